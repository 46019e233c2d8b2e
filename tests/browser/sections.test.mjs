// embed.js on pages with several sections of comments, and on pages with a <base> element.
import assert from "node:assert/strict";
import { it, page, stub } from "./fixture.mjs";
import { answers, fragment, section, thread } from "./stub.mjs";

const bare = (key) => `<section data-postil-thread="${key}" data-postil-service="https://comments.example"></section>`;
const script = '<script type="module" src="https://comments.example/embed.js"></script>';
// Another thread with the same texts.
const otherFragment = fragment.replaceAll(/\bc(?=\d\b)/gu, "d");
const otherSection = section.replaceAll(thread, "/other/").replace(fragment, otherFragment).replace(/<script.*\n/u, "");


// The ids that several elements have, and the references that lead to no element of the same section.
const idsOf = () => page.evaluate(() => {
  const inSections = [...document.querySelectorAll("[data-postil-thread] [id]")];
  const twice = inSections.filter(({ id }) => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length > 1);
  const lost = [];
  for (const section of document.querySelectorAll("[data-postil-thread]")) {
    for (const name of ["for", "aria-labelledby", "aria-describedby"]) {
      for (const node of section.querySelectorAll(`[${name}]`)) {
        const id = node.getAttribute(name);
        if (!section.contains(document.getElementById(id))) lost.push(`${name}=${id}`);
      }
    }
    for (const { hash } of section.querySelectorAll("a[href^='#']")) {
      if (!section.contains(document.getElementById(hash.slice(1)))) lost.push(hash);
    }
  }
  return { twice: twice.map(({ id }) => id), lost };
});
const areUnique = async () => assert.deepEqual(await idsOf(), { twice: [], lost: [] });

const answerEach = (waits = {}) => stub.routes.set("GET /api/v1/fragment", async (body, url) => {
  const key = url.searchParams.get("thread");
  await waits[key];
  return answers.html(key === thread ? fragment : otherFragment);
});

it("has unique ids and labels in two sections, whichever list comes first", async () => {
  for (const [html, late] of [[bare(thread) + bare("/other/") + script, thread],
    [bare(thread) + bare("/other/") + script, "/other/"], [otherSection + section, thread],
    [bare("/other/") + section, thread], [section + bare(thread), "/nothing/"],
    [bare(thread) + bare("/other/") + bare(thread) + script, "/other/"]]) {
    let release;
    answerEach({ [late]: new Promise((done) => { release = done; }) });
    const sections = html.split("<section").length - 1;
    stub.requests.length = 0;
    stub.show(html);
    await page.goto(`${stub.site}/?${html.length}${late}#comments`);
    await stub.called("GET /api/v1/fragment", sections);
    await page.waitForFunction((count) => document.querySelectorAll(".postil-hints").length === count, sections);
    release();
    await page.waitForFunction((count) => document.querySelectorAll(".postil-reply:not([hidden])").length === count, sections * 4);
    await areUnique();
    for (const id of ["postil-form", "postil-body", "postil-count"]) {
      const own = await page.locator(`#${id}`).evaluate((node) => node.closest("[data-postil-thread]").dataset.postilThread);
      assert.equal(own, /data-postil-thread="([^"]+)"/u.exec(html)[1], `the first section keeps ${id}`);
    }
  }
});

it("sends, refuses, replies and keeps drafts in the section that the reader uses", async () => {
  answerEach();
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "name-required", message: "Please enter your name here", field: "name" }] }));
  stub.show(bare(thread) + bare("/other/") + script);
  await page.goto(`${stub.site}/#comments`);
  const second = page.locator('[data-postil-thread="/other/"]');
  await second.locator("#comment-d4 .postil-reply").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "postil-body-2");
  await page.keyboard.type("In the second");
  await page.locator("#postil-body").fill("In the first");
  for (const each of [page.locator(".postil-send").first(), second.locator(".postil-send")]) await each.click();
  await second.locator("[role=alert]").waitFor();
  await areUnique();
  await second.locator("[role=alert] a").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "postil-name-2");
  const sent = stub.calls("POST /api/v1/comments").map(({ query, body }) => [query.thread, body.body, body.parent]);
  assert.deepEqual(sent, [[thread, "In the first", undefined], ["/other/", "In the second", "d4"]]);
  stub.routes.set("POST /api/v1/comments", answers.json(202, { id: "n1", status: "held", revision: 1,
    edit_token: "EDIT", html: "<p>x</p>", reasons: [] }));
  await second.locator(".postil-send").click();
  await second.locator("li:has(> #comment-d4) > ol #comment-n1").waitFor();
  assert.equal(await page.inputValue("#postil-body"), "In the first");
});

it("does not move what the reader looks at in another section", async () => {
  let release;
  answerEach({ [thread]: new Promise((done) => { release = done; }) });
  // Safari has no scroll anchoring.
  stub.show(bare(thread) + otherSection + script, { head: "<style>html, body { overflow-anchor: none; }</style>" });
  await page.goto(`${stub.site}/`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("[name=body]")).borderTopWidth === "1px");
  await page.evaluate(() => document.getElementById("comment-d4").scrollIntoView());
  await stub.called("GET /api/v1/fragment", 2);
  const top = () => page.evaluate(() => document.getElementById("comment-d4").getBoundingClientRect().top);
  const before = await top();
  release();
  await page.waitForSelector("#comment-c1", { state: "attached" });
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.ok(Math.abs(await top() - before) < 1, `moved from ${before} to ${await top()}`);
});

it("names the fields of a page's own form that has no ids", async () => {
  const own = bare("/other/").replace("></section>", '><form method="post"><p class="postil-field"><label>Text <textarea name="body"></textarea></label></p>' +
    '<label>Name <input name="name"></label><button>Send</button></form></section>');
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "name-required", message: "Please enter your name here", field: "name" },
    { rule: "comment-required", message: "Please enter your comment!" }] }));
  stub.show(own + own + script);
  await page.goto(stub.site);
  for (const number of [0, 1]) await page.locator("button:not([type])").nth(number).click();
  await page.waitForFunction(() => document.querySelectorAll("[role=alert]").length === 2);
  await areUnique();
});

it("stays on the page and asks the right service in spite of a <base> element", async () => {
  answerEach();
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "comment-required", message: "Please enter your comment!" }] }));
  stub.show(section, { head: '<base href="https://elsewhere.example/a/">' });
  await page.goto(`${stub.site}/post/?page=1#comments`);
  await page.waitForSelector("#comment-c1 .postil-reply");
  const isHere = async (hash) => {
    await page.waitForURL(`${stub.site}/post/?page=1${hash}`);
    assert.deepEqual(page.foreign, []);
  };
  await page.click("#comment-c1 .postil-when a");
  await isHere("#comment-c1");
  const reply = await page.getAttribute("#comment-c1 .postil-reply", "href");
  assert.equal(reply, `${stub.service}/threads?thread=${thread}&parent=c1#postil-form`);
  await page.click("#comment-c1 .postil-reply");
  await page.click(".postil-replying a");
  await isHere("#comment-c1");
  await page.click(".postil-send");
  await page.click("[role=alert] a");
  await isHere("#postil-body");
});

it("asks the page's own host when the service is a path, in spite of a <base> element", async () => {
  stub.show(`<section data-postil-thread="${thread}" data-postil-service="/comments/"></section>${script}`,
    { head: '<base href="https://elsewhere.example/a/">' });
  const [asked, style] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("/api/v1/fragment")),
    page.waitForRequest((request) => request.url().endsWith("embed.css")),
    page.goto(`${stub.site}/post/#comments`)]);
  assert.equal(asked.url(), `${stub.site}/comments/api/v1/fragment?thread=${encodeURIComponent(thread)}`);
  assert.equal(style.url(), `${stub.site}/comments/embed.css`);
});
