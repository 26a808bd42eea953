"""What a reader does in a real browser: every kind of page in each language and size; with keys alone; enlarged; in print.

All hosts but the service are refused and counted; violations of the content policy and shifts of the layout are counted too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from serving import table

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]

ROWS = [row for row in table("pages") if row["page"] not in ("lineage", "problem kind")]
MORE = {
    "two days": {"es": "/es/temas/gobierno-digital?from=2010-01-01&to=2020-01-01"},
    "coverage of two days": {"es": "/es/cobertura?from=2015-06-01&to=2018-06-14"},
}

#: Counts what the page did wrong by itself: its content policy broken, its layout moved.
WATCH = """
window.faults = [];
document.addEventListener("securitypolicyviolation", (one) => window.faults.push(`policy: ${one.violatedDirective}`));
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shift += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


@contextmanager
def window(
    browser: Browser, served: str, *, scheme: Scheme = "light", width: int = 1280, script: bool = True, forced: bool = False
) -> Iterator[tuple[Page, list[str]]]:
    """A window that reaches the service alone, and the addresses elsewhere that were asked for."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=script,
        reduced_motion="reduce",
        forced_colors="active" if forced else "none",
    )
    context.set_default_timeout(20_000)
    elsewhere: list[str] = []

    def decide(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(served).netloc:
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    page = context.new_page()
    if script:
        page.add_init_script(WATCH)
    yield page, elsewhere
    context.close()


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_kind_of_page_is_accessible_quiet_and_still(
    lang: str, scheme: Scheme, width: int, browser: Browser, served: str
) -> None:
    """All the rules of axe, best practices too; no policy broken, nobody else asked, no layout moved, nothing run over."""
    faults = []
    with window(browser, served, scheme=scheme, width=width) as (page, elsewhere):
        for row in [*ROWS, *MORE.values()]:
            address = row.get(lang)
            if address is None:
                continue
            page.goto(served + address)
            for rule in Axe().run(page).response["violations"]:
                faults += [f"{address}: {rule['id']} ({rule['impact']}): {node['html'][:120]}" for node in rule["nodes"][:3]]
            faults += [f"{address}: {one}" for one in page.evaluate("window.faults")]
            if page.evaluate("window.shift") > 0:
                faults.append(f"{address}: the layout moved by {page.evaluate('window.shift')}")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address}: wider than the window")
        faults += elsewhere
    assert not faults, "\n".join(faults)


def test_what_replaced_a_decree_and_since_when_is_found_with_the_keyboard_alone(browser: Browser, served: str) -> None:
    """From the home page: the question is typed, a suggestion taken with the arrows, and the card says what and when."""
    with window(browser, served) as (page, elsewhere):
        page.goto(f"{served}/es/")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "topic":
                break
        page.keyboard.type("Decreto 2573")
        page.locator("#suggestions [role=option]").first.wait_for()
        assert page.locator("#topic").get_attribute("aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        active = page.locator("#topic").get_attribute("aria-activedescendant")
        assert "2573" in page.locator(f"#{active}").inner_text()
        page.keyboard.press("Enter")  # takes the suggestion
        assert page.locator("#suggestions").is_hidden()
        page.keyboard.press("Enter")  # asks
        page.wait_for_url(re.compile("/es/actos/co/decreto/2014/2573"))
        card = page.locator("section.answer").inner_text()
        assert "Decreto 1078 de 2015" in card
        assert "26 de mayo de 2015" in card
        for _ in range(40):  # the evidence of it, one link further
            page.keyboard.press("Tab")
            if (page.evaluate("document.activeElement.getAttribute('href')") or "").startswith("#E-"):
                break
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector(':target').tagName") == "TR"
        assert not elsewhere


def test_a_period_tells_what_began_it_when_it_has_the_focus(browser: Browser, served: str) -> None:
    with window(browser, served) as (page, _):
        page.goto(f"{served}/en/topics/gobierno-digital")
        bar = page.locator("figure.time a").nth(4)
        before = page.evaluate("document.documentElement.scrollHeight")
        assert bar.locator(".tip").evaluate("one => getComputedStyle(one).opacity") == "0"
        bar.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")  # as a reader comes to it, so that the focus is shown
        assert bar.locator(".tip").evaluate("one => getComputedStyle(one).opacity") == "1"
        assert "compiles Decree 2573 of 2014" in (bar.locator(".tip").text_content() or "")
        assert page.evaluate("document.documentElement.scrollHeight") == before
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("on=2015-05-26"))


def test_a_citation_is_copied_and_that_is_said(browser: Browser, served: str) -> None:
    with window(browser, served) as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
        page.goto(f"{served}/en/answer?topic=gobierno-digital&on=2016-03-01")
        page.get_by_role("button", name="Copy the citation").click()
        page.wait_for_function("document.getElementById('said').textContent !== ''")
        assert "copied" in page.locator("#said").inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#cite").inner_text().strip()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_without_a_script_a_question_is_asked_and_everything_is_offered(lang: str, browser: Browser, served: str) -> None:
    with window(browser, served, script=False) as (page, elsewhere):
        page.goto(f"{served}/{lang}/")
        page.fill("#topic", "gobierno digital")
        page.fill("#when", "antes del Decreto 1008 de 2018" if lang == "es" else "before Decree 1008 of 2018")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("respuesta|answer"))
        assert "2573" in page.locator("section.answer").inner_text()
        assert page.locator("[data-needs-script]:visible").count() == 0
        assert page.locator("a[download]").count() >= 1
        assert not elsewhere


@pytest.mark.parametrize("row", [*ROWS, *MORE.values()], ids=lambda row: row.get("page", row["es"]))
def test_at_four_hundred_percent_and_with_wide_spacing_nothing_runs_over(
    row: dict[str, str], browser: Browser, served: str
) -> None:
    """WCAG 1.4.10: a window of 320 px; WCAG 1.4.12: the spacing that a reader may set."""
    with window(browser, served, width=320) as (page, _):
        page.goto(served + row["es"])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.evaluate(
            """() => { for (const one of document.querySelectorAll('body *')) { one.style.lineHeight = '1.5';
            one.style.letterSpacing = '.12em'; one.style.wordSpacing = '.16em'; }
            for (const one of document.querySelectorAll('p')) one.style.marginBottom = '2em'; }"""
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        cut = page.evaluate(
            """() => [...document.querySelectorAll('main p, main li, main h1, main h2, main button, main a')].filter((one) => {
            const style = getComputedStyle(one);
            return style.overflow === 'hidden' && !one.classList.contains('vh') && one.scrollHeight > one.clientHeight + 1;
            }).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert not cut


def test_forced_colours_keep_the_periods_and_the_cells_apart(browser: Browser, served: str) -> None:
    with window(browser, served, forced=True) as (page, _):
        page.goto(f"{served}/en/topics/gobierno-digital")
        drawn = page.locator("rect.bar").first.evaluate("one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]")
        assert drawn[0] != drawn[1]
        page.goto(f"{served}/en/coverage?on=2019-01-01")
        assert {one for one in page.locator("td.cell a").all_inner_texts() if one} <= {"●", "◆", "◇"}
        for rule in Axe().run(page).response["violations"]:
            pytest.fail(rule["id"])


def test_a_printed_answer_is_whole_and_names_its_address(browser: Browser, served: str) -> None:
    with window(browser, served, width=794) as (page, _):
        page.goto(f"{served}/en/answer?topic=gobierno-digital&on=2016-03-01")
        page.emulate_media(media="print")
        assert page.locator(".on-paper").is_visible()
        assert "release=sha256-" in page.locator(".on-paper").inner_text()
        assert page.locator("main button:visible, main form:visible").count() == 0
        assert page.locator(".steps > li:visible").count() == page.locator(".steps > li").count() > 3
        assert page.locator(".sources li").first.is_visible()  # nothing is folded away on paper
        assert len(page.pdf(format="A4")) > 10_000
