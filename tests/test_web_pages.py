"""The pages: every link leads somewhere, both languages are twins, and a page says what the API says, without a script."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from serving import PAGES, Page, table

from app.core.model import Act, Topic
from app.release.edition import IndexCorpus
from app.web.addresses import SEGMENTS

ROWS = table("pages")


@pytest.fixture(scope="module")
def crawled(client: TestClient) -> dict[str, Page]:
    """Every page that links lead to from the two home pages, without its question but for a few."""
    found: dict[str, Page] = {}
    waiting = ["/es/", "/en/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = client.get(address)
        if answer.status_code == 303:
            waiting.append(answer.headers["location"])
            continue
        if answer.status_code != 200:
            found[address] = Page("<dead>")
            continue
        if not answer.headers["content-type"].startswith("text/html"):
            found[address] = Page("")
            continue
        found[address] = Page(answer.text)
        for link in found[address].links:
            target = urldefrag(urljoin(address, link)).url
            if not urlsplit(target).netloc and target not in found and _worth_a_visit(target, found):
                waiting.append(target)
    return found


def _worth_a_visit(address: str, found: dict[str, Page]) -> bool:
    """Every act and topic; of provisions, lineages, JSON and pages that differ only in their question some are enough."""
    kind = re.match(r"/(api|\w+/(linaje|lineage|disposiciones|provisions))/|[^?]*\?", address)
    return kind is None or sum(1 for one in found if one.startswith(kind[0])) < (1 if kind[0].endswith("?") else 15)


def test_the_crawl_reaches_every_kind_of_page_and_every_act_and_topic(crawled: dict[str, Page], corpus: IndexCorpus) -> None:
    reached = {one.partition("?")[0] for one in crawled}
    for lang in ("es", "en"):
        for page, segments in SEGMENTS.items():
            assert any(one.startswith(f"/{lang}/{segments[lang]}") for one in reached), page
        missing = [act.id for act in corpus.all(Act) if f"/{lang}/{SEGMENTS['acts'][lang]}/{act.id}" not in reached]
        assert not missing
        assert not [one.slug for one in corpus.all(Topic) if f"/{lang}/{SEGMENTS['topics'][lang]}/{one.slug}" not in reached]


def test_no_link_is_dead(crawled: dict[str, Page]) -> None:
    dead = {address for address, page in crawled.items() if page.all("dead")}
    assert not {(one, link) for one, page in crawled.items() for link in page.links if urldefrag(urljoin(one, link)).url in dead}


def test_every_fragment_that_a_link_names_exists(crawled: dict[str, Page]) -> None:
    missing = set()
    for address, page in crawled.items():
        for link in page.links:
            target, fragment = urldefrag(urljoin(address, link))
            there = crawled.get(target)
            if fragment and there and fragment not in there.ids:
                missing.add((address, link))
    assert not missing


def test_every_page_has_one_heading_its_language_and_a_title_of_its_own(crawled: dict[str, Page]) -> None:
    titles: dict[str, str] = {}
    for address, page in crawled.items():
        if not page.elements:
            continue
        assert len(page.h1) == 1, address
        assert page.h1[0].strip(), address
        assert page.all("html")[0]["lang"] == address[1:3], address
        assert len(page.ids) == len(set(page.ids)), address
        path = address.partition("?")[0]
        other = titles.setdefault(page.title, path)
        assert other == path, f"{address} and {other} are both called {page.title}"


def test_headings_never_skip_a_level(crawled: dict[str, Page]) -> None:
    for address, page in crawled.items():
        level = 0
        for tag, _ in page.elements:
            if re.fullmatch(r"h[1-6]", tag):
                assert int(tag[1]) <= level + 1, f"{address}: {tag} after h{level}"
                level = int(tag[1])


def test_every_page_names_its_twin_and_the_twin_names_it(crawled: dict[str, Page]) -> None:
    for address, page in crawled.items():
        if not page.elements or "?" in address:
            continue
        told = {one["hreflang"]: one["href"].removeprefix("http://localhost") for one in page.all("link") if "hreflang" in one}
        own, other = ("es", "en") if address.startswith("/es") else ("en", "es")
        assert told[own] == address
        twin = told[other]
        assert [one["href"] for one in page.all("a") if one.get("class") == "twin"] == [twin]
        if twin not in crawled:
            continue
        (back,) = [one["href"] for one in crawled[twin].all("link") if one.get("hreflang") == own]
        assert back == f"http://localhost{address}"


def test_pages_without_words_of_the_other_language(crawled: dict[str, Page]) -> None:
    for address, page in crawled.items():
        if address.startswith("/es/") and page.elements:
            assert not re.search(r"\b(Confidence|Governing|High confidence|In force|Skip to content)\b", page.text), address


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["page"])
def test_both_languages_of_a_page_hold_the_same_things(row: dict[str, str], client: TestClient) -> None:
    spanish, english = (Page(client.get(row[lang]).text) for lang in ("es", "en"))
    for tag in ("table", "tr", "svg", "h2", "form", "input", "li", "details"):
        assert len(spanish.all(tag)) == len(english.all(tag)), tag


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_everything_without_a_script(address: str, client: TestClient) -> None:
    page = Page(client.get(address).text)
    assert len(re.sub(r"\s+", " ", page.text)) > 250
    for one in page.all("img"):
        assert "alt" in one
    fields = {one["id"] for tag in ("input", "select", "textarea") for one in page.all(tag) if "id" in one}
    assert fields == {one["for"] for one in page.all("label") if "for" in one}


def _shown_edges(html: str) -> dict[str, set[str]]:
    """The edges of a lineage page, in its table, its picture and the data of its network."""
    data = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert data is not None
    return {
        "table": set(re.findall(r'<tr data-edge="([^"]+)"', html)),
        "network": {one["id"] for one in json.loads(data[1])["edges"]},
    }


@pytest.mark.parametrize("act", ["co/decreto/2018/1008", "co/decreto/2015/1078", "co/decreto/2008/1151"])
@pytest.mark.parametrize("asked", ["", "?depth=2", "?depth=1&on=2016-03-01"])
def test_a_lineage_page_holds_the_edges_of_the_api(act: str, asked: str, client: TestClient) -> None:
    api = client.get(f"/api/v1/acts/{act}/lineage{asked}").json()
    html = client.get(f"/en/lineage/{act}{asked}").text
    page = Page(html)
    edges = {one["id"] for one in api["edges"]}
    assert _shown_edges(html)["table"] == edges
    assert _shown_edges(html)["network"] == edges
    assert len([one for one in page.all("path") if "data-kind" in one]) >= len(edges)
    boxes = {urlsplit(one["href"]).path for one in page.all("a") if one.get("href", "").startswith("/en/acts/")}
    assert {f"/en/acts/{one['id']}" for one in api["nodes"]} <= boxes


@pytest.mark.parametrize("slug", ["gobierno-digital", "sello-excelencia", "datos-abiertos", "sede-electronica"])
def test_a_topic_page_tells_the_history_of_the_api(slug: str, client: TestClient) -> None:
    api: dict[str, Any] = client.get(f"/api/v1/topics/{slug}/history?lang=en").json()
    page = Page(client.get(f"/en/topics/{slug}").text)
    days = [one["href"].rpartition("on=")[2] for one in page.all("a") if one.get("href", "").startswith("/en/answer?topic=")]
    told = [one["from"] for one in api["entries"]]
    assert days == [*told, *told]  # the figure, then the table
    for entry in api["entries"]:
        for item in entry["governing"]:
            assert item["provision"]["label"] in page.text
        for happened in entry["because"]:
            assert page.text.count(happened) >= 2  # under the bar, and in the table
        assert " ".join(entry["explanation"].split()) in " ".join(page.text.split())


def test_the_answer_page_says_what_the_api_says(client: TestClient) -> None:
    for topic in ("gobierno-digital", "sello-excelencia", "adopcion-ipv6"):
        for on in ("1990-01-01", "2016-03-01", "2024-01-01"):
            api = client.get(f"/api/v1/governing?topic={topic}&on={on}&lang=en").json()
            text = " ".join(Page(client.get(f"/en/answer?topic={topic}&on={on}").text).text.split())
            for step in api["steps"]:
                assert " ".join(step["says"].split()) in text
            for item in api["governing"]:
                assert item["provision"]["label"] in text
            for warning in api["warnings"]:
                assert warning["message"] in text


def test_the_coverage_page_counts_what_the_api_counts(client: TestClient) -> None:
    api = client.get("/api/v1/coverage?on=2019-01-01&lang=en").json()
    page = Page(client.get("/en/coverage?on=2019-01-01").text)
    for one in api["principles"]:
        assert f"p{one['principle']}" in page.ids
        for claim in one["claims"]:
            assert claim["evidence"] in page.text


def test_the_root_leads_to_the_readers_language(client: TestClient) -> None:
    for header, expected in (("en", "/en/"), ("es", "/es/"), ("de", "/es/")):
        answer = client.get("/", headers={"Accept-Language": header})
        assert (answer.status_code, answer.headers["location"]) == (303, expected)
        assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("Decreto 1008 de 2018", "/en/acts/co/decreto/2018/1008"),
        ("D. 1008/18", "/en/acts/co/decreto/2018/1008"),
        ("", "/en/"),
    ],
)
def test_a_citation_leads_to_the_page_of_what_it_means(asked: str, where: str, client: TestClient) -> None:
    answer = client.get("/en/answer", params={"topic": asked})
    assert answer.status_code == 303
    assert urlsplit(answer.headers["location"]).path == where
