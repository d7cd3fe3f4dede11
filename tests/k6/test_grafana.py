#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/grafana/largada.json: each of its queries is put to a Prometheus that scrapes a dashboard with agents and
executions of k6, and none is without an answer; its types are those of Grafana, where npm can fetch them."""

import argparse
import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from agent_world import SECRET, DemoTarget, free_port, k6_programs, wait  # noqa: E402

OPTIONS = None
ADMIN = "admin:correct-horse-battery"
FILE = Path(__file__).resolve().parents[2] / "packaging/grafana/largada.json"
NPM_PACKAGES = ("@grafana/schema@13.2.3", "typescript@5.9.3")


def panels(board):
    return [panel for panel in board["panels"] if panel["type"] != "row"]


def queries(board):
    return [(panel["title"], target["expr"]) for panel in panels(board) for target in panel["targets"]]


class Grafana(unittest.TestCase):
    def setUp(self):
        self.board = json.loads(FILE.read_text(encoding="utf-8"))
        directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name)

    def test_is_complete(self):
        ids = [panel["id"] for panel in self.board["panels"]]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertGreater(len(queries(self.board)), 20)
        for panel in panels(self.board):
            self.assertTrue(panel["title"] and panel["description"], panel["id"])
            for target in panel["targets"]:
                self.assertIn("$job", target["expr"])
                self.assertIn("$instance", target["expr"])
                self.assertEqual(target["datasource"]["uid"], "${datasource}")
        places = set()
        for panel in self.board["panels"]:
            at = panel["gridPos"]
            self.assertLessEqual(at["x"] + at["w"], 24, panel["title"])
            cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
            self.assertFalse(places & cells, f"{panel['title']} lies over another panel")
            places |= cells

    def start(self, command, name, environment=None):
        log = open(self.directory / f"{name}.log", "ab")
        self.addCleanup(log.close)
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.addCleanup(process.wait, 90)
        self.addCleanup(process.send_signal, signal.SIGTERM)
        return process

    def ask(self, url, method="GET", body=None):
        asked = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode())
        asked.add_header("Authorization", "Basic " + base64.b64encode(ADMIN.encode()).decode())
        asked.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.load(answer)

    def start_dashboard(self):
        port = free_port()
        here = str(self.directory)
        environment = {"HOME": here, "XDG_RUNTIME_DIR": here, "XDG_DATA_HOME": here, "PATH": os.environ["PATH"],
                       "LC_ALL": "C.UTF-8", "DASHBOARD_SECRET": SECRET, "ADMIN_BASIC_AUTH": ADMIN,
                       "K6_BINARY": k6_programs()[0],
                       **{name: os.environ[name] for name in os.environ if name.endswith("SAN_OPTIONS")}}
        self.start([OPTIONS.dashboard, "--listen", f"127.0.0.1:{port}", "--database", f"{here}/fleet.db",
                    "--scale-backend", "local"], "dashboard", environment)
        url = f"http://127.0.0.1:{port}"
        wait(lambda: self.answers(url + "/readyz"), "the dashboard")
        return url

    @staticmethod
    def answers(url):
        try:
            with urllib.request.urlopen(url, timeout=5):
                return True
        except OSError:
            return False

    def query(self, prometheus, expression):
        asked = urllib.parse.urlencode({"query": expression})
        try:
            with urllib.request.urlopen(f"{prometheus}/api/v1/query?{asked}", timeout=60) as answer:
                return json.load(answer)["data"]["result"]
        except urllib.error.HTTPError as error:
            if error.code == 503:  # it does not take queries yet
                return []
            raise AssertionError(f"{expression}: {error.read().decode()}") from error
        except OSError:
            return []

    @unittest.skipUnless(shutil.which("prometheus"), "Prometheus is not installed; it is Debian's package prometheus")
    def test_every_query_has_an_answer(self):
        if not k6_programs():
            self.skipTest("no k6: bash packaging/get-k6.sh, or name it in LARGADA_TEST_K6")
        target = DemoTarget(OPTIONS.demo_target)
        self.addCleanup(target.close)
        dashboard = self.start_dashboard()
        self.ask(dashboard + "/api/admin/k6/targets", "POST",
                 {"url": target.url + "/", "label": "demo", "durationS": 1, "runIntervalMs": 1000})
        self.ask(dashboard + "/api/admin/config", "PUT", {"k6DesiredAgentCount": 2})
        self.ask(dashboard + "/api/admin/k6/reconcile", "POST")
        runs = dashboard + "/api/dashboard/k6/runs?status=completed"
        wait(lambda: self.ask(runs)["total"] >= 2, "two executions", 120)

        port = free_port()
        config = self.directory / "prometheus.yml"
        config.write_text("global: {scrape_interval: 1s}\nscrape_configs:\n  - {job_name: largada, metrics_path: "
                          f"/api/metrics, static_configs: [{{targets: [\"{dashboard[7:]}\"]}}]}}\n", encoding="utf-8")
        self.start(["prometheus", f"--config.file={config}", f"--storage.tsdb.path={self.directory}/tsdb",
                    f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"], "prometheus")
        prometheus = f"http://127.0.0.1:{port}"
        wait(lambda: self.query(prometheus, "count_over_time(up{job=\"largada\"}[1m]) > 3"), "some scrapes", 120)
        for title, expression in queries(self.board):
            asked = expression.replace("$job", ".+").replace("$instance", ".+").replace("$__rate_interval", "1m")
            self.assertNotIn("$", asked)
            with self.subTest(panel=title, query=asked):
                wait(lambda one=asked: self.query(prometheus, one), "an answer")
        for variable in self.board["templating"]["list"]:
            if variable["type"] != "query":
                continue
            with self.subTest(variable=variable["name"]):
                series = re.fullmatch(r"label_values\((.+), (\w+)\)", variable["query"]["query"])
                found = self.query(prometheus, series.group(1).replace("$job", ".+"))
                self.assertTrue(found and found[0]["metric"][series.group(2)])

    def test_has_the_types_of_grafana(self):
        npm = shutil.which("npm")
        if not npm:
            self.skipTest("npm is not installed: the types of Grafana cannot be fetched")
        try:
            fetched = subprocess.run([npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *NPM_PACKAGES],
                                     cwd=self.directory, capture_output=True, text=True, timeout=180, check=False)
        except subprocess.TimeoutExpired:
            self.skipTest("npm fetched no types of Grafana within three minutes")
        if fetched.returncode != 0:
            self.skipTest("npm fetched no types of Grafana: " + (fetched.stderr.strip().splitlines() or ["?"])[0])
        # A value of an enumeration is none as a text.
        text = json.dumps(self.board, indent=1).replace('"mode": "absolute"', '"mode": ThresholdsMode.Absolute')
        (self.directory / "check.ts").write_text(
            "import { type Dashboard, ThresholdsMode } from '@grafana/schema';\n"
            f"export const board: Dashboard = {text};\n", encoding="utf-8")
        checked = subprocess.run(["node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution",
                                  "bundler", "--module", "esnext", "--target", "es2022", "check.ts"],
                                 cwd=self.directory, capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dashboard", required=True)
    parser.add_argument("--demo-target", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], "-v", *rest])
