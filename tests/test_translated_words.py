"""No words of one language in the pages of the other: in templates nothing is said but through the catalogue, which is whole."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fastapi.testclient import TestClient
from serving import table

from app.render.language import Language

WEB = Path(__file__).parent.parent / "app" / "web"
CATALOGUE = WEB.parent / "render" / "locale" / "es" / "LC_MESSAGES" / "linaje.po"

#: Attributes that are read out or shown.
SAID = {"alt", "title", "placeholder", "aria-label", "aria-description", "data-label", "data-done", "data-failed", "data-some"}

#: Names, formats and codes that are the same in both languages.
SAME = {"Linaje", "JSON", "BibTeX", "CSL", "CSV", "TSV", "XML", "XLSX", "SVG", "PNG", "OpenAPI", "oEmbed", "GET", "English"}
SAME |= {"Español", "SPARQL", "VoID", "DCAT"}

_PLACED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_DONE = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


class _Words(HTMLParser):
    """What a template says by itself: its text and the attributes that are read out, with what is put in taken away."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipped = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes that are read out."""
        self._skipped += tag in ("code", "style", "script")
        self.found += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._skipped -= tag in ("code", "style", "script")

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if not self._skipped:
            self.found.append(data)


def _untranslated(template: str) -> list[str]:
    said = _Words(_DONE.sub(" ", _PLACED.sub("\x00", template))).found
    words = [word for text in said for word in re.findall(r"[^\W\d_]{3,}", re.sub("[\x00]\\w*", " ", text))]
    return [word for word in words if word not in SAME]


@pytest.mark.parametrize("path", sorted((WEB / "templates").glob("*.html")), ids=lambda path: path.name)
def test_a_template_says_nothing_but_through_the_catalogue(path: Path) -> None:
    assert not _untranslated(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "template",
    ["<p>In force</p>", '<a title="Open it">{{ x }}</a>', "<b>{{ _('Since') }}</b> until", '<td data-label="Since"></td>'],
)
def test_a_string_that_was_forgotten_is_found(template: str) -> None:
    assert _untranslated(template)


def test_scripts_hold_no_words_of_their_own() -> None:
    """What a script says comes from the page; only the words of keys, types and selectors stand in it."""
    text = (WEB / "static" / "ask.js").read_text("utf-8")
    said = re.findall(r'textContent = "([^"]*[a-z][^"]*)"', text) + re.findall(r'setAttribute\("aria-label", "([^"]+)"', text)
    assert not said


def test_every_message_has_its_spanish_and_keeps_what_is_put_in() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="es")
    for message in catalogue:
        assert message.string is not None
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        spanish = message.string if isinstance(message.string, tuple) else (message.string,)
        for one, other in zip(english, spanish, strict=True):
            assert other or not one, one
            assert set(re.findall(r"\{(\w+)\}", str(one))) == set(re.findall(r"\{(\w+)\}", str(other))), one


@pytest.mark.parametrize("row", [one for one in table("pages") if one["page"] != "problem kind"], ids=lambda row: row["page"])
def test_no_english_message_is_said_on_a_spanish_page(row: dict[str, str], client: TestClient) -> None:
    """Each English message whose Spanish differs, of three words or more without anything put in, is looked for."""
    with CATALOGUE.open("rb") as file:
        messages = [one for one in read_po(file, locale="es") if isinstance(one.id, str) and one.id != one.string]
    plain = [one.id for one in messages if "{" not in str(one.id) and len(str(one.id).split()) >= 3]
    assert len(plain) > 100
    html = client.get(row["es"]).text
    assert not [one for one in plain if str(one) in html]


@pytest.mark.parametrize(
    ("code", "day", "short"), [("es", "1 de marzo de 2016", "1 mar 2016"), ("en", "1 March 2016", "1 Mar 2016")]
)
def test_days_are_written_as_each_language_writes_them(code: str, day: str, short: str, client: TestClient) -> None:
    lang = Language(code)
    assert lang.day(date(2016, 3, 1)) == day
    assert lang.short_day(date(2016, 3, 1)).replace(".", "") == short
    path = {"es": "/es/respuesta", "en": "/en/answer"}[code]
    assert day in client.get(f"{path}?topic=gobierno-digital&on=2016-03-01").text
