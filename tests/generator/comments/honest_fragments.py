#!/usr/bin/env python3
"""Every fragment that the service writes passes the check of the generator, whatever readers send.

usage: honest_fragments.py RENDER_LINES CHECK_FRAGMENTS CORPORA

The texts are real comments, payloads of attacks, and seeded random Markdown, as text, name and website. A refusal of one of these would
take the comments from a page. Also puts each payload raw in the place of a comment's text: then no tag of it may be left.
Without CORPORA only the random Markdown is tried, and the test counts as skipped (77).
"""
import json
import pathlib
import random
import re
import subprocess
import sys

SKIPPED = 77
MARK = "MARK"
PIECES = ["*", "**", "_", "`", "```\n", "\n", "\n\n", "> ", "- ", "1. ", "7) ", "# ", "    ", "---\n", "[a](http://a.example/?b&c \"t\")", "![i](", "<b>", "</p>",
          "http://b.example/", "<http://c.example>", "mailto:a@b.example", "[x]: http://d.example\n", "[x]", "\\", "&", "&amp;", "&#1;", "<", ">", "\"", "'",
          "word ", "é", "張", "\t", "<!--", "-->", "[", "](", ")", "javascript:alert(1)", "&#xFFFE;", "\r\n", "\u202e"]


def run(program, lines):
    """The program's answer, as JSON, to each line of JSON."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run([program], input=text.encode(), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(lines), (program, len(lines), len(answers))
    return answers


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def valid(text):
    """JSON may name lone surrogates, which the service refuses."""
    return text.encode("utf-8", "replace").decode()


def random_texts(count):
    generator = random.Random(14)
    return ["".join(generator.choice(PIECES) for _ in range(generator.randint(1, 60))) for _ in range(count)]


def alone(text):
    return {"body": text, "name": text, "website": text}


def threads(texts):
    """Threads in which comments have each of their states; the links of a part of a long thread."""
    generator = random.Random(15)
    for begin in range(0, len(texts), 20):
        comments = []
        for number, text in enumerate(texts[begin:begin + 20]):
            parent = generator.choice(comments) if comments and generator.random() < 0.7 else None
            comment = {**alone(text), "id": f"AZ_{number}-b", "depth": parent["depth"] + 1 if parent else 0,
                       "author": generator.random() < 0.2, "edited": generator.choice(["", "2026-11-05T00:00:00Z"])}
            if parent:
                comment["parent"] = parent["id"]
                if generator.random() < 0.8:
                    comment["parent_name"] = parent["name"]
            state = generator.choice(["shown", "shown", "removed", "waiting", "changed"])
            if state != "shown":
                comment[state] = True
            comments.append(comment)
        url = "https://comments.example.org:8443/base/threads?thread=%2Fx%2F%C3%A9%2F"
        yield {"comments": comments, "open": generator.random() < 0.5, "total": generator.randint(0, 3), "url": url,
               "first": generator.random() < 0.5, "more_url": generator.choice(["", url + "&cursor=0001.0002"]),
               "language": generator.choice(["", "de", "ar"])}
    yield {"comments": [], "open": True}
    yield {"comments": [], "open": False}


def check_honest(renderer, checker, texts, kind):
    lines = [alone(text) for text in texts] + list(threads(texts))
    fragments = run(renderer, lines)
    refused = [(answer, fragment) for answer, fragment in zip(run(checker, fragments), fragments) if "refusal" in answer]
    for answer, fragment in refused[:5]:
        place = fragment.splitlines()
        print("refused:", answer, "\n ", place[min(answer["line"], len(place)) - 1], file=sys.stderr)
    print(f"{kind}: {len(fragments)} fragments of {len(texts)} texts, {len(refused)} refused")
    return len(refused)


def check_spliced(renderer, checker, payloads):
    """An accepted payload has no tag, except those that the service itself writes into texts."""
    frame = run(renderer, [{**alone("a"), "body": MARK}])[0]
    assert f"<p>{MARK}</p>" in frame
    fragments = [frame.replace(f"<p>{MARK}</p>", payload) for payload in payloads]
    accepted = [payload for payload, answer in zip(payloads, run(checker, fragments)) if "refusal" not in answer]
    plain = re.compile(r"</?(p|br|hr|em|strong|code|pre|ul|ol|li|blockquote)>")
    active = [payload for payload in accepted if "<" in plain.sub("", payload)]
    for payload in active[:5]:
        print("accepted:", repr(payload), file=sys.stderr)
    print(f"raw payloads: {len(payloads)}, {len(accepted)} accepted, {len(active)} of them with tags that are not plain")
    return len(active)


def main():
    renderer, checker, corpora = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    wrong = check_honest(renderer, checker, random_texts(8000), "random Markdown")
    if not (corpora / "xss").exists():
        print(f"skipped: no corpora at {corpora}")
        return 1 if wrong else SKIPPED
    real = records(corpora / "comments/mademistakes.jsonl")
    texts = [valid(record[member]) for record in real for member in ("body", "author", "url") if record[member]]
    wrong += check_honest(renderer, checker, texts, "real comments")
    found = [record for path in sorted((corpora / "xss").glob("*.jsonl")) for record in records(path)]
    payloads = [valid(record.get("payload", record.get("input"))) for record in found]
    wrong += check_honest(renderer, checker, payloads, "payloads")
    return 1 if wrong + check_spliced(renderer, checker, payloads) else 0


if __name__ == "__main__":
    sys.exit(main())
