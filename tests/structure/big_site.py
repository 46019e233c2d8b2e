#!/usr/bin/env python3
"""A site of 2,000 posts, 300 tags, 12 categories and 3 taxonomies of its own, checked page by page.

What every list must hold is worked out here, from the posts and the manual alone; then every term page, its slices, its feed, the archives
and all counts of the built site are compared with that. Drafts, posts of the future, expired and unlisted ones must be in none of them.

usage: big_site.py POSTIL GOLDEN_THEME
"""
import datetime
import html
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

NOW = datetime.datetime(2024, 7, 1)
PER_PAGE = 7
FEED_ITEMS = 20
TAXONOMIES = {"tags": 300, "categories": 12, "people": 40, "places": 25, "moods": 5}
MONTHS = "January February March April May June July August September October November December".split()
LANGUAGES = ["C", "C++", "C#", "F#", "Notepad++"]
WORDS = ["Rust", "Größe", "余白", "café", "naïve reader", "Ink & quill", "Ω", "读书 笔记", "Двор", "x86"]


def key(term):
    return re.sub("[ _]", "-", unicodedata.normalize("NFC", unicodedata.normalize("NFC", term).casefold()))


def slug(text):
    text = unicodedata.normalize("NFC", text).lower().replace("+", "plus").replace("#", "sharp")
    kept = "".join(c if c.isalnum() or c in "-_" or unicodedata.category(c).startswith("M") else "-" for c in text)
    return re.sub("-+", "-", kept).strip("-")


def spelling(rng, term):
    """Another way to write the same term."""
    return rng.choice([term, term, term, term.upper() if term.isascii() else term, term.replace(" ", "-"), term.replace(" ", "_"),
                       unicodedata.normalize("NFD", term)])


def terms_of(name, count):
    if name == "tags":
        return LANGUAGES + [f"{WORDS[i % len(WORDS)]} {i}" for i in range(count - len(LANGUAGES))]
    return [f"{name[:-1].title()} {i}" for i in range(count)]


def posts(rng):
    made = []
    pools = {name: terms_of(name, count) for name, count in TAXONOMIES.items()}
    for number in range(2000):
        date = datetime.datetime(2012, 1, 1) + datetime.timedelta(minutes=rng.randint(0, 12 * 365 * 1440))
        post = {"path": f"posts/p{number:04}.md", "title": f"Post number {number}", "date": date, "url": f"/posts/p{number:04}/",
                "terms": {}, "front": []}
        for name, pool in pools.items():
            few = 1 if name == "categories" else rng.choice([0, 1, 2, 3, 5])
            # Every term is used, whatever the dice say.
            chosen = [pool[number % len(pool)]] if rng.random() < 0.6 or number < len(pool) else []
            chosen += [t for t in rng.sample(pool, few) if t not in chosen]
            post["terms"][name] = [(t, spelling(rng, t)) for t in chosen]
        post["state"] = "listed" if number < 400 else rng.choices(["listed", "draft", "future", "expired", "unlisted"], [92, 2, 2, 2, 2])[0]
        if post["state"] == "draft":
            post["front"].append("draft: true")
        if post["state"] == "future":
            post["front"].append("publish_date: 2031-01-01")
        if post["state"] == "expired":
            post["front"].append("expiry_date: 2024-06-30")
        if post["state"] == "unlisted":
            post["front"].append("unlisted: true")
        made.append(post)
    return made


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(folder, made):
    (folder / "content/posts").mkdir(parents=True)
    for post in made:
        lines = [f"title: {quoted(post['title'])}", f"date: {post['date']:%Y-%m-%d %H:%M}:00"] + post["front"]
        lines += [f"{name}: [{', '.join(quoted(written) for _, written in terms)}]" for name, terms in post["terms"].items() if terms]
        (folder / "content" / post["path"]).write_text("---\n" + "\n".join(lines) + "\n---\nA text about nothing.\n")
    (folder / "postil.yaml").write_text(
        f"title: Big\nbase_url: https://big.example/\ntheme: golden\npaginate: {PER_PAGE}\nfeed_items: {FEED_ITEMS}\n"
        f"taxonomies: [{', '.join(TAXONOMIES)}]\narchives: [posts]\n")


class Checker:
    def __init__(self, public):
        self.public, self.failures, self.pages, self.seen = public, [], 0, set()

    def check(self, condition, message):
        if not condition:
            self.failures.append(message)

    def page(self, url):
        file = self.public / url.lstrip("/") / "index.html"
        self.seen.add(file)
        if not file.is_file():
            self.check(False, f"{url}: there is no such page")
            return ""
        self.pages += 1
        return file.read_text()

    def list(self, url, expected):
        """All slices of a list hold these posts, in this order, and there is no slice more."""
        total = max(1, -(-len(expected) // PER_PAGE))
        for number in range(1, total + 1):
            text = self.page(url if number == 1 else f"{url}page/{number}/")
            found = re.findall(r'^<a href="(/posts/p\d+/)">', text, re.M)
            wanted = [post["url"] for post in expected[(number - 1) * PER_PAGE:number * PER_PAGE]]
            self.check(found == wanted, f"{url}, slice {number} of {total}: {found[:8]} instead of {wanted[:8]}")
            says = re.search(r"^<p>(\d+) of (\d+)</p>$", text, re.M)
            self.check((says is None and total == 1) or (says and says.groups() == (str(number), str(total))), f"{url}: slice {number} says {says}")
        self.check(not (self.public / url.lstrip("/") / f"page/{total + 1}").exists(), f"{url}: there is a slice {total + 1}")

    def feed(self, url, expected):
        file = self.public / url.lstrip("/") / "atom.xml"
        found = re.findall(r"<id>https://big\.example(/posts/p\d+/)</id>", file.read_text()) if file.is_file() else None
        self.check(found == [post["url"] for post in expected[:FEED_ITEMS]], f"{url}: the feed holds {found}")

    def counts(self, url, expected):
        """The page names each of these, with its count: a map of URL to (name, count)."""
        found = re.findall(r'^<a(?: class="(?:archive|month)")? href="([^"]+)">(.*?)</a> (\d+)$', self.page(url), re.M)
        found = {u: (html.unescape(name), int(count)) for u, name, count in found if not u.startswith("/posts/p")}
        for u in expected.keys() | found.keys():
            self.check(found.get(u) == expected.get(u), f"{url}: says {found.get(u)} of {u} instead of {expected.get(u)}")


def percent(path):
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


def check_taxonomy(checker, name, listed):
    members, names = {}, {}
    for post in listed:
        for term, written in post["terms"][name]:
            group = members.setdefault(key(term), [])
            if post not in group[-1:]:
                group.append(post)
            spellings = names.setdefault(key(term), {})
            spellings[written] = spellings.get(written, 0) + 1
    checker.check(len(members) == TAXONOMIES[name], f"the generated site has {len(members)} {name}")
    counts = {}
    for term, group in members.items():
        # The spelling written most often, of equals the first in order of bytes.
        best = min(names[term].items(), key=lambda item: (-item[1], item[0].encode()))[0]
        url = f"/{name}/{slug(best)}/"
        counts[percent(url)] = (best, len(group))
        checker.list(url, group)
        checker.feed(url, group)
    checker.counts(f"/{name}/", counts)


def check_archives(checker, listed):
    years = {}
    for post in listed:
        years.setdefault(post["date"].year, []).append(post)
    for year, of_year in years.items():
        checker.list(f"/posts/{year}/", of_year)
        for month in range(1, 13):
            of_month = [post for post in of_year if post["date"].month == month]
            url = f"/posts/{year}/{month:02}/"
            if of_month:
                checker.list(url, of_month)
            else:
                checker.check(not (checker.public / url.lstrip("/")).exists(), f"{url} is empty")
    of_site = {}
    for year, group in years.items():
        months = [post["date"].month for post in group]
        of_year = {f"/posts/{year}/": (str(year), len(group))}
        of_year.update({f"/posts/{year}/{month:02}/": (MONTHS[month - 1], months.count(month)) for month in months})
        checker.counts(f"/posts/{year}/", of_year)
        of_site.update(of_year)
    checker.counts("/posts/", of_site)


def check(public, made):
    checker = Checker(public)
    listed = sorted((p for p in made if p["state"] == "listed"), key=lambda p: (-p["date"].timestamp(), p["title"], p["url"]))
    for post in made:
        built = (public / post["url"].lstrip("/") / "index.html").is_file()
        checker.check(built == (post["state"] in ("listed", "unlisted")), f"{post['url']} is {post['state']}, built: {built}")
    for name in TAXONOMIES:
        check_taxonomy(checker, name, listed)
    check_archives(checker, listed)
    for url in ["/", "/posts/"]:
        checker.list(url, listed)
        checker.feed(url, listed)
    sitemap = (public / "sitemap.xml").read_text()
    for post in made:
        checker.check((f"<loc>https://big.example{post['url']}</loc>" in sitemap) == (post["state"] == "listed"), f"{post['url']} in the sitemap")
    ours = {public / "404.html"} | {public / p["url"].lstrip("/") / "index.html" for p in made}
    for file in public.rglob("*.html"):
        checker.check(file in checker.seen or file in ours, f"{file.relative_to(public)}: nobody expects this page")
    return checker, len(listed)


def main():
    postil, theme = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-big-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    try:
        made = posts(random.Random(20240701))
        write(folder, made)
        shutil.copytree(theme, folder / "themes/golden")
        done = subprocess.run([postil, "build"], cwd=folder, capture_output=True, text=True, env=dict(os.environ, SOURCE_DATE_EPOCH=str(int((NOW - datetime.datetime(1970, 1, 1)).total_seconds()))))
        print(done.stdout.strip())
        checker, listed = check(folder / "public", made)
        checker.check(done.returncode == 0 and not done.stderr, f"exit status {done.returncode}: {done.stderr[:2000]}")
    finally:
        shutil.rmtree(folder)
    for failure in checker.failures[:30]:
        print("FAILED:", failure)
    print(f"{listed} posts listed of {len(made)}, {checker.pages} pages of lists compared, {len(checker.failures)} differences")
    sys.exit(1 if checker.failures else 0)


main()
