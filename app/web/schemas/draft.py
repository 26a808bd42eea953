"""A draft checked before it is published, in the published form."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from app.web.schemas.finding import ClaimItem
from app.web.schemas.law import LineageGraph
from app.web.schemas.shared import DatasetItem, ProvisionRef, Ref, Schema


class DraftSpan(Schema):
    """Where in the draft a finding was read."""

    start: int = Field(description="First character, counted from 0.")
    end: int = Field(description="First character after it.")
    span: str = Field(description="The words.")


class DraftFinding(Schema):
    """Something found, with the words of the draft it comes from."""

    says: str = Field(description="The finding in words.")
    evidence: DraftSpan | None = Field(description="Null where no single clause brings it about.")
    confidence: str = Field(description="`medium` at most: a program read it.")


class DraftTarget(DraftFinding):
    """A provision that the draft acts on or cites, as it stands on the day."""

    kind: str = Field(description="`effect` or `citation`.")
    effect: str = Field(default="", description="What the draft does to it; empty for a citation.")
    named: str = Field(description="The target as it was read.")
    target: ProvisionRef | None = Field(description="The recorded provision or act; null where none is told apart.")
    state: str = Field(
        description="`resolved`, `new`, `ended`, `not-yet`, `suspended`, `no-such-provision`, `ambiguous`, `act-not-recorded`, "
        "`provision-not-recorded`, `unit-replaced` or `force-unknown`."
    )
    broken: bool = Field(description="Whether the draft must be mended here.")
    applied: bool = Field(description="Whether what follows counts with it.")
    ended_by: Ref | None = Field(default=None, description="The provision that ended it.")
    ended_on: date | None = None
    nearest: list[Ref] = Field(default=[], description="What else it may mean.")
    notes: list[str] = Field(default=[], description="What a drafter should know besides.")
    reason: str = Field(default="", description="Why the reading is unsure, in the words of the grammar.")


class DraftVersion(DraftFinding):
    """A text that would begin or end."""

    id: str = Field(description="provision@date.")
    provision: ProvisionRef
    heading: str
    replaced_by: str | None = Field(default=None, description="Of a text that ends: the one that would stand there.")
    same_topics: list[Ref] = Field(default=[], description="Topics that a new text is taken to govern, as the one it replaces.")


class DraftDeadline(DraftFinding):
    """A time limit whose text would end, or that is put off."""

    id: str
    fate: str = Field(description="`orphaned`, `replaced` or `moved`.")
    due: date | None
    due_year: int | None
    moved_to: date | None = Field(default=None, description="The day to which the draft extends what sets it.")


class DraftNorm(DraftFinding):
    """A guideline that nothing would make binding any more, or an act that would lose its legal base."""

    norm: Ref
    lost: bool = Field(description="Whether nothing else would hold it; otherwise something is left.")
    fallen: list[Ref] = Field(description="The provisions it rests on that would end.")


class DraftPrinciple(DraftFinding):
    """A principle of the OECD recommendation that would lose support."""

    principle: int
    label: str
    only_support: bool = Field(description="Whether no claim of support would be left.")
    lost: list[ClaimItem]
    left: int = Field(description="How many claims would be left.")


class DraftSide(Schema):
    """An answer in short."""

    outcome: str
    governing: list[Ref] = Field(description="The provisions that govern.")
    versions: list[str] = Field(description="Their texts, as provision@date.")


class DraftTopic(DraftFinding):
    """A topic whose answer on the day would be another."""

    topic: Ref
    before: DraftSide
    after: DraftSide
    assumed: bool = Field(description="Whether it counts on a new text governing what the replaced one did.")


class DraftReport(Schema):
    """What a draft would do: its targets, the texts it would bring and end, and what hangs on those."""

    draft: Ref = Field(description="The act it would be, under a name that no act has.")
    title: str
    on: date = Field(description="The day everything is told for.")
    on_from: str = Field(description="`asked`, `text` or `today`.")
    on_says: str
    broken: int = Field(description="Targets that must be mended.")
    effects: list[DraftTarget]
    citations: list[DraftTarget]
    versions_created: list[DraftVersion]
    versions_ended: list[DraftVersion]
    deadlines: list[DraftDeadline]
    guidelines: list[DraftNorm]
    regulations: list[DraftNorm]
    principles: list[DraftPrinciple]
    topics: list[DraftTopic]
    lineage: LineageGraph = Field(description="The graph round the draft; every edge from it is proposed.")
    cautions: list[str]
    dataset: DatasetItem


class DraftQuestion(Schema):
    """A draft to be checked."""

    text: str = Field(description="Plain text, Markdown or HTML.", examples=["Artículo 1. Deróguese el Decreto 415 de 2016."])
    on: date | None = Field(default=None, description="The day it starts to rule; as the text says, or today, if absent.")
