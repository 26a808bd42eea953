"""What auditors of pages look for, page by page: heads, pictures, links, sizes of what is touched and read, more contrast."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser
from serving import PAGES, Page
from test_contrast import PAIRS, SHEET, _contrast

#: Pages that share their description: problems have that of the service, an example that of its page.
GENERAL = re.compile(r"/(es|en)/(nada|nothing)?$|/problems/|respuesta\?topic=sello|answer\?topic=sello|\?example=")


@pytest.fixture(scope="module")
def pages(client: TestClient) -> dict[str, str]:
    return {address: client.get(address).text for address in PAGES}


def _meta(page: Page, name: str) -> list[str]:
    return [one["content"] for one in page.all("meta") if name in (one.get("name"), one.get("property"))]


def test_the_head_of_a_page_says_what_it_is_about(pages: dict[str, str]) -> None:
    told: dict[str, list[str]] = {}
    for address, text in pages.items():
        page = Page(text)
        (description,) = _meta(page, "description")
        assert 40 <= len(description) <= 330, (address, description)
        assert "{" not in description
        assert _meta(page, "og:description") == [description], address
        assert page.title == f"{_meta(page, 'og:title')[0]} · Linaje", address
        told.setdefault(description, []).append(address)
    assert not [held for held in told.values() if len([one for one in held if not GENERAL.search(one)]) > 1]


def test_a_page_is_read_as_what_it_is_and_may_be_enlarged(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        assert text.startswith("<!doctype html>"), address
        assert '<meta charset="utf-8">' in text.encode()[:1024].decode("utf-8", "ignore"), address
        (viewport,) = _meta(Page(text), "viewport")
        assert viewport == "width=device-width, initial-scale=1", address


def test_pictures_have_words_and_keep_their_room(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        for image in Page(text).all("img"):
            assert "alt" in image, (address, image)
            assert image["width"].isdigit(), (address, image)
            assert image["height"].isdigit(), (address, image)


def test_links_can_be_followed_and_say_where(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        for link in Page(text).all("a"):
            assert link.get("href", "").startswith(("/", "#", "http://", "https://")), (address, link)
        for name, words in re.findall(r"<a [^>]*?(aria-label=\"[^\"]+\")?[^>]*>(.*?)</a>", text, re.DOTALL):
            assert name or re.sub(r"<[^>]+>", "", words).strip() or "<title>" in words or "alt=" in words, (address, words[:80])


def test_scripts_wait_for_the_page_and_nothing_else_holds_it_up(pages: dict[str, str]) -> None:
    for address, text in pages.items():
        page = Page(text)
        held = [one for one in page.all("script") if not {"defer", "async"} & one.keys()]
        assert all(one.get("type", "").startswith("application/") for one in held), address
        assert not [one for one in page.all("link") if one.get("rel") == "stylesheet" and not one["href"].startswith("/static/")]


@pytest.mark.browser
def test_what_is_touched_is_large_enough_and_what_is_read_too(browser: Browser, served: str) -> None:
    """24 pixels for what stands alone (WCAG 2.5.8; links inside sentences are excepted), 12 for letters, on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    small: list[str] = []
    for address in PAGES:
        page.goto(served + address)
        small += page.evaluate(
            """(address) => {
              const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
              const kinds = 'button, select, input, textarea, summary, nav ul a, a.button, a.twin';
              const alone = [...document.querySelectorAll(kinds)];
              const low = alone.filter(seen).filter((one) => one.getBoundingClientRect().height < 24 && !one.closest('label'));
              const texts = [...document.querySelectorAll('main *')].filter((one) => [...one.childNodes].some(
                (part) => part.nodeType === 3 && part.textContent.trim()) && seen(one) && !one.closest('svg, sup, .vh, .matrix'));
              const tiny = texts.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12);
              return [...low, ...tiny].map((one) => `${address}: ${one.outerHTML.slice(0, 120)}`);
            }""",
            address,
        )
    context.close()
    assert not small, "\n".join(small[:20])


def _asked_for_more(scheme: Literal["light", "dark"]) -> dict[str, str]:
    """The colours where more contrast is asked for; what the scheme does not change stays."""
    blocks = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
    order = (0, 2) if scheme == "light" else (0, 1, 2, 3)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", " ".join(blocks[place] for place in order)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=str)
def test_who_asks_for_more_contrast_gets_seven_to_one(text: str, ground: str, scheme: Literal["light", "dark"]) -> None:
    """Level AAA, 1.4.6."""
    assert len(re.findall(r"prefers-contrast: more", SHEET)) == 2
    colours = _asked_for_more(scheme)
    assert _contrast(colours[text], colours[ground]) >= 7


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_reaches_the_page(scheme: Literal["light", "dark"], browser: Browser, served: str) -> None:
    context = browser.new_context(color_scheme=scheme, contrast="more")
    page = context.new_page()
    page.goto(f"{served}/es/temas/gobierno-digital")
    told = page.evaluate(
        "['--quiet', '--line'].map((one) => getComputedStyle(document.documentElement).getPropertyValue(one).trim())"
    )
    context.close()
    assert told == [_asked_for_more(scheme)["quiet"], _asked_for_more(scheme)["line"]]
