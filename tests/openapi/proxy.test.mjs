// What the service is asked and what it answers, through a proxy that knows openapi.yaml: it complains of every request
// and every answer that the file does not describe.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, startWorld } from "./world.mjs";

let world;
before(async () => { world = await startWorld(); }, { timeout: 60_000 });
after(() => world?.close());

const THREAD = "thread=%2Fa%2F";
const COMMENTS = `/api/v1/comments?${THREAD}`;
const QUEUE = "/api/v1/moderation/comments";
const POLICY = "/api/v1/moderation/policy";

async function expect(status, method, path, options) {
  const answer = await ask(world.proxy, method, path, options);
  assert.equal(answer.violations, null, `${method} ${path}: ${JSON.stringify(answer.violations)}`);
  assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
  return answer;
}

// Straight to the service, for what no client that follows the file would send: the answer alone is looked at.
async function expectProblem(status, method, path, options) {
  const answer = await ask(world.service, method, path, options);
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  assert.equal(typeof answer.json.code, "string");
  return answer;
}

const comment = (body, more = {}) => ({ body: { body, name: "Bob", ...more } });
const as = (role, more = {}) => ({ token: world.tokens[role], ...more });

test("a comment is held, read by its author, changed, decided about, shown and withdrawn", async () => {
  const sent = (await expect(202, "POST", COMMENTS, comment("Hello *you*", { email: "bob@example.org",
    website: "https://example.com/" }))).json;
  const own = { token: sent.edit_token };
  await expect(200, "GET", `/api/v1/comments/${sent.id}`, own);
  await expect(200, "PATCH", `/api/v1/comments/${sent.id}`, { ...own, body: { revision: 1, body: "Hello all" } });
  await expect(412, "PATCH", `/api/v1/comments/${sent.id}`, { ...own, body: { revision: 1, body: "Too late" } });
  await expect(401, "GET", `/api/v1/comments/${sent.id}`, { token: "wrong" });
  const queue = (await expect(200, "GET", `${QUEUE}?status=held&limit=10`, as("read"))).json;
  assert.equal(queue.comments[0].id, sent.id);
  const decisions = `${QUEUE}/${sent.id}/decisions`;
  await expect(412, "POST", decisions, as("moderate", { body: { action: "approve", revision: 1 } }));
  await expect(200, "POST", decisions, as("moderate", { body: { action: "approve", revision: 2, note: "fine" } }));
  await expect(403, "POST", decisions, as("read", { body: { action: "spam", revision: 2 } }));
  await expect(404, "POST", `${QUEUE}/none/decisions`, as("moderate", { body: { action: "spam", revision: 1 } }));
  const list = await expect(200, "GET", `${COMMENTS}&sort=newest&limit=5`);
  assert.equal(list.json.comments.length, 1);
  await expect(304, "GET", `${COMMENTS}&sort=newest&limit=5`, { headers: { "If-None-Match": list.headers.get("etag") } });
  const reply = (await expect(202, "POST", COMMENTS, comment("An answer", { parent: sent.id }))).json;
  await expect(204, "DELETE", `/api/v1/comments/${reply.id}`, { token: reply.edit_token });
  await expect(200, "GET", `${QUEUE}?status=withdrawn`, as("moderate"));
});

test("what readers fetch: fragment, form, counts, feeds, pages, files", async () => {
  const fragment = await expect(200, "GET", `/api/v1/fragment?${THREAD}`);
  const [, version] = /data-postil-version="([^"]+)"/u.exec(fragment.text);
  await expect(204, "GET", `/api/v1/fragment?${THREAD}&known=${version}`);
  await expect(200, "GET", `/api/v1/form?${THREAD}`);
  await expect(200, "GET", `/api/v1/counts?${THREAD}&thread=%2Fb%2F`);
  await expect(200, "GET", "/feeds/comments.atom");
  await expect(200, "GET", `/feeds/thread.atom?${THREAD}`);
  await expect(200, "GET", `/threads?${THREAD}`);
  await expect(404, "GET", "/receipt?r=x");
  await expect(200, "GET", "/embed.js");
  await expect(200, "GET", "/embed.css");
  await expect(404, "GET", "/nothing.js");
});

test("the form without JavaScript: shown first, then taken", async () => {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const page = await expect(200, "POST", COMMENTS, { headers, body: "body=Hi&name=Bob" });
  const [, token] = /name="form_token" value="([^"]+)"/u.exec(page.text);
  await expect(422, "POST", COMMENTS, { headers, body: `body=+&name=Bob&form_token=${token}` });
  // The proxy follows where an answer leads, so that it comes back with the receipt.
  const taken = await ask(world.service, "POST", COMMENTS, { headers, body: `body=Hi&name=Bob&form_token=${token}` });
  assert.equal(taken.status, 303);
  await expect(200, "GET", taken.headers.get("location"));
});

test("a policy is shown, tried and applied; what it stops comes with reasons", async () => {
  const text = "policy: {default: publish}\nrules:\n" +
    "  - {id: brief, when: {words: {fewer_than: 3}}, outcome: nudge, message: \"Only {actual}.\", text: \"Say more.\"}\n" +
    "  - {id: links, when: {links: {more_than: 0}}, outcome: reject, message: \"No links.\"}\n" +
    "  - {id: words, when: {contains: [casino]}, outcome: hold}\n";
  await expect(200, "GET", POLICY, as("read"));
  await expect(200, "POST", `${POLICY}/dry-run`, as("moderate", { body: { text } }));
  await expect(403, "PUT", POLICY, as("moderate", { body: { text } }));
  await expect(400, "PUT", POLICY, as("admin", { body: { text: "ruels: []" } }));
  await expect(200, "PUT", POLICY, as("admin", { body: { text } }));
  await expect(201, "POST", COMMENTS, comment("I disagree with this"));
  assert.equal((await expect(422, "POST", COMMENTS, comment("Good post"))).json.code, "nudge");
  await expect(202, "POST", COMMENTS, comment("Good post", { insist: true }));
  assert.equal((await expect(422, "POST", COMMENTS, comment("See http://a.example now"))).json.code, "refused");
  await expect(202, "POST", COMMENTS, comment("My casino is open"));
  await expect(200, "POST", `/api/v1/preview?${THREAD}`, comment("Good post"));
  const queue = (await expect(200, "GET", QUEUE, as("moderate"))).json;
  assert.equal(queue.comments[0].reasons[0].evidence.actual, "casino");
});

test("moderators reply, decide about many, redact, block, and read who did what", async () => {
  const reply = (await expect(201, "POST", QUEUE, as("moderate", { body: { thread: "/a/", body: "From the editors" } }))).json;
  const held = (await expect(202, "POST", COMMENTS, comment("Call my casino at 555 0100"))).json;
  const redact = { action: "redact", revision: 1, part: "555 0100" };
  await expect(200, "POST", `${QUEUE}/${held.id}/decisions`, as("moderate", { body: redact }));
  const decisions = [{ id: held.id, action: "spam", revision: 2 }, { id: "none", action: "spam", revision: 1 },
    { id: reply.id, action: "delete", revision: 1, note: "said elsewhere" }];
  const results = (await expect(200, "POST", "/api/v1/moderation/decisions", as("moderate", { body: { decisions } }))).json;
  assert.equal(results.results[1].code, "not-found");
  const blocks = "/api/v1/moderation/blocks";
  const block = (await expect(201, "POST", blocks, as("moderate", { body: { kind: "word", value: "Lottery" } }))).json;
  await expect(200, "GET", blocks, as("read"));
  await expect(202, "POST", COMMENTS, comment("A lottery for all of us"));
  await expect(204, "DELETE", `${blocks}/${block.id}`, as("moderate"));
  await expect(404, "DELETE", `${blocks}/${block.id}`, as("moderate"));
  await expect(200, "GET", "/api/v1/moderation/audit?limit=5", as("moderate"));
  await expect(403, "GET", "/api/v1/moderation/audit", as("build"));
});

test("comments beyond what may wait are turned away, and the queue says so", async () => {
  let answer;
  for (let i = 0; i < 25 && answer?.status !== 503; i += 1) {
    answer = await ask(world.proxy, "POST", COMMENTS, comment(`My casino has number ${i}`));
    assert.equal(answer.violations, null, JSON.stringify(answer.violations));
  }
  assert.equal(answer.status, 503);
  assert.equal(answer.json.code, "queue_full");
  assert.ok(Number(answer.headers.get("retry-after")) > 0);
  const { full } = (await expect(200, "GET", QUEUE, as("moderate"))).json;
  assert.equal(full[0].thread, "/a/");
  assert.equal(full[0].turned_away, 1);
});

test("the site's manifest and snapshot", async () => {
  const threads = [{ key: "/a/", title: "A", lang: "en", aliases: ["/old/"] }, { key: "/c/", open: false }];
  const put = await expect(200, "PUT", "/api/v1/manifest", as("build", { body: { threads } }));
  await expect(412, "PUT", "/api/v1/manifest", as("build", { body: { threads: [] }, headers: { "If-Match": '"other"' } }));
  await expect(200, "PUT", "/api/v1/manifest",
    as("build", { body: { threads }, headers: { "If-Match": put.headers.get("etag") } }));
  await expect(200, "GET", "/api/v1/snapshot?since=0&epoch=x", as("build"));
  await expect(200, "GET", "/api/v1/snapshot?whole=1", as("build"));
  await expectProblem(400, "GET", "/api/v1/snapshot?whole=2", as("build"));
  await expect(403, "GET", "/api/v1/snapshot", as("read"));
});

test("an Idempotency-Key gives the same answer, and another body is refused", async () => {
  const headers = { "Idempotency-Key": "k1" };
  const first = await expect(422, "POST", COMMENTS, { ...comment("Too short"), headers });
  const again = await expect(422, "POST", COMMENTS, { ...comment("Too short"), headers });
  assert.deepEqual(again.json, first.json);
  assert.equal((await expect(422, "POST", COMMENTS, { ...comment("Another one"), headers })).json.code, "key-reused");
});

test("threads are closed and opened; too many comments wait", async () => {
  const path = `/api/v1/moderation/threads?${THREAD}`;
  await expect(200, "PATCH", path, as("moderate", { body: { open: false } }));
  assert.equal((await expect(409, "POST", COMMENTS, comment("I come too late"))).json.code, "thread-closed");
  await expect(200, "PATCH", path, as("moderate", { body: { open: true } }));
  let answer;
  for (let i = 0; i < 40 && answer?.status !== 429; i += 1) {
    answer = await ask(world.proxy, "POST", COMMENTS, comment(`This is comment ${i}`));
    assert.equal(answer.violations, null, JSON.stringify(answer.violations));
  }
  assert.equal(answer.status, 429);
});

test("what the file does not allow is answered with a problem", async () => {
  await expectProblem(400, "POST", COMMENTS, { body: { body: 1, colour: "red" } });
  await expectProblem(400, "POST", COMMENTS, { body: "{", headers: { "Content-Type": "application/json" } });
  await expectProblem(400, "GET", "/api/v1/comments");
  await expectProblem(400, "GET", `${COMMENTS}&limit=1000`);
  await expectProblem(401, "GET", QUEUE);
  await expectProblem(403, "POST", COMMENTS, { ...comment("x"), headers: { Origin: "https://evil.example" } });
  await expectProblem(404, "GET", "/api/v1/nothing");
  await expectProblem(405, "PUT", "/api/v1/comments", { body: {} });
  await expectProblem(413, "POST", COMMENTS, { body: { body: "x".repeat(100_000) } });
  await expectProblem(415, "POST", COMMENTS, { body: "x", headers: { "Content-Type": "text/plain" } });
});

test("the proxy does complain of what the file does not describe", async () => {
  const answer = await ask(world.proxy, "POST", COMMENTS, { body: { colour: "red" } });
  assert.notEqual(answer.violations, null);
});
