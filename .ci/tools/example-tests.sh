# Runs the workflows of examples/workflows as they are. Sourced by .ci/act, which has planted the repository.
# The commit of zeros is this Action, with the binary under test as a release in the tool cache; actions that need GitHub, and `gh`, are
# stand-ins that write down what they were given.
# shellcheck shell=bash
# shellcheck source=.ci/tools/expect.sh disable=SC2154,SC2016

pin() { sed -n "s|.*uses: \($1@[0-9a-f]*\).*|\1|p" "$top"/examples/workflows/*.yml | sort -u; }

stand_ins() {
    local cached="$work/home/.cache/act/tool_cache/gatewright/$pinned/x86_64-unknown-linux-gnu" sum
    mkdir -p "$cached" "$work/published/.github/action" "$work/codeql/upload-sarif" "$work/download" "$work/bin"
    cp "$top/action.yml" "$work/published/"
    cp "$top"/.github/action/*.sh "$work/published/.github/action/"
    sum=$(sha256sum <"$work/gatewright")
    printf '%s x86_64-unknown-linux-gnu %s\n' "$pinned" "${sum%% *}" >"$work/published/.github/action/checksums.txt"
    cp "$work/gatewright" "$cached/gatewright"
    : >"$cached.complete"
    cat >"$work/codeql/upload-sarif/action.yml" <<'ACTION'
name: upload-sarif
inputs: { sarif_file: { required: true } }
runs:
  using: composite
  steps:
    - { shell: bash, run: 'cp "$FILE" "$OUT/uploaded.sarif"', env: { FILE: "${{ inputs.sarif_file }}" } }
ACTION
    cat >"$work/download/action.yml" <<'ACTION'
name: download-artifact
inputs: { name: {}, path: {}, run-id: {}, github-token: {} }
runs:
  using: composite
  steps:
    - shell: bash
      run: mkdir -p "$FOLDER" && printf 'SF:src/pay.txt\nDA:10,0\nend_of_record\n' >"$FOLDER/lcov.info"
      env: { FOLDER: "${{ inputs.path }}" }
ACTION
    printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"$OUT/gh"\n' >"$work/bin/gh"
    chmod +x "$work/bin/gh"
}

# Runs an example on what is checked out in $where. Leaves $status, $log and $out.
example() { # FILE EVENT
    out=$work/out/$2-$1
    log=$out/log
    mkdir -p "$out"
    cp "$top/examples/workflows/$1" "$work/example.yml"
    status=0
    (cd "$where" && env -i PATH="$work/bin:$PATH" HOME="$work/home" "$tools/venv/bin/act" "$2" -W "$work/example.yml" \
        -P ubuntu-latest=-self-hosted -e "$work/event.json" --no-cache-server -s GITHUB_TOKEN=no-token --env "OUT=$out" \
        --env "GATEWRIGHT_CACHE=${GATEWRIGHT_CACHE:-$work/cache}" \
        --local-repository "$(pin gatewright/gatewright)=$work/published" \
        --local-repository "$(pin github/codeql-action/upload-sarif | sed 's|/upload-sarif||')=$work/codeql" \
        --local-repository "$(pin actions/download-artifact)=$work/download") >"$log" 2>&1 || status=$?
    touch "$out/uploaded.sarif" "$out/gh"
}

example_tests() {
    local annotation='::error file=src/pay.txt,line=10,endLine=10,' where=$repository
    stand_ins

    pull_request "$head" "$base"
    git_in checkout --quiet --detach "$merge"
    example pull-request.yml pull_request
    expect "pull-request.yml takes the release from the tool cache" has "$log" "gatewright: using release $pinned for"
    expect "annotates" has "$log" "$annotation"
    expect "and fails" is "$status" 1
    example code-scanning.yml pull_request
    expect "code-scanning.yml fails on a fault" is "$status" 1
    expect "and on a fork's pull request uploads nothing" is "$(cat "$out/uploaded.sarif")" ""

    push_event "$newer" "$merge" refs/heads/main
    example code-scanning.yml push
    expect "code-scanning.yml uploads what a push brought, though the step failed" \
        is "$status $(json "$out/uploaded.sarif" "len(report['runs'][0]['results'])")" "1 2"

    merge_event
    example merge-queue.yml merge_group
    expect "merge-queue.yml fails on a fault" is "$status" 1

    printf '{"schedule":"17 4 * * 1","repository":{"full_name":"acme/pay","default_branch":"main"}}' >|"$work/event.json"
    example full-scan.yml schedule
    expect "full-scan.yml never fails on findings" is "$status" 0
    expect "and uploads those of the whole tree" is "$(json "$out/uploaded.sarif" "len(report['runs'][0]['results'])")" 2

    # What GitHub has of a fork's pull request: its commits can be fetched, and no branch names them.
    where=$work/clone
    git_in config uploadpack.allowAnySHA1InWant true
    git -c init.defaultBranch=main clone --quiet --single-branch --branch main "file://$repository" "$where"
    printf '{"workflow_run":{"event":"pull_request","id":1,"head_sha":"%s","head_branch":"feature/pay","pull_requests":[],
        "head_repository":{"full_name":"mallory/pay"}},
        "repository":{"full_name":"acme/pay","default_branch":"main","clone_url":"file://%s"}}' "$head" "$repository" \
        >|"$work/event.json"
    example fork-judge.yml workflow_run
    expect "fork-judge.yml judges a head that was not checked out" has "$log" "$annotation"
    expect "and the report that the first half made" has "$log" "coverage-threshold/"
    expect "and says so on the head" has "$out/gh" "statuses/$head"
    expect "as a failure" has "$out/gh" "state=failure"
    expect "with the verdict" has "$out/gh" "description=Verdict: fail"
}
