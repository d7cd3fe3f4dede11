#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a newcomer does, with mouse and keyboard: one click runs the demonstration; a script of one's own runs on twenty
runners with one Start button; the report opens again after a restart, and is exported."""

import csv
import os
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desk import Desk, descendants, is_alive, is_checked, is_enabled, wait

SCRIPT = """import http from 'k6/http';
export const options = {{ discardResponseBodies: true, scenarios: {{ steady: {{ executor: 'constant-arrival-rate',
  rate: 4, timeUnit: '1s', duration: '8s', preAllocatedVUs: 2 }} }} }};
export default function () {{ http.get('http://127.0.0.1:{port}/'); }}
"""


class Target(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


def run_demo(desk):
    desk.press("Try the demo fleet")
    desk.text_anywhere("Open the report", 240)
    desk.picture("demo-reported")


def run_script(desk, script):
    desk.press("New plan")
    desk.fill(desk.find("text", "Script"), script)
    desk.keys("Tab")
    desk.fill(desk.find("spin button", "Number of runners"), "20")
    desk.keys("Tab")
    accept_warnings(desk)
    desk.picture("plan")
    desk.press("Prepare 20 runners")
    desk.press("Start", seconds=180)
    desk.picture("countdown")
    # Each of them is there for some seconds only, which a look at a busy window may take.
    desk.text_anywhere(("Step 4 of 7", "Step 5 of 7", "Step 6 of 7"), 120)
    runners = [pid for pid in descendants(desk.child.pid) if is_alive(pid)]
    assert len(runners) >= 20, f"{len(runners)} processes while 20 runners run"
    desk.picture("warmup")
    desk.text_anywhere(("Step 6 of 7", "Step 7 of 7"), 120)
    desk.picture("main")
    desk.text_anywhere("Open the report", 180)
    assert not [pid for pid in runners if is_alive(pid)], "runners outlive their run"


def accept_warnings(desk):
    """As the check brings them, until the run can be prepared."""
    def can_be_prepared():
        for box in desk.all("check box", "Accept"):
            if is_checked(box) is False:
                desk.click(box)
                wait(lambda one=box: is_checked(one) is not False, "the warning being accepted", 30)
        return any(is_enabled(button) for button in desk.all("push button", "Prepare 20 runners"))
    wait(can_be_prepared, "the check", 120)


def export_after_restart(desk, directory):
    desk.start("--config-dir", os.path.join(directory, "config"), "--lang", "en", "--page", "runs")
    desk.find("table", "Runs")
    desk.press(lambda name: "own.js" in name, role="table cell", times=2)
    desk.text_anywhere("Main")
    desk.picture("report")
    desk.press("Export")
    desk.picture("export-menu")
    desk.keys("Down", "Return")
    target = os.path.join(directory, "run.csv")
    desk.fill(desk.find("text", "File"), target)
    desk.picture("export")
    desk.press("Save")
    wait(lambda: os.path.exists(target) and os.path.getsize(target), "the exported file", 60)
    with open(target, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Phase"] for row in rows] == ["warmup", "main", "main"], rows
    assert int(rows[1]["Request Count"]) > 500, rows[1]


def main():
    target = ThreadingHTTPServer(("127.0.0.1", 0), Target)
    threading.Thread(target=target.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as directory:
        script = os.path.join(directory, "own.js")
        with open(script, "w", encoding="utf-8") as file:
            file.write(SCRIPT.format(port=target.server_address[1]))
        with Desk(sys.argv[1], "--config-dir", os.path.join(directory, "config"), "--lang", "en") as desk:
            desk.picture("first-start")
            run_demo(desk)
            run_script(desk, script)
            assert desk.quit() == 0
            export_after_restart(desk, directory)
            assert desk.quit() == 0
    target.shutdown()


if __name__ == "__main__":
    main()
