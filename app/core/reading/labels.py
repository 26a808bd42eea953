"""The number of a provision as it is written: "1º", "2.2.1.7", "91A", "7 bis", "tercero", "XIV", "e)", "único", "final"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.reading.folding import Folded
from app.core.reading.tokens import NUMBER, QUOTE, WORD, Token, roman, spelled
from app.core.reading.vocabulary import LAST_WORDS, ORDINALS, SEPARATORS, UNIT_RANK, UNIT_WORDS, words

KIND_OF = {word: kind for kind, words in UNIT_WORDS.items() for word in words}

ARTICLE = UNIT_RANK["articulo"]

DETERMINERS = words("el la los las un una unos unas su sus lo")

_SUFFIXES = frozenset(("bis", "ter", "quater", "quinquies"))

_THOUSAND = re.compile(r"[1-9]\.\d{3}\Z")


@dataclass(slots=True)
class Reader:
    """A run of tokens with the text they come from, for the few places where capitals tell, and the year of the act."""

    run: list[Token]
    folded: Folded
    year: int | None = None

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital in the source."""
        return self.folded.source[self.folded.place(self.run[at].start)].isupper()

    def text(self, at: int) -> str:
        """The token at a place, or nothing past the end."""
        return self.run[at].text if 0 <= at < len(self.run) else ""


def label_at(read: Reader, at: int, kind: str, first: bool = True) -> tuple[str, int] | None:
    """The number of a provision: "1º", "2.2.1.7", "91A", "131 A", "7 bis", "tercero", "XIV", "e)", "único", "final"."""
    run = read.run
    if at >= len(run):
        return None
    token = run[at]
    if token.kind == NUMBER:
        return number_label(read, at, kind)
    if token.kind == QUOTE and kind == "literal" and len(read.text(at + 1)) == 1 and read.text(at + 2) == token.text:
        return read.text(at + 1), at + 3
    if token.kind != WORD:
        return None
    word = token.text
    if word in LAST_WORDS:
        return "final", at + 1
    if word in ("unico", "unica"):
        return "unico", at + 1
    closed = read.text(at + 1) == ")"
    if kind in ("literal", "item") or (closed and kind in ("inciso", "ordinal", "numeral")):
        if kind in ("ordinal", "numeral") and closed and word not in ("c", "l") and (value := roman(word)):
            return str(value), at + 2
        if closed and len(word) <= 3:
            return word, at + 2
        if (
            kind == "literal"
            and (len(word) == 1 or (len(word) == 2 and word[0] == word[1]))
            and (first or (word not in SEPARATORS and word != "a"))
            and word != "y"
            and not (word in SEPARATORS and read.text(at + 1) in KIND_OF)  # "los literales e incisos"
        ):
            return word, at + 1
    said = spelled(run, at)
    alone = word in ("un", "una") or (word == "uno" and not (kind == "articulo" and read.text(at + 1) in ("de", "del")))
    if said and not alone and (word in ORDINALS or kind != "literal"):
        value, end = said
        if read.text(end) == "(" and end + 2 < len(run) and run[end + 1].kind == NUMBER and run[end + 2].text == ")":
            end += 3
        return _with_suffix(read, end, str(value))
    if UNIT_RANK[kind] < ARTICLE or read.capital(at) or closed:
        value = roman(word)
        if value and (UNIT_RANK[kind] < ARTICLE or len(word) > 1 or read.capital(at)) and word not in ("c", "l"):
            return _with_suffix(read, at + 1 + (closed and UNIT_RANK[kind] >= ARTICLE), str(value))
    if UNIT_RANK[kind] < ARTICLE and len(word) == 1 and read.capital(at):
        return word.upper(), at + 1
    return None


def number_label(read: Reader, at: int, kind: str) -> tuple[str, int]:
    """The number of a provision that is written in figures."""
    token = read.run[at]
    text = token.text
    if kind == "articulo" and _THOUSAND.match(text):
        text = text.replace(".", "")
    text = ".".join(part.lstrip("0") or "0" for part in text.split(".")) if "-" not in text else text.lstrip("0") or "0"
    if token.ordinal:
        return _with_suffix(read, at + 1, text, spaced=False)
    if read.text(at + 1) == ")" and kind != "articulo":
        return text, at + 2
    return _with_suffix(read, at + 1, text)


def _with_suffix(read: Reader, at: int, text: str, spaced: bool = True) -> tuple[str, int]:
    run = read.run
    if at >= len(run):
        return text, at
    place = at
    if (
        run[place].text == "-"
        and place + 1 < len(run)
        and (
            run[place + 1].text in _SUFFIXES
            or (len(run[place + 1].text) == 1 and run[place + 1].kind == WORD and run[place + 1].start == run[place].end)
        )
    ):
        place += 1
    token = run[place]
    if token.text in _SUFFIXES:
        return f"{text}-{token.text}", place + 1
    if token.kind != WORD or len(token.text) != 1:
        return text, at
    touches = token.start == run[place - 1].end
    if touches and (token.text not in ("a", "o") or read.capital(place)):
        return (f"{text}-{token.text.upper()}" if place > at else text + token.text.upper()), place + 1
    following = read.text(place + 1)
    if (
        spaced
        and not touches
        and read.capital(place)
        and token.text not in ("y", "e", "o")
        and not following.isdigit()
        and following not in DETERMINERS
        and not (place + 1 < len(run) and run[place + 1].kind == NUMBER)
    ):
        if token.text == "a" and (following in KIND_OF or following == "partir"):
            return text, at
        return text + token.text.upper(), place + 1
    return text, at
