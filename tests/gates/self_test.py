#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that each gate passes on a clean tree and fails on each kind of violation, planted in a tree of its own."""

import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import check_desktop
import check_format
import check_includes
import check_repository
import check_sources
import check_translations
import gate

HERE = Path(__file__).resolve().parent
SPDX = "SPDX-FileCopyrightText: 2026 Largada contributors\n{0} SPDX-License-Identifier: GPL-3.0-or-later\n"
CXX_HEAD = "// " + SPDX.format("//")
HASH_HEAD = "# " + SPDX.format("#")


class TreeTest(unittest.TestCase):
    """A source tree in a temporary directory, and a gate that looks at it."""

    module = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name).resolve()

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def check(self):
        return self.module.check(self.root)

    def assert_clean(self):
        self.assertEqual(self.check(), [])

    def assert_found(self, *parts):
        """One violation, which has all the parts."""
        found = self.check()
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])


class Includes(TreeTest):
    module = check_includes

    def setUp(self):
        super().setUp()
        for folder in ("core", "k6", "net", "fleet", "store", "kube", "backends/local", "coordinator", "demo", "text",
                       "reports", "viewmodels", "cli"):
            self.plant(f"app/{folder}/x.h", "#pragma once\n")
        self.plant("ui/shell/window.h", "#pragma once\n")

    def test_clean(self):
        self.plant("app/reports/a.cpp", '#include "reports/x.h"\n#include <vector>\n#include <QString>\n'
                                        '#include "text/x.h"\n#include "store/x.h"\n#include <nlohmann/json.hpp>\n'
                                        '#include "a.moc"\n')
        self.plant("app/cli/a.cpp", '#include "backends/local/x.h"\n#include "reports/x.h"\n#include "demo/x.h"\n')
        self.plant("app/net/a.cpp", "#include <http_parser.h>\n")
        self.plant("app/store/a.cpp", '#include <QSqlQuery>\n#include "fleet/x.h"\n')
        self.plant("app/core/result.h", "#include <tl/expected.hpp>\n")
        self.plant("ui/main.cpp", '#include <QApplication>\n#include "backends/local/x.h"\n#include "shell/window.h"\n')
        self.assert_clean()

    def test_pairs_outside_of_the_table(self):
        for folder, seen in [("core", "k6"), ("k6", "net"), ("net", "fleet"), ("fleet", "store"), ("fleet", "k6"),
                             ("store", "k6"), ("coordinator", "kube"), ("coordinator", "backends/local"),
                             ("coordinator", "net"), ("coordinator", "store"), ("backends/local", "coordinator"),
                             ("backends/local", "store"), ("demo", "k6"), ("text", "reports"), ("text", "store"),
                             ("reports", "cli"), ("viewmodels", "kube"), ("viewmodels", "backends/local"),
                             ("store", "text")]:
            with self.subTest(f"{folder} sees {seen}"):
                planted = self.plant(f"app/{folder}/planted.cpp", f'// one\n#  include "{seen}/x.h"\n')
                self.assert_found(f"app/{folder}/planted.cpp:2", f"{folder} may not see {seen}")
                planted.unlink()

    def test_app_may_not_see_ui(self):
        self.plant("app/cli/a.cpp", '#include "shell/window.h"\n')
        self.assert_found("no file of app/ or ui/")

    def test_pages_may_not_see_backends(self):
        self.plant("ui/pods/page.cpp", '#include "backends/local/x.h"\n')
        self.assert_found("ui/pods/page.cpp:1", "only main and composition")

    def test_cycle(self):
        self.assertEqual(check_includes.cycles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}),
                         ["a", "b", "c", "a"])
        self.assertEqual(check_includes.cycles({"a": {"b", "c"}, "b": {"c"}}), [])
        self.plant("app/fleet/a.h", '#include "store/x.h"\n')
        self.plant("app/store/b.h", '#include "fleet/x.h"\n')
        self.assertIn("cycle between folders: fleet -> store -> fleet", self.check())

    def test_table_itself_has_no_cycle(self):
        self.assertEqual(check_includes.cycles({folder: check_includes.allowed(folder)
                                                for folder in check_includes.known_folders()}), [])

    def test_unknown_folder(self):
        self.plant("app/utils/a.h", "#pragma once\n")
        self.assert_found("app/utils/a.h", "not in the table")

    def test_file_directly_in_app(self):
        self.plant("app/main.cpp", "\n")
        self.assert_found("app/main.cpp", "not in the table")

    def test_path_that_is_not_from_app(self):
        self.plant("app/net/a.cpp", '#include "x.h"\n')
        self.assert_found('"x.h" is no file')

    def test_libraries_outside_of_their_owner(self):
        for header, owner, stranger in [("QSqlQuery", "store", "reports"), ("QtSql/QSqlError", "store", "cli"),
                                        ("http_parser.h", "net", "demo"), ("yaml-cpp/yaml.h", "kube", "k6"),
                                        ("openssl/ssl.h", "net", "kube"),
                                        ("tl/expected.hpp", None, "net"), ("QWidget", None, "viewmodels")]:
            with self.subTest(header):
                planted = self.plant(f"app/{stranger}/planted.cpp", f"#include <{header}>\n")
                self.assert_found(f"app/{stranger}/planted.cpp:1", header)
                planted.unlink()
                if owner:
                    planted = self.plant(f"app/{owner}/planted.h", f"#include <{header}>\n")
                    self.assert_found("in .cpp files only")
                    planted.unlink()

    def test_json_in_a_header(self):
        self.plant("app/k6/planted.h", "#include <nlohmann/json.hpp>\n")
        self.assert_found("in .cpp files only")

    def test_commented_include_does_not_count(self):
        self.plant("app/core/a.cpp", '/*\n#include "cli/x.h"\n*/\n// #include "cli/x.h"\n')
        self.assert_clean()


class Sources(TreeTest):
    module = check_sources

    def setUp(self):
        super().setUp()
        self.plant("CMakeLists.txt", HASH_HEAD)
        self.plant("packaging/build.sh", "#!/bin/sh\n" + HASH_HEAD)

    def product(self, code, path="app/net/a.cpp"):
        self.plant(path, CXX_HEAD + code)

    def test_clean(self):
        self.product('// waitForFinished() and sleep() are banned\nauto s = "future.result() SIGNAL(x)";\n'
                     "auto r = R\"(x.then( QEventLoop )\";\nint n = 10'000; /* processEvents() */ char c = '\"';\n"
                     "query.exec();\nconnect(a, &A::b, this, &C::d);\nconnect(a, &A::b, this, [this] {});\n"
                     "::connect(fd, address, size);\n")
        self.product("int main(int argc, char **argv)\n{\n    return app.exec();\n}\n", "ui/main.cpp")
        self.product("#pragma once\nQFutureWatcher<int> w;\n", "app/core/async.h")
        self.plant("tests/unit/data/broken.js", "not a script of ours")
        self.plant("build/dev/CMakeCache.txt", "")
        self.plant("build/dev/x.cpp", "no licence")
        self.plant("out-of-source/CMakeCache.txt", "")
        self.plant("out-of-source/x.cpp", "no licence")
        self.assert_clean()

    def test_licence(self):
        for path in ("app/net/a.cpp", "app/CMakeLists.txt", "packaging/x.py", "packaging/run", "tests/load.js"):
            with self.subTest(path):
                start = "#!/bin/sh\n" if path == "packaging/run" else "\n"
                planted = self.plant(path, start + HASH_HEAD.split("\n")[0] + "\n")
                self.assert_found(path, "SPDX-License-Identifier")
                planted.write_text(start + HASH_HEAD.split("\n")[1] + "\n")
                self.assert_found(path, "SPDX-FileCopyrightText")
                planted.unlink()

    def test_include_guard(self):
        self.plant("app/net/a.h", CXX_HEAD + "#ifndef A_H\n#endif\n")
        self.assert_found("app/net/a.h", "#pragma once")

    def test_banned_in_the_product(self):
        for code in ("socket.waitForReadyRead(100)", "QEventLoop loop", "QCoreApplication::processEvents()",
                     "sleep(1)", "usleep(1)", "QThread::msleep(5)", "std::this_thread::sleep_for(1s)",
                     "future.result()", "promise->future().takeResult()", "QFutureWatcher<int> watcher",
                     "future.then(this, f)", "connect(a, SIGNAL(b()), this, 0)", "connect(a, &A::b, [this] {})",
                     "Settings::instance()"):
            with self.subTest(code):
                self.product(f"void f()\n{{\n    {code};\n}}\n")
                self.assert_found("app/net/a.cpp:5")

    def test_banned_in_the_console(self):
        for code in ("dialog.exec()", "menu->exec(position)", "QMessageBox::question(this, a, b)",
                     "QFileDialog::getSaveFileName(this)"):
            with self.subTest(code):
                self.product(f"void f() {{ {code}; }}\n", "ui/pods/page.cpp")
                self.assert_found("ui/pods/page.cpp:3", "nests loops")

    def test_banned_in_tests(self):
        for code in ("QTest::qWait(100)", "QTest::qSleep(1)", "connect(a, SIGNAL(b()), c, SLOT(d()), e)"):
            with self.subTest(code):
                self.product(f"void f() {{ {code}; }}\n", "tests/unit/net/tst_a.cpp")
                self.assertTrue(self.check())

    def test_empty_catch(self):
        self.product("void f()\n{\n    try {\n        g();\n    } catch (const std::exception &) {\n    }\n}\n")
        self.assert_found("app/net/a.cpp:7", "empty catch")

    def test_event_loop_is_for_core(self):
        self.product("QEventLoop loop;\n", "app/core/a.cpp")
        self.assert_clean()

    def test_open_ends(self):
        for word in ("TO" + "DO", "FIX" + "ME"):
            with self.subTest(word):
                self.product(f"// {word}: later\n")
                self.assert_found("app/net/a.cpp:3", word)

    def test_size(self):
        self.product("\n" * (check_sources.MOST_LINES - 2))
        self.assert_clean()
        self.product("\n" * (check_sources.MOST_LINES - 1))
        self.assert_found("split it")


class Translations(TreeTest):
    module = check_translations

    def setUp(self):
        super().setUp()
        (self.root / "translations").mkdir()
        shutil.copy(HERE.parent.parent / "translations/update.sh", self.root / "translations/update.sh")
        self.source = self.plant("app/text/a.cpp", 'auto a = QCoreApplication::translate("A", "Open %1.");\n'
                                                   'auto b = QCoreApplication::translate("A", "%n pod(s)", "", n);\n')
        subprocess.run(["sh", str(self.root / "translations/update.sh")], check=True)
        self.fill("largada_pt_BR.ts", {"Open %1.": ["Abrir %1."], "%n pod(s)": ["%n pod", "%n pods"]})
        self.fill("largada_en.ts", {"%n pod(s)": ["%n pod", "%n pods"]})

    def fill(self, name, texts):
        file = self.root / "translations" / name
        lines, current = [], None
        for line in file.read_text(encoding="utf-8").splitlines():
            if "<source>" in line:
                current = list(texts[line.split("<source>")[1].split("</source>")[0]])
            if "<translation" in line:
                line = line.replace(' type="unfinished"', "")
                if "</translation>" in line:
                    line = line.replace("></", f">{current[0]}</")
            if "<numerusform></numerusform>" in line:
                line = line.replace("><", f">{current.pop(0)}<")
            lines.append(line)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def change(self, name, old, new):
        file = self.root / "translations" / name
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def test_clean(self):
        self.assert_clean()

    def test_text_that_was_added_to_the_source(self):
        self.source.write_text(self.source.read_text() + 'auto c = QCoreApplication::translate("A", "Close");\n')
        self.assert_found("largada_pt_BR.ts is not up to date", "Close")

    def test_text_that_left_the_source(self):
        self.source.write_text(self.source.read_text().split("\n")[1] + "\n")
        self.assert_found("largada_pt_BR.ts is not up to date")

    def test_plural_that_was_added_to_the_source(self):
        self.source.write_text(self.source.read_text()
                               + 'auto c = QCoreApplication::translate("B", "%n run(s)", "", n);\n')
        found = self.check()
        self.assertTrue(any("largada_en.ts is not up to date" in line for line in found), found)

    def test_unfinished(self):
        self.change("largada_pt_BR.ts", "<translation>Abrir", '<translation type="unfinished">Abrir')
        self.assert_found("largada_pt_BR.ts", "Open %1.", "unfinished")

    def test_empty(self):
        self.change("largada_pt_BR.ts", "Abrir %1.", "")
        self.assertTrue(any("empty translation" in line for line in self.check()))

    def test_missing_plural_form(self):
        self.change("largada_en.ts", "<numerusform>%n pods</numerusform>", "<numerusform></numerusform>")
        self.assertTrue(any("largada_en.ts" in line and "plural form" in line for line in self.check()))

    def test_faults_of_a_translation(self):
        for planted, fault in [("Abrir %2.", "placeholders"), ("Abrir.", "placeholders"), ("Abrir %L1.", "placeholders"),
                               ("Abrir %1", "final punctuation"), ("Abrir %1!", "final punctuation"),
                               (" Abrir %1.", "spaces"), ("Abrir %1. ", "spaces"), ("&amp;Abrir %1.", "mnemonic")]:
            with self.subTest(planted):
                self.change("largada_pt_BR.ts", "Abrir %1.", planted)
                self.assertTrue(any("Open %1." in line and fault in line for line in self.check()), self.check())
                self.change("largada_pt_BR.ts", planted, "Abrir %1.")

    def test_count_that_was_left_out(self):
        self.change("largada_pt_BR.ts", "<numerusform>%n pods", "<numerusform>pods")
        self.assertTrue(any("placeholders" in line for line in self.check()))

    def test_not_xml(self):
        self.change("largada_pt_BR.ts", "</TS>", "")
        self.assertTrue(any("largada_pt_BR.ts" in line for line in self.check()))

    def test_no_translations(self):
        for file in (self.root / "translations").glob("*.ts"):
            file.unlink()
        self.assert_found("no .ts file")


class Format(TreeTest):
    module = check_format

    def setUp(self):
        super().setUp()
        shutil.copy(HERE.parent.parent / ".clang-format", self.root / ".clang-format")

    @unittest.skipUnless(shutil.which(check_format.PROGRAM), check_format.PROGRAM + " is not installed")
    def test_clean_and_planted(self):
        self.plant("app/a.cpp", "int f()\n{\n    return 1;\n}\n")
        self.assert_clean()
        self.plant("tests/b.cpp", "int f() {return 1;}\n")
        found = self.check()
        self.assertTrue(found and found[0].startswith("tests/b.cpp:1"), found)

    def test_skips_without_the_program(self):
        done = subprocess.run([sys.executable, "-B", str(HERE / "check_format.py"), "--root", str(self.root)],
                              env={"PATH": str(self.root)}, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, gate.SKIPPED)
        self.assertIn("apt install", done.stdout)


class Repository(TreeTest):
    module = check_repository

    def setUp(self):
        super().setUp()
        if not shutil.which("git"):
            self.skipTest("git is not installed")
        subprocess.run(["git", "init", "--quiet"], cwd=self.root, check=True)

    def test_clean(self):
        self.plant("README.md", "k6" + "#1253, https://deb.debian.org/, colour #8391A1, $HOME/work/x, /home/ana/, ~/root/, issues\n")
        self.plant(".gitignore", "/build/\n")
        self.plant("build/log", "/wo" + "rk/x")
        (self.root / "icon.png").write_bytes(b"\0/wo" + b"rk/x")
        self.assert_clean()

    def test_planted(self):
        for text, name in [("see /wo" + "rk/tree", "path of one machine"), ("/ro" + "ot/x", "path of one machine"),
                           ("/tm" + "p/s/k6", "path of one machine"),
                           ("../sha" + "red/notes.md", "path out of the tree"),
                           ("https://pypi-mir" + "ror.example.com/simple", "host name of a mirror"),
                           ("// Iss" + "ue A1", "number of a ticket"), ("Fixes" + " #7", "number of a ticket"),
                           ("-----BEG" + "IN EC PRIVATE KEY-----", "private key"),
                           ("<" * 7 + " HEAD", "mark of a failed merge")]:
            with self.subTest(text):
                self.plant("README.md", "first\n" + text + "\n")
                self.assert_found("README.md:2", name)

    def test_tracked_file_is_seen_too(self):
        self.plant("a.txt", "/wo" + "rk/x")
        subprocess.run(["git", "add", "a.txt"], cwd=self.root, check=True)
        self.plant(".gitignore", "a.txt\n")
        self.assert_found("a.txt:1")


class RepositoryOutside(TreeTest):
    module = check_repository

    def test_skips_without_a_checkout(self):
        with self.assertRaises(gate.Skip):
            self.check()


class Desktop(TreeTest):
    module = check_desktop

    def setUp(self):
        super().setUp()
        source = HERE.parent.parent
        for folder in ("packaging/linux", "packaging/deb"):
            shutil.copytree(source / folder, self.root / folder)
        shutil.copy(source / "CMakeLists.txt", self.root)
        self.entry = next((self.root / "packaging/linux").glob("*.desktop"))
        self.metainfo = next((self.root / "packaging/linux").glob("*.metainfo.xml"))

    def change(self, file, old, new):
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def found(self):
        if not shutil.which("desktop-file-validate") or not shutil.which("appstreamcli"):
            self.skipTest("desktop-file-validate or appstreamcli is not installed")
        return self.check()

    def test_clean(self):
        self.assertEqual(self.found(), [])

    def test_text_without_portuguese(self):
        self.change(self.entry, "Comment[pt_BR]=", "Comment[de]=")
        self.assert_found("Comment")

    def test_paragraph_without_portuguese(self):
        self.change(self.metainfo, '<summary xml:lang="pt_BR">', '<summary xml:lang="de">')
        self.assert_found("<summary>")

    def test_another_version(self):
        self.change(self.root / "CMakeLists.txt", "project(Largada VERSION ", "project(Largada VERSION 9")
        self.assertEqual(len(self.check()), 2)

    def test_faults_that_the_validators_find(self):
        self.change(self.entry, "Terminal=false", "Terminal=perhaps")
        self.assertTrue(any("Terminal" in line for line in self.found()))

    def test_faults_of_the_description(self):
        self.change(self.metainfo, "<id>io.github.largada.Largada</id>", "")
        self.assertTrue(self.found())

    def test_missing_validator(self):
        with unittest.mock.patch("shutil.which", return_value=None):
            with unittest.mock.patch.dict("os.environ", {"CI": ""}):
                self.assertRaises(gate.Skip, self.check)
            with unittest.mock.patch.dict("os.environ", {"CI": "true"}):
                self.assertIn("apt install", self.check()[0])


class ExitCodes(TreeTest):
    def run_gate(self):
        return subprocess.run([sys.executable, "-B", str(HERE / "check_sources.py"), "--root", str(self.root)],
                              capture_output=True, text=True, check=False)

    def test_passed_and_failed(self):
        self.plant("CMakeLists.txt", HASH_HEAD)
        self.assertEqual(self.run_gate().returncode, gate.PASSED)
        self.plant("app/a.h", "")
        done = self.run_gate()
        self.assertEqual(done.returncode, gate.FAILED)
        self.assertIn("app/a.h:1", done.stdout)


if __name__ == "__main__":
    unittest.main()
