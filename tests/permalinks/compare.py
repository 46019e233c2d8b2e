#!/usr/bin/env python3
"""Compares the addresses that Postil makes with those of Jekyll and Hugo.

300 posts with odd names, titles, slugs, categories and folders (posts.py), each token and named pattern with each program that knows it
(programs.py). Where Debian's jekyll and hugo are installed they are asked, and must say what facts.json has stored; else the stored facts
count. With POSTIL_BLESS=1 the facts are written anew; both programs must be there.

Addresses are compared without percent-encoding and in NFC, which is the form of all of Postil's addresses. One that ends in neither "/"
nor ".html" is the same as with "/": Postil writes a folder where Jekyll relies on servers that add ".html".

usage: compare.py POSTIL
"""
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

import programs
from posts import TIMEZONE, file_of, posts

FACTS = pathlib.Path(__file__).parent / "facts.json"
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def plain(address):
    address = unicodedata.normalize("NFC", address)
    return address if address.endswith(("/", ".html")) else address + "/"


def site_files(program, patterns):
    """The files of Postil's site, {path: text}, and the file of each post for each pattern."""
    files, places = {}, {}
    for i, pattern in enumerate(patterns):
        folder = "posts" if pattern == "/:collection/" else f"s{i}"
        for number, post in enumerate(posts()):
            name = programs.jekyll_file(post) if program == "jekyll" else programs.hugo_file(number, post, pattern).split("/", 1)[1]
            places[pattern, number] = f"content/{folder}/{name}"
            files[places[pattern, number]] = file_of(post)
        if program == "hugo":
            files |= {f"content/{section}/_index.md": "---\ntitle: Section\n---\n" for section in programs.hugo_sections(pattern)}
    rules = {places[pattern, 0].split("/")[1]: pattern for pattern in patterns}
    files["postil.yaml"] = json.dumps({"title": "Site", "permalinks": rules, "permalink_tokens": program, "timezone": TIMEZONE})
    return files, places


def ask_postil(postil, program, patterns):
    files, places = site_files(program, patterns)
    with tempfile.TemporaryDirectory(prefix="postil-permalinks-", dir=MEMORY) as folder:
        for path, text in files.items():
            file = pathlib.Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        told = subprocess.run([postil, "list", "--json"], cwd=folder, capture_output=True, text=True, timeout=300)
    if told.returncode != 0:
        sys.exit(f"postil list ends with {told.returncode}: {told.stderr[:3000]}")
    listed = {page["path"]: page["permalink"] for page in json.loads(told.stdout)}
    return {pattern: [urllib.parse.unquote(listed[places[pattern, number]] or "none") for number in range(len(posts()))] for pattern in patterns}


def in_facts(addresses):
    """The facts as they are stored: those of later versions of Hugo follow from the others."""
    return {pattern: made for pattern, made in addresses.items() if pattern not in programs.LATER}


def differences(program, theirs, ours):
    for pattern, (number, post) in itertools.product(theirs, enumerate(posts())):
        here, there = ours[pattern][number], theirs[pattern][number]
        if there is None or plain(here) != plain(there):
            yield f"{program}, {pattern}: {post}: {there!r}, here {here!r}"


def stored_facts(program):
    facts = json.loads(FACTS.read_text())[program]
    return facts | ({later: facts[now] for later, now in programs.LATER.items()} if program == "hugo" else {})


def main():
    if os.environ.get("POSTIL_BLESS"):
        asked = {program: in_facts(ask()) for program, ask in programs.PROGRAMS.items()}
        FACTS.write_text(json.dumps(asked, ensure_ascii=False, indent=0) + "\n")
    found, compared = {}, 0
    for program, ask in programs.PROGRAMS.items():
        facts = stored_facts(program)
        asked = ask() if programs.installed(program) else None
        if asked not in (None, facts):
            print(f"{program}: the program no longer says what facts.json has; read the difference and run this with POSTIL_BLESS=1")
        print(f"{program}: {'the installed program was asked' if asked else 'it is not installed, so the stored facts count'}")
        theirs = asked or facts
        found[program] = list(differences(program, theirs, ask_postil(os.path.abspath(sys.argv[1]), program, list(theirs))))
        found[program] += ["the stored facts are old"] if asked not in (None, facts) else []
        compared += sum(map(len, theirs.values()))
    for line in itertools.chain(*found.values()):
        print("FAILED:", line)
    print(f"{len(found['jekyll'])} differences from Jekyll, {len(found['hugo'])} from Hugo ({compared} addresses of {len(posts())} posts)")
    sys.exit(1 if any(found.values()) else 0)


main()
