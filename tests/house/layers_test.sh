#!/usr/bin/env bash
# The layering check itself: it passes over this repository and fails over sources that break the table.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
python3 "$root/tests/house/layers.py" "$root"

broken=$(mktemp -d)
trap 'rm -rf "$broken"' EXIT
mkdir -p "$broken/generator/base" "$broken/generator/site" "$broken/comment-service"
echo '#include "site/site.h"' >"$broken/generator/base/up.h"
echo '#include <cmark-gfm.h>' >"$broken/generator/site/library.h"
echo '#include "page.h"' >"$broken/generator/site/short.h"
if out=$(python3 "$root/tests/house/layers.py" "$broken" "$root/tests/layers.txt"); then
  echo "the check passed over broken sources"; exit 1
fi
for expected in 'base/up.h:1: base may not include site' 'site/library.h:1: only' 'site/short.h:1: include "page.h" by its full path'; do
  grep -qF "$expected" <<<"$out" || { echo "missing: $expected"; exit 1; }
done
