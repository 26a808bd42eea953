"""The published JSON contract: every answer of the API, with what each member means."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

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


class Schema(BaseModel):
    """Common ground: members by name, nothing undeclared."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Ref(Schema):
    """Something by its identifier, with what it is called."""

    id: str = Field(description="Identifier relative to the base IRI.", examples=["co/decreto/2015/1078"])
    label: str = Field(default="", description="What it is called, in the language asked for.")


class ProvisionRef(Ref):
    """A provision (or a whole act, when the act as such is meant), with the act it lies in."""

    act: Ref


class TextFrom(Schema):
    """Whose words stand in a provision."""

    act: Ref
    provision: Ref
    locator: str = Field(default="", description="Where in that act, as the source says it.")


class Window(Schema):
    """The days between which something happened whose day is not known."""

    earliest: date
    latest: date | None = Field(description="Null when nothing shows that it happened at all.")


class InForce(Schema):
    """A half-open period of force: `until` is the first day out."""

    from_: date | None = Field(alias="from", description="First day in force; null when the day is not known.")
    until: date | None = Field(description="First day no longer in force; null while no end is known to the day.")
    from_between: Window | None = None
    until_between: Window | None = None


class ByClass(Schema):
    """The status for one class of addressee, where classes differ."""

    addressee: str
    status: str
    in_force: InForce


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


class SourceRef(Schema):
    """A source and where in it."""

    iri: str
    title: str
    url: str = ""
    locator: str = ""


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


class DatasetItem(Schema):
    """The release the answer was read from."""

    release: str
    known_through: date
    built_at: str


class MatchItem(Schema):
    """Something a search found: not a determination."""

    kind: str
    id: str
    label: str
    snippet: str = ""
    in_force: InForce | None = None


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
    matches: list[MatchItem] = Field(default_factory=list, description="What a search found, when the text names no topic.")
    dataset: DatasetItem


class ReasonItem(Schema):
    """One reason of a status."""

    code: str
    says: str
    effects: list[str]


class EffectItem(Schema):
    """An effect or reference between acts."""

    id: str
    kind: str
    says: str = Field(description="What it does, as a verb.")
    changes_law: bool
    from_: ProvisionRef = Field(alias="from")
    to: ProvisionRef | None
    date: date | None
    between: Window | None = None
    basis: str | None
    applied: bool
    confidence: str
    locator: str
    target_locator: str
    quote: str = ""
    note: str = ""
    sources: list[SourceRef]


class VersionItem(Schema):
    """A text that fills a slot for a time."""

    id: str
    heading: str
    in_force: InForce | None = Field(description="Null when it is not known to have stood.")
    status_reason: str = ""
    text_from: TextFrom
    confidence: str
    topics: list[str]
    sources: list[SourceRef]


class ActSummary(Schema):
    """An act in a list."""

    id: str
    label: str
    short: str
    type: str
    rank: str
    year: int | None
    issued: date | None
    status: str
    contested: bool
    confidence: str


class ActPage(Schema):
    """A page of acts; `next` continues it."""

    on: date
    total: int
    items: list[ActSummary]
    next: str | None


class ActDetail(Schema):
    """Everything about an act on a day."""

    id: str
    iri: str
    label: str
    short: str
    title: str
    summary: str
    type: Ref
    rank: str
    number: str
    year: int | None
    issued: date | None
    issued_in: str
    published: date | None
    gazette: str
    issuers: list[Ref]
    on: date
    status: str
    contested: bool
    in_force: InForce | None
    by_class: list[ByClass]
    reasons: list[ReasonItem]
    effects_done: list[EffectItem]
    effects_suffered: list[EffectItem]
    references: list[EffectItem]
    versions: list[VersionItem] = Field(description="Texts of the act as a whole.")
    lent_texts: list[VersionItem] = Field(description="Texts it gave to slots of other acts.")
    stated: list[str] = Field(description="What publishers say of its status: evidence, not fact.")
    confidence: str
    unverified: list[str] = Field(description="Fields that rest on general knowledge or on an assumption.")
    note: str
    sources: list[SourceRef]
    dataset: DatasetItem


class ProvisionNode(Schema):
    """A provision in the tree of an act on a day."""

    id: str
    label: str
    heading: str
    status: str
    text_from: Ref | None
    confidence: str
    children: list[ProvisionNode]


class ProvisionTree(Schema):
    """The provisions of an act on a day."""

    act: Ref
    on: date
    provisions: list[ProvisionNode]


class ProvisionDetail(Schema):
    """A provision on a day: its status and the text that fills it."""

    id: str
    iri: str
    label: str
    act: Ref
    parent: Ref
    on: date
    status: str
    version: VersionItem | None
    by_class: list[ByClass]
    dataset: DatasetItem


class Versions(Schema):
    """Every text a slot has held, in order."""

    id: str
    label: str
    versions: list[VersionItem]


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


class TopicHistory(Schema):
    """Every answer a topic has had, in order."""

    topic: TopicItem
    entries: list[HistoryEntry]
    dataset: DatasetItem


class LineageNode(Schema):
    """An act in a lineage graph."""

    id: str
    label: str
    short: str
    rank: str
    year: int | None
    start: date | None
    status: str
    hidden: int = Field(description="Edges of it that lead to acts not shown.")


class LineageEdge(Schema):
    """An effect or reference in a lineage graph, from the acting act to the affected one."""

    id: str
    kind: str
    says: str
    source: str
    target: str
    from_provision: str
    to_provision: str
    date: date | None
    between: Window | None = None
    confidence: str
    changes_law: bool
    applied: bool
    details: int


class LineageGraph(Schema):
    """A bounded part of the lineage round an act."""

    root: str
    nodes: list[LineageNode]
    edges: list[LineageEdge]
    truncated: bool
    dataset: DatasetItem


class ClaimItem(Schema):
    """That provisions support a principle."""

    id: str
    act: Ref
    provision: list[Ref]
    relation: str
    basis: str
    reason: str
    evidence: str
    assessor: str
    assessed_on: date
    confidence: str
    retrospective: bool
    sources: list[SourceRef]


class PrincipleItem(Schema):
    """A principle and its coverage on a day."""

    principle: int
    label: str
    short: str
    pillar: str
    state: Literal["claimed", "assessed-none", "not-assessed"]
    claims: list[ClaimItem]
    in_doubt: list[str]
    ended: list[str]


class CoverageReport(Schema):
    """The coverage of every principle on a day."""

    on: date
    recommendation: str
    principles: list[PrincipleItem]
    dataset: DatasetItem


class CoverageChangeItem(Schema):
    """What changed for a principle between two days."""

    principle: int
    label: str
    before: str
    after: str
    gained: list[ClaimItem]
    lost: list[ClaimItem]


class CoverageDiff(Schema):
    """What changed between two days."""

    from_: date = Field(alias="from")
    to: date
    changes: list[CoverageChangeItem]
    dataset: DatasetItem


class SearchResults(Schema):
    """What a search found."""

    q: str
    on: date | None
    items: list[MatchItem]


class CandidateItem(Schema):
    """Something a text may mean."""

    id: str
    kind: str
    label: str
    score: float
    found_by: str
    missing: str = Field(default="", description="The part of the cited path that is not recorded.")
    version: str | None = Field(default=None, description="The text standing there on the day asked for.")


class Resolution(Schema):
    """What a text means, best first; `ambiguous` when several candidates are equally likely."""

    q: str
    ambiguous: bool
    candidates: list[CandidateItem]


class ReleaseItem(Schema):
    """A release and when it became current."""

    release: str
    at: str
    actor: str
    current: bool
    counts: dict[str, int]
    sources: list[dict[str, Any]]


class Releases(Schema):
    """Every release, oldest first."""

    items: list[ReleaseItem]


class Health(Schema):
    """Whether the service can answer."""

    status: Literal["ok"]
    release: str
    known_through: date
    built_at: str
    statements: int
    software: str


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
