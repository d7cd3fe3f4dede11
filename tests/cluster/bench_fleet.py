#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a start of so many simulated pods costs, through the real API server: how long the links take to open, their
memory, the time from the last runner that pauses to the release, and how far apart the releases arrive. Prints one JSON
line a figure, as tests/bench/bench_line.h does. Usage: bench_fleet.py PODS"""

import http.client
import json
import os
import re
import subprocess
import sys
import time

import kube
import stub_k6

PEER_PODS = 10
PEER = "kubectl port-forward and a request, one pod after the other"


def release_by_kubectl(namespace, pod):
    command = ["kubectl", "-n", namespace.name, "port-forward", pod, ":6565"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as forward:
        try:
            port = int(re.search(r"127\.0\.0\.1:(\d+)", forward.stdout.readline()).group(1))
            way = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            way.request("PATCH", "/v1/status", body='{"data":{"attributes":{"paused":false}}}')
            way.getresponse().read()
        finally:
            forward.terminate()


def peer(namespace, names, stub):
    """Seconds from the first to the last of so many releases, reckoned from a few of them."""
    before = len(stub.released_at)
    for name in names[:PEER_PODS]:
        release_by_kubectl(namespace, name)
    times = stub.released_at[before:]
    return (times[-1] - times[0]) / (len(times) - 1) * (len(names) - 1)


def line(name, value, unit, target, peer_value=None, note=None):
    figure = {"name": name, "value": round(value, 3), "unit": unit, "target": target, "peer": peer_value,
              "peer_name": None if peer_value is None else PEER}
    print(json.dumps({**figure, **({"note": note} if note else {})}), flush=True)


def main():
    pods = int(sys.argv[1])
    stub = stub_k6.Stub(pods)
    kube.cluster("kwok", str(stub.port), str(-(-pods // 100)))
    with kube.Namespace("bench") as namespace:
        namespace.apply_simulated_job(pods=pods)
        names = namespace.wait_running("main", pods, seconds=300)
        began = time.monotonic()
        with subprocess.Popen([os.environ["LARGADACTL"], "start", namespace.name, "k6-job", "Running", str(pods), "main",
                               "--json"], stdout=subprocess.PIPE) as start:
            said = start.stdout.read()
            _, status, used = os.wait4(start.pid, 0)
            start.returncode = os.waitstatus_to_exitcode(status)
        if start.returncode != 0:
            raise SystemExit(f"largadactl ended with {start.returncode}: {said.decode()}")
        releases = sorted(stub.released_at)
        if len(releases) != pods:
            raise SystemExit(f"{len(releases)} releases for {pods} pods")
        loop = peer(namespace, names, stub)
    bound = json.loads(said)["spread"]["release_bound_ms"]
    line(f"fleet_links_open_{pods}", stub.all_open_at - began, "s", 8, note="since the program's start, checks and all")
    line(f"fleet_rss_{pods}", used.ru_maxrss / 1000, "MB", 150)
    line(f"fleet_paused_to_released_{pods}", (releases[0] - stub.last_paused_at) * 1000, "ms", 700,
         note="from the last runner that pauses to the first release that arrives")
    line(f"fleet_arrival_spread_{pods}", (releases[-1] - releases[0]) * 1000, "ms", 200, round(loop * 1000),
         note=f"at the stub; release bound {bound:.1f} ms; the peer's from {PEER_PODS} pods")


if not kube.is_inside():
    print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
    sys.exit(77)
main()
