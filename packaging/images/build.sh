#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The images of agent and dashboard, out of the programs in build/release/bin.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/images/build.sh agent|dashboard [OPTION]...

  --tag NAME        the image's name; ghcr.io/largada/largada-agent:dev or …-dashboard:dev
  --base IMAGE      what it is built on; debian:bookworm-slim
  --packages LIST   Debian packages that it needs and the base may lack; an empty list for a base without apt
  --k6 IMAGE|PATH   where an agent's k6 is from: an image that has it as /usr/bin/k6, or a file; grafana/k6:1.1.0
  --network MODE    of the build, as docker build has it
  --help            this text

The programs have to be built on the base's own release of Debian: packaging/run.sh does it. k6 is AGPL-3.0 and no part of
Largada: an image that has it in it carries its licence, too.
TEXT
}

kind=
tag=
k6=
arguments=()
while (($# > 0)); do
    case $1 in
        agent | dashboard)
            [[ -z $kind ]] || fail 2 'One image at a time.'
            kind=$1
            ;;
        --tag | --base | --packages | --k6 | --network)
            (($# > 1)) || fail 2 "$1 needs a value."
            case $1 in
                --tag) tag=$2 ;;
                --base) arguments+=(--build-arg "BASE=$2") ;;
                --packages) arguments+=(--build-arg "PACKAGES=$2") ;;
                --k6) k6=$2 ;;
                --network) arguments+=(--network "$2") ;;
            esac
            shift
            ;;
        --help | -h) usage && exit ;;
        *) fail 2 "Unknown argument: $1" 'packaging/images/build.sh --help tells what there is.' ;;
    esac
    shift
done
[[ -n $kind ]] || fail 2 'Say which: agent or dashboard.'
[[ $kind == agent || -z $k6 ]] || fail 2 'A dashboard has no k6.'
program=$source_dir/build/release/bin/largada-$kind
[[ -x $program ]] || fail 1 "$program is not built; packaging/run.sh does it."
command -v docker >/dev/null || fail 1 'docker is not installed.'

# A file becomes an image of its own, which holds nothing else.
if [[ $k6 == */* && -f $k6 ]]; then
    temp=$(mktemp -d)
    trap 'rm -rf "$temp"' EXIT
    cp "$k6" "$temp/k6"
    chmod 755 "$temp/k6"
    printf 'FROM scratch\nCOPY k6 /usr/bin/k6\n' >"$temp/Dockerfile"
    docker build -q -t largada-k6:local "$temp" >/dev/null
    k6=largada-k6:local
fi
[[ -z $k6 ]] || arguments+=(--build-arg "K6_IMAGE=$k6")

docker build -t "${tag:-ghcr.io/largada/largada-$kind:dev}" -f "$packaging_dir/images/$kind.Dockerfile" \
    "${arguments[@]}" "$source_dir"
