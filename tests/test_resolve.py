"""What a reader means: citations, names and plain words to identifiers; several where they are ambiguous, none where unknown."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from realm import EXPECTED, REALM

from app import build
from app.core.corpus import Corpus, MemoryCorpus
from app.core.model import Act, Provision, Topic
from app.graph.codecs import Base
from app.release.resolve import Axis, find_topic, looks_like_slug, nearest_acts, nearest_topics, resolve
from app.settings import Settings

BASE = Settings().base_iri


def _table() -> list[tuple[str, list[str]]]:
    with (EXPECTED / "resolved.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["text"], row["means"].split()) for row in csv.DictReader(lines, strict=True)]


ROWS = _table()


@pytest.fixture(scope="module")
def realm() -> MemoryCorpus:
    """The invented realm."""
    return MemoryCorpus(build.check((REALM,), Base(BASE)).records)


def meant(corpus: Corpus, text: str) -> list[str]:
    """The candidates that nothing sets apart from the best, as every caller takes them."""
    found = resolve(corpus, text, BASE)
    return [one.id for one in found if one.score >= found[0].score - 1]


def test_the_table_has_texts_of_every_outcome() -> None:
    assert len({text for text, _ in ROWS}) == len(ROWS) >= 75
    assert {min(len(means), 2) for _, means in ROWS} == {0, 1, 2}


@pytest.mark.parametrize(("text", "means"), ROWS, ids=[text for text, _ in ROWS])
def test_a_text_means_exactly_what_the_table_says(text: str, means: list[str], corpus: Corpus) -> None:
    assert meant(corpus, text) == means


def test_every_act_is_found_by_its_identifier_address_and_name(corpus: Corpus) -> None:
    for act in corpus.all(Act):
        for text in (act.id, BASE + act.id, act.label.es, act.label.en, act.short.es, act.short.en, *act.also_known_as):
            found = [one for one in resolve(corpus, text, BASE) if one.kind == "act"]
            assert act.id in [one.id for one in found if one.score >= found[0].score - 1], text


def test_every_provision_is_found_by_its_identifier_and_address(corpus: Corpus) -> None:
    for provision in corpus.all(Provision):
        for text in (provision.id, BASE + provision.id):
            (first, *_) = resolve(corpus, text, BASE)
            assert (first.id, first.kind, first.axis) == (provision.id, "provision", Axis.IDENTIFIER)


def test_every_topic_is_found_by_each_of_its_names(corpus: Corpus) -> None:
    for topic in corpus.all(Topic):
        names = (topic.id, BASE + topic.id, topic.slug, topic.label.es, topic.label.en, *topic.synonyms_es, *topic.synonyms_en)
        for text in (*names, topic.label.es.upper(), f"  {topic.label.en} "):
            found = find_topic(corpus, text, BASE)
            assert found is not None, text
            assert found.id == topic.id, text


def test_what_is_missing_of_a_path_is_said(corpus: Corpus) -> None:
    (first, *_) = resolve(corpus, "parágrafo 1 del artículo 2.2.9.1.2.2 del Decreto 1078 de 2015", BASE)
    assert (first.id, first.missing) == ("co/decreto/2015/1078/articulo/2.2.9.1.2.2", "paragrafo 1")
    (act, *_) = resolve(corpus, "artículo 99 del Decreto 2573 de 2014", BASE)
    assert (act.id, act.kind, act.missing) == ("co/decreto/2014/2573", "act", "articulo 99")
    assert act.score < first.score


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Decreto 1079 de 2015", "co/decreto/2015/1078"),
        ("decreto 1078 de 2014", "co/decreto/2015/1078"),
        ("co/decreto/2015/1079", "co/decreto/2015/1078"),
        ("Ley 1340 de 2009", "co/ley/2009/1341"),
        ("Resolución 1519", "co/resolucion-mintic/2020/1519"),
        ("MSPI v9", "co/modelo/mspi/v1.0.0"),
    ],
)
def test_for_an_act_that_is_not_recorded_the_nearest_are_suggested(text: str, near: str, corpus: Corpus) -> None:
    suggested = nearest_acts(corpus, text)
    assert suggested[0].id == near
    assert len({act.id for act in suggested}) == len(suggested) == 5


@pytest.mark.parametrize(
    ("text", "near"), [("gobierno digittal", "gobierno-digital"), ("ipv 6", "adopcion-ipv6"), ("sede electr", "sede-electronica")]
)
def test_for_a_topic_that_is_none_the_nearest_are_suggested(text: str, near: str, corpus: Corpus) -> None:
    suggested = [topic.slug for topic in nearest_topics(corpus, text)]
    assert near in suggested[:2]
    assert len(set(suggested)) == len(suggested) <= 5


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("gobierno-digital", True),
        (" ley-20 ", True),
        ("topic/faros", True),
        (BASE + "topic/faros", True),
        ("gobierno", False),
        ("gobierno digital", False),
        ("Gobierno-Digital", False),
        ("", False),
        ("-", False),
    ],
)
def test_a_slug_is_told_from_words(text: str, slug: bool) -> None:
    assert looks_like_slug(text, BASE) is slug


def test_a_topic_inside_a_question_gives_way_to_a_citation(realm: MemoryCorpus) -> None:
    assert meant(realm, "¿quién cobra el impuesto a las barbas?") == ["topic/barbas"]
    assert meant(realm, "Ley 1 de 2001 sobre el impuesto a las barbas") == ["rv/ley/2001/1"]
    assert meant(realm, "la pesca de altura") == []


ODD = [
    "",
    " ",
    "\x00",
    "/",
    "//",
    "@",
    "co/",
    "a/b/c/d/e",
    '"',
    "*",
    "🏛️",
    "ﷺ",
    "\ud800",
    "%s",
    "((((",
    "../..",
    "ley" * 5_000,
    "9" * 5_000,
]


@pytest.mark.parametrize("text", ODD, ids=[ascii(text)[:12] for text in ODD])
def test_odd_texts_mean_nothing_and_raise_nothing(text: str, realm: MemoryCorpus) -> None:
    assert resolve(realm, text, BASE) == []
    assert find_topic(realm, text, BASE) is None
    assert len(nearest_topics(realm, text)) <= 5
    assert len(nearest_acts(realm, text)) == 5


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.text("decrto lyaí0123456789./-@", max_size=40)))
def test_whatever_is_asked_the_answer_is_of_the_corpus_and_best_first(text: str, realm: MemoryCorpus) -> None:
    found = resolve(realm, text, BASE)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert len({one.id for one in found}) == len(found)
    kinds = {"act": Act, "provision": Provision, "topic": Topic}
    assert all(realm.get(kinds[one.kind], one.id) for one in found)
