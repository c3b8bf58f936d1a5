# What both scripts of the action share.
# shellcheck shell=bash
# Written for bash 3.2, which is what macOS has. Values of inputs are never printed: they may quote a stranger's branch name,
# and the runner obeys commands anywhere in a line.

say() { printf 'gatewright: %s\n' "$1"; }

# 2 is what the binary itself answers where it could not judge.
fail() {
    printf '::error title=gatewright::gatewright: %s\n' "$1"
    exit 2
}

# One output of a step. A path with a line end could set other outputs.
output() { # NAME VALUE
    case $2 in
    *[[:cntrl:]]*) fail "the output \"$1\" would hold a control character; choose another path" ;;
    esac
    printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"
}
