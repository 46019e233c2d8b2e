#!/usr/bin/env python3
"""Requests that never end must neither fill the memory nor delay others.

usage: http_requests.py PROGRAM     PROGRAM is postil-comments. Part of `make check`; takes about fifteen seconds.
"""
import sys

from flooding import Service, push, run

HEAD = b"POST /api/v1/comments?thread=/a/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def main():
    extensions = CHUNKED + (b"1;" + b"x" * 250 + b"\r\n \r\n") * 4000
    unfinished = HEAD + b"Content-Length: 65536\r\n\r\n" + b" " * 65535
    too_long = HEAD + b"Content-Length: 70000\r\n\r\n" + b" " * 70000
    # Each byte is a packet of its own, while the chunks before it are many.
    dripped = [CHUNKED + b"4\r\n    \r\n" * 4000] + [b"4\r\n    \r\n"[i:i + 1] for i in range(9)] * 1000
    endless = HEAD + b"X: " + b"x" * 31_000
    with Service(sys.argv[1]) as service:
        run(service, "chunk extensions", push, [extensions], connections=200)
        run(service, "requests without their last byte", push, [unfinished], connections=800)
        run(service, "bodies over the limit", push, [too_long])
        run(service, "dripped chunks", push, dripped)
        run(service, "heads without an end", push, [endless], connections=400)


main()
