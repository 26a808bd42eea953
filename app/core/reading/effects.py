"""Effect clauses: who does what to which provision, read from the stream of pieces.

A verb counts where an act acts: after the title's "por el cual se", at the head of an article, or with the act itself as
subject ("el presente decreto rige ... y deroga ..."). In a relative clause, in an epigraph, or in text that is being
inserted, it tells of another act and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from app.core.reading.additions import added_paths
from app.core.reading.objects import Aim, Objects, targets_after
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.reference import Effect, Target
from app.core.reading.units import Reader
from app.core.reading.vocabulary import SE_VERBS, UNIT_RANK, verb_table, words

_VERBS = verb_table()
_SUBORDINATORS = words("que cual cuales cuando quien quienes donde cuyo cuya cuyos cuyas si conforme")
_SEPARATORS = words(", y e ; o u")
_ADVERBS = words("tambien igualmente asimismo asi mismo ademas como no")
_OPENERS = words(
    "en consecuencia por virtud tanto lo anterior el la los las presente decreto ley acto tambien igualmente "
    "asimismo ademas asi mismo transitoriamente especialmente este esta resolucion medio expresamente de "
    "conformidad desde ahora"
)
_QUEDA = words("queda quedan quedara quedaran quede queden quedase quedanse")
_PAST = frozenset(["aron", "ieron", "io"])


@dataclass(slots=True)
class Verb:
    """A verb that acts, with how far it reaches ("parcialmente")."""

    type: str
    lemma: str
    at: int
    clitic: bool = False
    partial: bool = False


@dataclass(slots=True)
class Sentence:
    """What the walk knows of the sentence it is in."""

    start: int
    head: bool = False
    own_subject: bool = False
    subordinate: str = ""
    acted: bool = False
    listed: bool = False
    mentions: list[Piece] = field(default_factory=list)


def effects_of(read: Reader, stream: list[Piece], seen: Antecedents, *, title: bool = False, where: str = "") -> list[Effect]:
    """The effects that a title or an article declares."""
    return _Clauses(read, stream, seen, title, where).walk()


class _Clauses:
    def __init__(self, read: Reader, stream: list[Piece], seen: Antecedents, title: bool, where: str) -> None:
        self.read, self.stream, self.seen, self.title, self.where = read, stream, seen, title, where
        self.found: list[Effect] = []
        self.waiting: list[tuple[list[Verb], Objects]] = []
        self.sentence = Sentence(0)

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past either end."""
        return self.stream[at].text if 0 <= at < len(self.stream) else ""

    def walk(self) -> list[Effect]:
        """From left to right; text after "así:" is the other act's."""
        at = 0
        while at < len(self.stream):
            piece = self.stream[at]
            if piece.kind == "\n" and not self.sentence.acted and self._says_so(at):
                self._subject_amended(at)
                break
            if piece.kind == "\n" or (piece.text == "." and piece.kind == ".") or piece.kind == "heading":
                self.sentence = Sentence(at + 1)
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
            elif piece.kind == "word":
                at = self._word(at)
                continue
            elif (piece.kind == "n" and at == self.sentence.start) or (piece.text == ")" and at == self.sentence.start + 1):
                self.sentence.listed = True
            at += 1
        else:
            if not self.sentence.acted and self._says_so(len(self.stream)):
                self._subject_amended(len(self.stream))
        return self.found

    def _mention(self, piece: Piece) -> None:
        if piece.acts and piece.acts[0].type == "self" and not piece.paths and not self.sentence.subordinate:
            self.sentence.own_subject = True
        elif piece.acts and piece.acts[0].type != "self" and not piece.relation:
            self.sentence.mentions.append(piece)

    def _past_quote(self, at: int) -> int:
        """Past a quotation inside a sentence; a quotation that opens a paragraph is not ours."""
        for place in range(at + 1, len(self.stream)):
            if self.stream[place].kind == '"':
                return place + 1
            if self.stream[place].kind == "\n":
                break
        return at + 1

    # -- inserted text

    def _inserts(self, at: int) -> bool:
        words = [self.word(place) for place in range(max(0, at - 7), at)]
        if self._as_follows(at):
            return True
        return (self.sentence.acted and any(word in ("siguiente", "siguientes", "tenor") for word in words)) or (
            self.sentence.acted and self._last_adds()
        )

    def _last_adds(self) -> bool:
        return bool(self.found) and self.found[-1].type in ("adds", "substitutes", "amends")

    def _as_follows(self, at: int) -> bool:
        return any(
            self.word(place) in ("asi", "tenor") or self.word(place).startswith("qued") for place in range(max(0, at - 5), at)
        )

    def _says_so(self, at: int) -> bool:
        return any(
            self.word(place).startswith("quedara") and self.word(place + 1) in ("asi", "como", "redactado")
            for place in range(max(0, at - 6), at)
        )

    def _after_insertion(self, at: int) -> int | None:
        """Where our own text goes on after an insertion, if it does: after a closed quotation, at a verb that commands."""
        place = at + 1
        while place < len(self.stream) and self.stream[place].kind == "\n":
            place += 1
        if place >= len(self.stream) or self.stream[place].kind != '"':
            return None
        closed = False
        for later in range(place + 1, len(self.stream)):
            piece = self.stream[later]
            if piece.kind == '"':
                closed = True
            elif piece.kind == "\n" and closed:
                following = self.stream[later + 1] if later + 1 < len(self.stream) else None
                if (
                    following is not None
                    and following.kind == "word"
                    and following.text in _VERBS
                    and _VERBS[following.text][2] == "active"
                    and following.text.endswith(("se", "ese", "nse"))
                ):
                    return later + 1
            elif piece.kind == "word":
                closed = False
        return None

    def _subject_amended(self, at: int) -> None:
        """ "El artículo 439 del Código ... quedará así": amended, when no other verb says what is done."""
        sentence = self.sentence
        if sentence.acted or not sentence.mentions or not self._quedara(at):
            return
        piece = sentence.mentions[0]
        before = [self.word(place) for place in range(sentence.start, self.stream.index(piece))]
        if (
            any(
                word
                not in (
                    "el",
                    "la",
                    "los",
                    "las",
                    "de",
                    "texto",
                    "contenido",
                    "del",
                    "nuevo",
                    ",",
                    "presente",
                    "primer",
                    "en",
                    "a",
                    "lo",
                    "dispuesto",
                    "partir",
                    "vigencia",
                    "esta",
                    "ley",
                )
                for word in before
                if word.isalpha()
            )
            and len(before) > 4
        ):
            return
        verb = Verb("amends", "quedará así", self.stream.index(piece))
        objects = targets_after(self.read, self.stream, self.stream.index(piece), verb.type, self.seen)
        self._declare([verb], objects)

    def _quedara(self, at: int) -> bool:
        return any(self.word(place).startswith("qued") for place in range(max(self.sentence.start, at - 8), at))

    # -- verbs

    def _word(self, at: int) -> int:
        word, sentence = self.word(at), self.sentence
        if word in _SUBORDINATORS:
            return self._subordinate(at)
        if word in _QUEDA and not sentence.subordinate:
            return self._left_repealed(at)
        if (
            word in ("dejar", "deja", "dejan", "dejase", "dejanse", "dejese", "dejense")
            and self.word(at + 1) == "sin"
            and self.word(at + 2).startswith("efecto")
        ):
            if self._allowed(at, word):
                return self._act([Verb("repeals", "deja sin efecto", at)], at + 3)
            return at + 3
        found = self._verb(at)
        if found is None:
            return at + 1
        if not self._allowed(at, word):
            return at + 1
        return self._act_coordinated(found)

    def _verb(self, at: int) -> Verb | None:
        word = self.word(at)
        entry = _VERBS.get(word)
        if entry is not None and entry[2] == "active":
            return Verb(entry[0], entry[1], at, clitic=word.endswith(("sele", "seles", "nsele", "nseles", "anle")))
        if entry is not None and entry[2] == "past" and word.endswith(("aran", "ara")) and self.sentence.own_subject:
            return None
        special = SE_VERBS.get(word)
        if special and (
            self.word(at - 1) == "se"
            or self._initial(at)
            or (self.sentence.own_subject and word in ("reforma", "amplia", "prorroga"))
        ):
            return Verb(special[0], special[1], at)
        return None

    def _subordinate(self, at: int) -> int:
        word, sentence = self.word(at), self.sentence
        before = [self.word(place) for place in range(max(0, at - 3), at)]
        if word in ("cual", "cuales"):
            if self.title and not sentence.head and not sentence.mentions:
                sentence.head = True
                return at + 1
            if "partir" in before or "partir" in [self.word(place) for place in range(max(0, at - 4), at)]:
                sentence.subordinate = ""
                return at + 1
            sentence.subordinate = "cual"
        elif (word == "si" and self.word(at - 1) != ",") or word == "conforme":
            pass
        elif not (word == "que" and self.word(at - 1) in ("por", "ordena", "dispone") and self.title):
            sentence.subordinate = sentence.subordinate or "que"
        return at + 1

    def _initial(self, at: int) -> bool:
        """Whether a word opens its sentence, short of a few words such as "en consecuencia"."""
        place = at - 1
        while place >= self.sentence.start:
            piece = self.stream[place]
            if (
                (piece.kind == "word" and piece.text in _OPENERS)
                or piece.text in (",", "-", ":", "(", ")", "se")
                or (piece.kind == "mention" and piece.acts and piece.acts[0].type == "self" and not piece.paths)
            ):
                place -= 1
                continue
            return piece.kind == "n" and place <= self.sentence.start + 1 and not self.sentence.head
        return True

    def _allowed(self, at: int, word: str) -> bool:
        sentence = self.sentence
        before = self.word(at - 1)
        reflexive = before == "se"
        anchor = self.word(at - 2) if reflexive else before
        while anchor in _ADVERBS and anchor:
            reflexive_shift = 3 if reflexive else 2
            anchor = self.word(at - reflexive_shift)
            break
        if before in ("no", "para", "podra", "podran", "debera", "a", "de", "puede", "pueden", "sin"):
            return bool(self.title and before == "para" and _VERBS.get(word, ("",))[0] == "implements" and word.endswith("ar"))
        if self.title:
            if sentence.subordinate:
                if reflexive and ((anchor in (",", "y", "e") and sentence.subordinate == "que") or anchor == ";"):
                    sentence.subordinate = ""
                    return True
                return False
            if reflexive:
                return True
            return self._initial(at) or (anchor in _SEPARATORS and sentence.acted)
        if sentence.subordinate:
            if reflexive and anchor in ("cual",) and self._from_day(at):
                return True
            back = anchor in (",", "y", ";", "e") and sentence.own_subject and _is_present(word)
            if back:
                sentence.subordinate = ""
            return back
        if self._initial(at):
            if word.endswith(("ar", "er", "ir")) and sentence.listed:
                return False
            return reflexive or not _plain_present(word) or sentence.own_subject or self._subject_first(at)
        if sentence.own_subject:
            return (
                reflexive
                or anchor in _SEPARATORS
                or self.stream[at - 1].kind == "mention"
                or before.endswith("mente")
                or before in ("expresamente", "pertinente", "tambien", ")")
            )
        if reflexive or word.endswith(("ase", "ese", "anse", "ense", "guese", "quese", "quense", "guense")):
            return (anchor in _SEPARATORS and sentence.acted) or (anchor in ("cual",) and self._from_day(at))
        if sentence.acted and anchor in _SEPARATORS:
            return True
        return False

    def _subject_first(self, at: int) -> bool:
        return self.stream[at - 1].kind == "mention" if at else False

    def _from_day(self, at: int) -> bool:
        return any(self.word(place) == "partir" for place in range(max(0, at - 7), at))

    # -- what is done

    def _left_repealed(self, at: int) -> int:
        """ "Quedan derogados los artículos ...", "El Decreto 5 de 1990 queda derogado"."""
        for place in range(at + 1, min(at + 8, len(self.stream))):
            word = self.word(place)
            if word in _VERBS and _VERBS[word][2] == "participle":
                entry = _VERBS[word]
                verb = Verb(entry[0], entry[1], place)
                if self.word(place + 1) in ("por",) and entry[0] != "repeals":
                    return place + 1
                partial = self.word(place + 1).startswith("parcialm")
                verb.partial = partial
                objects = targets_after(self.read, self.stream, place + 1 + partial, verb.type, self.seen)
                if objects.targets:
                    return self._declare([verb], objects)
                before = [piece for piece in self.sentence.mentions if not piece.relation]
                if before and not self.sentence.acted and self._subject_is(before[0], at):
                    objects = targets_after(self.read, self.stream, self.stream.index(before[0]), verb.type, self.seen, until=at)
                    self._declare([verb], objects)
                self.sentence.acted = True
                return place + 1
            if self.stream[place].kind != "word":
                break
        return at + 1

    def _subject_is(self, piece: Piece, at: int) -> bool:
        words = [self.word(place) for place in range(self.sentence.start, self.stream.index(piece))]
        return all(
            not word.isalpha() or word in _OPENERS or word in ("a", "partir", "fecha", "vigencia", "del", "texto", "contenido")
            for word in words
        )

    def _act_coordinated(self, verb: Verb) -> int:
        """ "modifica y adiciona parcialmente ...": each verb acts on the same object."""
        verbs = [verb]
        at = verb.at + 1
        while True:
            if self.word(at).startswith("parcialm"):
                verbs[-1].partial = True
                at += 1
            place = at
            while self.word(place) in _SEPARATORS or self.word(place) in ("/", "se", "o") or self.word(place) in ("(", ")"):
                place += 1
            if place == at or place >= len(self.stream):
                break
            more = (
                self._verb(place)
                if (self.word(place) in _VERBS and _VERBS[self.word(place)][2] == "active") or self.word(place) in SE_VERBS
                else None
            )
            if more is None:
                break
            verbs.append(more)
            at = place + 1
        return self._act(verbs, at)

    def _act(self, verbs: list[Verb], at: int) -> int:
        verb = verbs[-1]
        objects = targets_after(self.read, self.stream, at, verb.type, self.seen)
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
            if verb.type == "repeals" and self.sentence.own_subject:
                self.sentence.acted = True
            return at
        return self._declare(verbs, objects)

    def _before(self) -> list[Target]:
        """What was acted on earlier in this passage, with what still waits for its act."""
        waiting = [Target(aim.act, aim.path) for _, objects in self.waiting for aim in objects.waiting]
        return [*(effect.target for effect in self.found), *waiting]

    def _declare(self, verbs: list[Verb], objects: Objects) -> int:
        self.sentence.acted = True
        self._settle(objects.targets[0])
        stop = max(objects.end, verbs[-1].at + 1)
        for verb in verbs:
            for target in objects.targets:
                self.found.append(self._effect(verb, objects, target, stop))
        return stop

    def _settle(self, following: Aim) -> None:
        """ "suspende el artículo 2° y deroga el artículo 9° del Decreto 2024": the act named with the second verb serves both."""
        for verbs, objects in self.waiting:
            for aim in objects.waiting:
                path = aim.path
                if path and UNIT_RANK[path[0].kind] > UNIT_RANK["articulo"]:
                    outer = [unit for unit in following.path if UNIT_RANK[unit.kind] < UNIT_RANK[path[0].kind]]
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
        if path and path[-1].kind == "articulo" and path[-1].n is None and verb.type != "adds":
            path = path[:-1]
            if target.plural:
                marks["partial"] = True
        if verb.partial or target.partial or (objects.partial and verb.type != "adds"):
            marks["partial"] = True
        marks |= {key: value for key, value in objects.marks.items() if value}
        confidence, reason = "high", ""
        if target.reason:
            confidence, reason = "medium", target.reason
        elif target.act.number and target.act.year is None and not target.act.name:
            confidence, reason = "medium", "the text gives no year"
        return Effect(
            verb.type, verb.lemma, Target(target.act, path), first, last, folded.source[first:last],
            where=self.where, confidence=confidence, reason=reason, marks=marks, exceptions=tuple(objects.exceptions),
        )  # fmt: skip


def _is_present(word: str) -> bool:
    return word in _VERBS and _VERBS[word][2] == "active" and not word.endswith(("ar", "er", "ir"))


def _plain_present(word: str) -> bool:
    """deroga, modifican: third person without -se, which at the head of a sentence needs a subject."""
    return not word.endswith(("se", "ar", "er", "ir", "le", "les"))
