"""A comment service, a site that bakes its comments, and services that misbehave. All tests of baking use them.

Every program that runs here is watched: no token may be in what it prints, nor in any file below the site.
"""
import contextlib
import hashlib
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback
import urllib.error
import urllib.parse
import urllib.request

WAIT = 60  # seconds, for what takes one
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # thousands of small files: spare the disk


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory(prefix="postil-baking-", dir=MEMORY) as name:
        yield pathlib.Path(name)


def tree(path):
    """The bytes of each file below the folder, by its name."""
    return {file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(path.rglob("*")) if file.is_file()} if path.exists() else {}


def changes(before, after):
    """The names of the files that are new, changed or gone."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


class Service:
    """postil-comments with a database of its own. It keeps its address when it is stopped and started again."""

    def __init__(self, program, place, site="https://example.org", threads="open"):
        self.program, self.place = program, place
        self.words = ["--site", site, *(["--threads", threads] if threads else [])]
        self.process, self.listen = None, "127.0.0.1:0"
        (place / "s.yaml").write_text("rates: none\n")
        self.build_token = self.command("token", "add", "site", "--role", "build")
        self.moderator = self.command("moderator", "add", "ada")
        self.start()

    def command(self, *words):
        return subprocess.run([self.program, *words, "--database", "c.sqlite"], cwd=self.place, check=True, capture_output=True, text=True).stdout.strip()

    def start(self):
        with open(self.place / "log", "a") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--database", "c.sqlite", "--listen", self.listen, "--settings", "s.yaml", *self.words],
                cwd=self.place, stdout=subprocess.PIPE, stderr=log, text=True)
        line = self.process.stdout.readline()
        assert "http://" in line, (line, (self.place / "log").read_text())
        self.url = re.search(r"http://[^/\s]+", line).group(0)
        self.listen = self.url.removeprefix("http://")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.communicate(timeout=WAIT)
            self.process = None

    def is_up(self):
        return self.process is not None

    @property
    def token(self):
        """POSTIL_COMMENTS_TOKEN of the site."""
        return f"{self.build_token}@{self.url}"

    def ask(self, method, path, body=None, token=None):
        """Returns the answer, parsed if it is JSON. A refusal raises."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data, headers, method=method), timeout=WAIT) as answer:
            text = answer.read().decode()
            return json.loads(text) if "json" in answer.headers.get("Content-Type", "") and "ndjson" not in answer.headers["Content-Type"] else text

    def comment(self, key, body, name="Grace", parent=None, website=None):
        """Sends a comment. Returns the answer, with its id, revision and edit_token."""
        sent = {"name": name, "body": body, "parent": parent, **({"website": website} if website else {})}
        return self.ask("POST", "/api/v1/comments?thread=" + urllib.parse.quote(key), sent)

    def decide(self, comment, action, revision=1):
        return self.ask("POST", f"/api/v1/moderation/comments/{comment}/decisions", {"action": action, "revision": revision}, self.moderator)

    def publish(self, key, body, **more):
        """Sends a comment and approves it. Returns its id."""
        answer = self.comment(key, body, **more)
        if answer["status"] != "published":
            self.decide(answer["id"], "approve")
        return answer["id"]

    def published(self, key):
        """All comments of the page that readers see, as the public list has them."""
        found, cursor = [], ""
        while cursor is not None:
            page = self.ask("GET", f"/api/v1/comments?thread={urllib.parse.quote(key)}&limit=100&cursor={cursor}")
            found += page["comments"]
            cursor = page["next"]
        return found

    def snapshot(self):
        return self.ask("GET", "/api/v1/snapshot", token=self.build_token)


@contextlib.contextmanager
def service(program, place, **more):
    place.mkdir(parents=True, exist_ok=True)
    running = Service(program, place, **more)
    try:
        yield running
    finally:
        running.stop()


class Done:
    """What a program did: its exit status, and all that it printed."""

    def __init__(self, status, said):
        self.status, self.said = status, said

    def must(self, status, *parts):
        assert self.status == status, f"exit status {self.status}, expected {status}: {self.said}"
        for part in parts:
            assert part in self.said, f"not said: {part}\n{self.said}"
        return self


class Site:
    """A site that bakes the comments of a service: two posts, a list and a home page."""

    def __init__(self, program, place, url, secrets=()):
        self.program, self.place, self.secrets = program, place, [secret for secret in secrets if secret]
        (place / "content/posts").mkdir(parents=True)
        self.configure(url)
        for number, name in enumerate(["a", "b"]):
            self.post(name, f"date: 2026-01-0{number + 1}")

    def configure(self, url, more=""):
        (self.place / "postil.yaml").write_text(f'title: Site\nbase_url: https://example.org/\ncomments: {{service: "{url}", bake: true}}\n{more}')

    def post(self, name, front_matter, body="Text"):
        (self.place / f"content/posts/{name}.md").write_text(f"---\ntitle: Post {name}\n{front_matter}\n---\n{body}\n")

    def run(self, *words, token=None, environment=None):
        env = {name: value for name, value in os.environ.items() if name != "POSTIL_COMMENTS_TOKEN"}
        env.update(environment or {})
        if token:
            env["POSTIL_COMMENTS_TOKEN"] = token
        run = subprocess.run([self.program, *words], cwd=self.place, env=env, capture_output=True, text=True, timeout=10 * WAIT)
        done = Done(run.returncode, run.stdout + run.stderr)
        assert run.returncode >= 0, f"killed by signal {-run.returncode}: {done.said}"
        self.tells_no_secret(done)
        return done

    def build(self, *words, **more):
        return self.run("build", *words, **more)

    def tells_no_secret(self, done):
        for secret in self.secrets:
            assert secret not in done.said, "the token was printed: " + done.said
            for file in self.place.rglob("*"):
                assert not file.is_file() or secret.encode() not in file.read_bytes(), f"the token is in {file}"

    def page(self, name="a"):
        return (self.place / f"public/posts/{name}/index.html").read_text()

    def public(self):
        return tree(self.place / "public")

    def kept(self):
        """The snapshots that the builds keep, without the times at which they were confirmed."""
        return {name: digest for name, digest in tree(self.place / ".postil/comments").items() if not name.endswith(".time")}

    def kept_file(self, ending=".ndjson"):
        return next((self.place / ".postil/comments").glob("*" + ending))

    def forget(self):
        shutil.rmtree(self.place / ".postil/comments", ignore_errors=True)
        shutil.rmtree(self.place / "public", ignore_errors=True)


class FakeService:
    """Answers every request with `answer`, a function that gets the handler of the request. Remembers what it was asked."""

    def __init__(self, answer):
        self.asked = []  # the path and the header of each request
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    outer.answer(self)

            do_PUT = do_GET

            def log_message(self, *_):
                pass

        self.answer = answer
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@contextlib.contextmanager
def fake_service(answer):
    fake = FakeService(answer)
    try:
        yield fake
    finally:
        fake.close()


def send(handler, body, status=200, kind="application/x-ndjson", length=None, **header):
    """Answers with a body; `length` says another length than it has."""
    body = body if isinstance(body, bytes) else body.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in header.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)
    handler.wfile.flush()


def thread_line(key, fragment_body="", count=0, **more):
    """A line of a snapshot, written by hand."""
    fragment = (f'<div class="postil-comments" data-postil-version="v1">\n<h2 class="postil-count" id="postil-count" tabindex="-1">'
                f"<bdi>{count} comments</bdi></h2>\n{fragment_body}\n</div>\n")
    return json.dumps({"key": key, "version": "v1", "count": count, "moved_to": None, "fragment": fragment, "comments": [], **more}) + "\n"


def end_line(threads, sequence=1, epoch="e1", **more):
    return json.dumps({"end": True, "sequence": sequence, "epoch": epoch, "threads": threads, **more}) + "\n"


def run_all(tests):
    """Runs each test in a folder of its own, and prints its name. Status 1 if one fails."""
    failed = False
    for test in tests:
        name = test.__name__.replace("_", " ")
        try:
            with folder() as place:
                test(place)
            print("ok:", name, flush=True)
        except Exception:  # the other tests tell something, too
            print("failed:", name, traceback.format_exc(), sep="\n", flush=True)
            failed = True
    sys.exit(failed)
