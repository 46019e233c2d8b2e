"""What is withdrawn, deleted, forgotten or moved is gone from the site with the next build, and what is restored is back.

    taken_down.py POSTIL POSTIL_COMMENTS
"""
import sys
import time

import world

POSTIL, COMMENTS = sys.argv[1:3]
WORDS = "Unmistakable"


def files_with(site, words):
    """The built files that have the words, and whether the kept snapshot has them."""
    found = [name for name in site.public() if words.encode() in (site.place / "public" / name).read_bytes()]
    return found + [".postil"] * (words in site.kept_file().read_text())


def built(site, real):
    """Builds with the kept snapshot, and compares with a build without one."""
    site.build(token=real.token).must(0)
    public = site.public()
    site.build("-d", "clean", "--comments", "all.ndjson" if (site.place / "all.ndjson").write_text(real.snapshot()) else "").must(0)
    assert world.tree(site.place / "clean") == public
    return files_with(site, WORDS)


def a_comment_that_is_taken_down(place):
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        real.publish("/posts/b/", "Something else")
        sent = real.comment("/posts/a/", WORDS)
        assert built(site, real) == []
        real.decide(sent["id"], "approve")
        assert built(site, real) == ["index.html", "posts/a/index.html", ".postil"]
        for action, is_there in [("delete", False), ("restore", True), ("spam", False), ("restore", True), ("reject", False), ("approve", True)]:
            real.decide(sent["id"], action)
            assert bool(built(site, real)) == is_there, action
        real.ask("DELETE", f"/api/v1/comments/{sent['id']}", token=sent["edit_token"])
        assert built(site, real) == []
        assert "No comments yet" in site.page("a")


def a_comment_with_replies(place):
    """Its place stays, so that the replies can be read. Its words and its name do not."""
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        first = real.publish("/posts/a/", WORDS, name="Unforgettable")
        real.publish("/posts/a/", "A reply", parent=first)
        assert built(site, real)
        real.decide(first, "delete")
        assert built(site, real) == [] and files_with(site, "Unforgettable") == []
        assert "A reply" in site.page("a") and 'href="#comments">1 comment</a>' in site.page("a")


def a_comment_that_is_forgotten(place):
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        first = real.publish("/posts/a/", WORDS)
        real.publish("/posts/a/", "A reply", parent=first)
        lonely = real.publish("/posts/b/", WORDS)
        assert built(site, real)
        for comment in [first, lonely]:
            real.decide(comment, "delete")
        (real.place / "s.yaml").write_text("rates: none\npurge: {spam: 1s}\n")
        real.stop()
        time.sleep(1.5)
        real.start()
        deadline = time.monotonic() + 20
        while "forgot 2 stale comments" not in (real.place / "log").read_text():
            assert time.monotonic() < deadline, (real.place / "log").read_text()
            time.sleep(0.1)
        assert built(site, real) == []
        assert "A reply" in site.page("a")


def a_thread_that_moves(place):
    with world.service(COMMENTS, place / "service", threads=None) as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        site.run("comments", "push", token=real.token).must(0, "2 new")
        real.publish("/posts/a/", WORDS)
        assert built(site, real) == ["index.html", "posts/a/index.html", ".postil"]
        real.command("thread", "move", "/posts/a/", "/posts/b/")
        # Until the next push, both addresses lead to the thread, as they do in the live pages.
        assert built(site, real) == ["index.html", "posts/a/index.html", "posts/b/index.html", ".postil"]
        assert (site.place / "public/index.html").read_text().count(WORDS) == 1
        site.run("comments", "push", token=real.token).must(0)
        assert built(site, real) == ["index.html", "posts/b/index.html", ".postil"]
        real.command("thread", "move", "/posts/b/", "/posts/a/")
        site.run("comments", "push", token=real.token).must(0)
        assert built(site, real) == ["index.html", "posts/a/index.html", ".postil"]

        # The page moves: at once in the build, and for the service with the push.
        (site.place / "content/posts/a.md").rename(site.place / "content/posts/new.md")
        site.post("new", "date: 2026-01-01\naliases: [/posts/a/]")
        assert "posts/new/index.html" in built(site, real)
        site.build("--push", token=real.token).must(0, "1 moved")
        assert "posts/new/index.html" in built(site, real)
        assert real.publish("/posts/new/", "At the new place")
        assert built(site, real) and "At the new place" in site.page("new")

        # The page goes: its comments are on no page, and `check` names the thread.
        (site.place / "content/posts/new.md").unlink()
        site.build("--push", token=real.token).must(0, "1 no longer on the site")
        assert built(site, real) == [".postil"]
        site.run("check", "--comments", token=real.token).must(1, "the thread /posts/new/ has 2 comments, but no page shows them")


def a_restored_database(place):
    """What was written after the copy was made is gone, also when as much was written since."""
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        real.publish("/posts/b/", "Something else")
        real.stop()
        copy = {file: file.read_bytes() for file in real.place.glob("c.sqlite*")}
        real.start()
        for number in range(3):
            real.publish("/posts/a/", f"{WORDS} {number}")
            assert built(site, real)
        real.stop()
        for file in real.place.glob("c.sqlite*"):
            file.unlink()
        for file, data in copy.items():
            file.write_bytes(data)
        real.start()
        for number in range(5):
            assert built(site, real) == []
            real.publish("/posts/b/", f"Another {number}")
        assert built(site, real) == []


if __name__ == "__main__":
    world.run_all([a_comment_that_is_taken_down, a_comment_with_replies, a_comment_that_is_forgotten, a_thread_that_moves,
                   a_restored_database])
