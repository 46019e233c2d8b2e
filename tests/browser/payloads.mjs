// The payloads of the XSS corpora, which lie beside the repository.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const corpus = path.join(process.env.POSTIL_CORPORA ?? "../../../shared/corpora", "xss");

// Why a test must skip; false if the corpora are there.
export const absentCorpus = existsSync(corpus) ? false : `no XSS corpora at ${corpus}`;

export function payloads() {
  const texts = [];
  for (const name of readdirSync(corpus).filter((file) => file.endsWith(".jsonl")).sort()) {
    for (const line of readFileSync(path.join(corpus, name), "utf8").split("\n").filter(Boolean)) {
      const record = JSON.parse(line);
      // Lone surrogates are no UTF-8: the service refuses them, so they come as U+FFFD here.
      texts.push(Buffer.from(record.payload ?? record.input, "utf8").toString("utf8"));
    }
  }
  return texts;
}
