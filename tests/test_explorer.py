"""The lineage explorer: what is asked is in the address, the table holds the edges of the picture, and a hub tells counts."""

from __future__ import annotations

import itertools
import json
import re
import time
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient
from realm import act, commences, effect, law, reference
from serving import Page

from app.core.corpus import Corpus, MemoryCorpus
from app.core.lineage import lineage
from app.core.model import Record
from app.core.vocabulary import EffectType, ReferenceKind
from app.render.language import Language
from app.render.layout import NODE_HEIGHT, NODE_WIDTH
from app.render.network import KINDS, draw
from app.render.strokes import HEADS, STROKES
from app.web.templating import asset

ROOT = "co/decreto/2018/1008"
HUB = "rv/ley/2000/1"


def hub(edges: int) -> MemoryCorpus:
    """An invented law that thousands of decrees touch: each tenth amends it, the others cite it."""
    records: list[Record] = [act(HUB, year=2000), commences(HUB, "2000-01-01")]
    for number in range(1, edges + 1):
        year = 2001 + number % 20
        other = f"rv/decreto/{year}/{number}"
        records += [act(other, year=year), commences(other, f"{year}-02-01")]
        if number % 10:
            records.append(reference(f"C{number}", ReferenceKind.CITES, other, HUB))
        else:
            records.append(effect(f"A{number}", EffectType.AMENDS, other, HUB, f"{year}-02-01"))
    return law(records)


@pytest.fixture(scope="module")
def big() -> MemoryCorpus:
    """A hub of 3,000 edges."""
    return hub(3000)


def test_no_two_kinds_share_line_and_shape_and_the_sheet_draws_them_so() -> None:
    assert len({(one.dashes, one.head) for one in STROKES.values()}) == len(STROKES)
    assert {one.head for one in STROKES.values()} == set(HEADS)
    sheet = asset("lineage.css")[0].decode()
    for kind, stroke in STROKES.items():
        rule = re.search(rf"\.k-{kind} \{{(.*?)\}}", sheet)
        assert rule, kind
        dashes = re.search(r"stroke-dasharray: ([\d ]+);", rule[1])
        assert (tuple(int(one) for one in dashes[1].split()) if dashes else ()) == stroke.dashes, kind
        assert f"--k: var(--k-{kind})" in rule[1]


def test_a_hub_of_thousands_shows_what_changes_the_law_and_counts_the_rest(big: MemoryCorpus) -> None:
    found = lineage(big, HUB, max_nodes=301, max_edges=900)
    assert len(found.nodes) == 301
    assert found.truncated
    assert sorted({edge.kind for edge in found.edges}) == ["amends"]
    assert len(found.edges) == 300
    assert found.beyond == {HUB: {"cites": 2700}}
    assert found.hidden == {HUB: 2700}


def test_a_hub_is_drawn_in_a_second_and_no_box_lies_on_another(big: MemoryCorpus) -> None:
    found = lineage(big, HUB, max_nodes=300)
    started = time.process_time()
    drawing = draw(big, found, found.edges[0].moment.earliest, Language("es"))  # type: ignore[union-attr]
    assert time.process_time() - started < 3
    assert len(drawing.boxes) == 300
    places = sorted(drawing.picture.at.values())
    for (x1, y1), (x2, y2) in itertools.combinations(places, 2):
        assert abs(x1 - x2) >= NODE_WIDTH or abs(y1 - y2) >= NODE_HEIGHT
    assert drawing.picture.height < 4000


def test_acts_of_one_year_and_rank_stand_side_by_side_when_they_are_many() -> None:
    records: list[Record] = [act(HUB, year=2000), commences(HUB, "2000-01-01")]
    for number in range(200):
        other = f"rv/decreto/2005/{number + 1}"
        records += [
            act(other, year=2005),
            commences(other, "2005-01-01"),
            reference(f"C{number}", ReferenceKind.CITES, other, HUB),
        ]
    corpus = law(records)
    picture = draw(corpus, lineage(corpus, HUB), date(2006, 1, 1), Language("en")).picture
    columns = {x for key, (x, _) in picture.at.items() if key != HUB}
    assert 5 < len(columns) < 20
    assert picture.height < 2000


def test_many_edges_between_few_acts_are_bounded_and_counted() -> None:
    other = "rv/decreto/2005/1"
    records: list[Record] = [
        act(HUB, year=2000),
        act(other, year=2005),
        commences(HUB, "2000-01-01"),
        commences(other, "2005-01-01"),
    ]
    records += [reference(f"C{number}", ReferenceKind.CITES, other, HUB) for number in range(3000)]
    found = lineage(law(records), HUB, max_nodes=300, max_edges=900)
    assert len(found.edges) == 900
    assert found.truncated
    assert found.hidden[HUB] == 2100


def test_an_act_opened_by_hand_shows_its_neighbours_and_their_edges(corpus: Corpus) -> None:
    plain = lineage(corpus, ROOT)
    more = max(plain.hidden, key=lambda one: plain.hidden[one])
    opened = lineage(corpus, ROOT, expand=[more])
    assert set(plain.nodes) < set(opened.nodes)
    assert more not in opened.hidden
    alone = {edge.id for edge in lineage(corpus, more).edges}
    assert alone <= {edge.id for edge in opened.edges}
    within = {edge.id for edge in opened.edges}
    for one in opened.nodes:
        for edge in lineage(corpus, one).edges:
            if edge.origin in opened.nodes and edge.target in opened.nodes:
                assert edge.id in within


def test_what_is_not_drawn_is_counted_by_kind_for_every_act(corpus: Corpus) -> None:
    found = lineage(corpus, ROOT)
    drawn = {edge.id for edge in found.edges}
    for one in found.nodes:
        whole = [edge for edge in lineage(corpus, one).edges if one in (edge.origin, edge.target)]
        assert found.hidden.get(one, 0) == len([edge for edge in whole if edge.id not in drawn])


def _words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", unescape(html))).strip()


ASKED = ["", "?depth=2", "?kind=repeals&kind=displaces", "?direction=ancestors", "?on=2016-03-01", "?expand=co/decreto/2015/1078"]


@pytest.mark.parametrize("place", ["/es/linaje/", "/embed/lineage/"])
@pytest.mark.parametrize("asked", ASKED)
def test_picture_network_and_table_hold_the_same_edges(asked: str, place: str, client: TestClient) -> None:
    html = client.get(f"{place}{ROOT}{asked}").text
    data = json.loads(re.search(r'id="lineage-data"[^>]*>(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    network = [(one["id"], one["kind"]) for one in data["edges"]]
    assert sorted(network) == sorted(re.findall(r'<tr data-edge="([^"]+)" data-kind="([^"]+)"', html))
    assert sorted(network) == sorted(re.findall(r'<path class="edge[^>]*data-edge="([^"]+)" data-kind="([^"]+)"', html))
    names = {one["id"]: unescape(one["title"]).partition(" · ")[0] for one in data["nodes"]}
    rows = re.findall(r'<tr data-edge="([^"]+)".*?</tr>', html, re.DOTALL)
    for identifier, row in zip(rows, re.findall(r"<tr data-edge=.*?</tr>", html, re.DOTALL), strict=True):
        (edge,) = [one for one in data["edges"] if one["id"] == identifier]
        cells = [_words(cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
        assert cells[1] == names[edge["from"]]
        assert cells[2].startswith(data["kinds"][edge["kind"]]["verb"])
        assert cells[3] == names[edge["to"]]


def test_a_chosen_kind_alone_is_walked_and_the_legend_still_names_the_others(client: TestClient) -> None:
    html = client.get(f"/en/lineage/{ROOT}?kind=displaces").text
    page = Page(html)
    boxes = [one for one in page.all("input") if one.get("name") == "kind"]
    assert [one["value"] for one in boxes if "checked" in one] == ["displaces"]
    assert len(boxes) > 4
    assert {one["data-kind"] for one in page.all("tr") if "data-kind" in one} == {"displaces"}


def test_before_anything_is_opened_its_counts_are_told_and_a_link_opens_it(client: TestClient) -> None:
    page = Page(client.get(f"/en/lineage/{ROOT}").text)
    opening = {one["data-expand"]: one["href"] for one in page.all("a") if "data-expand" in one}
    assert "co/decreto/2015/1078" in opening
    assert re.search(r"17 more relations\s+\([a-z ]+ \d+(, [a-z ]+ \d+)*\)", page.text)
    after = Page(client.get(opening["co/decreto/2015/1078"]).text)
    assert len([one for one in after.all("tr") if "data-edge" in one]) > len(
        [one for one in page.all("tr") if "data-edge" in one]
    )
    assert "co/decreto/2015/1078" not in {one.get("data-expand") for one in after.all("a")}


def test_what_was_asked_stays_in_every_address_that_leads_on(client: TestClient) -> None:
    page = Page(client.get(f"/en/lineage/{ROOT}?depth=2&on=2020-01-01&kind=repeals&kind=amends&focus=co/decreto/2015/1078").text)
    drawing, points = (one["href"] for one in page.all("a") if "data-image" in one)
    (twin,) = [one["href"] for one in page.all("a") if one.get("class") == "twin"]
    for address in (drawing, points, twin):
        for part in ("depth=2", "on=2020-01-01", "kind=repeals", "kind=amends"):
            assert part in address, address
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("asked", ["?depth=9", "?direction=sideways", "?on=2020-13-01", "?expand=" + "x" * 2100])
def test_what_cannot_be_asked_is_refused_by_name(asked: str, client: TestClient) -> None:
    answer = client.get(f"/en/lineage/{ROOT}{asked}")
    assert answer.status_code == 422
    assert asked[1:].partition("=")[0] in answer.text


def test_a_kind_or_an_act_that_does_not_exist_changes_nothing(client: TestClient) -> None:
    plain = Page(client.get(f"/en/lineage/{ROOT}").text)
    odd = Page(client.get(f"/en/lineage/{ROOT}?kind=nothing&expand=co/nada,<b>&focus=<script>").text)
    assert [one for one in odd.all("tr") if "data-edge" in one] == [one for one in plain.all("tr") if "data-edge" in one]
    assert len(KINDS) >= len([one for one in odd.all("input") if one.get("name") == "kind"])
