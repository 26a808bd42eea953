"""oEmbed: what a site learns of a page it wants to frame, and of addresses that cannot be framed."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import etree
from serving import Page

ACT, TOPIC = "co/decreto/2018/1008", "gobierno-digital"


PAGES = {
    f"/es/linaje/{ACT}?depth=2": f"/embed/lineage/{ACT}?lang=es&depth=2",
    f"/en/lineage/{ACT}": f"/embed/lineage/{ACT}?lang=en",
    f"/en/topics/{TOPIC}": f"/embed/timeline/{TOPIC}?lang=en",
    f"/es/respuesta?topic={TOPIC}&on=2016-03-01": f"/embed/topic/{TOPIC}?lang=es&on=2016-03-01",
    "/es/cobertura?on=2019-01-01": "/embed/coverage?lang=es&on=2019-01-01",
    f"/embed/timeline/{TOPIC}?theme=dark": f"/embed/timeline/{TOPIC}?theme=dark",
}


def _oembed(client: TestClient, **query: Any) -> Any:
    return client.get("/oembed", params=query)


@pytest.mark.parametrize("page", PAGES)
def test_oembed_is_one_frame_with_whole_numbers(page: str, client: TestClient) -> None:
    answer = _oembed(client, url=f"http://localhost{page}", maxwidth=640, maxheight=400)
    assert answer.headers["content-type"].startswith("application/json")
    told = answer.json()
    assert (told["type"], told["version"]) == ("rich", "1.0")
    assert type(told["width"]) is int
    assert type(told["height"]) is int
    assert told["width"] <= 640
    assert told["height"] <= 400
    held = Page(told["html"])
    ((tag, attrs),) = held.elements
    assert tag == "iframe"
    assert held.text.strip() == ""
    assert (attrs["width"], attrs["height"]) == (str(told["width"]), str(told["height"]))
    assert attrs["title"] == told["title"]
    assert "allow-scripts" in attrs["sandbox"].split()
    assert "allow-same-origin" not in attrs["sandbox"]
    shown = urlsplit(attrs["src"])
    meant = urlsplit(PAGES[page])
    assert (shown.netloc, shown.path, parse_qs(shown.query)) == ("localhost", meant.path, parse_qs(meant.query))
    assert client.get(f"{shown.path}?{shown.query}").status_code == 200


def test_oembed_in_xml_tells_the_same(client: TestClient) -> None:
    url = f"http://localhost/es/linaje/{ACT}"
    answer = _oembed(client, url=url, format="xml")
    assert answer.headers["content-type"].startswith("text/xml")
    root = etree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {key: str(value) for key, value in _oembed(client, url=url).json().items()}


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://elsewhere.example/es/linaje/co/decreto/2018/1008", 404),
        ("http://localhost/es/linaje/co/decreto/1900/1", 404),
        ("http://localhost/es/linaje/<b>", 404),
        ("http://localhost/es/metodo", 404),
        ("http://localhost/embed/topic/nada", 404),
        ("javascript:alert(1)", 404),
        ("", 404),
    ],
)
def test_oembed_of_anything_else_is_not_found(url: str, status: int, client: TestClient) -> None:
    answer = _oembed(client, url=url)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_oembed_in_another_format_is_not_offered(client: TestClient) -> None:
    answer = _oembed(client, url=f"http://localhost/es/linaje/{ACT}", format="yaml")
    assert answer.status_code == 501
    assert answer.json()["type"] == "/problems/format-not-offered"
    assert client.get("/oembed").status_code == 422


def test_pages_that_can_be_embedded_say_where_and_others_do_not(client: TestClient) -> None:
    for page in list(PAGES)[:5]:
        html = client.get(page).text
        head = html[: html.index("</head>")]
        assert len(head) < 150_000
        links = {one["type"]: one["href"] for one in Page(head).all("link") if "oembed" in one.get("type", "")}
        assert set(links) == {"application/json+oembed", "text/xml+oembed"}
        for address in links.values():
            assert client.get(address).status_code == 200
    assert "oembed" not in client.get("/es/metodo").text.partition("</head>")[0]
