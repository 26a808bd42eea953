"""The effects that reach a place, in their order, with those that reach back carried out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from app.verifier.facts import Facts, Moment, Record, path_of
from app.verifier.moments import from_the_beginning, moment_of, works
from app.verifier.trees import Invalid

#: What an effect of each type does to the text that stands: nothing, or something that may hang on more (see `_touch`).
TOUCH = {
    "commences": "", "adds": "", "extends": "", "complements": "", "qualifies": "", "saves": "", "postpones": "", "revives": "",
    "amends": "rewritten", "corrects": "mended", "substitutes": "all", "suspends": "suspends", "lifts": "lifts",
    "repeals": "spare", "incorporates": "spare", "displaces": "spare", "supersedes": "spare", "expires": "spare",
    "lapses": "spare", "annuls": "spare",
}  # fmt: skip


class Stroke(NamedTuple):
    """An effect as it reaches a slot: when, whether it opens a text there and which, what it does to the text before.

    `level` is how far up from the slot its target lies, and `whole` that it is the act; with `only`, it reaches no texts but
    those. `lifts` names the suspensions that it ends. `through` is the effect whose text it corrected or annulled.
    """

    effect: Record
    moment: Moment
    opens: bool
    version: str
    touch: str
    level: int = 0
    whole: bool = False
    only: frozenset[str] = frozenset()
    lifts: frozenset[str] = frozenset()
    through: Record | None = None

    @property
    def bringer(self) -> Record:
        """The effect that first brought the text, even if another took its place."""
        return self.through or self.effect

    @property
    def sequence(self) -> int:
        """Its turn within a day."""
        return self.bringer.number("sequence") or 0

    @property
    def place(self) -> tuple[date, int, str]:
        """Its place in the order of a history."""
        return self.moment.earliest, self.sequence, self.bringer.id


class Reaching(NamedTuple):
    """What reaches a slot: its chain, the effects, the versions they opened in it, and the versions reached through givers."""

    chain: list[str]
    effects: dict[str, Record]
    opened: dict[str, str]
    lent: dict[str, set[str]]


def chain_of(facts: Facts, slot: str) -> list[str]:
    """A slot, then the units that hold it, up to the act."""
    chain = [slot]
    while (unit := facts.record(chain[-1])).is_a("Provision"):
        if unit.id_of("is_part_of") in chain:
            raise Invalid(f"cannot check: {unit.id} holds itself")
        chain.append(unit.id_of("is_part_of"))
    return chain


def reaching(facts: Facts, slot: str) -> Reaching:
    """The effects that reach a slot by themselves: on a unit of its chain, on who lent its words, on its suspensions."""
    chain = chain_of(facts, slot)
    opened: dict[str, str] = {}
    lent: dict[str, set[str]] = {}
    found = [effect for unit in chain for effect in facts.effects_on(unit)]
    for version in facts.naming("is_member_of", slot):
        opened.update(dict.fromkeys(version.ids("producedBy"), version.id))
        found += [facts.record(identifier) for identifier in version.ids("producedBy")]
        units = {unit: "" for given in version.ids("textFrom") for unit in chain_of(facts, given.partition("@")[0])}
        for effect in [one for unit in units if unit not in chain for one in facts.effects_on(unit)]:
            if effect.word("type", "effect") in ("suspends", "lifts", "annuls"):
                lent.setdefault(effect.id, set()).add(version.id)
                found.append(effect)
    for suspension in [one for one in found if one.word("type", "effect") == "suspends"]:
        found += facts.effects_on(suspension.id)
    return Reaching(chain, {effect.id: effect for effect in found if works(effect)}, opened, lent)


def strokes(facts: Facts, slot: str, atom: str | None) -> list[Stroke]:
    """The effects that reach a slot for an atom of addressees, in order, the past being told as it is now deemed."""
    key = "strokes", slot, atom
    if key not in facts.found:
        done = _deemed(list(filter(None, _strokes(facts, slot, atom))))
        facts.found[key] = sorted(done, key=lambda one: one.place)
    found: list[Stroke] = facts.found[key]
    return found


def _strokes(facts: Facts, slot: str, atom: str | None) -> list[Stroke | None]:
    chain, effects, opened, lent = reaching(facts, slot)
    suspensions = [one for one in effects.values() if one.word("type", "effect") == "suspends"]
    found: list[Stroke | None] = []
    for effect in effects.values():
        moment, kind, target = moment_of(facts, effect, atom), effect.word("type", "effect"), effect.id_of("target")
        lifts = {one.id for one in suspensions if kind == "lifts" and target in (one.id, one.id_of("target"))}
        opens = effect.id in opened or (kind == "commences" and target == slot)
        within = target in chain
        touch = _touch(facts, effect, exact=target == slot or not within) if within or lifts or effect.id in lent else ""
        if moment is not None and (opens or touch):
            level = chain.index(target) if within else 0
            only = frozenset(lent.get(effect.id, ()))
            whole = target == chain[-1]
            found.append(Stroke(effect, moment, opens, opened.get(effect.id, ""), touch, level, whole, only, frozenset(lifts)))
    return found


def _touch(facts: Facts, effect: Record, *, exact: bool) -> str:
    how = TOUCH[effect.word("type", "effect")]
    if how in ("rewritten", "mended"):
        target = effect.id_of("target")
        brought = any(target in version.ids("is_member_of") for version in facts.naming("producedBy", effect.id))
        return "closes" if brought and (exact or how == "rewritten") else ""
    if how == "spare" and effect.has("exceptions"):
        return "partial" if exact else ""
    if from_the_beginning(effect):
        return "voids"
    return "closes" if how in ("spare", "all") else how


def _deemed(found: list[Stroke]) -> list[Stroke]:
    """Strokes with what reaches back carried out: corrected texts from their first day, annulled ones never."""

    def back(one: Stroke) -> bool:
        return one.effect.word("type", "effect") == "corrects" or one.touch == "voids"

    kept = [one for one in found if not back(one)]
    for striking in sorted(filter(back, found), key=lambda one: (one.moment.earliest, one.sequence, one.effect.id)):
        reached = [
            (number, one)
            for number, one in enumerate(kept)
            if (one.opens or one.through)
            and one.moment.earliest <= striking.moment.earliest
            and (not striking.only or one.version in striking.only)
        ]
        reached.sort(key=lambda pair: pair[1].place)
        unsure = not all(one.moment.exact for _, one in reached)
        every = unsure or (not striking.opens and (striking.whole or bool(striking.only)))
        for number, one in reached if every else reached[-1:]:
            if not one.opens:  # annulled already: to strike it once more reaches nothing before it
                continue
            kept[number] = _struck(one, striking)
            if unsure:  # which text is reached hangs on days that nobody knows
                kept[number] = _perhaps(one)
                kept.append(_perhaps(_struck(one, striking)))
    return kept


def _struck(stroke: Stroke, by: Stroke) -> Stroke:
    """A stroke that brought a text, with the text corrected, or deemed never to have stood."""
    struck = stroke._replace(effect=by.effect, through=stroke.bringer)
    return struck._replace(version=by.version) if by.opens else struck._replace(opens=False, touch="voids")


def _perhaps(stroke: Stroke) -> Stroke:
    return stroke._replace(moment=Moment(stroke.moment.earliest, None))


def scopes_of(facts: Facts, slot: str) -> list[str]:
    """The classes of addressee that the effects of a slot, and the commencements they travel with, speak of."""
    scopes: list[str] = []
    for effect in reaching(facts, slot).effects.values():
        scopes += effect.ids("scope")
        if effect.word("type", "effect") != "commences" and not (effect.has("start") or effect.has("startEarliest")):
            act = path_of(effect.id_of("actor"))[0]
            scopes += [one for it in facts.effects_on(act) if it.word("type", "effect") == "commences" for one in it.ids("scope")]
    return scopes
