"""The day of each effect, after what other effects did to it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from app.verifier.facts import FIRST_DAY, Facts, Moment, Record, atoms, path_of


def works(effect: Record) -> bool:
    """Whether an effect counts by itself: not a tacit one, and not one that cannot be carried out yet."""
    return (
        effect.word("type", "effect") != ""
        and effect.word("basis", "basis", "express") != "tacit"
        and effect.word("incorporation", "incorporation", "applied") == "applied"
    )


def from_the_beginning(effect: Record) -> bool:
    """Whether an effect annuls what it reaches from its beginning."""
    return effect.word("type", "effect") == "annuls" and effect.word("reach", "reach") == "ex-tunc"


def moment_of(facts: Facts, effect: Record, atom: str | None, trail: tuple[str, ...] = ()) -> Moment | None:
    """When an effect happens for an atom of addressees (``None``: whoever); ``None`` if it never does.

    `trail` are the effects whose moment is being asked for: none of them counts as an effect on what it hangs on.
    """
    key = "moment", effect.id, atom, trail
    if key not in facts.found:
        facts.found[key] = _moment(facts, effect, atom, trail)
    found: Moment | None = facts.found[key]
    return found


def _moment(facts: Facts, effect: Record, atom: str | None, trail: tuple[str, ...]) -> Moment | None:
    now = _decided(facts, effect, atom)
    if now is None:
        return None
    legal = effect.day("worksFrom") if effect.word("type", "effect") != "postpones" else None
    now = Moment(legal, legal) if legal else now
    trail = (*trail, effect.id)
    changes = []
    for change in facts.effects_on(effect.id):
        at = moment_of(facts, change, None, trail) if works(change) and change.id not in trail else None
        if at is not None:
            changes.append((at.earliest, change.number("sequence") or 0, change.id, at, change))
    for *_, at, change in sorted(changes, key=lambda one: one[:3]):
        kind, day = change.word("type", "effect"), change.day("worksFrom")
        if from_the_beginning(change):
            return None
        if kind in ("repeals", "annuls"):
            in_time = _in_time(at, now)
            if in_time:
                return None
            now = Moment(now.earliest, None) if in_time is None else now
        elif kind == "postpones" and day:
            now = _put_off(now, _in_time(at, now), day)
    return now


def _in_time(change: Moment, effect: Moment) -> bool | None:
    """Whether a change comes on or before the day of the effect that it changes; ``None`` where that is not known."""
    if change.latest is not None and change.latest <= effect.earliest:
        return True
    return False if effect.latest is not None and effect.latest < change.earliest else None


def _put_off(moment: Moment, in_time: bool | None, day: date) -> Moment:
    if in_time is None:
        return Moment(min(moment.earliest, day), None if moment.latest is None else max(moment.latest, day))
    return Moment(day, day) if in_time else moment


def _decided(facts: Facts, effect: Record, atom: str | None) -> Moment | None:
    """When an effect comes into the world, whatever day it works from and whatever is done to it."""
    scope = effect.ids("scope")
    if atom is not None and scope and atom not in atoms(scope):
        return None
    start = effect.moment("start", "startEarliest", "startLatest")
    if effect.has("condition"):
        return _when_met(facts.record(effect.id_of("condition")), start)
    if effect.word("type", "effect") == "commences":
        return _commencement(facts, effect, start)
    return start or _with_its_act(facts, effect, atom)


def _when_met(condition: Record, start: Moment | None) -> Moment | None:
    state = condition.word("conditionState", "condition")
    if state in ("", "failed"):
        return None
    met = condition.moment("resolvedOn", "resolvedEarliest", "resolvedLatest") if state == "met" else None
    return met or Moment(start.earliest if start else FIRST_DAY, None)


def _commencement(facts: Facts, effect: Record, start: Moment | None) -> Moment:
    act = facts.record(path_of(effect.id_of("target"))[0])
    issued, published = act.day("date_document"), act.day("date_publication")
    rule = effect.word("startRule", "start")
    day = issued if rule == "on-issue" else published if rule == "on-publication" else None
    months = {"two-months-default": 2, "months-after-promulgation": effect.number("startMonths")}.get(rule)
    if months is not None and published is not None:
        years, month = divmod(published.month - 1 + months, 12)
        year, month = published.year + years, month + 1
        day = date(year, month, min(published.day, monthrange(year, month)[1]))
    return Moment(day, day) if day else start or Moment(issued or FIRST_DAY, None)


def _with_its_act(facts: Facts, effect: Record, atom: str | None) -> Moment:
    act = path_of(effect.id_of("actor"))[0]
    starts = [moment_of(facts, one, atom) for one in facts.effects_on(act) if one.word("type", "effect") == "commences"]
    known = [moment for moment in starts if moment is not None]
    if known:
        return min(known, key=lambda one: one.earliest)
    return Moment(facts.record(act).day("date_document") or FIRST_DAY, None)
