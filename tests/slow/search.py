#!/usr/bin/env python3
"""Searches for texts that a careless program is slow for: random pieces of Markdown and HTML, repeated up to a size and to twice that size.

Prints those that take more than --seconds, or far more than twice as long at twice the size. Nothing is judged: what it finds belongs into inputs.py.

usage: search.py POSTIL [--rounds N] [--seed S] [--bytes N] [--seconds S]
"""
import argparse
import pathlib
import random

import inputs
import run

MARKDOWN = ("* ** _ __ ` `` [ ] ( ) ![ ]( ](a) [a] [^a] [^a]: [^@] [@] <!-- --> <? <!A <![CDATA[ ]]> <a <b> </b> <div> </div> &amp; & \\ | |-| - ~ ~~ ~~~ ``` # ## - + 1. "
            "> a b é http://a.b www.a.b a@b.c :// $ $$ {#a} {.b} {{< >}} {{ }} === : :: ::: \" ' -- ... [!NOTE] <!--more--> <img/src=a> <script> </script> <pre> \\[ \\] ! ^ "
            "= % &#1;").split() + ["\n", "\n\n", "\n    ", "\n  ", " ", "\t", "\n> ", "\n- ", "\n1. ", "\n# ", "\n---\n", "\n===\n", "\n: ", "\n[@]: c\n", "\n[^@]: d\n"]
ELEMENTS = ("a b i p div table tr td tbody caption colgroup col select option svg math title style script textarea template li ul dd dt button form input font nobr html "
            "body head frameset h1 ruby rt object marquee foreignObject desc mi annotation-xml x br hr img pre plaintext xmp iframe noscript span section").split()
TEXTS = ["x", " ", "<!--", "-->", "&amp;", "<![CDATA[", "]]>", "<!doctype html>", "</", "<", "<!x>", "é", "'", '"', "</script "]


def markdown(draw):
    return draw.choice(MARKDOWN)


def html(draw):
    if draw.random() < 0.2:
        return draw.choice(TEXTS)
    attributes = draw.choice(["", "", " a=@", " a@", "".join(f" z{i}" for i in range(20)), "/"])
    return draw.choice(["<", "<", "</"]) + draw.choice(ELEMENTS) + attributes + ">"


class Text:
    """A beginning, a part that is repeated, and perhaps another one that is repeated behind it. Each "@" may become another number."""

    def __init__(self, draw):
        pieces = draw.choice([markdown, markdown, html])
        some = lambda least, most: "".join(pieces(draw) for _ in range(draw.randint(least, most)))
        self.begin = ("<div>\n" if pieces is html else "") + some(0, 4)
        self.parts = [some(1, 6)] + ([some(1, 4)] if draw.random() < 0.3 else [])
        self.has_numbers = draw.random() < 0.5

    def repeated(self, size):
        text, number = self.begin, 0
        for i, part in enumerate(self.parts, 1):
            pieces, length = [], len(text)
            while length < size * i / len(self.parts):
                pieces.append(part.replace("@", str(number)) if self.has_numbers else part)
                length += len(pieces[-1])
                number += 1
            text += "".join(pieces)
        return text

    def __str__(self):
        return f"{self.begin!r} + n × " + " + n × ".join(map(repr, self.parts)) + (", @ counts" if self.has_numbers else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("postil")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=1)
    asked = parser.parse_args()
    program = str(pathlib.Path(asked.postil).resolve())
    draw = random.Random(asked.seed)
    found = 0
    for _ in range(asked.rounds):
        text = Text(draw)
        once = run.run(program, "build", inputs.page(text.repeated(asked.bytes)), None, 60)
        if once.seconds < 0.1:
            continue
        twice = run.run(program, "build", inputs.page(text.repeated(2 * asked.bytes)), None, 60)
        if twice.seconds > asked.seconds or twice.seconds > 3 * once.seconds or not (once.is_sound() and twice.is_sound()):
            found += 1
            print(f"{once.seconds:.2f} s, {twice.seconds:.2f} s, {twice.megabytes:.0f} MB, {twice.outcome()[:60]}: {text}", flush=True)
    print(f"{asked.rounds} texts, {found} of them slow")


main()
