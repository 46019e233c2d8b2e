// Debian's Chromium, as the other browser tests start it.
import { existsSync } from "node:fs";

export const executablePath = process.env.POSTIL_CHROMIUM ?? "/usr/bin/chromium";
export const missing = existsSync(executablePath) ? false : `no Chromium at ${executablePath}`;
export const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic", "--no-first-run",
  "--disable-component-update", "--disable-sync"];
