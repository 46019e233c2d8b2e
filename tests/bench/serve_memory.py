#!/usr/bin/env python3
"""What `postil serve` holds in memory: saves one file of a site again and again, and asks for its page after each save, over several
connections at once, as browsers do.

usage: serve_memory.py POSTIL [--pages N] [--saves N] [--most RATIO]

Prints the resident memory (VmRSS) and its peak (VmHWM) in MB at the start and after saves 1, 5, 10, 20, 40 …, and the median time of
a save until its page is there, by the clock and of all processors. With --most, ends with status 1 if the memory after the last save is more than RATIO times that at the
start.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

WAIT = 300  # seconds: far more than a build of the largest site takes
CONNECTIONS = 6  # that a browser opens to one host


def write_post(path, number, text):
    path.write_text(f"---\ntitle: Post {number}\ndate: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\ntags: [tag{number % 50}, all]\n---\n{text}\n")


def make_site(folder, pages):
    posts = folder / "content/posts"
    posts.mkdir(parents=True)
    (folder / "postil.yaml").write_text("title: Memory\nbase_url: https://example.org/\n")
    for number in range(pages):
        paragraphs = [f"Sentence {number} of *many*, with `code`, a [link](post-{(number * 7 + part) % pages}.md) and more words. " * 4 for part in range(5)]
        write_post(posts / f"post-{number}.md", number, "\n\n## A heading\n\n".join(paragraphs))


def megabytes(process, name):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"^{name}:\s+(\d+) kB$", status, re.MULTILINE).group(1)) / 1024


def processor_time(process):
    """In seconds, on all processors, of the program and of the system for it."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ask(url):
    with urllib.request.urlopen(url, timeout=WAIT) as answer:
        return answer.read().decode()


def measure(postil, folder, saves):
    """Returns the resident memory at the start and after each save."""
    browser = concurrent.futures.ThreadPoolExecutor(CONNECTIONS)
    process = subprocess.Popen([postil, "serve", "-s", str(folder), "-p", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        url = process.stdout.readline().split()[1]
        ask(url + "posts/post-1/")
        resident, times, work = [megabytes(process, "VmRSS")], [], []
        for save in range(1, saves + 1):
            write_post(folder / "content/posts/post-1.md", 1, f"Saved {save} times.")
            begun, worked = time.monotonic(), processor_time(process)
            pages = list(browser.map(ask, [url + "posts/post-1/"] * CONNECTIONS))
            times.append(time.monotonic() - begun)
            work.append(processor_time(process) - worked)
            if any(f"Saved {save} times." not in page for page in pages):
                raise AssertionError(f"save {save} is not in its page")
            resident.append(megabytes(process, "VmRSS"))
            if save in (1, 5, 10) or save % 20 == 0 or save == saves:
                print(f"after save {save:3}: {resident[-1]:6.0f} MB, peak {megabytes(process, 'VmHWM'):6.0f} MB", flush=True)
        print(f"median time of a save: {statistics.median(times):.2f} s, of all processors {statistics.median(work):.2f} s")
        return resident
    finally:
        process.kill()
        process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postil")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=40)
    parser.add_argument("--most", type=float)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        make_site(site, options.pages)
        resident = measure(options.postil, site, options.saves)
    print(f"at the start: {resident[0]:.0f} MB; after save {options.saves}: {resident[-1]:.0f} MB")
    if options.most is not None and resident[-1] > options.most * resident[0]:
        sys.exit(f"the memory grew to more than {options.most} times that at the start")


if __name__ == "__main__":
    main()
