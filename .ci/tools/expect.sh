# Counting what a script expects, in the words of its reader. Sourced; `finish` prints the count and is the last command.
# shellcheck shell=bash
passed=0 failed=0

expect() { # WHAT COMMAND...
    if "${@:2}"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$1"
    fi
}

is() { # ACTUAL EXPECTED
    [ "$1" = "$2" ] || { printf '  is:       %s\n  expected: %s\n' "$1" "$2" && false; }
}

has() { # FILE TEXT
    grep -qF -- "$2" "$1" || { printf '  %s lacks: %s\n' "${1##*/}" "$2" && false; }
}

lacks() { # FILE TEXT
    ! grep -nF -- "$2" "$1" || { printf '  %s has: %s\n' "${1##*/}" "$2" && false; }
}

finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
