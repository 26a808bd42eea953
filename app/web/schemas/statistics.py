"""The numbers of the whole collection."""

from __future__ import annotations

from pydantic import Field

from app.web.schemas.shared import DatasetItem, Ref, Schema


class CountedAct(Schema):
    """An act and how many acts changed it."""

    act: Ref
    count: int


class OrphanedAct(Schema):
    """An act that stands while everything it implements or rests on is gone."""

    act: Ref
    bases: list[Ref]


class Statistics(Schema):
    """The numbers of a release on the last day law was looked for, computed when it was built."""

    acts: int
    effects: int = Field(description="Effects that apply by themselves, commencements left out.")
    outstanding: int = Field(description="Effects that are recorded and not carried out, as their target is not certain.")
    statuses: dict[str, int] = Field(description="Acts by computed status.")
    repeals: dict[str, dict[str, int]] = Field(
        description="Acts ended, by the decade of the act that ended them and by their own; `?` where the year is not known."
    )
    most_amended: list[CountedAct]
    chains: list[list[Ref]] = Field(description="The longest runs of acts each of which changed the one before.")
    orphaned: list[OrphanedAct]
    stated_otherwise: dict[str, int] = Field(description="Acts whose publisher states what the computed status denies.")
    dataset: DatasetItem
