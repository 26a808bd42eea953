"""Measure a release of each size against SPARQL engines and the physical limit, in one run on the same data.

    python -m benchmarks.run --sizes 1000 10000 [--home var/bench]

Prints medians, their ratios, and for the build the exponent from one size to the next. Releases are kept and used again.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import statistics
import subprocess
import sys
import time
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

import rdflib
from pyoxigraph import RdfFormat, Store

from app.core.model import Topic
from app.ledger.journal import Journal
from app.release.edition import DERIVED, STATEMENTS, STORE, Edition
from app.release.library import Library
from app.settings import Settings
from benchmarks.engines import hub, in_store, in_virtuoso, over_http
from benchmarks.histories import DAYS, FIRST_YEAR
from benchmarks.invented import build_if_needed
from benchmarks.timing import median

#: Where rdflib would take too long it is not asked.
RDFLIB_TRIPLES = 400_000


#: Where the time of the build is kept beside the release: seconds of the processors, and by the clock.
TIMES = "build.json"


def release_of(acts: int, home: Path) -> tuple[Edition, dict[str, float]]:
    """The release of a history, built if it is not there, and what that took, now or when it was built."""
    settings = Settings(home=home / str(acts))
    times = settings.home / TIMES
    if built := build_if_needed(acts, settings):
        told = {"cpu": built[0], "wall": built[1], "MB": _peak()}
        times.write_text(json.dumps(told), "utf-8")
    return Library(settings.releases, Journal(settings.ledger)).current(), json.loads(times.read_text("utf-8"))


def _peak() -> float:
    """Megabytes that this process and its largest child held at most."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def opening(edition: Edition) -> float:
    """Milliseconds to open a release and answer one question, the median of five."""

    def once() -> None:
        fresh = Edition(edition.folder)
        fresh.check()
        fresh.ruling("topic/t-0", date(2000, 1, 1))
        fresh.close()

    return median(once, 5) * 1000


def resident(edition: Edition) -> int:
    """Megabytes that a process holds which opens a release and answers for a hundred topics."""
    code = (
        "import re,sys;from pathlib import Path;from datetime import date;from app.release.edition import Edition;"
        "from app.core.model import Topic;e=Edition(Path(sys.argv[1]));"
        "[e.ruling(t.id,date(2000,1,1)) for t in e.corpus.all(Topic)[:100]];"
        "print(int(re.search(r'VmRSS:\\s+(\\d+)',Path('/proc/self/status').read_text()).group(1))//1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(edition.folder)], capture_output=True, text=True, check=True)  # noqa: S603
    return int(done.stdout)


def measure(acts: int, home: Path) -> dict[str, float]:
    """Every figure of one size."""
    edition, built = release_of(acts, home)
    rng = random.Random(acts)  # noqa: S311 - the same questions each time
    topics: Sequence[Topic] = edition.corpus.all(Topic)
    asked = [(rng.choice(topics), date.fromordinal(date(FIRST_YEAR, 1, 1).toordinal() + rng.randrange(DAYS))) for _ in range(400)]
    questions = iter(asked * 1000)

    def next_ruling() -> object:
        topic, on = next(questions)
        return edition.ruling(topic.id, on)

    cold = median(next_ruling, 400)
    warm = median(next_ruling, 4_000)
    few = asked[:20]
    full_cold = statistics.median([median(partial(edition.governing, *one), 1) for one in few])
    full_warm = statistics.median([median(partial(edition.governing, *one), 200) for one in few])
    starts = {topic.id: list(edition._days(topic)) for topic in topics}  # noqa: SLF001 - the limit needs the bare arrays
    limits = iter(asked * 1000)

    def limit() -> object:
        topic, on = next(limits)
        return bisect_right(starts[topic.id], on.toordinal())

    bisect = median(limit, 4_000)
    memory = Store()
    memory.bulk_load(path=str(edition.folder / STATEMENTS), format=RdfFormat.N_QUADS)
    memory.bulk_load(path=str(edition.folder / DERIVED), format=RdfFormat.N_QUADS)
    in_memory = in_store(memory, edition, asked[:40])
    del memory
    on_disk = in_store(Store.read_only(str(edition.folder / STORE)), edition, asked[:40])
    http_virtuoso = in_virtuoso(edition, asked[:40])
    settings = Settings(home=home / str(acts))
    http = over_http(settings, asked)
    edges, ours, theirs = hub(edition)
    triples = edition.manifest["statements"]
    parsed = parsed_wall = 0.0
    if triples <= RDFLIB_TRIPLES:
        began, clock = time.process_time(), time.perf_counter()
        rdflib.Dataset().parse(edition.folder / STATEMENTS, format="nquads")
        parsed, parsed_wall = time.process_time() - began, time.perf_counter() - clock
    return {
        "acts": acts,
        "triples": triples,
        "build s": built["cpu"],
        "build wall s": built["wall"],
        "peak build MB": built["MB"],
        "rdflib parse s": parsed,
        "rdflib parse wall s": parsed_wall,
        "open ms": opening(edition),
        "rss MB": resident(edition),
        "bisect us": bisect * 1e6,
        "ruling warm us": warm * 1e6,
        "ruling cold us": cold * 1e6,
        "governing warm us": full_warm * 1e6,
        "governing cold us": full_cold * 1e6,
        "oxigraph memory us": in_memory * 1e6,
        "oxigraph disk us": on_disk * 1e6,
        "virtuoso over HTTP us": http_virtuoso * 1e6,
        "ruling over HTTP us": http.ruling * 1e6,
        "governing over HTTP us": http.first * 1e6,
        "governing over HTTP again us": http.again * 1e6,
        "empty JSON route us": http.empty * 1e6,
        "server rss MB": http.held,
        "hub edges": edges,
        "hub lineage us": ours * 1e6,
        "hub ego_graph us": theirs * 1e6,
        "x faster than oxigraph memory": in_memory / warm,
        "x bisect warm": warm / bisect,
        "x bisect cold": cold / bisect,
        "HTTP rate ruling %": 100 * http.empty / http.ruling,
        "HTTP rate first %": 100 * http.empty / http.first,
        "HTTP rate again %": 100 * http.empty / http.again,
    }


def main() -> None:
    """Print a column for each size."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--home", type=Path, default=Path("var/bench"))
    given = asked.parse_args()
    columns = [measure(size, given.home) for size in given.sizes]
    for name in columns[0]:
        print(f"{name:32}" + "".join(f"{column[name]:>16,.1f}" for column in columns))
    for before, after in pairwise(columns):
        if before["build s"] and after["build s"]:
            told = math.log(after["build s"] / before["build s"]) / math.log(after["triples"] / before["triples"])
            print(f"build exponent {before['acts']:,.0f} -> {after['acts']:,.0f}: {told:.2f}")


if __name__ == "__main__":
    main()
