"""What all names of acts share: an act found in the tokens, phrases of several words, and the year or day after a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar

from app.core.reading.dates import date_at, past_day_of_this_month, year_at, year_pointed_at
from app.core.reading.reference import ActName
from app.core.reading.tokens import NUMBER, Token
from app.core.reading.vocabulary import MONTHS, NUMBERED, words

Words = tuple[str, ...]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named:
    """An act found: its name, and from which token to which (exclusive) it is written."""

    act: ActName
    start: int
    end: int


def trie(entries: list[tuple[str, T]]) -> dict[str, list[tuple[Words, T]]]:
    """Phrases by their first word, the longest first."""
    table: dict[str, list[tuple[Words, T]]] = {}
    for phrase, value in entries:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, value))
    for choices in table.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return table


OF = frozenset(("de", "del"))

_SAME = frozenset(("mismo", "ano", "de"))
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_AFTER_YEAR = words(", . ; ) en y e por que se sobre")
_JOINT = frozenset(("-", "/"))


def words_at(run: list[Token], at: int, table: dict[str, list[tuple[Words, T]]]) -> tuple[T, int] | None:
    """The longest phrase of a table that stands at `at`; hyphens between its words do not matter."""
    for phrase, value in table.get(run[at].text, ()):
        place = at + 1
        for word in phrase[1:]:
            if place < len(run) and run[place].text == "-":
                place += 1
            if place >= len(run) or run[place].text != word:
                break
            place += 1
        else:
            return value, place
    return None


def plain_number(text: str) -> str:
    """As in "01" is 1 and "4.800" is 4800."""
    return text.replace(".", "").lstrip("0") or "0"


def past_number_words(run: list[Token], at: int) -> int:
    """Past the words between the kind of an act and its number that name nothing."""
    while at < len(run) and run[at].text in NUMBERED:
        at += 1
    return at


def when_at(run: list[Token], at: int, year: int | None = None, now: int | None = None) -> tuple[int, str, int] | None:
    """The year, and the day if told, after a number: "de 1990", "/99", "del 4 de marzo de 2002", "(enero 5) de 1990"."""
    if at >= len(run):
        return None
    token = run[at]
    if token.text in _JOINT and at + 1 < len(run) and run[at + 1].kind == NUMBER:
        short = run[at + 1].text
        if found := year_at(run, at + 1):
            return found[0], "", found[1]
        return (_century(int(short), now), "", at + 2) if len(short) == 2 and short.isdigit() else None
    if token.text == "(" and at + 4 < len(run) and (run[at + 1].text in MONTHS or run[at + 1].kind == NUMBER):
        close = next((place for place in range(at + 2, min(at + 8, len(run))) if run[place].text == ")"), None)
        if close and close + 2 < len(run) and run[close + 1].text in OF and (found := year_at(run, close + 2)):
            day = date_at([*run[at + 1 : close], *run[close + 1 : close + 3]], 0)
            if day or run[at + 1].kind != NUMBER:  # "Ley 48 (16 de diciembre) de 1968"
                return found[0], day[0] if day else "", found[1]
        if close and (day := date_at(run[at + 1 : close], 0)):  # "Decreto 210 (febrero 3 de 1987)"
            return int(day[0][:4]), day[0], close + 1
    if _year_alone(run, at):
        return int(token.text), "", at + 1
    comma = 1 if token.text == "," else 0
    place = at + comma
    if place >= len(run):
        return None
    opened = run[place].text in OF
    if comma and not opened:
        return None
    if opened:
        after = place + 1
        while after < len(run) and run[after].text in ("ano", "el", "fecha", "del", "de", "dia"):
            after += 1
        written = after
        while written < len(run) and run[written].text in _SAME:  # "del mismo año de 1925": the year that is written is meant
            written += 1
        if found := year_at(run, written):
            return found[0], "", found[1]
        if day := date_at(run, after, year, now):
            return int(day[0][:4]), day[0], day[1]
        if month := _month_alone(run, at, after):
            return month[0], "", month[1]
        if said := year_pointed_at(run, after, year, now):
            return said[0], "", said[1]
        if now and (end := past_day_of_this_month(run, after)):
            return now, "", end
        if (
            not comma
            and after < len(run)
            and run[after].kind == NUMBER
            and len(run[after].text) == 2
            and run[after].text.isdigit()
            and not run[after].ordinal
        ):
            following = run[after + 1].text if after + 1 < len(run) else ""
            if int(run[after].text) > 31 and following not in OF:
                return _century(int(run[after].text), now), "", after + 1
        return None
    if (
        run[place].kind == NUMBER
        and not comma
        and run[place].start <= run[place - 1].end + 1
        and (day := date_at(run, place, year, now))
    ):
        return int(day[0][:4]), day[0], day[1]
    return None


def _month_alone(run: list[Token], at: int, month: int) -> tuple[int, int] | None:
    """The year in "1812 de septiembre de 1970", where a day is not told; "5 de mayo de 2002" is a day."""
    if month + 1 >= len(run) or run[month].text not in MONTHS or len(run[at - 1].text) <= len("31"):
        return None
    return year_at(run, month + 1 + (run[month + 1].text in OF))


def _year_alone(run: list[Token], at: int) -> bool:
    """As in "el Decreto 2013 1969, ...": the "de" is lost."""
    token, before = run[at], run[at - 1]
    if token.kind != NUMBER or token.ordinal or not _YEAR.fullmatch(token.text) or token.start == before.end:
        return False
    return before.kind == NUMBER and not before.ordinal and (at + 1 == len(run) or run[at + 1].text in _AFTER_YEAR)


def _century(short: int, now: int | None) -> int:
    """The year of two figures: not after that of the act that names it, or before 2030 where that is not known."""
    return 2000 + short if 2000 + short <= (now or 2029) else 1900 + short
