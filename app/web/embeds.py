"""Views that other sites show: their addresses, how they may look, and what must be said when their data is not fresh."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import Query

from app.core.identifiers import parse
from app.core.model import Act, Id, Topic
from app.render.colour import DARK_GROUND, LIGHT_GROUND, ink_on, readable
from app.web.addresses import locate
from app.web.view import View

#: The views that may be embedded, and how high a frame they ask for where nobody says.
VIEWS: dict[str, int] = {"lineage": 720, "topic": 460, "timeline": 520, "coverage": 640}

#: What an address of an embed may say beside what it shows.
PASSED = ("lang", "theme", "accent", "on", "release", "height", "depth", "direction", "kind", "expand", "focus")

Theme = Annotated[Literal["auto", "light", "dark"], Query(description="Colours: those of the reader, light or dark.")]
Accent = Annotated[str, Query(pattern=r"^([0-9a-fA-F]{6})?$", description="Colour of the site, six hexadecimal digits.")]
Height = Annotated[int | None, Query(ge=200, le=3000, description="Height of the frame in pixels.")]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an embed shows: a view, and the act or topic where the view is of one."""

    view: str
    id: Id = ""


def embed_address(subject: Subject, **query: Any) -> str:
    """The address of an embed."""
    return _address(f"/embed/{subject.view}" + (f"/{quote(subject.id)}" if subject.id else ""), query)


#: The points of a picture that stands for a page where it is linked to: the size that networks and editors show.
CARD = (1200, 630)


def image_address(view: str, identifier: Id, lang: str, form: str = "svg", **query: Any) -> str:
    """The address of the picture of a view, for sites that allow no frame; `form` is svg or png."""
    return _address(
        f"/embed/image/{view}" + (f"/{quote(identifier)}" if identifier else "") + f".{form}", {"lang": lang, **query}
    )


def card_address(subject: Subject, lang: str, query: dict[str, Any], size: tuple[int, int] = CARD) -> str:
    """The address of the picture of a view in a frame of a size, whatever its own proportions."""
    kept = {key: value for key, value in query.items() if key in PASSED and key not in ("lang", "accent", "height")}
    return image_address(subject.view, subject.id, lang, "png", **kept, width=size[0], height=size[1])


def _address(path: str, query: dict[str, Any]) -> str:
    told = urlencode({key: value for key, value in query.items() if value not in (None, "", [])}, doseq=True)
    return f"{path}?{told}" if told else path


def subject_of(url: str) -> tuple[Subject, dict[str, Any]] | None:
    """What an address of ours shows and with which query, whether a page or an embed; nothing for any other address.

    >>> subject_of("https://linaje.example/es/linaje/co/decreto/2018/1008?depth=2")
    (Subject(view='lineage', id='co/decreto/2018/1008'), {'lang': 'es', 'depth': '2'})
    """
    parts = urlsplit(url)
    query: dict[str, Any] = {key: value for key, value in parse_qsl(parts.query) if key in PASSED}
    path = unquote(parts.path)
    first, _, rest = path.strip("/").partition("/")
    if first == "embed":
        view, _, identifier = rest.partition("/")
        return (Subject(view, identifier), query) if view in VIEWS and bool(identifier) == (view != "coverage") else None
    if first not in ("es", "en"):
        return None
    page, identifier = locate(path)
    query = {"lang": first, **query}
    if page == "lineage" and identifier:
        return Subject("lineage", identifier), query
    if page == "topics" and identifier:
        return Subject("timeline", identifier), query
    if page == "answer":
        topic = dict(parse_qsl(parts.query)).get("topic", "")
        return (Subject("topic", topic), query) if topic else None
    return (Subject("coverage"), query) if page == "coverage" else None


def is_recorded(view: View, subject: Subject) -> bool:
    """Whether there is anything to show."""
    if subject.view == "coverage":
        return True
    if subject.view == "lineage":
        try:
            parse(subject.id)
        except ValueError:
            return False
        return view.corpus.get(Act, subject.id) is not None
    return view.corpus.get(Topic, f"topic/{subject.id}") is not None


def dress(accent: str) -> str:
    """The rules that put a site's own colour on an embed; links keep enough contrast on both grounds whatever the colour."""
    if not accent:
        return ""
    brand = f"#{accent.lower()}"
    return (
        f":root{{--brand:{brand};--brand-ink:{ink_on(brand)};--accent-light:{readable(brand, LIGHT_GROUND)};"
        f"--accent-dark:{readable(brand, DARK_GROUND)}}}"
    )


def cautions(view: View, *, current: str, today: date, stale_after: int) -> list[str]:
    """What a reader of an embed must be told about the age of its data; nothing where it is fresh."""
    told = []
    if view.edition.id != current:
        told.append(
            view.lang.say(
                "This view is fixed to release {release}, which is no longer the current one.", release=view.edition.id[:17]
            )
        )
    age = (today - min(view.corpus.known_through, view.edition.built_at.date())).days
    if age > stale_after:
        told.append(
            view.lang.count("The law was last looked at {count} day ago.", "The law was last looked at {count} days ago.", age)
        )
    return told
