#!/bin/sh
# run.sh NODE: lints openapi.yaml and sends requests through a proxy that knows it; status 77 (skipped) when node or its
# modules are not installed.
if [ ! -x "$1" ] || [ ! -d node_modules/@stoplight/prism-cli ]; then
  echo "skipped: node or tests/openapi/node_modules is missing (make test-deps installs both)"
  exit 77
fi
"$1" node_modules/.bin/spectral lint --quiet --ruleset .spectral.yaml --fail-severity warn "$POSTIL_OPENAPI" && exec "$1" --test proxy.test.mjs suite.test.mjs
