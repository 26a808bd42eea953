"""What an act set: its deadlines and targets, as they are read best, and the elements of the policy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core.addressees import atoms_of
from app.core.corpus import places_of
from app.core.model import Deadline, Element, Id, Version
from app.core.rules.change import lent_texts
from app.core.standing import ALIVE, standing
from app.core.vocabulary import Confidence
from app.web import answers, schemas
from app.web.view import View


def act_deadlines(view: View, act: Id, on: date, addressee: Id | None = None) -> list[schemas.ActDeadlineItem]:
    """The deadlines an act set, in its own slots or in those it lent its words to, and whether each is alive on the day.

    With an addressee, only those that bind some of that class; a deadline that names no class binds everybody.
    """
    versions = _versions(view, act)
    found: dict[Id, Deadline] = {}
    for version in versions:
        for deadline in view.corpus.linked(Deadline, "deadline", version.id):
            found[deadline.id] = deadline
    listed = []
    for deadline in found.values():
        if addressee and deadline.addressees and not atoms_of((addressee,)) & atoms_of(deadline.addressees):
            continue
        told = answers.deadline_item(view, deadline).model_dump()
        alive = any(_stands(view, one, on) for one in deadline.established_by)
        classes = [one.rpartition("/")[2] for one in deadline.addressees]
        listed.append(schemas.ActDeadlineItem.model_validate({**told, "in_force": alive, "classes": classes}))
    return sorted(listed, key=lambda one: (one.addressee, one.due_year or 0, one.obligation))


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


def _versions(view: View, act: Id) -> list[Version]:
    own = [version for slot in places_of(view.corpus, act) for version in view.corpus.linked(Version, "slot", slot)]
    return own + [version for version in lent_texts(view.corpus, act) if version not in own]


def _stands(view: View, identifier: Id, on: date) -> bool:
    version = view.corpus.get(Version, identifier)
    if version is None:
        return False
    place = standing(view.corpus, version.slot, on)
    return place.status in ALIVE and place.spell.version == version
