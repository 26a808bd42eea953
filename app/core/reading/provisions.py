"""How provisions stand in one another: "numeral 3 del artículo 1º", "artículo 326 numeral 2", "57 a 72 del Capítulo V".

`phrase_at` reads from the first provision word as far as the phrase goes, and leaves the act to `references`.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.labels import ARTICLE, DETERMINERS, Reader, number_label
from app.core.reading.reference import Path, Unit
from app.core.reading.tokens import NUMBER
from app.core.reading.units import _HELD, _OF, INDEFINITE, Units, _is_act_number, _kind_at, _labels, units_list_at
from app.core.reading.vocabulary import SEPARATORS, UNIT_RANK, words

_IN = frozenset(("en", "al", "a"))
_WHOLE = words("mismo misma citado nuevo actual texto siguiente siguientes")


def outermost(path: Path) -> int:
    """The rank of the outermost step of a path."""
    return UNIT_RANK[path[0].kind]


def _past_determiners(read: Reader, at: int) -> int:
    while read.text(at) in DETERMINERS or read.text(at) in _WHOLE:
        at += 1
    return at


def phrase_at(read: Reader, at: int) -> Units | None:
    """A whole phrase of provisions from `at`."""
    first = units_list_at(read, at)
    if first is None:
        return None
    return _Phrase(read, first).walk()


def elided_at(read: Reader, at: int, lead: str) -> Units:
    """Numbers alone, in a list whose kind was said before: "..., 63, 64 y 67"."""
    units, end = _labels(read, number_label(read, at, lead), lead, plural=True, elided=True)
    return _Phrase(read, Units([(unit,) for unit in units], at, end, lead, True)).walk()


class _Phrase:
    """The walk along one phrase: `done` are earlier sisters, `current` the list at hand."""

    def __init__(self, read: Reader, first: Units) -> None:
        self.read = read
        self.start = first.start
        self.lead, self.plural = first.lead, first.plural
        self.done: list[Path] = []
        self.current = first

    def walk(self) -> Units:
        """As far as the phrase goes."""
        while self._inverted() or self._inward() or self._outward() or self._sister() or self._bare():
            pass
        paths = [*self.done, *self.current.paths]
        return Units(paths, self.start, self.current.end, self.lead, self.plural)

    def _inverted(self) -> bool:
        """As in "derógase del artículo 6° los numerales 15 y 16": the article is named before its parts."""
        read, path, place = self.read, self.current.paths[0], self.current.end
        said = read.text(self.start - 2), read.text(self.start - 1)
        if len(self.current.paths) != 1 or len(path) != 1 or not path[0].n or not (said[1] == "del" or said == ("en", "el")):
            return False
        place += read.text(place) == "," and said[0] == "en"
        if read.text(place) not in ("el", "la", "los", "las"):
            return False
        inner = units_list_at(read, place + 1)
        if inner is None or not UNIT_RANK[inner.lead] > UNIT_RANK[path[0].kind]:
            return False
        if inner.paths[0][0].n is None and inner.lead not in ("expresion", "paragrafo"):
            return False
        made: list[Path] = [(*path, *part) for part in inner.paths]
        self.current = Units(made, self.current.start, inner.end, inner.lead, inner.plural)
        return True

    def _outward(self) -> bool:
        """As in "... del artículo 5º": the list at hand, and open sisters before it, stand in what follows."""
        read, place = self.read, self.current.end
        if read.text(place) == ".":
            place += 1
        comma = read.text(place) == ","
        if comma:
            place += 1
        if read.text(place) in _HELD:
            place += 1
        if read.text(place).startswith("adicionad") and read.text(place + 1) in ("a", "al"):
            place += 1  # "el parágrafo 2 adicionado al artículo 4º": it stands there
        word = read.text(place)
        if word in _OF or (word in ("a", "al") and read.text(place - 1).startswith("adicionad")):
            place = _past_determiners(read, place + 1)
        elif word in _IN:
            if comma and word != "en" and not (word == "al" and outermost(self.current.paths[0]) > ARTICLE):
                return False
            place = _past_determiners(read, place + 1)
        else:
            return False
        outer = units_list_at(read, place) or self._article_before(place)
        if outer is not None and read.text(place - 1) in ("mismo", "misma", "citado") and outer.paths[0][0].n is None:
            before = next((unit for path in reversed(self.done) for unit in path if unit.kind == outer.lead), None)
            if before is not None:
                outer.paths = [(before,)]
        if outer is None or not self._may_hold(outer, word):
            return False
        self._attach(outer)
        return True

    def _article_before(self, place: int) -> Units | None:
        """As in "los artículos 89, 98, incisos 3 y 5 del 213, 216 y 217": the number of an article, in a list of articles."""
        listed = any(path[0].kind == "articulo" for path in self.done)
        run = self.read.run
        if not listed or place >= len(run) or run[place].kind != NUMBER or _is_act_number(self.read, place, place + 1):
            return None
        label, end = number_label(self.read, place, "articulo")
        self.lead, self.plural = "articulo", True
        return Units([(Unit("articulo", label),)], place, end, "articulo", False)

    def _may_hold(self, outer: Units, word: str) -> bool:
        rank = UNIT_RANK[outer.lead]
        inner = min(outermost(path) for path in self.current.paths)
        if outer.lead == "expresion":
            return False
        if word in ("a", "al") and all(path[0].n is None and len(path) == 1 for path in outer.paths):
            return False
        if rank < ARTICLE:
            return all(unit[0].n is not None for unit in outer.paths) and (
                inner > rank or rank == 0 or (inner < ARTICLE and word in ("en", "a", "al"))
            )
        return inner > ARTICLE

    def _attach(self, outer: Units) -> None:
        if len(outer.paths) > 1 and not outer.plural:  # "el parágrafo 3º del artículo 7º y 43": that of the first
            self._attach(replace(outer, paths=outer.paths[:1]))
            self._push(replace(outer, paths=outer.paths[1:]))
            return
        made: list[Path] = [(*up, *path) for up in outer.paths for path in self.current.paths]
        rank = min(outermost(path) for path in outer.paths)
        open_from = len(self.done)
        while open_from and outermost(self.done[open_from - 1]) > max(rank, ARTICLE) and rank >= ARTICLE:
            open_from -= 1
        earlier = [(*up, *path) for up in outer.paths for path in self.done[open_from:]]
        self.done = [*self.done[:open_from], *earlier]
        self.current = Units(
            made,
            self.current.start,
            outer.end,
            self.current.lead,
            self.current.plural or (outer.plural and self.current.lead == "expresion"),
        )
        if outer.lead == "articulo" and outer.plural:
            self.plural = True

    def _of_the_last(self, inner: Units, place: int) -> bool:
        """As in "artículos 5 y 6, parágrafo 2": a part of the last of a list of articles."""
        articles = all(len(path) == 1 and path[0].kind == "articulo" and path[0].n for path in self.current.paths)
        kinds = (
            ("paragrafo", "numeral", "literal", "ordinal")
            if self.read.text(place - 1) == "," and self.read.text(inner.end) == "del"
            else ("paragrafo", "ordinal", "numeral", "literal", "inciso")
        )
        return articles and inner.lead in kinds

    def _inward(self) -> bool:
        """As in "artículo 326, numeral 2, literal i)": what follows stands in the list at hand, or, when higher, holds it."""
        read, place = self.read, self.current.end
        if read.text(place) in (",", "-"):
            place += 1
        opened = read.text(place) == "("
        inner = units_list_at(read, place + opened)
        if opened and inner is not None and read.text(inner.end - 1) != ")":  # "artículo 5 (numeral 3)"
            inner = replace(inner, end=inner.end + 1) if read.text(inner.end) == ")" else None
        if inner is None or inner.lead == "expresion" or not (len(self.current.paths) == 1 or self._of_the_last(inner, place)):
            return False
        if (
            read.text(inner.end) in _OF
            and (named := _kind_at(read, _past_determiners(read, inner.end + 1)))
            and UNIT_RANK[named[0]] <= ARTICLE
            and UNIT_RANK[inner.lead] > ARTICLE
            and self._has_article()
        ):
            return False
        if inner.paths[0][0].n is None:
            return False
        if len(self.current.paths) > 1:
            self.done += self.current.paths[:-1]
            self.current = replace(self.current, paths=self.current.paths[-1:])
        own, new = UNIT_RANK[self.current.paths[0][-1].kind], UNIT_RANK[inner.lead]
        top = outermost(self.current.paths[0])
        within = self.current.paths[0][-1].kind, inner.lead
        listed = within == ("literal", "numeral") and self._has_article()  # "artículo 175, literal c, numeral 6"
        if new > own or listed or (new == own and set(within) == {"numeral", "ordinal"}):
            if own < ARTICLE <= new and not self.current.paths[0][-1].n:
                return False
            self.current = Units(
                [(*up, *path) for up in self.current.paths for path in inner.paths],
                self.current.start,
                inner.end,
                inner.lead,
                inner.plural,
            )
            return True
        # A part is held by its article ("numeral 2, artículo 5"), a title by its book, in whatever order books and parts hold
        # each other ("Título 1, Libro 3 Parte 5").
        kinds = {unit.kind for unit in self.current.paths[0]}
        alone = not self.plural and len(inner.paths) == 1 and read.text(place - 1) == ","  # "artículo 5º, Título II"
        stands = (alone and top == ARTICLE and new < ARTICLE) or (new < top and top > ARTICLE and new >= ARTICLE)
        if stands or (top < ARTICLE and new < ARTICLE and inner.lead not in kinds):
            self._attach(inner)
            return True
        return False

    def _has_article(self) -> bool:
        return any(unit.kind == "articulo" for path in self.current.paths for unit in path)

    def _sister(self) -> bool:
        """As in ", el inciso 2º ...", "y un parágrafo ...": a sister provision."""
        read, place = self.read, self.current.end
        if read.text(place) not in SEPARATORS:
            return False
        while (
            read.text(place) in SEPARATORS
            or read.text(place) in ("asi", "como", "tambien", "ademas")
            or (read.text(place) == "/" and read.text(place + 1) in ("o", "y"))
        ):
            place += 1
        fresh = False
        while read.text(place) in DETERMINERS or read.text(place) in _WHOLE or read.text(place) in INDEFINITE:
            fresh = fresh or read.text(place) in INDEFINITE
            place += 1
        sister = units_list_at(read, place)
        if sister is not None and read.text(place - 1) == "y" and self._its_paragraph(sister):
            return True
        if sister is None or (
            sister.paths[0][0].n is None and sister.lead != "expresion" and not (fresh or self._held_next(sister.end))
        ):
            return False
        rank = UNIT_RANK[sister.lead]
        if rank < ARTICLE and (sister.paths[0][0].n is None or self._begins_anew(rank)):
            return False
        self._push(sister)
        return True

    def _its_paragraph(self, sister: Units) -> bool:
        """As in "el artículo 1º y parágrafo de la Ley 79": the paragraph of that article."""
        path = self.current.paths[-1]
        ours = len(self.current.paths) == 1 and path[-1].kind == "articulo" and path[-1].n is not None
        if not ours or sister.lead != "paragrafo" or self._held_next(sister.end):
            return False
        if (
            self.read.text(sister.end) == "," and self.read.text(sister.end + 1) == "articulo"
        ):  # "... y parágrafo 2º, artículo 3º"
            return False
        self._push(replace(sister, paths=[(*path, *sister.paths[0])]))
        return True

    def _begins_anew(self, rank: int) -> bool:
        """As in "con excepción de los artículos 18 a 20; Título V": a wider unit after a semicolon is no sister of articles."""
        return self.read.text(self.current.end) == ";" and rank < ARTICLE <= outermost(self.current.paths[0])

    def _held_next(self, end: int) -> bool:
        read = self.read
        return read.text(end) in _OF and _kind_at(read, _past_determiners(read, end + 1)) is not None

    def _push(self, sister: Units) -> None:
        self.done = [*self.done, *self.current.paths]
        self.current = sister
        if sister.lead != "expresion":
            self.lead, self.plural = sister.lead, sister.plural

    def _bare(self) -> bool:
        """As in ", 102 a 112 del Capítulo VIII": the kind was said before."""
        read, place = self.read, self.current.end
        if not self.plural or read.text(place) not in SEPARATORS or self.lead == "expresion":
            return False
        while read.text(place) in SEPARATORS or read.text(place) in ("el", "la", "los"):
            place += 1
        if place >= len(read.run) or read.run[place].kind != NUMBER or _is_act_number(read, place, place + 1):
            return False
        units, end = _labels(read, number_label(read, place, self.lead), self.lead, plural=True, elided=True)
        lead = self.lead
        self._push(Units([(unit,) for unit in units], place, end, lead, True))
        return True
