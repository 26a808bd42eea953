"""Sentences that are known to be read wrongly, with what should be read of each.

Whoever mends one is told so by its test, and takes its line out of `expected/misread.jsonl`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reading import cited, effects, entry, notes

from app.core.reading.asked import answer

TABLE = Path(__file__).parent / "expected" / "misread.jsonl"
HOST = {"act": {"type": "ley", "number": "10", "year": 1990}, "path": [{"kind": "articulo", "n": "7"}]}


def lines() -> list[dict[str, Any]]:
    """The sentences of the table."""
    return [json.loads(line) for line in TABLE.read_text("utf-8").splitlines()]


def narrowed(told: Any, wanted: Any) -> Any:
    """What is told, with only the keys that are asked for."""
    if isinstance(told, dict) and isinstance(wanted, dict):
        return {key: narrowed(told.get(key), wanted[key]) for key in wanted}
    if isinstance(told, list) and isinstance(wanted, list) and len(told) == len(wanted):
        return [narrowed(one, other) for one, other in zip(told, wanted, strict=True)]
    return told


def read(one: dict[str, Any]) -> list[Any]:
    """What is read of a sentence today: in short, or the marks of its effects, its citations or its rules of entry."""
    kind, part, text = one["kind"], one["part"], one["text"]
    context = {"act": one["act"]} if "act" in one else {}
    if part == "effects":
        return effects(text, kind=kind, **context)
    if part == "cited":
        return cited(text, **context)
    if part in ("entry", "notes"):
        return entry(text) if part == "entry" else notes(text)
    told = answer({"kind": kind, "text": text, "host": one.get("host", HOST)} | context)
    if part == "starts":
        found = told["entry_into_force"]
    elif kind == "documents":
        found = [told]
    else:
        found = told["citations" if kind == "citations" else "effects"]
    made: list[Any] = narrowed(found, one["should"])
    return made


@pytest.mark.parametrize("one", lines(), ids=lambda one: one["text"][:40])
def test_a_sentence_known_to_be_read_wrongly_still_is(one: dict[str, Any]) -> None:
    assert read(one) != one["should"], "it is read as it should be now: take its line out of expected/misread.jsonl"
