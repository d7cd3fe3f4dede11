# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The dashboard server of the agent fleet, without a k6. The program is the one in build/release/bin, built on BASE's own
# release of Debian. It keeps SQLite's file in /var/lib/largada, unless DASHBOARD_DATABASE names a PostgreSQL server.
ARG BASE=debian:bookworm-slim

FROM ${BASE}
# What BASE lacks of these is installed; empty for a base without apt that has the libraries.
ARG PACKAGES="ca-certificates libhttp-parser2.9 libqt6network6 libqt6sql6-psql libqt6sql6-sqlite libyaml-cpp0.7"
RUN set -eu; missing=; \
    for package in $PACKAGES; do \
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"; \
    done; \
    if [ -n "$missing" ]; then \
        apt-get update; \
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; \
        rm -rf /var/lib/apt/lists/*; \
    fi; \
    mkdir -p /var/lib/largada; chown 10001:10001 /var/lib/largada; chmod 700 /var/lib/largada; chmod 1777 /tmp
COPY build/release/bin/largada-dashboard /usr/bin/largada-dashboard
ENV HOME=/var/lib/largada XDG_DATA_HOME=/var/lib/largada XDG_RUNTIME_DIR=/tmp
USER 10001:10001
EXPOSE 3000
ENTRYPOINT ["/usr/bin/largada-dashboard"]
