# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gates share: files, code without comments and strings, arguments, report."""

import argparse
import os
import re
import sys
from pathlib import Path

PASSED, FAILED, SKIPPED = 0, 1, 77

CXX = {".cpp", ".h", ".hpp", ".cc", ".cxx"}
HEADERS = {".h", ".hpp"}


class Skip(Exception):
    """The gate cannot be run here; the message says what is missing."""


def files(root, folders):
    """All files under root/folder for each folder ("." for all), sorted, without build trees and hidden folders."""
    found = set()
    for folder in folders:
        for directory, names, entries in os.walk(Path(root) / folder):
            names[:] = [name for name in names
                        if not name.startswith(".") and name not in ("build", "__pycache__")
                        and not (Path(directory) / name / "CMakeCache.txt").exists()]
            found.update(Path(directory) / entry for entry in entries)
    return sorted(found)


def cxx_files(root, folders):
    return [path for path in files(root, folders) if path.suffix in CXX]


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


_TOKEN = re.compile(
    r'(?P<raw>\bu?8?[LUR]*R"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)")'
    r'|(?P<line>//[^\n]*)'
    r'|(?P<block>/\*.*?\*/)'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')",
    re.DOTALL)


def code_only(text):
    """C++ with comments and the insides of strings taken out; line numbers stay."""
    def blank(match):
        lines = "\n" * match.group(0).count("\n")
        if match.lastgroup in ("line", "block"):
            return " " + lines
        return '""' + lines
    return _TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def relative(root, path):
    return Path(path).relative_to(root).as_posix()


def main(description, check, add_arguments=None):
    """check(root, options) gives a list of violations, one line each."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=Path, required=True, help="the source tree")
    if add_arguments:
        add_arguments(parser)
    options = parser.parse_args()
    try:
        violations = check(options.root.resolve(), options)
    except Skip as skip:
        print(f"skipped: {skip}")
        sys.exit(SKIPPED)
    for violation in violations:
        print(violation)
    if violations:
        print(f"{len(violations)} violation(s)")
    sys.exit(FAILED if violations else PASSED)
