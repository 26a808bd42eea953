"""What changed in the answers between two bodies of law, and whether the law changed or what was known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.core.answer import Determination
from app.core.corpus import Corpus
from app.core.governing import claims, face, governing, topic_breakpoints
from app.core.model import Effect, Evidence, Id, Topic
from app.core.period import FIRST_DAY
from app.core.rules.existence import decided_on
from app.core.timeline import effects_reaching
from app.core.vocabulary import Confidence


class Cause(StrEnum):
    """Why an answer is another: something came into the world after the earlier horizon, or something was learned."""

    LAW = "law"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A run of days on which a topic has another answer than before; `because` are the effects that differ.

    `end` is the first day of the next run, open at the end; an answer is ``None`` where the topic was not recorded.
    """

    topic: Topic
    start: date
    end: date | None
    before: Determination | None
    after: Determination | None
    cause: Cause
    because: tuple[Id, ...]


def changed_answers(before: Corpus, after: Corpus) -> Iterator[AnswerChange]:
    """Every run of days on which an answer differs, by topic then day.

    The law changed where every effect that differs is new and came into the world after the earlier horizon; otherwise what
    was known of it did, be it an effect recorded late, mended or taken out, or a reading of what governs a topic.
    """
    topics = {topic.id: topic for corpus in (before, after) for topic in corpus.all(Topic)}
    for identifier in sorted(topics):
        yield from _of_topic(before, after, topics[identifier])


def changed_answers_of(before: Corpus, after: Corpus, identifier: Id) -> Iterator[AnswerChange]:
    """The same for one topic."""
    topic = after.get(Topic, identifier) or before.get(Topic, identifier)
    if topic is not None:
        yield from _of_topic(before, after, topic)


def _of_topic(before: Corpus, after: Corpus, topic: Topic) -> Iterator[AnswerChange]:
    books = [(corpus, corpus.get(Topic, topic.id) is not None) for corpus in (before, after)]
    days = sorted({FIRST_DAY, *topic_breakpoints(before, topic), *topic_breakpoints(after, topic)})
    cause, because = _why(before, after, topic)
    run: AnswerChange | None = None
    for day in days:
        one, other = (governing(corpus, topic, day) if there else None for corpus, there in books)
        faces = (one and face(one), other and face(other))
        same = run is not None and faces == (run.before and face(run.before), run.after and face(run.after))
        if run is not None and not same:
            yield replace(run, end=day)
            run = None
        if run is None and faces[0] != faces[1]:
            run = AnswerChange(topic, day, None, one, other, cause, because)
    if run is not None:
        yield run


def _why(before: Corpus, after: Corpus, topic: Topic) -> tuple[Cause, tuple[Id, ...]]:
    had, has = _effects(before, topic), _effects(after, topic)
    differing = sorted(key for key in had.keys() | has.keys() if had.get(key) != has.get(key))
    new = [has[key] for key in differing if key not in had]
    decided = [decided_on(after, effect, None) for effect in new]
    later = [moment is not None and moment.earliest > before.known_through for moment in decided]
    law = bool(differing) and len(new) == len(differing) and all(later)
    return Cause.LAW if law else Cause.KNOWLEDGE, tuple(differing)


#: Stands for the evidence of an effect where only its law is compared.
_ANY = Evidence(sources=(), confidence=Confidence.HIGH)


def _effects(corpus: Corpus, topic: Topic) -> dict[Id, Effect]:
    """The effects behind the answers for a topic, without their evidence: those on its slots, and those on those effects."""
    reached: dict[Id, Effect] = {}
    for slot in {claim.version.slot for claim in claims(corpus, topic)}:
        for effect in effects_reaching(corpus, slot)[0].values():
            reached[effect.id] = effect
            reached |= {change.id: change for change in corpus.linked(Effect, "effect_on", effect.id)}
    return {key: replace(effect, evidence=_ANY) for key, effect in reached.items()}
