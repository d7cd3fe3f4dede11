# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the agent fleet in the window, wherever its dashboard is. The window is in English."""

import os
import tempfile

from desk import Desk, unless_gone, wait


def add_target(desk, url, label, duration="1s", interval="2s"):
    """On the page of targets, by its form."""
    desk.keys("ctrl+3")
    desk.find("push button", "Add")
    desk.keys("ctrl+n")
    desk.fill(desk.find("text", "URL"), url)
    desk.fill(desk.find("text", "Label"), label)
    desk.fill(desk.find("text", "Duration"), duration)
    desk.fill(desk.find("text", "Run interval"), interval)
    desk.press("Save")
    desk.find("table cell", f"Label: {label}")


def delete_target(desk, label):
    desk.keys("ctrl+3")
    desk.press(f"Label: {label}", role="table cell")
    desk.press("Delete")
    wait(lambda: not desk.all("table cell", f"Label: {label}"), "the end of the target's row", 60)


def choose(desk, agents):
    """On the overview, by one of the presets; nothing is changed by it."""
    desk.keys("ctrl+1")
    desk.press(f"{agents} agents")
    desk.text_anywhere("Nothing changes until you reconcile")


def scale(desk, agents, seconds=180):
    choose(desk, agents)
    desk.press("Reconcile")
    desk.text_anywhere(f"{agents} agents online, as desired", seconds)


def scale_to_zero(desk, now, seconds=180):
    choose(desk, 0)
    desk.press("Reconcile")
    desk.press(f"End {now} agents")  # it asks, since all of them end
    desk.text_anywhere("No agents: the fleet is at rest.", seconds)
    desk.keys("ctrl+2")  # each has said that it ends: none is left over
    wait(lambda: not desk.all("table cell"), "the end of the tiles", seconds)
    desk.find("push button", "Scale agents…")


def agents_in_the_list(desk, agents, seconds=180):
    """The agents of the completed executions that Runs, tab Agents, shows, once there are so many."""
    desk.keys("ctrl+5")
    desk.press("Agents'", role="radio button")

    def seen():
        rows, table = {}, desk.find("table", "Executions of the agents", seconds)
        for cell in desk.things("table cell", root=table):
            name, place = unless_gone(lambda one=cell: (one.name or "", one.queryComponent().getExtents(0))) or ("", None)
            column, _, text = name.partition(": ")
            if place:  # else the list was read anew meanwhile
                rows.setdefault(place.y, {})[column] = text
        found = {row.get("Agent") for row in rows.values() if row.get("Outcome") == "Completed"} - {None}
        return found if len(found) >= agents else None
    return wait(seen, f"executions of {agents} agents in the list", seconds)


def connect(desk, address, user, password):
    """To a dashboard elsewhere, by the header's button and the settings; the password stays in this session."""
    desk.press("Dashboard Embedded dashboard, connected")
    desk.press("Another one…")
    desk.fill(desk.find("text", "Address"), address)
    desk.fill(desk.find("text", "User"), user)
    desk.fill(desk.find("password text", "Password"), password)
    desk.press("Test")
    desk.text_anywhere("User and password accepted")
    desk.picture("connecting")
    desk.press("Save")
    host = address.partition("://")[2]
    desk.find("push button", f"Dashboard {host}, connected")


def agents_in_the_grid(desk, agents, seconds=180):
    """Their names, once the tiles of so many are there."""
    desk.keys("ctrl+2")

    def seen():
        names = {name.partition(",")[0] for name in desk.names("table cell")}
        return names if len(names) == agents else None
    return wait(seen, f"{agents} agents in the grid", seconds)


def use_a_server(program, address, admin, target, pictures, check):
    """What a person does at a fresh console who has got a server's address: connects to it, adds a target, scales to 5,
    looks at what the agents do, and scales to 0. check(in_the_grid, in_the_list) is called with the names of the agents
    that the window shows, while there are five."""
    user, _, password = admin.partition(":")
    with tempfile.TemporaryDirectory() as directory:
        config = os.path.join(directory, "config")
        with Desk(program, "--config-dir", config, "--lang", "en") as desk:
            connect(desk, address, user, password)
            desk.picture(f"{pictures}-connected")
            add_target(desk, target, "Shop")
            desk.picture(f"{pictures}-target")
            scale(desk, 5)
            desk.picture(f"{pictures}-online")
            in_the_list = agents_in_the_list(desk, 5)
            desk.picture(f"{pictures}-runs")
            in_the_grid = agents_in_the_grid(desk, 5)
            desk.picture(f"{pictures}-pods")
            check(sorted(in_the_grid), sorted(in_the_list))
            scale_to_zero(desk, 5)
            desk.picture(f"{pictures}-none")
            assert desk.quit() == 0  # these agents do not end with the window: it does not ask
        with open(os.path.join(config, "settings.ini"), encoding="utf-8") as settings:
            kept = settings.read()
        assert user in kept and password not in kept, "the password is for this session only"
