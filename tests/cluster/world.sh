# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The surroundings of the cluster for inside.sh, which sources this file: mounts, network, certificates, users.
# shellcheck disable=SC2154 # home, pki, server and state are the caller's

node_address=10.243.0.1

# cover DIR NAME...: a file system in memory over DIR, in which everything of DIR is there, except for NAME....
cover() {
    local dir=$1 entry name left_out=" ${*:2} "
    mkdir /run/covered
    mount --rbind "$dir" /run/covered
    mount -t tmpfs -o mode=755 tmpfs "$dir"
    for entry in /run/covered/* /run/covered/.[!.]*; do
        name=${entry##*/}
        if [[ $left_out == *" $name "* || (! -e $entry && ! -L $entry) ]]; then continue; fi
        if [[ -L $entry ]]; then
            cp -P "$entry" "$dir/$name"
        else
            if [[ -d $entry ]]; then mkdir "$dir/$name"; else touch "$dir/$name"; fi
            mount --rbind "$entry" "$dir/$name"
        fi
    done
    umount -l /run/covered
    rmdir /run/covered
    for name in "${@:2}"; do mkdir "$dir/$name"; done
}

# The kubelet wants these settings of the kernel, which is everybody's. It is shown files that have them.
show_tunables() {
    local setting name
    mkdir "$home/tunables"
    for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 \
        kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
        name=${setting%=*}
        echo "${setting#*=}" >"$home/tunables/${name//\//-}"
        mount --bind "$home/tunables/${name//\//-}" "/proc/sys/$name"
    done
}

make_world() {
    mount -t proc proc /proc
    # Fixed paths of containerd, of the kubelet and of CNI.
    mount -t tmpfs -o mode=755,size=75% tmpfs /run
    mkdir -p "$home" /run/lock /run/netns
    mount -t tmpfs -o mode=755 tmpfs /var/log
    cover /var/lib kubelet cni
    show_tunables
    cp /etc/hosts "$home/hosts"
    printf '%s node1\n127.0.0.1 api.largada.test\n' "$node_address" >>"$home/hosts"
    mount --bind "$home/hosts" /etc/hosts
    mount --make-rshared /

    ip link set lo up
    # A node's address must not be of loopback.
    ip link add largada0 type bridge
    ip address add "$node_address/32" dev largada0
    ip link set largada0 up
}

# certificate NAME SUBJECT CA EXTENSIONS KEY...: KEY is openssl's command that makes the private key.
certificate() {
    local name=$1 subject=$2 ca=$3 extensions=$4
    shift 4
    "$@" >"$pki/$name.key" 2>/dev/null
    openssl req -new -key "$pki/$name.key" -subj "$subject" |
        openssl x509 -req -CA "$pki/$ca.crt" -CAkey "$pki/$ca.key" -CAcreateserial -days 2 \
            -extfile <(printf '%s\n' "$extensions") -out "$pki/$name.crt" 2>/dev/null
}

# kubeconfig NAME USER: USER is YAML's flow style.
kubeconfig() {
    cat >"$state/kubeconfig/$1" <<YAML
apiVersion: v1
kind: Config
current-context: largada
contexts: [{name: largada, context: {cluster: largada, user: largada}}]
clusters: [{name: largada, cluster: {server: "$server", certificate-authority: "$pki/ca.crt"}}]
users: [{name: largada, user: {$2}}]
YAML
}

# Users: admin, runner-operator and nobody (without any right) with tokens; the first two also with certificates.
make_identities() {
    local ca user
    mkdir -m 700 "$pki" "$state/kubeconfig"
    for ca in ca client-ca; do
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=largada-test-$ca" -keyout "$pki/$ca.key" \
            -out "$pki/$ca.crt" 2>/dev/null
    done
    certificate server /CN=kube-apiserver ca \
        "subjectAltName = IP:127.0.0.1, IP:$node_address, DNS:localhost, DNS:api.largada.test" openssl genrsa 2048
    openssl genrsa -out "$pki/accounts.key" 2048 2>/dev/null
    openssl rsa -in "$pki/accounts.key" -pubout -out "$pki/accounts.pub" 2>/dev/null
    cat >"$pki/tokens.csv" <<'CSV'
admin-token,admin,admin-uid,"system:masters"
runner-operator-token,runner-operator,runner-operator-uid
nobody-token,nobody,nobody-uid
CSV
    for user in admin runner-operator nobody; do kubeconfig "$user" "token: $user-token"; done
    client_certificates admin /O=system:masters
    client_certificates runner-operator ''
}

# client_certificates USER GROUP: the keys as the usual tools write them, PKCS #1 and SEC 1 after its parameters.
client_certificates() {
    local kind key
    for kind in rsa ec; do
        key=(openssl ecparam -name prime256v1 -genkey)
        if [[ $kind == rsa ]]; then key=(openssl genrsa -traditional 2048); fi
        certificate "$1-$kind" "$2/CN=$1" client-ca 'extendedKeyUsage = clientAuth' "${key[@]}"
        kubeconfig "$1-$kind" "client-certificate: \"$pki/$1-$kind.crt\", client-key: \"$pki/$1-$kind.key\""
    done
}
