"""A postil-comments of its own, on a free port of loopback, that believes X-Forwarded-For: so a test can have any number of senders."""
import http.client
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

PUBLISH = "policy: {default: publish}\n"


class Service:
    def __init__(self, program, settings="", policy=None):
        self.program = program
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="postil-attack-"))
        self.database = self.folder / "c.sqlite"
        (self.folder / "s.yaml").write_text(
            "trusted_proxies: [127.0.0.1]\nthreads: open\nsite: https://example.org\nlisten: 127.0.0.1:0\n" + settings)
        self.token = self.command("moderator", "add", "mo").strip()
        if policy:
            (self.folder / "p.yaml").write_text(policy)
            self.command("policy", "apply", self.folder / "p.yaml")

    def command(self, *words):
        return subprocess.run([self.program, *words, "--database", self.database], check=True, capture_output=True, text=True).stdout

    def __enter__(self):
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--settings", self.folder / "s.yaml"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        assert "listening on" in line, (line, self.logged())
        self.port = int(line.rsplit(":", 1)[1])
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def logged(self):
        return (self.folder / "log").read_text()

    def resident(self):
        """Megabytes of memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stored(self):
        """Megabytes on disk."""
        return sum(file.stat().st_size for file in self.folder.glob("c.sqlite*")) / 2**20


class Client:
    """A kept-alive connection. Connects again when the service has closed it."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(self, method, path, body=None, sender=None, headers=()):
        """Returns status, headers and bytes of the answer. `body` is sent as JSON."""
        every = dict(headers)
        if sender:
            every["X-Forwarded-For"] = sender
        data = None
        if body is not None:
            data = json.dumps(body)
            every.setdefault("Content-Type", "application/json")
        try:
            self.connection.request(method, path, data, every)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionError):
            self.connection.close()
            self.connection.request(method, path, data, every)
            answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def comment(self, thread, text, sender, key=None, **more):
        headers = {"Idempotency-Key": key} if key else {}
        return self.ask("POST", f"/api/v1/comments?thread={thread}", {"name": "Reader", "body": text, **more}, sender, headers)
