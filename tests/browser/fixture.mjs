// One browser and one stub for a test file, and a fresh page for each of its tests. The bindings are
// live: they name what belongs to the current test.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { startStub } from "./stub.mjs";

export let browser;
export let stub;
export let page;

before(async () => {
  if (missing) return;
  browser = await launch();
  stub = await startStub();
});
after(async () => { await browser?.close(); await stub?.close(); });
beforeEach(async () => {
  if (missing) return;
  stub.reset();
  page = await openPage(browser);
});
afterEach(async () => {
  if (missing) return;
  assert.deepEqual(page.mistakes, [], "errors of scripts in the page");
  assert.deepEqual(page.foreign, [], "requests beyond this machine");
  await page.context().close();
});

export const it = (name, body) => test(name, { skip: missing }, body);
