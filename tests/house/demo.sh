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

build/bin/postil build -d "$state/public"
if [ ! -s "$state/token" ]; then
  (umask 077; build/bin/postil-comments moderator add demo --database "$database" >"$state/token")
fi
# Each runs in a process group of its own, so that Ctrl-C reaches this script alone, which then stops them in order.
set -m
build/bin/postil-comments serve --database "$database" --listen "${service#http://}" --site "$site" --threads open >"$state/service.log" 2>&1 &
pids+=($!)
build/bin/postil serve --port "$site_port" >"$state/serve.log" 2>&1 &
pids+=($!)
set +m
wait_for '^listening on' "$state/service.log" "${pids[0]}" || { pids=("${pids[1]}"); echo "the comment service did not start" >&2; kill "${pids[0]}"; exit 1; }
wait_for '^serving' "$state/serve.log" "${pids[1]}" || { echo "the preview did not start" >&2; kill "${pids[0]}"; exit 1; }

token=$(cat "$state/token")
cat <<TEXT

  The site:          $site/
  Comment service:   $service
  Moderator's token: $token

  Write a comment on a post, then see what waits and approve it:
    curl -s -H "Authorization: Bearer $token" "$service/api/v1/moderation/comments?status=held"
    curl -s -H "Authorization: Bearer $token" -H "Content-Type: application/json" \\
      -d '{"action": "approve", "revision": 1}' $service/api/v1/moderation/comments/ID/decisions

  Ctrl-C stops both.
TEXT
wait -n "${pids[@]}" || true
[ "$stopping" = 1 ] || { echo "a program ended unexpectedly; see $state/*.log" >&2; for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; exit 1; }
