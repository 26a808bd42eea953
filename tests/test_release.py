"""A release: what its files hold, how it is found, compared and gone back to, and that its index answers as memory does."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
import rdflib
from pyoxigraph import NamedNode
from realm import REALM
from sampled import answers

from app import build
from app.core.errors import NotRecorded
from app.core.model import Record, Topic
from app.graph.canonical import statement_hash
from app.graph.codecs import Base
from app.ledger.journal import ROLLED_BACK, Journal
from app.release import library as shelves
from app.release.edition import DERIVED, INDEX, MANIFEST, STATEMENTS, Edition, ReleaseDamaged, ReleaseMissing, open_edition
from app.release.library import Library
from app.settings import Settings

DOCS = Path(__file__).parent.parent / "docs"
NOON = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)
OTHER_TEXT = ("Faros del reino.", "Faros de todo el reino.")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, str, str]:
    """A home with two releases of the invented realm, an hour apart, which differ in one definition."""
    folder = tmp_path_factory.mktemp("two")
    settings = Settings(home=folder / "var", actor="ana")
    other = folder / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace(*OTHER_TEXT), "utf-8")
    names = [build.build((path,), settings, now=NOON + timedelta(hours=n)).release for n, path in enumerate((REALM, other))]
    return settings, str(names[0]), str(names[1])


@pytest.fixture
def library(two: tuple[Settings, str, str]) -> Library:
    """The library of that home."""
    return Library(two[0].releases, Journal(two[0].ledger))


@pytest.fixture(scope="module")
def first(two: tuple[Settings, str, str]) -> Edition:
    """The earlier of the two."""
    return open_edition(two[0].releases, two[1])


def test_the_manifest_has_exactly_the_members_that_are_documented(first: Edition, edition: Edition) -> None:
    page = (DOCS / "reference" / "release-format.md").read_text("utf-8")
    table = page[page.index("## `manifest.json`") : page.index("## `index.sqlite`")]
    documented = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(first.manifest) == sorted(edition.manifest) == sorted(documented)


def test_the_manifest_says_what_is_in_the_release(first: Edition) -> None:
    told = first.manifest
    lines = list(first.statements())
    assert told["statements"] == len(lines)
    assert told["known_through"] == "2020-12-31" == first.corpus.known_through.isoformat()
    assert told["warnings"] == []
    kinds = {kind.__name__: len(first.corpus.all(kind)) for kind in get_args(Record)}
    assert told["counts"] == {kind: count for kind, count in kinds.items() if count}
    assert sum(kinds.values()) == 140
    for name, sha256 in told["files"].items():
        assert hashlib.sha256((first.folder / name).read_bytes()).hexdigest() == sha256


def test_the_name_is_the_hash_of_the_statements_byte_for_byte(first: Edition, edition: Edition) -> None:
    for one in (first, edition):
        content = (one.folder / STATEMENTS).read_bytes()
        assert one.id == one.folder.name == "sha256-" + hashlib.sha256(content).hexdigest()
        lines = content.decode().splitlines()
        assert lines == sorted(set(lines))
        assert content.endswith(b" .\n")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # raised inside the reader
def test_another_program_reads_the_statements_and_finds_no_blank_node(first: Edition) -> None:
    for name in (STATEMENTS, DERIVED):
        content = (first.folder / name).read_text("utf-8")
        dataset = rdflib.Dataset()
        dataset.parse(data=content, format="nquads")
        quads = list(dataset.quads())
        assert len(quads) == len(content.splitlines())
        assert not [quad for quad in quads if any(isinstance(term, rdflib.BNode) for term in quad)]


def test_every_record_has_a_graph_of_its_own_that_says_where_it_comes_from(first: Edition, base: Base) -> None:
    iri = base.iri
    graphs = {line.rsplit(" ", 2)[1] for line in first.statements()}
    records = [record.id for kind in get_args(Record) for record in first.corpus.all(kind)]
    assert graphs == {f"<{iri}assertion/{record}>" for record in records}
    lines = list(first.statements())
    told = f"<{iri}assertion/rv/decreto/2003/10> <http://www.w3.org/ns/prov#wasDerivedFrom> <{iri}source/cronica> "
    assert [line for line in lines if line.startswith(told)]


def test_the_premises_of_a_record_are_the_hashes_of_its_statements(first: Edition, edition: Edition) -> None:
    for one in (first, edition):
        lines = list(one.statements())
        hashes = {statement_hash(line) for line in lines}
        told = [found for kind in get_args(Record) for record in one.corpus.all(kind) for found in one.corpus.premises(record.id)]
        assert len(told) == len(lines)
        assert set(told) == hashes
    assert list(first.corpus.premises("rv/none")) == []


def test_the_store_holds_statements_what_follows_and_the_vocabulary_and_takes_no_writing(first: Edition) -> None:
    store = first.store()
    ontology = NamedNode(first.manifest["base_iri"] + "graph/ontology")
    held = {f"{quad} ." for quad in store if quad.graph_name != ontology}
    written = {line for name in (STATEMENTS, DERIVED) for line in (first.folder / name).read_text("utf-8").splitlines()}
    assert held == written
    assert len(list(store.quads_for_pattern(None, None, None, ontology))) > 500
    with pytest.raises(RuntimeError, match="read-write"):
        store.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")


def test_the_library_knows_the_current_the_named_and_the_pinned(library: Library, two: tuple[Settings, str, str]) -> None:
    _, one, other = two
    assert library.names() == sorted([one, other])
    assert library.current().id == other
    assert library.named(one).id == one
    assert library.named(one) is library.named(one)
    pinned = Library(library.releases, library.journal, pinned=one)
    assert pinned.current().id == one


@pytest.mark.parametrize(
    ("after", "place"), [(timedelta(0), 1), (timedelta(minutes=59), 1), (timedelta(hours=1), 2), (timedelta(days=9), 2)]
)
def test_the_library_knows_what_was_current_at_a_moment(
    after: timedelta, place: int, library: Library, two: tuple[Settings, str, str]
) -> None:
    assert library.at(NOON + after).id == two[place]


def test_before_the_first_build_there_is_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(NotRecorded):
        library.at(NOON - timedelta(seconds=1))
    empty = Library(tmp_path / "none", Journal(f"sqlite:///{tmp_path / 'l.sqlite'}"))
    assert list(empty.names()) == []
    assert list(empty.history()) == []
    with pytest.raises(ReleaseMissing, match="linaje build"):
        empty.current()


@pytest.mark.parametrize(
    "name", ["", "latest", "..", "../releases", "sha256-" + "0" * 64, "SHA256-" + "0" * 64, "sha256-" + "0" * 63]
)
def test_a_name_that_is_none_is_refused_with_those_there_are(name: str, library: Library, two: tuple[Settings, str, str]) -> None:
    with pytest.raises(NotRecorded) as refused:
        library.named(name)
    assert refused.value.nearest == tuple(sorted(two[1:]))


def test_the_difference_is_exactly_what_was_corrected(library: Library, two: tuple[Settings, str, str]) -> None:
    _, one, other = two
    there = library.compare(one, other)
    assert [len(there.retracted), len(there.asserted)] == [1, 1]
    assert there.retracted[0] == there.asserted[0].replace(OTHER_TEXT[1], OTHER_TEXT[0])
    assert OTHER_TEXT[1] in there.asserted[0]
    back = library.compare(other, one)
    assert (back.retracted, back.asserted) == (there.asserted, there.retracted)
    assert library.compare(one, one) == shelves.Difference((), ())


def test_going_back_is_an_entry_and_answers_are_as_before(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "var")
    other = tmp_path / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace("2008-06-14", "2008-06-15"), "utf-8")
    one = str(build.build((REALM,), settings).release)
    library = Library(settings.releases, Journal(settings.ledger))
    before = [answer for topic in library.current().corpus.all(Topic) for answer in answers(library.current().corpus, topic)]
    two = str(build.build((other,), settings).release)
    assert library.named(two).id != one
    files = sorted((path, path.stat().st_mtime_ns) for path in settings.releases.rglob("*") if path.name != "LOG")
    library.roll_back(one, "beto")
    assert library.current().id == one
    assert [
        answer for topic in library.current().corpus.all(Topic) for answer in answers(library.current().corpus, topic)
    ] == before
    assert sorted((path, path.stat().st_mtime_ns) for path in settings.releases.rglob("*") if path.name != "LOG") == files
    entry = library.history()[-1]
    assert (entry.kind, entry.actor, dict(entry.facts)) == (ROLLED_BACK, "beto", {"release": one})
    with pytest.raises(NotRecorded):
        library.roll_back("sha256-" + "0" * 64, "beto")
    assert library.history()[-1] == entry
    assert library.journal.faults() == []


def test_a_running_server_takes_a_new_release_within_the_time_it_trusts_the_old(
    two: tuple[Settings, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, one, other = two
    now = [100.0]
    monkeypatch.setattr("app.release.library.time.monotonic", lambda: now[0])
    serving = Library(settings.releases, Journal(settings.ledger))
    monkeypatch.setattr(serving.journal, "current_release", lambda: one)
    assert serving.current().id == one
    monkeypatch.setattr(serving.journal, "current_release", lambda: other)
    now[0] += shelves.FRESH_FOR
    assert serving.current().id == one
    now[0] += 0.01
    assert serving.current().id == other


def test_the_index_of_a_release_takes_no_writing(first: Edition) -> None:
    before = (first.folder / "index.sqlite").read_bytes()
    connection = first._connection  # noqa: SLF001 - the door that must be shut
    with pytest.raises(Exception, match="readonly"):
        connection.execute("DELETE FROM record")
    assert (first.folder / "index.sqlite").read_bytes() == before
    assert (first.folder / MANIFEST).is_file()


def test_an_index_of_another_version_is_not_read_and_a_build_replaces_it(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    name = build.build([REALM], settings, now=NOON).release
    assert name
    index = settings.releases / name / INDEX
    index.chmod(0o644)
    with closing(sqlite3.connect(index)) as rows, rows:
        rows.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    with pytest.raises(ReleaseDamaged, match="another version of Linaje"):
        open_edition(settings.releases, name)
    assert build.build([REALM], settings, now=NOON).release == name
    assert open_edition(settings.releases, name).corpus.known_through
