"""The statistics of a release in the published form, and as charts."""

from __future__ import annotations

from dataclasses import dataclass

from app.web import schemas
from app.web.view import View

#: Each bar lies under its name, in a row so many pixels high; the longest takes this share of the width, in percent.
ROW, LONGEST = 42, 85


def statistics_item(view: View) -> schemas.Statistics:
    """The statistics of the release that is read."""
    told = view.edition.corpus.statistics
    return schemas.Statistics(
        acts=told["acts"],
        effects=told["effects"],
        outstanding=told["outstanding"],
        statuses=told["statuses"],
        repeals=told["repeals"],
        most_amended=[schemas.CountedAct(act=view.ref(act), count=count) for act, count in told["most_amended"]],
        chains=[[view.ref(act) for act in chain] for chain in told["chains"]],
        orphaned=[
            schemas.OrphanedAct(act=view.ref(act), bases=[view.ref(base) for base in bases]) for act, bases in told["orphaned"]
        ],
        stated_otherwise=told["stated_otherwise"],
        dataset=view.dataset(),
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar of a chart: what it stands for, how many, how far down it lies in pixels, and its width in percent."""

    label: str
    count: int
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars one under another, as wide as the window has room for."""

    marks: tuple[Mark, ...]

    @property
    def height(self) -> int:
        """The height of the canvas, in pixels."""
        return max(1, len(self.marks)) * ROW


def decade_chart(told: schemas.Statistics) -> Chart:
    """How many times acts of each decade ended others."""
    return _chart([(decade(acting), sum(ended.values())) for acting, ended in told.repeals.items()])


def decade(first: str) -> str:
    """The years of a decade, as both languages write them.

    >>> decade("?")
    '?'
    """
    return f"{first}\u2013{int(first) + 9}" if first.isdigit() else first


def amended_chart(told: schemas.Statistics) -> Chart:
    """How many acts changed each of the most amended."""
    return _chart([(one.act.label, one.count) for one in told.most_amended[:15]])


def _chart(counted: list[tuple[str, int]]) -> Chart:
    most = max((count for _, count in counted), default=1)
    return Chart(
        tuple(
            Mark(label, count, place * ROW, round(max(0.5, LONGEST * count / most), 2))
            for place, (label, count) in enumerate(counted)
        )
    )
