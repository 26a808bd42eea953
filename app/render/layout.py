"""Where acts stand in a picture of their lineage: time from left to right, normative rank from top to bottom.

Pure arithmetic on the graph: the same graph always gives the same picture. Years without acts take no room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from app.core.model import Id
from app.core.vocabulary import Rank

NODE_WIDTH = 136
NODE_HEIGHT = 40
_ROW = 56
_LANE_PADDING = 34
_HEADER = 34
_MARGIN = 24
_MIN_COLUMN = NODE_WIDTH + 26
_MAX_COLUMN = 230
_WIDTH = 1_180
#: Acts of one year and rank that stand in one column; more of them stand side by side.
_TALL = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """What is placed: an act, the year it belongs to (``None`` = unknown), its rank, and its order inside the year."""

    id: Id
    year: int | None
    rank: Rank
    order: tuple[int, str]


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of one rank: its top and height."""

    rank: Rank
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The layout: the centre of each act, the centre of each year's column, the lanes, and the size of it all, in pixels."""

    at: dict[Id, tuple[float, float]]
    years: tuple[tuple[int | None, float], ...]
    lanes: tuple[Lane, ...]
    width: float
    height: float


def arrange(spots: Sequence[Spot]) -> Picture:
    """Place acts: a column for each year that has any, a lane for each rank that has any, rows where a cell holds several.

    A year in which one rank has very many acts takes as many columns as keep the picture from growing into a tower.
    """
    cells: dict[tuple[Rank, int | None], list[Spot]] = defaultdict(list)
    for spot in sorted(spots, key=lambda spot: spot.order):
        cells[spot.rank, spot.year].append(spot)
    years = sorted({spot.year for spot in spots}, key=lambda year: (year is not None, year or 0))
    ranks = sorted({spot.rank for spot in spots}, key=lambda rank: rank.order)
    tall = {key: max(_TALL, ceil(1.6 * sqrt(len(held)))) for key, held in cells.items()}
    wide = {year: max(ceil(len(cells[rank, year]) / tall.get((rank, year), 1)) for rank in ranks) for year in years}
    total = sum(wide.values())
    column = min(_MAX_COLUMN, max(_MIN_COLUMN, (_WIDTH - 2 * _MARGIN) / max(1, total)))
    centre: dict[int | None, float] = {}
    passed = 0
    for year in years:
        centre[year] = _MARGIN + column * (passed + wide[year] / 2)
        passed += wide[year]
    lanes: list[Lane] = []
    at: dict[Id, tuple[float, float]] = {}
    top = float(_HEADER)
    for rank in ranks:
        used = [year for year in years if cells[rank, year]]
        # Neighbouring columns take turns at the first row, so that a line between two acts does not run through a third.
        shift = {year: place % 2 if len(used) > 2 else 0 for place, year in enumerate(used)}
        rows = max(min(len(cells[rank, year]), tall[rank, year]) + shift[year] for year in used)
        height = rows * _ROW + _LANE_PADDING
        lanes.append(Lane(rank, top, height))
        for year in used:
            high = tall[rank, year]
            left = centre[year] - column * (ceil(len(cells[rank, year]) / high) - 1) / 2
            for place, spot in enumerate(cells[rank, year]):
                row = place % high + shift[year]
                at[spot.id] = (left + column * (place // high), top + _LANE_PADDING + _ROW * row + NODE_HEIGHT / 2)
        top += height
    width = max(_WIDTH, 2 * _MARGIN + column * total)
    return Picture(at, tuple((year, centre[year]) for year in years), tuple(lanes), float(width), top + _MARGIN / 2)


def curve(start: tuple[float, float], end: tuple[float, float], bend: int) -> str:
    """The SVG path of an edge between the borders of two boxes, bent aside so that parallel edges stay apart."""
    (x1, y1), (x2, y2) = _border(start, end), _border(end, start)
    dx, dy = x2 - x1, y2 - y1
    length = max(1.0, (dx * dx + dy * dy) ** 0.5)
    aside = 14.0 + 16.0 * bend
    cx, cy = (x1 + x2) / 2 - dy / length * aside, (y1 + y2) / 2 + dx / length * aside
    return f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"


def _border(box: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    """The point where the line from a box's centre to another leaves the box."""
    dx, dy = towards[0] - box[0], towards[1] - box[1]
    if dx == dy == 0:
        return box
    half_width, half_height = NODE_WIDTH / 2 + 2, NODE_HEIGHT / 2 + 2
    scale = min(half_width / abs(dx) if dx else float("inf"), half_height / abs(dy) if dy else float("inf"))
    return box[0] + dx * scale, box[1] + dy * scale
