// The default theme in Chromium: what a reader would trip over, on Postil's own site and on a page made to be hard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { startPreview } from "./preview.mjs";

const ownSite = new URL("../..", import.meta.url).pathname;

// Notes that crowd each other, of several blocks, beside code, a table and a heading.
const crowded = `---
title: A headline with Donaudampfschiffahrtsgesellschaftskapitän and more words than fit
date: 2026-01-02
---
One[^a] sentence[^b] with three[^c] notes, all of them longer than the line.

\`\`\`text
${"code that is wider than the column ".repeat(6)}
\`\`\`

| one | two | three | four |
| --- | --- | --- | --- |
| \`${"identifier_".repeat(3)}\` | \`${"identifier_".repeat(3)}\` | text[^d] | ${"words ".repeat(9)} |

## A heading[^e]

- an item[^f]

${"A paragraph of many words. ".repeat(12)}

> A quotation.[^g]

[^a]: ${"Long. ".repeat(30)}
[^b]: Two blocks.

    ${"The second. ".repeat(12)}
[^c]: Short.
[^d]: In a table.
[^e]: In a heading.
[^f]: In a list.
[^g]: In a quotation.
`;

let browser;
let own;
let hard;
let folder;
before(async () => {
  if (missing) return;
  folder = mkdtempSync(path.join(os.tmpdir(), "postil-look-"));
  mkdirSync(path.join(folder, "content/posts"), { recursive: true });
  writeFileSync(path.join(folder, "content/posts/crowded.md"), crowded);
  writeFileSync(path.join(folder, "postil.yaml"), "title: Hard\n");
  browser = await launch();
  own = await startPreview(ownSite);
  hard = await startPreview(folder);
});
after(async () => {
  await browser?.close();
  await own?.close();
  await hard?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const it = (name, body) => test(name, { skip: missing }, body);
const hardPage = () => `${hard.origin}/posts/crowded/`;

// Calls `visit(page, url)` for each page of Postil's own site, for its 404 and for the hard one.
async function onEveryPage(options, visit) {
  const page = await openPage(browser, options);
  await page.route("**/embed.js", (route) => route.abort()); // no comment service runs here
  const urls = [...await own.paths(), "/404.html"].map((name) => own.origin + name);
  assert.ok(urls.length > 10, "the sitemap lists the site");
  for (const url of [...urls, hardPage()]) {
    await page.goto(url);
    await visit(page, url);
  }
  await page.context().close();
}

const widthOf = (page) => page.evaluate(() => document.scrollingElement.scrollWidth);

it("no page is wider than its window, nor when its text is twice as large", async () => {
  await onEveryPage({}, async (page, url) => {
    for (const width of [320, 390, 768, 1056, 1248, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await widthOf(page), width, url);
    }
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await page.setViewportSize({ width: 640, height: 900 });
    assert.equal(await widthOf(page), 640, `${url} with large text`);
  });
});

// Texts of the page whose contrast is below WCAG's AA for small text, with the value found.
function weakTexts() {
  const numbers = (color) => color.match(/[\d.]+/gu).map(Number);
  const luminance = (color) => {
    const [r, g, b] = color.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("script, noscript")) continue;
    const [a, b] = [numbers(getComputedStyle(element).color), background(element)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${texts.currentNode.data.trim().slice(0, 40)}`);
  }
  return weak;
}

it("every text can be read, on light paper and on dark", async () => {
  await onEveryPage({ reducedMotion: "reduce" }, async (page, url) => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await page.evaluate(weakTexts), [], `${url} on ${colorScheme} paper`);
    }
  });
});

it("no page asks another host, or holds a script or a style of its own", async () => {
  await onEveryPage({}, async (page, url) => {
    assert.deepEqual(page.foreign, [], url);
    const inline = "script:not([src], [type='application/ld+json']), style, [style], [onclick], [onload], iframe";
    assert.equal(await page.locator(inline).count(), 0, url);
  });
});

it("the menu stays on one line of the smallest phone", async () => {
  const page = await openPage(browser, { viewport: { width: 320, height: 600 } });
  await page.goto(own.origin);
  const tops = await page.locator(".menu a").evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top));
  assert.ok(tops.length > 2);
  assert.equal(new Set(tops).size, 1);
  await page.context().close();
});

test("the rules for notes are those that the script writes", () => {
  const theme = path.join(ownSite, "themes/default");
  const written = execFileSync("sh", [path.join(theme, "notes.sh")], { encoding: "utf8" });
  assert.equal(readFileSync(path.join(theme, "static/css/notes.css"), "utf8"), written);
});

// For each note: how far its first baseline is from its reference's, and where it begins and ends.
function places() {
  const baseline = (node, where) => {
    const mark = document.createElement("span");
    mark.style.cssText = "display: inline-block; width: 1px; height: 0";
    node[where](mark);
    const { bottom } = mark.getBoundingClientRect();
    mark.remove();
    return bottom;
  };
  return [...document.querySelectorAll(".footnotes > ol > li")].map((note, index) => {
    const reference = document.getElementById(`fnref-${index + 1}`).closest("sup");
    const { top, bottom, left } = note.getBoundingClientRect();
    const off = baseline(note.querySelector("p"), "prepend") - baseline(reference, "before");
    return { off, top, bottom, left };
  });
}

it("on a wide screen each note stands in the margin, level with its reference unless another is in the way", async () => {
  for (const width of [1056, 1440, 1920]) {
    const page = await openPage(browser, { viewport: { width, height: 900 } });
    await page.goto(hardPage());
    const text = await page.locator(".prose").evaluate((prose) => prose.getBoundingClientRect().right);
    const notes = await page.evaluate(places);
    assert.equal(notes.length, 7);
    notes.forEach((note, index) => {
      assert.ok(note.left > text, `note ${index + 1} at ${width} is in the margin`);
      const above = index === 0 ? -Infinity : notes[index - 1].bottom;
      assert.ok(note.top > above, `note ${index + 1} at ${width} is clear of the one above`);
      const pushed = Math.abs(note.top - above - 16) < 1;
      assert.ok(pushed || Math.abs(note.off) < 1.5, `note ${index + 1} at ${width} is ${note.off} off its line`);
    });
    assert.ok(Math.abs(notes[0].off) < 1.5, "the first has nothing above it");
    assert.ok(Math.abs(notes.at(-1).off) < 1.5, "the last has room");
    await page.context().close();
  }
});

it("on a phone a note rises from the foot of the screen, and its arrow leads back", async () => {
  const page = await openPage(browser, { viewport: { width: 390, height: 800 } });
  await page.goto(hardPage());
  await page.click("#fnref-5");
  const note = page.locator("#fn-5");
  const box = await note.boundingBox();
  assert.equal(Math.round(box.y + box.height), 800);
  const reference = await page.locator("#fnref-5").boundingBox();
  assert.ok(reference.y > 0 && reference.y < box.y, "the sentence is still in sight");
  await note.locator(".footnote-back").click();
  await page.waitForURL(/#fnref-5$/u);
  assert.equal(await note.evaluate((item) => getComputedStyle(item).position), "relative");
  assert.ok((await page.locator("#fnref-5").boundingBox()).y > 0);
  await page.context().close();
});

it("the print has no menu and no form, and every note at its end", async () => {
  const page = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(hardPage());
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".menu", ".share", ".tags", ".postil-form"]) {
    for (const part of await page.locator(hidden).all()) assert.equal(await part.isVisible(), false, hidden);
  }
  const places = await page.locator(".footnotes > ol > li").evaluateAll((notes) => notes.map((note) => getComputedStyle(note).position));
  assert.deepEqual(new Set(places), new Set(["relative"]));
  await page.context().close();
});
