#!/usr/bin/env python3
"""Builds a blog with the comments of a service of its own, and after one approval. Names the files that the approval changes.

usage: baking.py POSTIL POSTIL_COMMENTS [POSTS [COMMENTS]]     2,000 and 24,000 when they are not said; the median of RUNS (5) runs
"""
import os
import pathlib
import shutil
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "baking"))
import world  # noqa: E402

POSTIL, COMMENTS = (os.path.abspath(name) for name in sys.argv[1:3])
POSTS, MANY = (int(sys.argv[3]) if len(sys.argv) > 3 else 2_000), (int(sys.argv[4]) if len(sys.argv) > 4 else 24_000)
RUNS = int(os.environ.get("RUNS", "5"))
TEXT = "A paragraph about *margins* and `ink`, with [a link](https://example.org/), as long as one in a letter to a friend is.\n\n"


def write_posts(site):
    shutil.rmtree(site.place / "content")
    (site.place / "content/posts").mkdir(parents=True)
    for number in range(POSTS):
        site.post(f"p{number}", f"date: 20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}\ntags: [t{number % 40}]", TEXT * 8)


def write_comments(real):
    (real.place / "p.yaml").write_text("policy: {default: publish}\n")
    real.command("policy", "apply", "p.yaml")
    for number in range(MANY):
        # Each post has some comments, a few have many.
        post = number // 2 % POSTS if number % 2 else number * number % POSTS
        real.comment(f"/posts/p{post}/", f"Comment {number}: *something* to say, and `why`.", name=f"Reader {number % 5000}")
    real.command("policy", "apply", "hold.yaml")


def timed(site, *words, token=None, before=lambda: None, runs=RUNS):
    """The median of the seconds that a command takes; `before` runs before each."""
    times = []
    for _ in range(runs):
        before()
        began = time.monotonic()
        done = site.run(*words, token=token)
        times.append(time.monotonic() - began)
        assert done.status in (0, 1), done.said
    return statistics.median(times), done


def show(what, seconds, base):
    print(f"{what:42} {seconds * 1000:8.0f} ms   x {seconds / base:.2f}", flush=True)


def main():
    with world.folder() as place, world.service(COMMENTS, place / "service") as real:
        (real.place / "hold.yaml").write_text("policy: {default: hold}\n")
        site = world.Site(POSTIL, place / "site", real.url)  # no secrets: looking for them in each file takes longer than a build
        write_posts(site)
        began = time.monotonic()
        write_comments(real)
        print(f"{MANY} comments on {POSTS} posts, sent in {time.monotonic() - began:.0f} s", flush=True)
        plain = world.Site(POSTIL, place / "plain", real.url)
        shutil.rmtree(plain.place / "content")
        shutil.copytree(site.place / "content", plain.place / "content")
        (plain.place / "postil.yaml").write_text((site.place / "postil.yaml").read_text().replace(", bake: true", ""))

        base, _ = timed(plain, "build", before=plain.forget)
        show("clean build without comments", base, base)
        again, _ = timed(plain, "build")
        show("the same, nothing has changed", again, again)
        token = real.token
        show("clean build, all comments fetched", timed(site, "build", token=token, before=site.forget)[0], base)
        show("nothing has changed", timed(site, "build", token=token)[0], again)
        waiting = [real.comment("/posts/p7/", f"Approved {number}", name="Reader 1")["id"] for number in range(RUNS)]
        before = site.public()
        seconds, done = timed(site, "build", token=token, before=lambda: real.decide(waiting.pop(), "approve"))
        show("one approval", seconds, again)
        show("check of the site without comments", timed(plain, "check", runs=1)[0], base)
        show("check --comments", timed(site, "check", "--comments", token=token, runs=1)[0], base)
        show("comments pull, first", timed(site, "comments", "pull", token=token, before=lambda: shutil.rmtree(site.place / "comments", ignore_errors=True))[0], base)
        show("comments pull, no change", timed(site, "comments", "pull", token=token)[0], base)
        real.stop()
        show("clean build from the folder", timed(site, "build", "--comments", "comments", before=site.forget)[0], base)
        changed = world.changes(before, site.public())
        print(f"an approval changes {len(changed)} files: {', '.join(changed)}")
        assert "posts/p7/index.html" in changed and len(changed) <= 12, changed


main()
