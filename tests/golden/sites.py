#!/usr/bin/env python3
"""Whole sites and what `postil build` makes of them, to the letter.

A site is a folder; what is expected of it stands in its expected.txt:
  golden   the files of the site, by path, and what the build said
  invalid  what the build said, alone
A file `arguments` in it holds further words for `postil build`, one a line; a file `command` the command in place of `build`. A golden site without a theme of its own is built with
the smallest one, tests/golden/theme, so that what it shows is the feature and not the looks, and with Atom alone unless it says `feeds`. The clock stands at 2024-07-01.

usage: sites.py golden|invalid POSTIL FOLDER [NAME ...]     POSTIL_BLESS=1 rewrites what is expected; read the difference
"""
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
NOT_OURS = ["expected.txt", "arguments", "command", "public", ".postil"]
NEVER_SHOWN = {"robots.txt"}  # the same on every site; unless the site has its own


def build(postil, site, folder, threads):
    arguments = (site / "arguments").read_text().split("\n") if (site / "arguments").exists() else []
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1719792000", GIT_CEILING_DIRECTORIES=str(folder.parent), LC_ALL="C.UTF-8")
    command = (site / "command").read_text().strip() if (site / "command").exists() else "build"
    every = ["--all"] if command in ("build", "check") else []  # however many: each message counts
    done = subprocess.run([postil, command, *every, "-j", str(threads), *[a for a in arguments if a]], cwd=folder, capture_output=True,
                          env=environment, timeout=60)
    out = re.sub(r" \(\d+ ms\)$", "", done.stdout.decode(), flags=re.M)
    return done.returncode, out, done.stderr.decode()


def lay_out(site, folder, own_theme):
    shutil.copytree(site, folder, ignore=lambda at, names: NOT_OURS if pathlib.Path(at) == site else [], symlinks=True)
    said = (folder / "postil.yaml").read_text() if (folder / "postil.yaml").exists() else ""
    if own_theme or (folder / "themes").exists() or re.search(r"^theme:", said, re.M):
        return
    shutil.copytree(pathlib.Path(__file__).parent / "theme", folder / "themes/golden")
    with (folder / "postil.yaml").open("a") as configuration:
        configuration.write("theme: golden\n")
        if re.search(r"^base_url:", said, re.M) and not re.search(r"^feeds:", said, re.M):
            configuration.write("feeds: [atom]\n")


def shown(path, bytes):
    try:
        return f"=== {path}\n" + bytes.decode().rstrip("\n") + "\n"
    except UnicodeDecodeError:
        return f"=== {path}: {len(bytes)} bytes\n"


def golden(postil, site, folder, threads):
    lay_out(site, folder, own_theme=False)
    status, out, err = build(postil, site, folder, threads)
    text = f"=== status {status}\n{out}{err}"
    public = folder / "public"
    for path in sorted(p.relative_to(public).as_posix() for p in public.rglob("*") if p.is_file()):
        if path not in NEVER_SHOWN or (site / "static" / path).exists():
            text += shown(path, (public / path).read_bytes())
    return text


def invalid(postil, site, folder, threads):
    lay_out(site, folder, own_theme=True)
    status, _, err = build(postil, site, folder, threads)
    if not err:
        raise AssertionError("nothing is said about this site")
    is_check = (site / "command").exists() and (site / "command").read_text().strip() == "check"
    has_failed = is_check or ": error: " in "\n" + err or err.startswith("error: ") or ", and --strict; " in err
    if (status != 0) != has_failed:
        raise AssertionError(f"exit status {status}, and yet:\n{err}")
    return err


def check(kind, postil, site):
    made = []
    for threads in (1, 3):
        parent = pathlib.Path(tempfile.mkdtemp(prefix="postil-golden-", dir=MEMORY))
        try:
            made.append({"golden": golden, "invalid": invalid}[kind](postil, site, parent / "site", threads).replace(str(parent / "site"), "SITE"))
        except AssertionError as failure:
            return f"{site.name}: {failure}"
        finally:
            shutil.rmtree(parent)
    if made[0] != made[1]:
        return f"{site.name}: the number of threads shows:\n" + "".join(difflib.unified_diff(*[m.splitlines(True) for m in made]))
    expected = site / "expected.txt"
    if os.environ.get("POSTIL_BLESS"):
        expected.write_bytes(made[0].encode())
    before = expected.read_bytes().decode() if expected.exists() else ""
    if made[0] == before:
        return None
    return f"{site.name}:\n" + "".join(difflib.unified_diff(before.splitlines(True), made[0].splitlines(True), "expected", "made"))


def main():
    kind, postil, folder, *names = sys.argv[1:]
    sites = [site for site in sorted(pathlib.Path(folder).resolve().iterdir())
             if site.is_dir() and site.name != "theme" and (not names or site.name in names)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failures = [f for f in pool.map(lambda site: check(kind, os.path.abspath(postil), site), sites) if f]
    for failure in failures:
        print("FAILED:", failure)
    print(f"{len(sites) - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures or not sites else 0)


main()
