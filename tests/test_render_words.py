"""The catalogue is complete in both languages, every word of a closed list has its words, and days are written out."""

from __future__ import annotations

import inspect
import re
import runpy
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from realm import both, day, on, window

from app.core import vocabulary
from app.core.answer import WhyNot
from app.core.proof import deciding_fields
from app.core.vocabulary import EffectType, ReferenceKind
from app.release.edition import Edition
from app.render import words
from app.render.language import LANGUAGES, Language

ROOT = Path(__file__).parent.parent
ES, EN = Language("es"), Language("en")
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "messages.py"))
CATALOGUE = SCRIPT["CATALOGUE"]

with CATALOGUE.open("rb") as _file:
    MESSAGES = [message for message in read_po(_file, locale="es") if message.id]


def forms(text: object) -> list[str]:
    """The singular, or the singular and plural, of a message."""
    return [str(one) for one in text] if isinstance(text, tuple | list) else [str(text)]


def places(text: str) -> list[str]:
    """The placeholders of a message."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_the_catalogue_holds_exactly_the_messages_that_are_said() -> None:
    with CATALOGUE.open("rb") as file:
        new = SCRIPT["brought_up_to_date"](read_po(file, locale="es"))
    assert CATALOGUE.read_bytes() == SCRIPT["as_text"](new)
    assert len(MESSAGES) > 350


def faults(english: str, spanish: str) -> list[str]:
    """What is wrong with a translation."""
    checks = {
        "empty": bool(spanish.strip()),
        "placeholders": places(english) == places(spanish),
        "full stop": english.endswith(".") == spanish.endswith("."),
        "space": (english[:1].isspace(), english[-1:].isspace()) == (spanish[:1].isspace(), spanish[-1:].isspace()),
        "not contracted": not re.search(r"\b(de|a) el (?!\{)", spanish),
        "question marks": spanish.count("¿") == spanish.count("?"),
    }
    return [name for name, right in checks.items() if not right]


def test_every_message_is_translated_whole() -> None:
    assert [message.id for message in MESSAGES if len(forms(message.id)) != len(forms(message.string))] == []
    pairs = [pair for message in MESSAGES for pair in zip(forms(message.id), forms(message.string), strict=True)]
    assert {pair: found for pair in pairs if (found := faults(*pair))} == {}


def test_a_bad_translation_would_be_noticed() -> None:
    assert faults("Repealed by {act}.", "Derogado por {acto}.") == ["placeholders"]
    assert faults("What?", " ") == ["empty", "space"]
    assert faults("The text of it.", "El texto de el acto") == ["full stop", "not contracted"]


def test_few_messages_are_the_same_in_both_languages() -> None:
    same = [
        one for message in MESSAGES for one, other in zip(forms(message.id), forms(message.string), strict=True) if one == other
    ]
    assert [text for text in same if re.search(r"[a-z]{2}", re.sub(r"\{\w+\}", "", text)) and len(text.split()) > 2] == []


LISTS: list[tuple[Callable[..., str], list[StrEnum]]] = [
    (words.status, list(vocabulary.Status)),
    (words.outcome, list(vocabulary.Outcome)),
    (words.role, list(vocabulary.Role)),
    (words.rank, list(vocabulary.Rank)),
    (words.confidence, list(vocabulary.Confidence)),
    (words.edge_kind, [*EffectType, *ReferenceKind]),
    (words.why_not, list(WhyNot)),
    (words.coverage_state, list(vocabulary.CoverageState)),
    (words.claim_basis, list(vocabulary.ClaimBasis)),
    (words.relation, list(vocabulary.Relation)),
    (words.verdict, list(vocabulary.Verdict)),
]


@pytest.mark.parametrize(("said", "members"), LISTS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_member_of_a_list_has_words_of_its_own_in_both_languages(said: Callable[..., str], members: list[StrEnum]) -> None:
    for language in (ES, EN):
        told = [said(member, language) for member in members]
        assert all(told)
        assert len(set(told)) == len(told)
        assert not [text for text in told if re.search(r"[_{}]|[a-z]-[a-z]", text)]
    assert [said(member, ES) for member in members] != [said(member, EN) for member in members]


def test_every_function_of_words_is_tried_here() -> None:
    functions = {
        function for _, function in inspect.getmembers(words, inspect.isfunction) if function.__module__ == words.__name__
    }
    assert functions == {said for said, _ in LISTS} | {words.field, words.record_kind}


def test_every_kind_of_record_that_a_release_counts_has_words(edition: Edition) -> None:
    kinds = sorted(edition.manifest["counts"])
    assert len(kinds) > 15
    for language in (ES, EN):
        told = [words.record_kind(kind, language) for kind in kinds]
        assert len(set(told)) == len(kinds)
        assert not set(told) & set(kinds)
    assert words.record_kind("Unforeseen", ES) == "Unforeseen"


def test_every_field_that_can_decide_has_words() -> None:
    fields = ["issued", "published", "start", "number", "heading", "produced_by", "target", "actor"]
    source = inspect.getsource(inspect.getmodule(deciding_fields) or deciding_fields)
    decided = set(re.findall(r'"(\w+)"', source[source.index("_UNVERIFIED = {") : source.index("def deciding_fields")]))
    assert set(fields) == {one for one in decided if "-" not in one} - {"commencement"}
    for language in (ES, EN):
        told = [words.field(name, language) for name in fields]
        assert len(set(told)) == len(told)
        assert not [text for text in told if "_" in text]
        assert words.field("something_new", language) not in told


@pytest.mark.parametrize(
    ("moment", "spanish", "english"),
    [
        (on("2016-03-01"), "el 1 de marzo de 2016", "on 1 March 2016"),
        (window("2016-03-01", "2016-03-31"), "algún día de marzo de 2016", "on some day of March 2016"),
        (window("2016-02-01", "2016-02-29"), "algún día de febrero de 2016", "on some day of February 2016"),
        (window("2016-01-01", "2016-12-31"), "algún día de 2016", "on some day of 2016"),
        (
            window("2015-12-01", "2016-01-31"),
            "entre el 1 de diciembre de 2015 y el 31 de enero de 2016",
            "between 1 December 2015",
        ),
        (window("2016-03-02", "2016-03-31"), "entre el 2 de marzo de 2016 y el 31 de marzo de 2016", "between 2 March 2016 and"),
        (window("2016-03-01", None), "1 de marzo de 2016", "at a time not recorded, not before 1 March 2016"),
    ],
)
def test_a_moment_is_said_as_well_as_it_is_known(moment: object, spanish: str, english: str) -> None:
    assert spanish in ES.value(moment)
    assert english in EN.value(moment)


def test_days_are_written_so_that_no_order_of_numbers_can_be_mistaken() -> None:
    for number in range(1, 13):
        one = date(2016, number, 3)
        for language in (ES, EN):
            for text in (language.day(one), language.short_day(one)):
                assert re.search(r"[^\W\d]{3}", text)
                assert "2016" in text
    assert ES.last_day(day("2018-06-14")) == "13 de junio de 2018"
    assert EN.last_day(day("2018-03-01")) == "28 February 2018"


@pytest.mark.parametrize(
    ("text", "contracted"),
    [
        ("el texto de el Decreto", "el texto del Decreto"),
        ("sustituye a el Manual", "sustituye al Manual"),
        ("de él y a él", "de él y a él"),
        ("de ellos", "de ellos"),
        ("grande el Decreto", "grande el Decreto"),
    ],
)
def test_spanish_contracts_and_english_does_not(text: str, contracted: str) -> None:
    assert ES.contract(text) == contracted
    assert EN.contract(text) == text


def test_a_language_that_is_none_is_spanish() -> None:
    assert set(LANGUAGES) == {"es", "en"}
    for code in ("", "fr", "EN", "es-CO"):
        assert Language(code).code == "es"


def test_what_is_put_into_a_message_is_never_read_as_one() -> None:
    text = EN.say("On {day}, no norm governs {topic}, as far as is recorded.", day="{topic}", topic="{day.__class__}")
    assert text == "On {topic}, no norm governs {day.__class__}, as far as is recorded."
    assert EN.value(both("x")) == "x (en)"
    assert ES.value(both("x")) == "x (es)"


@pytest.mark.parametrize(
    ("number", "spanish", "english"), [(0, "0 pasos", "0 steps"), (1, "1 paso", "1 step"), (2, "2 pasos", "2 steps")]
)
def test_a_count_agrees_with_its_number(number: int, spanish: str, english: str) -> None:
    assert spanish in ES.count("Why: {count} step", "Why: {count} steps", number)
    assert english in EN.count("Why: {count} step", "Why: {count} steps", number)
