#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command in an X server, a session bus and a home directory of its own, all of which end with it.
# Exit code 77: a program that this needs is missing. LARGADA_SCREEN: size of the screen, 1280x800 otherwise.
set -eu
for program in Xvfb xauth mcookie dbus-run-session openbox xdotool import; do
    command -v "$program" >/dev/null || {
        echo "skipped: $program is missing" >&2
        exit 77
    }
done
/usr/bin/python3 -c 'import pyatspi' 2>/dev/null || {
    echo "skipped: python3-pyatspi is missing" >&2
    exit 77
}
home=$(mktemp -d)
server=
# What the session bus has started ends a little later than it, and may still write here: no fault of the command's.
clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    wait
    rm -rf "$home" 2>/dev/null || { sleep 1 && rm -rf "$home"; } || :
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir -m 700 "$home/runtime"
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS
XDG_CACHE_HOME=${XDG_CACHE_HOME:-${HOME:?}/.cache}
export XDG_CACHE_HOME HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/config"
export XDG_DATA_HOME="$home/data" QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8 LANGUAGE=en NO_AT_BRIDGE=0
export QT_QPA_PLATFORM=xcb
if [ -n "${LARGADA_TEST_K6:-}" ]; then
    export K6_BINARY="${LARGADA_TEST_K6%%:*}"
fi
# xvfb-run waits for a signal of the server, for ever where that comes before it waits. Without -noreset the server begins
# anew when its last client leaves, and refuses who comes meanwhile: the bus of accessibility opens and closes the display
# while the window manager starts.
export XAUTHORITY="$home/Xauthority"
number=98
until [ -n "$server" ] && xdotool getdisplaygeometry >/dev/null 2>&1; do
    if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
        sleep 0.05
        continue
    fi
    if [ "$number" -ge 200 ]; then
        cat "$home/server.log" >&2
        exit 1
    fi
    number=$((number + 1))
    if [ -e "/tmp/.X$number-lock" ] || [ -e "/tmp/.X11-unix/X$number" ]; then continue; fi
    export DISPLAY=":$number"
    xauth -q add "$DISPLAY" . "$(mcookie)" 2>/dev/null
    Xvfb "$DISPLAY" -noreset -nolisten tcp -auth "$XAUTHORITY" -screen 0 "${LARGADA_SCREEN:-1280x800}x24" \
        >"$home/server.log" 2>&1 &
    server=$!
done
dbus-run-session -- "$@"
