// Whom a reply answers, with the real programs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, missing as noBrowser, openPage } from "./chromium.mjs";
import { missing as noService, startWorld } from "./world.mjs";

const skip = noBrowser || noService;
let browser;
before(async () => { if (!skip) browser = await launch(); });
after(async () => { await browser?.close(); });

// The page of a chain of replies, and for each name the one that its "in reply to" names.
async function answered(nesting) {
  const world = await startWorld({ settings: `nesting: ${nesting}\nrates: none\n`, policy: "policy:\n  default: publish\n" });
  try {
    let parent;
    for (const name of ["Ada", "Bo", "Cy", "Di", "Ed", "Flo"]) {
      parent = await world.send({ body: `${name} speaks`, name, parent });
    }
    const page = await openPage(browser);
    await page.goto(`${world.page}#comments`);
    await page.locator(".postil-comment").nth(5).waitFor();
    const labels = await page.locator(".postil-comment").evaluateAll((all) => all.map((article) => {
      const name = (within, selector) => within?.querySelector(selector)?.textContent;
      const link = article.querySelector(".postil-when > bdi a");
      const target = link && document.querySelector(link.getAttribute("href"));
      return [name(article, ".postil-by bdi"), name(link, "bdi"), name(target, ".postil-by bdi")];
    }));
    assert.deepEqual(page.mistakes, []);
    await page.context().close();
    return labels.filter(([, said]) => said);
  } finally {
    await world.close();
  }
}

test("a reply that is not shown below its parent names and links it", { skip }, async () => {
  assert.deepEqual(await answered(4), [["Ed", "Di", "Di"], ["Flo", "Ed", "Ed"]]);
  assert.deepEqual(await answered(1), [["Cy", "Bo", "Bo"], ["Di", "Cy", "Cy"], ["Ed", "Di", "Di"], ["Flo", "Ed", "Ed"]]);
  assert.deepEqual(await answered(0),
    [["Bo", "Ada", "Ada"], ["Cy", "Bo", "Bo"], ["Di", "Cy", "Cy"], ["Ed", "Di", "Di"], ["Flo", "Ed", "Ed"]]);
});
