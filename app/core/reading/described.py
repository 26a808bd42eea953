"""What may be called by words in the object of a verb, before the act that holds it is named: codes, norms of a kind, issuers."""

from __future__ import annotations

from app.core.reading.aims import BETWEEN, SET_OUT, Objects
from app.core.reading.labels import Reader
from app.core.reading.pieces import Piece
from app.core.reading.reference import ActName, Path
from app.core.reading.vocabulary import verb_table, words

VERBS_KNOWN = verb_table()

_ISSUERS = words("resolucion acuerdo circular directiva otro decision")

_UNNAMED = words("normas disposiciones decretos leyes actos resoluciones")
_CHANGING = words("desarrolle desarrollen complemente complementen haya hayan")
_THEM = words("lo la los las le les")
_ESPECIALLY = words("especial especialmente particular particularmente")
#: So many words may tell which norms are meant, before those that are meant most of all are named.
_TOLD = 60


class Described:
    """What every object has, and the descriptions along it."""

    def __init__(self, read: Reader, stream: list[Piece], kind: str, limit: int) -> None:
        self.read, self.stream, self.kind, self.limit = read, stream, kind, limit
        self.made = Objects()
        self.pending: list[tuple[int, Piece]] = []
        self.header: ActName | None = None
        self.header_path: Path = ()
        self.part_next = self.rest_next = False  # some of what is named next is meant; what it holds besides the last
        self.prose = self.epigraph = self.chained = self.excepted = False
        self.bare = self.entire = False  # the exception met last names no act; an exception is over

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past the end."""
        return self.stream[at].text if at < len(self.stream) else ""

    def _holding(self, at: int) -> int | None:
        """As in "el Estatuto Penal Aduanero contemplado en el Decreto 51 de 1987": the act that holds it."""
        said = False
        for place in range(at + 1, min(at + 25, self.limit)):
            piece = self.stream[place]
            if piece.kind == "mention":
                whole = piece.acts[0].number is not None and not any(piece.paths) and not piece.relation
                return place if said and whole else None
            if piece.kind != "word" and piece.text != ",":
                return None
            if piece.text in ("se", "que", "cual"):
                return None
            said = said or piece.text.startswith((*SET_OUT, "expedid", "adoptad"))
        return None

    def _what_changed_it(self, place: int) -> int:
        """Where "las normas que lo modifiquen o desarrollen" ends: acts that nobody names. 0 where it does not stand."""
        if self.word(place) not in _UNNAMED or self.word(place + 1) != "que" or self.word(place + 2) not in _THEM:
            return 0
        end = place + 3
        while self._changing(end):
            end += 1
            later = end
            while self.word(later) in BETWEEN:
                later += 1
            end = later if self._changing(later) else end
        return end if end > place + 3 else 0

    def _changing(self, place: int) -> bool:
        return self.word(place) in VERBS_KNOWN or self.word(place) in _CHANGING

    def _issuer(self, place: int) -> bool:
        if not self.made.targets:
            return False
        last = self.made.targets[-1]
        return (
            last.act.type in _ISSUERS
            and self.read.capital(self.stream[place].start)
            and self.word(place - 1) in ("del", "de", "la", "los")
        )

    def _past_issuer(self, place: int) -> int:
        while (
            place < self.limit
            and self.stream[place].kind == "word"
            and (
                self.read.capital(self.stream[place].start)
                or self.word(place) in ("de", "la", "del", "y", "los", "las", "para", "el")
            )
        ):
            if self.word(place) == "y" and not (
                place + 1 < self.limit
                and self.stream[place + 1].kind == "word"
                and self.read.capital(self.stream[place + 1].start)
            ):
                break
            place += 1
        while self.word(place - 1) in ("y", "el", "la", "los", "las", "de", "del"):
            place -= 1
        return place

    def _pointed_out(self, place: int) -> int:
        """As in "las disposiciones que rigen para el Instituto, en especial el Decreto 3": where naming begins; 0 if nowhere."""
        if self.word(place) not in ("que", "sobre", "relativas", "relacionadas") or self.word(place - 1) not in _UNNAMED:
            return 0
        for later in range(place + 1, min(place + _TOLD, self.limit)):
            if self.stream[later].text in (".", ";", "\n"):
                break
            if self.word(later) in _ESPECIALLY and "," in (self.word(later - 1), self.word(later - 2), self.word(later - 3)):
                return later
        return 0

    def _of_a_kind(self, place: int) -> int:
        """As in "las siguientes normas de carrera contempladas en el Decreto 3: ...": where the act is told; 0 if nowhere."""
        told = self.word(place) in _UNNAMED and self.word(place - 1) == "siguientes"
        if not told and not self.word(place).startswith("definicion"):  # "la definición de pesca consagrada en el artículo 1"
            return 0
        for later in range(place + 1, min(place + 9, self.limit)):
            if self.stream[later].kind != "word":
                break
            if self.word(later).startswith(SET_OUT) and self.word(later + 1) == "en":
                return later + 2
        return 0
