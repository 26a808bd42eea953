"""Lineages as files over HTTP: their types, what they hold, what they say they leave out, and what a spreadsheet must not run."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import etree
from openpyxl import load_workbook
from realm import act, commences, effect, law

from app.core.corpus import Corpus
from app.core.lineage import lineage, of_topic
from app.core.model import Text
from app.core.vocabulary import Basis, EffectType, Incorporation
from app.graph.codecs import Base
from app.graph.exchange.losses import Form
from app.render.language import Language
from app.render.lineage_files import MEDIA, Asked, gexf, rows, schema_org, write
from app.settings import Settings

ADDRESS = "/api/v1/acts/co/decreto/2018/1008/lineage"
BASE = Base(Settings().base_iri)
EN = Language("en")


def asked(corpus: Corpus, identifier: str) -> Asked:
    return Asked(corpus, lineage(corpus, identifier), EN, BASE, "release", corpus.known_through)


@pytest.mark.parametrize("form", list(Form))
def test_every_format_is_served_with_its_type_and_its_losses(form: Form, client: TestClient) -> None:
    answer = client.get(f"{ADDRESS}.{form.value}?on=2018-06-14&lang=en")
    assert answer.status_code == 200
    media, ending = MEDIA[form]
    assert answer.headers["content-type"].partition(";")[0] == media
    assert answer.headers["content-disposition"] == f'attachment; filename="co-decreto-2018-1008.{ending}"'
    assert answer.headers["etag"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    losses = answer.headers["link"].partition(">")[0].lstrip("<")
    assert 'rel="describedby"' in answer.headers["link"]
    told = client.get(losses).json()
    assert (told["format"], told["subject"]) == (form.value, "co/decreto/2018/1008")
    assert told["losses"], "no format holds everything"
    assert all(one["count"] == len(one["records"]) > 0 and one["says"] for one in told["losses"])
    again = client.get(f"{ADDRESS}.{form.value}?on=2018-06-14&lang=en")
    if form is not Form.XLSX:  # a workbook names the moment it was made
        assert again.content == answer.content
    assert (
        client.get(f"{ADDRESS}.{form.value}?on=2018-06-14&lang=en", headers={"If-None-Match": answer.headers["etag"]}).status_code
        == 304
    )


def test_losses_are_told_in_both_languages(client: TestClient) -> None:
    told = {lang: client.get(f"{ADDRESS}.akn/losses?lang={lang}").json()["losses"] for lang in ("es", "en")}
    assert [one["count"] for one in told["es"]] == [one["count"] for one in told["en"]]
    assert all(spanish["says"] != english["says"] for spanish, english in zip(told["es"], told["en"], strict=True))


def test_a_topic_has_files_too(client: TestClient, corpus: Corpus) -> None:
    answer = client.get("/api/v1/topics/gobierno-digital/lineage.csv?lang=en")
    found = of_topic(corpus, "topic/gobierno-digital")
    assert len(list(csv.reader(io.StringIO(answer.text)))) == len(found.edges) + 1
    assert {"co/decreto/2008/1151", "co/decreto/2012/2693", "co/decreto/2014/2573", "co/decreto/2015/1078"} <= set(found.nodes)
    assert client.get("/api/v1/topics/nothing-such/lineage.csv").status_code == 404


@pytest.mark.parametrize("address", [f"{ADDRESS}.png", f"{ADDRESS}.akn?on=20180614", f"{ADDRESS}.akn?depth=9"])
def test_what_cannot_be_written_is_a_problem(address: str, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_an_unknown_act_is_a_problem(client: TestClient) -> None:
    assert client.get("/api/v1/acts/co/decreto/2018/1009/lineage.akn").status_code == 404


def test_the_lineage_in_json_is_where_it_was(client: TestClient) -> None:
    assert client.get(ADDRESS).json()["edges"]


def test_gexf_holds_the_same_acts_and_edges(corpus: Corpus) -> None:
    one = asked(corpus, "co/decreto/2015/1078")
    root = etree.fromstring(gexf(one))
    spaces = {"g": "http://gexf.net/1.3"}
    assert root.xpath("//g:node/@id", namespaces=spaces) == list(one.found.nodes)
    edges = [(edge.get("id"), edge.get("source"), edge.get("target")) for edge in root.iterfind(".//g:edge", spaces)]
    assert edges == [(edge.id, edge.origin, edge.target) for edge in one.found.edges]
    assert b"lastmodified" not in gexf(one)


def test_schema_org_tells_force_and_changes_and_nothing_doubtful(corpus: Corpus) -> None:
    one = asked(corpus, "co/decreto/2012/2693")
    graph: list[dict[str, Any]] = json.loads(schema_org(one))["@graph"]
    told = {item["@id"]: item for item in graph}
    repealing = told[f"{BASE.iri}co/decreto/2012/2693"]
    assert {"@id": f"{BASE.iri}co/decreto/2008/1151"} in repealing["legislationRepeals"]
    assert told[f"{BASE.iri}co/decreto/2008/1151"]["legislationLegalForce"] == "NotInForce"
    older, newer = "rv/decreto/2003/10", "rv/decreto/2009/9"
    doubtful = (
        effect("a", EffectType.REPEALS, newer, older, "2009-02-01", basis=Basis.TACIT),
        effect("b", EffectType.AMENDS, newer, older, "2009-02-01", incorporation=Incorporation.OUTSTANDING),
    )
    graph = json.loads(schema_org(asked(law(act(older), act(newer), commences(newer, "2009-01-01"), *doubtful), newer)))["@graph"]
    assert all("legislationRepeals" not in item and "legislationAmends" not in item for item in graph)


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "\x00x"])
def test_no_name_becomes_a_formula(hostile: str) -> None:
    """Hazard H38: a spreadsheet runs what begins with these signs."""
    older, newer = "rv/decreto/2003/10", "rv/decreto/2009/9"
    named = act(newer, label=Text(hostile, hostile))
    corpus = law(act(older), named, effect("a", EffectType.REPEALS, newer, older, "2009-02-01"))
    one = asked(corpus, newer)
    assert hostile in rows(one)[1]
    (row,) = list(csv.reader(io.StringIO(write(one, Form.CSV).decode())))[1:]
    assert f"'{hostile}" in row
    if "\x00" not in hostile:
        cells = list(load_workbook(io.BytesIO(write(one, Form.XLSX))).active.rows)[1]  # type: ignore[union-attr]
        assert [cell.data_type for cell in cells if cell.value == hostile] == ["s"]
