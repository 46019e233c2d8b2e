// A site and the real comment service, each on its own port, in a temporary folder.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export const serviceProgram = process.env.POSTIL_COMMENTS_BIN ?? "../../build/dev/bin/postil-comments";
export const siteProgram = process.env.POSTIL_BIN ?? "../../build/dev/bin/postil";

// The help of a command names its options; that of the program alone does not.
const knows = (program, command, option) =>
  (spawnSync(program, [command, "--help"], { encoding: "utf8" }).stdout ?? "").includes(option);
export const missing = knows(serviceProgram, "serve", "--database") ? false : `${serviceProgram} has no serve`;
const canBuild = knows(siteProgram, "build", "--source");

export function run(program, args, { input, env } = {}) {
  const done = spawnSync(program, args, { input, encoding: "utf8", env: { ...process.env, ...env } });
  if (done.status !== 0) {
    throw new Error(`${program} ${args.join(" ")}: ${done.error ?? ""}${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
  ".svg": "image/svg+xml" };

export async function serveFolder(root) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const name = path.join(root, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
    if (!existsSync(name) || !statSync(name).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", types[path.extname(name)] ?? "application/octet-stream");
    response.end(readFileSync(name));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

// Writes one post and builds it with the generator; without one, the contract's section is the page.
function makeSite(folder, origin, service) {
  const out = path.join(folder, "public");
  if (!canBuild) {
    const section = readFileSync(new URL("../contract/section.html", import.meta.url), "utf8")
      .replaceAll("https://comments.example", service).replaceAll("7-2f1c", "")
      .replaceAll("/posts/the-readers-letter/", "/posts/letter/")
      .replace(/<div class="postil-comments"[\s\S]*?<\/ol>\n<\/div>\n/u, "");
    mkdirSync(path.join(out, "posts/letter"), { recursive: true });
    writeFileSync(path.join(out, "posts/letter/index.html"),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Letter</title><h1>Letter</h1>${section}`);
    return out;
  }
  const site = path.join(folder, "site");
  mkdirSync(path.join(site, "content/posts"), { recursive: true });
  writeFileSync(path.join(site, "postil.yaml"),
    `title: Letters\nbase_url: ${origin}/\ncomments:\n  service: ${service}\n`);
  writeFileSync(path.join(site, "content/posts/letter.md"),
    `---\ntitle: Letter\ndate: 2026-01-02\n---\n${"A line of the article.\n\n".repeat(200)}`);
  run(siteProgram, ["build", "-s", site, "-d", out]);
  return out;
}

export async function startService(args) {
  const child = spawn(serviceProgram, ["serve", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const log = [];
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  const lines = createInterface({ input: child.stdout });
  const address = new Promise((found, failed) => {
    lines.on("line", (line) => {
      const match = /listening on (http:\S+)/u.exec(line);
      if (match) found(match[1]);
    });
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}: ${log.join("\n")}`)));
  });
  return { child, log, origin: await address };
}

// `settings` is the text of a settings file, and `policy` that of a policy.
export async function startWorld({ settings = "", policy } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postil-browser-"));
  mkdirSync(path.join(folder, "public"));
  const database = path.join(folder, "comments.db");
  const token = run(serviceProgram, ["moderator", "add", "Mo", "--database", database]).trim();
  const file = (name, text) => { writeFileSync(path.join(folder, name), text); return path.join(folder, name); };
  if (policy) run(serviceProgram, ["policy", "apply", file("policy.yaml", policy), "--database", database]);
  const site = await serveFolder(path.join(folder, "public"));
  site.server.unref(); // when the start fails, the test ends all the same
  const service = await startService(["--database", database, "--listen", "127.0.0.1:0",
    "--site", site.origin, "--threads", "open", "--settings", file("settings.yaml", settings)]);
  makeSite(folder, site.origin, service.origin);

  const curl = (url, ...args) => JSON.parse(run("curl", ["--silent", "--show-error", "--fail-with-body",
    "--header", `Authorization: Bearer ${token}`, ...args, `${service.origin}/api/v1/moderation/${url}`]));
  return {
    page: `${site.origin}/posts/letter/`,
    service: service.origin,
    log: () => service.log,
    generated: canBuild,
    send: async (comment) => {
      const answer = await fetch(`${service.origin}/api/v1/comments?thread=/posts/letter/`, { method: "POST",
        headers: { "Content-Type": "application/json" }, body: JSON.stringify(comment) });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()).id;
    },
    held: () => curl("comments?status=held").comments,
    setOpen: (open) => curl(`threads?thread=${encodeURIComponent("/posts/letter/")}`, "--request", "PATCH",
      "--header", "Content-Type: application/json", "--data", JSON.stringify({ open })),
    decide: (comment, action) => curl(`comments/${comment.id}/decisions`,
      "--header", "Content-Type: application/json",
      "--data", JSON.stringify({ action, revision: comment.revision })),
    close: async () => {
      if (service.child.exitCode === null) {
        service.child.kill("SIGTERM");
        await once(service.child, "exit");
      }
      await new Promise((done) => { site.server.close(done); site.server.closeAllConnections(); });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
