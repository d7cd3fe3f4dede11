#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong around the program: it is killed in mid-run, its files are broken, its desktop lacks things, it is
started twice."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from desk import Desk, descendants, is_alive, wait

PROGRAM = sys.argv[1]


def stored_seconds(config):
    """Of load, which are stored some at a time."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{config}/history.db?mode=ro", uri=True)) as history:
            return history.execute("SELECT count(*) FROM latency_series").fetchone()[0]
    except sqlite3.OperationalError:  # in use for a moment
        return 0


def killed_in_mid_run(directory):
    config = os.path.join(directory, "killed")
    with Desk(PROGRAM, "--config-dir", config, "--lang", "en", "--demo") as desk:
        desk.text_anywhere("Step 6 of 7", 240)
        wait(lambda: stored_seconds(config) > 5, "some seconds of load being stored", 30)
        runners = [pid for pid in descendants(desk.child.pid) if is_alive(pid)]
        assert len(runners) >= 4, runners
        desk.kill()
        wait(lambda: not any(is_alive(pid) for pid in runners), "the end of every k6 process", 60)
        desk.start("--config-dir", config, "--lang", "en", "--page", "runs")
        desk.press(lambda name: "Interrupted" in name, role="table cell", times=2)
        desk.text_anywhere("Main")
        desk.picture("interrupted")
        assert desk.quit() == 0
    assert stored_seconds(config) > 5, "the seconds of load that were stored were not kept"


def terminated(directory):
    """As a session ends it: nothing is asked, and what ends with it ends in good order."""
    config, runtime = os.path.join(directory, "terminated"), os.path.join(directory, "runtime")
    os.makedirs(runtime, mode=0o700)
    found = os.path.join(runtime, "largada", "dashboard.json")
    with Desk(PROGRAM, "--config-dir", config, "--lang", "en", "--demo", environment={"XDG_RUNTIME_DIR": runtime}) as desk:
        wait(lambda: os.path.exists(found), "the file of its dashboard", 60)
        desk.text_anywhere("Step 6 of 7", 240)
        runners = [pid for pid in descendants(desk.child.pid) if is_alive(pid)]
        desk.child.terminate()
        assert desk.child.wait(90) == 128 + signal.SIGTERM
        wait(lambda: not any(is_alive(pid) for pid in runners), "the end of every k6 process", 60)
        with sqlite3.connect(os.path.join(config, "history.db")) as history:
            assert history.execute("SELECT outcome FROM coordinated_runs").fetchall() == [("interrupted",)]
        assert not os.path.exists(found), "a later program would look for its dashboard"


def broken_files(directory):
    config = os.path.join(directory, "broken")
    os.makedirs(config)
    with open(os.path.join(config, "settings.ini"), "wb") as file:
        file.write(b"\x00\xff\x00rubbish\n[[[")
    with open(os.path.join(config, "history.db"), "wb") as file:
        file.write(b"no database at all " * 500)
    with Desk(PROGRAM, "--config-dir", config, "--lang", "en", "--page", "runs") as desk:
        wait(lambda: any(n.startswith("history.db.broken-") for n in os.listdir(config)), "the history set aside", 60)
        wait(lambda: any(n.startswith("settings.ini.broken-") for n in os.listdir(config)), "the settings set aside", 60)
        desk.text_anywhere("The history was damaged")
        desk.picture("broken-files")
        assert desk.quit() == 0


def started_twice(directory):
    config = os.path.join(directory, "twice")
    with Desk(PROGRAM, "--config-dir", config, "--lang", "en") as desk:
        second = subprocess.run([PROGRAM, "--config-dir", config, "--page", "settings"], timeout=60, check=False)
        assert second.returncode == 0, second.returncode
        desk.find(None, "Language and look")
        assert desk.quit() == 0


def poor_desktop(directory):
    """No session bus, no portal, no icon theme, one font, no k6."""
    config = os.path.join(directory, "poor")
    fonts = os.path.join(directory, "fonts.conf")
    with open(fonts, "w", encoding="utf-8") as file:
        file.write("<?xml version='1.0'?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>")
    environment = {"FONTCONFIG_FILE": fonts, "XDG_DATA_DIRS": directory, "K6_BINARY": "",
                   "PATH": directory, "XDG_CACHE_HOME": os.path.join(directory, "no-cache")}
    # The bus is needed to look at it: only the program's own calls fail.
    with Desk(PROGRAM, "--config-dir", config, "--lang", "en", environment=environment) as desk:
        desk.find("push button", "Get k6…")
        desk.picture("poor-desktop")
        assert desk.quit() == 0
    without_bus = {**os.environ, **environment, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
                   "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
    child = subprocess.Popen([PROGRAM, "--config-dir", config, "--new-instance"], env=without_bus,
                             stderr=subprocess.PIPE, text=True)
    time.sleep(3)
    assert child.poll() is None, "ends without a session bus"
    child.terminate()
    child.wait(60)


def main():
    with tempfile.TemporaryDirectory() as directory:
        for test in (broken_files, started_twice, poor_desktop, killed_in_mid_run, terminated):
            print(test.__name__, flush=True)
            test(directory)


if __name__ == "__main__":
    main()
