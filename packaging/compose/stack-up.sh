#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The agent fleet on a container engine: PostgreSQL, the dashboard, the agents.
set -euo pipefail

usage() {
    cat <<'TEXT'
Usage: stack-up.sh COMMAND

  up [--dashboard-in-container]
               start PostgreSQL in the control stack, the dashboard on this host, and as many agents as were last asked
               for. The dashboard in a container scales nothing by itself: then only scale-k6 does
  scale-k6 N   from 0 to 1000 agents; the number is kept, so that the dashboard agrees
  restart-k6   restart all agents; the control stack and the dashboard stay up
  logs         follow what all of them say; Ctrl+C ends it
  down         stop all; the database stays
  destroy [--yes]
               stop all and delete the database; asks first, unless --yes is given

Secrets are made by the first up and kept in .env beside this script, which only its user can read. The dashboard is at
http://localhost:3000, and listens there and at the engine's bridge, for the agents. Its log is run/dashboard.log.

Programs are looked for in LARGADA_BIN_DIR, build/release/bin and PATH. docker compose (version 2) is used before
docker-compose 1.29, and .env remembers which: each makes the other's containers anew. docker and its variables, such as
DOCKER_HOST, decide which engine it is.

Exit codes: 0 done, 1 failed, 2 wrong usage.
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
state=$here/.env
run=$here/run
fleet_file=$here/docker-compose.k6-fleet.yml
control_file=$here/docker-compose.control.yml
fleet=ai_forse_k6
control=ai_forse_control
url=http://localhost:3000
patience=120 # seconds, for the database and the dashboard

say() { printf '%s\n' "$*" >&2 || true; }

fail() { # CODE LINE...
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

# ---- .env ------------------------------------------------------------------------------------------------------------

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# value NAME: of .env, without quotes around it; nothing when it is not there.
value() {
    local line
    line=$(grep -m1 "^$1=" "$state" 2>/dev/null || true)
    line=${line#*=}
    line=${line#[\"\']}
    printf '%s' "${line%[\"\']}"
}

# keep NAME=VALUE...: adds what .env does not have yet. Nobody else can ever read it.
keep() {
    local pair new
    new=$(umask 077 && mktemp "$here/.env.XXXXXX")
    [[ ! -f $state ]] || cat "$state" >"$new"
    for pair in "$@"; do
        grep -q "^${pair%%=*}=" "$new" || printf '%s\n' "$pair" >>"$new"
    done
    mv -f "$new" "$state"
}

need_env() { [[ -f $state ]] || fail 1 "There is no $state: stack-up.sh up makes it."; }

# ---- the engine ------------------------------------------------------------------------------------------------------

# What is kept beside this script must outlive an update of the package that it is part of.
need_own_place() {
    [[ -w $here && $here != /usr/* ]] ||
        fail 1 "Secrets are kept beside this script, and $here is no place for them. Make a folder of your own:" \
            "  cp -r $here ~/largada-compose && ~/largada-compose/stack-up.sh up"
}

find_engine() {
    local said
    command -v docker >/dev/null || fail 1 'docker is not installed.'
    said=$(docker version --format '{{.Server.Version}}' 2>&1) || fail 1 'The container engine does not answer:' "  $said"
}

# find_compose: sets compose to what .env remembers, or chooses and remembers it.
find_compose() {
    local kept
    kept=$(value LARGADA_COMPOSE)
    if [[ -z $kept ]]; then
        if docker compose version >/dev/null 2>&1; then
            kept='docker compose'
        elif docker-compose version >/dev/null 2>&1; then
            kept=docker-compose
        else
            fail 1 'Neither docker compose nor docker-compose can be run.'
        fi
        keep "LARGADA_COMPOSE=$kept"
    fi
    case $kept in
        'docker compose' | docker-compose) read -ra compose <<<"$kept" ;;
        *) fail 1 "LARGADA_COMPOSE in $state is neither docker compose nor docker-compose: $kept" ;;
    esac
    "${compose[@]}" version >/dev/null 2>&1 ||
        fail 1 "$kept, which made these containers, cannot be run." \
            "Install it, or delete the line LARGADA_COMPOSE from $state; all containers are then made anew."
    # 1.29 gives an answer of the engine a minute, which a thousand containers take longer than.
    export COMPOSE_HTTP_TIMEOUT=${COMPOSE_HTTP_TIMEOUT:-600}
}

# What .env says, whatever this shell's variables say.
in_fleet() { (cd "$here" && clean "${compose[@]}" -p $fleet -f "$fleet_file" "$@"); }
in_control() { (cd "$here" && clean "${compose[@]}" -p $control -f "$control_file" "$@"); }
clean() {
    env -u DASHBOARD_SECRET -u ADMIN_BASIC_AUTH -u POSTGRES_PASSWORD -u DASHBOARD_GATEWAY -u DASHBOARD_URL "$@"
}

agents() {
    docker ps -q --filter label=com.docker.compose.project=$fleet --filter label=com.docker.compose.service=k6agent |
        wc -l
}

# gateway: the engine's own address on its first bridge, which is what host-gateway is in a container. An engine that has
# just made that bridge does not say it.
gateway() {
    local said name
    said=$(docker network inspect bridge --format '{{with index .IPAM.Config 0}}{{.Gateway}}{{end}}' 2>/dev/null) || true
    if [[ -z $said ]]; then
        name=$(docker network inspect bridge --format '{{index .Options "com.docker.network.bridge.name"}}' 2>/dev/null) || true
        said=$(ip -4 -o addr show dev "${name:-docker0}" 2>/dev/null | sed -n 's,.* inet \([0-9.]*\)/.*,\1,p;q') || true
    fi
    printf '%s' "$said"
}

# ---- the dashboard ---------------------------------------------------------------------------------------------------

program() { # NAME
    local place
    for place in "${LARGADA_BIN_DIR:-}" "$here/../../build/release/bin"; do
        if [[ -n $place && -x $place/$1 ]]; then
            (cd "$place" && printf '%s\n' "$PWD/$1")
            return
        fi
    done
    type -P "$1" || fail 1 "$1 is not here: packaging/run.sh builds it, and LARGADA_BIN_DIR says where it is."
}

# host_dashboard: its process id; fails when it does not run.
host_dashboard() {
    local pid
    [[ -s $run/dashboard.pid ]] || return 1
    pid=$(<"$run/dashboard.pid")
    # A number that another process has by now is not it.
    [[ $(readlink "/proc/$pid/exe" 2>/dev/null) == */largada-dashboard* ]] || return 1
    printf '%s\n' "$pid"
}

container_dashboard() {
    docker ps -q --filter label=com.docker.compose.project=$control --filter label=com.docker.compose.service=dashboard
}

# ask COMMAND...: largadactl as the administrator, whose password is in no command line.
ask() {
    local ctl
    ctl=$(program largadactl) || exit
    ADMIN_BASIC_AUTH=$(value ADMIN_BASIC_AUTH) "$ctl" --lang en "$@" --dashboard $url
}

number_of() { sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"; }

is_ready() (
    exec 3<>/dev/tcp/127.0.0.1/3000 || exit
    printf 'GET /readyz HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    grep -qm1 ' 200 ' <&3
) 2>/dev/null

wait_until() { # WHAT COMMAND...
    local what=$1 end=$((SECONDS + patience))
    shift
    until "$@"; do
        ((SECONDS < end)) || fail 1 "$what is not ready after $patience s."
        sleep 0.2
    done
}

# Ready, or it has ended, with its last words.
is_ready_or_gone() {
    if is_ready; then return; fi
    kill -0 "$(<"$run/dashboard.pid")" 2>/dev/null && return 1
    fail 1 'The dashboard has ended:' "$(tail -n 5 "$run/dashboard.log")"
}

is_healthy() {
    local id
    id=$(in_control ps -q postgres 2>/dev/null)
    [[ -n $id && $(docker inspect --format '{{.State.Health.Status}}' "$id") == healthy ]]
}

start_on_host() { # GATEWAY
    local dashboard
    if host_dashboard >/dev/null; then return; fi
    [[ -z $(container_dashboard) ]] ||
        fail 1 'The dashboard runs in a container: stack-up.sh down, then up, brings it to the host.'
    dashboard=$(program largada-dashboard) || exit
    (
        umask 077
        mkdir -p "$run"
        cd "$run"
        export DASHBOARD_SECRET ADMIN_BASIC_AUTH DASHBOARD_DATABASE
        DASHBOARD_SECRET=$(value DASHBOARD_SECRET)
        ADMIN_BASIC_AUTH=$(value ADMIN_BASIC_AUTH)
        DASHBOARD_DATABASE=postgresql://largada:$(value POSTGRES_PASSWORD)@127.0.0.1:$(value POSTGRES_PORT)/largada
        setsid nohup "$dashboard" --listen 127.0.0.1:3000 --listen "$1:3000" --insecure-http --allowed-host dashboard \
            --scale-backend compose --compose-file "$fleet_file" --compose-project $fleet \
            --compose-command "${compose[*]}" >>dashboard.log 2>&1 </dev/null &
        echo $! >dashboard.pid
    )
    wait_until 'The dashboard' is_ready_or_gone
}

stop_on_host() {
    local pid
    if pid=$(host_dashboard); then
        kill "$pid"
        timeout 40 tail --pid="$pid" -s 0.1 -f /dev/null || kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$run/dashboard.pid"
}

# ---- commands --------------------------------------------------------------------------------------------------------

up() {
    local bridge desired
    need_own_place
    find_engine
    bridge=$(gateway)
    [[ -n $bridge ]] || fail 1 'The engine has no bridge network, by which agents could reach the dashboard.'
    keep "DASHBOARD_SECRET=$(random)" "ADMIN_BASIC_AUTH=admin:$(random)" "POSTGRES_PASSWORD=$(random)" \
        POSTGRES_PORT=15432 "DASHBOARD_GATEWAY=$bridge"
    find_compose
    if [[ ${1:-} == --dashboard-in-container ]]; then
        if host_dashboard >/dev/null; then
            fail 1 'The dashboard runs on this host: stack-up.sh down, then up, brings it to a container.'
        fi
        in_control --profile dashboard up -d
        wait_until 'The dashboard' is_ready
        desired=$(ask fleet status --json | number_of k6DesiredAgentCount) ||
            fail 1 'The dashboard does not say how many agents there should be.'
        in_fleet up -d --no-recreate --scale "k6agent=$desired"
        say "The dashboard is in a container: only stack-up.sh scale-k6 scales."
    else
        in_control up -d postgres
        wait_until PostgreSQL is_healthy
        start_on_host "$bridge"
    fi
    say "Up: $url. The administrator is ADMIN_BASIC_AUTH in $state."
}

scale_k6() { # N
    local n=$1 end status
    if [[ ! $n =~ ^[0-9]{1,4}$ ]] || ((10#$n > 1000)); then fail 2 "A whole number from 0 to 1000, not: $n"; fi
    n=$((10#$n))
    need_env
    find_engine
    find_compose
    status=$(ask fleet scale "$n" --json) || fail 1 'The dashboard did not take the number:' "  $status"
    if [[ $status == *'"backend":"none"'* ]]; then
        in_fleet up -d --no-recreate --scale "k6agent=$n"
    else
        # The dashboard scales; a second for each agent, and a minute.
        end=$((SECONDS + 60 + 1000))
        until (($(agents) == n)); do
            status=$(ask fleet status --json) || fail 1 'The dashboard does not answer any more.'
            [[ $status == *'"lastError":null'* ]] || fail 1 "$(ask fleet status | grep -m1 'Last error' || true)"
            (($(number_of k6DesiredAgentCount <<<"$status") == n)) || fail 1 'Somebody else has asked for another number.'
            ((SECONDS < end)) || fail 1 "There are $(agents) of $n agents."
            sleep 1
        done
    fi
    say "$(agents) agents."
}

restart_k6() {
    need_env
    find_engine
    find_compose
    in_fleet restart -t 30
}

logs() {
    local followed=()
    need_env
    find_engine
    find_compose
    # Each in a process group of its own, which ends as a whole: docker does not tell its plugin.
    set -m
    trap 'kill -- "${followed[@]/#/-}" 2>/dev/null || true' EXIT
    trap 'exit 0' INT TERM
    in_control --profile dashboard logs -f --tail 100 &
    followed+=($!)
    in_fleet logs -f --tail 20 &
    followed+=($!)
    if [[ -f $run/dashboard.log ]]; then
        tail -n 100 -F "$run/dashboard.log" &
        followed+=($!)
    fi
    wait
}

# The dashboard goes first: it would make the agents again.
down() { # ARGUMENT...
    need_env
    stop_on_host
    find_engine
    find_compose
    in_fleet down -t 30 "$@"
    in_control --profile dashboard down "$@"
}

destroy() {
    local answer
    need_env
    if [[ ${1:-} != --yes ]]; then
        printf 'This deletes the database with all targets and executions. Type destroy to go on: ' >&2
        read -r answer || answer=
        [[ $answer == destroy ]] || fail 1 'Nothing was deleted.'
    fi
    down -v --remove-orphans
    rm -f "$run/dashboard.log"
}

command=${1:-}
(($# == 0)) || shift
case $command,$#,${1:-} in
    up,0, | up,1,--dashboard-in-container) up "$@" ;;
    scale-k6,1,*) scale_k6 "$@" ;;
    restart-k6,0,) restart_k6 ;;
    logs,0,) logs ;;
    down,0,) down ;;
    destroy,0, | destroy,1,--yes) destroy "$@" ;;
    --help,0, | -h,0, | help,0,) usage ;;
    ,0,) usage >&2 && exit 2 ;;
    *) fail 2 "Unknown: $command $*" 'stack-up.sh --help tells what there is.' ;;
esac
