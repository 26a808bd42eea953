"""The lineage network: pyvis gathers nodes and edges, our own page draws them. The only module that knows pyvis."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from app.core.answer import Fact
from app.core.brief import brief
from app.core.corpus import Corpus
from app.core.lineage import Edge, Lineage
from app.core.model import Act, Id
from app.core.standing import ALIVE
from app.core.vocabulary import Rank
from app.render import words
from app.render.language import Language
from app.render.layout import NODE_HEIGHT, NODE_WIDTH, Picture, Spot, arrange, curve
from app.render.names import label_of
from app.render.strokes import STROKES

#: Kinds of edge in the order of the legend.
KINDS: tuple[str, ...] = tuple(STROKES)

#: Width and height of an act in the network, without the margin that vis-network adds.
BOX = (NODE_WIDTH - 6, NODE_HEIGHT - 6)


@dataclass(frozen=True, slots=True)
class Box:
    """An act in the picture."""

    id: Id
    label: str
    title: str
    rank: Rank
    year: int | None
    status: str
    status_words: str
    alive: bool
    root: bool
    hidden: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge in the picture, with the path that draws it."""

    edge: Edge
    kind: str
    origin: str
    verb: str
    target: str
    path: str
    bend: int
    when: Fact


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a page needs to show a lineage, as a picture, as a network, or as a table."""

    picture: Picture
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    kinds: tuple[str, ...]
    data: dict[str, Any]


def draw(corpus: Corpus, found: Lineage, on: Any, lang: Language) -> Drawing:
    """The drawing of a lineage, with the status of each act on a day. Labels are short names kept as data, never cut."""
    boxes_: dict[Id, dict[str, Any]] = {}
    spots = []
    hidden = found.hidden
    for identifier in found.nodes:
        act = corpus.get(Act, identifier)
        label = label_of(corpus, identifier)
        if act is None or label is None:
            continue
        status, since = brief(corpus, identifier, on)
        year = act.year or (since.year if since else None)
        order = since.toordinal() if since else (act.issued.toordinal() if act.issued else 0)
        spots.append(Spot(identifier, year, act.rank, (order, identifier)))
        boxes_[identifier] = {
            "id": identifier,
            "label": act.short.in_(lang.code),
            "title": label.in_(lang.code),
            "rank": act.rank,
            "year": year,
            "status": status.value,
            "status_words": words.status(status, lang),
            "alive": status in ALIVE,
            "root": identifier == found.root,
            "hidden": hidden.get(identifier, 0),
        }
    picture = arrange(spots)
    boxes = tuple(Box(**fields, x=picture.at[key][0], y=picture.at[key][1]) for key, fields in boxes_.items())
    arrows = tuple(_arrows(found, picture, {key: fields["title"] for key, fields in boxes_.items()}, lang))
    shown = {arrow.kind for arrow in arrows}
    kinds = tuple(kind for kind in KINDS if kind in shown)
    return Drawing(picture, boxes, arrows, kinds, _vis_data(boxes, arrows))


def _arrows(found: Lineage, picture: Picture, names: dict[Id, str], lang: Language) -> list[Arrow]:
    parallel: Counter[tuple[Id, Id]] = Counter()
    verbs = {kind: words.edge_kind(kind, lang) for kind in {edge.kind for edge in found.edges}}
    arrows = []
    for edge in found.edges:
        if edge.origin not in picture.at or edge.target not in picture.at:
            continue
        pair = (min(edge.origin, edge.target), max(edge.origin, edge.target))
        bend = parallel[pair]
        parallel[pair] += 1
        path = curve(picture.at[edge.origin], picture.at[edge.target], bend)
        called = (names[edge.origin], verbs[edge.kind], names[edge.target])
        arrows.append(Arrow(edge, edge.kind, *called, path, bend, edge.moment))
    return arrows


def _vis_data(boxes: tuple[Box, ...], arrows: tuple[Arrow, ...]) -> dict[str, Any]:
    """Nodes and edges as vis-network takes them, gathered by pyvis, which keeps them as plain data.

    pyvis' own page is never used: it loads other hosts and runs what labels contain (reliability hazards H30, H31).
    """
    from pyvis.network import Network  # imported here so that commands without a picture start without IPython

    network = Network(directed=True)
    for box in boxes:
        network.add_node(
            box.id,
            label=box.label,
            title=f"{box.title} · {box.status_words}",
            status=box.status_words,
            x=box.x,
            y=box.y,
            physics=False,
            shape="box",
            alive=box.alive,
            root=box.root,
            hidden_edges=box.hidden,
            widthConstraint=BOX[0],
            heightConstraint=BOX[1],
        )
    for arrow in arrows:
        network.add_edge(
            arrow.edge.origin,
            arrow.edge.target,
            id=arrow.edge.id,
            kind=arrow.kind,
            title=arrow.verb,
            bend=arrow.bend,
            dashes=list(STROKES[arrow.kind].dashes) or False,
            head=STROKES[arrow.kind].head,
        )
    nodes, edges, _, _, _, _ = network.get_network_data()
    return {"nodes": nodes, "edges": edges}


@cache
def vis_script() -> tuple[bytes, str]:
    """vis-network as pyvis ships it, and the hash that names it."""
    content = resources.files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:16]
