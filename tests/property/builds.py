#!/usr/bin/env python3
"""The property that every build must have: the result depends on the sources alone.

For random sites and random edits: any order of files on the disk, any number of threads, a second build, a build over an old
destination, and a clean build all give the same bytes, the same diagnostics and the same exit status.

usage: builds.py POSTIL [SEEDS]     POSTIL_SEED=N tries that one alone
"""
import hashlib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # thousands of small files: spare the disk
WORDS = "margin ink vellum gloss scribe letter page reader postil quire rubric folio 余白 Überschrift note".split()


def sentence(rng):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(3, 12))).capitalize() + "."


def body(rng, names):
    parts = []
    for number in range(rng.randint(1, 6)):
        parts.append(rng.choice([
            lambda: f"## {sentence(rng)}",
            lambda: sentence(rng) + f" ~~{sentence(rng)}~~ <https://example.org/{number}>[^{number}]\n\n[^{number}]: {sentence(rng)}",
            lambda: f"| a | b |\n|---|---|\n| {rng.choice(WORDS)} | {rng.choice(WORDS)} |",
            lambda: f"- [x] {sentence(rng)}\n- [ ] www.example.org/{number}",
            lambda: f"[{rng.choice(WORDS)}](../{rng.choice(names)}) and ![x](plot.png)" if names else sentence(rng),
            lambda: f"```c\nint {rng.choice(['a', 'b'])};\n```",
            lambda: f"> [!NOTE]\n> {sentence(rng)}",
            lambda: raw_html(rng, names),
        ])())
    return "\n\n".join(parts) + "\n"


def raw_html(rng, names):
    """HTML of the author's own, with addresses in it."""
    page = "../" + rng.choice(names) if names else rng.choice(["/", "/posts/", "#x"])
    return rng.choice([
        f"<a href=\"{page}\">{rng.choice(WORDS)}</a> and <img src='plot.png' alt=\"\">",
        "<picture>\n<source srcset=\"plot.png 1x, /x/y.txt 2x\">\n<img src=/x/y.txt alt=x>\n</picture>",
        f"<div style=\"background: url('/x/y.txt')\"><a href={page}>x</a></div>",
        f"<template>\n<a href=\"{page}\">x</a>\n\n</template>\n\n<!-- <a href=\"{page}\"> -->",
        f"{sentence(rng)} <a href=\"/blog/posts/\">x</a><!--more-->",
    ])


def front_matter(rng, names):
    """Lines of front matter: each feature now and then, each mistake seldom."""
    def maybe(chance, *lines):
        return [rng.choice(lines)] if rng.random() < chance else []
    day = f"20{rng.randint(10, 35)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    tags = ", ".join(rng.sample(WORDS[:8] + ["Ink", "INK", "c++", "C#"], rng.randint(0, 3)))
    return [
        *maybe(0.9, f"title: \"{sentence(rng)}\""),
        *maybe(0.8, f"date: {day}", f"date: {day} 1{rng.randint(0, 9)}:30", f"published: {day}"),
        *maybe(0.15, "draft: true", "published: false"),
        *maybe(0.1, f"expiry_date: 20{rng.randint(20, 30)}-01-01"),
        *maybe(0.6, f"tags: [{tags}]"),
        *maybe(0.3, f"authors: {rng.choice(['Ada', 'ben', 'Ben'])}"),
        *maybe(0.2, f"series: {rng.choice(WORDS)}"),
        *maybe(0.3, f"keywords: [{', '.join(rng.sample(WORDS, 3))}]"),
        *maybe(0.1, f"weight: {rng.randint(1, 9)}"),
        *maybe(0.1, f"aliases: [/old/{rng.randint(1, 99)}/]", f"redirect_from: /old/{rng.randint(1, 99)}.html"),
        *maybe(0.08, "unlisted: true", "sitemap: false", "toc: false"),
        *maybe(0.1, f"slug: {rng.choice(WORDS)}-{rng.randint(1, 999)}", f"url: /u/{rng.randint(1, 999)}/"),
        *maybe(0.08, f"menu: {rng.choice(['main', 'footer'])}", f"menu: {{main: {{weight: {rng.randint(1, 9)}}}}}"),
        *maybe(0.1, f"summary: {sentence(rng)}", f"description: {sentence(rng)}"),
        *maybe(0.05, f"image: {{src: plot.png, alt: {rng.choice(WORDS)}}}", "image: plot.png"),
        *(maybe(0.08, f"related: [{rng.choice(names)}]") if names else []),
        *maybe(0.1, f"params: {{mood: {rng.choice(WORDS)}}}", "extra: {a: [1, {b: c}]}"),
        *maybe(0.1, "tilte: x", "darft: true", "comments: false", "cover: x.png"),
        *maybe(0.012, "date: 2024-02-31", "title: a: b", "draft: perhaps", "slug: ..", "menu: [[x]]", "weight: heavy"),
    ]


def without_doubles(lines):
    """A key given twice is an error that would hide all others too often."""
    kept = {}
    for line in lines:
        kept.setdefault(line.split(":")[0], line)
    return list(kept.values())


def post(rng, names):
    return "---\n" + "\n".join(without_doubles(front_matter(rng, names))) + "\n---\n" + body(rng, names)


def html_page(rng):
    """A page in HTML, or HTML that is copied, or a page with the tags of a template language."""
    text = f"<h2 id=\"a\">{sentence(rng)}</h2>\n<p>{sentence(rng)}<img src=\"plot.png\" alt=\"x\">\n<pre>{{{{ code }}}}</pre>\n" + rng.choice(["", "", "{{ tag }}", "<!--more-->"])
    if rng.random() < 0.2:
        return text
    return "---\n" + "\n".join(without_doubles(front_matter(rng, []))) + "\n---\n" + text


def index(rng):
    lines = [f"title: {rng.choice(WORDS)} and all", *rng.choice([[], ["weight: 3"], ["unlisted: true"]])]
    if rng.random() < 0.15:
        lines.append(rng.choice(["draft: true", "draft: true", f"date: 20{rng.randint(20, 35)}-01-01", f"expiry_date: 20{rng.randint(20, 30)}-01-01"]))
    if rng.random() < 0.6:
        given = rng.choice(["comments: false", "unlisted: true", "tags: [cascaded]", "params: {mood: calm}", "type: posts", "dtae: x"])
        lines.append(f"cascade: {{{given}}}")
    return "---\n" + "\n".join(lines) + "\n---\n" + body(rng, [])


def random_site(rng):
    site = {"postil.yaml": random_configuration(rng), **THEME}
    names = []
    for number in range(rng.randint(3, 40)):
        section = rng.choice(["posts", "posts", "notes", "posts/deep", "_drafts", ""])
        bundle = rng.random() < 0.15
        dated = f"20{rng.randint(10, 30)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}-" if rng.random() < 0.2 else ""
        name = f"{section}/{dated}n{number}".lstrip("/") + ("/index.md" if bundle else ".md")
        names.append(name)
        site["content/" + name] = post(rng, names)
        if bundle:
            site["content/" + name.replace("index.md", "plot.png")] = "png" + str(number)
    for section in ["posts", "posts/deep", "notes"]:
        if rng.random() < 0.4:
            site[f"content/{section}/_index.md"] = index(rng)
    for number in range(rng.choice([0, 0, 1, 3])):
        site[f"content/{rng.choice(['posts/', 'notes/', ''])}h{number}{rng.choice(['', '.fr'])}.{rng.choice(['html', 'htm'])}"] = html_page(rng)
    if rng.random() < 0.2:
        site["content/_index.md"] = index(rng)
    if rng.random() < 0.2:
        site["content/tags/ink/_index.md"] = index(rng)
    if rng.random() < 0.3:
        site["content/authors/ada/_index.md"] = "---\ntitle: Ada\n---\nShe writes.\n"
    if rng.random() < 0.5:
        site["static/robots.txt" if rng.random() < 0.3 else "static/x/y.txt"] = "static"
    for name in rng.sample(sorted(EXTRAS), rng.randint(0, 3)):
        site[name] = EXTRAS[name](rng)
    for _ in range(rng.choice([0, 0, 2, 8])):
        translate(rng, site)
    return site


LANGUAGES = ["fr", "ar", "de", "pt-BR", "it"]


def translate(rng, site):
    """Adds a translation of some page, or of an index: named for its language, or in the folder of that."""
    pages = sorted(name for name in site if name.startswith("content/") and name.endswith(".md"))
    if not pages:
        return
    name, tag = rng.choice(pages), rng.choice(LANGUAGES)
    moved = name.removesuffix(".md") + f".{tag}.md" if rng.random() < 0.6 else f"content/{tag}/" + name.removeprefix("content/")
    site[moved] = index(rng) if "_index" in name else post(rng, [])


def move_between_languages(rng, site):
    pages = sorted(name for name in site if re.fullmatch(r"content/.*\.(%s)\.md" % "|".join(LANGUAGES), name))
    if not pages:
        return translate(rng, site)
    name = rng.choice(pages)
    text = site.pop(name)
    bare = name.removesuffix(".md").rpartition(".")[0]
    tag = rng.choice(LANGUAGES)
    site[rng.choice([bare + ".md", f"{bare}.{tag}.md", f"content/{tag}/" + bare.removeprefix("content/") + ".md"])] = text


def words(rng):
    """An i18n file: right, and now and then with a mistake."""
    lines = [f"{key}: {rng.choice(WORDS)}" for key in rng.sample(["tags", "series", "footnotes", "alert_note", "share", "newer", "own"], rng.randint(0, 4))]
    lines += rng.choice([[], [], ['posts: {one: "{count} text", other: "{count} texts"}'], ["posts: {few: x, other: y}"], ["shares: {one: x}"],
                         ['page_number: "P. {number}"'], ['page_number: "{nubmer}"'], ["tags: [a]"]])
    return "\n".join(without_doubles(lines)) + "\n"


# Files that a site may have or not: an overlay, data, words and templates of its own.
EXTRAS = {
    "postil.staging.yaml": lambda rng: f"paginate: {rng.randint(1, 9)}\nparams: {{staged: true}}\n",
    "postil.production.yaml": lambda rng: f"title: Live\nparams: {{live: {rng.choice(WORDS)}}}\n",
    "data/team.yaml": lambda rng: f"- name: {rng.choice(WORDS)}\n- name: {rng.choice(WORDS)}\n",
    "data/deep/numbers.json": lambda rng: f'{{"a": [1, 2.5, null], "b": "{rng.choice(WORDS)}"}}',
    "data/table.csv": lambda rng: f"name,count\n{rng.choice(WORDS)},{rng.randint(1, 9)}\n" + rng.choice(["", '"unclosed\n']),
    "templates/page.mustache": lambda rng: "{{! extends: base }}\n<h1>{{page.title}}</h1>{{{page.content}}}"
                                           + rng.choice(["", "{{#page.related}}{{title}}{{/page.related}}", "{{page.titel}}"]) + "\n",
    "i18n/en.yaml": words,
    "i18n/fr.yaml": words,
    "i18n/ar.yaml": words,
    "i18n/pt-BR.yaml": words,
    "templates/posts/page.mustache": lambda rng: "{{! extends: base }}\n" + rng.choice([
        "<h1>{{page.title}}</h1>{{> mine}}{{{page.content}}}", "{{#page.tags}}{{index}} {{name}}{{/page.tags}}", "{{> mnie}}", "{{#page.tags}}"]) + "\n",
    "templates/tags/term.mustache": lambda rng: "{{! extends: base }}\n{{term.name}}{{#groups}}{{name}}: {{pages_count}} {{/groups}}\n",
    "templates/partials/mine.mustache": lambda rng: rng.choice([
        "<p>{{#translate}}own{{/translate}} {{page.title}}</p>", "{{#date_format}}page.date yMMMMd{{/date_format}}", "{{#json}}{{page.title}}{{/json}}",
        "{{#absolute_url}}{{page.url}}{{/absolute_url}}", "{{#translate}}newer{{/translate}}", "{{> mine}}"]) + "\n",
    "themes/mine/theme.yaml": lambda rng: "name: mine\ncontract: 1\noptions:\n  tone: {type: choice, choices: [calm, loud], meaning: a, default: "
                                          + rng.choice(["calm", "loud"]) + "}\n  width: {type: number, max: 90, meaning: b}\n",
    "themes/mine/templates/posts/section.mustache": lambda rng: "{{! extends: base }}\n{{#pages}}{{title}}{{/pages}} {{paginator.number}}\n",
    "themes/mine/static/mine.css": lambda rng: f"a {{ content: '{rng.choice(WORDS)}' }}\n",
    "content/posts/deep/plan.txt": lambda rng: rng.choice(["plan", "---\ntitle: x\n---\nplan"]),
    "content/posts/one.mdx": lambda rng: f"# {rng.choice(WORDS)}",
    "content/posts/n1.md~": lambda rng: rng.choice(WORDS),
    "content/private/x.md": lambda rng: rng.choice(WORDS),
    "static/.DS_Store": lambda rng: rng.choice(WORDS),
    "static/a.psd": lambda rng: rng.choice(WORDS),
    "static/.htaccess": lambda rng: rng.choice(WORDS),
    "templates/404.mustache": lambda rng: f"{rng.choice(WORDS)} {{{{site.title}}}}\n",
}


# A theme that is always there, for configurations to switch to. Its options are in EXTRAS: without them they are unknown.
THEME = {
    "themes/mine/templates/base.mustache": "<!doctype html><title>{{page.head_title}}</title>{{#theme.options}}{{/theme.options}}{{{body}}}\n",
    "themes/mine/templates/page.mustache": "{{! extends: base }}\n<h1>{{page.title}}</h1>{{> mine}}{{{page.content}}}{{#page.comments}}{{thread}}{{/page.comments}}\n",
    "themes/mine/templates/partials/mine.mustache": "{{theme.name}} {{#page.has_prev}}{{page.prev.title}}{{/page.has_prev}}\n",
    **{f"themes/mine/templates/{kind}.mustache": "{{! extends: base }}\n{{#pages}}<a href=\"{{url}}\">{{index}} {{title}}</a>{{/pages}}{{#terms}}{{name}} {{count}}{{/terms}}\n"
       for kind in ["home", "section", "taxonomy", "term", "404"]},
}


def random_configuration(rng):
    def maybe(chance, *lines):
        return [rng.choice(lines)] if rng.random() < chance else []
    return "\n".join([
        "title: Site", f"paginate: {rng.randint(1, 12)}",
        *maybe(0.7, "base_url: https://example.org/", "base_url: https://example.org/blog/"),
        *maybe(0.4, "permalinks: {notes: '/:section/:slug/'}", "permalinks: {posts: '/:year/:month/:slug/'}", "permalinks: {posts: '/:title/'}"),
        *maybe(0.4, "permalink_tokens: jekyll", "permalink_tokens: hugo"),
        *maybe(0.4, "comments: {service: 'https://comments.example.org'}"),
        *maybe(0.3, "archives: [posts]", "archives: [posts, notes]"),
        *maybe(0.2, "defaults: {posts: {comments: false}}", "defaults: {/: {tags: [all]}, notes: {unlisted: true}}"),
        *maybe(0.15, "urls: ugly"), *maybe(0.15, "slugs: ascii"), *maybe(0.2, "redirects: [netlify, nginx]"),
        *maybe(0.2, "related: false", "related: {limit: 2, weights: {tags: 1, date: 0}}"),
        *maybe(0.2, "timezone: Asia/Shanghai", "timezone: America/St_Johns"),
        *maybe(0.3, "feeds: [rss, json]", "feeds: false", "feeds: [atom]\nfeed_items: 2"),
        *maybe(0.15, "sitemap: false", "robots: false"), *maybe(0.2, "metadata: false", "metadata: [json_ld]"),
        *maybe(0.5, "theme: plain", "theme: mine", "theme: mine", "theme: default"),
        *maybe(0.3, f"theme_options: {{accent: {rng.choice(['blue', 'green', 'bleu'])}}}", f"theme_options: {{tone: loud, width: {rng.randint(1, 99)}}}",
               "theme_options: {footer: The end, share: false}"),
        *maybe(0.2, "taxonomies: [tags, series]"),
        *maybe(0.3, "ignore: [content/private/, '*.psd']", "ignore: ['n{1,2}.md', '*.mdx', static/**]"),
        *maybe(0.4, "languages: {en: {}, fr: {title: Le site}}", "languages: {fr: {weight: 1}, ar: {params: {a: b}}, de: {}}",
               "languages: {pt-BR: {menus: {main: [{name: P, url: /posts/}]}}, ar: {}}\nlanguage: ar", "languages: {xx: {}}", "language: fr"),
        *maybe(0.2, "menus: {main: [{name: Posts, url: /posts/}], footer: [{name: Up, url: /, weight: 2}]}"),
    ]) + "\n"


def edit(rng, site):
    site = dict(site)
    for _ in range(rng.randint(1, 4)):
        content = sorted(name for name in site if name.startswith("content/"))
        what = rng.choice(["add", "remove", "change", "configure", "rename", "extra", "translate", "move"])
        if what == "add" or not content:
            site[f"content/posts/new{rng.randint(1, 99)}.md"] = post(rng, [])
        elif what == "remove":
            del site[rng.choice(content)]
        elif what == "change":
            name = rng.choice(content)
            site[name] = index(rng) if name.endswith("_index.md") else html_page(rng) if re.search(r"\.html?$", name) else post(rng, [])
        elif what == "rename":
            site[f"content/notes/moved{rng.randint(1, 99)}.md"] = site.pop(rng.choice(content))
        elif what == "translate":
            translate(rng, site)
        elif what == "move":
            move_between_languages(rng, site)
        elif what == "extra":
            name = rng.choice(sorted(EXTRAS))
            if site.pop(name, None) is None:
                site[name] = EXTRAS[name](rng)
        else:
            site["postil.yaml"] = random_configuration(rng)
    return site


def lay_out(folder, site, rng):
    """Writes the files in random order, so that folders list them in different orders; nothing else may stay."""
    for name in ["content", "static", "data", "templates", "themes", "i18n"]:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in EXTRAS:
        (folder / name).unlink(missing_ok=True)
    names = list(site)
    rng.shuffle(names)
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(site[name])


def tree(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()} if folder.exists() else {}


def random_flags(rng):
    flags = rng.sample(["-D", "-F", "-E", "--strict"], rng.choice([0, 0, 0, 1, 2]))
    flags += rng.choice([[], [], [], ["-e", "staging"], ["--clock", f"20{rng.randint(12, 34)}-06-01"], ["--base-url", "https://example.com/x/"]])
    return flags, rng.choice(["public", "public", "public", "other/place"])


def build(postil, folder, threads, request):
    flags, destination = request
    done = subprocess.run([postil, "build", "--all", "-j", str(threads), "-d", destination, *flags], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, SOURCE_DATE_EPOCH="1750000000"))
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit status {done.returncode}: {done.stderr}")
    skipped_and_counts = re.findall(r" removed(.*) \(\d+ ms\)$", done.stdout)
    return done.returncode, skipped_and_counts, done.stderr, re.findall(r"built .* in ", done.stdout)


def compare(what, a, b):
    if a != b:
        raise AssertionError(f"{what}:\n{a}\n--- differs from ---\n{b}")


def clean_build(postil, site, rng, threads, request):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-property-", dir=MEMORY))
    try:
        lay_out(folder, site, rng)
        said = build(postil, folder, threads, request)
        if "base_url" not in site["postil.yaml"] and "--base-url" not in request[0]:
            check_relative(folder / request[1])
        return said, tree(folder / request[1])
    finally:
        shutil.rmtree(folder)


def copied(folder):
    """A copy in another place, as from a backup: its folder and files are known by their bytes alone."""
    copy = pathlib.Path(tempfile.mkdtemp(prefix="postil-property-", dir=MEMORY))
    shutil.copytree(folder, copy, dirs_exist_ok=True)
    shutil.rmtree(folder)
    return copy


def check_relative(folder):
    """Without base_url no page but the one that says "not found" has an address that begins at the root of the server."""
    for path in folder.rglob("*.html"):
        shown = re.sub("<!--.*?-->", "", path.read_text(), flags=re.S)
        found = re.search(r"""\b(?:href|src|poster|srcset)=["']?/(?!/)[^>]*""", shown)
        if found and path.name != "404.html":
            raise AssertionError(f"{path.relative_to(folder)} has an address from the root: {found.group()}")


def try_seed(postil, seed):
    rng = random.Random(seed)
    site = random_site(rng)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-property-", dir=MEMORY))
    built = 0
    try:
        last_good = {"public": {}, "other/place": {}}
        for step in range(4):
            request = random_flags(rng)
            destination = request[1]
            clean = clean_build(postil, site, rng, 1, request)
            compare("another order and number of threads", clean_build(postil, site, rng, rng.choice([2, 3, 8]), request), clean)
            if rng.random() < 0.3:
                folder = copied(folder)
            lay_out(folder, site, rng)
            over_old = build(postil, folder, rng.choice([1, 2]), request)
            compare("what a build over an old destination says", over_old, clean[0])
            if over_old[0] == 0:
                last_good[destination] = clean[1]
            compare("what a second build says", build(postil, folder, 2, request), over_old)
            for place, expected in last_good.items():
                compare(f"what a build leaves in {place}", tree(folder / place), expected)
            built += over_old[0] == 0
            site = edit(rng, site)
    finally:
        shutil.rmtree(folder)
    return built


def main():
    postil = os.path.abspath(sys.argv[1])
    seeds = [int(os.environ["POSTIL_SEED"])] if "POSTIL_SEED" in os.environ else range(int(sys.argv[2]) if len(sys.argv) > 2 else 25)
    good = 0
    for seed in seeds:
        try:
            good += try_seed(postil, seed)
        except AssertionError as failure:
            print(f"seed {seed} (POSTIL_SEED={seed}): {failure}")
            sys.exit(1)
    print(f"{len(seeds)} random sites with 3 rounds of edits, flags and destinations: {good} builds without a mistake, all alike")
    sys.exit(0 if good > 0 else 1)


main()
