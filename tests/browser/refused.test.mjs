// A comment that is refused without JavaScript: its text must come back.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, afterEach, before, test } from "node:test";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService, startWorld } from "./world.mjs";

const skip = noBrowser || noService;
const LETTER = "A long letter,\n\n  with an indented line, <b>marks</b> and *stars*.";
let browser;
let world;
let page;
before(async () => { if (!skip) browser = await launch(); });
afterEach(async () => {
  await page?.context().close();
  await world?.close();
});
after(async () => { await browser?.close(); });

async function open(options = {}) {
  world = await startWorld({ policy: "policy:\n  default: publish\n", ...options });
  page = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(`${world.service}/threads?thread=/posts/letter/`);
}

async function send(text, name = "Ann") {
  await page.fill("[name=body]", text);
  await page.fill("[name=name]", name);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.click(".postil-send");
  const answer = await answered;
  await page.waitForLoadState();
  return answer.status();
}

const alert = () => page.locator("[role=alert]").innerText();
const text = () => page.inputValue("[name=body]");

test("429: the form has the text and the time to wait", { skip }, async () => {
  await open({ settings: "rates:\n  address: 1/10m\n" });
  assert.equal(await send("The first one."), 303);
  await page.goto(`${world.service}/threads?thread=/posts/letter/`);
  assert.equal(await send(LETTER), 429);
  assert.equal(await text(), LETTER);
  assert.equal(await page.inputValue("[name=name]"), "Ann");
  assert.match(await alert(), /Too many comments just now[\s\S]*You can send it again in (10 minutes|\d+ seconds)\./u);
});

test("409: below the comments of a closed thread the text can be copied", { skip }, async () => {
  await open({ settings: "rates: none\n" });
  world.setOpen(false);
  assert.equal(await send(LETTER), 409);
  assert.equal(await page.locator(".postil-text").evaluate((node) => node.textContent), LETTER);
  assert.match(await alert(), /This thread takes no more comments\./u);
  assert.equal(await page.locator("form").count(), 0);
});

test("403: what the page of another site sent can be sent from the service's page", { skip }, async () => {
  await open({ settings: "rates: none\n" });
  const other = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<form method="post" action="${world.service}/api/v1/comments?thread=/posts/letter/">
      <textarea name="body"></textarea><input name="name"><button class="postil-send">Send</button></form>`);
  });
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  try {
    await page.goto(`http://127.0.0.1:${other.address().port}/`);
    assert.equal(await send(LETTER), 403);
    assert.equal(await text(), LETTER);
    assert.match(await alert(), /may not write comments here/u);
    assert.equal(await send(LETTER), 303);
  } finally {
    other.close();
    other.closeAllConnections();
  }
});

test("413: the answer says where the text is, and there it is", { skip }, async () => {
  await open({ settings: "rates: none\n" });
  for (const length of [70_000, 3_000_000]) {
    const long = `${LETTER}${"x".repeat(length)}`;
    assert.equal(await send(long), 413);
    assert.match(await page.locator("main").innerText(), /Your text is still in the form: go one step back/u);
    await page.goBack();
    assert.equal(await text(), long);
  }
});

test("422: an answer to a comment that is gone can be sent as a comment of its own", { skip }, async () => {
  await open({ settings: "rates: none\n" });
  await page.goto(`${world.service}/threads?thread=/posts/letter/&parent=gone#postil-form`);
  assert.equal(await send(LETTER), 422);
  assert.match(await alert(), /The comment that you answer is gone\. You can send your text as a comment of its own\./u);
  assert.equal(await page.locator(".postil-replying").count(), 0);
  assert.equal(await send(await text()), 303);
});

test("503: the form has the text and the time to wait", { skip }, async () => {
  await open({ policy: "policy:\n  default: hold\n", settings: "rates:\n  waiting_site: 1\n" });
  assert.equal(await send("The first one."), 303);
  await page.goto(`${world.service}/threads?thread=/posts/letter/`);
  assert.equal(await send(LETTER, "Bob"), 503);
  assert.equal(await text(), LETTER);
  assert.match(await alert(), /Too many comments[\s\S]*You can send it again in 1 hour\./u);
});
