#!/usr/bin/env python3
"""Benchmarks the comment service beside the floors of ../shared/bench/service, in one run and in turns: quote the ratios.

usage: service.py PROGRAM FLOORS   PROGRAM is postil-comments, FLOORS the folder with http_floor and sqlite_floor. Needs wrk and nginx.
"""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM, FLOORS = sys.argv[1], pathlib.Path(sys.argv[2])
SECONDS = int(os.environ.get("SECONDS_EACH", "4"))
ROUNDS = 5
LIST = "/api/v1/comments?thread=/big/"
POLICY = "policy: {default: publish}\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    def __init__(self, folder):
        self.folder = folder
        self.database = folder / "c.sqlite"
        (folder / "s.yaml").write_text("rates: none\n")

    def command(self, *words):
        return subprocess.run([PROGRAM, *words, "--database", self.database], check=True, capture_output=True, text=True).stdout

    def __enter__(self):
        began = time.monotonic()
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--database", self.database, "--listen", "127.0.0.1:0", "--site", "https://example.org",
             "--threads", "open", "--settings", self.folder / "s.yaml"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        self.started = (time.monotonic() - began) * 1000
        self.port = int(line.rsplit(":", 1)[1])
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def resident(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


class Floor:
    """Bare cpp-httplib with a body of its own at /c."""

    def __enter__(self):
        self.port = free_port()
        self.process = subprocess.Popen([FLOORS / "http_floor", str(self.port)], stderr=subprocess.DEVNULL)
        wait_for(self.port)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


NGINX = """
{user} daemon off; pid {folder}/pid; worker_processes auto;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  proxy_cache_path {folder}/cache keys_zone=comments:1m;
  upstream comments {{ server 127.0.0.1:{service}; keepalive 16; }}
  server {{
    listen 127.0.0.1:{port} backlog=1024;
    keepalive_requests 1000000;
    location / {{
      proxy_pass http://comments; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_cache comments; proxy_cache_lock on; proxy_cache_use_stale updating;
    }}
  }}
}}
"""


class Proxy:
    """nginx in front of the service, as the manual shows it: with a cache for the second that answers are fresh."""

    def __init__(self, folder, service):
        self.folder, self.service = folder / "nginx", service

    def __enter__(self):
        self.folder.mkdir()
        self.port = free_port()
        configuration = self.folder / "nginx.conf"
        configuration.write_text(NGINX.format(user="user root;" if os.geteuid() == 0 else "", folder=self.folder, service=self.service.port, port=self.port))
        self.process = subprocess.Popen(["nginx", "-e", self.folder / "errors", "-p", self.folder, "-c", configuration])
        wait_for(self.port)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nobody listens on {port}")


def get(port, path, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def fill(port, count):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for i in range(count):
        body = json.dumps({"name": f"author{i % 50}", "body": f"A comment of *some* words, number {i}: as many of them as the answer of the floor holds."})
        connection.request("POST", "/api/v1/comments?thread=/big/", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 201, answer.status


def wrk(port, path, connections, *more):
    output = subprocess.run(["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "--latency", *more, f"http://127.0.0.1:{port}{path}"],
                            check=True, capture_output=True, text=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", output).groups()
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit], output


def in_turns(what, rounds):
    """Prints the best of each and the median ratio of the pairs: others use the machine too, now more and now less."""
    ours, bare = max(r[0] for r in rounds), max(r[1] for r in rounds)
    ratio = statistics.median(ours / bare for ours, bare in rounds)
    print(f"{what}: {ours:.0f}/s, floor {bare:.0f}/s, median ratio {ratio:.2f}")


def reads(service, floor):
    answer, body = get(service.port, LIST)
    _, bare = get(floor.port, "/c")
    print(f"a thread of 100 comments: {len(body)} bytes, the floor's body: {len(bare)}")
    assert len(body) >= len(bare), "the floor would send more than the service"
    for connections in (32, 64):
        in_turns(f"GET, {connections} connections",
                 [(wrk(service.port, LIST, connections)[0], wrk(floor.port, "/c", connections)[0]) for _ in range(ROUNDS)])
    # Both are told the tag that they have given.
    ours, bare = f"If-None-Match: {answer.headers['ETag']}", 'If-None-Match: "abc123"'
    in_turns("304, 64 connections",
             [(wrk(service.port, LIST, 64, "-H", ours)[0], wrk(floor.port, "/c", 64, "-H", bare)[0]) for _ in range(ROUNDS)])


POST = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local count = 0
request = function()
  count = count + 1
  return wrk.format(nil, "/api/v1/comments?thread=/t" .. count % 1000 .. "/", nil,
    '{"name":"author","body":"the quick brown fox jumps over a lazy dog while readers discuss **markdown** ' .. count .. '"}')
end
"""


def writes(service):
    script = service.folder / "post.lua"
    script.write_text(POST)
    rounds, late = [], []
    for _ in range(ROUNDS):
        group = subprocess.run([FLOORS / "sqlite_floor", "group", "2", "8", str(SECONDS), "wal", service.folder / "floor.sqlite"],
                               check=True, capture_output=True, text=True).stdout
        rate, p99, output = wrk(service.port, "/", 8, "-s", str(script))
        assert "Non-2xx" not in output, output
        rounds.append((rate, float(re.search(r"([\d.]+) ins/s", group)[1])))
        late.append(p99)
    in_turns(f"POST, 8 connections, median p99 {statistics.median(late):.1f} ms, beside the group commit", rounds)


def probe(port, path):
    """How long new connections wait for their answer, in milliseconds."""
    waits = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        began = time.monotonic()
        answer, _ = get(port, path, {"Connection": "close"})
        assert answer.status == 200
        waits.append((time.monotonic() - began) * 1000)
        time.sleep(0.05)
    return waits


def told(what, waits):
    print(f"new connections {what}: median {statistics.median(waits):.1f} ms, most {max(waits):.0f} ms")


def fresh(port, where):
    """How long who comes anew waits, beside those that are there."""
    hammer = subprocess.Popen(["wrk", "-t2", "-c256", f"-d{SECONDS + 1}s", f"http://127.0.0.1:{port}{LIST}"],
                              stdout=subprocess.PIPE, text=True)
    time.sleep(0.5)
    waits = probe(port, LIST)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", hammer.communicate()[0])[1])
    told(f"{where} beside 256 that hammer ({rate:.0f}/s)", waits)
    for kind in ("idle", "dripping"):
        held = [socket.create_connection(("127.0.0.1", port), timeout=2) for _ in range(1000)]
        over = threading.Event()

        def drip():
            while not over.wait(1):
                for one in held:
                    try:
                        one.send(b"X")
                    except OSError:
                        pass

        if kind == "dripping":
            for one in held:
                one.send(b"GET / HTTP/1.1\r\nX-A: ")
            threading.Thread(target=drip, daemon=True).start()
        waits = probe(port, LIST)
        over.set()
        for one in held:
            one.close()
        told(f"{where} beside 1,000 {kind} ones", waits)


def multiply(database, count):
    """Copies the stored comments until there are so many, spread over threads of their own."""
    with sqlite3.connect(database) as data:
        columns = [row[1] for row in data.execute("PRAGMA table_info(comments)")]
        first = dict(zip(columns, data.execute(f"SELECT {','.join(columns)} FROM comments LIMIT 1").fetchone()))
        have = data.execute("SELECT max(sequence) FROM comments").fetchone()[0]
        data.executemany("INSERT OR IGNORE INTO threads(key) VALUES(?)", [(f"/many/{i}/",) for i in range(1000)])
        threads = [row[0] for row in data.execute("SELECT number FROM threads WHERE key LIKE '/many/%'")]
        rows = []
        for i in range(have + 1, count + 1):
            row = dict(first, sequence=i, id=f"copy{i}", thread=threads[i % 1000], path=f"{i:020x}", parent=None, depth=0)
            rows.append([row[column] for column in columns])
        data.executemany(f"INSERT INTO comments({','.join(columns)}) VALUES({','.join('?' * len(columns))})", rows)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-bench-"))
    try:
        service = Service(folder)
        (folder / "p.yaml").write_text(POLICY)
        service.command("policy", "apply", folder / "p.yaml")
        with service, Floor() as floor:
            fill(service.port, 100)
            reads(service, floor)
            fresh(service.port, "alone")
            with Proxy(folder, service) as proxy:
                fresh(proxy.port, "behind nginx")
        for count in (10_000, 100_000):
            multiply(service.database, count)
            with service:
                started = service.started
                for i in range(50):
                    get(service.port, f"/api/v1/comments?thread=/many/{i}/")
                print(f"{count} comments: started in {started:.0f} ms, {service.resident():.1f} MB resident after 50 threads were read")
        with service:
            writes(service)
    finally:
        shutil.rmtree(folder)


main()
