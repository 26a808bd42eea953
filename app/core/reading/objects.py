"""The object of a verb: the provisions it acts on, past adverbs, chains, epigraphs and apposed text."""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.labels import Reader
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.qualifiers import (
    ASPECTS,
    EXCEPT,
    FILLERS,
    LOOSE,
    NOWHERE,
    SEPARATORS,
    SET_OUT,
    VERBS_KNOWN,
    Aim,
    Objects,
    Qualifiers,
)
from app.core.reading.reference import ActName
from app.core.reading.vocabulary import RELATION_WORDS


def targets_after(read: Reader, stream: list[Piece], at: int, kind: str, seen: Antecedents, until: int | None = None) -> Objects:
    """What stands after a verb, from `at`."""
    return _Object(read, stream, kind, seen, len(stream) if until is None else until).walk(at)


class _Object(Qualifiers):
    def walk(self, at: int) -> Objects:
        """To the first provision, then along the list."""
        self.made.end = at
        first = self._first(at)
        if first is None:
            return self.made
        self._list(first)
        self._settle()
        return self.made

    # -- to the first provision

    def _first(self, at: int) -> int | None:
        loose = False
        place = at
        while place < self.limit:
            piece = self.stream[place]
            word = piece.text
            if piece.kind in ("mention", "units"):
                if piece.kind == "mention" and piece.acts[0].type == "self":
                    if piece.paths and self.kind not in LOOSE and not self._while_in_force(place):
                        return None
                    place += 1
                    continue
                if piece.kind == "units" and self._when(place):
                    place += 2
                    continue
                return place
            if piece.kind == '"' and self.kind != "adds":
                return None
            if piece.text == "." or piece.kind == "heading":
                return None
            if piece.kind == "\n" and self.word(place - 1) not in (":", ",", ";"):
                return None
            if piece.kind == "word":
                if word in EXCEPT:
                    return None
                if word == "pertinente" or (
                    word in ("algunos", "algunas", "unos", "unas", "varios", "parte", "aparte", "apartes") and self.kind != "adds"
                ):
                    self.part_next = True
                    if word == "pertinente":
                        self.made.marks["qualifier"] = "en lo pertinente"
                        self.made.partial = self.word(place - 2) == "en"
                if word.startswith("parcialm"):
                    self.made.partial = True
                if word == "hasta":
                    place = self._until(place)
                    continue
                if word == "por" and (term := self._term(place)):
                    place = term
                    continue
                if word in ASPECTS.get(self.kind, ()):
                    if self.kind == "amends" and word in ("denominacion", "nombre", "epigrafe", "titulo"):
                        self.made.marks["aspect"] = "denominación" if word == "denominacion" else word
                    loose = self.kind in LOOSE or word in ("plazo", "termino")
                elif (
                    word in FILLERS
                    or word in SEPARATORS
                    or word.startswith("parcialm")
                    or word.endswith("mente")
                    or (word.startswith(SET_OUT) and loose)
                ):
                    pass
                elif (
                    not loose
                    or place - at > 60
                    or (word == "que" and not self.word(place + 1).startswith(("trata", "se", "hace")))
                ):
                    return None
            place += 1
        return None

    # -- along the list

    def _list(self, at: int) -> None:
        place = at
        prose = epigraph = chained = excepted = False
        self._take(place)
        place += 1
        self.made.end = place
        while place < self.limit:
            piece = self.stream[place]
            word = piece.text
            if piece.kind == '"':
                place = self._quotation(place)
                continue
            if piece.text == "." or piece.kind == "heading":
                break
            if piece.kind == "\n":
                if self.word(place - 1) not in (",", ";", ":", "y"):
                    break
                place += 1
                continue
            if piece.kind in ("mention", "units"):
                if excepted:
                    self.made.exceptions.extend(piece.paths)
                elif piece.relation or (chained and not self._separated(place)):
                    chained = True
                elif piece.kind == "mention" and piece.acts[0].type == "self":
                    prose = True
                elif self._expression_of_last(place):
                    pass
                elif not (prose or epigraph):
                    if not self._separated(place):
                        prose = True
                    else:
                        self._take(place)
                        chained = False
                self.made.end = place + 1 if not (prose or epigraph) else self.made.end
                place += 1
                continue
            if piece.kind == "word":
                if self._next_verb(place):
                    break
                if word in EXCEPT:
                    excepted = True
                elif word in ("que", "cual", "cuales", "cuyo", "cuya"):
                    if self._tells_all(place):
                        self.made.general = True
                        break
                    if word.startswith("cuy") or self.word(place + 1).startswith("qued"):
                        break
                    epigraph = True
                elif word == "hasta":
                    self._until(place)
                elif word == "por" and self.kind in LOOSE and not chained:
                    self._term(place)
                elif word == "pertinente" and self.word(place - 1) == "lo" and self._is_last(place):
                    self._mark_partial()
                elif word == "cuanto" and self.word(place - 1) == "en":
                    self._mark_partial(all_of_them="todos" in [self.word(back) for back in range(max(0, place - 5), place)])
                    prose = True
                elif word == "pertinente":
                    self.part_next = True
                elif word == "parcialmente":
                    self._mark_partial()
                elif word in RELATION_WORDS or (word in VERBS_KNOWN and VERBS_KNOWN[word][2] == "participle"):
                    chained = True
                elif (word == "por" and (chained or self.word(place + 1) in ("el", "la", "medio"))) or word == "mediante":
                    pass
                elif word == "partir":
                    self._from(place)
                elif word in ("respectivamente", "inclusive", "parcialmente", "inciso"):
                    pass
                elif word in SEPARATORS or word in FILLERS or word in ("ambos", "vez", "medio", "otros", "demas"):
                    if word in ("disposiciones", "normas") and not self._of_an_act(place):
                        prose = True
                elif self._issuer(place):
                    place = self._past_issuer(place)
                    continue
                else:
                    prose = True
            elif word == ";":
                if epigraph or excepted:
                    epigraph = excepted = False
                prose = False if self.kind == "repeals" else prose
                chained = False
            elif word == ":" and self.made.targets:
                if not self._header_list(place):
                    break
            elif piece.kind == "n":
                prose = prose or not chained
            place += 1

    def _expression_of_last(self, place: int) -> bool:
        """As in "... en la siguiente frase: «...»" narrows the provision named before."""
        piece = self.stream[place]
        if (
            piece.lead != "expresion"
            or not self.made.targets
            or piece.kind == "mention"
            or self.word(place - 1) not in ("siguiente", "la", "las", "siguientes")
        ):
            return False
        back = [self.word(before) for before in range(max(0, place - 4), place)]
        if "en" not in back:
            return False
        last = self.made.targets.pop()
        self.made.targets.extend(replace(last, path=(*last.path, *path)) for path in piece.paths)
        return True

    # -- what is aimed at

    def _take(self, place: int) -> None:
        piece = self.stream[place]
        if piece.kind == "units":
            self.pending.append((place, piece))
            return
        part, self.part_next = self.part_next, False
        if self.pending and not self.header:
            for at, waiting in self.pending:
                self._aim(at, waiting, piece.acts, part, "the act is named only later in the list")
            self.pending = []
        if (
            piece.paths
            and all(len(path) == 1 and path[0].n is None and path[0].kind != "expresion" for path in piece.paths)
            and self._lists_after(place)
        ):
            self.header = piece.acts[0]
            return
        self._aim(place, piece, piece.acts, part, "")

    def _lists_after(self, place: int) -> bool:
        if not self.stream[place].header:
            return False
        following = [self.stream[later] for later in range(place + 1, min(place + 5, len(self.stream)))]
        return any(piece.kind == "units" for piece in following)

    def _aim(self, place: int, piece: Piece, acts: list[ActName], part: bool, reason: str) -> None:
        for act in acts:
            for path in piece.paths or [()]:
                why = reason or piece.reason or ("points back to an act named before" if piece.anaphoric else "")
                self.made.targets.append(Aim(act, path, place, piece.plural, part, piece.fresh, why))

    def _settle(self) -> None:
        """Provisions left without an act belong to the act that headed the list, or to the one named last."""
        act = self.header or (self.made.targets[-1].act if self.made.targets else None)
        if act is not None:
            for place, piece in self.pending:
                self._aim(place, piece, [act], False, "" if self.header else "no act is named: taken as the act before it")
            self.pending = []
        for place, piece in self.pending:
            self.made.waiting.extend(
                Aim(NOWHERE, path, place, piece.plural, False, piece.fresh, "the act is named only with the next verb")
                for path in piece.paths
            )
