"""Every finding that the reference describes can be brought about, is as grave as it says, and stops the commands it should."""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import foreign
import pytest
from realm import BROKEN, EXPECTED, REALM, act, enacted, law
from typer.testing import CliRunner

from app import build, cli, resources
from app.core.corpus import MemoryCorpus
from app.core.findings import Finding
from app.core.invariants import check
from app.core.invariants.releases import changed_answers
from app.core.model import Act, Effect
from app.core.vocabulary import EffectType
from app.graph.codecs import Base
from app.ledger.journal import FAILED, PUBLISHED, Journal
from app.render.akoma_ntoso import akoma_ntoso
from app.render.language import Language
from app.settings import Settings
from loaders import turtle
from loaders.act_text import read_file
from loaders.records import Header, pack

BASE = Base(Settings().base_iri)
HERE = Path(__file__).parent
PAGE = (HERE.parent / "docs" / "reference" / "findings.md").read_text("utf-8")
WHOLE = BROKEN / "files" / "whole.ttl"
COMMONS = (resources.ontology("lists.ttl"), HERE / "cases" / "commons.ttl")


def _column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines, strict=True)]


def _table(path: Path, key: str, value: str) -> dict[str, str]:
    return dict(zip(_column(path, key), _column(path, value), strict=True))


BOOKS = _table(EXPECTED / "invariants.csv", "file", "code")
FILES = _table(EXPECTED / "broken-files.csv", "file", "code")
BROKEN_SHAPES = {f"shape-{shape}" for shape in _column(BROKEN / "constraints.csv", "shape")}
#: Each code of the page, with what it says of it.
TOLD = dict(re.findall(r"^### (\S+)\n(.*?)(?=^### |^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
SHAPES_TOLD = set(re.findall(r"^\| `(shape-[\w-]+)` \|", PAGE, re.MULTILINE))


def _twice(tmp: Path) -> tuple[Finding, ...]:
    copy = tmp / "copy.ttl"
    copy.write_bytes(WHOLE.read_bytes())
    return build.check((WHOLE, copy), BASE).findings


def _proposed(tmp: Path) -> tuple[Finding, ...]:
    book = turtle.load_turtle(REALM, REALM.read_bytes(), BASE).records
    ruled = next(one for one in book if isinstance(one, Effect))
    read = replace(ruled, id=f"{ruled.id}-read", type=EffectType.REPEALS)
    path = tmp / "read.jsonl"
    with path.open("wb") as out:
        pack(Header(), [read], out)
    return build.check((REALM, path), BASE).findings


def _long(tmp: Path) -> tuple[Finding, ...]:
    path = tmp / "long.ttl"
    path.write_text(WHOLE.read_text("utf-8").replace("The scribe", "s" * (turtle.MAX_LITERAL + 1)), "utf-8")
    return build.check((path,), BASE).findings


def _other_format(tmp: Path) -> tuple[Finding, ...]:
    path = tmp / "book.rdf"
    path.write_text("<rdf/>", "utf-8")
    return build.check((path,), BASE).findings


def _reaches_nothing(_: Path) -> tuple[Finding, ...]:
    """Of a file the shapes of an effect say the same before; the invariant is asked of records made in memory."""
    path = BROKEN / "invariants" / "L04-before-its-act.ttl"
    records = [one for one in build.check((*COMMONS, path), BASE).records if not isinstance(one, Act)]
    return tuple(check(MemoryCorpus(records)))


def _gone(_: Path) -> tuple[Finding, ...]:
    """A release without an act that the one before it has."""
    before = law(enacted("rv/decreto/2010/1", "2010-05-26"), enacted("rv/decreto/2010/2", "2010-05-26"))
    return tuple(changed_answers(before, law(enacted("rv/decreto/2010/1", "2010-05-26"))))


def _foreign(name: str, content: str) -> Callable[[Path], tuple[Finding, ...]]:
    return lambda _: tuple(foreign.load(name, content).findings)


def _changed(tmp: Path) -> tuple[Finding, ...]:
    """A document that Linaje wrote, with a word in it that is none of ours."""
    del tmp
    records = [act("rv/ley/2001/1")]
    written = akoma_ntoso(records, BASE.iri, Language("en"), date(2020, 1, 1), "release").decode()
    return tuple(foreign.load("x.akn", written.replace('confidence="high"', 'confidence="sure"')).findings)


_OPEN = '<analysis source="#x"><activeModifications><textualMod type="repeal" eId="m"><source href="#"/><destination href="#no"/>'
_OPEN += "</textualMod></activeModifications></analysis>"
_STRANGE = _OPEN.replace('"repeal"', '"join"')
_ELSEWHERE = foreign.JOLUX.replace("fedlex.data.admin.ch/eli/oc/2001/1>", "elsewhere.example/eli/oc/2001/1>")

#: What other publishers' files bring about.
IMPORTED: dict[str, Callable[[Path], tuple[Finding, ...]]] = {
    "akn-open-modification": _foreign("x.xml", foreign.akn("1", meta=_OPEN)),
    "akn-twin-unit": _foreign("x.xml", foreign.akn("1", body=foreign.SECTION * 2)),
    "akn-unknown-modification": _foreign("x.xml", foreign.akn("1", meta=_STRANGE)),
    "akn-unnamed": _foreign("x.xml", f'<akomaNtoso xmlns="{foreign.NS}"/>'),
    "akn-value": _changed,
    "csv-row": _foreign("x.csv", foreign.table(foreign.work("1")) + "QX\n"),
    "csv-syntax": _foreign("x.csv", foreign.table(foreign.work("1")) + '"'),
    "import-conflict": _foreign("x.csv", foreign.table(foreign.work("1"), foreign.work("1", title="Other"))),
    "import-day": _foreign("x.xml", foreign.akn("1", meta='<publication date="soon" name="x" showAs="x"/>')),
    "import-stub": _foreign("x.csv", foreign.table(foreign.work("1", amends=foreign.TWO))),
    "indigo-day": _foreign("x.csv", foreign.table(foreign.work("1", commencement_date="soon"))),
    "indigo-identity": _foreign("x.csv", foreign.table(foreign.work("a b"))),
    "indigo-link": _foreign("x.csv", foreign.table(foreign.work("1", amends="nothing"))),
    "jolux-address": _foreign("x.jolux.ttl", _ELSEWHERE),
    "jolux-citation": _foreign("x.jolux.ttl", _ELSEWHERE),
    "jolux-end": _foreign("x.jolux.ttl", foreign.JOLUX),
    "jolux-impact": _foreign("x.jolux.ttl", foreign.JOLUX.replace("impact-type/2", "impact-type/12")),
    "uk-effect-address": _foreign("x.xml", foreign.feed(foreign.uk("repealed", "s. 2", AffectedURI="x"))),
    "uk-effect-type": _foreign("x.xml", foreign.feed(foreign.uk("power conferred", "s. 2"))),
    "xml-doctype-forbidden": _foreign("x.xml", "<!DOCTYPE a><a/>"),
    "xml-syntax": _foreign("x.xml", "<a>"),
}

#: What no small file of the tables can show.
MADE: dict[str, Callable[[Path], tuple[Finding, ...]]] = {
    "document-format": lambda tmp: tuple(read_file(tmp / "act.odt", b"").findings),
    "document-unsafe": lambda tmp: tuple(read_file(tmp / "act.html", b"<div>" * 201).findings),
    "document-encoding": lambda tmp: tuple(read_file(tmp / "act.txt", "Artículo 1. Resolución".encode("latin-1")).findings),
    "document-unread": lambda tmp: tuple(read_file(tmp / "act.txt", b"nothing of the kind").findings),
    "double-record": _twice,
    "proposal-meets-curated": _proposed,
    "records-format": _foreign("x.jsonl", "{}"),
    "too-large": _long,
    "unreadable": lambda tmp: build.check((tmp / "missing.ttl",), BASE).findings,
    "unsupported-format": _other_format,
    "L02": _reaches_nothing,
    "L21": _gone,
    **IMPORTED,
}


def test_every_finding_of_the_reference_is_brought_about_by_a_book_or_a_file() -> None:
    assert set(TOLD) == {*BOOKS.values(), *(code for code in FILES.values() if not code.startswith("shape-")), *MADE}
    assert SHAPES_TOLD == BROKEN_SHAPES


def test_no_broken_file_lies_about_that_no_table_speaks_of() -> None:
    assert {path.stem for path in (BROKEN / "invariants").iterdir()} == set(BOOKS)
    assert {path.stem for path in (BROKEN / "files").iterdir()} == {*FILES, WHOLE.stem}
    assert all(name.startswith(f"{code}-") for name, code in BOOKS.items())


@pytest.mark.parametrize("code", MADE)
def test_what_needs_more_than_a_file_is_found_too(code: str, tmp_path: Path) -> None:
    assert code in {one.code for one in MADE[code](tmp_path)}


@pytest.mark.parametrize("code", TOLD)
def test_a_finding_is_as_grave_as_the_reference_says(code: str, tmp_path: Path) -> None:
    told = re.search(r"\*\*Severity:\*\* (\w+)", TOLD[code])
    assert told
    if code in MADE:
        findings = MADE[code](tmp_path)
    elif code in BOOKS.values():
        name = next(name for name, given in BOOKS.items() if given == code)
        findings = build.check((*COMMONS, BROKEN / "invariants" / f"{name}.ttl"), BASE).findings
    else:
        name = next(name for name, given in FILES.items() if given == code)
        findings = build.check((BROKEN / "files" / f"{name}.ttl",), BASE).findings
    assert {one.severity.value for one in findings if one.code == code} == {told[1]}


def test_a_finding_is_raised_where_the_reference_says() -> None:
    for code, text in TOLD.items():
        raised = re.search(r"\*\*Raised in:\*\* (.*)", text)
        assert raised, code
        for name in re.findall(r"`([\w.]+)`", raised[1]):
            module, _, function = name.rpartition(".")
            assert callable(getattr(importlib.import_module(module), function)), f"{code}: {name}"


@pytest.mark.parametrize("name", BOOKS)
def test_check_and_build_end_with_1_on_a_broken_book_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only warns is written, and the warning is told all the same."""
    monkeypatch.setattr(resources, "bundled_sources", lambda: (*COMMONS, WHOLE))
    path = BROKEN / "invariants" / f"{name}.ttl"
    home = tmp_path / "var"
    severity = re.search(r"\*\*Severity:\*\* (\w+)", TOLD[BOOKS[name]])
    assert severity
    warns = severity[1] == "warning"
    checked = CliRunner().invoke(cli.app, ["check", str(path)])
    built = CliRunner().invoke(cli.app, ["build", str(path), "--out", str(home)])
    assert (checked.exit_code, built.exit_code) == ((0, 0) if warns else (1, 1)), built.output
    for ended in (checked, built):
        assert re.search(rf"^{re.escape(str(path))}:\d+: {severity[1]} {BOOKS[name]} ", ended.stderr, re.MULTILINE)
    assert ("nothing was written" in built.stderr) is not warns
    assert bool(built.stdout) is warns
    assert (home / "releases").exists() is warns
    (entry,) = Journal(Settings(home=home).ledger).entries()
    assert entry.kind == (PUBLISHED if warns else FAILED)


def test_a_path_and_a_line_are_told_letter_by_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line 100 was once told as the sign for a hundred; brackets in the name of a folder are no style."""
    folder = tmp_path / "[bold] ley"
    folder.mkdir()
    broken, good = folder / "broken.ttl", folder / "good.ttl"
    good.write_bytes(WHOLE.read_bytes())
    broken.write_text("\n" * 84 + WHOLE.read_text("utf-8").replace("agent/escribano> .", "agent/nadie> ."), "utf-8")
    assert broken.read_text("utf-8").splitlines()[99].endswith("<agent/nadie> .")
    monkeypatch.setattr(resources, "bundled_sources", lambda: (good,))
    told = CliRunner().invoke(cli.app, ["check", str(broken)])
    assert told.stderr.startswith(f"{broken}:100: error shape-dataset-editor dataset/libro: ")
    built = CliRunner().invoke(cli.app, ["build", str(good), "--out", str(folder / "var")])
    assert f"in {folder / 'var' / 'releases'}" in built.stdout
    assert f"{good}: put in order" in CliRunner().invoke(cli.app, ["format", str(good)]).stdout
