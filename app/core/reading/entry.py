"""When an act enters into force: "rige a partir de su publicación", "seis (6) meses después de", "surte efectos desde"."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.reading.aims import EXCEPT, excepted_from
from app.core.reading.dates import date_at, span_at
from app.core.reading.labels import Reader
from app.core.reading.pieces import Piece
from app.core.reading.reference import SELF, Entry, Path
from app.core.reading.subjects import Scope, Subjects
from app.core.reading.vocabulary import words

_EVENTS = {
    "publicacion": "publication",
    "promulgacion": "publication",
    "expedicion": "expedition",
    "sancion": "sanction",
    "firma": "expedition",
    "insercion": "publication",
}
_RULES = words("rige regira rigen regiran regir rigiendo")
_INTO = frozenset(("vigencia", "vigor"))
_STARTS = words(
    "entrara entraran entra entran empezara empezaran comenzara comenzaran comienza empieza tendra tendran inicia iniciara"
)
_BEFORE = words("a partir de del desde la el los las fecha su sus dia en con que mismo esta")
#: A second of them ends an exception; "con excepción" goes on with it.
_EXCEPT_AGAIN = EXCEPT - {"excepcion"}
#: Anything that could be a clause of entry into force: the scanner's anchor.
ANCHOR = re.compile(r"\b(?:rige|regira|rigen|regiran|regir|vigencia|vigor|surt\w+|produc\w+|efectos\s+fiscales)\b")


def entries_of(read: Reader, stream: list[Piece]) -> list[Entry]:
    """The rules of entry into force in an article, outside text that it inserts elsewhere."""
    return _Entries(read, stream).walk()


class _Entries(Subjects):
    def __init__(self, read: Reader, stream: list[Piece]) -> None:
        super().__init__(read, stream)
        self.found: list[Entry] = []

    def walk(self) -> list[Entry]:
        """Sentence by sentence."""
        start = at = 0
        quoted = False
        while at < len(self.stream):
            piece = self.stream[at]
            if piece.kind == '"':
                quoted = not quoted
            elif piece.kind == "\n" or (piece.text == "." and piece.kind == "."):
                start = at + 1
                quoted = quoted and piece.kind != "\n"
            elif piece.text == ":" and any(
                self.word(back) in ("asi", "siguiente", "siguientes", "tenor") or self.word(back).startswith("quedar")
                for back in range(max(0, at - 6), at)
            ):
                break
            elif piece.kind == "heading":
                start = at + 1
            elif piece.text == "vigencia" and not quoted and self._without_verb(at):
                at = self._clause(at + 2, at + 2, at + 2, "force")
                continue
            elif piece.kind == "word" and not quoted and (verb := self._verb(at)):
                at = max(at + 1, self._clause(start, at, *verb))
                continue
            at += 1
        return self.found

    def _verb(self, at: int) -> tuple[int, str] | None:
        """A verb of force: where its complement begins, and whether it speaks of force or of effects."""
        word = self.word(at)
        if word in ("surte", "surtira", "surten", "surtiran", "surtiendo", "produce", "producira") and self.word(
            at + 1
        ).startswith("efecto"):
            return at + 2, "effects"
        if word == "efectos" and self.word(at + 1) == "fiscales" and self.word(at - 1) in ("con", "y"):
            return at + 1, "effects"
        if word in ("tiene", "tendra") and (self.word(at + 1), self.word(at + 2)) == ("efectos", "fiscales"):
            return at + 2, "effects"
        if word in _RULES and (self.word(at - 1) not in ("que", "para", "por", "la", "se") or self._of_itself(at - 1)):
            return at + 1, "force"
        if word in _STARTS:
            if self.word(at + 1) == "a" and self.word(at + 2) == "regir":
                return at + 3, "force"
            if self.word(at + 1) in ("en", "su") and self.word(at + 2) in _INTO:
                return at + 3, "force"
            if self.word(at + 1) in _INTO and word.startswith("tendr"):
                return at + 2, "force"
        return None

    def _of_itself(self, at: int) -> bool:
        """As in "las disposiciones contrarias al presente Decreto, que rige desde ...": the relative speaks of the act."""
        return at > 1 and (self.word(at - 1), self.word(at)) == (",", "que") and self.stream[at - 2].names_itself

    def _without_verb(self, at: int) -> bool:
        """As in "Vigencia. A partir de la fecha de su publicación.", where the sentence says no more."""
        event = self._event(at + 2) if self.word(at + 1) in (".", ":") and self.word(at + 2) in ("a", "desde") else None
        if event is None or any(self.word(place) not in _BEFORE | _EVENTS.keys() for place in range(at + 2, event[2])):
            return False
        return self.word(event[2]) in (".", "") or (
            self.word(event[2]) == "y" and self.word(event[2] + 1) in ("deroga", "modifica")
        )

    def _clause(self, start: int, verb: int, at: int, kind: str) -> int:
        scope = self._ours(start, verb)
        if scope is None:
            return at
        made = self._complement(at, kind)
        if made is None:
            return at
        stop, said = made
        if self.told_until < start and not scope.paths and (out := self._left_out(stop)):
            scope = replace(scope, exceptions=(*scope.exceptions, *out))
        for rule in said:
            self._add(start, verb, stop, rule, scope)
        self.told_until = stop
        return stop

    def _left_out(self, at: int) -> list[Path]:
        """As in "..., excepto el artículo 4º", told after the rule."""
        found: list[Path] = []
        for piece in excepted_from(self.stream, at):
            other = (piece.acts and piece.acts[0] is not SELF) or piece.text in _EXCEPT_AGAIN
            if other or piece.text in ("que", "cual", "cuales"):
                break
            found += [path for path in piece.paths if path[0].n]
        return found

    def _add(self, start: int, verb: int, stop: int, rule: dict[str, object], scope: Scope) -> None:
        run, folded = self.read.run, self.read.folded
        first, last = folded.span(run[self.stream[min(start, verb)].start].start, run[self.stream[stop - 1].end - 1].end)
        part = bool(scope.paths or scope.text)
        entry = Entry(
            start=first, end=last, span=folded.source[first:last], scope=scope.paths, exceptions=scope.exceptions,
            scope_text=scope.text, confidence="medium" if part else "high", reason="only for part of the act" if part else "",
            **rule,  # type: ignore[arg-type]
        )  # fmt: skip
        if not any(_same(entry, before) for before in self.found):
            self.found.append(entry)

    def _complement(self, at: int, kind: str) -> tuple[int, list[dict[str, object]]] | None:
        """What follows the verb: a day, an event, or a span after an event."""
        read = self.read
        fiscal = ""
        place = at
        if kind == "effects":
            while self.word(place) in (
                "fiscales",
                "fiscal",
                "legales",
                "juridicos",
                "presupuestales",
                "contables",
                "tributarios",
            ):
                fiscal = "fiscal" if self.word(place).startswith("fiscal") else fiscal
                place += 1
        limit = min(len(self.stream), place + 28)
        prior: tuple[int, list[dict[str, object]]] | None = None  # "rige, previa su publicación": from then on, if no day is told
        while place < limit:
            piece = self.stream[place]
            word = piece.text
            token = piece.start
            if piece.kind == "\n" or piece.text == "." or piece.kind == "heading":
                return prior
            if word == "hasta":
                return None
            if span := span_at(read.run, token):
                return self._after_span(place, span, kind)
            if self._before_a_day(place) and (day := date_at(read.run, token, now=self.read.year)):
                stop = self._piece_at(day[1], place + 1)
                if kind == "effects":
                    return stop, [{"rule": "effects-from", "date": day[0], "kind": fiscal}]
                last = date_at(read.run, self.stream[stop].end, now=self.read.year) if self.word(stop) == "hasta" else None
                if last is None:
                    return stop, [{"rule": "fixed-date", "date": day[0]}]
                until: dict[str, object] = {"rule": "expires-after", "date": last[0]}
                return self._piece_at(last[1], stop + 1), [{"rule": "fixed-date", "date": day[0]}, until]
            if word == "dia" and self.word(place + 1) == "siguiente":
                event = self._event(place + 1, 16)
                if event:
                    return event[2], [{"rule": "delay", "n": 1, "unit": "days", "since": event[0], "word": event[1]}]
            if word in _EVENTS:
                event = self._event(place)
                assert event is not None
                if self.word(place - 2) == "previa" or self.word(place - 1) == "previa":
                    prior = (event[2], [{"rule": event[0], "word": event[1]}]) if kind == "force" else None
                    place += 1
                    continue
                if kind == "effects":
                    return event[2], [{"rule": "effects-from", "event": event[0], "kind": fiscal, "word": event[1]}]
                return event[2], [{"rule": event[0], "word": event[1]}]
            if word == "fecha" and kind == "force" and self._own_day(place):
                return place + 1, [{"rule": "expedition", "word": "fecha"}]
            if word in ("y", ";") and place > at and self.word(place + 1) in ("deroga", "modifica"):
                return prior
            place += 1
        return prior

    def _before_a_day(self, place: int) -> bool:
        back = place - 1 - (self.word(place - 1) == ",")
        if (self.word(back - 1), self.word(back)) == ("retroactividad", "al"):
            return True
        return self.word(back) in ("de", "del", "el", "desde", "dia", "partir", "ano", "la", "fecha")

    def _own_day(self, at: int) -> bool:
        """As in "rige desde su fecha", where nothing says of what."""
        following = self.word(at + 1)
        ends = following in ("", ".", ",", ";", "y") or self.stream[at + 1].kind == "\n"
        return ends and self.word(at - 1) in ("su", "la", "esta") and self.word(at - 2) in ("desde", "de")

    def _event(self, at: int, within: int = 12) -> tuple[str, str, int] | None:
        """publication, expedition or sanction; "sanción y publicación" is publication."""
        for place in range(at, min(at + within, len(self.stream))):
            word = self.word(place)
            if self.stream[place].kind == "\n" or word in (".", ";"):
                return None
            if word in _EVENTS:
                event, said, stop = _EVENTS[word], word, place + 1
                later = self.word(place + 2)
                if (self.word(place + 1) in ("y", "o", ",") and later in _EVENTS) or (
                    self.word(place + 1) == "y" and self.word(place + 2) == "su" and self.word(place + 3) in _EVENTS
                ):
                    second = later if later in _EVENTS else self.word(place + 3)
                    if "publication" in (event, _EVENTS[second]):
                        event, said = "publication", f"{_accented(word)} y {_accented(second)}"
                    stop = place + 3 + (later == "su")
                else:
                    said = _accented(word)
                return event, "" if said == "publicación" else said, stop
        return None

    def _after_span(self, place: int, span: tuple[int, str, int], kind: str) -> tuple[int, list[dict[str, object]]] | None:
        value, unit, end = span
        after = self._piece_at(end, place + 1)
        event = self._event(after)
        said = [self.word(back) for back in range(place - 1, place - 6, -1)]  # "por un término máximo de noventa días"
        lasting = said[0] in ("por", "de") and "por" in said
        if event is None:
            return None
        since, word, stop = event
        if lasting:
            begins = {"rule": "effects-from", "event": since} if kind == "effects" else {"rule": since}
            return stop, [{**begins, "word": word}, {"rule": "expires-after", "n": value, "unit": unit, "since": since}]
        return stop, [{"rule": "delay", "n": value, "unit": unit, "since": since, "word": word}]

    def _piece_at(self, token: int, fallback: int) -> int:
        place = fallback
        while place < len(self.stream) and self.stream[place].start < token:
            place += 1
        return place


def _accented(word: str) -> str:
    return word[:-3] + "ión" if word.endswith("ion") else word


def _same(one: Entry, other: Entry) -> bool:
    return (one.rule, one.date, one.n, one.unit, one.since, one.event, one.scope) == (
        other.rule,
        other.date,
        other.n,
        other.unit,
        other.since,
        other.event,
        other.scope,
    )
