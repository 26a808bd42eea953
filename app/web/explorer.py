"""A lineage as readers explore it: what was asked, what is drawn, and what else there is to ask, each with its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query

from app.core.lineage import Direction, Lineage, lineage
from app.core.model import Id
from app.render import words
from app.render.names import short_name
from app.render.network import BOX, KINDS, Drawing, draw
from app.web.deps import MaybeDay
from app.web.view import View

#: Edges drawn for each act that may be drawn; a picture with more of them tells nobody anything.
EDGES_PER_ACT = 3

#: What the script is told of every act and relation; what all of a kind share is said once.
_OF_NODE = ("id", "label", "title", "x", "y", "alive", "root", "hidden_edges")
_OF_EDGE = ("id", "from", "to", "kind", "bend")

#: Acts that may be opened by hand in one view.
_MOST_OPENED = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a lineage; it is all in the address, so that every view can be linked to."""

    depth: int = 1
    on: date | None = None
    direction: Direction = Direction.BOTH
    kinds: tuple[str, ...] = ()
    expand: tuple[Id, ...] = ()
    focus: Id = ""

    def query(self) -> dict[str, Any]:
        """The query of the address, without what is as usual."""
        return {
            "depth": self.depth if self.depth != 1 else "",
            "on": self.on.isoformat() if self.on else "",
            "direction": self.direction.value if self.direction is not Direction.BOTH else "",
            "kind": list(self.kinds),
            "expand": ",".join(self.expand),
            "focus": self.focus,
        }

    def opened(self, act: Id) -> Asked:
        """The same with the neighbours of one more act."""
        return replace(self, expand=tuple(dict.fromkeys((*self.expand, act)))[-_MOST_OPENED:], focus=act)


async def asked_of(
    depth: Annotated[int, Query(ge=1, le=4, description="Steps from the act.")] = 1,
    on: Annotated[MaybeDay, Query(description="Leave out what had not happened by that day.")] = None,
    direction: Annotated[Direction, Query(description="Which way to walk.")] = Direction.BOTH,
    kind: Annotated[list[str] | None, Query(max_length=len(KINDS), description="Kinds of relation to keep.")] = None,
    expand: Annotated[str, Query(max_length=2000, description="Acts whose neighbours are shown too, with commas.")] = "",
    focus: Annotated[str, Query(max_length=300, description="The act chosen in the view.")] = "",
) -> Asked:
    """What the query of a request asks."""
    kinds = tuple(one for one in KINDS if one in (kind or ()))
    opened = tuple(dict.fromkeys(one for one in expand.split(",") if one))[:_MOST_OPENED]
    return Asked(depth, on, direction, kinds, opened, focus)


AskedOf = Annotated[Asked, Depends(asked_of)]


@dataclass(frozen=True, slots=True)
class Beyond:
    """An act with relations that are not drawn: how many, of which kinds, and where they are."""

    id: Id
    label: str
    count: int
    says: str
    address: str


@dataclass(frozen=True, slots=True)
class Explorer:
    """One view of a lineage."""

    act: Id
    asked: Asked
    found: Lineage
    drawing: Drawing
    legend: tuple[tuple[str, int, bool], ...]
    beyond: tuple[Beyond, ...]
    data: dict[str, Any]

    @property
    def more(self) -> dict[Id, Beyond]:
        """The acts whose further relations may still be asked for."""
        return {one.id: one for one in self.beyond if one.id not in self.asked.expand}


def explore(
    view: View, act: Id, asked: Asked, *, today: date, most: int, address_of: Callable[[Asked], str], labels: dict[str, str]
) -> Explorer:
    """The view of a lineage that was asked for; `address_of` gives the address of another view of it."""
    found = _walked(view, act, asked, most)
    whole = _walked(view, act, replace(asked, kinds=()), most) if asked.kinds else found
    drawing = draw(view.corpus, found, asked.on or today, view.lang)
    counts: dict[str, int] = {}
    for edge in whole.edges:
        counts[edge.kind] = counts.get(edge.kind, 0) + 1
    legend = tuple((kind, counts[kind], not asked.kinds or kind in asked.kinds) for kind in KINDS if kind in counts)
    beyond = tuple(_beyond(view, found, asked, address_of))
    data = {
        "nodes": [{key: node[key] for key in _OF_NODE} for node in drawing.data["nodes"]],
        "edges": [{key: edge[key] for key in _OF_EDGE} for edge in drawing.data["edges"]],
        "kinds": {
            edge["kind"]: {"verb": edge["title"], "head": edge["head"], "dashes": edge["dashes"]}
            for edge in drawing.data["edges"]
        },
        "box": BOX,
        "width": drawing.picture.width,
        "height": drawing.picture.height,
        "root": act,
        "depth": asked.depth,
        "direction": asked.direction.value,
        "opened": list(asked.expand),
        "focus": asked.focus if any(box.id == asked.focus for box in drawing.boxes) else act,
        "lanes": [[words.rank(lane.rank, view.lang), lane.top, lane.height] for lane in drawing.picture.lanes],
        "years": [[str(year or view.lang.say("no date")), x] for year, x in drawing.picture.years],
        "words": labels,
    }
    return Explorer(act, asked, found, drawing, legend, beyond, data)


def _walked(view: View, act: Id, asked: Asked, most: int) -> Lineage:
    return lineage(
        view.corpus,
        act,
        direction=asked.direction,
        depth=asked.depth,
        on=asked.on,
        kinds=asked.kinds,
        expand=asked.expand,
        max_nodes=most,
        max_edges=most * EDGES_PER_ACT,
    )


def _beyond(view: View, found: Lineage, asked: Asked, address_of: Callable[[Asked], str]) -> Sequence[Beyond]:
    told = []
    verbs = {kind: words.edge_kind(kind, view.lang) for kind in KINDS}
    for act, kinds in found.beyond.items():
        count = sum(kinds.values())
        parts = [f"{verbs[kind]} {kinds[kind]}" for kind in KINDS if kind in kinds]
        label = short_name(view.corpus, act, view.lang)
        told.append(Beyond(act, label, count, ", ".join(parts), address_of(asked.opened(act))))
    return sorted(told, key=lambda one: (-one.count, one.label))


def network_labels(view: View) -> dict[str, str]:
    """The words that the script says."""
    say = view.lang.say
    return {
        "canvas": say(
            "Lineage network. The arrow keys move along the relations, Page Up and Page Down from act to act in time, Enter "
            "opens one, plus and minus zoom, zero shows all, F keeps only the neighbours in sight."
        ),
        "selected": say("{label}. {out} relations from it, {in} to it.", **{"label": "{label}", "out": "{out}", "in": "{in}"}),
        "along": say("{verb}: {label}", verb="{verb}", label="{label}"),
        "received": say("{label}: {verb} this act", verb="{verb}", label="{label}"),
        "nothing": say("No relation leads that way."),
        "open": say("Open it"),
        "centre": say("See its own lineage"),
        "expand": say("Show {count} more: {says}", count="{count}", says="{says}"),
        "found": say("{count} acts found. Enter goes to the next.", count="{count}"),
        "shown": say("{acts} acts and {relations} relations are shown.", acts="{acts}", relations="{relations}"),
        "neighbours": say("Only the neighbours of {label} are in sight.", label="{label}"),
        "everything": say("All acts are in sight."),
        "file": say("lineage"),
    }
