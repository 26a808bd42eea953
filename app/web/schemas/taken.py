"""What is offered while a reader types, and what a reader takes along: the deadlines of an act."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from app.web.schemas.determination import DeadlineItem
from app.web.schemas.shared import DatasetItem, Ref, Schema


class SuggestionItem(Schema):
    """Something a reader may be about to type."""

    id: str
    kind: Literal["topic", "act", "provision"]
    label: str
    note: str = Field(default="", description="The other name by which it was found, or the title of the act.")


class Suggestions(Schema):
    """What fits the words typed so far."""

    q: str
    items: list[SuggestionItem]


class ActDeadlineItem(DeadlineItem):
    """A deadline an act set, and whether it is in force on the day."""

    in_force: bool
    classes: list[str] = Field(description="The classes of addressee it binds.")


class ActDeadlines(Schema):
    """The deadlines and targets an act set."""

    act: Ref
    on: date
    items: list[ActDeadlineItem]
    dataset: DatasetItem
