// Both themes in Chromium, on a site of all that themes stumble over: each test measures one detail.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch, missing, openPage } from "./chromium.mjs";
import { startPreview } from "./preview.mjs";
import { kinds, openings, writeCards, writeRough } from "./rough.mjs";

const folders = [];
const previews = [];
const themes = {};
let browser;

async function preview(write) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postil-details-"));
  folders.push(folder);
  write(folder);
  const started = await startPreview(folder);
  previews.push(started);
  return started;
}

before(async () => {
  if (missing) return;
  browser = await launch();
  for (const theme of ["default", "plain"]) themes[theme] = await preview((folder) => writeRough(folder, theme));
});
after(async () => {
  await browser?.close();
  for (const started of previews) await started.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const it = (name, body) => test(name, { skip: missing }, body);

// Opens `address` of the preview in a window of that width, and passes the page to `body`.
async function open(site, address, width, body, options = {}) {
  const page = await openPage(browser, { viewport: { width, height: 900 }, reducedMotion: "reduce", ...options });
  await page.route("**/embed.js", (route) => route.abort()); // no comment service runs here
  await page.goto(site.origin + address);
  await body(page);
  await page.context().close();
}

const boxes = (page, selector) => page.locator(selector).evaluateAll((found) => found.map((each) => {
  const { left, right, top, bottom, width, height } = each.getBoundingClientRect();
  return { left, right, top, bottom, width, height };
}));

it("everything in the line of author and date stands on one baseline", async () => {
  for (const [address, line] of [["/posts/pictures/", ".meta"], ["/", ".card:first-child .byline"]]) {
    await open(themes.default, address, 1440, async (page) => {
      const found = await page.locator(`${line} > *`).evaluateAll((items) => items.map((item) => {
        const mark = document.createElement("span");
        mark.style.cssText = "display: inline-block; width: 1px; height: 0";
        item.prepend(mark);
        const { bottom } = mark.getBoundingClientRect();
        mark.remove();
        return bottom;
      }));
      assert.ok(found.length > 1, `${found.length} items in ${line}`);
      for (const bottom of found) assert.ok(Math.abs(bottom - found[0]) < 1, `${line}: ${found}`);
    });
  }
  await open(themes.default, "/posts/pictures/", 1440, async (page) => {
    const [link] = await boxes(page, ".meta > a");
    assert.ok(link.height >= 44, "a finger still hits the link");
  });
});

it("a picture in a sentence stands in its line", async () => {
  for (const [name, site] of Object.entries(themes)) {
    for (const width of [390, 1440]) {
      await open(site, "/posts/pictures/", width, async (page) => {
        const found = await page.locator("img[src$='icon.svg']").evaluate((image) => {
          const line = (node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return [...range.getClientRects()].map(({ top, bottom }) => ({ top, bottom }));
          };
          const { top, bottom } = image.getBoundingClientRect();
          return { top, bottom, before: line(image.previousSibling).at(-1), after: line(image.nextSibling)[0] };
        });
        for (const side of [found.before, found.after])
          assert.ok(found.top < side.bottom && found.bottom > side.top, `${name} at ${width}: ${JSON.stringify(found)}`);
      });
    }
  }
});

it("pictures in a row keep a distance, and one alone stands in the middle", async () => {
  for (const [name, site] of Object.entries(themes)) {
    await open(site, "/posts/pictures/", 390, async (page) => {
      const row = await boxes(page, "p:has(img[alt=second]) img");
      assert.equal(row.length, 7);
      row.forEach((a, i) => row.slice(i + 1).forEach((b) => {
        const apart = Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
        assert.ok(apart >= 6, `${name}: ${apart} pixels between two pictures`);
      }));
      const [wide] = await boxes(page, "img[src$='wide.svg']");
      const [around] = await boxes(page, name === "default" ? ".prose" : "main");
      assert.ok(Math.abs(wide.width - around.width) < 1, `${name}: ${wide.width} of ${around.width}`);
    });
  }
  await open(themes.default, "/posts/pictures/", 1440, async (page) => {
    const [alone] = await boxes(page, "img[alt=alone]");
    const [prose] = await boxes(page, ".prose");
    assert.ok(Math.abs((alone.left + alone.right) - (prose.left + prose.right)) < 2);
  });
});

// The colours of the pixels in the middle of the left and the right edge of an element.
async function edges(page, selector) {
  const { x, y, width, height } = await page.locator(selector).first().boundingBox();
  const shot = await page.screenshot({ clip: { x, y: y + height - 6, width, height: 3 } });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const at = (left) => [...context.getImageData(left, 1, 1, 1).data.slice(0, 3)];
    return { left: at(2), right: at(image.width - 3), middle: at(Math.round(image.width / 2)) };
  }, shot.toString("base64"));
}
const far = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

it("a table, code or menu that is too wide says where it scrolls on, and scrolls by keyboard", async () => {
  const pages = [["/posts/wide/", "default", 1], ["/ar/posts/wide/", "default", -1], ["/posts/wide/", "plain", 1]];
  for (const [address, theme, direction] of pages) {
    for (const colorScheme of ["light", "dark"]) {
      await open(themes[theme], address, 390, async (page) => {
        for (const selector of ["main pre", "main .table", ...(theme === "default" ? [".menu"] : [])]) {
          const way = selector === "main pre" ? 1 : direction; // code runs from left to right everywhere
          const about = `${theme} ${address} ${selector} ${colorScheme}`;
          await page.locator(selector).first().scrollIntoViewIfNeeded();
          const [end, start] = way > 0 ? ["right", "left"] : ["left", "right"];
          const first = await edges(page, selector);
          assert.ok(far(first[end], first.middle) > 20, `${about}: no sign at the end ${JSON.stringify(first)}`);
          assert.ok(far(first[start], first.middle) < 6, `${about}: a sign at the beginning ${JSON.stringify(first)}`);
          await page.locator(selector).first().evaluate((region, sign) => { region.scrollLeft = sign * region.scrollWidth; }, way);
          const last = await edges(page, selector);
          assert.ok(far(last[start], last.middle) > 20, `${about}: no sign at the beginning ${JSON.stringify(last)}`);
          assert.ok(far(last[end], last.middle) < 6, `${about}: a sign at the end ${JSON.stringify(last)}`);
        }
        for (const selector of ["main pre", "main .table"]) {
          const region = page.locator(selector).first();
          await region.evaluate((each) => { each.scrollLeft = 0; });
          await region.focus();
          await page.keyboard.press(direction > 0 || selector === "main pre" ? "ArrowRight" : "ArrowLeft");
          await page.waitForFunction(() => document.activeElement.scrollLeft !== 0);
        }
      }, { colorScheme });
    }
  }
});

it("each kind of alert has a colour of its own, which can be read, and a sign of its own", async () => {
  for (const [name, site] of Object.entries(themes)) {
    for (const colorScheme of ["light", "dark"]) {
      await open(site, "/posts/alerts/", 390, async (page) => {
        const found = await page.locator(".alert").evaluateAll((alerts) => alerts.map((alert) => {
          const title = alert.querySelector(".alert-title");
          const sign = getComputedStyle(title, "::before");
          const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = (color) => {
            pixel.clearRect(0, 0, 1, 1);
            pixel.fillStyle = color;
            pixel.fillRect(0, 0, 1, 1);
            return [...pixel.getImageData(0, 0, 1, 1).data];
          };
          let under = alert;
          while (rgb(getComputedStyle(under).backgroundColor)[3] === 0 && under.parentElement) under = under.parentElement;
          return { text: rgb(getComputedStyle(title).color), border: rgb(getComputedStyle(alert).borderInlineStartColor),
            paper: rgb(getComputedStyle(under).backgroundColor), name: title.textContent,
            sign: sign.content + sign.clipPath + sign.borderRadius };
        }));
        assert.equal(found.length, kinds.length);
        const luminance = (color) => color.slice(0, 3).map((v) => v / 255)
          .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        for (const alert of found) {
          const [a, b] = [alert.text, alert.paper].map(luminance);
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          assert.ok(contrast >= 4.5, `${name}, ${alert.name} on ${colorScheme}: ${contrast}`);
          assert.deepEqual(alert.border, alert.text);
        }
        assert.equal(new Set(found.map((alert) => alert.text.join())).size, kinds.length, `colours of ${name}`);
        assert.equal(new Set(found.map((alert) => alert.name)).size, kinds.length, `names of ${name}`);
        if (name === "default") assert.equal(new Set(found.map((alert) => alert.sign)).size, kinds.length, "signs");
      }, { colorScheme });
    }
  }
});

it("an initial letter stands only beside text, and touches nothing", async () => {
  for (const [name, [, suits]] of Object.entries(openings)) {
    for (const width of [390, 1440]) {
      await open(themes.default, `/posts/opening-${name}/`, width, async (page) => {
        const found = await page.locator(".prose > p").first().evaluate((first) => {
          const style = getComputedStyle(first, "::first-letter");
          const lines = first.getBoundingClientRect().height / parseFloat(getComputedStyle(first).lineHeight);
          return { letter: style.initialLetter ?? style.getPropertyValue("initial-letter"), lines };
        });
        assert.equal(found.letter !== "normal", suits, `${name} at ${width}: ${JSON.stringify(found)}`);
        if (suits) assert.ok(found.lines >= 2.9, `${name} at ${width}: only ${found.lines} lines`);
      });
    }
  }
});

it("a page from right to left has no initial letter", async () => {
  await open(themes.default, "/ar/posts/latin/", 1440, async (page) => {
    const letter = await page.locator(".prose > p").first().evaluate((first) => getComputedStyle(first, "::first-letter").initialLetter);
    assert.equal(letter, "normal");
  });
});

// The words with a hyphen whose text stands on more than one line, although it would fit into one.
function brokenWords(selector) {
  const broken = [];
  for (const element of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const match of texts.currentNode.data.matchAll(/\S+-\S+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, match.index);
        range.setEnd(texts.currentNode, match.index + match[0].length);
        const rects = [...range.getClientRects()];
        const fits = rects.reduce((sum, rect) => sum + rect.width, 0) < element.getBoundingClientRect().width;
        if (fits && new Set(rects.map(({ top }) => Math.round(top))).size > 1) broken.push(match[0]);
      }
    }
  }
  return broken;
}

it("no headline breaks within a word that has a hyphen", async () => {
  const headlines = [["default", "/posts/wide/", "h1"], ["default", "/", ".card-title"], ["default", "/posts/", ".card-title"],
    ["default", "/", "h1"], ["plain", "/posts/wide/", "h1"]];
  for (const [theme, address, selector] of headlines) {
    await open(themes[theme], address, 1440, async (page) => {
      assert.ok(await page.locator(selector, { hasText: /\w-\w/u }).count() > 0, address);
      for (let width = 360; width <= 1440; width += 60) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await page.evaluate(brokenWords, selector), [], `${theme} ${address} at ${width}`);
      }
    });
  }
});

it("all names in the menu are equally far apart, however short they are", async () => {
  for (const [address, site] of [["/", themes.default], ["/posts/wide/", themes.default], ["/ar/posts/wide/", themes.default], ["/", themes.plain]]) {
    await open(site, address, 1440, async (page) => {
      const selector = site === themes.default ? ".menu a" : "header nav:first-of-type a";
      const gaps = await page.locator(selector).evaluateAll((links) => {
        const boxes = links.map((link) => {
          const range = document.createRange();
          range.selectNodeContents(link);
          return range.getBoundingClientRect();
        }).sort((a, b) => a.top - b.top || a.left - b.left);
        const pairs = boxes.slice(1).map((box, i) => [boxes[i], box]).filter(([a, b]) => a.top === b.top);
        return pairs.map(([a, b]) => b.left - a.right);
      });
      assert.ok(gaps.length > 2);
      for (const gap of gaps) assert.ok(Math.abs(gap - gaps[0]) < 1, `${address}: ${gaps.map(Math.round)}`);
    });
  }
});

it("the cards of the last row look like those above them, and all show their pictures", async () => {
  for (const cards of [4, 5, 7, 8]) {
    const site = await preview((folder) => writeCards(folder, "default", cards));
    for (const width of [390, 800, 1440]) {
      await open(site, "/", width, async (page) => {
        const found = await boxes(page, ".stories > .card");
        assert.equal(found.length, cards);
        if (width > 390) {
          const third = (await boxes(page, ".stories"))[0].width / 3;
          for (const card of found.slice(3)) assert.ok(card.width < third, `${cards} cards at ${width}: one is ${card.width} wide`);
        }
        assert.ok(found.at(-1).height <= Math.max(...found.map((card) => card.height)));
        for (const picture of await boxes(page, ".stories .card-image img")) assert.ok(picture.width > 100, `${cards} cards at ${width}`);
      });
      await open(site, "/posts/", width, async (page) => {
        const pictures = await boxes(page, ".list .card-image img");
        assert.equal(pictures.length, cards);
        for (const picture of pictures) assert.ok(picture.width > 100, `the list at ${width}`);
      });
    }
  }
});

it("a label that is the same on every card is left out", async () => {
  const labels = (page) => page.locator(".card :is(.kicker, .by)").allInnerTexts();
  const same = await preview((folder) => writeCards(folder, "default", 4));
  const mixed = await preview((folder) => writeCards(folder, "default", 4, ["Ada Beispiel", "Bo Muster"]));
  for (const address of ["/", "/posts/"]) {
    await open(same, address, 1440, async (page) => assert.deepEqual(await labels(page), []));
    await open(mixed, address, 1440, async (page) => {
      assert.deepEqual([...new Set(await labels(page))].sort(), ["By Ada Beispiel", "By Bo Muster"]);
    });
  }
});

it("no page of either theme is wider than its window, whatever authors write", async () => {
  for (const [name, site] of Object.entries(themes)) {
    const page = await openPage(browser);
    await page.route("**/embed.js", (route) => route.abort());
    const addresses = ["/", "/posts/", "/posts/page/2/", "/tags/", "/404.html", "/posts/2026/", "/ar/posts/wide/",
      ...["rough", "wide", "pictures", "alerts", "opening-long"].map((post) => `/posts/${post}/`)];
    for (const address of addresses) {
      await page.goto(site.origin + address);
      for (const width of [280, 320, 390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, `${name} ${address}`);
      }
    }
    await page.context().close();
  }
});

it("numbers are in the digits of the page's language", async () => {
  await open(themes.default, "/ar/posts/page/2/", 1440, async (page) => {
    assert.deepEqual(await page.locator(".pager-pages li").allInnerTexts(), ["١", "٢", "٣", "٤"]);
    assert.equal(await page.locator(".pager-here").textContent(), "الصفحة ٢ من ٤");
    assert.match(await page.title(), /٢/u);
  });
  await open(themes.default, "/ar/posts/", 1440, async (page) => {
    assert.match(await page.locator(".archives li").first().innerText(), /^٢٠٢٦\s+٨$/u);
  });
  await open(themes.default, "/ar/posts/latin/", 1440, async (page) => {
    assert.deepEqual(await page.locator(".series .number").allInnerTexts(), ["١", "٢"]);
    assert.match(await page.locator(".series .count").innerText(), /٢.*٢/u);
  });
});
