// embed.js in Chromium against a service that answers what each test tells it to.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { browser, it, page, stub } from "./fixture.mjs";
import { answers, fragment, section, thread } from "./stub.mjs";

const held = (more = {}) => answers.json(202, { id: "n1", status: "held", revision: 1, edit_token: "EDIT",
  html: "<p>My <em>letter</em></p>\n", reasons: [{ rule: "r", message: "An editor looks at every link first." }],
  ...more });

beforeEach(() => stub?.show(section));
const fill = async (body, name = "Mei") => {
  await page.fill("[name=body]", body);
  await page.fill("[name=name]", name);
};
const send = () => page.click(".postil-send");
const text = (selector) => page.locator(selector).innerText();

it("asks only when the reader comes near, naming the version it has", async () => {
  stub.show(section, { lines: 400 });
  await page.goto(stub.site);
  await page.waitForSelector(".postil-hints", { state: "attached" }); // the script has run
  assert.equal(stub.requests.length, 0);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await stub.called("GET /api/v1/fragment");
  assert.deepEqual(stub.requests[0].query, { thread, known: "7-2f1c" });
  assert.equal(stub.requests[0].headers.cookie, undefined);
});

it("says what is published in the words of the active rules", async () => {
  stub.routes.set("GET /api/v1/form", answers.json(200, { form_token: "TOKEN", rules: [
    { rule: "name-required", message: "Please enter your name here" },
    { rule: "links", message: "At most one link (found {actual}).", text: "At most <b>one</b> link." }] }));
  await page.goto(stub.site);
  // The page has sentences of an earlier policy.
  assert.notEqual(await page.locator(".postil-policy").count(), 0);
  await page.focus("[name=body]");
  await page.waitForSelector("ul.postil-policy");
  assert.equal(await page.locator(".postil-policy").count(), 1);
  assert.deepEqual(await page.locator(".postil-policy li").allInnerTexts(), ["At most <b>one</b> link."]);
});

it("shows no sentence of an earlier policy when the active one has none, and keeps it when nobody knows", async () => {
  stub.routes.set("GET /api/v1/form", answers.problem(500, "internal"));
  await page.goto(stub.site);
  await page.focus("[name=body]");
  await stub.called("GET /api/v1/form");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator(".postil-policy").count(), 1);
  stub.routes.set("GET /api/v1/form", answers.json(200, { form_token: "t", rules: [{ rule: "r", message: "m" }] }));
  await page.goto(stub.site);
  await page.focus("[name=body]");
  await page.locator(".postil-policy").waitFor({ state: "detached" });
});

it("leaves the list alone at 204, and when the service is away", async () => {
  for (const answer of [{ status: 204 }, "cut", answers.problem(500, "internal")]) {
    stub.requests.length = 0;
    stub.routes.set("GET /api/v1/fragment", answer);
    await page.goto(stub.site);
    await stub.called("GET /api/v1/fragment");
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator(".postil-comment").count(), 5);
    assert.equal(await text(".postil-count"), "4 comments");
  }
});

it("swaps in a newer list without moving what the reader looks at", async () => {
  stub.show(section, { lines: 60 });
  let release;
  const waiting = new Promise((done) => { release = done; });
  const added = '<li class="postil-item"><article class="postil-comment" id="comment-c0"><h3>New</h3>' +
    `${"<p>New lines.</p>".repeat(30)}</article></li>`;
  const newer = fragment.replace("7-2f1c", "8-new").replace('<li class="postil-item">', `${added}<li class="postil-item">`);
  stub.routes.set("GET /api/v1/fragment", async () => { await waiting; return answers.html(newer); });
  await page.goto(stub.site);
  await page.evaluate(() => document.getElementById("comment-c4").scrollIntoView());
  await page.focus("#comment-c4 time >> xpath=..");
  await stub.called("GET /api/v1/fragment");
  const top = () => page.evaluate(() => document.getElementById("comment-c4").getBoundingClientRect().top);
  const before = await top();
  release();
  await page.waitForSelector("#comment-c0", { state: "attached" });
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.ok(Math.abs(await top() - before) < 1, `moved from ${before} to ${await top()}`);
  assert.equal(await page.getAttribute("#comments", "data-postil-version"), "8-new");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#comment-c4");
});

it("shows a held comment in place with its reason, and again after a reload", async () => {
  stub.routes.set("POST /api/v1/comments", held());
  await page.goto(stub.site);
  await fill("My *letter*");
  await stub.called("GET /api/v1/form");
  await send();
  const own = page.locator("#comment-n1");
  await own.waitFor();
  assert.match(await own.innerText(), /Mei\n.*Held for a moderator.*\n+My letter\n+An editor looks/su);
  assert.equal(await page.evaluate(() => document.activeElement.id), "comment-n1");
  assert.equal(await page.inputValue("[name=body]"), "");
  const [{ query, body, headers }] = stub.calls("POST /api/v1/comments");
  assert.deepEqual(query, { thread });
  assert.deepEqual(body, { body: "My *letter*", name: "Mei", form_token: "TOKEN" });
  assert.match(headers["idempotency-key"], /^[0-9a-f]{32}$/u);

  stub.routes.set("GET /api/v1/comments/n1", answers.json(200, { status: "held", html: "<p>My letter</p>", reasons: [] }));
  await page.reload();
  await own.waitFor();
  assert.equal(stub.calls("GET /api/v1/comments/n1")[0].headers.authorization, "Bearer EDIT");

  const url = `${stub.service}/threads?thread=x&comment=n1#comment-n1`;
  stub.routes.set("GET /api/v1/comments/n1", answers.json(200, { status: "published", html: "<p>My letter</p>", reasons: [], url }));
  for (let visit = 0; visit < 2; ++visit) {  // another part of the list has it
    await page.reload();
    await own.locator(`.postil-when a[href="${url}"]`, { hasText: "published" }).waitFor();
  }
  const listed = '<li class="postil-item"><article class="postil-comment" id="comment-n1">Mei</article></li>';
  stub.routes.set("GET /api/v1/fragment", answers.html(fragment.replace('<li class="postil-item">', `${listed}<li class="postil-item">`)));
  await page.reload();
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith("postil:own:")));
  assert.equal(await page.locator(".postil-own").count(), 0);
});

it("says once when a comment was not published or is gone", async () => {
  for (const [answer, words] of [
    [answers.json(200, { status: "rejected", html: "<p>x</p>", reasons: [] }), "This comment was not published."],
    [answers.problem(404, "not-found"), "This comment is no longer there."]]) {
    stub.routes.set("POST /api/v1/comments", held());
    await page.goto(stub.site);
    await fill("x");
    await send();
    await page.waitForSelector("#comment-n1");
    stub.routes.set("GET /api/v1/comments/n1", answer);
    await page.reload();
    await page.waitForSelector("#comment-n1");
    assert.match(await text("#comment-n1"), new RegExp(words, "u"));
    stub.requests.length = 0;
    await page.reload();
    await stub.called("GET /api/v1/fragment");
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("#comment-n1").count(), 0);
  }
});

it("shows a published comment at once, from the fresh list", async () => {
  const newer = fragment.replace("7-2f1c", "8-new").replaceAll("comment-c5", "comment-n1");
  stub.routes.set("POST /api/v1/comments", () => {
    stub.routes.set("GET /api/v1/fragment", answers.html(newer));
    return answers.json(201, { id: "n1", status: "published", revision: 1, html: "<p>x</p>", reasons: [] });
  });
  await page.goto(stub.site);
  await fill("x");
  await send();
  await page.waitForSelector("#comment-n1");
  assert.equal(await page.locator(".postil-own").count(), 0);
  assert.match(await text(".postil-status"), /published/u);
});

it("ties each reason of a refusal to its field and keeps the text", async () => {
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "comment-required", message: "Please enter your comment!" },
    { rule: "name-required", message: "Please enter your name here", field: "name" }] }));
  await page.goto(stub.site);
  await page.fill("[name=email]", "mei@example.org");
  await send();
  await page.waitForSelector("[role=alert]");
  assert.match(await text("[role=alert]"), /was not sent:\s+Please enter your comment!\s+Please enter your name here/u);
  for (const [name, words] of [["body", "Please enter your comment!"], ["name", "Please enter your name here"]]) {
    const field = page.locator(`[name=${name}]`);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await text(`#${await field.getAttribute("aria-describedby")}`), words);
  }
  assert.equal(await page.evaluate(() => document.activeElement.name), "body");
  assert.equal(await page.inputValue("[name=email]"), "mei@example.org");
  stub.routes.set("POST /api/v1/comments", held());
  await fill("x");
  await send();
  await page.waitForSelector("#comment-n1");
  assert.equal(await page.locator("[aria-invalid], .postil-error, [role=alert]").count(), 0);
});

it("names the field of an error of shape", async () => {
  stub.routes.set("POST /api/v1/comments", answers.problem(400, "bad-request", { errors: [
    { pointer: "/email", message: "must be an e-mail address" }] }));
  await page.goto(stub.site);
  await fill("x");
  await send();
  await page.waitForSelector("#postil-email-error");
  assert.equal(await text("#postil-email-error"), "Email must be an e-mail address");
});

it("sends a nudged comment unchanged with insist", async () => {
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "nudge", { reasons: [
    { rule: "no-brief-praise", message: "Say what you think, and why." }] }));
  await page.goto(stub.site);
  await fill("Good post!");
  await send();
  await page.waitForSelector("[role=alert]");
  stub.routes.set("POST /api/v1/comments", held());
  await send();
  await page.waitForSelector("#comment-n1");
  assert.deepEqual(stub.calls("POST /api/v1/comments").map(({ body }) => body.insist), [undefined, true]);
});

it("keeps the draft when the network is away, and sends it once when it is back", async () => {
  stub.routes.set("POST /api/v1/comments", "cut");
  await page.goto(stub.site);
  await fill("A long letter");
  await stub.called("GET /api/v1/form");
  await page.waitForLoadState("networkidle");
  await send();
  await page.waitForSelector("[role=alert]");
  assert.match(await text("[role=alert]"), /cannot be reached. Your text is kept on this device/u);
  const first = stub.calls("POST /api/v1/comments").length;
  assert.equal(await page.inputValue("[name=body]"), "A long letter");
  stub.routes.set("POST /api/v1/comments", held());
  await send();
  await page.waitForSelector("#comment-n1");
  const keys = stub.calls("POST /api/v1/comments").map(({ headers }) => headers["idempotency-key"]);
  assert.ok(keys.length > first);
  assert.equal(new Set(keys).size, 1, "the same text has the same key");
});

it("keeps what is typed while a comment is on its way", async () => {
  let answer;
  const asked = new Promise((resolve) => { answer = resolve; });
  stub.routes.set("POST /api/v1/comments", () => asked);
  await page.goto(stub.site);
  await fill("The first thought");
  await send();
  await stub.called("POST /api/v1/comments");
  await page.fill("[name=body]", "The first thought, and a second one");
  answer(held());
  await page.waitForSelector("#comment-n1");
  assert.equal(await page.inputValue("[name=body]"), "The first thought, and a second one");
  await page.goto("about:blank");
  await page.goto(stub.site);
  assert.equal(await page.inputValue("[name=body]"), "The first thought, and a second one");
});

it("has the draft again after the page was left, and forgets it when sent", async () => {
  stub.routes.set("POST /api/v1/comments", held());
  await page.goto(stub.site);
  await page.click("#comment-c1 .postil-reply");
  await page.keyboard.type("Half a thought");
  await page.goto("about:blank");
  await page.goto(stub.site);
  assert.equal(await page.inputValue("[name=body]"), "Half a thought");
  assert.match(await text(".postil-replying"), /You are replying to Glenn R\./u);
  assert.match(await text(".postil-status"), /draft/u);
  await page.fill("[name=name]", "Mei");
  await send();
  await page.waitForSelector("#comment-n1");
  await page.goto("about:blank");
  await page.goto(stub.site);
  assert.equal(await page.inputValue("[name=body]"), "");
});

it("replies below the comment it answers, and can be cancelled", async () => {
  stub.routes.set("POST /api/v1/comments", held());
  await page.goto(stub.site);
  await page.click("#comment-c4 .postil-reply");
  assert.equal(await page.evaluate(() => document.activeElement.name), "body");
  await page.click(".postil-cancel");
  assert.equal(await page.locator(".postil-replying").count(), 0);
  await page.click("#comment-c4 .postil-reply");
  await fill("Indeed");
  await send();
  await page.waitForSelector("#comment-n1");
  assert.equal(stub.calls("POST /api/v1/comments")[0].body.parent, "c4");
  assert.equal(await page.locator("li:has(> #comment-c4) > ol #comment-n1").count(), 1);
});

it("says in words what each refusal means", async () => {
  for (const [answer, words] of [
    [answers.problem(403, "forbidden"), /This site may not write here: .* takes no comments from http:\/\/127\.0\.0\.1:\d+\. Your text is kept/u],
    [answers.problem(403, "forbidden", { detail: "start the service with --site http://localhost:1" }), /--site http:\/\/localhost:1\. Your text is kept/u],
    [answers.problem(404, "unknown-thread"), /not open for this page yet/u],
    [answers.problem(409, "thread-closed"), /are closed/u],
    [answers.problem(409, "conflict"), /still on its way/u],
    [answers.problem(413, "too-large"), /too long/u],
    [answers.problem(429, "too-many", {}, { "Retry-After": "30" }), /again in 30 seconds/u],
    [answers.problem(429, "too-many", {}, { "Retry-After": "600" }), /again in 10 minutes/u],
    [answers.problem(503, "unavailable"), /service has a problem/u],
    [{ status: 502, body: "<h1>Bad gateway</h1>" }, /service has a problem/u]]) {
    stub.routes.set("POST /api/v1/comments", answer);
    await page.goto(stub.site);
    await fill("x");
    await send();
    await page.waitForSelector("[role=alert]");
    assert.match(await text("[role=alert]"), words);
    assert.equal(await page.inputValue("[name=body]"), "x");
    assert.equal(await page.evaluate(() => document.activeElement.className), "postil-errors");
  }
});

it("counts words quietly and keeps the trap out of reach", async () => {
  await page.goto(stub.site);
  await page.fill("[name=body]", "one two, three");
  assert.match(await text(".postil-hints"), /3 words\s*Markdown works/u);
  const trap = page.locator("[name=homepage_confirm]");
  assert.equal(await trap.getAttribute("tabindex"), "-1");
  assert.equal(await page.locator(".postil-trap").getAttribute("aria-hidden"), "true");
});

it("needs no more of a page than the three attributes and the script", async () => {
  stub.show(`<section data-postil-thread="${thread}" data-postil-service="https://comments.example"></section>
<script type="module" src="https://comments.example/embed.js"></script>`);
  stub.routes.set("GET /api/v1/fragment", answers.html(fragment));
  stub.routes.set("POST /api/v1/comments", held());
  await page.goto(stub.site);
  await page.waitForSelector("#comment-c1");
  assert.deepEqual(stub.calls("GET /api/v1/fragment")[0].query, { thread });
  await page.waitForFunction(() => document.styleSheets.length === 1);
  await fill("x");
  await send();
  await page.waitForSelector("#comment-n1");
});

it("counts words and writes dates in the language of the page", async () => {
  const cases = [["en-GB", "1,234 words", "4 November 2026, 09:12 UTC"], ["de", "1.234 Wörter", "4. November 2026 um 09:12 UTC"],
    ["fr-CA", "1 234 mots", "4 novembre 2026"], ["ar-EG", "١٬٢٣٤ كلمة", "٤ نوفمبر ٢٠٢٦"],
    ["ja", "1,234 words", "2026年11月4日"], ["not a language", "1,234 words", "4 November 2026, 09:12 UTC"]];
  for (const [lang, words, date] of cases) {
    stub.show(section, { lang });
    stub.routes.set("GET /api/v1/fragment", answers.html(fragment));
    await page.goto(`${stub.site}/?${encodeURIComponent(lang)}#comments`);
    await stub.called("GET /api/v1/fragment");
    await page.fill("[name=body]", "word ".repeat(1234));
    const plain = (value) => value.replace(/\s/gu, " ");
    assert.ok(plain(await text(".postil-hints")).startsWith(words), `${lang}: ${await text(".postil-hints")}`);
    const shown = await page.locator("#comment-c1 time").first().innerText();
    assert.ok(plain(shown).startsWith(date), `${lang}: ${shown}`);
    stub.requests.length = 0;
  }
});

it("works where the browser forbids storage", async () => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } });
  });
  stub.routes.set("POST /api/v1/comments", held());
  await page.goto(stub.site);
  await fill("x");
  await send();
  await page.waitForSelector("#comment-n1");
});

it("goes to the comment that the address names, even when only the fresh list has it", async () => {
  stub.show(section, { lines: 300 });
  stub.routes.set("GET /api/v1/fragment", answers.html(
    fragment.replace("7-2f1c", "8-new").replaceAll("comment-c5", "comment-n9")));
  await page.goto(`${stub.site}/#comment-n9`);
  await page.waitForSelector("#comment-n9");
  await page.waitForFunction(() => {
    const { top } = document.getElementById("comment-n9").getBoundingClientRect();
    return top >= 0 && top < window.innerHeight;
  });
});
