"""Rulings as they are named: "Sentencia C-185/99", "sentencia del Consejo de Estado de 14 de abril de 2010, rad. 11001-..."."""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.dates import date_at
from app.core.reading.naming import OF, Named, trie, when_at, words_at
from app.core.reading.reference import ActName
from app.core.reading.tokens import NUMBER, WORD, Token
from app.core.reading.vocabulary import COURTS, SEPARATORS

_COURTS = trie(list(COURTS.items()))

_SERIES = frozenset(("c", "t", "su", "a"))


def ruling_at(run: list[Token], at: int) -> list[Named]:
    """As in "Sentencia C-185/99", "sentencia de la Corte Constitucional C-78 de 1999", "Sentencias C-1 y C-2 de 2001"."""
    word = run[at].text
    if word not in ("sentencia", "sentencias", "auto", "autos"):
        return []
    kind = "auto" if word.startswith("auto") else "sentencia"
    place, issuer = at + 1, ""
    limit = min(len(run), at + 22)
    while place < limit:
        token = run[place]
        if (court := words_at(run, place, _COURTS)) and token.kind == WORD:
            issuer, place = court
            continue
        if token.text in _SERIES and (series := _series_at(run, place)):
            named = [_constitutional(kind, run, at, series)]
            while (
                named[-1].end < len(run)
                and (more := _next_ruling(run, named[-1].end)) is not None
                and (series := _series_at(run, more))
            ):
                named.append(_constitutional(kind, run, more, series))
            return _share_year(named)
        if token.kind == NUMBER and len(token.text.replace("-", "")) >= 10:
            return [_docketed(run, at, place, kind, issuer or "Consejo de Estado")]
        if token.text in (".", ";", "\n") or (
            token.kind == WORD and token.text in ("que", "declaro", "proferida", "se", "articulo", "ley", "decreto")
        ):
            break
        if issuer and token.text in OF and (day := date_at(run, place + 1)):
            return [_dated(run, at, day, kind, issuer)]
        place += 1
    return []


def _series_at(run: list[Token], at: int) -> tuple[str, int] | None:
    place = at + 1
    while place < len(run) and run[place].text in ("-", ".", "no"):
        place += 1
    if place >= len(run) or run[place].kind != NUMBER or place - at > 3:
        return None
    if run[at].text == "a" and run[at + 1].text not in ("-", "."):  # "condenado por sentencia a 60 meses"
        return None
    number = run[place].text.split("-")[0]
    if not number.isdigit() or len(number) > 4:
        return None
    return f"{run[at].text.upper()}-{number.lstrip('0') or '0'}", place + 1


def _constitutional(kind: str, run: list[Token], start: int, series: tuple[str, int]) -> Named:
    number, after = series
    when = when_at(run, after)
    end = when[2] if when else after
    year, day = (when[0], when[1]) if when else (None, "")
    if when and not day and (more := when_at(run, end)):
        day, end = more[1], more[2]
    return Named(ActName(kind, number, year, day, "Corte Constitucional"), start, end)


def _next_ruling(run: list[Token], end: int) -> int | None:
    place = end
    while place < len(run) and run[place].text in SEPARATORS:
        place += 1
    if place == end or place >= len(run):
        return None
    return place if run[place].text in _SERIES else None


def _share_year(named: list[Named]) -> list[Named]:
    year: int | None = None
    shared = []
    for each in reversed(named):
        year = each.act.year or year
        shared.append(replace(each, act=replace(each.act, year=year)))
    return shared[::-1]


def _docketed(run: list[Token], at: int, place: int, kind: str, issuer: str) -> Named:
    docket, end = docket_at(run, place)
    after = end
    when = when_at(run, after)
    if when:
        return Named(ActName(kind, None, when[0], when[1], issuer, expediente=docket), at, when[2])
    return Named(ActName(kind, None, None, "", issuer, expediente=docket), at, end)


def docket_at(run: list[Token], place: int) -> tuple[str, int]:
    """A docket number with its internal number: "11001-03-26-000-2008-00101-00(36054)B"."""
    docket, end = run[place].text, place + 1
    if end + 2 < len(run) and run[end].text == "(" and run[end + 1].kind == NUMBER and run[end + 2].text == ")":
        docket, end = f"{docket}({run[end + 1].text})", end + 3
        if end < len(run) and len(run[end].text) == 1 and run[end].kind == WORD and run[end].start == run[end - 1].end:
            docket, end = docket + run[end].text.upper(), end + 1
    return docket, end


def _dated(run: list[Token], at: int, day: tuple[str, int], kind: str, issuer: str) -> Named:
    """A ruling known by its day, with its docket where one follows: "de fecha 14 de abril de 2010, rad. 11001-..."."""
    end = day[1]
    place = end
    while place < min(len(run), end + 8) and run[place].text in (
        ",",
        "rad",
        "radicado",
        "radicacion",
        "expediente",
        "exp",
        "no",
        ".",
        "numero",
        "(",
        "dentro",
        "del",
        ":",
    ):
        place += 1
    docket = ""
    if place < len(run) and place > end and run[place].kind == NUMBER and len(run[place].text) >= 4:
        docket, end = docket_at(run, place)
    return Named(ActName(kind, None, int(day[0][:4]), day[0], issuer, expediente=docket), at, end)


def docket_ruling(run: list[Token], at: int) -> Named | None:
    """A ruling of the Consejo de Estado by its docket, which stands within a few words, and the day after it."""
    for place in range(at, min(at + 6, len(run))):
        if run[place].kind == NUMBER and len(run[place].text) >= 4:
            docket, end = docket_at(run, place)
            day = next((found for step in range(end, min(end + 8, len(run))) if (found := date_at(run, step))), None)
            act = ActName(
                "sentencia", None, int(day[0][:4]) if day else None, day[0] if day else "", "Consejo de Estado", expediente=docket
            )
            return Named(act, place, day[1] if day else end)
    return None
