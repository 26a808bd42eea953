"""What every answer carries: a strict policy of contents, nothing from elsewhere, and smaller bodies for those who ask."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from serving import PAGES, Page, client_over

from app.settings import Settings

OTHERS = ["/", "/api/v1/topics", "/api/v1/nothing", "/openapi.json", "/favicon.ico", "/static/x/linaje.css", "/nothing"]
LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href", "form": "action", "object": "data"}


def _policy(header: str) -> dict[str, list[str]]:
    return {name: rest.split() for name, _, rest in (part.strip().partition(" ") for part in header.split(";"))}


@pytest.mark.parametrize("address", [*PAGES, *OTHERS])
def test_every_answer_carries_the_strict_headers(address: str, client: TestClient) -> None:
    headers = client.get(address).headers
    policy = _policy(headers["content-security-policy"])
    assert policy["default-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    for name in ("script-src", "style-src"):
        assert re.fullmatch(r"'nonce-[\w-]{22}'", policy[name][0])
        assert len(policy[name]) == 1
    assert not re.search(r"unsafe|https?:|\*", headers["content-security-policy"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] in ("strict-origin-when-cross-origin", "no-referrer", "same-origin")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(headers["permissions-policy"].split(", "))
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "set-cookie" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("address", PAGES)
def test_no_page_loads_anything_from_elsewhere_or_runs_anything_inline(address: str, client: TestClient) -> None:
    answer = client.get(address)
    page = Page(answer.text)
    (nonce,) = re.findall(r"script-src 'nonce-([\w-]+)'", answer.headers["content-security-policy"])
    for tag, attrs in page.elements:
        loaded = attrs.get(LOADED.get(tag, ""), "")
        if attrs.get("type", "").endswith("+oembed"):  # named for editors that ask, with its host; no browser loads it
            continue
        if "hreflang" in attrs and tag == "link":  # this page and its twin, named with their host for search engines
            loaded = loaded.removeprefix("http://localhost")
        assert not urlsplit(loaded).netloc, f"{tag}: {loaded}"
        assert tag != "style", "a sheet inside the page"
        assert "style" not in attrs, f"{tag} carries its own style"
        assert not [name for name in attrs if name.startswith("on")], f"{tag} runs a script of its own"
        if tag == "a":
            assert urlsplit(attrs.get("href", "")).scheme in ("", "http", "https")
        if tag == "script":
            assert attrs["nonce"] == nonce
            assert "src" in attrs or attrs["type"] in ("application/json", "application/ld+json")
        if tag == "link" and attrs["rel"] == "stylesheet":
            assert attrs["nonce"] == nonce


def test_each_answer_has_a_nonce_of_its_own(client: TestClient) -> None:
    told = {client.get("/es/").headers["content-security-policy"] for _ in range(5)}
    assert len(told) == 5


def test_only_embeds_may_be_framed_and_only_by_those_named(settings: Settings) -> None:
    named = client_over(settings.model_copy(update={"embedders": ("https://ministry.example",)}))
    framed = named.get("/embed/anything").headers
    assert _policy(framed["content-security-policy"])["frame-ancestors"] == ["'self'", "https://ministry.example"]
    assert "x-frame-options" not in framed
    assert _policy(named.get("/es/").headers["content-security-policy"])["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
@pytest.mark.parametrize("address", ["/es/", "/api/v1/topics", "/en/lineage/co/decreto/2018/1008"])
def test_a_body_is_compressed_for_those_who_ask(address: str, coding: str, client: TestClient) -> None:
    with client.stream("GET", address, headers={"Accept-Encoding": coding}) as packed:
        assert packed.headers["content-encoding"] == coding
        small = sum(len(part) for part in packed.iter_raw())
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert small < len(plain.content) / 2
    assert "Accept-Encoding" in packed.headers["vary"]


def test_pages_are_light(client: TestClient) -> None:
    for address in PAGES:
        with client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as packed:
            assert sum(len(part) for part in packed.iter_raw()) < 60_000, address


def test_an_asset_is_kept_for_ever_under_the_hash_of_its_content(client: TestClient) -> None:
    page = Page(client.get("/en/lineage/co/decreto/2018/1008").text)
    assets = {attrs[LOADED[tag]] for tag, attrs in page.elements if attrs.get(LOADED.get(tag, ""), "").startswith("/static/")}
    assert len(assets) == 5
    for address in assets:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        wrong = re.sub(r"/static/\w+/", "/static/0000000000000000/", address)
        assert client.get(wrong).status_code == 404
    for other in ("/static/0/..%2fheaders.py", "/static/0/%2e%2e%2fheaders.py", "/static/../headers.py"):
        assert client.get(other).status_code in (404, 422)
