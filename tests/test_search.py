"""Full-text search: with or without accents, in any case, by synonyms and beginnings, on a day; odd input raises nothing."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from realm import REALM

from app import build
from app.core.model import Act, Element, Provision, Thing, Topic, Version
from app.core.standing import standing
from app.core.vocabulary import Status
from app.release.edition import Edition, open_edition
from app.settings import Settings

KINDS = {"act": Act, "provision": Provision, "element": Element, "thing": Thing, "topic": Topic}


@pytest.fixture(scope="module")
def realm(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A release of the invented realm."""
    made = Settings(home=tmp_path_factory.mktemp("realm"))
    return open_edition(made.releases, str(build.build((REALM,), made).release))


def ids(edition: Edition, text: str, **more: object) -> list[str]:
    """The identifiers found, best first."""
    return [hit.id for hit in edition.search(text, **more)]  # type: ignore[arg-type]


#: Ways to write the same words: each line finds the same things in the same order.
SAME = [
    [
        "gobierno en línea",
        "gobierno en linea",
        "GOBIERNO EN LINEA",
        "GOBIERNO EN LÍNEA",
        "Gobierno  en-línea!",
        "¿gobierno en línea?",
    ],
    ["trámites", "tramites", "TRÁMITES", "Tra\u0301mites", " trámites. "],
    [
        "datos abiertos",
        '"datos abiertos"',
        "datos* abiertos",
        "(datos) {abiertos}",
        "datos:abiertos",
        "-datos +abiertos",
        "^datos abiertos",
    ],
    ["ipv6", "IPv6", "IPV6"],
    ["señal", "senal", "SEÑAL"],
]


@pytest.mark.parametrize("ways", SAME, ids=[ways[0] for ways in SAME])
def test_accents_case_and_signs_do_not_matter(ways: list[str], edition: Edition) -> None:
    found = {way: edition.search(way) for way in ways}
    assert found[ways[0]]
    assert {way: hits for way, hits in found.items() if hits != found[ways[0]]} == {}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Decreto 1078", "co/decreto/2015/1078"),
        ("1078", "co/decreto/2015/1078"),
        ("e-government", "topic/gobierno-digital"),
        ("open data", "topic/datos-abiertos"),
        ("accesib", "topic/estandares-publicacion-accesibilidad-web"),
        ("MSPI", "topic/seguridad-privacidad-informacion"),
        ("transparencia", "co/ley/2014/1712"),
    ],
)
def test_names_synonyms_and_beginnings_are_found(text: str, id: str, edition: Edition) -> None:
    assert id in ids(edition, text, limit=50)


def test_every_topic_is_found_by_each_of_its_names(edition: Edition) -> None:
    for topic in edition.corpus.all(Topic):
        for name in (topic.label.es, topic.label.en, *topic.synonyms_es, *topic.synonyms_en, topic.slug):
            assert topic.id in ids(edition, name, kind="topic", limit=50), name


def test_every_act_is_found_by_each_of_its_names(edition: Edition) -> None:
    for act in edition.corpus.all(Act):
        for name in (act.label.es, act.label.en, act.short.es, act.short.en, *act.also_known_as):
            assert act.id in ids(edition, name, kind="act", limit=100), name


def test_what_is_found_is_of_the_corpus_and_of_the_kind_asked_for(edition: Edition) -> None:
    seen = set()
    for text in ("gobierno", "digital", "ministerio", "decreto", "seguridad"):
        for hit in edition.search(text, limit=200):
            assert edition.corpus.get(KINDS[hit.kind], hit.id) is not None
            seen.add(hit.kind)
        for kind in KINDS:
            assert {hit.kind for hit in edition.search(text, kind=kind)} <= {kind}
    assert seen == set(KINDS)


def test_a_snippet_shows_the_words_found(edition: Edition) -> None:
    for hit in edition.search("interoperabilidad", limit=50):
        assert "[" in hit.snippet
        assert "interoperabilidad" in hit.snippet.lower()


def test_all_words_must_be_there_and_only_the_last_may_be_a_beginning(edition: Edition) -> None:
    assert ids(edition, "datos abiertos zzzz") == []
    assert ids(edition, "dat abiertos") == []
    assert set(ids(edition, "datos abiertos", limit=500)) <= set(ids(edition, "datos abier", limit=500))
    assert ids(edition, "no existe esto") == []


def test_the_limit_is_kept_and_takes_the_best(edition: Edition) -> None:
    found = edition.search("digital", limit=200)
    assert len(found) > 20
    assert edition.search("digital") == found[:20]
    assert edition.search("digital", limit=3) == found[:3]


DAYS = [
    date(2005, 1, 1),
    date(2010, 1, 1),
    date(2013, 1, 1),
    date(2016, 3, 1),
    date(2018, 6, 13),
    date(2018, 6, 14),
    date(2024, 1, 1),
]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_on_a_day_only_what_stands_or_may_stand_that_day_is_found_and_once(day: date, edition: Edition) -> None:
    hits = edition.search("digital", on=day, kind="provision", limit=500)
    assert len({(hit.id, hit.snippet) for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.start is None or hit.start <= day
        assert hit.end is None or day < hit.end
    found = {hit.id for hit in hits}
    for slot in {version.slot for version in edition.corpus.all(Version)} - found:
        place = standing(edition.corpus, slot, day)
        version = place.spell.version
        if edition.corpus.get(Provision, slot) and place.status is Status.IN_FORCE and version is not None:
            assert not re.search(r"\bdigital", f"{version.heading} {version.summary}", re.IGNORECASE), slot


def test_a_text_that_starts_on_different_days_for_different_classes_is_found_once_on_a_day(edition: Edition) -> None:
    slot = "co/ley/2014/1712/articulo/17/literal/d"
    assert ids(edition, "gobierno en línea", on=date(2024, 1, 1), kind="provision", limit=500).count(slot) == 1
    assert ids(edition, "gobierno en línea", kind="provision", limit=500).count(slot) == 2


def test_the_words_of_a_replaced_text_are_found_on_its_own_days_only(realm: Edition) -> None:
    slot = "rv/decreto/2005/100/titulo/9/capitulo/1"
    versions = realm.corpus.linked(Version, "slot", slot)
    ends = [date(2005, 5, 26), date(2008, 6, 14), date(2012, 5, 16)]
    assert [version.id.partition("@")[2] for version in versions] == [end.isoformat() for end in ends]
    for version, day in zip(versions, ends, strict=True):
        hits = [hit for hit in realm.search(version.heading.es, on=day, limit=100) if hit.id == slot]
        assert [hit.start for hit in hits] == [day]
    assert slot not in ids(realm, versions[0].heading.es, on=date(2005, 5, 25), limit=100)


ODD = [
    "",
    " ",
    '"',
    '""',
    '"""',
    "'",
    "*",
    "**",
    "_",
    "__ _",
    "^",
    "-",
    "NEAR",
    "NEAR(a b)",
    "NEAR(faros, 2",
    "faros AND",
    "OR",
    "NOT faros",
    "faros NOT",
    "label:faros",
    "{label body}: faros",
    "faros; DROP TABLE words",
    "\x00",
    "faros\x00",
    "\ud800",
    "🏛️",
    "👨‍👩‍👧",
    "ﷺ",
    "\u0301",
    "\u200f\u202e",
    "x" * 10_000,
    "faros " * 2_000,
    '"' * 10_000,
    "(" * 10_000,
    "٣",
    "日本",
    "%s %d {0}",
]


@pytest.mark.parametrize("text", ODD, ids=[ascii(text)[:14] for text in ODD])
def test_odd_input_raises_nothing(text: str, realm: Edition) -> None:
    for on in (None, date(2008, 1, 1)):
        assert isinstance(realm.search(text, on=on), list)


def test_operators_of_the_index_are_words_like_others(realm: Edition) -> None:
    assert ids(realm, "faros") != []
    for text in ("faros OR barbas", "faros NOT barbas", "NEAR(faros)", "faros AND barbas"):
        assert ids(realm, text) == []
    for text in ("label:faros", "faros\x00", "(faros", '"faros'):
        assert ids(realm, text) in (ids(realm, "faros"), [])
    assert realm.search("faros " * 2_000) == realm.search("faros " * 20)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=40), kind=st.sampled_from(["", *KINDS, "none"]), limit=st.integers(1, 5))
def test_no_text_at_all_raises(text: str, kind: str, limit: int, realm: Edition) -> None:
    assert len(realm.search(text, kind=kind, limit=limit)) <= limit


def test_the_index_is_a_database_that_is_whole(realm: Edition, edition: Edition) -> None:
    for one in (realm, edition):
        uri = f"{(Path(one.folder) / 'index.sqlite').resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        entries, words = (connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("entry", "words"))  # noqa: S608
        assert entries == words > 20
        connection.close()
