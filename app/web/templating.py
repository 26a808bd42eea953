"""Templates: autoescaping always on, words through the reader's language, every asset from this server by its hash."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import __version__
from app.core.period import ONE_DAY, Moment
from app.render import words
from app.render.language import Language
from app.render.network import vis_script
from app.web.addresses import address, place_address
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
    """A page. `page` and `identifier` say where it is, so that it can link to its twin in the other language."""
    other = "en" if lang.code == "es" else "es"
    query = {key: value for key, value in request.query_params.items() if key != "lang"}
    values: dict[str, Any] = {
        "lang": lang,
        "_": lang.say,
        "_n": lang.count,
        "words": words,
        "view": view,
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
        "place": lambda ident, **asked: place_address(lang.code, ident, **asked),
        "day": lambda value: lang.value(value) if isinstance(value, date | Moment) else "",
        "short_day": lambda value: lang.short_day(value) if isinstance(value, date) else "",
        "one_day": ONE_DAY,
        **context,
    }
    html = _ENVIRONMENT.get_template(template).render(values)
    return HTMLResponse(html, status_code=status, headers=headers)


def render_text(template: str, view: View, **context: Any) -> str:
    """A template that needs no request: a file written by the command line."""
    lang = view.lang
    values = {
        "lang": lang,
        "_": lang.say,
        "_n": lang.count,
        "words": words,
        "view": view,
        "day": lambda value: lang.value(value) if isinstance(value, date | Moment) else "",
        "short_day": lambda value: lang.short_day(value) if isinstance(value, date) else "",
        **context,
    }
    return _ENVIRONMENT.get_template(template).render(values)
