"""An act read whole: its identity, its structure, and what its title and articles say.

Paragraphs without a word of interest are not looked at; the rest is tokenized once and parsed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from app.core.reading.citations import citations_of
from app.core.reading.effects import effects_of
from app.core.reading.entry import ANCHOR, entries_of
from app.core.reading.folding import Folded, fold
from app.core.reading.identity import identity_of
from app.core.reading.labels import Reader
from app.core.reading.notes import notes_in
from app.core.reading.pieces import Antecedents
from app.core.reading.reference import ActName, Citation, Effect, Entry, Path, Target, Unit
from app.core.reading.references import pieces
from app.core.reading.scan import (
    acts_between,
    adds_between,
    force_between,
    names_between,
    own_end,
    places,
    resumes_between,
    windows,
)
from app.core.reading.structure import Article, Outline, outline_of
from app.core.reading.tokens import tokens

#: What may stand between: no end of a sentence, but "No. 5", "art. 3", "1.º" and "2.2.9.1".
_SAID = r"(?:[^.;\n]|\.(?=\s?º|\d)|(?<=\bno)\.|(?<=\bnos)\.|(?<=\bnro)\.|(?<=\barts)\.|(?<=\bart)\.)"
#: "... y demás disposiciones que le sean contrarias", said by a verb that takes force away.
_GENERAL = re.compile(
    rf"\b(?:derog|abrog|modific|reform|revoc|suspend|deja|sin\s+(?:ningun\s+)?efecto|sustitu|subrog|insubsistent)\w*{_SAID}{{0,3000}}?"
    rf"\b(?:disposicion(?:es)?|normas?|leyes|preceptos|demas|todas\s+las|decretos\s+o\s+resoluciones)\b[^.;\n]{{0,160}}?(?:\bcontrari[ao]s?\b|\bcontradigan\b|\bno\s+armonicen\b|\ben\s+contrario\b|\bopon(?:gan|ga|en)\b|\bcontrarien\b|\bpugnen\b|\bincompatibles\b)"
    # Past semicolons too, where "demás" ends the list: "deroga los Decretos 41 ...; 262 de 1994 ... y demás normas contrarias".
    rf"|\b(?:derog|abrog)\w*(?:{_SAID}|;){{0,3000}}?[,ye]\s+(?:las\s+)?demas\s+(?:disposiciones|normas)\b[^.;\n]{{0,60}}?\b(?:contrari|opongan)"
    rf"|\b(?:derog|abrog)\w*\s+(?:todo\s+)?lo\s+que\s+(?:le\s+sea\s+contrario|se\s+(?:le\s+)?oponga)"
    rf"|\b(?:disposicion(?:es)?|normas?)\b[^.;\n]{{0,60}}(?:contrari[ao]s|opongan|contrario)\b[^.;\n]{{0,40}}\b(?:quedan|quedaran)\b\s+(?:expresamente\s+)?derogad",
)


@dataclass(frozen=True, slots=True)
class General:
    """A tacit repeal: "deroga las disposiciones que le sean contrarias", with its evidence."""

    start: int
    end: int
    span: str


@dataclass(slots=True)
class ActReading:
    """What was read of an act, as proposals: nothing here is a fact before a person or a second source confirms it."""

    act: ActName
    outline: Outline
    folded: Folded
    title: str = ""
    effects: list[Effect] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    entry_into_force: list[Entry] = field(default_factory=list)
    general: list[General] = field(default_factory=list)
    notes: list[Effect] = field(default_factory=list)
    confidence: str = "high"
    reason: str = ""

    @property
    def general_repeal(self) -> bool:
        """Whether the act repeals, without naming it, whatever is contrary to it."""
        return bool(self.general)

    def spans(self) -> list[tuple[int, int, str]]:
        """The evidence of everything read: from where to where in the source, and its words."""
        told: list[Effect | Entry | Citation | General] = [
            *self.effects, *self.notes, *self.entry_into_force, *self.citations, *self.general,
        ]  # fmt: skip
        return [(one.start, one.end, one.span) for one in told]

    def structure(self) -> list[dict[str, Any]]:
        """Books to literals in the order of the text, each with the span of its heading in the source."""
        folded = self.folded
        units = [part for article in self.outline.articles for part in article.units]
        return [
            {
                "kind": part.kind,
                "n": part.number or None,
                "start": folded.place(part.start),
                "end": folded.place(part.heading_end),
            }
            for part in sorted([*self.outline.parts, *units], key=lambda part: part.start)
        ]


@dataclass(slots=True)
class Passage:
    """What was read of one passage: a title, an article, a paragraph."""

    effects: list[Effect] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    general: list[General] = field(default_factory=list)


def read_passage(
    folded: Folded, start: int, end: int, seen: Antecedents, *, title: bool = False, where: str = "", own_until: int | None = None
) -> Passage:
    """Read one stretch of a folded text. `own_until` is where the act's own words end and text for another act begins."""
    read = Reader(tokens(folded, start, end), folded, seen.year)
    if not read.run:
        return Passage()
    stream = pieces(read, seen)
    made = Passage(citations=citations_of(read, stream))
    made.effects = effects_of(read, stream, seen, title=title, where=where)
    if not title:
        stop = own_end(folded, start, end) if own_until is None else own_until
        if ANCHOR.search(folded.text, start, min(stop, end)):
            made.entries = entries_of(read, stream)
        made.general = general_of(folded, start, stop)
    return made


def general_of(folded: Folded, start: int, end: int) -> list[General]:
    """Tacit repeals in a stretch of the act's own words."""
    if not any(
        folded.text.find(stem, start, end) >= 0 for stem in ("contrari", "contradig", "armonic", "opon", "pugnen", "incompatib")
    ):
        return []
    found = []
    for match in _GENERAL.finditer(folded.text, start, end):
        first, last = folded.span(match.start(), match.end())
        found.append(General(first, last, folded.source[first:last]))
    return found


def read_act(text: str, own: ActName | None = None) -> ActReading:
    """Read the text of one act (plain or Markdown; HTML tags and entities are seen through).

    `own` is the identity where the caller knows it. Every span is a place in `text`. The same text gives the same reading.
    """
    folded = fold(text)
    outline = outline_of(folded)
    identity = identity_of(folded, outline)
    act = own or identity.act
    seen = Antecedents(own=act)
    made = ActReading(act, outline, folded, outline.title_text(folded), confidence=identity.confidence, reason=identity.reason)
    if outline.title:
        _gather(made, read_passage(folded, *outline.title, seen, title=True, where="title"))
    named = places(folded.text)
    for start, end in outline.preamble(folded):
        made.citations.extend(citations_in(folded, names_between(named, start, end), seen))
    for article in outline.articles:
        _read_article(made, folded, article, seen, named)
    return made


def citations_in(folded: Folded, named: list[int], seen: Antecedents) -> list[Citation]:
    """The citations of a stretch, parsing only around what may name an act."""
    found: list[Citation] = []
    for first, last in windows(folded.text, named):
        read = Reader(tokens(folded, first, last), folded, seen.year)
        found.extend(citation for citation in citations_of(read, pieces(read, seen)) if not _only_self(citation))
    return found


def _only_self(citation: Citation) -> bool:
    """As in "el presente decreto" says nothing that a reader of the whole act does not know."""
    return all(target.act.type == "self" and not target.path for target in citation.targets)


#: A note of the publisher, set off by brackets or by "NOTA:", never a sentence of the act.
_NOTED = re.compile(
    r"[<(]\s*(?=[^<>()\n]{0,120}\b(?:modificad|adicionad|derogad|subrogad|sustituid|reglamentad|corregid|suspendid|declarad|prorrogad)\w*\s)"
    r"[^<>()\n]{5,400}[>)]|^\W{0,6}nota\s?:[^\n]{10,600}",
    re.MULTILINE,
)


def _notes(folded: Folded, article: Article, seen: Antecedents) -> list[Effect]:
    """What publishers note under an article: done to it by a later act."""
    host = (Unit("articulo", article.number),)
    found: list[Effect] = []
    for match in _NOTED.finditer(folded.text, article.start, article.end):
        found.extend(notes_in(folded, match.start(), match.end(), host, seen))
    return [replace(note, where=article.number) for note in found]


def _read_article(made: ActReading, folded: Folded, article: Article, seen: Antecedents, named: list[int]) -> None:
    """One article: its own words for effects and force where they act; what is inserted, and all else, for citations."""
    if any(
        folded.text.find(stem, article.start, article.end) >= 0
        for stem in ("ado por", "ido por", "ada por", "ida por", "exequible", "declarad")
    ):
        # What a publisher names is no act that the text could point back to.
        apart = replace(seen, by_class=dict(seen.by_class), years=dict(seen.years))
        made.notes.extend(_notes(folded, article, apart))
    text, start, end = folded.text, article.start, article.end
    own = own_end(folded, start, end)
    acts = bool(names_between(named, article.body, own)) and acts_between(text, article.body, own)
    force = force_between(text, start, own)
    if not acts and not force:
        made.citations.extend(citations_in(folded, names_between(named, start, end), seen))
        made.general.extend(general_of(folded, start, own))
        return
    stop = end if acts and own < end and (adds_between(text, start, own) or resumes_between(text, own, end)) else own
    if not acts:
        stop = own
    passage = read_passage(folded, start, stop, seen, where=article.number, own_until=own)
    passage.citations = [citation for citation in passage.citations if not _only_self(citation)]
    _gather(made, passage)
    if stop < end:
        made.citations.extend(citations_in(folded, names_between(named, stop, end), seen))


def _gather(made: ActReading, passage: Passage) -> None:
    made.effects.extend(passage.effects)
    made.citations.extend(passage.citations)
    made.entry_into_force.extend(passage.entries)
    made.general.extend(passage.general)


def distinct_targets(citations: Iterable[Citation], effects: Iterable[Effect] = ()) -> list[dict[str, Any]]:
    """The set of provisions of other acts that are cited. What is only being added is not there yet: its container is cited."""
    added = {effect.target.path for effect in effects if effect.type == "adds"}
    seen: dict[str, dict[str, Any]] = {}
    for citation in citations:
        for target in citation.targets:
            if target.act.type == "self":
                continue
            path = target.path[:-1] if target.path in added or _fresh(target.path, added) else target.path
            told = Target(target.act, path).as_dict()
            seen.setdefault(repr(told), told)
    return list(seen.values())


def _fresh(path: Path, added: set[Path]) -> bool:
    return (
        bool(path)
        and path[-1].n is None
        and any(other[:-1] == path[:-1] and other[-1:] and other[-1].kind == path[-1].kind for other in added)
    )
