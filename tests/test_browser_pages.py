"""The pages in a real browser: accessible, within the window, quiet, and whole without a script or a pointer."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from serving import PAGES, table

pytestmark = pytest.mark.browser

SCRIPTED = ["/en/lineage/co/decreto/2018/1008", "/es/linaje/co/decreto/2015/1078"]
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
SIZES = {"wide": 1280, "narrow": 390}


def _open(browser: Browser, scheme: Literal["light", "dark"] = "light", width: int = 1280, *, script: bool = True) -> Page:
    """A window of its own; content policies stay in force."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce"
    )
    context.set_default_timeout(4000)
    return context.new_page()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_runs_over(
    scheme: Literal["light", "dark"], size: str, browser: Browser, served: str
) -> None:
    """The kinds of page that test_browser_reading.py leaves out; the others are asked there, by all rules."""
    page = _open(browser, scheme, SIZES[size])
    faults = []
    for address in [row[lang] for row in table("pages") if row["page"] in ("lineage", "problem kind") for lang in ("es", "en")]:
        page.goto(served + address)
        for rule in Axe().run(page, options=WCAG).response["violations"]:
            faults += [f"{address}: {rule['id']}: {node['html'][:120]}" for node in rule["nodes"][:3]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > SIZES[size]:
            faults.append(f"{address}: {wide} px wide in a window of {SIZES[size]}")
    page.context.close()
    assert not faults, "\n".join(faults)


def test_pages_are_quiet_and_ask_nobody_else(browser: Browser, served: str) -> None:
    page = _open(browser)
    said: list[str] = []
    page.on("console", lambda one: said.append(f"{page.url}: {one.text}") if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda one: said.append(f"{page.url}: {one}"))
    page.on("request", lambda one: said.append(one.url) if urlsplit(one.url).netloc != urlsplit(served).netloc else None)
    for address in PAGES:
        page.goto(served + address)
        page.wait_for_load_state("networkidle")
    page.context.close()
    assert not [one for one in said if not re.search(r"status of 404", one)]


@pytest.mark.parametrize("address", ["/es/", "/en/topics/gobierno-digital", *SCRIPTED])
def test_text_twice_as_large_stays_within_the_window(address: str, browser: Browser, served: str) -> None:
    page = _open(browser, width=640)
    page.goto(served + address)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.context.close()


def test_the_first_tab_leads_past_the_menu(browser: Browser, served: str) -> None:
    page = _open(browser)
    page.goto(f"{served}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_a_question_is_asked_with_the_keyboard_alone_and_focus_is_seen(browser: Browser, served: str) -> None:
    page = _open(browser)
    page.goto(f"{served}/en/")
    order = []
    for _ in range(40):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", order[-1]
        if order[-1] == "topic":
            break
    page.keyboard.type("gobierno digital")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/en/answer"))
    assert "Digital government" in page.locator("main").inner_text()
    page.context.close()


def test_the_lineage_is_walked_with_the_arrows_and_opened_with_enter(browser: Browser, served: str) -> None:
    page = _open(browser)
    page.goto(served + SCRIPTED[0])
    stage = page.locator("#stage [role=application]")
    stage.focus()
    first = page.locator("#spoken").inner_text()
    assert "1008" in first
    page.keyboard.press("ArrowLeft")
    second = page.locator("#spoken").inner_text()
    assert second != first
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/en/acts/co/(?!decreto/2018/1008)"))
    page.context.close()


@pytest.mark.parametrize("address", [*SCRIPTED, "/en/answer?topic=gobierno-digital&on=2016-03-01", "/es/cobertura"])
def test_without_a_script_picture_and_table_are_there(address: str, browser: Browser, served: str) -> None:
    page = _open(browser, script=False)
    page.goto(served + address)
    assert len(page.locator("main").inner_text()) > 500
    if "line" in address or "linaje" in address:
        assert page.locator("svg.picture").is_visible()
        assert page.locator("#edges tbody tr").first.is_visible()
        assert not page.locator(".tools :is(button, input)").filter(visible=True).count()
        for form in ("svg", "png"):
            link = page.locator(f'.tools a[href*="/embed/image/lineage/"][href*=".{form}"]')
            assert link.is_visible()
            assert page.request.get(served + (link.get_attribute("href") or "")).ok
    page.context.close()


def test_a_printed_lineage_shows_the_picture_and_the_whole_table(browser: Browser, served: str) -> None:
    page = _open(browser, width=700)
    page.goto(served + SCRIPTED[0])
    page.emulate_media(media="print")
    assert page.locator("svg.picture").is_visible()
    assert not page.locator(".top nav").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX") == "visible"
    page.goto(f"{served}/en/acts/co/decreto/2018/1008")
    shown = page.evaluate("getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content")
    assert "http" in shown
    page.context.close()
