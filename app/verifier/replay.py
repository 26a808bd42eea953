"""The law, played again from the statements of a certificate: what stood in a place on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations, groupby
from typing import NamedTuple

from app.verifier.facts import FIRST_DAY, Facts, Moment, Record, atoms, path_of
from app.verifier.strokes import Stroke, scopes_of, strokes
from app.verifier.trees import Invalid

ONE_DAY = timedelta(days=1)
ALIVE = ("in_force", "partly")
PREFERENCE = ("in_force", "partly", "suspended", "unknown", "not_yet", "no_longer")
MOST_WORLDS = 20_000


class Spell(NamedTuple):
    """A run of days with one status and one text; on unknown days, the texts that may stand; `held`: what suspends it.

    `ends` are the moments of the effects that `closed` it.
    """

    start: date
    status: str
    version: str = ""
    opened: Record | None = None
    since: Moment | None = None
    closed: tuple[Record, ...] = ()
    ends: tuple[Moment, ...] = ()
    possible: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    held: tuple[Record, ...] = ()

    @property
    def until(self) -> Moment | None:
        """When its text ended."""
        return min(self.ends, key=lambda moment: moment.earliest, default=None)

    @property
    def face(self) -> object:
        """What makes days days of one spell."""
        if self.status == "unknown":
            return self.doubts, self.possible
        parts = (self.opened,) if self.status != "not_yet" else (), self.closed, self.held
        return self.status, *(tuple(one.id for one in part if one) for part in parts)


class Face(NamedTuple):
    """What stands in one world: a status, the stroke that brought the text, those that ended it, the suspensions that are on."""

    status: str = "not_yet"
    text: int | None = None
    ended_by: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


#: Worlds that have come to the same point: what stands, and the windows in which something may yet happen.
State = tuple[Face, frozenset[int]]


class Place(NamedTuple):
    """A slot on a day: its status, its spell for the best placed addressee, and all the spells of that addressee."""

    status: str
    spell: Spell
    spells: list[Spell]


class Worlds:
    """Every order of the strokes of a slot that their windows allow."""

    def __init__(self, slot: str, found: list[Stroke]) -> None:
        self.slot, self.found = slot, found
        #: Per face, the strokes that ended what stood in it, in some world.
        self.ended: dict[Face, set[int]] = {}

    def faces(self) -> dict[date, set[Face]]:
        """What may stand from each day on which something may happen."""
        edges = {day for one in self.found for day in one.moment if day is not None}
        options = [_options(one.moment, edges) for one in self.found]
        windows = frozenset(place for place, one in enumerate(self.found) if not one.moment.exact)
        states: set[State] = {(Face(), windows)}
        faces = {FIRST_DAY: {Face()}}
        for day in sorted({day for days in options for day in days if day is not None}):
            today = [place for place, days in enumerate(options) if day in days]
            after: set[State] = set()
            for face, pending in states:
                may = [place for place in today if place in pending and options[place][-1] != day]
                must = [place for place in today if place not in windows or (place in pending and options[place][-1] == day)]
                for some in chain.from_iterable(combinations(may, size) for size in range(len(may) + 1)):
                    happening = [*must, *some]
                    after.add((self._play(face, happening), pending.difference(happening)))
                if len(after) > MOST_WORLDS:
                    raise Invalid(f"cannot check: the days of {self.slot} leave too many worlds open")
            states = after
            faces[day] = {face for face, _ in states}
        return faces

    def _play(self, before: Face, today: list[int]) -> Face:
        """One day of one world: by sequence number, and within one number texts are closed before others are opened."""
        found, (status, text, ended_by, held) = self.found, before
        first_end: list[int] = []
        ordered = sorted(today, key=lambda place: (found[place].sequence, found[place].bringer.id))
        for _, group in groupby(ordered, key=lambda place: found[place].sequence):
            together = [place for place in group if self._reaches(found[place], text)]
            closers = [place for place in together if found[place].touch in ("closes", "voids")]
            openers = [place for place in together if found[place].opens]
            if status in ALIVE and (closers or openers):
                first_end = first_end or closers or openers
                status, ended_by = "no_longer", tuple(closers)
            elif any(found[place].touch == "voids" for place in closers):
                status, ended_by = "no_longer", tuple(closers)
            elif status in ALIVE and any(found[place].touch == "partial" for place in together):
                status = "partly"
            if openers:
                status, text, ended_by = "in_force", openers[-1], ()
            held = self._held(held, together)
        after = Face(status, text, ended_by, held)
        if not first_end and (self.status(before) == "suspended") != (self.status(after) == "suspended"):
            first_end = [place for place in today if found[place].touch in ("suspends", "lifts")]
        self.ended.setdefault(before, set()).update(first_end)
        return after

    def _reaches(self, stroke: Stroke, text: int | None) -> bool:
        """Whether a stroke reaches what stands: one on the giver of words closes only those words."""
        return stroke.opens or stroke.touch in ("suspends", "lifts") or self._meant(stroke, text)

    def _meant(self, stroke: Stroke, text: int | None) -> bool:
        return not stroke.only or (text is not None and self.found[text].version in stroke.only)

    def _held(self, held: tuple[int, ...], together: list[int]) -> tuple[int, ...]:
        """The suspensions on after one turn: lifted ones are off, and those of a unit that got another text."""
        strokes = [self.found[place] for place in together]
        lifted = {one for stroke in strokes for one in stroke.lifts}
        bringing = [one for one in strokes if one.opens or one.through]
        level = max((one.level for one in bringing if one.bringer.word("type", "effect") != "commences"), default=-1)
        kept = [place for place in held if self.found[place].effect.id not in lifted]
        kept = [place for place in kept if self.found[place].only or self.found[place].level > level]
        return (*kept, *(place for place in together if self.found[place].touch == "suspends"))

    def holding(self, face: Face) -> list[int]:
        """The suspensions that keep what stands from being applied."""
        return [place for place in face.held if face.status in ALIVE and self._meant(self.found[place], face.text)]

    def status(self, face: Face) -> str:
        """The status of a face, a suspension counted."""
        return "suspended" if self.holding(face) else face.status

    def spell(self, day: date, faces: set[Face], opener: Stroke) -> Spell:
        """What is certain of a day, or unknown with what may stand."""
        found = self.found
        standing = {(self.status(face), face.text) for face in faces}
        if len(standing) > 1:
            alive = sorted({face.text for face in faces if face.status in ALIVE and face.text is not None})
            pending = [one.effect.id for one in found if one.moment.happened(day) is None]
            inexact = [one.effect.id for one in found if not one.moment.exact]
            possible = dict.fromkeys(found[place].version for place in alive if found[place].version)
            return Spell(day, "unknown", possible=tuple(possible), doubts=tuple(pending or inexact))
        ((status, text),) = standing
        # where worlds agree on what stands they may differ on what ended the text before
        closers = {one for face in faces for one in (self.ended.get(face, ()) if face.status in ALIVE else face.ended_by)}
        over = status == "no_longer"
        closed = {(found[one].effect if over else found[one].bringer).id: found[one] for one in sorted(closers)}
        ending = closed.values()
        held = sorted({place for face in faces for place in self.holding(face)})
        stroke = opener if status == "not_yet" else None if text is None else found[text]
        return Spell(
            day,
            status,
            stroke.version if stroke and status != "not_yet" else "",
            stroke.effect if stroke else None,
            stroke.moment if stroke else None,
            tuple(one.effect if over else one.bringer for one in ending),
            tuple(one.moment for one in ending),
            held=tuple(found[place].effect for place in held),
        )


def life(facts: Facts, slot: str, atom: str | None) -> list[Spell]:
    """The spells of a slot from the first day on: every world the windows allow is played, and where they differ is unknown."""
    key = "life", slot, atom
    if key not in facts.found:
        facts.found[key] = list(_life(facts, slot, atom))
    found: list[Spell] = facts.found[key]
    return found


def _life(facts: Facts, slot: str, atom: str | None) -> Iterator[Spell]:
    found = strokes(facts, slot, atom)
    opener = next((one for one in found if one.opens or one.touch == "voids"), None)
    if opener is None:
        yield Spell(FIRST_DAY, "unknown")
        return
    worlds = Worlds(slot, found)
    faces = worlds.faces()
    told = [worlds.spell(day, standing, opener) for day, standing in faces.items()]
    spells = [next(same) for _, same in groupby(told, key=lambda spell: spell.face)]
    yield from _followed(spells, facts.record(path_of(slot)[0]).day("recordedUntil"))


def _options(moment: Moment, edges: set[date]) -> list[date | None]:
    """The days on which an effect is tried: its ends, and on or just after every other edge inside; ``None``: never."""
    first, last = moment
    if first == last:
        return [first]
    near = {day for edge in edges for day in (edge, edge + ONE_DAY)}
    return [first, *sorted(day for day in near if first < day and (last is None or day < last)), last]


def _followed(spells: list[Spell], horizon: date | None) -> Iterator[Spell]:
    """After the day until which an act was followed, that a text still stands is not known."""
    for spell, after in zip(spells, [*spells[1:], None], strict=True):
        last = after.start - ONE_DAY if after else date.max
        if horizon is None or spell.status not in ALIVE or last <= horizon:
            yield spell
            continue
        if spell.start <= horizon:
            yield spell._replace(closed=(), ends=())
        possible = (spell.version,) if spell.version else ()
        start = max(spell.start, horizon + ONE_DAY)
        yield Spell(start, "unknown", opened=spell.opened, since=spell.since, possible=possible)


def place_on(facts: Facts, slot: str, day: date, addressee: str | None = None) -> Place:
    """Where a slot stands on a day, for a class of addressee or for all that its effects speak of."""
    scopes = scopes_of(facts, slot)
    asked = [addressee] if addressee else scopes
    lives = [life(facts, slot, atom) for atom in (sorted(atoms(asked)) if scopes else [None])]
    places = [Place("", [spell for spell in spells if spell.start <= day][-1], spells) for spells in lives]
    best = min(places, key=lambda one: PREFERENCE.index(one.spell.status))
    statuses = {one.spell.status for one in places}
    if len(statuses) == 1:
        return best._replace(status=best.spell.status)
    if statuses & set(ALIVE):
        return best._replace(status="partly")
    return best._replace(status=next((one for one in ("unknown", "suspended") if one in statuses), "no_longer"))
