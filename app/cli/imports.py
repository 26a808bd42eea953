"""`linaje import`: a whole corpus of act texts, read by program into a file of proposals that a release can include."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.console import err, out, progress_bar, read_day


def import_command(
    corpus: Annotated[Path, typer.Argument(help="JSON lines, one norm a line: plain, .gz or .xz.", exists=True, dir_okay=False)],
    out_dir: Annotated[Path, typer.Option("--out", help="Folder for the records, the texts and the report.")] = Path("imported"),
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that read; one a core if absent.", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Read only so many norms; all if 0.")] = 0,
    horizon: Annotated[
        date | None,
        typer.Option("--until", parser=read_day, metavar="YYYY-MM-DD", help="The day until which the corpus follows the law."),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Read every norm again, also those read by a run that was stopped.")
    ] = False,
) -> None:
    """Read a corpus of act texts into proposals: acts, citations, effects, what could not be resolved, and a report.

    A run that was stopped goes on where it was. `linaje build data/decrees.ttl OUT/records.jsonl.gz` makes a release of it.
    """
    from loaders.corpus.importing import REPORT, clear, import_corpus

    if fresh:
        clear(out_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    today = datetime.now(UTC).date()
    count = workers or len(os.sched_getaffinity(0))
    with progress_bar(shown=True) as progress:
        done = import_corpus(corpus, out_dir, today=today, workers=count, limit=limit, horizon=horizon, progress=progress)
    told = done.report
    for code, number in told["findings"].items():
        err.print(f"{number} x {code}", style="yellow", markup=False)
    out.print(
        f"{told['norms']} norms, {told['megabytes']} MB, {told['records']} records; "
        f"{told['unresolved_effects']} effects on {told['unresolved_acts']} acts that are not in the corpus.\n"
        f"{done.records}\n{out_dir / REPORT}",
        markup=False,
    )
