#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The polling fleet as a whole: largada-dashboard, agents that it makes itself or that were there, largadactl, real k6,
and demo targets that count on their side."""

import argparse
import base64
import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from agent_world import SECRET, Agent, DemoTarget, children, free_port, is_alive, k6_programs, wait  # noqa: E402

OPTIONS = None
ADMIN = "admin:correct-horse-battery"
# A k6 that takes no processor from a hundred others.
LIGHT_K6 = """#!/bin/sh
[ "$1" = version ] && { echo 'k6 v1.1.0 (go1.24, linux/amd64)'; exit; }
sleep 0.2
echo '{"metrics":{"http_reqs":{"count":5},"iterations":{"count":5}}}' > "$3"
"""


class Dashboard:
    """A process with its database and all else in one directory."""

    def __init__(self, directory, *options):
        self.directory, self.options, self.port = Path(directory), options, free_port()
        self.url, self.process = f"http://127.0.0.1:{self.port}", None
        self.start()

    def surroundings(self, **more):
        here = str(self.directory)
        return {"HOME": here, "XDG_RUNTIME_DIR": here, "XDG_DATA_HOME": here, "XDG_CONFIG_HOME": here,
                "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **more,
                **{name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}}

    def start(self):
        environment = self.surroundings(DASHBOARD_SECRET=SECRET, ADMIN_BASIC_AUTH=ADMIN, K6_BINARY=k6_programs()[0])
        with (self.directory / "dashboard.log").open("ab") as log:
            self.process = subprocess.Popen([OPTIONS.dashboard, "--listen", f"127.0.0.1:{self.port}", "--database",
                                             str(self.directory / "fleet.db"), *self.options],
                                            env=environment, stdout=log, stderr=log)
        wait(self.is_there, "the dashboard")

    def is_there(self):
        if self.process.poll() is not None:
            raise AssertionError((self.directory / "dashboard.log").read_text())
        try:
            return self.ask("GET", "/readyz", as_json=False)
        except OSError:
            return None

    def ask(self, method, path, body=None, as_json=True):
        request = urllib.request.Request(self.url + path, method=method)
        request.add_header("Authorization", "Basic " + base64.b64encode(ADMIN.encode()).decode())
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
        return json.loads(text) if as_json else True

    def ctl(self, *words):
        """What largadactl says in JSON; it finds the dashboard and its credentials itself."""
        done = subprocess.run([OPTIONS.largadactl, *words, "--json"], env=self.surroundings(), capture_output=True,
                              text=True, timeout=180, check=False)
        if done.returncode != 0:
            raise AssertionError(f"largadactl {words}: {done.returncode}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def add_target(self, url, label, interval_ms):
        return self.ask("POST", "/api/admin/k6/targets", {"url": url, "label": label, "vus": 1, "durationS": 1,
                                                          "runIntervalMs": interval_ms})["id"]

    def disable(self, target):
        self.ask("PATCH", f"/api/admin/k6/targets/{target}", {"enabled": False})

    def runs(self):
        found, page = [], 1
        while True:
            answer = self.ask("GET", f"/api/dashboard/k6/runs?page={page}&pageSize=200")
            found += answer["items"]
            if len(found) >= answer["total"] or not answer["items"]:
                return found
            page += 1

    def agents(self):
        return self.ask("GET", "/api/dashboard/k6/agents")["items"]

    def kill(self):
        self.process.kill()
        self.process.wait(60)

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(90)


class FleetTest(unittest.TestCase):
    def setUp(self):
        if not k6_programs():
            self.skipTest("no k6: bash packaging/get-k6.sh, or name it in LARGADA_TEST_K6")
        directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)

    def demo_target(self):
        target = DemoTarget(OPTIONS.demo_target)
        self.addCleanup(target.close)
        return target

    def test_local_agents_report_what_the_targets_counted(self):
        dashboard = Dashboard(self.directory, "--scale-backend", "local")
        self.addCleanup(dashboard.kill)
        targets = {}
        for label, interval in (("often", "6s"), ("seldom", "15s")):
            target = self.demo_target()
            added = dashboard.ctl("targets", "add", target.url + "/", "--label", label, "--duration", "1s", "--interval",
                                  interval)
            targets[added["id"]] = target
        self.assertEqual(dashboard.ctl("fleet", "scale", "5")["k6DesiredAgentCount"], 5)
        wait(lambda: dashboard.ctl("fleet", "status")["online"] == 5, "five agents")
        names = [f"local-agent-0{i}" for i in range(1, 6)]
        self.assertEqual(sorted(agent["name"] for agent in dashboard.agents()), names)
        processes = children(dashboard.process.pid)
        self.assertEqual(len(processes), 5)

        def each_agent_ran_each_target():
            return {(run["agent"], run["targetId"]) for run in dashboard.runs() if run["status"] == "completed"} == {
                (name, target) for name in names for target in targets}
        wait(each_agent_ran_each_target, "a run of each target by each agent", 180)
        for target in targets:
            dashboard.ctl("targets", "set", target, "--disable")
        self.wait_for_quiet(dashboard, processes, 5)
        dashboard.ctl("fleet", "scale", "0")
        wait(lambda: not any(is_alive(process) for process in processes), "the end of the agents")
        runs = dashboard.ctl("executions", "list")["items"]
        self.assertEqual(runs, dashboard.runs())
        self.assertEqual({run["status"] for run in runs}, {"completed"}, runs)
        for target, counted in targets.items():
            of_target = dashboard.ctl("executions", "list", "--target", target)["items"]
            self.assertEqual(of_target, [run for run in runs if run["targetId"] == target])
            self.assertEqual(sum(run["rps"] for run in of_target), counted.requests())
            self.assertEqual(sum(run["iterations"] for run in of_target), counted.requests())
        self.assertEqual(dashboard.end(), 0)

    def test_dashboard_killed_and_back(self):
        dashboard = Dashboard(self.directory)
        self.addCleanup(dashboard.kill)
        target = dashboard.add_target(self.demo_target().url + "/", "a", 2500)
        agents = []
        for i in range(3):
            place = self.directory / f"agent-{i}" / "tmp"
            place.mkdir(parents=True)
            agents.append(Agent(OPTIONS.agent, dashboard.url, k6_programs()[0], place, AGENT_NAME=f"agent-{i}"))
            self.addCleanup(agents[-1].kill)

        def completed():
            return [agent.log().count(" completed ") for agent in agents]
        for _ in range(2):
            before = completed()
            wait(lambda: all(now > then for now, then in zip(completed(), before)), "a run of each", 120)
            dashboard.kill()
            before = completed()
            wait(lambda: all(now > then for now, then in zip(completed(), before)), "one without the dashboard", 120)
            dashboard.start()
        dashboard.disable(target)
        self.wait_for_quiet(dashboard, [agent.pid for agent in agents], 0.2)
        wait(lambda: not any(agent.reports() for agent in agents), "the last report", 120)
        self.assertEqual(len(dashboard.agents()), 3)
        for agent in agents:
            self.assertEqual(agent.end(), 0, agent.log())
        told = collections.Counter(run["agent"] for run in dashboard.runs() if run["status"] == "completed")
        self.assertEqual([told[f"agent-{i}"] for i in range(3)], completed())
        self.assertEqual({run["status"] for run in dashboard.runs()}, {"completed"})

    def test_outage_under_a_hundred_agents(self):
        light = self.directory / "light-k6"
        light.write_text(LIGHT_K6)
        light.chmod(0o755)
        dashboard = Dashboard(self.directory)
        self.addCleanup(dashboard.kill)
        interval_ms = max(2500, OPTIONS.outage * 100)
        target = dashboard.add_target("http://127.0.0.1:1/", "a", interval_ms)
        agents = {}
        for i in range(100):
            place = self.directory / f"agent-{i}" / "tmp"
            place.mkdir(parents=True)
            name = f"agent-{i}"
            agents[name] = Agent(OPTIONS.agent, dashboard.url, str(light), place, AGENT_NAME=name,
                                 POLL_INTERVAL_MS="2000", HEARTBEAT_INTERVAL_MS="2000")
            self.addCleanup(agents[name].kill)
        wait(lambda: len({run["agent"] for run in dashboard.runs()}) == 100, "a run of each", 180)
        rows = {agent["name"]: agent["id"] for agent in dashboard.agents()}
        dashboard.kill()
        time.sleep(OPTIONS.outage)
        wait(lambda: all(agent.reports() for agent in agents.values()), "a report of each that waits")
        dashboard.start()
        wait(lambda: all(agent["status"] == "online" for agent in dashboard.agents()), "all agents", 180)
        self.assertEqual({agent["name"]: agent["id"] for agent in dashboard.agents()}, rows)
        dashboard.disable(target)
        self.wait_for_quiet(dashboard, [agent.pid for agent in agents.values()], 2)
        wait(lambda: not any(agent.reports() for agent in agents.values()), "the last report", 180)
        for agent in agents.values():
            agent.signal(signal.SIGTERM)
        self.assertEqual({agent.process.wait(120) for agent in agents.values()}, {0})
        told = collections.Counter(run["agent"] for run in dashboard.runs() if run["status"] == "completed")
        self.assertEqual(told, {name: agent.log().count(" completed ") for name, agent in agents.items()})
        self.assertGreaterEqual(min(told.values()), 2)

    def wait_for_quiet(self, dashboard, agents, poll_s):
        """The agents have heard that the targets are disabled, but for one that was late, and nothing runs any more. What
        that one still does is told when it ends."""
        heard = time.monotonic() + poll_s * 1.2

        def is_quiet():
            return (time.monotonic() > heard and not any(children(agent) for agent in agents) and
                    not any(run["status"] == "running" for run in dashboard.runs()))
        wait(is_quiet, "quiet", 180)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agent", required=True)
    parser.add_argument("--dashboard", required=True)
    parser.add_argument("--demo-target", required=True)
    parser.add_argument("--outage", type=int, default=6, help="seconds that the dashboard is away under 100 agents")
    parser.add_argument("--largadactl", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
