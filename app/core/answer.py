"""The shape of an answer: what governs, what was considered, by which steps, with which warnings. Values only."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.core.model import Absence, Deadline, Id, Topic, Version
from app.core.period import Moment
from app.core.standing import Standing
from app.core.vocabulary import Confidence, Outcome, Rank, Role, Status

#: What a step or a warning tells besides its identifiers: words for a template, days and windows for the calendar.
Fact = str | int | date | Moment | None


class WhyNot(StrEnum):
    """Why a norm of the topic does not govern on the day asked."""

    NOT_YET = "not_yet"
    REPEALED = "repealed"
    SUBSTITUTED = "substituted"
    AMENDED = "amended"
    COMPILED = "compiled"
    SUPERSEDED = "superseded"
    EXHAUSTED = "effect_exhausted"
    UNKNOWN = "unknown"
    NOT_ADDRESSED = "not_addressed"
    NOT_BINDING = "not_binding"
    SUSPENDED = "suspended"
    ANNULLED = "annulled"
    CORRECTED = "corrected"
    EXPIRED = "expired"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    OLD_CASE = "old_case"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: a topic, a day, and optionally the class of addressee (a slug) and the day on which a case began.

    With `knowing` the question is about the law as it was on that day, before what later reached back.
    """

    topic: Topic
    on: date
    addressee: str | None = None
    case: date | None = None
    knowing: date | None = None


@dataclass(frozen=True, slots=True)
class Governing:
    """A provision that governs: which slot, filled by which version, whose words, from when, how surely.

    `saved_by` is the effect that keeps an ended text for a case begun before; `readings` are the rulings that let the text
    stand under one reading; `lost` the legal bases of its act, where all are gone.
    """

    role: Role
    rank: Rank
    version: Version
    text_from: tuple[Id, ...]
    since: Moment
    until: Moment | None
    status: Status
    contested: bool
    confidence: Confidence
    standing: Standing
    decided_by: tuple[Id, ...] = ()
    saved_by: Id = ""
    readings: tuple[Id, ...] = ()
    lost: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Considered:
    """A norm of the topic that does not govern on the day, with the reason, the day and the provision it comes from."""

    role: Role
    rank: Rank
    version: Version
    why_not: WhyNot
    since: Moment | None = None
    by: Id = ""
    effects: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reasoning: the rule applied, to which provision, by which effect, on which records."""

    rule: str
    code: str
    subject: Id
    effect: Id = ""
    facts: tuple[Id, ...] = ()
    values: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader must know before relying on the answer."""

    code: str
    subject: Id
    values: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Determination:
    """An answer: complete, ordered, and equal for equal questions on equal corpora.

    It tells the past as it is now deemed to have been; `as_then` is the answer as the law was on that day, where something
    that later reached back makes it another.
    """

    question: Question
    outcome: Outcome
    governing: tuple[Governing, ...]
    considered: tuple[Considered, ...]
    absent_ranks: tuple[Rank, ...]
    gap: Absence | None
    deadlines: tuple[Deadline, ...]
    steps: tuple[Step, ...]
    warnings: tuple[Warning, ...]
    as_then: Determination | None = None

    def digest(self, release: str) -> str:
        """The SHA-256 of what is said, in no language: equal answers from one release have equal names."""
        told = {
            "release": release,
            "question": [self.question.topic.id, self.question.on, self.question.addressee, self.question.case],
            "outcome": self.outcome,
            "governing": [
                [one.role, one.version.id, one.text_from, one.since, one.until, one.status, one.contested]
                for one in self.governing
            ],
            "considered": [[one.version.id, one.why_not, one.since, one.by] for one in self.considered],
            "gap": self.gap.id if self.gap else None,
            "deadlines": [one.id for one in self.deadlines],
            "steps": [[one.rule, one.code, one.subject, one.effect, one.facts] for one in self.steps],
            "warnings": [[one.code, one.subject] for one in self.warnings],
            "as_then": self.as_then.digest(release) if self.as_then else None,
        }
        canonical = json.dumps(told, sort_keys=True, separators=(",", ":"), default=_plain)
        return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: date | Moment) -> object:
    return value.isoformat() if isinstance(value, date) else [value.earliest, value.latest]
