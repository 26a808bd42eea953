"""What other sites embed: frames, pictures, oEmbed and the code to paste; who may, how it looks, and when it says it is old."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from lxml import etree
from serving import Page, client_over

from app.core.model import Act, Topic
from app.release.edition import Edition
from app.render.colour import DARK_GROUND, LIGHT_GROUND, contrast, ink_on, readable
from app.render.language import Language
from app.settings import Settings
from app.web.embeds import VIEWS, cautions, subject_of
from app.web.templating import tokens
from app.web.view import View

ACT, TOPIC = "co/decreto/2018/1008", "gobierno-digital"
EMBEDS = [f"/embed/lineage/{ACT}", f"/embed/topic/{TOPIC}", f"/embed/timeline/{TOPIC}", "/embed/coverage"]
IMAGES = [one.replace("/embed/", "/embed/image/") + ".svg" for one in EMBEDS]


def _policy(header: str) -> dict[str, list[str]]:
    return {name: rest.split() for name, _, rest in (part.strip().partition(" ") for part in header.split(";"))}


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("address", EMBEDS)
def test_an_embed_is_whole_and_says_its_source_date_and_licence(
    address: str, lang: str, client: TestClient, edition: Edition
) -> None:
    answer = client.get(f"{address}?lang={lang}")
    assert answer.status_code == 200
    page = Page(answer.text)
    assert len(page.h1) == 1
    assert f'<html lang="{lang}">' in answer.text
    assert edition.id[:17] in page.text
    assert Language(lang).day(edition.corpus.known_through) in page.text
    assert {"https://creativecommons.org/licenses/by/4.0/"} <= set(page.links)
    assert answer.headers["content-language"] == lang
    fields = {one["id"] for tag in ("input", "select") for one in page.all(tag) if "id" in one}
    assert fields == {one["for"] for one in page.all("label") if "for" in one}


@pytest.mark.parametrize("address", [*EMBEDS, *IMAGES, "/embed/lineage/co/nada/1/1", "/legal-lineage.js"])
def test_an_embed_sets_no_cookie_and_runs_only_what_carries_its_nonce(address: str, client: TestClient) -> None:
    answer = client.get(address)
    policy = _policy(answer.headers["content-security-policy"])
    assert policy["default-src"] == ["'none'"]
    assert re.fullmatch(r"'nonce-[\w-]{22}'", policy["script-src"][0])
    assert "set-cookie" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    if address.startswith("/embed"):
        assert policy["frame-ancestors"] == ["'self'"]
        assert "x-frame-options" not in answer.headers
    if "html" in answer.headers["content-type"]:
        page = Page(answer.text)
        nonce = policy["script-src"][0][7:-1]
        assert all(one["nonce"] == nonce for tag in ("script", "style") for one in page.all(tag))
        assert not [attrs for _, attrs in page.elements if "style" in attrs or any(name.startswith("on") for name in attrs)]


def test_scripts_of_embeds_know_neither_cookies_nor_storage() -> None:
    from app.web.templating import asset

    for name in ("embed.js", "lineage.js", "legal-lineage.js", "builder.js"):
        text = asset(name)[0].decode()
        assert not re.search(r"document\.cookie|localStorage|sessionStorage|indexedDB|caches\.|innerHTML|\beval\b", text), name
        assert "postMessage(" not in text or '"*"' not in text, name


def test_only_the_sites_of_the_settings_may_frame_and_are_told_to_the_script(settings: Settings) -> None:
    sites = ("https://*.gov.co", "https://ministry.example")
    named = client_over(settings.model_copy(update={"embedders": sites}))
    answer = named.get(EMBEDS[0])
    assert _policy(answer.headers["content-security-policy"])["frame-ancestors"] == ["'self'", *sites]
    told = json.loads(re.search(r'id="embed-data"[^>]*>(.*?)</script>', answer.text, re.DOTALL)[1])  # type: ignore[index]
    assert told["hosts"] == ["http://localhost", *sites]


@pytest.mark.parametrize("address", EMBEDS)
def test_theme_accent_height_and_day_are_taken(address: str, client: TestClient) -> None:
    answer = client.get(f"{address}?theme=dark&accent=A30D2D&height=600&on=2019-06-01&lang=en")
    assert "theme-dark.css" in answer.text
    assert "--brand:#a30d2d" in answer.text
    if "timeline" not in address:
        assert "1 June 2019" in Page(answer.text).text
    (sheet,) = [one["href"] for one in Page(answer.text).all("link") if "theme-dark" in one.get("href", "")]
    assert f"--ground: {tokens('dark')['ground']}" in client.get(sheet).text


@pytest.mark.parametrize("asked", ["theme=blue", "accent=red", "accent=%23a30d2d;x", "height=5", "on=yesterday", "release=x"])
def test_what_an_embed_cannot_do_is_refused_in_a_small_page(asked: str, client: TestClient) -> None:
    answer = client.get(f"/embed/coverage?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")
    assert "<nav" not in answer.text
    assert asked.partition("=")[0] in answer.text


@pytest.mark.parametrize(
    "address", ["/embed/lineage/co/decreto/1900/1", "/embed/topic/nada", "/embed/timeline/nada", "/embed/nada"]
)
def test_nothing_to_show_is_a_small_page_that_says_so(address: str, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<nav" not in answer.text


def test_old_data_and_old_releases_are_said(edition: Edition) -> None:
    view = View(edition, Language("en"), "https://example.org/id/")
    fresh = min(edition.corpus.known_through, edition.built_at.date())
    assert cautions(view, current=edition.id, today=fresh + timedelta(30), stale_after=30) == []
    (told,) = cautions(view, current=edition.id, today=fresh + timedelta(31), stale_after=30)
    assert told == "The law was last looked at 31 days ago."
    (told,) = cautions(view, current="sha256-other", today=fresh, stale_after=30)
    assert edition.id[:17] in told


def test_an_embed_of_old_data_wears_the_badge(settings: Settings, edition: Edition) -> None:
    age = (date.today() - min(edition.corpus.known_through, edition.built_at.date())).days  # noqa: DTZ011
    badge = '<p class="stale">'
    if age > 1:
        assert badge in client_over(settings.model_copy(update={"stale_after": 1})).get(EMBEDS[0]).text
    assert badge not in client_over(settings.model_copy(update={"stale_after": max(1, age + 2)})).get(EMBEDS[0]).text


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", IMAGES)
def test_a_picture_is_sound_svg_without_sheet_or_script_and_says_its_source(address: str, theme: str, client: TestClient) -> None:
    answer = client.get(f"{address}?lang=es&theme={theme}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    root = etree.fromstring(answer.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert int(root.attrib["width"]) > 500
    names = {str(one.tag).rpartition("}")[2] for one in root.iter()}
    assert names <= {"svg", "title", "defs", "marker", "path", "rect", "text", "g", "line"}
    assert "class=" not in answer.text
    assert tokens(theme)["ground"] in answer.text
    assert "CC BY 4.0" in answer.text
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_picture_of_a_lineage_holds_its_acts_and_edges(client: TestClient) -> None:
    api = client.get(f"/api/v1/acts/{ACT}/lineage?lang=es").json()
    root = etree.fromstring(client.get(f"{IMAGES[0]}?lang=es").content)
    titles = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}title")]
    for node in api["nodes"]:
        assert any(one.startswith(node["label"] + " ·") for one in titles), node
    assert len([one for one in root.iter("{http://www.w3.org/2000/svg}path") if "marker-end" in one.attrib]) == len(api["edges"])


def test_the_element_has_an_address_that_stays_and_may_be_loaded_by_anybody(client: TestClient) -> None:
    answer = client.get("/legal-lineage.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "event.source !== this.frame.contentWindow" in answer.text
    assert "http://" not in answer.text
    assert "https://" not in answer.text


@pytest.mark.parametrize("view", VIEWS)
def test_the_builder_gives_code_that_works(view: str, client: TestClient) -> None:
    asked = f"view={view}&act={ACT}&topic={TOPIC}&language=es&theme=dark&accent=%23a30d2d&on=2020-01-01&height=640&pin=true"
    answer = client.get(f"/en/embed?{asked}")
    assert "frame-src 'self'" in answer.headers["content-security-policy"]
    codes = [Page(one) for one in re.findall(r"<code>(.*?)</code>", answer.text, re.DOTALL)]
    texts = [one.text for one in codes]
    element, frame, image = (Page(one) for one in texts[:3])
    (tag,) = [attrs for name, attrs in element.elements if name == "legal-lineage"]
    assert tag["accent"] == "a30d2d"
    (src,) = [one["src"] for one in frame.all("iframe")]
    assert src == f"http://localhost{next(one['src'] for one in Page(answer.text).all('iframe'))}"
    assert "theme=dark" in src
    assert "release=sha256-" in src
    assert client.get(src).status_code == 200
    assert "immutable" in client.get(src).headers["cache-control"]
    assert client.get(image.all("img")[0]["src"]).status_code == 200
    assert image.all("img")[0]["alt"]
    assert client.get(texts[3]).status_code == 200
    (script,) = Page(texts[4]).all("script")
    content = client.get(script["src"]).content
    assert hashlib.sha384(content).digest() == b64decode(script["integrity"].removeprefix("sha384-"))


def test_the_builder_takes_a_form_with_empty_fields(client: TestClient) -> None:
    assert client.get("/es/insertar?view=coverage&act=&topic=&language=&theme=auto&accent=&on=&height=").status_code == 200


def test_the_builder_offers_every_act_and_topic(client: TestClient, edition: Edition) -> None:
    offered = {one["value"] for one in Page(client.get("/es/insertar").text).all("option")}
    assert {one.id for one in edition.corpus.all(Act)} | {one.slug for one in edition.corpus.all(Topic)} <= offered


@tries(max_examples=200)
@given(st.text("0123456789abcdef", min_size=6, max_size=6))
def test_whatever_the_colour_of_a_site_text_of_it_can_be_read(digits: str) -> None:
    colour = f"#{digits}"
    for ground in (LIGHT_GROUND, DARK_GROUND):
        assert contrast(readable(colour, ground), ground) >= 4.5
    assert contrast(ink_on(colour), colour) >= 4.5


def test_foreign_addresses_are_nobodys_subject() -> None:
    assert subject_of("/embed/lineage/") is None
    assert subject_of("/embed/coverage/x") is None
    assert subject_of("/en/") is None
    assert subject_of("/en/answer") is None
