"""The code that puts a view on another site: an element, a frame, a picture, a link, an oEmbed address."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from html import escape
from typing import Any

from app.web.embeds import VIEWS, Subject, embed_address, image_address
from app.web.templating import asset, asset_address

#: A frame may run our script and open links in a new window; it has no cookies, no storage and no origin.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"

_ATTRIBUTE = {"lineage": "act", "topic": "topic", "timeline": "timeline", "coverage": "coverage"}


@dataclass(frozen=True, slots=True)
class Snippet:
    """One way to put a view on a page."""

    name: str
    code: str


def frame(base: str, subject: Subject, title: str, *, wide: int | str, high: int, **query: Any) -> str:
    """The frame of a view, and nothing else."""
    return (
        f'<iframe src="{escape(base + embed_address(subject, **query))}" title="{escape(title)}" '
        f'width="{wide}" height="{high}" '
        f'loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="{SANDBOX}"></iframe>'
    )


def element(base: str, subject: Subject, title: str, page: str, **query: Any) -> str:
    """The element with its script, and inside it what is shown where no script runs."""
    name = _ATTRIBUTE[subject.view]
    told = {name: subject.id, **{key: str(value) for key, value in query.items() if value not in (None, "", [])}}
    attributes = " ".join(f'{key}="{escape(value)}"' if value else key for key, value in told.items())
    return (
        f'<script src="{escape(base)}/legal-lineage.js" defer></script>\n'
        f"<legal-lineage {attributes}>\n"
        f'  <a href="{escape(base + page)}">{escape(title)}</a>\n'
        f"</legal-lineage>"
    )


def pinned_script(base: str) -> str:
    """The script under the name of its content, for sites that check what they load."""
    content, _ = asset("legal-lineage.js")
    digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
    return (
        f'<script src="{escape(base + asset_address("legal-lineage.js"))}" integrity="sha384-{digest}" '
        f'crossorigin="anonymous" defer></script>'
    )


def image(base: str, subject: Subject, title: str, page: str, lang: str, **query: Any) -> str:
    """A picture that leads to the page, for editors that strip frames; points where drawings are not shown."""
    drawn, points = (base + image_address(subject.view, subject.id, lang, form, **query) for form in ("svg", "png"))
    return (
        f'<a href="{escape(base + page)}"><picture><source srcset="{escape(drawn)}" type="image/svg+xml">'
        f'<img src="{escape(points)}" alt="{escape(title)}" width="100%"></picture></a>'
    )


def points(base: str, subject: Subject, title: str, page: str, lang: str, **query: Any) -> str:
    """A picture of points alone, for mail and editors that take no drawing."""
    source = base + image_address(subject.view, subject.id, lang, "png", **query)
    return f'<a href="{escape(base + page)}"><img src="{escape(source)}" alt="{escape(title)}" width="100%"></a>'


def height_of(subject: Subject, most: int | None = None) -> int:
    """How high a frame a view asks for, within what a site allows."""
    return min(VIEWS[subject.view], most) if most else VIEWS[subject.view]
