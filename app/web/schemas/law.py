"""Acts, their provisions and the lineage round them."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from app.web.schemas.shared import ByClass, DatasetItem, InForce, ProvisionRef, Ref, Schema, SourceRef, TextFrom, Window


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
    part_of: str | None = Field(default=None, description="The wider effect of which this is the article-by-article detail.")
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
    total: int | None = Field(description="How many match; `null` where that would mean computing the status of too many.")
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
    totals: dict[str, int] = Field(
        description="How many `effects_done`, `effects_suffered` and `references` there are, listed above or not."
    )
    more: dict[str, str] = Field(description="For each of these lists that is cut, the address of its next page.")
    versions: list[VersionItem] = Field(description="Texts of the act as a whole.")
    lent_texts: list[VersionItem] = Field(description="Texts it gave to slots of other acts.")
    stated: list[str] = Field(description="What publishers say of its status: evidence, not fact.")
    confidence: str
    unverified: list[str] = Field(description="Fields that rest on general knowledge or on an assumption.")
    note: str
    sources: list[SourceRef]
    dataset: DatasetItem


class RelationPage(Schema):
    """A page of what an act did, what was done to it, or its references; `next` continues it."""

    act: Ref
    of: str = Field(description="Which list of `ActDetail` it is a page of.")
    total: int
    items: list[EffectItem]
    next: str | None


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
