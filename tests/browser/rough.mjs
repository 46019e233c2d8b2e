// A site whose pages hold what themes stumble over: pictures in sentences, wide tables, alerts, odd openings, long words.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const picture = (width, height) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#678"/></svg>`;
const text = "The margin is where a reader answers the text, and where the text learns to listen. ";
const endless = "std::collections::HashMap::with_capacity_and_hasher_and_more_and_more_and_more";

export const kinds = ["note", "tip", "important", "warning", "caution"];
const alerts = kinds.map((kind) => `> [!${kind.toUpperCase()}]\n> Text of this kind.\n`).join("\n");
const wide = `\`\`\`\n${"code that is wider than any column ".repeat(8)}\n\`\`\`

|${" a column |".repeat(12)}\n|${" --- |".repeat(12)}\n|${" a value of this column |".repeat(12)}\n`;

const pictures = `Press ![play](/icon.svg) in this sentence, or ![the large one](/large.svg) in the next.

![alone](/small.svg)

![first](/small.svg) ![second](/small.svg) [![third](/small.svg)](https://example.org/) ![fourth](/small.svg)
![fifth](/small.svg) ![sixth](/small.svg) ![seventh](/small.svg)

![as wide as the text](/wide.svg)
`;

const rough = `Text with \`${endless}\` and ${endless}.

<iframe width="900" height="100" title="a frame" src="about:blank"></iframe>

<table><tr><td>${endless}</td><td>${endless}</td></tr></table>

<canvas width="900" height="20"></canvas> <video width="900" height="20"></video>
`;

// How pages begin, and whether an initial letter suits them.
export const openings = {
  long: [text.repeat(4), true],
  "long-then-picture": [`${text.repeat(4)}\n\n![p](/wide.svg)`, true],
  short: ["Look at this:\n\n![p](/wide.svg)", false],
  "two-lines": [`${text}\n\n![p](/wide.svg)`, false],
  picture: [`![p](/wide.svg)\n\n${text.repeat(4)}`, false],
  "picture-in-text": [`![p](/wide.svg) ${text.repeat(4)}`, false],
  quotation: [`“Quoted,” she said. ${text.repeat(4)}`, false],
  link: [`[A link](https://example.org/) begins. ${text.repeat(4)}`, false],
  code: [`\`code\` begins. ${text.repeat(4)}`, false],
  digits: [`2026 begins. ${text.repeat(4)}`, false],
  chinese: ["静的サイトの生成器は文章を頁にする。".repeat(20), false],
};

export const headline = "A state-of-the-art look at well-known, self-hosted, privacy-first comment systems of every kind";
const date = (number) => `2026-01-${String(number).padStart(2, "0")}`;

// Writes the site below `folder`. `cards` posts, each with a picture, make the front page; `mixed` gives them different authors.
export function writeCards(folder, theme, cards, mixed = []) {
  mkdirSync(path.join(folder, "content/posts"), { recursive: true });
  mkdirSync(path.join(folder, "static"), { recursive: true });
  writeFileSync(path.join(folder, "static/wide.svg"), picture(1200, 700));
  writeFileSync(path.join(folder, "postil.yaml"), `title: Cards\ntheme: ${theme}\npaginate: 20\nauthor: Ada Beispiel\n`);
  for (let number = 1; number <= cards; number += 1) {
    const author = mixed.length ? `author: ${mixed[number % mixed.length]}\n` : "";
    writeFileSync(path.join(folder, `content/posts/card${number}.md`),
      `---\ntitle: Card ${number}\ndate: ${date(number)}\nimage: /wide.svg\n${author}---\n${text}\n`);
  }
}

export function writeRough(folder, theme) {
  mkdirSync(path.join(folder, "content/posts"), { recursive: true });
  mkdirSync(path.join(folder, "static"), { recursive: true });
  const put = (name, content) => writeFileSync(path.join(folder, name), content);
  const sizes = { icon: [20, 20], small: [120, 80], large: [160, 128], wide: [1200, 700] };
  for (const [name, [width, height]] of Object.entries(sizes)) put(`static/${name}.svg`, picture(width, height));
  put("postil.yaml", `title: A to-do list of the tests
theme: ${theme}
paginate: 3
archives: [posts]
comments: {service: "http://127.0.0.1:9"}
languages: {en: {weight: 1}, ar: {weight: 2}}
menus:
  main: [{name: Posts, url: /posts/}, {name: C, url: /posts/wide/}, {name: Go, url: /posts/alerts/}, {name: About us, url: /posts/rough/},
         {name: A long name in the menu, url: /posts/pictures/}, {name: Another of these long names, url: /posts/rough/}]
`);
  put("content/posts/pictures.md", `---\ntitle: Pictures\ndate: 2026-02-01\nauthor: Ada Beispiel\n---\n${pictures}`);
  put("content/posts/wide.md", `---\ntitle: ${headline}\ndate: 2026-02-02\n---\n${wide}`);
  put("content/posts/wide.ar.md", `---\ntitle: جدول عريض\ndate: 2026-02-02\n---\n${wide}`);
  put("content/posts/latin.ar.md", `---\ntitle: نص لاتيني\ndate: 2025-12-02\nseries: [سلسلة]\n---\n${text.repeat(4)}\n\n${text}\n`);
  put("content/posts/part.ar.md", "---\ntitle: جزء\ndate: 2025-12-01\nseries: [سلسلة]\n---\nنص.\n");
  put("content/posts/alerts.md", `---\ntitle: Alerts\ndate: 2026-02-03\n---\n${alerts}`);
  put("content/posts/rough.md", `---\ntitle: "${endless}"\ndate: 2026-02-04\ntags: [${endless.replaceAll(":", "-")}]\nauthor: "${endless}"\n---\n${rough}`);
  for (let number = 1; number <= 7; number += 1)
    put(`content/posts/ar${number}.ar.md`, `---\ntitle: مقالة\ndate: ${date(number)}\n---\nنص.\n`);
  let number = 10;
  for (const [name, [body]] of Object.entries(openings)) {
    number += 1;
    put(`content/posts/opening-${name}.md`, `---\ntitle: Opening ${name}\ndate: ${date(number)}\n---\n${body}\n\n${text}\n`);
  }
}
