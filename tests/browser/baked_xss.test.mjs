// Every payload of the XSS corpora as text, name and website of a comment, through the real service
// into built pages: nothing is active in them, and the data for search engines stays data.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { startBakedWorld } from "./baked_world.mjs";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { absentCorpus, payloads } from "./payloads.mjs";
import { missing as noService } from "./world.mjs";
import { forbiddenIn } from "./xss_check.mjs";

const skip = absentCorpus || noBrowser || noService;
const perPost = 100; // all of them are in the first part of the thread, which is what pages hold
const texts = skip ? [] : payloads();
const names = Array.from({ length: Math.ceil(texts.length / perPost) }, (_, index) => `p${index}`);
let browser;
let world;
before(async () => {
  if (skip) return;
  browser = await launch();
  world = await startBakedWorld({ sites: { default: "default", plain: "plain" }, names });
});
after(async () => { await browser?.close(); await world?.close(); });

// Payloads that are no name or no address are refused in that place; they are sent without it.
async function send(key, text) {
  const whole = { name: text.slice(0, 90), website: text, body: text };
  for (const comment of [whole, { ...whole, website: undefined }, { name: "Eve", body: text }, { name: whole.name, body: "Only a name." }]) {
    const { status } = await world.trySend(key, comment);
    if (status === "published") return true;
  }
  return false;
}

test("no payload is active in a baked page or in its metadata", { skip }, async () => {
  let sent = 0;
  for (const [index, text] of texts.entries())
    sent += Number(await send(`/posts/p${Math.floor(index / perPost)}/`, text));
  for (const name of ["default", "plain"]) world.build(name, "baked");
  await world.stop(); // what runs comes from the page alone
  const page = await openPage(browser);
  const ran = [];
  page.on("dialog", (dialog) => { ran.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  page.on("popup", () => ran.push("popup"));
  page.on("framenavigated", (frame) => { if (frame.parentFrame()) ran.push(`frame ${frame.url()}`); });
  let shown = 0;
  let data = 0;
  for (const theme of ["default", "plain"]) {
    for (const name of names) {
      await page.goto(world.page(theme, `/posts/${name}/`));
      const { found, count, scripts, json } = await page.evaluate((source) => {
        const check = new Function(`return ${source}`)();
        return { found: check(document.querySelector(".postil-comments")), count: document.querySelectorAll(".postil-comment").length,
          scripts: [...document.scripts].map(({ type, src }) => type + (src && " src")),
          json: document.querySelector("script[type='application/ld+json']").textContent };
      }, forbiddenIn.toString());
      assert.deepEqual(found, [], `${theme} ${name}`);
      assert.deepEqual(scripts, ["application/ld+json", "module src"], `${theme} ${name}`);
      const post = JSON.parse(json)["@graph"].find((object) => object.commentCount !== undefined);
      assert.equal(post.comment.length, count, `${theme} ${name}`);
      for (const { author } of post.comment) assert.match(author.url ?? "https://", /^https?:\/\//iu);
      shown += count;
      data += post.comment.length;
      const html = readFileSync(path.join(world.folder(theme), "public/posts", name, "index.html"), "utf8");
      assert.equal(html.match(/<script\b/giu).length, 2, `${theme} ${name}`);
    }
    await page.goto(world.page(theme, "/"));
    assert.ok(await page.locator("a[href*='#comment-']").count() >= 5, theme);
    assert.equal(await page.locator("main :is(img, script, iframe, svg, style, form, object, embed)").count(), 0, theme);
  }
  console.log(`${texts.length} payloads, ${sent} taken; in two themes ${shown} comments and ${data} entries of JSON-LD, ${ran.length} ran`);
  assert.ok(sent > 0.9 * texts.length, `${sent} of ${texts.length}`);
  assert.equal(shown, 2 * sent);
  assert.deepEqual(ran, []);
  assert.deepEqual(page.foreign, []);
});
