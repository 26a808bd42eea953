"""Coverage, search, resolution, releases and health."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from app.web.schemas.determination import MatchItem
from app.web.schemas.shared import DatasetItem, Ref, Schema, SourceRef


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
    because: dict[str, list[str]] = Field(description="By claim, what began or ended the texts it rests on, in words.")


class CoverageLossItem(Schema):
    """What a principle would lose."""

    principle: int
    label: str
    only_support: bool = Field(description="Whether no claim of support would be left.")
    lost: list[ClaimItem]
    left: list[ClaimItem]


class CoverageWithout(Schema):
    """What the coverage of a day would lose if a provision or an act ended."""

    on: date
    without: Ref
    losses: list[CoverageLossItem]
    dataset: DatasetItem


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


class AnswerSide(Schema):
    """An answer in short: its outcome and the versions that govern."""

    outcome: str
    governing: list[str]


class AnswerChangeItem(Schema):
    """A run of days on which a topic has another answer than in the other release."""

    topic: str
    from_: date = Field(alias="from")
    until: date | None = Field(description="First day of the next run; open at the end.")
    cause: Literal["law", "knowledge"] = Field(description="Whether the law changed, or what is known of it.")
    because: list[str] = Field(description="The effects that differ.")
    before: AnswerSide | None = Field(description="Absent where the topic was not recorded.")
    after: AnswerSide | None


class ReleaseDiff(Schema):
    """The statements that differ between two releases, as N-Quads lines in canonical order."""

    a: str
    b: str
    retracted_total: int = Field(description="How many statements of `a` are not in `b`.")
    asserted_total: int = Field(description="How many statements of `b` are not in `a`.")
    retracted: list[str]
    asserted: list[str]
    truncated: bool = Field(description="Whether the lists were cut; the totals never are.")
    answers: list[AnswerChangeItem] = Field(default_factory=list, description="The answers that differ, where asked for.")


class SparqlHealth(Schema):
    """Whether queries are answered, and how the processes that answer them are held in."""

    enabled: bool
    waiting: int = Field(description="Queries under way or queued in this server process.")
    confined: bool = Field(description="Whether the kernel keeps the processes off the network, other programs and files.")
    reason: str = Field(default="", description="Why it does not.")


class Health(Schema):
    """Whether the service can answer."""

    status: Literal["ok"]
    release: str
    known_through: date
    built_at: str
    statements: int
    software: str
    sparql: SparqlHealth
