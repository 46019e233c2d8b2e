"""Service, folder in git, file: the same pages, and a diff that shows what happened and nothing else.

    round_trip.py POSTIL POSTIL_COMMENTS [COMMENTS-OF-REAL-READERS.jsonl]
"""
import json
import pathlib
import subprocess
import sys

import world

POSTIL, COMMENTS = sys.argv[1:3]
CORPUS = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
MADE = [{"post": f"post-{number % 7}", "file": f"{number:03}", "parent": "1" if number > 10 else None, "author": f"Reader {number % 3} “Ü”",
         "url": "https://example.org/?a=1&b=2" if number % 4 == 0 else None, "body": f"Number *{number}*, `code` & <b>no tag</b>\n\n> quote 余白"}
        for number in range(40)]


def git(site, *words):
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]
    done = subprocess.run(["git", *identity, *words], cwd=site.place, capture_output=True, text=True)
    return world.Done(done.returncode, done.stdout + done.stderr)


def records():
    if CORPUS is None or not CORPUS.exists():
        return MADE
    return [json.loads(line) for line in CORPUS.read_text().splitlines()]


def publish_all(real, site):
    """Sends the comments of real readers. `parent` is the number of a comment that starts a conversation, in the order of their files."""
    tops = {}
    for record in sorted(records(), key=lambda r: (r["parent"] is not None, r["file"])):
        key = f"/posts/{record['post']}/"
        starts = tops.setdefault(key, [])
        parent = starts[int(record["parent"]) - 1] if record["parent"] else None
        sent = real.publish(key, record["body"], name=record["author"], parent=parent, website=record["url"] or None)
        if parent is None:
            starts.append(sent)
    for key in tops:
        site.post(key.split("/")[2], "date: 2020-01-01")
    return sum(len(real.published(key)) for key in tops)


def same_bytes_from_everywhere(place):
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        many = publish_all(real, site)
        assert many == len(records()), many
        site.run("comments", "pull", token=real.token).must(0)
        (site.place / ".gitignore").write_text("public/\n.postil/\nall.ndjson\n")
        git(site, "init", "-q").must(0)
        git(site, "add", "-A").must(0)
        git(site, "commit", "-q", "-m", "All").must(0)
        site.run("comments", "pull", token=real.token).must(0, "0 new, 0 changed, 0 removed")
        git(site, "diff", "--exit-code").must(0)
        assert not git(site, "status", "--porcelain").must(0).said

        waiting = real.comment("/posts/a/", "What waits is no change")["id"]
        site.run("comments", "pull", token=real.token).must(0, "0 new, 0 changed, 0 removed")
        real.decide(waiting, "approve")
        site.run("comments", "pull", token=real.token).must(0, "1 new, 0 changed, 0 removed")
        git(site, "add", "-A").must(0)
        git(site, "commit", "-q", "-m", "New").must(0)
        busy = max({record["post"] for record in records()}, key=lambda post: len(real.published(f"/posts/{post}/")))
        real.publish(f"/posts/{busy}/", "One more")
        site.run("comments", "pull", token=real.token).must(0, "0 new, 1 changed, 0 removed")
        changed = git(site, "diff", "--numstat").must(0).said.splitlines()
        added, removed, name = changed[0].split("\t")
        assert len(changed) == 1 and busy[:60] in name, changed
        assert int(added) <= 40 and int(removed) <= 8, f"a new comment changes {added} and {removed} lines"
        print(f"{many} comments; one more changes 1 file: {added} lines added, {removed} removed")

        site.build(token=real.token).must(0)
        public = site.public()
        (site.place / "all.ndjson").write_text(real.snapshot())
    for source in ["comments", "all.ndjson"]:
        site.forget()
        done = site.build("--comments", source).must(0)
        assert "warning" not in done.said, done.said
        assert site.public() == public, world.changes(site.public(), public)
    site.forget()
    git(site, "checkout", "-q", ".").must(0)
    git(site, "clean", "-qfd").must(0)
    site.build("--comments", "comments").must(0)
    assert world.changes(site.public(), public), "the comment that is not in git is not in the pages either"


if __name__ == "__main__":
    world.run_all([same_bytes_from_everywhere])
