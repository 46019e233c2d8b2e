#!/usr/bin/env python3
"""Reads off both programs how the linker and the compiler hardened them.

What the compiler does is read off the archive of our own objects: a static library of the system has such calls, too, and would hide
that ours have none.

usage: hardening.py BINARY ARCHIVE [BINARY ARCHIVE ...]
"""
import re
import subprocess
import sys


def read(file, *words):
    return subprocess.run(["readelf", "--wide", *words, file], capture_output=True, text=True, check=True).stdout


def faults(binary, archive):
    if not re.search(r"Type:\s+DYN", read(binary, "--file-header")):
        yield "it is not position-independent (-pie)"
    segments = read(binary, "--segments")
    if "GNU_RELRO" not in segments:
        yield "no segment is read-only after relocation (-z relro)"
    if not re.search(r"GNU_STACK.* RW ", segments):
        yield "its stack is executable (-z noexecstack)"
    if not re.search(r"\(FLAGS\).*BIND_NOW|\(FLAGS_1\).*\bNOW\b|\(BIND_NOW\)", read(binary, "--dynamic")):
        yield "symbols are bound late, so that RELRO is partial (-z now)"
    symbols = read(archive, "--syms")
    if "__stack_chk_fail" not in symbols:
        yield "functions have no stack protector (-fstack-protector-strong)"
    if not re.search(r" __(?!stack_chk)\w+_chk\b", symbols):
        yield "no function of the C library is called in its checked form (-D_FORTIFY_SOURCE=2)"


def main():
    words = iter(sys.argv[1:])
    found = [f"{binary}: {fault}" for binary, archive in zip(words, words) for fault in faults(binary, archive)]
    print("\n".join(found) or f"{(len(sys.argv) - 1) // 2} programs are hardened")
    sys.exit(1 if found else 0)


main()
