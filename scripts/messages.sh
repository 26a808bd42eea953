#!/bin/sh
# Extract the words of code and templates and merge them into the Spanish catalogue; new ones are left empty, never guessed.
set -eu
bin=${VENV:-.venv}/bin
locale=app/render/locale
pot=$(mktemp)
trap 'rm -f "$pot"' EXIT
"$bin/pybabel" extract --quiet -F babel.cfg -k say:1 -k mark:1 -k _n:1,2 -k count:1,2 --omit-header --no-location -o "$pot" app
"$bin/pybabel" update --quiet -i "$pot" -D linaje -d "$locale" -l es --no-fuzzy-matching --omit-header --ignore-obsolete
