"""A text folded for reading: lower case, no accents, no markup; and from any place in it back to the source.

Nearly every character folds to exactly one character, so that a place in the folded text is a place in the source. Only
where markup, entities or combining accents are dropped do the two drift apart, and then the breaks are kept in order.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

#: Signs that mean the same to a reader of law, by what they are read as. The degree sign and the ordinals all become º;
#: Markdown's marks, a space.
_READ_AS = {
    "º": "\u00b0\u00aa\u02da",
    " ": "\u00a0\u2007\u202f\u200b\ufeff*\\\t\r",
    '"': "\u201c\u201d\u201e\u00ab\u00bb\u2033",
    "'": "\u2018\u2019\u00b4`",
    "-": "\u2013\u2014\u2011\u2010\u2212\u00ad",
    ".": "\u2026",
}
_SIGNS = {sign: plain for plain, signs in _READ_AS.items() for sign in signs}


def _table() -> dict[int, str]:
    table = {ord(sign): plain for sign, plain in _SIGNS.items()}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        if letter in _SIGNS or not letter.isalpha():
            continue
        plain = unicodedata.normalize("NFD", letter.lower())[0]
        if plain != letter:
            table[code] = plain
    return table


_FOLD = _table()
_ASCII = {sign: plain for sign, plain in _SIGNS.items() if sign < "\x80"}


def _plain(text: str) -> str:
    """Fold character by character. A replacement for each sign that occurs is many times faster than a translation table."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")  # lines that end as they did on old Macintoshes
    low = text.lower()
    if len(low) != len(text):
        return text.translate(_FOLD)
    for sign, plain in _ASCII.items():
        low = low.replace(sign, plain)
    if not low.isascii():
        for sign in set(low):
            folded = _FOLD.get(ord(sign)) if sign > "\x7f" else None
            low = low.replace(sign, folded) if folded else low
    return low


_COMBINING = re.compile("[\u0300-\u036f]+")
_DRIFT = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]{0,2000}>|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});|[\u0300-\u036f]+",
    re.DOTALL | re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|td|table|h\d|section|article|blockquote)\b", re.IGNORECASE)
#: What looks like a tag and is how publishers set off their notes: <Artículo modificado por ...>.
_TAGS = (
    "a b i u p br div em li ul ol td tr th h1 h2 h3 h4 h5 h6 sup sub font span strong table tbody thead body html"
    " head title meta link img script style center section article header footer main nav blockquote hr small o:p"
    " del ins input form label col colgroup caption"
)
_KNOWN_TAG = re.compile(rf"</?(?:{'|'.join(_TAGS.split(' '))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is read; `source` what was given. Both end alike; `place` goes from the one to the other."""

    source: str
    text: str
    breaks: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)

    def place(self, at: int) -> int:
        """The place in the source of a place in the folded text."""
        if not self.breaks:
            return at
        found = bisect_right(self.breaks, at) - 1
        return at + self.shifts[found] if found >= 0 else at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that a folded span stands for: from its first character to just after its last."""
        return self.place(start), (self.place(end - 1) + 1 if end > start else self.place(start))

    def quote(self, start: int, end: int) -> str:
        """What the source says there, word for word."""
        first, last = self.span(start, end)
        return self.source[first:last]


def fold(source: str) -> Folded:
    """Fold a text. Tags become a space (a line break where they end a block), entities the sign they stand for."""
    if not ("<" in source or "&" in source or _COMBINING.search(source)):
        return Folded(source, _plain(source))
    parts: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for found in _DRIFT.finditer(source):
        raw = found.group()
        if raw[0] == "<" and raw[1] != "!" and not _KNOWN_TAG.match(raw):
            continue
        kept = _plain(source[at : found.start()])
        parts.append(kept)
        length += len(kept)
        if raw[0] == "<":
            sign = "\n" if _BLOCK.match(raw) else ("" if raw[1:2] == "/" or _inside_word(source, found) else " ")
        elif raw[0] == "&":
            sign = html.unescape(raw).translate(_FOLD)[:1]
        else:
            sign = ""
        at = found.end()
        if sign:
            parts.append(sign)
            breaks.append(length)
            shifts.append(found.start() - length)
            length += 1
        breaks.append(length)
        shifts.append(at - length)
    parts.append(_plain(source[at:]))
    return Folded(source, "".join(parts), breaks, shifts)


def _inside_word(source: str, found: re.Match[str]) -> bool:
    before, after = source[found.start() - 1 : found.start()], source[found.end() : found.end() + 1]
    return before.isalnum() and after.isalnum()
