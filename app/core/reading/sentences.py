"""Sentences that act: where a verb counts as the act's own, where it tells of another act, and where inserted text begins."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.reading.aims import Objects
from app.core.reading.insertions import Insertions, Sentence
from app.core.reading.labels import Reader
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.reference import Effect
from app.core.reading.vocabulary import JOINED, MISPRINTS, SE_VERBS, SEPARATORS, verb_form, verb_table, words

VERBS_KNOWN = verb_table()

SUBORDINATORS = words("que cual cuales cuando quien quienes donde cuyo cuya cuyos cuyas si conforme")

_ADVERBS = words("tambien igualmente asimismo asi mismo ademas como no")

_OPENERS = words(
    "en consecuencia por virtud tanto lo anterior el la los las presente decreto ley acto tambien igualmente "
    "asimismo ademas asi mismo transitoriamente especialmente este esta resolucion medio expresamente de "
    "conformidad desde ahora"
)

_GROUNDS = frozenset(
    (first, second)
    for first, several in (
        ("de", ("conformidad", "acuerdo")),
        ("con", ("fundamento", "base")),
        ("en", ("desarrollo", "virtud", "cumplimiento", "ejercicio")),
    )
    for second in several
)


@dataclass(slots=True)
class Verb:
    """A verb that acts, with how far it reaches ("parcialmente")."""

    type: str
    lemma: str
    at: int
    clitic: bool = False
    partial: bool = False


def _is_present(word: str) -> bool:
    if word in JOINED:
        return True
    return verb_form(word) == "active" and not word.endswith(("ar", "er", "ir"))


def _plain_present(word: str) -> bool:
    """deroga, modifican: third person without -se, which at the head of a sentence needs a subject."""
    return not word.endswith(("se", "ar", "er", "ir", "le", "les"))


#: So many words may tell a day: "A partir del 1º de julio del año 2009".
_A_DAY = 12


class Sentences(Insertions):
    """The walk through the sentences of a passage: what it knows, and what it asks of a word."""

    def __init__(self, read: Reader, stream: list[Piece], seen: Antecedents, title: bool, where: str) -> None:
        self.read, self.stream, self.seen, self.title, self.where = read, stream, seen, title, where
        self.found: list[Effect] = []
        self.waiting: list[tuple[list[Verb], Objects]] = []
        self.sentence = Sentence(0)
        self.powers = False  # what follows is a list of what somebody may do

    def _mention(self, piece: Piece) -> None:
        if piece.names_itself and not self.sentence.subordinate:
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

    def _verb(self, at: int) -> Verb | None:
        word = self.word(at)
        entry = VERBS_KNOWN.get(word)
        if entry is not None and entry[2] == "active":
            return Verb(entry[0], entry[1], at, clitic=word.endswith(("sele", "seles", "anle")))
        if entry is not None and entry[2] == "past" and word.endswith(("aran", "ara")) and self.sentence.own_subject:
            return None
        if word in MISPRINTS and self.word(at - 1) == "se":
            return Verb(*MISPRINTS[word], at)
        special = SE_VERBS.get(word)
        if special and (
            self.word(at - 1) == "se"
            or self._initial(at)
            or (self.sentence.own_subject and word in JOINED)
            or (self.title and self.sentence.head and word in JOINED and self.word(at - 1) in ("y", "e"))
        ):
            return Verb(special[0], special[1], at)
        return None

    def _subordinate(self, at: int) -> int:
        word, sentence = self.word(at), self.sentence
        if self.title and word == "que" and at == sentence.start:  # "que adiciona la Ley 20": a title of the nineteenth century
            self.sentence = Sentence(at + 1, head=True)
            return at + 1
        if word == "que" and self._of_itself(at):
            return at + 1
        that = word == "que" and self.word(at - 2) == "por" and self.word(at - 1) in ("el", "la", "los", "las")
        if that and self.title and not sentence.head and not sentence.mentions:  # "Por la que se deroga la Ley 9ª de 1990"
            sentence.head = True
            return at + 1
        if word in ("cual", "cuales"):
            if self.title and not sentence.head and not sentence.mentions:
                sentence.head = True
                return at + 1
            if "partir" in [self.word(place) for place in range(max(0, at - 4), at)]:
                sentence.subordinate = ""
                return at + 1
            sentence.subordinate = "cual"
        elif (word == "si" and self.word(at - 1) != "," and at != sentence.start) or word == "conforme":
            pass
        elif not (word == "que" and self.word(at - 1) in ("por", "ordena", "dispone") and self.title):
            sentence.subordinate = sentence.subordinate or "que"
        return at + 1

    def _of_itself(self, at: int) -> bool:
        """As in "Este decreto, que subroga los artículos 1 a 5 del Decreto 3, rige ...": what the act says it does."""
        place = at - 1 - (self.word(at - 1) == ",")
        if place < 0 or verb_form(self.word(at + 1)) != "active":
            return False
        return self.stream[place].names_itself and not self.sentence.subordinate

    def _initial(self, at: int) -> bool:
        """Whether a word opens its sentence, short of a few words such as "en consecuencia", or a day from which on."""
        place = at - 1
        first = self.sentence.start
        if self.word(place) == "se" and [self.word(first), self.word(first + 1)] == ["a", "partir"] and place - first < _A_DAY:
            return not any(self.stream[one].kind == "mention" for one in range(first, place))
        while place >= self.sentence.start:
            piece = self.stream[place]
            if (
                (piece.kind == "word" and piece.text in _OPENERS)
                or piece.text in (",", "-", ":", "(", ")", "se")
                or piece.names_itself
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
        if before in ("no", "para", "de"):
            return bool(
                self.title
                and before == "para"
                and VERBS_KNOWN.get(word, ("",))[0] == "implements"
                and word.endswith(("ar", "arse"))
            )
        if self.title:
            if sentence.subordinate:
                if reflexive and ((anchor in (",", "y", "e") and sentence.subordinate == "que") or anchor == ";"):
                    sentence.subordinate = ""
                    return True
                return False
            if reflexive:
                return True
            if before == "cual" or (anchor in SEPARATORS and sentence.head and _is_present(word)):
                return True  # "por el cual adiciona ...", "se crea una oficina y suprime ..."
            return self._initial(at) or (anchor in SEPARATORS and sentence.acted)
        if sentence.subordinate:
            if reflexive and anchor == "cual" and self._from_day(at):
                return True
            goes_on = anchor in (",", "y", ";", "e") or before == "especial"  # "..., en especial deroga el Decreto 3"
            back = goes_on and sentence.own_subject and _is_present(word)
            if back:
                sentence.subordinate = ""
            return back
        if self._initial(at):
            if word.endswith(("ar", "er", "ir")) and (sentence.listed or self.powers):
                return False
            return reflexive or not _plain_present(word) or sentence.own_subject or self._subject_first(at)
        if sentence.own_subject:
            return (
                reflexive
                or anchor in SEPARATORS
                or self.stream[at - 1].kind == "mention"
                or before.endswith("mente")
                or before in ("especial", "pertinente", "tambien", ")")
                or before in ("publicacion", "expedicion", "promulgacion")  # "... de su publicación deroga": a lost "y"
                or (before == "que" and self._of_itself(at - 1))
            )
        if reflexive or word.endswith(("ase", "ese", "anse", "ense")):
            # "Con fecha 1° del presente, ..., modifícase"; what is extended is too often a term of something else.
            told = sentence.acted or (not reflexive and before == "," and VERBS_KNOWN.get(word, ("",))[0] != "extends")
            told = told or (reflexive and self.word(at - 2) == "," and self._on_grounds())
            return (anchor in SEPARATORS and told) or (anchor == "cual" and self._from_day(at))
        return bool(sentence.acted and anchor in SEPARATORS)

    def _on_grounds(self) -> bool:
        """As in "De conformidad con el artículo 10 de la Ley 7ª, se adiciona ...": only why the act does it came before."""
        start = self.sentence.start
        return (self.word(start), self.word(start + 1)) in _GROUNDS

    def _subject_first(self, at: int) -> bool:
        return self.stream[at - 1].kind == "mention" if at else False

    def _from_day(self, at: int) -> bool:
        return any(self.word(place) == "partir" for place in range(max(0, at - 7), at))

    def _subject_is(self, piece: Piece) -> bool:
        words = [self.word(place) for place in range(self.sentence.start, self.stream.index(piece))]
        return all(
            not word.isalpha() or word in _OPENERS or word in ("a", "partir", "fecha", "vigencia", "del", "texto", "contenido")
            for word in words
        )
