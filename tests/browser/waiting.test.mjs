// What readers see of comments that wait for a moderator, with the real programs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService, startWorld } from "./world.mjs";

const skip = noBrowser || noService;
const POLICY = `policy:
  default: publish
rules:
  - id: link
    when: {links: {more_than: 0}}
    outcome: hold
    message: Links wait.
`;
let browser;
before(async () => { if (!skip) browser = await launch(); });
after(async () => { await browser?.close(); });

async function inWorld(use) {
  const world = await startWorld({ policy: POLICY, settings: "rates: none\n" });
  try {
    await use(world);
  } finally {
    await world.close();
  }
}

async function visit(world) {
  const page = await openPage(browser);
  await page.goto(`${world.page}#comments`);
  await page.locator(".postil-hints").waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  return page;
}

const shown = (page) => page.locator("#comments .postil-comments").innerText();

test("a changed comment keeps its place for others, and its author sees the new text there", { skip }, async () => {
  await inWorld(async (world) => {
    const author = await visit(world);
    await author.fill("[name=body]", "See https://example.org for this.");
    await author.fill("[name=name]", "Ann");
    await author.click(".postil-send");
    await author.locator(".postil-own").waitFor();
    const [held] = world.held();
    world.decide(held, "approve");
    await world.send({ body: "I agree with Ann", name: "Bob", parent: held.id });
    // Ann changes it elsewhere, with the token that her browser keeps.
    const token = await author.evaluate(() => Object.entries(localStorage)
      .filter(([key]) => key.startsWith("postil:own:")).flatMap(([, value]) => JSON.parse(value))[0].token);
    const answer = await fetch(`${world.service}/api/v1/comments/${held.id}`, { method: "PATCH",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ revision: 1, body: "Better: https://example.net has it." }) });
    assert.equal((await answer.json()).status, "held");

    const other = await visit(world);
    const seen = await shown(other);
    assert.match(seen, /Ann[\s\S]*This comment was changed and waits for a moderator\.[\s\S]*Bob[\s\S]*I agree with Ann/u);
    assert.doesNotMatch(seen, /removed|example\.org|example\.net/u);
    assert.equal(await other.locator(`[data-postil-parent="${held.id}"]`).count(), 0);
    assert.deepEqual(other.mistakes, []);
    await other.context().close();

    await author.reload();
    await author.locator(".postil-own").waitFor();
    const own = await shown(author);
    assert.match(own, /Ann[\s\S]*Held for a moderator\. Only you see it here\.[\s\S]*Better: https:\/\/example\.net has it\.[\s\S]*I agree with Ann/u);
    assert.doesNotMatch(own, /was changed and waits|removed/u);
    assert.equal(await author.locator(`[id="comment-${held.id}"]`).count(), 1);
    assert.deepEqual(author.mistakes, []);
    await author.context().close();
  });
});

test("a reader's answer to a comment that waits appears with it", { skip }, async () => {
  await inWorld(async (world) => {
    await world.send({ body: "A question, see https://example.org", name: "Ann" });
    const [held] = world.held();
    await world.send({ body: "An addition of mine", name: "Ann", parent: held.id });
    const page = await visit(world);
    assert.doesNotMatch(await shown(page), /Ann|removed|waits/u);
    world.decide(held, "approve");
    await page.reload();
    await page.getByText("An addition of mine").waitFor();
    assert.match(await shown(page), /2 comments[\s\S]*A question[\s\S]*An addition of mine/u);
    assert.deepEqual(page.mistakes, []);
    await page.context().close();
  });
});

test("an author sees the text of a comment that waits above an answer that is published", { skip }, async () => {
  await inWorld(async (world) => {
    const author = await visit(world);
    await author.fill("[name=body]", "A question, see https://example.org");
    await author.fill("[name=name]", "Ann");
    await author.click(".postil-send");
    await author.locator(".postil-own").waitFor();
    const [held] = world.held();
    await world.send({ body: "An addition of mine", name: "Bob", parent: held.id });
    world.decide(world.held().find(({ name }) => name === "Bob"), "approve");
    const other = await visit(world);
    assert.match(await shown(other), /This comment waits for a moderator\.[\s\S]*An addition of mine/u);
    await other.context().close();
    for (let visits = 0; visits < 2; ++visits) {
      await author.reload();
      await author.locator(".postil-own").waitFor();
      assert.match(await shown(author), /Only you see it here\.[\s\S]*A question[\s\S]*An addition of mine/u);
    }
    assert.deepEqual(author.mistakes, []);
    await author.context().close();
  });
});
