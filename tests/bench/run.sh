#!/usr/bin/env bash
# `make bench`: what a list of cards costs, what baked comments and one approval add to a build, and clean builds of a synthetic blog
# beside the floor, the least work that cmark-gfm and writing the files leave to do. Quote ratios of one run: absolute times say more
# about the machine than about the program.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
cmake --preset release -DPOSTIL_TESTS=ON >/dev/null
cmake --build --preset release --target theme-bench policy-bench postil postil-comments
echo "== theme"
build/bin/theme-bench
echo "== policy"
build/bin/policy-bench
echo "== ${COMMENTS:-100000} comments sent, moderated and read"
python3 tests/bench/many_comments.py build/bin/postil-comments "${COMMENTS:-100000}"
echo "== ${BAKED_COMMENTS:-24000} comments baked into ${BAKED_POSTS:-2000} posts"
python3 tests/bench/baking.py build/bin/postil build/bin/postil-comments "${BAKED_POSTS:-2000}" "${BAKED_COMMENTS:-24000}"

shared=$root/../shared/bench/generator
if [ ! -d "$shared" ]; then
  echo "skipped: the other benchmarks have their floors beside the checkout, in ../shared/bench"
  exit 0
fi
work=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)")
trap 'rm -rf "$work"' EXIT
echo "== comment service"
cp -r "$shared/../service" "$work/service"
make -s -C "$work/service"
python3 tests/bench/service.py build/bin/postil-comments "$work/service"
echo "== clean builds of ${POSTS:-1000} posts"
cp -r "$shared" "$work/bench"
make -s -C "$work/bench/floor"
cd "$work/bench"
export POSTIL_BIN=$root/build/bin/postil POSTIL_BENCH_SITE=$root/tests/bench/site
python3 bench.py --posts "${POSTS:-1000}" --runs "${RUNS:-5}" --peers floor,postil --work "$work/work" --outroot "$work/out" --json "$work/result.json"
python3 - "$work/result.json" <<'PYTHON'
import json, sys
result = json.load(open(sys.argv[1]))
wall = lambda peer: result[peer]["median"]["wall"]
print(f"postil / floor, median wall: {wall('postil') / wall('floor'):.2f}")
PYTHON
