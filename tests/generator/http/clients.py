#!/usr/bin/env python3
"""`postil serve` and its clients: slow ones, large bodies, other methods, and the hosts that requests name.

usage: clients.py POSTIL

All connections go to 127.0.0.1.
"""
import json
import pathlib
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import unittest

POSTIL = sys.argv.pop(1)
LONG = 30  # seconds, for what takes none
CONFIGURATION = "title: T\nbase_url: https://example.org/blog/\n"
PAGE = "---\ntitle: A\ndate: 2024-01-01\n---\n[b](https://example.org/blog/b/)\n"


def other_addresses():
    """The IPv4 addresses of this machine but the loopback ones."""
    found = subprocess.run(["hostname", "-I"], capture_output=True, text=True)
    return [word for word in found.stdout.split() if re.fullmatch(r"[\d.]+", word)]


class Serving(unittest.TestCase):
    options = []

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        folder = self.folder = pathlib.Path(temporary.name)
        (folder / "content").mkdir()
        (folder / "postil.yaml").write_text(CONFIGURATION)
        (folder / "content/a.md").write_text(PAGE)
        self.process = subprocess.Popen([POSTIL, "serve", "-s", str(folder), "-p", "0", *self.options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.process.communicate)
        self.addCleanup(self.process.kill)
        line = self.process.stdout.readline()
        self.port = int(re.search(r":(\d+)/", line).group(1))
        self.first_line = line

    def connect(self):
        client = socket.create_connection(("127.0.0.1", self.port), timeout=LONG)
        self.addCleanup(client.close)
        return client

    def ask(self, text):
        """Everything that the server sends for these bytes until it closes the connection."""
        client = self.connect()
        client.sendall(text.replace("\n", "\r\n").encode())
        client.shutdown(socket.SHUT_WR)
        parts = []
        while part := client.recv(65536):
            parts.append(part)
        return b"".join(parts).decode()

    def get(self, host, path="/blog/a/"):
        """Status and text of the answer to a request that names `host`."""
        answer = self.ask(f"GET {path} HTTP/1.1\nHost: {host}\n\n")
        return int(answer.split()[1]), answer.partition("\r\n\r\n")[2]

    def measure_good_clients(self):
        """How long answers to new connections take, in seconds."""
        times = []
        for _ in range(10):
            begun = time.monotonic()
            self.assertEqual(self.get(f"127.0.0.1:{self.port}")[0], 200)
            times.append(time.monotonic() - begun)
        return times

    def ends_at_a_signal(self):
        self.process.send_signal(signal.SIGINT)
        self.assertEqual(self.process.wait(LONG), 0)


class SlowClients(Serving):
    def drip(self, clients, is_over):
        while not is_over.wait(1):
            for client in clients:
                try:
                    client.send(b"x")
                except OSError:
                    pass  # the server has closed it

    def test_half_sent_requests_and_dripping_clients_do_not_block_a_good_one(self):
        self.measure_good_clients()
        halves = [self.connect() for _ in range(100)]
        for client in halves:
            client.sendall(b"GET /blog/a/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        drips = [self.connect() for _ in range(40)]
        is_over = threading.Event()
        dripping = threading.Thread(target=self.drip, args=[drips, is_over])
        dripping.start()
        try:
            times = self.measure_good_clients()
        finally:
            is_over.set()
            dripping.join()
        print(f"good clients beside 100 half-sent requests and 40 dripping ones: median {statistics.median(times) * 1000:.1f} ms, longest {max(times) * 1000:.1f} ms")
        self.assertLess(max(times), 10)
        self.ends_at_a_signal()

    def test_more_slow_clients_than_connections_do_not_block_a_good_one(self):
        slow = [self.connect() for _ in range(400)]
        for client in slow:
            client.sendall(b"GET /")
        self.assertLess(max(self.measure_good_clients()), 10)
        self.ends_at_a_signal()

    def test_clients_that_do_not_read_their_answers_do_not_block_a_good_one(self):
        for _ in range(100):
            client = self.connect()
            client.sendall(b"GET /blog/a/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 200)
        self.assertLess(max(self.measure_good_clients()), 10)
        self.ends_at_a_signal()

    def test_a_half_sent_request_is_closed_after_some_seconds(self):
        client = self.connect()
        client.sendall(b"GET /")
        self.assertEqual(client.recv(1), b"")


class Requests(Serving):
    def resident_megabytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) / 1024

    def test_a_large_body_is_not_read_into_memory(self):
        self.get("localhost")
        before = self.resident_megabytes()
        for head in [b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000000\r\n\r\n", b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n11e1a300\r\n"]:
            client = self.connect()
            client.sendall(head)
            try:
                for _ in range(300):
                    client.sendall(b"x" * 1_000_000)
            except OSError:
                pass  # the server has closed it
        self.assertLess(self.resident_megabytes() - before, 50)
        self.assertEqual(self.get("localhost")[0], 200)

    def range_of(self, path, wanted):
        """Status, Content-Range and bytes of the answer to a request for a range of bytes."""
        answer = self.ask(f"GET {path} HTTP/1.1\nHost: localhost\nRange: bytes={wanted}\n\n")
        head, _, body = answer.partition("\r\n\r\n")
        place = re.search(r"Content-Range: (.*)\r", head + "\r")
        self.assertEqual(int(re.search(r"Content-Length: (\d+)", head).group(1)), len(body.encode()))
        return int(head.split()[1]), place and place.group(1), body

    def test_ranges_of_bytes_are_answered_with_206(self):
        (self.folder / "static").mkdir()
        (self.folder / "static/f.bin").write_text("0123456789")
        (self.folder / "static/f.txt").write_text("0123456789")
        (self.folder / "static/empty.bin").write_text("")
        for path in ("/blog/f.bin", "/blog/f.txt"):
            self.get("localhost")  # finds the new files
            self.assertEqual(self.range_of(path, "2-4"), (206, "bytes 2-4/10", "234"))
            self.assertEqual(self.range_of(path, "7-"), (206, "bytes 7-9/10", "789"))
            self.assertEqual(self.range_of(path, "-2"), (206, "bytes 8-9/10", "89"))
            self.assertEqual(self.range_of(path, "-20"), (206, "bytes 0-9/10", "0123456789"))
            self.assertEqual(self.range_of(path, "8-99"), (206, "bytes 8-9/10", "89"))
            self.assertEqual(self.range_of(path, "10-12"), (416, "bytes */10", "the file has 10 bytes\n"))
            self.assertEqual(self.range_of(path, "1-2,4-5"), (200, None, "0123456789"))
        self.assertEqual(self.range_of("/blog/empty.bin", "0-3")[:2], (416, "bytes */0"))
        self.assertEqual(self.range_of("/blog/none/", "0-3")[:2], (404, None))

    def test_a_large_file_is_sent_in_pieces(self):
        (self.folder / "static").mkdir()
        size = 3_000_000_000
        with open(self.folder / "static/film.mp4", "wb") as file:
            file.truncate(size)
        self.get("localhost")
        before = self.resident_megabytes()
        client = self.connect()
        client.sendall(b"GET /blog/film.mp4 HTTP/1.1\r\nHost: localhost\r\nRange: bytes=500000-\r\n\r\n")
        client.shutdown(socket.SHUT_WR)
        head, _, rest = client.recv(65536).partition(b"\r\n\r\n")
        self.assertIn(b"Content-Range: bytes 500000-2999999999/3000000000", head)
        received = len(rest)
        while received < 400_000_000:
            received += len(client.recv(1 << 20))
        client.close()
        self.assertEqual(self.range_of("/blog/film.mp4", "2999999998-")[2], "\0\0")
        self.assertLess(self.resident_megabytes() - before, 50)

    def test_other_methods_are_refused_without_their_body(self):
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]:
            answer = self.ask(f"{method} /blog/a/ HTTP/1.1\nHost: localhost\nContent-Length: 5\nExpect: 100-continue\n\n")
            self.assertTrue(answer.startswith("HTTP/1.1 405 "), answer)
            self.assertIn("\r\nAllow: GET, HEAD\r\n", answer)
            self.assertIn("\r\nConnection: close\r\n", answer)

    def test_a_body_is_never_taken_for_the_next_request(self):
        smuggled = "GET /blog/ HTTP/1.1\nHost: localhost\n\n"
        answer = self.ask(f"GET /blog/a/ HTTP/1.1\nHost: localhost\nContent-Length: {len(smuggled) + 4}\n\n{smuggled}")
        self.assertEqual(answer.count("HTTP/1.1 200"), 1)

    def test_a_connection_answers_one_request_after_the_other(self):
        answer = self.ask("GET /blog/a/ HTTP/1.1\nHost: localhost\n\nHEAD /blog/a/ HTTP/1.1\nHost: localhost\n\nGET /blog/a/ HTTP/1.1\nHost: localhost\nConnection: close\n\nGET /blog/a/ HTTP/1.1\nHost: localhost\n\n")
        self.assertEqual(answer.count("HTTP/1.1 200"), 3)
        self.assertEqual(answer.count("</html>"), 2)

    def test_a_request_names_one_host(self):
        for head in ["", "Host:\n", "Host: localhost\nHost: evil.example\n", "Host: localhost\nHost: localhost\n", "Host: me@localhost\n", "Host: localhost:a\n", "Host: ::1\n", "Host: a/b\n"]:
            answer = self.ask(f"GET /blog/a/ HTTP/1.1\n{head}\n")
            self.assertTrue(answer.startswith("HTTP/1.1 400 "), (head, answer))
        self.assertTrue(self.ask("GET /blog/a/ HTTP/1.0\n\n").startswith("HTTP/1.1 200 "))

    def test_the_host_of_an_absolute_target_counts(self):
        for target, host, status in [("http://localhost/blog/a/?b", "evil.example", 200), ("HTTP://127.0.0.1:1/blog/a/", "localhost", 200), ("http://evil.example/blog/a/", "localhost", 421), ("http://me@localhost/blog/a/", "localhost", 400), ("http:///blog/a/", "localhost", 400), ("http://?b", "localhost", 400), ("blog/a/", "localhost", 400)]:
            answer = self.ask(f"GET {target} HTTP/1.1\nHost: {host}\n\n")
            self.assertTrue(answer.startswith(f"HTTP/1.1 {status} "), (target, answer))
        self.assertTrue(self.ask("GET http:///blog/a/ HTTP/1.0\n\n").startswith("HTTP/1.1 400 "))

    def headers_of(self, path):
        """The status and the headers of an answer but its length, by their names in lower case."""
        head = self.ask(f"GET {path} HTTP/1.1\nHost: localhost\n\n").partition("\r\n\r\n")[0].split("\r\n")
        fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
        fields.pop("content-length")
        return int(head[0].split()[1]), fields

    def test_an_answer_has_these_headers_and_no_others(self):
        html = {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"}
        self.assertEqual(self.headers_of("/blog/a/"), (200, html))
        self.assertEqual(self.headers_of("/blog/none/"), (404, html))
        self.assertEqual(self.headers_of("/blog/a"), (302, {"content-type": "text/plain", "cache-control": "no-store", "location": "/blog/a/"}))


class Hosts(Serving):
    def test_a_page_of_another_site_reads_nothing(self):
        for host in ["evil.example", f"evil.example:{self.port}", "localhost.evil.example", "127.0.0.1.nip.io", "8.8.8.8", "[2001:db8::1]", "0.0.0.0", "2130706433", "app.localhost"]:
            status, text = self.get(host)
            self.assertEqual(status, 421, host)
            self.assertIn("postil serve --allow-host ", text)
            self.assertNotIn("<html", text)
        self.assertIn("--allow-host evil.example\n", self.get("Evil.Example.:80")[1])

    def test_this_machine_is_answered_with_links_to_the_host_that_was_named(self):
        for host in ["localhost", "LOCALHOST:99", "localhost.", "127.0.0.1", "127.1.2.3:1313", "[::1]:1313", "[::ffff:127.0.0.1]"]:
            status, text = self.get(host)
            self.assertEqual(status, 200, host)
            self.assertIn(f'<a href="http://{host}/blog/b/">b</a>', text)
            self.assertIn(f"<loc>http://{host}/blog/a/</loc>", self.get(host, "/blog/sitemap.xml")[1])


class AllowedHosts(Serving):
    options = ["--allow-host", "My-Laptop.local.", "--allow-host", "2001:DB8::1", "--allow-host", "10.0.0.1"]

    def test_named_hosts_are_answered(self):
        for host in ["my-laptop.local", "MY-LAPTOP.LOCAL.:80", "[2001:db8::1]:1", "10.0.0.1", "localhost"]:
            self.assertEqual(self.get(host)[0], 200, host)
        for host in ["a.my-laptop.local", "my-laptop", "10.0.0.2"]:
            self.assertEqual(self.get(host)[0], 421, host)

    def test_what_cannot_be_a_host_is_a_mistake(self):
        for word in ["https://my.host/", "my.host:80", "[::1]:80", "*", "", "b\u00fccher.example", "a b"]:
            done = subprocess.run([POSTIL, "serve", "--allow-host", word], capture_output=True, text=True, timeout=LONG)
            self.assertEqual(done.returncode, 2, word)
            self.assertIn("is no name of a host", done.stderr, word)


class EveryAddress(Serving):
    options = ["--bind", "0.0.0.0"]

    def test_a_phone_in_the_same_network_works(self):
        self.assertEqual(self.first_line, f"serving http://127.0.0.1:{self.port}/blog/\n")
        for address in other_addresses():
            self.assertEqual(self.process.stdout.readline(), f"also at http://{address}:{self.port}/blog/\n")
            status, text = self.get(f"{address}:{self.port}")
            self.assertEqual(status, 200)
            self.assertIn(f'<a href="http://{address}:{self.port}/blog/b/">b</a>', text)
        self.assertEqual(self.get("0.0.0.0")[0], 200)
        self.assertEqual(self.get("evil.example")[0], 421)


class Version6(Serving):
    options = ["--bind", "[::1]"]

    def connect(self):
        client = socket.create_connection(("::1", self.port), timeout=LONG)
        self.addCleanup(client.close)
        return client

    def setUp(self):
        if not socket.has_dualstack_ipv6():
            self.skipTest("this machine has no IPv6")
        super().setUp()

    def test_an_address_may_have_brackets(self):
        self.assertEqual(self.first_line, f"serving http://[::1]:{self.port}/blog/\n")
        self.assertEqual(self.get(f"[::1]:{self.port}")[0], 200)


class AsJson(Serving):
    options = ["--json", "--bind", "0.0.0.0"]

    def test_json_has_all_addresses(self):
        said = json.loads(self.first_line)
        self.assertEqual(said["url"], f"http://127.0.0.1:{self.port}/blog/")
        self.assertEqual(said.get("also", []), [f"http://{address}:{self.port}/blog/" for address in other_addresses()])


if __name__ == "__main__":
    unittest.main()
