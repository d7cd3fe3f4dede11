# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the agent fleet in the window, wherever its dashboard is. The window is in English."""

from desk import wait


def add_target(desk, url, label, duration="1s", interval="2s"):
    """On the page of targets, by its form."""
    desk.keys("ctrl+3")
    desk.find("push button", "Add", 30)
    desk.keys("ctrl+n")
    desk.fill(desk.find("text", "URL"), url)
    desk.fill(desk.find("text", "Label"), label)
    desk.fill(desk.find("text", "Duration"), duration)
    desk.fill(desk.find("text", "Run interval"), interval)
    desk.press("Save")
    desk.text_anywhere(f"“{label}” was added.")
    desk.find("table cell", f"Label: {label}")


def choose(desk, agents):
    """On the overview, by one of the presets; nothing is changed by it."""
    desk.keys("ctrl+1")
    desk.press(f"{agents} agents", seconds=30)
    desk.text_anywhere("Nothing changes until you reconcile")


def scale(desk, agents, seconds=60):
    choose(desk, agents)
    desk.press("Reconcile")
    desk.text_anywhere(f"{agents} agents online, as desired", seconds)


def scale_to_zero(desk, now, seconds=60):
    choose(desk, 0)
    desk.press("Reconcile")
    desk.press(f"End {now} agents")  # it asks, since all of them end
    desk.text_anywhere("No agents: the fleet is at rest.", seconds)


def agents_in_the_list(desk, agents, seconds=90):
    """The agents of the completed executions that Runs, tab Agents, shows, once there are so many."""
    desk.keys("ctrl+5")
    desk.press("Agents'", role="radio button")

    def seen():
        rows, table = {}, desk.find("table", "Executions of the agents", seconds)
        for cell in desk.all("table cell", root=table):
            column, _, text = (cell.name or "").partition(": ")
            rows.setdefault(cell.queryComponent().getExtents(0).y, {})[column] = text
        found = {row.get("Agent") for row in rows.values() if row.get("Outcome") == "Completed"} - {None}
        return found if len(found) >= agents else None
    return wait(seen, f"executions of {agents} agents in the list", seconds)
