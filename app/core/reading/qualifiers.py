"""What may stand along the object of a verb: terms, days, issuers, titles in quotation marks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from app.core.reading.aims import BETWEEN, DETERMINERS, FILLERS, SET_OUT
from app.core.reading.dates import date_at, past_day_of_this_month, span_at
from app.core.reading.described import VERBS_KNOWN, Described
from app.core.reading.vocabulary import UNIT_RANK, words

#: What goes on with a list after "las disposiciones que le sean contrarias".
_POINTED_OUT = words("en especial especialmente particularmente el la los las")

_SPANISH = {"days": "días", "months": "meses", "years": "años", "weeks": "semanas", "hours": "horas"}


class Qualifiers(Described, ABC):
    """What every object has, and the small questions asked along it."""

    @abstractmethod
    def _settle(self) -> None:
        """Give the act of an object to those that waited for one."""

    def _when(self, place: int) -> bool:
        """As in "a partir de la vigencia dispuesta en el artículo anterior"."""
        return self.word(place + 1) in ("anterior", "siguiente", "precedente") and self._while_in_force(place)

    def _while_in_force(self, place: int) -> bool:
        """As in "Deróganse, a partir de la vigencia de esta ley, ...": the act names itself only to say when."""
        return any(
            self.word(before) in ("vigencia", "partir", "medio", "conformidad", "virtud")
            for before in range(max(0, place - 5), place)
        )

    def _past(self, place: int) -> int | None:
        """Past what may be told before the object: until when, from when, for how long, "a título provisional"."""
        word = self.word(place)
        if word == "titulo" and self.word(place - 1) == "a":
            return place + 2
        if word == "hasta":
            if (self.word(place + 1), self.word(place + 2)) == ("nueva", "orden"):
                return place + 3
            run, first = self.read.run, self.stream[place].end + (self.word(place + 1) == "el")
            end = past_day_of_this_month(run, first)
            return self._piece_at(end, place + 1) if end else self._until(place)  # "hasta el 25 del presente mes"
        if word in ("partir", "desde"):
            return self._from(place)
        return self._term(place) if word == "por" else None

    def _until(self, at: int) -> int:
        start = self.stream[at].end
        day = date_at(self.read.run, start, now=self.read.year)
        if day is None:
            return at + 1
        self.made.marks["until"] = day[0]
        return self._piece_at(day[1], at + 1)

    def _term(self, at: int) -> int | None:
        run = self.read.run
        for start in range(self.stream[at].end, min(self.stream[at].end + 7, len(run))):
            if span := span_at(run, start):
                self.made.marks["term"] = f"{span[0]} {_SPANISH[span[1]]}"
                place = self._piece_at(span[2], at + 1)
                while (
                    place < self.limit
                    and (self.stream[place].kind == "word" or self.word(place + 1).startswith("contad"))
                    and self.word(place)
                    in (
                        "mas",
                        "contados",
                        "contado",
                        "contadas",
                        "calendario",
                        "habiles",
                        "a",
                        "partir",
                        "de",
                        "la",
                        "fecha",
                        "publicacion",
                        "del",
                        "su",
                        "expedicion",
                        "vigencia",
                        "desde",
                        ",",
                    )
                ):
                    place += 1
                    if place < self.limit and self.stream[place].kind == "mention" and self.stream[place].acts[0].type == "self":
                        place += 1
                if place < self.limit and (day := date_at(run, self.stream[place].start, now=self.read.year)):
                    return self._piece_at(day[1], place + 1)
                return place
            if run[start].text in (",", ".", ";", "articulo", "decreto", "ley"):
                break
        return None

    def _piece_at(self, token: int, fallback: int) -> int:
        place = fallback
        while place < len(self.stream) and self.stream[place].start < token:
            place += 1
        return place

    def _holds_what_follows(self, place: int) -> bool:
        """As in "deróganse de la Ley 44 de 1993 los artículos 3º y 4º": what is named after an act is meant in it."""
        piece = self.stream[place]
        if not piece.paths and self._named_below(place):
            return True
        if self.made.targets or self.pending or self.made.end != self._first_of(place) or len(piece.acts) != 1:
            return False
        following = place + 1
        while self.word(following) in ("el", "la", "los", "las", "siguiente", "siguientes"):
            following += 1
        held = self.stream[following] if place + 1 < following < len(self.stream) else None
        return held is not None and held.kind == "units" and len(piece.paths) < 2

    def _holds_parts(self, place: int) -> bool:
        """Whether a mention is the article of the parts named before it, and still without one."""
        piece = self.stream[place]
        held = len(piece.paths) == 1 and piece.paths[0][-1].kind == "articulo" and self.word(place - 1) == "del"
        return held and all(
            UNIT_RANK[path[0].kind] > UNIT_RANK["articulo"] for _, waiting in self.pending for path in waiting.paths
        )

    def _held_by_header(self) -> bool:
        """Whether what is named first in an act named before it comes now."""
        return self.header is not None and not self.made.targets and not self.pending

    def _first_of(self, place: int) -> int:
        """Where "de la", "del" before a mention begins, or -1."""
        if self.word(place - 1) == "del":
            return place - 1
        said = self.word(place - 2), self.word(place - 1)
        return place - 2 if said in (("de", "la"), ("de", "el"), ("de", "los")) else -1

    def _narrowed(self, place: int) -> bool:
        """As in "modifícase el Decreto 312 de 1938 en su artículo 12": the article alone is meant."""
        piece, targets = self.stream[place], self.made.targets
        if self.word(place - 1) not in ("su", "sus") or self.word(place - 2) != "en" or not piece.paths:
            return False
        if not targets or targets[-1].path or [targets[-1].act] != list(piece.acts):
            return False
        targets[-1:] = [replace(targets[-1], path=path) for path in piece.paths]
        self.made.end = place + 1
        return True

    def _named_below(self, place: int) -> bool:
        """As in "las siguientes disposiciones de la Ley 10: los artículos 3 y 4": what follows is meant, not all of the act."""
        before = [self.word(back) for back in range(max(0, place - 12), place)]
        return "siguientes" in before and self.word(place + 1) == ":"

    def _past_exception(self, place: int) -> bool:
        """As in "el Decreto 205, excepto los artículos 20 y 21, y el Decreto 1293": another act, whole, is another object."""
        piece = self.stream[place]
        if not self.bare or not self.made.targets or piece.kind != "mention" or any(piece.paths):
            return False
        return self._separated(place) and piece.acts[0] not in [aim.act for aim in self.made.targets]

    def _general_ends(self, place: int) -> bool:
        """As in "suspende las disposiciones que le sean contrarias y su vigencia ...": what follows is no object."""
        if not self.word(place).startswith("contrari") or self.word(place + 1) not in BETWEEN:
            return False
        return self.word(place + 2) not in _POINTED_OUT

    def _of_an_act(self, place: int) -> bool:
        """As in "... y demás disposiciones (contenidas en) de la Ley 65 de 1963": part of that act."""
        later = place + 1
        if self.word(later).startswith(SET_OUT) and self.word(later + 1) == "en":
            later += 1
        while self.word(later) in ("de", "del", "en", "la", "el", "los", "las") and later < place + 5:
            later += 1
        found = (
            later > place + 1
            and later < len(self.stream)
            and self.stream[later].kind == "mention"
            and self.stream[later].acts[0].type != "self"
        )
        self.rest_next = self.rest_next or found
        return found

    def _header_list(self, place: int) -> bool:
        return (
            any(self.word(back) in ("siguientes", "siguiente") for back in range(max(0, place - 6), place))
            or self.header is not None
        )

    def _separated(self, place: int) -> bool:
        back = place - 1
        if self.word(back) in DETERMINERS and (self.word(back - 2), self.word(back - 1)) == ("asi", "como"):
            return True
        while (self.word(back) in DETERMINERS or (self.word(back) in FILLERS and self.word(back) != "y")) and self.stream[
            back
        ].kind == "word":
            back -= 1
        before = self.stream[back]
        return (
            before.text in BETWEEN
            or before.text in (":", ")", "(", "-", "como", ".")
            or before.kind in ('"', "\n")
            or before.kind == "n"
        )

    def _next_verb(self, place: int) -> bool:
        word = self.word(place)
        if word == "se" and self.word(place - 1) in ("y", ",", ";", "e", "cual"):
            return True
        entry = VERBS_KNOWN.get(word)
        if entry is None or entry[2] != "active" or not self.made.targets:
            return word in ("rige", "regira", "surte", "surtira", "entrara", "dejase", "deja") and self.word(place - 1) in (
                "y",
                ",",
                ";",
                "e",
            )
        return self.word(place - 1) in ("y", ",", ";", "e", "o", "tambien")

    def _tells_all(self, place: int) -> bool:
        return any(
            self.word(later).startswith("contrari") or self.word(later) == "opongan"
            for later in range(place, min(place + 8, len(self.stream)))
        )

    def _goes_on(self, place: int) -> bool:
        """As in "... del Decreto 600 de 2003. Artículos: 1°, 2° ... del Decreto 447 de 2003.": past a point."""
        after = self.stream[place + 1] if place + 1 < self.limit else None
        return after is not None and after.kind == "mention" and after.plural and self.read.text(after.start + 1) == ":"

    def _holds(self, place: int) -> bool:
        """As in "los artículos 81 y 85, modificados por ..., del Código", "5 y 6 (Ley 3)": the act is named as theirs alone."""
        return self.word(place - 1) in ("del", "(") or (
            self.word(place - 1) in ("la", "los", "las") and self.word(place - 2) == "de"
        )

    def _is_last(self, place: int) -> bool:
        return self.word(place + 1) in (".", ",", ";", "y", "")

    def _mark_partial(self, *, all_of_them: bool = False) -> None:
        self._settle()
        for aim in self.made.waiting[-1:]:
            aim.partial = True
        if all_of_them or len({id(aim) for aim in self.made.targets}) == 1:
            for aim in self.made.targets:
                aim.partial = True
            return
        last = self.made.targets[-1].piece if self.made.targets else -1
        for aim in self.made.targets:
            aim.partial = aim.partial or aim.piece == last

    def _from(self, place: int) -> int | None:
        """Past a day from which on; what is extended is so until a day."""
        day = date_at(self.read.run, self.stream[place].end, now=self.read.year)
        if day is None:
            return None
        if self.kind != "extends":
            self.made.marks["from"] = day[0]
        return self._piece_at(day[1], place + 1)

    def _quotation(self, at: int) -> int:
        """A quotation after an act is its title; after "la siguiente frase", the words aimed at."""
        for place in range(at + 1, self.limit):
            if self.stream[place].kind == '"':
                return place + 1
            if self.stream[place].kind == "\n":
                break
        return self.limit if self.made.targets else at + 1

    def _quoted(self, at: int) -> int | None:
        """Past a quotation that is closed in its paragraph."""
        close = next((place for place in range(at + 1, self.limit) if self.stream[place].kind in ('"', "\n")), None)
        return close + 1 if close is not None and self.stream[close].kind == '"' else None

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
