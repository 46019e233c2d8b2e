"""Snapshots that people, git or a full disk have spoilt: each is named with its place, and nothing is baked of it.

    bad_snapshot.py POSTIL POSTIL_COMMENTS
"""
import json
import os
import sys

import world

POSTIL, COMMENTS = sys.argv[1:3]
AGAIN = "`postil comments pull`"


def pulled(place):
    """A site with two threads in its folder `comments`, whose service is gone; and the whole snapshot."""
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        real.publish("/posts/a/", "Second words")
        real.publish("/posts/b/", "Other words")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        site.run("comments", "pull", token=real.token).must(0, "wrote 2 threads to ")
        site.token = real.token
        site.build(token=real.token).must(0)
        return site, real.snapshot()


def thread_file(site, name="a"):
    return next((site.place / "comments").glob(f"posts-{name}-*.json"))


def spoil(site, file, data, *said):
    """The build from the folder fails, says where and why and what to do, and writes nothing."""
    was = file.read_bytes()
    public, kept = site.public(), site.kept()
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    site.build("--comments", "comments").must(1, "error: ", *said, "nothing was written")
    assert (site.public(), site.kept()) == (public, kept)
    file.write_bytes(was)


def threads_by_hand(place):
    site, _ = pulled(place)
    file = thread_file(site)
    text = file.read_text()
    name = "comments/" + file.name
    thread = json.loads(text)

    def with_member(member, value):
        return json.dumps({**thread, member: value}, indent=2)

    wrong = [
        (with_member("key", 7), ['"key" is not the path of a page']),
        (with_member("key", ["/posts/a/"]), ['"key" is not a text']),
        (with_member("key", "posts/a"), ['"key" is not the path of a page']),
        (with_member("key", None), ['"key" is not the path of a page']),
        (with_member("count", "two"), ['"count" is not a whole number']),
        (with_member("count", -1), ['"count" is not a whole number']),
        (with_member("count", 1.5), ['"count" is not a whole number']),
        (with_member("count", 10 ** 30), ['"count" is not a whole number']),
        (with_member("open", "yes"), ['"open" is neither true nor false']),
        (with_member("fragment", {"a": 1}), ['"fragment" is not a text']),
        (with_member("fragment", ["<p>", ["x"]]), ['"fragment" has a line that is not a text']),
        (with_member("comments", {}), ['"comments" is not a list']),
        (with_member("comments", ["x"]), ['"comments" is wrong: this is not a JSON object']),
        ("[]", ["this is not a JSON object"]),
        ("", []), ("{", []), (text[:len(text) // 2], []), (b"\xff\xfe{\0}\0", []), ("null", []),
        ("<<<<<<< HEAD\n" + text + "=======\n" + text + ">>>>>>> main\n", [":1"]),
    ]
    for data, said in wrong:
        try:
            spoil(site, file, data, name, *said)
        except AssertionError as failure:
            raise AssertionError(f"{data[:60]!r}: {failure}") from failure
    spoil(site, thread_file(site, "b"), text, "another file has the thread /posts/a/, too", "remove one of them")


def what_git_and_editors_do(place):
    """Other line ends, a byte order mark, another indent, more members: the same pages."""
    site, _ = pulled(place)
    site.build("--comments", "comments").must(0)
    public = site.public()
    file = thread_file(site)
    text = file.read_text()
    index = site.place / "comments/postil-comments.json"
    more = {**json.loads(text), "note": {"by": ["an editor"]}, "end": None}
    for data in [text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode(), json.dumps(json.loads(text)).encode(), json.dumps(more).encode()]:
        file.write_bytes(data)
        site.build("--comments", "comments").must(0)
        assert site.public() == public, data[:80]
    index.write_bytes(b"\xef\xbb\xbf" + index.read_bytes().replace(b"\n", b"\r\n").replace(b"{", b'{"note": 1,', 1))
    (site.place / "comments/README.md").write_text("Ours")
    (site.place / "comments/old").mkdir()
    site.build("--comments", "comments").must(0)
    assert site.public() == public


def a_deleted_thread(place):
    """One file less is one thread less: git shows it, and the page does not claim that it has no comments."""
    site, _ = pulled(place)
    thread_file(site).unlink()
    site.build("--comments", "comments").must(0)
    assert "No comments yet" not in site.page("a") and "0 comments" not in site.page("a")
    assert "Other words" in site.page("b")


def folders(place):
    site, _ = pulled(place)
    index = site.place / "comments/postil-comments.json"
    spoil(site, index, '{"format": 2}', "postil-comments.json", "this folder has format 2; this version of Postil knows format 1", "pull again")
    spoil(site, index, "{}", "postil-comments.json")
    spoil(site, index, "", "postil-comments.json")
    spoil(site, index, '{"format": 1, "frozen": "yes"}', '"frozen" is neither true nor false')
    public = site.public()
    index.unlink()
    site.build("--comments", "comments").must(1, "postil-comments.json is missing", AGAIN)
    (site.place / "empty").mkdir()
    for source in ["empty", "content", "nowhere", "nowhere.ndjson", "postil.yaml", "public"]:
        site.build("--comments", source).must(1, source, "nothing was written")
    assert site.public() == public


def pull_keeps_what_is_the_authors(place):
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        before = world.tree(site.place / "content")
        site.run("comments", "pull", "content", token=real.token).must(1, "content", "nothing was written")
        assert world.tree(site.place / "content") == before
        site.run("comments", "pull", token=real.token).must(0)
        (site.place / "comments/mine.json").write_text("{")
        (site.place / "comments/notes.txt").write_text("mine")
        thread_file(site).write_text("<<<<<<< HEAD")
        site.run("comments", "pull", token=real.token).must(0, "0 new, 1 changed, 0 removed")
        assert (site.place / "comments/mine.json").read_text() == "{"
        (site.place / "comments/mine.json").unlink()
        site.build("--comments", "comments").must(0)
        assert "First" in site.page()


def files_by_hand(place):
    site, snapshot = pulled(place)
    file = site.place / "all.ndjson"
    lines = snapshot.splitlines(keepends=True)
    public, kept = site.public(), site.kept()
    wrong = [
        (snapshot[:len(snapshot) // 2], ["cut off"]),
        ("".join(lines[:-1]), ["its end line is missing"]),
        (lines[0] + snapshot, ["all.ndjson:2", "the thread /posts/a/ is in the snapshot twice"]),
        (lines[0] + lines[-1], ["all.ndjson:2", "the snapshot has 1 thread, but its end line says 2"]),
        (lines[0] + "<<<<<<< HEAD\n" + snapshot, ["all.ndjson:2"]),
        (snapshot + snapshot, ["goes on after its end line"]),
        ('{"key":' + "[" * 100_000 + "\n" + snapshot, ["all.ndjson:1"]),
        ("", ["its end line is missing"]), ("\n", []), ("\0" * 100, []),
        ('{"end": false}\n', []), ('{"end": true}\n' + "x", []), ('{"end":true}\n', ['"threads" is missing']),
    ]
    for text, said in wrong:
        file.write_text(text)
        try:
            site.build("--comments", "all.ndjson").must(1, "all.ndjson", "error: ", *said, "nothing was written")
        except AssertionError as failure:
            raise AssertionError(f"{text[:60]!r}: {failure}") from failure
        assert (site.public(), site.kept()) == (public, kept)
    for text in [snapshot, snapshot.replace("\n", "\r\n"), "\ufeff" + snapshot, snapshot.rstrip("\n")]:
        file.write_text(text, newline="")
        site.build("--comments", "all.ndjson").must(0)
        assert site.public() == public, text[:60]


def kept_snapshots(place):
    """What a full disk, a cleaner or a curious person does to .postil/comments: it is fetched again, and never baked half."""
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        site.build(token=real.token).must(0)
        public, kept = site.public(), site.kept()
        file = site.kept_file()
        good = file.read_bytes()
        spoilt = [b"", good[:len(good) // 2], good.rsplit(b"\n", 2)[0] + b"\n", b"\0" * 4096, good + good, os.urandom(1000)]
        for data in spoilt:
            file.write_bytes(data)
            real.stop()
            # Without the service there is nothing to bake then, and what is broken is named.
            site.build(token=real.token).must(1, "error: ", file.name)
            assert site.public() == public
            site.build().must(0, file.name)
            site.build(token=real.token, environment={}).must(1)
            real.start()
            site.build(token=real.token).must(0)
            assert (site.public(), site.kept()) == (public, kept), data[:40]
        file.with_name(file.name + ".time").write_text("never\n")
        real.stop()
        site.build(token=real.token).must(0, "of an unknown time")
        file.with_name(file.name + ".time").write_text("2999-01-01T00:00:00Z\n")
        assert "ago" not in site.build(token=real.token).must(0, "of 2999-01-01 00:00 UTC").said
        file.with_name(file.name + ".time").unlink()
        site.build(token=real.token).must(0, "of an unknown time")
        assert site.public() == public


def a_read_only_place(place):
    """The build goes on, and says that the next one asks for everything again."""
    if os.geteuid() == 0:
        return  # root may write everywhere
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        site.build(token=real.token).must(0)
        kept = site.place / ".postil/comments"
        kept.chmod(0o500)
        try:
            real.publish("/posts/a/", "Second words")
            site.build(token=real.token).must(0, "warning: ", ".postil/comments")
            assert "Second words" in site.page()
        finally:
            kept.chmod(0o700)


def a_file_in_place_of_the_folder(place):
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        (site.place / ".postil").mkdir()
        (site.place / ".postil/comments").write_text("in the way")
        site.build(token=real.token).must(0, "warning: ", ".postil/comments")
        assert "First <em>words" in site.page()


def a_folder_in_place_of_the_file(place):
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        site.build(token=real.token).must(0)
        file = site.kept_file()
        file.unlink()
        (file / "x").mkdir(parents=True)
        site.build(token=real.token).must(0, "warning: ", file.name)
        assert "First <em>words" in site.page()
        site.build("--strict", token=real.token).must(1, file.name)
        real.stop()
        site.build(token=real.token).must(1, "nothing answers", file.name + " cannot be read")


def wrong_clocks(place):
    """Neither --clock nor SOURCE_DATE_EPOCH nor a kept time of tomorrow changes which comments are baked."""
    with world.service(COMMENTS, place / "service") as real:
        real.publish("/posts/a/", "First *words*")
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        for words, environment in [([], {}), (["--clock", "2026-01-05"], {}), (["--clock", "2999-01-01"], {}), ([], {"SOURCE_DATE_EPOCH": "1767700000"})]:
            site.build(*words, token=real.token, environment=environment).must(0)
            assert "First <em>words" in site.page()
            real.publish("/posts/b/", f"At {words}")
            site.build(*words, token=real.token, environment=environment).must(0)
            assert f"At {words}".replace("'", "’")[:4] in site.page("b")
            site.kept_file(".time").write_text("2999-01-01T00:00:00Z\n")


if __name__ == "__main__":
    world.run_all([threads_by_hand, what_git_and_editors_do, a_deleted_thread, folders, pull_keeps_what_is_the_authors, files_by_hand,
                   kept_snapshots, a_read_only_place, a_file_in_place_of_the_folder, a_folder_in_place_of_the_file,
                   wrong_clocks])
