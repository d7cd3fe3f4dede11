#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""largada-agent with real k6, the demo target, and a dashboard that somebody else wrote."""

import argparse
import collections
import datetime
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from agent_world import SECRET, Agent, DemoTarget, children, free_port, is_alive, k6_programs, wait  # noqa: E402
from third_party_dashboard import Dashboard  # noqa: E402

OPTIONS = None
ONCE = 10_000  # ms between two runs, longer than the test; up to a tenth of it before the first
METRICS = {"p50_ms", "p95_ms", "p99_ms", "avg_ms", "error_rate", "rps", "data_received_bytes", "iterations"}


class AgentTest(unittest.TestCase):
    def setUp(self):
        if not k6_programs():
            self.skipTest("no k6: bash packaging/get-k6.sh, or name it in LARGADA_TEST_K6")
        directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name) / "tmp"
        self.directory.mkdir()
        self.dashboard = Dashboard(("127.0.0.1", free_port()), SECRET)
        self.addCleanup(lambda: self.close_dashboard())
        self.target = self.demo_target()

    def demo_target(self):
        target = DemoTarget(OPTIONS.demo_target)
        self.addCleanup(target.close)
        return target

    def add_target(self, name, url, interval_ms=1200, **more):
        self.dashboard.targets.append({"id": name, "url": url, "label": name, "vus": 1, "durationS": 1,
                                       "runIntervalMs": interval_ms, "enabled": True, **more})

    def agent(self, k6=None, **environment):
        url = f"http://127.0.0.1:{self.dashboard.server_port}"
        agent = Agent(OPTIONS.agent, url, k6 or k6_programs()[0], self.directory, **environment)
        self.addCleanup(agent.kill)
        return agent

    def close_dashboard(self):
        self.dashboard.shutdown()
        self.dashboard.server_close()
        self.dashboard.drop_connections()

    def away(self):
        """Gives what brings the dashboard back, with what it knows."""
        old = self.dashboard
        self.close_dashboard()

        def back():
            self.dashboard = Dashboard(old.server_address, SECRET)
            for name in ("targets", "agents", "runs", "heartbeats", "log"):
                setattr(self.dashboard, name, getattr(old, name))
        return back

    def ended(self, target=None):
        return [run for run in list(self.dashboard.runs.values())
                if run["reports"] and target in (None, run["targetId"])]

    def each_report_came_once(self):
        self.assertEqual({run: len(known["reports"]) for run, known in self.dashboard.runs.items()},
                         {run: 1 for run in self.dashboard.runs})

    def ends_well(self, agent):
        self.assertEqual(agent.end(), 0, agent.log())
        self.assertEqual(list(self.directory.iterdir()), [], agent.log())
        self.assertNotIn(SECRET, agent.log())


class HappyPath(AgentTest):
    def test_two_targets_by_their_intervals(self):
        for k6 in k6_programs():
            with self.subTest(k6=k6):
                self.two_targets(k6)

    def two_targets(self, k6):
        often, seldom = self.demo_target(), self.demo_target()
        self.dashboard.targets.clear()
        self.dashboard.runs.clear()
        self.add_target("often", often.url + "/a", 1100)
        self.add_target("seldom", seldom.url + "/b?c=d", 3500, vus=2)
        agent = self.agent(k6, K6_VUS="50", K6_DURATION="1h", K6_OUT="json=/nowhere/x", K6_ITERATIONS="1")
        wait(lambda: len(self.ended("seldom")) >= 2 and len(self.ended("often")) >= 3, "five runs", 120)
        for target in self.dashboard.targets:
            target["enabled"] = False
        wait(lambda: all(run["reports"] for run in list(self.dashboard.runs.values())) and not agent.k6(),
             "the last report")
        self.ends_well(agent)
        self.each_report_came_once()
        for name, interval in (("often", 1.1), ("seldom", 3.5)):
            begun = sorted(datetime.datetime.fromisoformat(run["startedAt"].replace("Z", "+00:00"))
                           for run in self.ended(name))
            for one, next_one in zip(begun, begun[1:]):
                self.assertGreaterEqual(next_one - one, datetime.timedelta(seconds=interval, milliseconds=-2))  # rounded
        for name, target in (("often", often), ("seldom", seldom)):
            reports = [run["reports"][0] for run in self.ended(name)]
            for report in reports:
                self.assertEqual(set(report) - {"endedAt"}, METRICS)
                self.assertLessEqual(report["p50_ms"], report["p99_ms"])
                self.assertEqual(report["error_rate"], 0)
                self.assertEqual(report["iterations"], report["rps"])
            self.assertEqual(sum(report["rps"] for report in reports), target.requests())
        said = subprocess.run([k6, "version"], capture_output=True, text=True, check=True).stdout
        self.assertIn(f"v{self.dashboard.agents['agent-1']['k6Version']} ", said)
        self.assertIn(304, {status for _, _, path, status in self.dashboard.log if path == "/api/k6/targets"})
        self.assertTrue(self.dashboard.heartbeats)

    def test_what_waits_is_told(self):
        for name in "abc":
            self.add_target(name, self.target.url, 8000)
        agent = self.agent(HEARTBEAT_INTERVAL_MS="100")
        wait(lambda: {beat["waiting"] for beat in self.dashboard.heartbeats} >= {0, 1, 2}, "two, one and none waiting")
        self.ends_well(agent)

    def test_k6_gets_neither_secret_nor_options(self):
        self.add_target("a", self.target.url, ONCE, durationS=60)
        agent = self.agent(K6_VUS="9", K6_STAGES="1h:9", ADMIN_BASIC_AUTH="admin:" + SECRET, STOP_GRACE_MS="0")
        k6 = wait(agent.k6, "k6")
        environment = Path(f"/proc/{k6}/environ").read_bytes().decode()
        command = Path(f"/proc/{k6}/cmdline").read_bytes().decode()
        self.assertNotIn(SECRET, environment + command + Path(f"/proc/{agent.pid}/cmdline").read_bytes().decode())
        self.assertEqual(set(re.findall(r"K6_\w+", environment)),
                         {"K6_NO_USAGE_REPORT", "K6_NEW_MACHINE_READABLE_SUMMARY"})
        self.ends_well(agent)
        self.assertEqual(len(self.ended()), 1)

    def test_targets_are_data(self):
        evil = "/\"});throw 1;//'+`${throw 2}`\\</script>\u2028\U0001F680"
        self.add_target("../../x;rm -rf /", self.target.url + evil, ONCE, label="=1+1\n\"'\U0001F680")
        self.add_target("b", self.target.url + "/\n;throw 3;\n", ONCE)
        agent = self.agent()
        wait(lambda: len(self.ended()) == 2, "the reports")
        report = self.ended("../../x;rm -rf /")[0]["reports"][0]
        self.assertEqual(set(report) - {"endedAt"}, METRICS, report)
        self.assertEqual(report["rps"], self.target.requests())
        self.assertRegex(self.ended("b")[0]["reports"][0]["error"], "k6 made no request: .*invalid")
        self.ends_well(agent)


class Faults(AgentTest):
    def test_dashboard_away_and_back(self):
        self.add_target("a", self.target.url, 1100)
        agent = self.agent()
        wait(self.ended, "the first report")
        back = self.away()
        before = agent.log().count(" completed ")
        wait(lambda: agent.log().count(" completed ") >= before + 2, "two runs without a dashboard")
        self.assertTrue(agent.reports())
        back()
        wait(lambda: not agent.reports() or len(self.ended()) > before + 2, "the reports that were kept")
        self.dashboard.targets.clear()  # a run that is under way is for nobody
        self.dashboard.targets.append({"id": "a", "url": self.target.url, "enabled": False})
        wait(lambda: not agent.reports() and not agent.k6(), "the last report")
        self.ends_well(agent)
        self.each_report_came_once()
        self.assertEqual(len(self.ended()), agent.log().count(" completed "))

    def test_killed_in_the_middle_of_a_run_with_reports_to_tell(self):
        self.add_target("a", self.target.url, 1100)
        agent = self.agent()
        wait(self.ended, "the first report")
        back = self.away()
        before = agent.log().count(" completed ")
        k6 = wait(lambda: agent.log().count(" completed ") > before and agent.stopped_k6(), "a run behind a completed one")
        agent.kill()
        wait(lambda: not is_alive(k6), "the end of k6 with its agent")
        completed = agent.log().count(" completed ")
        self.dashboard.targets[0]["enabled"] = False
        back()
        again = self.agent()
        wait(lambda: not again.reports(), "the reports of the dead one")
        self.ends_well(again)
        self.each_report_came_once()
        runs = collections.Counter("error" in run["reports"][0] for run in self.dashboard.runs.values())
        self.assertEqual(runs, {False: completed, True: 1})
        cut = next(run for run in self.ended() if "error" in run["reports"][0])
        self.assertTrue(cut["reports"][0]["interrupted"])

    def test_k6_killed(self):
        self.add_target("a", self.target.url, ONCE, durationS=30)
        agent = self.agent()
        os.kill(wait(agent.k6, "k6"), signal.SIGKILL)
        run = wait(self.ended, "the report")[0]
        self.assertIn("k6 was killed by signal 9", run["reports"][0]["error"])
        self.assertEqual(agent.files(), [])
        self.ends_well(agent)

    def test_sigterm_interrupts_after_the_grace_time(self):
        self.add_target("a", self.target.url, ONCE, durationS=30)
        agent = self.agent(STOP_GRACE_MS="0")
        wait(lambda: agent.k6() and self.target.requests() > 20, "load")
        self.ends_well(agent)
        report = self.ended()[0]["reports"][0]
        self.assertTrue(report["interrupted"])
        self.assertGreater(report["iterations"], 0)
        self.assertLessEqual(report["iterations"], self.target.requests())

    def test_sigterm_lets_k6_finish(self):
        self.add_target("a", self.target.url, ONCE, durationS=2)
        agent = self.agent()
        wait(lambda: agent.k6() and self.target.requests(), "load")
        self.ends_well(agent)
        report = self.ended()[0]["reports"][0]
        self.assertNotIn("error", report)
        self.assertEqual(report["rps"] * 2, self.target.requests())

    def test_two_agents_of_one_name(self):
        self.add_target("a", self.target.url, 1100)
        agents = [self.agent(), self.agent()]
        wait(lambda: all(agent.log().count(" completed ") >= 2 for agent in agents), "two runs of each", 120)
        self.dashboard.targets[0]["enabled"] = False
        for agent in agents:
            self.assertEqual(agent.end(), 0, agent.log())
        self.assertEqual(list(self.directory.iterdir()), [])
        self.each_report_came_once()
        self.assertGreaterEqual(len(self.ended()), 4)

    def test_forgotten_agent_registers_again(self):
        self.add_target("a", self.target.url, ONCE)
        agent = self.agent()
        wait(self.ended, "the report")
        self.dashboard.agents.clear()
        wait(lambda: self.dashboard.agents, "a new registration")
        self.ends_well(agent)

    def test_report_for_a_deleted_target_is_dropped(self):
        self.add_target("a", self.target.url, ONCE)
        agent = self.agent()
        k6 = wait(agent.stopped_k6, "k6")
        self.dashboard.targets.clear()
        os.kill(k6, signal.SIGCONT)
        wait(lambda: "drops the report" in agent.log(), "the drop")
        self.assertIn("HTTP 410", agent.log())
        self.ends_well(agent)
        self.assertEqual(self.ended(), [])

    def test_https_takes_a_certificate_that_is_trusted_and_no_other(self):
        certificate, key = self.directory.parent / "tls.pem", self.directory.parent / "tls.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                        str(key), "-out", str(certificate)], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.close_dashboard()
        self.dashboard = Dashboard(("127.0.0.1", 0), SECRET, context)
        url = f"https://127.0.0.1:{self.dashboard.server_port}"
        stranger = self.agent(DASHBOARD_URL=url, AGENT_NAME="stranger")
        wait(lambda: "cannot be used" in stranger.log(), "the refusal")
        self.assertEqual(stranger.end(), 0)
        self.assertEqual(self.dashboard.log, [])  # not even the secret was sent
        self.add_target("a", self.target.url, ONCE)
        agent = self.agent(DASHBOARD_URL=url, DASHBOARD_CA_FILE=str(certificate))
        wait(self.ended, "the report")
        self.ends_well(agent)

    def test_server_trouble_is_waited_out(self):
        self.dashboard.faults[:] = [503, 500, 429]
        self.add_target("a", self.target.url, ONCE)
        agent = self.agent()
        wait(self.ended, "the report")
        self.ends_well(agent)
        self.each_report_came_once()

    def test_wrong_secret_is_told_and_not_shown(self):
        agent = self.agent(DASHBOARD_SECRET="wrong-horse-battery")
        wait(lambda: "HTTP 401" in agent.log(), "the refusal")
        self.assertEqual(self.dashboard.agents, {})
        self.assertEqual(agent.end(), 0)
        self.assertNotIn("wrong-horse-battery", agent.log())

    def test_bad_surroundings_end_it_at_once(self):
        for environment, code in (({"DASHBOARD_SECRET": ""}, 2), ({"POLL_INTERVAL_MS": "often"}, 2),
                                  ({"TMP_DIR": "/no/such/directory"}, 1), ({"DASHBOARD_CA_FILE": "/no/such/file"}, 1)):
            agent = self.agent(**environment)
            self.assertEqual(agent.process.wait(60), code, agent.log())
            self.assertNotIn(SECRET, agent.log())
            self.assertEqual(children(agent.pid), [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agent", required=True)
    parser.add_argument("--demo-target", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
