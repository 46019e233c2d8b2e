// axe.mjs THEME: axe-core on Postil's own site in that theme: one page of each kind on light paper and on dark, on a phone and a
// desk; all others once.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { executablePath, flags } from "./chromium.mjs";
import { kinds, startSite } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screens = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

async function violations(page) {
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/gu, " ")}`));
}

const site = await startSite(process.argv[2]);
const browser = await chromium.launch({ executablePath, args: flags });
const found = [];
let views = 0;

async function visit(page, url, view) {
  const answer = await page.goto(url);
  if (!answer.ok()) throw new Error(`${url} answers ${answer.status()}`);
  for (const section of await page.locator(".comments").all()) {
    await section.scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle"); // the form and its rules come then
  }
  await page.evaluate(axe);
  for (const each of await violations(page)) found.push(`axe ${url} ${view}: ${each}`);
  views += 1;
}

try {
  const some = Object.values(kinds).map((address) => site.origin + address);
  for (const colorScheme of ["light", "dark"]) {
    for (const viewport of screens) {
      const page = await browser.newPage({ colorScheme, viewport, reducedMotion: "reduce" });
      const urls = views === 0 ? new Set([...some, ...site.urls]) : some;
      for (const url of urls) await visit(page, url, `${colorScheme} ${viewport.width}`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
for (const each of found) console.log(each);
console.log(`${site.urls.length} pages in ${views} views, ${found.length} findings`);
process.exitCode = found.length === 0 && views > 0 ? 0 : 1;
