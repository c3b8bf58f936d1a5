#!/usr/bin/env bash
# Runs `gatewright check` and passes its exit status on: 0 passed, 1 the verdict is fail, 2 it could not judge.
# In Actions the binary itself prints the annotations, writes the job summary and sets the output `verdict`.
set -Ceuo pipefail

# shellcheck source=.github/action/common.sh
. "${GITHUB_ACTION_PATH:?}/.github/action/common.sh"
[ -n "${GATEWRIGHT:-}" ] || fail "the step before found no binary; this is a bug, please report it"

# A folder of its own for each use, so that no report of another one is taken for this one's.
reports=$(mktemp -d "${RUNNER_TEMP:?}/gatewright.XXXXXX")
json=${INPUT_JSON:-$reports/report.json}
sarif=${INPUT_SARIF:-$reports/report.sarif}
# What is there before the run is not what the run wrote.
mark=$reports/mark
: >"$mark"

# Options and values are one word each: a value that begins with a dash stays a value.
arguments=(check --format=github --format=json "--output=$json" --format=sarif "--output=$sarif")
[ -z "${INPUT_JUNIT:-}" ] || arguments+=(--format=junit "--output=$INPUT_JUNIT")
[ -z "${INPUT_POLICY:-}" ] || arguments+=("--policy=$INPUT_POLICY")
[ -z "${INPUT_MODE:-}" ] || arguments+=("--mode=$INPUT_MODE")
[ -z "${INPUT_SCOPE:-}" ] || arguments+=("--scope=$INPUT_SCOPE")
[ -z "${INPUT_BASE:-}" ] || arguments+=("--base=$INPUT_BASE")
[ -z "${INPUT_EVENT:-}" ] || arguments+=("--event=$INPUT_EVENT")
case ${INPUT_HISTORY:-false} in
    false) ;;
    true) arguments+=(--history) ;;
    *) fail "the input \`history\` is true or false" ;;
esac
only=${INPUT_ONLY:-}
set -f # A list is split at blanks, and a star in it is no glob.
for name in ${only//,/ }; do arguments+=("--only=$name"); done
set +f

status=0
"$GATEWRIGHT" "${arguments[@]}" -- "${INPUT_PATH:-.}" || status=$?

# Where nothing was judged no report is written, and there is none to name.
absolute() { case $1 in /* | [A-Za-z]:*) printf '%s' "$1" ;; *) printf '%s/%s' "$PWD" "$1" ;; esac }
if [ -f "$json" ] && [ ! "$mark" -nt "$json" ]; then output report "$(absolute "$json")"; fi
if [ -f "$sarif" ] && [ ! "$mark" -nt "$sarif" ]; then output sarif "$(absolute "$sarif")"; fi
exit "$status"
