// The whole way of a comment, with the real programs: sent, held, approved by REST, read; with
// JavaScript and without.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService, startWorld } from "./world.mjs";

const skip = noBrowser || noService;
let browser;
let world;
let page;
before(async () => {
  if (skip) return;
  browser = await launch();
  world = await startWorld();
  console.log(world.generated ? "the site is built by postil" : "the page is the contract's section");
});
after(async () => { await browser?.close(); await world?.close(); });
afterEach(async () => {
  if (skip) return;
  assert.deepEqual(page.mistakes, []);
  assert.deepEqual(page.foreign, []);
  await page.context().close();
});

const heldBy = (name) => {
  const found = world.held().filter((comment) => comment.name === name);
  assert.equal(found.length, 1, `comments held from ${name}`);
  return found[0];
};

test("a comment is sent, held, approved and read", { skip }, async () => {
  page = await openPage(browser);
  await page.goto(world.page);
  await page.locator("[name=body]").scrollIntoViewIfNeeded();
  await page.locator(".postil-count", { hasText: "No comments yet" }).waitFor();
  await page.fill("[name=body]", "I would go *further*: <T> & a < b.\nhttp://example.org/x");
  await page.fill("[name=name]", "Glenn R.");
  await page.fill("[name=email]", "glenn@example.org");
  await page.click(".postil-send");
  const own = page.locator(".postil-own");
  await own.waitFor();
  assert.match(await own.innerText(), /Glenn R\.\n.*Held for a moderator/su);
  assert.match(await own.innerText(), /I would go further: <T> & a < b\.\n/u);
  await page.reload();
  await page.locator("#comments").scrollIntoViewIfNeeded();
  await own.waitFor();

  // Somebody else does not see it.
  const other = await openPage(browser);
  await other.goto(`${world.service}/threads?thread=/posts/letter/`);
  assert.match(await other.locator(".postil-count").innerText(), /No comments yet/u);
  await other.context().close();

  world.decide(heldBy("Glenn R."), "approve");
  await page.reload();
  await page.locator("#comments").scrollIntoViewIfNeeded();
  const comment = page.locator(".postil-comment:not(.postil-own)");
  await comment.waitFor();
  assert.match(await comment.innerText(), /Glenn R\./u);
  assert.equal(await page.locator(".postil-count").innerText(), "1 comment");
  await page.waitForFunction(() => document.querySelectorAll(".postil-own").length === 0);
  assert.doesNotMatch(await page.content(), /glenn@example|postil-own/u);
});

test("a refused comment says why, at its field, with the policy's own words", { skip }, async () => {
  page = await openPage(browser);
  await page.goto(world.page);
  await page.click(".postil-send");
  await page.waitForSelector("[role=alert]");
  assert.equal(await page.locator("#postil-body-error").innerText(), "Please enter your comment!");
  assert.equal(await page.locator("#postil-name-error").innerText(), "Please enter your name here");
});

test("a reply stands below the comment it answers", { skip }, async () => {
  page = await openPage(browser);
  await page.goto(`${world.page}#comments`);
  await page.click(".postil-reply");
  await page.keyboard.type("Indeed");
  await page.fill("[name=name]", "Ada");
  await page.click(".postil-send");
  await page.waitForSelector(".postil-item .postil-item .postil-own");
  world.decide(heldBy("Ada"), "approve");
  await page.reload();
  const reply = page.locator(".postil-item .postil-item .postil-comment:not(.postil-own)");
  await reply.waitFor();
  assert.match(await reply.innerText(), /Indeed/u);
});

test("without JavaScript: form, preview, receipt, and the thread's page", { skip }, async () => {
  page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(world.page);
  await page.fill("[name=body]", "A letter without *scripts*, <b>really</b>.");
  await page.fill("[name=name]", "张伟");
  await page.click(".postil-send");
  await page.waitForURL(`${world.service}/**`);
  assert.match(await page.locator(".postil-own .postil-body").innerText(), /A letter without scripts, <b>really<\/b>\./u);
  assert.equal(await page.inputValue("[name=body]"), "A letter without *scripts*, <b>really</b>.");
  await page.click(".postil-send");
  await page.waitForURL(`${world.service}/receipt?r=*`);
  assert.match(await page.locator("h1").innerText(), /waiting for a moderator/u);
  world.decide(heldBy("张伟"), "approve");
  await page.click("main a[href*='/threads?thread=']");
  assert.match(await page.locator(".postil-count").innerText(), /3 comments/u);
  assert.match(await page.locator("#comments").innerText(), /张伟[\s\S]*A letter without scripts/u);

  // A reply, too.
  await page.click(".postil-reply >> nth=0");
  assert.match(await page.locator(".postil-replying").innerText(), /You are replying/u);
  await page.goto(world.page);
  assert.match(await page.locator("noscript, #comments").first().innerText(), /latest comments|comment/iu);
});

test("a page of a site that the service does not know says so, and keeps the text", { skip }, async () => {
  page = await openPage(browser);
  const unknown = world.page.replace("127.0.0.1", "www.letters.localhost");
  await page.goto(unknown);
  await page.fill("[name=body]", "From the other name of this site");
  await page.fill("[name=name]", "Ada");
  await page.click(".postil-send");
  await page.waitForSelector("[role=alert]");
  assert.equal(await page.locator("[role=alert]").innerText(),
    `This site may not write here: its comment service takes no comments from ${new URL(unknown).origin}. `
    + "Your text is kept on this device.");
  assert.equal(await page.inputValue("[name=body]"), "From the other name of this site");
  assert.ok(world.log().some((line) => line.includes(`add --site ${new URL(unknown).origin}`)), world.log().join("\n"));
});

test("without JavaScript a refused comment comes back with its text and the reasons", { skip }, async () => {
  page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(world.page);
  await page.fill("[name=body]", "No name");
  await page.click(".postil-send");
  await page.waitForURL(`${world.service}/**`);
  assert.match(await page.locator("[role=alert]").innerText(), /Please enter your name here/u);
  assert.equal(await page.inputValue("[name=body]"), "No name");
  assert.equal(await page.getAttribute("[name=name]", "aria-invalid"), "true");
  await page.fill("[name=name]", "Zoë");
  await page.click(".postil-send");
  await page.waitForURL(`${world.service}/receipt?r=*`);
  heldBy("Zoë");
});

test("a closed thread shows no form before anybody types, and its form again when it is open", { skip }, async () => {
  page = await openPage(browser);
  for (const open of [false, true]) {
    world.setOpen(open);
    await page.goto(`${world.page}#comments`);
    await page.locator(open ? ".postil-reply" : ".postil-closed").first().waitFor();
    assert.equal(await page.locator(".postil-closed").count(), open ? 0 : 1);
    assert.equal(await page.locator("form").count(), open ? 1 : 0);
    assert.equal(await page.locator(".postil-reply").count() > 0, open);
    await page.goto(`${world.service}/threads?thread=/posts/letter/`);
    assert.equal(await page.getByText("Comments are closed.").count(), open ? 0 : 1);
    assert.equal(await page.locator("form").count(), open ? 1 : 0);
  }
});
