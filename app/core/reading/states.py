"""What an act says is so: "quedan derogados los artículos ...", "el Decreto 5 de 1990 queda derogado"."""

from __future__ import annotations

from abc import ABC, abstractmethod

from app.core.reading.aims import Objects, excepted_from
from app.core.reading.objects import targets_after
from app.core.reading.reference import Path
from app.core.reading.sentences import VERBS_KNOWN, Sentences, Verb
from app.core.reading.vocabulary import SEPARATORS, verb_form


class States(Sentences, ABC):
    """The walk where an act declares what is left of others."""

    @abstractmethod
    def _declare(self, verbs: list[Verb], objects: Objects) -> int:
        """Each verb acts on each object; where that ends."""

    def _left_repealed(self, at: int) -> int:
        """As in "Quedan derogados los artículos ...", "El Decreto 5 de 1990 queda derogado"."""
        for place in range(at + 1, min(at + 8, len(self.stream))):
            word = self.word(place)
            piece = self.stream[place]
            if piece.kind == "mention" and piece.acts[0].type == "self" and self.word(place - 1) == "el":
                continue  # "queda por el presente decreto modificado"
            if verb_form(word) == "participle" or (verb_form(word) == "active" and word.endswith("ando")):  # for "modificado"
                entry = VERBS_KNOWN[word]
                verb = Verb(entry[0], entry[1], place)
                if self.word(place + 1) == "por" and entry[0] != "repeals":
                    return place + 1
                partial = self.word(place + 1).startswith("parcialm")
                verb.partial = partial
                verbs, last = self._joined(verb, place)
                after = self._past_terms(last + 1 + partial)
                before = [piece for piece in self.sentence.mentions if not piece.relation]
                told_first = before and not self.sentence.acted and self._subject_is(before[0])
                if not told_first or self.word(after) not in (",", ";", "."):  # "El Decreto 5 queda derogado, y el Decreto 6 ..."
                    objects = targets_after(self.read, self.stream, after, verb.type)
                    if objects.targets:
                        self.sentence.left = True
                        return self._declare(verbs, objects)
                    if objects.waiting and not told_first:
                        self.waiting.append((verbs, objects))
                        self.sentence.left = self.sentence.acted = True
                        return max(objects.end, place + 1)
                    self.sentence.left = self.sentence.left or objects.general or self._contrary(after)
                if told_first:
                    marks = objects.marks if self.word(after) not in (",", ";", ".") else {}
                    objects = targets_after(self.read, self.stream, self.stream.index(before[0]), verb.type, until=at)
                    objects.marks |= marks  # "queda derogado a partir del 1º de enero"
                    objects.exceptions += self._left_out(after)
                    self._declare([verb], objects)
                self.sentence.acted = True
                return place + 1
            if piece.kind != "word" and word != ",":  # "quedan, en estos términos, modificados"
                break
        return at + 1

    def _contrary(self, at: int) -> bool:
        """As in "quedan derogadas todas las disposiciones contrarias, reformado el Decreto 5 y derogada la Ley 6"."""
        return any(self.word(place).startswith("contrari") for place in range(at, min(at + 14, len(self.stream))))

    def _left_out(self, at: int) -> list[Path]:
        """As in "queda derogado, excepto su artículo 5º": the provisions named after, to the end of the sentence."""
        return [path for piece in excepted_from(self.stream, at) for path in piece.paths]

    def _joined(self, verb: Verb, at: int) -> tuple[list[Verb], int]:
        """As in "queda adicionada y reformada": the participles, and the last of them."""
        verbs = [verb]
        while verb_form(self.word(after := at + 1 + (self.word(at + 1) in SEPARATORS | {"i"}))) == "participle":
            at = after
            verbs.append(Verb(*VERBS_KNOWN[self.word(at)][:2], at))
        return verbs, at

    def _past_terms(self, at: int) -> int:
        """Past "en estos términos", "en los siguientes términos"."""
        if self.word(at) != "en":
            return at
        end = next((place + 1 for place in range(at + 1, at + 4) if self.word(place) == "terminos"), at)
        return end + (end > at and self.word(end) in ("anteriores", "siguientes", "expresados", "indicados", "dichos"))
