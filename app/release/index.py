"""The compiled index of a release: one read-only SQLite file with every record, the relations between them, and full text."""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Protocol

from app.core import brief
from app.core.addressees import AddresseeClass, atoms_of
from app.core.citation import fold
from app.core.corpus import Corpus, links_of
from app.core.governing import claims
from app.core.identifiers import act_of, natural_key
from app.core.model import Act, Element, Id, Provision, Record, Text, Thing, Topic, Version
from app.core.statistics import statistics
from app.core.steps import Ruling, days_of, rulings
from app.core.timeline import scopes_of, timeline
from app.core.vocabulary import Status
from app.graph.packing import encode
from app.release.stems import SHORT, roots_of, words_of
from app.release.tables import FORMAT, INDEXES, SCHEMA


def compile_index(
    path: Path,
    corpus: Corpus,
    records: Iterable[Record],
    premises: Iterable[tuple[Id, int, int]],
    meta: Mapping[str, str],
    passages: Iterable[Readable] = (),
) -> None:
    """Write the index of a corpus to a new file. The same records and passages give the same rows."""
    held = sorted(records, key=lambda record: natural_key(record.id))
    with closing(sqlite3.connect(path)) as connection, connection:
        # The file is made aside and thrown away if anything fails: no journal is needed, and the build flushes it at the end.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [*meta.items(), ("format", FORMAT)])
        ordered = sorted(enumerate(held), key=lambda pair: (type(pair[1]).__name__, pair[1].id))
        connection.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            ((type(record).__name__, record.id, place, encode(record)) for place, record in ordered),
        )
        links = sorted(
            {
                (relation, identifier, place, type(record).__name__, record.id)
                for place, record in ordered
                for relation, identifier in links_of(record)
            }
        )
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", links)
        del links
        connection.executemany("INSERT INTO premise VALUES (?, ?, ?)", premises)
        _write_names(connection, held)
        steps = ((topic.id, array("l", days_of(corpus, topic)).tobytes()) for topic in corpus.all(Topic))
        connection.executemany("INSERT INTO step VALUES (?, ?)", steps)
        connection.executemany("INSERT INTO brief VALUES (?, ?, ?, ?, ?)", _briefs(corpus))
        numbers = json.dumps(asdict(statistics(corpus)), ensure_ascii=False, sort_keys=True)
        connection.execute("INSERT INTO meta VALUES ('statistics', ?)", (numbers,))
        found = chain(((entry, "") for entry in _entries(corpus)), _read(corpus, passages))
        for row, (entry, locator) in enumerate(found, 1):
            _write_entry(connection, row, entry, locator)
        connection.execute("INSERT INTO words(words) VALUES ('optimize')")
        connection.execute("INSERT INTO spelled(spelled) VALUES ('optimize')")
        connection.executescript(INDEXES)
        connection.execute("PRAGMA optimize")


def _write_names(connection: sqlite3.Connection, held: Sequence[Record]) -> None:
    row = 0
    for place, record in enumerate(held):
        if isinstance(record, Act):
            kind = record.kind.rpartition("/")[2]
            values = (place, record.id, record.id.split("/")[1], kind, record.number.lstrip("0"), record.year, record.rank.order)
            connection.execute("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?, ?)", values)
            for folded in dict.fromkeys(map(fold, act_names(record))):
                row += 1
                connection.execute("INSERT INTO called VALUES (?, ?, ?)", (row, folded, record.id))
                if not any(letter.isdigit() for letter in folded):  # others are found by their number
                    connection.execute("INSERT INTO spelled(rowid, folded) VALUES (?, ?)", (row, folded))
        elif isinstance(record, Provision) and "." in record.number and record.kind.endswith("articulo"):
            connection.execute("INSERT INTO dotted VALUES (?, ?)", (record.number, record.id))


def act_names(act: Act) -> tuple[str, ...]:
    """Everything an act is called."""
    return (act.label.es, act.label.en, act.short.es, act.short.en, *act.also_known_as)


def short_answers(corpus: Corpus) -> Iterator[tuple[Id, str, Iterable[tuple[int, Ruling]]]]:
    """The answers in short for each topic, and for each class where that may make a difference; see `app.release.rulings`."""
    for topic in corpus.all(Topic):
        for addressee in ("", *AddresseeClass) if _distinguishes(corpus, topic) else ("",):
            yield topic.id, str(addressee), rulings(corpus, topic, addressee or None)


def _briefs(corpus: Corpus) -> Iterator[tuple[Id, int, int, str, int | None]]:
    for act in corpus.all(Act):
        for day, until, told in brief.steps(corpus, act):
            yield act.id, day, until, told.status.value, told.since.toordinal() if told.since else None


def _distinguishes(corpus: Corpus, topic: Topic) -> bool:
    """Whether the answer may differ from one class of addressee to another."""
    for claim in claims(corpus, topic):
        act = corpus.get(Act, act_of(claim.version.slot))
        if claim.version.addressees or (act and act.addressees) or scopes_of(corpus, claim.version.slot):
            return True
    return False


Entry = tuple[str, Id, Id, str | None, str | None, str, str]


def _write_entry(connection: sqlite3.Connection, row: int, entry: Entry, locator: str = "") -> None:
    kind, identifier, version, start, end, label, body = entry
    stored = zlib.compress(f"{label}\n{body}".encode(), 6)
    values = (row, kind, identifier, version, start, end, locator, stored)
    connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    roots = roots_of(f"{label} {body}")
    # The texts of acts are long and found by their roots; what is never searched by its root stands as written.
    written = " ".join(sorted({word for word in words_of(body) if len(word) <= SHORT})) if locator else body
    connection.execute("INSERT INTO words(rowid, label, body, roots) VALUES (?, ?, ?, ?)", (row, label, written, roots))


def _entries(corpus: Corpus) -> Iterator[Entry]:
    """What can be searched: acts, topics and things at any time; provisions and elements while their text stands."""
    for topic in corpus.all(Topic):
        words = " ".join((*topic.synonyms_es, *topic.synonyms_en, topic.slug.replace("-", " ")))
        yield "topic", topic.id, "", None, None, _both(topic.label), f"{words} {_both(topic.definition)}"
    for act in corpus.all(Act):
        names = " ".join((_both(act.short), act.number, *act.also_known_as))
        own, start, end = _standing_of(corpus, act)
        yield "act", act.id, own, start, end, _both(act.label), f"{names} {act.title} {_both(act.summary)}"
    for version in corpus.all(Version):
        if version.slot != version.id and corpus.get(Act, version.slot) is None:
            for start, end in _periods(corpus, version):
                yield "provision", version.slot, version.id, start, end, _both(version.heading), _both(version.summary)
    for element in corpus.all(Element):
        for identifier in element.established_by:
            found = corpus.get(Version, identifier)
            for start, end in _periods(corpus, found) if found else ():
                yield "element", element.id, identifier, start, end, _both(element.label), ""
    for thing in corpus.all(Thing):
        yield "thing", thing.id, "", None, None, _both(thing.label), _both(thing.note)


class Readable(Protocol):
    """A part of the text of an act that can be searched; see `loaders.source.Passage`."""

    @property
    def act(self) -> Id:
        """The act."""

    @property
    def slot(self) -> Id:
        """The unit of the act."""

    @property
    def locator(self) -> str:
        """What the unit is called."""

    @property
    def text(self) -> str:
        """Its words."""


def _read(corpus: Corpus, passages: Iterable[Readable]) -> Iterator[tuple[Entry, str]]:
    """The texts that were read, while they stand: as long as the first text of their unit, or of their act, does."""
    for passage in passages:
        if corpus.get(Act, passage.act) is None:
            continue
        slot = passage.slot if corpus.linked(Version, "slot", passage.slot) else passage.act
        for version in corpus.linked(Version, "slot", slot)[:1]:
            for start, end in _periods(corpus, version):
                yield ("text", passage.act, version.id, start, end, "", passage.text), passage.locator


def _standing_of(corpus: Corpus, act: Act) -> tuple[Id, str | None, str | None]:
    """The text of an act itself and the first and last of the days on which it stood, for the order of what is found."""
    for version in corpus.linked(Version, "slot", act.id):
        periods = list(_periods(corpus, version))
        if periods:
            return version.id, periods[0][0], periods[-1][1]
    return "", None, None


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
