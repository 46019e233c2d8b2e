// The drafts of embed.js: each tab has its own, and a new visit continues one that nobody writes on.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { browser, it, page, stub } from "./fixture.mjs";
import { answers, section, thread } from "./stub.mjs";

beforeEach(() => {
  stub?.show(section);
  stub?.routes.set("POST /api/v1/comments", answers.json(202, { id: "n1", status: "held", revision: 1,
    edit_token: "EDIT", html: "<p>x</p>", reasons: [] }));
});

async function openTab(prepare) {
  const tab = await page.context().newPage();
  tab.on("pageerror", (error) => page.mistakes.push(String(error)));
  if (prepare) await tab.addInitScript(...prepare);
  await tab.goto(stub.site);
  return tab;
}
const write = (tab, text) => tab.fill("[name=body]", text);
const written = (tab) => tab.inputValue("[name=body]");
const has = (tab, text) => tab.waitForFunction((value) => document.querySelector("[name=body]").value === value, text);
const send = async (tab) => {
  await tab.click(".postil-send");
  await tab.waitForSelector("#comment-n1");
};
const stored = (tab) => tab.evaluate(() => Object.entries(localStorage)
  .filter(([key]) => key.startsWith("postil:draft:")).flatMap(([, value]) => JSON.parse(value).map(({ body }) => body)));

it("keeps a draft for each of two tabs, through reloads", async () => {
  await page.goto(stub.site);
  await write(page, "In the first tab");
  const second = await openTab();
  assert.equal(await written(second), "", "the first tab's draft stays there");
  await second.click("#comment-c1 .postil-reply");
  await write(second, "In the second tab");
  for (const tab of [page, second]) await tab.reload();
  assert.equal(await written(page), "In the first tab");
  assert.equal(await page.locator(".postil-replying").count(), 0);
  assert.equal(await written(second), "In the second tab");
  assert.equal(await second.locator(".postil-replying").count(), 1);
  await write(page, "In the first tab, again");
  for (const tab of [second, page]) await tab.reload();
  assert.equal(await written(page), "In the first tab, again");
  assert.equal(await written(second), "In the second tab");
});

it("continues the newest draft of closed tabs, and the next one when that is sent", async () => {
  const first = await openTab();
  await write(first, "The older one");
  const second = await openTab();
  await second.fill("[name=name]", "Mei");
  await write(second, "The newer one");
  await first.close();
  await second.close();
  await page.goto(stub.site);
  await has(page, "The newer one");
  assert.equal(await page.inputValue("[name=name]"), "Mei");
  assert.match(await page.innerText(".postil-status"), /draft/u);
  const third = await openTab();
  await has(third, "The older one");
  await third.close();
  await send(page);
  assert.deepEqual(await stored(page), ["The older one"]);
  const fourth = await openTab();
  await has(fourth, "The older one");
  await write(fourth, "");
  assert.deepEqual(await stored(fourth), []);
});

it("gives the copy of a tab a draft of its own", async () => {
  await page.goto(stub.site);
  await write(page, "The text");
  const entries = await page.evaluate(() => Object.entries(sessionStorage));
  const copy = await openTab([(all) => { for (const [key, value] of all) sessionStorage.setItem(key, value); }, entries]);
  await has(copy, "The text");
  await copy.waitForFunction(async (id) => {
    const [value] = Object.entries(sessionStorage).filter(([key]) => key.startsWith("postil:draft:")).map((each) => each[1]);
    return JSON.parse(value).id !== id;
  }, JSON.parse(entries[0][1]).id);
  await write(page, "The text, here");
  await write(copy, "The text, there");
  assert.deepEqual(await stored(page), ["The text, there", "The text, here"]);
});

it("keeps five drafts of a thread at most, the newest", async () => {
  const tabs = [];
  for (let number = 1; number <= 7; number += 1) {
    tabs.push(await openTab());
    await write(tabs.at(-1), `Number ${number}`);
  }
  assert.deepEqual(await stored(tabs[0]), [7, 6, 5, 4, 3].map((number) => `Number ${number}`));
  await tabs[0].reload();
  assert.equal(await written(tabs[0]), "Number 1", "an open tab has its own");
});

it("works where the browser does not tell of other tabs", async () => {
  const noLocks = [() => Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined })];
  await page.addInitScript(...noLocks);
  await page.goto(stub.site);
  await write(page, "The first");
  await page.reload();
  assert.equal(await written(page), "The first");
  const second = await openTab(noLocks);
  await has(second, "The first");
  await write(second, "The second");
  await write(page, "The first, again");
  for (const tab of [page, second]) await tab.reload();
  assert.equal(await written(page), "The first, again");
  assert.equal(await written(second), "The second");
  assert.deepEqual((await stored(page)).sort(), ["The first, again", "The second"]);
  for (const tab of [page, second]) {
    await tab.fill("[name=name]", "Mei");
    await send(tab);
  }
  assert.deepEqual(await stored(page), []);
});

it("passes over what is no draft", async () => {
  const broken = ["", "{", "7", "null", '"text"', '{"body": "no list"}', '[7, null, {"id": 1, "body": "x"}, {"id": "a"}]',
    '[{"id": "a", "body": "The text", "parent": 7, "name": {}}]'];
  for (const value of broken) {
    await page.goto(stub.site);
    await page.evaluate(([key, text]) => { sessionStorage.setItem(key, text); localStorage.setItem(key, text); },
      [`postil:draft:${stub.service}:${thread}`, value]);
    await page.reload();
    await page.waitForSelector(".postil-hints");
    if (value.includes("The text")) await has(page, "The text");
    await write(page, "After all");
    await page.reload();
    assert.equal(await written(page), "After all", value);
    await write(page, "");
  }
});
