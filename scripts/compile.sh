#!/usr/bin/env bash
# Runs a command that compiles, and once more where the compiler itself crashed: it was seen to end with a segmentation fault
# now and then, at another place each time. An error in the program is an error at once.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
if [ "$code" -ne 0 ] && grep -qE 'SIGSEGV|SIGBUS|SIGILL' "$log"; then
  echo "The compiler crashed; once more." >&2
  "$@"
  code=$?
fi
exit "$code"
