"""The part of JSON Schema that the published description uses, checked strictly: what is not described is a fault."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

_KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}


def faults(value: Any, schema: dict[str, Any], document: dict[str, Any], where: str = "$") -> list[str]:
    """What in a value is not as its schema says, each with its place."""
    if "$ref" in schema:
        return faults(value, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document, where)
    if "anyOf" in schema:
        tried = [faults(value, one, document, where) for one in schema["anyOf"]]
        return [] if any(not one for one in tried) else tried[0]
    kind = schema.get("type")
    if kind and (not isinstance(value, _KINDS[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return [f"{where}: {value!r} is no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not among {schema['enum']}"]
    if isinstance(value, str):
        return _of_text(value, schema, where)
    if isinstance(value, list):
        return [one for place, item in enumerate(value) for one in faults(item, schema["items"], document, f"{where}[{place}]")]
    if isinstance(value, dict):
        return _of_object(value, schema, document, where)
    return []


def _of_text(value: str, schema: dict[str, Any], where: str) -> list[str]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return [f"{where}: {value!r} does not match {schema['pattern']}"]
    try:
        if schema.get("format") == "date":
            date.fromisoformat(value)
        if schema.get("format") == "date-time":
            datetime.fromisoformat(value)
    except ValueError:
        return [f"{where}: {value!r} is no {schema['format']}"]
    return []


def _of_object(value: dict[str, Any], schema: dict[str, Any], document: dict[str, Any], where: str) -> list[str]:
    described = schema.get("properties", {})
    others = schema.get("additionalProperties", not described)
    found = [f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    for name, item in value.items():
        if name in described:
            found += faults(item, described[name], document, f"{where}.{name}")
        elif isinstance(others, dict):
            found += faults(item, others, document, f"{where}.{name}")
        elif not others:
            found.append(f"{where}: {name} is not described")
    return found
