// embed.js on the page of a thread that takes no more comments.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { it, page, stub } from "./fixture.mjs";
import { answers, fragment, section, thread } from "./stub.mjs";

const closed = fragment.replace('"7-2f1c"', '"7-2f1c-closed" data-postil-open="false"')
  .replaceAll(/<p class="postil-actions">.*<\/p>\n/gu, "")
  .replace(/<\/div>\n$/u, '<p class="postil-closed"><bdi>Comments are closed.</bdi></p>\n</div>\n');
const bare = `<section data-postil-thread="${thread}" data-postil-service="https://comments.example"></section>
<script type="module" src="https://comments.example/embed.js"></script>`;

beforeEach(() => stub?.show(section));
const answerClosed = () => stub.routes.set("GET /api/v1/fragment", answers.html(closed));
const showsClosed = async () => {
  await page.waitForSelector(".postil-closed");
  assert.equal(await page.locator(".postil-closed").count(), 1);
  assert.equal(await page.locator("form, .postil-reply").count(), 0);
};

it("has no form and no Reply, with a form of the page, without one, and with the baked comments", async () => {
  const baked = section.replace(fragment, closed);
  for (const [html, asks] of [[section, answerClosed], [bare, answerClosed], [baked, () => {}]]) {
    stub.reset();
    asks();
    stub.show(html);
    await page.goto(`${stub.site}/?${html.length}`);
    await showsClosed();
    assert.equal(await page.locator("textarea").count(), 0);
  }
});

it("keeps what was typed in sight, in the same place and focused, and the draft on the device", async () => {
  let release;
  const waiting = new Promise((done) => { release = done; });
  stub.routes.set("GET /api/v1/fragment", async () => { await waiting; return answers.html(closed); });
  stub.show(`${section}<div style="height: 60rem"></div>`);
  await page.goto(stub.site);
  await page.fill("[name=name]", "Mei");
  await page.fill("[name=body]", "A long letter\nof two lines");
  const top = () => page.evaluate(() => document.getElementById("postil-form").getBoundingClientRect().top);
  const before = await top();
  release();
  await showsClosed();
  const field = page.getByLabel("This text was not sent.");
  assert.equal(await field.inputValue(), "A long letter\nof two lines");
  assert.equal(await page.evaluate(() => document.activeElement.id), "postil-unsent");
  assert.equal(await page.evaluate(() => document.activeElement.readOnly), true);
  assert.ok(Math.abs(await top() - before) < 1, `moved from ${before} to ${await top()}`);
  for (const visit of ["closed", "open"]) {
    stub.routes.set("GET /api/v1/fragment", answers.html(visit === "closed" ? closed : fragment));
    await page.goto("about:blank");
    await page.goto(stub.site);
    if (visit === "closed") assert.equal(await field.inputValue(), "A long letter\nof two lines");
    else await page.waitForSelector(".postil-reply");
  }
  assert.equal(await page.inputValue("[name=body]"), "A long letter\nof two lines");
  assert.equal(await page.inputValue("[name=name]"), "Mei");
});

it("moves the focus from an empty form to the heading", async () => {
  let release;
  const waiting = new Promise((done) => { release = done; });
  stub.routes.set("GET /api/v1/fragment", async () => { await waiting; return answers.html(closed); });
  await page.goto(stub.site);
  await page.focus("[name=email]");
  release();
  await showsClosed();
  assert.equal(await page.evaluate(() => document.activeElement.id), "postil-count");
});

it("shows a thread that closes while the reader writes, and has the form again when it opens", async () => {
  stub.routes.set("POST /api/v1/comments", () => {
    answerClosed();
    return answers.problem(409, "thread-closed");
  });
  await page.goto(stub.site);
  await page.fill("[name=body]", "Too late");
  await page.click(".postil-send");
  await showsClosed();
  assert.equal(await page.inputValue("#postil-unsent"), "Too late");
  stub.routes.set("GET /api/v1/fragment", answers.html(fragment));
  stub.routes.set("POST /api/v1/comments", answers.json(202, { id: "n1", status: "held", revision: 1,
    edit_token: "EDIT", html: "<p>Too late</p>", reasons: [] }));
  await page.goto("about:blank");
  await page.goto(stub.site);
  await page.waitForSelector("#comment-c1");
  assert.equal(await page.inputValue("[name=body]"), "Too late");
  await page.click(".postil-send");
  await page.waitForSelector("#comment-n1");
});

it("puts the form back, with what it holds, when only the baked comments are closed", async () => {
  stub.routes.set("GET /api/v1/fragment", answers.html(fragment));
  stub.show(section);
  await page.goto(stub.site);
  await page.fill("[name=body]", "A draft");
  await page.goto("about:blank");
  let release;
  const waiting = new Promise((done) => { release = done; });
  stub.routes.set("GET /api/v1/fragment", async () => { await waiting; return answers.html(fragment); });
  stub.show(section.replace(fragment, closed));
  await page.goto(stub.site);
  await showsClosed();
  assert.equal(await page.inputValue("#postil-unsent"), "A draft");
  release();
  await page.waitForSelector("form");
  assert.equal(await page.inputValue("[name=body]"), "A draft");
  assert.equal(await page.locator(".postil-closed, .postil-unsent").count(), 0);
  assert.equal(await page.locator(".postil-send").count(), 1);
});

it("shows readers their own comments that wait in a closed thread", async () => {
  stub.routes.set("POST /api/v1/comments", answers.json(202, { id: "n1", status: "held", revision: 1,
    edit_token: "EDIT", html: "<p>Mine</p>", reasons: [] }));
  await page.goto(stub.site);
  await page.fill("[name=body]", "Mine");
  await page.fill("[name=name]", "Mei");
  await page.click(".postil-send");
  await page.waitForSelector("#comment-n1");
  answerClosed();
  stub.routes.set("GET /api/v1/comments/n1", answers.json(200, { status: "held", html: "<p>Mine</p>", reasons: [] }));
  await page.reload();
  await showsClosed();
  await page.waitForSelector("#comment-n1");
  assert.equal(await page.locator("textarea").count(), 0);
});
