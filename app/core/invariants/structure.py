"""Checks on names and trees: L02, L03 (names of versions), L09, L13, L17."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

import networkx as nx

from app.core.corpus import Corpus
from app.core.errors import IdentifierError
from app.core.findings import Finding, Severity
from app.core.identifiers import act_of, parse, slot_of
from app.core.model import Act, Effect, Id, Provision, Version
from app.core.rules.ending import may_end, rank_of
from app.core.rules.existence import moment_of
from app.core.vocabulary import EffectType

Check = Callable[[Corpus], Iterator[Finding]]


def error(code: str, focus: Id, message: str, cure: str) -> Finding:
    """A finding that stops a build."""
    return Finding(code, Severity.ERROR, focus, message, cure)


def names_parse(corpus: Corpus) -> Iterator[Finding]:
    """L17: every act, provision and version has a name that can be taken apart, and a provision lies in a recorded act."""
    for kind in (Act, Provision, Version):
        for record in corpus.all(kind):
            try:
                address = parse(record.id)
            except IdentifierError as fault:
                yield error("L17", record.id, str(fault), "Rename the record and every mention of it.")
                continue
            if kind is not Act and corpus.get(Act, address.act) is None:
                yield error("L17", record.id, f"its act {address.act} is not recorded.", "Record the act, or mend the name.")


def effects_reach(corpus: Corpus) -> Iterator[Finding]:
    """L02: an effect runs from a recorded act or provision to a recorded act, provision or effect."""
    for effect in corpus.all(Effect):
        for role, place in (("actor", effect.actor), ("target", effect.target)):
            if not any(corpus.get(kind, place) for kind in (Act, Provision, Effect)):
                yield error("L02", effect.id, f"its {role} {place} is not recorded.", "Record it, or mend the identifier.")


def trees_have_no_cycle(corpus: Corpus) -> Iterator[Finding]:
    """L09: nothing holds itself, is part of itself, takes its words from itself, or rewrites an act younger than its own."""
    holders = {provision.id: [provision.parent] for provision in corpus.all(Provision)}
    wider = {effect.id: [effect.part_of] for effect in corpus.all(Effect) if effect.part_of}
    words: dict[Id, list[Id]] = defaultdict(list)
    for version in corpus.all(Version):
        words[version.id] += [found.id for given in version.text_from for found in _earlier(corpus, version, given)]
    done = {effect.id: [effect.target] for effect in corpus.all(Effect) if corpus.get(Effect, effect.target)}
    for what, links in (("holds", holders), ("is part of", wider), ("takes its words from", words), ("acts on", done)):
        for cycle in _cycles(links):
            ring = " -> ".join((*cycle, cycle[0]))
            yield error("L09", cycle[0], f"it {what} itself: {ring}.", "Cut the ring where it is wrong.")
    for effect in corpus.all(Effect):
        yield from _younger_than_target(corpus, effect)


def _younger_than_target(corpus: Corpus, effect: Effect) -> Iterator[Finding]:
    actor, target = corpus.get(Act, act_of(effect.actor)), corpus.get(Act, act_of(effect.target))
    if actor is None or target is None or actor.issued is None or target.issued is None or effect.type is EffectType.COMMENCES:
        return
    if actor.issued < target.issued:
        message = f"{actor.id} was issued on {actor.issued}, before {target.id} ({target.issued}), which it acts on."
        yield error("L09", effect.id, message, "Check which act acts on which, and both days of issue.")


def _earlier(corpus: Corpus, version: Version, given: Id) -> Sequence[Version]:
    """The versions that may have lent their words: those of the slot given, but for a slot that keeps its own words."""
    return [one for one in corpus.linked(Version, "slot", slot_of(given)) if one.id != version.id or given == version.slot]


def _cycles(links: Mapping[Id, Sequence[Id]]) -> Iterator[list[Id]]:
    graph: nx.DiGraph[Id] = nx.DiGraph((here, there) for here, ends in links.items() for there in ends)
    for ring in nx.strongly_connected_components(graph):
        if len(ring) > 1 or any(graph.has_edge(one, one) for one in ring):
            yield sorted(ring)


def slots_have_one_place(corpus: Corpus) -> Iterator[Finding]:
    """L13: a provision lies in its own act, says the kind and number its name says, and no sibling has the same ones."""
    seen: dict[tuple[Id, str, str], Id] = {}
    for provision in corpus.all(Provision):
        if act_of(provision.parent) != act_of(provision.id):
            message = f"it is said to be part of {provision.parent}, which lies in another act."
            yield error("L13", provision.id, message, "Name a holder inside the same act.")
        kind, number = parse(provision.id).path[-1]
        if provision.kind.rpartition("/")[2] != kind:
            yield error("L13", provision.id, f"its name says {kind}, its kind {provision.kind}.", "Make the two agree.")
        elif (
            provision.number != number and not _roman(provision.number, number) and "number" not in provision.evidence.unverified
        ):
            yield error("L13", provision.id, f"its name says {number}, its number {provision.number}.", "Make the two agree.")
        twin = seen.setdefault((provision.parent, kind, provision.number), provision.id)
        if twin != provision.id:
            message = f"{twin} has the same kind and number in the same place."
            yield error("L13", provision.id, message, "Keep one, or mend a number.")


def _roman(written: str, number: str) -> bool:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not written or set(written) - set(values) or not number.isdigit():
        return False
    total = 0
    for letter, after in zip_longest(written, written[1:], fillvalue=""):
        value = values[letter]
        total += -value if values.get(after, 0) > value else value
    return total == int(number)


def version_names_match(corpus: Corpus) -> Iterator[Finding]:
    """L03: the day in the name of a version is the day the effect that produced it takes effect, as well as it is known."""
    for version in corpus.all(Version):
        tag = parse(version.id).tag
        if not tag:
            yield error("L03", version.id, "its name has no day.", f"Call it {version.slot}@ and its first day.")
        if slot_of(version.id) != version.slot:
            yield error("L03", version.id, f"its name belongs to another slot than {version.slot}.", "Make the two agree.")
        moments = [
            moment
            for identifier in version.produced_by
            if (effect := corpus.get(Effect, identifier)) and (moment := moment_of(corpus, effect, None))
        ]
        if moments and tag != "undated" and not any(_fits(tag, moment.earliest.isoformat()) for moment in moments):
            found = min(moment.earliest for moment in moments)
            message = f"its name says {tag}, but its effect takes effect on {found}."
            yield error("L03", version.id, message, "Rename the version, or mend the day of the effect.")


def _fits(tag: str, day: str) -> bool:
    return day.startswith(tag)


def ranks_allow(corpus: Corpus) -> Iterator[Finding]:
    """R7: an act ends or replaces text only of acts of its own rank or lower."""
    for effect in corpus.all(Effect):
        if effect.type not in _ENDING:
            continue
        actor, target = rank_of(corpus, act_of(effect.actor)), rank_of(corpus, act_of(effect.target))
        if actor is not None and target is not None and not may_end(actor, target):
            message = f"a {actor.value} cannot {_ENDING[effect.type]} text of a {target.value}."
            yield error("R7", effect.id, message, "Check the acting act, or record the relation as a reference.")


_ENDING: dict[EffectType, str] = {
    EffectType.REPEALS: "repeal",
    EffectType.SUBSTITUTES: "substitute",
    EffectType.AMENDS: "amend",
    EffectType.INCORPORATES: "compile",
    EffectType.SUPERSEDES: "supersede",
}

STRUCTURE_CHECKS: tuple[Check, ...] = (
    names_parse,
    effects_reach,
    slots_have_one_place,
    trees_have_no_cycle,
    version_names_match,
    ranks_allow,
)
