"""Small things that every answer uses: faults, misuse of the core, grades of trust, texts in two languages."""

from __future__ import annotations

from app.core.errors import DayError, IdentifierError, LinajeError, NotRecorded
from app.core.findings import Finding, Severity, has_errors
from app.core.model import Text
from app.core.vocabulary import Confidence, Rank, weakest

FAULT = Finding("L05", Severity.ERROR, "effect/R", "It ends nothing.", "Name its target.")
HINT = Finding("L19", Severity.WARNING, "effect/R", "Twice.", "")


def test_a_fault_says_where_how_grave_what_and_what_to_do() -> None:
    assert str(FAULT) == "error L05 effect/R: It ends nothing. Name its target."
    assert str(FAULT.at("book.ttl", 7)) == "book.ttl:7: error L05 effect/R: It ends nothing. Name its target."
    assert (FAULT.at("book.ttl", 7).file, FAULT.at("book.ttl", 7).line, FAULT.at("x", 1).code) == ("book.ttl", 7, "L05")
    assert str(HINT) == "warning L19 effect/R: Twice."


def test_only_errors_forbid_a_release() -> None:
    assert has_errors([HINT, FAULT])
    assert not has_errors([HINT])
    assert not has_errors([])


def test_misuse_carries_what_was_given_and_how_it_is_written() -> None:
    day = DayError("hoy", "it is no day")
    assert (day.text, day.reason) == ("hoy", "it is no day")
    assert str(day) == "'hoy' is not a usable day: it is no day. Write it as YYYY-MM-DD, for example 2016-03-01."
    name = IdentifierError("co/x", "it has no year")
    assert (name.text, name.reason) == ("co/x", "it has no year")
    assert str(name) == "'co/x' is not an identifier: it has no year. Valid: co/decreto/2015/1078/articulo/2.2.9.1.2.1."
    none = NotRecorded("act", "co/ley/1900/1", ("co/ley/1901/1",))
    assert (none.kind, none.identifier, none.nearest) == ("act", "co/ley/1900/1", ("co/ley/1901/1",))
    assert str(none) == "no act is recorded under 'co/ley/1900/1'"
    assert isinstance(none, LinajeError)


def test_an_answer_is_as_weak_as_its_weakest_fact() -> None:
    assert [grade.weakness for grade in Confidence] == [0, 1, 2, 3]
    assert weakest(Confidence.HIGH, Confidence.LOW, Confidence.MEDIUM) is Confidence.LOW
    assert weakest() is Confidence.HIGH
    assert [rank.order for rank in (Rank.CONSTITUTION, Rank.STATUTE, Rank.DECREE)] == [0, 1, 2]


def test_a_text_is_told_in_english_where_asked_and_else_in_spanish() -> None:
    assert [Text("hoy", "today").in_(lang) for lang in ("es", "en", "fr")] == ["hoy", "today", "hoy"]
