#!/usr/bin/env python3
"""Readers who ask for large threads again and again must not delay the others, nor fill the memory.

usage: large_threads.py PROGRAM     PROGRAM is postil-comments. Part of `make check`; takes about twenty seconds.
"""
import json
import sys

from flooding import Service, ask_again_and_again, get, run

COUNT = 500
# A page has 256 KB of names and texts, and the markup around 500 comments.
MOST_BYTES = 1_000_000


def links(number, size):
    """A text of short links, whose HTML is about seven times as long."""
    body = ""
    while len(body) < size:
        body += f"http://a{number}.b/{len(body)} "
    return body


def cursors(service, thread):
    """A hundred pages that are all different, so that the service cannot keep them all."""
    found = []
    for limit in range(1, 101):
        found.append(json.loads(service.ask("GET", f"/api/v1/comments?thread={thread}&limit={limit}")[1])["next"])
    return found


def fill(service):
    for i in range(COUNT):
        assert service.comment("/words/", f"A comment of *some* words, number {i}, as many as people write.") == 201
        assert service.comment("/links/", links(i, 3000)) == 201
    assert service.comment("/links/", links(0, 7900)) == 400


def main():
    with Service(sys.argv[1]) as service:
        fill(service)
        for thread in ("/words/", "/links/"):
            page = f"/threads?thread={thread}"
            feed = f"/feeds/thread.atom?thread={thread}"
            paths = (page, f"/api/v1/fragment?thread={thread}", f"/api/v1/comments?thread={thread}", feed)
            sizes = [len(service.ask("GET", path)[1]) for path in paths]
            print(f"{COUNT} comments in {thread}: page {sizes[0]}, fragment {sizes[1]}, list {sizes[2]}, feed {sizes[3]} bytes")
            assert max(sizes) < MOST_BYTES, sizes
            run(service, f"pages of {thread}", ask_again_and_again, [get(page)])
            run(service, f"feeds of {thread}", ask_again_and_again, [get(feed)])
        every = [get(f"/threads?thread=/words/&cursor={cursor}") for cursor in cursors(service, "/words/")]
        run(service, "a hundred different pages", ask_again_and_again, every)
        counts = "/api/v1/counts?" + "&".join(["thread=/words/"] * 100)
        run(service, "counts of one thread, a hundred times", ask_again_and_again, [get(counts)])


main()
