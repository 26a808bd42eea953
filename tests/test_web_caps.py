"""Answers that would grow with the law: they are cut, say how much there is, and lead to the rest."""

from __future__ import annotations

import copy
import json
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient
from test_explorer import HUB, hub

from app.core.model import Act
from app.release.edition import Edition
from app.render.language import Language
from app.web import acts, discovery
from app.web.view import View

DUR = "co/decreto/2015/1078"


def test_no_curated_act_is_cut_where_nobody_asks(client: TestClient, edition: Edition) -> None:
    for act in edition.corpus.all(Act):
        told = client.get(f"/api/v1/acts/{act.id}").json()
        assert told["more"] == {}, act.id
        assert told["totals"] == {name: len(told[name]) for name in acts.RELATIONS}, act.id


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("limit", [1, 4, 9])
def test_what_is_cut_is_counted_and_the_pages_that_follow_hold_the_rest(limit: int, lang: str, client: TestClient) -> None:
    whole = client.get(f"/api/v1/acts/{DUR}?lang={lang}").json()
    told = client.get(f"/api/v1/acts/{DUR}?limit={limit}&lang={lang}").json()
    assert told["totals"] == whole["totals"]
    assert set(told["more"]) == {name for name in acts.RELATIONS if len(whole[name]) > limit}
    for name in acts.RELATIONS:
        gathered, following = told[name], told["more"].get(name)
        while following:
            page = client.get(following).json()
            assert (page["act"]["id"], page["of"], page["total"]) == (DUR, name, len(whole[name]))
            gathered = gathered + page["items"]
            following = None
            if page["next"] is not None:
                asked = urlsplit(told["more"][name])
                following = f"{asked.path}?of={name}&lang={lang}&limit={limit}&cursor={page['next']}"
        assert gathered == whole[name]


@pytest.mark.parametrize(
    "asked", ["of=everything", "of=references&limit=0", "of=references&limit=1001", "of=references&cursor=-1", ""]
)
def test_a_list_that_there_is_not_is_refused(asked: str, client: TestClient) -> None:
    assert client.get(f"/api/v1/acts/{DUR}/relations?{asked}").status_code == 422


def test_the_relations_of_no_act_are_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/acts/co/decreto/1900/1/relations?of=references").status_code == 404


def test_an_act_with_thousands_of_relations_answers_in_little(edition: Edition) -> None:
    full = copy.copy(edition)
    full.corpus = hub(3000)  # type: ignore[assignment]
    view = View(full, Language("es"), "https://w3id.org/linaje/id/")
    act = view.corpus.get(Act, HUB)
    assert act is not None
    told = acts.detail(view, act, date(2026, 1, 1), acts.LISTED)
    assert sum(told.totals.values()) >= 3000
    assert told.more
    assert len(json.dumps(told.model_dump(mode="json"))) < 200_000


def test_a_part_of_the_map_of_a_whole_nation_is_small(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    names = [f"co/resolucion-de-una-autoridad-con-nombre-largo/2024/{number}" for number in range(30_000)]
    corpus = client.app.state.library.current().corpus  # type: ignore[attr-defined]
    monkeypatch.setattr(type(corpus), "acts", property(lambda _: len(names)))
    monkeypatch.setattr(type(corpus), "act_ids", lambda _, start=0, count=-1: names[start : start + count])
    index = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    parts = [urlsplit(str(one.text)).path for one in index.iter() if one.tag.endswith("loc")]
    assert len(parts) == -(-len(names) // discovery.PART)
    named = 0
    for part in parts:
        answer = client.get(part)
        places = answer.text.count("<url>")
        assert places <= 10_000
        assert len(answer.content) < 5_000_000
        named += places
    assert named > 2 * len(names)
