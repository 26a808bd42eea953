"""Where in a text there is anything to read: plain searches for a few stems, so that most of an act is never tokenized."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from app.core.reading.folding import Folded
from app.core.reading.vocabulary import words

_INSERTION = re.compile(
    r"\b(?:asi|tenor|siguientes?|quedara|quedaran|texto|queda)\b[^.:;\n]{0,60}:\s*\n?|:\s*\n+\s*\"|\bquedaran?\s+asi\b[^\w:]{0,6}\n"
)
_SO = re.compile(r"\b(?:asi|tenor|quedar\w*|queda)\b")
_INSERTS = re.compile(r"\b(?:adici|sustitu|subrog|modif|incorp|agreg)[^.]*(?:de\s+\d{4}|codigo|estatuto|constitucion)")
_ACTING = sorted(
    words(
        "derog deruog abrog revoc revoq suprim modif reform enmiend enmend sustitu substitu subrog reempla rempla adici agreg"
        " incorp crea cree anad compil reglamen desarroll corrig corrij aclar suspen susp aplaz aplac prorrog ampli reviv queda"
        " quede dej"
    )
)
_ADDING = ("adici", "agreg", "incorp", "crea", "cree", "anad")
_RESUMES = re.compile(r"\n\s*\n\W*(?:derog|modif|adici|sustit|suprim|agreg)\w*[sn]e\b")
_FORCE = ("rige", "regir", "en vigencia", "su vigencia", "en vigor", "vigencia", "surt", "produc", "efectos fiscales")

#: Stems of words that name an act by number, and, for the others, whether they need one.
_BY_NUMBER = (
    "decreto",
    "ley",
    "lei ",
    "resoluci",
    "acuerdo",
    "circular",
    "directiva",
    "conpes",
    "decision",
    "ordenanza",
    "sentencia",
    "auto ",
    "autos ",
)
_BY_NAME = (
    "constituci", "carta polit", "carta fundam", "codigo", "estatuto", "ibidem", "idem", "regimen politico", "arancel de aduanas",
    "reglamento del congreso", "acto legis", "acto reform", "actos legis", "su articulo", "sus articulos",
    "de la misma", "del mismo",
)  # fmt: skip
_NUMBERED = re.compile(r"\w+[^.;\n]{0,44}?(?:\d|\bn[or]{0,2}s?\.\s*\d|\borganica|\bestatutaria|\bunico|\bconstitucional)")
_RULING = re.compile(r"\w+[^;\n]{0,120}?\d")
_POINTS = re.compile(r"(?:dich[oa]|mism[oa]|citad[oa]|mencionad[oa]|referid[oa]|precitad[oa]|aludid[oa])\s+\Z")
_OWN = re.compile(r"\d[^.;\n]{0,60}\b(?:presente|este|esta)\s+\Z")
_AFTERWARDS = re.compile(r"\w+\s+(?:citad|mencionad|en\s+(?:mencion|cita))")
_BEFORE, _AFTER = 340, 200


def places(text: str) -> list[int]:
    """Where an act may be named, in order. One pass over the text for each stem, at the speed of a plain search."""
    found: list[int] = []
    find = text.find
    for stem in _BY_NUMBER:
        at = find(stem)
        ruling = stem in ("sentencia", "auto ", "autos ")
        while at >= 0:
            if (at == 0 or not text[at - 1].isalpha()) and _names(text, at, ruling):
                found.append(at)
            at = find(stem, at + len(stem))
    for stem in _BY_NAME:
        at = find(stem)
        while at >= 0:
            if at == 0 or not text[at - 1].isalpha():
                found.append(at)
            at = find(stem, at + len(stem))
    found.sort()
    return found


def _names(text: str, at: int, ruling: bool) -> bool:
    if ruling:
        return _RULING.match(text, at, at + 160) is not None
    if _NUMBERED.match(text, at, at + 70):
        return True
    before = text[max(0, at - 80) : at]
    return _POINTS.search(before) is not None or _OWN.search(before) is not None or _AFTERWARDS.match(text, at) is not None


def names_between(found: list[int], start: int, end: int) -> list[int]:
    """The places of a stretch."""
    return found[bisect_left(found, start) : bisect_left(found, end)]


def windows(text: str, found: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches around places, each inside its paragraph, merged where they meet."""
    first = last = -1
    for at in found:
        if at < last - 60:
            continue
        begin = max(_sentence(text, at), last, 0)
        stop = min(len(text), at + _AFTER)
        line = text.find("\n", at, stop)
        if line >= 0:
            stop = line
        elif stop < len(text):
            stop = max(text.rfind(" ", at, stop), at + 1)
        if begin <= last:
            last = max(last, stop)
            continue
        if last > first:
            yield first, last
        first, last = begin, stop
    if last > first:
        yield first, last


def _sentence(text: str, at: int) -> int:
    """The start of the sentence around a place: an abbreviation ("art. 5", "No. 3") does not end one."""
    begin = max(0, at - _BEFORE, text.rfind("\n", max(0, at - _BEFORE), at) + 1)
    stop = at
    while (point := text.rfind(". ", begin, stop)) >= 0:
        word = text[max(begin, point - 4) : point]
        if word.isalpha() and len(word) == 4:
            return point + 2
        stop = point
    return text.find(" ", begin, at) + 1 if begin == at - _BEFORE else begin


def own_end(folded: Folded, start: int, end: int) -> int:
    """Where an article stops speaking for itself: at "quedará así:"."""
    text = folded.text
    if text.find(":", start, end) < 0 and text.find("asi", start, end) < 0:
        return end
    for found in _INSERTION.finditer(text, start, end):
        if _SO.search(found.group()) or _INSERTS.search(text, max(start, found.start() - 300), found.end()):
            return found.end()
    return end


def acts_between(text: str, start: int, end: int) -> bool:
    """Whether any verb of an effect may stand there."""
    return any(text.find(stem, start, end) >= 0 for stem in _ACTING)


def adds_between(text: str, start: int, end: int) -> bool:
    """Whether something may be added there."""
    return any(text.find(stem, start, end) >= 0 for stem in _ADDING)


def force_between(text: str, start: int, end: int) -> bool:
    """Whether entry into force may be spoken of there."""
    return any(text.find(stem, start, end) >= 0 for stem in _FORCE)


def resumes_between(text: str, start: int, end: int) -> bool:
    """Whether the act's own words go on after an insertion."""
    return _RESUMES.search(text, start, end) is not None
