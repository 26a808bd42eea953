#!/bin/sh
# Run the tests. Some need programs that Python does not bring: Chromium, Virtuoso 7, PostgreSQL. They are installed where that is
# allowed, and the tests that need them are left out loudly where it is not.
set -eu
bin=${VENV:-.venv}/bin
cores=$("$bin/python" -c 'import os; print(min(4, os.cpu_count() or 1))')

browser() {
    for name in "${LINAJE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then command -v "$name"; return; fi
    done
}
has_virtuoso() { command -v virtuoso-t >/dev/null 2>&1; }
has_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

missing=
[ -n "$(browser)" ] || missing="$missing chromium fonts-noto-core"
has_virtuoso || missing="$missing virtuoso-opensource-7-bin"
has_postgres || missing="$missing postgresql"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the tests:$missing"
    apt-get update -qq || true
    for package in $missing; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null || true
    done
fi
LINAJE_CHROMIUM=$(browser)
export LINAJE_CHROMIUM

left=
[ -n "$LINAJE_CHROMIUM" ] || left="$left and not browser"
has_virtuoso || left="$left and not virtuoso"
has_postgres || left="$left and not postgres"

status=0
if [ -z "$left" ]; then
    "$bin/python" -m pytest -q -n "$cores" "$@" || status=$?
else
    "$bin/python" -m pytest -q -n "$cores" -m "${left# and }" "$@" || status=$?
fi
left_out() {
    echo
    echo "LEFT OUT: $1, because $2 is not here and could not be installed."
    echo "To run them: install it (on Debian or Ubuntu: apt install $3)$4."
}
[ -n "$LINAJE_CHROMIUM" ] || left_out "the tests in a real browser (marked 'browser')" Chromium chromium ", or set LINAJE_CHROMIUM to its path"
has_virtuoso || left_out "the tests on a real Virtuoso (marked 'virtuoso')" "Virtuoso 7" virtuoso-opensource-7-bin ""
has_postgres || left_out "the tests on a real PostgreSQL (marked 'postgres')" PostgreSQL postgresql ""
if [ -z "${LINAJE_TESTDATA:-}" ]; then
    echo "LEFT OUT: comparisons with test data kept outside the repository; set LINAJE_TESTDATA to their folder to run them."
fi
exit "$status"
