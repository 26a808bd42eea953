"""The explorer as files: every link leads to a file that is there, from a subfolder and from a disk, with no server at all."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import sync_playwright
from serving import Page
from typer.testing import CliRunner

from app.cli import app as command_line
from app.cli.site import _asked
from app.release.edition import Edition
from app.render.language import Language
from app.settings import Settings
from app.web.offline import Copy, as_file, file_of, page_key, relative
from app.web.view import View


@pytest.fixture(scope="module")
def site(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lineages, coverage and topics of the bundled law, in Spanish, deep inside other folders."""
    folder = tmp_path_factory.mktemp("www") / "portal" / "linaje"
    folder.parent.mkdir()
    asked = ["export-site", str(folder), "--lang", "es", "--on", "2026-11-01"]
    views = [part for view in ("lineage", "coverage", "topics") for part in ("--view", view)]
    done = CliRunner().invoke(command_line, [*asked, *views], env={"LINAJE_HOME": str(settings.home)}, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return folder


def _files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_link_of_every_file_leads_to_a_file_of_the_site(site: Path) -> None:
    pages = {file: Page(file.read_text("utf-8")) for file in _files(site)}
    assert len(pages) > 150
    followed = 0
    for file, page in pages.items():
        for _, attrs in page.elements:
            for name in ("href", "src", "data-centre"):
                link = attrs.get(name, "")
                if not link or urlsplit(link).scheme in ("http", "https"):
                    continue
                target, fragment = urldefrag(link)
                assert not target.startswith("/"), f"{file}: {link}"
                there = (file.parent / unquote(target)).resolve() if target else file
                assert there.is_file(), f"{file}: {link}"
                assert there.is_relative_to(site.resolve())
                if fragment and there in pages:
                    assert fragment in pages[there].ids, f"{file}: {link}"
                followed += 1
        assert not page.all("form")
        assert not [one for one in page.all("script") if urlsplit(one.get("src", "")).netloc]
    assert followed > 3000


def test_the_folder_says_what_it_is(site: Path, settings: Settings) -> None:
    told = json.loads((site / "linaje-site.json").read_text("utf-8"))
    assert told["release"] in {one.name for one in settings.releases.iterdir()}
    assert told["day"] == "2026-11-01"
    assert told["files"] == len([one for one in site.rglob("*") if one.is_file()]) - 1
    page = Page((site / "es" / "cobertura.html").read_text("utf-8"))
    assert "todo se cuenta al 1 de noviembre de 2026" in page.text


def test_a_lineage_as_a_file_holds_the_edges_of_its_page(site: Path) -> None:
    text = (site / "es/linaje/co/decreto/2018/1008.html").read_text("utf-8")
    page = Page(text)
    rows = [one["data-edge"] for one in page.all("tr") if "data-edge" in one]
    assert len(rows) == 17
    assert sorted(rows) == sorted(one["data-edge"] for one in page.all("path") if "data-edge" in one)
    assert 'viewBox="0 0' in text


def test_a_folder_of_somebody_else_is_left_alone_and_an_own_one_is_made_anew(
    site: Path, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    run = CliRunner()
    env = {"LINAJE_HOME": str(settings.home)}
    done = run.invoke(command_line, ["export-site", str(tmp_path)], env=env)
    assert done.exit_code == 2
    assert (tmp_path / "letter.txt").read_text("utf-8") == "dear"
    own = tmp_path / "site"
    for _ in range(2):
        asked = ["export-site", str(own), "--view", "coverage", "--lang", "en", "--link-to", "https://linaje.example"]
        assert run.invoke(command_line, asked, env=env, catch_exceptions=False).exit_code == 0
        links = Page((own / "en" / "coverage.html").read_text("utf-8")).links
        assert any(one.startswith("https://linaje.example/en/acts/") for one in links)
        (own / "stray").write_text("x", "utf-8") if not (own / "stray").exists() else None
    assert run.invoke(command_line, ["export-site", str(own), "--link-to", "ftp://x"], env=env).exit_code == 2


def test_names_of_files_are_plain_and_links_relative() -> None:
    assert relative("es/linaje/co/ley/1.html", "static/x/linaje.css") == "../../../../static/x/linaje.css"
    assert relative("index.html", "es/index.html") == "es/index.html"
    assert page_key("/api/v1/topics", "2026-11-01") is None
    assert page_key("https://elsewhere.example/es/", "2026-11-01") is None
    assert file_of("/embed/image/lineage/co/ley/1.svg?lang=en&depth=1") == "image/lineage/co/ley/1.en.svg"


def test_what_stays_of_a_page_cannot_run_what_it_did_not_bring() -> None:
    html = (
        "<!doctype html><html><head></head><body><main id=main><form><input name=q></form><a href='/api/x'>JSON</a>"
        "<a href='/es/'>Inicio</a></main></body></html>"
    )
    made = as_file(
        html,
        "es/a.html",
        Copy("2026-11-01"),
        target=lambda url: "es/index.html" if url == "/es/" else None,
        note="n",
        nonce="abc",
    )
    assert "default-src" in made
    assert "<form" not in made
    assert 'href="index.html"' in made
    assert "/api/x" not in made


LINKS = """<!doctype html><html><head></head><body><main id=main>
<a href="/es/actos/co/ley/1?on=2016-03-01">Ley 1</a> <a href="/es/actos/co/ley/1?on=2026-11-01">Ley 1 hoy</a>
<a href="/es/respuesta?topic=t&on=2016-03-01">Respuesta</a> <svg><a
href="/es/actos/co/ley/1?on=2016-03-01"><text>L</text></a></svg></body></html>"""


def test_a_link_to_another_day_says_which_day_its_page_is_of() -> None:
    def target(url: str) -> str:
        return file_of(page_key(url, "2026-11-01") or "")

    made = Page(as_file(LINKS, "es/a.html", Copy("2026-11-01", "al 1 nov 2026"), target=target, note="", nonce="x"))
    assert made.links == ["actos/co/ley/1.html", "actos/co/ley/1.html", "respuesta/t_2016-03-01.html"]
    assert " ".join(made.text.split()) == "Ley 1 (al 1 nov 2026) Ley 1 hoy Respuesta L"


def test_a_link_to_another_day_leads_to_the_service_that_was_named() -> None:
    copy = Copy("2026-11-01", "al 1 nov 2026", "https://linaje.example/")
    made = Page(
        as_file(LINKS, "es/a.html", copy, target=lambda url: file_of(page_key(url, "2026-11-01") or ""), note="", nonce="x")
    )
    other = "https://linaje.example/es/actos/co/ley/1?on=2016-03-01"
    assert made.links == [other, "actos/co/ley/1.html", "respuesta/t_2016-03-01.html", other]
    assert "al 1 nov 2026" not in made.text


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("/es/temas/datos-abiertos", "/es/temas/datos-abiertos?on=2020-06-01"),
        ("/es/respuesta?topic=datos-abiertos", "/es/respuesta?topic=datos-abiertos&on=2020-06-01"),
        ("/es/respuesta?topic=datos-abiertos&on=2016-03-01", "/es/respuesta?topic=datos-abiertos&on=2016-03-01"),
        ("/es/respuesta?topic=Decreto+2573+de+2014", "/es/respuesta?topic=Decreto+2573+de+2014&on=2020-06-01"),
        ("/es/respuesta?topic=datos+abiertos+el+1+de+marzo+de+2016", "/es/respuesta?topic=datos+abiertos+el+1+de+marzo+de+2016"),
        ("/es/metodo", "/es/metodo"),
        ("/static/0/linaje.css", "/static/0/linaje.css"),
    ],
)
def test_what_names_no_day_is_asked_for_the_day_of_the_site(key: str, asked: str, edition: Edition) -> None:
    view = View(edition, Language("es"), "https://w3id.org/linaje/id/")
    assert _asked(view, key, date(2020, 6, 1)) == asked


@pytest.mark.browser
def test_the_site_opens_from_a_disk_and_its_graphs_work(site: Path) -> None:
    chromium = os.environ.get("LINAJE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        context.set_default_timeout(30_000)
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda one: said.append(str(one)))
        page.on("request", lambda one: asked.append(one.url))
        page.goto((site / "index.html").as_uri())
        page.get_by_text("Español").click()
        page.wait_for_url("**/es/index.html")
        page.goto((site / "es/linaje/co/decreto/2018/1008.html").as_uri())
        page.locator('#stage[data-ready="yes"]').wait_for()
        assert page.locator("#stage canvas").count() == 1
        page.locator('.legend input[value="implements"]').uncheck()
        assert not page.locator('#edges tr[data-kind="implements"]:visible').count()
        page.locator("#stage [role=application]").focus()
        page.keyboard.press("ArrowLeft")
        own = page.locator("#chosen a").first
        own.click()
        page.locator('#stage[data-ready="yes"]').wait_for()
        assert page.url.startswith("file://")
        with page.expect_download() as png:
            page.locator('[data-do="png"]').click()
        assert png.value.path().read_bytes().startswith(b"\x89PNG")
        for file in [*_files(site)[:12], *_files(site)[-12:]]:
            page.goto(file.as_uri())
            assert page.locator("h1").count() == 1
        context.close()
        browser.close()
    assert not [one for one in asked if not one.startswith(("file://", "blob:", "data:"))]
    assert not [one for one in said if "Tainted" not in one], said
