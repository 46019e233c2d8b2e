#!/usr/bin/env python3
"""Sends generated comments to a service of its own, moderates all of them, and reads all of them back.

usage: many_comments.py PATH-OF-POSTIL-COMMENTS [HOW-MANY]     100,000 when it is not said; status 1 when one is lost
"""
import http.client
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

CLIENTS = 16
THREADS = 1000
BATCH = 100


def ask(connection, method, path, body=None, token=None):
    headers = {"Content-Type": "application/json"} if body is not None else {}
    if token:
        headers["Authorization"] = "Bearer " + token
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400:
        sys.exit(f"{method} {path}: {answer.status} {text[:200]}")
    return json.loads(text)


def in_parallel(work):
    clients = [threading.Thread(target=work, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()


def send(port, many):
    def work(number):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for i in range(number, many, CLIENTS):
            body = {"body": f"Comment {i}: *something* to say, and `why`.", "name": f"Reader {i % 5000}"}
            ask(connection, "POST", f"/api/v1/comments?thread=/posts/{i % THREADS}/", body)
    in_parallel(work)


# Every tenth is spam, the others are approved.
def moderate(port, token):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    queue = "/api/v1/moderation/comments?status=held&limit=100"
    decided = 0
    while True:
        comments = ask(connection, "GET", queue, token=token)["comments"]
        if not comments:
            return decided
        decisions = [{"id": c["id"], "revision": c["revision"], "action": "spam" if (decided + i) % 10 == 0 else "approve"}
                     for i, c in enumerate(comments)]
        results = ask(connection, "POST", "/api/v1/moderation/decisions", {"decisions": decisions}, token)["results"]
        if any(result["code"] for result in results):
            sys.exit(f"a decision failed: {results}")
        decided += len(results)


def read_all(port):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    total = 0
    for thread in range(THREADS):
        cursor = ""
        while cursor is not None:
            page = ask(connection, "GET", f"/api/v1/comments?thread=/posts/{thread}/&limit=100&cursor={cursor}")
            total += len(page["comments"])
            cursor = page["next"]
    return total


def timed(what, count, work):
    begin = time.monotonic()
    result = work()
    seconds = time.monotonic() - begin
    print(f"{what}: {count} in {seconds:.1f} s, {count / seconds:.0f}/s", flush=True)
    return result


def main():
    program = sys.argv[1]
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        database = str(pathlib.Path(folder) / "c.sqlite")
        settings = pathlib.Path(folder) / "settings.yaml"
        settings.write_text("rates: none\nthreads: open\nsite: https://example.org\n")
        token = subprocess.run([program, "moderator", "add", "bench", "--database", database], check=True,
                               capture_output=True, text=True).stdout.strip()
        service = subprocess.Popen([program, "serve", "--database", database, "--settings", str(settings), "--listen",
                                    "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
        try:
            port = int(service.stdout.readline().rsplit(":", 1)[1])
            timed("sent", many, lambda: send(port, many))
            decided = timed("moderated", many, lambda: moderate(port, token))
            published = many - (many + 9) // 10
            read = timed("read", published, lambda: read_all(port))
        finally:
            service.terminate()
            service.wait()
    if decided != many or read != published:
        sys.exit(f"sent {many}, decided about {decided}, read {read} of {published}")


main()
