"""Templates: autoescaping always on, words through the reader's language, every asset from this server by its hash."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import __version__
from app.core.identifiers import act_of, parse
from app.core.model import Act, Effect, Id
from app.core.period import ONE_DAY, Moment
from app.core.vocabulary import EffectType
from app.render import language, names, words
from app.render.language import Language
from app.render.network import vis_script
from app.web.addresses import address, api_address, locate, place_address
from app.web.deps import today
from app.web.view import View

_HERE = Path(__file__).parent

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def read_ahead() -> None:
    """Compile the templates and read the catalogue when the service starts, so that its first reader does not wait; once."""
    language.read_ahead()
    for name in _ENVIRONMENT.list_templates(extensions=["html"]):
        _ENVIRONMENT.get_template(name)


@cache
def asset(name: str) -> tuple[bytes, str]:
    """A file of static/ and the hash that names it."""
    if name == "vis-network.js":
        return vis_script()
    content = (_HERE / "static" / name).read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:16]


def asset_address(name: str) -> str:
    """The address of an asset, which changes with its content."""
    return f"/static/{asset(name)[1]}/{name}"


def safe_link(url: str) -> str:
    """A link to the outside, if it is one that a reader may follow; else nothing (no `javascript:`)."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


class Window(Protocol):
    """Days between which something happened, in the core's form or in the published one."""

    @property
    def earliest(self) -> date:
        """The first day on which it may have happened."""

    @property
    def latest(self) -> date | None:
        """The last; ``None`` when nothing shows that it happened at all."""


def version_day(lang: Language, version: str) -> str:
    """The day in the name of a version, in little room; a year, a month or nothing where no day is known."""
    tag = parse(version).tag
    try:
        return lang.short_day(date.fromisoformat(tag))
    except ValueError:
        return "" if tag == "undated" else tag


def when(lang: Language, exact: date | None, window: Window | None) -> str:
    """A day in little room; for a window the phrase that says so, never two days that look like a period."""
    if exact is not None:
        return lang.short_day(exact)
    return lang.moment(Moment(window.earliest, window.latest)) if window else "—"


def last_day(lang: Language, end: date | None, window: Window | None) -> str:
    """The last day in force, from the first day out that the records hold."""
    if end is not None:
        return lang.short_day(end - ONE_DAY)
    return lang.moment(Moment(window.earliest - ONE_DAY, window.latest - ONE_DAY if window.latest else None)) if window else ""


def effect_address(view: View, identifier: Id) -> str:
    """Where an effect is told with its evidence: its row on the page of the act that did it; nothing for commencements."""
    effect = view.corpus.get(Effect, identifier)
    if effect is None or effect.type is EffectType.COMMENCES:
        return ""
    return f"{place_address(view.lang.code, act_of(effect.actor))}#{identifier.rpartition('/')[2]}"


def _common(lang: Language, view: View | None) -> dict[str, Any]:
    """What every template may say: words, days and names in the reader's language."""
    return {
        "lang": lang,
        "_": lang.say,
        "_n": lang.count,
        "words": words,
        "view": view,
        "day": lambda value: lang.value(value) if isinstance(value, date | Moment) else "",
        "short_day": lambda value: lang.short_day(value) if isinstance(value, date) else "",
        "when": lambda exact, window=None: when(lang, exact, window),
        "last_day": lambda end, window=None: last_day(lang, end, window),
        "version_day": lambda ident: version_day(lang, ident),
        "phrase": lambda ident: names.phrase(view.corpus, ident, lang) if view else ident,
        "place_in_act": lambda ident: names.place(view.corpus, ident, lang) if view else "",
    }


def render(
    request: Request,
    template: str,
    view: View | None,
    lang: Language,
    *,
    page: str,
    identifier: str = "",
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> HTMLResponse:
    """A page. `page` and `identifier` say where it is, so that it can link to its twin in the other language.

    With no page named, as for a problem, the address that was asked for says it.
    """
    other = "en" if lang.code == "es" else "es"
    if not page:
        page, identifier = locate(request.url.path)
    query = {key: value for key, value in request.query_params.items() if key != "lang"}
    values: dict[str, Any] = {
        **_common(lang, view),
        "page": page,
        "nonce": request.scope.get("state", {}).get("nonce", ""),
        "asset": asset_address,
        "safe_link": safe_link,
        "version": __version__,
        "today": today(),
        "here": address(lang.code, page, identifier, **query),
        "twin": address(other, page, identifier, **query),
        "other": other,
        "to": lambda name, ident="", **asked: address(lang.code, name, ident, **asked),
        "api": api_address,
        "place": lambda ident, **asked: place_address(lang.code, ident, **asked),
        "has_page": lambda ident: view is not None and view.corpus.get(Act, act_of(ident)) is not None,
        "effect_at": lambda ident: effect_address(view, ident) if view else "",
        **context,
    }
    html = _ENVIRONMENT.get_template(template).render(values)
    return HTMLResponse(html, status_code=status, headers=headers)


def render_text(template: str, view: View, **context: Any) -> str:
    """A template that needs no request: a file written by the command line."""
    return _ENVIRONMENT.get_template(template).render({**_common(view.lang, view), **context})
