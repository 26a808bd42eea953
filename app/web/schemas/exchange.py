"""What a file for other programs leaves out."""

from __future__ import annotations

from pydantic import Field

from app.web.schemas.shared import DatasetItem, Schema


class LossItem(Schema):
    """One thing that some records have and the file does not hold."""

    cause: str = Field(
        description="`no-place` (the format has no field for it), `not-a-record` (nor for these), `detail` (no edge between "
        "acts), `coarser` (a wider word), `unsure` (doubt cannot be told).",
        examples=["no-place"],
    )
    kind: str = Field(description="Kind of record.", examples=["Effect"])
    field: str = Field(description="Field of the record; empty where the whole record is left out.", examples=["evidence.quote"])
    count: int = Field(description="How many records lose it.")
    records: list[str] = Field(description="Which ones.")
    says: str = Field(description="The same in words.")


class LossReport(Schema):
    """What a lineage loses in a format: complete, so that an empty list means that nothing is lost."""

    format: str = Field(description="The format.", examples=["akn"])
    subject: str = Field(description="The act or topic whose lineage it is.", examples=["co/decreto/2015/1078"])
    records: dict[str, int] = Field(description="The records that the lineage is made of, by kind.")
    losses: list[LossItem]
    dataset: DatasetItem
