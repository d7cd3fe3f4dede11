#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds docker compose, version 2, from its Go module into this user's cache: 3 minutes. Debian has 1.29 only, and the
# tests on a container engine use both where both are there. Prints its path; with --path it does only that.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../../packaging/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../packaging/lib.sh"

version=$(sed -n 's/^COMPOSE_2 = "\(.*\)"$/\1/p' "$(dirname "${BASH_SOURCE[0]}")/engine.py")
module=github.com/docker/compose/v2
path=$(cache_dir)/compose/$version/cli-plugins/docker-compose
if [[ ! -x $path && ${1:-} != --path ]]; then
    lacking=$(go_lacking)
    [[ -z $lacking ]] || fail 77 "skipped: $lacking"
    work=$(work_dir "$path") || exit
    trap 'rm -rf "$work"' EXIT
    say "Building docker compose $version from its Go module $module (licence: Apache-2.0) ..."
    printf 'module composebuild\n\ngo 1.24\n\nrequire %s v%s\n' "$module" "$version" >"$work/go.mod"
    if ! again env -C "$work" GOFLAGS='-mod=mod -modcacherw' CGO_ENABLED=0 GOMODCACHE="$work/mod" GOCACHE="$work/build" \
        go build -trimpath -ldflags="-s -w -X $module/internal.Version=v$version" -o compose "$module/cmd" \
        >"$work/log" 2>&1 </dev/null; then
        tail -n 15 "$work/log" >&2
        fail 1 'It could not be built.'
    fi
    mv -f "$work/compose" "$path"
fi
printf '%s\n' "$path"
