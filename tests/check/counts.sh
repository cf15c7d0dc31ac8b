# counts.sh - read first by the scripts of the tests: `. tests/check/counts.sh`
#
# A script runs from the root of the project, counts each check with check(), same(), fail() or
# skip(), and ends with `finish`. So all of them print only what failed ("FAILED  NAME") or was
# skipped ("skipped  NAME: WHY"), then a last line "N passed, N failed, N skipped".
#
# `dir` is a temporary folder, removed at the end.
# shellcheck shell=sh
set -u
LC_ALL=C.UTF-8
export LC_ALL
unset LC_MESSAGES LANG NO_COLOR DRCODE_DOCUMENTS
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
skipped=0

# check NAME STATUS: a check passed where STATUS is 0.
check() {
    if [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
    else
        fail "$1"
    fi
}

fail() {
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$1"
}

# skip NAME WHY
skip() {
    skipped=$((skipped + 1))
    printf 'skipped  %s: %s\n' "$1" "$2"
}

# same NAME EXPECTED ACTUAL: two files have the same bytes; shows how they differ.
same() {
    if cmp -s "$2" "$3"; then
        passed=$((passed + 1))
    else
        fail "$1"
        diff -u "$2" "$3" | cut -c 1-160 | head -n 30
    fi
}

finish() {
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
    exit
}
