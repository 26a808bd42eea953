"""Acts as they are named: "Decreto número 4.800 de 2011", "Decretos 326 y 1818 de 1996", "Sentencia C-185/99", "Código Penal"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from app.core.reading.dates import date_at, year_at, year_pointed_at
from app.core.reading.names import NAMED_ACTS, SINGLE_DECREES
from app.core.reading.reference import ActName
from app.core.reading.tokens import NUMBER, WORD, Token
from app.core.reading.vocabulary import ACT_WORDS, COURTS, MONTHS, words

Words = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Named:
    """An act found: its name, and from which token to which (exclusive) it is written."""

    act: ActName
    start: int
    end: int


def _trie(entries: list[tuple[str, T]]) -> dict[str, list[tuple[Words, T]]]:
    table: dict[str, list[tuple[Words, T]]] = {}
    for phrase, value in entries:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, value))
    for choices in table.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return table


_ACTS = _trie([(phrase, kind) for kind, phrases in ACT_WORDS.items() for phrase in phrases])
_NAMES = _trie([(phrase, entry) for phrase, entry in NAMED_ACTS.items()])
_SECTORS = sorted(((tuple(name.split()), number) for name, number in SINGLE_DECREES.items()), key=lambda entry: -len(entry[0]))
_COURTS = _trie(list(COURTS.items()))

#: The first words of any act: the scanner's anchors.
ACT_ANCHORS = frozenset(_ACTS) | frozenset(_NAMES)
_PLURAL = words("decretos leyes resoluciones acuerdos actos circulares directivas sentencias autos decisiones ordenanzas")
_NUMBER_WORDS = words("numero numeros no nos nro nros num n nums distinguido distinguida con el marcado marcada")
_OF = frozenset(("de", "del"))
_SEPARATORS = words(", y e ; o u")
_JOINT = frozenset(("-", "/"))
_RULINGS = frozenset(("sentencia", "auto"))
_SERIES = frozenset(("c", "t", "su", "a"))
_ANDEAN = words("acuerdo comision convenio comunidad can consejo junta")


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


def act_word_at(run: list[Token], at: int) -> tuple[str, int] | None:
    """The kind of act that the words at `at` name, and where they end."""
    return words_at(run, at, _ACTS) if run[at].kind == WORD else None


def plain_number(text: str) -> str:
    """ "01" is 1 and "4.800" is 4800."""
    return text.replace(".", "").lstrip("0") or "0"


def _past_number_words(run: list[Token], at: int) -> int:
    while at < len(run) and (run[at].text in _NUMBER_WORDS or run[at].text in (".", "º", ":")):
        at += 1
    return at


def when_at(run: list[Token], at: int, year: int | None = None, now: int | None = None) -> tuple[int, str, int] | None:
    """The year, and the day if told, that follow the number of an act: "de 1990", "/99", "del 4 de marzo de 2002", "(enero 5) de 1990"."""
    if at >= len(run):
        return None
    token = run[at]
    if token.text in _JOINT and at + 1 < len(run) and run[at + 1].kind == NUMBER:
        short = run[at + 1].text
        if found := year_at(run, at + 1):
            return found[0], "", found[1]
        return (_century(int(short)), "", at + 2) if len(short) == 2 and short.isdigit() else None
    if token.text == "(" and at + 4 < len(run) and run[at + 1].text in MONTHS:
        close = next((place for place in range(at + 2, min(at + 8, len(run))) if run[place].text == ")"), None)
        if close and close + 2 < len(run) and run[close + 1].text in _OF and (found := year_at(run, close + 2)):
            day = date_at([*run[at + 1 : close], *run[close + 1 : close + 3]], 0)
            return found[0], day[0] if day else "", found[1]
    comma = 1 if token.text == "," else 0
    place = at + comma
    if place >= len(run):
        return None
    opened = run[place].text in _OF
    if comma and not opened:
        return None
    if opened:
        after = place + 1
        while after < len(run) and run[after].text in ("ano", "el", "fecha", "del", "de", "dia"):
            after += 1
        if found := year_at(run, after):
            return found[0], "", found[1]
        if day := date_at(run, after, year, now):
            return int(day[0][:4]), day[0], day[1]
        if said := year_pointed_at(run, after, year, now):
            return said[0], "", said[1]
        if (
            not comma
            and after < len(run)
            and run[after].kind == NUMBER
            and len(run[after].text) == 2
            and run[after].text.isdigit()
            and not run[after].ordinal
        ):
            following = run[after + 1].text if after + 1 < len(run) else ""
            if int(run[after].text) > 31 and following not in _OF:
                return _century(int(run[after].text)), "", after + 1
        return None
    if (
        run[place].kind == NUMBER
        and not comma
        and run[place].start <= run[place - 1].end + 1
        and (day := date_at(run, place, year, now))
    ):
        return int(day[0][:4]), day[0], day[1]
    return None


def _century(short: int) -> int:
    return 1900 + short if short > 25 else 2000 + short


def acts_at(run: list[Token], at: int, year: int | None = None, now: int | None = None) -> list[Named]:
    """The acts that the words at `at` name: one, or a list under a plural ("Decretos 1359 de 1995 y 1605 de 1996"); none if none."""
    if run[at].kind != WORD:
        return []
    if ruling := _ruling_at(run, at):
        return ruling
    word = act_word_at(run, at)
    if word is None:
        return []
    kind, after = word
    plural = run[at].text in _PLURAL
    first = _past_number_words(run, after)
    if kind == "decreto" and first < len(run) and run[first].text in ("ley", "legislativo", "extraordinario"):
        kind, first = (
            ("decreto-legislativo" if run[first].text == "legislativo" else "decreto-ley"),
            _past_number_words(run, first + 1),
        )
    if (
        first >= len(run)
        or run[first].kind != NUMBER
        or (run[first].ordinal
        and kind not in ("acto-legislativo", "ley", "decreto"))
    ):
        return []
    if not _is_number(run[first]):
        return []
    if kind in ("auto", "acuerdo", "otro") and when_at(run, first + 1, year) is None:
        return []
    return _list_of(run, at, first, kind, plural, year, now)


def _is_number(token: Token) -> bool:
    plain = token.text.replace(".", "")
    return plain.isdigit() and len(plain) <= 6


def _list_of(run: list[Token], at: int, first: int, kind: str, plural: bool, year: int | None, now: int | None = None) -> list[Named]:
    found: list[tuple[str, int, int, tuple[int, str, int] | None]] = []
    start, place = at, first
    while True:
        after = place + 1
        when = when_at(run, after, found[-1][3][0] if found and found[-1][3] else year, now)
        end = when[2] if when else after
        found.append((plain_number(run[place].text), start, end, when))
        if kind in ("proyecto-ley", "decision"):
            break
        following = _next_in_list(run, end, plural and (when is None or True))
        if following is None:
            break
        start = place = following
    named: list[Named] = []
    shared: tuple[int, str, int] | None = None
    for number, begin, end, when in reversed(found):
        shared = when or (shared if plural else None)
        value = ActName(kind, number, shared[0] if shared else None, (when[1] if when else ""))
        named.append(Named(value, begin, end))
    named.reverse()
    if kind in ("decision", "proyecto-ley"):
        named = [replace(named[0], end=_tail_of(run, named[0].end, kind))]
    return named


def _next_in_list(run: list[Token], end: int, plural: bool) -> int | None:
    """Where the next number of a list of acts stands, if the list goes on: only a number with its own year, or one under a plural."""
    place = end
    if place >= len(run) or run[place].text not in _SEPARATORS:
        return None
    while place < len(run) and run[place].text in _SEPARATORS:
        place += 1
    if plural and place < len(run) and run[place].text in ("el", "la", "los", "las"):
        place += 1
    place = _past_number_words(run, place) if place < len(run) and run[place].text in ("numero", "no", "nro") else place
    if place >= len(run) or run[place].kind != NUMBER or run[place].ordinal or not _is_number(run[place]):
        return None
    when = when_at(run, place + 1, 1900)
    if when is not None:
        return place
    if not plural:
        return None
    later = place + 1
    while later < len(run) and (run[later].text in _SEPARATORS or (run[later].kind == NUMBER and not run[later].ordinal)):
        if run[later].kind == NUMBER and when_at(run, later + 1, 1900):
            return place
        later += 1
    return None


def _tail_of(run: list[Token], at: int, kind: str) -> int:
    """The words that belong to the name of a project of law or an Andean decision: "Senado, 046 de 2010 Cámara"."""
    place = at
    if kind == "proyecto-ley":
        while place < len(run) and (run[place].text in ("senado", "camara", ",", "y", "de", "-") or run[place].kind == NUMBER):
            place += 1
        while place > at and run[place - 1].text in (",", "y", "de"):
            place -= 1
        return place
    if place + 1 < len(run) and run[place].text in _OF:
        after = place + 1 + (run[place + 1].text == "la")
        if after < len(run) and run[after].text in _ANDEAN:
            while after < len(run) and (
                (run[after].kind == WORD
                and run[after].text not in ("que", "el", "en", "y", "sobre", "por"))
                or run[after].text in "()"
            ):
                after += 1
            return after - 1 if run[after - 1].text == "(" else after
    return place


def _ruling_at(run: list[Token], at: int) -> list[Named]:
    """ "Sentencia C-185/99 del 24 de marzo de 1999", "sentencia de la Corte Constitucional C-78 de 1999", "Sentencias C-1 y C-2 de 2001"."""
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
            named = [_constitutional(kind, run, at, place, series)]
            while (
                named[-1].end < len(run)
                and (more := _next_ruling(run, named[-1].end)) is not None
                and (series := _series_at(run, more))
            ):
                named.append(_constitutional(kind, run, more, more, series))
            return _share_year(named)
        if token.kind == NUMBER and len(token.text.replace("-", "")) >= 10:
            return [_docketed(run, at, place, kind, issuer or "Consejo de Estado")]
        if token.text in (".", ";", "\n") or (
            token.kind == WORD and token.text in ("que", "declaro", "proferida", "se", "articulo", "ley", "decreto")
        ):
            break
        if issuer and token.text in _OF and (day := date_at(run, place + 1)):
            return [_dated(run, at, day, kind, issuer)]
        place += 1
    return []


def _series_at(run: list[Token], at: int) -> tuple[str, int] | None:
    place = at + 1
    while place < len(run) and run[place].text in ("-", ".", "no", "nº"):
        place += 1
    if place >= len(run) or run[place].kind != NUMBER or place - at > 3:
        return None
    number = run[place].text.split("-")[0]
    if not number.isdigit() or len(number) > 4:
        return None
    return f"{run[at].text.upper()}-{number.lstrip('0') or '0'}", place + 1


def _constitutional(kind: str, run: list[Token], start: int, place: int, series: tuple[str, int]) -> Named:
    number, after = series
    when = when_at(run, after)
    end = when[2] if when else after
    year, day = (when[0], when[1]) if when else (None, "")
    if when and not day and (more := when_at(run, end)):
        day, end = more[1], more[2]
    return Named(ActName(kind, number, year, day, "Corte Constitucional"), start, end)


def _next_ruling(run: list[Token], end: int) -> int | None:
    place = end
    while place < len(run) and run[place].text in _SEPARATORS:
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


def name_at(run: list[Token], at: int) -> Named | None:
    """An act called by its name alone, with what it stands for where the table says."""
    if run[at].kind != WORD:
        return None
    if run[at].text == "decreto" and (single := _single_decree_at(run, at)):
        return single
    found = words_at(run, at, _NAMES)
    if found is None:
        return None
    (kind, name, resolved), end = found
    known = ActName(*resolved) if resolved else None
    if kind == "constitucion":
        return Named(ActName(kind, None, 1991, name=name), at, _past_country(run, end))
    return Named(ActName(kind, None, None, name=name, resolved=known), at, end)


def _past_country(run: list[Token], end: int) -> int:
    words = [token.text for token in run[end : end + 4]]
    if words[:2] == ["de", "colombia"]:
        return end + 2
    return end


def _single_decree_at(run: list[Token], at: int) -> Named | None:
    if [token.text for token in run[at : at + 2]] != ["decreto", "unico"]:
        return None
    place = at + 2 + (at + 2 < len(run) and run[at + 2].text == "reglamentario")
    while place < len(run) and run[place].text in ("del", "de", "sector", "la", "el", "administrativo", "en", "materia"):
        place += 1
    if place == at + 2 or place >= len(run) or run[place].kind != WORD:
        return None
    words = [token for token in run[place : place + 18] if token.kind == WORD or token.text == ","]
    plain = tuple(token.text for token in words if token.text != ",")
    for sector, (number, year) in _SECTORS:
        if plain[: len(sector)] == sector:
            end = place
            for _ in sector:
                while run[end].text == ",":
                    end += 1
                end += 1
            name = "Decreto Único Reglamentario del Sector " + " ".join(sector)
            return Named(ActName("decreto", None, None, name=name, resolved=ActName("decreto", number, year)), at, end)
    return None
