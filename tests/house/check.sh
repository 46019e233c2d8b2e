#!/usr/bin/env bash
# `make check`: format, layering, clang-tidy, and the suites under the sanitizers. CHECK_BASE=REV limits clang-tidy to what
# changed since REV (CI does so); all of it otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."
jobs=${JOBS:-$(nproc)}

echo "== format"
git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run -Werror

echo "== layers"
tests/house/layers_test.sh

echo "== clang-tidy"
cmake --preset dev >/dev/null
cmake --build --preset dev -j "$jobs" >/dev/null   # generated headers; -Werror
if [ -n "${CHECK_BASE:-}" ]; then
  files=$(git diff --name-only --diff-filter=d "$CHECK_BASE" -- 'generator/*.cpp' 'comment-service/*.cpp')
else
  files=$(git ls-files 'generator/*.cpp' 'comment-service/*.cpp')
fi
if [ -n "$files" ]; then
  xargs -P "$jobs" -n 4 clang-tidy --quiet -p build/dev <<<"$files" 2> >(grep -vE 'warnings? generated|^Suppressed|^Use -header' >&2)
fi

echo "== address and undefined-behaviour sanitizers"
cmake --preset asan >/dev/null
cmake --build --preset asan -j "$jobs" --target postil generator-tests service-tests >/dev/null
ctest --preset asan -L unit

echo "== thread sanitizer"
cmake --preset tsan >/dev/null
cmake --build --preset tsan -j "$jobs" --target postil generator-tests service-tests >/dev/null
ctest --preset tsan -L unit
