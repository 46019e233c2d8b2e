"""Requests that store nothing: they have limits, fill no disk and displace no answer that took a comment."""
import sqlite3

from measure import measured
from service import Client, PUBLISH, Service

PAGE = "/api/v1/fragment?thread=/a/"
POLICY = PUBLISH + "rules:\n  - {id: casino, when: {contains: [casino]}, outcome: reject, message: No.}\n"
# Megabytes that a flood may leave in the database itself, without its write-ahead log.
MOST_STORED = 3


def refusals(program):
    """Each request has a fresh Idempotency-Key; one client has few networks, the other has many."""
    with Service(program, policy=POLICY) as service:
        client = Client(service.port)
        first = client.comment("/a/", "The words of an honest reader", "198.51.100.1", key="honest")
        assert first[0] == 201, first

        def request(client, number, i):
            sender = f"203.0.113.{i % 250}" if number == 0 else f"10.{i // 250 % 250}.{i % 250}.1"
            return client.comment("/a/", f"casino {i}", sender, key=f"{number}-{i}")

        statuses = measured("refusals with fresh keys", service, PAGE, request)
        assert set(statuses) <= {422, 429}, statuses
        assert statuses[429] > 0, statuses
        again = client.comment("/a/", "The words of an honest reader", "198.51.100.1", key="honest")
        assert (again[0], again[2]) == (first[0], first[2]), again
        with sqlite3.connect(service.database) as data:
            kept, size = data.execute("SELECT count(*), sum(bytes) FROM refused_answers").fetchone()
            most = data.execute("SELECT max(n) FROM (SELECT count(*) n FROM refused_answers GROUP BY network)").fetchone()[0]
            pages, page_size = (data.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        data.close()
        assert pages * page_size < MOST_STORED * 2**20, pages
        assert kept <= 1000 and size <= 2**20 and most <= 20, (kept, size, most)
        assert client.comment("/a/", "Other words of theirs", "198.51.100.1")[0] == 201


def previews_and_forms(program):
    with Service(program, policy=POLICY) as service:
        body = {"name": "Reader", "body": "See [a link](https://a.example/). " * 100}

        def request(client, number, i):
            sender = f"2001:db8:1:{i % 65536:x}::1"
            if number == 0:
                return client.ask("POST", "/api/v1/preview?thread=/a/", body, sender)
            return client.ask("GET", "/api/v1/form?thread=/a/", None, sender)

        statuses = measured("previews and forms", service, PAGE, request)
        # Four times the limits of one address, for the /48.
        assert statuses[200] == 4 * 60 + 4 * 120, statuses
        assert set(statuses) == {200, 429}, statuses
        client = Client(service.port)
        assert client.ask("GET", "/api/v1/form?thread=/a/", None, "198.51.100.1")[0] == 200
        assert client.ask("POST", "/api/v1/preview?thread=/a/", body, "198.51.100.1")[0] == 200
