"""Commands of operators: serve, releases, ledger."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import __version__
from app.cli.console import err, open_library, out
from app.cli.publish import published_of, release_compare, release_publish
from app.core.changes import AnswerChange, changed_answers
from app.core.period import FIRST_DAY, ONE_DAY
from app.ledger.journal import Journal
from app.release.dumps import dump
from app.release.edition import file_hash
from app.release.library import Library
from app.settings import Settings


class DumpFormat(StrEnum):
    """The forms of a dump."""

    NQ = "nq"
    TTL = "ttl"
    JSONLD = "jsonld"


release_app = typer.Typer(help="The releases.", no_args_is_help=True)
ledger_app = typer.Typer(help="The ledger of builds.", no_args_is_help=True)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    workers: Annotated[int | None, typer.Option(help="Server processes.")] = None,
    release: Annotated[str | None, typer.Option(help="Serve this release instead of the current one.")] = None,
) -> None:
    """Serve pages and API; builds the bundled data first if there is no release."""
    import uvicorn

    if release:
        os.environ["LINAJE_RELEASE"] = release  # read by every server process
    settings = Settings()
    open_library(settings).current()
    where = host or settings.host, port or settings.port
    _must_be_free(*where)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # being told to end is no failure; the server sets its own meanwhile
    out.print(f"Linaje {__version__}: http://{where[0]}:{where[1]}/")
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=where[0],
        port=where[1],
        workers=workers or settings.workers,
        log_level=settings.log_level,
        server_header=False,
        timeout_keep_alive=10,
    )


def _must_be_free(host: str, port: int) -> None:
    """End with 2 where the server could not listen, before anything says that it does."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            err.print(f"linaje: cannot listen on {host}:{port} ({reason}). Choose another with --host or --port.", style="red")
            raise typer.Exit(2) from error


@release_app.command("list")
def release_list() -> None:
    """Every time a release became current, oldest first."""
    settings = Settings()
    for entry in Library(settings.releases, Journal(settings.ledger)).history():
        out.print(f"{entry.at.isoformat()}  {entry.facts['release']}  {entry.actor}", markup=False)


@release_app.command("show")
def release_show(
    release: Annotated[str | None, typer.Argument(help="The name of a release; the current one if absent.")] = None,
) -> None:
    """The manifest of a release."""
    settings = Settings()
    library = Library(settings.releases, Journal(settings.ledger))
    edition = library.named(release) if release else library.current()
    sys.stdout.write(json.dumps(edition.manifest, indent=2, ensure_ascii=False) + "\n")


@release_app.command("diff")
def release_diff(
    before: Annotated[str, typer.Argument(help="The name of a release.")],
    after: Annotated[str, typer.Argument(help="The name of another.")],
    answers: Annotated[
        bool, typer.Option("--answers", help="The answers that differ, and whether the law changed or what is known of it.")
    ] = False,
) -> None:
    """The statements that differ between two releases: - for those retracted, + for those asserted."""
    settings = Settings()
    library = Library(settings.releases, Journal(settings.ledger))
    if answers:
        for change in changed_answers(library.named(before).corpus, library.named(after).corpus):
            sys.stdout.write(_told(change))
        return
    found = library.compare(before, after)
    for sign, lines in (("-", found.retracted), ("+", found.asserted)):
        for line in lines:
            sys.stdout.write(f"{sign} {line}\n")


def _told(change: AnswerChange) -> str:
    """A changed answer in a few lines: topic, days, cause, and the answer before and after."""
    until = f"until {change.end - ONE_DAY}" if change.end else "and since"
    since = "always" if change.start == FIRST_DAY else str(change.start)
    because = f" ({', '.join(change.because)})" if change.because else ""
    sides = [
        f"{one.outcome}: {', '.join(item.version.id for item in one.governing)}".rstrip(": ") if one else "topic not recorded"
        for one in (change.before, change.after)
    ]
    return f"{change.topic.slug}, {since} {until}: {change.cause} changed{because}\n- {sides[0]}\n+ {sides[1]}\n"


@release_app.command("rollback")
def release_rollback(release: Annotated[str, typer.Argument(help="The name of the release to go back to.")]) -> None:
    """Make an earlier release current again; the ledger records who did so and when."""
    settings = Settings()
    library = Library(settings.releases, Journal(settings.ledger))
    if settings.graph_url:
        published_of(settings).publish(library.named(release))  # before the ledger: a reader never looks for what is not there
    library.roll_back(release, settings.recorded_as)
    out.print(f"{release} is current.", markup=False)


release_app.command("publish")(release_publish)
release_app.command("compare")(release_compare)


def dump_command(
    release: Annotated[str | None, typer.Argument(help="The name of a release; the current one if absent.")] = None,
    format_: Annotated[DumpFormat, typer.Option("--format", help="The form of the file.")] = DumpFormat.NQ,
    out_: Annotated[Path, typer.Option("--out", help="Folder to write into.")] = Path(),
) -> None:
    """A release as one file, byte for byte the same on every machine; prints its SHA-256 and its path."""
    library = open_library(Settings())
    edition = library.named(release) if release else library.current()
    path = dump(edition, f"{format_.value}.gz", out_)
    sys.stdout.write(f"{file_hash(path)}  {path}\n")


@ledger_app.command("verify")
def ledger_verify() -> None:
    """Check the chain of the ledger; exit 1 with the first broken entry."""
    faults = Journal(Settings().ledger).faults()
    for fault in faults:
        err.print(fault, style="red")
    if faults:
        raise typer.Exit(1)
    out.print("The ledger is whole.")
