"""The press: the same facts give the same release in whatever order; with errors nothing is written; warnings stop nothing."""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from realm import BROKEN, REALM

from app import __version__, build, cli, resources
from app.ledger.journal import FAILED, PUBLISHED, Journal
from app.release import filling
from app.release.edition import DERIVED, INDEX, MANIFEST, RULINGS, STATEMENTS, open_edition
from app.settings import Settings

TEXT = REALM.read_text("utf-8")
#: Seven records, for what does not depend on the facts.
SMALL = BROKEN / "files" / "whole.ttl"
#: A second effect that says what another says: a fault that forbids nothing.
DOUBLE = TEXT[TEXT.index("<effect/K.9>") : TEXT.index("<effect/OUT>")].replace("effect/K.9", "effect/K.10")
MOMENT = datetime(2021, 2, 1, 8, 30, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose home holds a release of the invented realm."""
    made = Settings(home=tmp_path_factory.mktemp("realm"), actor="ana")
    assert build.build((REALM,), made, now=MOMENT).release
    return made


@pytest.fixture(scope="module")
def release(settings: Settings) -> str:
    """The name of that release."""
    (folder,) = settings.releases.iterdir()
    return folder.name


def book(folder: Path, text: str, name: str = "book.ttl") -> Path:
    """A file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def pressed(folder: Path, *texts: str) -> build.Built:
    """What comes of a build of texts, each a file, in a home of its own."""
    paths = [book(folder / "sources", text, f"book-{number}.ttl") for number, text in enumerate(texts)]
    return build.build(paths, Settings(home=folder / "var"))


def triples(seed: int) -> list[str]:
    """The triples of the realm, a line each, in a shuffled order."""
    written = serialize(parse(TEXT.encode(), format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
    lines = (written or b"").decode().splitlines()
    random.Random(seed).shuffle(lines)  # noqa: S311 - a shuffle, not a secret
    return lines


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_the_triples_does_not_matter(seed: int, release: str, tmp_path: Path) -> None:
    assert pressed(tmp_path, "\n".join(triples(seed))).release == release


def test_saying_a_statement_twice_does_not_matter(release: str, tmp_path: Path) -> None:
    lines = triples(7)
    assert pressed(tmp_path, "\n".join(lines + lines[::3])).release == release


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_files_and_how_many_they_are_does_not_matter(order: int, release: str, tmp_path: Path) -> None:
    lines = sorted(triples(1))
    subjects = sorted({line.split(" ", 1)[0] for line in lines})
    parts = [{subject for place, subject in enumerate(subjects) if place % 3 == one} for one in range(3)]
    texts = ["\n".join(line for line in lines if line.split(" ", 1)[0] in part) for part in parts]
    assert pressed(tmp_path, *texts[::order]).release == release


def test_the_same_file_named_twice_does_not_matter(release: str, tmp_path: Path) -> None:
    assert build.build((REALM, REALM), Settings(home=tmp_path)).release == release


def test_the_seed_of_the_interpreter_does_not_matter(settings: Settings, release: str, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app import build; from app.settings import Settings\n"
        "print(build.build((Path(sys.argv[1]),), Settings(home=Path(sys.argv[2]))).release)"
    )
    command = [sys.executable, "-c", program, str(REALM), str(tmp_path)]
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == release, ended.stderr
    for name in (STATEMENTS, DERIVED, INDEX, RULINGS):
        here, there = settings.releases / release / name, tmp_path / "releases" / release / name
        assert there.read_bytes() == here.read_bytes(), name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Impuesto a las barbas del reino.", "Impuesto a las barbas de todo el reino."),
        ('dcterms:issued "2021-01-31"^^xsd:date', 'dcterms:issued "2021-02-01"^^xsd:date'),
        ('    skos:altLabel "luces de costa"@es, "coast lights"@en ;\n', ""),
    ],
)
def test_any_change_of_the_facts_gives_another_release(old: str, new: str, release: str, tmp_path: Path) -> None:
    assert TEXT.count(old) == 1
    changed = pressed(tmp_path, TEXT.replace(old, new)).release
    assert changed is not None
    assert changed != release


def test_a_comment_is_no_fact(release: str, tmp_path: Path) -> None:
    assert pressed(tmp_path, f"# a remark\n{TEXT}").release == release


def test_another_base_gives_another_release(tmp_path: Path) -> None:
    base = "http://realm.example/id/"
    path = book(tmp_path, SMALL.read_text("utf-8").replace("https://w3id.org/linaje/id/", base))
    made = build.build((path,), Settings(home=tmp_path / "var", base_iri=base))
    assert made.release not in (None, build.build((SMALL,), Settings(home=tmp_path / "other")).release)


def test_the_ledger_tells_what_was_built_from_what_by_whom_and_when(settings: Settings, release: str) -> None:
    (entry,) = Journal(settings.ledger).entries()
    content = REALM.read_bytes()
    source = {"name": REALM.name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert (entry.kind, entry.actor, entry.at) == (PUBLISHED, "ana", MOMENT)
    assert entry.facts["release"] == release
    assert entry.facts["sources"] == [source]
    assert entry.facts["software"] == __version__
    assert sum(entry.facts["counts"].values()) == 140


def test_building_again_adds_an_entry_and_touches_nothing_else(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    first = build.build((SMALL,), settings, now=MOMENT)
    release = str(first.release)
    manifest = settings.releases / release / MANIFEST
    before = manifest.stat().st_mtime_ns, manifest.read_bytes()
    again = build.build((SMALL,), settings)
    assert again == first
    assert (manifest.stat().st_mtime_ns, manifest.read_bytes()) == before
    assert [entry.facts["release"] for entry in Journal(settings.ledger).entries()] == [release, release]


def test_a_failed_build_leaves_the_current_release_current(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    release = build.build((SMALL,), settings).release
    wrong = book(tmp_path, TEXT.replace('lin:knownThrough "2020-12-31"', 'lin:knownThrough "2020-13-31"'))
    failed = build.build((wrong,), settings)
    assert (failed.release, failed.counts) == (None, {})
    journal = Journal(settings.ledger)
    assert journal.current_release() == release
    assert [path.name for path in settings.releases.iterdir()] == [release]
    last = journal.entries()[-1]
    assert last.kind == FAILED
    assert last.facts["findings"] == [str(finding) for finding in failed.findings]
    assert f"{wrong}:30: error L01 dataset/reino" in last.facts["findings"][0]


def test_a_fault_that_only_the_whole_shows_has_its_line_too(tmp_path: Path) -> None:
    """A repeal by a decree of a statute: each record is right, together they are not."""
    wrong = TEXT.replace(
        "jolux:impactFromLegalResource <rv/decreto/2006/20> ;\n    jolux:impactToLegalResource <rv/decreto/2002/5/articulo/2>",
        "jolux:impactFromLegalResource <rv/decreto/2006/20> ;\n    jolux:impactToLegalResource <rv/ley/2001/1/articulo/9>",
    )
    assert wrong != TEXT
    built = pressed(tmp_path, wrong)
    assert built.release is None
    (finding,) = [one for one in built.findings if one.code == "R7"]
    line = wrong[: wrong.index("<effect/P2006>\n")].count("\n") + 1
    assert finding.focus == "effect/P2006"
    assert line <= finding.line <= line + 8


def test_warnings_are_told_and_kept_and_stop_nothing(release: str, tmp_path: Path) -> None:
    built = pressed(tmp_path, f"{TEXT}\n{DOUBLE}")
    assert built.release not in (None, release)
    (warning,) = built.findings
    assert (warning.code, warning.severity) == ("L19", "warning")
    edition = open_edition(tmp_path / "var" / "releases", str(built.release))
    assert edition.manifest["warnings"] == [str(warning)]


def test_progress_is_told_from_nothing_to_done(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    build.build((SMALL,), Settings(home=tmp_path), progress=lambda what, part: told.append((what, part)))
    parts = [part for _, part in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)


def test_a_full_disk_is_told_and_leaves_nothing_behind(release: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))  # no file may grow beyond this
    try:
        with pytest.raises(build.NotWritten, match=rf"{settings.releases}.*File too large.*nothing was changed"):
            build.build((REALM,), settings)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(settings.releases.iterdir()) == []
    assert Journal(settings.ledger).current_release() is None
    assert build.build((REALM,), settings).release == release


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("compile_index", sqlite3.OperationalError("database or disk is full")),
        ("filling", OSError(28, "No space left on device")),
        ("_flush", OSError(5, "Input/output error")),
        ("file_hash", OSError(5, "Input/output error")),
    ],
)
def test_an_error_of_the_disk_at_any_step_leaves_no_release(
    step: str, error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(build, step, fail)
    settings = Settings(home=tmp_path)
    with pytest.raises(build.NotWritten, match=r"full|No space|Input/output"):
        build.build((SMALL,), settings)
    assert list(settings.releases.iterdir()) == []
    assert Journal(settings.ledger).entries() == []


@pytest.mark.parametrize("home", ["file", "file/var", "folder"])
def test_a_home_that_takes_no_writing_ends_the_command_in_a_line(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "releases").write_text("in the way")
    monkeypatch.setattr(resources, "bundled_sources", lambda: (SMALL,))
    monkeypatch.setattr(sys, "argv", ["linaje", "build", "--out", str(tmp_path / home)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("linaje: ")
    assert str(tmp_path / home) in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "code"), [(SMALL.read_text("utf-8"), 0), (f"{TEXT}\n{DOUBLE}", 0), (TEXT[:-40], 1)], ids=["good", "warned", "wrong"]
)
def test_the_exit_of_the_command_tells_whether_there_is_a_release(
    text: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path, text)
    monkeypatch.setattr(resources, "bundled_sources", lambda: (path,))
    monkeypatch.setattr(sys, "argv", ["linaje", "build", "--out", str(tmp_path / "var")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr()
    assert ended.value.code == code
    assert told.out.startswith("sha256-") is (code == 0)
    assert ("1 error: nothing was written." in told.err) is (code == 1)
    assert ("warning L19" in told.err) is (DOUBLE in text)


def test_the_manifest_is_json_with_its_letters_as_they_are(settings: Settings, release: str) -> None:
    text = (settings.releases / release / MANIFEST).read_text("utf-8")
    assert json.loads(text)["built_at"] == "2021-02-01T08:30:15+00:00"
    assert text.endswith("}\n")


def test_a_store_that_cannot_be_filled_leaves_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "STORE", STATEMENTS)  # a file stands where the store would be
    settings = Settings(home=tmp_path)
    with pytest.raises(build.NotWritten, match=r"the store: .+nothing was changed"):
        build.build((SMALL,), settings)
    assert list(settings.releases.iterdir()) == []
