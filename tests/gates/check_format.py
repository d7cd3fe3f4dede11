#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Format: every C++ file is as clang-format 19 leaves it. Other versions break lines in other places."""

import shutil
import subprocess

import gate

PROGRAM = "clang-format-19"


def check(root, options=None):
    program = getattr(options, "program", None) or shutil.which(PROGRAM)
    if not program:
        raise gate.Skip(f"{PROGRAM} is not installed; get it with: apt install {PROGRAM} "
                        f"(or pip install clang-format==19.1.7, then --program PATH)")
    files = gate.cxx_files(root, ["app", "ui", "tests"])
    if not files:
        return []
    done = subprocess.run([program, "--dry-run", "-Werror", *map(str, files)], cwd=root, capture_output=True, text=True,
                          check=False)
    if done.returncode == 0:
        return []
    lines = [line.replace(f"{root}/", "") for line in done.stderr.splitlines() if "error:" in line]
    return (lines or [done.stderr.strip() or f"{PROGRAM} ended with {done.returncode}"]) + \
        [f"correct them with: {PROGRAM} -i FILES"]


if __name__ == "__main__":
    gate.main(__doc__, check, lambda parser: parser.add_argument("--program", help="clang-format 19 under another name"))
