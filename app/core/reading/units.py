"""Provisions as they are named: "los literales e) y f) y un parágrafo", "artículos 30 a 63 y 164"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.core.reading.dates import year_at
from app.core.reading.labels import ARTICLE, DETERMINERS, KIND_OF, Reader, label_at
from app.core.reading.reference import Path, Unit
from app.core.reading.tokens import BREAK, NUMBER, QUOTE, WORD, roman, spelled
from app.core.reading.vocabulary import EXPRESSION_WORDS, LAST_WORDS, MONTHS, ORDINALS, SEPARATORS, UNIT_RANK, words

#: The first words of any provision: the scanner's anchors.
UNIT_ANCHORS = frozenset(KIND_OF) | EXPRESSION_WORDS
_PLURAL = frozenset(word for word in KIND_OF if word.endswith("s") and word != "parágrafos") | {"arts", "caps"}
_SHORT = words("art arts par num nral lit inc cap caps tit")
INDEFINITE = words("un una unos unas dos tres cuatro cinco nuevo nueva nuevos nuevas siguiente siguientes")
_OF = frozenset(("de", "del"))
_ONLY = frozenset(("unico", "unica"))
_HELD = words(
    "contenido contenida contenidos contenidas prevista previsto incluida incluido consagrada consagrado establecida establecido"
)
_FILLERS = words("primer primero primera segundo segunda tercer tercero tercera ultimo ultima")


@dataclass(slots=True)
class Units:
    """Provisions found: their paths, still without an act; where they are written; what a bare number after them would be."""

    paths: list[Path]
    start: int
    end: int
    lead: str = ""
    plural: bool = False


def _kind_at(read: Reader, at: int) -> tuple[str, int, bool] | None:
    """A provision word, the place after it, and whether it is plural."""
    run = read.run
    if at >= len(run) or run[at].kind != WORD:
        return None
    word = run[at].text
    if word == "a" and read.text(at + 1) == "rticulo":
        return "articulo", at + 2, False
    kind = KIND_OF.get(word)
    if kind is None:
        return None
    after = at + 1
    if word in _SHORT:
        if read.text(after) == ".":
            after += 1
        elif word not in ("art", "arts") and not (after < len(run) and run[after].kind == NUMBER):
            return None
    elif word == "articulo" and read.text(after) == "." and after + 1 < len(run) and run[after + 1].kind == NUMBER:
        after += 1  # "el artículo. 19 del Decreto 312"
    if read.text(after) == "(" and read.text(after + 1) in ("s", "es") and read.text(after + 2) == ")":
        after += 3
    return kind, after, word in _PLURAL


def units_list_at(read: Reader, at: int) -> Units | None:
    """One kind with its numbers: "artículos 1º y 46 al 105", "primer inciso", "un parágrafo", "la expresión «...»"."""
    word = read.text(at)
    if word in EXPRESSION_WORDS:
        return _expressions_at(read, at)
    if word in ORDINALS or word in LAST_WORDS or word in _ONLY:
        named = _kind_at(read, at + 1)
        if named and named[0] in ("inciso", "paragrafo", "parte", "numeral", "capitulo", "libro") and not named[2]:
            if label_at(read, named[1], named[0]) and named[0] != "inciso":
                return None
            number = "final" if word in LAST_WORDS else "unico" if word in _ONLY else str(ORDINALS[word])
            return Units([(Unit(named[0], number),)], at, named[1], named[0])
        return None
    named = _kind_at(read, at)
    if named is None:
        return None
    kind, place, plural = named
    plural = plural or read.text(at - 1) in ("los", "las")  # "los artículo 130 y 140": a misprint
    temporary = False
    while read.text(place) in (
        "transitorio",
        "transitorios",
        "nuevo",
        "nuevos",
        "no",
        "nos",
        "numero",
        "numeros",
        "siguiente",
        "siguientes",
        "nro",
    ):
        if read.text(place) in ("siguiente", "siguientes") and not label_at(read, place + 1, kind):
            break
        temporary = temporary or read.text(place).startswith("transitorio")
        place += 1 + (read.text(place + 1) == "." and read.text(place) in ("no", "nos", "nro"))
    opened = place + (read.text(place) == "siguientes")
    listed = plural or read.text(at - 1) == "siguiente"
    if listed and read.text(opened) == ":" and opened + 1 < len(read.run) and read.run[opened + 1].kind == NUMBER:
        place = opened + 1  # "los artículos: 1°, 3° y 4°", "los artículos siguientes: 1°, 3° y 4°"
    label = label_at(read, place, kind)
    if label is None:
        return Units([(Unit(kind, None, transitorio=temporary),)], at, place, kind, plural)
    units, end = _labels(read, label, kind, plural)
    if read.text(end) in ("transitorio", "transitorios"):
        temporary, end = True, end + 1
    if temporary:
        units = [replace(unit, transitorio=True) for unit in units]
    return Units([(unit,) for unit in units], at, end, kind, plural)


def _labels(read: Reader, label: tuple[str, int], kind: str, plural: bool, elided: bool = False) -> tuple[list[Unit], int]:
    """The numbers of a list, with its ranges, from the first one on."""
    units: list[Unit] = []
    text, end = label
    closed = False
    while True:
        unit = Unit(kind, text)
        following = read.text(end)
        if (
            following in ("a", "al", "hasta", "-")
            and (plural or following in ("al", "hasta") or units or elided)
            and (upper := _range_end(read, end, kind))
        ):
            unit, end = replace(unit, to=upper[0]), upper[1]
        elif (
            plural
            and (ends := re.fullmatch(r"(\d{1,4})-(\d{1,4})", text))
            and int(ends[1]) < int(ends[2])
            and int(ends[2]) - int(ends[1]) > 1
        ):
            unit = Unit(kind, ends[1], ends[2])
        elif following == "y" and read.text(end + 1) in ("siguientes", "ss", "sgtes", "sigs"):
            unit, end = replace(unit, to="ss"), end + 2 + (read.text(end + 2) == "." and read.text(end + 1) != "siguientes")
        units.append(unit)
        step = _next_label(read, end, kind, plural or elided)
        if step is None or (closed and read.text(end) == ","):
            return units, end
        # "artículos 289, ordinales 9 y 11, 301 y 426": the conjunction closes the list of parts, what follows are articles again
        closed = read.text(end) in ("y", "e") and UNIT_RANK[kind] > ARTICLE and not elided
        text, end = step


def _range_end(read: Reader, at: int, kind: str) -> tuple[str, int] | None:
    place = at + 1 + (read.text(at + 1) in ("el", "la"))
    if (
        kind != "literal"
        and place < len(read.run)
        and read.run[place].kind == WORD
        and spelled(read.run, place) is None
        and roman(read.text(place)) is None
    ):
        return None
    label = label_at(read, place, kind)
    if label is None or label[0] == "final" or _is_act_number(read, place, label[1]):
        return None
    return label


def _next_label(read: Reader, end: int, kind: str, plural: bool) -> tuple[str, int] | None:
    """The next number of a list after its separator; never the number of an act ("2192 de 2001")."""
    if not plural and not _second_of_two(read, end, kind):
        return None
    run = read.run
    place = end
    if read.text(end) == "." and read.text(end + 1) in ("y", "e", ",") and end + 2 < len(run):
        # "los incisos 1. y 3.", "los literales a. y d. del artículo 5": the point ends no sentence
        place += run[end + 2].kind == NUMBER or (kind == "literal" and len(run[end + 2].text) == 1)
    while place < len(run) and (run[place].text in SEPARATORS or (run[place].text == "/" and read.text(place + 1) in ("o", "y"))):
        if kind == "literal" and place > end and (read.text(place + 1) == ")" or _is_letter(read, place)):
            break
        place += 1
    # A list whose commas were lost shows itself by its signs: "los artículos 1º 2º 5º".
    lost = place == end and place < len(run) and run[place].ordinal and run[place - 1].ordinal
    if (place == end and not lost) or place >= len(run):
        return None
    if read.text(place) in ("el", "la", "los") and place + 1 < len(run) and run[place + 1].kind == NUMBER:
        place += 1
    if run[place].kind == WORD and (run[place].text in DETERMINERS or run[place].text in KIND_OF or run[place].text in _OF):
        return None
    label = label_at(read, place, kind, first=False)
    if kind == "literal" and _is_letter(read, place):
        label = run[place].text, place + 1
    if label is None or _is_act_number(read, place, label[1]) or (run[place].kind == WORD and _kind_at(read, label[1])):
        return None
    return label


def _is_letter(read: Reader, at: int) -> bool:
    """Whether what could join a list is one of its letters: "los literales d, e y f", "c, d y e del artículo 7º"."""
    word, following = read.text(at), read.text(at + 1)
    if word not in ("e", "o", "u", "y") or read.text(at - 1) not in SEPARATORS:
        return False
    return following in _OF or following in (("y", ",") if word == "y" else SEPARATORS)


def _second_of_two(read: Reader, end: int, kind: str) -> bool:
    """As in "artículo 1º y 2º del Decreto 3": the plural that is missing."""
    run = read.run
    if kind not in ("articulo", "paragrafo") or read.text(end) != "y" or end + 1 >= len(run) or run[end + 1].kind != NUMBER:
        return False
    held = read.text(end + 2) == "del" or (read.text(end + 2) == "de" and read.text(end + 3) in ("la", "esta", "este"))
    return (held or (run[end + 1].ordinal and read.text(end + 2) in _OF)) and not _is_act_number(read, end + 1, end + 2)


def _is_act_number(read: Reader, at: int, end: int) -> bool:
    run = read.run
    if run[at].kind != NUMBER:
        return False
    if read.text(end) in _OF:
        if year_at(run, end + 1) or read.text(end + 1) in MONTHS:
            return True
        if end + 1 < len(run) and run[end + 1].kind == NUMBER and read.text(end + 2) == "de" and read.text(end + 3) in MONTHS:
            return not run[at].ordinal
    return False


def _expressions_at(read: Reader, at: int) -> Units | None:
    """As in "la expresión «...»", "las frases «...» y «...»": the words are kept."""
    run = read.run
    place = at + 1
    while read.text(place) in (":", "siguiente", "siguientes", ","):
        place += 1
    paths: list[Path] = []
    end = place
    while place < len(run) and run[place].kind == QUOTE:
        close = next((later for later in range(place + 1, len(run)) if run[later].kind in (QUOTE, BREAK)), None)
        if close is None or run[close].kind == BREAK:
            break
        said = read.folded.quote(run[place].end, run[close].start).strip().rstrip(",")
        paths.append((Unit("expresion", None, text=said),))
        end = place = close + 1
        while read.text(place) in (",", "y", "e", "o", ";", "la", "las") and place < len(run) - 1:
            place += 1
        if place < len(run) and run[place].text in EXPRESSION_WORDS and place + 1 < len(run) and run[place + 1].kind == QUOTE:
            place += 1
    return Units(paths, at, end, "expresion", len(paths) > 1) if paths else None
