"""Answers in short, compiled into sorted arrays in a file of their own, and searched as they lie there.

The file is a head of five numbers, then arrays, then the words that they point to by number, all run together in UTF-8::

    head    magic, how many questions, answers, words, and bytes of words          (64 bits each)
    days    the first day of each answer, in the calendar's own numbers            (32 bits each, as all up to `ends`)
    first   the word that is the first of the governing versions, or the empty one
    counts  how many govern
    sums    the checksum of each question, in rising order, to find it by
    names   the word that is the question: a topic, a line end, a class of addressee
    spans   where the answers to each question begin and end, in the order of days
    ends    where each word ends
    kinds   the word that is the outcome of each answer                            (8 bits each)
    sure    the word that says how sure its first version is, or the empty one     (8 bits each)

An answer stands until the next to the same question. Numbers are as this kind of processor writes them, which the magic shows.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Literal, TypeVar

from app.core.model import Id
from app.core.steps import Ruling
from app.core.vocabulary import Confidence, Outcome

#: "LINAJE" and the number of this form of the file.
MAGIC = int.from_bytes(b"LINAJE\x00\x01", "big")
_HEAD = 5 * 8

#: Words whose numbers must fit into a byte, and so come first.
_SHORT = ("", *Outcome, *Confidence)

K = TypeVar("K")
V = TypeVar("V")

#: So many answers are kept as objects once they were asked for; past this many all are let go.
KEPT = 100_000


def _name(topic: Id, addressee: str) -> bytes:
    return f"{topic}\n{addressee}".encode()


def write_rulings(path: Path, answers: Iterable[tuple[Id, str, Iterable[tuple[int, Ruling]]]]) -> None:
    """Write the answers of each topic and class, each with its first day and in the order of days, to a new file."""
    numbers: dict[bytes, int] = {}

    def word(text: bytes) -> int:
        return numbers.setdefault(text, len(numbers))

    for told_in_a_byte in _SHORT:
        word(told_in_a_byte.encode())
    days, first, counts, kinds, sure = array("i"), array("I"), array("I"), array("B"), array("B")
    questions = []
    for topic, addressee, found in answers:
        name, start = _name(topic, addressee), len(days)
        for day, told in found:
            days.append(day)
            first.append(word(told.first.encode()))
            counts.append(told.governing)
            kinds.append(word(told.outcome.encode()))
            sure.append(word((told.confidence or "").encode()))
        questions.append((zlib.crc32(name), name, start, len(days)))
    questions.sort()
    sums = array("I", [one[0] for one in questions])
    names = array("I", [word(one[1]) for one in questions])
    spans = array("I", [place for one in questions for place in one[2:]])
    ends = array("I", accumulate(map(len, numbers)))
    head = array("q", [MAGIC, len(questions), len(days), len(numbers), ends[-1]])
    with path.open("xb") as file:
        for part in (head, days, first, counts, sums, names, spans, ends, kinds, sure):
            part.tofile(file)
        file.write(b"".join(numbers))


class Rulings:
    """The answers of a release, read whole: some twenty bytes each, and their words. Safe to use from several threads.

    `ValueError` where the file is none, was cut, or was written by another kind of processor.
    """

    def __init__(self, path: Path) -> None:
        # Read, not mapped: where a mapped file is cut meanwhile, the whole process ends.
        whole = memoryview(path.read_bytes())
        head = whole[:_HEAD].cast("q") if len(whole) >= _HEAD else memoryview(b"")
        if not head or head[0] != MAGIC:
            raise ValueError(f"{path} holds no answers")
        questions, answers, words, length = head[1:]
        place = _HEAD

        def part(count: int, kind: Literal["i", "I", "B"] = "I") -> memoryview[int]:
            nonlocal place
            start, place = place, place + count * (1 if kind == "B" else 4)
            return whole[start:place].cast(kind)

        if len(whole) != _HEAD + 14 * answers + 16 * questions + 4 * words + length:
            raise ValueError(f"{path} does not end where it says")
        self._days = part(answers, "i")
        self._first, self._counts = part(answers), part(answers)
        self._sums, self._names, self._spans = part(questions), part(questions), part(2 * questions)
        self._ends, self._kinds, self._sure = part(words), part(answers, "B"), part(answers, "B")
        self._words = whole[place:]
        surest = 1 + len(Outcome)
        self._outcomes = {number: Outcome(self._word(number)) for number in range(1, surest)}
        self._confidences = {number: Confidence(self._word(number)) for number in range(surest, len(_SHORT))}
        self._asked: dict[tuple[Id, str], tuple[int, int]] = {}
        self._told: dict[int, Ruling] = {}

    def at(self, topic: Id, number: int, addressee: str) -> Ruling:
        """The answer on a day, in the calendar's own number; for everybody where the class makes no difference."""
        start, end = self._asked.get((topic, addressee)) or self._span(topic, addressee)
        place = bisect_right(self._days, number, start, end) - 1
        return self._told.get(place) or self._read(place, start)

    def period(self, topic: Id, number: int, addressee: str) -> tuple[int | None, int | None]:
        """The first day of the answer that stands on a day and the first day of the next one; ``None`` where there is none."""
        start, end = self._asked.get((topic, addressee)) or self._span(topic, addressee)
        place = bisect_right(self._days, number, start, end)
        return self._days[place - 1] if place > start else None, self._days[place] if place < end else None

    def _span(self, topic: Id, addressee: str) -> tuple[int, int]:
        """Where the answers to a question lie; nowhere for a topic that is not in the release."""
        found = self._find(topic, addressee) or (self._find(topic, "") if addressee else None)
        return _kept(self._asked, (topic, addressee), found) if found else (0, 0)

    def _find(self, topic: Id, addressee: str) -> tuple[int, int] | None:
        name = _name(topic, addressee)
        wanted = zlib.crc32(name)
        place = bisect_left(self._sums, wanted)
        while place < len(self._sums) and self._sums[place] == wanted:
            if self._word(self._names[place]).encode() == name:
                return self._spans[2 * place], self._spans[2 * place + 1]
            place += 1
        return None

    def _read(self, place: int, start: int) -> Ruling:
        if place < start:
            return Ruling(Outcome.NONE)
        first, sure = self._word(self._first[place]), self._confidences.get(self._sure[place])
        return _kept(self._told, place, Ruling(self._outcomes[self._kinds[place]], first, self._counts[place], sure))

    def _word(self, number: int) -> str:
        return str(self._words[self._ends[number - 1] if number else 0 : self._ends[number]], "utf-8")


def _kept(held: dict[K, V], key: K, found: V) -> V:
    if len(held) >= KEPT:
        held.clear()
    held[key] = found
    return found
