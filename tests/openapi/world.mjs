// A running service with a proxy in front that knows openapi.yaml, and requests through it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = process.env.POSTIL_COMMENTS_BIN;
const ORIGIN = "https://example.org";

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

// Resolves when the process prints a line that matches; rejects when it ends before.
const printed = (child, pattern) => new Promise((resolve, reject) => {
  let text = "";
  const look = (bytes) => {
    text += bytes;
    const found = pattern.exec(text);
    if (found) resolve(found);
  };
  child.stdout.on("data", look);
  child.stderr?.on("data", look);
  child.once("exit", () => reject(new Error(`ended: ${text}`)));
});

async function startService(folder) {
  // More than these tests send before the ones that send too many.
  writeFileSync(join(folder, "s.yaml"), "rates: {address: 40/10m, waiting_network: 8, refused: 300/10m}\n");
  const child = spawn(PROGRAM, ["serve", "--database", join(folder, "c.sqlite"), "--listen", "127.0.0.1:0",
    "--site", ORIGIN, "--threads", "open", "--settings", join(folder, "s.yaml")], { stdio: ["ignore", "pipe", "ignore"] });
  const [, url] = await printed(child, /listening on (\S+)/u);
  return { child, url };
}

export async function startProxy(url) {
  const port = await freePort();
  const child = spawn(process.execPath, ["node_modules/.bin/prism", "proxy", process.env.POSTIL_OPENAPI, url,
    "--errors", "--port", String(port)], { stdio: ["ignore", "pipe", "pipe"] });
  await printed(child, /Prism is listening/u);
  return { child, url: `http://127.0.0.1:${port}` };
}

export async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), "postil-openapi-"));
  const command = (...words) =>
    execFileSync(PROGRAM, [...words, "--database", join(folder, "c.sqlite")], { encoding: "utf8" }).trim();
  const tokens = { moderate: command("moderator", "add", "Ann") };
  for (const role of ["read", "admin", "build"]) tokens[role] = command("token", "add", role, "--role", role);
  const service = await startService(folder);
  const proxy = await startProxy(service.url);
  return {
    tokens,
    proxy: proxy.url,
    service: service.url,
    close() {
      proxy.child.kill();
      service.child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// One request; objects are sent as JSON. `violations` are what the proxy has against request or answer.
export async function ask(base, method, path, { token, body, headers = {} } = {}) {
  const options = { method, redirect: "manual", headers: { ...headers } };
  if (token) options.headers.Authorization = `Bearer ${token}`;
  if (typeof body === "string") options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers["Content-Type"] = "application/json";
  }
  const answer = await fetch(base + path, options);
  const text = await answer.text();
  const type = answer.headers.get("content-type") ?? "";
  const json = type.includes("json") && !type.includes("ndjson") ? JSON.parse(text) : undefined;
  const violations = json?.type?.includes("stoplight.io") ? json : null;
  return { status: answer.status, headers: answer.headers, text, json, violations };
}
