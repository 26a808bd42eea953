"""Days and spans of time as laws write them."""

from __future__ import annotations

from app.core.reading.tokens import NUMBER, WORD, Token, spelled
from app.core.reading.vocabulary import MONTHS, words

_UNITS = {
    "dia": "days", "dias": "days", "mes": "months", "meses": "months", "ano": "years", "anos": "years",
    "semana": "weeks", "semanas": "weeks",
    "hora": "hours", "horas": "hours",
}  # fmt: skip


def year_at(run: list[Token], at: int) -> tuple[int, int] | None:
    """A year of four digits ("2001", "2.001", "mil novecientos noventa") and where it ends."""
    if at >= len(run):
        return None
    token = run[at]
    if token.kind == NUMBER:
        plain = token.text.replace(".", "")
        if len(plain) == 4 and plain.isdigit() and 1800 <= int(plain) <= 2100:
            return int(plain), at + 1
        return None
    said = spelled(run, at)
    return said if said and 1800 <= said[0] <= 2100 else None


def _day(run: list[Token], at: int) -> tuple[int, int] | None:
    """As in "19", "1º", "primero (1º)", "dos (2)", "uno"."""
    if at >= len(run):
        return None
    if run[at].kind == NUMBER and run[at].text.isdigit() and 1 <= int(run[at].text) <= 31:
        bracket = at + 3 < len(run) and run[at + 1].text == "(" and run[at + 3].text == ")"
        return int(run[at].text), at + 4 if bracket and spelled(run, at + 2) else at + 1  # "1° (primero)"
    said = spelled(run, at)
    if not said or not 1 <= said[0] <= 31:
        return None
    value, after = said
    return value, skip_bracket(run, after)


def skip_bracket(run: list[Token], at: int) -> int:
    """Past "(1º)": the figure after a number in words."""
    if at + 2 < len(run) and run[at].text == "(" and run[at + 1].kind == NUMBER and run[at + 2].text == ")":
        return at + 3
    return at


def _skip(run: list[Token], at: int, words: frozenset[str] | set[str]) -> int:
    while at < len(run) and run[at].kind == WORD and run[at].text in words:
        at += 1
    return at


_OF = words("de del ano mes el dia fecha los dias")


def date_at(run: list[Token], at: int, year: int | None = None, now: int | None = None) -> tuple[str, int] | None:
    """A day from `at` ("19 de octubre de 2001", "octubre 19 de 2001", "25 de septiembre del mismo año", "21/09/2022")."""
    at = _skip(run, at, _OF)
    if at >= len(run):
        return None
    if run[at].kind == WORD and run[at].text in MONTHS:
        day = _day(run, at + 1)
        if day is None or not MONTHS[run[at].text]:
            return None
        return _with_year(run, day[1], MONTHS[run[at].text], day[0], year, now)
    day = _day(run, at)
    if day is None:
        return None
    after = day[1]
    if (
        after + 3 < len(run)
        and run[after].text in ("/", "-")
        and run[after + 1].kind == NUMBER
        and run[after + 2].text == run[after].text
    ):
        found = year_at(run, after + 3)
        month = int(run[after + 1].text) if run[after + 1].text.isdigit() else 0
        return (f"{found[0]:04}-{month:02}-{day[0]:02}", found[1]) if found and 1 <= month <= 12 else None
    after = _skip(run, after, _OF)
    if after < len(run) and run[after].kind == WORD and run[after].text in MONTHS:
        return _with_year(run, after + 1, MONTHS[run[after].text], day[0], year, now)
    return None


def year_pointed_at(run: list[Token], at: int, year: int | None, now: int | None) -> tuple[int, int] | None:
    """As in "del mismo año" is the year named last; "del presente año", "del año en curso", the act's own."""
    here = [token.text for token in run[max(0, at - 1) : at + 3]]
    words_here = here[1:] if at else here
    if len(words_here) >= 2 and words_here[1] == "ano":
        if words_here[0] in ("mismo", "citado", "ese", "dicho") and year:
            return year, at + 2
        if words_here[0] in ("presente", "corriente", "actual") and now:
            return now, at + 2
    if words_here[:2] == ["en", "curso"] and here[:1] == ["ano"] and now:
        return now, at + 2
    return None


def past_day_of_this_month(run: list[Token], at: int) -> int | None:
    """Past a day such as "14 del mes en curso", "6 del presente mes", "3 de los corrientes"."""
    day = _day(run, at)
    if day is None:
        return None
    place = _skip(run, day[1], _OF)
    said = [token.text for token in run[place - 1 : place + 2]]
    if said[1:2] == ["corrientes"]:
        return place + 1
    if said in (["mes", "en", "curso"], *(["del", this, "mes"] for this in ("presente", "corriente", "actual"))):
        return place + 2
    return None


def _with_year(run: list[Token], at: int, month: int, day: int, year: int | None, now: int | None) -> tuple[str, int] | None:
    place = at + 1 if at < len(run) and run[at].text == "," else at
    place = _skip(run, place, _OF)
    found = year_at(run, place)
    if found:
        return f"{found[0]:04}-{month:02}-{day:02}", found[1]
    if now and month == 1 and _next(run, at):
        return f"{now + 1:04}-{month:02}-{day:02}", at + 2
    if (said := year_pointed_at(run, place, year, now)) is not None:
        return f"{said[0]:04}-{month:02}-{day:02}", said[1]
    return None


def _next(run: list[Token], at: int) -> bool:
    """As in "1º de enero próximo entrante": whenever it is said, of the year that follows."""
    said = [token.text for token in run[at : at + 2]]
    return said[:1] == ["proximo"] and said[1:] in (["entrante"], ["venidero"])


def _past_words(run: list[Token], at: int) -> int:
    """Past "(seis)": the words after a number in figures."""
    said = spelled(run, at + 1) if at < len(run) and run[at].text == "(" else None
    return said[1] + 1 if said and said[1] < len(run) and run[said[1]].text == ")" else at


def span_at(run: list[Token], at: int) -> tuple[int, str, int] | None:
    """A span of time: "seis (6) meses", "6 meses", "un año", "sesenta (60) días calendario"."""
    if run[at].kind == NUMBER and run[at].text.isdigit():
        value, after = int(run[at].text), _past_words(run, at + 1)
    else:
        said = spelled(run, at)
        if said is None:
            return None
        value, after = said[0], skip_bracket(run, said[1])
    if after < len(run) and run[after].text == "(":
        return None
    unit = _UNITS.get(run[after].text) if after < len(run) else None
    return (value, unit, after + 1) if unit else None
