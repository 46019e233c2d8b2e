// Every payload of the XSS corpora, as comment, name and website, rendered by the service's own code
// and loaded into Chromium: nothing active may be in the page, and nothing may run.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { absentCorpus, payloads } from "./payloads.mjs";
import { forbiddenIn } from "./xss_check.mjs";

const renderer = process.env.POSTIL_RENDER_LINES ?? "../../build/dev/bin/render_lines";
const absent = absentCorpus || missing;
const batchSize = 250; // one document each: larger ones are slow to lay out

function fragments(texts) {
  const input = texts.map((text) => JSON.stringify({ body: text, name: text, website: text }));
  const run = spawnSync(renderer, { input: `${input.join("\n")}\n`, maxBuffer: 1 << 30 });
  assert.equal(run.status, 0, `${renderer}: ${run.error ?? run.stderr}`);
  return run.stdout.toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

function documentOf(parts) {
  const cases = parts.map((html, index) => `<section id="case-${index}">${html}</section>`);
  return `<!doctype html><meta charset="utf-8"><title>cases</title>${cases.join("\n")}`;
}

let browser;
before(async () => { if (!absent) browser = await launch(); });
after(() => browser?.close());

test("no payload is active as comment, name or website", { skip: absent }, async () => {
  const texts = payloads();
  const rendered = fragments(texts);
  assert.equal(rendered.length, texts.length);
  const page = await openPage(browser);
  const ran = [];
  page.on("dialog", (dialog) => { ran.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  page.on("console", (message) => ran.push(`console ${message.text()}`));
  page.on("popup", () => ran.push("popup"));
  page.on("framenavigated", (frame) => { if (frame.parentFrame()) ran.push(`frame ${frame.url()}`); });
  const wrong = [];
  let served = "";
  await page.route("http://127.0.0.1/**", (route) => (route.request().url().endsWith("/cases")
    ? route.fulfill({ contentType: "text/html; charset=utf-8", body: served })
    : (ran.push(`request ${route.request().url()}`), route.abort())));
  for (let first = 0; first < rendered.length; first += batchSize) {
    const batch = rendered.slice(first, first + batchSize);
    served = documentOf(batch);
    await page.goto("http://127.0.0.1/cases");
    const results = await page.evaluate(([count, source]) => {
      const check = new Function(`return ${source}`)();
      const byId = Document.prototype.getElementById;
      const title = document.querySelectorAll("title").length;
      return { stray: title - 1 + document.body.children.length - count,
        found: Array.from({ length: count }, (_, i) => check(byId.call(document, `case-${i}`))) };
    }, [batch.length, forbiddenIn.toString()]);
    assert.equal(results.stray, 0, `something left its section in the batch at ${first}`);
    results.found.forEach((found, i) => {
      if (found.length > 0) wrong.push({ payload: texts[first + i], found });
    });
  }
  console.log(`${texts.length} payloads, ${wrong.length} with active content, ${ran.length} ran`);
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.deepEqual(ran, []);
  assert.deepEqual(page.foreign, []);
  assert.deepEqual(page.mistakes, []);
});

test("the check finds the payloads when nothing is rendered safely", { skip: absent }, async () => {
  const page = await openPage(browser);
  const count = await page.evaluate(([texts, source]) => {
    const check = new Function(`return ${source}`)();
    return texts.filter((text) => {
      const inert = document.implementation.createHTMLDocument("");
      inert.body.innerHTML = `<div class="postil-body">${text}</div>`;
      return check(inert.body).length > 0;
    }).length;
  }, [payloads(), forbiddenIn.toString()]);
  console.log(`${count} payloads are active when they are not rendered safely`);
  assert.ok(count > 3000, `only ${count}`);
});
