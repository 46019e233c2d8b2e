#!/bin/sh
# run.sh NODE FILE: runs one test file; status 77 (skipped) when node or its modules are not installed.
if [ ! -x "$1" ] || [ ! -d node_modules/playwright-core ]; then
  echo "skipped: node or tests/browser/node_modules is missing (make test-deps installs both)"
  exit 77
fi
exec "$1" --test "$2"
