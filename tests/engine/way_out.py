# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A way out of the engine's network namespace, which has none: an HTTP proxy outside, at a socket in the file system, and
inside a port that leads to it. For Debian's mirror and for registries; nothing of this machine's network is changed."""

import os
import socket
import socketserver
import threading
import urllib.parse

PORT = 3128
PROXY = f"http://127.0.0.1:{PORT}"


def pump(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass  # the other half has ended it
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def join(one, other):
    back = threading.Thread(target=pump, args=(other, one), daemon=True)
    back.start()
    pump(one, other)
    back.join()


class Relay(socketserver.ThreadingTCPServer):
    """Inside: takes connections at PORT."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, way):
        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                with socket.socket(socket.AF_UNIX) as out:
                    out.connect(way)
                    join(self.request, out)
        super().__init__(("127.0.0.1", PORT), Handler)


class Proxy(socketserver.ThreadingUnixStreamServer):
    """Outside: one request a connection, which the server it goes to is told."""

    daemon_threads = True

    def __init__(self, path):
        super().__init__(path, ProxyHandler)
        os.chmod(path, 0o600)


class ProxyHandler(socketserver.BaseRequestHandler):
    def handle(self):
        head = b""
        while b"\r\n\r\n" not in head:
            data = self.request.recv(65536)
            if not data or len(head) > 65536:
                return
            head += data
        head, _, rest = head.partition(b"\r\n\r\n")
        first, *headers = head.decode("latin-1").split("\r\n")
        method, target, version = first.split(" ", 2)
        is_tunnel = method == "CONNECT"
        place = urllib.parse.urlsplit("//" + target if is_tunnel else target)
        try:
            out = socket.create_connection((place.hostname, place.port or 80), 60)
        except OSError:
            self.request.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        with out:
            out.settimeout(120)
            if is_tunnel:
                self.request.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
                out.sendall(rest)
            else:
                path = urllib.parse.urlunsplit(("", "", place.path or "/", place.query, ""))
                kept = [line for line in headers if not line.lower().startswith(("connection:", "proxy-"))]
                lines = [f"{method} {path} {version}", *kept, "Connection: close", "", ""]
                out.sendall("\r\n".join(lines).encode("latin-1") + rest)
            join(self.request, out)
