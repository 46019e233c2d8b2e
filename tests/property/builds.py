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
        ])())
    return "\n\n".join(parts) + "\n"


def post(rng, names):
    front = [f"title: \"{sentence(rng)}\""]
    if rng.random() < 0.8:
        front.append(f"date: 20{rng.randint(10, 35)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}")
    if rng.random() < 0.15:
        front.append("draft: true")
    if rng.random() < 0.6:
        front.append("tags: [" + ", ".join(rng.sample(WORDS[:8], rng.randint(0, 3))) + "]")
    if rng.random() < 0.3:
        front.append(f"authors: {rng.choice(['Ada', 'ben', 'Ben'])}")
    if rng.random() < 0.1:
        front.append(f"weight: {rng.randint(1, 9)}")
    if rng.random() < 0.1:
        front.append(f"aliases: [/old/{rng.randint(1, 99)}/]")
    if rng.random() < 0.1:
        front.append(rng.choice(["tilte: x", "darft: true", "comments: false"]))
    if rng.random() < 0.04:
        front.append(rng.choice(["date: 2024-02-31", "title: a: b", "draft: perhaps"]))
    return "---\n" + "\n".join(front) + "\n---\n" + body(rng, names)


def random_site(rng):
    site = {"postil.yaml": random_configuration(rng)}
    names = []
    for number in range(rng.randint(3, 40)):
        section = rng.choice(["posts", "notes", "posts/deep", ""])
        bundle = rng.random() < 0.15
        name = f"{section}/n{number}".lstrip("/") + ("/index.md" if bundle else ".md")
        names.append(name)
        site["content/" + name] = post(rng, names)
        if bundle:
            site["content/" + name.replace("index.md", "plot.png")] = "png" + str(number)
    if rng.random() < 0.5:
        site["content/posts/_index.md"] = "---\ntitle: All posts\n---\n" + body(rng, names)
    if rng.random() < 0.3:
        site["content/authors/ada/_index.md"] = "---\ntitle: Ada\n---\nShe writes.\n"
    if rng.random() < 0.5:
        site["static/robots.txt" if rng.random() < 0.3 else "static/x/y.txt"] = "static"
    return site


def random_configuration(rng):
    lines = ["title: Site", f"paginate: {rng.randint(1, 12)}"]
    if rng.random() < 0.7:
        lines.append("base_url: https://example.org/" + rng.choice(["", "blog/"]))
    if rng.random() < 0.4:
        lines.append("permalinks: {notes: '/:section/:slug/'}")
    if rng.random() < 0.4:
        lines.append("comments: {service: 'https://comments.example.org'}")
    return "\n".join(lines) + "\n"


def edit(rng, site):
    site = dict(site)
    for _ in range(rng.randint(1, 4)):
        content = sorted(name for name in site if name.startswith("content/"))
        what = rng.choice(["add", "remove", "change", "configure", "rename"])
        if what == "add" or not content:
            site[f"content/posts/new{rng.randint(1, 99)}.md"] = post(rng, [])
        elif what == "remove":
            del site[rng.choice(content)]
        elif what == "change":
            site[rng.choice(content)] = post(rng, [])
        elif what == "rename":
            site[f"content/notes/moved{rng.randint(1, 99)}.md"] = site.pop(rng.choice(content))
        else:
            site["postil.yaml"] = random_configuration(rng)
    return site


def lay_out(folder, site, rng):
    """Writes the files in random order, so that folders list them in different orders; nothing else may stay."""
    for name in ["content", "static"]:
        shutil.rmtree(folder / name, ignore_errors=True)
    names = list(site)
    rng.shuffle(names)
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(site[name])


def tree(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(folder.rglob("*")) if p.is_file()} if folder.exists() else {}


def build(postil, folder, threads):
    done = subprocess.run([postil, "build", "-j", str(threads)], cwd=folder, capture_output=True, text=True,
                          env=dict(os.environ, SOURCE_DATE_EPOCH="1750000000"))
    if done.returncode not in (0, 1):
        raise AssertionError(f"exit status {done.returncode}: {done.stderr}")
    skipped = [line for line in done.stdout.splitlines() if not line.startswith("built ")]
    return done.returncode, skipped, done.stderr, re.findall(r"built .* in ", done.stdout)


def compare(what, a, b):
    if a != b:
        raise AssertionError(f"{what}:\n{a}\n--- differs from ---\n{b}")


def clean_build(postil, site, rng, threads):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-property-", dir=MEMORY))
    try:
        lay_out(folder, site, rng)
        said = build(postil, folder, threads)
        return said, tree(folder / "public")
    finally:
        shutil.rmtree(folder)


def try_seed(postil, seed):
    rng = random.Random(seed)
    site = random_site(rng)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-property-", dir=MEMORY))
    built = 0
    try:
        last_good = {}
        for step in range(4):
            clean = clean_build(postil, site, rng, 1)
            compare("another order and number of threads", clean_build(postil, site, rng, rng.choice([2, 3, 8])), clean)
            lay_out(folder, site, rng)
            over_old = build(postil, folder, rng.choice([1, 2]))
            compare("what a build over an old destination says", over_old, clean[0])
            expected = clean[1] if over_old[0] == 0 else last_good
            compare("what a build over an old destination leaves", tree(folder / "public"), expected)
            compare("what a second build says", build(postil, folder, 2), over_old)
            compare("what a second build leaves", tree(folder / "public"), expected)
            built += over_old[0] == 0
            last_good = expected
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
    print(f"{len(seeds)} random sites with 3 rounds of edits: {good} builds without a mistake, all alike")
    sys.exit(0 if good > 0 else 1)


main()
