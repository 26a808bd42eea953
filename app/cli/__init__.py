"""The command line: build, check, serve, and ask without a browser."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from app import __version__
from app.cli import certify, curate, draft, extract, imports, operate, read, site, tools
from app.cli.console import err, out
from app.core.errors import LinajeError
from app.settings import SettingInvalid

app = typer.Typer(
    help="Which provision governs a topic on a day, whose text it is, and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("ask")(read.ask)
app.command("act")(read.act_command)
app.command("lineage")(read.lineage_command)
app.command("coverage")(read.coverage_command)
app.command("serve")(operate.serve)
app.command("export-site")(site.export_site)
app.command("verify")(certify.verify)
app.command("key")(certify.show_key)
app.command("dump")(operate.dump_command)
app.command("build")(curate.build)
app.command("import")(imports.import_command)
app.command("check")(curate.check)
app.command("format")(curate.format_files)
app.command("extract")(extract.extract)
app.command("draft")(draft.draft)
app.command("mcp")(tools.mcp)
app.add_typer(operate.release_app, name="release")
app.add_typer(operate.ledger_app, name="ledger")


def main() -> None:
    """Run a command; a misuse is told in a line and ends with 2, a negative result with 1."""
    try:
        app()
    except (LinajeError, SettingInvalid, OSError) as error:
        err.print(f"linaje: {error}", style="red", markup=False)
        sys.exit(2)


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="The version, and nothing else.")] = False) -> None:
    """Which provision governs a topic on a day, whose text it is, and why."""
    if version:
        out.print(__version__)
        raise typer.Exit
