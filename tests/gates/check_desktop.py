#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop: menu entry and software centre's description are valid, in both languages, and of the version that is built.
With CI=true in the environment a validator that is missing is a failure, otherwise the gate is skipped."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import gate

FOLDER = "packaging/linux"
TRANSLATED = ("GenericName", "Comment", "Keywords")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def validated(command, package, root):
    """What the validator says, one violation a line; nothing when it is content."""
    if not shutil.which(command[0]):
        missing = f"{command[0]} is not installed; get it with: apt install {package}"
        if os.environ.get("CI") == "true":
            return [missing]
        raise gate.Skip(missing)
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    # A warning of desktop-file-validate does not change its exit code.
    if done.returncode != 0 or (command[0] == "desktop-file-validate" and said):
        return said or [f"{command[0]} ended with {done.returncode}"]
    return []


def desktop_violations(path, text):
    groups, keys = {}, None
    for line in text.splitlines():
        if line.startswith("["):
            keys = groups.setdefault(line.strip("[]"), {})
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            keys[key] = value
    for group, keys in groups.items():
        wanted = TRANSLATED if group == "Desktop Entry" else ("Name",)
        for key in wanted:
            if key in keys and not keys.get(f"{key}[pt_BR]"):
                yield f"{path}: {key} of [{group}] has no [pt_BR]"


def metainfo_violations(path, text, version):
    tree = ElementTree.fromstring(text)
    for parent in tree.iter():
        for tag in ("summary", "p", "li"):
            found = [child.get(LANG) for child in parent if child.tag == tag]
            if found.count(None) != found.count("pt_BR"):
                yield f"{path}: <{parent.tag}> has {found.count(None)} <{tag}> and {found.count('pt_BR')} in pt_BR"
    release = tree.find("releases/release")
    if release is None or release.get("version") != version:
        yield f"{path}: the first <release> is not {version}"


def check(root, _options=None):
    version = re.search(r"\bproject\(\w+ VERSION (\S+)", gate.read(root / "CMakeLists.txt")).group(1)
    entry = next((root / FOLDER).glob("*.desktop"))
    metainfo = next((root / FOLDER).glob("*.metainfo.xml"))
    changelog = root / "packaging/deb/changelog"
    violations = [*desktop_violations(gate.relative(root, entry), gate.read(entry)),
                  *metainfo_violations(gate.relative(root, metainfo), gate.read(metainfo), version)]
    if not gate.read(changelog).startswith(f"largada ({version}) "):
        violations.append(f"{gate.relative(root, changelog)}: the first entry is not {version}")
    if violations:
        return violations
    return [*validated(["desktop-file-validate", str(entry)], "desktop-file-utils", root),
            *validated(["appstreamcli", "validate", "--no-net", "--no-color", str(metainfo)], "appstream", root)]


if __name__ == "__main__":
    gate.main(__doc__, check)
