#!/usr/bin/env python3
"""Checks every #include of our sources against tests/layers.txt: direction between folders, and who sees which library.

usage: layers.py REPOSITORY [TABLE]     prints each offence as file:line: …; exit status 1 when there is one
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
PROGRAMS = ("generator", "comment-service")


def read_table(path):
    folders, libraries = {}, {}
    for line in path.read_text().splitlines():
        line = line.split("#", 1)[0].strip()
        if not line:
            continue
        head, _, allowed = line.partition(":")
        kind, *names = head.split()
        if kind == "folder":
            program, folder = names
            below = [name for name in allowed.split() if (program, name) not in folders]
            if below:
                sys.exit(f"{path}: {program}/{folder} may include {below}, which stand below it")
            folders[(program, folder)] = set(allowed.split()) | {folder}
        elif kind == "library":
            libraries[names[0]] = allowed.split()
        else:
            sys.exit(f"{path}: unknown word {kind}")
    return folders, libraries


def offences(root, folders, libraries):
    sources = [p for program in PROGRAMS for p in sorted((root / program).rglob("*")) if p.suffix in (".h", ".cpp")]
    for source in sources:
        name = source.relative_to(root).as_posix()
        parts = name.split("/")
        for number, line in enumerate(source.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, header = match.groups()
            for prefix, allowed in libraries.items():
                if header.startswith(prefix) and not any(name == a or name.startswith(a + "/") for a in allowed):
                    yield f"{name}:{number}: only {', '.join(allowed)} may see <{header}>"
            if quote == "<" or len(parts) == 2 or header.endswith("/embedded.h"):  # made by cmake/Embed.cmake
                continue
            target = header.split("/", 1)[0]
            allowed = folders.get((parts[0], parts[1]))
            if allowed is None:
                yield f"{name}:{number}: the folder {parts[1]} is not in the table"
            elif "/" not in header:
                yield f'{name}:{number}: include "{header}" by its full path from {parts[0]}/'
            elif target not in allowed:
                yield f"{name}:{number}: {parts[1]} may not include {target}"


def main():
    root = pathlib.Path(sys.argv[1])
    table = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else root / "tests/layers.txt"
    found = list(offences(root, *read_table(table)))
    print("\n".join(found) if found else "layers: every include obeys the table")
    sys.exit(1 if found else 0)


main()
