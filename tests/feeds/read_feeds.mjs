// Reads feeds as the readers built on rss-parser do: file names in, one a line; JSON out, a list of feeds in the same order.
import {readFileSync} from "node:fs";
import Parser from "rss-parser";

const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
const feeds = [];
for (const file of files) {
  const feed = await new Parser().parseString(readFileSync(file, "utf8"));
  feeds.push({
    title: feed.title,
    link: feed.link,
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.link,
      date: item.isoDate,
      creator: item.creator ?? item.author,
      categories: item.categories ?? [],
      content: item["content:encoded"] ?? item.content,
    })),
  });
}
process.stdout.write(JSON.stringify(feeds));
