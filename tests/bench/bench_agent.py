#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""largada-agent with nothing to do, over http and over https: how soon it is registered, and what it takes of memory and
processor. Usage: bench_agent.py AGENT"""

import json
import ssl
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))
from agent_world import SECRET, Agent, k6_programs, wait  # noqa: E402
from third_party_dashboard import Dashboard  # noqa: E402

IDLE_S = 31  # six polls and a heartbeat, at the defaults
PEER = "the reference's agent, idle"


def line(name, value, unit, target, peer=None):
    print(json.dumps({"name": name, "value": round(value, 4), "unit": unit, "target": target, "peer": peer,
                      "peer_name": PEER if peer else None}), flush=True)


def memory_mib(pid):
    """Resident and proportional."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    figures = dict(row.split(":", 1) for row in text.splitlines()[1:])
    return [int(figures[name].split()[0]) / 1024 for name in ("Rss", "Pss")]


def processor_s(pid):
    return sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def measure(name, program, k6, directory, dashboard, url, limits, **environment):
    (directory / name).mkdir()
    agent = Agent(program, url, k6, directory / name, POLL_INTERVAL_MS="5000", HEARTBEAT_INTERVAL_MS="30000",
                  AGENT_NAME=name, **environment)
    try:
        wait(lambda: name in dashboard.agents, "the registration")
        registered = dashboard.agents[name]["first"] - agent.started
        time.sleep(2)
        began, used = time.monotonic(), processor_s(agent.pid)
        time.sleep(IDLE_S)
        share = (processor_s(agent.pid) - used) / (time.monotonic() - began)
        resident, proportional = memory_mib(agent.pid)
        line(f"agent_{name}_registered", registered * 1000, "ms", 300)
        line(f"agent_{name}_idle_rss", resident, "MiB", limits[0], 64)
        line(f"agent_{name}_idle_pss", proportional, "MiB", limits[1])
        line(f"agent_{name}_idle_processor", share * 100, "% of a core", 0.1, 1)
    finally:
        agent.end()


def main():
    program, k6 = sys.argv[1], (k6_programs() or [""])[0]
    if not k6:
        sys.exit("no k6: bash packaging/get-k6.sh, or name it in LARGADA_TEST_K6")
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        plain = Dashboard(("127.0.0.1", 0), SECRET)
        measure("http", program, k6, directory, plain, f"http://127.0.0.1:{plain.server_port}", (20, 12))
        certificate, key = directory / "tls.pem", directory / "tls.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        secure = Dashboard(("127.0.0.1", 0), SECRET, context)
        measure("https", program, k6, directory, secure, f"https://127.0.0.1:{secure.server_port}", (24, 18),
                DASHBOARD_CA_FILE=str(certificate))


if __name__ == "__main__":
    main()
