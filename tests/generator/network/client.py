#!/usr/bin/env python3
"""The client of the comment service against real servers: broken, slow, hostile ones, and postil-comments itself.

usage: client.py ASK_SERVICE POSTIL_COMMENTS

All connections go to 127.0.0.1, to ports that the system chose.
"""
import gzip
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest

POSTIL_COMMENTS = sys.argv.pop(2)
ASK_SERVICE = sys.argv.pop(1)
LONG = 30  # seconds, for what takes none
TOKEN = "s3cret-s3cret_s3cret-s3cret_s3cret-s3cret_s"
END = b'{"end":true,"sequence":1,"epoch":"e","threads":0}\n'
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


def head(status, *lines, media_type="application/x-ndjson"):
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *lines, "", ""]).encode()


def whole(status, body, *lines, media_type="application/x-ndjson"):
    return head(status, f"Content-Length: {len(body)}", "Connection: close", *lines, media_type=media_type) + body


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


class Server:
    """Gives each connection to `answer`, a function of the socket, after its request has been read. Keeps the requests."""

    def __init__(self, answer, wrap=None, reads=True):
        self.answer, self.wrap, self.reads = answer, wrap, reads
        self.requests, self.connections = [], 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            client.settimeout(LONG)
            with client:
                try:
                    self.serve(client)
                except (OSError, ssl.SSLError):
                    pass  # the client has gone

    def serve(self, client):
        if self.wrap:
            client = self.wrap(client)
        request = b""
        while self.reads and b"\r\n\r\n" not in request:
            part = client.recv(65536)
            if not part:
                return
            request += part
        self.requests.append(request.decode())
        self.answer(client)

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(LONG)


class Asking(unittest.TestCase):
    def setUp(self):
        self.is_over = threading.Event()

    def serve(self, answer, **options):
        reply = answer if callable(answer) else lambda client: client.sendall(answer)
        server = Server(reply, **options)
        self.addCleanup(server.close)
        self.addCleanup(self.is_over.set)  # runs first, so that no answer keeps close() waiting
        return server

    def ask(self, url, *limits, what="snapshot", body=b"", token=TOKEN, **environment):
        """Exit status and output of a request. No proxy is set unless the caller does."""
        clean = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}
        clean |= {"POSTIL_COMMENTS_TOKEN": token, **environment}
        command = [ASK_SERVICE, what, url, *map(str, limits)]
        run = subprocess.run(command, input=body, capture_output=True, env=clean, timeout=LONG + 30)
        self.assertEqual(run.stderr, b"")
        self.assertIn(run.returncode, (0, 1))
        self.assertNotIn(TOKEN.encode(), run.stdout)
        return run.returncode, run.stdout

    def fails(self, answer, words, limits=(), url=None, **options):
        """Checks that the failure is told in these words, at the address of the service. Returns the server."""
        server = self.serve(answer, **options)
        url = (url or "http://127.0.0.1:{}").format(server.port)
        status, output = self.ask(url, *limits)
        self.assertEqual(status, 1)
        text = output.decode()
        self.assertTrue(text.startswith(f"{url}: error: "), text)
        self.assertIn("[comments-unreachable]", text)
        self.assertRegex(text, words)
        return server


class Client(Asking):
    # What works.

    def test_a_snapshot_is_read_with_the_token(self):
        server = self.serve(whole("200 OK", END))
        self.assertEqual(self.ask(f"http://127.0.0.1:{server.port}/c/"), (0, END))
        lines = server.requests[0].split("\r\n")
        self.assertEqual(lines[0], "GET /c/api/v1/snapshot?since=0 HTTP/1.1")
        self.assertEqual([line for line in lines if "uthorization" in line], [f"Authorization: Bearer {TOKEN}"])
        self.assertEqual([line for line in lines if line.startswith("Cookie")], [])
        self.assertRegex(server.requests[0], r"\r\nUser-Agent: postil/[\d.]+")

    def test_nothing_of_netrc_is_sent(self):
        server = self.serve(whole("200 OK", END))
        with tempfile.TemporaryDirectory() as home:
            pathlib.Path(home, ".netrc").write_text("machine 127.0.0.1 login me password mine\n")
            self.assertEqual(self.ask(f"http://127.0.0.1:{server.port}", HOME=home)[0], 0)
        self.assertNotIn("Basic", server.requests[0])

    def test_a_large_snapshot_in_chunks_arrives_as_it_is(self):
        line = b'{"key":"/posts/a/","fragment":"' + b"x" * 1_000_000 + b'"}\n'

        def answer(client):
            client.sendall(head("200 OK", "Transfer-Encoding: chunked"))
            for _ in range(50):
                client.sendall(chunk(line))
            client.sendall(chunk(END) + b"0\r\n\r\n")

        server = self.serve(answer)
        status, output = self.ask(f"http://127.0.0.1:{server.port}")
        self.assertEqual(status, 0)
        self.assertTrue(output == line * 50 + END)

    def test_a_compressed_answer_is_decoded(self):
        server = self.serve(whole("200 OK", gzip.compress(END * 1000), "Content-Encoding: gzip"))
        self.assertEqual(self.ask(f"http://127.0.0.1:{server.port}"), (0, END * 1000))

    # Broken answers.

    def test_a_body_cut_in_a_chunk_is_refused(self):
        self.fails(head("200 OK", "Transfer-Encoding: chunked") + b"ff\r\n" + END, "connection broke")

    def test_chunks_without_an_end_are_refused(self):
        self.fails(head("200 OK", "Transfer-Encoding: chunked") + chunk(END), "connection broke")

    def test_a_body_shorter_than_its_length_is_refused(self):
        self.fails(head("200 OK", "Content-Length: 1000") + END, "connection broke")

    def test_a_reset_in_the_body_is_refused(self):
        def answer(client):
            client.sendall(head("200 OK", "Content-Length: 1000") + END)
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

        self.fails(answer, "connection broke|without an answer")

    def test_a_compressed_body_that_ends_early_has_no_end_line(self):
        lines = b"".join(b'{"key":"/%s/"}\n' % os.urandom(8).hex().encode() for _ in range(2000))
        body = gzip.compress(lines + END)
        server = self.serve(whole("200 OK", body[:len(body) // 2], "Content-Encoding: gzip"))
        # libcurl does not say that the stream is not complete, so that only the missing end line tells.
        status, output = self.ask(f"http://127.0.0.1:{server.port}")
        self.assertTrue(status == 1 or lines.startswith(output))

    def test_no_answer_at_all(self):
        self.fails(lambda client: None, "closed the connection without an answer")

    def test_an_answer_that_is_not_http(self):
        self.fails(b"\0\xff garbage\r\n\r\n", "is not HTTP")
        self.fails(b"SSH-2.0-OpenSSH_9.2\r\n", "is not HTTP")
        self.fails(b"HTTP/1.1 abc def\r\n\r\n", "is not HTTP|answers 0|connection")

    def test_a_web_page_is_no_snapshot(self):
        self.fails(whole("200 OK", b"<p>", media_type="text/html; charset=utf-8"), "is a web page")

    def test_statuses(self):
        self.fails(whole("401 Unauthorized", b"{}", media_type="application/problem+json"), "does not accept the token")
        problem = json.dumps({"detail": "it \x1b[31mbroke " + TOKEN}).encode()
        self.fails(whole("500 Oh", problem, media_type="application/problem+json"), "answers 500: it \ufffd\\[31mbroke TOKEN")
        self.fails(whole("503 Busy", b""), "answers 503")
        self.fails(whole("404 Not Found", b"", media_type="text/html"), "no postil-comments at this address")

    # Slow answers, with small limits: seconds to connect, for everything, of patience; bytes of the body.

    def within(self, seconds, call):
        begun = time.monotonic()
        call()
        self.assertLess(time.monotonic() - begun, seconds)

    def silent(self, before=b""):
        """An answer that begins so and goes on when the test is over."""
        def answer(client):
            client.sendall(before)
            self.is_over.wait()

        return answer

    def drip(self, data, pause):
        def answer(client):
            client.sendall(head("200 OK", "Content-Length: 100000"))
            while not self.is_over.wait(pause):
                client.sendall(data)

        return answer

    def test_a_silent_server(self):
        self.within(LONG, lambda: self.fails(self.silent(), "for 1 second it sent almost nothing", (5, 60, 1, 1000)))
        begin = head("200 OK", "Content-Length: 1000")
        self.within(LONG, lambda: self.fails(self.silent(begin), "for 1 second it sent almost nothing", (5, 60, 1, 1000)))

    def test_a_byte_at_a_time(self):
        self.within(LONG, lambda: self.fails(self.drip(b"x", 0.2), "for 2 seconds it sent almost nothing", (5, 60, 2, 1000000)))

    def test_an_answer_that_does_not_end(self):
        self.within(LONG, lambda: self.fails(self.drip(b"x" * 100, 0.05), "not complete within 2 seconds", (5, 2, 30, 1000000)))

    def test_a_connection_that_is_never_ready(self):
        self.within(LONG, lambda: self.fails(self.silent(), "no connection within 1 second", (1, 60, 30, 1000), url="https://127.0.0.1:{}", reads=False))

    def test_a_huge_body(self):
        server = self.serve(whole("200 OK", b"x" * 10000))
        url = f"http://127.0.0.1:{server.port}"
        self.assertEqual(self.ask(url, 5, 60, 30, 10000)[0], 0)
        self.fails(whole("200 OK", b"x" * 10001), "more than 10000 bytes", (5, 60, 30, 10000))
        endless = chunk(b"x" * 65536)

        def answer(client):
            client.sendall(head("200 OK", "Transfer-Encoding: chunked"))
            while True:
                client.sendall(endless)

        self.fails(answer, "more than 1000000 bytes", (5, 60, 30, 1000000))
        bomb = gzip.compress(bytes(100_000_000))
        self.fails(whole("200 OK", bomb, "Content-Encoding: gzip"), "more than 1000000 bytes", (5, 60, 30, 1000000))

    # Where the token must not go.

    def test_a_redirect_is_not_followed(self):
        other = self.serve(whole("200 OK", END))
        for status in ("301 M", "302 F", "303 S", "307 T", "308 P"):
            target = f"http://127.0.0.1:{other.port}/api/v1/snapshot?since=0"
            self.fails(whole(status, b"", f"Location: {target}"), f"redirects to http://127.0.0.1:{other.port}; the token is not sent there")
        redirect = self.serve(whole("307 T", b"", f"Location: http://127.0.0.1:{other.port}/"))
        status, output = self.ask(f"http://127.0.0.1:{redirect.port}", what="manifest", body=b"{}")
        self.assertEqual(status, 1)
        self.assertIn(b"redirects to", output)
        self.assertEqual(other.connections, 0)

    def test_a_redirect_to_the_same_server_is_not_followed_either(self):
        server = self.fails(whole("308 P", b"", "Location: /comments/api/v1/snapshot"), r"redirects to http://127.0.0.1:\d+/comments;")
        self.assertEqual(server.connections, 1)

    def test_a_proxy_sees_nothing_of_this_machine(self):
        proxy = self.serve(whole("200 OK", END))
        server = self.serve(whole("200 OK", END))
        where = f"http://127.0.0.1:{proxy.port}"
        for names in (("http_proxy", "https_proxy", "all_proxy"), ("HTTPS_PROXY", "ALL_PROXY")):
            variables = dict.fromkeys(names, where)
            self.assertEqual(self.ask(f"http://127.0.0.1:{server.port}", **variables), (0, END))
            self.assertEqual(self.ask(f"http://localhost:{server.port}", **variables), (0, END))
        self.assertEqual(self.ask("http://c.example", http_proxy=where)[0], 1)
        self.assertEqual(proxy.connections, 0)
        self.assertEqual(len(server.requests), 4)

    def test_a_proxy_for_another_machine_sees_no_token(self):
        proxy = self.serve(whole("502 Bad Gateway", b""))
        status, output = self.ask("https://c.example", https_proxy=f"http://127.0.0.1:{proxy.port}")
        self.assertEqual(status, 1)
        self.assertTrue(proxy.requests[0].startswith("CONNECT c.example:443 "), proxy.requests)
        self.assertNotIn("uthorization", proxy.requests[0])
        self.assertNotIn(TOKEN, proxy.requests[0])

    def test_a_certificate_that_nobody_signed(self):
        with tempfile.TemporaryDirectory() as folder:
            key, certificate = f"{folder}/key.pem", f"{folder}/certificate.pem"
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                 "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate], check=True, capture_output=True)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)
            server = self.fails(whole("200 OK", END), "certificate cannot be trusted", url="https://127.0.0.1:{}",
                                wrap=lambda client: context.wrap_socket(client, server_side=True))
            self.assertEqual(server.requests, [])

    def test_a_server_that_speaks_no_tls(self):
        self.fails(b"HTTP/1.1 400 Bad Request\r\n\r\n", "no secure connection", url="https://127.0.0.1:{}", reads=False)

    def test_nobody_listens(self):
        server = Server(lambda client: None)
        server.close()
        status, output = self.ask(f"http://127.0.0.1:{server.port}")
        self.assertEqual(status, 1)
        self.assertIn(b"nothing answers at this address", output)

    def test_no_such_host(self):
        status, output = self.ask("https://no-such-host.invalid", 3, 5, 3, 1000)
        self.assertEqual(status, 1)
        self.assertRegex(output, b"no such host|no connection within 3 seconds")


class RealService(Asking):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.database = f"{folder.name}/comments.sqlite"
        self.build_token = self.run_service("token", "add", "site", "--role", "build").strip()
        command = [POSTIL_COMMENTS, "serve", "--database", self.database, "--listen", "127.0.0.1:0", "--site", "https://example.org"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.process.communicate)
        self.addCleanup(self.process.terminate)
        self.url = re.search(r"http://\S+", self.process.stdout.readline()).group(0)

    def run_service(self, *words):
        return subprocess.run([POSTIL_COMMENTS, *words, "--database", self.database], check=True, capture_output=True, text=True).stdout

    def test_a_manifest_and_a_snapshot(self):
        body = json.dumps({"threads": [{"key": "/a/"}, {"key": "/b/"}]}).encode()
        self.assertEqual(self.ask(self.url, what="manifest", body=body, token=self.build_token), (0, b"2 0 0\n"))
        token = f"{self.build_token}@{self.url}"
        self.assertEqual(self.ask(self.url, what="manifest", body=b'{"threads":[{"key":"/a/"}]}', token=token), (0, b"0 0 1\n"))
        status, snapshot = self.ask(self.url, token=token)
        self.assertEqual(status, 0)
        self.assertTrue(json.loads(snapshot.splitlines()[-1])["end"])

    def test_a_large_manifest_is_sent_and_a_larger_one_refused(self):
        threads = [{"key": f"/posts/{number}/", "title": "x" * 300} for number in range(8000)]
        body = json.dumps({"threads": threads}).encode()  # over 1 MB libcurl asks before it sends
        self.assertEqual(self.ask(self.url, what="manifest", body=body, token=self.build_token), (0, b"8000 0 0\n"))
        body += b" " * (17 * 1024 * 1024)
        status, output = self.ask(self.url, what="manifest", body=body, token=self.build_token)
        self.assertEqual(status, 1)
        self.assertIn(b"more than the service takes", output)

    def test_a_manifest_with_mistakes_and_tokens_without_rights(self):
        body = json.dumps({"threads": [{"key": "/a/"}, {"key": "/a/"}, {}]}).encode()
        status, output = self.ask(self.url, what="manifest", body=body, token=self.build_token)
        self.assertEqual(status, 1)
        self.assertRegex(output, rb"answers 400: .*/threads/1/key .*twice; /threads/2/key is missing")
        reader = self.run_service("token", "add", "reader", "--role", "read").strip()
        self.assertIn(b'the role of the token is not "build"', self.ask(self.url, token=reader)[1])
        self.run_service("token", "revoke", "site")
        self.assertIn(b"does not accept the token", self.ask(self.url, token=self.build_token)[1])
        self.assertIn(b"no postil-comments at this address", self.ask(self.url + "/comments", token=self.build_token)[1])


if __name__ == "__main__":
    unittest.main()
