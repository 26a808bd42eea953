#!/bin/sh
# Resolve the dependencies for every supported Python and platform, and lock them by hash, without index addresses.
set -eu
uv=$(command -v uv || echo "${VENV:-.venv}/bin/uv")
if [ ! -x "$uv" ]; then echo "make lock needs uv: pip install uv" >&2; exit 1; fi
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header "$@"
}
compile --group build pyproject.toml -o requirements/serve.txt
compile --group build --group test pyproject.toml -o requirements/test.txt
compile --group build --group test --group mutation pyproject.toml -o requirements/mutation.txt
