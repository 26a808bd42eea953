"""Where text for another act begins and ends, and where an act sums up what it did to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from app.core.reading.pieces import Piece
from app.core.reading.reference import Effect
from app.core.reading.vocabulary import verb_form, words

QUEDA = words("queda quedan quedando quedara quedaran quede queden quedase quedanse declarase declarese declaranse declarense")
_POWERS = words("atribucion atribuciones funcion funciones facultad facultades corresponde corresponden podra podran")
_WILL_SAY = words("dira diran leera leeran")


@dataclass(slots=True)
class Sentence:
    """What the walk knows of the sentence it is in."""

    start: int
    head: bool = False
    own_subject: bool = False
    subordinate: str = ""
    acted: bool = False
    listed: bool = False
    left: bool = False
    mentions: list[Piece] = field(default_factory=list)


class Insertions:
    """What every walk over sentences has, and what it asks of a colon."""

    stream: list[Piece]
    sentence: Sentence
    found: list[Effect]

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past either end."""
        return self.stream[at].text if 0 <= at < len(self.stream) else ""

    def _inserts(self, at: int) -> bool:
        words = [self.word(place) for place in range(max(0, at - 7), at)]
        if self._as_follows(at):
            return True
        return (self.sentence.acted and any(word in ("siguiente", "siguientes", "tenor") for word in words)) or (
            self.sentence.acted and self._last_adds()
        )

    def _grants(self, at: int) -> bool:
        """As in "Son atribuciones de la Junta:", "Corresponde al Director:": what follows somebody may do, and nobody does."""
        return any(self.word(place) in _POWERS for place in range(self.sentence.start, at))

    def _last_adds(self) -> bool:
        return bool(self.found) and self.found[-1].type in ("adds", "substitutes", "amends")

    def _as_follows(self, at: int) -> bool:
        return any(
            self.word(place) in ("asi", "tenor") or self.word(place).startswith("qued") for place in range(max(0, at - 5), at)
        )

    def _says_so(self, at: int) -> bool:
        return any(
            (self.word(place).startswith("quedara") or self.word(place) in _WILL_SAY)
            and self.word(place + 1) in ("asi", "como", "redactado")
            for place in range(max(0, at - 6), at)
        )

    def _after_insertion(self, at: int) -> int | None:
        """Where our own text goes on after an insertion, if it does: after a closed quotation, at a verb that commands."""
        place = at + 1
        while place < len(self.stream) and self.stream[place].kind == "\n":
            place += 1
        if place >= len(self.stream) or self.stream[place].kind != '"':
            return next((later for later in range(place, len(self.stream)) if self._sums_up(later)), None)
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
                    and verb_form(following.text) == "active"
                    and following.text.endswith("se")
                ):
                    return later + 1
            elif piece.kind == "word":
                closed = False
        return None

    def _sums_up(self, at: int) -> bool:
        """As in "Queda así adicionado el Decreto 1148", "Quedan en estos términos modificados ...": a paragraph of our own."""
        if self.stream[at - 1].kind != "\n" or self.word(at) not in QUEDA:
            return False
        return self.word(at + 1) == "asi" or (self.word(at + 1) == "en" and "terminos" in (self.word(at + 3), self.word(at + 2)))

    def _quedara(self, at: int) -> bool:
        before = [self.word(place) for place in range(max(self.sentence.start, at - 8), at)]
        return any(word.startswith("qued") or (word in _WILL_SAY and after == "asi") for word, after in pairwise([*before, ""]))
