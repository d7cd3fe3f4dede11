#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent fleet from a fresh start, nothing configured: a target, the scale at 5, Reconcile, and real executions of k6
appear; another program of the user finds the console's dashboard; all of it ends with the window, which asks before."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from agent_fleet import add_target, agents_in_the_list, choose, delete_target, scale
from desk import Desk, descendants, is_alive, wait


class Target(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


def ctl(program, *words, code=0):
    tool = os.path.join(os.path.dirname(program), "largadactl")
    done = subprocess.run([tool, *words, "--json", "--lang", "en"], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout) if code == 0 else None


def agents_of(pid):
    found = []
    for child in descendants(pid):
        try:
            with open(f"/proc/{child}/comm", encoding="utf-8") as name:
                if name.read().startswith("largada-agent") and is_alive(child):
                    found.append(child)
        except OSError:
            continue
    return found


def five(found):
    return found if len(found) == 5 else None


def executions(program, status):
    items = ctl(program, "executions", "list", "--status", status)["items"]
    return {item["agent"] for item in items}


def main():
    program = sys.argv[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Target)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = os.path.join(os.environ["XDG_RUNTIME_DIR"], "largada", "dashboard.json")
    with tempfile.TemporaryDirectory() as directory:
        with Desk(program, "--config-dir", os.path.join(directory, "config"), "--lang", "en") as desk:
            desk.find("push button", "Dashboard Embedded dashboard, connected")
            desk.picture("agents-first-start")
            assert os.stat(found).st_mode & 0o777 == 0o600, "others can read the dashboard's credentials"
            add_target(desk, f"http://127.0.0.1:{server.server_address[1]}/", "Shop")
            desk.picture("agents-target")
            target, = wait(lambda: ctl(program, "targets", "list")["items"], "the target at the dashboard", 60)
            assert (target["label"], target["durationS"], target["runIntervalMs"]) == ("Shop", 1, 2000), target
            choose(desk, 5)
            assert ctl(program, "fleet", "status")["k6DesiredAgentCount"] == 0, "choosing a number stored it"
            desk.picture("agents-chosen")
            scale(desk, 5)
            wait(lambda: len(executions(program, "completed")) == 5, "an execution of each agent", 180)
            desk.picture("agents-online")
            # One that has forked and is not k6 yet goes by the agent's name, too.
            agents = wait(lambda: five(agents_of(desk.child.pid)), "five agents", 60)
            desk.keys("ctrl+2")
            desk.picture("agents-pods")
            shown = agents_in_the_list(desk, 5)
            assert shown == executions(program, "completed"), shown
            desk.picture("agents-runs")
            delete_target(desk, "Shop")  # and quit before it is too late to take that back
            desk.keys("ctrl+q")
            desk.press("End agents and quit")
            assert desk.child.wait(90) == 0
            desk.child = None
            assert not [pid for pid in agents if is_alive(pid)], "agents outlive the console"
            assert not os.path.exists(found), "the file of a dashboard that has ended"
            desk.start("--config-dir", os.path.join(directory, "config"), "--lang", "en")
            desk.find("push button", "Dashboard Embedded dashboard, connected")
            assert not ctl(program, "targets", "list")["items"], "the target was not deleted"
    server.shutdown()


if __name__ == "__main__":
    main()
