// Addresses of comments beyond the first page of a thread, with the real programs.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService, startWorld } from "./world.mjs";

const skip = noBrowser || noService;
const COUNT = 520;
let browser;
let world;
let page;
let ids;
before(async () => {
  if (skip) return;
  browser = await launch();
  world = await startWorld({ settings: "rates: none\nnesting: 0\n", policy: "policy:\n  default: publish\n" });
  ids = [];
  for (let i = 0; i < COUNT; ++i) ids.push(await world.send({ body: `number ${i}`, name: `N${i}` }));
});
after(async () => { await browser?.close(); await world?.close(); });
beforeEach(async () => { if (!skip) page = await openPage(browser); });
afterEach(async () => {
  if (skip) return;
  assert.deepEqual(page.mistakes, []);
  assert.deepEqual(page.foreign, []);
  await page.context().close();
});

const inView = (id) => page.waitForFunction((name) => {
  const box = document.getElementById(name)?.getBoundingClientRect();
  return box && box.top < window.innerHeight && box.bottom > 0;
}, `comment-${id}`);

test("the address of any comment brings the reader to it", { skip }, async () => {
  await page.goto(`${world.page}#comment-${ids[510]}`);
  await inView(ids[510]);
  assert.equal(await page.locator(`#comment-${ids[0]}`).count(), 0);
  // Another address in the same page, forth and back.
  await page.evaluate((id) => { location.hash = `#comment-${id}`; }, ids[3]);
  await inView(ids[3]);
  await page.goBack();
  await inView(ids[510]);
  // The permalink of a comment stays in the page of the site.
  await page.click(`#comment-${ids[511]} .postil-when a`);
  assert.equal(page.url(), `${world.page}#comment-${ids[511]}`);
  await page.click(".postil-first a");
  await page.waitForURL(`${world.service}/threads?thread=*`);
  await page.waitForSelector(`#comment-${ids[0]}`);
});

test("an address of a comment that is not there says so", { skip }, async () => {
  await page.goto(`${world.page}#comment-nobody`);
  const note = page.locator(".postil-missing");
  await note.waitFor();
  assert.match(await note.innerText(), /is not here/u);
  await page.evaluate((id) => { location.hash = `#comment-${id}`; }, ids[3]);
  await page.waitForFunction(() => !document.querySelector(".postil-missing"));
});

test("without JavaScript the service's page shows the comment", { skip }, async () => {
  await page.context().close();
  page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${world.service}/threads?thread=/posts/letter/&comment=${ids[515]}#comment-${ids[515]}`);
  assert.match(await page.locator(`#comment-${ids[515]}`).innerText(), /number 515/u);
  await page.click(`#comment-${ids[516]} .postil-when a`);
  assert.match(page.url(), new RegExp(`comment=${ids[516]}#comment-${ids[516]}$`, "u"));
  assert.match(await page.locator(`#comment-${ids[516]}`).innerText(), /number 516/u);
});

test("readers see their own comment beyond the first page, at once and after a reload", { skip }, async () => {
  await page.goto(`${world.page}#comments`);
  await page.fill("[name=body]", "My own words");
  await page.fill("[name=name]", "Mei");
  await page.click(".postil-send");
  const own = page.locator(".postil-comment", { hasText: "My own words" });
  await own.waitFor();
  assert.equal(await page.locator(".postil-own").count(), 0);  // it is in the list that everybody sees
  await page.reload();
  await page.locator(".postil-own", { hasText: "My own words" }).waitFor();
  const id = await page.locator(".postil-own").getAttribute("id");
  await page.goto(`${world.page}#${id}`);
  await page.locator(`#${id}:not(.postil-own)`, { hasText: "My own words" }).waitFor();
  await page.goto(`${world.page}#comments`);
  await page.reload();
  await page.click(".postil-own .postil-when a");
  await page.waitForURL(`${world.service}/threads?**`);
  assert.match(await own.innerText(), /My own words/u);
});

test("a reply to a comment on another page names it, and leads there", { skip }, async () => {
  const reply = await world.send({ body: "An answer", name: "Ada", parent: ids[2] });
  await page.goto(`${world.page}#comment-${reply}`);
  await inView(reply);
  const label = page.locator(`#comment-${reply} .postil-when a`, { hasText: "N2" });
  assert.equal(await label.innerText(), "N2");
  await label.click();
  await inView(ids[2]);
  assert.equal(page.url(), `${world.page}#comment-${ids[2]}`);
});
