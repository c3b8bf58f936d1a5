# Tests of .github/action/install.sh, with a `curl`, a `cargo` and a `rustup` that only write down how they were called. Sourced by .ci/act.
# shellcheck shell=bash
# shellcheck source=.ci/tools/expect.sh disable=SC2154,SC2016

action_copy() { # Makes $action: the scripts, a table with one line, and a release that has its digest.
    action=$work/action
    mkdir -p "$action/.github/action" "$work/fake" "$work/elsewhere"
    cp "$top"/.github/action/*.sh "$action/.github/action/"
    printf '#!/bin/sh\necho released\n' >"$work/release"
    sum=$(sha256sum <"$work/release")
    sum=${sum%% *}
    printf '# a comment\n9.9.9 x86_64-unknown-linux-gnu %s\n%s x86_64-unknown-linux-gnu %s\n' "${sum//?/0}" "$pinned" "$sum" \
        >"$action/.github/action/checksums.txt"
    cat >"$work/fake/curl" <<'FAKE'
#!/bin/sh
printf '%s\n' "$*" >>"$FAKE_LOG"
while [ "$1" != --output ]; do shift; done
cp "$FAKE_RELEASE" "$2"
FAKE
    printf '#!/bin/sh\nprintf "rustup %%s in %%s\\n" "$*" "$PWD" >>"$FAKE_LOG"\n' >"$work/fake/rustup"
    cat >"$work/fake/cargo" <<'FAKE'
#!/bin/sh
printf 'cargo %s in %s\n' "$*" "$PWD" >>"$FAKE_LOG"
mkdir -p "$CARGO_TARGET_DIR/release"
printf '#!/bin/sh\n' >"$CARGO_TARGET_DIR/release/gatewright"
FAKE
    chmod +x "$work"/fake/*
}

# Runs the script in a folder that is not the action's, as a step would. Leaves $status, $said, $called and $binary.
install() { # NAME=VALUE...
    said=$work/said called=$work/called
    rm -f "$said" "$called" "$work/outputs"
    : >"$called"
    : >"$work/outputs"
    status=0
    (cd "$work/elsewhere" && env -i PATH="$work/fake:$PATH" GITHUB_ACTION_PATH="$action" GITHUB_OUTPUT="$work/outputs" RUNNER_OS=Linux \
        RUNNER_ARCH=X64 RUNNER_TEMP="$work/temporary" RUNNER_TOOL_CACHE="$work/tool cache" FAKE_LOG="$called" \
        FAKE_RELEASE="${release:-$work/release}" "$@" bash "$action/.github/action/install.sh") >"$said" 2>&1 || status=$?
    binary=$(sed -n 's/^binary=//p' "$work/outputs")
}

install_tests() {
    pinned=$(sed -n 's/^pinned=//p' "$top/.github/action/install.sh")
    expect "the action pins the version of the workspace" \
        is "$pinned" "$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$top/Cargo.toml")"
    action_copy
    mkdir -p "$work/temporary"
    local cached="$work/tool cache/gatewright/$pinned/x86_64-unknown-linux-gnu"

    release=$work/fake/curl install
    expect "a download with another digest is refused" is "$status" 2
    expect "and says so" has "$said" "::error title=gatewright::gatewright: release $pinned for x86_64-unknown-linux-gnu does not have the SHA-256"
    expect "and is not named as the binary" is "$binary" ""
    expect "and leaves no mark in the tool cache" is "$(ls "$cached.complete" 2>/dev/null)" ""

    install
    expect "a release of the table is downloaded" is "$status $binary" "0 $cached/gatewright"
    expect "over TLS only" has "$called" "--proto =https"
    expect "from GitHub's releases" has "$called" "https://github.com/gatewright/gatewright/releases/download/v$pinned/gatewright-$pinned-x86_64-unknown-linux-gnu"
    expect "and can be run" is "$("$binary")" released
    install
    expect "a release in the tool cache is used" is "$status $binary" "0 $cached/gatewright"
    expect "without the network" is "$(cat "$called")" ""
    printf 'echo changed\n' >>"$cached/gatewright"
    install
    expect "a changed file in the tool cache is replaced" is "$("$binary")" released
    expect "by a download" has "$called" "--output"
    rm "$cached.complete"
    install
    expect "a file without its mark is replaced" has "$called" "--output"

    install INPUT_VERSION=9.9.9
    expect "a digest of the table binds another version as well" has "$said" "does not have the SHA-256"
    install INPUT_VERSION=8.8.8
    expect "a version that the table lacks needs a checksum" has "$said" "knows no SHA-256 of another one"
    expect "and nothing is downloaded" is "$status $(cat "$called")" "2 "
    install INPUT_VERSION=8.8.8 INPUT_CHECKSUM="$sum"
    expect "with its checksum it is downloaded" has "$called" "/v8.8.8/gatewright-8.8.8-x86_64-unknown-linux-gnu"
    install INPUT_VERSION=8.8.8 INPUT_CHECKSUM="${sum//?/0}"
    expect "with another checksum it is refused" is "$status" 2
    for version in "1.2" "1.2.3/../../x" "1.2.3 4.5.6" $'1.2.3\n4' '##[add-mask]x'; do
        install INPUT_VERSION="$version"
        expect "the version '${version%%[[:cntrl:]]*}' is refused" has "$said" "is not a version like"
        expect "and is not echoed" lacks "$said" "##["
    done
    install INPUT_CHECKSUM=abc
    expect "a checksum that is none is refused" has "$said" "is not a SHA-256"

    install RUNNER_ARCH=ARM64
    expect "a system without a release builds from source" is "$status $binary" "0 $work/temporary/gatewright-build/release/gatewright"
    expect "and says so" has "$said" "building from source"
    expect "with the lock file" has "$called" "cargo build --release --locked"
    expect "in the action's folder, where the judged repository configures nothing" lacks "$called" "$work/elsewhere"

    install INPUT_BINARY="$work/release"
    expect "a named binary must be one that may be run" has "$said" "may not be run"
    install INPUT_BINARY=missing
    expect "a named binary must be there" has "$said" "names no file"
    cp "$work/release" "$work/elsewhere/mine"
    chmod +x "$work/elsewhere/mine"
    install INPUT_BINARY=mine
    expect "a named binary is used from the workspace" is "$status $binary" "0 $work/elsewhere/mine"
    install INPUT_BINARY=mine INPUT_CHECKSUM="$sum"
    expect "with its checksum" is "$status" 0
    install INPUT_BINARY=mine INPUT_CHECKSUM="${sum//?/0}"
    expect "and is refused with another one" has "$said" "it is not run"
    install INPUT_BINARY=mine INPUT_VERSION=1.2.3
    expect "a binary and a version exclude each other" has "$said" "exclude each other"
}
