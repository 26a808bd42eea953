"""What follows from effects and is never written by hand: flat ELI relations between acts, and the periods of versions."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Reference, Version
from app.core.timeline import scopes_of, timeline
from app.core.vocabulary import EffectType, Incorporation, ReferenceKind, Status
from app.graph.canonical import DERIVED_GRAPH, date_literal
from app.graph.codecs import Base
from app.graph.vocab import ELI

#: The ELI relation that says in one edge what an effect does, from the acting act to the affected one.
ELI_OF_EFFECT = {
    EffectType.ADDS: "amends",
    EffectType.AMENDS: "amends",
    EffectType.SUBSTITUTES: "amends",
    EffectType.COMPLEMENTS: "amends",
    EffectType.REPEALS: "repeals",
    EffectType.INCORPORATES: "consolidates",
}

ELI_OF_REFERENCE = {
    ReferenceKind.IMPLEMENTS: "ensures_implementation_of",
    ReferenceKind.BASED_ON: "based_on",
    ReferenceKind.CITES: "cites",
}


def derived_quads(corpus: Corpus, base: Base) -> Iterator[Quad]:
    """Every derived statement, in the graph of derived statements. The same corpus gives the same statements."""
    graph = base.node(DERIVED_GRAPH)
    for effect in corpus.all(Effect):
        name = ELI_OF_EFFECT.get(effect.type)
        if name and effect.incorporation is Incorporation.APPLIED and act_of(effect.actor) != act_of(effect.target):
            yield _edge(base, act_of(effect.actor), name, act_of(effect.target), graph)
    for reference in corpus.all(Reference):
        name = ELI_OF_REFERENCE.get(reference.kind)
        if name and reference.target and corpus.get(Act, act_of(reference.target)):
            yield _edge(base, act_of(reference.origin), name, act_of(reference.target), graph)
    for version in corpus.all(Version):
        yield from _period(corpus, version, base, graph)


def _edge(base: Base, origin: str, name: str, target: str, graph: NamedNode) -> Quad:
    return Quad(base.node(origin), NamedNode(ELI + name), base.node(target), graph)


def _period(corpus: Corpus, version: Version, base: Base, graph: NamedNode) -> Iterator[Quad]:
    """First and last day in force (ELI's end is the last day, ours the first day out), where both are known to the day."""
    if scopes_of(corpus, version.slot):
        return
    for spell in timeline(corpus, version.slot):
        if spell.version == version and spell.status is Status.IN_FORCE and spell.since and spell.since.exact:
            subject = base.node(version.id)
            yield Quad(subject, NamedNode(ELI + "first_date_entry_in_force"), date_literal(spell.since.exact), graph)
            if spell.until and spell.until.exact and spell.period.last_day:
                yield Quad(subject, NamedNode(ELI + "date_no_longer_in_force"), date_literal(spell.period.last_day), graph)
