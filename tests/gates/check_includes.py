#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers: reads every #include of app/ and ui/ and fails on a pair of folders that the tables below do not allow, on a
cycle between folders, on a folder they do not know, and on a library's header outside of the folder that owns it."""

import re

import gate

# Left may not see right.
COLUMNS = [
    ["core"],
    ["settings", "metrics", "k6", "net"],
    ["kube", "fleet", "store", "dashboard/contract"],
    ["backends/common", "backends/local", "backends/kubernetes", "backends/compose", "coordinator", "dashboard/client",
     "dashboard/server", "demo"],
    ["engine"],
    ["text", "reports", "viewmodels"],
    ["agent", "cli"],
    ["ui"],
]

# Within a column, only these.
WITHIN = {
    "store": {"fleet", "dashboard/contract"},
    "backends/local": {"backends/common"},
    "backends/kubernetes": {"backends/common"},
    "dashboard/server": {"backends/local", "backends/kubernetes", "backends/compose"},
    "reports": {"text"},
    "viewmodels": {"text"},
    "cli": {"agent"},
}

# Instead of all that is left of them, only these.
NARROWED = {
    "fleet": {"core"},
    "store": {"core"},
    "kube": {"core", "net"},
    "backends/common": {"core", "k6", "net", "fleet"},
    "backends/kubernetes": {"core", "k6", "net", "kube", "fleet"},
    "backends/compose": {"core", "fleet"},
    "backends/local": {"core", "k6", "net", "fleet"},
    "coordinator": {"core", "k6", "fleet"},
    "demo": {"core", "net", "fleet"},
    "engine": {"core", "k6", "fleet", "store", "coordinator", "demo", "dashboard/contract", "dashboard/client",
               "dashboard/server"},
    "text": {"core", "k6", "fleet", "dashboard/contract"},
    "reports": {"core", "metrics", "k6", "fleet", "store", "dashboard/contract"},
    "viewmodels": {"core", "settings", "metrics", "k6", "fleet", "store", "coordinator", "engine", "dashboard/contract"},
}

# The composition roots of the console: the only files of ui/ that name concrete backends, server and client.
UI_ROOTS = re.compile(r"^ui/(main|composition[^/]*)\.(cpp|h)$")
NOT_FOR_PAGES = {"kube", "backends/common", "backends/local", "backends/kubernetes", "backends/compose", "dashboard/client",
                 "dashboard/server"}

# Header patterns, the folders whose .cpp files may name them (None: any), and exact files that may besides.
LIBRARIES = [
    ("yaml-cpp", r"yaml-cpp/", {"kube"}, set()),
    ("snappy", r"snappy(-c)?\.h$|snappy/", {"dashboard/server"}, set()),
    ("QtSql", r"QtSql/|QSql", {"store"}, set()),
    ("QtKeychain", r"(qt\d?keychain|QtKeychain)/|keychain\.h$", {"settings"}, set()),
    ("http-parser", r"http_parser\.h$|llhttp\.h$", {"net"}, set()),
    ("OpenSSL", r"openssl/", {"net"}, set()),
    ("nlohmann/json", r"nlohmann/", None, set()),
    ("tl::expected", r"tl/expected", set(), {"app/core/result.h"}),
    ("Qt Widgets or Charts", r"QtWidgets/|QtCharts/|QtGui/|Q(Application|GuiApplication|Widget|MainWindow|Dialog|"
                             r"MessageBox|Painter|Icon|Color|Pixmap|Image|Font)$", {"ui"}, None),
]

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
_GENERATED = re.compile(r"(^|/)(moc_[^/]*\.cpp|ui_[^/]*\.h|[^/]*\.moc)$")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def known_folders():
    return {folder for column in COLUMNS for folder in column}


def allowed(folder):
    """The folders that a folder may see besides itself."""
    index = next(i for i, column in enumerate(COLUMNS) if folder in column)
    left = {other for column in COLUMNS[:index] for other in column}
    return NARROWED.get(folder, left) | WITHIN.get(folder, set())


def folder_of(path):
    """The table's folder of a file given as app/x/y.h or ui/x/y.h; None when the table has none."""
    top, _, rest = path.partition("/")
    if top == "ui":
        return "ui"
    parts = rest.split("/")[:-1]
    while parts:
        if "/".join(parts) in known_folders():
            return "/".join(parts)
        parts.pop()
    return None


def resolve(root, including, name):
    """The files that a quoted include may mean, as app/… and ui/…"""
    candidates = [f"app/{name}"]
    if including.startswith("ui/"):
        candidates.append(f"ui/{name}")
    return [candidate for candidate in candidates if (root / candidate).is_file()]


def cycles(edges):
    """One cycle of the graph as a list of folders, or an empty list."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return []
        path.append(node)
        for other in sorted(edges.get(node, ())):
            found = visit(other)
            if found:
                return found
        path.pop()
        done.add(node)
        return []

    for start in sorted(edges):
        found = visit(start)
        if found:
            return found
    return []


def library_violations(where, path, folder, name):
    for library, pattern, owners, exact in LIBRARIES:
        if not re.match(pattern, name) or (exact and path in exact):
            continue
        if owners is not None and folder not in owners:
            yield f"{where}: <{name}> belongs to {library}, which {', '.join(sorted(owners | (exact or set())))} " \
                  f"may name only"
        elif exact is not None and not path.endswith(".cpp"):
            yield f"{where}: <{name}> belongs to {library}, which is named in .cpp files only"


def pair_violation(where, path, folder, name, seen):
    if folder == seen:
        return None
    if seen not in allowed(folder):
        return f"{where}: \"{name}\": {folder} may not see {seen}"
    if folder == "ui" and seen in NOT_FOR_PAGES and not UI_ROOTS.match(path):
        return f"{where}: \"{name}\": only main and composition of ui may see {seen}"
    return None


def quoted_violation(root, where, path, folder, name, edges):
    if _GENERATED.search(name):
        return None
    targets = resolve(root, path, name)
    if not targets:
        return f"{where}: \"{name}\" is no file of app/ or ui/; write the path from there"
    if len(targets) > 1:
        return f"{where}: \"{name}\" is a file of app/ and of ui/; give one of them another name"
    seen = folder_of(targets[0])
    if seen is None:
        return None  # reported once, for the file itself
    if seen != folder:
        edges.setdefault(folder, set()).add(seen)
    return pair_violation(where, path, folder, name, seen)


def check(root, _options=None):
    violations, edges = [], {}
    for file in gate.cxx_files(root, ["app", "ui"]):
        path = gate.relative(root, file)
        folder = folder_of(path)
        if folder is None:
            violations.append(f"{path}: its folder is not in the table of check_includes.py")
            continue
        text = _BLOCK_COMMENT.sub(lambda match: "\n" * match.group(0).count("\n"), gate.read(file))
        for match in _INCLUDE.finditer(text):
            where = f"{path}:{gate.line_of(text, match.start())}"
            name = match.group(1) or match.group(2)
            found = list(library_violations(where, path, folder, name))
            if match.group(1) and not found:
                found = [quoted_violation(root, where, path, folder, name, edges)]
            violations.extend(violation for violation in found if violation)
    cycle = cycles(edges)
    if cycle:
        violations.append("cycle between folders: " + " -> ".join(cycle))
    return violations


if __name__ == "__main__":
    gate.main(__doc__, check)
