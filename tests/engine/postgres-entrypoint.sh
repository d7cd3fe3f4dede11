#!/bin/sh
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# For the tests' image of PostgreSQL: a database of this user, name and password, made once in the volume.
set -eu
data=/var/lib/postgresql/data
if [ ! -s $data/PG_VERSION ]; then
    mkdir -p $data /run/postgresql
    chown postgres:postgres $data /run/postgresql
    chmod 700 $data
    printf '%s' "$POSTGRES_PASSWORD" >/run/password
    chown postgres /run/password
    su postgres -c "initdb -D $data -U $POSTGRES_USER --pwfile=/run/password --auth-local=trust \
        --auth-host=scram-sha-256 -E UTF8 --locale=C --no-sync" >/dev/null
    rm /run/password
    echo 'host all all all scram-sha-256' >>$data/pg_hba.conf
    echo "create database $POSTGRES_DB" >/run/first.sql
    su postgres -c "postgres --single -D $data postgres </run/first.sql" >/dev/null
fi
mkdir -p /run/postgresql
chown postgres /run/postgresql
exec su postgres -c "exec postgres -D $data -k /run/postgresql -c 'listen_addresses=*'"
