"""The day that a reader means: "today", a written day, or "before" and "after" an act, alone or inside a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.core.identifiers import act_of
from app.core.model import Id
from app.core.period import ONE_DAY
from app.core.standing import ALIVE, standing
from app.core.timeline import Spell
from app.core.written_days import read_written_day
from app.release.resolve import resolve
from app.render.names import phrase
from app.web.problems import DATE_INVALID, ProblemRaised, echo
from app.web.view import View

_TODAY = re.compile(r"(?:hoy|ahora|actualmente|vigente hoy|today|now|at present)", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:justo |right |just )?(?P<side>antes|despu[eé]s|before|after)(?: de la| del| de los| de| the| of)?\s+(?P<act>\S.*)",
    re.IGNORECASE,
)
_LINK = r"(?:\s*,\s*|\s+)(?:(?:en|el|al|a|on|as of|vigente)\s+)*"

_WORDED = (
    r"\d{1,2}\S{0,2}\s(?:de\s)?[a-záé]{3,10}\.?,?\s(?:del?\s)?\d{4}"
    r"|[a-záé]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:del?\s)?\d{4}"
)

#: The day that a question ends with; after "de", "del" or "of" it is the day of an act, not of the question.
_INSIDE = re.compile(
    rf"(?<!\bde)(?<!\bdel)(?<!\bof){_LINK}"
    r"(?P<when>(?:hoy|ahora|today|now)|(?:justo |right |just )?(?:antes del?|despu[eé]s del?|before|after)\s.+"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|{_WORDED})\s*[?.]?\s*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that was meant, and how it was read where that needs to be said."""

    day: date
    says: str = ""


def read_moment(view: View, text: str, today: date) -> Moment:
    """The day a text means; a problem that says why, where it means none."""
    cleaned = text.strip(" .?¿")
    if not cleaned or _TODAY.fullmatch(cleaned):
        return Moment(today)
    day = read_written_day(cleaned)
    if day is not None:
        return Moment(day)
    beside = _BESIDE.fullmatch(cleaned)
    if beside is None:
        raise ProblemRaised(
            DATE_INVALID,
            view.lang.say(
                "“{text}” names no day. Write a day, such as 1 March 2016, or “before” or “after” an act.", text=echo(text)
            ),
        )
    return _beside(view, beside["act"], before=beside["side"].lower() in ("antes", "before"))


def _beside(view: View, cited: str, *, before: bool) -> Moment:
    """The day on which an act started to rule, or the day before it."""
    say = view.lang.say
    acts = [one for one in resolve(view.corpus, cited, view.base) if one.kind in ("act", "provision")]
    best = [one.id for one in acts if one.score >= acts[0].score - 1]
    if len(best) != 1:
        detail = say("“{text}” names no single act, so no day before or after it is known.", text=echo(cited))
        raise ProblemRaised(DATE_INVALID, detail, suggestions=[{"id": one} for one in best[:5]])
    first = first_day(view, best[0])
    called = phrase(view.corpus, best[0], view.lang)
    if first is None:
        raise ProblemRaised(
            DATE_INVALID,
            say("The day on which {act} started to rule is not known, so no day before or after it is.", act=called),
        )
    if before:
        return Moment(first - ONE_DAY, say("read as the last day before {act} started to rule", act=called))
    return Moment(first, say("read as the first day on which {act} ruled", act=called))


def first_day(view: View, identifier: Id) -> date | None:
    """The day an act or provision first ruled, for those it bound first; ``None`` where no single day is known."""
    for slot in (identifier, act_of(identifier)):
        place = standing(view.corpus, slot, view.corpus.known_through)
        lines = [place.spells] if not place.by_class else [_line(view, slot, scope) for scope, _ in place.by_class]
        starts = [spell for line in lines if (spell := _first(line)) is not None]
        exact = [spell.since.exact for spell in starts if spell.since is not None and spell.since.exact is not None]
        if starts:
            return min(exact) if len(exact) == len(starts) else None
    return None


def _line(view: View, slot: Id, scope: Id) -> tuple[Spell, ...]:
    return standing(view.corpus, slot, view.corpus.known_through, (scope,)).spells


def _first(line: tuple[Spell, ...]) -> Spell | None:
    return next((spell for spell in line if spell.status in ALIVE), None)


def split_question(view: View, text: str, today: date) -> tuple[str, Moment | None]:
    """A question without the day it ends with, and that day; the question as it is where it names none.

    What follows "before" or "after" must be an act: "participación después de consulta" is a topic.
    """
    for found in _INSIDE.finditer(text):
        try:
            return text[: found.start()].strip(" ,"), read_moment(view, found["when"], today)
        except ProblemRaised:
            if any(one.isdigit() for one in found["when"]):
                raise
    return text, None
