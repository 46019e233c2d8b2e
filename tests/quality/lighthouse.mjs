// lighthouse.mjs THEME: Lighthouse on one page of each kind of Postil's own site in that theme. Accessibility, best practices and
// SEO must be 100, performance 98 (the median of three runs: it is a measurement).
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executablePath, flags } from "./chromium.mjs";
import { kinds, startSite } from "./site.mjs";

const floors = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const runs = 3;
// A page that says "not found" asks to be left out of search, and is right to do so.
const notIndexed = ["is-crawlable"];

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function scores(url, kind, port) {
  const skipAudits = kind === "404" ? notIndexed : [];
  const { lhr } = await lighthouse(url, { port, logLevel: "error", onlyCategories: Object.keys(floors), skipAudits });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const weak = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode === "binary")
    .map(({ id }) => id);
  return { weak, of: Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])) };
}

const site = await startSite(process.argv[2]);
const chrome = await launch({ chromePath: executablePath, chromeFlags: [...flags, "--headless=new"] });
let low = 0;
try {
  for (const [kind, address] of Object.entries(kinds)) {
    const all = [];
    for (let i = 0; i < runs; i += 1) all.push(await scores(site.origin + address, kind, chrome.port));
    const found = Object.keys(floors).map((name) => [name, median(all.map(({ of }) => of[name]))]);
    const missed = found.filter(([name, score]) => score < floors[name]);
    low += missed.length;
    console.log(`${kind}: ${found.map(([name, score]) => `${name} ${score}`).join(", ")}${missed.length ? `  LOW: ${all[0].weak.join(" ")}` : ""}`);
  }
} finally {
  chrome.kill();
  await site.close();
}
process.exitCode = low === 0 ? 0 : 1;
