#!/usr/bin/env bash
# Finds the binary, in this order: the one that the input `binary` names; the release that this action was published with, or that
# `version` and `checksum` name, from the tool cache or from GitHub; a build from this action's own source.
# Nothing is run before its digest is known, except what the workflow itself names or what is built here.
set -Ceuo pipefail

action=${GITHUB_ACTION_PATH:?}
# shellcheck source=.github/action/common.sh
. "$action/.github/action/common.sh"

# The release of this commit; the same number as in Cargo.toml, which a test compares.
pinned=0.1.0
releases=https://github.com/gatewright/gatewright/releases/download
# Bytes that a download may have.
limit=67108864

digest() { # FILE
    local sum
    if command -v sha256sum >/dev/null; then
        sum=$(sha256sum <"$1")
    else
        sum=$(shasum -a 256 <"$1")
    fi
    printf '%s' "${sum%% *}"
}

# Prints the target of this machine, or nothing.
target() {
    case ${RUNNER_OS:-}-${RUNNER_ARCH:-} in
    Linux-X64) printf 'x86_64-unknown-linux-gnu' ;;
    Linux-ARM64) printf 'aarch64-unknown-linux-gnu' ;;
    macOS-X64) printf 'x86_64-apple-darwin' ;;
    macOS-ARM64) printf 'aarch64-apple-darwin' ;;
    Windows-X64) printf 'x86_64-pc-windows-msvc' ;;
    Windows-ARM64) printf 'aarch64-pc-windows-msvc' ;;
    esac
}

# Prints the digest that the table has, or nothing.
listed() { # VERSION TARGET
    local version target digest
    while read -r version target digest || [ -n "$version" ]; do
        if [ "$version" = "$1" ] && [ "$target" = "$2" ]; then
            printf '%s' "$digest"
            return
        fi
    done <"$action/.github/action/checksums.txt"
}

# A binary that the workflow names.
named() { # FILE
    [ -f "$1" ] || fail "the input \"binary\" names no file; give an absolute path, or one from the workspace"
    [ -x "$1" ] || fail "the input \"binary\" names a file that may not be run; set its mode with chmod +x"
    if [ -n "$checksum" ] && [ "$(digest "$1")" != "$checksum" ]; then
        fail "the binary does not have the SHA-256 of the input \"checksum\"; it is not run"
    fi
    say "using the binary that the workflow names"
    local folder
    folder=$(cd -- "$(dirname -- "$1")" && pwd)
    output binary "$folder/$(basename -- "$1")"
}

# A release: from the tool cache, where it is compared as well, since other jobs may have written there; else from GitHub.
release() { # VERSION TARGET DIGEST
    local folder file download name=gatewright
    case $2 in *windows*) name=gatewright.exe ;; esac
    folder=${RUNNER_TOOL_CACHE:-${RUNNER_TEMP:?}}/gatewright/$1/$2
    file=$folder/$name
    if [ -f "$folder.complete" ] && [ -f "$file" ] && [ "$(digest "$file")" = "$3" ]; then
        say "using release $1 for $2 from the tool cache"
    else
        rm -rf -- "$folder" "$folder.complete"
        mkdir -p -- "$folder"
        download=$(mktemp "${RUNNER_TEMP:?}/gatewright.XXXXXX")
        curl --proto '=https' --tlsv1.2 --fail --silent --show-error --location --retry 3 --connect-timeout 20 --max-time 300 \
            --max-filesize "$limit" --output "$download" "$releases/v$1/gatewright-$1-$2" ||
            fail "cannot download release $1 for $2 from GitHub; check the network, or give the input \"binary\""
        [ "$(digest "$download")" = "$3" ] ||
            fail "release $1 for $2 does not have the SHA-256 that is expected; it is not run. Please report this"
        chmod 755 "$download"
        mv -- "$download" "$file"
        : >"$folder.complete"
        say "using release $1 for $2, downloaded and compared with its SHA-256"
    fi
    output binary "$file"
}

# A build of this very commit. It begins in the action's folder, so that cargo and rustup read nothing that the judged repository
# configures, and stays in the job's temporary folder, so that no other job can have touched it.
build() {
    local name=gatewright
    [ "${RUNNER_OS:-}" != Windows ] || name=gatewright.exe
    command -v rustup >/dev/null || fail "no release binary is published for this version and system yet, and there is no rustup to build one; install rustup, or give the input \"binary\""
    say "no release binary is published for this version and system yet: building from source, which takes some minutes"
    export CARGO_TARGET_DIR=${RUNNER_TEMP:?}/gatewright-build
    printf '::group::gatewright: build\n'
    (cd -- "$action" && rustup toolchain install && cargo build --release --locked --package gatewright --bin gatewright) ||
        fail "gatewright cannot be built from source; the log above says why. Give the input \"binary\" to go on without"
    printf '::endgroup::\n'
    output binary "$CARGO_TARGET_DIR/release/$name"
}

version=${INPUT_VERSION:-}
checksum=${INPUT_CHECKSUM:-}
[ -z "$checksum" ] || [[ $checksum =~ ^[0-9a-f]{64}$ ]] || fail "the input \"checksum\" is not a SHA-256: 64 lower-case hex digits"
[ -z "$version" ] || [[ $version =~ ^[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}(-[0-9a-z.]{1,20})?$ ]] ||
    fail "the input \"version\" is not a version like $pinned"

if [ -n "${INPUT_BINARY:-}" ]; then
    [ -z "$version" ] || fail "the inputs \"binary\" and \"version\" exclude each other; leave one empty"
    named "$INPUT_BINARY"
    exit
fi
target=$(target)
[ -n "$checksum" ] || checksum=$(listed "${version:-$pinned}" "$target")
if [ -n "$target" ] && [ -n "$checksum" ]; then
    release "${version:-$pinned}" "$target" "$checksum"
elif [ "${version:-$pinned}" != "$pinned" ]; then
    fail "this action was published with version $pinned and knows no SHA-256 of another one; give the input \"checksum\" as well, or leave \"version\" empty"
else
    build
fi
