#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What cluster.sh does inside the namespaces: boot is their first process, the other commands come later.
# inside.sh COMMAND STATE [ARGUMENT]...
set -euo pipefail
# The first process of a namespace sees its number outside only in the old /proc, and only before it starts another.
IFS=' ' read -r outer_pid _ </proc/self/stat
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=world.sh
source "$cluster_source/world.sh"

command=$1
state=$2
shift 2
home=/run/largada # in memory, the cluster's own
pki=$state/pki
logs=$state/logs
server=https://127.0.0.1:6443
containerd_socket=$home/containerd.sock
PATH=$(dirname "$(program kubectl)"):$PATH
export PATH KUBECONFIG=$state/kubeconfig/admin

# service NAME COMMAND...: in the background, with a log, and a file with its process number.
service() {
    local name=$1
    shift
    "$@" </dev/null >>"$logs/$name.log" 2>&1 &
    echo $! >"$home/$name.pid"
}

# until_true SECONDS WHAT COMMAND...
until_true() {
    local attempts=$(($1 * 10)) what=$2
    shift 2
    while ! "$@" >/dev/null 2>&1; do
        ((attempts-- > 0)) || fail 1 "$what is not there in time."
        sleep 0.1
    done
}

pid_of() {
    [[ -f $home/$1.pid ]] || fail 1 "No such service: $1"
    cat "$home/$1.pid"
}

# has_ended PID: also when nobody has taken note of it yet.
has_ended() {
    ! kill -0 "$1" || grep -q '^State:.Z' "/proc/$1/status"
}

api_is_ready() {
    [[ $(curl -s --cacert "$pki/ca.crt" -H 'Authorization: Bearer admin-token' "$server/readyz") == ok ]]
}

node_is_ready() {
    kubectl get node node1 -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' | grep -qx True
}

# What is on besides the usual: NAME=true,...
gates() {
    cat "$home/gates" 2>/dev/null || true
}

start_etcd() {
    service etcd "$(program etcd)" --data-dir "$home/etcd" --unsafe-no-fsync --log-level warn \
        --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
        --listen-peer-urls http://127.0.0.1:2380
}

launch_api() {
    service api "$(program kube-apiserver)" --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 \
        --bind-address=0.0.0.0 --advertise-address="$node_address" --endpoint-reconciler-type=none \
        --tls-cert-file="$pki/server.crt" --tls-private-key-file="$pki/server.key" \
        --client-ca-file="$pki/client-ca.crt" --token-auth-file="$pki/tokens.csv" --authorization-mode=RBAC \
        --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$pki/accounts.pub" \
        --service-account-signing-key-file="$pki/accounts.key" --service-cluster-ip-range=10.96.0.0/16 \
        --allow-privileged=true --kubelet-preferred-address-types=Hostname,InternalIP --feature-gates="$(gates)"
}

api_is_decided() { api_is_ready || has_ended "$(pid_of api)"; }

# On a busy machine it may end by itself, since it gives its own first steps 30 s.
start_api() {
    local attempt
    for attempt in 1 2 3; do
        launch_api
        until_true 120 'The API server' api_is_decided
        if api_is_ready; then return; fi
    done
    fail 1 "The API server ended by itself $attempt times."
}

# With the usual limits of requests a second, 1,000 pods take minutes.
of_controllers=(--kubeconfig="$state/kubeconfig/admin" --kube-api-qps=2000 --kube-api-burst=4000 --leader-elect=false
    --secure-port=0)

start_controllers() {
    service controllers "$(program kube-controller-manager)" "${of_controllers[@]}" --concurrent-job-syncs=20 \
        --service-account-private-key-file="$pki/accounts.key" --root-ca-file="$pki/ca.crt" \
        --flex-volume-plugin-dir="$home/volume-plugins" --feature-gates="$(gates)"
}

start_scheduler() {
    service scheduler "$(program kube-scheduler)" "${of_controllers[@]}"
}

start_kubelet() {
    service kubelet "$(program kubelet)" --config="$cluster_source/kubelet.yaml" --root-dir="$home/kubelet" \
        --cert-dir="$home/kubelet-pki" --kubeconfig="$state/kubeconfig/admin" --hostname-override=node1 \
        --node-ip="$node_address" --cgroup-root="$LARGADA_CLUSTER_CGROUP"
}

start_containerd() {
    cat >"$home/containerd.toml" <<TOML
version = 2
root = "$home/containerd"
state = "$home/containerd-state"
disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs",
    "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]
[grpc]
address = "$containerd_socket"
[plugins."io.containerd.internal.v1.opt"]
path = "$home/opt"
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "largada.test/pause:1"
disable_apparmor = true # its profile would stay in the kernel
restrict_oom_score_adj = true # for machines without CAP_SYS_RESOURCE
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$home/cni"
TOML
    mkdir "$home/cni"
    cat >"$home/cni/10-bridge.conflist" <<'JSON'
{"cniVersion": "1.0.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": false,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "10.244.0.0/16"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
JSON
    service containerd containerd --config "$home/containerd.toml"
    until_true 120 containerd ctr -a "$containerd_socket" version
}

# Images without a registry: pods use imagePullPolicy Never.
import_images() {
    local version tool links=() busybox
    busybox=$(type -P busybox)
    import() { # NAME USER ENTRYPOINT FILE...
        python3 -B "$cluster_source/image.py" "$@" | ctr -a "$containerd_socket" -n k8s.io images import - >/dev/null
    }
    import largada.test/pause:1 0 '["/bin/busybox", "sleep", "2147483"]' "bin/busybox=$busybox"
    for tool in cat date env false kill ls nc printf ps sh sleep true wget; do links+=("bin/$tool=@busybox"); done
    for version in $K6_VERSIONS; do
        import "docker.io/grafana/k6:$version" 12345 '["k6"]' "usr/bin/k6=$(program "k6-$version")" \
            "bin/busybox=$busybox" "${links[@]}"
    done
}

boot() {
    local started=$SECONDS images
    echo "$outer_pid" >"$state/first.pid"
    make_world
    make_identities
    start_etcd
    start_containerd
    import_images &
    images=$!
    start_api
    start_controllers
    start_scheduler
    wait "$images" || fail 1 'The images could not be made.'
    start_kubelet
    until_true 120 'The node' node_is_ready
    echo $((SECONDS - started)) >"$state/up"
    # As the first process of a namespace this one inherits orphans, and takes note of their ends.
    while true; do
        sleep 86400 &
        wait $! || true
    done
}

end_service() { # NAME SIGNAL
    local pid
    pid=$(pid_of "$1")
    kill -s "$2" "$pid" 2>/dev/null || return 0
    until_true 120 "The end of $1" has_ended "$pid"
}

set_gates() { # [NAME=true,...]
    printf '%s' "${1:-}" >"$home/gates"
    end_service controllers KILL # in good order the API server takes its time
    end_service api KILL
    start_api
    start_controllers
}

kwok() { # PORT NODES; anew when it runs
    local number
    if [[ -f $home/kwok.pid ]]; then end_service kwok KILL; fi
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kwok -keyout "$home/kwok.key" -out "$home/kwok.crt" \
        2>/dev/null
    {
        sed "s/@STUB_PORT@/$1/" "$cluster_source/kwok.yaml"
        for number in "$(dirname "$(program kwok)")"/*.yaml; do
            echo ---
            cat "$number"
        done
    } >"$home/kwok.yaml"
    service kwok "$(program kwok)" --config="$home/kwok.yaml" --kubeconfig="$state/kubeconfig/admin" \
        --manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake --node-lease-duration-seconds=0 \
        --server-address=127.0.0.1:10247 --node-ip=127.0.0.1 --node-port=10247 \
        --tls-cert-file="$home/kwok.crt" --tls-private-key-file="$home/kwok.key"
    for ((number = 1; number <= $2; number++)); do
        cat <<YAML
---
apiVersion: v1
kind: Node
metadata:
  name: fake-$number
  annotations: {kwok.x-k8s.io/node: fake}
  labels: {type: kwok, kubernetes.io/hostname: fake-$number}
spec: {taints: [{key: kwok, value: fake, effect: NoSchedule}]}
status:
  allocatable: {cpu: "64", memory: 256Gi, pods: "100"}
  capacity: {cpu: "64", memory: 256Gi, pods: "100"}
YAML
    done | kubectl apply -f - >/dev/null
    kubectl wait --for=condition=Ready --timeout=180s node -l type=kwok >/dev/null
}

case $command in
    boot) boot >"$logs/boot.log" 2>&1 ;;
    kwok) kwok "$@" ;;
    gates) set_gates "$@" ;;
    signal) kill -s "$2" "$(pid_of "$1")" ;;
    stop-api) end_service api "${1:-TERM}" ;;
    start-api) start_api ;;
    restart-api)
        end_service api "${1:-TERM}"
        start_api
        ;;
esac
