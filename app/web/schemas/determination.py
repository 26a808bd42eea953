"""The answer to "which provision governs": the determination and all it is made of."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict, Field, JsonValue

from app.web.schemas.shared import ByClass, DatasetItem, InForce, ProvisionRef, Ref, Schema, SourceRef, TextFrom, Window

GOVERNING_EXAMPLE: dict[str, JsonValue] = {
    "question": {"topic": "gobierno-digital", "on": "2016-03-01", "known_at": None, "addressee": None},
    "outcome": "governed",
    "governing": [
        {
            "role": "policy",
            "rank": "decreto",
            "provision": {
                "id": "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1",
                "label": "Decreto 1078 de 2015, Libro 2, Parte 2, Título 9, Capítulo 1",
                "act": {"id": "co/decreto/2015/1078", "label": "Decreto 1078 de 2015"},
            },
            "text_from": {"act": {"id": "co/decreto/2014/2573", "label": "Decreto 2573 de 2014"}},
            "in_force": {"from": "2015-05-26", "until": "2018-06-14"},
            "status": "in_force",
            "confidence": "high",
        }
    ],
}


class GoverningItem(Schema):
    """A provision that governs."""

    role: Literal["mandate", "policy", "standard", "guideline"]
    rank: str
    provision: ProvisionRef
    heading: str = Field(description="What the provision is about, in its text of that day.")
    text_from: TextFrom
    in_force: InForce
    status: str
    confidence: Literal["high", "medium", "low", "unverified"]
    by_class: list[ByClass] = Field(default_factory=list)
    regime: Literal["ordinary", "ultractive"] = Field(
        default="ordinary", description="`ultractive`: the text has ended and rules on for a case begun before."
    )
    readings: list[str] = Field(default_factory=list, description="Readings under which rulings let the text stand.")


class ConsideredItem(Schema):
    """A norm of the topic that was set aside."""

    provision: ProvisionRef
    version: str = Field(description="Identifier of the text that was considered.")
    role: str
    rank: str
    why_not: str
    says: str
    since: date | None = None
    since_between: Window | None = None
    by: Ref | None = None


class StepItem(Schema):
    """One step of the reasoning."""

    rule: str = Field(description="Rule number; see docs/reference/rules.md.")
    code: str
    says: str
    subject: Ref
    effect: Ref | None = None
    premises: list[str] = Field(description="Hashes of the statements the step rests on.")
    source: SourceRef | None = None
    sources: list[SourceRef] = Field(default_factory=list)
    quote: str = ""
    confidence: str | None = None


class WarningItem(Schema):
    """Something to know before relying on the answer."""

    code: str
    message: str
    subject: Ref


class AbsenceItem(Schema):
    """A recorded absence of any norm."""

    id: str
    kind: str
    reason: str
    from_: date | None = Field(alias="from")
    until: date | None


class DeadlineItem(Schema):
    """A time limit or target in force that day."""

    id: str
    obligation: str
    addressee: str
    due: date | None = None
    due_year: int | None = None
    value: str = ""
    set_by: list[Ref]
    confidence: str
    sources: list[SourceRef]


class QuestionItem(Schema):
    """What was asked."""

    topic: str
    on: date
    known_at: str | None = None
    addressee: str | None = None
    case: date | None = Field(default=None, description="Day on which the case began that the norm is wanted for.")


class AsThen(Schema):
    """The answer as the law was on the day asked, where something decided later reaches back and makes it another."""

    outcome: Literal["governed", "contested", "none", "unknown"]
    says: str
    governing: list[GoverningItem]
    considered: list[ConsideredItem]
    steps: list[StepItem]
    warnings: list[WarningItem]


class MatchItem(Schema):
    """Something a search found: not a determination."""

    kind: str
    id: str
    label: str
    snippet: str = ""
    in_force: InForce | None = None
    version: str = Field(default="", description="The text that matched, where what was found has texts.")
    locator: str = Field(default="", description="The place in the text that matched, where it is no record of its own.")


class Determination(Schema):
    """An answer: which provisions govern a topic on a day, whose text, why, and how surely."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, json_schema_extra={"examples": [GOVERNING_EXAMPLE]})

    id: str = Field(description="IRI of this answer, named by the hash of its content.")
    question: QuestionItem
    outcome: Literal["governed", "contested", "none", "unknown"]
    says: str = Field(description="The answer in one sentence.")
    governing: list[GoverningItem]
    considered: list[ConsideredItem]
    absent_ranks: list[str] = Field(description="Ranks at which the topic has norms on other days but none on this one.")
    absence: AbsenceItem | None = None
    deadlines: list[DeadlineItem]
    steps: list[StepItem]
    warnings: list[WarningItem]
    as_then: AsThen | None = Field(
        default=None,
        description="The same question answered as the law was that day; absent where the past is not judged anew.",
    )
    matches: list[MatchItem] = Field(default_factory=list, description="What a search found, when the text names no topic.")
    dataset: DatasetItem


class RulingItem(Schema):
    """The answer in short: enough for a list or a program, with the way to its reasons."""

    topic: str
    on: date
    addressee: str | None = None
    outcome: Literal["governed", "contested", "none", "unknown"]
    first: ProvisionRef | None = Field(description="The provision that governs before all others; null where none governs.")
    version: str = Field(description="The text of that provision, by its identifier; empty where none governs.")
    confidence: Literal["high", "medium", "low", "unverified"] | None = Field(description="How sure that provision is.")
    governing: int = Field(description="How many provisions govern.")
    stands: Stands
    why: str = Field(description="Address of the whole determination, with its reasons.")
    dataset: DatasetItem


class Stands(Schema):
    """The days on which an answer in short is the same. They are days of the answer, not of the force of a provision."""

    from_: date | None = Field(alias="from", description="First day of this answer; null where there is none before.")
    until: date | None = Field(description="First day of another answer; null where none is known.")


class TopicItem(Schema):
    """A topic people ask about."""

    slug: str
    label: str
    definition: str
    synonyms: list[str]
    broader: list[str]
    related: list[str]


class HistoryEntry(Schema):
    """One answer a topic has had, and for how long."""

    from_: date = Field(alias="from")
    until: date | None
    outcome: str
    says: str
    governing: list[GoverningItem]
    explanation: str
    because: list[str] = Field(default_factory=list, description="What happened on its first day, effect by effect, in words.")


class TopicHistory(Schema):
    """Every answer a topic has had, in order."""

    topic: TopicItem
    entries: list[HistoryEntry]
    dataset: DatasetItem
