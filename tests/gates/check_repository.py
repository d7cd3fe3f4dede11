#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Repository: no tracked file holds a path of somebody's machine, a mirror's host name, a bare ticket number that
readers cannot look up, a private key or the marks of a failed merge."""

import re
import subprocess

import gate

# One letter of each is in brackets, so that this file does not match itself.
PATTERNS = [
    ("path of one machine", r"(?<![\w.~$}])/(wor[k]|roo[t]|tm[p]/[a-z])/"),
    ("path out of the tree", r"\.\./share[d]\b"),
    ("host name of a mirror", r"(?i)https?://[^\s/\"']*(mirro[r]|artifactor[y]|nexu[s]|-prox[y])[^\s/\"']*"),
    ("number of a ticket", r"\b(?i:issue|ticket|bug|task|fixe[sd]|close[sd]|resolve[sd]):? (#\d+|[A-Z]\d{1,3}\b)"),
    ("private key", r"-----BEGI[N] [A-Z ]*PRIVATE KEY-----"),
    ("mark of a failed merge", r"^(<{7}|>{7}|\|{7}) "),
]
_PATTERNS = [(name, re.compile(pattern, re.MULTILINE)) for name, pattern in PATTERNS]


def tracked(root):
    """Files that are in the repository, or would be with the next git add."""
    try:
        done = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                              capture_output=True, check=False)
    except FileNotFoundError:
        raise gate.Skip("git is not installed; get it with: apt install git") from None
    if done.returncode != 0:
        raise gate.Skip("no git checkout: " + done.stderr.decode(errors="replace").strip().split("\n")[0])
    return sorted({name for name in done.stdout.decode(errors="replace").split("\0") if name})


def file_violations(name, data):
    if b"\0" in data:
        return
    text = data.decode(errors="replace")
    for what, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield f"{name}:{gate.line_of(text, match.start())}: {what}: {match.group(0).strip()}"
        match = pattern.search(name)
        if match:
            yield f"{name}: {what} in its name"


def check(root, _options=None):
    violations = []
    for name in tracked(root):
        path = root / name
        if path.is_file() and not path.is_symlink():
            violations.extend(file_violations(name, path.read_bytes()))
    return violations


if __name__ == "__main__":
    gate.main(__doc__, check)
