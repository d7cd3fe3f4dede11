#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources: licence lines, include guards, banned calls, open ends, and the size of a file."""

import re

import gate

MOST_LINES = 600

_SCRIPTS = {".py", ".sh", ".js", ".cmake", ".sql"}
# Inputs of tests, byte by byte as other programs wrote them.
_FIXTURES = re.compile(r"^tests/(.*/)?data/")
_COPYRIGHT = re.compile(r"SPDX-FileCopyrightText: \d{4} Largada contributors$")
_LICENCE = re.compile(r"SPDX-License-Identifier: GPL-3\.0-or-later$")
# In two parts, so that this file does not hold them.
_OPEN_ENDS = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")

_MAIN = re.compile(r"\bint\s+main\s*\(")
_ASYNC = re.compile(r"^app/core/async\.h$")
_CORE = re.compile(r"^app/core/")
_NOWHERE = re.compile(r"(?!)")

PRODUCT, UI, TESTS, ALL = "app/ ui/", "ui/", "tests/", "app/ ui/ tests/"

# Name, pattern in code without comments and strings, where it is banned, where it is allowed all the same.
BANNED = [
    ("waitFor…() blocks the thread", r"\bwaitFor[A-Z]\w*\s*\(", PRODUCT, _NOWHERE),
    ("QEventLoop outside of core/ nests loops", r"\bQEventLoop\b", PRODUCT, _CORE),
    ("processEvents() nests loops", r"\bprocessEvents\s*\(", PRODUCT, _NOWHERE),
    ("sleeping blocks the thread", r"\b(sleep|usleep|msleep|nanosleep|sleep_for|sleep_until)\s*\(", PRODUCT, _NOWHERE),
    ("exec() nests loops; use open()", r"(\.|->)\s*exec\s*\(", UI, _NOWHERE),
    ("a static dialog nests loops; use open()",
     r"\b(QMessageBox::(question|warning|information|critical|about\w*)|QFileDialog::get\w+|QInputDialog::get\w+"
     r"|QColorDialog::getColor|QFontDialog::getFont)\s*\(", UI, _NOWHERE),
    ("result() of a future blocks; use deliver()", r"(\.|->)\s*(result|takeResult)\s*\(\s*\)", PRODUCT, _ASYNC),
    ("QFutureWatcher is for core/async.h", r"\bQFutureWatcher\w*", PRODUCT, _ASYNC),
    ("then() is for core/async.h; use deliver()", r"(\.|->)\s*then\s*\(", PRODUCT, _ASYNC),
    ("SIGNAL() and SLOT() are not checked by the compiler", r"\b(SIGNAL|SLOT)\s*\(", ALL, _NOWHERE),
    ("instance() is a global", r"\binstance\s*\(\s*\)", PRODUCT, _NOWHERE),
    ("qWait() guesses a time; use QTRY_…", r"\b(qWait|qSleep)\s*\(", TESTS, _NOWHERE),
    ("an empty catch drops the error", r"\bcatch\s*\([^()]*\)\s*\{\s*\}", ALL, _NOWHERE),
]
_BANNED = [(name, re.compile(pattern), where.split(), allowed) for name, pattern, where, allowed in BANNED]

_CONNECT = re.compile(r"\bconnect\s*\(")
_MEMBER = re.compile(r"^&\s*[\w:<>]+::\w+$|^qOverload|^QOverload")


def is_script(path, text):
    return path.suffix in _SCRIPTS or path.name in ("CMakeLists.txt", "Dockerfile") or text.startswith("#!")


def licence_violations(path, text):
    head = [line.strip() for line in text.splitlines()[:4]]
    if not any(_COPYRIGHT.search(line) for line in head):
        yield f"{path}:1: no \"SPDX-FileCopyrightText\" line"
    if not any(_LICENCE.search(line) for line in head):
        yield f"{path}:1: no \"SPDX-License-Identifier\" line"


def arguments(code, start):
    """The arguments at the top level of the call whose opening parenthesis is before start."""
    depth, parts, current = 0, [], ""
    for character in code[start:]:
        if character in "([{":
            depth += 1
        elif character in ")]}":
            if depth == 0:
                return parts + [current.strip()]
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(current.strip())
            current = ""
            continue
        current += character
    return []


def connect_violations(path, code):
    for match in _CONNECT.finditer(code):
        given = arguments(code, match.end())
        if len(given) == 3 and _MEMBER.match(given[1]):
            yield f"{path}:{gate.line_of(code, match.start())}: connect() without a context; it takes 4 arguments"


def call_violations(path, code):
    if path.startswith("app/") or path.startswith("ui/") or path.startswith("tests/"):
        yield from connect_violations(path, code)
    for name, pattern, where, allowed in _BANNED:
        if not path.startswith(tuple(where)) or allowed.match(path):
            continue
        if where == [UI] and "exec" in pattern.pattern and _MAIN.search(code):
            continue
        for match in pattern.finditer(code):
            yield f"{path}:{gate.line_of(code, match.start())}: {name}"


def check(root, _options=None):
    violations = []
    for file in gate.files(root, ["."]):
        path = gate.relative(root, file)
        if _FIXTURES.match(path):
            continue
        cxx = file.suffix in gate.CXX
        if not cxx and file.suffix in (".png", ".svg", ".ts", ".json", ".db", ".gz"):
            continue
        text = gate.read(file)
        if not cxx and not is_script(file, text):
            continue
        violations.extend(licence_violations(path, text))
        lines = text.count("\n")
        if lines > MOST_LINES:
            violations.append(f"{path}:{MOST_LINES + 1}: {lines} lines; the most is {MOST_LINES}, split it by meaning")
        for match in _OPEN_ENDS.finditer(text):
            violations.append(f"{path}:{gate.line_of(text, match.start())}: {match.group(0)} left open")
        if file.suffix in gate.HEADERS and not re.search(r"^#pragma once$", text, re.MULTILINE):
            violations.append(f"{path}:1: no \"#pragma once\"")
        if cxx:
            violations.extend(call_violations(path, gate.code_only(text)))
    return violations


if __name__ == "__main__":
    gate.main(__doc__, check)
