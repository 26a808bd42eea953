"""The law, played again from the statements of a certificate: what stood in a place on a day, and what governs a topic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, product
from typing import NamedTuple

from app.verifier.facts import FIRST_DAY, Facts, Moment, Record, atoms, path_of
from app.verifier.trees import Invalid

ONE_DAY = timedelta(days=1)
ROLES = {"mandate": "mandateFor", "policy": "policyFor", "standard": "standardFor", "guideline": "guidelineFor"}
#: What an effect of each type does to the text that stands: nothing, end it, or end it unless something is spared.
TOUCH = {
    "commences": "", "adds": "", "extends": "", "complements": "", "amends": "rewritten", "substitutes": "all",
    "repeals": "spare", "incorporates": "spare", "displaces": "spare", "supersedes": "spare",
}  # fmt: skip
WHY_ENDED = {
    "repeals": "repealed", "substitutes": "substituted", "amends": "amended", "incorporates": "compiled",
    "supersedes": "superseded", "displaces": "effect_exhausted",
}  # fmt: skip
ENDS = ("repeals", "substitutes", "amends", "incorporates", "supersedes", "displaces", "adds", "commences")
PREFERENCE = ("in_force", "partly", "unknown", "not_yet", "no_longer")
MOST_WORLDS = 20_000


class Stroke(NamedTuple):
    """An effect as it reaches a slot: when, whether it opens a text there and which, what it does to the text before."""

    effect: Record
    moment: Moment
    sequence: int
    opens: bool
    version: str
    touch: str


class Spell(NamedTuple):
    """A run of days with one status and one text; on unknown days, the texts that may stand."""

    start: date
    status: str
    version: str = ""
    opened: Stroke | None = None
    closed: tuple[Stroke, ...] = ()
    possible: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def since(self) -> Moment | None:
        """When its text came."""
        return self.opened.moment if self.opened else None

    @property
    def until(self) -> Moment | None:
        """When its text ended."""
        return min((one.moment for one in self.closed), key=lambda moment: moment.earliest, default=None)


#: What stands in one world: a status, the stroke that brought the text, the strokes that ended it (places in a list).
Face = tuple[str, int | None, tuple[int, ...]]


class Place(NamedTuple):
    """A slot on a day: its status, its spell for the best placed addressee, and all the spells of that addressee."""

    status: str
    spell: Spell
    spells: list[Spell]


def chain_of(facts: Facts, slot: str) -> list[str]:
    """A slot, then the units that hold it, up to the act."""
    chain = [slot]
    while (unit := facts.record(chain[-1])).is_a("Provision"):
        if unit.id_of("is_part_of") in chain:
            raise Invalid(f"cannot check: {unit.id} holds itself")
        chain.append(unit.id_of("is_part_of"))
    return chain


def reaching(facts: Facts, slot: str) -> tuple[list[str], dict[str, Record], dict[str, str]]:
    """The chain of a slot, the effects that reach it by themselves, and the versions that effects opened in it."""
    chain, opened = chain_of(facts, slot), {}
    found: dict[str, Record] = {}
    for version in facts.naming("is_member_of", slot):
        for identifier in version.ids("producedBy"):
            opened[identifier] = version.id
            found[identifier] = facts.record(identifier)
    for unit in chain:
        found.update({effect.id: effect for effect in facts.effects_on(unit)})
    works = {
        key: effect
        for key, effect in found.items()
        if effect.word("type", "effect")
        and effect.word("basis", "basis", "express") != "tacit"
        and effect.word("incorporation", "incorporation", "applied") == "applied"
    }
    return chain, works, opened


def strokes(facts: Facts, slot: str, atom: str | None) -> list[Stroke]:
    """The effects that reach a slot for an atom of addressees, in order of their earliest day."""
    chain, effects, opened = reaching(facts, slot)
    found = []
    for effect in effects.values():
        moment, kind, target = facts.moment(effect, atom), effect.word("type", "effect"), effect.id_of("target")
        opens = effect.id in opened or (kind == "commences" and target == slot)
        touch = _touch(facts, effect, TOUCH[kind], exact=target == slot) if target in chain else ""
        if moment is not None and (opens or touch):
            found.append(Stroke(effect, moment, effect.number("sequence") or 0, opens, opened.get(effect.id, ""), touch))
    return sorted(found, key=lambda one: (one.moment.earliest, one.sequence, one.effect.id))


def _touch(facts: Facts, effect: Record, how: str, *, exact: bool) -> str:
    if how == "rewritten":
        rewritten = {slot for version in facts.naming("producedBy", effect.id) for slot in version.ids("is_member_of")}
        return "closes" if effect.id_of("target") in rewritten else ""
    if how == "spare" and effect.has("exceptions"):
        return "partial" if exact else ""
    return "closes" if how else ""


def life(facts: Facts, slot: str, atom: str | None) -> list[Spell]:
    """The spells of a slot from the first day on: every world the windows allow is played, and where they differ is unknown."""
    found = strokes(facts, slot, atom)
    opener = next((one for one in found if one.opens), None)
    if opener is None:
        return [Spell(FIRST_DAY, "unknown")]
    edges = {day for one in found for day in one.moment if day is not None}
    options = [_options(one.moment, edges) for one in found]
    worlds = 1
    for days in options:
        worlds *= len(days)
    if worlds > MOST_WORLDS:
        raise Invalid(f"cannot check: the days of {slot} leave too many worlds open")
    ended: dict[Face, set[int]] = {}
    faces: dict[date, set[Face]] = {day: set() for day in sorted({day for days in options for day in days if day} | {FIRST_DAY})}
    for world in product(*options):
        face: Face = ("not_yet", None, ())
        for day, standing in faces.items():
            face = _play(face, [place for place, chosen in enumerate(world) if chosen == day], found, ended)
            standing.add(face)
    spells: list[Spell] = []
    told: object = None
    for day, standing in faces.items():
        spell = _spell(day, standing, ended, found, opener)
        face_told = spell._replace(start=FIRST_DAY)
        if face_told != told:
            spells.append(spell)
            told = face_told
    return list(_followed(spells, facts.record(path_of(slot)[0]).day("recordedUntil")))


def _options(moment: Moment, edges: set[date]) -> list[date | None]:
    """The days on which an effect is tried: its ends, and on or just after every other edge inside; ``None``: never."""
    first, last = moment
    if first == last:
        return [first]
    near = {day for edge in edges for day in (edge, edge + ONE_DAY)}
    return [first, *sorted(day for day in near if first < day and (last is None or day < last)), last]


def _play(face: Face, today: list[int], found: list[Stroke], ended: dict[Face, set[int]]) -> Face:
    """One day of one world: by sequence number, and within one number texts are closed before others are opened."""
    status, text, ended_by = before = face
    first_end: list[int] = []
    ordered = sorted(today, key=lambda place: (found[place].sequence, found[place].effect.id))
    for _, group in groupby(ordered, key=lambda place: found[place].sequence):
        together = list(group)
        closers = [place for place in together if found[place].touch == "closes"]
        openers = [place for place in together if found[place].opens]
        if status in ("in_force", "partly") and (closers or openers):
            first_end = first_end or closers or openers
            status, ended_by = "no_longer", tuple(closers)
        elif status == "in_force" and any(found[place].touch == "partial" for place in together):
            status = "partly"
        if openers:
            status, text, ended_by = "in_force", openers[-1], ()
    ended.setdefault(before, set()).update(first_end)
    return status, text, ended_by


def _spell(day: date, faces: set[Face], ended: dict[Face, set[int]], found: list[Stroke], opener: Stroke) -> Spell:
    standing = {(status, text) for status, text, _ in faces}
    if len(standing) > 1:
        alive = sorted({text for status, text in standing if status in ("in_force", "partly") and text is not None})
        pending = [one.effect.id for one in found if one.moment.happened(day) is None]
        inexact = [one.effect.id for one in found if one.moment.earliest != one.moment.latest]
        possible = dict.fromkeys(found[place].version for place in alive if found[place].version)
        return Spell(day, "unknown", possible=tuple(possible), doubts=tuple(pending or inexact))
    ((status, text),) = standing
    closers = {
        place for face in faces for place in (ended.get(face, ()) if status in ("in_force", "partly") else face[2])
    }  # where worlds agree on what stands they may differ on what ended the text before
    stroke = opener if text is None else found[text]
    return Spell(day, status, "" if text is None else stroke.version, stroke, tuple(found[place] for place in sorted(closers)))


def _followed(spells: list[Spell], horizon: date | None) -> Iterator[Spell]:
    """After the day until which an act was followed, that a text still stands is not known."""
    for spell, after in zip(spells, [*spells[1:], None], strict=True):
        last = after.start - ONE_DAY if after else date.max
        if horizon is None or spell.status not in ("in_force", "partly") or last <= horizon:
            yield spell
            continue
        if spell.start <= horizon:
            yield spell._replace(closed=())
        possible = (spell.version,) if spell.version else ()
        yield Spell(max(spell.start, horizon + ONE_DAY), "unknown", opened=spell.opened, possible=possible)


def place_on(facts: Facts, slot: str, day: date, addressee: str | None) -> Place:
    """Where a slot stands on a day, for a class of addressee or for all that its effects speak of."""
    scopes: list[str] = []
    for effect in reaching(facts, slot)[1].values():
        scopes += effect.ids("scope")
        if effect.word("type", "effect") != "commences" and not (effect.has("start") or effect.has("startEarliest")):
            act = path_of(effect.id_of("actor"))[0]
            scopes += [one for it in facts.effects_on(act) if it.word("type", "effect") == "commences" for one in it.ids("scope")]
    asked = [addressee] if addressee else scopes
    lives = [life(facts, slot, atom) for atom in (sorted(atoms(asked)) if scopes else [None])]
    places = [Place("", [spell for spell in spells if spell.start <= day][-1], spells) for spells in lives]
    best = min(places, key=lambda one: PREFERENCE.index(one.spell.status))
    statuses = {one.spell.status for one in places}
    if len(statuses) == 1:
        return best._replace(status=best.spell.status)
    if statuses & {"in_force", "partly"}:
        return best._replace(status="partly")
    return best._replace(status="unknown" if "unknown" in statuses else "no_longer")
