// What readers see of baked comments, with the real programs: without the service, without JavaScript,
// and beside what the service says now.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { fillThreads, keys, names, policy, startBakedWorld } from "./baked_world.mjs";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService } from "./world.mjs";

const skip = noBrowser || noService;
const sites = { default: "default", plain: "plain", live: "default", frozen: "default", plainFrozen: "plain" };
const themes = ["default", "plain"];
let browser;
let world;
let made;
let page;
before(async () => {
  if (skip) return;
  browser = await launch();
  world = await startBakedWorld({ sites, names, policy });
  made = await fillThreads(world);
  // Only a thread that has had a comment is in a snapshot of a service with `--threads open`.
  const passing = await world.send("/posts/empty/", { name: "Lu", body: "Soon gone." });
  await world.decide(passing, "delete");
  for (const name of themes) world.build(name, "baked");
  world.build("live", "live");
  for (const name of ["frozen", "plainFrozen"]) world.build(name, "frozen");
});
after(async () => { await browser?.close(); await world?.close(); });
beforeEach(async () => { if (!skip) page = await openPage(browser); });
afterEach(async () => {
  if (skip) return;
  assert.deepEqual(page.mistakes, [], "errors of scripts in the page");
  assert.deepEqual(page.foreign, [], "requests beyond this machine");
  await page.context().close();
});
const it = (name, body) => test(name, { skip }, body);

async function openWithoutScript() {
  await page.context().close();
  page = await openPage(browser, { javaScriptEnabled: false });
}

// Opens a page at its comments, and waits until the service has answered.
async function openAtComments(url, { status }) {
  const answered = page.waitForResponse((answer) => answer.url().includes("/api/v1/fragment"));
  await page.goto(`${url}#comments`);
  assert.equal((await answered).status(), status);
  await page.waitForLoadState("networkidle");
}

const htmlOf = (name, key) => readFileSync(path.join(world.folder(name), "public", key, "index.html"), "utf8");
const listed = () => page.locator(".postil-comments").evaluate((list) => list.outerHTML);

// Runs in the page: each node of the list as it is in the tree.
function tree() {
  const nodes = [];
  const walk = (node, depth) => {
    const attributes = [...node.attributes ?? []].map(({ name, value }) => `${name}=${value}`);
    nodes.push([depth, node.nodeType, node.nodeName, node.nodeValue, ...attributes].join("|"));
    node.childNodes.forEach((child) => walk(child, depth + 1));
  };
  walk(document.querySelector(".postil-comments"), 0);
  return nodes;
}

it("the bytes of the page's list are those that the service sends", async () => {
  for (const key of keys) {
    const fragment = (await world.fragment(key)).trimEnd();
    assert.ok(fragment.startsWith("<div class=\"postil-comments\""), key);
    for (const name of themes) assert.ok(htmlOf(name, key).includes(`\n${fragment}\n`), `${name} ${key}`);
  }
});

it("the baked list has the same nodes as the one that the script fetches", async () => {
  let count = 0;
  for (const key of keys) {
    await openAtComments(world.page("default", key), { status: 204 });
    const baked = await page.evaluate(tree);
    await page.context().close();
    page = await openPage(browser);
    await openAtComments(world.page("live", key), { status: 200 });
    const live = await page.evaluate(tree);
    assert.deepEqual(baked, live, key);
    count += live.length;
  }
  console.log(`${keys.length} threads, ${count} nodes`);
});

it("without JavaScript the baked list has the same nodes as the service's own page", async () => {
  for (const key of keys) {
    await openWithoutScript();
    await page.goto(world.page("default", key));
    const baked = await listed();
    await page.goto(`${world.service}/threads?thread=${encodeURIComponent(key)}`);
    assert.equal(baked, await listed(), key);
  }
});

it("without JavaScript the comments can be read, and the form and a link to the latest ones are there", async () => {
  for (const name of themes) {
    await openWithoutScript();
    await page.goto(world.page(name, "/posts/replies/"));
    assert.match(await page.locator(".postil-comments").innerText(), /^4 comments[\s\S]*First\.[\s\S]*An answer to the answer\./u);
    assert.equal(await page.locator(".postil-reply:visible").count(), 0, "a reply needs the script");
    const { below } = await page.locator(".postil-comment").last().evaluate((node) => (
      { below: node.getBoundingClientRect().bottom - node.querySelector(".postil-body").getBoundingClientRect().bottom }));
    assert.ok(below < 40, `${name} leaves no place for it: ${below}`);
    assert.ok(await page.locator("#comments form [name=body]").isVisible(), name);
    await page.locator("#comments a[href*='/threads?']").last().click();
    assert.match(page.url(), /\/threads\?thread=/u);
    assert.match(await page.locator(".postil-comments").innerText(), /4 comments/u);
  }
});

it("the form without JavaScript leads to the preview of the service", async () => {
  await openWithoutScript();
  await page.goto(world.page("default", "/posts/one/"));
  await page.fill("[name=body]", "Without a script");
  await page.fill("[name=name]", "Lea");
  await page.click(".postil-send");
  await page.waitForURL(`${world.service}/**`);
  assert.equal(await page.locator("[name=body]").inputValue(), "Without a script");
});

it("when the service stops, the comments stay and a text is kept", async () => {
  const dialogs = [];
  page.on("dialog", (dialog) => { dialogs.push(dialog.message()); return dialog.dismiss(); });
  const url = world.page("default", "/posts/replies/");
  await openAtComments(url, { status: 204 });
  await world.stop();
  await page.fill("[name=body]", "Into the void");
  await page.fill("[name=name]", "Lea");
  await page.click(".postil-send");
  await page.locator("[role=alert]").waitFor();
  assert.match(await page.locator("[role=alert]").innerText(), /cannot be reached\. Your text is kept/u);
  assert.equal(await page.locator("[name=body]").inputValue(), "Into the void");

  // Not even the script can be had.
  await page.goto("about:blank");
  await page.goto(`${url}#comments`);
  assert.match(await page.locator(".postil-comments").innerText(), /^4 comments[\s\S]*An answer to the answer\./u);
  assert.equal(await page.locator(".postil-hints").count(), 0, "the script is not there");
  assert.equal(await page.locator("[role=alert]").count(), 0);
  await page.fill("[name=body]", "Once more");
  // The browser tells that the service is not there; its way back leads to the text.
  await page.click(".postil-send");
  await page.waitForURL("chrome-error://**");
  await page.goBack();
  assert.equal(await page.locator("[name=body]").inputValue(), "Once more");
  assert.deepEqual(dialogs, []);
  await world.restart();
});

it("a comment that was taken down after the build is gone, and a closed page says so", async () => {
  const key = "/posts/one/";
  await world.decide(made.one, "delete");
  await openAtComments(world.page("default", key), { status: 200 });
  assert.match(await page.locator(".postil-comments").innerText(), /^No comments yet/u);
  assert.equal(await page.getByText("The only comment").count(), 0);
  assert.match(htmlOf("default", key), /The <em>only<\/em> comment/u);
  await world.setOpen(key, false);
  await page.goto("about:blank");
  await openAtComments(world.page("default", key), { status: 200 });
  assert.match(await page.locator(".postil-closed").innerText(), /Comments are closed/u);
  assert.equal(await page.locator("#comments form").count(), 0);
  await world.setOpen(key, true);
  await world.decide(made.one, "restore");
});

it("a frozen page has all its comments, no script and no form, and asks nobody", async () => {
  for (const name of ["frozen", "plainFrozen"]) {
    const asked = [];
    page.on("request", (request) => { if (!request.url().startsWith(world.origin(name))) asked.push(request.url()); });
    await page.goto(`${world.page(name, "/posts/long/")}#comments`, { waitUntil: "networkidle" });
    assert.equal(await page.locator(".postil-comment").count(), 600);
    const last = made.long.at(-1).id;
    assert.match(await page.locator(`[id="comment-${last}"]`).innerText(), /number 599/u);
    assert.equal(await page.locator("script:not([type='application/ld+json']), form, .postil-more, [data-postil-thread], noscript").count(), 0);
    assert.equal(await page.locator(".postil-reply:visible").count(), 0);
    const service = await page.locator(`[href^="${world.service}"], [src^="${world.service}"], [action]`).count();
    assert.equal(service, 0, "no address of the service is left");
    assert.deepEqual(asked, []);
  }
});

it("the home page lists the latest comments, and the cards have counts", async () => {
  await page.goto(world.page("default", "/"));
  const texts = await page.locator(".letters li").allInnerTexts();
  assert.deepEqual(texts.map((text) => /^N(\d+) number \1\n[\s\S]*Post long$/u.exec(text)?.[1]), ["599", "598", "597", "596", "595"]);
  for (const link of await page.locator(".letters li > a").evaluateAll((links) => links.map((a) => a.getAttribute("href")))) {
    assert.match(link, /^(\/[^#]*|http:\/\/127[^#]*)#comment-/u);
  }
  const cards = (await page.locator(".card").allInnerTexts()).join("\n");
  assert.match(cards, /600 comments/u);
  assert.match(cards, /4 comments/u);
});

it("the metadata name the comments that the page shows", async () => {
  for (const name of themes) {
    for (const key of keys) {
      await page.goto(world.page(name, key));
      const [data] = (await page.locator("script[type='application/ld+json']").allTextContents()).map((text) => JSON.parse(text));
      const post = [data["@graph"] ?? data].flat().find((object) => object.commentCount !== undefined);
      const shown = await page.locator(".postil-comment:not(.postil-removed, .postil-changed)").evaluateAll((all) => all.map(({ id }) => id));
      assert.deepEqual((post.comment ?? []).map(({ url }) => new URL(url).hash.slice(1)), shown, `${name} ${key}`);
      const heading = await page.locator(".postil-count").innerText();
      assert.equal(post.commentCount, Number(/\d+/u.exec(heading)?.[0] ?? 0), `${name} ${key}: ${heading}`);
    }
  }
});
