#!/usr/bin/env python3
"""Tries every line of the tables in content/manual/coming-from.md.

Commands: Postil's command is run in a small site and ends with 0 (`serve` once it answers). Front matter: a page with the other tool's
line becomes the same site as one with Postil's, and neither gives a complaint, unless the remark says that it does. Folders: a file there
does what the line says. Permalinks: a post gets the address that stands there.

usage: coming_from.py POSTIL MANUAL_PAGE
"""
import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
POST = "---\ntitle: A\ndate: 2024-05-01\n{}\n---\nA text.\n"
PLACED_BY_HAND = {"date"}  # keys that the post has already


def rows(page):
    """(tool, topic, cells) of each line of each table; code alone counts in the first two cells."""
    tool = topic = None
    for line in page.read_text().splitlines():
        if line.startswith("## From "):
            tool = line[8:]
        elif line.startswith("### "):
            topic = line[4:]
        elif line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            yield tool, topic, [re.sub(r"^`|`( \|)?$", "", c) if c.startswith("`") and c.count("`") == 2 else c.strip("| ") for c in cells]


class Site:
    def __init__(self, postil):
        self.postil = postil
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-coming-", dir=MEMORY))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *words):
        done = subprocess.run([self.postil, *words], cwd=self.folder, capture_output=True, text=True, timeout=60,
                              env=dict(os.environ, SOURCE_DATE_EPOCH="1719792000", BROWSER="true"))
        return done.returncode, done.stdout, done.stderr

    def tree(self):
        public = self.folder / "public"
        return {p.relative_to(public).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in public.rglob("*") if p.is_file()}

    def has(self, address):
        return (self.folder / "public" / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))).is_file()


def small_site(site):
    site.write("content/posts/a.md", POST.format(""))
    site.write("postil.yaml", "title: Site\nbase_url: https://example.org/\n")
    site.write("postil.staging.yaml", "title: Staging\n")
    site.write("archetypes/note.md", "---\ntitle: {{title}}\n---\n")


def try_command(postil, cells):
    words = cells[1].split()
    if words[0] != "postil":
        return "this is no command of postil"
    with Site(postil) as site:
        small_site(site)
        if words[1] != "serve":
            status, _, err = site.run(*words[1:])
            return None if status == 0 and not err else f"exit status {status}: {err}"
        words += [] if "--port" in words else ["--port", "0"]
        served = subprocess.Popen([postil, *words[1:]], cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                  env=dict(os.environ, BROWSER="true"))
        said = served.stdout.readline()
        served.send_signal(signal.SIGTERM)
        _, err = served.communicate(timeout=30)
        return None if said.startswith("serving http://") and not err else f"says {said!r} and {err!r}"


def build_with(postil, line):
    key = line.split(":")[0]
    with Site(postil) as site:
        site.write("content/posts/_index.md", "---\ntitle: Posts\n---\n")
        post = POST.format(line)
        site.write("content/posts/a.md", re.sub(rf"^{key}: 2024-05-01\n", "", post, count=1, flags=re.M) if key in PLACED_BY_HAND else post)
        site.write("content/posts/a.png", "")
        site.write("postil.yaml", "title: Site\nbase_url: https://example.org/\n")
        status, out, err = site.run("build")
        return status, re.sub(r" \(\d+ ms\)", "", out), err, site.tree()


def try_front_matter(postil, cells):
    theirs, ours = build_with(postil, cells[0]), build_with(postil, cells[1])
    if ours[0] != 0 or ours[2]:
        return f"Postil's own line gives {ours[2]}"
    if "a warning" in cells[2]:
        return None if "warning: " in theirs[2] and theirs[0] == 0 else "there is no warning"
    if theirs[2]:
        return f"the other tool's line gives {theirs[2]}"
    if "here" in cells[2]:  # read, and differently, as the remark says
        return None if theirs[3] != ours[3] else "both mean the same"
    plain = build_with(postil, "comments: true")
    if ours[3] == plain[3] and cells[1].split(":")[0] not in SHOWN_ELSEWHERE:
        return "the line changes nothing of the site"
    return None if theirs[3] == ours[3] else f"the sites differ in {sorted(k for k in theirs[3].keys() | ours[3].keys() if theirs[3].get(k) != ours[3].get(k))}"


# Lines whose effect a site of one post does not show.
SHOWN_ELSEWHERE = {"weight", "publish_date", "expiry_date", "keywords", "params", "translation_key", "layout", "menu", "summary", "lastmod", "sitemap"}

FILLINGS = {
    "templates/partials/card.mustache": ("<i>{{title}}</i>\n", "posts/index.html", "<i>A</i>"),
    "templates/page.mustache": ("mine {{page.title}}\n", "posts/a/index.html", "mine A"),
    "templates/post.mustache": ("mine {{page.title}}\n", "posts/p/index.html", "mine P"),
    "templates/section.mustache": ("mine {{page.title}}\n", "posts/index.html", "mine Posts"),
    "templates/home.mustache": ("mine {{site.title}}\n", "index.html", "mine Site"),
    "postil.yaml": ("title: Named\n", "index.html", "Named"),
    "data/team.yaml": ("name: Ada\n", "index.html", "team Ada"),
    "data/team.json": ('{"name": "Ada"}\n', "index.html", "team Ada"),
}


def try_folder(postil, cells):
    name, address = cells[1], cells[2] if len(cells) > 2 else ""
    with Site(postil) as site:
        small_site(site)
        if address:
            site.write(name, "---\ntitle: B\n---\nText.\n" if name.startswith("content/") else "text")
            flags = ["-D"] if "_drafts" in name else []
            status, _, err = site.run("build", *flags)
            return None if status == 0 and not err and site.has(address) else f"no {address}: {err}"
        return try_file(site, name)


def try_file(site, name):
    if name == "archetypes/default.md":
        site.write(name, "---\ntitle: {{title}}\ndraft: true\n---\nMine.\n")
        status, _, err = site.run("new", "posts/n.md")
        return None if status == 0 and "Mine." in (site.folder / "content/posts/n.md").read_text() else err
    if name == "themes/mine/":
        shutil.copytree(pathlib.Path(__file__).parent.parent / "golden/theme", site.folder / "themes/mine")
        site.write("postil.yaml", "title: Site\ntheme: mine\n")
        return None if site.run("build")[0] == 0 and "class=" not in (site.folder / "public/posts/a/index.html").read_text() else "not used"
    if name == "postil.staging.yaml":
        site.run("build", "-e", "staging")
        return None if "Staging" in (site.folder / "public/index.html").read_text() else "not read"
    text, file, wanted = FILLINGS[name]
    site.write(name, text)
    if name.startswith("data/"):
        site.write("templates/home.mustache", "team {{site.data.team.name}}\n")
    if name == "templates/post.mustache":
        site.write("content/posts/p.md", "---\ntitle: P\nlayout: post\n---\n")
    status, _, err = site.run("build")
    return None if status == 0 and wanted in (site.folder / "public" / file).read_text() else f"{file} does not show it: {err}"


# As each program wants the name of a post.
POST_NAMES = {"hugo": "My_First.post", "jekyll": "2024-05-01-My_First.post"}


def try_permalink(postil, cells, tokens):
    for pattern in cells[:2]:
        with Site(postil) as site:
            site.write(f"content/posts/{POST_NAMES[tokens]}.md", '---\ntitle: "Hello, C# world!"\ndate: 2024-05-01\ncategories: [Big News]\n---\nText.\n')
            site.write("postil.yaml", f"title: Site\nbase_url: https://example.org/\npermalinks:\n  posts: {pattern}\npermalink_tokens: {tokens}\n")
            status, _, err = site.run("build")
            if status != 0 or err or not site.has(cells[2]):
                made = [p for p in site.tree() if "irst" in p or "hello" in p]
                return f"{pattern} gives {made}: {err}"
    return None


TOPICS = {"Commands": try_command, "Front matter": try_front_matter, "Folders": try_folder}


def main():
    postil, page = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    failures, tried = [], 0
    for tool, topic, cells in rows(page):
        tried += 1
        filled = cells + [""] * (3 - len(cells))
        failure = try_permalink(postil, filled, tool.lower()) if topic == "Permalinks" else TOPICS[topic](postil, filled)
        if failure:
            failures.append(f"{tool}, {topic}: {cells[0]} | {cells[1]}: {failure}")
    for failure in failures:
        print("FAILED:", failure)
    print(f"{tried} lines tried, {len(failures)} failed")
    sys.exit(1 if failures or tried < 100 else 0)


main()
