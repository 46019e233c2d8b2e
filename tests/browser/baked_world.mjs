// Sites with baked comments beside a real comment service, each on its own port, in a temporary folder.
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { run, serveFolder, serviceProgram, siteProgram, startService } from "./world.mjs";

const article = "A line of the article.\n\n".repeat(200);

// Writes a post for each name. "letter.de" is the German one.
function writePosts(site, names) {
  mkdirSync(path.join(site, "content/posts"), { recursive: true });
  names.forEach((name, index) => {
    const date = new Date(Date.UTC(2026, 0, 28 - index)).toISOString().slice(0, 10);
    writeFileSync(path.join(site, `content/posts/${name}.md`), `---\ntitle: Post ${name}\ndate: ${date}\n---\n${article}`);
  });
}

// `sites` has a theme for each name of a site; the first one may send comments. They all show the
// posts of `names`. `policy` and `settings` are the texts of the service's files.
export async function startBakedWorld({ sites, names, policy = "policy:\n  default: publish\n", settings = "" }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "postil-baked-"));
  const database = path.join(folder, "comments.db");
  const file = (name, text) => { writeFileSync(path.join(folder, name), text); return path.join(folder, name); };
  const manage = (...words) => run(serviceProgram, [...words, "--database", database]).trim();
  const [moderator, builder] = [manage("moderator", "add", "Mo"), manage("token", "add", "site", "--role", "build")];
  manage("policy", "apply", file("policy.yaml", policy));
  const servers = {};
  for (const name of Object.keys(sites)) {
    mkdirSync(path.join(folder, name, "public"), { recursive: true });
    servers[name] = await serveFolder(path.join(folder, name, "public"));
    servers[name].server.unref();
  }
  const [main] = Object.keys(sites);
  const options = ["--database", database, "--site", servers[main].origin, "--threads", "open",
    "--settings", file("settings.yaml", `rates: none\n${settings}`)];
  let service = await startService([...options, "--listen", "127.0.0.1:0"]);
  const { origin } = service;
  for (const [name, theme] of Object.entries(sites)) {
    writePosts(path.join(folder, name), names);
    writeFileSync(path.join(folder, name, "postil.yaml"), `title: Letters\ntheme: ${theme}\nbase_url: ${servers[name].origin}/\n` +
      `languages: {en: {weight: 1}, de: {weight: 2}, ar: {weight: 3}}\ncomments: {service: "${origin}"}\n`);
  }

  // Asks the service as JSON. A `token` is sent along.
  async function ask(method, where, body, token) {
    const headers = { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const answer = await fetch(`${origin}/api/v1/${where}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, ...(text ? JSON.parse(text) : {}) };
  }
  const checked = async (...words) => {
    const answer = await ask(...words);
    if (answer.status >= 300) throw new Error(JSON.stringify([words, answer]));
    return answer;
  };
  const stop = async () => {
    if (service.child.exitCode !== null) return;
    service.child.kill("SIGTERM");
    await once(service.child, "exit");
  };
  return {
    service: origin,
    folder: (name) => path.join(folder, name),
    origin: (name) => servers[name].origin,
    page: (name, key) => servers[name].origin + key,
    // Builds the site: "baked" with the comments, "live" without them, "frozen" for ever.
    build: (name, kind) => {
      const place = ["-s", path.join(folder, name), "-d", path.join(folder, name, "public")];
      const words = { live: ["build"], baked: ["build", "--strict", "--comments", origin], frozen: ["comments", "freeze", "--comments", origin] };
      return run(siteProgram, [...words[kind], ...place], { env: { POSTIL_COMMENTS_TOKEN: kind === "live" ? "" : `${builder}@${origin}` } });
    },
    trySend: (key, comment) => ask("POST", `comments?thread=${encodeURIComponent(key)}`, comment),
    send: (key, comment) => checked("POST", `comments?thread=${encodeURIComponent(key)}`, comment),
    change: (comment, body) => checked("PATCH", `comments/${comment.id}`, { revision: 1, body }, comment.edit_token),
    decide: (comment, action) => checked("POST", `moderation/comments/${comment.id}/decisions`, { action, revision: 1 }, moderator),
    setOpen: (key, open) => checked("PATCH", `moderation/threads?thread=${encodeURIComponent(key)}`, { open }, moderator),
    fragment: async (key) => (await fetch(`${origin}/api/v1/fragment?thread=${encodeURIComponent(key)}`)).text(),
    stop,
    restart: async () => { service = await startService([...options, "--listen", new URL(origin).host]); },
    close: async () => {
      await stop();
      for (const { server } of Object.values(servers)) {
        await new Promise((done) => { server.close(done); server.closeAllConnections(); });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// The posts' threads, and what is in them. Returns the comments that the tests name.
export async function fillThreads(world, { many = 600 } = {}) {
  const send = (name, comment) => world.send(`/posts/${name}/`, comment);
  const one = await send("one", { name: "Ada", body: "The *only* comment, with `code`." });
  const first = await send("replies", { name: "Ada", website: "https://example.org/", body: "First." });
  const reply = await send("replies", { name: "Bob", body: "An answer.", parent: first.id });
  await send("replies", { name: "Cleo", body: "An answer to the answer.\n\n> quoted", parent: reply.id });
  await send("replies", { name: "Dan", body: "Second.\n\n- a\n- b" });
  const gone = await send("placeholders", { name: "Eve", body: "This goes." });
  await send("placeholders", { name: "Finn", body: "This stays.", parent: gone.id });
  await world.decide(gone, "delete");
  const changed = await send("changed", { name: "Gil", body: "Before." });
  await send("changed", { name: "Hal", body: "An answer to it.", parent: changed.id });
  await world.change(changed, "After, see https://example.org/ for it.");
  const waits = await send("changed", { name: "Ida", body: "See https://example.org/ first." });
  const answer = await send("changed", { name: "Jo", body: "An answer to one that waits.", parent: waits.id });
  if (answer.status !== 201) await world.decide(answer, "approve");
  await send("closed", { name: "Kim", body: "The last word." });
  await world.setOpen("/posts/closed/", false);
  await send("names", { name: "Tom & \"Jerry\" <b>x</b> 'y'", body: "Names with `&<>\"` in them, & <b>here</b>." });
  await send("names", { name: "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2), body: "Wort".repeat(60) });
  await world.send("/de/posts/letter/", { name: "Jörg", body: "Schöne Grüße." });
  const arabic = await world.send("/ar/posts/letter/", { name: "ليلى", body: "رسالة قصيرة." });
  await world.send("/ar/posts/letter/", { name: "Mia", body: "A Latin answer (with marks)!", parent: arabic.id });
  const long = [];
  for (let number = 0; number < many; number += 1) long.push(await send("long", { name: `N${number}`, body: `number ${number}` }));
  return { one, first, reply, gone, changed, long };
}

export const names = ["empty", "one", "replies", "placeholders", "changed", "closed", "names", "long", "letter.de", "letter.ar"];
export const keys = names.map((name) => {
  const [stem, language] = name.split(".");
  return `${language ? `/${language}` : ""}/posts/${stem}/`;
});
export const policy = `policy:
  default: publish
rules:
  - id: link
    when: {links: {more_than: 0}}
    outcome: hold
    message: Links wait.
`;
