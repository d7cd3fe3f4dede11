#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A container engine of the tests' own, in mount, network and process namespaces of its own: files, daemons, bridges and
rules of this machine are not touched, and everything ends with it, however it ends.

engine.py run [--way-out] SCRIPT ARGUMENT...   runs a Python script inside; ends with 77 and a reason where that cannot be.
                                               --way-out: with an HTTP proxy there, at PROXY

Inside, Engine starts dockerd, and makes images out of this machine's own programs, so that no registry is needed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import way_out  # noqa: E402

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
COMPOSE_2 = "2.40.3"
CGROUPS = Path("/sys/fs/cgroup")
NEEDED = {"busybox": "busybox-static", "docker": "docker.io", "docker-compose": "docker-compose", "dockerd": "docker.io",
          "ip": "iproute2", "setpriv": "util-linux", "tini": "tini", "unshare": "util-linux"}
NAMESPACES = ["--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child", "--mount-proc"]


# ---- outside --------------------------------------------------------------------------------------------------------

def lacking():
    if os.geteuid() != 0:
        return "root is needed"
    for name, package in NEEDED.items():
        if not shutil.which(name):
            return f"{name} is missing: apt-get install {package}"
    made = subprocess.run(["unshare", *NAMESPACES, "true"], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        return "no namespaces can be made here: " + made.stderr.strip()
    top = CGROUPS if (CGROUPS / "cgroup.controllers").exists() else CGROUPS / "memory"
    group = top / f"largada-engine-check-{os.getpid()}"
    try:
        group.mkdir()
        group.rmdir()
    except OSError as error:
        return f"no control groups can be made here: {error}"
    return None


def groups(name):
    """Directories of a control group, in one hierarchy or in many."""
    return [path for path in [CGROUPS / name, *CGROUPS.glob(f"*/{name}")] if path.is_dir()]


def remove_groups(name):
    for _ in range(100):
        for group in groups(name):
            for path, _, _ in os.walk(group, topdown=False):
                try:
                    os.rmdir(path)
                except OSError:
                    pass  # a process of it is still ending
        if not groups(name):
            return
        time.sleep(0.1)
    print(f"a control group is still in use: {name}", file=sys.stderr)


def run(*arguments):
    reason = lacking()
    if reason:
        print(f"skipped: {reason}")
        return 77
    # A socket's path has to be short.
    state = tempfile.mkdtemp(prefix="lge-", dir="/tmp")
    group = f"largada-engine-{os.getpid()}"
    inside = None
    environment = {**os.environ, "LARGADA_ENGINE_DIR": state, "LARGADA_ENGINE_GROUP": group}
    if arguments[0] == "--way-out":
        arguments = arguments[1:]
        environment["LARGADA_ENGINE_WAY_OUT"] = f"{state}.sock"  # what is in state is hidden inside
        threading.Thread(target=way_out.Proxy(f"{state}.sock").serve_forever, daemon=True).start()

    def end(*_):
        if inside:
            inside.kill()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        inside = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "unshare", *NAMESPACES, "tini", "--",
             sys.executable, "-B", *arguments], env=environment)
        return inside.wait()
    finally:
        remove_groups(group)
        shutil.rmtree(state, ignore_errors=True)
        Path(f"{state}.sock").unlink(missing_ok=True)


# ---- inside ---------------------------------------------------------------------------------------------------------

def wait(condition, what, seconds=120):
    """What the condition gives, once that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"{what} has not come within {seconds} s")


def libraries(*programs):
    """What they need to be loaded, by the paths that they ask for."""
    found = set()
    for program in programs:
        for line in subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout.splitlines():
            found.update(word for word in line.split() if word.startswith("/"))
    return found


class Root:
    """The files of an image."""

    def __init__(self, path):
        self.path = Path(path)
        for name in ("dev", "etc", "home", "proc", "root", "run", "sys", "tmp", "usr/bin", "usr/lib", "usr/lib64",
                     "usr/sbin", "var/lib"):
            (self.path / name).mkdir(parents=True, exist_ok=True)
        for name in ("bin", "lib", "lib64", "sbin"):
            (self.path / name).symlink_to(f"usr/{name}")
        (self.path / "tmp").chmod(0o1777)
        self.write("etc/passwd", "root:x:0:0::/root:/bin/sh\npostgres:x:70:70::/var/lib/postgresql:/bin/sh\n")
        self.write("etc/group", "root:x:0:\npostgres:x:70:\n")
        self.write("etc/nsswitch.conf", "hosts: files dns\n")
        self.add("/etc/ssl/certs/ca-certificates.crt")
        shutil.copy2(shutil.which("busybox"), self.path / "usr/bin/busybox")
        for tool in ("cat", "chmod", "chown", "cut", "env", "grep", "id", "ls", "mkdir", "rm", "sh", "sleep", "su", "touch"):
            (self.path / "usr/bin" / tool).symlink_to("busybox")

    def write(self, name, text, mode=0o644):
        (self.path / name).write_text(text)
        (self.path / name).chmod(mode)

    def add(self, *files):
        for file in files:
            inside = self.path / os.path.realpath(os.path.dirname(file)).lstrip("/") / os.path.basename(file)
            if os.path.isdir(file):
                shutil.copytree(file, inside, symlinks=False, dirs_exist_ok=True)
            elif os.path.exists(file) and not inside.exists():
                inside.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, inside)

    def add_with_libraries(self, *programs):
        self.add(*programs, *libraries(*programs))


class Engine:
    def __init__(self):
        self.state = Path(os.environ["LARGADA_ENGINE_DIR"])
        for command in (["mount", "-t", "tmpfs", "-o", "mode=755,size=8g", "none", str(self.state)],
                        ["mount", "-t", "tmpfs", "-o", "mode=755", "none", "/run"],
                        ["ip", "link", "set", "lo", "up"], ["hostname", "engine"]):
            subprocess.run(command, check=True)
        (self.state / "daemon.json").write_text("{}")
        plugins = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / f"largada/compose/{COMPOSE_2}"
        self.has_version_2 = (plugins / "cli-plugins/docker-compose").exists()
        self.cli = self.state / "cli"
        (self.cli / "cli-plugins").mkdir(parents=True)
        (self.state / "home").mkdir()
        if self.has_version_2:
            (self.cli / "cli-plugins/docker-compose").symlink_to(plugins / "cli-plugins/docker-compose")
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.state / "home"), "LC_ALL": "C.UTF-8",
                            "DOCKER_HOST": f"unix://{self.state}/docker.sock", "DOCKER_CONFIG": str(self.cli),
                            "DOCKER_BUILDKIT": "0", "XDG_RUNTIME_DIR": str(self.state / "home")}
        self.process = None
        self.proxies = {}
        if "LARGADA_ENGINE_WAY_OUT" in os.environ:
            threading.Thread(target=way_out.Relay(os.environ["LARGADA_ENGINE_WAY_OUT"]).serve_forever, daemon=True).start()
            self.proxies = {"http_proxy": way_out.PROXY, "https_proxy": way_out.PROXY}
            # docker build passes them on to what it runs.
            (self.cli / "config.json").write_text(
                f'{{"proxies": {{"default": {{"httpProxy": "{way_out.PROXY}", "httpsProxy": "{way_out.PROXY}"}}}}}}')

    def start(self):
        # Without the two switches it would forward packets and change rules, of these namespaces only, for nothing.
        with (self.state / "dockerd.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["dockerd", "--iptables=false", "--ip-forward=false", "--config-file", str(self.state / "daemon.json"),
                 "--data-root", str(self.state / "data"), "--exec-root", str(self.state / "run"), "--pidfile",
                 str(self.state / "docker.pid"), "--cgroup-parent", "/" + os.environ["LARGADA_ENGINE_GROUP"],
                 "-H", self.environment["DOCKER_HOST"]],
                stdout=log, stderr=log, env={**os.environ, **self.proxies, "HOME": self.environment["HOME"]})
        wait(self.answers, "the engine", 180)

    def answers(self):
        if self.process.poll() is not None:
            raise AssertionError((self.state / "dockerd.log").read_text()[-2000:])
        return subprocess.run(["docker", "version"], env=self.environment, capture_output=True, check=False).returncode == 0

    def stop(self):
        """As with a machine that goes down: an engine that is stopped while it makes containers leaves some half made
        ones behind, and takes them for living ones when it comes back."""
        self.process.terminate()
        self.process.wait(180)
        for process in Path("/proc").glob("[0-9]*"):
            try:
                is_left = (process / "comm").read_text().startswith("containerd") or \
                    os.environ["LARGADA_ENGINE_GROUP"] in (process / "cgroup").read_text()
                if is_left:
                    os.kill(int(process.name), signal.SIGKILL)
            except OSError:
                pass  # it has ended meanwhile
        running = f"{self.state}/run"
        mounts = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
        for mount in reversed([mount for mount in mounts if mount.startswith(running + "/")]):
            subprocess.run(["umount", "-l", mount], check=False)
        shutil.rmtree(running, ignore_errors=True)

    def run(self, *command, **options):
        """What it says; AssertionError when it fails."""
        done = subprocess.run(command, **{"env": self.environment, "capture_output": True, "text": True, "timeout": 600,
                                          "check": False, **options})
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout.strip()

    def docker(self, *arguments, **options):
        return self.run("docker", *arguments, **options)

    def containers(self, project="ai_forse_k6", service="k6agent"):
        label = "label=com.docker.compose."
        return self.docker("ps", "-q", "--filter", f"{label}project={project}", "--filter",
                           f"{label}service={service}").split()

    def load(self, root, name, *changes):
        """An image of the files below root."""
        options = [word for change in changes for word in ("-c", change)]
        with subprocess.Popen(["tar", "-C", str(root), "-c", "."], stdout=subprocess.PIPE) as tar:
            self.docker("import", *options, "-", name, stdin=tar.stdout)
        shutil.rmtree(root)

    def copy_tree(self, programs):
        """What an image is built of, as in a source tree."""
        tree = self.state / "tree"
        shutil.copytree(SOURCE / "packaging", tree / "packaging", ignore=shutil.ignore_patterns(".env", "run"))
        shutil.copy2(SOURCE / ".dockerignore", tree)
        (tree / "build/release/bin").mkdir(parents=True)
        for name in ("largada-agent", "largada-dashboard"):
            shutil.copy2(Path(programs) / name, tree / "build/release/bin")
        return tree

    def make_images(self, programs, k6, tag="0.1.0"):
        """A base, and on it what packaging/images makes of these programs. Returns a source tree with both."""
        tree = self.copy_tree(programs)
        root = Root(self.state / "root")
        for name in ("largada-agent", "largada-dashboard"):
            root.add(*libraries(str(Path(programs) / name)))
        plugins = next(Path("/usr/lib").glob("*/qt6/plugins"))
        for plugin in (*plugins.glob("tls/*openssl*"), *plugins.glob("sqldrivers/*sqlite*"),
                       *plugins.glob("sqldrivers/*psql*")):
            root.add_with_libraries(str(plugin))
        self.load(root.path, "base:test")
        build = [str(tree / "packaging/images/build.sh")]
        plain = ["--base", "base:test", "--packages", "", "--tag"]
        self.run(*build, "agent", "--k6", k6, *plain, f"ghcr.io/largada/largada-agent:{tag}")
        self.run(*build, "dashboard", *plain, f"ghcr.io/largada/largada-dashboard:{tag}")
        return tree

    def make_postgres(self, name="postgres:15-bookworm"):
        """This machine's PostgreSQL, taking the variables that the image of that name takes."""
        programs = "/usr/lib/postgresql/15"
        root = Root(self.state / "root")
        root.add(f"{programs}/bin", f"{programs}/lib", "/usr/share/postgresql/15")
        root.add(*libraries(*(f"{programs}/bin/{program}" for program in ("postgres", "initdb", "pg_isready"))))
        shutil.copy2(HERE / "postgres-entrypoint.sh", root.path / "usr/bin/entrypoint")
        (root.path / "var/lib/postgresql/data").mkdir(parents=True)
        self.load(root.path, name, f"ENV PATH={programs}/bin:/usr/bin", 'ENTRYPOINT ["/usr/bin/entrypoint"]',
                  "VOLUME /var/lib/postgresql/data")


def main():
    if len(sys.argv) < 3 or sys.argv[1] != "run":
        print(__doc__, file=sys.stderr)
        return 2
    return run(*sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
