#!/usr/bin/env python3
"""Builds sites that make a careless program slow, at a size and at twice that size, and prints what each one takes.

An input fails when the program is killed by the time-out or a signal, or ends otherwise than with a site or with an error at its place.
Times are printed, never judged: the unit tests count the work.

usage: run.py POSTIL [--before OTHER] [--only TEXT] [--time-out SECONDS] [--scale FACTOR] [--at-once N] [--check]
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading

import inputs

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
PLACE = re.compile(r"^[^\n]*: error: ", re.M)


class Run:
    """One run of the program: its processor time, its peak of memory, and how it ended."""

    def __init__(self, command, seconds):
        with tempfile.TemporaryFile() as said:
            # Processor time, because machines are shared. A program that waits for ever takes none.
            limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, preexec_fn=limit)
            timer = threading.Timer(10 * seconds, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            self.is_late = not timer.is_alive()
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.said = said.read(200000).decode(errors="replace")
        self.status = process.returncode
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024

    def outcome(self):
        if self.is_late or self.status in (-signal.SIGXCPU, -signal.SIGKILL):
            return "LATE"
        if self.status < 0:
            return signal.Signals(-self.status).name
        if self.status == 0:
            return "site"
        found = PLACE.search(self.said)
        return self.said[found.start():].split("\n", 1)[0] if found and self.status == 1 else f"STATUS {self.status}: {self.said[:80]!r}"

    def is_sound(self):
        return not self.is_late and (self.status == 0 or (self.status == 1 and PLACE.search(self.said) is not None))


def write(files, site):
    made = set()
    for name, text in files.items():
        folder = os.path.dirname(name)
        # Python makes deep folders by recursion.
        if folder.count("/") > 200:
            write_deep(site, name, text)
            continue
        if folder not in made:
            os.makedirs(os.path.join(site, folder), exist_ok=True)
            made.add(folder)
        with open(os.path.join(site, name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())


def write_deep(site, name, text):
    *folders, last = name.split("/")
    at = os.open(site, os.O_RDONLY)
    for folder in folders:
        try:
            os.mkdir(folder, dir_fd=at)
        except FileExistsError:
            pass
        deeper = os.open(folder, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = deeper
    file = os.open(last, os.O_WRONLY | os.O_CREAT, 0o644, dir_fd=at)
    os.write(file, text.encode())
    os.close(file)
    os.close(at)


def run(program, verb, files, special, seconds):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        site = os.path.join(folder, "site")
        os.mkdir(site)
        write(files, site)
        if special:
            special(site)
        target = [] if verb == "check" else ["-d", os.path.join(folder, "out")]
        result = Run([program, verb, "-s", site, *target], seconds)
        subprocess.run(["rm", "-rf", folder + "/site", folder + "/out"], check=False)  # shutil recurses
        return result


def measure(programs, verb, name, seconds, scale):
    if name in inputs.SPECIAL:
        files, special = inputs.SPECIAL[name]
        return name, None, [(run(program, verb, files, special, seconds),) * 2 for program in programs]
    make, n = inputs.INPUTS[name]
    n = max(1, int(n * scale))
    doubled = n + 1 if is_exponential(name) else 2 * n
    return name, n, [(run(program, verb, make(n), None, seconds), run(program, verb, make(doubled), None, seconds)) for program in programs]


def is_exponential(name):
    """Inputs whose meaning doubles with each line are tried with one line more."""
    return "laughs" in name or "double" in name or "nested lists" in name or "merge keys" in name


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postil")
    parser.add_argument("--before", help="another program, shown beside it")
    parser.add_argument("--only", default="", help="a regular expression for names")
    parser.add_argument("--time-out", type=int, default=60, help="seconds of processor time; ten times as many of the clock")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--verb", default="build", choices=["build", "check"])
    asked = parser.parse_args()
    programs = [str(pathlib.Path(each).resolve()) for each in (asked.before, asked.postil) if each]
    names = [name for name in [*inputs.INPUTS, *inputs.SPECIAL] if re.search(asked.only, name)]
    failed = []
    print(f"{'input':52} {'n':>8} " + "  ".join(f"{'s at n':>7} {'at 2n':>7} {'ratio':>6} {'MB':>5}" for _ in programs) + "  ends with", flush=True)
    with concurrent.futures.ThreadPoolExecutor(asked.at_once) as pool:
        for name, n, runs in pool.map(lambda name: measure(programs, asked.verb, name, asked.time_out, asked.scale), names):
            cells = []
            for once, twice in runs:
                cells.append(f"{once.seconds:7.2f} {twice.seconds:7.2f} {twice.seconds / max(once.seconds, 0.01):6.1f} {twice.megabytes:5.0f}")
            once, twice = runs[-1]
            print(f"{name[:52]:52} {n or '':>8} " + "  ".join(cells) + "  " + " / ".join(dict.fromkeys([once.outcome()[:110], twice.outcome()[:110]])), flush=True)
            if not (once.is_sound() and twice.is_sound()):
                failed.append(name)
    for name in failed:
        print(f"FAILED: {name}")
    print(f"{len(names)} inputs, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
