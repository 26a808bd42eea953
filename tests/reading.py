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


def whole(one: dict[str, Any]) -> str:
    """An effect, an entry or a citation to the last field: what it is, its marks, how sure it is, and the words it rests on."""
    known = {"type", "verb", "target", "targets", "by", "rule", "scope", "except", "confidence", "reason", "evidence"} | {
        "start", "end", "span", "from", "event", "date", "n", "unit",
    }  # fmt: skip
    if "rule" in one:
        made = " ".join([one["rule"], *(str(one[key]) for key in ("date", "n", "unit", "from", "event") if key in one)])
        made += "".join(f" {path(each)}" for each in one.get("scope", []))
    elif "targets" in one:
        made = " + ".join(f"{target(each)}{_act_marks(each['act'])}" for each in one["targets"])
    else:
        aimed = f"{path(one['target']['path'])} by {target(one['by'])}{_act_marks(one['by']['act'])}" if "by" in one else ""
        made = f"{one['type']} ({one['verb']}) {aimed or target(one['target'])}"
        known = known - {"from"}
    made += "".join(f" but {path(each)}" for each in one.get("except", []))
    made += "".join(f"; {key}" if value is True else f"; {key} {value}" for key, value in one.items() if key not in known)
    made += f"; {one['confidence']}: {one['reason']}" if one["confidence"] != "high" else ""
    return f"{made} «{one.get('evidence', one)['span']}»"


def _act_marks(told: dict[str, Any]) -> str:
    marks = [str(told[key]) for key in ("issuer", "date") if key in told]
    if "resolved" in told:
        marks.append(f"= {act(told['resolved'])}")
    return f" ({', '.join(marks)})" if marks else ""


def effects_whole(text: str, kind: str = "clauses", **context: Any) -> list[str]:
    """The effects of a clause or a title to the last field."""
    return [whole(one) for one in answer({"kind": kind, "text": text} | context)["effects"]]


def notes_whole(text: str, host: str = "7", **more: str) -> list[str]:
    """The effects of a note on an article, or on a unit of it, to the last field."""
    steps = [{"kind": "articulo", "n": host}, *({"kind": kind, "n": n} for kind, n in more.items())]
    hangs = {"act": {"type": "ley", "number": "10", "year": 1990}, "path": steps}
    return [whole(one) for one in answer({"kind": "notes", "text": text, "host": hangs})["effects"]]


def entry_whole(text: str) -> list[str]:
    """The rules of entry into force to the last field."""
    return [whole(one) for one in answer({"kind": "clauses", "text": text})["entry_into_force"]]


def cited_whole(text: str, **context: Any) -> list[str]:
    """The citations of a passage to the last field."""
    return [whole(one) for one in answer({"kind": "citations", "text": text} | context)["citations"]]
