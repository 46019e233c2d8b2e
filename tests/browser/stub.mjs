// A site and a comment service in one process, on two ports (so: two origins). The service answers
// what the test tells it to; its CORS headers are those of the contract.
import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const printAsset = process.env.POSTIL_PRINT_ASSET ?? "../../build/dev/bin/print_asset";
const contract = (name) => readFileSync(new URL(`../contract/${name}`, import.meta.url), "utf8");

export const thread = "/posts/the-readers-letter/";
export const fragment = contract("fragment.html");
export const section = contract("section.html");

function asset(name) {
  const run = spawnSync(printAsset, [name]);
  if (run.status !== 0) throw new Error(`${printAsset}: ${run.error ?? run.stderr}`);
  return run.stdout;
}

async function listen(handler) {
  const server = createServer(handler);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

const problem = (status, code, more = {}, headers = {}) => ({
  status, headers: { "Content-Type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: "about:blank", status, code, title: code, ...more }) });
const json = (status, value, headers = {}) => ({
  status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(value) });
const html = (body, headers = {}) => ({
  status: 200, headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, body });
export const answers = { problem, json, html };

export async function startStub() {
  const stub = { requests: [], routes: new Map(), page: "" };
  const arrivals = new EventEmitter();
  const assets = {
    "GET /embed.js": [asset("embed.js"), "text/javascript; charset=utf-8"],
    "GET /embed.css": [asset("embed.css"), "text/css; charset=utf-8"],
  };

  async function service(request, response) {
    const url = new URL(request.url, "http://service");
    const name = `${request.method} ${url.pathname}`;
    const body = await bodyOf(request);
    response.setHeader("Access-Control-Allow-Origin", "*");
    if (request.method === "OPTIONS") {
      response.setHeader("Access-Control-Allow-Headers", "Content-Type, Authorization, Idempotency-Key");
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
      response.writeHead(204).end();
      return;
    }
    response.setHeader("Access-Control-Expose-Headers", "Location, Retry-After");
    if (assets[name]) {
      response.setHeader("Content-Type", assets[name][1]);
      response.end(assets[name][0]);
      return;
    }
    stub.requests.push({ name, query: Object.fromEntries(url.searchParams), headers: request.headers,
      body: request.headers["content-type"] === "application/json" ? JSON.parse(body) : body });
    arrivals.emit("request");
    const route = stub.routes.get(name);
    if (route === "cut") {
      request.socket.destroy();
      return;
    }
    const answer = (typeof route === "function" ? await route(body, url) : route) ?? problem(404, "not-found");
    response.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? "");
  }

  const api = await listen(service);
  const site = await listen((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(request.url === "/favicon.ico" ? "" : stub.page);
  });
  stub.service = api.origin;
  stub.site = site.origin;
  stub.calls = (name) => stub.requests.filter((request) => request.name === name);
  // Waits until the service was called so often.
  stub.called = async (name, count = 1) => {
    while (stub.calls(name).length < count) await once(arrivals, "request");
  };
  // A page with `lines` of text above the section.
  stub.show = (sectionHtml, { lines = 0, head = "", lang = "en" } = {}) => {
    const text = "<p>A line of the article.</p>\n".repeat(lines);
    stub.page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Post</title>${head}</head>
<body><main>${text}</main>${sectionHtml.replaceAll("https://comments.example", api.origin)}</body></html>`;
  };
  stub.reset = () => {
    stub.requests.length = 0;
    stub.routes.clear();
    stub.routes.set("GET /api/v1/fragment", { status: 204 });
    stub.routes.set("GET /api/v1/form", json(200, { form_token: "TOKEN", rules: [] }));
  };
  stub.close = () => Promise.all([api.server, site.server].map((server) => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  })));
  stub.reset();
  return stub;
}
