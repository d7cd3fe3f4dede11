# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""largadactl as the tests of the cluster run it: with a kubeconfig of one user, a history of its own, in English."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile

import kube


def environment(user, directory):
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR", "K6_BINARY") if name in os.environ}
    return {**known, "KUBECONFIG": kube.kubeconfig(user), "HOME": str(directory), "LARGADA_HISTORY": ""}


class Done:
    """What one command came to."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def said(self):
        return self.out + self.err

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n{self.out}\n{self.err}"


class Running:
    """A command that is still going on; ends with the test."""

    def __init__(self, test, arguments, user="admin", **variables):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="largadactl-"))
        self._err = open(self.directory / "err", "w+b")
        self._out = open(self.directory / "out", "w+b")
        self.process = subprocess.Popen([os.environ["LARGADACTL"], *arguments, "--lang", "en"], stdout=self._out,
                                        stderr=self._err, stdin=subprocess.DEVNULL,
                                        env={**environment(user, self.directory), **variables})
        test.addCleanup(self.end)

    def end(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._out.close()
        self._err.close()

    def said(self):
        """So far: its last character may be there in part."""
        return "".join((self.directory / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))

    def wait_said(self, text, seconds=120):
        def there():
            if self.process.poll() is not None and text not in self.said():
                raise AssertionError(f"it ended with {self.process.returncode} before it said {text!r}:\n{self.said()}")
            return text in self.said()

        try:
            kube.wait(there, f"largadactl says {text!r}", seconds)
        except AssertionError as late:
            raise AssertionError(f"{late}; it said:\n{self.said()}") from late

    def send(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def done(self, seconds=300):
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired as late:
            raise AssertionError(f"largadactl is still there; it said:\n{self.said()}") from late
        return Done(code, (self.directory / "out").read_text(encoding="utf-8"),
                    (self.directory / "err").read_text(encoding="utf-8"))


def largadactl(test, *arguments, user="admin", seconds=300, **variables):
    return Running(test, arguments, user, **variables).done(seconds)
