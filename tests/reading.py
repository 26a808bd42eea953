"""Readings told in short, for tests: "repeals decreto 5/1999 articulo:3/numeral:2"."""

from __future__ import annotations

from typing import Any

from app.core.reading.asked import answer


def act(told: dict[str, Any]) -> str:
    """An act in short."""
    if told["type"] == "self":
        return "self"
    number = told.get("number") or told.get("expediente") or told.get("name")
    return f"{told['type']} {number}/{told['year']}" if told.get("year") else f"{told['type']} {number}"


def path(steps: list[dict[str, Any]]) -> str:
    """A path in short."""
    made = []
    for step in steps:
        number = step.get("text") or step["n"] or "?"
        until = f"-{step['to']}" if "to" in step else ""
        made.append(f"{step['kind']}{'T' if step.get('transitorio') else ''}:{number}{until}")
    return "/".join(made)


def target(told: dict[str, Any]) -> str:
    """A provision of an act in short."""
    return f"{act(told['act'])} {path(told['path'])}".strip()


def effects(text: str, kind: str = "clauses", **context: Any) -> list[str]:
    """The effects of a clause in short."""
    return [f"{one['type']} {target(one['target'])}" for one in answer({"kind": kind, "text": text} | context)["effects"]]


def cited(text: str, **context: Any) -> list[str]:
    """What a passage cites, in short."""
    told = answer({"kind": "citations", "text": text} | context)["citations"]
    return [target(one) for citation in told for one in citation["targets"]]


def notes(text: str, host: str = "7") -> list[str]:
    """The effects of a note on an article, in short: what, on what, by whom."""
    hangs = {"act": {"type": "ley", "number": "10", "year": 1990}, "path": [{"kind": "articulo", "n": host}]}
    told = answer({"kind": "notes", "text": text, "host": hangs})["effects"]
    return [f"{one['type']} {path(one['target']['path'])} by {target(one['by'])}" for one in told]


def entry(text: str) -> list[str]:
    """The rules of entry into force, in short."""
    made = []
    for one in answer({"kind": "clauses", "text": text})["entry_into_force"]:
        parts = [one["rule"], *(str(one[key]) for key in ("date", "n", "unit", "from", "event", "kind") if key in one)]
        made.append(" ".join([*parts, *(path(each) for each in one.get("scope", []))]))
    return made
