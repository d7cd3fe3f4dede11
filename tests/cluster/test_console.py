#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The console in a real window drives both phases of a Job that others made, with one Start button. The first argument is
the program; LARGADA_PICTURES, where it is set, is the directory of the pictures."""

import os
import pathlib
import sys
import tempfile
import time

import kube

sys.path.insert(0, str(kube.ROOT / "tests" / "desktop"))
from desk import Desk, pyatspi, wait  # noqa: E402  pylint: disable=wrong-import-position

CLOSE = 3000  # milliseconds, on a busy machine; the figure itself is a benchmark's
WORDS = {
    "en": {"gather": "Gather 4 runners", "start": "Start", "accept": "Accept", "job": "Job", "open": "Open the report",
           "in order": "Everything is in order"},
    "pt-BR": {"gather": "Reunir 4 runners", "start": "Iniciar", "accept": "Aceitar", "job": "Job",
              "open": "Abrir o relatório", "in order": "Tudo em ordem"},
}


def settings(directory, namespace, protection):
    config = pathlib.Path(directory) / "config"
    config.mkdir(parents=True)
    (config / "settings.ini").write_text(
        "[preferences]\nfleet=tests\nlanguage=en\n\n[connections]\n1\\name=tests\n"
        f"1\\kubeconfig={kube.kubeconfig('admin')}\n1\\namespace={namespace}\n1\\protection={protection}\n",
        encoding="utf-8")
    return str(config)


def accept_warnings(desk, words):
    """One after the other as the check brings them, until nothing is in the way."""
    def open_ones():
        return [box for box in desk.all("check box", words["accept"]) if not is_checked(box)]

    def is_in_order():
        if desk.all(name=words["in order"]):
            return True
        boxes = open_ones()
        if boxes:
            desk.click(boxes[0])
            until = time.monotonic() + 10
            while len(open_ones()) >= len(boxes) and time.monotonic() < until:  # a click on the list before it is renewed
                time.sleep(0.1)
        return False

    wait(is_in_order, "a plan that can be started", 120)


def is_checked(box):
    try:
        return box.getState().contains(pyatspi.STATE_CHECKED)
    except Exception:  # it went while it was looked at
        return True


def run(program, language, theme):
    words = WORDS[language]

    def picture(name):
        desk.picture(f"cluster-{name}-{theme}-{language}")

    with kube.Namespace("console") as namespace, tempfile.TemporaryDirectory() as directory:
        namespace.apply_job(duration="8s")
        with Desk(program, "--config-dir", settings(directory, namespace.name, "normal"), "--lang", language, "--theme",
                  theme, "--page", "start") as desk:
            desk.fill(desk.find("text", words["job"], 30), "k6-job")
            desk.keys("Tab")
            wait(lambda: desk.all("push button", words["gather"]), "the plan's button", 60)
            accept_warnings(desk, words)
            picture("plan")
            desk.press(words["gather"], seconds=60)
            desk.press(words["start"], seconds=240)
            time.sleep(1)
            picture("armed")
            namespace.wait_first_iterations("z-warmup", 4)
            picture("warmup")
            namespace.wait_first_iterations("main", 4, seconds=180)
            picture("main")
            desk.keys("ctrl+2")
            time.sleep(1)
            picture("pods")
            desk.keys("ctrl+4")
            desk.text_anywhere(words["open"], 240)
            picture("reported")
            for container in ("z-warmup", "main"):
                times = namespace.first_iterations(container).values()
                assert len(times) == 4, f"{container}: {len(times)} of 4 pods began"
                assert max(times) - min(times) < CLOSE, f"{container}: {max(times) - min(times)} ms apart"
            desk.press(words["open"])
            time.sleep(1)
            picture("report")
            assert desk.quit() == 0


if not kube.is_inside():
    print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
    sys.exit(77)
for one in (sys.argv[2:] or ["en"]):
    run(sys.argv[1], one, os.environ.get("LARGADA_THEME", "light"))
