#!/usr/bin/env python3
"""Ends the service with SIGKILL while it stores a manifest, many times, and looks at the database: each group of threads is old or new.

usage: manifest_kills.py POSTIL_COMMENTS

The pages stand in rings of three. With each manifest every page takes the address of the next one in its ring, and its comment must go with it.
"""
import collections
import http.client
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

SERVICE = sys.argv[1]
RINGS = 4000
ROUNDS = 12
# Every tenth ring has a comment on each page.
COMMENTED = range(0, RINGS, 10)
SETTINGS = "rates: none\nthreads: listed\nsite: https://example.org\nlisten: 127.0.0.1:0\n"


def name(ring, place):
    return f"p{ring}.{place}"


def manifest(turn):
    """All pages, each `turn` places further in its ring than at first."""
    return {"threads": [{"key": f"/{ring}/{(place + turn) % 3}/", "id": name(ring, place), "title": f"{name(ring, place)} {turn}"}
                        for ring in range(RINGS) for place in range(3)]}


class Service:
    def __init__(self, folder):
        self.folder = folder
        self.database = folder / "c.sqlite"
        (folder / "s.yaml").write_text(SETTINGS)
        words = [SERVICE, "token", "add", "site", "--role", "build", "--database", self.database]
        self.token = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()[-1]
        self.start()

    def start(self):
        self.process = subprocess.Popen([SERVICE, "serve", "--database", self.database, "--settings", self.folder / "s.yaml"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])

    def end(self, how):
        self.process.send_signal(how)
        self.process.wait()
        self.process.stdout.close()

    def ask(self, method, path, body, **headers):
        """Returns the status, or 0 if the service ended first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, json.dumps(body), {"Content-Type": "application/json", **headers})
            answer = connection.getresponse()
            answer.read()
            self.tag = answer.headers["ETag"]
            return answer.status
        except (http.client.HTTPException, OSError):
            return 0
        finally:
            connection.close()

    def put(self, turn, **headers):
        return self.ask("PUT", "/api/v1/manifest", manifest(turn), Authorization=f"Bearer {self.token}", **headers)


def comment_on_pages(service):
    def some(first):
        for ring in COMMENTED[first::8]:
            for place in range(3):
                body = {"name": "Ann", "body": name(ring, place)}
                assert service.ask("POST", f"/api/v1/comments?thread=/{ring}/{place}/", body) in (201, 202)

    clients = [threading.Thread(target=some, args=[i]) for i in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()


def turns_of_rings(database):
    """Looks that no ring is made by half. Returns how many rings have made each turn."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT key, title, page, coalesce(moved_to, 0), listed FROM threads").fetchall()
        comments = connection.execute("SELECT body, key FROM comments JOIN threads ON number = thread").fetchall()
    connection.close()
    places, turns = {}, collections.defaultdict(set)
    for key, title, page, moved_to, listed in rows:
        assert (moved_to, listed) == (0, 1), key
        assert title.split()[0] == page, (key, title, page)
        places[page] = key
        turns[key.split("/")[1]].add(int(title.split()[1]))
    assert len(places) == 3 * RINGS == len(rows)
    assert all(len(each) == 1 for each in turns.values()), "a ring was made by half"
    assert len(comments) == 3 * len(COMMENTED)
    for body, key in comments:
        assert places[body] == key, f"the comment of {body} is at {key}, its page at {places[body]}"
    return collections.Counter(next(iter(each)) for each in turns.values())


def main():
    chance = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="postil-kill-") as folder:
        service = Service(pathlib.Path(folder))
        assert service.put(0) == 200
        comment_on_pages(service)
        began = time.monotonic()
        assert service.put(1) == 200
        seconds, old = time.monotonic() - began, service.tag
        within = 0
        for turn in range(2, 2 + ROUNDS):
            answers = []
            put = threading.Thread(target=lambda: answers.append(service.put(turn, **{"If-Match": old})))
            put.start()
            time.sleep(chance.uniform(0, seconds))
            service.end(signal.SIGKILL)
            put.join()
            found = turns_of_rings(service.database)
            assert set(found) <= {turn - 1, turn}, found
            within += len(found) == 2
            service.start()
            # The manifest's own tag comes last, so the client may repeat its request as it was, also when only the answer was lost.
            assert service.put(turn, **{"If-Match": old}) == 200
            old = service.tag
            assert set(turns_of_rings(service.database)) == {turn}
        service.end(signal.SIGTERM)
        print(f"{ROUNDS} kills, {within} of them between two parts of a manifest; no ring of {RINGS} was made by half, and each manifest was finished by a repeated request")
        assert within > 0, "no kill came between two parts"


main()
