#!/usr/bin/env python3
"""Builds a site with a file of one gibibyte in static/, beside a page, and in the theme: the peak of memory stays far below its size.

usage: large_file.py POSTIL [MEBIBYTES]
"""
import os
import pathlib
import subprocess
import sys
import tempfile

SMALL = 100 * 1024  # kibibytes of memory that a build of one page may take


def build(program, site):
    process = subprocess.Popen([program, "build", "-s", site], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss, said.strip().split("\n")[-1]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    size = int(sys.argv[2] if len(sys.argv) > 2 else 1024) * 1024 * 1024
    failed = False
    for place in ("static/large.bin", "static/large.txt", "static/large.css", "content/bundle/large.mp4", "content/bundle/large.txt", "content/large.zip",
                  "themes/t/static/large.bin"):
        with tempfile.TemporaryDirectory() as site:
            files = {"content/bundle/index.md": "---\ntitle: T\n---\ntext\n"}
            if place.startswith("themes"):
                files["postil.yaml"] = "theme: t\n"
                files.update({f"themes/t/templates/{name}.mustache": "<title>x</title>" for name in ("404", "home", "page", "section", "taxonomy", "term")})
            for name, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(site, name)), exist_ok=True)
                pathlib.Path(site, name).write_text(text)
            large = pathlib.Path(site, place)
            large.parent.mkdir(parents=True, exist_ok=True)
            with large.open("wb") as file:
                file.truncate(size)  # sparse: the disk is spared, the bytes are read all the same
            for run in ("copied", "compared"):
                status, peak, said = build(program, site)
                print(f"{place:28} {run:9} status {status}, peak {peak / 1024:6.0f} MB: {said}", flush=True)
                failed = failed or status != 0 or peak > SMALL
                if run == "copied":
                    failed = failed or "1 changed" in said
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
