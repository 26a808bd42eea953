"""The object of a verb: the provisions it acts on, past adverbs, chains, epigraphs and apposed text."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.reading.aims import BETWEEN, EXCEPT, FILLERS, LOOSE, NOWHERE, STAYS, Aim, Objects
from app.core.reading.labels import Reader
from app.core.reading.pieces import Piece
from app.core.reading.reaching import Reaching
from app.core.reading.reference import ActName, Path
from app.core.reading.vocabulary import RELATION_WORDS, verb_form, words


def targets_after(read: Reader, stream: list[Piece], at: int, kind: str, until: int | None = None) -> Objects:
    """What stands after a verb, from `at`."""
    return _Object(read, stream, kind, len(stream) if until is None else until).walk(at)


_PASSED = words("ambos vez medio otros demas mediante respectivamente inclusive inciso")


class _Object(Reaching):
    def walk(self, at: int) -> Objects:
        """To the first provision, then along the list."""
        self.made.end = at
        first = self._first(at)
        if first is None:
            return self.made
        self._list(first)
        self._settle()
        return self.made

    # -- along the list

    def _list(self, at: int) -> None:
        """Along the list: each mention after a separator is another object, until prose or the next verb."""
        self._take(at)
        place = at + 1
        self.made.end = place
        while 0 <= place < self.limit:
            piece = self.stream[place]
            if piece.kind == '"':
                place = self._quotation(place)
            elif (piece.text == "." and not self._goes_on(place)) or piece.kind == "heading":
                return
            elif piece.kind == "\n":
                if self.word(place - 1) not in (",", ";", ":", "y"):
                    return
                place += 1
            elif piece.kind in ("mention", "units"):
                self._named(place)
                place += 1
            elif piece.kind == "word":
                place = self._said(place)
            else:
                place = self._signed(place)

    def _named(self, place: int) -> None:
        """A mention along the list: an exception, a link of a chain, words within the last, or another object."""
        piece = self.stream[place]
        if self.excepted and self._past_exception(place):
            self.excepted, self.bare, self.entire = False, False, True
        if self.pending and piece.paths and self.word(place - 1) == "(" and self.word(place + 1) == ")":
            return  # "los artículos 426 (artículo 38, Ley 2 de 1984), 427 ... del Código": where its text comes from
        if self._narrowed(place):
            return
        if self.word(place + 1) in STAYS:  # "...; la Resolución 7 de 1992 sigue vigente"
            self.prose = True
            return
        if self.excepted:
            self.made.exceptions.extend(piece.paths)
            self.bare = piece.kind == "units" or piece.anaphoric
        elif piece.relation or (self.chained and not self._separated(place)):
            self.chained = True
        elif piece.kind == "mention" and piece.acts[0].type == "self":
            self.prose = True
        elif not self._expression_of_last(place) and not (self.prose or self.epigraph):
            if self._separated(place) or self._held_by_header():
                self._take(place)
                self.chained = False
            else:
                self.prose = True
        if not (self.prose or self.epigraph):
            self.made.end = place + 1

    def _said(self, place: int) -> int:
        """A word along the list; -1 where the list ends."""
        word = self.word(place)
        if self._next_verb(place):
            return -1
        if word in ("que", "cual", "cuales", "cuyo", "cuya"):
            self.made.general = self.made.general or self._tells_all(place)
            if self.made.general and self.made.targets and self.made.targets[-1].piece == place - 1:
                self._mark_partial()  # "las disposiciones del Decreto 3 que sean contrarias": not all of it
            if self.made.general or word.startswith("cuy") or self.word(place + 1).startswith("qued"):
                return -1
            self.epigraph = True
        elif word in EXCEPT:
            self.excepted = True
            if all(piece.kind == "word" for piece in self.stream[place + 1 : place + 7]):
                self._mark_partial(all_of_them=True)  # "con excepción de las relativas a pensiones": no provision is named
        elif (
            verb_form(word) == "participle"
            and self.word(place - 1) in BETWEEN
            and self.word(place + 1) in ("el", "la", "los", "las")
        ):
            return -1  # "quedan reformados los artículos 2 y 3 y derogado el artículo 4"
        elif word in RELATION_WORDS or verb_form(word) == "participle":
            self.chained = True
        elif word == "partir" and (since := self._from(place)):
            return since
        elif self._qualifies(place):
            pass
        elif after := self._what_changed_it(place):
            return after
        elif word in ("disposiciones", "normas"):
            self.prose = self.prose or not self._of_an_act(place)
        elif word in BETWEEN or word in FILLERS or word in _PASSED:
            pass
        elif self._issuer(place):
            return self._past_issuer(place)
        elif not self.epigraph:  # the title of an act ends with it
            self.prose = True
        return place + 1

    def _qualifies(self, place: int) -> bool:
        """Words that say until when, from when, or how far."""
        word = self.word(place)
        if word == "hasta":
            self._until(place)
        elif word == "por" and (self.chained or self.word(place + 1) in ("el", "la", "medio") or self.kind in LOOSE):
            if self.kind in LOOSE and not self.chained:
                self._term(place)
        elif word == "cuanto" and self.word(place - 1) == "en":
            self._mark_partial(all_of_them="todos" in [self.word(back) for back in range(max(0, place - 5), place)])
            self.prose = True
        elif word == "parcialmente" and verb_form(self.word(place - 1)) == "active":
            pass  # "..., para reglamentarse parcialmente los artículos ...": how far another verb reaches
        elif word == "parcialmente" or (word == "pertinente" and self.word(place - 1) == "lo" and self._is_last(place)):
            self._mark_partial()
        elif word == "pertinente":
            self.part_next = True
        else:
            return False
        return True

    def _signed(self, place: int) -> int:
        """A sign or a number along the list; -1 where the list ends."""
        word = self.word(place)
        if word == ";":
            self.entire = self.entire or self.excepted  # "los Decretos 41 de 1994, salvo su artículo 3º; 262 de 1994"
            self.epigraph = self.excepted = self.chained = False
            self.prose = self.prose and self.kind != "repeals"
        elif word == ":" and self.made.targets and not self._header_list(place):
            return -1
        elif self.stream[place].kind == "n":
            self.prose = self.prose or not (self.chained or self.word(place - 1) in (";", ":"))  # "...: 1º la Ley 5; 2º ..."
        return place + 1

    # -- what is aimed at

    def _take(self, place: int) -> None:
        piece = self.stream[place]
        if piece.kind == "units":
            # "adiciónanse al numeral 1 del Decreto 3, los siguientes numerales": those are what is added there
            if not (self.kind == "adds" and self.made.targets and self.word(place - 1) in ("siguiente", "siguientes")):
                self.pending.append((place, piece))
            return
        if self._holds_what_follows(place):
            self.header, self.header_path = piece.acts[0], piece.paths[0] if piece.paths else ()
            return
        part, self.part_next = self.part_next, False
        rest, self.rest_next = self.rest_next, False
        if self.pending and not self.header:
            why = "the act is named only later in the list"
            # "los literales c y d, a partir del 1º de enero, del artículo 5º de la Ley 60"
            within = piece.paths[0] if self._holds_parts(place) else ()
            for at, waiting in self.pending:
                self._aim(at, waiting, piece.acts, part, why, within)
            numbered = all(path[-1].n for _, waiting in self.pending for path in waiting.paths)
            self.pending = []
            if within or (not piece.paths and not rest and numbered and self._holds(place)):
                return
        if (
            piece.paths
            and all(len(path) == 1 and path[0].n is None and path[0].kind != "expresion" for path in piece.paths)
            and self._lists_after(place)
        ):
            self.header = piece.acts[0]
            return
        self._aim(place, piece, piece.acts, part or rest, "")

    def _lists_after(self, place: int) -> bool:
        if not self.stream[place].header:
            return False
        following = [self.stream[later] for later in range(place + 1, min(place + 5, len(self.stream)))]
        return any(piece.kind == "units" for piece in following)

    def _aim(self, place: int, piece: Piece, acts: Sequence[ActName], part: bool, reason: str, within: Path = ()) -> None:
        for act in acts:
            for path in piece.paths or [()]:
                why = reason or piece.reason or ("points back to an act named before" if piece.anaphoric else "")
                self.made.targets.append(Aim(act, (*within, *path), place, piece.plural, part, why, self.entire))

    def _settle(self) -> None:
        """Provisions left without an act belong to the act that headed the list, or to the one named last."""
        act = self.header or (self.made.targets[-1].act if self.made.targets else None)
        if act is not None:
            for place, piece in self.pending:
                why = "" if self.header else "no act is named: taken as the act before it"
                self._aim(place, piece, [act], False, why, self.header_path)
            self.pending = []
        for place, piece in self.pending:
            self.made.waiting.extend(
                Aim(NOWHERE, path, place, piece.plural, False, "the act is named only with the next verb") for path in piece.paths
            )
        self.pending = []
