"""What is read of many passages, to the last field, as lines that a person can read; and the record of them.

The real passages are those of `gold/` and of `recorded/passages.jsonl`; `recorded/sentences.jsonl` holds invented ones, each
made for a place of the grammar. `make record` writes the record anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from app.core.reading.asked import answer

HERE = Path(__file__).parent
RECORD = HERE / "expected" / "readings.txt"
TOGETHER = 40
_KINDS = ("titles", "clauses", "notes", "citations")
_SAID_ELSEWHERE = frozenset(
    {"type", "verb", "target", "targets", "by", "rule", "scope", "except", "evidence", "start", "end", "span"}
)
#: What `gold/README.md` names as not read, or not to its end: not held as right.
_OPEN = frozenset(
    ["SC005", "SC028", "C057", "C091"]
    + [f"VQ{number:03}" for number in (3, 9, 25, 33, 37, 58, 73, 78, 87)]
    + [f"XC{number:03}" for number in (1, 18, 19, 24, 34, 64, 65, 70, 95, 100, 111, 116)]
    + ["XQ050", "XQ052"]
)
_SURE = ("confidence", "high")


def passages() -> Iterator[dict[str, Any]]:
    """Every passage, with its kind and a name of its own."""
    yield from real()
    for line in (HERE / "recorded" / "sentences.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def real() -> Iterator[dict[str, Any]]:
    """The passages of real acts."""
    for kind in _KINDS:
        for line in (HERE / "gold" / f"{kind}.jsonl").read_text("utf-8").splitlines():
            if (one := json.loads(line))["id"] not in _OPEN:
                yield {"kind": kind} | one
    for file in sorted((HERE / "gold" / "documents").glob("*.txt")):
        yield {"kind": "documents", "id": file.stem, "text": file.read_text("utf-8")}
    for line in (HERE / "recorded" / "passages.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def groups(some: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Passages, some together: few tests, each of them quick."""
    every = list(some)
    return [every[at : at + TOGETHER] for at in range(0, len(every), TOGETHER)]


def recorded() -> dict[str, list[str]]:
    """The record, passage by passage."""
    found: dict[str, list[str]] = {}
    for line in RECORD.read_text("utf-8").splitlines():
        if line.startswith("= "):
            found[line.removeprefix("= ")] = finding = []
        else:
            finding.append(line)
    return found


def told(passage: dict[str, Any]) -> list[str]:
    """What is read of a passage, one line for each finding."""
    made = []
    for key, value in answer(passage).items():
        if key in ("id", "text"):
            continue
        if key == "act":
            made.append(f"is {_act(value)}")
        elif isinstance(value, list):
            made += [f"{key} {_finding(one)}" for one in value]
        elif value:
            made.append(f"{key} {_plain(value)}")
    return made


def _finding(one: dict[str, Any]) -> str:
    if "kind" in one and "path" not in one and "rule" not in one:  # a unit of the structure
        return f"{one['kind']} {one['n']} @{one['start']}-{one['end']}"
    if "act" in one:
        return _target(one)
    if "rule" in one:
        told = " ".join([one["rule"], *map(_path, one.get("scope", []))])
    elif "targets" in one:
        told = " + ".join(map(_target, one["targets"]))
    elif "type" in one:
        told = f"{one['type']} ({one['verb']}) {_target(one['target'])}" + (f" by {_target(one['by'])}" if "by" in one else "")
    else:
        told = "all that is contrary"
    told += "".join(f"; but {_path(each)}" for each in one.get("except", []))
    told += "".join(
        f"; {key} {_plain(value)}" for key, value in one.items() if key not in _SAID_ELSEWHERE and (key, value) != _SURE
    )
    words = one.get("evidence", one)
    return f"{told} @{words['start']}-{words['end']} «{_plain(words['span'])}»"


def _target(told: dict[str, Any]) -> str:
    return f"{_act(told['act']) if 'act' in told else 'host'} {_path(told['path'])}".strip()


def _act(told: dict[str, Any]) -> str:
    if told["type"] == "self":
        return "self"
    number = f" {told['number'] or '?'}/{told['year'] or '?'}" if told["number"] or told["year"] else ""
    rest = [f"{key} {told[key]}" for key in told if key not in ("type", "number", "year", "resolved")]
    marks = f" ({', '.join(rest)})" if rest else ""
    return f"{told['type']}{number}{marks}" + (f" = {_act(told['resolved'])}" if "resolved" in told else "")


def _path(steps: list[dict[str, Any]]) -> str:
    return "/".join(_unit(step) for step in steps)


def _unit(step: dict[str, Any]) -> str:
    marks = "".join(f" {key} {_plain(value)}" for key, value in step.items() if key not in ("kind", "n", "to"))
    return f"{step['kind']}:{step['n'] or '?'}" + (f"-{step['to']}" if "to" in step else "") + marks


def _plain(value: object) -> str:
    """Words on one line as they are, anything else as JSON."""
    return " ⏎ ".join(value.splitlines()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def lines() -> list[str]:
    """The record as it would be written now."""
    return [line for one in passages() for line in (f"= {one['id']}", *told(one))]
