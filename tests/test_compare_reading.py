"""What is read in a decree beside what is recorded of it: the same, only read, or only recorded."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "compare_reading.py"
ACT = "co/decreto/2014/2573"

#: Invented but for its clauses, which are those of the decree.
TEXT = """# DECRETO 2573 DE 2014

(diciembre 12)

por el cual se dicta algo y se reglamenta parcialmente la Ley 1341 de 2009

El Presidente, en ejercicio de las facultades que le confiere el artículo 14 de la Ley 790 de 2002,

DECRETA:

Artículo 1. Objeto. Lo inventado.

Artículo 14. El presente decreto rige a partir del 1° de enero de 2015, deroga el Decreto 2693 de 2012 y el Decreto 7 de 1999.
"""


def told(*words: str, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The script as a reader runs it, with no other texts than those given."""
    kept = {key: value for key, value in os.environ.items() if key != "LINAJE_TESTDATA"}
    environment = {**kept, "PYTHONUTF8": "1"} | ({"LINAJE_TESTDATA": str(data)} if data else {})
    command = [sys.executable, str(SCRIPT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)


def test_each_effect_is_told_with_both_sides(tmp_path: Path) -> None:
    (tmp_path / "DECRETO-2573-2014.md").write_text(TEXT, "utf-8")
    ran = told("--texts", str(tmp_path), "--act", ACT)
    assert ran.returncode == 0, ran.stderr
    rows = [line for line in ran.stdout.splitlines() if line.startswith("| ")]
    assert any(row.startswith("| same | repeals | `co/decreto/2012/2693`") for row in rows)
    assert any(row.startswith("| same | commences |") and "2015-01-01" in row for row in rows)
    assert any(row.startswith("| only read | repeals | `co/decreto/1999/7`") for row in rows)
    assert any(row.startswith("| only read | based-on | `co/ley/2002/790/articulo/14`") for row in rows)
    assert any(row.startswith("| only recorded | based-on | `oecd/recommendation/2014/LEGAL-0406`") for row in rows)
    assert any("→" in row and row.startswith("| same act, another place | implements") for row in rows)


def test_texts_come_from_the_corpus_too_and_a_missing_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    line = json.dumps({"file": "DECRETO-2573-2014", "identificador": "DECRETO-2573-2014", "text": TEXT})
    with lzma.open(folder / "co-norms-sample.jsonl.xz", "wt", encoding="utf-8") as out:
        out.write(line + "\n")
    ran = told("--act", ACT, "--act", "co/decreto/2008/1151", data=tmp_path)
    assert ran.returncode == 1
    assert "1 of 2 texts" in ran.stdout
    assert "no text of co/decreto/2008/1151" in ran.stderr
