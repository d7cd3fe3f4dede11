#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a container image as a docker-archive to standard output: one layer of programs, no registry.

image.py NAME USER ENTRYPOINT PATH=FILE... [PATH=@TARGET...]   ENTRYPOINT is JSON; @ makes a symbolic link."""

import hashlib
import io
import json
import os
import pathlib
import sys
import tarfile

FOLDERS = ["bin", "dev", "etc", "home", "home/k6", "proc", "sys", "tmp", "usr", "usr/bin"]


def folders(files):
    above = {str(folder) for name, _ in files for folder in pathlib.PurePath(name).parents if str(folder) != "."}
    return FOLDERS + sorted(above - set(FOLDERS))


def layer(files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name in folders(files):
            entry = tarfile.TarInfo(name)
            entry.type = tarfile.DIRTYPE
            entry.mode = 0o1777 if name in ("tmp", "home/k6") else 0o755
            tar.addfile(entry)
        for name, source in files:
            entry = tarfile.TarInfo(name)
            entry.mode = 0o755
            if source.startswith("@"):
                entry.type = tarfile.SYMTYPE
                entry.linkname = source[1:]
                tar.addfile(entry)
                continue
            entry.size = os.path.getsize(source)
            with open(source, "rb") as program:
                tar.addfile(entry, program)
    return packed.getvalue()


def main(name, user, entrypoint, *files):
    packed = layer([file.split("=", 1) for file in files])
    digest = hashlib.sha256(packed).hexdigest()
    machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)
    config = json.dumps({
        "architecture": machine, "os": "linux", "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]},
        "config": {"User": user, "WorkingDir": "/home/k6", "Entrypoint": json.loads(entrypoint),
                   "Env": ["PATH=/usr/bin:/bin"]}}).encode()
    config_name = hashlib.sha256(config).hexdigest() + ".json"
    manifest = json.dumps([{"Config": config_name, "RepoTags": [name], "Layers": [digest + ".tar"]}]).encode()
    with tarfile.open(fileobj=sys.stdout.buffer, mode="w|") as tar:
        for file, data in ((config_name, config), (digest + ".tar", packed), ("manifest.json", manifest)):
            entry = tarfile.TarInfo(file)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


if __name__ == "__main__":
    main(*sys.argv[1:])
