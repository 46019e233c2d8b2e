#!/usr/bin/env python3
"""How `build`, `check` and `serve` print many diagnostics: to a terminal of a given size, and to a pipe.

usage: diagnostics.py POSTIL
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
import unittest
import urllib.error
import urllib.request

POSTIL = sys.argv.pop(1)
LONG = 60  # seconds, for what takes none
COLOR = re.compile(r"\x1b\[[0-9;]*m")
SUMMARY = re.compile(r"built \d+ pages?, \d+ files? in \./public: .* \(\d+ ms\)")


def columns_of(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Terminal:
    """What a program prints to a terminal of this size, as lines without colors; the rows count wrapped lines."""

    def __init__(self, folder, words, rows, columns, **variables):
        outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | variables
        process = subprocess.Popen([POSTIL, *words], cwd=folder, stdout=inner, stderr=inner, env=environment)
        os.close(inner)
        text = b""
        try:
            while part := os.read(outer, 65536):
                text += part
        except OSError:  # the other end is closed
            pass
        os.close(outer)
        self.status = process.wait(LONG)
        self.text = text.decode().replace("\r\n", "\n")
        self.lines = COLOR.sub("", self.text).splitlines()
        self.rows = sum(max(1, -(-columns_of(line) // columns)) for line in self.lines)


class Site(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.write("postil.yaml", "title: Site\nbase_url: https://example.org/\n")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def write_posts(self, count, front_matter="", text="Text.\n"):
        for i in range(1, count + 1):
            self.write(f"content/posts/p{i}.md", f"---\ntitle: Post {i}\ndate: 2024-05-01\n{front_matter}---\n{text}")

    def write_error(self):
        self.write("content/posts/wrong.md", "---\ntitle: Wrong\ndate: 2024-13-45\n---\n")

    def run_in_pipe(self, *words, **variables):
        return subprocess.run([POSTIL, *words], cwd=self.folder, capture_output=True, text=True, timeout=LONG, env=os.environ | variables)


class Printing(Site):
    def test_without_diagnostics_one_line_is_printed(self):
        self.write_posts(3)
        done = self.run_in_pipe("build")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, "^" + SUMMARY.pattern + "\n$")
        self.assertEqual(len(Terminal(self.folder, ["build"], 24, 80).lines), 1)

    def test_many_warnings_are_a_table_that_fits_into_the_terminal(self):
        self.write_posts(60, "tilte: x\n", "![](missing.png) and [a](gone.md)\n")
        for rows, columns in [(24, 80), (40, 120), (12, 80), (5, 80)]:
            shown = Terminal(self.folder, ["build"], rows, columns)
            self.assertEqual(shown.status, 0)
            self.assertLessEqual(shown.rows, rows)
            self.assertRegex(shown.lines[-1], SUMMARY)
            self.assertIn("; 180 warnings (", shown.lines[-1])
            self.assertEqual(shown.lines[-2], "see all with --all, or with --only KIND")
            for line in shown.lines[:-1]:
                self.assertLessEqual(columns_of(line), columns)
        self.assertTrue(Terminal(self.folder, ["build"], 24, 80).lines[0].startswith("60  "))

    def test_a_small_terminal_shows_what_it_can(self):
        self.write_posts(30, "tilte: x\n", "[a](gone.md)\n")
        shown = Terminal(self.folder, ["build"], 5, 40)
        self.assertLessEqual(shown.rows, 5)
        self.assertRegex(shown.lines[-1], SUMMARY)
        self.assertTrue(all(columns_of(line) <= 40 for line in shown.lines[:-1]))
        for rows, columns in [(1, 1), (1, 200), (2, 20), (3, 40)]:
            self.assertRegex(Terminal(self.folder, ["build"], rows, columns).lines[-1], SUMMARY)

    def test_an_error_is_last_in_a_terminal_and_in_a_pipe(self):
        self.write_posts(60, "tilte: x\n", "[a](gone.md)\n")
        self.write_error()
        shown = Terminal(self.folder, ["build"], 24, 80)
        self.assertEqual(shown.status, 1)
        self.assertIn("content/posts/wrong.md:3:7: error: ", shown.lines[-5])
        self.assertEqual(shown.lines[-1], "nothing was written: 1 error, 120 warnings; ./public is as it was")
        self.assertLessEqual(shown.rows, 24 + 4)
        done = self.run_in_pipe("build")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr.splitlines()[-5:], shown.lines[-5:])
        self.assertLessEqual(len(done.stderr.splitlines()), 40 + 4)

    def test_an_error_and_its_twin_stand_together_in_full(self):
        self.write_posts(60, "tilte: x\n")
        self.write_error()
        self.write("content/posts/wrong-too.md", "---\ntitle: Wrong\ndate: 2024-13-45\n---\n")
        lines = self.run_in_pipe("build").stderr.splitlines()
        self.assertIn("content/posts/wrong-too.md:3:7: error: ", lines[-9])
        self.assertIn("content/posts/wrong.md:3:7: error: ", lines[-5])

    def test_a_pipe_has_forty_rows_whatever_the_environment_says(self):
        link = "[a](/qqqqqqqqqqqq/)\n"  # no hint: three rows each, and the summary: 40
        self.write_posts(13, text=link)
        full = self.run_in_pipe("build").stderr
        self.assertEqual(len(full.splitlines()), 39)
        self.write_posts(14, text=link)
        table = self.run_in_pipe("build").stderr
        self.assertEqual(len(table.splitlines()), 2)
        self.assertEqual(self.run_in_pipe("build", LINES="500", COLUMNS="20", TERM="xterm", FORCE_COLOR="1").stderr, table)
        self.assertEqual(len(self.run_in_pipe("build", "--all").stderr.splitlines()), 42)

    def test_a_place_of_wide_characters_is_cut_and_not_broken(self):
        for i in range(30):
            self.write(f"content/日本語のとても長い名前の記事を入れる場所/記事{i}.md", "---\ntitle: 記事\n日本語: x\n---\n")
        shown = Terminal(self.folder, ["build"], 24, 60)
        self.assertLessEqual(columns_of(shown.lines[0]), 60)
        self.assertIn('記事0.md:3:1: unknown key', shown.lines[0])

    def test_only_one_kind_is_printed_in_full_and_errors_always(self):
        self.write_posts(60, "tilte: x\n", "[a](gone.md)\n")
        done = self.run_in_pipe("build", "--only", "broken-link")
        self.assertEqual(done.stderr.count("[broken-link]"), 60)
        self.assertNotIn("tilte", done.stderr)
        self.assertIn("; 120 warnings (", done.stdout)
        both = self.run_in_pipe("build", "--only", "broken-link", "--only", "unknown-key").stderr
        self.assertEqual((both.count("[broken-link]"), both.count("[unknown-key]")), (60, 60))
        self.write_error()
        self.assertIn("[bad-date]", self.run_in_pipe("build", "--only", "broken-link").stderr)
        found = self.run_in_pipe("check", "--only", "broken-link")
        self.assertEqual((found.returncode, found.stderr.count("[broken-link]"), found.stderr.count("[bad-date]")), (1, 60, 1))
        self.assertNotIn("[unknown-key]", found.stderr)
        self.assertRegex(found.stdout, r": 1 error, 120 warnings\n$")

    def test_an_unknown_kind_is_a_wrong_command_line(self):
        for command in ["build", "check", "serve"]:
            done = self.run_in_pipe(command, "--only", "brokn-link")
            self.assertEqual(done.returncode, 2)
            self.assertIn('there is no kind "brokn-link"; did you mean "broken-link"?', done.stderr)

    def test_strictness_decides_the_status_and_keeps_the_table(self):
        self.write_posts(60, "tilte: x\n")
        table = self.run_in_pipe("build").stderr
        for path in (self.folder / "public").glob("index.html"):
            path.unlink()
        done = self.run_in_pipe("build", "--strict")
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr, table + "nothing was written: 60 warnings, and --strict; ./public is as it was\n")
        self.assertFalse((self.folder / "public/index.html").exists())

    def test_check_prints_all(self):
        self.write_posts(60, "tilte: x\n")
        done = self.run_in_pipe("check")
        self.assertEqual((done.returncode, done.stderr.count("[unknown-key]")), (1, 60))
        self.assertRegex(done.stdout, r"^checked \d+ pages and \d+ links: 60 warnings\n$")

    def test_json_has_every_diagnostic_with_its_kind(self):
        self.write_posts(60, "tilte: x\n")
        done = self.run_in_pipe("build", "--json")
        said = [json.loads(line) for line in done.stderr.splitlines()]
        self.assertEqual([each["kind"] for each in said], ["unknown-key"] * 60)
        self.assertEqual({each["severity"] for each in said}, {"warning"})

    def test_colors_are_for_terminals_that_take_them(self):
        self.write_posts(1, "tilte: x\n")
        shown = Terminal(self.folder, ["build"], 24, 80).text
        self.assertIn("\x1b[1mcontent/posts/p1.md:4:1:\x1b[0m \x1b[1;33mwarning:\x1b[0m unknown key", shown)
        self.assertNotIn("\x1b", Terminal(self.folder, ["build"], 24, 80, NO_COLOR="1").text)
        self.assertNotIn("\x1b", Terminal(self.folder, ["build"], 24, 80, TERM="dumb").text)
        self.assertIn("\x1b", Terminal(self.folder, ["build"], 24, 80, NO_COLOR="").text)  # as no-color.org says
        self.assertNotIn("\x1b", self.run_in_pipe("build").stderr)

    def test_a_missing_base_url_is_a_note(self):
        self.write("postil.yaml", "title: Site\n")
        self.write_posts(1)
        done = self.run_in_pipe("build")
        self.assertTrue(done.stderr.startswith("postil.yaml: note: there is no base_url: "), done.stderr)
        self.assertIn("; 1 note (", done.stdout)
        self.assertEqual(self.run_in_pipe("build", "--strict").returncode, 0)


class Serving(Site):
    """The preview over saves of a file."""

    def serve(self, *words):
        process = subprocess.Popen([POSTIL, "serve", "--port", "0", *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        self.url = process.stdout.readline().split()[1]
        return process

    def save(self, name, text):
        self.write(name, text)
        urllib.request.urlopen(self.url, timeout=LONG).read()

    def end(self, process):
        process.terminate()
        return process.communicate(timeout=LONG)[1]

    def test_three_saves_print_each_warning_once(self):
        self.write_posts(30, "tilte: x\n")
        process = self.serve("--all")
        for i in range(3):
            self.save("content/posts/p1.md", f"---\ntitle: Post 1\ndate: 2024-05-01\ntilte: x\n---\nText {i}.\n")
        said = self.end(process)
        for i in range(1, 31):
            self.assertEqual(said.count(f"content/posts/p{i}.md:4:1: warning: "), 1)
        self.assertTrue(said.endswith("\n30 warnings\n"), said)

    def test_a_save_prints_what_is_new_and_what_is_mended(self):
        self.write_posts(30, "tilte: x\n")
        process = self.serve()
        self.save("content/posts/p1.md", "---\n# a line above\ntitle: Post 1\ndate: 2024-05-01\ntilte: x\n---\n")
        self.save("content/posts/p1.md", "---\ntitle: Post 1\ndate: 2024-05-01\n---\n")
        self.save("content/posts/p2.md", "---\ntitle: Post 2\ndate: 2024-05-01\nnew_key: x\n---\n")
        lines = self.end(process).splitlines()
        self.assertEqual(len(lines), 2 + 1 + 1 + 4 + 1)  # table, count; mended; new
        self.assertEqual(lines[2:4], ["30 warnings", "1 warning mended; 29 warnings remain"])
        self.assertIn('content/posts/p2.md:4:1: warning: unknown key "new_key"', lines[4])
        self.assertEqual(lines[-1], "1 warning new; 1 warning mended; 29 warnings remain")

    def test_an_error_hides_no_warning_for_ever_and_repeats_none(self):
        self.write_posts(30, "tilte: x\n")
        process = self.serve("--all")
        self.write("postil.yaml", "title: [\n")
        with self.assertRaises(urllib.error.HTTPError):
            self.save("content/posts/p1.md", "---\ntitle: Post 1\ndate: 2024-05-01\ntilte: x\n---\nText.\n")
        self.save("postil.yaml", "title: Site\nbase_url: https://example.org/\n")
        said = self.end(process)
        self.assertEqual(said.count("[unknown-key]"), 30)
        self.assertTrue(said.endswith("1 error mended; 30 warnings remain\n"), said)


if __name__ == "__main__":
    unittest.main()
