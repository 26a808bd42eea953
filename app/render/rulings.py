"""The steps about rulings, corrections, old cases and lost grounds as sentences."""

from __future__ import annotations

from typing import Any

from app.core.answer import Step, WhyNot
from app.core.corpus import Corpus
from app.core.model import Effect
from app.render import words
from app.render.language import Language
from app.render.names import phrase

#: How a ruling or a correction can bring a text: told here, not as other openings are.
OPENINGS = frozenset({"text-revives", "text-corrects"})


def step(corpus: Corpus, one: Step, values: dict[str, Any], lang: Language) -> str:
    """One step as a sentence; `values` are its facts with the names already in words."""
    say = lang.say
    match one.code:
        case "text-revives":
            return say("{text_from} gave force again to {subject} {moment}; no norm comes back by itself.", **values)
        case "text-corrects":
            return say("{text_from} corrected {subject}: the text is another, the day from which it rules is not.", **values)
        case "was-suspended":
            effect = corpus.get(Effect, one.effect)
            values["by"] = phrase(corpus, effect.actor, lang) if effect else ""
            if values["until"] is None:
                return say("{by} suspended {subject} {moment}.", **values)
            return say("{by} suspended {subject} {moment}; it is applied again from {until}.", **values)
        case "read-as":
            effect = corpus.get(Effect, one.effect)
            reading = effect.reading.in_(lang.code) if effect and effect.reading else ""
            values["by"] = phrase(corpus, effect.actor, lang) if effect else ""
            return say("{by} lets {subject} stand under one reading only: {reading}", reading=reading, **values)
        case "put-off":
            return say("{by} put off, {moment}, the day on which {subject} was to change.", **values)
        case "grounds-lost":
            return say(
                "Every legal base recorded for {subject} is gone: it may have lost its force, and no ruling says so.", **values
            )
        case "case-saved":
            return say("{subject} has ended, but a saving clause keeps it for cases begun before.", **values)
        case _ if one.code.startswith("set-aside-"):
            values["why"] = words.why_not(WhyNot(one.code.removeprefix("set-aside-")), lang)
            if values.get("by") is None or values.get("moment") is None:
                return say("{subject} does not rule here: {why}.", **values)
            return say("{subject} does not rule here: {why} ({moment}, by {by}).", **values)
        case _:
            return one.code
