# What the scripts of this folder share. They run in the root of the project.
# shellcheck shell=sh disable=SC2034 # those that read this use the names
set -eu
umask 022
LC_ALL=C
TZ=UTC
export LC_ALL TZ

maintainer=${MAINTAINER:-The drcode authors <nobody@drcode.invalid>} # whoever packs names an address
summary='resolve failures of Microsoft Teams Direct Routing to suggested actions'
version=$(sed -n 's/^#define DRCODE_VERSION "\(.*\)"/\1/p' include/drcode.h)
copyright=$(sed -n 's/^Copyright (c) //p' LICENSE)
packages=${PACKAGES:-build/packages}

die() {
    echo "drcode: $1" >&2
    exit 2
}

need() {
    command -v "$1" >/dev/null || die "$1 is needed: install $2"
}

# Runs git, if this folder is a repository that git can read.
repository() {
    [ -e .git ] && git "$@" 2>/dev/null
}

# Prints the date, in seconds since 1970.
epoch() {
    if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
        echo "$SOURCE_DATE_EPOCH"
    else
        repository log -1 --format=%ct || date -r include/drcode.h +%s
    fi
}

# Prints the changes of this version as the README lists them, without the indent of its list.
changes() {
    sed -n "/^## Changes/,\$ {
        /^- $version: /,/^- / {
            s/^- $version: //p
            s/^  //p
            /^\$/p
        }
    }" README.md
}
