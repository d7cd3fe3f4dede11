#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far apart the pods of a Job start their load, by the times in their own logs: with largadactl, and with
`kubectl exec … k6 resume` for one pod after the other. Prints one JSON line a figure, as tests/bench/bench_line.h does.
Usage: bench_spread.py PODS [MODE]...; MODE is broadcast (default), clock or exec."""

import json
import os
import subprocess
import sys

import kube

PHASES = ("z-warmup", "main")
ROUNDS = 3
PEER = "kubectl exec k6 resume, one after the other"


def spread(namespace, container, pods):
    """Milliseconds between the first and the last pod's first iteration."""
    times = namespace.wait_first_iterations(container, pods, seconds=240).values()
    return max(times) - min(times)


def one_after_the_other(pods):
    """What the usual script does, without its sleeps. Spreads by container."""
    found = {}
    with kube.Namespace("bench") as namespace:
        namespace.apply_job(pods=pods, duration="10s", rate=20)
        for container in PHASES:
            for pod in namespace.wait_paused(container, pods, seconds=300):
                namespace.resume(pod, container)
            found[container] = spread(namespace, container, pods)
    return found


def together(pods, mode):
    """By container: the spread, and the bound that largadactl gives for its release."""
    found = {}
    with kube.Namespace("bench") as namespace:
        namespace.apply_job(pods=pods, duration="10s", rate=20)
        run = subprocess.run([os.environ["LARGADACTL"], "run", "--fleet", "kubernetes", "-n", namespace.name, "--job",
                              "k6-job", "--runners", str(pods), "--mode", mode, "--json"],
                             env={**os.environ, "LARGADA_HISTORY": ""}, stdout=subprocess.PIPE, check=False)
        if run.returncode != 0:
            raise SystemExit(f"largadactl ended with {run.returncode}: {run.stdout.decode()}")
        for phase, container in zip(json.loads(run.stdout)["phases"], PHASES):
            found[container] = (spread(namespace, container, pods), phase["spread"]["release_bound_ms"])
    return found


def target(pods, mode):
    if mode == "clock":
        return 15 if pods <= 4 else None
    return {4: 25, 60: 250}.get(pods)


def main():
    pods = int(sys.argv[1])
    loop = one_after_the_other(pods)
    for mode in sys.argv[2:] or ["broadcast"]:
        rounds = [together(pods, mode) for _ in range(ROUNDS)]
        for container in PHASES:
            value, bound = min(one[container] for one in rounds)
            print(json.dumps({"name": f"cluster_spread_{pods}_{container}_{mode}", "value": value, "unit": "ms",
                              "target": target(pods, mode), "peer": loop[container], "peer_name": PEER,
                              "note": f"best of {ROUNDS}, by the pods' logs; release bound {bound:.1f} ms"}), flush=True)


if os.environ.get("LARGADA_CLUSTER") != "1":
    print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
    sys.exit(77)
main()
