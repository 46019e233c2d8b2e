#!/usr/bin/env python3
"""Takes the database of a running service away while clients post, in several ways, and looks what was acknowledged.

usage: taken_away.py POSTIL_COMMENTS

The group of writes that is being committed at that moment may still be acknowledged: the files are looked at after each commit.
"""
import http.client
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest

SERVICE = os.path.abspath(sys.argv.pop(1))
CLIENTS = 8
BEFORE = 100  # comments before the loss
SETTINGS = "rates:\n  address: none\n  thread: none\n  waiting_network: none\n  waiting_site: none\n"


class Loss(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.database = self.folder / "c.sqlite"
        (self.folder / "settings.yaml").write_text(SETTINGS)
        self.log = open(self.folder / "log", "w+")
        self.addCleanup(self.log.close)
        self.answers = []  # (status, id) of each post, in the order of the answers
        self.lock = threading.Lock()

    def command(self):
        return [SERVICE, "serve", "--database", self.database, "--listen", "127.0.0.1:0", "--threads", "open", "--site", "https://example.org",
                "--settings", self.folder / "settings.yaml"]

    def start(self):
        self.process = subprocess.Popen(self.command(), stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.addCleanup(self.process.stdout.close)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])

    def stop(self):
        self.process.terminate()
        self.assertEqual(self.process.wait(30), 0)

    def refused_start(self):
        done = subprocess.run(self.command(), capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 1)
        return done.stderr

    def post(self, connection, text):
        connection.request("POST", "/api/v1/comments?thread=/a/", json.dumps({"name": "Ann", "body": text}), {"Content-Type": "application/json", "Origin": "https://example.org"})
        answer = connection.getresponse()
        body = json.loads(answer.read())
        with self.lock:
            self.answers.append((answer.status, body.get("id")))
            return len(self.answers)

    def lose(self, how):
        """Clients post; after BEFORE answers how() runs. Each client goes on until it has been refused ten times. Returns the acknowledged ids."""
        enough = threading.Event()

        def client(number):
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            refused = count = 0
            while refused < 10 and count < 3000:
                count += 1
                if self.post(connection, f"comment {count} of client {number}") >= BEFORE:
                    enough.set()
                refused += self.answers[-1][0] == 503
            connection.close()

        clients = [threading.Thread(target=client, args=[number]) for number in range(CLIENTS)]
        for each in clients:
            each.start()
        enough.wait()
        how()
        with self.lock:
            at_loss = len(self.answers)
        for each in clients:
            each.join()
        late = [status for status, _ in self.answers[at_loss:] if status != 503]
        print(f"{self.id().rsplit('.')[-1]}: {at_loss} answers before, {len(late)} acknowledged after, {len(self.answers) - at_loss - len(late)} times 503")
        # One group in flight, and none after the first refusal.
        self.assertLessEqual(len(late), CLIENTS)
        first = next(i for i, (status, _) in enumerate(self.answers) if status == 503)
        self.assertLessEqual(sum(status != 503 for status, _ in self.answers[first:]), CLIENTS)
        self.assertTrue(all(status == 503 for status, _ in self.answers[-CLIENTS * 5:]))
        self.assertIn("while it was in use", (self.folder / "log").read_text())
        return {id for status, id in self.answers[:at_loss] if status == 202}

    def stored(self, database):
        connection = sqlite3.connect(database)
        self.addCleanup(connection.close)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        return {row[0] for row in connection.execute("SELECT id FROM comments")}

    def test_moved_with_its_log(self):
        self.start()

        def move():
            for ending in ("-wal", ""):
                os.rename(f"{self.database}{ending}", f"{self.folder}/moved{ending}")

        acknowledged = self.lose(move)
        self.assertGreaterEqual(len(acknowledged), BEFORE)
        self.process.kill()
        self.process.wait()
        self.assertFalse(self.database.exists())
        self.assertEqual(acknowledged - self.stored(self.folder / "moved"), set())

    def test_moved_alone_and_put_back(self):
        self.start()
        acknowledged = self.lose(lambda: os.rename(self.database, self.folder / "moved"))
        self.stop()
        self.assertIn("log of a database that is not there", self.refused_start())
        os.rename(self.folder / "moved", self.database)
        self.start()
        self.stop()
        self.assertEqual(acknowledged - self.stored(self.database), set())

    def test_replaced_by_another(self):
        shutil.copy(self.another(), self.folder / "copy")
        before = (self.folder / "copy").read_bytes()
        self.start()
        self.lose(lambda: os.rename(self.folder / "copy", self.database))
        self.stop()
        self.assertEqual(self.database.read_bytes(), before)

    def another(self):
        """A database of another service."""
        other = self.folder / "other.sqlite"
        subprocess.run([SERVICE, "moderator", "add", "Mo", "--database", other], check=True, capture_output=True)
        return other

    def test_deleted(self):
        self.start()
        self.lose(lambda: os.remove(self.database))
        self.stop()
        self.assertFalse(self.database.exists())

    def test_emptied(self):
        self.start()
        self.lose(lambda: os.truncate(self.database, 0))
        self.process.kill()
        self.process.wait()
        self.assertIn("the file is empty", self.refused_start())
        os.remove(f"{self.database}-wal")
        self.assertIn("the file is empty", self.refused_start())
        self.assertEqual(self.database.stat().st_size, 0)

    def test_log_deleted(self):
        self.start()
        self.lose(lambda: os.remove(f"{self.database}-wal"))
        self.stop()


if __name__ == "__main__":
    unittest.main()
