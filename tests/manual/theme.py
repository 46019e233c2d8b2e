#!/usr/bin/env python3
"""The whole theme that the manual shows, written out as it stands there: a site is built with it, and `postil check` finds nothing.

usage: theme.py POSTIL MANUAL
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SITE = {
    "postil.yaml": "title: A site\nbase_url: https://example.org/\ntheme: paper\ntheme_options: {footer: The end}\npaginate: 2\narchives: [posts]\n",
    "content/about.md": "---\ntitle: About\ndescription: What this is\n---\nWe write.\n",
    **{f"content/posts/{n}.md": f"---\ntitle: Post {n}\ndate: 2024-01-0{n}\ntags: [ink, paper]\n---\nText {n}.\n" for n in range(1, 6)},
}


def files_of(manual):
    files = {}
    for names, text in re.findall(r"^(`themes/[^\n]*):\n\n```\w+\n(.*?)^```$", manual, re.M | re.S):
        for name in re.findall(r"`([\w/.]+)`", names):
            files[name if "/" in name else f"themes/paper/templates/{name}"] = text
    return files


def main():
    postil, manual = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    files = files_of((manual / "templates.md").read_text())
    assert len(files) == 11, sorted(files)
    with tempfile.TemporaryDirectory(prefix="postil-theme-") as folder:
        for name, text in {**SITE, **files}.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        for command in (["build", "--strict"], ["check"]):
            done = subprocess.run([postil, *command], cwd=folder, capture_output=True, text=True, env=dict(os.environ, SOURCE_DATE_EPOCH="1719792000"))
            assert done.returncode == 0, done.stderr
        page = pathlib.Path(folder, "public/posts/5/index.html").read_text()
        for part in ["<title>Post 5 · A site</title>", "<p>Text 5.</p>", 'rel="tag">ink</a>', "<footer>The end</footer>", "/paper.css", "5 January 2024"]:
            assert part in page, part
        assert 'rel="next">Older</a>' in pathlib.Path(folder, "public/posts/index.html").read_text()
        assert "(5)" in pathlib.Path(folder, "public/tags/index.html").read_text()
    print("the theme of the manual builds, and nothing in it is wrong")


main()
