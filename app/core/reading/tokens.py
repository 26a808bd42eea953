"""Words, numbers and signs of a folded text, each with its place.

A number keeps its dots and hyphens ("2.2.1.7", "368-2") and swallows its ordinal mark ("1º", "2o."), so that the point
after it does not end a sentence. Letters that stick to a number ("91A") are left to the grammar, which knows what it expects.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.core.reading.folding import Folded
from app.core.reading.vocabulary import CARDINALS, ORDINALS, ROMAN

WORD, NUMBER, SIGN, QUOTE, BREAK = "w", "n", ".", '"', "\n"

#: One scanner for everything. A blank line is a sign of its own: it ends every sentence.
_TOKEN = re.compile(
    r"(?P<w>de(?=l[ao]s?\b)|publicacion(?=(?:y|derog\w+|modific\w+)\b)|oficial(?=y\b)|[a-z]+(?:\.(?=[a-z]\.))?)"
    r"|(?P<n>\d+(?:\.\d+)*(?:-\d+)*)(?P<o>\s{0,3}\.?\s{0,2}º(?:\s?\.(?!\d))?|o\b\.?|ero\b\.?|\.o\b\.?|\?(?=\s+(?:de|del|al|y)\b))?"
    r'|(?P<q>"|\'\'|<<|>>)'
    r"|(?P<b>\n[ \n]*)"
    r"|(?P<s>[^\s#])"
)


class Token(NamedTuple):
    """One token: its kind, what it says (folded), and where, in the folded text."""

    kind: str
    text: str
    start: int
    end: int
    ordinal: bool = False


def tokens(folded: Folded, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of a folded text."""
    made: list[Token] = []
    add = made.append
    new = tuple.__new__  # a named tuple without the cost of its constructor: this loop sees every word of a nation
    text = folded.text
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup
        if kind == "w":
            start, end = found.span()
            add(new(Token, (WORD, text[start:end], start, end, False)))
        elif kind in ("n", "o"):
            add(Token(NUMBER, found.group("n"), found.start(), found.end(), kind == "o"))
        elif kind == "b":
            if found.group().count("\n") > 1:
                add(Token(BREAK, "\n", found.start(), found.end()))
        elif (kind == "q" or found.group() == "'") and _misread(text, made, found.end()):
            made[-1] = Token(NUMBER, made[-1].text, made[-1].start, found.end(), True)
        elif kind == "q":
            add(Token(QUOTE, '"', found.start(), found.end()))
        else:
            start, end = found.span()
            add(new(Token, (SIGN, text[start:end], start, end, False)))
    return made


def _misread(text: str, made: list[Token], end: int) -> bool:
    """Whether a quotation mark is an ordinal sign misread by a scanner: `el artículo 2" del Decreto 1448`, outside quotations."""
    if len(made) < 2 or made[-1].kind != NUMBER or made[-1].end != end - 1 or len(made[-1].text) > 3:
        return False
    if not made[-2].text.startswith("art") or not text.startswith((" de ", " del ", " de\n", " del\n"), end):
        return False
    quotes = 0
    for token in reversed(made):
        if token.kind == BREAK:
            break
        quotes += token.kind == QUOTE
    return quotes % 2 == 0


def roman(word: str) -> int | None:
    """The value of a roman number, or None."""
    if not ROMAN.match(word):
        return None
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for place, letter in enumerate(word):
        value = values[letter]
        total += -value if any(values[later] > value for later in word[place + 1 : place + 2]) else value
    return total or None


def spelled(run: list[Token], at: int) -> tuple[int, int] | None:
    """A number in words from `at`, ordinal or cardinal ("décimo segundo", "mil novecientos noventa y uno"), and where it ends."""
    total = current = 0
    place = at
    found = False
    while place < len(run) and run[place].kind == WORD:
        word = run[place].text
        value = ORDINALS.get(word, CARDINALS.get(word))
        if value is None:
            following = run[place + 1].text if place + 1 < len(run) else ""
            if (
                found
                and word == "y"
                and following in CARDINALS
                and CARDINALS[following] < 10
                and current % 10 == 0
                and (current % 100 >= 20 or (current % 100 == 10 and CARDINALS[following] > 5))  # "diez y ocho"
            ):
                place += 1
                continue
            break
        if value == 1000:
            total, current = (total + max(current, 1) * 1000), 0
        elif found and not _adds_to(current, value):
            break
        else:
            current += value
        found = True
        place += 1
    return (total + current, place) if found else None


def _adds_to(current: int, value: int) -> bool:
    """Whether a number word goes on with the number so far: "ciento" + "veinte", not "primero" + "segundo"."""
    if current == 0:
        return True
    if value >= 100:
        return False
    if current % 100 == 0:
        return True
    return current % 10 == 0 and value < 10 and current % 100 >= 10
