# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent fleet in the tests' cluster: images of the programs that were built, a target that is loaded, a dashboard of
the host, and what they are asked."""

import base64
import http.server
import json
import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

import kube

NODE = "10.243.0.1"  # pods reach the host by it
SECRET, ADMIN = "agents-0123456789abcdef", "admin:admins-0123456789"
FILES = kube.ROOT / "packaging" / "kubernetes"
# There is no service network, which would make the API server's and the dashboard's names addresses.
API = {"KUBERNETES_SERVICE_HOST": NODE, "KUBERNETES_SERVICE_PORT": "6443"}
IMAGES = {"k6agent": "ghcr.io/largada/largada-agent:0.1.0", "dashboard": "ghcr.io/largada/largada-dashboard:0.1.0"}
QT_PLUGINS = "/usr/lib/x86_64-linux-gnu/qt6/plugins"


def program(name):
    """Beside largadactl."""
    return str(pathlib.Path(os.environ["LARGADACTL"]).with_name(name))


def closure(*files):
    """The libraries that they need, with the loader, as the dynamic linker finds them here."""
    found = set()
    for file in files:
        said = subprocess.run(["ldd", file], capture_output=True, text=True, check=False).stdout  # k6 has none
        found |= set(re.findall(r"(?:=> )?(/\S+) \(0x", said))
    return sorted(found)


def import_image(name, entrypoint, programs, plugins):
    """Of this machine's own files, since there is no registry: programs, plugins of Qt, and what both need."""
    files = {f"usr/bin/{pathlib.Path(path).name}": path for path in programs}
    for path in [f"{QT_PLUGINS}/{plugin}" for plugin in plugins] + closure(*programs, *(
            f"{QT_PLUGINS}/{plugin}" for plugin in plugins)):
        files[path.lstrip("/")] = path
    command = [sys.executable, "-B", str(kube.HERE / "image.py"), name, "10001", json.dumps([entrypoint]),
               *(f"{there}={here}" for there, here in files.items())]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as image:
        subprocess.run(["ctr", "-a", "/run/largada/containerd.sock", "-n", "k8s.io", "images", "import", "-"],
                       stdin=image.stdout, stdout=subprocess.DEVNULL, check=True)
    if image.returncode != 0:
        raise AssertionError(f"no image {name}")


def import_images():
    known = subprocess.run(["ctr", "-a", "/run/largada/containerd.sock", "-n", "k8s.io", "images", "ls", "-q"],
                           capture_output=True, text=True, check=True).stdout.split()
    if IMAGES["k6agent"] not in known:
        import_image(IMAGES["k6agent"], "/usr/bin/largada-agent", [program("largada-agent"), os.environ["K6_BINARY"]], [])
    if IMAGES["dashboard"] not in known:
        import_image(IMAGES["dashboard"], "/usr/bin/largada-dashboard", [program("largada-dashboard")],
                     ["sqldrivers/libqsqlite.so", "tls/libqopensslbackend.so"])


class Target:
    """What is loaded: counts requests on its side."""

    def __init__(self, test):
        self.requests = 0
        lock = threading.Lock()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(handler):  # noqa: N805
                with lock:
                    self.requests += 1
                handler.send_response(200)
                handler.send_header("Content-Length", "2")
                handler.end_headers()
                handler.wfile.write(b"ok")

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer((NODE, 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        test.addCleanup(server.server_close)
        test.addCleanup(server.shutdown)
        self.url = f"http://{NODE}:{server.server_address[1]}/"


class Dashboard:
    """Asks one, wherever it runs."""

    def __init__(self, url):
        self.url, self.admin = url, ADMIN

    def ask(self, method, path, body=None):
        asked = urllib.request.Request(self.url + path, method=method,
                                       data=None if body is None else json.dumps(body).encode())
        asked.add_header("Content-Type", "application/json")
        asked.add_header("Authorization", "Basic " + base64.b64encode(self.admin.encode()).decode())
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error

    def answers(self):
        try:
            with urllib.request.urlopen(self.url + "/readyz", timeout=5):
                return True
        except OSError:
            return False

    def config(self):
        return self.ask("GET", "/api/admin/config")

    def scale(self, agents):
        self.ask("PUT", "/api/admin/config", {"k6DesiredAgentCount": agents})
        return self.reconcile()

    def reconcile(self):
        return self.ask("POST", "/api/admin/k6/reconcile")

    def add_target(self, url):
        return self.ask("POST", "/api/admin/k6/targets",
                        {"url": url, "label": "cluster", "vus": 1, "durationS": 1, "runIntervalMs": 2000})

    def online(self):
        return sorted(one["name"] for one in self.ask("GET", "/api/dashboard/k6/agents")["items"]
                      if one["status"] == "online")

    def runs(self, status="completed"):
        return self.ask("GET", f"/api/dashboard/k6/runs?pageSize=200&status={status}")["items"]

    def wait_config(self, condition, what, seconds=120):
        try:
            return kube.wait(lambda: (lambda seen: seen if condition(seen) else None)(self.config()), what, seconds)
        except AssertionError as late:
            raise AssertionError(f"{late}: {self.config()}") from late


def free_port():
    """Of those that the kernel gives to nobody by itself: it is still free when the dashboard takes it."""
    while True:
        with socket.socket() as free:
            try:
                free.bind((NODE, random.randrange(20000, 30000)))
                return free.getsockname()[1]
            except OSError:
                continue


class HostDashboard(Dashboard):
    """One beside the cluster, as a process with its database in a directory of its own."""

    def __init__(self, test, *options, user="admin"):
        port = free_port()
        super().__init__(f"http://{NODE}:{port}")
        directory = tempfile.TemporaryDirectory(prefix="dashboard-")
        test.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.options = ["--listen", f"{NODE}:{port}", "--insecure-http", "--database", str(self.directory / "fleet.db"),
                        *options]
        self.user = user
        self.process = None
        test.addCleanup(self.end)
        self.start()

    def environment(self):
        here = str(self.directory)
        return {"HOME": here, "XDG_RUNTIME_DIR": here, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                "KUBECONFIG": kube.kubeconfig(self.user), "DASHBOARD_SECRET": SECRET, "ADMIN_BASIC_AUTH": ADMIN}

    def start(self):
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen([program("largada-dashboard"), *self.options], env=self.environment(),
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            kube.wait(lambda: self.answers() or self.process.poll() is not None, "the dashboard")
            if self.process.poll() is not None:
                raise AssertionError(f"the dashboard ended with {self.process.returncode}")
        except AssertionError as late:
            raise AssertionError(f"{late}; it said:\n{(self.directory / 'log').read_text(errors='replace')}") from late

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)


def manifest(name, replaced=()):
    """One of packaging/kubernetes with what a person edits in it: {"what is there": "what is to be there"}."""
    text = (FILES / name).read_text(encoding="utf-8")
    for old, new in dict(replaced).items():
        if old not in text:
            raise AssertionError(f"{name} has no {old!r}")
        text = text.replace(old, new)
    return text


def volume(name):
    """A persistent volume of the node for the claim of 10-dashboard.yaml in that namespace."""
    directory = pathlib.Path("/run/largada/volumes") / name
    directory.mkdir(parents=True)
    directory.chmod(0o777)  # fsGroup is not for a host's directory
    kube.kubectl("apply", "-f", "-", stdin=json.dumps({
        "apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name},
        "spec": {"capacity": {"storage": "1Gi"}, "accessModes": ["ReadWriteOnce"],
                 "persistentVolumeReclaimPolicy": "Retain", "claimRef": {"namespace": name, "name": "dashboard"},
                 "hostPath": {"path": str(directory)}}}))


def deploy(test, ns):
    """Everything of packaging/kubernetes in that namespace, as a person does it who has edited what is to be edited.
    Returns the dashboard's address, by which pods reach it: there is no service network."""
    volume(ns.name)
    test.addCleanup(kube.kubectl, "delete", "pv", ns.name, "--wait=false")
    ns.apply(manifest("10-dashboard.yaml", {
        "DASHBOARD_SECRET: change-me": f"DASHBOARD_SECRET: {SECRET}", "admin:change-me": ADMIN,
        "          env:\n": "          env:\n" + "".join(f'            - {{name: {name}, value: "{value}"}}\n'
                                                       for name, value in API.items())}))
    ns.kubectl("rollout", "status", "deployment/dashboard", "--timeout=180s")
    url = dashboard_of(ns).url
    ns.apply(manifest("11-k6-agent-config.yaml", {
        "http://dashboard:3000": url, "change-me": SECRET, '"5000"': '"500"'}))
    for name in ("21-k6-agent-deployment.yaml", "31-k6-agent-network-policy.yaml"):
        ns.kubectl("apply", "-f", str(FILES / name))
    return url


def pods_of(ns, name):
    """Those of that name which neither end nor ended: a node may have refused one."""
    return [pod for pod in ns.json("pods", "-l", f"app.kubernetes.io/name={name}")["items"]
            if "deletionTimestamp" not in pod["metadata"] and pod["status"].get("phase") not in ("Failed", "Succeeded")]


def agents_of(ns):
    return sorted(pod["metadata"]["name"] for pod in pods_of(ns, "k6agent"))


def dashboard_of(ns):
    """The one in the cluster, as soon as it answers: after a pod's end, what a rollout says may still be of that one."""
    def there():
        pods = pods_of(ns, "dashboard")
        address = pods[0]["status"].get("podIP") if len(pods) == 1 else None
        found = Dashboard(f"http://{address}:3000")
        return found if address and found.answers() else None

    return kube.wait(there, "the dashboard in the cluster", 180)


def at_the_node():
    """Pods of agents and dashboards, of whatever namespace, that take processors and memory there: a pod that has been
    deleted by force runs on for a moment."""
    known = json.loads(kube.kubectl("get", "pods", "-A", "-l", "app.kubernetes.io/part-of=largada", "-o", "json"))
    there = json.loads(kube.kubectl("get", "--raw", "/api/v1/nodes/node1/proxy/runningpods/"))
    names = {(pod["metadata"]["namespace"], pod["metadata"]["name"])
             for pod in known["items"] + (there.get("items") or [])
             if pod.get("status", {}).get("phase") not in ("Failed", "Succeeded")}
    return sorted(one for one in names if one[1].startswith(("k6agent-", "dashboard-")))
