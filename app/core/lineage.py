"""Who did what to whom: acts as nodes, effects and references as edges, walked with a bound."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import networkx as nx

from app.core.corpus import Corpus, Keeping, once, places_of
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


#: How many acts a walk may gather, and how many edges it may show, before it is cut and said to be.
MAX_NODES = 2_000
MAX_EDGES = 20_000


@dataclass(frozen=True, slots=True)
class Lineage:
    """A bounded part of the graph round an act. `truncated` says that more was there than the bounds let in.

    `beyond` counts, for each act shown, the edges of it that are not shown, by their kind.
    """

    root: Id
    graph: nx.MultiDiGraph[Id]
    truncated: bool
    beyond: dict[Id, dict[str, int]]

    @property
    def hidden(self) -> dict[Id, int]:
        """How many edges of each act are not shown."""
        return {act: sum(kinds.values()) for act, kinds in self.beyond.items()}

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
    expand: Collection[Id] = (),
    max_nodes: int = MAX_NODES,
    max_edges: int = MAX_EDGES,
) -> Lineage:
    """The acts within `depth` steps of `act` and every edge between them; acts in `expand` show their neighbours as well.

    `on` leaves out what had not happened by that day; `kinds` keeps only those kinds of effect or reference. The walk is
    breadth first and iterative, so that a chain of any length is safe. Where an act has more edges than may be shown, those
    that change the law come first, then the latest.
    """
    met: dict[Id, list[Edge]] = {}

    def at(here: Id) -> list[Edge]:
        if here not in met:
            found = once(corpus, ("edges", here, direction), lambda: tuple(edges_at(corpus, here, direction)))
            single = {edge.id: edge for edge in found if _wanted(edge, on, kinds)}
            met[here] = sorted(single.values(), key=_weight) if len(single) > max_nodes else list(single.values())
        return met[here]

    _read_ahead(corpus, [act])
    nodes = {act: 0}
    pending = deque([act])
    truncated = False
    while pending:
        here = pending.popleft()
        if nodes[here] >= depth and here not in expand:
            continue
        for edge in at(here):
            other = edge.target if edge.origin == here else edge.origin
            if other in nodes:
                continue
            if len(nodes) >= max_nodes:
                truncated = True
                break
            nodes[other] = nodes[here] + 1
            pending.append(other)
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    _read_ahead(corpus, list(nodes))
    held = 0  # the graph would count anew each time
    beyond: dict[Id, dict[str, int]] = {}
    for here in nodes:
        for edge in at(here):
            if graph.has_edge(edge.origin, edge.target, edge.id):
                continue
            within = edge.origin in nodes and edge.target in nodes
            if within and held < max_edges:
                graph.add_edge(edge.origin, edge.target, edge.id, edge=edge)
                held += 1
                continue
            truncated = truncated or within
            counts = beyond.setdefault(here, {})
            counts[edge.kind] = counts.get(edge.kind, 0) + 1
    return Lineage(act, graph, truncated, beyond)


def _read_ahead(corpus: Corpus, acts: Sequence[Id]) -> None:
    """Have read at once what the edges of these acts are made from: one by one takes longer than the edges themselves."""
    if not isinstance(corpus, Keeping):
        return
    places, level = list(acts), list(acts)
    while level:
        corpus.read_ahead(Provision, "parent", level)
        level = [provision.id for place in level for provision in corpus.linked(Provision, "parent", place)]
        places += level
    corpus.read_ahead(Effect, "effect_on", places)
    corpus.read_ahead(Effect, "effect_by", acts)
    effects = {one.id for place in places for one in corpus.linked(Effect, "effect_on", place)}
    effects |= {one.id for act in acts for one in corpus.linked(Effect, "effect_by", act)}
    for relation in ("effect_on", "effect_part"):
        corpus.read_ahead(Effect, relation, sorted(effects))
    for relation in ("reference_from", "reference_to"):
        corpus.read_ahead(Reference, relation, acts)


def _weight(edge: Edge) -> tuple[bool, int, tuple[tuple[int, int, str], ...]]:
    """What is shown first of an act with more edges than can be: what changes the law, then what is latest."""
    return (not edge.changes_law, -(edge.moment.earliest.toordinal() if edge.moment else 0), natural_key(edge.id))


def joined(root: Id, parts: Collection[Lineage]) -> Lineage:
    """Several lineages as one; what one part could not hold and another does is no longer hidden."""
    graph: nx.MultiDiGraph[Id] = nx.MultiDiGraph()
    for part in parts:
        graph.add_nodes_from(part.graph.nodes)
        for origin, target, key, data in part.graph.edges(keys=True, data=True):
            if not graph.has_edge(origin, target, key):
                graph.add_edge(origin, target, key, **data)
    beyond: dict[Id, dict[str, int]] = {}
    for part in parts:
        for node, kinds in part.beyond.items():
            counts = beyond.setdefault(node, {})
            for kind, count in kinds.items():
                counts[kind] = max(count, counts.get(kind, 0))
    return Lineage(root, graph, any(part.truncated for part in parts), beyond)


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
