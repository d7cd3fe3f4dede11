# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# An agent of the fleet with its k6. The program is the one in build/release/bin, built on BASE's own release of Debian;
# k6 is copied out of another image, since it is no part of Largada. build.sh beside this file does all of it.
ARG BASE=debian:bookworm-slim
ARG K6_IMAGE=grafana/k6:1.1.0

FROM ${K6_IMAGE} AS k6

FROM ${BASE}
# What BASE lacks of these is installed; empty for a base without apt that has the libraries.
ARG PACKAGES="ca-certificates libhttp-parser2.9 libqt6network6"
RUN set -eu; missing=; \
    for package in $PACKAGES; do \
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"; \
    done; \
    if [ -n "$missing" ]; then \
        apt-get update; \
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; \
        rm -rf /var/lib/apt/lists/*; \
    fi; \
    mkdir -p /home/k6agent; chmod 1777 /home/k6agent /tmp
COPY --from=k6 /usr/bin/k6 /usr/bin/k6
COPY build/release/bin/largada-agent /usr/bin/largada-agent
ENV HOME=/home/k6agent
USER 10001:10001
ENTRYPOINT ["/usr/bin/largada-agent"]
