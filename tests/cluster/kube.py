# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the cluster need of it, by way of kubectl, which is an oracle here and never a part of the product."""

import json
import os
import pathlib
import re
import socket
import ssl
import string
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import uuid

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SERVER = "https://127.0.0.1:6443"
K6_VERSIONS = os.environ.get("LARGADA_CLUSTER_K6", "").split()


def state():
    """Where the cluster keeps its certificates (pki/), kubeconfig files (kubeconfig/) and logs."""
    return pathlib.Path(os.environ["LARGADA_CLUSTER_DIR"])


def kubeconfig(user):
    """Of admin, runner-operator or nobody, with a token; admin and runner-operator also end in -rsa and -ec."""
    return str(state() / "kubeconfig" / user)


def kubectl(*arguments, user="admin", stdin=None, check=True):
    """What it printed. check=False: the finished process."""
    done = subprocess.run(["kubectl", "--kubeconfig", kubeconfig(user), *arguments], input=stdin, capture_output=True,
                          text=True, check=False)
    if not check:
        return done
    if done.returncode != 0:
        raise AssertionError(f"kubectl {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def request(path, body=None, token=None, certificate=None, host="127.0.0.1"):
    """Status and JSON of a request to the API server, which is verified. token, certificate: of that user."""
    context = ssl.create_default_context(cafile=state() / "pki" / "ca.crt")
    if certificate:
        context.load_cert_chain(state() / "pki" / f"{certificate}.crt", state() / "pki" / f"{certificate}.key")
    asked = urllib.request.Request(f"https://{host}:6443{path}", data=json.dumps(body).encode() if body else None,
                                   headers={"Content-Type": "application/json"})
    if token:
        asked.add_header("Authorization", f"Bearer {token}-token")
    try:
        with urllib.request.urlopen(asked, context=context, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def may(user, right, namespace):
    """Whether the user has a right such as "get pods/log" or "patch deployments.apps/scale"."""
    verb, resource = right.split()
    resource, _, subresource = resource.partition("/")
    resource, _, group = resource.partition(".")
    attributes = {"verb": verb, "group": group, "resource": resource, "subresource": subresource,
                  "namespace": namespace}
    status, answer = request("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", token=user, body={
        "kind": "SelfSubjectAccessReview", "apiVersion": "authorization.k8s.io/v1",
        "spec": {"resourceAttributes": attributes}})
    if status != 201:
        raise AssertionError(f"{right}: {answer}")
    return answer["status"]["allowed"]


def wait_may(user, right, namespace, allowed=True):
    """Until the API server decides so: a change of roles takes it a moment to notice."""
    wait(lambda: may(user, right, namespace) == allowed, f"{user} {'may' if allowed else 'may not'} {right}")


def wait(condition, what, seconds=120):
    """The first true answer of the condition. The limit is for what never comes: a machine may be busy for a while."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.1)


def cluster(*arguments):
    """cluster.sh from inside: only for what acts on services, by signal and start."""
    subprocess.run(["bash", str(HERE / "inside.sh"), arguments[0], str(state()), *arguments[1:]], check=True)


class Way:
    """A way to the API server that can be cut: connections that are there, and for a time all new ones."""

    def __init__(self, test):
        self._open, self._sockets = True, set()
        self._lock = threading.Lock()  # of both: no connection is made between a cut and what it says
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()
        test.addCleanup(self._listener.close)
        test.addCleanup(self.cut)
        text = pathlib.Path(kubeconfig("admin")).read_text(encoding="utf-8")
        port = self._listener.getsockname()[1]
        with tempfile.NamedTemporaryFile("w", prefix="kubeconfig-", delete=False, encoding="utf-8") as file:
            file.write(text.replace(SERVER, f"https://127.0.0.1:{port}"))
        self.kubeconfig = file.name
        test.addCleanup(os.unlink, file.name)

    def _accept(self):
        while True:
            try:
                here = self._listener.accept()[0]
            except OSError:
                return
            with self._lock:
                self._connect(here)

    def _connect(self, here):
        there = None
        if self._open:
            try:
                there = socket.create_connection(("127.0.0.1", 6443), timeout=10)
                there.settimeout(None)
            except OSError:
                pass  # the API server is being started again
        if there is None:
            here.close()
            return
        self._sockets |= {here, there}
        threading.Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _carry(self, here, there):
        with here, there:
            back = threading.Thread(target=self._pass, args=(there, here), daemon=True)
            back.start()
            self._pass(here, there)
            back.join()
            with self._lock:
                self._sockets -= {here, there}

    @classmethod
    def _pass(cls, one, other):
        try:
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:  # an end that breaks off takes the other with it, which would wait for it
            cls._break(one)
            cls._break(other)

    @staticmethod
    def _break(one):
        try:
            one.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # its other end was faster

    def cut(self, stays_cut=True):
        with self._lock:
            self._open = not stays_cut
            for one in self._sockets:
                self._break(one)

    def mend(self):
        with self._lock:
            self._open = True


class Namespace:
    """A namespace of one test's own; it and what is in it are gone at the end."""

    def __init__(self, name="test"):
        self.name = f"{name}-{uuid.uuid4().hex[:8]}"
        kubectl("create", "namespace", self.name)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.tell()
        # Pods of a paused k6 would wait for their time of grace.
        kubectl("-n", self.name, "delete", "jobs,deployments,pods", "--all", "--grace-period=0", "--force",
                "--wait=false", check=False)
        # A test may have deleted it itself.
        kubectl("delete", "namespace", self.name, "--ignore-not-found", "--wait=false")

    def tell(self):
        for kind in ("jobs", "pods", "events"):
            lines = self.kubectl("get", kind, check=False).stdout.splitlines()
            print("\n".join(lines[:25]), file=sys.stderr)

    def kubectl(self, *arguments, **options):
        return kubectl("-n", self.name, *arguments, **options)

    def json(self, *arguments):
        return json.loads(self.kubectl("get", *arguments, "-o", "json"))

    def apply(self, manifest):
        return self.kubectl("apply", "-f", "-", stdin=manifest)

    # Jobs like those that people have.

    def apply_job(self, name="k6-job", pods=4, k6="1.1.0", address="localhost:6565", duration="3s", rate=40,
                  edit=lambda manifest: manifest):
        """edit: what becomes of the manifest before it is applied."""
        template = string.Template((HERE / "data" / "job.yaml").read_text(encoding="utf-8"))
        # The script in it has no ${…} of its own.
        self.apply(edit(template.substitute(name=name, pods=pods, k6=k6, address=address, duration=duration,
                                            rate=rate)))

    def apply_pod(self, name, command):
        """One that is of no Job, with the image of a k6 and a shell's command instead of it."""
        # Pods are refused until a controller has made it; a Job's are tried again, this one is not.
        wait(lambda: self.kubectl("get", "serviceaccount", "default", check=False).returncode == 0, "the account of pods")
        container = {"name": "main", "image": f"grafana/k6:{K6_VERSIONS[0]}", "imagePullPolicy": "Never",
                     "command": ["sh", "-c", command]}
        self.apply(json.dumps({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name},
                               "spec": {"restartPolicy": "Never", "automountServiceAccountToken": False,
                                        "terminationGracePeriodSeconds": 300, "containers": [container]}}))

    def apply_simulated_job(self, name="k6-job", pods=100):
        """Pods of the same shape on kwok's nodes: they run at once, and nothing runs in them."""
        container = {"image": "grafana/k6", "command": ["k6"]}
        spec = {"restartPolicy": "Never", "nodeSelector": {"type": "kwok"}, "automountServiceAccountToken": False,
                "tolerations": [{"key": "kwok", "operator": "Exists"}],
                "initContainers": [{"name": "z-warmup", **container}], "containers": [{"name": "main", **container}]}
        self.apply(json.dumps({
            "apiVersion": "batch/v1", "kind": "Job", "metadata": {"name": name},
            "spec": {"parallelism": pods, "completions": pods, "backoffLimit": 0,
                     "template": {"metadata": {"labels": {"largada.test/job": name}}, "spec": spec}}}))

    def pods(self, job="k6-job"):
        return self.json("pods", "-l", f"job-name={job}")["items"]

    def statuses(self, job="k6-job"):
        """The column STATUS of kubectl for each pod, by name."""
        lines = self.kubectl("get", "pods", "-l", f"job-name={job}", "--no-headers").splitlines()
        return {line.split()[0]: line.split()[2] for line in lines}

    def running(self, container, job="k6-job"):
        """Names of the pods in which that container, of either kind, runs."""
        return sorted(pod["metadata"]["name"] for pod in self.pods(job) if "running" in state_of(pod, container))

    def wait_running(self, container, pods, job="k6-job", seconds=180):
        def all_run():
            names = self.running(container, job)
            return names if len(names) == pods else None

        return wait(all_run, f"{pods} pods with {container} running", seconds)

    def k6_status(self, pod, container):
        """What k6 in it says of itself; None: it does not answer yet."""
        done = self.kubectl("exec", pod, "-c", container, "--", "wget", "-q", "-O", "-",
                            "http://localhost:6565/v1/status", check=False)
        return json.loads(done.stdout)["data"]["attributes"] if done.returncode == 0 else None

    def wait_paused(self, container, pods, job="k6-job", seconds=180):
        """Until each k6 stands initialised and paused; the names of the pods."""
        names = self.wait_running(container, pods, job, seconds)
        for name in names:
            wait(lambda pod=name: is_paused(self.k6_status(pod, container)), f"k6 paused in {name}", seconds)
        return names

    def stands_paused(self, pod, container):
        """By the first answer of k6 in it."""
        return is_paused(wait(lambda: self.k6_status(pod, container), f"an answer of k6 in {pod}"))

    def resume(self, pod, container):
        return self.kubectl("exec", pod, "-c", container, "--", "k6", "resume")

    def log(self, pod, container):
        return self.kubectl("logs", pod, "-c", container)

    def requests(self, container, job="k6-job"):
        """By pod, as k6's summary in its log has them."""
        counted = {}
        for pod in self.pods(job):
            name = pod["metadata"]["name"]
            counted[name] = int(re.search(r"http_reqs\.*: (\d+)", self.log(name, container)).group(1))
        return counted

    def first_iterations(self, container, job="k6-job"):
        """Milliseconds since 1970 at which each pod's load began, by its own log; pods without one are missing."""
        found = {}
        for pod in self.pods(job):
            name = pod["metadata"]["name"]
            log = self.kubectl("logs", name, "-c", container, check=False).stdout  # there is none before it runs
            match = re.search(r"first iteration at (\d+)", log)
            if match:
                found[name] = int(match.group(1))
        return found

    def wait_first_iterations(self, container, pods, job="k6-job", seconds=120):
        def all_began():
            found = self.first_iterations(container, job)
            return found if len(found) == pods else None

        return wait(all_began, f"{pods} pods say when {container} began", seconds)


def state_of(pod, container):
    status = pod["status"]
    for one in status.get("initContainerStatuses", []) + status.get("containerStatuses", []):
        if one["name"] == container:
            return one["state"]
    return {}


def is_paused(attributes):
    """k6's own status 4 is what it has after the initialisation of its virtual users."""
    return bool(attributes) and attributes["paused"] and attributes["status"] == 4


def is_inside():
    return os.environ.get("LARGADA_CLUSTER") == "1"


def main():
    if not is_inside():
        print("skipped: not inside the cluster; tests/cluster/cluster.sh run does it", file=sys.stderr)
        sys.exit(77)
    unittest.main()
