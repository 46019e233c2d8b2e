#!/usr/bin/env python3
"""The Content-Security-Policy of the manual lets the one line of script run that pages at old addresses hold.

usage: redirect_policy.py POSTIL MANUAL_PAGE
"""
import base64
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    site = pathlib.Path(folder)
    (site / "content").mkdir()
    (site / "content/a.md").write_text("---\naliases: [/old/]\n---\n")
    subprocess.run([sys.argv[1], "build", "-s", folder], check=True, stdout=subprocess.DEVNULL)
    scripts = re.findall(r"<script>(.*?)</script>", (site / "public/old/index.html").read_text(), re.S)
wanted = ["'sha256-" + base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() + "'" for s in scripts]
policy = re.search(r'Content-Security-Policy "([^"]*)"', pathlib.Path(sys.argv[2]).read_text()).group(1)
missing = [hash for hash in wanted if hash not in policy]
print(f"{len(wanted)} script, " + (f"not allowed: {missing}" if missing else "allowed"))
sys.exit(1 if missing or len(wanted) != 1 else 0)
