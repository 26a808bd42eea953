"""Acts and provisions by number and by name: from the tables of an index, or by looking through a corpus in memory.

An index of a nation's law holds a hundred thousand acts: what a name may mean is found by its tables, never by reading them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from app.core.citation import fold
from app.core.corpus import Corpus
from app.core.model import Act, Id, Provision
from app.release.index import act_names
from app.release.indexed import IndexCorpus
from app.release.stems import words_of

#: So many acts may be looked through one by one.
FEW = 2_000
#: So many names are compared letter by letter at most.
MOST = 500


class Finder(Protocol):
    """What resolving asks of a body of law."""

    def numbered(self, number: str, year: int | None) -> Sequence[Act]:
        """The acts with a number (without leading zeros), of a year if one is given, in identifier order."""

    def named(self, folded: str) -> Sequence[Id]:
        """The acts called exactly so."""

    def candidates(self, folded: str) -> Sequence[tuple[Id, str]]:
        """Acts with names that may be meant by a name spelled otherwise, to be compared letter by letter."""

    def dotted(self, number: str) -> Sequence[Id]:
        """The articles with a number of several parts, wherever they stand."""


def finder_of(corpus: Corpus) -> Finder:
    """The finder that suits a corpus."""
    return IndexFinder(corpus) if isinstance(corpus, IndexCorpus) else MemoryFinder(corpus)


class MemoryFinder:
    """Looks through every act of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def numbered(self, number: str, year: int | None) -> Sequence[Act]:
        """See `Finder.numbered`."""
        return [one for one in self._corpus.all(Act) if one.number.lstrip("0") == number and year in (None, one.year)]

    def named(self, folded: str) -> Sequence[Id]:
        """See `Finder.named`."""
        return [identifier for identifier, called in self.candidates(folded) if called == folded]

    def candidates(self, _: str) -> Sequence[tuple[Id, str]]:
        """See `Finder.candidates`: all there are."""
        return [(act.id, called) for act in self._corpus.all(Act) for called in dict.fromkeys(map(fold, act_names(act)))]

    def dotted(self, number: str) -> Sequence[Id]:
        """See `Finder.dotted`."""
        return [one.id for one in self._corpus.all(Provision) if one.number == number and one.kind.endswith("articulo")]


class IndexFinder:
    """Asks the tables of an index."""

    def __init__(self, corpus: IndexCorpus) -> None:
        self._corpus = corpus

    def numbered(self, number: str, year: int | None) -> Sequence[Act]:
        """See `Finder.numbered`."""
        query = "SELECT id FROM act WHERE number = ? AND (? IS NULL OR year = ?) ORDER BY place LIMIT ?"
        found = (self._corpus.get(Act, row[0]) for row in self._corpus.rows(query, (number, year, year, MOST)))
        return [act for act in found if act is not None]

    def named(self, folded: str) -> Sequence[Id]:
        """See `Finder.named`."""
        return [row[0] for row in self._corpus.rows("SELECT id FROM called WHERE folded = ? ORDER BY rowid", (folded,))]

    def candidates(self, folded: str) -> Sequence[tuple[Id, str]]:
        """See `Finder.candidates`: all where there are few acts, else those that share letters or a number."""
        rows = self._corpus.rows
        if self._corpus.acts <= FEW:
            return rows("SELECT id, folded FROM called ORDER BY rowid")
        letters = re.sub(r"[^a-z ]", " ", folded)
        trigrams = dict.fromkeys(letters[place : place + 3] for place in range(len(letters) - 2))
        query = " OR ".join(f'"{one}"' for one in trigrams if one.strip())
        spelled = "SELECT called.id, called.folded FROM spelled JOIN called ON called.rowid = spelled.rowid WHERE spelled MATCH ?"
        found = rows(f"{spelled} ORDER BY rank LIMIT ?", (query, MOST)) if query else []
        for number in dict.fromkeys(re.findall(r"\d+", folded)):
            same = "SELECT called.id, folded FROM act JOIN called ON called.id = act.id WHERE act.number = ? LIMIT ?"
            found += rows(same, (number.lstrip("0"), MOST))
        return list(dict.fromkeys(found))

    def beginning(self, folded: str) -> Sequence[Id]:
        """Acts that may be meant by the beginning of a name, or by the beginnings of words of one: those found first."""
        if self._corpus.acts <= FEW:
            return self._corpus.act_ids()
        query = "SELECT DISTINCT id FROM called WHERE folded >= ? AND folded < ? LIMIT ?"
        found = [row[0] for row in self._corpus.rows(query, (folded, f"{folded}\U0010ffff", MOST // 2))]
        words = " AND ".join(f'{{label body}} : "{word}"*' for word in words_of(folded))
        if words:
            query = """SELECT entry.id FROM words JOIN entry ON entry.rowid = words.rowid
                WHERE words MATCH ? AND entry.kind = 'act' LIMIT ?"""
            found += [row[0] for row in self._corpus.rows(query, (words, MOST // 2))]
        return list(dict.fromkeys(found))

    def dotted(self, number: str) -> Sequence[Id]:
        """See `Finder.dotted`."""
        return [row[0] for row in self._corpus.rows("SELECT id FROM dotted WHERE number = ? ORDER BY id", (number,))]
