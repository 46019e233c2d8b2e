#!/usr/bin/env python3
"""`postil check` against linkchecker, a program that nobody here wrote: both look at the same site and must find the same.

Compared are the broken addresses of pages, images and files that pages lead to, and the pages of texts that lead there. The site is
served on loopback; no other host is asked.

usage: agree.py POSTIL CHECKOUT CORPORA demo|rustblog|reactblog
Exit status 0 passed, 1 failed, 77 skipped (no linkchecker, or no corpora beside the checkout).
"""
import csv
import functools
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse

RC = """[checking]
maxrequestspersecond=1000
threads=8
[filtering]
ignorewarnings=http-redirected,file-system-path
"""

CONFIGURATION = {
    "rustblog": "title: Rust blog\npermalinks:\n  posts: /:year/:month/:day/:title.html\npermalink_tokens: jekyll\n",
    "reactblog": "title: React blog\npermalinks:\n  blog: /blog/:year/:month/:day/:title.html\npermalink_tokens: jekyll\n",
}
SOURCES = {"rustblog": ("posts", "content/posts"), "reactblog": ("content", "content")}
# linkchecker takes a second for a page of a large site: the posts of the first years must do.
LEFT_OUT = {"rustblog": re.compile(r"20(1[89]|2\d)-.*"), "reactblog": re.compile("$")}


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # a client that went away


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


def postil(program, site, *words):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1893456000")  # 2030: nothing is of the future
    return subprocess.run([program, *words, "-s", str(site)], capture_output=True, env=environment, text=True)


def findings_of_postil(program, site, base_url):
    """{address: set of source files}: what `postil check` says is not there."""
    done = postil(program, site, "check", "--json", "--base-url", base_url)
    found = {}
    for line in done.stderr.splitlines():
        finding = json.loads(line)
        match = re.match(r"there is no (?:page|image|file) at (\S.*?)(?: \(on \d+ pages\))?$", finding["message"])
        if match:
            found.setdefault(match.group(1), set()).add(finding["file"])
    return found


def findings_of_linkchecker(base_url, rc):
    """{address: set of paths of pages}."""
    done = subprocess.run(["linkchecker", "-f", rc, "--no-status", "--no-warnings", "-o", "csv", "-r-1", base_url], capture_output=True,
                          text=True, timeout=600)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    found = {}
    for row in csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"):
        if row["valid"] == "True" or not row["url"].startswith(base_url):
            continue
        path = "/" + urllib.parse.unquote(row["url"][len(base_url):]).split("#")[0].split("?")[0]
        found.setdefault(path, set()).add("/" + urllib.parse.unquote(row["parentname"][len(base_url):]))
    return found


def compare(ours, theirs, pages):
    failures = [f"only postil check finds {a}, in {sorted(ours[a])[:3]}" for a in sorted(ours.keys() - theirs.keys())]
    failures += [f"only linkchecker finds {a}, in {sorted(theirs[a])[:3]}" for a in sorted(theirs.keys() - ours.keys())]
    for address in ours.keys() & theirs.keys():
        named = {pages[source] for source in ours[address] if source in pages}
        # Lists show the beginning of a text, too: what leads from there was found in the text.
        texts = {page for page in theirs[address] if page in pages.values()}
        if named != texts:
            failures.append(f"{address}: postil check names {sorted(named)}, linkchecker {sorted(texts)}")
    return failures


def main():
    program, checkout, corpora, name = sys.argv[1:]
    corpus = pathlib.Path(corpora) / name
    if shutil.which("linkchecker") is None or (name != "demo" and not corpus.is_dir()):
        print("skipped: linkchecker, or the corpora in ../shared/corpora beside the checkout, are not there")
        sys.exit(77)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-links-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    folder.chmod(0o755)  # linkchecker becomes nobody when root starts it
    site = folder / "site"
    if name == "demo":
        site = pathlib.Path(checkout)
    else:
        source, target = SOURCES[name]
        shutil.copytree(corpus / source, site / target,
                        ignore=lambda _, names: [n for n in names if LEFT_OUT[name].fullmatch(n)])
        (site / "postil.yaml").write_text(CONFIGURATION[name])
    out = folder / "out"
    out.mkdir()
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base_url = f"http://127.0.0.1:{server.server_port}/"
    (folder / "rc").write_text(RC)
    try:
        built = postil(program, site, "build", "-d", str(out), "--base-url", base_url)
        assert built.returncode == 0, built.stderr[-2000:]
        ours = findings_of_postil(program, site, base_url)
        theirs = findings_of_linkchecker(base_url, str(folder / "rc"))
        listed = json.loads(postil(program, site, "list", "--json", "--base-url", base_url).stdout)
    finally:
        server.shutdown()
        shutil.rmtree(folder)
    pages = {page["path"]: "/" + urllib.parse.unquote(page["permalink"][len(base_url):]) for page in listed}
    failures = compare(ours, theirs, pages)
    for failure in failures[:40]:
        print("FAILED:", failure)
    print(f"{name}: {len(ours)} broken addresses by postil check, {len(theirs)} by linkchecker, {len(failures)} differences")
    sys.exit(1 if failures or (name != "demo" and not ours) else 0)


main()
