"""What a reader may be about to type: topics by any of their names, acts by label, short name and citation."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Literal

from app.core.citation import fold
from app.core.identifiers import natural_key
from app.core.model import Act, Id, Topic
from app.release.finding import IndexFinder
from app.release.resolve import resolve
from app.render.names import name
from app.web import schemas
from app.web.view import View


def suggest(view: View, typed: str, limit: int) -> list[schemas.SuggestionItem]:
    """Names that fit what was typed so far, the likelier first."""
    wanted = fold(typed)
    if not wanted:
        return []
    ranked: dict[Id, tuple[int, schemas.SuggestionItem]] = {}
    for place, item in _ranked(view, typed, wanted):
        if item.id not in ranked or place < ranked[item.id][0]:
            ranked[item.id] = (place, item)
    found = sorted(ranked.values(), key=lambda pair: (pair[0], pair[1].kind != "topic", natural_key(fold(pair[1].label))))
    return [item for _, item in found[:limit]]


def _ranked(view: View, typed: str, wanted: str) -> Iterator[tuple[int, schemas.SuggestionItem]]:
    for topic in view.corpus.all(Topic):
        label = view.words(topic.label)
        for called in (label, *(topic.synonyms_en if view.lang.code == "en" else topic.synonyms_es), *_other(view, topic)):
            place = _place(wanted, fold(called))
            if place is not None:
                note = "" if called == label else called
                yield place, schemas.SuggestionItem(id=topic.id, kind="topic", label=label, note=note)
    likely = IndexFinder(view.edition.corpus).beginning(wanted)
    for act in (found for one in likely if (found := view.corpus.get(Act, one))):
        places = [_place(wanted, fold(called)) for called in (view.words(act.label), view.words(act.short), *act.also_known_as)]
        known = [place for place in places if place is not None]
        if known:
            yield (
                min(known),
                schemas.SuggestionItem(
                    id=act.id, kind="act", label=view.words(act.label), note=shorten(act.title, 120, placeholder=" …")
                ),
            )
    for one in resolve(view.corpus, typed, view.base)[:5]:
        if one.kind != "topic" and not one.missing:
            kind: Literal["act", "provision"] = "act" if one.kind == "act" else "provision"
            yield 0, schemas.SuggestionItem(id=one.id, kind=kind, label=name(view.corpus, one.id, view.lang), note="")


def _other(view: View, topic: Topic) -> tuple[str, ...]:
    """The names of a topic in the other language: readers of either type what they know."""
    if view.lang.code == "en":
        return (topic.label.es, *topic.synonyms_es)
    return (topic.label.en, *topic.synonyms_en)


def _place(wanted: str, called: str) -> int | None:
    """How well a name fits: 1 when it begins so, 2 when one of its words does, 3 when each word typed begins one of its words."""
    if called.startswith(wanted):
        return 1
    if f" {wanted}" in called:
        return 2
    words = called.replace("/", " ").split()
    if len(wanted) > 1 and all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 3
    return None
