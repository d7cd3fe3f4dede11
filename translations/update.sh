#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the texts in app/ and ui/. New texts come out as unfinished: translate them in
# largada_pt_BR.ts (Qt Linguist or an editor), and give largada_en.ts the plural forms of those that count.
# Usage: update.sh [DIRECTORY OF THE .ts FILES]
set -eu

translations=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$translations")
output=$(CDPATH='' cd -- "${1:-$translations}" && pwd)

if [ -z "${LUPDATE:-}" ]; then
    for candidate in /usr/lib/qt6/bin/lupdate "$(command -v lupdate6 || true)" "$(command -v lupdate || true)"; do
        if [ -n "$candidate" ] && [ -x "$candidate" ]; then
            LUPDATE=$candidate
            break
        fi
    done
fi
if [ -z "${LUPDATE:-}" ]; then
    echo "update.sh: lupdate was not found; install qt6-l10n-tools or set LUPDATE to its path" >&2
    exit 2
fi

list=$(mktemp)
trap 'rm -f "$list"' EXIT
cd "$root"
# Sorted, so that the order of the texts does not depend on the file system.
for folder in app ui; do
    if [ -d "$folder" ]; then
        find "$folder" -type f \( -name '*.cpp' -o -name '*.h' -o -name '*.ui' \)
    fi
done | LC_ALL=C sort >"$list"

lupdate_to() {
    language=$1
    shift
    "$LUPDATE" -silent -no-obsolete -locations none -no-ui-lines -I app -I ui "$@" \
        -source-language en -target-language "$language" "@$list" -ts "$output/largada_$language.ts"
}
lupdate_to pt_BR
lupdate_to en -pluralonly
