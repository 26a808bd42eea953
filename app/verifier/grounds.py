"""What an answer rests on outside its own place: who makes a guideline binding, who contests a text, what an act was based on."""

from __future__ import annotations

from datetime import date

from app.verifier.facts import Facts, Record, path_of
from app.verifier.moments import moment_of
from app.verifier.replay import ALIVE, place_on
from app.verifier.strokes import chain_of

#: A version that holds something up: whether that is certain, the version, the reference that says so.
Hold = tuple[bool, Record, Record]


def hosts(facts: Facts, family: str, edition: str, on: date) -> list[Hold]:
    """The versions whose provision makes an edition of a family of guidelines binding, certain ones first."""
    binding = [
        (reference, reference.id_of("refersFrom"))
        for reference in facts.naming("refersTo", family)
        if reference.word("referenceKind", "reference") == "makes-binding" and reference.id_of("pinned") in ("", edition)
    ]
    return _holding(facts, binding, on)


def _holding(facts: Facts, references: list[tuple[Record, str]], on: date) -> list[Hold]:
    found: list[Hold] = []
    for reference, named in references:
        version = facts.record(named)
        if version.is_a("Version"):
            place = place_on(facts, version.id_of("is_member_of"), on)
            certain = place.status in ALIVE and place.spell.version == version.id
            if certain or version.id in place.spell.possible:
                found.append((certain, version, reference))
    return sorted(found, key=lambda hold: not hold[0])


def contested(facts: Facts, version: Record, on: date) -> bool:
    """Whether somebody claims that a text was tacitly ended by a day, or its act, or one it comes from, lost its grounds."""
    slot = version.id_of("is_member_of")
    for unit in chain_of(facts, slot):
        for effect in facts.effects_on(unit):
            tacit = effect.word("basis", "basis") == "tacit" and effect.word("type", "effect") in ("repeals", "substitutes")
            if tacit and _happened(facts, effect, on):
                return True
    acts = {path_of(place)[0] for place in (slot, *version.ids("textFrom"))}
    return any(_lost_its_grounds(facts, act, on) for act in sorted(acts))


def _happened(facts: Facts, effect: Record, on: date) -> bool:
    moment = moment_of(facts, effect, None)
    return moment is not None and moment.happened(on) is not False


def _lost_its_grounds(facts: Facts, act: str, on: date) -> bool:
    references = [(one, one.word("referenceKind", "reference")) for one in facts.naming_any_of("refersFrom", act)]
    bases = [one for one, kind in references if kind == "based-on" and one.id_of("refersTo")]
    if not bases or not all(_gone(facts, base, on) for base in bases):
        return False
    if _holding(facts, [(one, one.id_of("under")) for one, kind in references if kind == "continues-under"], on):
        return False
    kept = (one for one in facts.effects_on(act) if one.word("type", "effect") in ("extends", "saves"))
    return not any(_happened(facts, one, on) for one in kept)


def _gone(facts: Facts, base: Record, on: date) -> bool:
    under = base.id_of("under")
    version = facts.record(under) if under else None
    if version is not None and version.is_a("Version"):
        return _fallen(facts, version, on)
    target = base.id_of("refersTo")
    if place_on(facts, target, on).status != "no_longer":
        return False
    places = [(one.id, place_on(facts, one.id_of("is_member_of"), on)) for one in _compiled(facts, target)]
    return not any(place.status in ("in_force", "partly") and place.spell.version == one for one, place in places)


def _fallen(facts: Facts, version: Record, on: date) -> bool:
    """Whether a text stands no more, and nowhere else either."""
    slot = version.id_of("is_member_of")
    spells = place_on(facts, slot, on).spells
    still = ("in_force", "partly", "suspended")
    own = [n for n, one in enumerate(spells) if version.id in one.possible or (one.version == version.id and one.status in still)]
    if not own or own[-1] + 1 >= len(spells) or on < spells[own[-1] + 1].start:
        return False
    return all(_fallen(facts, one, on) for one in _compiled(facts, slot))


def _compiled(facts: Facts, place: str) -> list[Record]:
    """The versions in other acts that hold the words of a place (compiling makes nothing decay)."""
    own = path_of(place)[0]
    return [one for one in facts.naming("textFrom", place) if path_of(one.id_of("is_member_of"))[0] != own]
