// `postil serve` on a site, for tests that look at pages.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const program = process.env.POSTIL_BIN ?? "../../build/dev/bin/postil";

// Serves the site in `folder` on a free port until close().
export async function startPreview(folder) {
  const child = spawn(program, ["serve", "-s", folder, "-p", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  const origin = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      const match = /serving (http:\/\/[^/\s]+)/u.exec(line);
      if (match) found(match[1]);
    });
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`postil serve ended with ${code}: ${said.join("\n")}`)));
  });
  return {
    origin,
    // The paths of all pages in the sitemap.
    paths: async () => {
      const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text();
      return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, url]) => new URL(url).pathname);
    },
    close: async () => {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
