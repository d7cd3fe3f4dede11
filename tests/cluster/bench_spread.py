#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far apart the pods of a Job start their load, by the times in their own logs: with largadactl, and with the loop
of `kubectl exec … k6 resume` over the same number of pods, in one run. Prints one JSON line a figure; the value is the
best of three, the bound is what largadactl says of its own release.
Usage: bench_spread.py PODS [MODE]; MODE is broadcast (default), clock or exec."""

import json
import os
import subprocess
import sys

import kube

PHASES = ("z-warmup", "main")
ROUNDS = 3


def spread(namespace, container, pods):
    """Milliseconds between the first and the last pod's first iteration."""
    times = kube.wait(lambda: (lambda found: found if len(found) == pods else None)(
        namespace.first_iterations(container)), f"{pods} first iterations in the logs of {container}", 240)
    return max(times.values()) - min(times.values())


def one_after_the_other(pods):
    """What the usual script does, without its sleeps."""
    found = {}
    with kube.Namespace("bench") as namespace:
        namespace.apply_job(pods=pods, duration="20s", rate=20)
        for container in PHASES:
            for pod in namespace.wait_paused(container, pods, seconds=300):
                namespace.resume(pod, container)
            found[container] = spread(namespace, container, pods)
    return found


def together(pods, mode):
    found, bounds = {}, {}
    with kube.Namespace("bench") as namespace:
        namespace.apply_job(pods=pods, duration="20s", rate=20)
        run = subprocess.run([os.environ["LARGADACTL"], "run", "--fleet", "kubernetes", "-n", namespace.name, "--job",
                              "k6-job", "--runners", str(pods), "--mode", mode, "--json"],
                             stdout=subprocess.PIPE, check=False)
        if run.returncode != 0:
            raise SystemExit(f"largadactl ended with {run.returncode}: {run.stdout.decode()}")
        for phase, container in zip(json.loads(run.stdout)["phases"], PHASES):
            found[container] = spread(namespace, container, pods)
            bounds[container] = phase["release_spread_ms"]
    return found, bounds


def main():
    pods = int(sys.argv[1])
    mode = sys.argv[2] if len(sys.argv) > 2 else "broadcast"
    loop = one_after_the_other(pods)
    rounds = [together(pods, mode) for _ in range(ROUNDS)]
    for container in PHASES:
        value, bound = min((found[container], bounds[container]) for found, bounds in rounds)
        print(json.dumps({"name": f"cluster-spread-{pods}-{container}-{mode}", "value": value, "unit": "ms",
                          "bound": bound, "peer": "kubectl exec, one after the other", "peer_value": loop[container],
                          "ratio": round(loop[container] / max(value, 1), 1)}), flush=True)


main()
