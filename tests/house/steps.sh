# For scripts that source it: `step NAME` ends the step before it, saying how long that took, and begins NAME; `step` alone ends the last.
step() {
  [ -z "${step_name:-}" ] || echo "== $step_name took $((SECONDS - step_begin)) s"
  step_name=${1:-} step_begin=$SECONDS
  [ -z "$step_name" ] || echo "== $step_name"
}
