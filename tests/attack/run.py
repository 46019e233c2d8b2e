#!/usr/bin/env python3
"""Floods a comment service on loopback and looks at what others notice.

usage: run.py PROGRAM   PROGRAM is postil-comments. Part of `make check`: all floods together take less than a minute.

A flood is a function that starts a Service of its own, calls measured() and then asserts what must hold. Each takes about six seconds.
"""
import sys
import time

import comments_flood
import refusals_flood

FLOODS = [
    comments_flood.one_network,
    comments_flood.many_networks,
    refusals_flood.refusals,
    refusals_flood.previews_and_forms,
]


def main():
    began = time.monotonic()
    for flood in FLOODS:
        flood(sys.argv[1])
    print(f"{len(FLOODS)} floods took {time.monotonic() - began:.0f} s")


main()
