"""Files that are broken, each in one way: the finding names file, line, code and cure, and nothing is written."""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from realm import BROKEN, EXPECTED, REALM

from app import build
from app.core.findings import Finding, Severity, has_errors
from app.graph.codecs import Base
from app.ledger.journal import FAILED, Journal
from app.settings import Settings
from loaders import turtle
from loaders.positions import positions
from loaders.turtle import load_turtle

FILES = BROKEN / "files"
WHOLE = FILES / "whole.ttl"
NAMES = sorted(path.stem for path in FILES.glob("*.ttl") if path != WHOLE)
BASE = Base(Settings().base_iri)


def _table() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = defaultdict(list)
    with (EXPECTED / "broken-files.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, strict=True):
            rows[row["file"]].append([row["line"], row["code"], row["focus"], row["says"]])
    return rows


TABLE = _table()


def found(content: bytes, name: str = "book.ttl") -> list[Finding]:
    """The findings of the loader alone."""
    return load_turtle(Path(name), content, BASE).findings


def written(folder: Path) -> list[str]:
    """What a build left in a home, the ledger aside."""
    return [path.name for path in folder.rglob("*") if not path.name.startswith("ledger.sqlite")]


def test_the_unbroken_file_is_loaded_without_findings() -> None:
    checked = build.check((WHOLE,), BASE)
    assert checked.findings == ()
    assert len(checked.records) == 7


def test_every_broken_file_has_its_rows() -> None:
    assert set(TABLE) == set(NAMES)
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_file_is_told_by_file_line_code_and_cure(name: str) -> None:
    path = FILES / f"{name}.ttl"
    findings = build.check((path,), BASE).findings
    told = [[str(one.line), one.code, one.focus.removeprefix(f"{FILES}{os.sep}"), one.message] for one in findings]
    assert [row[:3] for row in told] == [row[:3] for row in TABLE[name]]
    for (*_, message), (*_, says) in zip(told, TABLE[name], strict=True):
        assert message.startswith(says)
    for finding in findings:
        assert finding.severity is Severity.ERROR
        assert finding.cure or "Write it as" in finding.message
        assert finding.file == ("" if finding.code == "L15" else str(path))


@pytest.mark.parametrize("name", NAMES)
def test_of_a_broken_file_nothing_is_written_but_that_it_failed(name: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var", actor="curator")
    built = build.build((FILES / f"{name}.ttl",), settings)
    assert built.release is None
    assert written(settings.home) == []
    (entry,) = Journal(settings.ledger).entries()
    assert (entry.kind, entry.actor) == (FAILED, "curator")
    assert entry.facts["findings"] == [str(finding) for finding in built.findings]
    assert Journal(settings.ledger).current_release() is None


def test_a_broken_file_spoils_the_good_one_beside_it(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    built = build.build((REALM, FILES / "impossible-day.ttl"), settings)
    assert built.release is None
    assert [finding.code for finding in built.findings] == ["L01"]
    assert written(tmp_path) == []


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda text: text.encode("utf-16"), "encoding", 1),
        (lambda text: text.encode("latin-1"), "encoding", 20),
        (lambda text: text.encode("utf-8-sig"), "encoding", 1),
        (lambda text: text.replace("scribe", "scr\x00be").encode(), "encoding", 37),
        (lambda text: text.encode()[:-40], "rdf-syntax", 52),
    ],
    ids=["UTF-16", "Latin-1", "byte order mark", "NUL", "cut off"],
)
def test_bytes_that_are_no_clean_text_are_refused(change: object, code: str, line: int) -> None:
    assert callable(change)
    (finding,) = found(change(WHOLE.read_text("utf-8")))
    assert (finding.code, finding.line) == (code, line)
    assert finding.cure


def test_line_ends_of_other_systems_change_nothing() -> None:
    text = WHOLE.read_text("utf-8")
    unix, windows = (load_turtle(Path("b.ttl"), text.replace("\n", end).encode(), BASE) for end in ("\n", "\r\n"))
    assert windows.findings == []
    assert windows.records == unix.records
    assert windows.places == unix.places


def test_a_statement_said_twice_says_nothing_more() -> None:
    text = WHOLE.read_text("utf-8")
    twice = text.replace('"coast lights"@en', '"coast lights"@en, "coast lights"@en') + text[text.index("<topic/faros>") :]
    loaded = load_turtle(Path("b.ttl"), twice.encode(), BASE)
    assert loaded.findings == []
    assert loaded.records == load_turtle(Path("b.ttl"), text.encode(), BASE).records


@pytest.mark.parametrize(
    ("path", "code"),
    [("missing.ttl", "unreadable"), ("folder.ttl", "unreadable"), ("loop.ttl", "unreadable"), ("book.rdf", "unsupported-format")],
)
def test_a_path_without_a_readable_turtle_file_is_a_finding(path: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    (tmp_path / "loop.ttl").symlink_to(tmp_path / "loop.ttl")
    (tmp_path / "book.rdf").write_text("<rdf/>")
    (finding, *rest) = build.check((tmp_path / path,), BASE).findings
    assert rest == []
    assert (finding.code, finding.file, finding.line) == (code, str(tmp_path / path), 0)
    assert finding.cure


def test_one_identifier_in_two_files_is_told_at_both_places(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    text = WHOLE.read_text("utf-8")
    other.write_text(text[: text.index("<dataset/libro>")] + text[text.index("<topic/faros>") : text.index("<oecd/")])
    (finding,) = build.check((WHOLE, other), BASE).findings
    assert (finding.code, finding.focus, finding.file, finding.line) == ("double-record", "topic/faros", str(other), 11)
    assert f"{WHOLE}:41" in finding.message


def test_the_same_file_named_twice_is_one_file(tmp_path: Path) -> None:
    link = tmp_path / "link.ttl"
    link.symlink_to(WHOLE)
    checked = build.check((WHOLE, WHOLE, link), BASE)
    assert checked.findings == ()
    assert len(checked.records) == 7


@pytest.mark.parametrize("spare", [0, 1], ids=["at the limit", "one over"])
def test_a_text_may_be_as_long_as_the_limit_and_no_longer(spare: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turtle, "MAX_LITERAL", 1_000)
    text = WHOLE.read_text("utf-8").replace("The scribe", "s" * (1_000 + spare))
    assert [(finding.code, finding.line) for finding in found(text.encode())] == [("too-large", 37)] * spare


def test_the_limit_of_a_text_is_a_mebibyte() -> None:
    text = WHOLE.read_text("utf-8").replace("The scribe", "s" * ((1 << 20) + 1))
    assert [finding.code for finding in found(text.encode())] == ["too-large"]


@pytest.mark.parametrize("length", [2_048, 2_049])
def test_a_name_may_be_as_long_as_the_limit_and_no_longer(length: int) -> None:
    page = "https://example.org/".ljust(length, "p")
    text = WHOLE.read_text("utf-8").replace("https://example.org/cronica", page)
    assert [finding.code for finding in found(text.encode())] == ["L17"] * (length - 2_048)


def test_brackets_in_texts_comments_and_escapes_are_no_nesting() -> None:
    many = "([<<" * 100
    text = WHOLE.read_text("utf-8").replace("The scribe", many).replace("@base", f"# {many}\n@base", 1)
    long = text.replace('"Chronicle"', f'"""{many}\n"{many}"""')
    assert has_errors(found(text.replace("Lighthouses", '"', 1).encode()))
    assert found(text.encode()) == found(long.encode()) == []


#: What hides nesting from a reader that counts signs, or counts by line: each would overflow the stack of the parser.
HIDING = {
    "on one line": "e:s e:p NEST",
    "after signs in a text": 'e:s e:p "' + ")>>" * 300_000 + '" . e:s e:p NEST',
    "after an escaped comment sign": r"e:a\#b e:p NEST",
    "after an escaped quote": r"e:a\'b e:p NEST",
    "after a long text": 'e:s e:p """a" ""b""" . e:s e:p NEST',
    "after an address with a comment sign": "<http://e/#x> e:p NEST",
    "after a comment with a quote": "# it's\ne:s e:p NEST",
}


def test_no_way_of_hiding_nesting_reaches_the_parser(tmp_path: Path) -> None:
    nest = "<<( e:s e:p " * 100_000 + "e:o" + " )>>" * 100_000
    for name, body in HIDING.items():
        (tmp_path / f"{name}.ttl").write_text(f"@prefix e: <http://e/> .\n{body.replace('NEST', nest)} .\n")
    program = (
        "import sys; from pathlib import Path; from app.graph.codecs import Base; from loaders.turtle import load_turtle\n"
        "for path in sys.argv[1:]:\n"
        "    print(Path(path).stem, *[one.code for one in load_turtle(Path(path), Path(path).read_bytes(), Base('http://e/')).findings])"
    )
    paths = [str(tmp_path / f"{name}.ttl") for name in HIDING]
    ended = subprocess.run([sys.executable, "-c", program, *paths], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == [f"{name} too-deep" for name in HIDING]


def test_nothing_named_in_a_file_is_fetched(tmp_path: Path) -> None:
    def settled(port: int) -> str:
        there = f"http://127.0.0.1:{port}"
        return (
            WHOLE.read_text("utf-8").replace("https://example.org/cronica", f"{there}/page")
            + f"<ontology/o> <http://www.w3.org/2002/07/owl#imports> <{there}/imports> ; <{there}/p> <{there}/o> .\n"
        )

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        port = listener.getsockname()[1]
        path = tmp_path / "imports.ttl"
        path.write_text(settled(port))
        assert has_errors(build.check((path,), BASE).findings)
        path.write_text(settled(port)[: -len(settled(port).splitlines()[-1]) - 1])
        assert build.check((path,), BASE).findings == ()
        with pytest.raises(TimeoutError):
            listener.accept()
        with socket.create_connection(("127.0.0.1", port)):
            listener.accept()[0].close()  # the trap itself works


def test_each_property_has_its_line() -> None:
    text = "@base <http://b/> .\nPREFIX e: <http://e/>\n<s>\n  a e:C ;\n"
    text += '  e:p \'x\' , """y\n z""" ;\n e:q [ e:r 1 ] .\n\ne:t e:p 1.5 .\n'
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert list(positions(text)) == [
        ("http://b/s", "", 3),
        ("http://b/s", rdf_type, 4),
        ("http://b/s", "http://e/p", 5),
        ("http://b/s", "http://e/q", 7),
        ("http://e/t", "", 9),
        ("http://e/t", "http://e/p", 9),
    ]
