"""From a verb to the first provision it acts on, past adverbs, days, terms, and what is only pointed out."""

from __future__ import annotations

from abc import ABC

from app.core.reading.aims import ASPECTS, BETWEEN, CODIFIED, EXCEPT, FILLERS, LOOSE, SET_OUT, SET_OUT_THERE
from app.core.reading.qualifiers import Qualifiers
from app.core.reading.vocabulary import CARDINALS, EXPRESSION_WORDS, words

_NAMED_BELOW = words("decretos leyes resoluciones acuerdos actos")


class Reaching(Qualifiers, ABC):
    """What every object has, and the way to the first of what is meant."""

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
                past = self._quoted(place)
                if past is None or not (loose or (place == at and self.word(past) in ("del", "de", "en"))):
                    return None
                self.part_next = self.part_next or place == at  # 'suprímese "y sus anexos" del artículo 6º'
                place = past  # 'la tabla "Programa" incluida en el numeral 11'
                continue
            ends = piece.kind == "\n" and self.word(place - 1) not in (":", ",", ";")
            if ends or piece.text == "." or piece.kind == "heading":
                return None
            if piece.kind == "word":
                if word in EXCEPT or (self.kind in LOOSE and self._general_ends(place)):
                    return None
                if word.startswith("contrari") and self._contrary_to_another(place):
                    return None
                if word in EXPRESSION_WORDS and self.word(place - 1) in ("una", "unas") and self.word(place + 1) in ("de", "del"):
                    self.part_next, place = True, place + 1
                    continue
                if word in CODIFIED and self.kind not in LOOSE and (held := self._holding(place)):
                    return held
                if word == "pertinente" or (
                    word in ("algunos", "algunas", "unos", "unas", "varios", "varias", "parte", "aparte", "apartes")
                    and self.kind != "adds"
                ):
                    self.part_next = True
                    if word == "pertinente":
                        self.made.marks["qualifier"] = "en lo pertinente"
                        said = self.word(place - 1), self.word(place - 2), self.word(place - 3)
                        self.made.partial = said[1] == "en" or (said[0], said[2]) == ("parte", "en")
                self.made.partial = self.made.partial or word.startswith("parcialm")
                if past := self._past(place):
                    place = past
                    continue
                if self.kind not in LOOSE and (told := self._pointed_out(place) or self._of_a_kind(place)):
                    self.part_next = self.part_next or word.startswith("definicion")
                    place = told
                    continue
                if word in ASPECTS.get(self.kind, ()):
                    if self.kind == "amends" and word in ("denominacion", "nombre", "epigrafe", "titulo"):
                        self.made.marks["aspect"] = "denominación" if word == "denominacion" else word
                    loose = self.kind in LOOSE or word in SET_OUT_THERE
                elif self._passes(place, loose):
                    pass
                elif (
                    not loose
                    or place - at > 60
                    or (word == "que" and not self.word(place + 1).startswith(("trata", "se", "hace")))
                ):
                    return None
            place += 1
        return None

    def _passes(self, place: int, loose: bool) -> bool:
        """Whether a word may stand between the verb and what it acts on."""
        word = self.word(place)
        return (
            word in FILLERS
            or word in BETWEEN
            or word.startswith("parcialm")
            or word.endswith("mente")
            or (word == "por" and (self.word(place - 1).startswith(SET_OUT) or self.word(place + 1) in ("medio", "virtud")))
            or (word == "con" and self.word(place - 1) == "conformidad" and not self._names_another(place))
            or (self.kind == "adds" and word in CARDINALS)
            or (word in _NAMED_BELOW and self.word(place - 1) == "siguientes")
            or (word.startswith(SET_OUT) and loose)
        )

    def _contrary_to_another(self, place: int) -> bool:
        """As in "las disposiciones contrarias a la Ley 44": that law stays. "Contrarias al presente decreto" names none."""
        return self.word(place + 1) in ("a", "al") and self._names_another(place + 1)

    def _names_another(self, place: int) -> bool:
        """Whether another act is named within a few words."""
        named = next((piece for piece in self.stream[place + 1 : place + 5] if piece.kind != "word"), None)
        return named is not None and named.kind == "mention" and named.acts[0].type != "self"
