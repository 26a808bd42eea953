"""Identifiers on the web: 303, five formats of one description, points in time, and texts in time by RFC 7089."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat
from serving import Page

from app.core.model import Act, Provision, Version
from app.core.texts import text_at, texts
from app.graph.jsonld import framed
from app.release.description import describe
from app.release.edition import Edition

SLOT = "co/decreto/2015/1078/articulo/2.2.9.1.2.1"
KNOWN = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
SUFFIXES = {"ttl": "text/turtle", "nt": "application/n-triples", "rdf": "application/rdf+xml", "jsonld": "application/ld+json"}


def triples(body: bytes, kind: str) -> set[str]:
    """The statements of a body."""
    return {str(quad.triple) for quad in pyoxigraph.parse(body, format=KNOWN[kind])}


def links(header: str) -> dict[str, list[tuple[str, str]]]:
    """The links of a header by relation: address and datetime."""
    found: dict[str, list[tuple[str, str]]] = {}
    for href, rest in re.findall(r"<([^>]*)>((?:; [a-z]+=\"[^\"]*\")*)", header):
        told = dict(re.findall(r'([a-z]+)="([^"]*)"', rest))
        for relation in told["rel"].split():
            found.setdefault(relation, []).append((href, told.get("datetime", "")))
    return found


@pytest.mark.parametrize(
    "identifier", ["co/decreto/2015/1078", SLOT, f"{SLOT}@2018-06-14", "effect/E-0015", "topic/gobierno-digital"]
)
def test_what_a_name_names_is_elsewhere_described_in_five_formats_that_say_the_same(
    identifier: str, client: TestClient, built: Edition
) -> None:
    see = client.get(f"/id/{identifier}?on=2016-03-01")
    if see.status_code == 404:
        pytest.fail(f"{identifier} is not described")
    assert (see.status_code, see.headers["location"]) == (303, f"/doc/{identifier}?on=2016-03-01")
    expected = {str(one) for one in describe(built, [identifier])}
    assert len(expected) > 4
    for suffix, kind in SUFFIXES.items():
        for answer in (
            client.get(f"/doc/{identifier}", headers={"accept": kind}),
            client.get(f"/doc/{identifier}?format={suffix}", headers={"accept": "text/html"}),
            client.get(f"/doc/{identifier}.{suffix}"),
        ):
            assert answer.status_code == 200
            assert answer.headers["content-type"].partition(";")[0] == kind
            assert answer.headers["content-location"] == f"/doc/{identifier}.{suffix}"
            assert {"Accept", "Accept-Datetime"} <= set(answer.headers["vary"].split(", "))
            assert triples(answer.content, kind) == expected
            assert {href.rpartition(".")[2] for href, _ in links(answer.headers["link"])["alternate"]} == (
                {*SUFFIXES, "html"} - {suffix}
            )
    page = client.get(f"/doc/{identifier}", headers={"accept": "text/html,*/*;q=0.5"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert identifier in Page(page.text).h1[0]


def test_the_same_addresses_give_the_same_bytes_whatever_is_accepted(client: TestClient) -> None:
    """Nine ways to ask, through a cache that honours Vary: each gets its own kind."""
    cache: dict[tuple[str, ...], str] = {}
    accepts = [*KNOWN, "text/html", "*/*", "", "text/turtle;q=0.2, application/ld+json;q=0.3", "text/*"]
    for accept in accepts * 2:
        answer = client.get(f"/doc/{SLOT}", headers={"accept": accept})
        kind = answer.headers["content-type"].partition(";")[0]
        assert cache.setdefault((accept,), kind) == kind
    assert cache["",] == cache["*/*",] == "text/html"
    assert cache["text/turtle;q=0.2, application/ld+json;q=0.3",] == "application/ld+json"


def test_what_nobody_accepts_is_refused_with_what_there_is(client: TestClient) -> None:
    answer = client.get(f"/doc/{SLOT}", headers={"accept": "image/png"})
    assert answer.status_code == 406
    assert [one["type"] for one in answer.json()["available"]] == [
        "text/html",
        *(SUFFIXES[one] for one in ("ttl", "jsonld", "rdf", "nt")),
    ]
    for one in answer.json()["available"]:
        assert client.get(one["href"]).status_code == 200


@pytest.mark.parametrize("identifier", ["co/decreto/1999/1", "nothing", "co/no thing", "co/decreto/2015/1078>", "a" * 400])
def test_what_is_not_recorded_is_not_found(identifier: str, client: TestClient) -> None:
    for path in ("id", "doc", "timemap"):
        assert client.get(f"/{path}/{identifier}").status_code == 404


def test_the_document_of_every_kind_of_record_answers(client: TestClient, built: Edition) -> None:
    kinds = [row[0] for row in built.corpus.rows("SELECT DISTINCT kind FROM record")]
    assert len(kinds) > 10
    for kind in kinds:
        ((identifier,),) = built.corpus.rows("SELECT id FROM record WHERE kind = ? ORDER BY id LIMIT 1", (kind,))
        assert client.get(f"/doc/{identifier}").status_code == 200, identifier
        assert client.get(f"/doc/{identifier}.jsonld").status_code == 200, identifier


def test_json_ld_of_every_act_and_text_reads_back_as_the_same_statements(built: Edition) -> None:
    base = built.manifest["base_iri"]
    for kind in (Act, Version):
        for record in built.corpus.all(kind):
            said = describe(built, [record.id])
            told = framed(said, base + record.id, base)
            assert told["id"] == record.id
            read = pyoxigraph.parse(json.dumps(told), format=RdfFormat.JSON_LD)
            assert {str(quad.triple) for quad in read} == {str(one) for one in said}


def test_a_day_adds_the_text_that_stood_then(client: TestClient) -> None:
    def versions(day: str) -> set[str]:
        body = client.get(f"/doc/{SLOT}.ttl?on={day}")
        assert body.headers["content-location"].endswith(f".ttl?on={day}")
        return {one for one in triples(body.content, "text/turtle") if "prefLabel" in one and "@20" in one.split(">")[0]}

    assert any("@2015-05-26" in one for one in versions("2016-03-01"))
    assert any("@2018-06-14" in one for one in versions("2019-01-01"))
    assert versions("2010-01-01") == set()
    assert client.get(f"/doc/{SLOT}?on=yesterday").status_code == 422
    page = Page(client.get(f"/doc/{SLOT}?on=2010-01-01&lang=en").text)
    assert "1 January 2010" in page.text


# ------------------------------------------------------------------ RFC 7089


def gate(client: TestClient, moment: str, slot: str = SLOT) -> str:
    answer = client.get(f"/doc/{slot}", headers={"accept-datetime": moment})
    assert answer.status_code == 302, answer.text
    assert "Accept-Datetime" in answer.headers["vary"]
    assert "memento-datetime" not in answer.headers
    told = links(answer.headers["link"])
    assert told["original"] == told["timegate"] == [(f"http://localhost/doc/{slot}", "")]
    assert told["timemap"][0][0] == f"http://localhost/timemap/{slot}"
    return answer.headers["location"].rpartition("@")[2]


def test_a_text_changes_at_midnight_in_bogota(client: TestClient) -> None:
    assert gate(client, "Thu, 14 Jun 2018 04:59:59 GMT") == "2015-05-26"
    assert gate(client, "Thu, 14 Jun 2018 05:00:00 GMT") == "2018-06-14"


def test_outside_the_range_the_nearest_text_is_given_and_in_force_is_another_question(client: TestClient) -> None:
    assert gate(client, "Thu, 14 Jun 1990 05:00:00 GMT") == "2015-05-26"
    assert gate(client, "Thu, 14 Jun 2090 05:00:00 GMT") == "2022-05-16"
    status = client.get(f"/api/v1/provisions/{SLOT}?on=1990-06-14").json()["status"]
    assert status == "not_yet"


def test_a_memento_says_when_it_began_and_where_the_others_are(client: TestClient) -> None:
    answer = client.get(
        f"/doc/{SLOT}@2018-06-14", headers={"accept": "text/turtle", "accept-datetime": "Thu, 01 Jan 2015 00:00:00 GMT"}
    )
    assert answer.status_code == 200, "a memento is what it is, whatever moment is asked for"
    assert answer.headers["memento-datetime"] == "Thu, 14 Jun 2018 05:00:00 GMT"
    told = links(answer.headers["link"])
    assert told["prev"][0][0].endswith("@2015-05-26")
    assert told["next"][0][0].endswith("@2022-05-16")
    assert told["first"][0][1] == "Tue, 26 May 2015 05:00:00 GMT"
    assert len(told["memento"]) == 3
    assert "memento-datetime" not in client.get(f"/doc/{SLOT}").headers, "the original is none"


def test_the_timemap_lists_every_text_once_and_each_leads_to_it(client: TestClient) -> None:
    answer = client.get(f"/timemap/{SLOT}")
    assert answer.headers["content-type"] == "application/link-format"
    told = links(answer.text)
    assert told["self"][0][0] == f"http://localhost/timemap/{SLOT}"
    assert len(told["first"]) == len(told["last"]) == len(told["original"]) == 1
    moments = [datetime.strptime(at, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC) for _, at in told["memento"]]
    assert moments == sorted(moments)
    assert len(moments) == 3
    for href, at in told["memento"]:
        assert client.get(href).headers["memento-datetime"] == at


def test_a_moment_that_cannot_be_read_is_a_bad_request(client: TestClient) -> None:
    for moment in ("yesterday", "2018-06-14", ""):
        answer = client.get(f"/doc/{SLOT}", headers={"accept-datetime": moment})
        assert answer.status_code == 400, moment
        assert "14 Jun 2018" in answer.json()["detail"]


def test_head_answers_as_get(client: TestClient) -> None:
    answer = client.head(f"/doc/{SLOT}", headers={"accept-datetime": "Thu, 14 Jun 2018 05:00:00 GMT"})
    assert (answer.status_code, answer.content) == (302, b"")


def test_every_slot_leads_from_its_moments_to_its_texts(client: TestClient, built: Edition) -> None:
    """For all slots with texts: the gate gives each text from its first moment, and the one before a second earlier."""
    corpus = built.corpus
    slots = sorted({version.slot for version in corpus.all(Version)})
    checked = 0
    for slot in slots:
        held = texts(corpus, slot)
        for place, one in enumerate(held):
            assert text_at(held, one.since) == next(last for last in reversed(held) if last.since == one.since)
            if place and held[place - 1].since < one.since:
                earlier = text_at(held, one.since - timedelta(days=1))
                assert earlier is not None
                assert earlier.since == held[place - 1].since
            checked += 1
    assert checked > 200
    assert text_at((), date(2020, 1, 1)) is None


# ------------------------------------------------------------------ what pages say to machines


def _structured(html: str) -> dict[str, object]:
    (body,) = re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html, re.DOTALL)
    told: dict[str, object] = json.loads(body)
    return told


def test_pages_of_law_carry_legislation_and_eli_for_machines(client: TestClient, built: Edition) -> None:
    told = _structured(client.get("/en/acts/co/decreto/2015/1078").text)
    assert told["@type"] == ["Legislation", "eli:LegalResource"]
    assert told["@id"] == "https://w3id.org/linaje/id/co/decreto/2015/1078"
    assert (told["legislationDate"], told["legislationJurisdiction"]) == ("2015-05-26", "CO")
    assert told["legislationLegalForce"] == {"@id": "https://schema.org/InForce"}
    read = {str(quad.predicate) for quad in pyoxigraph.parse(json.dumps(told), format=RdfFormat.JSON_LD)}
    assert {
        f"<http://data.europa.eu/eli/ontology#{name}>" for name in ("type_document", "in_force", "date_document", "passed_by")
    } <= read
    assert "structured" not in client.get("/en/topics").text
    assert "ld+json" not in client.get("/en/").text


def test_force_is_said_for_the_day_of_the_page_and_left_out_where_unknown(client: TestClient) -> None:
    old = _structured(client.get("/es/actos/co/decreto/2014/2573?on=2019-01-01").text)
    assert old["legislationLegalForce"] == {"@id": "https://schema.org/NotInForce"}
    now = _structured(client.get("/es/actos/co/decreto/2014/2573?on=2015-02-01").text)
    assert now["legislationLegalForce"] == {"@id": "https://schema.org/InForce"}
    far = _structured(client.get("/es/actos/co/decreto/2015/1078?on=2099-01-01").text)
    assert "legislationLegalForce" not in far
    assert "eli:in_force" not in far


def test_every_act_and_provision_page_carries_it(client: TestClient, built: Edition) -> None:
    for act in built.corpus.all(Act)[::6]:
        assert _structured(client.get(f"/es/actos/{act.id}").text)["legislationIdentifier"] == act.id
    for provision in built.corpus.all(Provision)[::25]:
        told = _structured(client.get(f"/en/provisions/{provision.id}").text)
        assert told["isPartOf"] == {"@id": f"https://w3id.org/linaje/id/{provision.parent}"}
