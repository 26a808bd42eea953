"""Topics and their histories in the published form."""

from __future__ import annotations

from app.core.governing import history
from app.core.model import Topic
from app.release.resolve import nearest_topics
from app.render import prose
from app.web import answers, schemas
from app.web.problems import UNKNOWN_TOPIC, ProblemRaised, echo
from app.web.view import View


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
    for (start, answer), after in zip(told, [*told[1:], None], strict=True):
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
                }
            )
        )
    return entries


def must_have_topic(view: View, slug: str) -> Topic:
    """The topic under a slug, or a problem with the nearest ones."""
    topic = view.corpus.get(Topic, f"topic/{slug}")
    if topic is None:
        suggestions = [{"slug": one.slug, "label": view.words(one.label)} for one in nearest_topics(view.corpus, slug)]
        detail = view.lang.say("“{text}” is no topic. The nearest ones are suggested.", text=echo(slug))
        raise ProblemRaised(UNKNOWN_TOPIC, detail, suggestions=suggestions)
    return topic
