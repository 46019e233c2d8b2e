#!/usr/bin/env python3
"""Sets the clock of a service by days, while it runs and between two runs, and looks what it erases and what it refuses.

usage: clock.py POSTIL_COMMENTS SET_CLOCK_LIBRARY

The library is preloaded: it moves the clock of the service, and its hourly work runs twenty times a second.
"""
import http.client
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

LIBRARY = os.path.abspath(sys.argv.pop(2))
SERVICE = os.path.abspath(sys.argv.pop(1))
DAY = 86400
STEPS = [DAY, -DAY, 200 * DAY, -200 * DAY]


class Clock(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.set(0)

    def set(self, seconds):
        (self.folder / "new").write_text(str(seconds))
        (self.folder / "new").rename(self.folder / "offset")

    def environment(self):
        return dict(os.environ, LD_PRELOAD=LIBRARY, CLOCK_OFFSET=str(self.folder / "offset"))

    def start(self):
        self.log = open(self.folder / "log", "a+")
        self.addCleanup(self.log.close)
        self.process = subprocess.Popen([SERVICE, "serve", "--database", self.folder / "c.sqlite", "--listen", "127.0.0.1:0", "--threads", "open"],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True, env=self.environment())
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])

    def stop(self):
        self.process.terminate()
        self.assertEqual(self.process.wait(30), 0)

    def said(self):
        return (self.folder / "log").read_text()

    def command(self, *words):
        return subprocess.run([SERVICE, *words, "--database", self.folder / "c.sqlite"], capture_output=True, text=True, env=self.environment(), check=True)

    def post(self, text):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("POST", "/api/v1/comments?thread=/a/", json.dumps({"name": "Ann", "body": text}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, answer.getheader("Retry-After")

    def kept(self):
        """How many held comments have their text."""
        connection = sqlite3.connect(self.folder / "c.sqlite")
        self.addCleanup(connection.close)
        return connection.execute("SELECT count(*) FROM comments WHERE status = 'held' AND body <> ''").fetchone()[0]

    def readings(self, count):
        """Waits until the service has recorded the clock that many times more."""
        connection = sqlite3.connect(self.folder / "c.sqlite")
        self.addCleanup(connection.close)
        last, deadline = None, time.monotonic() + 60
        while count >= 0:
            self.assertLess(time.monotonic(), deadline)
            reading = connection.execute("SELECT since_boot FROM clock").fetchone()
            count -= reading != last
            last = reading
            time.sleep(0.01)

    def test_nothing_is_erased_while_the_clock_is_in_doubt(self):
        for step in STEPS:
            for restarts in (False, True):
                with self.subTest(step=step, restarts=restarts):
                    self.setUp()
                    self.start()
                    self.assertEqual(self.post("a comment that waits")[0], 202)
                    self.readings(1)
                    for seconds in (step, 0):
                        if restarts:
                            self.stop()
                        self.set(seconds)
                        if restarts:
                            self.start()
                        self.readings(2)
                        self.assertEqual(self.kept(), 1)
                    if abs(step) > DAY:
                        self.assertIn("nothing is purged", self.said())
                    self.stop()

    def test_a_clock_that_was_set_right_refuses_nobody(self):
        for step in STEPS:
            with self.subTest(step=step):
                self.setUp()
                self.start()
                self.set(step)
                for number in range(12):
                    self.post(f"comment {number} at a wrong time")
                self.set(0)
                self.assertEqual(self.post("a comment at the right time"), (202, None))
                self.stop()

    def test_an_accepted_clock_erases_again(self):
        self.set(-190 * DAY)
        self.start()
        self.assertEqual(self.post("a comment of long ago")[0], 202)
        self.stop()
        self.set(0)
        self.start()
        self.readings(2)
        self.assertEqual(self.kept(), 1)
        for told in (True, False):
            self.assertEqual("`postil-comments clock accept`" in self.command("queue").stderr, told)
        self.assertIn("is taken for the right time", self.command("clock", "accept").stdout)
        self.readings(2)
        self.assertEqual(self.kept(), 0)
        self.assertEqual(self.said().count("nothing is purged"), 1)
        self.stop()


if __name__ == "__main__":
    unittest.main()
