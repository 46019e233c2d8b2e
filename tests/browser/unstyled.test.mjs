// The comment section on pages that bring no styles for it: the manual's example and the theme plain.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { startPreview } from "./preview.mjs";
import { answers, fragment, startStub } from "./stub.mjs";

const manual = readFileSync(new URL("../../content/manual/comments.md", import.meta.url), "utf8");
const [, example] = /```html\n(<section[\s\S]*?)```/u.exec(manual);
const word = "Donaudampfschifffahrtsgesellschaft".repeat(8);

let browser;
let stub;
let plain;
let page;
const folder = mkdtempSync(path.join(os.tmpdir(), "postil-unstyled-"));
before(async () => {
  if (missing) return;
  browser = await launch();
  stub = await startStub();
  mkdirSync(path.join(folder, "content/posts"), { recursive: true });
  writeFileSync(path.join(folder, "postil.yaml"), `title: Site\ntheme: plain\ncomments: {service: "${stub.service}"}\n`);
  writeFileSync(path.join(folder, "content/posts/a.md"), "---\ntitle: A\ndate: 2026-01-02\n---\nText.\n");
  plain = await startPreview(folder);
});
after(async () => {
  await browser?.close();
  await stub?.close();
  await plain?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  if (missing) return;
  stub.reset();
  stub.show(example.replace("https://comments.example.org", stub.service).replace("https://comments.example.org", stub.service),
    { head: '<meta name="viewport" content="width=device-width">' });
  stub.routes.set("GET /api/v1/fragment", answers.html(fragment.replace("Ada", word).replace("Hm.", word)));
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "comment-required", message: `Please enter your comment! ${word}` }] }));
});
afterEach(async () => {
  if (missing) return;
  assert.deepEqual(page.mistakes, [], "errors of scripts in the page");
  assert.deepEqual(page.foreign, [], "requests beyond this machine");
  await page.context().close();
});

// The contrast (WCAG 2.2) of a property's colour with the background that is visible behind it.
const contrast = (selector, property) => page.locator(selector).first().evaluate((node, name) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const luminance = () => {
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paint = (color) => { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); };
  paint("white");
  const behind = [];
  const first = name === "color" ? node : node.parentElement;
  for (let each = first; each; each = each.parentElement) behind.unshift(getComputedStyle(each).backgroundColor);
  behind.forEach(paint);
  const background = luminance();
  paint(getComputedStyle(node)[name]);
  const [dark, light] = [luminance(), background].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}, property);

const isWide = async (width) => {
  await page.setViewportSize({ width, height: 700 });
  assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width);
};

for (const [name, address] of [["the manual's example", () => stub.site], ["the theme plain", () => `${plain.origin}/posts/a/`]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} has readable fields and a readable button, and fits into a phone: ${colorScheme}`, { skip: missing }, async () => {
      page = await openPage(browser, { colorScheme });
      await page.goto(`${address()}#comments`);
      await page.waitForSelector("#comment-c1");
      await page.waitForFunction(() => getComputedStyle(document.querySelector("[name=body]")).borderTopWidth === "1px");
      for (const field of ["body", "name", "email", "website"]) {
        const { borderBlock, borderInline } = await page.locator(`[name=${field}]`).evaluate((node) => {
          const { borderTopStyle, borderLeftStyle } = getComputedStyle(node);
          return { borderBlock: borderTopStyle, borderInline: borderLeftStyle };
        });
        assert.deepEqual([borderBlock, borderInline], ["solid", "solid"]);
        const edge = await contrast(`[name=${field}]`, "borderTopColor");
        assert.ok(edge >= 3, `the border of ${field} has a contrast of ${edge}`);
        assert.ok(await contrast(`[name=${field}]`, "color") >= 4.5, field);
      }
      for (const width of [280, 390, 1200]) await isWide(width);
      await page.click("#comment-c2 .postil-reply");
      await page.click(".postil-send");
      await page.waitForSelector("[role=alert]");
      for (const selector of [".postil-send", ".postil-count", ".postil-by", ".postil-when", ".postil-reply", ".postil-cancel",
        ".postil-error", "[role=alert] a", ".postil-hints span", ".postil-field label span", ".postil-badge", ".postil-avatar"]) {
        const found = await contrast(selector, "color");
        assert.ok(found >= 4.5, `${selector} has a contrast of ${found}`);
      }
      await isWide(280);
      await page.fill("[name=body]", word);
      stub.routes.set("GET /api/v1/fragment", answers.html(fragment.replace('"7-2f1c"', '"8" data-postil-open="false"')
        .replace(/<\/div>\n$/u, '<p class="postil-closed"><bdi>Comments are closed.</bdi></p>\n</div>\n')));
      stub.routes.set("POST /api/v1/comments", answers.problem(409, "thread-closed"));
      await page.click(".postil-send");
      await page.waitForSelector("#postil-unsent");
      for (const selector of [".postil-closed", ".postil-unsent label"]) assert.ok(await contrast(selector, "color") >= 4.5, selector);
      await isWide(280);
    });
  }
}
