"""Every sentence of every answer there has ever been, in both languages: whole, and without a trace of how it is made."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from realm import REALM, act, commences, day, effect, law, on, version, window

from app import build
from app.core import proof
from app.core.acts import act_standing
from app.core.answer import Considered, Determination, Step, Warning, WhyNot
from app.core.corpus import Corpus, MemoryCorpus
from app.core.governing import governing, history
from app.core.model import Act, Text, Topic
from app.core.timeline import breakpoints
from app.core.vocabulary import EffectType, Rank, Role, StartRule
from app.graph.codecs import Base
from app.render import prose, reasons, rulings
from app.render.language import Language
from app.render.names import name, phrase, place, short_name, unit
from app.settings import Settings

LANGUAGES = (Language("es"), Language("en"))

#: What no reader may see: placeholders, missing values, addresses, identifiers, days as numbers, faulty spacing.
LEAK = re.compile(
    r"[{}]|\bNone\b|https?:|\b(?:co|rv|oecd)/|\b(?:effect|topic|absence|claim|source|addressee)/|@\d|\d{4}-\d{2}-\d{2}"
    r"|\s\s| [.,;:]|\.\.|\(\)|\b(?:de|a) el [a-z]|\A\s|\s\Z|\b[a-z]+_[a-z]+\b"
)
MONTHS = {
    "en": re.compile(r"\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b"),
    "es": re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b"),
}


@pytest.fixture(scope="module")
def realm() -> MemoryCorpus:
    """The invented realm."""
    return MemoryCorpus(build.check((REALM,), Base(Settings().base_iri)).records)


def sentences(corpus: Corpus, answer: Determination, lang: Language) -> Iterator[tuple[str, str]]:
    """Every sentence of an answer, with what it is a sentence of."""
    yield "verdict", prose.verdict(corpus, answer, lang)
    for step in answer.steps:
        yield step.code, prose.step(corpus, step, lang)
    for warning in answer.warnings:
        yield warning.code, prose.warning(corpus, warning, lang)
    for one in answer.considered:
        yield one.why_not, prose.considered(corpus, one, lang)
    for item in answer.governing:
        yield "citation", prose.citation(corpus, item, answer.question.on, lang)


def phrases(corpus: Corpus, answer: Determination, lang: Language) -> Iterator[tuple[str, str]]:
    """Every phrase of an answer that is no sentence."""
    yield "question", prose.question(answer, lang)
    for item in answer.governing:
        yield "period", prose.period(item.since, item.until, lang)
        slot = item.version.slot
        yield from (("name", said(corpus, slot, lang)) for said in (name, short_name, phrase, unit))


def wrong(kind: str, text: str, lang: Language) -> bool:
    """Whether a text shows how it is made, or is empty, a bare code, or in two languages."""
    bare = text.lower().strip(".") == kind.lower()
    return not text or bare or bool(LEAK.search(text)) or bool(MONTHS[lang.code].search(text))


def tried(corpus: Corpus) -> tuple[set[str], list[str]]:
    """The kinds of sentence met in the histories of all topics, and the texts that are wrong."""
    kinds, faulty = set(), []
    for topic in corpus.all(Topic):
        for who in (None, "territorial"):
            for _, answer in history(corpus, topic, who):
                for lang in LANGUAGES:
                    for kind, text in sentences(corpus, answer, lang):
                        kinds.add(kind)
                        if wrong(kind, text, lang) or not text.endswith(".") or text[:1] != text[:1].upper():
                            faulty.append(f"{kind}: {text}")
                    faulty += [f"{kind}: {text}" for kind, text in phrases(corpus, answer, lang) if wrong(kind, text, lang)]
    return kinds, faulty


def test_every_sentence_of_every_history_of_the_real_data_is_whole(corpus: Corpus) -> None:
    kinds, faulty = tried(corpus)
    assert faulty == []
    assert len(kinds) > 30


def test_every_sentence_of_every_history_of_the_realm_is_whole(realm: MemoryCorpus) -> None:
    kinds, faulty = tried(realm)
    assert faulty == []
    assert len(kinds) > 20


def test_both_languages_say_as_much(corpus: Corpus) -> None:
    for topic in corpus.all(Topic):
        for _, answer in history(corpus, topic):
            spanish, english = (list(sentences(corpus, answer, lang)) for lang in LANGUAGES)
            assert [kind for kind, _ in spanish] == [kind for kind, _ in english]
            for (kind, es), (_, en) in zip(spanish, english, strict=True):
                assert sorted(re.findall(r"\d+", es)) == sorted(re.findall(r"\d+", en)), kind


def test_every_reason_of_every_status_is_a_sentence(corpus: Corpus, realm: MemoryCorpus) -> None:
    met = set()
    for held in (corpus, realm):
        for one in held.all(Act):
            days = [*breakpoints(held, one.id), date(1990, 1, 1), date(2016, 3, 1), date(2026, 1, 1)]
            for moment in days:
                answer = act_standing(held, one.id, moment)
                for lang in LANGUAGES:
                    line = reasons.standing_line(answer, lang)
                    assert not wrong("", line, lang)
                    for ground in answer.grounds:
                        met.add(ground.reason)
                        text = reasons.ground(held, ground, lang)
                        assert not wrong(ground.reason, text, lang), text
                        assert text.rstrip('”"»').endswith((".", "!", ")")) or ground.reason == "stated-status", text
    assert len(met) >= 13


def test_names_read_from_the_wide_to_the_narrow_and_phrases_the_other_way(corpus: Corpus) -> None:
    es, en = LANGUAGES
    slot = "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1"
    assert name(corpus, slot, es) == "Decreto 1078 de 2015, Libro 2, Parte 2, Título 9, Capítulo 1"
    assert place(corpus, slot, es) == "Libro 2, Parte 2, Título 9, Capítulo 1"
    assert unit(corpus, slot, es) == "Capítulo 1"
    assert phrase(corpus, slot, es) == "el Capítulo 1 del Título 9 de la Parte 2 del Libro 2 del Decreto 1078 de 2015"
    assert phrase(corpus, "co/ley/2009/1341/articulo/2/numeral/8", es) == "el numeral 8 del artículo 2 de la Ley 1341 de 2009"
    assert phrase(corpus, "co/ley/2009/1341", en) == corpus.all(Act)[0].label.en or "1341" in phrase(
        corpus, "co/ley/2009/1341", en
    )


#: The codes a step or a warning may have, as the core makes them up.
OPENING = {f"text-{kind}" for kind in ("adds", "amends", "incorporates", "substitutes", "revives", "corrects")}
#: Kinds that seldom bring a text, which share one sentence, and the reasons for setting aside that have a step of their own.
OTHERS = {f"text-{kind}" for kind in EffectType} - OPENING - {"text-commences"}
UNDONE = {f"set-aside-{why}" for why in proof.RULE_OF_UNDOING}
STARTING = {f"starts-{rule}" for rule in StartRule}


def _written(module: object) -> set[str]:
    """The texts in a module that look like a code: small words joined by hyphens."""
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)} | ({"deadlines", "ordered", "until"} & texts)


def test_every_code_of_the_core_has_its_sentence_and_no_sentence_is_for_a_code_that_is_none() -> None:
    emitted = _written(proof) | OPENING | STARTING | {"confidence-low", "confidence-unverified"}
    assert (_written(prose) | _written(rulings)) - {"starts", "text", "set-aside"} == emitted


VALUES: dict[str, Any] = {
    "moment": window("2016-03-01", "2016-03-31"),
    "issued": day("2016-02-01"),
    "published": day("2016-02-20"),
    "known_through": day("2020-12-31"),
    "scope": None,
    "text_from": "rv/ley/2001/1/articulo/9",
    "target": "rv/decreto/2003/10",
    "host": "rv/decreto/2005/100/titulo/9",
    "base": "rv/decreto/2002/5",
    "by": "rv/decreto/2006/20",
    "slot": "rv/decreto/2005/100/articulo/9.1.1",
    "type": EffectType.REPEALS.value,
    "why": WhyNot.REPEALED.value,
    "rank": Rank.DECREE.value,
    "count": 2,
    "addressee": "territorial",
    "field": "produced_by",
    "effect": "effect/P2006",
    "until": day("2017-03-01"),
}


@pytest.mark.parametrize("moment", [on("2016-03-01"), VALUES["moment"], window("2016-03-01", None)], ids=["day", "month", "open"])
@pytest.mark.parametrize("lang", LANGUAGES, ids=["es", "en"])
def test_every_code_is_a_whole_sentence_with_any_kind_of_moment(lang: Language, moment: object, realm: MemoryCorpus) -> None:
    values = {**VALUES, "moment": moment}
    absence = "absence/" + next(one.id for one in realm if one.id.startswith("absence/")).partition("/")[2]
    reading = effect(
        "Q",
        EffectType.QUALIFIES,
        "rv/decreto/2006/20",
        "rv/decreto/2003/10",
        reading=Text("Si consta por escrito.", "If in writing."),
    )
    held = MemoryCorpus([*realm, reading])
    faulty = []
    for code in sorted(
        _written(proof) | OPENING | OTHERS | UNDONE | STARTING | {"starts", "confidence-low", "confidence-unverified"}
    ):
        step = Step("R1", code, "rv/decreto/2005/100/titulo/9/capitulo/1", "effect/Q", (absence,), values)
        told = prose.step(held, step, lang)
        if told.lower() == code:
            told = prose.warning(held, Warning(code, "rv/decreto/2005/100/titulo/9/capitulo/1", values), lang)
        if wrong(code, told, lang) or not told.endswith("."):
            faulty.append(f"{code}: {told}")
    assert faulty == []


@pytest.mark.parametrize("lang", LANGUAGES, ids=["es", "en"])
def test_every_reason_to_set_a_norm_aside_is_a_sentence(lang: Language, realm: MemoryCorpus) -> None:
    held = realm.all(Topic)[0]
    (item, *_) = next(answer.governing for _, answer in history(realm, held) if answer.governing)
    for why in WhyNot:
        for by in ("", "rv/decreto/2006/20", item.version.slot):
            one = Considered(Role.POLICY, Rank.DECREE, item.version, why, on("2016-03-01") if by else None, by)
            told = prose.considered(realm, one, lang)
            assert told.endswith(".")
            assert not wrong(why, told, lang), told


def test_an_act_with_odd_letters_in_its_name_is_said_as_it_is() -> None:
    odd = act("rv/decreto/2003/10", label=Text("{x} <b>“Ley”</b> %s", "{x} <b>“Ley”</b> %s"))
    started = commences(odd.id, "2003-05-01")
    corpus = law(odd, started, version(odd.id, "2003-05-01", started.id))
    for lang in LANGUAGES:
        assert "{x} <b>“Ley”</b> %s" in phrase(corpus, odd.id, lang)
        told = prose.step(corpus, Step("R2", "nothing-later", odd.id, values={"known_through": day("2020-12-31")}), lang)
        assert "{x} <b>“Ley”</b> %s" in told


def test_the_answer_of_the_first_page_reads_as_a_lawyer_would_say_it(corpus: Corpus) -> None:
    topic = corpus.get(Topic, "topic/gobierno-digital")
    assert topic is not None
    answer = governing(corpus, topic, date(2016, 3, 1))
    said = prose.verdict(corpus, answer, LANGUAGES[0])
    assert said.startswith("El 1 de marzo de 2016, el tema «Gobierno digital» se rige ")
    capitulo = next(item for item in answer.governing if item.version.slot.endswith("titulo/9/capitulo/1"))
    assert said.endswith(
        "por el Capítulo 1 del Título 9 de la Parte 2 del Libro 2 del Decreto 1078 de 2015, en el texto del Decreto 2573 de 2014."
    )
    assert (
        prose.period(capitulo.since, capitulo.until, LANGUAGES[0]) == "desde el 26 de mayo de 2015 hasta el 13 de junio de 2018"
    )
