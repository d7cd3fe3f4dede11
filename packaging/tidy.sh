#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over app/ and ui/, with the checks of .clang-tidy. Needs a build directory that is configured and built
# once (moc's files are included), and clang-tidy-19: 14 rejects good C++20 with libstdc++ 12.
# Usage: packaging/tidy.sh [BUILD DIRECTORY, default build/dev] [PART OF A PATH…]
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
build=${1:-$root/build/dev}
[ $# -gt 0 ] && shift

if [ ! -f "$build/compile_commands.json" ]; then
    echo "tidy.sh: $build/compile_commands.json is missing; run: cmake --preset dev && cmake --build --preset dev" >&2
    exit 2
fi
if ! command -v clang-tidy-19 >/dev/null || ! command -v python3 >/dev/null; then
    echo "tidy.sh: clang-tidy-19 or python3 is missing; run: apt install clang-tidy-19 python3" >&2
    exit 2
fi

list=$(mktemp)
trap 'rm -f "$list"' EXIT
# Only files that belong to the build have flags; moc's own output lies in the build directory and is left out.
python3 - "$build/compile_commands.json" "$root" "$@" >"$list" <<'EOF'
import json, os, sys
commands, root, *parts = sys.argv[1:]
files = {os.path.realpath(os.path.join(entry["directory"], entry["file"])) for entry in json.load(open(commands))}
for file in sorted(files):
    inside = os.path.relpath(file, root)
    if inside.startswith(("app/", "ui/")) and (not parts or any(part in inside for part in parts)):
        print(file)
EOF
if [ ! -s "$list" ]; then
    echo "tidy.sh: no source of app/ or ui/ in $build fits" >&2
    exit 2
fi

# GCC's own warning flags are unknown to clang.
tr '\n' '\0' <"$list" | xargs -0 -n 1 -P "$(nproc)" \
    clang-tidy-19 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option
