#!/usr/bin/env bash
# `make demo`: builds the demo site (this repository's own), runs the comment service and the preview beside it, and stops both
# at Ctrl-C with status 0. State lies in build/demo/ and stays for the next time.
set -euo pipefail
cd "$(dirname "$0")/../.."
site_port=${DEMO_SITE_PORT:-1313}
service=$(sed -n 's/^ *service: *//p' postil.yaml)   # where the pages look for their comments
site=http://127.0.0.1:$site_port
state=build/demo
database=$state/comments.sqlite
mkdir -p "$state"
pids=()
stopping=0

stop() {
  trap '' INT TERM
  stopping=1
  for pid in "${pids[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  echo
  echo "stopped; the comments stay in $database"
  exit 0
}
trap stop INT TERM

# Waits until a line of FILE matches PATTERN, or the process PID is gone.
wait_for() {
  until grep -q "$1" "$2" 2>/dev/null; do
    kill -0 "$3" 2>/dev/null || { cat "$2" >&2; return 1; }
    sleep 0.05
  done
}

comments() { build/bin/postil-comments "$@" --database "$database"; }

# Sends a comment as a reader does, publishes it as a moderator does, and prints its id: publish THREAD NAME TEXT
publish() {
  local id
  id=$(curl -sS --fail -H "Content-Type: application/json" -d "{\"name\": \"$2\", \"body\": \"$3\"}" \
    "$service/api/v1/comments?thread=$1" | sed -n 's/.*"id": *"\([^"]*\)".*/\1/p')
  comments approve "$id" >/dev/null
  echo "$id"
}

# Fetches the comments, and builds the site again if there are others. The preview shows the same folder.
build_again() {
  local news
  news=$(POSTIL_COMMENTS_TOKEN=$(cat "$state/build-token") build/bin/postil comments pull --comments "$service" "$state/comments")
  case $news in *": 0 new, 0 changed, 0 removed") [ -d "$state/public" ] && return ;; esac
  build/bin/postil build -d "$state/public" --comments "$state/comments"
}

is_new=1
[ ! -s "$state/token" ] || is_new=0
[ "$is_new" = 0 ] || (umask 077; comments moderator add Ada >"$state/token")
[ -s "$state/build-token" ] || (umask 077; comments token add demo-build --role build >"$state/build-token")
# Each runs in a process group of its own, so that Ctrl-C reaches this script alone, which then stops them in order.
set -m
build/bin/postil-comments serve --database "$database" --listen "${service#http://}" --site "$site" --threads open >"$state/service.log" 2>&1 &
pids+=($!)
set +m
wait_for '^listening on' "$state/service.log" "${pids[0]}" || { echo "the comment service did not start" >&2; exit 1; }
if [ "$is_new" = 1 ]; then
  publish /posts/the-letters-page/ "Bertha Beispiel" "The letters page was the first thing I read, for forty years. It had an editor, and one could tell." >/dev/null
  id=$(publish /posts/the-letters-page/ "Carl Muster" "Who decides which letters are printed? That question never had an answer in *my* paper.")
  comments reply "$id" "Here it has: the rules are a file, and each decision names its rule." --as Ada >/dev/null
fi
build_again
set -m
build/bin/postil serve --port "$site_port" --comments "$state/comments" >"$state/serve.log" 2>&1 &
pids+=($!)
set +m
wait_for '^serving' "$state/serve.log" "${pids[1]}" || { echo "the preview did not start" >&2; kill "${pids[0]}"; exit 1; }

token=$(cat "$state/token")
cat <<TEXT

  The site:          $site/
  Comment service:   $service
  Moderator's token: $token

  Comments are in the HTML:
    curl -s $site/posts/the-letters-page/ | grep -A 1 'class="postil-body"'

  Write a comment on a post, then see what waits and approve it; the site is then built again:
    curl -s -H "Authorization: Bearer $token" "$service/api/v1/moderation/comments?status=held"
    curl -s -H "Authorization: Bearer $token" -H "Content-Type: application/json" \\
      -d '{"action": "approve", "revision": 1}' $service/api/v1/moderation/comments/ID/decisions

  Ctrl-C stops both.
TEXT
while kill -0 "${pids[0]}" 2>/dev/null && kill -0 "${pids[1]}" 2>/dev/null; do
  build_again || true
  sleep 1
done
[ "$stopping" = 1 ] || { echo "a program ended unexpectedly; see $state/*.log" >&2; for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; exit 1; }
