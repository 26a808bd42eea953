"""`linaje extract`: what the text of an act says it does, as proposals with their evidence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.console import err, out, print_findings, read_document
from app.core.findings import has_errors

if TYPE_CHECKING:
    from app.core.reading import ActReading
    from app.core.reading.reference import ActName
    from app.core.reading.reference import Path as ProvisionPath
    from loaders.act_text import Document


def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(help="Documents (.txt .md .html .docx .pdf), or - for plain text on the input.", show_default=False),
    ] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="The files hold one JSON question a line, and so does the output.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a document instead of prose.")] = False,
) -> None:
    """Read acts: identity, structure, citations, declared effects, entry into force; each with its evidence and confidence.

    What is printed are proposals for a curator, never facts. A document that cannot be read is told with its place and its
    cure; the others are read all the same, and the exit code is 1.
    """
    names = files or ["-"]
    if jsonl:
        failed = False
        for line in _lines(names):
            failed = not _answer_line(*line) or failed
    else:
        failed = False
        for name in names:
            failed = _tell(read_document(name), as_json=as_json) or failed
    if failed:
        raise typer.Exit(1)


def _lines(names: list[str]) -> Iterator[tuple[str, int, str]]:
    for name in names:
        if name == "-":
            yield from (("-", number, line) for number, line in enumerate(sys.stdin, 1) if line.strip())
            continue
        with Path(name).open(encoding="utf-8") as stream:
            yield from ((name, number, line) for number, line in enumerate(stream, 1) if line.strip())


def _answer_line(name: str, number: int, line: str) -> bool:
    """One question answered; one that cannot be understood is told, and the next is taken."""
    from app.core.reading.asked import QuestionError, answer

    try:
        told = answer(json.loads(line))
    except (json.JSONDecodeError, QuestionError, RecursionError) as error:
        err.print(f"{name}:{number}: {error}", style="red", markup=False)
        return False
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return True


def _tell(read: Document, *, as_json: bool) -> bool:
    """Print one document; whether it failed."""
    from app.core.reading.asked import document

    print_findings(tuple(read.findings))
    if read.reading is not None:
        if as_json:
            sys.stdout.write(json.dumps({"id": read.name} | document(read.reading), ensure_ascii=False) + "\n")
        else:
            _prose(read.name, read.reading)
    return has_errors(read.findings)


def _prose(name: str, reading: ActReading) -> None:
    out.print(f"{name}: {told_act(reading.act)}{f', {reading.act.date}' if reading.act.date else ''}", style="bold", markup=False)
    if reading.reason:
        out.print(f"  {reading.confidence}: {reading.reason}", markup=False)
    for effect in reading.effects:
        place = "title" if effect.where == "title" else f"art. {effect.where}"
        marks = "".join(f", {key} {value}" if value is not True else f", {key}" for key, value in effect.marks.items())
        out.print(f"  {effect.type} {told_target(effect.target.act, effect.target.path)}{marks} ({place})", markup=False)
        _evidence(effect.start, effect.end, effect.span, effect.confidence, effect.reason)
    for entry in reading.entry_into_force:
        out.print(f"  entry into force: {_rule(entry.as_dict())}", markup=False)
        _evidence(entry.start, entry.end, entry.span, entry.confidence, entry.reason)
    for one in reading.general:
        out.print("  tacit repeal of whatever is contrary", markup=False)
        _evidence(one.start, one.end, one.span, "high", "")
    for note in reading.notes:
        by = told_target(note.by.act, note.by.path) if note.by else ""
        out.print(f"  note on {told_target(note.target.act, note.target.path)}: {note.type} by {by}", markup=False)
    out.print(f"  {len(reading.outline.articles)} articles, {len(reading.citations)} citations", markup=False)


def _evidence(start: int, end: int, span: str, confidence: str, reason: str) -> None:
    shown = " ".join(span.split())
    why = f": {reason}" if reason else ""
    out.print(
        f"    [{start}-{end}] “{shown[:160]}{'…' if len(shown) > 160 else ''}” ({confidence}{why})", markup=False, style="dim"
    )


def _rule(told: dict[str, Any]) -> str:
    kept = {key: value for key, value in told.items() if key not in ("evidence", "confidence", "reason", "scope", "except")}
    return " ".join(str(value) for value in kept.values())


def told_act(act: ActName) -> str:
    """An act in words, as short as can be."""
    number = f" {act.number}" if act.number else ""
    year = f" de {act.year}" if act.year and act.number else ""
    return (
        act.name if act.name and not act.number else f"{act.type}{number}{year}{f' {act.expediente}' if act.expediente else ''}"
    )


def told_target(act: ActName, path: ProvisionPath) -> str:
    """A provision in words: innermost first, as the law is cited."""
    units = [f"{unit.kind}{f' {unit.n}' if unit.n else ''}{f' a {unit.to}' if unit.to else ''}" for unit in reversed(path)]
    return ", ".join([*units, told_act(act)])
