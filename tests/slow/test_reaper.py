#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reaper by the real clock: a run without a report ends with an error after five minutes, an agent that fell silent
is offline after another five, since a server begins by waiting for those that it knows. Takes eleven minutes."""

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

OPTIONS = None
SECRET, ADMIN = "agents-0123456789", "admin:admins-0123456789"
ROUND = 90  # seconds: the reaper's, with what a busy machine adds


class Reaper(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        environment = {"HOME": holder.name, "XDG_RUNTIME_DIR": holder.name, "PATH": os.environ["PATH"],
                       "ADMIN_BASIC_AUTH": ADMIN, "DASHBOARD_SECRET": SECRET}
        self.server = subprocess.Popen([OPTIONS.dashboard, "--listen", "127.0.0.1:0"], env=environment)
        self.addCleanup(self.server.wait, 60)
        self.addCleanup(self.server.terminate)
        told, deadline = Path(holder.name) / "largada/dashboard.json", time.monotonic() + 60
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.base = json.loads(told.read_text())["url"]

    def call(self, method, path, body=None, authorization=f"Bearer {SECRET}"):
        if authorization == "admin":
            authorization = "Basic " + base64.b64encode(ADMIN.encode()).decode()
        request = urllib.request.Request(self.base + path, None if body is None else json.dumps(body).encode(),
                                         {"Authorization": authorization}, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read())

    def first(self, path):
        return self.call("GET", path)["items"][0]

    def seconds_until(self, began, is_so, at_most):
        while not is_so():
            self.assertLess(time.monotonic() - began, at_most)
            time.sleep(0.5)
        return time.monotonic() - began

    def test_silent_run_and_silent_agent(self):
        began = time.monotonic()
        self.call("POST", "/api/k6/agents/register", {"name": "a"})
        target = self.call("POST", "/api/admin/k6/targets", {"url": "https://a.example"}, "admin")["id"]
        self.call("POST", "/api/k6/runs", {"agent": "a", "targetId": target})
        seconds = self.seconds_until(began, lambda: self.first("/api/dashboard/k6/runs")["status"] == "error",
                                     300 + ROUND)
        self.assertGreater(seconds, 299)
        self.assertIsNone(self.first("/api/dashboard/k6/agents")["currentRunId"])
        seconds = self.seconds_until(began, lambda: self.first("/api/dashboard/k6/agents")["status"] == "offline",
                                     600 + ROUND)
        self.assertGreater(seconds, 599)
        with urllib.request.urlopen(self.base + "/api/metrics", timeout=20) as answer:
            self.assertIn(b"\nreaper_k6agents_marked_offline_total 1\n", answer.read())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dashboard", required=True)
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], "-v", *rest])
