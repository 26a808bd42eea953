"""Commands of readers: ask, act, lineage, coverage."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from app.cli import certify, tell
from app.cli.console import CaseOption, JsonOption, KnownAtOption, Lang, LangOption, OnOption, err, open_view, out, read_day
from app.core.addressees import AddresseeClass
from app.core.coverage import coverage
from app.core.identifiers import act_of
from app.core.lineage import lineage
from app.core.model import Act, Id, Provision
from app.core.vocabulary import Outcome
from app.graph.exchange.losses import Form
from app.release.resolve import find_topic, nearest_topics, resolve
from app.render import exports, prose, words
from app.render.lineage_files import write
from app.render.names import name
from app.web import acts, answers, coverages, exchanges, lineages, standalone
from app.web.deps import today
from app.web.problems import ProblemRaised
from app.web.view import View


def ask(
    topic: Annotated[str, typer.Argument(help="A topic, or a citation.", metavar="TOPIC_OR_CITATION")],
    on: OnOption = None,
    known_at: KnownAtOption = None,
    addressee: Annotated[AddresseeClass | None, typer.Option("--for", help="Class of addressee.")] = None,
    case: CaseOption = None,
    lang: LangOption = Lang.ES,
    as_json: JsonOption = False,
    certificate: Annotated[bool, typer.Option("--certificate", help="Write a certificate of the answer.")] = False,
    file: Annotated[Path | None, typer.Option("--out", help="File for the certificate; the standard output if absent.")] = None,
) -> None:
    """Ask which provision governs a topic on a day, and why. A citation answers with its act or provision."""
    view = open_view(lang, known_at)
    day = on or today()
    found = find_topic(view.corpus, topic, view.base)
    if file is not None and not certificate:
        raise typer.BadParameter("--out is for --certificate")
    if found is None and certificate:
        err.print(view.lang.say("“{text}” is no topic: only the answer on a topic has a certificate.", text=topic), markup=False)
        raise typer.Exit(2)
    if found is None:
        _ask_otherwise(view, topic, day, as_json, addressee)
        return
    if certificate:
        if case is not None:
            raise typer.BadParameter(view.lang.say("A certificate is about a day, not about a case begun before."))
        certify.write(view, found, day, addressee.value if addressee else None, file)
        return
    core = view.edition.governing(found, day, addressee.value if addressee else None, case)
    told = answers.determination(view, core)
    if as_json:
        tell.as_json(told)
    else:
        tell.determination(
            view, told, {item.version.slot: prose.period(item.since, item.until, view.lang) for item in core.governing}
        )
    if told.outcome == Outcome.UNKNOWN.value:
        raise typer.Exit(1)


def _ask_otherwise(view: View, text: str, day: date, as_json: bool, addressee: AddresseeClass | None) -> None:
    candidates = resolve(view.corpus, text, view.base)
    certain = [one for one in candidates if one.score >= candidates[0].score - 1] if candidates else []
    if len(certain) == 1:
        if certain[0].kind == "act":
            tell.act(view, certain[0].id, day, as_json)
        else:
            tell.provision(view, certain[0].id, day, as_json)
        return
    if certain:
        err.print(view.lang.say("It may mean several things. Choose one."))
        for one in certain:
            err.print(f"  {one.id}  {name(view.corpus, one.id, view.lang)}", markup=False)
        raise typer.Exit(2)
    try:
        told = answers.search_instead(view, text, day, addressee.value if addressee else None)
    except ProblemRaised as problem:
        err.print(problem.detail, style="red", markup=False)
        for near in nearest_topics(view.corpus, text):
            err.print(f"  {near.slug}  {view.words(near.label)}", markup=False)
        raise typer.Exit(2) from problem
    if as_json:
        tell.as_json(told)
    else:
        out.print(told.says, markup=False)
        for match in told.matches:
            out.print(f"  {match.kind:10} {match.id}  {match.label}", markup=False)
    raise typer.Exit(1)


def act_command(
    identifier: Annotated[str, typer.Argument(help="An identifier or a citation.", metavar="ID_OR_CITATION")],
    on: OnOption = None,
    lang: LangOption = Lang.ES,
    as_json: JsonOption = False,
) -> None:
    """An act on a day: its status with reasons, what it did, what was done to it."""
    view = open_view(lang, None)
    tell.act(view, _act_meant(view, identifier), on or today(), as_json)


class GraphFormat(StrEnum):
    """How a lineage is written."""

    JSON = "json"
    HTML = "html"
    GRAPHML = "graphml"
    DOT = "dot"
    TTL = "ttl"
    AKN = "akn"
    JOLUX = "jolux"
    SCHEMA = "schema"
    GEXF = "gexf"
    CSV = "csv"
    XLSX = "xlsx"


def lineage_command(
    identifier: Annotated[str, typer.Argument(help="An identifier or a citation.", metavar="ID")],
    form: Annotated[GraphFormat, typer.Option("--format", help="How to write it.")] = GraphFormat.JSON,
    depth: Annotated[int, typer.Option(min=1, max=4, help="How many steps.")] = 1,
    on: Annotated[
        date | None,
        typer.Option("--on", parser=read_day, metavar="YYYY-MM-DD", help="Leave out what had not happened by that day."),
    ] = None,
    losses: Annotated[
        Path | None, typer.Option("--losses", help="Also write here, as JSON, what the format leaves out.", dir_okay=False)
    ] = None,
    lang: LangOption = Lang.ES,
) -> None:
    """The lineage round an act, to the standard output, in a format for people or for other programs."""
    view = open_view(lang, None)
    act = acts.must_have(view, _act_meant(view, identifier))
    found = lineage(view.corpus, act.id, depth=depth, on=on)
    day = on or today()
    if form in (GraphFormat.JSON, GraphFormat.HTML):
        if losses is not None:
            raise typer.BadParameter(f"--losses is for formats of other programs, not for {form.value}")
        if form is GraphFormat.JSON:
            tell.as_json(lineages.lineage_graph(view, found, day))
        else:
            sys.stdout.write(standalone.lineage_file(view, act, found, day))
        return
    if losses is not None:
        report = exchanges.loss_report(view, found, Form(form.value), day)
        losses.write_text(report.model_dump_json(indent=2, by_alias=True) + "\n", "utf-8")
    sys.stdout.buffer.write(write(exchanges.asked_by(view, found, day), Form(form.value)))


class TableFormat(StrEnum):
    """How the coverage is written."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    HTML = "html"


def coverage_command(
    on: OnOption = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How to write it.")] = TableFormat.TABLE,
    since: Annotated[
        date | None, typer.Option("--since", parser=read_day, metavar="YYYY-MM-DD", help="Tell what changed since that day.")
    ] = None,
    without: Annotated[
        str, typer.Option("--without", metavar="ID_OR_CITATION", help="Tell what would be lost if that norm ended.")
    ] = "",
    lang: LangOption = Lang.ES,
) -> None:
    """Which OECD principles are covered on a day, by what, to the standard output."""
    view = open_view(lang, None)
    day = on or today()
    if since is not None or without:
        as_json = form is TableFormat.JSON
        if since is not None:
            tell.coverage_change(coverages.difference(view, since, day), view, as_json)
        if without:
            tell.coverage_loss(coverages.without(view, _norm_meant(view, without), day), view, as_json)
        return
    told = coverage(view.corpus, day)
    rows = exports.coverage_rows(view.corpus, told, day, view.lang)
    match form:
        case TableFormat.CSV:
            sys.stdout.write(exports.as_csv(rows))
        case TableFormat.XLSX:
            sys.stdout.buffer.write(exports.as_xlsx(rows, day.isoformat()))
        case TableFormat.JSON:
            tell.as_json(coverages.report(view, day))
        case TableFormat.HTML:
            sys.stdout.write(standalone.coverage_file(view, day))
        case TableFormat.TABLE:
            table = Table(title=view.lang.say("Coverage on {day}", day=day))
            for head in (
                "#",
                view.lang.say("Principle {number}", number=""),
                view.lang.say("State"),
                view.lang.say("Acts with support"),
            ):
                table.add_column(head.strip(), overflow="fold")
            for one in told:
                carried = dict.fromkeys(name(view.corpus, act, view.lang) for claim in one.claims for act in claim.acts)
                state = words.coverage_state(one.state, view.lang)
                table.add_row(str(one.principle.number), view.words(one.principle.label), state, ", ".join(carried))
            out.print(table)


def _norm_meant(view: View, text: str) -> Id:
    """The act or provision that a text names; the text itself where it is a name or means several things."""
    if view.corpus.get(Act, text) or view.corpus.get(Provision, text):
        return text
    found = [one for one in resolve(view.corpus, text, view.base) if one.kind in ("act", "provision")]
    best = [one for one in found if one.score >= found[0].score - 1] if found else []
    return best[0].id if len(best) == 1 else text


def _act_meant(view: View, text: str) -> Id:
    if view.corpus.get(Act, text):
        return text
    found = [one for one in resolve(view.corpus, text, view.base) if one.kind in ("act", "provision")]
    best = [one for one in found if one.score >= found[0].score - 1] if found else []
    if len(best) == 1:
        return best[0].id if best[0].kind == "act" else act_of(best[0].id)
    for one in best:
        err.print(f"  {one.id}  {name(view.corpus, one.id, view.lang)}", markup=False)
    return acts.must_have(view, text).id
