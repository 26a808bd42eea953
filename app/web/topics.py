"""Topics and their histories in the published form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.answer import Determination
from app.core.governing import governing, history
from app.core.identifiers import act_of
from app.core.model import Effect, Id, Topic
from app.core.standing import primary_end
from app.release.resolve import nearest_topics
from app.render import prose
from app.web import answers, schemas
from app.web.problems import UNKNOWN_TOPIC, ProblemRaised, echo
from app.web.view import View


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two days of a topic: each with its answer, what they have in common in words, and the answers that began in between."""

    sides: tuple[tuple[date, schemas.Determination], ...]
    says: str
    between: tuple[schemas.HistoryEntry, ...]


def topic_item(view: View, topic: Topic) -> schemas.TopicItem:
    """A topic with its words."""
    return schemas.TopicItem(
        slug=topic.slug,
        label=view.words(topic.label),
        definition=view.words(topic.definition),
        synonyms=list(topic.synonyms_en if view.lang.code == "en" else topic.synonyms_es),
        broader=[one.rpartition("/")[2] for one in topic.broader],
        related=[one.rpartition("/")[2] for one in topic.related],
    )


def history_entries(view: View, topic: Topic, addressee: str | None) -> list[schemas.HistoryEntry]:
    """The entries of a topic's history."""
    told = history(view.corpus, topic, addressee)
    entries = []
    for (start, answer), before, after in zip(told, [None, *told], [*told[1:], None], strict=False):
        why = [prose.step(view.corpus, one, view.lang) for one in answer.steps if one.rule == "R24" or one.code == "cannot-tell"]
        entries.append(
            schemas.HistoryEntry.model_validate(
                {
                    "from": start,
                    "until": after[0] if after else None,
                    "outcome": answer.outcome.value,
                    "says": prose.verdict(view.corpus, answer, view.lang),
                    "governing": [answers.governing_item(view, item) for item in answer.governing],
                    "explanation": " ".join(why),
                    "because": _happened(view, before[1] if before else None, answer, start),
                }
            )
        )
    return entries


def _happened(view: View, before: Determination | None, now: Determination, start: date) -> list[str]:
    """The effects that began a governing text, or ended the one before, on the first day of an answer; each once."""
    found: dict[Id, Effect] = {}
    for item in now.governing:
        spell = item.standing.spell
        if spell.opened is not None and spell.period.start == start:
            found[spell.opened.id] = spell.opened
    for item in before.governing if before else ():
        end = primary_end(item.standing.spell)
        if end is not None and item.standing.spell.period.end == start:
            found[end.id] = end
    return [prose.event(view.corpus, effect, view.lang) for effect in found.values()]


def compared(view: View, topic: Topic, days: tuple[date, date], addressee: Id | None = None) -> Comparison:
    """The answers of two days side by side, what is the same about them, and what happened in between."""
    found = [governing(view.corpus, topic, day, addressee) for day in days]
    told = [answers.determination(view, one) for one in found]
    low, high = min(days), max(days)
    between = [entry for entry in history_entries(view, topic, addressee) if low < entry.from_ <= high]
    return Comparison(tuple(zip(days, told, strict=True)), _difference(view, found[0], found[1]), tuple(between))


def _difference(view: View, one: Determination, other: Determination) -> str:
    """What two answers have in common: the very text, the place alone, or the giver of the words alone."""
    say = view.lang.say
    if not one.governing or not other.governing:
        return ""
    versions, slots, givers = (
        tuple({read(item) for item in answer.governing} for answer in (one, other))
        for read in (
            lambda item: item.version.id,
            lambda item: item.version.slot,
            lambda item: act_of(item.text_from[0] if item.text_from else item.version.slot),
        )
    )
    if versions[0] == versions[1]:
        return say("On both days the same text governs.")
    if slots[0] == slots[1]:
        return say("The place is the same on both days; the text is another.")
    if givers[0] == givers[1]:
        return say("The words come from the same act on both days, in another place.")
    return say("What governs is not the same on both days.")


def must_have_topic(view: View, slug: str) -> Topic:
    """The topic under a slug, or a problem with the nearest ones."""
    topic = view.corpus.get(Topic, f"topic/{slug}")
    if topic is None:
        suggestions = [{"slug": one.slug, "label": view.words(one.label)} for one in nearest_topics(view.corpus, slug)]
        detail = view.lang.say("“{text}” is no topic. The nearest ones are suggested.", text=echo(slug))
        raise ProblemRaised(UNKNOWN_TOPIC, detail, suggestions=suggestions)
    return topic
