#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the programs of the tests' cluster from their Go modules, once for each version.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: tests/cluster/build.sh [PROGRAM]...
       tests/cluster/build.sh --missing      only say what is needed and not there

Builds the programs of the tests' cluster that are not there yet, or those that are named: etcd, kwok, helm, kubectl,
kube-apiserver, kube-controller-manager, kube-scheduler, kubelet, k6-VERSION. They are kept in $XDG_CACHE_HOME/largada
(~/.cache/largada) by version, so that this is done once: about 12 minutes on two cores, 1.5 GB of modules to download
and 4 GB of caches, which are removed when all is built. An interrupted build goes on where it was. Needs Go 1.24, and
1.25 for k6 2.2.0; modules come from where Go's own GOPROXY says.

Exit codes: 0 all there, 1 not to be built, 2 wrong usage, 77 no Go.
TEXT
}

case ${1:-} in
    --help | -h) usage && exit ;;
    --missing) missing_programs && exit ;;
    -*) fail 2 "Unknown argument: $1" 'tests/cluster/build.sh --help tells what there is.' ;;
esac
for name in "$@"; do
    grep -qxF -- "$name" <<<"$(all_programs)" || fail 2 "Not a program of the cluster: $name"
done

mapfile -t known < <(all_programs)
caches=$(cache_dir)/cluster/go
mkdir -p "$caches"
exec 9>"$(cache_dir)/cluster/.lock"
if ! flock -n 9; then
    say 'Another build of the cluster is running; waiting for it ...'
    flock 9
fi
if (($# > 0)); then
    mapfile -t wanted < <(printf '%s\n' "$@" | grep -xF -- "$(missing_of "${known[@]}")" || true)
else
    mapfile -t wanted < <(missing_of "${known[@]}")
fi
if ((${#wanted[@]} == 0)); then exit 0; fi
lacking=$(go_lacking)
[[ -z $lacking ]] || fail 77 "skipped: $lacking; the cluster's programs are built with it."

# build_go NAME MODULE VERSION PACKAGE: in a module of ours that requires MODULE; standard input is added to its go.mod.
build_go() {
    local name=$1 module=$2 version=$3 package=$4 path work log started=$SECONDS
    path=$(program "$name")
    work=$caches/module-$name
    log=$caches/$name.log
    mkdir -p "$work" "$(dirname "$path")"
    say "Building $name $version ($module; log: $log) ..."
    {
        printf 'module largada.test/cluster\n\ngo 1.24.0\n\nrequire %s v%s\n' "$module" "$version"
        cat
    } >"$work/go.mod"
    rm -f "$work/go.sum"
    if ! (cd "$work" && go build -trimpath -ldflags='-s -w' -o "$path.new" "$package") >"$log" 2>&1 9>&-; then
        tail -n 15 "$log" >&2
        fail 1 "$name could not be built."
    fi
    mv -f "$path.new" "$path"
    say "Built $name in $((SECONDS - started)) s."
}

# Kubernetes takes these modules from its own tree; the same are published as v0.MINOR.PATCH.
staging_modules() {
    local file
    file=$(go mod download -json "k8s.io/kubernetes@v$KUBERNETES" | sed -n 's/^\t"GoMod": "\(.*\)",\{0,1\}$/\1/p')
    sed -n "s|^\t\(k8s.io/[^ ]*\) => \./staging/.*|replace \1 => \1 v0.${KUBERNETES#1.}|p" "$file"
}

build_kwok() {
    local stages
    build_go kwok sigs.k8s.io/kwok "$KWOK" sigs.k8s.io/kwok/cmd/kwok </dev/null
    stages=$(cd "$caches/module-kwok" && go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)/kustomize/stage
    # What nodes and pods do by themselves. Without pod-complete: pods of a Job run until they are deleted.
    (cd "$stages" && install -m 644 -t "$(dirname "$(program kwok)")" node/fast/node-initialize.yaml \
        node/heartbeat/node-heartbeat.yaml pod/fast/pod-ready.yaml pod/fast/pod-delete.yaml)
}

export CGO_ENABLED=0 GOMODCACHE=$caches/mod GOCACHE=$caches/build
GOFLAGS="${GOFLAGS:-} -mod=mod -modcacherw"
export GOFLAGS
for name in "${wanted[@]}"; do
    case $name in
        k6-*) (another_k6 "${name#k6-}") >&2 || fail 1 "$name could not be had." ;;
        etcd) build_go etcd go.etcd.io/etcd/server/v3 "$ETCD" go.etcd.io/etcd/server/v3 </dev/null ;;
        kwok) build_kwok ;;
        helm) build_go helm helm.sh/helm/v3 "$HELM" helm.sh/helm/v3/cmd/helm </dev/null ;;
        *) staging_modules | build_go "$name" k8s.io/kubernetes "$KUBERNETES" "k8s.io/kubernetes/cmd/$name" ;;
    esac
done
if [[ -z $(missing_of "${known[@]}") ]]; then rm -rf "$caches" "$(cache_dir)/go"; fi
say "The cluster's programs are ready ($SECONDS s)."
