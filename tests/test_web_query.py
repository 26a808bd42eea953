"""The query page: a query, its rows or its fault, with and without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from serving import Page

ONE = "SELECT ?s WHERE { ?s a <http://data.europa.eu/eli/ontology#LegalResource> } ORDER BY ?s LIMIT 1"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"


@pytest.mark.parametrize("address", ["/es/consulta", "/en/query"])
def test_the_page_shows_a_query_runs_it_and_shows_its_rows(address: str, client: TestClient) -> None:
    assert Page(client.get(address).text).all("textarea")
    shown = client.get(f"{address}?example=cq05").text
    assert "What ended" in shown or "cq05" in shown
    page = client.post(address, data={"query": ONE})
    assert page.status_code == 200
    assert any(link.startswith("/doc/") for link in Page(page.text).links)
    assert "true" not in Page(client.post(address, data={"query": "ASK {}"}).text).h1
    assert "@prefix" in client.post(address, data={"query": GRAPH}).text
    assert client.get(address, params={"query": ONE}).status_code == 200


def test_the_page_tells_a_fault_beside_the_query(client: TestClient) -> None:
    query = 'SELECT * { SERVICE <urn:x> { ?s <urn:"> 1 } } # <script>alert(1)</script>'
    page = client.post("/en/query", data={"query": query})
    assert page.status_code == 403
    assert "SERVICE" in Page(page.text).text
    assert "<script>alert" not in page.text
    assert any(link == "/problems/sparql-forbidden" for link in Page(page.text).links)


def test_the_sheet_and_the_script_of_the_page_are_small() -> None:
    static = Path(__file__).parent.parent / "app" / "web" / "static"
    assert sum((static / name).stat().st_size for name in ("query.css", "query.js")) < 8192
