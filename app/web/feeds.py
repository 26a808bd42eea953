"""Atom feeds: of the releases, and of a topic only when its answer changes, never when it is only told otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Annotated
from xml.etree import ElementTree as ET

from fastapi import APIRouter, Depends, Path, Request, Response

from app.core.answer import Determination
from app.core.changes import AnswerChange, Cause, changed_answers_of
from app.core.errors import NotRecorded
from app.core.model import Id, Topic
from app.core.period import FIRST_DAY
from app.ledger.journal import Recorded
from app.release.library import Library
from app.render.language import Language
from app.render.names import name
from app.web.addresses import address
from app.web.deps import CURRENT_FOR, library_here, settings_of
from app.web.problems import language_of

router = APIRouter(include_in_schema=False)

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100

Shelves = Annotated[Library, Depends(library_here)]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    id: str
    title: str
    summary: str
    at: datetime
    link: str


@router.get("/feed.atom")
def releases_feed(request: Request, library: Shelves) -> Response:
    """Every time a release became current, the latest first."""
    lang = language_of(request)
    base, origin = settings_of(request).base_iri, _origin(request)
    entries = []
    for entry in reversed(library.history()):
        release = str(entry.facts["release"])
        counts = entry.facts.get("counts", {})
        summary = lang.say(
            "{acts} acts, {effects} effects, {topics} topics.",
            acts=counts.get("Act", "?"),
            effects=counts.get("Effect", "?"),
            topics=counts.get("Topic", "?"),
        )
        title = lang.say("Release {release}", release=release[:17])
        link = f"{origin}{address(lang.code, 'data')}?release={release}"
        entries.append(Entry(f"{base}release/{release}/{_stamp(entry.at)}", title, summary, entry.at, link))
    return _feed(request, f"{base}feed", lang.say("Linaje: releases"), entries[:_MOST], lang)


@router.get("/topics/{slug}/feed.atom")
def topic_feed(request: Request, library: Shelves, slug: Annotated[str, Path(max_length=200)]) -> Response:
    """Every change of the answers for a topic between two releases, the latest first."""
    lang = language_of(request)
    base = settings_of(request).base_iri
    topic = next((one for one in library.current().corpus.all(Topic) if one.slug == slug), None)
    if topic is None:
        raise NotRecorded("topic", slug)
    entries = [
        _entry(change, entry, library, _origin(request), base, lang)
        for entry, changes in _changes(library, topic.id)
        for change in changes
    ]
    title = lang.say("Linaje: {topic}", topic=topic.label)
    return _feed(request, f"{base}feed/{slug}", title, entries[::-1][:_MOST], lang)


def _changes(library: Library, topic: Id) -> Iterator[tuple[Recorded, Sequence[AnswerChange]]]:
    """The ledger entries that changed an answer for a topic, with what changed; releases that are gone are passed over."""
    there = set(library.names())
    known = [entry for entry in library.history() if entry.facts["release"] in there]
    for before, after in pairwise(known):
        if before.facts["release"] != after.facts["release"]:
            changes = _compared(library, str(before.facts["release"]), str(after.facts["release"]), topic)
            if changes:
                yield after, changes


@lru_cache(maxsize=4096)
def _compared(library: Library, before: str, after: str, topic: Id) -> tuple[AnswerChange, ...]:
    """Two releases never change, nor does their difference."""
    return tuple(changed_answers_of(library.named(before).corpus, library.named(after).corpus, topic))


def _entry(change: AnswerChange, entry: Recorded, library: Library, origin: str, base: str, lang: Language) -> Entry:
    corpus = library.named(str(entry.facts["release"])).corpus

    def told(answer: Determination | None) -> str:
        if answer is None or not answer.governing:
            return lang.say("nothing recorded")
        return "; ".join(name(corpus, item.version.slot, lang) for item in answer.governing)

    law = change.cause is Cause.LAW
    title = lang.say("The law changed") if law else lang.say("What is known of the law changed")
    since = lang.say("always") if change.start == FIRST_DAY else lang.day(change.start)
    until = lang.last_day(change.end) if change.end else lang.say("further notice")
    summary = lang.say(
        "From {since} until {until}. Before: {before}. Now: {after}.",
        since=since,
        until=until,
        before=told(change.before),
        after=told(change.after),
    )
    day = change.start.isoformat()
    release = entry.facts["release"]
    link = f"{origin}{address(lang.code, 'answer', topic=change.topic.slug, on=day, release=release)}"
    identity = f"{base}change/{change.topic.slug}/{release}/{day}/{_stamp(entry.at)}"
    return Entry(identity, f"{title}: {change.topic.label.in_(lang.code)}", summary, entry.at, link)


def _feed(request: Request, identity: str, title: str, entries: Sequence[Entry], lang: Language) -> Response:
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang.code})

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        child = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        child.text = text or None
        return child

    add(feed, "id", identity)
    add(feed, "title", title)
    # A feed without entries was last changed when there was nothing yet to tell.
    add(feed, "updated", _rfc3339(entries[0].at if entries else datetime(1970, 1, 1, tzinfo=UTC)))
    add(add(feed, "author"), "name", "Linaje")
    add(feed, "link", rel="self", type="application/atom+xml", href=f"{_origin(request)}{request.url.path}?lang={lang.code}")
    add(feed, "rights", "CC BY 4.0")
    for one in entries:
        entry = add(feed, "entry")
        add(entry, "id", one.id)
        add(entry, "title", one.title)
        add(entry, "updated", _rfc3339(one.at))
        add(entry, "link", rel="alternate", type="text/html", href=one.link)
        add(entry, "summary", one.summary)
    body = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    headers = {"Cache-Control": f"public, max-age={CURRENT_FOR}", "Vary": "Accept-Language", "Content-Language": lang.code}
    return Response(body, media_type="application/atom+xml", headers=headers)


def _origin(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
