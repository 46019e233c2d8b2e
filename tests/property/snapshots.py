#!/usr/bin/env python3
"""The property of builds with comments: they depend on the sources and on what the service publishes alone.

Random sequences of what readers, moderators and authors do. After each of them: a build over the old destination, with the kept snapshot,
gives the same bytes, diagnostics and exit status as a clean build from the same snapshot; and a baked page has exactly the comments
that the public list of the service has. While the service is down, the comments are those of the last build that reached it.

usage: snapshots.py POSTIL POSTIL_COMMENTS [SECONDS]     POSTIL_SEED=N tries that one alone
"""
import os
import pathlib
import random
import re
import shutil
import sys
import time
import urllib.error

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "baking"))
import world  # noqa: E402

POSTIL, COMMENTS = sys.argv[1:3]
SECONDS = int(sys.argv[3]) if len(sys.argv) > 3 else 60
STEPS = 25


class World:
    """A site, its service, and what the test knows of both."""

    def __init__(self, place, rng):
        self.rng, self.place = rng, place
        (place / "service").mkdir()
        self.service = world.Service(COMMENTS, place / "service", threads=None)
        self.site = world.Site(POSTIL, place / "site", self.service.url, [self.service.build_token])
        self.pages = {name: {"slug": name, "id": None, "old": [], "closed": False, "gone": False, "mark": 0} for name in "abcd"}
        self.theme, self.comments, self.edits = "default", [], 0
        self.compared = 0  # comments in pages that were compared with the public list
        self.last = {}  # the ids on each page when the service was last asked
        self.write()
        self.push()

    def key(self, name):
        return f"/posts/{self.pages[name]['slug']}/"

    def write(self):
        shutil.rmtree(self.site.place / "content")
        (self.site.place / "content/posts").mkdir(parents=True)
        self.site.configure(self.service.url, f"theme: {self.theme}\npaginate: 3\n")
        for number, (name, page) in enumerate(sorted(self.pages.items())):
            if page["gone"]:
                continue
            told = [*(["closed: true"] if page["closed"] else []), *([f"id: {page['id']}"] if page["id"] else [])]
            lines = [f"date: 2026-01-0{number + 1}", f"slug: {page['slug']}", f"tags: [t{number % 2}]"]
            lines += [f"aliases: [{', '.join(page['old'])}]"] if page["old"] else []
            lines += [f"comments: {{{', '.join(told)}}}"] if told else []
            self.site.post(name, "\n".join(lines), f"Text {page['mark']}")

    def push(self):
        if self.service.is_up():
            self.site.run("comments", "push", token=self.service.token).must(0)

    # What people do. Each may be impossible just now: then it does nothing.

    def comment(self):
        for _ in range(self.rng.randint(1, 3)):
            self.comment_once()

    def comment_once(self):
        name = self.rng.choice(sorted(self.pages))
        parent = self.rng.choice([None, *[c["id"] for c in self.comments if c["page"] == name][-3:]])
        answer = self.service.comment(self.key(name), f"Number {len(self.comments)} of *{name}*", parent=parent)
        self.comments.append({"page": name, **answer})

    def decide(self, *actions):
        if self.comments:
            comment = self.rng.choice(self.comments[-8:])
            self.service.decide(comment["id"], self.rng.choice(actions), comment["revision"])

    def approve(self):
        waiting = [comment for comment in self.comments if not comment.get("seen")]
        for comment in self.rng.sample(waiting, min(2, len(waiting))):
            comment["seen"] = True
            self.service.decide(comment["id"], "approve", comment["revision"])

    def take_down(self):
        self.decide("reject", "spam", "delete", "restore")

    def by_its_author(self):
        if not self.comments:
            return
        comment = self.rng.choice(self.comments[-8:])
        path = f"/api/v1/comments/{comment['id']}"
        if self.rng.random() < 0.5:
            self.service.ask("DELETE", path, token=comment["edit_token"])
            return
        changed = self.service.ask("PATCH", path, {"revision": comment["revision"], "body": f"Changed {self.rng.random()}"}, comment["edit_token"])
        comment["revision"] = changed["revision"]

    def close_or_open(self):
        name = self.rng.choice(sorted(self.pages))
        self.service.command("thread", self.rng.choice(["close", "open"]), self.key(name))

    def move_thread(self):
        one, other = self.rng.sample(sorted(self.pages), 2)
        self.service.command("thread", "move", self.key(one), self.key(other))
        self.push()

    def move_page(self):
        name = self.rng.choice(sorted(self.pages))
        page = self.pages[name]
        self.edits += 1
        if not page["id"]:
            page["old"].append(self.key(name))
        page["slug"] = f"{name}-{self.edits}"
        self.write()
        self.push_soon()

    def push_soon(self):
        """Before the service knows of the move, the page finds its comments by its alias or its id."""
        if self.rng.random() < 0.5:
            self.check()
        self.push()

    def give_id(self):
        name = self.rng.choice(sorted(self.pages))
        self.pages[name]["id"] = f"page-{name}"
        self.write()
        self.push()

    def author_closes(self):
        page = self.pages[self.rng.choice(sorted(self.pages))]
        page["closed"] = not page["closed"]
        self.write()
        self.push()

    def remove_or_restore_page(self):
        page = self.pages[self.rng.choice(sorted(self.pages))]
        page["gone"] = not page["gone"]
        self.write()
        self.push()

    def forget_what_is_deleted(self):
        self.service.stop()
        (self.service.place / "s.yaml").write_text("rates: none\npurge: {spam: 1s}\n")
        time.sleep(1.1)
        self.service.start()

    def edit_source(self):
        self.edits += 1
        self.pages[self.rng.choice(sorted(self.pages))]["mark"] = self.edits
        self.write()

    def change_theme(self):
        self.theme = "plain" if self.theme == "default" else "default"
        self.write()

    def stop(self):
        self.service.stop()

    def forget_kept(self):
        shutil.rmtree(self.site.place / ".postil/comments", ignore_errors=True)
        self.last = {} if not self.service.is_up() else self.last

    def step(self):
        if not self.service.is_up():
            does = self.rng.choice([self.edit_source, self.change_theme, self.service.start])
        else:
            does = self.rng.choice([self.comment] * 4 + [self.approve] * 5 + [self.take_down] * 2 + [
                self.by_its_author, self.close_or_open, self.move_thread, self.move_page, self.move_page, self.give_id, self.author_closes,
                self.edit_source, self.change_theme, self.stop, self.forget_kept, self.remove_or_restore_page, self.forget_what_is_deleted])
        try:
            does()
        except urllib.error.HTTPError as refused:  # a closed page, a decision that is made already
            assert refused.code in (400, 404, 409, 412, 422), (does, refused.code, refused.read())
        except world.subprocess.CalledProcessError:  # a thread that moved may not be moved again
            assert does.__name__ in ("move_thread", "close_or_open"), does
        return does.__name__

    # What must be true after each step.

    def check(self):
        site, token = self.site, self.service.token
        site.build("--all", token=token).must(0)
        over_old = site.build("--all", token=token)  # the first build says what is new since the last one
        kept = site.kept_file()
        file = self.place / "all.ndjson"
        shutil.copy(kept, file)
        clean = site.build("--all", "-d", "clean", "--comments", str(file))
        assert clean.status == over_old.status == 0, (over_old.said, clean.said)
        same(world.tree(site.place / "clean"), site.public(), "a clean build from the kept snapshot")
        shutil.rmtree(site.place / "clean")
        if not self.service.is_up():
            assert "nothing answers at this address" in over_old.said, over_old.said
            assert self.ids() == self.last
            return
        assert findings(over_old) == findings(clean), (over_old.said, clean.said)
        file.write_text(self.service.snapshot())
        whole = site.build("--all", "-d", "clean", "--comments", str(file))
        assert findings(whole) == findings(clean), (whole.said, clean.said)
        same(world.tree(site.place / "clean"), site.public(), "a clean build from all that the service has")
        shutil.rmtree(site.place / "clean")
        self.last = self.ids()
        for name in self.shown():
            self.has_what_readers_see(name)

    def ids(self):
        """The ids of the comments on each built page, in their order."""
        return {name: re.findall(r'<article class="postil-comment[^"]*" id="comment-([^"]*)"', self.html(name)) for name in self.shown()}

    def shown(self):
        return [name for name, page in self.pages.items() if not page["gone"]]

    def html(self, name):
        return (self.site.place / "public" / self.key(name).strip("/") / "index.html").read_text()

    def has_what_readers_see(self, name):
        key = self.key(name)
        try:
            listed = self.service.published(key)
        except urllib.error.HTTPError as missing:  # the service does not know of the move yet
            assert missing.code == 404
            return
        if not listed and self.last[name]:
            return  # the same: an address that was the page of another thread before
        assert self.last[name] == [comment["id"] for comment in listed], (name, self.last[name], listed)
        html = self.html(name)
        self.compared += len(listed)
        for comment in listed:
            assert comment["html"].strip() in html, (comment, html)


def same(one, other, what):
    assert one == other, f"{what}: {world.changes(one, other)}"


def findings(done):
    """What a build says, without counts, times and the place of its source."""
    return sorted(line for line in done.said.splitlines() if not line.startswith("built "))


def try_seed(seed, until):
    rng = random.Random(seed)
    done = []
    with world.folder() as place:
        tried = World(place, rng)
        try:
            for _ in range(STEPS):
                if time.monotonic() > until:
                    break
                done.append(tried.step())
                if tried.service.is_up() or tried.last:
                    tried.check()
        except Exception:
            print(f"seed {seed} (POSTIL_SEED={seed}), after {done}")
            raise
        finally:
            tried.service.stop()
    return done, tried.compared


def main():
    if "POSTIL_SEED" in os.environ:
        done, _ = try_seed(int(os.environ["POSTIL_SEED"]), float("inf"))
        print(f"{len(done)} steps, all alike")
        return
    until, steps, compared, seed = time.monotonic() + SECONDS, [], 0, 0
    while time.monotonic() < until:
        done, found = try_seed(seed, until)
        steps, compared, seed = steps + done, compared + found, seed + 1
    counts = {name: steps.count(name) for name in sorted(set(steps))}
    print(f"{len(steps)} steps of {seed} random sites, {compared} comments in their pages, all alike: {counts}")
    assert len(steps) > 20 and compared > 20


main()
