"""A thread of 10,000 comments: the page has the first 500 and a link to the others, a frozen one has all.

    large_thread.py POSTIL POSTIL_COMMENTS [COMMENTS]
"""
import http.client
import json
import os
import re
import subprocess
import sys
import time

import world

POSTIL, COMMENTS = sys.argv[1:3]
MANY = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
SHOWN = 500
MOST_SECONDS, MOST_MEGABYTES = 20, 500  # it takes a tenth and a quarter of that; a sanitizer takes more


def fill(real):
    (real.place / "p.yaml").write_text("policy: {default: publish}\n")
    real.command("policy", "apply", "p.yaml")
    host = real.url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=world.WAIT)
    parent = None
    for number in range(MANY):
        body = {"name": f"Reader {number % 100}", "body": f"Comment number {number}: *something* to say.", "parent": parent}
        connection.request("POST", "/api/v1/comments?thread=/posts/a/", json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        assert answer.status == 201, text
        parent = None if number % 20 else json.loads(text)["id"]


def measured(site, token, *words):
    """Runs postil. Returns its seconds and megabytes."""
    program = [POSTIL, *words]
    began = time.monotonic()
    process = subprocess.Popen(program, cwd=site.place, env=dict(os.environ, POSTIL_COMMENTS_TOKEN=token), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said
    site.tells_no_secret(world.Done(0, said))
    seconds, megabytes = time.monotonic() - began, usage.ru_maxrss / 1024
    print(f"{' '.join(words)}: {seconds:.2f} s, {megabytes:.0f} MB", flush=True)
    assert seconds < MOST_SECONDS and megabytes < MOST_MEGABYTES, said
    return said


def metadata(page):
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)]
    items = [item for each in found for item in (each.get("@graph", [each]) if isinstance(each, dict) else each)]
    return next(item for item in items if "commentCount" in item)


def shown(page):
    return re.findall(r'<article class="postil-comment[^"]*" id="comment-([^"]*)"', page)


def a_thread_of_10000(place):
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        fill(real)
        measured(site, real.token, "build")
        page = site.page()
        facts = metadata(page)
        ids = [comment["id"] for comment in real.published("/posts/a/")]
        assert len(ids) == MANY
        assert shown(page) == ids[:SHOWN], (len(shown(page)), "are shown")
        assert f'<a href="#comments">{MANY:,} comments</a>' in page, re.findall("#comments.*", page)[:3]
        assert facts["commentCount"] == MANY and len(facts["comment"]) == SHOWN, (facts["commentCount"], len(facts["comment"]))
        assert re.search(r'postil-more.*?href="' + re.escape(real.url), page, re.S), "a link to the others"

        real.publish("/posts/a/", "One more")
        said = measured(site, real.token, "build")
        assert " 3 changed, " in said, said  # the page, and the lists with its count
        assert f'{MANY + 1:,} comments' in site.page()
        measured(site, real.token, "comments", "pull")
        measured(site, real.token, "comments", "freeze", "frozen")
        page = site.page()
        assert len(shown(page)) == MANY + 1 and "postil-more" not in page
        assert len(metadata(page)["comment"]) == MANY + 1
        assert real.url not in page and "<form" not in page.split('id="comments"')[1] and "embed.js" not in page
    public = site.public()
    site.forget()
    site.build("--comments", "frozen").must(0)
    assert site.public() == public


if __name__ == "__main__":
    world.run_all([a_thread_of_10000])
