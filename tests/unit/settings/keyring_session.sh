#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with a session bus of its own and a keyring: absent, unlocked, locked without anybody to unlock it, or one
# that takes every call and answers none. Exit code 77: a program that this needs is missing.
# Usage: keyring_session.sh absent|unlocked|locked|silent PROGRAM
set -eu
kind=$1
program=$2
for needed in dbus-run-session $([ "$kind" = absent ] || echo gnome-keyring-daemon) \
    $([ "$kind" = absent ] || echo dbus-send); do
    command -v "$needed" >/dev/null || {
        echo "skipped: $needed is missing" >&2
        exit 77
    }
done
home=$(mktemp -d)
# The keyring may write while it ends.
trap 'rm -rf "$home" 2>/dev/null || rm -rf "$home" || true' EXIT
mkdir -m 700 "$home/runtime"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_DATA_HOME XDG_CONFIG_HOME
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" LARGADA_KEYRING="$kind"
session() {
    # shellcheck disable=SC2016  # for the shell of the session
    dbus-run-session -- sh -c "$1"' "$0"' "$program"
}
# It takes the name after it has gone into the background; whoever asks sooner has the bus start another one.
# shellcheck disable=SC2016  # for the shell of the session
named='daemon=
    while [ -z "$daemon" ]; do
        daemon=$(dbus-send --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
            org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets 2>/dev/null |
            sed -n "s/.*uint32 //p")
    done;'
case $kind in
absent)
    # A bus that starts no services.
    cat >"$home/bus.conf" <<'BUS'
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/>
  <allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
BUS
    dbus-run-session --config-file="$home/bus.conf" -- "$program"
    ;;
unlocked) session "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; $named" ;;
locked)
    session 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; true' >/dev/null
    session 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1;'
    ;;
silent)
    # shellcheck disable=SC2016  # for the shell of the session
    session "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; $named"'
        kill -STOP "$daemon"
        trap "kill -KILL $daemon" EXIT;'
    ;;
*)
    echo "keyring_session.sh: absent, unlocked, locked or silent, not $kind" >&2
    exit 2
    ;;
esac
