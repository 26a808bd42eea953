"""What every answer is made of: references, windows, sources."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


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


class SourceRef(Schema):
    """A source and where in it."""

    iri: str
    title: str
    url: str = ""
    locator: str = ""


class DatasetItem(Schema):
    """The release the answer was read from."""

    release: str
    known_through: date
    built_at: str


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    suggestions: list[Any] = Field(default_factory=list, description="The nearest recorded names, where there are any.")
    errors: list[dict[str, str]] = Field(default_factory=list, description="The parameters at fault, each with what to do.")
