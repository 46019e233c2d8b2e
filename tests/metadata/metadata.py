#!/usr/bin/env python3
"""What pages say of themselves to programs, parsed as those programs do.

usage: metadata.py POSTIL CHECKOUT
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

from page_head import Head

NASTY = "A \"quoted\" </script><script>alert(1)</script> <!-- & 'B'"
CONFIGURATION = "title: Marginalia & more\nbase_url: https://example.org/blog/\nlanguage: en-GB\n"
POST = f"""---
title: {json.dumps(NASTY)}
date: 2024-05-01T10:30:00+02:00
lastmod: 2024-06-02
authors: [Ada]
tags: [reading, "c++"]
image: {{src: cover.png, alt: A cover}}
---
{"Many words make a summary that is cut. " * 12}
"""
REPUBLISHED = """---
title: Said elsewhere
date: 2024-04-01
description: By hand.
original: {url: "https://other.example/said?x=1&y=2"}
---
Text.
"""
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def build(postil, folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1893456000")
    done = subprocess.run([postil, "build", "-s", str(folder)], capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return folder / "public"


def post(head):
    url = "https://example.org/blog/posts/nasty/"
    check(head.title == NASTY + " · Marginalia & more", head.title)
    description = head.meta("description")
    check(len(description) <= 160 and description.endswith("…") and description.startswith("Many words"), description)
    check(head.canonical() == url, head.canonical())
    check(head.meta("og:title") == head.meta("twitter:title") == NASTY, head.metas)
    check(head.meta("og:description") == head.meta("twitter:description") == description, head.metas)
    check(head.meta("og:type") == "article" and head.meta("og:locale") == "en_GB", head.metas)
    check(head.meta("og:image") == head.meta("twitter:image") == url + "cover.png", head.metas)
    check(head.meta("twitter:card") == "summary_large_image", head.metas)
    check(head.all("article:tag") == ["reading", "c++"], head.metas)
    graph = head.graph()
    check(set(graph) == {"BlogPosting", "BreadcrumbList"}, graph)
    posting = graph["BlogPosting"]
    check(posting["headline"] == NASTY, posting)
    check(posting["datePublished"] == "2024-05-01T10:30:00+02:00", posting)
    check(posting["dateModified"] == "2024-06-02T00:00:00Z", posting)
    check(posting["author"] == [{"@type": "Person", "name": "Ada", "url": "https://example.org/blog/authors/ada/"}], posting)
    check(posting["publisher"]["name"] == "Marginalia & more", posting)
    check(posting["mainEntityOfPage"] == url and posting["image"] == [url + "cover.png"], posting)
    check(posting["keywords"] == ["reading", "c++"], posting)
    trail = [(item["position"], item["name"], item["item"]) for item in graph["BreadcrumbList"]["itemListElement"]]
    check(trail == [(1, "Marginalia & more", "https://example.org/blog/"), (2, "Posts", "https://example.org/blog/posts/"), (3, NASTY, url)], trail)


def republished(head):
    original = "https://other.example/said?x=1&y=2"
    check(head.canonical() == original and head.meta("og:url") == original, head.canonical())
    check(head.meta("description") == "By hand.", head.meta("description"))
    posting = head.graph()["BlogPosting"]
    check(posting["isBasedOn"] == original, posting)
    check(posting["mainEntityOfPage"] == "https://example.org/blog/posts/again/", posting)


def sitemap(public):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = xml.etree.ElementTree.parse(public / "sitemap.xml").getroot()
    listed = {url.findtext("s:loc", None, space): url.findtext("s:lastmod", None, space) for url in root.findall("s:url", space)}
    check(listed.get("https://example.org/blog/posts/nasty/") == "2024-06-02T00:00:00Z", listed)
    check(listed.get("https://example.org/blog/posts/") == "2024-06-02T00:00:00Z", listed)
    for path in ("posts/again/", "posts/secret/", "posts/page/2/", "404.html"):
        check("https://example.org/blog/" + path not in listed, f"{path} is in the sitemap")


def nasty_site(postil, folder):
    files = {"postil.yaml": CONFIGURATION, "content/posts/nasty/index.md": POST, "content/posts/nasty/cover.png": "png",
             "content/posts/again.md": REPUBLISHED, "content/posts/secret.md": "---\ndate: 2024-01-01\nunlisted: true\n---\n"}
    for i in range(12):
        files[f"content/posts/old-{i}.md"] = f"---\ndate: 2020-01-{i + 1:02}\n---\nText.\n"
    public = build(postil, folder, files)
    read = lambda path: Head((public / path).read_text())
    post(read("posts/nasty/index.html"))
    republished(read("posts/again/index.html"))
    second = read("posts/page/2/index.html")
    check(second.canonical() == "https://example.org/blog/posts/page/2/", second.canonical())
    check("Page 2" in second.title and second.meta("robots") is None, second.title)
    check(read("posts/secret/index.html").meta("robots") == "noindex", "an unlisted page is for search engines")
    check(read("404.html").meta("robots") == "noindex" and read("404.html").canonical() is None, "404.html")
    home = read("index.html").graph()
    check(set(home) == {"WebSite"} and home["WebSite"]["url"] == "https://example.org/blog/", home)
    sitemap(public)
    public = build(postil, folder, {"postil.yaml": CONFIGURATION + "metadata: false\nfeeds: false\n"})
    silent = Head((public / "posts/nasty/index.html").read_text())
    check(not silent.data and not silent.meta("og:title") and not silent.meta("twitter:card"), silent.metas)
    check(not [link for link in silent.links if link.get("rel") == "alternate"], silent.links)
    check(silent.canonical() and silent.meta("description"), "canonical and description stay")


def leads_to(public, url):
    """The file of the site behind an address of it, root-relative or absolute."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(url).path).lstrip("/")
    return public / path / "index.html" if path == "" or path.endswith("/") else public / path


def demo_site(postil, checkout, folder):
    """Every page of the demo: its data can be read, and its addresses are files of the site."""
    (folder / "demo").mkdir()
    for name in ("content", "themes"):
        shutil.copytree(pathlib.Path(checkout) / name, folder / "demo" / name)
    shutil.copy(pathlib.Path(checkout) / "postil.yaml", folder / "demo")
    public = build(postil, folder / "demo", {})
    pages = sorted(public.rglob("index.html"))
    check(len(pages) > 30, f"{len(pages)} pages")
    for file in pages:
        head = Head(file.read_text())
        if head.meta("refresh") or "http-equiv=\"refresh\"" in file.read_text():
            continue
        check(head.title and head.meta("og:title"), f"{file}: no title")
        check(len(head.meta("description") or "") <= 160, f"{file}: {head.meta('description')}")
        check(head.graph(), f"{file}: no data")
        for link in head.links:
            is_feed_of_service = link["href"].startswith("http://127.0.0.1:8090/feeds/thread.atom?")
            if link.get("rel") == "alternate" and not is_feed_of_service:
                check(leads_to(public, link["href"]).is_file(), f"{file}: {link['href']} leads nowhere")
        image = head.meta("og:image")
        if image:
            check((public / image.split("/", 3)[3]).is_file(), f"{file}: {image} leads nowhere")


def main():
    postil, checkout = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory(prefix="postil-metadata-") as folder:
        nasty_site(postil, pathlib.Path(folder) / "site")
        demo_site(postil, checkout, pathlib.Path(folder))
    for failure in failures:
        print("FAILED:", failure)
    sys.exit(1 if failures else 0)


main()
