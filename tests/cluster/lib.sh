# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# For build.sh, cluster.sh and inside.sh, which source this file: versions, and where each program is kept.

cluster_source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source-path=SCRIPTDIR source=../../packaging/lib.sh
source "$cluster_source/../../packaging/lib.sh"
# shellcheck source-path=SCRIPTDIR source=versions
source "$cluster_source/versions"

kubernetes_programs='kube-apiserver kube-controller-manager kube-scheduler kubelet kubectl'

# program NAME: the path of one that build.sh makes; k6-VERSION for a k6.
program() {
    local cache
    cache=$(cache_dir)
    case $1 in
        etcd) printf '%s/cluster/etcd-%s/etcd\n' "$cache" "$ETCD" ;;
        kwok) printf '%s/cluster/kwok-%s/kwok\n' "$cache" "$KWOK" ;;
        helm) printf '%s/cluster/helm-%s/helm\n' "$cache" "$HELM" ;;
        k6-*) cached_k6 "${1#k6-}" ;;
        *) printf '%s/cluster/kubernetes-%s/%s\n' "$cache" "$KUBERNETES" "$1" ;;
    esac
}

# Without them it does not start.
needed_programs() {
    local version
    for version in $K6_VERSIONS; do printf 'k6-%s\n' "$version"; done
    printf '%s\n' etcd kwok
    tr ' ' '\n' <<<"$kubernetes_programs"
}

# Some of its tests take others, and are skipped without them.
all_programs() {
    needed_programs
    printf '%s\n' helm
}

missing_programs() {
    local names
    mapfile -t names < <(needed_programs)
    missing_of "${names[@]}"
}

missing_of() { # NAME...
    local name
    for name in "$@"; do
        [[ -x $(program "$name") ]] || printf '%s\n' "$name"
    done
}
