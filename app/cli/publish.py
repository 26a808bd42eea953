"""Commands that load releases into a SPARQL server and compare what it holds."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.console import err, out, progress_bar
from app.ledger.journal import Journal
from app.release.library import Library
from app.release.published import Published, graphs_of, remote_of
from app.settings import Settings


def published_of(settings: Settings) -> Published:
    """The SPARQL server of the settings; the command ends with 2 where they name none."""
    remote = remote_of(settings)
    if remote is None:
        err.print(
            "linaje: no graph store is set. Set LINAJE_GRAPH_URL, LINAJE_GRAPH_UPDATE_URL and LINAJE_GRAPH_STORE_URL.",
            style="red",
        )
        raise typer.Exit(2)
    return Published(remote)


Name = Annotated[str | None, typer.Argument(help="The name of a release; the current one if absent.")]


def release_publish(release: Name = None) -> None:
    """Load a release into the graph store of the settings, compare what arrived, and point to it."""
    settings = Settings()
    published = published_of(settings)
    library = Library(settings.releases, Journal(settings.ledger))
    edition = library.named(release) if release else library.current()
    with progress_bar(shown=True) as progress:
        published.publish(edition, progress)
    out.print(f"{edition.id} is loaded and pointed to.", markup=False)


def release_compare(release: Name = None) -> None:
    """Fetch a release from the graph store and compare every statement; exit 2 where it differs, or cannot be had."""
    settings = Settings()
    published = published_of(settings)
    library = Library(settings.releases, Journal(settings.ledger))
    edition = library.named(release) if release else library.current()
    counts = published.compare(edition)
    for part, graph in graphs_of(edition).items():
        out.print(f"{counts[graph]:>9}  {part}", markup=False)
    pointed = published.current(settings.base_iri)
    out.print(f"{edition.id} is whole; the store points to {'it' if pointed == edition.id else pointed or 'none'}.", markup=False)
