#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard and the agents of packaging/kubernetes in the cluster, and a console in a real window, which reaches the
dashboard by kubectl port-forward: five pods run what a person has typed, and the window shows them. The first argument
is the program."""

import re
import subprocess
import sys
import threading
import unittest

import fleet
import kube

sys.path.insert(0, str(kube.ROOT / "tests" / "desktop"))
from agent_fleet import use_a_server  # noqa: E402  pylint: disable=wrong-import-position


PROGRAM = ""


class Window(unittest.TestCase):
    def forwarded(self, ns):
        """The dashboard's address at this side."""
        forward = subprocess.Popen(["kubectl", "-n", ns.name, "port-forward", "deployment/dashboard", ":3000"],
                                   stdout=subprocess.PIPE, text=True)
        self.addCleanup(forward.stdout.close)
        self.addCleanup(forward.wait)
        self.addCleanup(forward.terminate)
        port = re.search(r"Forwarding from 127\.0\.0\.1:(\d+) ", forward.stdout.readline())
        threading.Thread(target=forward.stdout.read, daemon=True).start()  # a line a connection would fill the pipe
        return f"http://127.0.0.1:{port.group(1)}"

    def test_agents_in_pods(self):
        fleet.import_images()
        target = fleet.Target(self)
        ns = kube.Namespace("window")
        self.addCleanup(ns.__exit__, None, None, None)
        fleet.deploy(self, ns)

        def check(in_the_grid, in_the_list):
            pods = fleet.agents_of(ns)
            self.assertEqual(len(pods), 5)
            self.assertEqual((in_the_grid, in_the_list), (pods, pods))
            self.assertGreater(target.requests, 0)
        use_a_server(PROGRAM, self.forwarded(ns), fleet.ADMIN, target.url, "kubernetes", check)
        self.assertEqual(ns.json("deployment", "k6agent")["spec"]["replicas"], 0)
        kube.wait(lambda: not fleet.agents_of(ns), "the end of the pods")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else PROGRAM
    kube.main()
