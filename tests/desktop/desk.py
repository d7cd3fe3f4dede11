# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: sees the window through the accessibility tree, and uses mouse and keyboard."""

import os
import signal
import subprocess
import tempfile
import time

import pyatspi
from gi.repository import Atspi

Atspi.set_timeout(30_000, 60_000)  # ms; of a question to a program that is busy, and to one that starts


class Desk:
    """The program in its window. Ends it, and the window manager, at the end."""

    def __init__(self, program, *arguments, environment=None):
        self.program = program
        self.manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
        wait(manages, "the window manager", 60)
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
        self.manager.wait(30)

    def start(self, *arguments, environment=None):
        self.child = subprocess.Popen([self.program, *arguments], stderr=self.log,
                                      env={**os.environ, **(environment or {})})
        self.app = wait(lambda: application(self.child.pid), "the program in the accessibility tree", 60)
        self.window = wait(lambda: self.window_id(), "the window", 60)
        wait(lambda: does("xdotool", "windowactivate", "--sync", self.window), "the window in front", 60)

    def window_id(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.child.pid), "--name", "^Largada$"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[0] if found else None

    def end(self):
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(60)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait(30)
        self.child = None

    def quit(self):
        """As a person does it; returns the exit code."""
        self.keys("ctrl+q")
        code = self.child.wait(60)
        self.child = None
        return code

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait(30)
        self.child = None

    # What is seen. A thing may go while it is looked at: then it is not there.

    def things(self, role=None, name=None, root=None, depth=0):
        """Visible things of a role, whose name is or is matched by a function, one after the other."""
        for child in children(root or self.app):
            if depth > 40 or not is_showing(child):
                continue
            if unless_gone(lambda one=child: (role is None or one.getRoleName() == role) and
                           (name is None or fits(one.name, name))):
                yield child
            yield from self.things(role, name, child, depth + 1)

    def all(self, role=None, name=None, root=None):
        return list(self.things(role, name, root))

    def find(self, role=None, name=None, seconds=60, root=None):
        what = f"{role or 'something'} named {name!r}"
        return wait(lambda: next(self.things(role, name, root), None), what, seconds)

    def names(self, role, root=None):
        """Of all visible things of that role that have one."""
        found = (unless_gone(lambda one=thing: one.name) for thing in self.things(role, None, root))
        return [name for name in found if name]

    def text_anywhere(self, words, seconds=60):
        """Waits until some visible label, button or cell has these words, or one of several."""
        several = (words,) if isinstance(words, str) else words
        return wait(lambda: next(self.things(None, lambda text: any(each in text for each in several)), None),
                    f"the words {words!r}", seconds)

    # What is done.

    def click(self, thing, times=1, button=1):
        self.click_at(wait(lambda: place_of(thing), "something having a place", 60), times, button)

    def click_at(self, place, times=1, button=1):
        run("xdotool", "mousemove", str(place.x + place.width // 2), str(place.y + place.height // 2),
            "click", "--repeat", str(times), "--delay", "60", str(button))

    def press(self, name, role="push button", seconds=60, times=1):
        """Once it is there and enabled, and where it stays."""
        def ready():
            button = next((thing for thing in self.things(role, name) if is_enabled(thing)), None)
            place = button and place_of(button)
            return place and (button, place)
        button, place = wait(ready, f"{name!r} being there and enabled", seconds)
        self.click_at(place, times)
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
    if callable(wanted):
        return wanted(actual or "")
    return actual == wanted


def unless_gone(read):
    """None when what it reads of has gone meanwhile."""
    try:
        return read()
    except Exception:  # of whichever kind the binding makes of it
        return None


def children(node):
    return unless_gone(lambda: [child for child in (node.getChildAtIndex(i) for i in range(min(node.childCount, 400)))
                                if child]) or []


def is_showing(node):
    def shows():
        states = node.getState()
        return states.contains(pyatspi.STATE_SHOWING) or states.contains(pyatspi.STATE_ACTIVE)
    return unless_gone(shows)


def is_enabled(node):
    return unless_gone(lambda: node.getState().contains(pyatspi.STATE_ENABLED))


def is_checked(node):
    return unless_gone(lambda: node.getState().contains(pyatspi.STATE_CHECKED))


def place_of(node):
    """On the screen, once the layout is done; None as long as it is not, or when the thing has gone."""
    def extents():
        return node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    first = unless_gone(extents)
    time.sleep(0.03)
    place = unless_gone(extents)
    is_steady = first and place and all(getattr(first, side) == getattr(place, side) for side in ("x", "y", "width", "height"))
    return place if is_steady and place.width > 0 and place.height > 0 else None


def application(pid):
    for app in children(pyatspi.Registry.getDesktop(0)):
        if unless_gone(lambda one=app: one.get_process_id()) == pid:
            return app
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


def does(*command):
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode == 0


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
