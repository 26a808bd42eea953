"""Who did what to whom: acts as nodes, effects and references as edges, walked with a bound."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import networkx as nx

from app.core.corpus import Corpus
from app.core.identifiers import act_of, natural_key
from app.core.model import Act, Effect, Id, Provision, Reference, Version
from app.core.period import Moment
from app.core.rules.existence import moment_of
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation


class Direction(StrEnum):
    """Which way to walk: towards the acts an act touched, towards those that touched it, or both."""

    BOTH = "both"
    ANCESTORS = "ancestors"
    DESCENDANTS = "descendants"


@dataclass(frozen=True, slots=True)
class Edge:
    """One effect or reference between two acts, from the acting to the affected; `details` counts its article-level parts."""

    id: Id
    kind: str
    origin: Id
    target: Id
    origin_place: Id
    target_place: Id
    moment: Moment | None
    confidence: Confidence
    basis: Basis | None
    changes_law: bool
    applied: bool
    details: int = 0


#: How many acts a walk may gather before it is cut and said to be.
MAX_NODES = 2_000


@dataclass(frozen=True, slots=True)
class Lineage:
    """A bounded part of the graph round an act. `truncated` says that more was there; `hidden` how many edges leave each act."""

    root: Id
    graph: nx.MultiDiGraph[Id]
    truncated: bool
    hidden: dict[Id, int]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges, oldest first, then by identifier."""
        found = [data["edge"] for _, _, data in self.graph.edges(data=True)]
        return tuple(sorted(found, key=lambda edge: (edge.moment.earliest if edge.moment else date.max, natural_key(edge.id))))

    @property
    def nodes(self) -> tuple[Id, ...]:
        """The acts, in identifier order."""
        return tuple(sorted(self.graph.nodes, key=natural_key))


def lineage(
    corpus: Corpus,
    act: Id,
    *,
    direction: Direction = Direction.BOTH,
    depth: int = 1,
    on: date | None = None,
    kinds: Collection[str] = (),
    max_nodes: int = MAX_NODES,
) -> Lineage:
    """The acts within `depth` steps of `act` and every edge between them.

    `on` leaves out what had not happened by that day; `kinds` keeps only those kinds of effect or reference. The walk is
    breadth first and iterative, so that a chain of any length is safe.
    """
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.add_node(act)
    pending = deque([(act, 0)])
    truncated = False
    hidden: dict[Id, int] = {}
    while pending:
        here, distance = pending.popleft()
        for edge in edges_at(corpus, here, direction):
            if not _wanted(edge, on, kinds):
                continue
            other = edge.target if edge.origin == here else edge.origin
            if other not in graph:
                if distance >= depth or len(graph) >= max_nodes:
                    truncated = truncated or distance < depth
                    hidden[here] = hidden.get(here, 0) + 1
                    continue
                graph.add_node(other)
                pending.append((other, distance + 1))
            if not graph.has_edge(edge.origin, edge.target, edge.id):
                graph.add_edge(edge.origin, edge.target, edge.id, edge=edge)
    return Lineage(act, graph, truncated, hidden)


def joined(root: Id, parts: Collection[Lineage]) -> Lineage:
    """Several lineages as one; what one part could not hold and another does is no longer hidden."""
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    for part in parts:
        graph.add_nodes_from(part.graph.nodes)
        for origin, target, key, data in part.graph.edges(keys=True, data=True):
            if not graph.has_edge(origin, target, key):
                graph.add_edge(origin, target, key, **data)
    hidden: dict[Id, int] = {}
    for part in parts:
        for node, count in part.hidden.items():
            hidden[node] = max(count, hidden.get(node, 0))
    return Lineage(root, graph, any(part.truncated for part in parts), hidden)


def of_topic(corpus: Corpus, topic: Id, *, depth: int = 1, on: date | None = None) -> Lineage:
    """The lineage round every act that has governed a topic or lent it words."""
    acts: set[Id] = set()
    for version in corpus.linked(Version, "governs", topic):
        acts |= {act_of(version.slot), *(act_of(given) for given in version.text_from)}
    known = sorted((act for act in acts if corpus.get(Act, act)), key=natural_key)
    return joined(topic, [lineage(corpus, act, depth=depth, on=on) for act in known])


def edges_at(corpus: Corpus, act: Id, direction: Direction = Direction.BOTH) -> Iterator[Edge]:
    """Every edge that leaves or reaches an act, wider effects only: their article-level parts are counted in `details`."""
    if direction is not Direction.DESCENDANTS:
        for effect in corpus.linked(Effect, "effect_by", act):
            yield from _effect_edge(corpus, effect)
        for reference in corpus.linked(Reference, "reference_from", act):
            yield from _reference_edge(corpus, reference)
    if direction is not Direction.ANCESTORS:
        for place in places_of(corpus, act):
            for effect in corpus.linked(Effect, "effect_on", place):
                yield from _effect_edge(corpus, effect)
        for reference in corpus.linked(Reference, "reference_to", act):
            yield from _reference_edge(corpus, reference)


def places_of(corpus: Corpus, act: Id) -> Iterator[Id]:
    """The act and every provision recorded inside it."""
    pending = deque([act])
    while pending:
        place = pending.popleft()
        yield place
        pending.extend(provision.id for provision in corpus.linked(Provision, "parent", place))


def _wanted(edge: Edge, on: date | None, kinds: Collection[str]) -> bool:
    if kinds and edge.kind not in kinds:
        return False
    return on is None or edge.moment is None or edge.moment.earliest <= on


def _effect_edge(corpus: Corpus, effect: Effect) -> Iterator[Edge]:
    origin, target = act_of(effect.actor), act_of(effect.target)
    if origin == target or effect.part_of or effect.type is EffectType.COMMENCES:
        return
    yield Edge(
        id=effect.id,
        kind=effect.type.value,
        origin=origin,
        target=target,
        origin_place=effect.actor,
        target_place=effect.target,
        moment=moment_of(corpus, effect, None),
        confidence=effect.evidence.confidence,
        basis=effect.basis,
        changes_law=True,
        applied=effect.incorporation is Incorporation.APPLIED,
        details=len(corpus.linked(Effect, "effect_part", effect.id)),
    )


def _reference_edge(corpus: Corpus, reference: Reference) -> Iterator[Edge]:
    if not reference.target:
        return
    origin, target = act_of(reference.origin), act_of(reference.target)
    if origin == target or corpus.get(Act, target) is None:
        return
    yield Edge(
        id=reference.id,
        kind=reference.kind.value,
        origin=origin,
        target=target,
        origin_place=reference.origin,
        target_place=reference.target,
        moment=reference.since,
        confidence=reference.evidence.confidence,
        basis=None,
        changes_law=False,
        applied=True,
    )
