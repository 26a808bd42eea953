"""Embeds in a real browser: in a foreign page, in one with a strict policy, in the tightest sandbox, several at once."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page
from serving import free_port, listening

from app.settings import Settings

pytestmark = pytest.mark.browser

ACT, TOPIC = "co/decreto/2018/1008", "gobierno-digital"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
EMBEDS = [f"/embed/lineage/{ACT}", f"/embed/topic/{TOPIC}", f"/embed/timeline/{TOPIC}", "/embed/coverage"]


class Host:
    """A page of another site, with a policy of its own or none."""

    def __init__(self) -> None:
        self.body, self.policy, self.port = "", "", free_port()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                if host.policy:
                    self.send_header("Content-Security-Policy", host.policy)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(host.body.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        """Its origin, which is not that of the service."""
        return f"http://localhost:{self.port}"

    def shows(self, inside: str, policy: str = "") -> str:
        """Make it show something; its address."""
        self.body = f'<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Ministerio</title></head><body>{inside}'
        self.policy = policy
        return f"{self.origin}/"


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """A foreign site."""
    found = Host()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture(scope="module")
def ours(settings: Settings, host: Host) -> Iterator[str]:
    """The service, which lets the foreign site frame its embeds."""
    with listening(settings.model_copy(update={"embedders": (host.origin,)})) as address:
        yield address


class Watched:
    """A window that notes every complaint and every request to a host that is neither of the two; those are refused."""

    def __init__(self, browser: Browser, *known: str, script: bool = True, **more: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1100, "height": 900}, java_script_enabled=script, **more)
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.foreign: list[str] = []
        hosts = {urlsplit(one).netloc for one in known}
        self.page.on("console", lambda one: self.said.append(one.text) if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda one: self.said.append(str(one)))

        def gate(route: Any) -> None:
            if urlsplit(route.request.url).netloc in hosts:
                route.continue_()
            else:
                self.foreign.append(route.request.url)
                route.abort()

        self.context.route("**/*", gate)

    def frame(self, part: str) -> Frame:
        """The frame whose address holds a text."""
        for _ in range(100):
            found = [one for one in self.page.frames if part in one.url]
            if found:
                return found[0]
            self.page.wait_for_timeout(50)
        raise AssertionError([one.url for one in self.page.frames])


def _element(ours: str, attributes: str, inside: str = "Ver") -> str:
    return f'<legal-lineage {attributes}><a href="{ours}/es/">{inside}</a></legal-lineage>'


def test_three_embeds_live_in_a_foreign_page_with_a_strict_policy(browser: Browser, host: Host, ours: str) -> None:
    body = f'<script src="{ours}/legal-lineage.js" defer></script>' + "".join(
        _element(ours, one)
        for one in (f'act="{ACT}" lang="es"', f'topic="{TOPIC}" accent="a30d2d"', f'timeline="{TOPIC}" lang="en"')
    )
    policy = f"default-src 'none'; script-src {ours}; frame-src {ours}; base-uri 'none'; form-action 'none'"
    seen = Watched(browser, host.origin, ours)
    seen.page.goto(host.shows(body, policy))
    for place, part in enumerate(("/embed/lineage/", "/embed/topic/", "/embed/timeline/")):
        seen.page.locator("legal-lineage").nth(place).scroll_into_view_if_needed()
        seen.frame(part).locator("h1").wait_for()
    seen.page.wait_for_function(
        "[...document.querySelectorAll('legal-lineage')].every(e => e.shadowRoot.querySelector('iframe').height !== '480')"
    )
    for frame in [one for one in seen.page.frames if "/embed/" in one.url]:
        assert frame.evaluate("document.documentElement.scrollHeight <= window.innerHeight + 2"), frame.url
    assert seen.frame("/embed/lineage/").locator("#stage canvas").count() == 1
    assert seen.said == []
    assert seen.foreign == []
    seen.context.close()


def test_an_act_chosen_in_a_frame_is_told_to_the_page_round_it(browser: Browser, host: Host, ours: str) -> None:
    body = (
        f'<script src="{ours}/legal-lineage.js"></script>{_element(ours, f"act={ACT}")}'
        "<script>addEventListener('lineage-select', e => { window.chosen = e.detail.iri; });</script>"
    )
    seen = Watched(browser, host.origin, ours)
    seen.page.goto(host.shows(body))
    frame = seen.frame("/embed/lineage/")
    frame.locator('#stage[data-ready="yes"]').wait_for()
    frame.locator("[role=application]").focus()
    seen.page.keyboard.press("ArrowLeft")
    seen.page.wait_for_function("window.chosen && window.chosen !== 'co/decreto/2018/1008'")
    seen.context.close()


def test_messages_from_anybody_else_change_nothing(browser: Browser, host: Host, ours: str) -> None:
    body = (
        f'<script src="{ours}/legal-lineage.js"></script>{_element(ours, f"topic={TOPIC}")}'
        '<iframe srcdoc="<script>parent.postMessage('
        "{source: 'legal-lineage', v: 1, type: 'height', height: 5000}, '*')</script>\"></iframe>"
    )
    seen = Watched(browser, host.origin, ours)
    seen.page.goto(host.shows(body))
    seen.frame("/embed/topic/").locator("h1").wait_for()
    seen.page.evaluate("postMessage({source: 'legal-lineage', v: 1, type: 'height', height: 4000}, '*')")
    seen.page.wait_for_timeout(500)
    height = int(seen.page.evaluate("document.querySelector('legal-lineage').shadowRoot.querySelector('iframe').height"))
    assert height < 2000
    seen.context.close()


@pytest.mark.parametrize("address", EMBEDS)
def test_the_tightest_sandbox_is_enough(address: str, browser: Browser, host: Host, ours: str) -> None:
    seen = Watched(browser, host.origin, ours)
    seen.page.goto(
        host.shows(f'<iframe sandbox="allow-scripts" width="900" height="700" title="x" src="{ours}{address}"></iframe>')
    )
    frame = seen.frame("/embed/")
    frame.locator("h1").wait_for()
    seen.page.wait_for_load_state("networkidle")
    if "lineage" in address:
        frame.locator('#stage[data-ready="yes"]').wait_for()
    assert frame.evaluate("window.origin") == "null"
    assert seen.said == []
    assert seen.foreign == []
    assert seen.context.cookies() == []
    seen.context.close()


def test_a_site_that_is_not_named_may_not_frame_and_its_fallback_stays(browser: Browser, host: Host, served: str) -> None:
    seen = Watched(browser, host.origin, served)
    script = f'<script src="{served}/legal-lineage.js"></script>'
    seen.page.goto(host.shows(script + _element(served, f'topic="{TOPIC}"', "Vea la respuesta")))
    seen.page.get_by_text("Vea la respuesta").wait_for(timeout=40_000)
    assert any("frame-ancestors" in one for one in seen.said)
    seen.context.close()


def test_without_a_script_the_frame_shows_picture_and_table_and_the_element_its_link(
    browser: Browser, host: Host, ours: str
) -> None:
    seen = Watched(browser, host.origin, ours, script=False)
    body = f'<script src="{ours}/legal-lineage.js"></script>{_element(ours, f"act={ACT}", "El linaje")}'
    frame_code = f'<iframe title="x" width="900" height="900" src="{ours}{EMBEDS[0]}"></iframe>'
    seen.page.goto(host.shows(body + frame_code))
    assert seen.page.get_by_text("El linaje").is_visible()
    frame = seen.frame("/embed/lineage/")
    frame.locator("h1").wait_for()
    assert frame.locator("svg.picture").is_visible()
    assert frame.locator("#edges tbody tr").first.is_visible()
    assert not frame.locator(".tools").is_visible()
    seen.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 390])
def test_axe_finds_nothing_in_embeds_and_the_builder(width: int, theme: Any, browser: Browser, ours: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="light" if theme == "dark" else "dark")
    context.set_default_timeout(30_000)
    page = context.new_page()
    faults = []
    lang = "es" if width == 900 else "en"
    for address in [
        *(f"{one}?theme={theme}&accent=ffcc00&lang={lang}" for one in EMBEDS),
        "/es/insertar",
        "/en/embed?view=topic",
    ]:
        page.goto(ours + address)
        page.wait_for_load_state("networkidle")
        faults += [
            f"{address}: {one['id']}: {one['nodes'][0]['html'][:140]}"
            for one in Axe().run(page, options=WCAG).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{address} runs over {width}")
    context.close()
    assert not faults, "\n".join(faults)


def test_the_builder_shows_at_once_what_is_chosen_and_copies_the_code(browser: Browser, ours: str) -> None:
    seen = Watched(browser, ours)
    seen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = seen.page
    page.goto(f"{ours}/en/embed")
    page.locator("#view").select_option("timeline")
    page.locator('#preview[src*="/embed/timeline/"]').wait_for()
    assert not page.locator("#act").is_visible()
    page.locator("#theme").select_option("dark")
    page.locator('#preview[src*="theme=dark"]').wait_for()
    assert "view=timeline" in page.url
    page.locator(".copy").nth(1).click()
    page.locator("#told", has_text="Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r'<iframe src="http[^"]+/embed/timeline/[^"]+theme=dark', copied)
    assert seen.said == []
    assert seen.foreign == []
    seen.context.close()


def test_the_builder_works_without_a_script(browser: Browser, ours: str) -> None:
    seen = Watched(browser, ours, script=False)
    seen.page.goto(f"{ours}/es/insertar")
    seen.page.locator("#view").select_option("coverage")
    seen.page.locator("#builder button").click()
    seen.page.wait_for_url(re.compile("view=coverage"))
    assert "/embed/coverage" in (seen.page.locator("#preview").get_attribute("src") or "")
    assert not seen.page.locator(".copy").first.is_visible()
    seen.context.close()
