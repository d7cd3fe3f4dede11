# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: sees the window through the accessibility tree, and uses mouse and keyboard."""

import os
import signal
import subprocess
import tempfile
import time

import pyatspi


class Desk:
    """The program in its window. Ends it, and the window manager, at the end."""

    def __init__(self, program, *arguments, environment=None):
        self.program = program
        self.manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        wait(manages, "the window manager", 20)
        self.child = None
        self.log = tempfile.NamedTemporaryFile(mode="w+", suffix=".log")
        self.start(*arguments, environment=environment)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture("failed")
        self.end()
        self.manager.terminate()
        self.manager.wait(10)

    def start(self, *arguments, environment=None):
        self.child = subprocess.Popen([self.program, *arguments], stderr=self.log,
                                      env={**os.environ, **(environment or {})})
        self.app = wait(lambda: application(self.child.pid), "the program in the accessibility tree", 20)
        self.window = wait(lambda: self.window_id(), "the window", 20)
        run("xdotool", "windowactivate", "--sync", self.window)

    def window_id(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.child.pid), "--name", "^Largada$"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[0] if found else None

    def end(self):
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(20)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait(10)
        self.child = None

    def quit(self):
        """As a person does it; returns the exit code."""
        self.keys("ctrl+q")
        code = self.child.wait(20)
        self.child = None
        return code

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait(10)
        self.child = None

    # What is seen.

    def all(self, role=None, name=None, root=None):
        """Visible things of a role, whose name is, begins with or is matched by a function."""
        found = []

        def walk(node, depth):
            if depth > 40:
                return
            for child in children(node):
                if not is_showing(child):
                    continue
                if (role is None or child.getRoleName() == role) and fits(child.name, name):
                    found.append(child)
                walk(child, depth + 1)

        walk(root or self.app, 0)
        return found

    def find(self, role=None, name=None, seconds=15, root=None):
        what = f"{role or 'something'} named {name!r}"
        return wait(lambda: next(iter(self.all(role, name, root)), None), what, seconds)

    def text_anywhere(self, words, seconds=15):
        """Waits until some visible label, button or cell has these words."""
        return wait(lambda: next((n for n in self.all() if words in (n.name or "")), None), f"the words {words!r}", seconds)

    # What is done.

    def click(self, thing, times=1, button=1):
        place = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        assert place.width > 0 and place.height > 0, f"{thing.name!r} has no size"
        run("xdotool", "mousemove", str(place.x + place.width // 2), str(place.y + place.height // 2),
            "click", "--repeat", str(times), "--delay", "60", str(button))

    def press(self, name, role="push button", seconds=15):
        button = self.find(role, name, seconds)
        wait(lambda: is_enabled(button), f"{name!r} being enabled", seconds)
        self.click(button)
        return button

    def keys(self, *keys):
        run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text):
        """It is on no command line: it may be a password."""
        subprocess.run(["xdotool", "type", "--delay", "40", "--file", "-"], input=text, text=True, check=True)

    def fill(self, field, text):
        self.click(field)
        self.keys("ctrl+a")
        self.type(text)

    def picture(self, name):
        directory = os.environ.get("LARGADA_PICTURES")
        if directory:
            os.makedirs(directory, exist_ok=True)
            subprocess.run(["import", "-window", "root", os.path.join(directory, f"desktop-{name}.png")], check=False)


def fits(actual, wanted):
    if wanted is None:
        return True
    if callable(wanted):
        return wanted(actual or "")
    return actual == wanted


def children(node):
    try:
        return [child for child in (node.getChildAtIndex(i) for i in range(min(node.childCount, 400))) if child]
    except Exception:  # it went while it was looked at
        return []


def is_showing(node):
    try:
        states = node.getState()
        return states.contains(pyatspi.STATE_SHOWING) or states.contains(pyatspi.STATE_ACTIVE)
    except Exception:
        return False


def is_enabled(node):
    return node.getState().contains(pyatspi.STATE_ENABLED)


def application(pid):
    for app in children(pyatspi.Registry.getDesktop(0)):
        try:
            if app.get_process_id() == pid:
                return app
        except Exception:
            continue
    return None


def wait(condition, what, seconds):
    until = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > until:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.1)


def manages():
    """Whether a window manager has the screen: it alone says which desktop is shown."""
    return subprocess.run(["xdotool", "get_desktop"], capture_output=True, check=False).returncode == 0


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def descendants(pid):
    """Process ids below a process, from /proc."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as stat:
                    parents[int(entry)] = int(stat.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found, edge = [], [pid]
    while edge:
        edge = [child for child, parent in parents.items() if parent in edge]
        found += edge
    return found


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
