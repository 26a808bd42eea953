"""What pages show besides an answer: time bars, the coverage matrix, the deadlines and elements of an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.coverage import LivingClaim, PrincipleCoverage, coverage
from app.core.identifiers import natural_key
from app.core.lineage import places_of
from app.core.model import Act, Deadline, Element, Id, Version
from app.core.rules.change import lent_texts
from app.core.standing import ALIVE, standing
from app.core.vocabulary import ClaimBasis, Confidence, CoverageState
from app.render.names import short_name
from app.web import answers, coverages, schemas
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

    @property
    def numbered(self) -> bool:
        """Whether its number fits inside."""
        return self.width >= _NUMBERED

    @property
    def named(self) -> bool:
        """Whether its name fits inside, on a wide screen."""
        return self.width >= 3 + _NAMED_FROM * (len(self.label) + 3)


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


def bars(view: View, entries: Sequence[schemas.HistoryEntry], on: date, today: date) -> Bars:
    """The history of a topic as bars, each labelled with its first governing text."""
    spans = []
    for entry in entries:
        first = entry.governing[0] if entry.governing else None
        label = short_name(view.corpus, first.text_from.act.id, view.lang) if first else view.lang.say("none")
        if entry.outcome == "unknown":
            label = view.lang.say("not known")
        spans.append((entry.from_, entry.until, label, entry.says, bool(first)))
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
            spans.append((start, end, label, version.heading, True))
    return _bars(spans, on, today)


def _bars(spans: Sequence[tuple[date, date | None, str, str, bool]], on: date, today: date) -> Bars:
    if not spans:
        return Bars((), (), None, on)
    first = min(start for start, *_ in spans)
    asked = [on] if on <= today + _FUTURE else []
    last = max([today, *asked, *[end for _, end, *_ in spans if end]])
    total = max(1, (last - first).days)

    def at(day: date) -> float:
        return round(100 * (day - first).days / total, 3)

    found = []
    for place, (start, end, label, title, known) in enumerate(spans):
        stop = end or last
        current = start <= on and (end is None or on < end)
        width = max(0.3, round(at(stop) - at(start), 3))
        found.append(Bar(place + 1, at(start), width, label, title, start, end, place % 3, known, current))
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


def deadlines_of(view: View, act: Id, on: date) -> list[tuple[schemas.DeadlineItem, bool]]:
    """The deadlines an act set, in its own slots or in those it lent its words to, and whether each is alive on the day."""
    versions = _versions(view, act)
    found: dict[Id, Deadline] = {}
    for version in versions:
        for deadline in view.corpus.linked(Deadline, "deadline", version.id):
            found[deadline.id] = deadline
    listed = []
    for deadline in found.values():
        listed.append((answers.deadline_item(view, deadline), any(_stands(view, one, on) for one in deadline.established_by)))
    return sorted(listed, key=lambda pair: (pair[0].addressee, pair[0].due_year or 0, pair[0].obligation))


@dataclass(frozen=True, slots=True)
class Grid:
    """The yearly targets of one class of addressee: obligations down, years across."""

    addressee: str
    alive: bool
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[schemas.DeadlineItem | None, ...]], ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Deadlines and targets as they are read best: yearly targets as grids, the others one by one."""

    grids: tuple[Grid, ...]
    single: tuple[tuple[schemas.DeadlineItem, bool], ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.grids or self.single)


def schedule(deadlines: Iterable[tuple[schemas.DeadlineItem, bool]]) -> Schedule:
    """Deadlines, each with whether it is alive, in grids and singles; every one is shown exactly once."""
    single: list[tuple[schemas.DeadlineItem, bool]] = []
    yearly: dict[tuple[str, bool], dict[str, dict[int, schemas.DeadlineItem]]] = {}
    for item, alive in deadlines:
        row = yearly.setdefault((item.addressee, alive), {}).setdefault(item.obligation, {}) if item.due_year else {}
        if item.due_year is None or item.due_year in row:
            single.append((item, alive))
        else:
            row[item.due_year] = item
    grids = []
    for (addressee, alive), rows in yearly.items():
        years = tuple(sorted({year for row in rows.values() for year in row}))
        cells = tuple((obligation, tuple(row.get(year) for year in years)) for obligation, row in rows.items())
        grades = [Confidence(item.confidence) for row in rows.values() for item in row.values()]
        grids.append(Grid(addressee, alive, years, cells, max(grades, key=lambda grade: grade.weakness).value))
    return Schedule(tuple(grids), tuple(single))


def elements_of(view: View, act: Id, on: date) -> list[tuple[str, list[tuple[str, bool, str]]]]:
    """The policy elements an act set, by kind, each with whether it is alive on the day and its confidence."""
    found: dict[Id, Element] = {}
    for version in _versions(view, act):
        for element in view.corpus.linked(Element, "element", version.id):
            found[element.id] = element
    groups: dict[str, list[tuple[str, bool, str]]] = {}
    for element in sorted(found.values(), key=lambda one: (one.kind, one.number or 0)):
        kind = view.ref(element.kind).label
        alive = any(_stands(view, one, on) for one in element.established_by)
        groups.setdefault(kind, []).append((view.words(element.label), alive, element.evidence.confidence.value))
    return list(groups.items())


def claims_of(view: View, act: Id, on: date) -> list[tuple[int, schemas.ClaimItem]]:
    """The living coverage claims that an act carries on the day, with the number of their principle."""
    found = []
    for one in coverage(view.corpus, on):
        for claim in one.claims:
            if act in claim.acts:
                found.append((one.principle.number, coverages.claim_item(view, claim)))
    return found


def _versions(view: View, act: Id) -> list[Version]:
    own = [version for slot in places_of(view.corpus, act) for version in view.corpus.linked(Version, "slot", slot)]
    return own + [version for version in lent_texts(view.corpus, act) if version not in own]


def _stands(view: View, identifier: Id, on: date) -> bool:
    version = view.corpus.get(Version, identifier)
    if version is None:
        return False
    place = standing(view.corpus, version.slot, on)
    return place.status in ALIVE and place.spell.version == version
