#!/usr/bin/env python3
"""Builds real blogs that nobody here wrote and compares the site with their sources, by rules of its own.

usage: blogs.py POSTIL CORPORA rustblog|rustblog-links|reactblog|jekyll-fixtures|mzlogin-zh
Exit status 0 passed, 1 failed, 77 skipped (no corpora beside the checkout).
"""
import collections
import html
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

VOID_TEXT = {"script", "style", "head"}


class Page(html.parser.HTMLParser):
    """The visible text of a page, its first h1, and the addresses of its images."""

    def __init__(self, text):
        super().__init__()
        self.words, self.h1, self.titles, self.images, self.depth = [], "", 0, [], collections.Counter()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.depth[tag] += 1
        self.titles += tag == "h1"
        said = dict(attributes)
        self.words += [said.get(name) or "" for name in ("alt", "title", "href", "src")]
        if tag == "img":
            self.images.append(said.get("src") or "")

    def handle_endtag(self, tag):
        self.depth[tag] -= 1

    def handle_data(self, data):
        if any(self.depth[tag] > 0 for tag in VOID_TEXT):
            return
        self.words.append(data)
        if self.depth["h1"] > 0 and self.titles == 1:
            self.h1 += data


def segment(name):
    """The URL segment of a file name, written independently of the generator's own rule."""
    parts = []
    for part in unicodedata.normalize("NFC", name).lower().split("."):
        part = re.sub(r"['\u2019]", "", part)
        part = re.sub(r"[^\w]+", "-", part).strip("-")
        if part:
            parts.append(part)
    return ".".join(parts)


def jekyll_title(name):
    """What Jekyll's :title makes of a file's name, written independently of the generator's own rule."""
    return re.sub(r"[^\w.~!$&'()+,;=@]+", "-", unicodedata.normalize("NFC", name)).strip("-")


def hugo_title(title):
    """What Hugo's :title makes of a title, the same: it keeps a few signs, and a "+" is a blank in the end."""
    def sanitized(text):
        text = "".join(c for c in text if c.isspace() or c in "./\\_#+~-@" or unicodedata.category(c)[0] in "LM" or unicodedata.category(c) == "Nd").strip()
        return re.sub(r"\s*-\s*|\s+", "-", text).lower()
    return unicodedata.normalize("NFC", sanitized(sanitized(title).replace("+", " ") + "/")).rstrip("/")


def split_source(path):
    text = path.read_text(encoding="utf-8-sig")
    match = re.match(r"\s*---\s*\n(.*?\n)---\s*\n(.*)", text, re.S) or re.match(r"((?:\w+:.*\n)+)---\s*\n(.*)", text, re.S)
    return (match.group(1), match.group(2)) if match else ("", text)


def body_words(body):
    """Words of a Markdown body that a reader must see: no code of markup, no addresses."""
    body = re.sub(r"<!--.*?-->", " ", body, flags=re.S)
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", body, flags=re.S)
    body = re.sub(r"\[\^[^\]]+\]:?", " ", body)                  # footnotes' names
    body = re.sub(r"^\s*\[[^\]]+\]:.*$", " ", body, flags=re.M)  # link definitions
    body = re.sub(r"\]\s*\[[^\]]*\]", "] ", body)              # reference labels
    body = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r" \1 ", body)
    body = re.sub(r"^[\s>]*(`{3,}|~{3,}).*$", " ", body, flags=re.M)  # fence lines with their info
    body = re.sub(r"\{#[^}]*\}", " ", body)
    body = re.sub(r"<[^>]*>", " ", body)
    body = re.sub(r"https?://\S+", " ", body)
    return set(re.findall(r"[^\W\d_]{4,}", html.unescape(body)))


class Test:
    def __init__(self, postil, corpus):
        self.postil, self.corpus, self.failures = postil, corpus, []
        self.site = pathlib.Path(tempfile.mkdtemp(prefix="postil-corpus-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))

    def check(self, condition, message):
        if not condition:
            self.failures.append(message)

    def build(self, configuration, *flags):
        (self.site / "postil.yaml").write_text(configuration)
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1893456000")  # 2030: nothing is of the future
        done = subprocess.run([self.postil, "build", "--json", "-s", str(self.site), *flags], capture_output=True, env=environment)
        self.stdout, self.stderr = done.stdout.decode(), done.stderr.decode("utf-8", "replace")
        self.status = done.returncode
        self.out = self.site / "public"

    def complaints(self, explained):
        """Every complaint is of an explained kind; every explained kind still occurs."""
        kinds = collections.Counter()
        for line in self.stderr.splitlines():
            said = json.loads(line)
            kinds[said["severity"] + ": " + said["message"]] += 1
        left = dict(explained)
        for kind, count in kinds.items():
            reason = next((p for p in explained if re.fullmatch(p, kind)), None)
            self.check(reason is not None, f"unexplained complaint ({count} times): {kind}")
            left.pop(reason, None)
        for pattern in left:
            self.check(False, f"an explained complaint no longer occurs: {pattern}")
        print(f"complaints: {sum(kinds.values())}, of {len(kinds)} kinds, all explained" if not self.failures else self.stderr[-3000:])

    def page(self, source, path):
        file = self.out / urllib.parse.unquote(path).lstrip("/")
        if path.endswith("/"):
            file = file / "index.html"
        if not file.exists():
            self.check(False, f"{source.name}: no page at {path}")
            return
        front, body = split_source(source)
        page = Page(file.read_text())
        title = re.search(r"^title:\s*(.*?)\s*$", front, re.M)
        if title:
            wanted = re.sub(r"^(['\"])(.*)\1$", r"\2", title.group(1)).replace("''", "'").replace('\\"', '"')
            self.check(" ".join(page.h1.split()) == " ".join(wanted.split()), f"{path}: the h1 is {page.h1!r}, not {wanted!r}")
        text = " ".join(page.words)
        missing = {word for word in body_words(body) if word not in text}
        self.check(not missing, f"{path}: lost {sorted(missing)[:8]}")
        for image in page.images:
            if image.startswith("/") and not image.startswith("//"):
                self.images[image] = self.images.get(image, []) + [path]

    def feeds(self):
        """Every Atom feed is valid by RFC 4287's schema."""
        feeds = sorted(str(feed) for feed in self.out.rglob("atom.xml"))
        schema = str(self.corpus.parent / "conformance/atom.rng")
        done = subprocess.run(["xmllint", "--noout", "--relaxng", schema, *feeds], capture_output=True, text=True)
        self.check(done.returncode == 0, f"feeds: {done.stderr[-2000:]}")
        self.check(len(feeds) > 1, "there are no feeds")
        print(f"{len(feeds)} feeds, valid by the schema")

    def finish(self):
        shutil.rmtree(self.site)
        for failure in self.failures[:40]:
            print("FAILED:", failure)
        print(self.stdout.strip())
        print(f"{len(self.failures)} failures")
        return 1 if self.failures else 0

    images = {}


def rustblog(test):
    shutil.copytree(test.corpus / "posts", test.site / "content/posts")
    test.build("title: Rust blog\nbase_url: https://blog.example/\n"
               "permalinks:\n  posts: /:year/:month/:day/:title/\npermalink_tokens: jekyll\n")
    test.check(test.status == 0, f"exit status {test.status}\n{test.stderr[-2000:]}")
    test.complaints(RUSTBLOG_COMPLAINTS)
    sources = sorted((test.site / "content/posts").rglob("*.md"))
    for source in sources:
        year, month, day, name = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)-(.*)\.md", source.name).groups()
        test.page(source, f"/{year}/{month}/{day}/{jekyll_title(name)}/")
    pages = [p for p in test.out.rglob("index.html") if re.fullmatch(r"\d{4}/\d\d/\d\d/[^/]+/index.html", p.relative_to(test.out).as_posix())]
    test.check(len(pages) == len(sources), f"{len(sources)} posts, but {len(pages)} pages")
    test.feeds()
    print(f"{len(sources)} posts, {len(pages)} pages")


INLINE = re.compile(r"!?\[[^\[\]]*\]\(([^)\s:]+\.md)(?:#[^)\s]*)?\)")


def inline_links(source):
    """Line, column and file of each inline link to a file."""
    text = source.read_text()
    for match in INLINE.finditer(text):
        before = text[:match.start()]
        file = pathlib.Path(os.path.normpath(source.parent / match.group(1)))
        yield before.count("\n") + 1, match.start() - (before.rfind("\n") + 1) + 1, file


def rustblog_links(test):
    """Links by source file: each post that links to another by its old address links to its file instead; some of those files are gone.

    Every such link leads to the page of its file, and every broken one is named at its line and column, no other."""
    posts = test.site / "content/posts"
    shutil.copytree(test.corpus / "posts", posts)
    old = re.compile(r"\(https?://blog\.rust-lang\.org/(inside-rust/)?(\d{4})/(\d\d)/(\d\d)/([^)#\s]*?)(?:\.html)?(#[^)\s]*)?\)")
    rewritten = 0
    for source in sorted(posts.rglob("*.md")):
        up = "../" if source.parent != posts else ""

        def to_file(match):
            nonlocal rewritten
            rewritten += 1
            folder, year, month, day, name, _ = match.groups()
            return f"({up}{folder or ''}{year}-{month}-{day}-{name}.md)"

        source.write_text(old.sub(to_file, source.read_text()))
    aims = {file for source in posts.rglob("*.md") for _, _, file in inline_links(source)}
    for file in sorted(aims)[::8]:
        file.unlink(missing_ok=True)
    test.build("title: Rust blog\nbase_url: https://blog.example/\npermalinks:\n  posts: /:year/:month/:day/:title/\npermalink_tokens: jekyll\n", "--json")
    test.check(test.status == 0, f"exit status {test.status}\n{test.stderr[-2000:]}")

    def address_of(file):
        year, month, day, name = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)-(.*)", file.stem).groups()
        return f"/{year}/{month}/{day}/{jekyll_title(name)}/"

    named = set()
    for line in test.stderr.splitlines():
        said = json.loads(line)
        if said["message"].startswith("there is no file content/"):
            named.add((said["file"], said["line"], said["column"], said["message"].removeprefix("there is no file ")))
    expected, held = set(), 0
    for source in sorted(posts.rglob("*.md")):
        page = Page((test.out / (address_of(source)[1:] + "index.html")).read_text())
        for line, column, file in inline_links(source):
            if file.exists():
                address = urllib.parse.quote(address_of(file))
                test.check(address in [w.split("#")[0] for w in page.words], f"{source.name}:{line}: no link to {address}")
                held += 1
            else:
                expected.add((source.relative_to(test.site).as_posix(), line, column, file.relative_to(test.site).as_posix()))
    for place in sorted(expected - named):
        test.check(False, f"not named: {place}")
    for place in sorted(named - expected):
        test.check(False, f"named, and yet it is no inline link to a missing file: {place}")
    test.check(len(expected) >= 12 and held >= 85, f"only {len(expected)} broken links and {held} that hold")
    print(f"{rewritten} links by file, {held} hold, {len(expected)} are broken and named at their line and column")


def reactblog(test):
    shutil.copytree(test.corpus / "content", test.site / "content")
    test.build("title: React blog\nbase_url: https://react.example/\n"
               "permalinks:\n  blog: /blog/:year/:month/:day/:title.html\npermalink_tokens: jekyll\n")
    test.check(test.status == 0, f"exit status {test.status}\n{test.stderr[-2000:]}")
    test.complaints(REACTBLOG_COMPLAINTS)
    sources = sorted((test.site / "content").rglob("*.md"))
    paths = {}
    for source in sources:
        front, _ = split_source(source)
        permalink = re.search(r"^permalink:\s*(\S+)\s*$", front, re.M)
        dated = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)-(.*)\.md", source.name)
        folder = source.relative_to(test.site / "content").parent.as_posix()
        if permalink:
            path = "/" + permalink.group(1).strip("'\"").lstrip("/")
            path += "" if path.endswith((".html", "/")) else "/"
        elif dated and folder == "blog":
            year, month, day, name = dated.groups()
            path = f"/blog/{year}/{month:0>2}/{day:0>2}/{jekyll_title(name)}.html"
        elif source.name == "index.md":
            path = ("/" + folder + "/").replace("/./", "/")
        else:
            path = ("/" + folder + "/").replace("/./", "/") + segment(re.sub(r"^\d{4}-\d\d-\d\d-", "", source.stem)) + "/"
        paths[source] = path
        test.page(source, path)
    for image in sorted((test.site / "content/images").rglob("*")):
        copy = test.out / image.relative_to(test.site / "content")
        if image.is_file():
            test.check(copy.is_file() and copy.read_bytes() == image.read_bytes(), f"{copy} is not {image.name}")
    broken = {i: p for i, p in test.images.items() if not (test.out / urllib.parse.unquote(i.split("?")[0]).lstrip("/")).is_file()}
    for image, pages in sorted(broken.items()):
        name = urllib.parse.unquote(image).rsplit("/", 1)[-1]
        in_corpus = list((test.site / "content").rglob(name))
        test.check(not in_corpus, f"{pages[0]}: {image} leads nowhere although the corpus holds {name}")
    aliases = 0
    for source in sources:
        front, _ = split_source(source)
        block = re.search(r"^redirect_from:\s*\n((?:\s*-\s*.*\n)+)", front, re.M)
        for old in re.findall(r"-\s*['\"]?([^'\"\n]+)", block.group(1)) if block else []:
            file = test.out / old.strip().lstrip("/").split("#")[0]
            file = file if file.suffix == ".html" else file / "index.html"
            if "#" in old:  # no server sees a fragment: the page before it is another one, and the alias is named
                test.check(file.is_file(), f"{source.name}: the old address {old} leads nowhere")
                aliases += 1
                continue
            leads = re.search(r'http-equiv="refresh" content="\d+; url=([^"]*)"', file.read_text()) if file.is_file() else None
            wanted = paths[source]
            test.check(leads and urllib.parse.unquote(leads.group(1)) == wanted, f"{source.name}: the old address {old} leads to {leads and leads.group(1)}, not {wanted}")
            aliases += 1
    test.feeds()
    print(f"{len(sources)} sources, {len(test.images)} images on pages, {len(broken)} of them not in the corpus, {aliases} redirects")


def jekyll_fixtures(test):
    for number, folder in enumerate(["test/source", "docs"]):
        shutil.copytree(test.corpus / folder, test.site / f"content/part{number}", symlinks=True)
    test.build("title: Fixtures\nbase_url: https://fixtures.example/\n")
    test.check(test.status == 1, f"exit status {test.status} instead of 1")
    test.check(not test.out.exists(), "a failed build wrote something")
    test.complaints(JEKYLL_COMPLAINTS)


def mzlogin_zh(test):
    """Chinese posts with titles for addresses: 79 of them have no letter of ASCII, and 45 more would share one."""
    for folder in ["posts", "wiki", "fragments", "drafts"]:
        shutil.copytree(test.corpus / f"_{folder}", test.site / "content" / ("_drafts" if folder == "drafts" else folder))
    shutil.copytree(test.corpus / "pages", test.site / "content/pages")
    shutil.copytree(test.corpus / "images", test.site / "static/images")
    configuration = "title: Notes\nlanguage: zh\nbase_url: https://zh.example/\ntimezone: Asia/Shanghai\n"
    patterns = "permalinks: {posts: '/:section/:title/', wiki: '/wiki/:title/', fragments: '/fragments/:title/'}\npermalink_tokens: hugo\n"
    # Its templates for new posts lie among the posts and the drafts, with one title: the one true collision.
    test.build(configuration + patterns, "-D")
    both = [said["message"] for said in map(json.loads, test.stderr.splitlines()) if said["severity"] == "error"]
    test.check(len(both) == 1 and both[0].endswith("content/_drafts/template.md and content/posts/template.md"), f"{both}")
    (test.site / "content/_drafts/template.md").unlink()
    titles = {}
    for source in sorted((test.site / "content").rglob("*.md")):
        title = re.search(r"^title:\s*(.*?)\s*$", split_source(source)[0], re.M).group(1).strip("'\"")
        titles[source] = title
    for slugs in ["unicode", "ascii"]:
        shutil.rmtree(test.site / "public", ignore_errors=True)
        shutil.rmtree(test.site / ".postil", ignore_errors=True)
        test.build(configuration + patterns + f"slugs: {slugs}\n", "-D")
        test.check(test.status == 0, f"{slugs}: exit status {test.status}\n{test.stderr[-2000:]}")
        # A "/" in a title begins a folder, as in Hugo.
        folders = {name: [p.parent.relative_to(test.out / name).as_posix() for p in (test.out / name).rglob("*/index.html")] for name in ["posts", "wiki", "fragments"]}
        for name, made in folders.items():
            sources = [p for p in titles if p.parent.name == name or (name == "posts" and p.parent.name == "_drafts")]
            test.check(len([m for m in made if not m.startswith("page/") and m != "page"]) == len(sources), f"{slugs}: {len(sources)} sources of {name}, {len(made)} pages")
            if slugs == "ascii":
                test.check(all(m.isascii() for m in made), f"{name}: {[m for m in made if not m.isascii()][:5]}")
        print(f"{slugs}: {sum(map(len, folders.values()))} pages of {len(titles)} sources")
        if slugs == "unicode":
            for source, title in titles.items():
                if source.parent.name in folders:
                    test.page(source, f"/{source.parent.name}/{hugo_title(title)}/")
    test.complaints(MZLOGIN_COMPLAINTS)
    terms = {"categories": collections.defaultdict(set), "tags": collections.defaultdict(set)}
    for source in titles:
        for name, written in re.findall(r"^(categories|tags):[ \t]*(.+?)\s*$", split_source(source)[0], re.M):
            for term in written.strip("[]").split(",") if written.startswith("[") else [written]:
                terms[name][term.strip().casefold().replace(" ", "-").replace("_", "-")].add(source)
    for name, members in terms.items():
        pages = [p for p in (test.out / name).glob("*/index.html")]
        test.check(len(pages) == len(members), f"{len(members)} {name}, {len(pages)} pages of them")
    spellings = sum(len(set(re.findall(r"^(?:categories|tags):[ \t]*(.+?)\s*$", split_source(s)[0], re.M))) for s in titles)
    test.feeds()
    print(f"{len(titles)} sources; " + ", ".join(f"{len(m)} {n}" for n, m in terms.items()) + f" in {spellings} mentions")


# What is right to complain about, and why. A pattern that never matches is a failure, too.
RUSTBLOG_COMPLAINTS = {
    r"warning: there is no (page|image|file) at .*": "the pictures are not in the corpus, and links name the files of the old site",
    r"warning: .* has no heading or id .*": "headings that were changed, and ids of an older program",
    r'warning: unknown key "(team|release)"': "keys of the blog's own program; the hint names `params`",
    r"warning: front matter must begin on the first line": "2023-09-25: an empty line stands above it",
    r'warning: this front matter does not begin with a line of "---"': "inside-rust/2020-09-17: its first line is missing",
}
REACTBLOG_COMPLAINTS = {
    r"warning: .* takes the place of a list, .*": "a page or an alias of the author at a list's address",
    r"warning: there is no (page|image|file) at .*": "pages and pictures that are not in the corpus",
    r"warning: .* has no heading or id .*": "headings that were changed or went elsewhere",
    r'warning: unknown key "(id|sectionid|prev|next|order|domid|dest_url)"': "keys of the site's own program",
    r'warning: there is no template "(single|community|redirect|docs|contributing|tutorial)"; "(page|404)" is used': "templates of its own theme",
    r"warning: this alias is left out": "an alias with a fragment: no server sees it",
}
MZLOGIN_COMPLAINTS = {
    r"warning: .* takes the place of a list, .*": "a page or an alias of the author at a list's address",
    r'warning: unknown key "(cate1|cate2|mermaid|sequence|flow|mathjax|mindmap2?|link|topmost|copyright)"': "keys of the blog's own theme",
    r'warning: there is no template "(wiki|fragment|mindmap|gallery|categories|link)"; "page" is used': "templates of its own theme",
    r"warning: there is no (page|image|file) at .*": "links that are broken, or go to what the blog's own program makes",
    r'warning: this page has no heading or id ".*"': "anchors made by hand for another program's ids",
}
JEKYLL_COMPLAINTS = {
    r"warning: there is no (page|image) at .*": "links to pages of a site that is not all here",
    r"error: this file is UTF-16, not UTF-8": "made to be so",
    r"error: this front matter is never closed": "made to be so",
    r"error: this bracket is not closed": "broken YAML, made to be so",
    r'error: "2023-01-29 18:30:22 2023 -0800" is not a date': "a slip of its author: the year stands twice",
    r"error: the name of this file has no letter or digit, so its URL would be empty": "the file is named `%# +.md`",
    r'error: a path cannot hold "." or ".." segments': "permalinks made to escape",
    r'warning: unknown key "(whatever|include\d|excerpt_separator|extra|foo|name|am_i_convertible|lesson|approx_time|version|filters_linked_to|front_matter_var|nested|overview|redirect_to)"':
        "keys of the tests' own",
    r'warning: this text is one term of "(tags|categories)"': "Jekyll splits at spaces; we never do, and say so",
    r"warning: a permalink pattern is not read here": "Jekyll's pattern in front matter",
    r"warning: this makes its folder one page; (another|\d+ other) Markdown (or HTML )?files? makes? no pages?: .*": "an index.md or index.html in a folder of pages",
    r'warning: there is no template "(news_item|slide)"; "page" is used': "a template of its own theme",
    r"warning: this folder is of another generator, .*": "the whole site of Jekyll lies in content/",
    r'warning: "_posts" is a name of Jekyll.s; .*': "its posts lie in a folder of this name",
    r"warning: this page is not published: it holds a tag of a template language.*": "Liquid in pages of HTML",
    r"warning: this is Markdown with a rare ending, .*": "made to be so",
    r"error: two files of the site that differ in letter case only, .*": "made to be so",
    r"error: two sources for one file of the site, (about|part0/contacts)/index.html: .*": "fixtures of several sites lie in one",
}


def main():
    postil, corpora, name = sys.argv[1:]
    corpus = pathlib.Path(corpora) / name.removesuffix("-links")
    if not corpus.is_dir():
        print(f"skipped: {name} is not there; the corpora lie beside the checkout, in ../shared/corpora")
        sys.exit(77)
    test = Test(postil, corpus)
    {"rustblog": rustblog, "rustblog-links": rustblog_links, "reactblog": reactblog, "jekyll-fixtures": jekyll_fixtures, "mzlogin-zh": mzlogin_zh}[name](test)
    sys.exit(test.finish())


if __name__ == "__main__":
    main()
