"""Comments of one client with many addresses: nobody else is locked out, and what waits is bounded."""
import json

from measure import measured
from service import Client, PUBLISH, Service

PAGE = "/api/v1/fragment?thread=/a/"


def honest(client, thread, sender, expected=202, **more):
    status, headers, body = client.comment(thread, "The words of an honest reader", sender, **more)
    assert status == expected, (thread, sender, status, headers.get("Retry-After"), body)
    return json.loads(body)


def one_network(program):
    """All networks of one /48 write to one page, each address once."""
    with Service(program) as service:
        def request(client, number, i):
            return client.comment("/a/", f"buy things {number} {i}", f"2001:db8:1:{i % 65536:x}::{number + 1}")

        statuses = measured("a /48 on one page", service, PAGE, request)
        assert statuses[202] <= 20, statuses
        assert set(statuses) <= {202, 429, 503}, statuses
        client = Client(service.port)
        for thread in ("/a/", "/b/"):
            honest(client, thread, "198.51.100.1")
            honest(client, thread, "2001:db8:2::1")


def many_networks(program):
    """Thousands of networks fill the queue of the site."""
    with Service(program, "rates: {waiting_site: 100}\n", PUBLISH + "rules:\n  - {id: spam, when: {contains: [buy things]}, outcome: hold}\n") as service:
        client = Client(service.port)
        honest(client, "/a/", "198.51.100.1", 201, email="ann@example.org")

        def request(client, number, i):
            address = f"{10 + number}.{i // 250 % 250}.{i % 250}.1"
            return client.comment(f"/page{i % 50}/", f"buy things {number} {i}", address)

        statuses = measured("networks without end", service, PAGE, request)
        assert statuses[202] == 100, statuses
        assert statuses[503] > 0, statuses
        assert set(statuses) <= {202, 503}, statuses
        # Whoever needs no moderator is published, and known people can always send.
        honest(client, "/a/", "198.51.101.1", 201)
        status, _, _ = client.comment("/a/", "may I buy things?", "198.51.100.1", email="ann@example.org")
        assert status == 202, status
        status, _, body = client.comment("/a/", "may I buy things?", "198.51.101.1")
        assert (status, json.loads(body)["code"]) == (503, "queue_full"), body
        lines = service.command("queue")
        assert lines.startswith("full: 100 comments wait; "), lines[:200]
        assert service.logged().count("100 comments wait on this site") == 1, service.logged()
