"""The answer to a certificate's question, derived anew from its statements."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.verifier.facts import WORDS, Facts, Moment, Record, atoms, natural, path_of, width
from app.verifier.grounds import contested, hosts
from app.verifier.moments import moment_of, works
from app.verifier.replay import ALIVE, Place, Spell, place_on
from app.verifier.strokes import Stroke, strokes
from app.verifier.trees import Invalid

ROLES = {"mandate": "mandateFor", "policy": "policyFor", "standard": "standardFor", "guideline": "guidelineFor"}
#: The effects that can end a text, in the order in which they name why it ended; and the reason that each gives.
ENDS = (
    "annuls", "repeals", "substitutes", "amends", "incorporates", "supersedes", "expires", "lapses", "displaces", "suspends",
    "lifts", "corrects", "revives", "adds", "commences",
)  # fmt: skip
WHY_ENDED = {
    "repeals": "repealed", "substitutes": "substituted", "amends": "amended", "incorporates": "compiled",
    "supersedes": "superseded", "displaces": "effect_exhausted", "annuls": "annulled", "expires": "expired",
    "lapses": "lapsed", "corrects": "corrected",
}  # fmt: skip
_RANKS, _GRADES = WORDS["rank"].split(), WORDS["confidence"].split()


def answer(facts: Facts, topic: str, on: date, addressee: str | None) -> dict[str, Any]:
    """What governs a topic on a day and what does not, as the `answer` of a certificate writes it."""
    if not facts.record(topic).is_a("Topic"):
        raise Invalid(f"{topic} is not a topic of the release")
    versions = {one.id: one for name in ROLES.values() for one in facts.naming(name, topic)}
    claims = [
        (versions[identifier], role)
        for identifier in sorted(versions, key=natural)
        for role, name in ROLES.items()
        if topic in versions[identifier].ids(name)
    ]
    told = [_judged(facts, version, role, on, addressee) for version, role in claims]
    ruling = sorted((one for one in told if "status" in one), key=_precedence)
    aside = sorted(
        (one for one in told if "why_not" in one),
        key=lambda one: (one["why_not"] != "unknown", _RANKS.index(one["rank"]), one["version"]),
    )
    gap = None if ruling else _absence(facts, topic, on)
    if ruling:
        outcome = "contested" if any(one["contested"] for one in ruling) else "governed"
    else:
        doubt = any(one["why_not"] == "unknown" for one in aside)
        outcome = "unknown" if doubt or (gap and gap.word("absenceKind", "absence") == "unknown") else "none"
    return {"outcome": outcome, "governing": ruling, "considered": aside, "absence": gap.id if gap else None}


def _precedence(item: dict[str, Any]) -> tuple[Any, ...]:
    since = date.fromisoformat(item["since"]["earliest"]).toordinal()
    return _RANKS.index(item["rank"]), -width(item["slot"]), -since, item["version"]


def _judged(facts: Facts, version: Record, role: str, on: date, addressee: str | None) -> dict[str, Any]:
    """A version that claims the topic: how it governs, or why it does not."""
    slot = version.id_of("is_member_of")
    act = facts.record(path_of(slot)[0])
    told = {"version": version.id, "slot": slot, "role": role, "rank": act.word("rank", "rank", "manual")}
    stated = version.ids("bindsClass") or act.ids("bindsClass")
    if addressee and not atoms([addressee]) & atoms(stated):
        return _aside(told, "not_addressed")
    place = place_on(facts, slot, on, addressee)
    stands = place.status in ALIVE and place.spell.version == version.id
    family = act.id_of("editionOf") if role == "guideline" else ""
    binding = hosts(facts, family, act.id, on) if family and (stands or version.id in place.spell.possible) else None
    if binding == []:
        return _aside(told, "not_binding")
    if not stands:
        return _ended(facts, told, version, place, on)
    if binding and not binding[0][0]:
        return _aside(told, "unknown")
    opened = place.spell.opened
    deciding = [version, *([opened] if opened else []), *(binding[0][1:] if binding else ())]
    return {
        **told,
        "text_from": version.ids("textFrom") or [slot],
        "since": _written(place.spell.since),
        "until": _written(place.spell.until),
        "status": place.status,
        "contested": contested(facts, version, on),
        "confidence": _GRADES[max(_GRADES.index(one.word("confidence", "confidence")) for one in deciding)],
    }


def _ended(facts: Facts, told: dict[str, Any], version: Record, place: Place, on: date) -> dict[str, Any]:
    """Why a version does not stand on a day: not yet, not applied, no longer, or it is not known."""
    now, spells = place.spell, place.spells
    held = [spell for spell in spells if spell.version == version.id or version.id in spell.possible]
    if place.status == "suspended" and now.version == version.id:
        since = [moment for one in now.held if (moment := moment_of(facts, one, None))]
        return _aside(told, "suspended", min(since, key=lambda one: one.earliest, default=None), now.held[0])
    if not held and (never := _never_stood(facts, told, version, on)):
        return never
    if version.id in now.possible or not held:
        return _aside(told, "unknown", now.since)
    begun = [spell for spell in held if spell.start <= on]
    if not begun:
        first = next((spell for spell in held if spell.version == version.id), now)
        return _aside(told, "not_yet", first.since, first.opened)
    own = [spell for spell in begun if spell.version == version.id]
    if not own:  # it stood in some worlds only, and on this day in none
        after = spells[spells.index(begun[-1]) + 1]
        end = next(iter(after.closed if after.status == "no_longer" else (after.opened,)), None)
        return _aside(told, _why(end), after.since, end)
    end = _primary_end(own[-1], told["slot"])
    return _aside(told, _why(end), own[-1].until, end)


def _never_stood(facts: Facts, told: dict[str, Any], version: Record, on: date) -> dict[str, Any] | None:
    """Why a version never stood for a day: struck from its beginning, replaced the day it came, or withdrawn before."""
    found, brought = strokes(facts, told["slot"], None), version.ids("producedBy")
    for stroke in found:
        if stroke.through and stroke.through.id in brought:
            return _aside(told, _why(stroke.effect), stroke.moment, stroke.effect)
    own = next((stroke for stroke in found if stroke.opens and stroke.version == version.id), None)
    if own and own.moment.exact and (over := [one for one in found if _replaced(own, one)]):
        if on < own.moment.earliest:
            return _aside(told, "not_yet", own.moment, own.effect)
        return _aside(told, _why(over[0].effect, "substituted"), over[0].moment, over[0].effect)
    for effect in sorted(brought, key=natural):
        for change in facts.effects_on(effect):
            if change.word("type", "effect") in ("repeals", "annuls") and works(change):
                return _aside(told, "withdrawn", moment_of(facts, change, None), change)
    return None


def _replaced(own: Stroke, by: Stroke) -> bool:
    """Whether a stroke ends, on the day it came, the text that another brought: in a later turn, or after it in the same."""
    if by.moment != own.moment or by.place <= own.place:
        return False
    return by.opens or (by.sequence > own.sequence and by.touch in ("closes", "voids"))


def _primary_end(spell: Spell, slot: str) -> Record | None:
    """The effect that best names why a text ended: aimed at the slot, then at a unit round it, then at the whole act."""

    def distance(effect: Record) -> tuple[int, int, str]:
        target = effect.id_of("target")
        far = 0 if target == slot else 1 if width(target) else 2
        return far, ENDS.index(effect.word("type", "effect")), effect.id

    return min(spell.closed, key=distance, default=None)


def _why(end: Record | None, default: str = "repealed") -> str:
    return WHY_ENDED.get(end.word("type", "effect"), default) if end else "unknown"


def _aside(told: dict[str, Any], why: str, since: Moment | None = None, by: Record | None = None) -> dict[str, Any]:
    return {**told, "why_not": why, "since": _written(since), "by": by.id_of("actor") if by else ""}


def _written(moment: Moment | None) -> dict[str, str | None] | None:
    return {name: day.isoformat() if day else None for name, day in moment._asdict().items()} if moment else None


def _absence(facts: Facts, topic: str, on: date) -> Record | None:
    """The recorded absence that covers a day."""
    for absence in facts.naming("absenceOf", topic):
        first, last = absence.day("from"), absence.day("until")
        if (first is None or first <= on) and (last is None or on < last):
            return absence
    return None
