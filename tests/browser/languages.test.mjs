// Postil's own site in its four languages, as readers of each see it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { startPreview } from "./preview.mjs";

const languages = [
  { lang: "en", dir: "ltr", root: "/", name: "English", date: "14 November 2026", contents: "On this page" },
  { lang: "de", dir: "ltr", root: "/de/", name: "Deutsch", date: "14. November 2026", contents: "Auf dieser Seite" },
  { lang: "fr", dir: "ltr", root: "/fr/", name: "Français", date: "14 novembre 2026", contents: "Sur cette page" },
  { lang: "ar", dir: "rtl", root: "/ar/", name: "العربية", date: "١٤ نوفمبر ٢٠٢٦", contents: "في هذه الصفحة" },
];
const post = (root) => `${root}posts/private-by-construction/`;

let browser;
let own;
before(async () => {
  if (missing) return;
  browser = await launch();
  own = await startPreview(new URL("../..", import.meta.url).pathname);
});
after(async () => {
  await browser?.close();
  await own?.close();
});

const it = (name, body) => test(name, { skip: missing }, body);

async function withPage(body) {
  const page = await openPage(browser);
  await page.route("**/embed.js", (route) => route.abort()); // no comment service runs here
  await body(page);
  await page.context().close();
}

const attributes = (page, selector, name) =>
  page.locator(selector).evaluateAll((found, attribute) => found.map((each) => each.getAttribute(attribute)), name);

it("a page says its language and direction, and its date and words speak it", async () => {
  await withPage(async (page) => {
    for (const { lang, dir, root, date, contents } of languages) {
      await page.goto(own.origin + post(root));
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      assert.equal(await page.locator("html").getAttribute("dir"), dir);
      assert.equal(await page.locator(".meta time").first().textContent(), date);
      assert.equal(await page.locator("#contents-title").textContent(), contents);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".prose p")).direction), dir);
    }
  });
});

it("readers change to the same page in another language by a plain link", async () => {
  await withPage(async (page) => {
    await page.goto(own.origin + post("/"));
    for (const { lang, name, root } of [...languages.slice(1), languages[0]]) {
      const link = page.locator(".languages").getByRole("link", { name, exact: true });
      assert.equal(await link.getAttribute("hreflang"), lang);
      assert.equal(await link.getAttribute("lang"), lang);
      await link.click();
      assert.equal(new URL(page.url()).pathname, post(root));
      assert.equal(await page.locator(".languages [aria-current]").textContent(), name);
    }
    await page.goto(`${own.origin}/manual/links/`);
    await page.locator(".languages").getByRole("link", { name: "Français" }).click();
    assert.equal(new URL(page.url()).pathname, "/fr/", "what is not translated leads to the front page");
  });
});

it("all translations name each other for search engines", async () => {
  await withPage(async (page) => {
    for (const { root } of languages) {
      await page.goto(own.origin + post(root));
      const tags = await attributes(page, "head link[hreflang]", "hreflang");
      const urls = await attributes(page, "head link[hreflang]", "href");
      const found = Object.fromEntries(tags.map((tag, i) => [tag, new URL(urls[i]).pathname]));
      const expected = Object.fromEntries(languages.map((each) => [each.lang, post(each.root)]));
      assert.deepEqual(found, { ...expected, "x-default": post("/") });
    }
  });
});

it("lists and feeds hold one language", async () => {
  await withPage(async (page) => {
    for (const { lang, root } of languages) {
      await page.goto(`${own.origin}${root}posts/`);
      const links = await attributes(page, ".card a[rel='bookmark'], .card-title a", "href");
      assert.ok(links.length > 0, lang);
      for (const link of links) assert.ok(link.startsWith(`${root}posts/`), `${link} in ${lang}`);
      const feed = await (await fetch(`${own.origin}${root}atom.xml`)).text();
      assert.match(feed, new RegExp(`xml:lang="${lang}"`, "u"));
    }
  });
});

it("no page of another language is wider than its window, and what begins a line begins it", async () => {
  await withPage(async (page) => {
    const paths = (await own.paths()).filter((name) => /^\/(?:ar|de|fr)\//u.test(name));
    assert.ok(paths.length > 15, "the sitemap lists the languages");
    for (const name of [...paths, "/ar/404.html"]) {
      await page.goto(own.origin + name);
      for (const width of [320, 390, 768, 1056, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, `${name} at ${width}`);
      }
    }
    await page.goto(own.origin + post("/ar/"));
    const [notes, text, contents] = await Promise.all([".footnotes li", ".prose p", ".contents"].map(
      async (selector) => (await page.locator(selector).first().boundingBox()).x));
    assert.ok(notes < text && text < contents, "from the right: contents, text, notes");
  });
});
