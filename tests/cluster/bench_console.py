#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand simulated pods in the console, and a thousand that start while it looks: makes them, runs the program
bench_cluster_console beside kubectl, and passes its figures on. Usage: bench_console.py PROGRAM PODS STARTING"""

import json
import os
import subprocess
import sys
import threading
import time

import kube


def by_kubectl(namespace):
    """Seconds and megabytes of one list."""
    began = time.monotonic()
    with subprocess.Popen(["kubectl", "-n", namespace, "get", "pods", "--no-headers"],
                          stdout=subprocess.PIPE) as listing:
        listing.stdout.read()
        _, _, used = os.wait4(listing.pid, 0)
        listing.returncode = 0
    return time.monotonic() - began, used.ru_maxrss / 1000


class Watch(threading.Thread):
    """When kubectl's own watch has seen so many pods run, in milliseconds since 1970."""

    def __init__(self, namespace, labels, pods):
        super().__init__(daemon=True)
        self.seen_at, self._pods = None, pods
        self._kubectl = subprocess.Popen(["kubectl", "-n", namespace, "get", "pods", "-l", labels, "-w", "--no-headers"],
                                         stdout=subprocess.PIPE, text=True)

    def run(self):
        running = set()
        for line in self._kubectl.stdout:
            name, _, status = line.split()[:3]
            if status == "Running":
                running.add(name)
            if len(running) == self._pods:
                self.seen_at = time.time() * 1000
                return

    def end(self):
        self.join(30)
        self._kubectl.kill()
        self._kubectl.wait()


def main():
    program, pods, starting = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    kube.cluster("kwok", "9", str(-(-(pods + starting) // 100)))
    with kube.Namespace("bench") as namespace:
        namespace.apply_simulated_job(name="many", pods=pods)
        kube.wait(lambda: namespace.kubectl("get", "job", "many", "-o", "jsonpath={.status.ready}") == str(pods),
                  f"{pods} pods run", 900)
        seconds, megabytes = by_kubectl(namespace.name)
        labels = "largada.test/job=burst"
        watch = Watch(namespace.name, labels, starting)
        with subprocess.Popen([program, namespace.name, "many", str(pods), f"{seconds:.3f}", f"{megabytes:.1f}", labels,
                               str(starting)], stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "KUBECONFIG": kube.kubeconfig("admin")}) as console:
            for line in console.stdout:
                if line == "watching\n":
                    watch.start()
                    namespace.apply_simulated_job(name="burst", pods=starting)
                elif line.startswith("seen "):
                    watch.end()
                    late = int(line.split()[1]) - watch.seen_at
                    print(json.dumps({"name": f"console_watch_backlog_{starting}_pods_starting",
                                      "value": round(late), "unit": "ms", "target": 1000, "peer": 0,
                                      "peer_name": "kubectl get pods -w",
                                      "note": "all seen running, after kubectl saw it"}), flush=True)
                else:
                    print(line, end="", flush=True)
        if console.returncode != 0:
            raise SystemExit(f"the console's part ended with {console.returncode}")


if not kube.is_inside():
    print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
    sys.exit(77)
main()
