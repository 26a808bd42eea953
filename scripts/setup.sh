#!/bin/sh
# Set up the virtual environment for `make serve` (setup.sh serve), `make test` (test) or `make mutation` (mutation).
set -eu
purpose=$1
venv=${VENV:-.venv}

usable() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

if [ ! -x "$venv/bin/python" ]; then
    python=
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if usable "$candidate"; then python=$candidate; break; fi
    done
    if [ -z "$python" ]; then
        echo "Linaje needs Python 3.11 or later, and none was found. Install it, or name it: make PYTHON=/path/to/python3" >&2
        exit 1
    fi
    echo "Setting up $venv with $("$python" --version)"
    if ! "$python" -m venv "$venv" 2>/dev/null; then
        rm -rf "$venv"
        # Debian and its kin keep the venv module in a package of its own.
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
            apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
        fi
        if ! "$python" -m venv "$venv"; then
            rm -rf "$venv"
            echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv" >&2
            exit 1
        fi
    fi
fi

echo "Installing what make $purpose needs (locked by hash)"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$purpose.txt"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
touch "$venv/.$purpose"
case $purpose in test | mutation) touch "$venv/.serve" ;; esac
if [ "$purpose" = mutation ]; then touch "$venv/.test"; fi
