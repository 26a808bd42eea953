"""What is added, and where: "adiciónese al artículo 13 de la Ley 115 el siguiente literal: j) ...".

The unit added is the target. Its number is taken from the clause, or from the text inserted after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.reading.aims import Aim, Objects
from app.core.reading.labels import KIND_OF, Reader, label_at
from app.core.reading.pieces import Piece
from app.core.reading.reference import Path, Target, Unit
from app.core.reading.tokens import BREAK, NUMBER, QUOTE, WORD
from app.core.reading.units import INDEFINITE, units_list_at
from app.core.reading.vocabulary import UNIT_RANK

_COUNTS = {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}


def added_paths(
    read: Reader, stream: list[Piece], at: int, objects: Objects, clitic: bool, before: list[Target]
) -> Objects | None:
    """The objects of an adding verb, turned to the units added; None where they already are."""
    if clitic and before:
        return _added_to_last(read, stream, at, objects, before)
    if not objects.targets:
        return None
    anchor = objects.targets[-1]
    unit = _unit_after(stream, anchor.piece)
    if unit is not None:
        place, piece = unit
        given: list[Aim] = []
        for path in _numbered(read, piece.paths, piece, before):
            given.extend(replace(aim, path=_joined(aim.path, path)) for aim in objects.targets)
        return replace_targets(objects, given, max(objects.end, place + 1))
    aims: list[Aim] = []
    for aim in objects.targets:
        if aim.path and aim.path[-1].n is None and aim.path[-1].kind != "expresion":
            piece = stream[aim.piece]
            aims.extend(replace(aim, path=path) for path in _numbered(read, [aim.path], piece, before))
        else:
            aims.append(aim)
    return replace_targets(objects, aims, objects.end)


def replace_targets(objects: Objects, aims: list[Aim], end: int) -> Objects:
    """The same objects with other targets."""
    return Objects(aims, end, objects.partial, objects.general, objects.marks, objects.exceptions)


def _unit_after(stream: list[Piece], place: int) -> tuple[int, Piece] | None:
    """As in "... con el siguiente numeral", "... un Título VII BIS", after the act that receives it."""
    told = False  # another act was named, in what was done to the receiver: "..., adoptado por el artículo 4 del Decreto 5, ..."
    for later in range(place + 1, min(place + 36, len(stream))):
        piece = stream[later]
        if piece.kind == "units":
            before = stream[later - 1].text
            if told and before not in ("siguiente", "siguientes"):
                return None
            if before in INDEFINITE or before in ("el", "la", "los", "las", "nuevos"):
                return later, piece
            return None
        if piece.kind == "\n" or piece.text in (".", ";", ":"):
            return None
        told = told or (piece.kind == "mention" and not piece.relation)
    return None


def _joined(container: Path, added: Path) -> Path:
    """The unit added, inside its container; containers are put in the order of the law."""
    path = (*container, *added)
    high = sorted((unit for unit in path if UNIT_RANK[unit.kind] < UNIT_RANK["articulo"]), key=lambda unit: UNIT_RANK[unit.kind])
    if added and UNIT_RANK[added[0].kind] < UNIT_RANK["articulo"]:
        return (*high, *(unit for unit in path if UNIT_RANK[unit.kind] >= UNIT_RANK["articulo"]))
    return path


def _added_to_last(read: Reader, stream: list[Piece], at: int, objects: Objects, before: list[Target]) -> Objects | None:
    """As in "Sustitúyase el numeral 15 del artículo 178 ... y adiciónensele unos numerales": to the article just named."""
    for later in range(at, min(at + 6, len(stream))):
        piece = stream[later]
        if piece.kind == "units":
            container = before[-1].path
            kind = piece.paths[0][0].kind
            while container and UNIT_RANK[container[-1].kind] >= UNIT_RANK[kind]:
                container = container[:-1]
            aims = [
                Aim(before[-1].act, (*container, *path), later, reason="added to the provision named before")
                for path in _numbered(read, piece.paths, piece, before)
            ]
            return replace_targets(objects, aims, later + 1)
    return None


def _numbered(read: Reader, paths: Sequence[Path], piece: Piece, before: list[Target]) -> Sequence[Path]:
    """Units without a number get theirs from the text inserted, as many as the clause tells of."""
    if len(paths) != 1 or paths[0][-1].n is not None:
        return paths
    wanted = paths[0][-1]
    token = piece.start - 1
    while (
        token > 0
        and read.text(token) in ("nuevo", "nuevos", "nueva", "siguientes", "siguiente")
        and read.text(token) not in _COUNTS
    ):
        token -= 1
    count = _COUNTS.get(read.text(token), 99 if piece.plural else 1)
    taken = {target.path[-1].n for target in before if target.path and target.path[-1].kind == wanted.kind}
    if taken and count == 1 and wanted.kind != "articulo":
        return paths
    found = [unit for unit in _labels_in(read, piece.end, wanted.kind) if unit.n not in taken]
    if not found:
        return paths
    return [(*paths[0][:-1], replace(unit, transitorio=unit.transitorio or wanted.transitorio)) for unit in found[:count]]


def _labels_in(read: Reader, token: int, kind: str) -> list[Unit]:
    """The units of a kind that open a paragraph of the inserted text."""
    run = read.run
    start = next(
        (place for place in range(token, min(token + 60, len(run))) if run[place].text == ":" or run[place].kind == BREAK), None
    )
    if start is None:
        return []
    found: list[Unit] = []
    for place in range(start + 1, len(run)):
        before = run[place - 1]
        opens = before.kind in (BREAK, QUOTE) or before.text == ":" or "\n" in read.folded.text[before.end : run[place].start]
        if not opens:
            continue
        unit = _label_here(read, place, kind)
        if unit is not None and unit not in found:
            found.append(unit)
        elif kind == "articulo" and found and len(found) > 30:
            break
    return found


def _label_here(read: Reader, place: int, kind: str) -> Unit | None:
    token = read.run[place]
    if token.kind == WORD and KIND_OF.get(token.text) == kind:
        listed = units_list_at(read, place)
        return listed.paths[0][0] if listed and (listed.paths[0][0].n or listed.paths[0][0].transitorio) else None
    if kind == "literal" and token.kind == WORD and len(token.text) <= 2 and read.text(place + 1) == ")":
        return Unit(kind, token.text)
    if kind == "numeral" and token.kind == NUMBER and read.text(place + 1) in (".", ")", "-"):
        label = label_at(read, place, kind)
        return Unit(kind, label[0]) if label else None
    return None
