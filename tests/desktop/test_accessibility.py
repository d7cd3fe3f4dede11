#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is given on every page: a name for whatever can be used, roles, and an order that the Tab key
follows without an end. Also at twice the text size."""

import os
import sys
import tempfile
import time

import pyatspi

from desk import Desk, children, is_showing, unless_gone, wait

USABLE = {"push button", "check box", "radio button", "text", "spin button", "combo box", "slider", "table", "list",
          "toggle button", "page tab", "menu item", "password text"}
PAGES = ["overview", "pods", "targets", "start", "runs", "settings"]


def nameless(desk):
    def looked_at(thing):
        if thing.getRoleName() not in USABLE or thing.name:
            return None
        parent = thing.parent
        # The inside of a spin box or of a combo box goes by the name of the whole.
        if parent is not None and parent.getRoleName() in ("spin button", "combo box") and parent.name:
            return None
        return thing.getRoleName(), parent.getRoleName() if parent else "", parent.name if parent else ""
    found = (unless_gone(lambda one=thing: looked_at(one)) for thing in desk.all())
    return [each for each in found if each]


def focused(desk):
    """What is told from another thing by: role, name and place."""
    def looked_at(thing):
        if not thing.getState().contains(pyatspi.STATE_FOCUSED):
            return None
        place = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return thing.getRoleName(), thing.name, place.x, place.y
    found = (unless_gone(lambda one=thing: looked_at(one)) for thing in desk.things())
    return next((each for each in found if each), None)


def tab_goes_round(desk):
    """Every press moves the focus to something that is visible; after a while it comes round."""
    seen = []
    for _ in range(80):
        desk.keys("Tab")
        late = time.monotonic() + 2  # a busy window has not taken the key yet
        now = wait(lambda: focused(desk), "something having the focus", 30)
        while seen and now == seen[-1] and time.monotonic() < late:
            now = wait(lambda: focused(desk), "something having the focus", 30)
        if now in seen[:1] and len(seen) > 1:
            return len(seen)
        seen.append(now)
    return len(seen)


def look_at(desk, page):
    desk.press({"overview": "Overview", "pods": "Pods", "targets": "Targets", "start": "Start", "runs": "Runs", "settings": "Settings"}[page],
               role="radio button")
    missing = nameless(desk)
    assert not missing, f"{page}: without a name: {missing[:5]} and {len(missing)} in all"
    count = tab_goes_round(desk)
    assert count > 5, f"{page}: the Tab key reaches {count} things"
    desk.picture(f"accessibility-{page}")


def main():
    with tempfile.TemporaryDirectory() as directory:
        config = os.path.join(directory, "config")
        with Desk(sys.argv[1], "--config-dir", config, "--lang", "en") as desk:
            wait(lambda: (unless_gone(lambda: desk.app.name) or "").lower() == "largada", "the program's name", 30)
            for page in PAGES:
                look_at(desk, page)
            bars = [n for n in children(desk.app) if is_showing(n)]
            assert bars, "no window"
            assert desk.quit() == 0
            os.makedirs(config, exist_ok=True)
            desk.start("--config-dir", config, "--lang", "pt-BR")
            desk.find("radio button", "Visão geral")
            desk.find("radio button", "Largada")
            assert desk.quit() == 0


if __name__ == "__main__":
    main()
