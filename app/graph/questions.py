"""The competency questions as saved queries: their titles, and whether a query is one of them with other parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app import resources
from app.core.model import Text
from app.graph.sparql import Limits, guard

_PARAMETERS = re.compile(r"\{ (?P<rows>[^\n]*) \}  # parameters")


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query: its name, the question it answers in both languages, and its text."""

    id: str
    title: Text
    text: str


@cache
def saved_questions() -> tuple[Question, ...]:
    """Every competency question, in order."""
    found = []
    for path in sorted(resources.ontology("questions").glob("cq*.rq")):
        text = path.read_text("utf-8")
        english, spanish = (line.lstrip("# ") for line in text.split("\n", 2)[:2])
        found.append(Question(path.stem.partition("-")[0], Text(spanish, english), text))
    return tuple(found)


def must_pass(query: str, limits: Limits) -> None:
    """The guard, which takes our own questions as they are.

    The longest of them go beyond the limits, and only their parameters are a stranger's words.
    """
    plain = query.replace("\r\n", "\n").strip()
    rows = _PARAMETERS.search(plain)
    if rows is None or _PARAMETERS.sub("", plain) not in _bodies():
        guard(query, limits)
        return
    parameters = rows.group("rows")
    # Rows of values nest once; a brace in them would end the list and begin something that is not ours.
    guard(parameters, Limits(limits.chars, 1, 0, 0))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(_PARAMETERS.sub("", question.text).strip() for question in saved_questions())
