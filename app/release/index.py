"""The compiled index of a release: one read-only SQLite file with every record, the relations between them, and full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from app.core.addressees import atoms_of
from app.core.corpus import Corpus, links_of
from app.core.identifiers import natural_key
from app.core.model import Act, Element, Id, Record, Text, Thing, Topic, Version
from app.core.timeline import scopes_of, timeline
from app.core.vocabulary import Status
from app.release.codec import encode

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE link (relation TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (relation, id, place)) WITHOUT ROWID;
CREATE TABLE premise (record TEXT NOT NULL, place INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (record, place)) WITHOUT ROWID;
CREATE TABLE entry (rowid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, start TEXT, end TEXT);
CREATE VIRTUAL TABLE words USING fts5(label, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
"""

#: Changes when a reader of an older index could no longer read a newer one.
FORMAT = "1"


def compile_index(
    path: Path, corpus: Corpus, records: Iterable[Record], premises: Mapping[Id, Sequence[str]], meta: Mapping[str, str]
) -> None:
    """Write the index of a corpus to a new file. The same records give the same rows."""
    held = sorted(records, key=lambda record: natural_key(record.id))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), ("format", FORMAT)])
        places = {(type(record).__name__, record.id): place for place, record in enumerate(held)}
        connection.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            ((type(record).__name__, record.id, place, encode(record)) for place, record in enumerate(held)),
        )
        links = {
            (relation, identifier, places[type(record).__name__, record.id], type(record).__name__, record.id)
            for record in held
            for relation, identifier in links_of(record)
        }
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", sorted(links))
        connection.executemany(
            "INSERT INTO premise VALUES (?, ?, ?)",
            ((record, place, found) for record, hashes in premises.items() for place, found in enumerate(sorted(hashes))),
        )
        for row, (kind, identifier, start, end, label, body) in enumerate(_entries(corpus), 1):
            connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", (row, kind, identifier, start, end))
            connection.execute("INSERT INTO words(rowid, label, body) VALUES (?, ?, ?)", (row, label, body))
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        connection.execute("PRAGMA optimize")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM")


Entry = tuple[str, Id, str | None, str | None, str, str]


def _entries(corpus: Corpus) -> Iterator[Entry]:
    """What can be searched: acts, topics and things at any time; provisions and elements while their text stands."""
    for topic in corpus.all(Topic):
        words = " ".join((*topic.synonyms_es, *topic.synonyms_en, topic.slug.replace("-", " ")))
        yield "topic", topic.id, None, None, _both(topic.label), f"{words} {_both(topic.definition)}"
    for act in corpus.all(Act):
        names = " ".join((_both(act.short), act.number, *act.also_known_as))
        yield "act", act.id, None, None, _both(act.label), f"{names} {act.title} {_both(act.summary)}"
    for version in corpus.all(Version):
        if version.slot != version.id and corpus.get(Act, version.slot) is None:
            for start, end in _periods(corpus, version):
                yield "provision", version.slot, start, end, _both(version.heading), _both(version.summary)
    for element in corpus.all(Element):
        for identifier in element.established_by:
            found = corpus.get(Version, identifier)
            for start, end in _periods(corpus, found) if found else ():
                yield "element", element.id, start, end, _both(element.label), ""
    for thing in corpus.all(Thing):
        yield "thing", thing.id, None, None, _both(thing.label), _both(thing.note)


def _periods(corpus: Corpus, version: Version) -> Iterator[tuple[str | None, str | None]]:
    """The runs of days on which a version stands for somebody, or may."""
    atoms: Iterable[str | None] = (None,)
    scopes = scopes_of(corpus, version.slot)
    if scopes:
        atoms = sorted(atoms_of(scopes))
    seen = set()
    for atom in atoms:
        for spell in timeline(corpus, version.slot, atom):
            stands = spell.version == version and spell.status in (Status.IN_FORCE, Status.PARTLY)
            if stands or version in spell.possible:
                seen.add((spell.period.start.isoformat(), spell.period.end.isoformat() if spell.period.end else None))
    yield from sorted(seen, key=lambda period: period[0])


def _both(text: Text | None) -> str:
    if text is None:
        return ""
    return text.es if text.es == text.en else f"{text.es} / {text.en}"
