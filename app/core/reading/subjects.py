"""What a rule of entry into force speaks of: the whole act, some of its provisions, all but some, or another act."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.reading.labels import Reader
from app.core.reading.pieces import Piece
from app.core.reading.reference import Entry, Path
from app.core.reading.vocabulary import words

_DIVISIONS = words("libro parte titulo capitulo seccion")


@dataclass(slots=True)
class Scope:
    """The provisions spoken of and left out, or the words that tell which; all empty for the whole act."""

    paths: tuple[Path, ...] = ()
    exceptions: tuple[Path, ...] = ()
    text: str = ""


class Subjects:
    """What every walk over sentences of force has, and how it finds what they speak of."""

    found: list[Entry]
    #: Where the rule told last ends.
    told_until = -1

    def __init__(self, read: Reader, stream: list[Piece]) -> None:
        self.read, self.stream = read, stream

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past either end."""
        return self.stream[at].text if 0 <= at < len(self.stream) else ""

    def _ours(self, start: int, at: int) -> Scope | None:
        """Whether the subject is this act or provisions of it, and which."""
        own = False
        scope: list[Path] = []
        exceptions: list[Path] = []
        inner: list[Path] = []
        excepted = 0
        told = 0
        division = ""
        for place in range(start, at):
            piece = self.stream[place]
            word = piece.text
            if word in _DIVISIONS and self.word(place - 1) in ("presente", "este", "esta") and not excepted:
                division = f"{self.word(place - 1)} {self._written(place)}"
            if place == self.told_until:
                told = len(exceptions)
            if word in ("excepcion", "excepto", "salvo") and piece.kind == "word":
                excepted += 1
            if (piece.kind == "mention" and piece.acts[0].type == "self") or (piece.kind == "units" and not piece.acts):
                if piece.paths and any(path[0].n for path in piece.paths):
                    if excepted > 1 and exceptions:
                        inner.extend(path if path[0].kind == "articulo" else (*exceptions[-1], *path) for path in piece.paths)
                    else:
                        (exceptions if excepted else scope).extend(piece.paths)
                elif piece.kind == "mention":
                    own = True
            elif (
                piece.kind == "word"
                and word in ("ley", "decreto", "codigo", "acto", "resolucion", "ordenanza", "disposiciones", "presente")
                and self.word(place - 1)
                in ("esta", "este", "la", "el", "presente", "presentes", "estas", "las", "mismo", "misma")
                and not own
            ):
                own = True
        if any(
            piece.kind == "mention" and piece.acts[0].type != "self" for piece in self.stream[max(start, at - 6) : at] if not own
        ):
            return None
        if own and exceptions and self.word(at - 1) in ("cual", "cuales", "que"):
            return Scope(tuple(exceptions[told:]), tuple(inner))
        if scope and not own:
            return Scope(tuple(scope), tuple(exceptions))
        if own or division:
            first = self.told_until < start  # of the sentence: what follows speaks of the exceptions, or of the whole act
            return Scope((), tuple(exceptions) if own and first and not scope else (), "" if scope else division)
        head = [piece for piece in self.stream[start:at] if piece.kind == "word" and piece.text not in ("y", "a", "se")]
        return Scope() if not head or self.found else None

    def _written(self, at: int) -> str:
        """The words of a piece as they stand in the source."""
        run, piece = self.read.run, self.stream[at]
        first, last = self.read.folded.span(run[piece.start].start, run[piece.end - 1].end)
        return self.read.folded.source[first:last].lower()
