#!/usr/bin/env python3
"""Feeds of real blogs against their sources: valid by the schema, the same in all formats, and read right by a real reader.

usage: feeds.py POSTIL CORPORA rustblog|reactblog|mzlogin-zh|jekyll-fixtures NODE
Exit status 0 passed, 1 failed, 77 skipped (no corpora beside the checkout, or no reader: make test-deps).
"""
import collections
import datetime
import email.utils
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "corpora"))
from blogs import Page, Test, body_words, split_source

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# What is copied to content/, and what else postil.yaml says.
CORPORA = {
    "rustblog": ({"posts": "posts"}, "permalinks:\n  posts: /:year/:month/:day/:title/\npermalink_tokens: jekyll\n"),
    "reactblog": ({"content": "."}, "permalinks:\n  blog: /blog/:year/:month/:day/:title.html\npermalink_tokens: jekyll\n"),
    "mzlogin-zh": ({"_posts": "posts"}, "language: zh\npermalinks:\n  posts: /:year/:month/:day/:title/\npermalink_tokens: jekyll\n"),
    "jekyll-fixtures": ({"docs/_posts": "posts"}, ""),  # the other folders hold what is made to be wrong
}
LEFT_OUT = {
    "2023-01-29-jekyll-3-9-3-released.markdown",  # its author's date is none, and an error: see tests/corpora/blogs.py
    "template.md",  # to begin new posts with: no date, so that a permalink with one is an error
}
# No feed reader sees more of a list.
CONFIGURATION = "title: A blog\nbase_url: https://blog.example/\nfeed_items: 1000\nfeeds: [atom, rss, json]\n"
ADDRESSES = {"href", "src", "poster", "cite", "action"}

Item = collections.namedtuple("Item", "id title date link authors categories content")


class Addresses(html.parser.HTMLParser):
    """The addresses in a piece of HTML that are not absolute."""

    def __init__(self, text):
        super().__init__()
        self.relative = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ADDRESSES and value is not None and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value.strip()):
                if tag in ("a", "area") or not value.startswith("#"):
                    self.relative.append(f"{tag} {name}={value}")


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def read_atom(file):
    root = xml.etree.ElementTree.parse(file).getroot()
    for entry in root.findall(ATOM + "entry"):
        link = next(l.get("href") for l in entry.findall(ATOM + "link") if l.get("rel") == "alternate")
        yield Item(entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title"), instant(entry.findtext(ATOM + "published")), link,
                   [a.findtext(ATOM + "name") for a in entry.findall(ATOM + "author")],
                   [c.get("term") for c in entry.findall(ATOM + "category")], entry.findtext(ATOM + "content"))


def read_rss(file):
    root = xml.etree.ElementTree.parse(file).getroot()
    assert root.get("version") == "2.0", f"{file}: no RSS 2.0"
    channel = root.find("channel")
    for name in ("title", "link", "description"):
        assert channel.findtext(name), f"{file}: a channel must have a {name}"
    for item in channel.findall("item"):
        guid = item.find("guid")
        assert guid.get("isPermaLink", "true") == "true" and guid.text == item.findtext("link"), f"{file}: {guid.text}"
        yield Item(guid.text, item.findtext("title"), email.utils.parsedate_to_datetime(item.findtext("pubDate")).timestamp(),
                   item.findtext("link"), [c.text for c in item.findall(CREATOR)], [c.text for c in item.findall("category")],
                   item.findtext(CONTENT))


def read_json(file):
    feed = json.loads(file.read_text())
    assert feed["version"] == "https://jsonfeed.org/version/1.1" and feed["title"] and feed["feed_url"], f"{file}: no JSON Feed 1.1"
    for item in feed["items"]:
        yield Item(item["id"], item["title"], instant(item["date_published"]), item["url"], [a["name"] for a in item.get("authors", [])],
                   item.get("tags", []), item["content_html"])


def source_title(front):
    title = re.search(r"^title:\s*(.*?)\s*$", front, re.M)
    if not title:
        return None
    text = title.group(1)
    quoted = re.match(r"^(['\"])(.*)\1$", text)
    return (quoted.group(2).replace("''", "'").replace('\\"', '"') if quoted else text).strip()


def source_instant(source, front):
    """Seconds since 1970 of `date:`, else of the day in the file's name."""
    written = re.search(r"^date:\s*['\"]?(\d{4}-\d\d?-\d\d?(?: \d\d?:\d\d(?::\d\d)?)?(?: ?[+-]\d{4})?)", front, re.M)
    named = re.match(r"(\d{4}-\d\d?-\d\d?)-", source.name)
    found = written or named
    if not found:
        return None
    day, _, rest = found.group(1).partition(" ")
    time, _, zone = rest.partition(" ")
    time = time + ":00" if time.count(":") == 1 else time or "00:00:00"
    return datetime.datetime.strptime(f"{day} {time} {zone or '+0000'}", "%Y-%m-%d %H:%M:%S %z").timestamp()


def one_line(text):
    return " ".join(text.split())


class Feeds(Test):
    def sources(self):
        """Title, date and body of every dated page, as its author wrote them."""
        for source in sorted(s for s in (self.site / "content").rglob("*") if s.suffix in (".md", ".markdown")):
            front, body = split_source(source)
            date = source_instant(source, front)
            if date is not None and not re.search(r"^(draft: true|published: false)$", front, re.M):
                yield source_title(front), date, body

    def schema(self):
        files = sorted(str(f) for f in self.out.rglob("atom.xml"))
        self.check(len(files) > 1, "there are no feeds")
        done = subprocess.run(["xmllint", "--noout", "--relaxng", str(self.corpus.parent / "conformance/atom.rng"), *files],
                              capture_output=True, text=True)
        self.check(done.returncode == 0, done.stderr[-2000:])
        return len(files)

    def same_in_all_formats(self):
        for file in sorted(self.out.rglob("atom.xml")):
            atom = list(read_atom(file))
            rss, feed = list(read_rss(file.with_name("rss.xml"))), list(read_json(file.with_name("feed.json")))
            self.check(len(atom) == len(rss) == len(feed) > 0, f"{file}: {len(atom)}, {len(rss)}, {len(feed)} entries")
            differing = [a.id for a, b, c in zip(atom, rss, feed) if not a == b == c]
            self.check(not differing, f"{file}: the formats differ in {differing[:3]}")
            self.check(len({item.id for item in atom}) == len(atom), f"{file}: an id stands there twice")
            self.check([item.date for item in atom] == sorted((item.date for item in atom), reverse=True), f"{file}: not the newest first")

    def against_sources(self, items, reader):
        left = collections.defaultdict(list)
        for item in items:
            left[item.date].append(item)
        sources = list(self.sources())
        for title, date, body in sources:
            found = next((i for i in left[date] if title is None or one_line(i.title) == one_line(title)), None)
            if found is None:
                self.check(False, f"{reader}: {title!r} of {date} is not in the feed")
                continue
            left[date].remove(found)
            page = self.out / urllib.parse.unquote(urllib.parse.urlsplit(found.link).path).lstrip("/")
            page = page / "index.html" if found.link.endswith("/") else page
            self.check(page.is_file() and one_line(Page(page.read_text()).h1) == one_line(found.title), f"{reader}: {found.link} is not its page")
            words = found.title + " " + " ".join(Page(found.content).words)  # a heading that repeats the title is dropped
            missing = {word for word in body_words(body) if word not in words}
            self.check(not missing, f"{reader}: {found.link} lost {sorted(missing)[:8]}")
        self.check(not any(left.values()), f"{reader}: more than the sources have: {[i.link for l in left.values() for i in l][:3]}")
        return len(sources)

    def absolute(self, items):
        for item in items:
            relative = Addresses(item.content).relative
            self.check(not relative, f"{item.link}: {relative[:3]}")

    def read_by_others(self, node):
        """The site's feeds through rss-parser; None when it is not installed."""
        if not node or not (HERE / "node_modules/rss-parser").is_dir():
            return None
        files = [self.out / "atom.xml", self.out / "rss.xml"]
        done = subprocess.run([node, str(HERE / "read_feeds.mjs")], input="\n".join(map(str, files)), capture_output=True, text=True)
        if done.returncode != 0:
            self.check(False, done.stderr[-2000:])
            return []
        for feed in json.loads(done.stdout):
            self.check(feed["title"] == "A blog" and feed["link"] == "https://blog.example/", f"{feed['title']} {feed['link']}")
            yield [Item(i["link"], i["title"], instant(i["date"]), i["link"], None, None, i["content"]) for i in feed["items"]]


def main():
    postil, corpora, name, node = sys.argv[1:]
    corpus = pathlib.Path(corpora) / name
    if not corpus.is_dir():
        print(f"skipped: {name} is not there; the corpora lie beside the checkout, in ../shared/corpora")
        sys.exit(77)
    test = Feeds(postil, corpus)
    folders, more = CORPORA[name]
    for source, target in folders.items():
        shutil.copytree(corpus / source, test.site / "content" / target, dirs_exist_ok=True, ignore=lambda at, names: LEFT_OUT & set(names))
    test.build(CONFIGURATION + more)
    if test.status != 0:
        sys.exit("\n".join(line for line in test.stderr.splitlines() if "error" in line) or test.stderr)
    lists = test.schema()
    test.same_in_all_formats()
    items = list(read_atom(test.out / "atom.xml"))
    posts = test.against_sources(items, "Atom")
    test.absolute(items)
    readings = list(test.read_by_others(node) or [])
    for reader, reading in zip(("rss-parser, Atom", "rss-parser, RSS"), readings):
        test.against_sources(reading, reader)
    print(f"{lists} lists with feeds in three formats, {posts} posts in the site's, read {len(readings)} times by rss-parser")
    status = test.finish()
    if status == 0 and not readings:
        print("skipped: tests/feeds/node_modules is missing (make test-deps installs the reader)")
        status = 77
    sys.exit(status)


if __name__ == "__main__":
    main()
