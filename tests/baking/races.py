"""Two builds at once with one snapshot folder, and builds that are killed: what is kept is whole, and the next build is right.

    races.py POSTIL POSTIL_COMMENTS [ROUNDS]
"""
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time

import world

POSTIL, COMMENTS = sys.argv[1:3]
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 12


def started(site, token, *words):
    return subprocess.Popen([POSTIL, "build", *words], cwd=site.place, env=dict(os.environ, POSTIL_COMMENTS_TOKEN=token), stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True)


def is_whole(site):
    """Whether the kept snapshot has its end line, and the line says how many threads there are."""
    lines = site.kept_file().read_text().splitlines()
    end = json.loads(lines[-1])
    return end["end"] is True and end["threads"] == len(lines) - 1


def same_as_clean(site, token):
    """The next build gives what a build gives that nobody disturbed, and that has no kept snapshot."""
    site.build(token=token).must(0)
    public = site.public()
    site.forget()
    site.build(token=token).must(0)
    assert site.public() == public


def two_builds_at_once(place):
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        real.publish("/posts/a/", "First")
        site.build(token=real.token).must(0)
        done = threading.Event()
        sent = []

        def write():
            while not done.is_set():
                sent.append(real.publish(f"/posts/{random.choice('ab')}/", f"Number {len(sent)}"))

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(ROUNDS):
                builds = [started(site, real.token, "-d", name) for name in ["one", "two", "three"]]
                for build in builds:
                    said = build.communicate(timeout=world.WAIT)[0]
                    assert build.returncode == 0 and "warning" not in said, said
                assert is_whole(site)
        finally:
            done.set()
            writer.join()
        assert len(sent) > ROUNDS, "no comments came meanwhile"
        same_as_clean(site, real.token)
        for name in ["one", "two"]:
            site.build("-d", name, token=real.token).must(0)
            assert world.tree(site.place / name) == site.public()


def large(real):
    """Enough comments for a snapshot that takes a while to write."""
    (real.place / "p.yaml").write_text("policy: {default: publish}\n")
    real.command("policy", "apply", "p.yaml")
    for number in range(300):
        real.comment(f"/posts/{'ab'[number % 2]}/", f"Number {number} " + "and so on " * 300)


def killed_builds(place):
    rng = random.Random(9)
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        large(real)
        site.build(token=real.token).must(0)
        began = time.monotonic()
        site.build(token=real.token).must(0)
        whole = time.monotonic() - began
        cut = 0
        for number in range(3 * ROUNDS):
            if number % 3 == 0:
                site.forget()  # the next build fetches and writes everything
            real.comment("/posts/a/", f"After {number}")
            build = started(site, real.token)
            time.sleep(rng.random() * whole)
            build.send_signal(signal.SIGKILL)
            build.communicate()
            cut += build.returncode == -signal.SIGKILL
            assert not list((site.place / ".postil/comments").glob("*.ndjson")) or is_whole(site)
        assert cut > ROUNDS, f"only {cut} builds were killed in time"
        same_as_clean(site, real.token)
        left = [file.name for file in (site.place / ".postil/comments").iterdir() if not file.name.endswith((".ndjson", ".time"))]
        assert not left, f"a killed build leaves {left}"


def a_killed_pull(place):
    rng = random.Random(10)
    with world.service(COMMENTS, place / "service") as real:
        site = world.Site(POSTIL, place / "site", real.url, [real.build_token])
        for number in range(40):
            site.post(f"n{number}", "date: 2026-01-03")
            real.publish(f"/posts/n{number}/", f"Number {number} " + "and so on " * 100)
        words = [POSTIL, "comments", "pull"]
        env = dict(os.environ, POSTIL_COMMENTS_TOKEN=real.token)
        for number in range(ROUNDS):
            pull = subprocess.Popen(words, cwd=site.place, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(rng.random() * 0.04)
            pull.send_signal(signal.SIGKILL)
            pull.wait()
            real.publish("/posts/n1/", f"After {number}")
        site.run("comments", "pull", token=real.token).must(0)
        site.run("comments", "pull", token=real.token).must(0, "0 new, 0 changed, 0 removed")
        site.build(token=real.token).must(0)
        public = site.public()
        site.build("--comments", "comments").must(0)
        assert site.public() == public


if __name__ == "__main__":
    world.run_all([two_builds_at_once, killed_builds, a_killed_pull])
