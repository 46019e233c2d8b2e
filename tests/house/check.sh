#!/usr/bin/env bash
# `make check`: format, layering, clang-tidy, warnings of a release build, and the suites under the sanitizers. CHECK_BASE=REV limits
# clang-tidy to what changed since REV (CI does so); all of it otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/house/steps.sh
jobs=${JOBS:-$(nproc)}

step "format"
git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run -Werror

step "layers"
tests/house/layers_test.sh

step "clang-tidy"
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

step "release build: no warning, hardened"
cmake --preset release -B build/release-check -DCMAKE_RUNTIME_OUTPUT_DIRECTORY= -DPOSTIL_WERROR=ON -DPOSTIL_TESTS=OFF >/dev/null
cmake --build build/release-check -j "$jobs" >/dev/null
(cd build/release-check && python3 ../../tests/house/hardening.py bin/postil generator/libgenerator.a bin/postil-comments comment-service/libcomments.a)

step "floods"
python3 tests/attack/run.py build/release-check/bin/postil-comments
python3 tests/attack/large_threads.py build/release-check/bin/postil-comments
python3 tests/attack/http_requests.py build/release-check/bin/postil-comments
python3 tests/attack/manifest.py build/release-check/bin/postil-comments

for sanitizer in asan tsan; do
  step "$sanitizer: build"
  cmake --preset $sanitizer >/dev/null
  cmake --build --preset $sanitizer -j "$jobs" --target postil generator-tests service-tests >/dev/null
  step "$sanitizer: unit tests"
  ctest --preset $sanitizer -L unit -j "$jobs"
done
step
