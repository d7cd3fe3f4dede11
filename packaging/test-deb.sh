#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Debian package, checks it with lintian, installs it in a clean Debian, starts the programs there and
# removes it.
set -euo pipefail
# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/test-deb.sh [--build DIR --console yes|no] [--keep DIR]

Makes the Debian package of the release build, checks it with lintian, and installs it with its dependencies in a clean
root of this Debian, which mmdebstrap makes from the mirror that apt is set up with. There, a user without rights starts
the programs; then the package is removed. Needs root or sudo. Nothing is left, and this machine's packages stay as they
are.

  --build DIR        package this build, which has been built, instead of building preset release
  --console yes|no   whether that build has the console
  --keep DIR         put the package there
  --help             this text

Exit codes: 0 all good, 1 not good, 2 wrong usage, 77 something that is needed is missing (1 where CI=true is set).
TEXT
}

build_dir=
console=
keep=
while (($# > 0)); do
    case $1 in
        --build | --console | --keep)
            [[ -n ${2:-} ]] || fail 2 "$1 needs a value."
            case $1 in
                --build) build_dir=$(absolute "$2") ;;
                --console) console=$2 ;;
                --keep) keep=$(absolute "$2") ;;
            esac
            shift
            ;;
        --help | -h) usage && exit ;;
        *) fail 2 "Unknown argument: $1" 'packaging/test-deb.sh --help tells what there is.' ;;
    esac
    shift
done
[[ -z $build_dir || $console == yes || $console == no ]] || fail 2 '--build needs --console yes or --console no.'

# lacking WHAT: ends the script; a skip, but not where everything was asked for.
lacking() {
    say "skipped: $1"
    if [[ ${CI:-} == true ]]; then exit 1; fi
    exit 77
}

for tool in cpack dpkg-shlibdeps lintian mmdebstrap; do
    command -v "$tool" >/dev/null || lacking "$tool is missing; packaging/packages.txt names its package."
done
((EUID == 0)) || sudo -n true 2>/dev/null || lacking 'root or sudo without a password is needed.'
codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
# As apt is set up here, so that no address has to be written down.
sources=$(apt-get indextargets --format "deb \$(REPO_URI) \$(RELEASE) \$(COMPONENT)" \
    'Created-By: Packages' 'Origin: Debian' | sort -u |
    grep -E "^deb [^ ]+ $codename(-updates|-security)? main$" || true)
grep -q " $codename main$" <<<"$sources" || lacking "apt has no list of Debian $codename; try apt-get update."

if [[ -z $build_dir ]]; then
    build release || exit 1
    build_dir=$source_dir/build/release
    console=no
    [[ ! -x $build_dir/bin/largada ]] || console=yes
fi

temp=$(mktemp -d)
trap 'as_root rm -rf "$temp" || true' EXIT
chmod 755 "$temp" # programs of other users have to pass

say 'Making the package ...'
cpack -G DEB --config "$build_dir/CPackConfig.cmake" -B "$temp/pack" >"$temp/cpack.log" 2>&1 </dev/null ||
    fail 1 "$(tail -n 30 "$temp/cpack.log")"
packages=("$temp"/pack/*.deb)
((${#packages[@]} == 1)) || fail 1 "There is not one package: ${packages[*]}"
package=$temp/largada.deb
mv "${packages[0]}" "$package"
dpkg-deb --info "$package"
dpkg-deb --contents "$package"
if [[ -n $keep ]]; then mkdir -p "$keep" && cp "$package" "$keep/$(basename "${packages[0]}")"; fi

# No tag is accepted.
say 'Checking it with lintian ...'
lintian --allow-root --fail-on error,warning "$package" ||
    fail 1 'lintian found faults in the package.'

# What the clean Debian runs as root. A user's log-in there has neither a language nor a display, as a real one.
cat >"$temp/inside.sh" <<'TEXT'
set -eu
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -qq -y --no-install-recommends "$@" >/apt.log 2>&1 </dev/null || { tail -n 30 /apt.log; exit 1; }; }
apt install /largada.deb
dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\n' largada
useradd --create-home --shell /bin/sh tester
as_tester() { su -l tester -c "$1"; }
as_tester 'largadactl --version'
as_tester 'largada-agent --version'
as_tester 'largada-dashboard --version'
as_tester 'cp -r /usr/share/largada/compose own && own/stack-up.sh --help && ls /usr/share/largada/*'
# Opens the history, which needs SQLite's plugin.
as_tester 'largadactl report list'
as_tester 'largadactl --lang pt-BR report list'
if [ "$1" = yes ]; then
    as_tester 'QT_QPA_PLATFORM=offscreen largada --version'
    # 124: it was still there when its time was over.
    code=0
    as_tester 'QT_QPA_PLATFORM=offscreen timeout 8 largada 2>console.log' || code=$?
    cat ~tester/console.log
    [ "$code" -eq 124 ] || { echo "The console ended by itself with $code."; exit 1; }
    if grep -iE 'could not|cannot|failed|not found' ~tester/console.log; then
        echo 'The console misses something.'
        exit 1
    fi
fi
apt purge largada
left=$(find / -xdev -iname '*largada*' -not -path '/home/*' -not -path '/tmp/*' -not -path /largada.deb)
[ -z "$left" ] || { printf 'Left after the removal:\n%s\n' "$left"; exit 1; }
echo 'Installed, started and removed.'
TEXT

say "Making a clean Debian $codename, and installing the package there ..."
mapfile -t mirrors <<<"$sources"
# shellcheck disable=SC2317 # called by again
in_clean_debian() {
    # The root is thrown away: /dev/null is where it would be written to.
    as_root env TMPDIR="$temp" timeout --signal=INT --kill-after=30 800 mmdebstrap --quiet --variant=minbase \
        --aptopt='Acquire::Retries "5"' \
        --customize-hook="touch '$temp/made'" \
        --customize-hook="copy-in '$package' '$temp/inside.sh' /" \
        --customize-hook="chroot \"\$1\" sh /inside.sh $console" \
        "$codename" /dev/null "${mirrors[@]}" </dev/null && return
    [[ ! -e $temp/made ]] || return 99 # then it was the package
    return 1
}
again in_clean_debian || fail 1 'The package could not be installed, started or removed in a clean Debian.'
