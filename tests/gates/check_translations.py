#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: the .ts files hold exactly the texts of the sources, Portuguese is complete, English has its plural
forms, and a translation has its source's placeholders, outer spaces, final punctuation and mnemonic."""

import difflib
import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import gate

PLURAL_FORMS = 2  # of both languages

_PLACEHOLDER = re.compile(r"%L?(?:\d{1,2}|n)")
_FINAL = ".:;!?…"


def placeholders(text):
    return set(_PLACEHOLDER.findall(text))


def outer_space(text):
    return text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):]


def final(text):
    last = text.rstrip()[-1:]
    if text.rstrip().endswith("..."):
        return "…"
    return last if last in _FINAL else ""


def has_mnemonic(text):
    return bool(re.search(r"&[^&\s]", text.replace("&&", "")))


def pair_faults(source, translation):
    if placeholders(source) != placeholders(translation):
        yield f"placeholders {sorted(placeholders(source))} became {sorted(placeholders(translation))}"
    if outer_space(source) != outer_space(translation):
        yield "spaces at the start or end differ"
    if final(source) != final(translation):
        yield f"final punctuation \"{final(source)}\" became \"{final(translation)}\""
    if has_mnemonic(source) != has_mnemonic(translation):
        yield "one of them has a mnemonic (&), the other has none"


def message_faults(message):
    source = message.findtext("source") or ""
    if not source:  # a comment on the whole context
        return
    translation = message.find("translation")
    kind = translation.get("type") if translation is not None else "unfinished"
    if kind in ("unfinished", "vanished", "obsolete"):
        yield kind
        return
    if message.get("numerus") == "yes":
        forms = [form.text or "" for form in translation.findall("numerusform")]
        if len(forms) != PLURAL_FORMS or not all(forms):
            yield f"{len([form for form in forms if form])} plural form(s) instead of {PLURAL_FORMS}"
            return
    else:
        forms = [translation.text or ""]
        if not forms[0]:
            yield "empty translation"
            return
    for form in forms:
        yield from pair_faults(source, form)


def file_violations(path, name):
    try:
        tree = ElementTree.parse(path)
    except ElementTree.ParseError as error:
        yield f"{name}: {error}"
        return
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            for fault in message_faults(message):
                yield f"{name}: {context.findtext('name')}: \"{message.findtext('source')}\": {fault}"


def drift(root, names, lupdate):
    """Runs update.sh into a copy and compares."""
    with tempfile.TemporaryDirectory() as directory:
        for name in names:
            shutil.copy(root / "translations" / name, directory)
        environment = dict(os.environ)
        if lupdate:
            environment["LUPDATE"] = str(lupdate)
        done = subprocess.run(["sh", str(root / "translations" / "update.sh"), directory], env=environment,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f"translations/update.sh failed: {done.stderr.strip() or done.returncode}"
            return
        # -silent leaves out progress; what is still said is about a text that will not be found at run time.
        for line in done.stderr.splitlines():
            yield f"lupdate: {line}"
        for name in names:
            before = gate.read(root / "translations" / name).splitlines()
            after = gate.read(Path(directory) / name).splitlines()
            if before != after:
                lines = list(difflib.unified_diff(before, after, name, "after update.sh", lineterm="", n=1))
                yield "\n".join([f"translations/{name} is not up to date; run translations/update.sh"] + lines[:40])


def check(root, options=None):
    names = sorted(path.name for path in (root / "translations").glob("*.ts"))
    if not names:
        return ["translations/ has no .ts file"]
    violations = []
    for name in names:
        violations.extend(file_violations(root / "translations" / name, f"translations/{name}"))
    violations.extend(drift(root, names, getattr(options, "lupdate", None)))
    return violations


if __name__ == "__main__":
    gate.main(__doc__, check, lambda parser: parser.add_argument("--lupdate", help="the program, when not in PATH"))
