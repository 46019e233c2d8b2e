#!/usr/bin/env python3
"""A site without base_url works from any folder of any server: a walk over every address of every page, by Python's own HTML parser.

Sites are built without base_url and served from three depths. Every link, picture, style sheet, `srcset`, `url(…)` and refresh of
every page must be there and inside of the folder. The page that says "not found" is shown at any depth: it asks for no style sheet.

usage: any_folder.py POSTIL CHECKOUT
"""
import functools
import html.parser
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
DEPTHS = ["", "one/", "two/and/three/"]
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>"
POSTS = {
    "content/posts/a.md": "---\ntitle: A\ndate: 2024-01-01\ntags: [ink]\nauthors: [ada]\naliases: [/old/, /older/a.html]\nimage: {src: /x/p.svg, alt: p}\n---\n"
                          "[b](b.md#part) [home](/) [q](b.md?x=1) ![p](p.svg) <img src='/x/p.svg' srcset=\"p.svg 1x, /x/p.svg 2x\" alt=\"\">\n"
                          "<a href=b.md>b</a>\n\n<div style=\"background: url('/x/p.svg')\">x</div>\n\n<style>h1 { background: url(/x/p.svg) }</style>\n\n"
                          "> [!NOTE]\n> A note.[^1]\n\n[^1]: Foot.\n",
    "content/posts/b.md": "---\ntitle: B\ndate: 2024-01-02\ntags: [ink, pen]\nseries: S\n---\n## Part\n\n[a](a.md) <video poster=/x/p.svg></video>\n",
    "content/posts/c/index.md": "---\ntitle: C\ndate: 2024-01-03\nauthors: [ada]\nseries: S\nurl: /c.html\n---\n![p](p.svg) [b](../b.md)\n",
    "content/posts/c/p.svg": PICTURE,
    "content/posts/p.svg": PICTURE,
    "content/authors/ada/_index.md": "---\ntitle: Ada\n---\nShe [writes](../../posts/a.md).\n",
    "content/about.md": "---\ntitle: About\n---\n<a href=\"posts/b.md\">b</a>\n",
    "static/x/p.svg": PICTURE,
}
SITES = {
    "default": "title: Site\npaginate: 1\narchives: [posts]\nmenus: {main: [{name: Posts, url: /posts/}, {name: About, url: /about/}]}\n",
    "plain": "title: Site\ntheme: plain\npaginate: 2\ntaxonomies: [tags, series, authors]\n",
    "ugly": "title: Site\nurls: ugly\npaginate: 1\narchives: [posts]\n",
    "languages": "title: Site\nlanguages: {en: {}, fr: {title: Le site}, ar: {}}\npaginate: 1\n",
}
TRANSLATIONS = {"content/posts/a.fr.md": "---\ntitle: Un\ndate: 2024-01-01\ntags: [encre]\n---\n[b](b.md) <img src=p.svg alt=\"\">\n",
                "content/posts/b.ar.md": "---\ntitle: ب\ndate: 2024-01-01\n---\n[a](a.md)\n"}


class Addresses(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.sheets, self.in_style = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        self.found += [given[name] for name in ("href", "src", "poster", "data") if name in given]
        if "srcset" in given:
            self.found += [candidate.split()[0] for candidate in given["srcset"].split(",")]
        self.found += urls_of_css(given.get("style", ""))
        if given.get("http-equiv") == "refresh":
            self.found.append(given["content"].split("url=")[1])
        if tag == "link" and given.get("rel") == "stylesheet":
            self.sheets.append(given["href"])
        self.in_style = tag == "style"

    def handle_data(self, data):
        if self.in_style:
            self.found += urls_of_css(data)

    def handle_endtag(self, tag):
        self.in_style = False


def urls_of_css(css):
    return [url for _, url in re.findall(r"url\((['\"]?)(.*?)\1\)", css)]


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def lay_out(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def build(postil, site, destination):
    done = subprocess.run([postil, "build", "--strict", "-s", str(site), "-d", str(destination)], capture_output=True, text=True,
                          env=dict(os.environ, SOURCE_DATE_EPOCH="1750000000"))
    assert done.returncode == 0, done.stderr


def is_there(url, known):
    if url not in known:
        try:
            with urllib.request.urlopen(url, timeout=20) as answer:
                known[url] = answer.status == 200
        except urllib.error.HTTPError:
            known[url] = False
    return known[url]


def walk(origin, root, depth):
    """Failures of the site in the folder `root`, which `origin` serves at `depth`, and how many addresses were looked at."""
    failures, known, count = [], {}, 0
    here = origin + depth
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in (".html", ".css"):
            continue
        text = path.read_text()
        page = Addresses(text) if path.suffix == ".html" else None
        if path.name == "404.html":
            failures += [f"{name} asks for {sheet}" for sheet in page.sheets if not sheet.startswith("http")]
            if "<style" not in text:
                failures.append(f"{name} has no styles")
            continue
        for address in page.found if page else urls_of_css(text):
            target = urllib.parse.urljoin(here + urllib.parse.quote(name.removesuffix("index.html")), address).split("#")[0]
            if not target.startswith(origin):
                continue  # another site, data:, mailto:
            count += 1
            if not target.startswith(here):
                failures.append(f"{name}: {address} leads out of the folder")
            elif not is_there(target, known):
                failures.append(f"{name}: {address} is not there")
    return failures, count


def main():
    postil, checkout = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-any-folder-", dir=MEMORY))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder / "served")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}/"
    failures, count = [], 0
    try:
        sites = {}
        for name, configuration in SITES.items():
            sites[name] = folder / name
            lay_out(sites[name], {**POSTS, **(TRANSLATIONS if name == "languages" else {}), "postil.yaml": configuration})
        sites["golden"] = folder / "golden"
        shutil.copytree(checkout / "tests/golden/any-folder", sites["golden"], ignore=shutil.ignore_patterns("public", ".postil"))
        for name, site in sites.items():
            for depth in DEPTHS:
                shutil.rmtree(folder / "served", ignore_errors=True)
                (folder / "served" / depth).mkdir(parents=True)
                build(postil, site, folder / "served" / depth / "site")
                found, looked_at = walk(origin, folder / "served" / depth / "site", depth + "site/")
                failures += [f"{name} at /{depth}site/: {failure}" for failure in found]
                count += looked_at
    finally:
        server.shutdown()
        shutil.rmtree(folder)
    for failure in failures[:40]:
        print("FAILED:", failure)
    print(f"{len(SITES) + 1} sites at {len(DEPTHS)} depths: {count} addresses, {len(failures)} failures")
    sys.exit(1 if failures or count == 0 else 0)


main()
