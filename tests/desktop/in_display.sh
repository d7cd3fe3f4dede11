#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command in an X server, a session bus and a home directory of its own, all of which end with it.
# Exit code 77: a program that this needs is missing. LARGADA_SCREEN: size of the screen, 1280x800 otherwise.
set -eu
for program in Xvfb xvfb-run dbus-run-session openbox xdotool import; do
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
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
unset WAYLAND_DISPLAY DISPLAY DBUS_SESSION_BUS_ADDRESS
XDG_CACHE_HOME=${XDG_CACHE_HOME:-${HOME:?}/.cache}
export XDG_CACHE_HOME HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/config"
export XDG_DATA_HOME="$home/data" QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8 LANGUAGE=en NO_AT_BRIDGE=0
export QT_QPA_PLATFORM=xcb
if [ -n "${LARGADA_TEST_K6:-}" ]; then
    export K6_BINARY="${LARGADA_TEST_K6%%:*}"
fi
# Without -noreset the server begins anew when its last client leaves, and refuses who comes meanwhile: the bus of
# accessibility opens and closes the display while the window manager starts.
xvfb-run -a -s "-noreset -screen 0 ${LARGADA_SCREEN:-1280x800}x24" dbus-run-session -- "$@"
