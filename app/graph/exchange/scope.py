"""The records that a lineage is made of: what an export may hold, and what its losses are counted over."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.corpus import Corpus, places_of
from app.core.identifiers import act_of, natural_key
from app.core.lineage import Lineage
from app.core.model import Act, Condition, Effect, Id, Opinion, Provision, Record, Reference, Version
from app.core.vocabulary import EffectType


def records_of(corpus: Corpus, found: Lineage) -> list[Record]:
    """The acts of a lineage with units and texts, its edges with their parts, and the acts' own beginnings and ends."""
    acts = [act for node in found.nodes if (act := corpus.get(Act, node))]
    kept: dict[Id, Record] = {act.id: act for act in acts}
    inside = {act.id for act in acts}
    for act in acts:
        for place in places_of(corpus, act.id):
            if (provision := corpus.get(Provision, place)) is not None:
                kept[place] = provision
            kept |= {version.id: version for version in corpus.linked(Version, "slot", place)}
            # A commencement by another act is no edge, and yet the act lives by it.
            begun = (one for one in corpus.linked(Effect, "effect_on", place) if one.type is EffectType.COMMENCES)
            kept |= {one.id: one for one in begun if act_of(one.actor) in inside}
    for edge in found.edges:
        record = corpus.get(Effect, edge.id) or corpus.get(Reference, edge.id)
        if record is not None and {edge.origin, edge.target} <= inside:
            kept[record.id] = record
    for act in acts:
        kept |= {effect.id: effect for effect in corpus.linked(Effect, "effect_by", act.id) if act_of(effect.target) == act.id}
    effects = [record for record in kept.values() if isinstance(record, Effect)]
    while effects:
        effect = effects.pop()
        for one in _hung_on(corpus, effect):
            if one.id not in kept and act_of(one.actor) in inside and _reached(corpus, one, inside):
                kept[one.id] = one
                effects.append(one)
    for effect in [record for record in kept.values() if isinstance(record, Effect)]:
        if effect.condition and (condition := corpus.get(Condition, effect.condition)):
            kept[condition.id] = condition
        kept |= {opinion.id: opinion for opinion in corpus.linked(Opinion, "opinion", effect.id)}
    return sorted(kept.values(), key=lambda record: natural_key(record.id))


def _hung_on(corpus: Corpus, effect: Effect) -> Iterator[Effect]:
    """The parts of an effect, and the effects that act on it."""
    yield from corpus.linked(Effect, "effect_part", effect.id)
    yield from corpus.linked(Effect, "effect_on", effect.id)


def _reached(corpus: Corpus, effect: Effect, inside: set[Id]) -> bool:
    return corpus.get(Effect, effect.target) is not None or act_of(effect.target) in inside
