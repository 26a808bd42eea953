"""How each kind of edge is drawn: a dash pattern and a shape at its end, so that no kind is told by its colour alone.

The shape tells the family, the dashes the kind inside it; the style sheet holds the same dashes, and a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.core.vocabulary import EffectType, ReferenceKind

#: The shapes at the end of an edge, drawn in a square of ten, pointing right.
HEADS: dict[str, str] = {
    "bar": "M6 0H10V10H6z",  # the target ends
    "triangle": "M0 0L10 5L0 10z",  # its text or reach changes
    "diamond": "M0 5L5 1L10 5L5 9z",  # its time changes
    "vee": "M0 0L10 5L0 10L4 5z",  # nothing changes: a reference
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: dashes and gaps in turn (none = solid) and the shape at its end."""

    dashes: tuple[int, ...]
    head: str


#: Kinds of edge in the order of the legend, each with its line.
STROKES: dict[str, Stroke] = {
    EffectType.REPEALS.value: Stroke((), "bar"),
    EffectType.SUBSTITUTES.value: Stroke((11, 3, 2, 3), "triangle"),
    EffectType.AMENDS.value: Stroke((11, 4), "triangle"),
    EffectType.ADDS.value: Stroke((), "triangle"),
    EffectType.INCORPORATES.value: Stroke((18, 4), "triangle"),
    EffectType.DISPLACES.value: Stroke((4, 4), "bar"),
    EffectType.SUPERSEDES.value: Stroke((8, 3), "bar"),
    EffectType.EXTENDS.value: Stroke((2, 4), "triangle"),
    EffectType.COMPLEMENTS.value: Stroke((6, 2, 2, 2, 2, 2), "triangle"),
    EffectType.SUSPENDS.value: Stroke((6, 3), "diamond"),
    EffectType.LIFTS.value: Stroke((), "diamond"),
    EffectType.ANNULS.value: Stroke((16, 4), "bar"),
    EffectType.QUALIFIES.value: Stroke((4, 6), "triangle"),
    EffectType.CORRECTS.value: Stroke((5, 5), "triangle"),
    EffectType.REVIVES.value: Stroke((12, 4), "diamond"),
    EffectType.EXPIRES.value: Stroke((1, 5), "bar"),
    EffectType.LAPSES.value: Stroke((12, 3, 2, 3), "bar"),
    EffectType.POSTPONES.value: Stroke((5, 2, 1, 2), "diamond"),
    EffectType.SAVES.value: Stroke((2, 3), "diamond"),
    ReferenceKind.IMPLEMENTS.value: Stroke((), "vee"),
    ReferenceKind.BASED_ON.value: Stroke((6, 4), "vee"),
    ReferenceKind.CONTINUES_UNDER.value: Stroke((2, 3), "vee"),
    ReferenceKind.MAKES_BINDING.value: Stroke((9, 3, 2, 3, 2, 3), "vee"),
    ReferenceKind.SUSPENSION_DENIED.value: Stroke((14, 4), "vee"),
    ReferenceKind.CITES.value: Stroke((1, 4), "vee"),
}
