"""What the bridge writes it reads back: any record of any kind, as statements and as canonical Turtle, in any order."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from realm import REALM

from app import build, resources
from app.core.identifiers import natural_key
from app.core.model import Commencement, Evidence, Governance, Record, Text
from app.core.period import FIRST_DAY, LAST_DAY, Moment
from app.core.vocabulary import Confidence, Role, StartRule
from app.graph.canonical import line_of, quads_of, record_of_line
from app.graph.codecs import Base, Both, Codec, Kind, Many, Names, One, Roles, When
from app.graph.mapping import to_records, to_triples
from app.graph.table import SHAPES
from app.graph.turtle import write
from app.settings import Settings
from loaders.turtle import load_turtle

BASE = Base(Settings().base_iri)
KINDS = sorted(SHAPES, key=lambda kind: kind.__name__)
CURATED = (*resources.bundled_sources(), REALM)

#: What a curator may type: every letter and sign of Unicode but those the loaders refuse, and both ends of a line.
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"), include_characters="\n\t\"\\'"), max_size=12).map(
    lambda words: unicodedata.normalize("NFC", words.replace("�", "?").replace("￼", "?"))
)
IDS = st.from_regex(r"[a-z]{1,6}(/[a-z0-9][a-z0-9.~@-]{0,6}){1,2}", fullmatch=True).map(lambda name: name.rstrip("."))
DAYS = st.dates(FIRST_DAY, LAST_DAY)
TEXTS = st.builds(Text, WORDS, WORDS)
MOMENTS = st.one_of(
    DAYS.map(Moment.on),
    DAYS.map(lambda day: Moment(day, None)),
    st.builds(
        lambda day, length: Moment(day, min(day + timedelta(length), LAST_DAY)),
        st.dates(FIRST_DAY, LAST_DAY - timedelta(4_000)),
        st.integers(1, 4_000),
    ),
)
SINGLE: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.ID: IDS,
    Kind.IRI: IDS.map(lambda name: f"https://example.org/{name}"),
    Kind.DAY: DAYS,
    Kind.INTEGER: st.integers(-999_999_999, 999_999_999),
    Kind.YEAR: st.integers(0, 9_999),
    Kind.PARTIAL: st.one_of(
        st.integers(1500, 9999).map(str), st.builds("{:04}-{:02}".format, DAYS.map(lambda day: day.year), st.integers(1, 12))
    ),
    Kind.BOOLEAN: st.booleans(),
    Kind.STRING: WORDS,
    Kind.SPANISH: WORDS,
    Kind.ENGLISH: WORDS,
}
#: Kinds whose empty value is the empty text, and not None.
TEXTUAL = {Kind.ID, Kind.IRI, Kind.STRING, Kind.SPANISH, Kind.ENGLISH, Kind.PARTIAL}


def _in_order(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Several different values in canonical order: a file has no other."""
    return st.lists(values, unique=True, max_size=3).map(lambda found: tuple(sorted(found)))


def _one(codec: One, optional: bool) -> st.SearchStrategy[Any]:
    if isinstance(codec.kind, type):
        values: st.SearchStrategy[Any] = st.sampled_from(codec.kind)
    else:
        values = SINGLE[codec.kind]
        if codec.kind in TEXTUAL:
            return st.just("") | values
    return st.none() | values if optional else values


def _values(codec: Codec, optional: bool) -> st.SearchStrategy[Any]:
    """The values that an attribute may have."""
    match codec:
        case One():
            return _one(codec, optional)
        case Many(kind=Kind() as kind):
            return _in_order(SINGLE[kind])
        case Both():
            return st.none() | TEXTS if optional else TEXTS
        case When():
            return st.none() | MOMENTS
        case Roles():
            held = st.lists(st.tuples(st.sampled_from(Role), IDS), unique=True, max_size=4)
            order = list(Role)
            return held.map(
                lambda found: tuple(
                    Governance(topic=topic, role=role)
                    for role, topic in sorted(found, key=lambda one: (order.index(one[0]), one[1]))
                )
            )
        case Names():
            return _in_order(st.sampled_from(sorted(codec.names)))
        case _:
            raise TypeError(f"no values for {codec}")


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a kind, with every attribute that the table of the bridge gives it."""
    types = {field.name: str(field.type) for field in fields(kind)}
    parts: dict[str, st.SearchStrategy[Any]] = {"id": IDS}
    evidence: dict[str, st.SearchStrategy[Any]] = {}
    for name, codec in SHAPES[kind].attributes.items():
        outer, _, inner = name.partition(".")
        if outer == "evidence":
            evidence[inner] = _values(codec, optional=inner == "note")
        elif outer == "commencement":
            months = st.none() | SINGLE[Kind.INTEGER]
            parts[outer] = st.none() | st.builds(Commencement, rule=st.sampled_from(StartRule), months=months)
        else:
            parts[name] = _values(codec, optional="None" in types[name])
    if evidence:
        parts["evidence"] = st.builds(Evidence, **evidence)
    return st.builds(kind, **parts)


def _held(codec_names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in codec_names} | {"id"}


def test_the_table_holds_every_kind_of_record_and_every_field_of_it() -> None:
    assert set(SHAPES) == set(get_args(Record))
    for kind, shape in SHAPES.items():
        assert _held(set(shape.attributes)) == {field.name for field in fields(kind)}, kind.__name__
        inside = {name.partition(".")[2] for name in shape.attributes if name.startswith("evidence.")}
        assert inside in (set(), {field.name for field in fields(Evidence)})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_is_read_back_from_its_statements(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    triples = list(to_triples(record, BASE))
    data.draw(st.randoms()).shuffle(triples)
    assert to_records(triples, BASE) == ([record], [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_is_read_back_from_its_canonical_turtle(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    text = write([record], BASE)
    loaded = load_turtle(Path("book.ttl"), text.encode(), BASE)
    assert loaded.findings == []
    assert loaded.records == [record]
    assert write(loaded.records, BASE) == text


def test_the_realm_has_every_kind_of_record_and_comes_back_equal() -> None:
    loaded = load_turtle(REALM, REALM.read_bytes(), BASE)
    assert {type(record) for record in loaded.records} == set(SHAPES)
    triples = [triple for record in loaded.records for triple in to_triples(record, BASE)]
    assert to_records(reversed(triples), BASE) == (sorted(loaded.records, key=lambda record: natural_key(record.id)), [])


def test_the_real_data_come_back_equal_from_the_statements_of_their_release(bundled: build.Checked) -> None:
    """Each record stands in the graph of its own assertion; those graphs together give the records and nothing else."""
    own = [quad for quad in quads_of(bundled.records, BASE) if quad.subject != quad.graph_name]
    assert {record_of_line(line_of(quad), BASE) for quad in own} == {record.id for record in bundled.records}
    read, errors = to_records([quad.triple for quad in own], BASE)
    assert errors == []
    assert read == sorted(bundled.records, key=lambda record: natural_key(record.id))


@pytest.mark.parametrize("path", CURATED, ids=lambda path: path.name)
def test_a_curated_file_stands_in_canonical_order(path: Path) -> None:
    loaded = load_turtle(path, path.read_bytes(), BASE)
    assert loaded.findings == []
    assert write(reversed(loaded.records), BASE) == path.read_text("utf-8"), f"put it in order: linaje format {path}"


def test_a_word_of_a_list_is_written_as_its_own_list_says() -> None:
    """`none` is a word of two lists and `unknown` of two: each attribute must write the one of its own."""
    seen: dict[str, set[str]] = {}
    for kind, shape in SHAPES.items():
        for codec in shape.attributes.values():
            if isinstance(codec, One) and isinstance(codec.kind, type) and issubclass(codec.kind, StrEnum):
                for word in codec.kind:
                    # Written without its default, which is what an absent property means.
                    (pair,) = replace(codec, default=None).write(word, BASE)
                    assert codec.read({pair[0]: [pair[1]]}, BASE) is word, (kind, word)
                    seen.setdefault(codec.kind.__name__, set()).add(pair[1].value.rpartition("/")[0])
    assert all(len(lists) == 1 for lists in seen.values())
    assert len({min(lists) for lists in seen.values()}) == len(seen)
    assert Confidence.__name__ in seen
