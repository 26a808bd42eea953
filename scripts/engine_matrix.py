"""Print which competency questions have the same answer on the embedded engine and on a SPARQL server, and how long they take.

Usage: python scripts/engine_matrix.py [virtuoso|oxigraph]

Without an argument the server is the one of the settings (LINAJE_GRAPH_URL and its companions), which must hold the current
release; with one, a real server of that engine is started for it and ended afterwards. Questions are asked with the parameters of
the tests. Exit code 1 if any answer differs or is given up.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / name) for name in ("", "tests")]

from engines import in_oxigraph, in_virtuoso, oxigraph, virtuoso  # noqa: E402 - where the tests lie is said above
from test_questions import QUESTIONS, ask, asked, cases, shortened  # noqa: E402

from app import build, resources  # noqa: E402
from app.graph.remote import NotAnsweredThere  # noqa: E402
from app.graph.wire import StoreBadAnswer, StoreUnavailable  # noqa: E402
from app.ledger.journal import Journal  # noqa: E402
from app.release.edition import Edition  # noqa: E402
from app.release.library import Library  # noqa: E402
from app.release.published import Published, remote_of  # noqa: E402
from app.settings import Settings  # noqa: E402


def matrix(published: Published, edition: Edition, base: str) -> int:
    """Print a line for each question; the number of answers that differ."""
    store, different, same = edition.store(), 0, 0
    print(f"{'question':<46} {'rows':>5} {'embedded ms':>12} {'server ms':>10}  outcome")
    for path in QUESTIONS:
        parameters = cases().get((path.stem[:4], "real"))
        began = time.perf_counter()
        here = ask(store, path, parameters, base)
        embedded = time.perf_counter() - began
        began = time.perf_counter()
        try:
            told = published.query(edition, asked(path, parameters), "text/csv").content.decode()
            there = list(csv.reader(io.StringIO(shortened(told, base), newline="")))
            outcome = "same" if here == there else "DIFFERENT"
        except NotAnsweredThere:
            outcome = "not sent: the embedded engine answers"
        except (StoreBadAnswer, StoreUnavailable) as error:
            outcome = f"given up: {str(error)[:90]}"
            published.remote.breaker.succeeded()
        remote = time.perf_counter() - began
        same += outcome == "same"
        different += outcome == "DIFFERENT" or outcome.startswith("given up")
        print(f"{path.stem:<46} {len(here) - 1:>5} {1000 * embedded:>12.1f} {1000 * remote:>10.1f}  {outcome}", flush=True)
    print(f"{same} of {len(QUESTIONS)} the same, {different} different or given up, {len(QUESTIONS) - same - different} not sent")
    return different


def main() -> int:
    """Run, over a server that is there or one of our own."""
    engine = sys.argv[1] if len(sys.argv) > 1 else ""
    own: dict[str, AbstractContextManager[str]] = {"virtuoso": virtuoso(), "oxigraph": oxigraph()} if engine else {}
    with tempfile.TemporaryDirectory() as folder, own.get(engine, nullcontext("")) as address:
        settings = Settings()
        if engine:
            settings = {"virtuoso": in_virtuoso, "oxigraph": in_oxigraph}[engine](Settings(home=Path(folder)), address)
            build.build(resources.bundled_sources(), settings)
        remote = remote_of(settings)
        if remote is None:
            print(__doc__, file=sys.stderr)
            return 2
        edition = Library(settings.releases, Journal(settings.ledger)).current()
        remote.within = 120.0  # whether the answers are the same is asked here, and the time is told
        published = Published(remote)
        if engine:
            published.publish(edition)
        published.check(edition, 300)
        return 1 if matrix(published, edition, settings.base_iri) else 0


if __name__ == "__main__":
    sys.exit(main())
