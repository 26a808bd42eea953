"""The lineage as it would be with a draft: the acts it acts on, and those it reaches through them."""

from __future__ import annotations

from app.core.drafts.checking import DraftCheck
from app.core.identifiers import act_of, slot_of
from app.core.lineage import Lineage, lineage
from app.core.model import Id

#: Acts looked at round a draft.
_MOST = 500


def lineage_with(check: DraftCheck) -> Lineage:
    """The draft, its targets, the acts whose words it would end or whose footing it would take, and what is between them.

    What else those acts have to do with others is counted in `beyond`, and drawn on their own pages.
    """
    wide = lineage(check.after, check.act.id, depth=2, max_nodes=_MOST)
    kept = {check.act.id, *_reached(check)}
    beyond = {act: dict(kinds) for act, kinds in wide.beyond.items() if act in kept}
    for edge in wide.edges:
        ends = {edge.origin, edge.target} & kept
        if len(ends) == 1 and edge.origin != edge.target:
            counts = beyond.setdefault(ends.pop(), {})
            counts[edge.kind] = counts.get(edge.kind, 0) + 1
    graph = wide.graph.copy()
    graph.remove_nodes_from([act for act in wide.graph if act not in kept])
    return Lineage(check.act.id, graph, wide.truncated, beyond)


def _reached(check: DraftCheck) -> set[Id]:
    targets = {act_of(one.found.slot) for one in check.declared if one.effect is not None}
    givers = {act_of(slot_of(given)) for one in check.ended for given in (one.version.slot, *one.version.text_from)}
    footing = {one.act for one in check.bases} | {one.family for one in check.guidelines}
    return targets | givers | footing
