"""Services that are slow, down, broken, old, new, or not ours: a build says so, loses nothing and bakes no empty list.

    bad_service.py POSTIL POSTIL_COMMENTS CONTRACT
"""
import json
import pathlib
import sys
import time

import world

POSTIL, COMMENTS = sys.argv[1:3]
CONTRACT = pathlib.Path(sys.argv[3])
SECRET = "tok-3f1c9d2a"
WORDS = "First *words*"


def with_snapshot(place):
    """A site that was built once with a good service: one page has a comment. Returns it and the snapshot."""
    with world.service(COMMENTS, place / "service") as good:
        good.publish("/posts/a/", WORDS)
        good.publish("/posts/b/", "Other words")
        return good.snapshot()


def site_of(place, url):
    (place / "site").mkdir(parents=True, exist_ok=True)
    return world.Site(POSTIL, place / "site", url, [SECRET])


def is_baked(site):
    return "First <em>words</em>" in site.page()


def fails_honestly(place, snapshot, answer, *said, patience=None):
    """The service was good once, then answers like this: see `Honest failure` in the manual."""
    with world.fake_service(lambda handler: world.send(handler, snapshot)) as fake:
        site = site_of(place, fake.url)
        token = f"{SECRET}@{fake.url}"
        site.build(token=token).must(0)
        assert is_baked(site)
        public, kept = site.public(), site.kept()

        fake.answer = answer
        began = time.monotonic()
        site.build(token=token).must(0, fake.url + ": warning: ", *said, "; the pages have the comments of ", "less than a minute ago")
        if patience:
            assert time.monotonic() - began < patience, time.monotonic() - began
        else:
            site.build("--strict", token=token).must(1, *said)
            site.build("-d", "elsewhere", "--comments", token=token).must(0, *said)
            assert world.tree(site.place / "elsewhere") == public
            site.run("comments", "pull", token=token).must(1, fake.url + ": error: ", *said)
            assert not (site.place / "comments").exists()
            site.run("check", "--comments", token=token).must(1, *said)
        assert (site.public(), site.kept()) == (public, kept)

        if not patience:
            site.forget()
            site.build(token=token).must(1, fake.url + ": error: ", *said)
            assert site.public() == {}, "an empty list was baked"
            assert site.kept() == {}
    return site


def cut(snapshot, where):
    """The connection ends before the promised length."""
    data = snapshot.encode()
    return lambda handler: world.send(handler, data[:where], length=len(data))


def broken_services(place):
    snapshot = with_snapshot(place)
    threads, end = snapshot[:-1].rsplit("\n", 1)
    broken = "the connection broke before the answer was complete"
    problem = json.dumps({"title": "x", "detail": "the disk is full\x1b[31m", "status": 500})
    cases = {
        "500": (lambda h: world.send(h, problem, 500, "application/problem+json"), ["the service answers 500: the disk is full", "the log of the service"]),
        "502 of a proxy": (lambda h: world.send(h, "<h1>Bad Gateway</h1>", 502, "text/html"), ["the service answers 502"]),
        "503": (lambda h: world.send(h, problem, 503, "application/problem+json"), ["503", "try again in a moment"]),
        "cut off in a thread": (cut(snapshot, 300), [broken]),
        "cut off before the end line": (cut(snapshot, len(threads.encode()) + 1), [broken]),
        "whole, but half a thread": (lambda h: world.send(h, snapshot.encode()[:300]), ["cut off"]),
        "whole, but no end line": (lambda h: world.send(h, threads + "\n"), ["its end line is missing"]),
        "whole, but a thread is missing": (lambda h: world.send(h, snapshot.split("\n", 1)[1]), ["its end line says 2"]),
        "nothing": (lambda h: world.send(h, ""), ["its end line is missing"]),
        "closed without an answer": (lambda h: h.connection.close(), ["without an answer"]),
        "a web page": (lambda h: world.send(h, "<h1>Welcome</h1>", kind="text/html"), ["a web page", "check the host, the port and the path"]),
        "not JSON": (lambda h: world.send(h, "hello\nworld\n"), ["this is no JSON (line 1 of the answer)"]),
        "another answer": (lambda h: world.send(h, "{}", kind="application/json"), ["application/json"]),
        "lines that go on": (lambda h: world.send(h, end + "\n" + snapshot), ["goes on after its end line"]),
        "a thread twice": (lambda h: world.send(h, world.thread_line("/x/") * 2 + world.end_line(2)), ["the thread /x/ is in the snapshot twice"]),
        "its own token": (lambda h: world.send(h, json.dumps({"detail": f"bad {SECRET}"}), 400, "application/problem+json"), ["the service answers 400: bad TOKEN"]),
    }
    for number, (name, (answer, said)) in enumerate(cases.items()):
        try:
            fails_honestly(place / str(number), snapshot, answer, *said)
        except AssertionError as failure:
            raise AssertionError(f"{name}: {failure}") from failure


def a_service_that_is_down(place):
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", WORDS)
        site = site_of(place, real.url)
        site.secrets = [real.build_token]
        site.build(token=real.token).must(0)
        public, kept = site.public(), site.kept()
        real.stop()
        site.build(token=real.token).must(0, "nothing answers at this address; the pages have the comments of ")
        site.build("--strict", token=real.token).must(1)
        assert (site.public(), site.kept()) == (public, kept)
        site.run("comments", "push", token=real.token).must(1, "nothing answers at this address")
        site.build("--push", token=real.token).must(1, "nothing answers at this address")
        site.forget()
        site.build(token=real.token).must(1, "error: ")
        assert not site.public()
        real.start()
        site.build(token=real.token).must(0)
        assert site.public() == public


def slow_services(place):
    """A drip is given up after the patience of 30 seconds; one that is slow, but comes, is waited for."""
    snapshot = with_snapshot(place)

    def drip(handler):
        world.send(handler, snapshot.encode()[:100], length=len(snapshot.encode()))
        for byte in snapshot.encode()[100:]:
            time.sleep(0.5)
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()

    def late(handler):
        time.sleep(3)
        world.send(handler, snapshot)

    fails_honestly(place / "drip", snapshot, drip, "for 30 seconds it sent almost nothing", patience=50)
    with world.fake_service(late) as fake:
        site = site_of(place / "late", fake.url)
        assert "warning" not in site.build(token=f"{SECRET}@{fake.url}").must(0).said
        assert is_baked(site)


def redirects(place):
    """The token does not go where the service sends the build."""
    snapshot = with_snapshot(place)
    with world.fake_service(lambda h: world.send(h, snapshot)) as other:
        def redirect(handler):
            world.send(handler, "", 302, Location=other.url + handler.path)
        fails_honestly(place / "x", snapshot, redirect, f"the service redirects to {other.url}; the token is not sent there")
        assert other.asked == []


def tokens(place):
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", WORDS)
        reader = real.command("token", "add", "reader", "--role", "read")
        site = site_of(place, real.url)
        site.secrets = [real.build_token, reader]
        site.build(token=real.token).must(0)
        public, kept = site.public(), site.kept()
        refused = [(f"{reader}@{real.url}", 'the role of the token is not "build"'), (f"wrong@{real.url}", "the service does not accept the token")]
        for token, said in refused:
            site.build(token=token).must(0, said, "; the pages have the comments of", "token add NAME")
            site.build("--strict", token=token).must(1, said)
        real.command("token", "revoke", "site")
        site.build(token=real.token).must(0, "the service does not accept the token", "revoked")
        site.run("comments", "push", token=real.token).must(1, "the service does not accept the token")

        # These are mistakes of the author, not of the network: the build does not go on.
        bare = real.build_token
        site.build(token=bare).must(1, "does not say for which service its token is", real.url)
        for origin in ["https://comments.example.org", "http://127.0.0.1", "http://127.0.0.2:1", real.url.replace("http:", "https:")]:
            site.build(token=f"{bare}@{origin}").must(1, origin, real.url)
        site.build("--comments", "http://comments.example.org", token=bare).must(1, "everybody on the way could read it", "https://")
        site.build("--comments", "http://127.0.0.1.example.org", token=bare).must(1, "everybody on the way could read it")
        site.build(token=f"{bare}@http://comments.example.org").must(1)
        site.build(token=f"{bare}\r\nX: y@{real.url}").must(1)
        site.build("--comments", f"http://ada:{bare}@127.0.0.1/", token=bare).must(1)
        assert (site.public(), site.kept()) == (public, kept)
        site.configure("https://comments.example.org")
        site.build(token=real.token).must(1, "https://comments.example.org", real.url, "postil.yaml:3")
        assert (site.public(), site.kept()) == (public, kept)


def other_versions(place):
    """What the contract's fixtures hold: an older service says less of a thread, a newer one says more."""
    pages = {"the-readers-letter": "Glenn R.", "quiet": ""}
    for name in ["snapshot-old", "snapshot", "snapshot-newer"]:
        text = (CONTRACT / f"{name}.ndjson").read_text()
        with world.fake_service(lambda h, text=text: world.send(h, text)) as fake:
            site = site_of(place / name, fake.url)
            for page in pages:
                site.post(page, "date: 2026-01-05")
            done = site.build(token=f"{SECRET}@{fake.url}").must(0)
            assert "refused" not in done.said, done.said
            for page, words in pages.items():
                assert words in site.page(page), (name, page, site.page(page))
            assert 'href="#comments">4 comments</a>' in site.page("the-readers-letter")
            site.build(token=f"{SECRET}@{fake.url}").must(0, " 0 new, 0 changed, ")
            fake.answer = lambda h: world.send(h, "", 500)
            public = site.public()
            site.build(token=f"{SECRET}@{fake.url}").must(0, "answers 500")
            assert site.public() == public


def a_script(place):
    """A service that was broken into cannot put a script into the site."""
    body = '<ol class="postil-list" aria-labelledby="postil-count">\n<li class="postil-item"><script>alert(1)</script></li>\n</ol>'
    snapshot = world.thread_line("/posts/a/", body, 1) + world.thread_line("/posts/b/") + world.end_line(2, accepts="any")
    with world.fake_service(lambda h: world.send(h, snapshot)) as fake:
        site = site_of(place, fake.url)
        token = f"{SECRET}@{fake.url}"
        site.build("--strict", token=token).must(1)
        assert not site.public()
        site.build(token=token).must(0, "warning: the thread /posts/a/ is refused: the element <script>", "line 4")
        assert "alert(1)" not in site.page("a") and "0 comments" in site.page("b")
        site.run("comments", "pull", token=token).must(0, "the thread /posts/a/ is refused")
        site.build("--comments", "comments").must(0, "the thread /posts/a/ is refused")
        assert "alert(1)" not in site.page("a")


def hostile_members(place):
    """The fragment is honest, but what else the build writes into pages is not."""
    evil = '"></script><script>alert(1)</script><img src=x onerror=alert(1)>'
    comment = {"id": evil, "parent": evil, "name": evil, "website": "javascript:alert(1)", "html": f"<p>{evil}</p>", "created": evil, "edited": evil}
    dated = {**comment, "created": "2026-11-04T09:12:33Z", "id": "c1", "parent": None}
    lines = [world.thread_line("/posts/a/", count=2_000_000_000, version=evil, comments=[comment, dated], closes=evil, title=evil),
             world.thread_line("/posts/b/", version=evil, comments=[comment] * 3, id=evil, lang=evil),
             world.thread_line("/" + evil, comments=[dated]), world.thread_line("/../../../../tmp/x", moved_to="/" + evil)]
    snapshot = "".join(lines) + world.end_line(len(lines), epoch=evil, accepts="any")
    with world.fake_service(lambda h: world.send(h, snapshot)) as fake:
        site = site_of(place, fake.url)
        token = f"{SECRET}@{fake.url}"
        site.build(token=token).must(0)
        public = site.public()
        for name in public:
            text = (site.place / "public" / name).read_text()
            assert "<script>alert" not in text and "<img src=x" not in text and 'href="javascript:' not in text, name
        assert "2,000,000,000 comments" in site.page("a") and '"commentCount":2000000000' in site.page("a")
        site.run("comments", "pull", token=token).must(0)
        fake.answer = lambda h: world.send(h, "", 500)
        site.build(token=token).must(0, "answers 500")
        assert site.public() == public
        site.build("--comments", "comments").must(0)
        assert site.public() == public
        assert all(file.parent == site.place / "comments" for file in (site.place / "comments").rglob("*"))


if __name__ == "__main__":
    world.run_all([broken_services, a_service_that_is_down, redirects, tokens, other_versions, a_script, hostile_members, slow_services])
