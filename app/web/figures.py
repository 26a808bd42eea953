"""What pages show besides an answer: time bars, the coverage matrix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.core.coverage import LivingClaim, PrincipleCoverage, coverage
from app.core.identifiers import natural_key
from app.core.model import Act, Effect, Id, Version
from app.core.vocabulary import ClaimBasis, Confidence, CoverageState
from app.render import prose
from app.render.heatmap import Picture
from app.render.names import short_name
from app.web import coverages, schemas
from app.web.addresses import address, place_address
from app.web.view import View

#: Shares of a figure's width, in hundredths, below which a bar holds neither its number nor its name.
_NUMBERED, _NAMED_FROM = 1.6, 0.78

#: A figure reaches into the future as far as this; a day beyond it would press all that is known into a corner.
_FUTURE = timedelta(days=3650)

#: Years named under a figure at most; on a narrow screen every second one.
_MOST_YEARS = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in a figure; `x` and `width` are hundredths of the figure's width."""

    number: int
    x: float
    width: float
    label: str
    title: str
    start: date
    until: date | None
    shade: int
    known: bool
    current: bool
    href: str
    happened: tuple[str, ...]

    @property
    def numbered(self) -> bool:
        """Whether its number fits inside."""
        return self.width >= _NUMBERED

    @property
    def named(self) -> bool:
        """Whether its name fits inside, on a wide screen."""
        return self.width >= 3 + _NAMED_FROM * (len(self.label) + 3)


class Span(NamedTuple):
    """A stretch of time to be drawn: its days, its name, what it is, where it is told, and what began it."""

    start: date
    end: date | None
    label: str
    title: str
    known: bool
    href: str
    happened: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year marked under a figure; `minor` ones are named only where there is room."""

    year: int
    x: float
    minor: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """A time figure: its bars, the years to mark, and where the asked day lies."""

    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    mark: float | None
    asked: date


def bars(view: View, topic: str, entries: Sequence[schemas.HistoryEntry], on: date, today: date) -> Bars:
    """The history of a topic as bars, each labelled with its first governing text."""
    spans = []
    for entry in entries:
        first = entry.governing[0] if entry.governing else None
        label = short_name(view.corpus, first.text_from.act.id, view.lang) if first else view.lang.say("none")
        if entry.outcome == "unknown":
            label = view.lang.say("not known")
        href = address(view.lang.code, "answer", topic=topic, on=entry.from_)
        spans.append(Span(entry.from_, entry.until, label, entry.says, bool(first), href, tuple(entry.because)))
    return _bars(spans, on, today)


def version_bars(view: View, versions: Sequence[schemas.VersionItem], on: date, today: date) -> Bars:
    """The fillings of a slot as bars, each labelled with the act that gave the text."""
    spans = []
    for version in versions:
        period = version.in_force
        if period is None:
            continue
        start = period.from_ or (period.from_between.earliest if period.from_between else None)
        end = period.until or (period.until_between.latest if period.until_between else None)
        if start is not None:
            label = short_name(view.corpus, version.text_from.act.id, view.lang)
            href = place_address(view.lang.code, version.id, on=start)
            spans.append(Span(start, end, label, version.heading, True, href, made_by(view, version.id)))
    return _bars(spans, on, today)


def made_by(view: View, identifier: Id) -> tuple[str, ...]:
    """What put a version where it stands, effect by effect, in words."""
    version = view.corpus.get(Version, identifier)
    made = [effect for one in version.produced_by if (effect := view.corpus.get(Effect, one))] if version else []
    return tuple(prose.event(view.corpus, effect, view.lang) for effect in made)


def _bars(spans: Sequence[Span], on: date, today: date) -> Bars:
    if not spans:
        return Bars((), (), None, on)
    first = min(span.start for span in spans)
    asked = [on] if on <= today + _FUTURE else []
    last = max([today, *asked, *[span.end for span in spans if span.end]])
    total = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(100 * (day - first).days / total, 3)

    found = []
    for place, span in enumerate(spans):
        current = span.start <= on and (span.end is None or on < span.end)
        x = at(span.start)
        found.append(
            Bar(
                number=place + 1,
                x=x,
                width=max(0.3, round(at(span.end or last) - x, 3)),
                label=span.label,
                title=span.title,
                start=span.start,
                until=span.end,
                shade=place % 3,
                known=span.known,
                current=current,
                href=span.href,
                happened=span.happened,
            )
        )
    return Bars(tuple(found), _years(first, last, at), at(on) if first <= on <= last else None, on)


def _years(first: date, last: date, at: Callable[[date], float]) -> tuple[Tick, ...]:
    span = last.year - first.year
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if span / step <= _MOST_YEARS)
    years = [year for year in range(first.year + 1, last.year + 1) if year % step == 0]
    ticks = (Tick(year, at(date(year, 1, 1)), bool(place % 2)) for place, year in enumerate(years))
    return tuple(tick for tick in ticks if 2 <= tick.x <= 98)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the coverage matrix."""

    shade: str
    sign: str
    says: str
    claim: LivingClaim | None


@dataclass(frozen=True, slots=True)
class Row:
    """An act in the coverage matrix."""

    act: Act
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Principles across, acts down, on a day."""

    principles: tuple[PrincipleCoverage, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    claims: dict[int, list[schemas.ClaimItem]]

    def picture(self, lang: str) -> Picture:
        """What the picture of it shows."""
        principles = tuple((one.principle.number, one.principle.short.in_(lang)) for one in self.principles)
        return Picture(principles, tuple((row.label, tuple(cell.shade for cell in row.cells)) for row in self.rows))


def matrix(view: View, on: date) -> Matrix:
    """The coverage of every principle by every act that carries a claim that day, oldest act first."""
    told = coverage(view.corpus, on)
    identifiers = {act for one in told for claim in one.claims for act in claim.acts}
    found = sorted((act for one in identifiers if (act := view.corpus.get(Act, one))), key=_age)
    rows = tuple(Row(act, view.words(act.short), tuple(_cell(view, one, act.id) for one in told)) for act in found)
    totals = tuple(len({act for claim in one.claims for act in claim.acts}) for one in told)
    claims = {one.principle.number: [coverages.claim_item(view, claim) for claim in one.claims] for one in told}
    return Matrix(told, rows, totals, claims)


def _age(act: Act) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    return (act.year or 0, natural_key(act.id))


def _cell(view: View, one: PrincipleCoverage, act: Id) -> Cell:
    say = view.lang.say
    claims = [claim for claim in one.claims if act in claim.acts]
    if not claims:
        if one.state is CoverageState.ASSESSED_NONE:
            return Cell("none", "○", say("assessed, no support found"), None)
        return Cell("blank", "", say("not assessed"), None)
    best = min(claims, key=lambda claim: claim.strength)
    if best.claim.basis is ClaimBasis.MINISTRY:
        return Cell("ministry", "●", say("claimed by the ministry for the practice as a whole"), best)
    if best.claim.evidence.confidence is Confidence.HIGH:
        return Cell("high", "◆", say("editorial reading, high confidence"), best)
    return Cell("medium", "◇", say("editorial reading, medium or low confidence"), best)


def claims_of(view: View, act: Id, on: date) -> list[tuple[int, schemas.ClaimItem]]:
    """The living coverage claims that an act carries on the day, with the number of their principle."""
    found = []
    for one in coverage(view.corpus, on):
        for claim in one.claims:
            if act in claim.acts:
                found.append((one.principle.number, coverages.claim_item(view, claim)))
    return found
