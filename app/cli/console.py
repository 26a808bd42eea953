"""What the commands share: options, streams, the release they read, progress and findings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from app import resources
from app.core.errors import DayError
from app.core.findings import Finding, Severity
from app.core.period import parse_day
from app.ledger.journal import Journal
from app.release.edition import Edition
from app.release.library import Library
from app.render.language import Language
from app.settings import Settings
from app.web.view import View

if TYPE_CHECKING:
    from loaders.act_text import Document

# Rich would read ":100:", a line number, as the sign for a hundred.
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Lang(StrEnum):
    """The languages of the answers."""

    ES = "es"
    EN = "en"


def read_day(text: str) -> date:
    """A day as an option of the command line."""
    try:
        return parse_day(text)
    except DayError as error:
        raise typer.BadParameter(str(error)) from error


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"{text!r} is not a moment; write it as 2026-11-23T12:00:00Z.") from error


LangOption = Annotated[Lang, typer.Option("--lang", help="Language of the answer.")]
OnOption = Annotated[date | None, typer.Option("--on", parser=read_day, metavar="YYYY-MM-DD", help="The day; today if absent.")]
CaseOption = Annotated[
    date | None,
    typer.Option("--case", parser=read_day, metavar="YYYY-MM-DD", help="The day the case began, for saving clauses."),
]
KnownAtOption = Annotated[
    datetime | None, typer.Option("--known-at", parser=_moment, metavar="MOMENT", help="Read the release current at that moment.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="The JSON of the API instead of prose.")]


@contextmanager
def progress_bar(shown: bool) -> Iterator[Callable[[str, float], None]]:
    """A progress bar on the error stream, where somebody is looking."""
    if not (shown and err.is_terminal):
        yield lambda *_: None
        return
    with Progress(TextColumn("{task.description}"), BarColumn(), console=err, transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda what, part: bar.update(task, description=what, completed=part)


def print_findings(findings: tuple[Finding, ...]) -> None:
    """Every finding on the error stream, a line each."""
    for finding in findings:
        err.print(str(finding), style="red" if finding.severity is Severity.ERROR else "yellow", markup=False)


def open_library(settings: Settings) -> Library:
    """The releases; the bundled data is built first where there is none, and says so."""
    journal = Journal(settings.ledger)
    library = Library(settings.releases, journal, settings.release)
    current = journal.current_release()
    if current is None or not (settings.releases / current).is_dir():
        err.print("Building the bundled data: the first time only.")
        with progress_bar(shown=True) as progress:
            from app import build as press  # slow to load, and needed once

            built = press.build(resources.bundled_sources(), settings, progress=progress)
        print_findings(built.findings)
        if built.release is None:
            raise typer.Exit(1)
    return library


def open_view(lang: Lang, known_at: datetime | None) -> View:
    """The current release, or that of an earlier moment, in a language."""
    settings = Settings()
    library = open_library(settings)
    edition: Edition = library.at(known_at) if known_at else library.current()
    return View(edition, Language(lang.value), settings.base_iri, known_at.isoformat() if known_at else None)


def read_document(name: str) -> Document:
    """A document by its path, or plain text from the standard input for ``-``; its faults are its findings.

    `OSError` where it cannot be read.
    """
    from loaders.act_text import read_file

    if name == "-":
        return read_file(Path("-.txt"), sys.stdin.buffer.read())
    return read_file(Path(name), Path(name).read_bytes())
