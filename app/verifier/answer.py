"""The answer to a certificate's question, derived anew from its statements."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.verifier.facts import WORDS, Facts, Moment, Record, atoms, natural, path_of, width
from app.verifier.replay import ENDS, ROLES, WHY_ENDED, Place, Spell, chain_of, place_on
from app.verifier.trees import Invalid

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
    stands = place.status in ("in_force", "partly") and place.spell.version == version.id
    family = act.id_of("editionOf") if role == "guideline" else ""
    hosts = _hosts(facts, family, on) if family and (stands or version.id in place.spell.possible) else None
    if hosts == []:
        return _aside(told, "not_binding")
    if not stands:
        return _ended(told, place, on)
    if hosts and not hosts[0][0]:
        return _aside(told, "unknown")
    opened = place.spell.opened
    deciding = [version, *([opened.effect] if opened else []), *(hosts[0][1:] if hosts else ())]
    return {
        **told,
        "text_from": version.ids("textFrom") or [slot],
        "since": _written(place.spell.since),
        "until": _written(place.spell.until),
        "status": place.status,
        "contested": _contested(facts, slot, on),
        "confidence": _GRADES[max(_GRADES.index(one.word("confidence", "confidence")) for one in deciding)],
    }


def _hosts(facts: Facts, family: str, on: date) -> list[tuple[bool, Record, Record]]:
    """The versions whose provision makes a family of guidelines binding: whether certainly, the version, the reference."""
    found = []
    for reference in facts.naming("refersTo", family):
        version = facts.record(reference.id_of("refersFrom"))
        if reference.word("referenceKind", "reference") == "makes-binding" and version.is_a("Version"):
            place = place_on(facts, version.id_of("is_member_of"), on, None)
            if place.status in ("in_force", "partly") and place.spell.version == version.id:
                found.append((True, version, reference))
            elif version.id in place.spell.possible:
                found.append((False, version, reference))
    return sorted(found, key=lambda host: not host[0])


def _contested(facts: Facts, slot: str, on: date) -> bool:
    """Whether somebody claims that the text was tacitly ended by that day."""
    for unit in chain_of(facts, slot):
        for effect in facts.effects_on(unit):
            if effect.word("basis", "basis") == "tacit" and effect.word("type", "effect") in ("repeals", "substitutes"):
                moment = facts.moment(effect, None)
                if moment is not None and moment.happened(on) is not False:
                    return True
    return False


def _ended(told: dict[str, Any], place: Place, on: date) -> dict[str, Any]:
    """Why a version does not stand on a day: not yet, no longer, or it is not known."""
    now, spells, version = place.spell, place.spells, told["version"]
    held = [spell for spell in spells if spell.version == version or version in spell.possible]
    if version in now.possible or not held:
        return _aside(told, "unknown", now.since)
    whole = next((spell for spell in held if spell.version == version), None)
    if on < held[0].start:
        opened = whole.opened if whole else now.opened
        return _aside(told, "not_yet", opened.moment if opened else None, opened.effect.id_of("actor") if opened else "")
    if whole is None:  # it stood in some worlds only, and stands in none any more
        after = spells[spells.index(held[-1]) + 1]
        closers = after.closed if after.status == "no_longer" else (after.opened,) if after.opened else ()
        end = closers[0].effect if closers else None
        return _aside(told, _why(end), after.since, end.id_of("actor") if end else "")
    end = _primary_end(whole, told["slot"])
    return _aside(told, _why(end), whole.until, end.id_of("actor") if end else "")


def _primary_end(spell: Spell, slot: str) -> Record | None:
    """The effect that best names why a text ended: aimed at the slot, then at a unit round it, then at the whole act."""

    def distance(effect: Record) -> tuple[int, int, str]:
        target = effect.id_of("target")
        far = 0 if target == slot else 1 if width(target) else 2
        return far, ENDS.index(effect.word("type", "effect")), effect.id

    return min((one.effect for one in spell.closed), key=distance, default=None)


def _why(end: Record | None) -> str:
    return WHY_ENDED.get(end.word("type", "effect"), "repealed") if end else "unknown"


def _aside(told: dict[str, Any], why: str, since: Moment | None = None, by: str = "") -> dict[str, Any]:
    return {**told, "why_not": why, "since": _written(since), "by": by}


def _written(moment: Moment | None) -> dict[str, str | None] | None:
    return {name: day.isoformat() if day else None for name, day in moment._asdict().items()} if moment else None


def _absence(facts: Facts, topic: str, on: date) -> Record | None:
    """The recorded absence that covers a day."""
    for absence in facts.naming("absenceOf", topic):
        first, last = absence.day("from"), absence.day("until")
        if (first is None or first <= on) and (last is None or on < last):
            return absence
    return None
