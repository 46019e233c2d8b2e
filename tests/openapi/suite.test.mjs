// Every request and answer of the service's own tests, through the proxy that knows openapi.yaml: they are recorded
// while those tests run, and a server that gives the recorded answers stands behind the proxy. Of those tests, the ones that
// work on sockets and processes are not recorded.
// What the proxy cannot look at: requests that break the file on purpose, which it refuses itself (the service must have
// refused them, too), those that no HTTP client can send, preflights of browsers, and answers
// that lead elsewhere, which it follows.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startProxy } from "./world.mjs";

const AT_ONCE = 8;
// Headers that a client sets itself, and the one that names the exchange.
const OWN = new Set(["host", "content-length", "connection", "transfer-encoding"]);
const NUMBER = "x-exchange";

function record(folder) {
  const file = join(folder, "exchanges.jsonl");
  execFileSync(process.env.POSTIL_SERVICE_TESTS, ["-sf=*/http/*_test.cpp"],
    { env: { ...process.env, POSTIL_RECORD: file }, stdio: "ignore" });
  return [...new Set(readFileSync(file, "utf8").trim().split("\n"))].map((line) => JSON.parse(line));
}

function startReplay(exchanges) {
  const server = createServer((request, response) => {
    const { status, answered, answer } = exchanges[Number(request.headers[NUMBER])];
    const headers = answered.filter(([name]) => !OWN.has(name.toLowerCase()));
    request.resume().on("end", () => response.writeHead(status, headers.flat()).end(answer));
  });
  return new Promise((resolve) => { server.listen(0, "127.0.0.1", () => resolve(server)); });
}

// What the proxy has against it; null when it cannot be sent.
async function complaint(base, exchange, number) {
  const { method, path, query, headers, body, status } = exchange;
  let answer;
  // The proxy would follow where the answer leads; what browsers ask before they ask is in no such file.
  if (status === 303 || method === "OPTIONS") return null;
  try {
    const request = new Request(base + path + (query && `?${query}`), {
      method, redirect: "manual", body: body && method !== "GET" && method !== "HEAD" ? body : undefined,
      headers: [...headers.filter(([name]) => !OWN.has(name.toLowerCase())), [NUMBER, String(number)]],
    });
    if (!request.url.endsWith(path + (query && `?${query}`))) return null;
    answer = await fetch(request);
  } catch {
    return null;
  }
  const text = await answer.text();
  if (!text.includes("stoplight.io")) return "";
  const violations = JSON.parse(text);
  const ofAnswer = (violations.validation ?? []).some(({ location }) => location?.[0] === "response");
  return status >= 400 && !ofAnswer ? "" : `${method} ${path}?${query} → ${status}: ${text.slice(0, 400)}`;
}

test("the proxy has nothing against what the service's tests ask and get", { timeout: 250_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "postil-suite-"));
  const exchanges = record(folder);
  const server = await startReplay(exchanges);
  const proxy = await startProxy(`http://127.0.0.1:${server.address().port}`);
  const complaints = [];
  let unsent = 0;
  let next = 0;
  const work = async () => {
    while (next < exchanges.length) {
      const number = next;
      next += 1;
      const found = await complaint(proxy.url, exchanges[number], number);
      if (found === null) unsent += 1;
      else if (found) complaints.push(found);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    proxy.child.kill();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${exchanges.length} exchanges, ${unsent} of them not to be sent by a client`);
  assert.deepEqual(complaints, []);
  assert.ok(exchanges.length > 500 && unsent < exchanges.length / 20);
});
