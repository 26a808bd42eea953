"""The outline of an act: title, preamble, books to literals, each with its place; inserted text has no part in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.reading.folding import Folded
from app.core.reading.labels import Reader, label_at
from app.core.reading.tokens import tokens
from app.core.reading.vocabulary import UNIT_RANK, UNIT_WORDS

_KINDS = {
    word: kind
    for kind, words in UNIT_WORDS.items()
    for word in words
    if kind in ("libro", "parte", "titulo", "capitulo", "seccion", "subseccion", "articulo", "paragrafo")
}
_HEADING = re.compile(
    r"^(?P<lead>[\s#>_\-]*)(?P<quote>[\"']?)\s*(?P<word>articulo|art\.|art|paragrafo|libro|parte|titulo|capitulo|seccion|subseccion)\b\.?(?=[\s.:º\d-])",
    re.MULTILINE,
)
_NUMERAL = re.compile(r"^[ \t>_]*(?:(?P<n>\d{1,3}(?:\.\d{1,3}){0,5})[.)\-]|(?P<l>[a-z]{1,2})\))\s", re.MULTILINE)
_DECREES = re.compile(
    r"^[\s#_\"]*(?:el\s+congreso[^\n]{0,60}\n[\s#_]*)?(?:decretan?|resuelven?|acuerdan?|ordenan?|dispone)\s*[:.]?\s*$",
    re.MULTILINE,
)
_BLANK = re.compile(r" *\n[ \n]*\n")
_INSERTS = re.compile(r"\b(?:asi|tenor|siguientes?|quedar\w*|texto)\b[^.\n]{0,80}:\s*$|:\s*[\"']?\s*\Z")
_END = re.compile(
    r"^[\s#_]*(?:publiquese|comuniquese|dad[oa] en |notifiquese|cumplase|(?:el|la) president[ea] del h|el presidente del senado)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One unit of the structure: its kind and number, and the folded span of its heading."""

    kind: str
    number: str
    start: int
    heading_end: int
    depth: int
    temporary: bool = False


@dataclass(slots=True)
class Article:
    """One article: its number, where it starts and ends (folded), and the units inside."""

    number: str
    start: int
    end: int
    body: int
    containers: tuple[tuple[str, str], ...] = ()
    units: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """Title, parts and articles, by their place in the folded text."""

    title: tuple[int, int] | None
    header_end: int
    body: int
    parts: list[Part] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    signatures: int = 0

    def title_text(self, folded: Folded) -> str:
        """The title as the source writes it."""
        return folded.quote(*self.title) if self.title else ""

    def preamble(self, folded: Folded) -> Iterator[tuple[int, int]]:
        """The stretches outside title and articles that may cite: the powers invoked and the recitals."""
        start = self.title[1] if self.title else self.header_end
        end = self.articles[0].start if self.articles else len(folded.text)
        if start < end:
            yield start, end


_TITLE = re.compile(
    r"^[\s#_\"]*(?P<t>(?:por\s+(?:el|la|los|las)\s+cual|por\s+medio\s+de|por\s+medio\s+del|mediante\s+(?:el|la)\s+cual|por\s+el\s+que|por\s+la\s+que|sobre\b|que\s+\w+|[a-z]+\w*\s+)[^\n]*(?:\n(?![\s#_]*\n)[^\n#]+)*)",
    re.MULTILINE,
)
_CUAL = re.compile(r"\b(?:por|mediante)\s+(?:medio\s+de\s*l?\s*)?(?:el|la|los|las)?\s*(?:cual|cuales|que)\b")
_DAY = re.compile(r"^[\s#_]*\(?\s*(?:[a-z]+\s+\d{1,2}|\d{1,2}\s+de\s+[a-z]+)[^\n)]*\)?\s*$", re.MULTILINE)


def outline_of(folded: Folded) -> Outline:
    """The outline of a folded text. One pass over its headings."""
    text = folded.text
    first = next((match for match in _HEADING.finditer(text) if match["word"].startswith("art")), None)
    head = first.start() if first else min(len(text), 6000)
    title = _title(text, head)
    made = Outline(title, title[0] if title else 0, head)
    _headings(folded, made)
    _close(folded, made)
    return made


def _title(text: str, head: int) -> tuple[int, int] | None:
    """The epigraph: the first paragraph of the head that says what the act does."""
    limit = min(head if head > 0 else len(text), len(text), 8000)
    found = _CUAL.search(text, 0, min(limit, 3000))
    if found is None:
        return None
    line = text.rfind("\n", 0, found.start()) + 1
    start = found.start() if found.start() - line > 60 else line
    while start < found.start() and not (text[start].isalpha() or text[start] == '"'):
        start += 1
    end = _blank(text, found.start(), limit)
    return (start, end) if start < end else None


def _blank(text: str, start: int, limit: int) -> int:
    """Where the paragraph ends: before a line without words, also where lines end as they do on Windows and in forms."""
    found = _BLANK.search(text, start)
    return min(found.start(), limit) if found else limit


def _headings(folded: Folded, made: Outline) -> None:
    text = folded.text
    expected = 1
    inserting = False
    containers: list[tuple[str, str]] = []
    for match in _HEADING.finditer(text, made.title[1] if made.title else 0):
        kind = _KINDS[match["word"].rstrip(".")]
        at = match.start("word")
        read = Reader(tokens(folded, at, min(at + 60, len(text))), folded)
        named = _number(read, kind)
        if named is None:
            continue
        number, after, temporary = named
        if kind == "articulo":
            plain = int(number) if number.isdigit() else None
            if inserting or match["quote"]:
                if match["quote"] or plain != expected:
                    continue
            elif not read.capital(0) and plain != expected:
                continue
            if (
                made.articles
                and plain is not None
                and expected > 1
                and plain not in (expected, expected + 1)
                and _inserts_before(text, made.articles[-1].start, at)
            ):
                continue
            expected = plain + 1 if plain is not None else expected
            made.parts.append(Part(kind, number, at, after, UNIT_RANK[kind], temporary))
            made.articles.append(Article(number, at, len(text), after, tuple(containers)))
            inserting = bool(_INSERTS.search(text, at, _blank(text, after, len(text))))
        elif kind == "paragrafo":
            if made.articles and not match["quote"]:
                part = Part(kind, number, at, after, UNIT_RANK[kind], temporary)
                made.articles[-1].units.append(part)
        elif not inserting and not match["quote"] and read.capital(0):
            made.parts.append(Part(kind, number, at, after, UNIT_RANK[kind]))
            containers = [each for each in containers if UNIT_RANK[each[0]] < UNIT_RANK[kind]] + [(kind, number)]


def _inserts_before(text: str, start: int, end: int) -> bool:
    return re.search(r"\b(?:asi|tenor|siguientes?|texto)\b[^.\n]{0,80}:\s*$", text[start:end], re.MULTILINE) is not None


def _number(read: Reader, kind: str) -> tuple[str, int, bool] | None:
    place = 1
    temporary = False
    while read.text(place) in (".", "transitorio", "nuevo", "no", "numero", "°", "º"):
        temporary = temporary or read.text(place) == "transitorio"
        place += 1
    label = label_at(read, place, kind)
    if label is None:
        if kind == "paragrafo":
            return ("", read.run[place - 1].end, temporary) if place - 1 < len(read.run) else None
        return None
    following = read.text(label[1])
    if following in ("de", "del", ",", "y", "al", "a") and not read.run[label[1] - 1].ordinal:
        return None
    if following in ("de", "del") and kind == "articulo":
        return None
    return label[0], read.run[label[1] - 1].end, temporary


def _close(folded: Folded, made: Outline) -> None:
    """Each article ends where the next part begins; the last, at the formulas of promulgation."""
    text = folded.text
    starts = sorted({part.start for part in made.parts})
    for article in made.articles:
        later = next((start for start in starts if start > article.start), None)
        article.end = later if later is not None else len(text)
    if made.articles:
        last = made.articles[-1]
        end = _END.search(text, last.body)
        made.signatures = end.start() if end else len(text)
        last.end = min(last.end, made.signatures)
    for article in made.articles:
        for match in _NUMERAL.finditer(text, article.body, article.end):
            kind, number = ("numeral", match["n"]) if match["n"] else ("literal", match["l"])
            article.units.append(Part(kind, number, match.start(), match.end(), UNIT_RANK[kind]))
        article.units.sort(key=lambda part: part.start)
