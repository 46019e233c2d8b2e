// One headless Chromium for a test file, and pages that may only talk to this machine.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const executablePath = process.env.POSTIL_CHROMIUM ?? "/usr/bin/chromium";

const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic",
  "--no-first-run", "--disable-component-update", "--disable-sync"];

export const missing = existsSync(executablePath) ? false : `no Chromium at ${executablePath}`;

export function launch() {
  return chromium.launch({ executablePath, args: quiet });
}

// A page whose requests beyond loopback fail and are listed in `page.foreign`, as are the page's
// own errors in `page.mistakes`.
export async function openPage(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.foreign = [];
  page.mistakes = [];
  await page.route((url) => !/^(127\.0\.0\.1|(.*\.)?localhost)$/u.test(url.hostname), (route) => {
    page.foreign.push(route.request().url());
    return route.abort();
  });
  page.on("pageerror", (error) => page.mistakes.push(String(error)));
  return page;
}
