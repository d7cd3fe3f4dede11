#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a Deployment of simulated agents takes from 0 to so many existing ones and back, through the dashboard's API
and a real API server. With the program bench_cluster_console it is the console that scales, with its grid live, and what
its UI's thread comes to is printed, too. Prints one JSON line a figure, as tests/bench/bench_line.h does.
Usage: bench_agents.py AGENTS [PROGRAM]"""

import json
import os
import subprocess
import sys
import time
import unittest

import fleet
import kube

PEER = "kubectl scale of the same Deployment"


def simulated(manifest):
    """The Deployment and its autoscaler, on kwok's nodes."""
    return manifest.replace("      automountServiceAccountToken: false\n", """      automountServiceAccountToken: false
      nodeSelector: {type: kwok}
      tolerations: [{key: kwok, operator: Exists}]
""")


def until(condition, seconds):
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise SystemExit(f"not within {seconds} s")
        time.sleep(0.1)
    return time.monotonic() - began


def line(name, value, target, peer):
    print(json.dumps({"name": name, "value": round(value, 3), "unit": "s", "target": target,
                      "peer": None if peer is None else round(peer, 3), "peer_name": None if peer is None else PEER}),
          flush=True)


def by_api(dashboard, agents):
    """Seconds to each number that was asked for."""
    took = {}
    for wanted in (agents, 0):
        began = time.monotonic()
        dashboard.scale(wanted)
        until(lambda number=wanted: dashboard.config()["existing"] == number, 300)
        took[wanted] = time.monotonic() - began
    return took


def go_first():
    """Before the cluster's processes, which are on other machines where there is one for real. To be nicer or less so is
    not enough where the kernel groups processes by session."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except PermissionError:
        pass


def by_console(program, ns, dashboard, agents):
    """The same in the console; passes its own figures on."""
    took = {}
    command = [program, "agents", ns.name, dashboard.url, str(agents)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=go_first,
                          env={**os.environ, "KUBECONFIG": kube.kubeconfig("admin"),
                               "ADMIN_BASIC_AUTH": dashboard.admin}) as console:
        for said in console.stdout:
            what, *numbers = said.split()
            if what == "existing":
                took[int(numbers[0])] = int(numbers[1]) / 1000
            elif what == "shown":
                line(f"console_shows_agents_{'up' if numbers[0] != '0' else 'down'}_{agents}", int(numbers[1]) / 1000, 30,
                     None)
            else:
                print(said, end="", flush=True)
    if console.returncode != 0:
        raise SystemExit(f"the console's part ended with {console.returncode}")
    return took


class Bench(unittest.TestCase):
    def runTest(self):  # noqa: N802
        agents = int(sys.argv[1])
        kube.cluster("kwok", "1", str(-(-agents // 100)))
        with kube.Namespace("bench") as ns:
            ns.apply(fleet.manifest("11-k6-agent-config.yaml"))
            ns.apply(simulated(fleet.manifest("21-k6-agent-deployment.yaml")))

            def existing():
                return ns.json("deployment", "k6agent")["status"].get("replicas", 0)

            def by_kubectl(wanted):
                ns.kubectl("scale", "deployment", "k6agent", f"--replicas={wanted}")
                return until(lambda: existing() == wanted, 300)

            by_kubectl(0)
            dashboard = fleet.HostDashboard(self, "--scale-backend", "kubernetes", "--deployment",
                                            f"{ns.name}/k6agent")
            if sys.argv[2:]:
                took = by_console(sys.argv[2], ns, dashboard, agents)
            else:
                took = by_api(dashboard, agents)
            dashboard.end()
            kube.wait(lambda: not ns.kubectl("get", "pods", "--no-headers"), "all pods are gone", 120)
            ns.kubectl("patch", "hpa", "k6agent", "--type=merge", "-p", json.dumps({"spec": {"maxReplicas": agents}}))
            line(f"kubernetes_agents_up_{agents}", took[agents], 30, by_kubectl(agents))
            line(f"kubernetes_agents_down_{agents}", took[0], 30, None)


if not kube.is_inside():
    print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
    sys.exit(77)
RESULT = unittest.TextTestRunner(stream=sys.stderr).run(Bench())
sys.exit(not RESULT.wasSuccessful())
