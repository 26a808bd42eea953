"""One question, one answer: a text of a stated kind in, what was read of it out. The command line and the API both answer so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import LinajeError
from app.core.reading.act import ActReading, Passage, distinct_targets, read_act, read_passage
from app.core.reading.folding import fold
from app.core.reading.notes import read_note
from app.core.reading.pieces import Antecedents
from app.core.reading.reference import ActName

KINDS = ("titles", "clauses", "notes", "citations", "documents")


class QuestionError(LinajeError, ValueError):
    """A text to be read that is not stated as it should be; `field` says where."""

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")


def answer(asked: object) -> dict[str, Any]:
    """Read a text as its `kind` says: an epigraph, an article, a note, any passage, or a whole act."""
    if not isinstance(asked, Mapping):
        raise QuestionError("question", "must be an object with kind and text")
    kind, text = asked.get("kind", "documents"), asked.get("text")
    if kind not in KINDS:
        raise QuestionError("kind", f"must be one of {', '.join(KINDS)}")
    if not isinstance(text, str):
        raise QuestionError("text", "is needed, as a string")
    told: dict[str, Any] = {"id": asked.get("id")}
    own = act_name(asked.get("act") or asked.get("context_act"))
    if kind == "documents":
        return told | document(read_act(text, None))
    if kind == "notes":
        host = asked.get("host")
        if host is not None and not isinstance(host, Mapping):
            raise QuestionError("host", "must be an object with act and path")
        return told | {"effects": [effect.as_dict() for effect in read_note(text, host)]}
    folded = fold(text)
    passage = read_passage(folded, 0, len(folded.text), Antecedents(own=own), title=kind == "titles")
    if kind == "citations":
        return told | {"citations": [citation.as_dict() for citation in passage.citations]}
    return told | _passage(passage, whole=kind == "clauses")


def _passage(passage: Passage, *, whole: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"effects": [effect.as_dict() for effect in passage.effects]}
    if whole:
        told["entry_into_force"] = [entry.as_dict() for entry in passage.entries]
        told["general_repeal"] = bool(passage.general)
    return told | {"citations": [citation.as_dict() for citation in passage.citations]}


def document(reading: ActReading) -> dict[str, Any]:
    """A whole act as published: `citations` is the set of provisions cited, `mentions` each place that cites."""
    told: dict[str, Any] = {
        "act": reading.act.as_dict(),
        "title": reading.title,
        "confidence": reading.confidence,
        "effects": [effect.as_dict() for effect in reading.effects],
        "entry_into_force": [entry.as_dict() for entry in reading.entry_into_force],
        "general_repeal": reading.general_repeal,
        "general_repeals": [{"start": one.start, "end": one.end, "span": one.span} for one in reading.general],
        "citations": distinct_targets(reading.citations, reading.effects),
        "mentions": [citation.as_dict() for citation in reading.citations],
        "notes": [note.as_dict() for note in reading.notes],
        "structure": reading.structure(),
    }
    if reading.reason:
        told["reason"] = reading.reason
    return told


def act_name(told: object) -> ActName | None:
    """An act as published, back to its name; None where there is none."""
    if not isinstance(told, Mapping) or not told.get("type"):
        return None
    number, year = told.get("number"), told.get("year")
    return ActName(str(told["type"]), str(number) if number is not None else None, year if isinstance(year, int) else None)
