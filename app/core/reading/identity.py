"""Which act a text is: type, number, year and day of issue, from its head; the day of issue also from its close."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.core.reading.acts import acts_at
from app.core.reading.dates import date_at
from app.core.reading.folding import Folded
from app.core.reading.issuers import CONGRESS, PRESIDENCY
from app.core.reading.reference import ActName
from app.core.reading.structure import Outline
from app.core.reading.tokens import Token, tokens
from app.core.reading.vocabulary import MONTHS

_ISSUERS = {
    "ley": CONGRESS,
    "acto-legislativo": CONGRESS,
    **dict.fromkeys(("decreto", "decreto-ley", "decreto-legislativo", "directiva-presidencial"), PRESIDENCY),
}
_GIVEN = re.compile(r"\bdad[oa]\b[^\n]{0,60}?\b(?=(?:a|el|los|,)\b)")


@dataclass(frozen=True, slots=True)
class Identity:
    """The act, and how sure that is."""

    act: ActName
    confidence: str = "high"
    reason: str = ""


def identity_of(folded: Folded, outline: Outline) -> Identity:
    """The identity that the head of a text states."""
    limit = outline.title[0] if outline.title and outline.title[0] > 0 else min(outline.body, 600)
    head = tokens(folded, 0, max(limit, 1))
    past, titled = 0, False
    for at in range(len(head)):
        if not titled and _begins_title([token.text for token in head[at : at + 3]]):
            # What a title names is another act; the act itself stands after it at the head of a line, or nowhere.
            titled, end = True, outline.title[1] if outline.title else len(folded.text)
            past = next((place for place in range(at, len(head)) if head[place].start >= end), len(head))
        named = acts_at(head, at) if at >= past else []
        if not named or (titled and folded.text[: head[at].start].rstrip(" *#_")[-1:] != "\n"):
            continue
        if named[0].act.type in ("sentencia", "auto", "proyecto-ley"):
            past = named[-1].end  # "Proyecto de ley 15 de 1989": no law yet
            continue
        act = named[0].act
        day = act.date or _day_in_head(head, named[0].end, act.year)
        closing = _closing_day(folded, outline)
        reason, confidence = "", "high"
        if not day and closing:
            day, confidence, reason = closing, "medium", "the day of issue stands only at the close"
        if act.year is None and day:
            act = replace(act, year=int(day[:4]))
        if act.year is None:
            confidence, reason = "low", "the head gives no year"
        return Identity(replace(act, date=day, issuer=act.issuer or _ISSUERS.get(act.type, "")), confidence, reason)
    return Identity(ActName("otro"), "low", "no type and number stand at the head of the text")


def _begins_title(said: list[str]) -> bool:
    """As in "por el cual", "por la que", "por medio de"."""
    return said[:1] == ["por"] and (said[1:2] == ["medio"] or said[2:3] in (["cual"], ["que"]))


def _day_in_head(head: list[Token], at: int, year: int | None) -> str:
    """As in "(noviembre 22)" or "noviembre 22 de 2012" under the number."""
    for place in range(at, min(at + 14, len(head))):
        if head[place].text in MONTHS:
            run = head[place : place + 14]
            if found := date_at(run, 0):
                return found[0]
            if place + 1 < len(head) and head[place + 1].text.isdigit() and year and 1 <= int(head[place + 1].text) <= 31:
                return f"{year:04}-{MONTHS[head[place].text]:02}-{int(head[place + 1].text):02}"
            if (
                place >= 2
                and head[place - 1].text == "de"
                and head[place - 2].text.isdigit()
                and year
                and 1 <= int(head[place - 2].text) <= 31
            ):
                return f"{year:04}-{MONTHS[head[place].text]:02}-{int(head[place - 2].text):02}"
    return ""


def _closing_day(folded: Folded, outline: Outline) -> str:
    """As in "Dado en Bogotá, D. C., a 22 de noviembre de 2012."."""
    start = outline.signatures or max(0, len(folded.text) - 3000)
    found = re.search(r"\bdad[oa] en\b", folded.text[start:])
    if found is None:
        return ""
    run = tokens(folded, start + found.start(), min(start + found.start() + 160, len(folded.text)))
    for at in range(len(run)):
        if (run[at].kind == "n" or run[at].text in MONTHS) and (day := date_at(run, at)):
            return day[0]
    return ""
