"""Records as JSON and back, for the compiled index."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter

from app.core import model

R = TypeVar("R", bound=model.Record)

#: Every kind of record by its name in the index.
KINDS: dict[str, type[model.Record]] = {kind.__name__: kind for kind in get_args(model.Record)}


_ADAPTERS: dict[type[object], TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in KINDS.values()}


def encode(record: model.Record) -> bytes:
    """The JSON of a record."""
    return _ADAPTERS[type(record)].dump_json(record)


def decode(kind: type[R], body: bytes | str) -> R:
    """The record of a JSON made by `encode`."""
    record: R = _ADAPTERS[kind].validate_json(body)
    return record
