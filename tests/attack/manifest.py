#!/usr/bin/env python3
"""A manifest that moves every page of a large site must not keep others from reading and writing.

usage: manifest.py PROGRAM [PAGES]     PROGRAM is postil-comments. Part of `make check`, where 6,000 pages take some seconds.
"""
import json
import multiprocessing
import sys
import time

from measure import words
from service import PUBLISH, Client, Service

WRITERS = 4
SMALL = "/small/"
# Far more than a busy machine needs. A manifest that is one transaction keeps writers waiting until it ends.
MOST_MILLISECONDS = 2000


def old_site(pages):
    """The keys of the site before: nearly two addresses for each page."""
    return [f"/old/{i}/" for i in range(pages)] + [f"/older/{i}/" for i in range(min(pages * 85 // 100, 99_000 - pages))]


def new_site(pages):
    """Each page has a new address and three aliases; the last ones never existed."""
    return [{"key": f"/new/{i}/", "aliases": [f"/old/{i}/", f"/older/{i}/", f"/oldest/{i}/"]} for i in range(pages)]


def put(service, token, threads):
    """Sends a manifest in a connection that waits for the answer as long as it takes. Returns status and body."""
    client = Client(service.port)
    client.connection.timeout = 600
    status, _, body = client.ask("PUT", "/api/v1/manifest", {"threads": threads + [{"key": SMALL}]}, headers={"Authorization": f"Bearer {token}"})
    return status, json.loads(body)


def ask_until(over, port, ask, results):
    """Sends ask(client, i) with a pause between, for i = 0, 1, …; puts [(status, milliseconds)] into `results`."""
    answers, i = [], 0
    client = Client(port)
    client.connection.timeout = 600
    while not over.is_set():
        began = time.monotonic()
        status, headers, _ = ask(client, i)
        answers.append((status, (time.monotonic() - began) * 1000))
        assert status != 503 or headers["Retry-After"], "503 does not say when to try again"
        time.sleep(0.01)
        i += 1
    results.put(answers)


class Others:
    """Readers and writers in processes of their own. After the block, `reads` and `writes` are [(status, milliseconds)]."""

    def __init__(self, service):
        context = multiprocessing.get_context("fork")
        self.over, self.read, self.written = context.Event(), context.Queue(), context.Queue()

        def write(number):
            return lambda client, i: client.comment(SMALL, f"Comment {i} of {number} at {time.monotonic()}", f"10.0.0.{number}")

        def read(client, _):
            return client.ask("GET", f"/api/v1/fragment?thread={SMALL}")

        self.processes = [context.Process(target=ask_until, args=(self.over, service.port, write(number), self.written)) for number in range(WRITERS)]
        self.processes.append(context.Process(target=ask_until, args=(self.over, service.port, read, self.read)))

    def __enter__(self):
        for process in self.processes:
            process.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.reads = self.read.get()
        self.writes = [answer for _ in range(WRITERS) for answer in self.written.get()]
        for process in self.processes:
            process.join()

    def line(self):
        return f"readers {words([ms for _, ms in self.reads])}, writers {words([ms for _, ms in self.writes])}"


def calm(service):
    with Others(service) as others:
        time.sleep(1)
    return others


def main():
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 6_000
    with Service(sys.argv[1], "rates: none\n", PUBLISH) as service:
        token = service.command("token", "add", "site", "--role", "build").split()[-1]
        before = [{"key": key} for key in old_site(pages)]
        assert put(service, token, before)[0] == 200
        reader = Client(service.port)
        for i in range(0, pages, pages // 100):
            assert reader.comment(f"/old/{i}/", f"A comment on page {i}.", "10.1.1.1")[0] == 201
        memory, first = service.resident(), calm(service)
        with Others(service) as others:
            began = time.monotonic()
            status, outcome = put(service, token, new_site(pages))
            seconds = time.monotonic() - began
        last = calm(service)
        statuses = sorted({status for status, _ in others.writes})
        longest = max(ms for _, ms in others.writes)
        print(f"a manifest of {pages} pages with 3 aliases each over {len(before) + 1} threads: {status} {outcome} in {seconds:.1f} s; median/p99 ms before: "
              f"{first.line()}; during: {others.line()}; after: {last.line()}; {len(others.writes)} writes during, status {statuses}, the longest "
              f"{longest:.0f} ms; memory {memory:.1f} -> {service.resident():.1f} MB", flush=True)
        assert (status, outcome) == (200, {"added": pages, "moved": 3 * pages, "unlisted": 0})
        assert put(service, token, new_site(pages)) == (200, {"added": 0, "moved": 0, "unlisted": 0})
        moved = reader.ask("GET", "/api/v1/comments?thread=/old/0/")[2]
        assert json.loads(moved)["thread"]["key"] == "/new/0/" and json.loads(moved)["total"] == 1
        assert longest < MOST_MILLISECONDS, "a writer waited for the manifest"
        assert {status for status, _ in others.reads} == {200}


main()
