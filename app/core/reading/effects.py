"""Effect clauses: who does what to which provision, read from the stream of pieces.

A verb counts where an act acts: after the title's "por el cual se", at the head of an article, or with the act itself as
subject ("el presente decreto rige ... y deroga ..."). In a relative clause, in an epigraph, or in text that is being
inserted, it tells of another act and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.reading.additions import added_paths
from app.core.reading.aims import SET_OUT, Aim, Objects
from app.core.reading.insertions import QUEDA, Sentence
from app.core.reading.labels import Reader
from app.core.reading.objects import targets_after
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.reference import Effect, Target
from app.core.reading.sentences import SUBORDINATORS, VERBS_KNOWN, Verb
from app.core.reading.states import States
from app.core.reading.vocabulary import (
    ACTION_NOUNS,
    JOINED,
    LIGHT,
    MISPRINTS,
    SE_VERBS,
    SEPARATORS,
    TITLE_ADJECTIVES,
    UNIT_RANK,
    verb_form,
    words,
)

_LEAVE = frozenset(("dejar", "deja", "dejan", "dejase", "dejanse", "dejese", "dejense"))
#: What may stand before a provision that is left to read otherwise: "A partir de la vigencia de esta ley, el texto del ...".
_BEFORE_AMENDED = words("el la los las de texto contenido del nuevo presente primer en a lo dispuesto partir vigencia esta ley")
_BEFORE_ITEM = frozenset((":", ";", ".", ""))
#: Words at which the walk has to stop and think.
_TELLING = SUBORDINATORS | QUEDA | _LEAVE | VERBS_KNOWN.keys() | SE_VERBS.keys() | LIGHT | MISPRINTS.keys()


def effects_of(read: Reader, stream: list[Piece], seen: Antecedents, *, title: bool = False, where: str = "") -> list[Effect]:
    """The effects that a title or an article declares."""
    return _Clauses(read, stream, seen, title, where).walk()


class _Clauses(States):
    def walk(self) -> list[Effect]:
        """From left to right; text after "así:" is the other act's."""
        at = self._opening() if self.title else 0
        while at < len(self.stream):
            piece = self.stream[at]
            if piece.kind == "word":
                at = self._word(at) if piece.text in _TELLING else at + 1
                continue
            if piece.kind == "\n" and not self.sentence.acted and self._says_so(at):
                self._subject_amended(at)
                break
            if piece.text == ":" or piece.kind == "heading":
                self.powers = piece.text == ":" and (self.powers or self._grants(at))
            if piece.kind == "\n" or (piece.text == "." and piece.kind == ".") or piece.kind == "heading":
                self.sentence = Sentence(at + 1)
                # "Son funciones: 1. Modificar ...": a point after the number of a list
                self.sentence.listed = piece.text == "." and self.stream[at - 1].kind == "n" and self.word(at - 2) in _BEFORE_ITEM
            elif piece.kind == '"' and not (self.title and not self.found and not self.sentence.head):
                at = self._past_quote(at)
                continue
            elif piece.text == ":" and self._inserts(at):
                if self._as_follows(at):
                    self._subject_amended(at)
                following = self._after_insertion(at)
                if following is None:
                    break
                at = following
                self.sentence = Sentence(at)
                continue
            elif piece.kind == "mention":
                self._mention(piece)
            elif piece.kind == "n" and at == self.sentence.start:
                self.sentence.listed = True
            at += 1
        else:
            if not self.sentence.acted and self._says_so(len(self.stream)):
                self._subject_amended(len(self.stream))
        return self.found

    # -- inserted text

    def _subject_amended(self, at: int) -> None:
        """As in "El artículo 439 del Código ... quedará así": amended, when no other verb says what is done."""
        sentence = self.sentence
        if sentence.acted or not sentence.mentions or not self._quedara(at):
            return
        piece = sentence.mentions[0]
        before = [self.word(place) for place in range(sentence.start, self.stream.index(piece))]
        if before[:1] == ["para"] and "," in before:  # "Para efectos del pago, los literales a. y d. quedarán así"
            before = before[len(before) - before[::-1].index(",") :]
        set_out = before[3:4] == ["en"] and before[2].startswith(SET_OUT)  # "La pena prevista en el artículo 368 ... quedará así"
        if len(before) > 4 and not set_out and any(word.isalpha() and word not in _BEFORE_AMENDED for word in before):
            return
        verb = Verb("amends", "quedará así", self.stream.index(piece))
        objects = targets_after(self.read, self.stream, self.stream.index(piece), verb.type)
        self._declare([verb], objects)

    # -- verbs

    def _word(self, at: int) -> int:
        word, sentence = self.word(at), self.sentence
        if word in SUBORDINATORS:
            return self._subordinate(at)
        if word in QUEDA and not sentence.subordinate:
            return self._left_repealed(at)
        if sentence.left and self.word(at - 1) in SEPARATORS and verb_form(word) == "participle":
            return self._left_repealed(at - 1)  # "quedan reformados los artículos 2 y 3 y derogado el artículo 4"
        if word in _LEAVE and self.word(at + 1) == "sin" and self.word(at + 2).startswith("efecto"):
            if self._allowed(at, word):
                return self._act([Verb("repeals", "deja sin efecto", at)], at + 3)
            return at + 3
        if word in LIGHT and (self.word(at - 1) == "se" or self._initial(at)) and (done := self._done_by_noun(at)):
            return done
        found = self._verb(at)
        if found is None:
            return at + 1
        if not self._allowed(at, word):
            return self._in_the_sense(found, at + 1)
        return self._act_coordinated(found)

    def _opening(self) -> int:
        """As in "Adicional y reformatoria del Decreto 902 de 1905": how titles said until 1930 what an act does."""
        verbs, at = self._nouns(0, TITLE_ADJECTIVES)
        if verbs and self.word(at) in ("a", "al", "de", "del"):
            return self._act(verbs, at + 1)
        return 0

    def _done_by_noun(self, at: int) -> int:
        """As in "se introducen algunas modificaciones al artículo 1° del Decreto 813": where it ends, or 0."""
        place = at + 1
        while self.word(place) in ("una", "unas", "algunas", "varias", "otras", "las", "siguientes"):
            place += 1
        verbs, after = self._nouns(place, ACTION_NOUNS)
        return self._act(verbs, after + 1) if verbs and self.word(after) in ("a", "al") and not self.sentence.subordinate else 0

    def _nouns(self, at: int, table: Mapping[str, tuple[str, str]]) -> tuple[list[Verb], int]:
        """The words of a table that stand in a row, as verbs, and where the row ends."""
        verbs: list[Verb] = []
        while self.word(at) in table or (verbs and self.word(at) in SEPARATORS and self.word(at + 1) in table):
            if self.word(at) in table:
                verbs.append(Verb(*table[self.word(at)], at))
            at += 1
        return verbs, at

    # -- what is done

    def _act_coordinated(self, verb: Verb) -> int:
        """As in "modifica y adiciona parcialmente ...": each verb acts on the same object."""
        verbs = [verb]
        at = verb.at + 1
        while True:
            if self.word(at).startswith("parcialm"):
                verbs[-1].partial = True
                at += 1
            place = at + (self.word(at) == "expresamente")
            while self.word(place) in SEPARATORS or self.word(place) in ("/", "se") or self.word(place) in ("(", ")"):
                place += 1
            if place <= at + (self.word(at) == "expresamente") or place >= len(self.stream):
                break
            more = self._verb(place)
            if more is None and self.word(place) in JOINED:  # "se adiciona y reforma"
                more = Verb(*SE_VERBS[self.word(place)], place)
            if more is None:
                break
            verbs.append(more)
            at = place + 1
        return self._act(verbs, at)

    def _act(self, verbs: list[Verb], at: int) -> int:
        verb = verbs[-1]
        objects = targets_after(self.read, self.stream, at, verb.type)
        if verb.type == "adds":
            added = added_paths(self.read, self.stream, at, objects, verb.clitic, self._before())
            if added is not None:
                objects = added
        self.sentence.acted = self.sentence.acted or bool(objects.targets) or objects.general
        if not objects.targets:
            if objects.waiting:
                self.waiting.append((verbs, objects))
                self.sentence.acted = True
                return max(objects.end, at)
            ordered = self.word(verb.at).endswith(("ase", "anse", "ese", "ense"))  # "Modifícase el encabezado y adiciónase ..."
            self.sentence.acted = self.sentence.acted or ordered or (verb.type == "repeals" and self.sentence.own_subject)
            return at
        return self._declare(verbs, objects)

    def _in_the_sense(self, verb: Verb, at: int) -> int:
        """As in "El numeral 1 del artículo 27 del Decreto 663 se corrige en el sentido de que ...": where that ends."""
        told = [self.word(place) for place in range(at, at + 3)]
        ends = told[0] in (".", ";", "", "asi") or told[:2] == [
            "como",
            "sigue",
        ]  # "El artículo 5º de la Ley 3 de 1990 se deroga."
        alone = ends and not self.sentence.subordinate and not self.sentence.acted
        before = [piece for piece in self.sentence.mentions if not piece.relation]
        if self.word(verb.at - 1) != "se" or not (alone or told == ["en", "el", "sentido"]):
            return at
        if not before or not self._subject_is(before[0]):
            return at
        first = self.stream.index(before[0])
        objects = targets_after(self.read, self.stream, first, verb.type, until=verb.at - 1)
        return max(at, self._declare([verb], objects)) if objects.targets else at

    def _before(self) -> list[Target]:
        """What was acted on earlier in this passage, with what still waits for its act."""
        waiting = [Target(aim.act, aim.path) for _, objects in self.waiting for aim in objects.waiting]
        return [*(effect.target for effect in self.found), *waiting]

    def _declare(self, verbs: list[Verb], objects: Objects) -> int:
        self.sentence.acted = True
        self._settle(objects.targets[0], adding=any(verb.type == "adds" for verb in verbs))
        stop = max(objects.end, verbs[-1].at + 1)
        for verb in verbs:
            for target in objects.targets:
                self.found.append(self._effect(verb, objects, target, stop))
        return stop

    def _settle(self, following: Aim, *, adding: bool) -> None:
        """As in "suspende el artículo 2° y deroga el artículo 9° del Decreto 2024": the act named second serves both."""
        # What is added there holds nothing: "modifícase el primer inciso y adiciónase un parágrafo al artículo 50".
        holders = following.path[:-1] if adding and len(following.path) > 1 else following.path
        for verbs, objects in self.waiting:
            for aim in objects.waiting:
                path = aim.path
                if path and UNIT_RANK[path[0].kind] > UNIT_RANK["articulo"]:
                    outer = [unit for unit in holders if UNIT_RANK[unit.kind] < UNIT_RANK[path[0].kind]]
                    path = (*outer, *path)
                objects.targets.append(replace(aim, act=following.act, path=path))
            objects.waiting = []
            stop = max(objects.end, verbs[-1].at + 1)
            self.found.extend(self._effect(verb, objects, target, stop) for verb in verbs for target in objects.targets)
        self.waiting = []

    def _effect(self, verb: Verb, objects: Objects, target: Any, stop: int) -> Effect:
        run, folded = self.read.run, self.read.folded
        start = run[self.stream[verb.at].start].start
        end = run[self.stream[stop - 1].end - 1].end
        first, last = folded.span(min(start, run[self.stream[target.piece].start].start), end)
        marks: dict[str, Any] = {}
        path = target.path
        if path and path[-1].kind in ("articulo", "parte") and path[-1].n is None and verb.type != "adds":
            parts = path[-1].kind == "parte"  # "las partes pertinentes de los Decretos"
            path = path[:-1]
            if target.plural or parts:
                marks["partial"] = True
        if verb.partial or target.partial or (objects.partial and verb.type != "adds"):
            marks["partial"] = True
        marks |= {key: value for key, value in objects.marks.items() if value}
        confidence, reason = "high", ""
        if target.reason:
            confidence, reason = "medium", target.reason
        elif target.act.number and target.act.year is None and not target.act.name:
            confidence, reason = "medium", "the text gives no year"
        exceptions = () if target.entire else tuple(objects.exceptions)
        return Effect(
            verb.type, verb.lemma, Target(target.act, path), first, last, folded.source[first:last],
            where=self.where, confidence=confidence, reason=reason, marks=marks, exceptions=exceptions,
        )  # fmt: skip
