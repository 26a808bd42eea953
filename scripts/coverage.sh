#!/bin/sh
# Branch coverage of app/core by the tests that ask it for something: no browser, no other server, no thousands of histories.
set -eu
python=${VENV:-.venv}/bin/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
COVERAGE_FILE=$folder/data
export COVERAGE_FILE
cd tests
chosen=$(ls test_core_*.py test_case*.py test_invariants*.py test_reading_*.py test_act_text.py test_changes.py test_corruptions.py \
    test_draft_use.py test_extract.py test_findings.py test_oracles.py test_release_guard.py test_resolve.py test_topics.py \
    test_vocabulary.py test_written_days.py | grep -v _properties)
cd ..
# shellcheck disable=SC2086 # a list of names
"$python" -m coverage run --branch --source app/core -m pytest -p no:cacheprovider -q -k "not ten_thousand" \
    $(printf 'tests/%s ' $chosen) "$@"
"$python" -m coverage combine --quiet "$folder"
"$python" -m coverage report --show-missing --skip-covered
