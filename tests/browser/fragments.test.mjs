// Fragments that the generator's check accepts mean in Chromium what their text says: nothing is active,
// and each element is where its tags stand.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { absentCorpus, payloads } from "./payloads.mjs";
import { forbiddenIn } from "./xss_check.mjs";

const checker = process.env.POSTIL_CHECK_FRAGMENTS ?? "../../build/dev/bin/check_fragments";
const honest = readFileSync("../contract/fragment.html", "utf8");

// The check does not look at hosts. A link with one that Chromium cannot read leads nowhere.
const nowhere = "<A href=:>";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");

// Ways to bring a payload into a fragment: raw as text, as name, as a whole, and as an address.
const splices = [
  (payload) => honest.replace("<p>Hm.</p>\n", () => payload),
  (payload) => honest.replace("<bdi>Glenn R.</bdi>", () => `<bdi>${payload}</bdi>`),
  (payload) => honest + payload,
  (payload) => honest.replace("https://example.org/?a=1&amp;b=2", () => payload),
  (payload) => honest.replace("https://example.org/?a=1&amp;b=2", () => escaped(payload)),
  (payload) => honest.replace("<em>further</em>", () => `<a href="${escaped(payload)}" rel="nofollow ugc noopener">further</a>`),
];

// Random changes, mostly between two tags, by a generator with a seed (mulberry32).
function mutations(count) {
  let state = 1;
  const below = (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  const pieces = ["<p>", "</p>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>", "<pre>", "</pre>", "<ol>", "</ol>", "<ul>",
    "</ul>", "<li>", "</li>", "<br>", "<hr>", "<blockquote>", "</blockquote>", "</div>", "<bdi>", "</bdi>", "\n", "a", "&amp;", "&lt;", "<", ">",
    "<a href=\"https://a.example/\" rel=\"nofollow ugc noopener\">", "</a>", "<a href=\"#comment-c1\">", "<article>", "</article>", "<span>",
    "<em>a</em>", "<p>a</p>", "<pre><code>a</code></pre>", "<ol><li>a</li></ol>",
    "<blockquote><p>a</p></blockquote>", "<pre>\n", "<em><strong>a</strong></em>", "<p>a <code>b</code></p>"];
  const start = "<p>a <em>b</em></p>\n<ul>\n<li>c <a href=\"https://b.example/\" rel=\"nofollow ugc noopener\">d</a></li>\n</ul>\n";
  return Array.from({ length: count }, () => {
    let text = start;
    for (let left = 1 + below(4); left > 0; left -= 1) {
      const borders = [...text.matchAll(/(?=<)|(?<=>)/gu)].map(({ index }) => index);
      const at = below(8) === 0 ? below(text.length + 1) : borders[below(borders.length)];
      text = text.slice(0, at) + (below(8) === 0 ? text.slice(at + below(6)) : pieces[below(pieces.length)] + text.slice(at));
    }
    return honest.replace("<p>Hm.</p>\n", () => text);
  });
}

function accepted(fragments) {
  const input = fragments.map((fragment) => JSON.stringify(fragment)).join("\n");
  const run = spawnSync(checker, { input: `${input}\n`, maxBuffer: 1 << 30 });
  assert.equal(run.status, 0, `${checker}: ${run.error ?? run.stderr}`);
  const answers = run.stdout.toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, fragments.length);
  return [...new Set(fragments.filter((_, index) => answers[index].refusal === undefined))];
}

// "div(h2(bdi(4 comments))…)": the tags and the text, as they stand in the fragment.
function written(html) {
  const characters = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&apos;": "'" };
  return html.replace(/\r\n?/gu, "\n").replace(/<pre>\n/gu, "<pre>").replace(/<([a-z0-9]+)[^>]*>|<\/[^>]*>|&[a-z]+;/gu, (part, tag) => {
    if (part.startsWith("&")) return characters[part];
    return tag === undefined ? ")" : `${tag}(${tag === "br" || tag === "hr" ? ")" : ""}`;
  });
}

// Runs in the page: the same of the tree that the browser has built.
function parsed(root) {
  const shown = (node) => (node.nodeType === Node.TEXT_NODE ? node.data
    : `${node.localName}(${[...node.childNodes].map(shown).join("")})`);
  return [...root.childNodes].map(shown).join("");
}

async function examine(page, fragments) {
  let served = "";
  await page.route("http://127.0.0.1/cases", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: served }));
  const wrong = [];
  for (let first = 0; first < fragments.length; first += 100) {
    const batch = fragments.slice(first, first + 100);
    const sections = batch.map((html, index) => `<section class="case" data-case="${index}">${html}</section>`);
    served = `<!doctype html><meta charset="utf-8"><title>cases</title><main>${sections.join("")}</main>`;
    await page.goto("http://127.0.0.1/cases");
    const found = await page.evaluate(([check, read]) => {
      const [forbidden, tree] = [check, read].map((source) => new Function(`return ${source}`)());
      return { cases: [...document.querySelectorAll("main > .case")].map((root) => ({ active: forbidden(root), tree: tree(root) })),
        stray: document.body.children.length - 1 + document.querySelectorAll("main > :not(.case)").length };
    }, [forbiddenIn.toString(), parsed.toString()]);
    assert.equal(found.stray, 0, `something left its section in the batch at ${first}`);
    assert.equal(found.cases.length, batch.length);
    found.cases.forEach(({ active: all, tree }, index) => {
      const active = all.filter((name) => name !== nowhere);
      if (active.length > 0 || tree !== written(batch[index])) wrong.push({ html: batch[index], active, tree });
    });
  }
  return wrong;
}

let browser;
before(async () => { if (!missing) browser = await launch(); });
after(() => browser?.close());

async function checkAll(kind, fragments, least) {
  const page = await openPage(browser);
  const ran = [];
  page.on("dialog", (dialog) => { ran.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  page.on("console", (message) => ran.push(`console ${message.text()}`));
  page.on("request", (request) => { if (!request.url().endsWith("/cases")) ran.push(`request ${request.url()}`); });
  const fine = accepted(fragments);
  const wrong = await examine(page, fine);
  console.log(`${kind}: ${fragments.length} fragments, ${fine.length} different ones accepted, ${wrong.length} of them wrong`);
  assert.deepEqual(wrong.slice(0, 3), []);
  assert.ok(fine.length >= least, `only ${fine.length} accepted`);
  assert.deepEqual(ran, []);
  assert.deepEqual(page.foreign, []);
  assert.deepEqual(page.mistakes, []);
}

test("no accepted fragment with a raw payload is active", { skip: absentCorpus || missing }, async () => {
  const texts = payloads();
  await checkAll("payloads", [honest, ...texts.flatMap((text) => splices.map((splice) => splice(text)))], 100);
});

test("accepted fragments with random changes have the tree that their tags show", { skip: missing }, async () => {
  await checkAll("random changes", [honest, ...mutations(20_000)], 400);
});
