#!/bin/sh
# Run the tests. The browser tests need Chromium: it is installed where that is allowed, and left out loudly where it is not.
set -eu
bin=${VENV:-.venv}/bin
cores=$("$bin/python" -c 'import os; print(min(4, os.cpu_count() or 1))')

browser() {
    for name in "${LINAJE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then command -v "$name"; return; fi
    done
}

LINAJE_CHROMIUM=$(browser)
if [ -z "$LINAJE_CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null || true
    LINAJE_CHROMIUM=$(browser)
fi
export LINAJE_CHROMIUM

status=0
if [ -n "$LINAJE_CHROMIUM" ]; then
    "$bin/python" -m pytest -q -n "$cores" "$@" || status=$?
else
    "$bin/python" -m pytest -q -n "$cores" -m "not browser" "$@" || status=$?
    echo
    echo "LEFT OUT: the tests in a real browser (marked 'browser'), because Chromium is not here and could not be installed."
    echo "To run them: install Chromium (on Debian or Ubuntu: apt install chromium), or set LINAJE_CHROMIUM to its path."
fi
if [ -z "${LINAJE_TESTDATA:-}" ]; then
    echo "LEFT OUT: comparisons with test data kept outside the repository; set LINAJE_TESTDATA to their folder to run them."
fi
exit "$status"
