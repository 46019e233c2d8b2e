// Comments on pages that are written from right to left.
import assert from "node:assert/strict";
import { it, page, stub } from "./fixture.mjs";
import { answers, fragment, section } from "./stub.mjs";

const closing = '<p class="postil-closed"><bdi>Comments are closed.</bdi></p>';
const deep = fragment.replace("4 November 2026, 11:45 UTC</time></bdi>",
  '4 November 2026, 11:45 UTC</time></bdi> · <bdi>in reply to <a href="#comment-c1"><bdi>מיכל 7</bdi></a></bdi>');


const open = async (lang, dir, html = section) => {
  stub.show(`<div dir="${dir}">${html}</div>`, { lang });
  await page.goto(`${stub.site}/?${lang}${dir}`);
  await page.waitForSelector(".postil-hints");
};

// The characters that readers see in the element, from left to right and line by line, without spaces.
const seen = (selector) => page.evaluate((query) => {
  const characters = [];
  const texts = document.createTreeWalker(document.querySelector(query), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (let i = 0; i < texts.currentNode.length; i += 1) {
      const range = document.createRange();
      range.setStart(texts.currentNode, i);
      range.setEnd(texts.currentNode, i + 1);
      const { left, top, width } = range.getBoundingClientRect();
      if (width > 0) characters.push({ left, top, text: range.toString() });
    }
  }
  characters.sort((one, other) => (Math.abs(one.top - other.top) > 8 ? one.top - other.top : one.left - other.left));
  return characters.map(({ text }) => text).join("").replace(/\s+/gu, "");
}, selector);

// The same for a text that stands alone.
const alone = async (text) => {
  await page.evaluate((words) => {
    const line = document.createElement("p");
    line.id = "alone";
    line.dir = "auto";
    line.textContent = words;
    document.getElementById("alone")?.remove();
    document.body.append(line);
  }, text);
  return seen("#alone");
};
const reads = async (selector, text) => {
  const expected = await alone(text);
  const found = await seen(selector);
  assert.ok(found.includes(expected), `${selector} reads ${found}, and not ${expected}`);
};

it("keeps counts, dates and sentences in order", async () => {
  stub.routes.set("GET /api/v1/fragment", answers.html(deep));
  await open("en", "rtl");
  await page.waitForSelector("text=in reply to");
  await reads(".postil-count", "4 comments");
  await reads("#comment-c1 .postil-when", "4 November 2026, 09:12 UTC");
  await reads("#comment-c2 .postil-when", "edited 4 November 2026, 11:45 UTC");
  const when = await seen("#comment-c2 .postil-when");
  assert.ok(when.includes(`inreplyto${await alone("מיכל 7")}`), when);
  assert.ok(when.indexOf("edited") < when.indexOf("11:40"), `from the right, the first date is the first: ${when}`);
  await reads("#comment-c3", "This comment was removed.");
  for (const lang of ["he", "ar", "fa"]) {
    await open(lang, "rtl");
    const date = await page.locator("#comment-c1 time").innerText();
    await reads("#comment-c1 .postil-when", date);
    await page.fill("[name=body]", "eins zwei drei");
    await reads(".postil-hints", await page.locator(".postil-hints > :first-child").innerText());
  }
});

it("keeps what the form says in order", async () => {
  stub.routes.set("GET /api/v1/form", answers.json(200, { form_token: "TOKEN", rules: [
    { rule: "links", message: "At most 1 link.", text: "At most 1 link (found 2)!" }] }));
  stub.routes.set("POST /api/v1/comments", answers.problem(422, "refused", { reasons: [
    { rule: "comment-required", message: "Please enter your comment!" }, { rule: "links", message: "At most 1 link (found 2)." }] }));
  await open("he", "rtl", section.replace(/<div class="postil-policy">[\s\S]*?<\/div>\n/u, ""));
  await page.fill("[name=body]", "eins zwei drei");
  await reads(".postil-hints", "3 words");
  await page.waitForSelector(".postil-policy");
  await reads(".postil-policy", "At most 1 link (found 2)!");
  await page.click(".postil-reply >> nth=0");
  await reads(".postil-replying", "You are replying to Glenn R.");
  await page.click(".postil-send");
  await page.waitForSelector("[role=alert]");
  await reads("[role=alert] p", "Your comment was not sent:");
  await reads("[role=alert] li", "Please enter your comment!");
  await reads(".postil-error", "Please enter your comment!");
  await reads(".postil-error", "At most 1 link (found 2).");
  stub.routes.set("POST /api/v1/comments", answers.json(202, { id: "n1", status: "held", revision: 1,
    edit_token: "EDIT", html: "<p>x</p>", reasons: [{ rule: "r", message: "An editor looks at 1 link first." }] }));
  await page.click(".postil-send");
  await page.waitForSelector("#comment-n1");
  await reads(".postil-status", "Your comment waits for a moderator.");
  await reads("#comment-n1 .postil-when", "Held for a moderator. Only you see it here.");
  await reads("#comment-n1 .postil-reason", "An editor looks at 1 link first.");
});

it("keeps the words of a closed thread in order", async () => {
  stub.routes.set("GET /api/v1/fragment", async () => answers.html(fragment
    .replace('"7-2f1c"', '"8" data-postil-open="false"').replace(/<\/div>\n$/u, `${closing}\n</div>\n`)));
  stub.show(section.replace('rows="8"></textarea>', 'rows="8">typed</textarea>').replace("<section", '<section dir="rtl"'), { lang: "he" });
  await page.goto(stub.site);
  await page.waitForSelector(".postil-unsent");
  await reads(".postil-closed", "Comments are closed.");
  await reads(".postil-unsent label", "This text was not sent. It is kept on this device, and you can copy it here.");
});
