"""The picture of a lineage: exactly the acts and edges of the core, time from left to right, rank by lane, no box on another."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from realm import REALM, act, commences, day, effect, law, reference

from app import build
from app.core.acts import act_standing
from app.core.corpus import Corpus, MemoryCorpus
from app.core.identifiers import act_of
from app.core.lineage import Direction, Lineage, lineage
from app.core.model import Act, Effect, Record, Reference, Text
from app.core.standing import ALIVE
from app.core.vocabulary import EffectType, Rank, ReferenceKind
from app.graph.codecs import Base
from app.render import words
from app.render.language import Language
from app.render.layout import NODE_HEIGHT, NODE_WIDTH, Picture, Spot, arrange, curve
from app.render.network import KINDS, Drawing, draw, vis_script
from app.settings import Settings

DAY = date(2016, 3, 1)
ES, EN = Language("es"), Language("en")
ROOTS = ["co/decreto/2015/1078", "co/ley/2009/1341", "co/manual/gobierno-digital/v7", "co/auto/consejo-de-estado/2015-00555-00"]


@pytest.fixture(scope="module")
def realm() -> MemoryCorpus:
    """The invented realm."""
    return MemoryCorpus(build.check((REALM,), Base(Settings().base_iri)).records)


def same(corpus: Corpus, found: Lineage, drawing: Drawing, lang: Language) -> None:
    """Assert that picture, table and network tell what the core found, and nothing else."""
    edges = {edge.id: edge for edge in found.edges}
    assert [box.id for box in drawing.boxes] == list(found.nodes)
    assert [arrow.edge for arrow in drawing.arrows] == list(found.edges)
    assert [node["id"] for node in drawing.data["nodes"]] == list(found.nodes)
    told = [(edge["id"], edge["from"], edge["to"], edge["kind"]) for edge in drawing.data["edges"]]
    assert told == [(edge.id, edge.origin, edge.target, edge.kind) for edge in found.edges]
    assert set(drawing.kinds) == {edge.kind for edge in found.edges}
    for box, node in zip(drawing.boxes, drawing.data["nodes"], strict=True):
        held = corpus.get(Act, box.id)
        assert held is not None
        status = act_standing(corpus, box.id, DAY).status
        assert (node["label"], node["x"], node["y"]) == (held.short.in_(lang.code), box.x, box.y)
        assert (box.x, box.y) == drawing.picture.at[box.id]
        assert node["title"] == f"{held.label.in_(lang.code)} · {words.status(status, lang)}"
        assert (box.rank, box.status, node["alive"]) == (held.rank, status.value, status in ALIVE)
        assert node["root"] == box.root == (box.id == found.root)
        assert node["hidden_edges"] == box.hidden == found.hidden.get(box.id, 0)
        assert node["physics"] is False
    for drawn in drawing.data["edges"]:
        assert drawn["title"] == words.edge_kind(edges[drawn["id"]].kind, lang)
        assert drawn["arrows"] == "to"


def sound(picture: Picture, spots: dict[str, tuple[int | None, Rank]]) -> None:
    """Assert what makes a picture readable."""
    assert set(picture.at) == set(spots)
    for (one, (x1, y1)), (other, (x2, y2)) in itertools.combinations(picture.at.items(), 2):
        assert abs(x1 - x2) >= NODE_WIDTH or abs(y1 - y2) >= NODE_HEIGHT, f"{one} lies on {other}"
        (year1, rank1), (year2, rank2) = spots[one], spots[other]
        assert (x1 == x2) == (year1 == year2)
        assert (x1 < x2) == ((year1 is not None, year1 or 0) < (year2 is not None, year2 or 0))
        if rank1 is not rank2:
            assert (y1 < y2) == (rank1.order < rank2.order)
    lanes = {lane.rank: lane for lane in picture.lanes}
    assert set(lanes) == {rank for _, rank in spots.values()}
    for above, below in itertools.pairwise(picture.lanes):
        assert above.rank.order < below.rank.order
        assert above.top + above.height <= below.top
    for id, (x, y) in picture.at.items():
        lane = lanes[spots[id][1]]
        assert lane.top <= y - NODE_HEIGHT / 2
        assert y + NODE_HEIGHT / 2 <= lane.top + lane.height <= picture.height
        assert NODE_WIDTH / 2 <= x <= picture.width - NODE_WIDTH / 2
    assert dict(picture.years) == {year: x for id, (x, _) in picture.at.items() for year in [spots[id][0]]}


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_the_network_of_every_act_of_the_realm_is_its_lineage(depth: int, realm: MemoryCorpus) -> None:
    for root in realm.all(Act):
        for direction in Direction:
            found = lineage(realm, root.id, depth=depth, direction=direction)
            drawing = draw(realm, found, DAY, EN)
            same(realm, found, drawing, EN)
            sound(drawing.picture, {box.id: (box.year, box.rank) for box in drawing.boxes})


@pytest.mark.parametrize("root", ROOTS)
def test_the_network_of_the_real_data_is_its_lineage(root: str, corpus: Corpus) -> None:
    for depth, most, on in ((1, 300, None), (2, 300, DAY), (4, 10, None)):
        found = lineage(corpus, root, depth=depth, max_nodes=most, on=on)
        drawing = draw(corpus, found, DAY, ES)
        assert len(drawing.boxes) >= (2 if on is None else 1)
        same(corpus, found, drawing, ES)
        sound(drawing.picture, {box.id: (box.year, box.rank) for box in drawing.boxes})


def test_the_edges_of_all_lineages_together_are_those_of_the_records(corpus: Corpus) -> None:
    drawn = {edge.id for act_ in corpus.all(Act) for edge in lineage(corpus, act_.id).edges}
    recorded = {
        one.id
        for one in corpus.all(Effect)
        if act_of(one.actor) != act_of(one.target) and not one.part_of and one.type is not EffectType.COMMENCES
    }
    recorded |= {
        one.id
        for one in corpus.all(Reference)
        if one.target and act_of(one.origin) != act_of(one.target) and corpus.get(Act, act_of(one.target))
    }
    assert drawn == recorded
    assert len(drawn) > 100


def test_every_kind_of_edge_that_can_be_drawn_is_in_the_legend() -> None:
    assert len(set(KINDS)) == len(KINDS)
    drawn = {*EffectType, *ReferenceKind} - {EffectType.COMMENCES, ReferenceKind.GENERIC_REPEAL}
    assert set(KINDS) == {kind.value for kind in drawn}


def test_parallel_edges_stay_apart_whichever_way_they_point() -> None:
    one, other = "rv/decreto/2003/10", "rv/decreto/2005/100"
    edges: list[Record] = [
        effect("A", EffectType.AMENDS, other, one, "2005-05-26"),
        effect("B", EffectType.REPEALS, other, one, "2006-05-26"),
        reference("C", ReferenceKind.CITES, other, one),
        reference("D", ReferenceKind.CITES, one, other),
    ]
    corpus = law(act(one, year=2003), act(other, year=2005), commences(one, "2003-01-01"), commences(other, "2005-01-01"), edges)
    drawing = draw(corpus, lineage(corpus, one), DAY, EN)
    assert sorted(arrow.bend for arrow in drawing.arrows) == [0, 1, 2, 3]
    assert len({arrow.path for arrow in drawing.arrows}) == 4
    assert len(drawing.data["edges"]) == 4


def test_labels_are_data_and_never_cut_or_run() -> None:
    hostile = "</script><script>alert(1)</script> {{ x }} “Ley” " + "x" * 300
    one = act("rv/decreto/2003/10", short=Text(hostile, hostile), label=Text(hostile, hostile), year=2003)
    corpus = law(one, commences(one.id, "2003-01-01"))
    (node,) = draw(corpus, lineage(corpus, one.id), day("2004-01-01"), EN).data["nodes"]
    assert node["label"] == hostile
    assert node["title"].startswith(hostile)
    assert json.loads(json.dumps(node)) == node


def test_the_same_lineage_gives_the_same_picture_in_any_order(corpus: Corpus, memory: MemoryCorpus) -> None:
    here = draw(corpus, lineage(corpus, ROOTS[0], depth=2), DAY, ES)
    there = draw(memory, lineage(memory, ROOTS[0], depth=2), DAY, ES)
    assert (here.picture, here.data, here.arrows) == (there.picture, there.data, there.arrows)
    spots = [Spot(box.id, box.year, box.rank, (0, box.id)) for box in here.boxes]
    shuffled = random.Random(5).sample(spots, len(spots))  # noqa: S311 - a shuffle, not a secret
    assert arrange(spots) == arrange(shuffled)


def test_an_act_whose_year_is_not_known_stands_before_all_others() -> None:
    picture = arrange([Spot("a", None, Rank.DECREE, (0, "a")), Spot("b", 1500, Rank.DECREE, (0, "b"))])
    assert picture.at["a"][0] < picture.at["b"][0]
    assert [year for year, _ in picture.years] == [None, 1500]


SPOTS = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1995, 2012)), st.sampled_from(list(Rank)), st.integers(0, 3)),
    min_size=1,
    max_size=40,
)


@settings(max_examples=120, deadline=None)
@given(drawn=SPOTS)
def test_no_picture_has_a_box_on_another_or_out_of_its_lane(drawn: list[tuple[int | None, Rank, int]]) -> None:
    spots = [Spot(f"act-{place}", year, rank, (order, f"act-{place}")) for place, (year, rank, order) in enumerate(drawn)]
    sound(arrange(spots), {spot.id: (spot.year, spot.rank) for spot in spots})


@pytest.mark.parametrize("end", [(300.0, 0.0), (0.0, 300.0), (-300.0, 0.0), (200.0, -200.0), (137.0, 1.0)])
def test_an_edge_leaves_and_reaches_the_border_of_its_boxes(end: tuple[float, float]) -> None:
    path = curve((0.0, 0.0), end, 0)
    numbers = [float(text) for text in path.replace("M", "").replace("Q", " ").split()]
    (x1, y1), (x2, y2) = numbers[:2], numbers[-2:]
    for (x, y), (cx, cy) in (((x1, y1), (0.0, 0.0)), ((x2, y2), end)):
        half: Any = NODE_WIDTH / 2 + 2, NODE_HEIGHT / 2 + 2
        assert max(abs(x - cx) / half[0], abs(y - cy) / half[1]) == pytest.approx(1.0, abs=0.01)


def test_the_script_of_the_network_is_named_by_its_content() -> None:
    content, name = vis_script()
    assert len(content) > 100_000
    assert hashlib.sha256(content).hexdigest().startswith(name)
    assert len(name) == 16
