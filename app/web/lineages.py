"""Lineages in the published form."""

from __future__ import annotations

from datetime import date

from app.core.brief import brief
from app.core.identifiers import slot_of
from app.core.lineage import Edge, Lineage
from app.core.model import Act
from app.render import words
from app.web import answers, schemas
from app.web.view import View


def lineage_graph(view: View, found: Lineage, on: date) -> schemas.LineageGraph:
    """A lineage in the published form."""
    nodes, hidden = [], found.hidden
    for identifier in found.nodes:
        act = view.corpus.get(Act, identifier)
        if act is None:
            continue
        status, since = brief(view.corpus, identifier, on)
        nodes.append(
            schemas.LineageNode(
                id=identifier,
                label=view.words(act.label),
                short=view.words(act.short),
                rank=act.rank.value,
                year=act.year,
                start=since or act.issued,
                status=status.value,
                hidden=hidden.get(identifier, 0),
            )
        )
    return schemas.LineageGraph(
        root=found.root,
        nodes=nodes,
        edges=[edge_item(view, edge) for edge in found.edges],
        truncated=found.truncated,
        dataset=view.dataset(),
    )


def edge_item(view: View, edge: Edge) -> schemas.LineageEdge:
    """A lineage edge."""
    return schemas.LineageEdge(
        id=edge.id,
        kind=edge.kind,
        says=words.edge_kind(edge.kind, view.lang),
        source=edge.origin,
        target=edge.target,
        from_provision=slot_of(edge.origin_place),
        to_provision=slot_of(edge.target_place),
        date=edge.moment.exact if edge.moment else None,
        between=answers.window(edge.moment),
        confidence=edge.confidence.value,
        changes_law=edge.changes_law,
        applied=edge.applied,
        details=edge.details,
    )
