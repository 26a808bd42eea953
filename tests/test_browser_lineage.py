"""The lineage explorer in a real browser: keys along edges, filters, search, expanding, addresses, files, budgets and a hub."""

from __future__ import annotations

import copy
import re
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from serving import free_port
from test_explorer import HUB, hub

from app.main import create_app
from app.release.edition import Edition
from app.settings import Settings

pytestmark = pytest.mark.browser

HERE = "/en/lineage/co/decreto/2018/1008"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window, without movement; what the console says is a fault."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", accept_downloads=True)
    context.set_default_timeout(30_000)
    window = context.new_page()
    said: list[str] = []
    window.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    window.on("pageerror", lambda one: said.append(str(one)))
    yield window
    context.close()
    assert not said


def _ready(page: Page, address: str) -> Any:
    page.goto(address)
    page.locator('#stage[data-ready="yes"]').wait_for()
    return page.locator("#stage [role=application]")


def _edges(page: Page) -> list[list[str]]:
    read = "JSON.parse(document.getElementById('lineage-data').textContent).edges.map(e => [e.from, e.to])"
    found: list[list[str]] = page.evaluate(read)
    return found


def _chosen(page: Page) -> str:
    return page.evaluate("new URL(location.href).searchParams.get('focus') || 'co/decreto/2018/1008'")  # type: ignore[no-any-return]


def test_every_arrow_key_follows_an_edge_and_says_it(page: Page, served: str) -> None:
    stage = _ready(page, served + HERE)
    stage.focus()
    assert "1008" in page.locator("#spoken").inner_text()
    joined = {frozenset(one) for one in _edges(page)}
    moved = 0
    for key in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowRight"]:
        before = _chosen(page)
        page.keyboard.press(key)
        after = _chosen(page)
        spoken = page.locator("#spoken").inner_text()
        if after == before:
            assert spoken == "No relation leads that way."
        else:
            moved += 1
            assert frozenset((before, after)) in joined
            assert re.search(r"\d+ relations from it, \d+ to it", spoken)
    assert moved >= 3


def test_page_keys_reach_every_act_and_enter_opens_the_chosen_one(page: Page, served: str) -> None:
    _ready(page, served + HERE).focus()
    seen = set()
    for _ in range(10):
        page.keyboard.press("PageDown")
        seen.add(_chosen(page))
    assert len(seen) == 10
    where = _chosen(page)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/en/acts/"))
    assert urlsplit(page.url).path.endswith(where)


def test_a_click_chooses_and_a_double_click_opens(page: Page, served: str) -> None:
    _ready(page, served + HERE)
    canvas = page.locator("#stage canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    at = page.evaluate(
        "(() => { const d = JSON.parse(document.getElementById('lineage-data').textContent);"
        "const n = d.nodes.find(n => n.id === 'co/decreto/2015/1078'); return [n.x / d.width, n.y]; })()"
    )
    scale = min(1, box["width"] / 1180)
    x, y = box["x"] + at[0] * box["width"], box["y"] + at[1] * scale
    page.mouse.click(x, y)
    page.wait_for_url(re.compile("focus="))
    assert _chosen(page) == "co/decreto/2015/1078"
    assert page.locator("#chosen a").count() == 3
    page.mouse.dblclick(x, y)
    page.wait_for_url(re.compile("/en/acts/co/decreto/2015/1078"))


def test_the_legend_filters_picture_table_and_address_alike(page: Page, served: str) -> None:
    _ready(page, served + HERE)
    page.locator('.legend input[value="implements"]').uncheck()
    assert not page.locator('#edges tr[data-kind="implements"]:visible').count()
    assert "kind=repeals" in page.url
    assert "kind=implements" not in page.url
    for form in ("svg", "png"):
        assert "kind=implements" not in (page.locator(f'[data-image][href*=".{form}"]').get_attribute("href") or "")
    shown = page.locator("#edges tbody tr:visible").count()
    assert f"{shown} relations are shown" in page.locator("#spoken").inner_text()
    page.reload()
    page.locator('#stage[data-ready="yes"]').wait_for()
    assert page.locator("#edges tbody tr:visible").count() == shown


def test_search_inside_finds_without_accents_and_enter_goes_there(page: Page, served: str) -> None:
    _ready(page, f"{served}/es/linaje/co/decreto/2018/1008")
    page.locator("#find").fill("resolucion 500")
    assert page.locator("#spoken").inner_text().startswith("1 actos encontrados")
    page.keyboard.press("Enter")
    assert _chosen(page) == "co/resolucion-mintic/2021/500"


def test_the_neighbours_alone_may_be_kept_in_sight(page: Page, served: str) -> None:
    _ready(page, served + HERE).focus()
    page.keyboard.press("f")
    assert "Only the neighbours" in page.locator("#spoken").inner_text()
    assert page.locator('[data-do="near"]').get_attribute("aria-pressed") == "true"
    page.keyboard.press("f")
    assert page.locator('[data-do="near"]').get_attribute("aria-pressed") == "false"


def test_counts_are_told_before_an_act_is_opened_and_its_edges_come(page: Page, served: str) -> None:
    _ready(page, f"{served}{HERE}?focus=co/decreto/2015/1078")
    before = page.locator("#edges tbody tr").count()
    link = page.locator("#chosen a", has_text="Show 17 more:")
    link.click()
    page.wait_for_url(re.compile("expand="))
    page.locator('#stage[data-ready="yes"]').wait_for()
    assert page.locator("#edges tbody tr").count() >= before + 17
    assert "1078" in page.locator("#spoken").inner_text()


def test_a_deep_link_restores_what_was_seen(page: Page, served: str) -> None:
    _ready(page, f"{served}{HERE}?depth=2&kind=repeals&kind=displaces&focus=co/decreto/2014/2573&on=2019-01-01")
    assert page.locator("#depth").input_value() == "2"
    assert page.locator("#on").input_value() == "2019-01-01"
    assert page.locator('.legend input[name="kind"]:checked').count() == 2
    assert "2573" in page.locator("#spoken").inner_text()


def test_the_picture_is_saved_whole_as_svg_and_as_png(page: Page, served: str) -> None:
    _ready(page, served + HERE)
    with page.expect_download() as png:
        page.locator('[data-do="png"]').click()
    content = png.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    assert width >= 2 * 1180
    assert height > 800
    with page.expect_download() as svg:
        page.locator("a[data-image]:not([data-do])").click()
    assert svg.value.path().read_bytes().lstrip().startswith(b"<svg")


def test_full_screen_holds_the_tools_and_the_picture(page: Page, served: str) -> None:
    _ready(page, served + HERE)
    page.locator('[data-do="full"]').click()
    page.locator("#explorer:fullscreen").wait_for()
    assert page.locator("#explorer .legend").is_visible()


@pytest.mark.parametrize(("asked", "width"), [("", 1280), ("?depth=2", 1280), ("", 390)])
def test_nothing_moves_and_the_whole_view_is_light(asked: str, width: int, browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.moved += one.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sent = 0

    def count(event: dict[str, Any]) -> None:
        nonlocal sent
        sent += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    page.goto(f"{served}{HERE}{asked}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    assert page.evaluate("window.moved") == 0
    assert 30_000 < sent < 350_000
    context.close()


def test_without_movement_the_view_jumps_and_with_it_glides(browser: Browser, served: str) -> None:
    for motion, still in (("reduce", True), ("no-preference", False)):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion=motion)  # type: ignore[arg-type]
        page = context.new_page()
        _ready(page, served + HERE)
        canvas = page.locator("#stage canvas")
        canvas.scroll_into_view_if_needed()
        drawn = page.evaluate(
            "async () => { const frame = () => new Promise(requestAnimationFrame);"
            "const canvas = document.querySelector('#stage canvas');"
            "document.querySelector('[data-do=in]').click(); await frame(); await frame(); await frame();"
            "const first = canvas.toDataURL(); for (let n = 0; n < 60; n++) await frame();"
            "return first === canvas.toDataURL(); }"
        )
        assert drawn is still
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["/es/linaje/", "/en/lineage/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_the_explorer(width: int, lang: str, scheme: Any, browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served}{lang}co/decreto/2018/1008")
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options=WCAG).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert not [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    assert wide <= width


@pytest.fixture(scope="module")
def crowded(settings: Settings, edition: Edition) -> Iterator[str]:
    """A server over an invented hub of 3,000 edges, in the place of the bundled law."""
    app = create_app(settings)
    full = copy.copy(edition)
    full.corpus = hub(3000)  # type: ignore[assignment]
    app.state.library.pinned = edition.id
    app.state.library._open[edition.id] = full  # noqa: SLF001 - 3,000 acts take minutes to build
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


def test_a_hub_of_3000_edges_tells_counts_and_300_acts_can_be_used_within_a_second(page: Page, crowded: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})  # what the page costs, whoever else uses the machine
    stage = _ready(page, f"{crowded}/en/lineage/{HUB}")
    assert page.locator("#edges tbody tr").count() == 299
    assert "There is more than is shown" in page.locator("main").inner_text()
    assert re.search(r"2701 more relations \(amends 1, cites 2700\)", page.locator(".beyond").inner_text())

    def cost() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

    usable = cost()
    assert usable < 2, usable
    stage.focus()
    for key in ("ArrowRight", "PageDown", "PageDown", "f", "+"):
        page.keyboard.press(key)
    assert page.locator("#spoken").inner_text()
    assert cost() - usable < 2, cost() - usable
