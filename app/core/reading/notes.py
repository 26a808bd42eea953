"""Notes on validity that publishers print under a provision: "(Modificado por el Art. 13 de la Ley 2098 de 2021)".

Passive: the host is what the note hangs on, and `by` is who did it. "Ver ..." and the bare source of a compilation
("(Decreto 704 de 2018, art. 8)") tell of no effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.core.reading.dates import date_at
from app.core.reading.folding import Folded, fold
from app.core.reading.hosts import host_path, inside
from app.core.reading.labels import Reader
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.reference import SELF, ActName, Effect, Path, Target, Unit
from app.core.reading.references import pieces
from app.core.reading.rulings import docket_ruling
from app.core.reading.tokens import tokens
from app.core.reading.vocabulary import RULING_WORDS, verb_form, verb_table, words

_VERBS = verb_table()
_DOCKET = words("expediente rad radicado radicacion exp proceso")
_RULING_VERB = {"annuls": "inexequible", "upholds": "exequible"}
_RULINGS = frozenset(("sentencia", "auto"))
_JUDGED = frozenset(("anula", "niega la nulidad", *_RULING_VERB.values()))
_MARKED = words(
    "subrayado subrayada subrayados subrayadas resaltado resaltada resaltados resaltadas negrilla negrillas negrita"
    " tachado tachada cursiva cursivas"
)


@dataclass(slots=True)
class Said:
    """One thing said of the host, before who did it is known."""

    type: str
    verb: str
    at: int
    path: Path
    marks: dict[str, Any]
    act: ActName = SELF


def read_note(text: str, host: Mapping[str, Any] | None = None) -> list[Effect]:
    """The effects that one note tells of. `host` is `{"act": ..., "path": [...]}`, what the note hangs on."""
    folded = fold(text)
    return notes_in(folded, 0, len(folded.text), host_path(host), Antecedents())


def notes_in(folded: Folded, start: int, end: int, host: Path, seen: Antecedents) -> list[Effect]:
    """The effects told in a stretch of text that is a note."""
    read = Reader(tokens(folded, start, end), folded, seen.year)
    if not read.run:
        return []
    return _Note(read, pieces(read, seen, headings=False), host).walk()


class _Note:
    def __init__(self, read: Reader, stream: list[Piece], host: Path) -> None:
        self.read, self.stream, self.host = read, stream, host
        self.found: list[Effect] = []
        self.subject: Path | None = None
        self.others: tuple[Path, ...] = ()
        self.texts: tuple[str, ...] = ()
        self.part = False

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past either end."""
        return self.stream[at].text if 0 <= at < len(self.stream) else ""

    def walk(self) -> list[Effect]:
        """From left to right: the part of the host spoken of, then what was done to it, then by whom."""
        waiting: list[Said] = []
        at = 0
        while at < len(self.stream):
            piece = self.stream[at]
            word = piece.text
            if piece.kind == "units" or (piece.kind == "mention" and piece.acts[0].type == "self"):
                self._spoken_of(piece, at)
            elif piece.kind == "mention":
                if self._is_judged(waiting, piece):
                    path = piece.paths[0] if piece.paths else ()
                    # What stands between it and the ruling tells what it had done.
                    waiting = [replace(each, act=piece.acts[0], path=path) for each in waiting[:1] if each.act is SELF] or waiting
                elif waiting:
                    at = self._done_by(waiting, at)
                    waiting = []
                    continue
            elif piece.kind == "word":
                if word in ("ver", "vease", "concordancias", "concordante"):
                    break
                if word in ("texto", "aparte", "apartes", "expresion", "expresiones") and (
                    self.word(at + 1) in _MARKED or self.word(at + 2) in _MARKED
                ):
                    self._marked(at)
                elif told := self._told(at):
                    waiting = [each for each in waiting if each.type != told[0].type] + told
                elif waiting and (by := self._court(at)):
                    at = self._declare(waiting, [by[0]], at, by[1])
                    waiting = []
                    continue
            at += 1
        return self.found

    # -- what is spoken of

    def _spoken_of(self, piece: Piece, at: int) -> None:
        if piece.lead == "expresion":
            self.texts = tuple(path[-1].text for path in piece.paths)
            self.part = True
            return
        if not piece.paths:
            return
        path, *others = piece.paths
        self.others = tuple(others)
        if path[0].kind == "articulo" and len(path) == 1 and path[0].n is None:
            self.subject = None
            return
        of_host = bool(self.host) and path[0].kind == self.host[-1].kind == "articulo" and path[0].n == self.host[-1].n
        if at + 1 < len(self.stream) and of_host:
            self.subject = path[1:] or None
            return
        if not (path[0].n is None and self.subject and self.subject[0].kind == path[0].kind and len(path) == 1):
            self.subject = path

    def _is_judged(self, waiting: list[Said], piece: Piece) -> bool:
        """Only a court voids: another act named before the ruling is what it judged ("Inexequible el Decreto 126, que ...")."""
        return bool(waiting) and piece.acts[0].type not in _RULINGS and all(each.verb in _JUDGED for each in waiting)

    def _marked(self, at: int) -> None:
        words_here = [self.word(place) for place in (at, at + 1)]
        self.texts = (" ".join(words_here) if words_here[1] in _MARKED else f"{words_here[0]} {self.word(at + 2)}",)
        self.part = True

    # -- what was done

    def _told(self, at: int) -> list[Said]:
        """What a verb says was done, to the parts named before it or right after it: "Suprimidos los numerales 2 y 4 por ..."."""
        said = self._said(at)
        piece = self.stream[at + 2] if at + 2 < len(self.stream) and self.word(at + 1) in ("el", "la", "los", "las") else None
        if said is None or piece is None or piece.kind != "units" or piece.lead == "articulo":
            return [said, *self._alike(said)] if said else []
        kept = self.subject, self.others, self.texts, self.part
        self._spoken_of(piece, at + 2)
        piece.kind = "read"
        said = self._said(at) or said
        told = [said, *self._alike(said)]
        self.subject, self.others, self.texts, self.part = kept  # what is told next is told of the host again
        return told

    def _said(self, at: int) -> Said | None:
        word = self.word(at)
        if self._denied(at):
            return None
        if word in RULING_WORDS:
            kind = RULING_WORDS[word]
            if word.startswith(("nul", "anul")):
                if self.word(at - 2) == "niega" or "niega" in (self.word(at - 1), self.word(at - 3)):
                    return Said("upholds", "niega la nulidad", at, inside(self.host, self.subject), {})
                return Said("annuls", "anula", at, *self._parts())
            path, marks = self._parts()
            if kind == "upholds" and self._conditional(at):
                marks["conditional"] = True
            return Said(kind, _RULING_VERB[kind], at, path, marks)
        entry = _VERBS.get(word)
        if entry is None or entry[2] != "participle":
            return None
        path, marks = self._parts()
        if self.word(at + 1).startswith("parcialm"):
            marks["partial"] = True
        return Said(entry[0], entry[1], at, path, marks)

    def _denied(self, at: int) -> bool:
        """As in "Artículo NO modificado", "no declarado inexequible"; "no" may have been taken for the number of the article."""
        first = self.stream[at].start - 1 - self.word(at - 1).startswith("declarad")
        return self.read.text(first) == "no"

    def _alike(self, said: Said) -> list[Said]:
        """The same said of the other parts of a list: "Numerales 19, 20 y 21 adicionados por ..."."""
        return [replace(said, path=inside(self.host, path)) for path in self.others]

    def _parts(self) -> tuple[Path, dict[str, Any]]:
        path, marks = inside(self.host, self.subject), dict[str, Any]()
        if self.part:
            marks["partial"] = True
            path = (*path, Unit("expresion", None, text=self.texts[0] if self.texts else ""))
        return path, marks

    def _conditional(self, at: int) -> bool:
        return any(
            self.word(place) in ("entendido", "condicionado", "condicionada", "condicionalmente", "condicionados")
            for place in range(max(0, at - 1), min(at + 40, len(self.stream)))
        )

    # -- by whom

    def _done_by(self, waiting: list[Said], at: int) -> int:
        """The acts that did it, as far as their list goes."""
        piece = self.stream[at]
        acts: list[Target] = []
        last = at
        place = at
        while place < len(self.stream):
            here = self.stream[place]
            if here.kind == "mention" and here.acts[0].type != "self":
                paths = here.paths or [()]
                if here.paths and here.lead not in ("", None) and all(path[0].n is None for path in here.paths):
                    paths = [()]
                acts.extend(Target(act, path) for act in here.acts for path in paths)
                last = place
            elif (here.text in ("y", ",", "por", "el", "la", "los", "e", "mediante") and here.kind in ("word", ".")) or (
                here.kind == "word" and here.text in ("nacional", "distrital", "sentencia")
            ):
                pass
            else:
                break
            place += 1
            if (
                waiting
                and piece.acts[0].type in _RULINGS
                and acts
                and here.kind == "mention"
                and self.word(place) not in ("y", ",")
            ):
                break
        stop = self._declare(waiting, acts, at, last + 1)
        return self._exceptions(acts, stop) if acts and acts[0].act.type in _RULINGS else stop

    def _court(self, at: int) -> tuple[Target, int] | None:
        """As in "el Consejo de Estado, Sección Tercera, Expediente No. 11001-03-26-000-2009-00024-00 de 15 de mayo de 2017"."""
        named = any(self.word(back) == "estado" for back in range(max(0, at - 14), at))
        found = docket_ruling(self.read.run, self.stream[at].end) if named and self.word(at) in _DOCKET else None
        if found is None:
            return None
        stop = at + 1
        while stop < len(self.stream) and self.stream[stop].start < found.end:
            stop += 1
        return Target(found.act), stop

    def _exceptions(self, acts: list[Target], at: int) -> int:
        """As in "Declarado EXEQUIBLE ... Excepto las expresiones «...», los cuales se declaran inexequibles"."""
        for place in range(at, min(at + 40, len(self.stream))):
            word = self.word(place)
            if word in ("excepto", "salvo"):
                following = next(
                    (
                        self.stream[later]
                        for later in range(place, min(place + 6, len(self.stream)))
                        if self.stream[later].lead == "expresion"
                    ),
                    None,
                )
                bad = any(self.word(later).startswith("inexequible") for later in range(place, min(place + 24, len(self.stream))))
                if following is not None and bad:
                    for path in following.paths:
                        but = (*inside(self.host, self.subject), path[-1])
                        said = Said("annuls", "inexequible", place, but, {"partial": True})
                        self._declare([said], acts, place, place + 2)
                    end = next((later for later in range(place, len(self.stream)) if self.word(later) in (";", ".")), place + 24)
                    return min(end, place + 24)
            if word in RULING_WORDS or verb_form(word) == "participle":
                break
        return at

    def _declare(self, waiting: list[Said], acts: list[Target], at: int, stop: int) -> int:
        run, folded = self.read.run, self.read.folded
        start = from_day = None
        for place in range(stop, min(stop + 12, len(self.stream))):
            if self.word(place) == "partir" and (day := date_at(run, self.stream[place].end)):
                from_day = day[0]
            if verb_form(self.word(place)) == "participle":
                break
        for said in waiting:
            start = run[self.stream[min(said.at, at)].start].start
            end = run[self.stream[stop - 1].end - 1].end
            first, last = folded.span(start, end)
            for by in acts:
                marks = dict(said.marks)
                if from_day:
                    marks["from"] = from_day
                self.found.append(
                    Effect(
                        said.type,
                        said.verb,
                        Target(said.act, said.path),
                        first,
                        last,
                        folded.source[first:last],
                        by=by,
                        marks=marks,
                    )
                )
        return stop
