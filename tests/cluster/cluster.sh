#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A Kubernetes of its own for the tests, in mount, network and process namespaces of its own.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: tests/cluster/cluster.sh COMMAND

  check                 whether this machine can run it; says what is missing
  start [--with-caller] start it, anew when it runs; with --with-caller it ends when the calling process has ended
  run COMMAND...        run a command inside: KUBECONFIG is the administrator's, kubectl is on PATH
  kwok PORT NODES       add simulated nodes, 100 pods each; port-forward to those pods ends at 127.0.0.1:PORT
  signal SERVICE SIGNAL to etcd, api, controllers, scheduler, containerd, kubelet or kwok
  stop-api [SIGNAL]     end the API server and wait for its end (TERM, in good order: up to 10 s; KILL: at once)
  start-api             start it again and wait until it is ready
  restart-api [SIGNAL]  both
  gates [NAME=true,...] start API server and controllers again with these feature gates, or without any
  status                whether it runs
  stop                  end everything

Its logs, certificates and kubeconfig files are in LARGADA_CLUSTER_DIR (build/cluster otherwise); everything else is in
memory and ends with it, however it ends. Two with different directories run side by side. Needs root and 2 GB of
memory; files, daemons and settings of this machine are not touched.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 it does not run (status), 77 something that is needed is missing.
TEXT
}

state=$(absolute "${LARGADA_CLUSTER_DIR:-$source_dir/build/cluster}")
lock=$state/.lock
self=$cluster_source/cluster.sh
cgroup=largada-$(cksum <<<"$state" | cut -d' ' -f1)

# ---- what is needed --------------------------------------------------------------------------------------------------

# Where a group of processes can be made: every hierarchy of version 1, or the one of version 2.
cgroup_roots() {
    local root
    if [[ -f /sys/fs/cgroup/cgroup.controllers ]]; then
        echo /sys/fs/cgroup
        return
    fi
    for root in /sys/fs/cgroup/*/; do
        [[ -L ${root%/} || ! -f $root/cgroup.procs ]] || printf '%s\n' "${root%/}"
    done
}

make_cgroups() {
    local root file
    while read -r root; do
        mkdir -p "$root/$cgroup" || return
        for file in cpuset.cpus cpuset.mems; do # a new one of version 1 has none, and takes no process
            [[ ! -f $root/$file || -f $root/cgroup.controllers ]] || cat "$root/$file" >"$root/$cgroup/$file" || return
        done
    done < <(cgroup_roots)
}

remove_cgroups() {
    local root attempt
    for attempt in {1..600}; do
        while read -r root; do
            [[ ! -d $root/$cgroup ]] || find "$root/$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || true
        done < <(cgroup_roots)
        compgen -G "/sys/fs/cgroup/$cgroup" >/dev/null || compgen -G "/sys/fs/cgroup/*/$cgroup" >/dev/null || return 0
        sleep 0.1
    done
    say "A control group is still in use after $attempt attempts: $cgroup"
    return 1
}

# lacking: says on standard output what this machine lacks, or nothing. For a subshell.
lacking() {
    local tool root available
    if ((EUID != 0)); then
        echo 'root is needed'
        return
    fi
    for tool in busybox containerd containerd-shim-runc-v2 ctr curl ip nsenter openssl python3 runc setpriv unshare; do
        if ! command -v "$tool" >/dev/null; then
            echo "$tool is missing; packaging/packages.txt names its package"
            return
        fi
    done
    if [[ ! -x /usr/lib/cni/bridge ]]; then
        echo 'containernetworking-plugins is missing'
    elif ! unshare --mount --net --pid --fork mount -t tmpfs none /run 2>/dev/null; then
        echo 'namespaces cannot be made here (CAP_SYS_ADMIN is needed)'
    elif available=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo) && ((available < 2000)); then
        echo "2,000 MB of memory are needed; $available are free"
    elif [[ -f /sys/fs/cgroup/cgroup.controllers ]]; then
        root=/sys/fs/cgroup
        for tool in cpu cpuset hugetlb memory pids; do # those that the kubelet wants where the kernel has them
            if grep -qw "$tool" $root/cgroup.controllers && ! grep -qw "$tool" $root/cgroup.subtree_control &&
                ! echo "+$tool" 2>/dev/null >$root/cgroup.subtree_control; then
                echo "the controller $tool cannot be used in control groups of our own"
                return
            fi
        done
    elif [[ ! -d /sys/fs/cgroup/cpu || ! -d /sys/fs/cgroup/memory ]]; then
        echo 'control groups are not mounted'
    fi
    cgroup=largada-check-$$
    make_cgroups 2>/dev/null || echo 'control groups cannot be made here'
    remove_cgroups
}

# ---- its life --------------------------------------------------------------------------------------------------------

running() {
    [[ -f $lock ]] || return 1
    ! flock -n "$lock" true
}

pid_of() { # FILE in the state directory
    [[ -s $state/$1 ]] && cat "$state/$1"
}

# supervise CALLER: outside of the namespaces, holds the lock as long as anything lives. Killed itself, it takes all
# with it: the kernel kills unshare, then the first process of the namespace, then every other.
supervise() {
    local caller=$1
    world='' watch=()
    exec 9>"$lock"
    flock -w 10 9 || fail 1 'It runs already.' # who looks whether it runs has it for a moment
    trap 'exit 1' TERM INT
    trap 'end_world; remove_cgroups' EXIT
    echo $$ >"$state/supervisor.pid"
    make_cgroups
    LARGADA_CLUSTER_CGROUP=/$cgroup setpriv --pdeathsig KILL unshare --mount --net --ipc --pid --fork --kill-child \
        "$cluster_source/inside.sh" boot "$state" 9>&- &
    world=$!
    if [[ -n $caller ]]; then
        setpriv --pdeathsig KILL tail --pid="$caller" -s 0.5 -f /dev/null 9>&- &
        watch=($!)
    fi
    wait -n "$world" "${watch[@]}" || true
}

end_world() {
    local first
    # unshare waits for the first process, whose end the kernel keeps back until all the others are gone.
    first=$(pid_of first.pid) || first=$world
    kill -KILL "$first" "${watch[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -f "$state/first.pid" "$state/supervisor.pid"
}

stop() {
    local supervisor
    if running; then
        supervisor=$(pid_of supervisor.pid) || true
        kill -TERM "$supervisor" 2>/dev/null || true
        flock -w 120 "$lock" true || fail 1 "It did not end; its supervisor is process $supervisor."
    fi
    remove_cgroups
}

start() {
    local caller=${1:-} reason supervisor started=$SECONDS
    mkdir -p "$state"
    stop
    case $state/ in /run/* | /var/log/*) fail 2 "Its directory cannot be in /run or /var/log: $state" ;; esac
    rm -rf "${state:?}"/{logs,pki,kubeconfig,skipped,up,first.pid}
    mkdir -p "$state/logs"
    reason=$(lacking)
    if [[ -z $reason && -n $(missing_programs) ]]; then
        reason="the cluster's programs are not built; tests/cluster/build.sh does it"
    fi
    if [[ -n $reason ]]; then
        printf '%s\n' "$reason" >"$state/skipped"
        fail 77 "skipped: $reason"
    fi
    setsid "$self" supervise "$caller" </dev/null >"$state/logs/supervisor.log" 2>&1 &
    supervisor=$!
    disown
    for _ in {1..3000}; do
        if [[ -f $state/up ]] || ! kill -0 "$supervisor" 2>/dev/null; then break; fi
        sleep 0.1
    done
    if [[ ! -f $state/up ]]; then
        tail -n 5 "$state/logs/boot.log" "$state/logs/supervisor.log" >&2 2>/dev/null || true
        stop
        fail 1 "The cluster did not start in $((SECONDS - started)) s; its logs are in $state/logs."
    fi
    printf 'Up after %s s (Kubernetes %s; logs: %s)\n' "$(<"$state/up")" "$KUBERNETES" "$state/logs"
}

# ---- inside ----------------------------------------------------------------------------------------------------------

inside() { # COMMAND...
    local first
    if [[ -f $state/skipped ]]; then fail 77 "skipped: $(<"$state/skipped")"; fi
    if ! running || [[ ! -f $state/up ]]; then fail 1 'The cluster does not run.'; fi
    first=$(pid_of first.pid)
    # A directory that was opened outside is not that of the same name inside.
    # shellcheck disable=SC2016 # for the shell inside
    exec nsenter --target "$first" --mount --net --ipc --pid -- env \
        LARGADA_CLUSTER=1 LARGADA_CLUSTER_DIR="$state" LARGADA_CLUSTER_K6="$K6_VERSIONS" \
        K6_BINARY="$(program "k6-${K6_VERSIONS%% *}")" HELM="$(program helm)" \
        KUBECONFIG="$state/kubeconfig/admin" PATH="$(dirname "$(program kubectl)"):$PATH" \
        bash -c 'cd "$1" && shift && exec "$@"' run "$PWD" "$@"
}

command=${1:-}
[[ -z $command ]] || shift
case $command in
    check)
        reason=$(lacking)
        [[ -z $reason ]] || fail 77 "$reason"
        ;;
    start)
        [[ $# == 0 || $* == --with-caller ]] || fail 2 "Unknown argument: $*"
        start "${1:+$PPID}"
        ;;
    supervise) supervise "${1:-}" ;;
    run)
        (($# > 0)) || fail 2 'run needs a command.'
        inside "$@"
        ;;
    kwok | gates | signal | stop-api | start-api | restart-api) inside "$cluster_source/inside.sh" "$command" "$state" "$@" ;;
    status)
        running || fail 3 'The cluster does not run.'
        echo 'The cluster runs.'
        ;;
    stop) stop ;;
    --help | -h) usage ;;
    *) fail 2 "Unknown command: $command" 'tests/cluster/cluster.sh --help tells what there is.' ;;
esac
