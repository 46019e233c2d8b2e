#!/usr/bin/env python3
"""What only a process of its own shows: signals, terminals, browsers, and what is left behind.

usage: processes.py POSTIL
"""
import contextlib
import os
import pathlib
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

POSTIL = sys.argv.pop(1)
LONG = 30  # seconds, for what takes none


def until(condition):
    end = time.monotonic() + LONG
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("this never came")
        time.sleep(0.01)


def is_alive(process):
    try:
        return ") Z" not in pathlib.Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


class Commands(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name) / "site"
        (self.folder / "content").mkdir(parents=True)
        (self.folder / "content/a.md").write_text("---\ntitle: A page\ndate: 2024-05-01\n---\n")

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def program(self, name, script):
        path = self.write(name, f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    def start(self, *words, **more):
        process = subprocess.Popen([POSTIL, *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def read(self, name):
        path = self.folder / name
        until(lambda: path.exists() and path.read_text().endswith("\n"))
        return path.read_text()

    @contextlib.contextmanager
    def serving(self, *words, **more):
        process = self.start("serve", "--port", "0", *words, **more)
        line = process.stdout.readline()
        self.assertTrue(line.startswith("serving http://127.0.0.1:"), line)
        yield process, line.split()[1]

    def test_a_terminal_gets_columns(self):
        outer, inner = pty.openpty()
        subprocess.run([POSTIL, "list"], cwd=self.folder, stdout=inner, check=True)
        os.close(inner)
        shown = os.read(outer, 4096).decode()
        os.close(outer)
        self.assertEqual(shown.split(), "PATH TITLE DATE PERMALINK STATUS content/a.md A page 2024-05-01 /a/ published".split())

    def test_serve_answers_and_ends_at_a_signal(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            with self.serving() as (process, url):
                self.assertIn("A page", urllib.request.urlopen(url + "a/", timeout=LONG).read().decode())
                process.send_signal(number)
                self.assertEqual(process.wait(LONG), 0)

    def test_serve_tells_mistakes_at_once_and_when_they_are_mended(self):
        self.write("content/b.md", "---\ntilte: B\n---\n")
        with self.serving() as (process, url):
            self.assertEqual(process.stderr.readline(), 'content/b.md:2:1: warning: unknown key "tilte" [unknown-key]\n')
            self.write("content/b.md", "---\ntitle: B\n---\n")
            urllib.request.urlopen(url, timeout=LONG).read()
            process.send_signal(signal.SIGINT)
            self.assertTrue(process.stderr.read().endswith("\n1 warning\nall mended\n"))

    def test_data_that_cannot_be_written_are_an_error(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([POSTIL, "list"], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True, timeout=LONG)
        self.assertEqual((done.returncode, done.stderr), (2, "error: cannot write to standard output [unwritable-file]\n"))

    def test_serve_opens_a_browser_that_outlives_it_and_holds_nothing(self):
        browser = self.program("browser.sh", 'echo "$1" > opened; echo $$ > id; exec sleep 600')
        with self.serving("--open", env={**os.environ, "BROWSER": str(browser)}) as (process, url):
            self.assertEqual(self.read("opened"), url + "\n")
            opened = int(self.read("id"))
            self.addCleanup(os.kill, opened, signal.SIGKILL)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(LONG), 0)
            self.assertTrue(is_alive(opened))
            port = url.split(":")[2].strip("/")
            again = self.start("serve", "--port", port)
            self.assertTrue(again.stdout.readline().startswith("serving"))

    def test_a_browser_that_is_missing_is_a_note(self):
        with self.serving("--open", env={**os.environ, "BROWSER": "no-such-browser"}) as (process, url):
            urllib.request.urlopen(url, timeout=LONG).read()
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(LONG), 0)
            self.assertEqual(process.stderr.read(), "note: cannot open a browser with no-such-browser: No such file or directory [failed-command]\n"
                             f"  hint: open {url} yourself, or name a browser in $BROWSER\n")

    def test_a_browser_leaves_no_zombie(self):
        browser = self.program("browser.sh", "echo $$ > id")
        with self.serving("--open", env={**os.environ, "BROWSER": str(browser)}) as (process, _):
            opened = self.read("id").strip()
            until(lambda: not pathlib.Path(f"/proc/{opened}").exists())

    def test_serve_runs_the_hooks_once_and_first(self):
        self.write("postil.yaml", "hooks: {pre_build: [[sh, -c, 'echo run >> runs; echo \"# B\" > content/b.md']], post_build: [[touch, never]]}\n")
        with self.serving() as (_, url):
            self.assertEqual(self.read("runs"), "run\n")
            for _ in range(3):
                urllib.request.urlopen(url + "b/", timeout=LONG).read()
            self.assertEqual(self.read("runs"), "run\n")
        self.assertFalse((self.folder / "never").exists())
        self.write("postil.yaml", "hooks: {pre_build: [['false']]}\n")
        process = self.start("serve", "--port", "0")
        self.assertEqual(process.wait(LONG), 1)
        self.assertIn('"false" ended with status 1', process.stderr.read())

    def test_ctrl_c_ends_a_hook_with_all_that_it_started(self):
        self.write("postil.yaml", "hooks: {pre_build: [[sh, -c, 'sleep 600 & echo $! > id; wait']]}\n")
        process = self.start("build")
        started = int(self.read("id"))
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(LONG), -signal.SIGINT)
        until(lambda: not is_alive(started))
        self.assertFalse((self.folder / "public").exists())

    def test_what_a_hook_prints_is_no_data(self):
        self.write("postil.yaml", "base_url: https://example.org/\nhooks: {post_build: [[echo, hello]]}\n")
        done = subprocess.run([POSTIL, "build", "--json"], cwd=self.folder, capture_output=True, text=True, timeout=LONG)
        self.assertTrue(done.stdout.startswith('{"pages":'), done.stdout)
        self.assertEqual(done.stderr, "hello\n")


    def run_in(self, folder, *words):
        return subprocess.run([POSTIL, *words], cwd=folder, capture_output=True, text=True, timeout=LONG)

    def test_no_command_takes_a_folder_of_a_site_for_the_site(self):
        self.write("postil.yaml", "title: Site\n")
        below = self.folder / "content/posts"
        below.mkdir()
        (below / "b.md").write_text("---\ntitle: B\n---\n")
        for words in [["build"], ["check"], ["list"], ["serve", "--port", "0"], ["new", "A title"], ["explain", "b.md"], ["config"], ["clean"]]:
            done = self.run_in(below, *words)
            self.assertEqual(done.returncode, 2, words)
            self.assertIn(f"this folder lies in the site {self.folder} and has no postil.yaml of its own", done.stderr)
            self.assertIn("-s ../..;", done.stderr)
        self.assertEqual(sorted(p.name for p in below.iterdir()), ["b.md"])
        self.assertIn('"message"', self.run_in(below, "build", "--json").stderr)

    def test_a_folder_below_a_site_is_one_when_it_says_so_or_is_named(self):
        self.write("postil.yaml", "title: Site\n")
        below = self.folder / "content"
        self.assertEqual(self.run_in(below, "build", "-s", "..").returncode, 0)
        self.assertEqual(self.run_in(below, "list", "-s", ".").returncode, 0)
        self.assertEqual(self.run_in(below, "--version").returncode, 0)
        (below / "postil.yaml").write_text("title: Its own\n")
        self.assertEqual(self.run_in(below, "list").returncode, 0)

    def as_other_user(self, *words, environment=None):
        """Runs postil as a user who cannot write the site's folder, in a copy that this user may execute."""
        world = pathlib.Path(self.temporary.name)
        program = world / "postil"
        if not program.exists():
            shutil.copy(POSTIL, program)
        for path in [world, *world.rglob("*")]:
            if path == self.folder or self.folder in path.parents or path == world:
                path.chmod(0o555 if path.is_dir() else 0o444)
        user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        kept = {name: value for name, value in os.environ.items() if name not in ["HOME", "XDG_STATE_HOME"]}
        try:
            return subprocess.run([program, *words], cwd=self.folder, capture_output=True, text=True, timeout=LONG, env={**kept, **(environment or {})}, **user)
        finally:
            world.chmod(0o755)

    def open_folder(self, name):
        self.write("postil.yaml", "base_url: https://example.org/\n")
        folder = pathlib.Path(self.temporary.name) / name
        folder.mkdir()
        folder.chmod(0o777)
        return folder

    def make_writable(self):
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod(0o777 if path.is_dir() else 0o666)

    def test_a_tree_that_cannot_be_written_is_built_into_another_folder(self):
        out, state = self.open_folder("out"), self.open_folder("state")
        environment = {"XDG_STATE_HOME": str(state)}
        first = self.as_other_user("build", "-d", str(out), environment=environment)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertTrue((out / "a/index.html").exists())
        [record] = (state / "postil").iterdir()
        self.assertIn(f"{record}: note: the record of the written files lies here", first.stderr)
        again = self.as_other_user("build", "-d", str(out), environment=environment)
        self.assertEqual((again.returncode, again.stderr), (0, ""))
        self.assertIn(" 0 new, 0 changed", again.stdout)
        # Another name for the same folders finds the same record.
        other = self.as_other_user("build", "-s", f"../{self.folder.name}", "-d", str(out) + "/../out", environment=environment)
        self.assertEqual((other.returncode, other.stderr), (0, ""))
        self.assertEqual(list((state / "postil").iterdir()), [record])
        cleaned = self.as_other_user("clean", "-d", str(out), environment=environment)
        self.assertEqual(cleaned.returncode, 0, cleaned.stderr)
        self.assertFalse((out / "a").exists())
        self.assertFalse(record.exists())
        self.make_writable()

    def test_the_record_comes_back_when_the_tree_can_be_written(self):
        out, state = self.open_folder("out"), self.open_folder("state")
        environment = {"HOME": str(state)}
        self.assertEqual(self.as_other_user("build", "-d", str(out), environment=environment).returncode, 0)
        self.assertEqual(len(list((state / ".local/state/postil").iterdir())), 1)
        self.make_writable()
        (self.folder / "content/b.md").write_text("# B\n")
        (self.folder / "content/a.md").unlink()
        done = subprocess.run([POSTIL, "build", "-d", out], cwd=self.folder, capture_output=True, text=True, env={**os.environ, **environment, "XDG_STATE_HOME": "relative"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertFalse((out / "a").exists())  # known to be Postil's
        self.assertTrue((out / "b/index.html").exists())
        self.assertFalse((state / ".local/state/postil").exists())
        self.assertEqual(len(list((self.folder / ".postil/written").iterdir())), 1)

    def test_a_tree_becomes_read_only_with_a_record(self):
        out, state = self.open_folder("out"), self.open_folder("state")
        self.assertEqual(self.run_in(self.folder, "build", "-d", out).returncode, 0)
        for path in [out, *out.rglob("*")]:
            path.chmod(0o777)
        (self.folder / "content/a.md").write_text("---\ntitle: Another\n---\n")
        done = self.as_other_user("build", "-d", str(out), environment={"XDG_STATE_HOME": str(state)})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Another", (out / "a/index.html").read_text())
        self.make_writable()

    def test_without_any_place_for_the_record_nothing_is_written(self):
        out = self.open_folder("out")
        for environment in [{}, {"HOME": "", "XDG_STATE_HOME": ""}, {"HOME": "relative"}]:
            done = self.as_other_user("build", "-d", str(out), environment=environment)
            self.assertEqual(done.returncode, 2)
            self.assertIn("cannot be written, and there is no other", done.stderr)
            self.assertIn("set XDG_STATE_HOME or HOME to an absolute path", done.stderr)
        closed = pathlib.Path(self.temporary.name) / "closed"
        closed.mkdir(mode=0o555)
        done = self.as_other_user("build", "-d", str(out), environment={"HOME": str(closed)})
        self.assertEqual(done.returncode, 2)
        self.assertIn("neither this folder", done.stderr)
        self.assertEqual(list(out.iterdir()), [])
        done = self.as_other_user("build", environment={"HOME": str(self.open_folder("home"))})
        self.assertEqual(done.returncode, 1)
        self.assertIn("choose a folder that can be written with -d", done.stderr)
        self.make_writable()


if __name__ == "__main__":
    unittest.main()
