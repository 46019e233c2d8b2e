#!/usr/bin/env python3
"""Builds that are killed: at whatever moment, a file is old or new, foreign files stay, and the next build finishes the work.

Each round changes the sources, kills a build of them at a random moment, looks at the destination, sometimes goes on in a copy of
the site, and builds to the end. The destination is a folder, or a link to one.

usage: kills.py POSTIL [ROUNDS]
"""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
PAGES = 150


def lay_out(site, version):
    """Half of the pages differ in every version, a few come and go."""
    content = site / "content/posts"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir(parents=True)
    (site / "postil.yaml").write_text("title: Site\nbase_url: https://example.org/\n")  # else it is the name of the folder
    for number in range(PAGES):
        if number % 10 == version % 10:
            continue
        text = f"version {version}" if number % 2 else "as ever"
        (content / f"p{number}.md").write_text(f"# Page {number}\n\n{text}\n")


def start(postil, site):
    return subprocess.Popen([postil, "build", "-j", "2"], cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def build(postil, site):
    process = start(postil, site)
    out, err = process.communicate(timeout=120)
    if process.returncode != 0 or err:
        raise AssertionError(f"a build ended with status {process.returncode}:\n{out}{err}")


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def clean_tree(postil, parent, version):
    site = parent / "clean"
    lay_out(site, version)
    build(postil, site)
    found = tree(site / "public")
    shutil.rmtree(site)
    return found


def check_killed(found, old, new):
    for path, bytes in found.items():
        if path.startswith(".postil-stage/"):
            continue
        if bytes not in (old.get(path), new.get(path)):
            raise AssertionError(f"after a kill {path} is neither old nor new")


def round_of(postil, parent, site, rng, version, old, longest):
    new = clean_tree(postil, parent, version)
    new["mine.txt"] = b"mine"
    lay_out(site, version)
    process = start(postil, site)
    time.sleep(rng.uniform(0, longest))  # the moment of the kill: any
    process.kill()
    process.communicate()
    check_killed(tree(site / "public"), old, new)
    if rng.random() < 0.3 and not (site / "public").is_symlink():
        copy = parent / f"site{version}"
        shutil.copytree(site, copy)
        shutil.rmtree(site)
        site = copy
    build(postil, site)
    found = tree(site / "public")
    if found != new:
        raise AssertionError(f"after the next build these differ: {sorted(k for k in found.keys() | new.keys() if found.get(k) != new.get(k))}")
    return site, new, process.returncode < 0


def try_destination(postil, linked, rounds, rng):
    parent = pathlib.Path(tempfile.mkdtemp(prefix="postil-kills-", dir=MEMORY))
    try:
        site = parent / "site"
        site.mkdir()
        if linked:
            (parent / "www").mkdir()
            (site / "public").symlink_to("../www")
        lay_out(site, 0)
        began = time.monotonic()
        build(postil, site)
        longest = time.monotonic() - began
        (site / "public/mine.txt").write_text("mine")
        old = tree(site / "public")
        killed = 0
        for version in range(1, rounds + 1):
            site, old, was_killed = round_of(postil, parent, site, rng, version, old, longest)
            killed += was_killed
        return killed
    finally:
        shutil.rmtree(parent)


def main():
    postil = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    rng = random.Random(1)
    try:
        killed = [try_destination(postil, linked, rounds, rng) for linked in (False, True)]
    except AssertionError as failure:
        print(failure)
        sys.exit(1)
    print(f"{rounds} rounds with a folder and {rounds} with a link: {sum(killed)} builds were killed, and the next one put all right")
    sys.exit(0 if sum(killed) > 0 else 1)


main()
