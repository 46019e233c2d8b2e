// Postil's own site in one theme, built, served as a web server would serve it, and with the real comment service beside it.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";

const program = process.env.POSTIL_BIN ?? "../../build/dev/bin/postil";
const serviceProgram = process.env.POSTIL_COMMENTS_BIN ?? "../../build/dev/bin/postil-comments";
const ownSite = new URL("../../", import.meta.url).pathname;
const post = "/posts/comments-belong-in-the-page/";

// The pages that stand for all others, one of each template.
export const kinds = { home: "/", list: "/posts/", post, archive: "/posts/2026/", taxonomy: "/tags/", page: "/about/",
  hard: "/posts/everything/", "404": "/404.html" };

const types = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml" };

function run(name, args) {
  const done = spawnSync(name, args, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${name} ${args.join(" ")}: ${done.stdout}${done.stderr}`);
  return done.stdout;
}

// A file server with what the manual's page on deploying says: compression, a long life for what is not HTML, the 404 page.
async function serve(root) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    let name = path.join(root, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
    const found = existsSync(name) && statSync(name).isFile();
    if (!found) name = path.join(root, "404.html");
    const type = types[path.extname(name)] ?? "application/octet-stream";
    const age = type.startsWith("text/html") ? 0 : 31_536_000;
    response.writeHead(found ? 200 : 404, { "Content-Encoding": "gzip", "Content-Type": type,
      "Cache-Control": `max-age=${age}` });
    response.end(gzipSync(readFileSync(name)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

async function startService(folder, site) {
  const database = path.join(folder, "comments.db");
  const token = run(serviceProgram, ["moderator", "add", "Mo", "--database", database]).trim();
  const child = spawn(serviceProgram, ["serve", "--database", database, "--listen", "127.0.0.1:0", "--site", site,
    "--threads", "open"], { stdio: ["ignore", "pipe", "ignore"] });
  const origin = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const match = /listening on (http:\S+)/u.exec(line);
      if (match) found(match[1]);
    });
    child.once("exit", (code) => failed(new Error(`postil-comments ended with ${code}`)));
  });
  return { child, origin, token };
}

// A comment and an answer that a moderator let through.
async function addComments(service) {
  const ask = async (address, body, headers = {}) => {
    const answer = await fetch(service.origin + address, { method: "POST", body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", ...headers } });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${address}: ${JSON.stringify(said)}`);
    return said;
  };
  const thread = `/api/v1/comments?thread=${encodeURIComponent(post)}`;
  let parent;
  for (const body of ["A comment with `code` and a [link](https://example.org/).", "And an answer to it.\n\n> with a quotation"]) {
    const comment = await ask(thread, { name: "Ada Beispiel", body, ...(parent ? { parent } : {}) });
    await ask(`/api/v1/moderation/comments/${comment.id}/decisions`, { action: "approve", revision: comment.revision },
      { Authorization: `Bearer ${service.token}` });
    parent = comment.id;
  }
}

// All HTML files below `root`.
function pagesIn(root) {
  return readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith(".html"))
    .map((name) => path.join(root, name)).sort();
}

export async function startSite(theme) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postil-quality-"));
  const source = path.join(folder, "site");
  const root = path.join(folder, "public");
  mkdirSync(root);
  for (const name of ["content", "static", "data", "i18n", "templates", "themes", "postil.yaml"]) {
    if (existsSync(ownSite + name)) cpSync(ownSite + name, path.join(source, name), { recursive: true });
  }
  for (const [from, to] of [["everything.md", "index.md"], ["picture.svg", "picture.svg"]]) {
    cpSync(new URL(from, import.meta.url), path.join(source, "content/posts/everything", to));
  }
  const site = await serve(root);
  const service = await startService(folder, site.origin);
  await addComments(service);
  writeFileSync(path.join(source, "postil.quality.yaml"),
    `base_url: ${site.origin}/\ntheme: ${theme}\ncomments: {service: "${service.origin}"}\n`);
  run(program, ["build", "-s", source, "-d", root, "-e", "quality"]);
  const files = pagesIn(root);
  return {
    origin: site.origin,
    files,
    urls: files.map((name) => `${site.origin}/${path.relative(root, name).replace(/index\.html$/u, "")}`),
    close: async () => {
      if (service.child.exitCode === null) {
        service.child.kill("SIGTERM");
        await once(service.child, "exit");
      }
      site.server.closeAllConnections();
      await new Promise((done) => { site.server.close(done); });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
