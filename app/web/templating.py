"""Templates: autoescaping always on, words through the reader's language, every asset from this server by its hash."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, StreamingResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import __version__
from app.core.errors import DayError
from app.core.identifiers import act_of, parse
from app.core.model import Act, Effect, Id
from app.core.period import ONE_DAY, Moment, parse_day
from app.core.vocabulary import EffectType
from app.render import language, names, words
from app.render.language import Language
from app.render.network import vis_script
from app.render.strokes import HEADS, STROKES
from app.web.addresses import address, api_address, locate, place_address
from app.web.deps import today
from app.web.early import early
from app.web.embeds import CARD, Subject, card_address, image_address, is_recorded, subject_of
from app.web.structured import structured
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
    if name in ("theme-light.css", "theme-dark.css"):
        content = _theme(name[6:-4]).encode()
        return content, hashlib.sha256(content).hexdigest()[:16]
    content = (_HERE / "static" / name).read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:16]


@cache
def tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme, by their names in the sheet."""
    sheet = (_HERE / "static" / "linaje.css").read_text("utf-8")
    light = re.search(r"^:root \{(.*?)^\}", sheet, re.MULTILINE | re.DOTALL)
    dark = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", sheet, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light.group(1) if light else ""))
    if scheme == "dark" and dark:
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark.group(1)))
    return found


def _theme(scheme: str) -> str:
    """A sheet that fixes one scheme, made from the one sheet that holds both."""
    held = "; ".join(f"--{name}: {colour}" for name, colour in tokens(scheme).items())
    accent = {"light": "--accent: var(--accent-light)", "dark": "--accent: var(--accent-dark)"}[scheme]
    return f":root {{ color-scheme: {scheme}; {held}; {accent}; }}\n"


def asset_address(name: str) -> str:
    """The address of an asset, which changes with its content."""
    return f"/static/{asset(name)[1]}/{name}"


def safe_link(url: str) -> str:
    """A link to the outside, if it is one that a reader may follow; else nothing (no `javascript:`)."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


#: The pages that are about one act or provision.
_OF_LAW = ("acts", "provisions")


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
        "strokes": STROKES,
        "heads": HEADS,
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
    values = _values(request, view, lang, page, identifier, context)
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(values), status_code=status, headers=headers)


def render_early(
    request: Request, template: str, view: View, *, page: str, identifier: str, headers: dict[str, str], **context: Any
) -> StreamingResponse:
    """The same, sent to the end of its heading before the template asks for the rest: for pages that take long."""
    values = _values(request, view, view.lang, page, identifier, context)
    return early(_ENVIRONMENT.get_template(template).generate(values), 200, headers)


def _values(
    request: Request, view: View | None, lang: Language, page: str, identifier: str, context: dict[str, Any]
) -> dict[str, Any]:
    """All that the template of a page may say."""
    other = "en" if lang.code == "es" else "es"
    if not page:
        page, identifier = locate(request.url.path)
    asked = {key: request.query_params.getlist(key) for key in request.query_params if key != "lang"}
    query = {key: values[0] if len(values) == 1 else values for key, values in asked.items()}
    return {
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
        "origin": str(request.base_url).rstrip("/"),
        "embeddable": _embeddable(request),
        "card": _card(request, view, page, identifier, lang.code),
        "card_size": CARD,
        "picture_at": lambda form: _picture_at(request, form),
        "to": lambda name, ident="", **asked: address(lang.code, name, ident, **asked),
        "api": api_address,
        "place": lambda ident, **asked: place_address(lang.code, ident, **asked),
        "has_page": lambda ident: view is not None and view.corpus.get(Act, act_of(ident)) is not None,
        "effect_at": lambda ident: effect_address(view, ident) if view else "",
        "structured": structured(view, identifier, _asked_day(request))
        if view and page in ("acts", "provisions") and identifier
        else None,
        **context,
    }


def _embeddable(request: Request) -> str:
    """The oEmbed address of the page asked for, without its format, if there is a view of it to embed."""
    if subject_of(str(request.url)) is None:
        return ""
    return f"{str(request.base_url).rstrip('/')}/oembed?{urlencode({'url': str(request.url)})}"


def _card(request: Request, view: View | None, page: str, identifier: str, lang: str) -> str:
    """The picture that stands for a page where it is linked to, if it shows a view; an act is shown by its lineage."""
    found = (Subject("lineage", identifier), {}) if page == "acts" and identifier else subject_of(str(request.url))
    if view is None or found is None or not is_recorded(view, found[0]):
        return ""
    return f"{str(request.base_url).rstrip('/')}{card_address(found[0], lang, found[1])}"


def _picture_at(request: Request, form: str) -> str:
    """The address of the picture of the view that a page shows, on the same day and from the same release."""
    found = subject_of(str(request.url))
    if found is None:
        return ""
    subject, query = found
    return image_address(subject.view, subject.id, **{**query, "form": form})


def _asked_day(request: Request) -> date | None:
    try:
        return parse_day(request.query_params.get("on", ""))
    except DayError:
        return None


def render_text(template: str, view: View, **context: Any) -> str:
    """A template that needs no request: a file written by the command line."""
    return _ENVIRONMENT.get_template(template).render({**_common(view.lang, view), **context})
