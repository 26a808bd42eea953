"""The lineage graph over a small body of law: which edges there are, which are walked, and what is said to be left out."""

from __future__ import annotations

import pytest
from realm import act, commences, day, effect, law, provision, reference, topic, version, window

from app.core.corpus import places_of
from app.core.lineage import Direction, Edge, edges_at, joined, lineage, of_topic
from app.core.model import Record
from app.core.period import Moment
from app.core.vocabulary import Basis, Confidence, EffectType, Incorporation, ReferenceKind

A, B, C, D = (f"rv/decreto/{year}/{year % 10}" for year in (2001, 2002, 2003, 2004))
TITLE, ARTICLE = f"{A}/titulo/1", f"{A}/articulo/1"
WHOLE = effect("E1", EffectType.REPEALS, f"{B}/articulo/9", A, "2002-02-02")
PART = effect("E2", EffectType.REPEALS, B, ARTICLE, "2002-02-02", part_of=WHOLE.id)
DEEP = effect("E3", EffectType.AMENDS, C, ARTICLE, window("2003-01-01", "2003-02-01"), incorporation=Incorporation.OUTSTANDING)
ON = effect("E4", EffectType.SUBSTITUTES, D, C, "2004-04-04", basis=Basis.TACIT)
OWN = effect("E5", EffectType.AMENDS, A, ARTICLE, "2001-05-05")
BASED = reference("R1", ReferenceKind.BASED_ON, D, B, since=Moment.on(day("2004-04-04")))
VAGUE = reference("R2", ReferenceKind.GENERIC_REPEAL, D)
LOST = reference("R3", ReferenceKind.BASED_ON, D, "rv/ley/1900/1")
INSIDE = reference("R4", ReferenceKind.BASED_ON, B, f"{B}/articulo/9")
LAW: list[Record] = [
    *(act(one) for one in (A, B, C, D)), commences(A, "2001-01-01"), provision(TITLE), provision(ARTICLE, TITLE),
    WHOLE, PART, DEEP, ON, OWN, BASED, VAGUE, LOST, INSIDE,
]  # fmt: skip
CORPUS = law(LAW)


def ids(edges: tuple[Edge, ...]) -> list[str]:
    return [one.id for one in edges]


def test_an_edge_tells_all_that_is_known_of_it() -> None:
    whole, deep = edges_at(CORPUS, A, Direction.DESCENDANTS)
    express, sure = Basis.EXPRESS, Confidence.HIGH
    begun = Moment.on(day("2002-02-02"))
    assert whole == Edge("effect/E1", "repeals", B, A, f"{B}/articulo/9", A, begun, sure, express, True, True, 1)
    between = window("2003-01-01", "2003-02-01")
    assert deep == Edge("effect/E3", "amends", C, A, C, ARTICLE, between, sure, express, True, False, 0)
    (based,) = (one for one in edges_at(CORPUS, B, Direction.DESCENDANTS))
    assert based == Edge("effect/R1", "based-on", D, B, D, B, Moment.on(day("2004-04-04")), Confidence.HIGH, None, False, True, 0)


@pytest.mark.parametrize(
    ("place", "direction", "expected"),
    [
        (A, Direction.ANCESTORS, []),
        (A, Direction.DESCENDANTS, ["effect/E1", "effect/E3"]),
        (A, Direction.BOTH, ["effect/E1", "effect/E3"]),
        (B, Direction.ANCESTORS, ["effect/E1"]),
        (B, Direction.DESCENDANTS, ["effect/R1"]),
        (C, Direction.BOTH, ["effect/E3", "effect/E4"]),
        (D, Direction.ANCESTORS, ["effect/E4", "effect/R1"]),
        (D, Direction.DESCENDANTS, []),
    ],
)
def test_the_edges_of_an_act_by_direction(place: str, direction: Direction, expected: list[str]) -> None:
    """Parts, starts, an act's effects on itself, and relations to nothing recorded are no edges of their own."""
    assert [one.id for one in edges_at(CORPUS, place, direction)] == expected


def test_the_places_of_an_act_are_all_that_lies_in_it() -> None:
    assert list(places_of(CORPUS, A)) == [A, TITLE, ARTICLE]


@pytest.mark.parametrize(
    ("depth", "nodes", "edges", "hidden"),
    [
        (0, [A], [], {A: 2}),
        (1, [A, B, C], ["effect/E1", "effect/E3"], {B: 1, C: 1}),
        (2, [A, B, C, D], ["effect/E1", "effect/E3", "effect/R1", "effect/E4"], {}),
        (9, [A, B, C, D], ["effect/E1", "effect/E3", "effect/R1", "effect/E4"], {}),
    ],
)
def test_a_walk_ends_at_its_depth_and_says_what_it_left(depth: int, nodes: list[str], edges: list[str], hidden: object) -> None:
    found = lineage(CORPUS, A, depth=depth)
    assert (found.root, list(found.nodes), found.hidden, found.truncated) == (A, nodes, hidden, False)
    assert sorted(ids(found.edges)) == sorted(edges)


def test_edges_stand_by_day_then_name() -> None:
    assert ids(lineage(CORPUS, A, depth=3).edges) == ["effect/E1", "effect/E3", "effect/E4", "effect/R1"]
    undated = law(LAW, reference("R0", ReferenceKind.BASED_ON, C, B))
    assert ids(lineage(undated, A, depth=3).edges)[-1] == "effect/R0"


def test_a_walk_may_gather_only_so_many_acts_and_says_when_it_was_cut() -> None:
    cut = lineage(CORPUS, A, depth=2, max_nodes=2)
    assert (list(cut.nodes), cut.truncated, cut.hidden) == ([A, B], True, {A: 1, B: 1})
    full = lineage(CORPUS, A, depth=2, max_nodes=4)
    assert (len(full.nodes), full.truncated) == (4, False)


def test_a_day_leaves_out_what_had_not_happened_and_kinds_what_is_not_wanted() -> None:
    assert ids(lineage(CORPUS, A, on=day("2002-02-01")).edges) == []
    assert ids(lineage(CORPUS, A, on=day("2002-02-02")).edges) == ["effect/E1"]
    assert ids(lineage(CORPUS, A, on=day("2003-01-01")).edges) == ["effect/E1", "effect/E3"]
    assert ids(lineage(CORPUS, A, kinds=("amends",)).edges) == ["effect/E3"]
    assert ids(lineage(CORPUS, D, kinds=("based-on",), on=day("2004-04-03")).edges) == []


def test_a_walk_shows_only_so_many_edges_and_counts_the_others_by_kind() -> None:
    cut = lineage(CORPUS, A, depth=2, max_edges=2)
    assert (ids(cut.edges), cut.truncated) == (["effect/E1", "effect/E3"], True)
    assert cut.beyond == {B: {"based-on": 1}, C: {"substitutes": 1}, D: {"substitutes": 1, "based-on": 1}}
    assert cut.hidden == {B: 1, C: 1, D: 2}
    whole = lineage(CORPUS, A, depth=2, max_edges=4)
    assert (len(whole.edges), whole.truncated, whole.beyond) == (4, False, {})


def test_an_act_that_is_opened_shows_its_neighbours_beyond_the_depth() -> None:
    found = lineage(CORPUS, A, depth=1, expand=(C,))
    assert list(found.nodes) == [A, B, C, D]
    assert sorted(ids(found.edges)) == ["effect/E1", "effect/E3", "effect/E4", "effect/R1"]
    assert list(lineage(CORPUS, A, depth=1, expand=(D,)).nodes) == [A, B, C]  # D was not reached, and stays shut
    assert list(lineage(CORPUS, A, direction=Direction.DESCENDANTS, depth=2).nodes) == [A, B, C, D]
    assert list(lineage(CORPUS, D, direction=Direction.DESCENDANTS, depth=2).nodes) == [D]


def test_of_an_act_with_more_edges_than_can_be_shown_the_law_comes_first_then_the_latest() -> None:
    crowd = [act(f"rv/decreto/2010/{number}") for number in range(1, 6)]
    cited = reference("Q0", ReferenceKind.CITES, crowd[0].id, A, since=Moment.on(day("2019-01-01")))
    undated = reference("Q1", ReferenceKind.CITES, crowd[1].id, A)
    done = [effect(f"Q{number}", EffectType.AMENDS, crowd[number].id, A, f"20{10 + number}-01-01") for number in (2, 3, 4)]
    corpus = law(act(A), crowd, cited, undated, done)
    shown = {most: list(lineage(corpus, A, max_nodes=most).nodes)[1:] for most in (2, 3, 4, 5, 6)}
    order = [crowd[4].id, crowd[3].id, crowd[2].id, crowd[0].id, crowd[1].id]
    assert shown == {most: sorted(order[: most - 1]) for most in shown}


def test_lineages_are_joined_edge_by_edge_and_what_one_hides_another_may_show() -> None:
    left, right = lineage(CORPUS, A), lineage(CORPUS, D)
    whole = joined("topic/faros", [left, right])
    assert (whole.root, list(whole.nodes), whole.truncated) == ("topic/faros", [A, B, C, D], False)
    assert ids(whole.edges) == ["effect/E1", "effect/E3", "effect/E4", "effect/R1"]
    assert {(edge.origin, edge.target) for edge in whole.edges} == {(B, A), (C, A), (D, C), (D, B)}
    assert set(whole.graph.edges(keys=True)) == {(edge.origin, edge.target, edge.id) for edge in whole.edges}
    assert whole.beyond == {B: {"based-on": 1, "repeals": 1}, C: {"substitutes": 1, "amends": 1}}
    twice = joined("topic/faros", [left, left])
    assert (ids(twice.edges), twice.beyond) == (ids(left.edges), left.beyond)
    assert joined("topic/faros", [left, lineage(CORPUS, D, max_nodes=1)]).truncated


def test_the_lineage_of_a_topic_goes_round_every_recorded_act_that_governed_it_or_lent_it_words() -> None:
    ruled = version(ARTICLE, "2001-01-01", policy="faros", text_from=(f"{D}/articulo/3", "rv/ley/1900/1"))
    corpus = law(LAW, topic("faros"), ruled)
    found = of_topic(corpus, "topic/faros")
    assert (found.root, list(found.nodes)) == ("topic/faros", [A, B, C, D])
    assert ids(found.edges) == ["effect/E1", "effect/E3", "effect/E4", "effect/R1"]
    assert list(of_topic(corpus, "topic/faros", depth=0).nodes) == [A, D]
    assert ids(of_topic(corpus, "topic/faros", on=day("2002-12-31")).edges) == ["effect/E1"]
    assert list(of_topic(corpus, "topic/muelles").nodes) == []
