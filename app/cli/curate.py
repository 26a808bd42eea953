"""Commands of curators: build, check, format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app import resources
from app.cli.console import Lang, LangOption, err, out, print_findings, progress_bar
from app.cli.publish import published_of
from app.core.findings import Severity, has_errors
from app.graph.codecs import Base
from app.graph.turtle import write
from app.settings import Settings
from loaders.turtle import load_turtle


def build(
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Turtle files; the bundled data if none.", show_default=False)
    ] = None,
    out_dir: Annotated[Path | None, typer.Option("--out", help="Home folder for the release and its ledger.")] = None,
    lang: LangOption = Lang.EN,
    publish: Annotated[
        bool, typer.Option("--publish", help="Load the release into the graph store of the settings before it becomes current.")
    ] = False,
) -> None:
    """Check the sources and write a release; with errors, nothing is written and the exit code is 1."""
    settings = Settings(home=out_dir) if out_dir else Settings()
    published = published_of(settings) if publish else None
    with progress_bar(shown=True) as progress:
        paths = (*resources.bundled_sources()[:-1], *sources) if sources else resources.bundled_sources()
        from app import build as press  # slow to load

        built = press.build(
            paths, settings, lang=lang.value, progress=progress, before_current=published.publish if published else None
        )
    print_findings(built.findings)
    if built.release is None:
        count = sum(1 for finding in built.findings if finding.severity is Severity.ERROR)
        err.print(f"{count} {'error' if count == 1 else 'errors'}: nothing was written.", style="red")
        raise typer.Exit(1)
    counts = ", ".join(
        f"{built.counts[kind]} {kind.lower()}s" for kind in ("Act", "Version", "Effect", "Topic") if kind in built.counts
    )
    out.print(f"{built.release}\n{counts}; in {settings.releases}", markup=False)


def check(
    files: Annotated[list[Path], typer.Argument(help="Turtle files to check together with the bundled lists and topics.")],
    lang: LangOption = Lang.EN,
) -> None:
    """Check files without building; every finding with file, line, code and what to do."""
    settings = Settings()
    known = [path for path in resources.bundled_sources()[:-1] if path.resolve() not in {file.resolve() for file in files}]
    with progress_bar(shown=True) as progress:
        from app import build as press

        checked = press.check([*known, *files], Base(settings.base_iri), lang=lang.value, progress=progress)
    print_findings(checked.findings)
    if has_errors(checked.findings):
        raise typer.Exit(1)
    out.print(f"{len(files)} file{'s' if len(files) != 1 else ''} checked, {len(checked.records)} records, no errors.")


def format_files(
    files: Annotated[list[Path], typer.Argument(help="Curated Turtle files.")],
    only_check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 if a file is not in order.")] = False,
) -> None:
    """Put curated files in their canonical order, so that a change shows as the lines it changes."""
    base = Base(Settings().base_iri)
    disordered = []
    for file in files:
        loaded = load_turtle(file, file.read_bytes(), base)
        print_findings(tuple(loaded.findings))
        if has_errors(loaded.findings):
            raise typer.Exit(1)
        text = write(loaded.records, base)
        if text != file.read_text("utf-8"):
            disordered.append(file)
            if not only_check:
                file.write_text(text, "utf-8")
    for file in disordered:
        out.print(f"{file}: {'not in order' if only_check else 'put in order'}", markup=False)
    if disordered and only_check:
        raise typer.Exit(1)
