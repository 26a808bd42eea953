"""The citations of a text: each mention with its targets and its span."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.reading.labels import Reader
from app.core.reading.pieces import Piece
from app.core.reading.reference import ActName, Citation, Path, Target


def citations_of(read: Reader, stream: list[Piece]) -> list[Citation]:
    """The citations in a stream of pieces."""
    found: list[Citation] = []
    for piece in stream:
        if piece.kind == "mention" and any(_told(act) for act in piece.acts):
            found.extend(_mentioned(read, piece))
    return found


def _told(act: ActName) -> bool:
    """Whether anything says which act is meant; "este acuerdo", in a decree that approves it, says nothing."""
    return act.type == "self" or bool(act.number or act.name or act.expediente or act.date)


def _numbered(paths: Sequence[Path]) -> Sequence[Path]:
    """A path whose outermost step has no number points nowhere: the act alone is cited."""
    kept = [path for path in paths if path[0].n is not None or len(path) > 1 or path[0].kind != "articulo"]
    return kept or [()]


def _mentioned(read: Reader, piece: Piece) -> list[Citation]:
    """One citation for each act with a year of its own; numbers that share a year are cited together."""
    found: list[Citation] = []
    begin = piece.cite_start
    acts: list[ActName] = []
    for place, (act, (start, end)) in enumerate(zip(piece.acts, piece.spans, strict=True)):
        if not acts and place:
            begin = start
        acts.append(act)
        last = place + 1 == len(piece.acts)
        if not last and (end - start == 1 or (place == 0 and end - start <= 3)) and piece.acts[place + 1].year == act.year:
            continue
        targets = tuple(Target(each, path) for each in acts for path in _numbered(piece.paths))
        found.append(_citation(read, piece, targets, begin, piece.cite_end if last else end))
        acts = []
    return found


def _citation(read: Reader, piece: Piece, targets: tuple[Target, ...], begin: int, stop: int) -> Citation:
    start, end = read.run[begin].start, read.run[stop - 1].end
    first, last = read.folded.span(start, end)
    confidence, reason = "high", piece.reason
    if piece.anaphoric:
        confidence, reason = "medium", reason or "points back: taken as the act named last before it"
    elif reason:
        confidence = "medium"
    elif any(target.act.number and target.act.year is None and target.act.type != "decision" for target in targets):
        confidence, reason = "medium", "the text gives no year"
    elif any(
        target.act.name and target.act.number is None and target.act.resolved is None and target.act.type == "codigo"
        for target in targets
    ):
        confidence, reason = "medium", "a name that more than one act has borne"
    return Citation(first, last, read.folded.source[first:last], targets, piece.relation, piece.anaphoric, confidence, reason)
