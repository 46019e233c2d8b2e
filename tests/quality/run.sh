#!/bin/sh
# run.sh NODE FILE THEME: runs one check; status 77 (skipped) when what it needs is not installed.
if [ ! -x "$1" ] || [ ! -d node_modules/html-validate ] || ! command -v java >/dev/null; then
  echo "skipped: node, java or tests/quality/node_modules is missing (make test-deps installs them)"
  exit 77
fi
exec "$1" "$2" "$3"
