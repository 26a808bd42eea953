"""`linaje draft`: what a draft would do to the law, before it is published."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from app.cli import tell
from app.cli.console import JsonOption, Lang, LangOption, open_view, out, print_findings, read_day, read_document
from app.core.findings import has_errors
from app.render import words
from app.web import schemas
from app.web.deps import today
from app.web.view import View

Finding = schemas.DraftFinding


def draft(
    file: Annotated[
        str, typer.Argument(help="A draft (.txt .md .html .docx .pdf), or - for plain text on the input.", show_default=False)
    ],
    on: Annotated[
        date | None,
        typer.Option(
            "--on",
            parser=read_day,
            metavar="YYYY-MM-DD",
            help="First day of the draft; as its text says, or today, if absent.",
        ),
    ] = None,
    lang: LangOption = Lang.ES,
    as_json: JsonOption = False,
) -> None:
    """Check a draft before it is published: its targets, the texts it would bring and end, and what hangs on them.

    The day is the one asked for, or the one the draft says, or today. The draft is laid over the current release in memory;
    nothing of it is written. The exit code is 1 where an effect or a citation is broken, or the draft cannot be read.
    """
    from app.web.drafts import checked

    read = read_document(file)
    print_findings(tuple(read.findings))
    if read.reading is None or has_errors(read.findings):
        raise typer.Exit(1)
    view = open_view(lang, None)
    told = checked(view, read.reading, on, today()).report
    if as_json:
        tell.as_json(told)
    else:
        _tell(view, told)
    if told.broken:
        raise typer.Exit(1)


def _tell(view: View, told: schemas.DraftReport) -> None:
    say = view.lang.say
    out.print(told.draft.label, style="bold", markup=False)
    out.print(told.on_says, markup=False)
    out.print(
        view.lang.count("{count} target is broken.", "{count} targets are broken.", told.broken)
        if told.broken
        else say("No target is broken."),
        style="bold red" if told.broken else "bold green",
        markup=False,
    )
    for caution in told.cautions:
        out.print(f"  ! {caution}", style="yellow", markup=False)
    _targets(view, say("What it does"), told.effects)
    _targets(view, say("What it cites"), told.citations)
    _versions(say("Texts that would begin"), told.versions_created)
    _versions(say("Texts that would end"), told.versions_ended)
    _findings(say("Deadlines"), told.deadlines)
    _findings(say("Guidelines and manuals"), told.guidelines)
    _findings(say("Norms that rest on what would end"), told.regulations)
    if told.principles:
        _title(say("OECD principles"))
    for one in told.principles:
        out.print(f"  {one.principle}. {one.label}: {one.says} [{one.confidence}]", markup=False)
    if told.topics:
        _title(say("Answers that would change"))
    for topic in told.topics:
        out.print(f"  {topic.topic.label}: {topic.says} [{topic.confidence}]", markup=False)
        for sign, side in (("-", topic.before), ("+", topic.after)):
            other = topic.after if sign == "-" else topic.before
            for version in side.versions:
                if version not in other.versions:
                    out.print(f"    {sign} {version}", style="dim", markup=False)
    proposed = [edge for edge in told.lineage.edges if edge.source == told.draft.id]
    if proposed:
        _title(say("Proposed relations"))
    for edge in proposed:
        out.print(f"  {edge.says} {view.ref(edge.target).label} ({edge.to_provision}, {edge.confidence})", markup=False)


def _title(title: str) -> None:
    out.print(f"\n{title}", style="bold", markup=False)


def _targets(view: View, title: str, targets: list[schemas.DraftTarget]) -> None:
    if targets:
        _title(title)
    for one in targets:
        verb = f"{words.edge_kind(one.effect, view.lang)}: " if one.effect else ""
        mark = "✕" if one.broken else "✓" if one.state in ("resolved", "new") else "?"
        out.print(f"  {mark} {verb}{one.named}: {one.says} [{one.confidence}]", style="red" if one.broken else None, markup=False)
        for note in [*one.notes, *([one.reason] if one.reason else [])]:
            out.print(f"      {note}", markup=False)
        if one.nearest and one.state not in ("resolved", "new"):
            near = view.lang.say("Nearest recorded: {norms}.", norms="; ".join(ref.label for ref in one.nearest))
            out.print(f"      {near}", markup=False)
        _span(one)


def _versions(title: str, versions: list[schemas.DraftVersion]) -> None:
    if versions:
        _title(title)
    for one in versions:
        out.print(f"  {one.id}  {one.heading}: {one.says} [{one.confidence}]", markup=False)


def _findings(title: str, findings: list[schemas.DraftDeadline] | list[schemas.DraftNorm]) -> None:
    if findings:
        _title(title)
    for one in findings:
        out.print(f"  {one.says} [{one.confidence}]", markup=False)
        _span(one)


def _span(one: Finding) -> None:
    if one.evidence:
        shown = " ".join(one.evidence.span.split())
        cut = "…" if len(shown) > 160 else ""
        out.print(f"      [{one.evidence.start}-{one.evidence.end}] “{shown[:160]}{cut}”", style="dim", markup=False)
