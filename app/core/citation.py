"""Citations as people write them: "D. 1008/18", "art. 2.2.9.1.2.1 del Decreto 1078 de 2015", "Ley 1.341 de 2009".

Only reading: which recorded act or provision is meant is decided by `app.release.resolve`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: The words for each type of act, as people write them, without accents.
_TYPES: tuple[tuple[str, str], ...] = (
    ("decreto-ley", r"decretos?[\s-]*ley(?:es)?|d\.?\s?l\.?(?=\s*\d)"),
    ("decreto", r"decretos?(?:\s+unicos?\s+reglamentarios?)?|d\.?u\.?r\.?(?:[\s-]*tic)?|dctos?\.?|dec\.|dto\.?|d\."),
    ("ley", r"leyes|ley(?:\s+estatutaria)?|l\."),
    ("resolucion", r"resolucion(?:es)?(?:\s+(?:mintic|del\s+mintic))?|res\.?(?:\s+mintic)?|r\."),
    ("directiva-presidencial", r"directivas?(?:\s+presidencial(?:es)?)?|dir\.?(?:\s+pres\.)?|presidential\s+directive"),
)
_ENGLISH = {"decree-law": "decreto-ley", "decree": "decreto", "law": "ley", "act": "ley", "resolution": "resolucion"}

_TYPE = "|".join(f"(?P<{name.replace('-', '_')}>{words})" for name, words in _TYPES)
_NUMBER = r"(?:(?:no|nro|num|numero|n)(?![a-z\d])\.?[\sº°]*)?(?P<number>\d{1,3}(?:\.\d{3})+(?!\.)|\d+)"
_YEAR = r"(?:\s*(?:del?\s+(?:(?:\d{1,2}\s+de\s+)?[a-z]+\s+(?:\d{1,2}\s+)?del?\s+)?|of\s+|/|-)\s*(?P<year>\d{4}|\d{2})\b)?"
_ACT = re.compile(rf"(?<![\w.])(?:{_TYPE})\s*{_NUMBER}{_YEAR}")

#: A number alone, with or without a year: "1078 de 2015", "1151".
_BARE = re.compile(r"\A\s*(?P<number>\d{1,5})(?:\s*(?:de|del|/)\s*(?P<year>\d{4}|\d{2}))?\s*\Z")

_UNIT_WORDS: tuple[tuple[str, str], ...] = (
    ("libro", r"libro|book"),
    ("parte", r"parte|part"),
    ("titulo", r"titulo|title"),
    ("capitulo", r"capitulo|cap\.|chapter"),
    ("seccion", r"seccion|sec\.|section"),
    ("anexo", r"anexo|annex"),
    ("articulo", r"articulos?|arts?\.?|article"),
    ("paragrafo", r"paragrafo|par\.|paragraph"),
    ("numeral", r"numeral|num\.|number"),
    ("literal", r"literal|lit\.|letter"),
)
_UNIT = re.compile(
    "(?<![\\w.])(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _UNIT_WORDS)
    + r")\s*(?:no\.?\s*)?(?P<number>\d+(?:\.\d+)*(?:\.x)?|[ivxlc]+\b|unico\b|[a-z]\b)\)?"
)
_DOTTED = re.compile(r"(?<![\w.])\d+(?:\.\d+){3,}(?![\w.])")
_ORDER = [kind for kind, _ in _UNIT_WORDS]
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a text cites: type, number and year of an act as far as written, and the path of a provision inside it."""

    type: str = ""
    number: str = ""
    year: int | None = None
    path: tuple[tuple[str, str], ...] = ()

    @property
    def names_act(self) -> bool:
        """Whether an act is named at all."""
        return bool(self.number)


def fold(text: str) -> str:
    """Lower case, without accents, with single spaces: how names and citations are compared.

    >>> fold("  Resolución  N.º 1519 ")
    'resolucion n.º 1519'
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn").split())


def read_citation(text: str) -> Citation:
    """The act and provision a text cites; an empty citation when it cites none.

    >>> read_citation("art. 2 num. 8 de la Ley 1.341 de 2009")
    Citation(type='ley', number='1341', year=2009, path=(('articulo', '2'), ('numeral', '8')))
    """
    folded = fold(text).replace("n.º", "no.").replace("n.°", "no.")
    for english, spanish in _ENGLISH.items():
        folded = re.sub(rf"\b{english}\b", spanish.replace("-", " "), folded)
    act = _ACT.search(folded)
    rest = folded if act is None else folded[: act.start()] + " " + folded[act.end() :]
    path = _path(rest)
    if act is None:
        bare = _BARE.match(folded)
        if bare is None:
            return Citation(path=path)
        return Citation("", bare.group("number"), _year(bare.group("year")) if bare.group("year") else None)
    kind = next(name for name, _ in _TYPES if act.group(name.replace("-", "_")))
    year = act.group("year")
    return Citation(kind, act.group("number").replace(".", "").lstrip("0") or "0", _year(year) if year else None, path)


def _path(text: str) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for match in _UNIT.finditer(text):
        kind = next(kind for kind in _ORDER if match.group(kind))
        number = match.group("number")
        found.setdefault(kind, number if kind == "literal" else str(_roman(number) or number))
    if "articulo" not in found and (dotted := _DOTTED.search(text)):
        found["articulo"] = dotted.group()
    if "articulo" in found:
        # Articles are named flat under their act: the book, part, title and chapter only say where they lie.
        for kind in ("libro", "parte", "titulo", "capitulo", "seccion"):
            found.pop(kind, None)
    return tuple((kind, found[kind]) for kind in _ORDER if kind in found)


def _roman(text: str) -> int | None:
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if any(value < later for later in values[i + 1 : i + 2]) else value for i, value in enumerate(values))


def _year(text: str) -> int:
    """A year of two digits is this century's up to 49, else the last one's."""
    year = int(text)
    if year >= 100:
        return year
    return 2000 + year if year < 50 else 1900 + year
