// Pages with baked comments ask for nothing before the reader comes near, and nothing in them moves.
import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { fillThreads, names, policy, startBakedWorld } from "./baked_world.mjs";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService } from "./world.mjs";

const skip = noBrowser || noService;
const themes = ["default", "plain"];
const windows = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 900 } };
let browser;
let world;
let made;
let page;
before(async () => {
  if (skip) return;
  browser = await launch();
  world = await startBakedWorld({ sites: { default: "default", plain: "plain" }, names, policy });
  made = await fillThreads(world, { many: 40 });
  themes.forEach((name) => world.build(name, "baked"));
});
after(async () => { await browser?.close(); await world?.close(); });
beforeEach(() => { page = null; });
afterEach(async () => {
  if (!page) return;
  assert.deepEqual(page.mistakes, [], "errors of scripts in the page");
  assert.deepEqual(page.foreign, [], "requests beyond this machine");
  await page.context().close();
});
const it = (name, body) => test(name, { skip }, body);

// Runs in the page before its own scripts: notes what moves without the reader's doing.
function watchLayout() {
  window.moves = [];
  const name = (node) => (node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName);
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      window.moves.push({ value, what: sources.map(({ node, previousRect, currentRect }) =>
        `${name(node)} ${previousRect.y}+${previousRect.height} to ${currentRect.y}+${currentRect.height}, ${previousRect.x} to ${currentRect.x}`) });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

// A page that lists what it asks the service. Its script comes after the first paint.
async function openWatched(viewport, { colorScheme = "light" } = {}) {
  const opened = await openPage(browser, { viewport, colorScheme });
  opened.asked = [];
  opened.on("request", (request) => {
    if (request.url().startsWith(world.service)) opened.asked.push(request.url().slice(world.service.length));
  });
  await opened.route("**/embed.js", async (route) => {
    await opened.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    await route.continue();
  });
  await opened.addInitScript(watchLayout);
  return opened;
}

const frames = () => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
// The script adds the hints to a form, and a title to each date.
const scriptRan = () => page.waitForSelector(".postil-hints, .postil-when time[title]", { state: "attached" });

async function scrollToEnd() {
  for (;;) {
    const isEnd = () => page.evaluate(() => window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 1);
    if (await isEnd()) return;
    await page.mouse.wheel(0, 400);
    await frames();
  }
}

// The script has run after the first paint, and nothing has moved.
async function assertNothingMoved(where) {
  await frames();
  const { painted, ran, moves } = await page.evaluate(() => ({ moves: window.moves,
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    ran: performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/embed.js")).responseEnd }));
  assert.ok(painted < ran, `${where}: painted at ${painted}, the script came at ${ran}`);
  assert.deepEqual(moves, [], where);
}

const threads = { empty: "/posts/empty/", one: "/posts/one/", closed: "/posts/closed/", replies: "/posts/replies/", changed: "/posts/changed/", names: "/posts/names/", long: "/posts/long/",
  German: "/de/posts/letter/", Arabic: "/ar/posts/letter/" };

for (const theme of themes) {
  for (const [device, viewport] of Object.entries(windows)) {
    it(`nothing is asked before the reader comes near, then once, and nothing changes: ${theme}, ${device}`, async () => {
      page = await openWatched(viewport);
      await page.goto(world.page(theme, "/posts/replies/"), { waitUntil: "networkidle" });
      await scriptRan();
      assert.deepEqual(page.asked, ["/embed.js"]);
      await page.evaluate(() => {
        window.changes = 0;
        new MutationObserver((records) => { window.changes += records.length; }).observe(document.querySelector(".postil-comments"),
          { subtree: true, childList: true, attributes: true, characterData: true });
      });
      const answered = page.waitForResponse((answer) => answer.url().includes("/api/v1/fragment"));
      await scrollToEnd();
      assert.equal((await answered).status(), 204);
      await page.waitForLoadState("networkidle");
      assert.equal(page.asked.length, 2, page.asked.join(" "));
      const version = await page.locator("#comments").getAttribute("data-postil-version");
      const query = new URLSearchParams({ thread: "/posts/replies/", known: version });
      assert.equal(page.asked[1], `/api/v1/fragment?${query}`);
      assert.equal(await page.evaluate(() => window.changes), 0);
      await assertNothingMoved("scrolled to the end");
    });

    for (const [name, key] of Object.entries(threads)) {
      it(`nothing moves in a page that is opened at its comments: ${theme}, ${device}, ${name}`, async () => {
        const id = { replies: made.reply.id, long: made.long[20].id }[name];
        for (const place of ["#comments", ...(id ? [`#comment-${id}`] : [])]) {
          if (page) await page.context().close();
          page = await openWatched(viewport, { colorScheme: place === "#comments" ? "light" : "dark" });
          const answered = page.waitForResponse((answer) => answer.url().includes("/api/v1/fragment"));
          await page.goto(world.page(theme, key) + place);
          await scriptRan();
          assert.equal((await answered).status(), name === "empty" ? 200 : 204);
          await page.waitForLoadState("networkidle");
          await assertNothingMoved(`${key}${place}`);
          assert.ok(await page.locator(place === "#comments" ? place : `[id="${place.slice(1)}"]`).evaluate((node) => {
            const { top, bottom } = node.getBoundingClientRect();
            return top < window.innerHeight && bottom > 0;
          }), "the reader is where the address leads");
          await scrollToEnd();
          await assertNothingMoved(`${key}${place} and its end`);
        }
      });
    }
  }
}

// A list that has changed since the build is swapped in under the reader's eyes.
for (const theme of themes) {
  it(`a comment that is new since the build appears without a jump: ${theme}`, async () => {
    const { id } = made.long[20];
    await world.send("/posts/long/", { name: "New", body: "An answer at the top.\n\nOf several lines.", parent: made.long[2].id });
    page = await openWatched(windows.phone);
    await page.goto(`${world.page(theme, "/posts/long/")}#comment-${id}`);
    const top = () => page.locator(`[id="comment-${id}"]`).evaluate((node) => node.getBoundingClientRect().top);
    const first = await top();
    await page.getByText("An answer at the top.").first().waitFor({ state: "attached" });
    await frames();
    assert.ok(Math.abs(await top() - first) < 1, `moved from ${first} to ${await top()}`);
    await assertNothingMoved("after the swap");
  });
}
