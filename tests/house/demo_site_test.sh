#!/usr/bin/env bash
# The demo site builds without a warning, and its republished article has every part that such a page needs.
#   demo_site_test.sh POSTIL
set -euo pipefail
postil=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
site=$(mktemp -d)
trap 'rm -rf "$site"' EXIT
cp -r "$root/content" "$root/postil.yaml" "$site"
SOURCE_DATE_EPOCH=1798761600 "$postil" build --strict -s "$site"
page=$site/public/posts/the-letters-page/index.html
failed=0
for part in \
  'rel="canonical" href="https://example.org/' \
  'href="/authors/ada-beispiel/"' \
  'The Second Hand' \
  'Republished with author’s permission' \
  '2 shares' \
  '78 views' \
  'https://www.linkedin.com/' \
  'data-postil-thread="/posts/the-letters-page/"' \
  'At most one link, and only to something that teaches' \
  'a bare “good post” stays out' \
  'method="post"' \
  'name="homepage_confirm"' \
  'type="module"' \
  'id="fn-1"' \
  'property="og:title"'; do
  grep -qF -- "$part" "$page" || { echo "missing on the republished article: $part"; failed=1; }
done
grep -q 'Add your comment' "$page" || { echo "missing: the form's heading"; failed=1; }
exit "$failed"
