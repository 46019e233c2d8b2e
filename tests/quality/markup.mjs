// markup.mjs THEME: every page of Postil's own site in that theme through the checkers of the W3C (vnu) and of html-validate.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import vnu from "vnu-jar";
import { startSite } from "./site.mjs";

// What html-validate's own presets ask beyond the standard and is a matter of taste.
const config = {
  extends: ["html-validate:recommended", "html-validate:standard", "html-validate:a11y"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // ARIA lets authors name whatever may have a name, lists too.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};

function fromVnu(files) {
  const done = spawnSync("java", ["-Xss1m", "-jar", vnu, "--format", "json", "--stdout", "--exit-zero-always", ...files],
    { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return JSON.parse(done.stdout).messages
    .map(({ url, lastLine, lastColumn, type, subType, message }) => `vnu ${type}${subType ? ` (${subType})` : ""}: ${path.relative(".", new URL(url).pathname)}:${lastLine}:${lastColumn}: ${message}`);
}

async function fromHtmlValidate(files) {
  const checker = new HtmlValidate(config);
  const found = [];
  for (const file of files) {
    const { results } = await checker.validateString(readFileSync(file, "utf8"), file);
    for (const { messages } of results) {
      for (const { line, column, ruleId, message } of messages) found.push(`html-validate ${ruleId}: ${file}:${line}:${column}: ${message}`);
    }
  }
  return found;
}

const site = await startSite(process.argv[2]);
try {
  const found = [...fromVnu(site.files), ...await fromHtmlValidate(site.files)];
  for (const each of found) console.log(each);
  console.log(`${site.files.length} pages, ${found.length} findings`);
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  await site.close();
}
