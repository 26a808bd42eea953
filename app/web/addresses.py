"""The addresses of pages, in both languages: one table, so that every page knows its twin."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode

from app.core.identifiers import parse, slot_of

#: Page -> the segment of its address in each language.
SEGMENTS: dict[str, dict[str, str]] = {
    "home": {"es": "", "en": ""},
    "answer": {"es": "respuesta", "en": "answer"},
    "topics": {"es": "temas", "en": "topics"},
    "acts": {"es": "actos", "en": "acts"},
    "provisions": {"es": "disposiciones", "en": "provisions"},
    "lineage": {"es": "linaje", "en": "lineage"},
    "coverage": {"es": "cobertura", "en": "coverage"},
    "document": {"es": "documento", "en": "document"},
    "method": {"es": "metodo", "en": "method"},
    "data": {"es": "datos", "en": "data"},
    "query": {"es": "consulta", "en": "query"},
    "draft": {"es": "proyecto", "en": "draft"},
    "embed": {"es": "insertar", "en": "embed"},
    "statistics": {"es": "estadisticas", "en": "statistics"},
    "accessibility": {"es": "accesibilidad", "en": "accessibility"},
}


def address(lang: str, page: str, identifier: str = "", **query: object) -> str:
    """The address of a page; empty values of the query are left out.

    >>> address("en", "acts", "co/decreto/2015/1078", on="2016-03-01")
    '/en/acts/co/decreto/2015/1078?on=2016-03-01'
    """
    parts = [part for part in (lang, SEGMENTS[page][lang], quote(identifier)) if part]
    asked = urlencode({key: value for key, value in query.items() if value not in (None, "", [])}, doseq=True)
    path = "/" + "/".join(parts) + ("/" if page == "home" else "")
    return f"{path}?{asked}" if asked else path


def place_address(lang: str, identifier: str, **query: object) -> str:
    """The page of an act or provision."""
    slot = slot_of(identifier)
    return address(lang, "provisions" if parse(slot).path else "acts", slot, **query)


def permalink(lang: str, release: str, topic: str, on: date, addressee: str | None = None, case: date | None = None) -> str:
    """The address of an answer that never changes: its day and its release are named."""
    return address(lang, "answer", topic=topic, on=on, addressee=addressee, case=case, release=release)


def api_address(path: str, **query: object) -> str:
    """The address of a route of the API; empty values of the query are left out.

    >>> api_address("coverage", on="2016-03-01", principle=None)
    '/api/v1/coverage?on=2016-03-01'
    """
    asked = urlencode({key: value for key, value in query.items() if value not in (None, "")})
    return f"/api/v1/{path}?{asked}" if asked else f"/api/v1/{path}"


def locate(path: str) -> tuple[str, str]:
    """The page and the identifier that an address names, whether or not anything is recorded there.

    >>> locate("/es/actos/co/decreto/1999/1"), locate("/somewhere/else")
    (('acts', 'co/decreto/1999/1'), ('home', ''))
    """
    lang, _, rest = path.strip("/").partition("/")
    segment, _, identifier = rest.partition("/")
    for page, segments in SEGMENTS.items():
        if segment and segments.get(lang) == segment:
            return page, identifier
    return "home", ""
