"""The command line: build, check, serve, and ask without a browser."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from app import __version__
from app.cli import curate, operate, read
from app.cli.console import err, out
from app.core.errors import LinajeError
from app.settings import Settings

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
app.command("build")(curate.build)
app.command("check")(curate.check)
app.command("format")(curate.format_files)
app.add_typer(operate.release_app, name="release")
app.add_typer(operate.ledger_app, name="ledger")


def main() -> None:
    """Run a command; a misuse is told in a line and ends with 2, a negative result with 1."""
    try:
        app()
    except (LinajeError, FileNotFoundError, PermissionError) as error:
        _misused(str(error))
    except SettingsError as error:
        _misused(f"{error}; a list is written as JSON")
    except ValidationError as error:
        if error.title != Settings.__name__:
            raise
        _misused("; ".join(f"LINAJE_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors()))


def _misused(reason: str) -> NoReturn:
    err.print(f"linaje: {reason}", style="red", markup=False)
    sys.exit(2)


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="The version, and nothing else.")] = False) -> None:
    """Which provision governs a topic on a day, whose text it is, and why."""
    if version:
        out.print(__version__)
        raise typer.Exit
