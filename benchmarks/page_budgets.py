"""Measures the pages in Chromium against their budgets and prints a table; exit code 1 when a page is over.

``python -m benchmarks.page_budgets`` serves the releases of ``LINAJE_HOME`` on a free port here. Every page is loaded in
a new window without a cache, from a server that has just started. Counted are the bytes as they travel (compressed), the time
until the answer had come whole, the time until the first words were painted, requests to anybody else, and how much the layout
moved. Last comes a lineage as large as one may be, over an invented history (`benchmarks/histories.py`, built the first time):
the time until its network is drawn, and until it has answered a key. "Work" is what the server or the page itself worked,
which a busy machine does not change.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from app.ledger.journal import Journal
from app.release.library import Library
from app.settings import Settings
from benchmarks.invented import build_if_needed


@dataclass(frozen=True, slots=True)
class Budget:
    """A page and what it may cost: kilobytes in all, and milliseconds until the server has answered."""

    name: str
    address: str
    kilobytes: int
    milliseconds: int


BUDGETS = (
    Budget("ask", "/es/", 60, 300),
    Budget("answer", "/es/respuesta?topic=gobierno-digital&on=2016-03-01", 60, 300),
    Budget("topic", "/es/temas/gobierno-digital", 60, 300),
    Budget("act", "/es/actos/co/decreto/2014/2573?on=2016-03-01", 60, 300),
    Budget("act, the largest", "/es/actos/co/decreto/2015/1078", 60, 300),
    Budget("provision", "/es/disposiciones/co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1", 60, 300),
    Budget("coverage", "/es/cobertura", 60, 300),
    Budget("lineage", "/es/linaje/co/decreto/2018/1008", 350, 1000),
)

#: Acts of the invented history, and milliseconds in which a lineage of as many acts as are ever drawn can be used.
INVENTED_ACTS, USABLE = 3_000, 1000

_WATCH = """
window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.shift += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""

_TIMES = """() => {
  const told = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [told.responseEnd - told.requestStart, paint ? paint.startTime : 0, window.shift];
}"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one load of a page cost."""

    octets: int
    requests: int
    answered: float
    worked: float
    painted: float
    shift: float
    elsewhere: int

    def within(self, budget: Budget) -> bool:
        """Whether it kept to its budget; a wait for others who use the machine is not held against a page that worked less."""
        took = min(self.answered, self.worked or self.answered)
        small = self.octets <= budget.kilobytes * 1024 and took <= budget.milliseconds
        return small and self.shift == 0 and self.elsewhere == 0


@contextmanager
def served(home: Path | None = None) -> Iterator[tuple[str, int]]:
    """The address and the number of a server that has just started: no reader has asked it for a page yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    where = {**os.environ, **({"LINAJE_HOME": str(home)} if home else {})}
    with subprocess.Popen(command, env=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        base = f"http://127.0.0.1:{port}"
        try:
            _wait_for(base, server)
            yield base, server.pid
        finally:
            server.terminate()


def _wait_for(base: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            sys.exit("the server ended at once; run `linaje build` first, or name another LINAJE_HOME")
        try:
            with urllib.request.urlopen(f"{base}/api/v1/health", timeout=5):  # noqa: S310 - the address is written above
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server did not answer within a minute")


def worked(process: int) -> float:
    """Milliseconds, in steps of ten, that a process has worked, whoever else uses the machine; 0 where the system tells none."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measure(browser: Browser, base: str, process: int, address: str) -> Measured:
    """One load of a page in a window of its own."""
    before = worked(process)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    octets, elsewhere = _counted(page, base)
    page.goto(base + address, wait_until="networkidle")
    answered, painted, shift = page.evaluate(_TIMES)
    context.close()
    return Measured(sum(octets), len(octets), answered, worked(process) - before, painted, shift, len(elsewhere))


def _counted(page: Page, base: str) -> tuple[list[int], list[str]]:
    octets: list[int] = []
    elsewhere: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda one: octets.append(int(one["encodedDataLength"])))
    host = urlsplit(base).netloc
    page.on("request", lambda one: elsewhere.append(one.url) if urlsplit(one.url).netloc not in (host, "") else None)
    return octets, elsewhere


@dataclass(frozen=True, slots=True)
class Explored:
    """What a lineage cost until its network was drawn, then until it had answered a key, in milliseconds.

    `served` is what the server worked, `laid` and `moved` what the page itself worked until then.
    """

    acts: int
    octets: int
    answered: float
    drawn: float
    key: float
    served: float
    laid: float
    moved: float


def explore(browser: Browser, base: str, process: int, address: str) -> Explored:
    """A lineage from the question until its network has gone to another act."""
    before = worked(process)
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    octets, _ = _counted(page, base)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def work() -> float:
        return next(
            1000 * float(one["value"])
            for one in session.send("Performance.getMetrics")["metrics"]
            if one["name"] == "TaskDuration"
        )

    page.goto(base + address, wait_until="commit")
    page.locator('#stage[data-ready="yes"]').wait_for()
    drawn, laid, told = page.evaluate("performance.now()"), work(), worked(process) - before
    page.locator("#stage [role=application]").focus()
    page.evaluate("window.pressed = 0; addEventListener('keydown', () => { window.pressed = performance.now(); }, true)")
    page.keyboard.press("PageDown")
    page.wait_for_function("new URL(location).searchParams.has('focus')")
    key = page.evaluate("new Promise((told) => requestAnimationFrame(() => told(performance.now() - window.pressed)))")
    acts = page.evaluate("JSON.parse(document.getElementById('lineage-data').textContent).nodes.length")
    answered, moved = page.evaluate(_TIMES)[0], work() - laid
    context.close()
    return Explored(acts, sum(octets), answered, drawn, key, told, laid, moved)


def largest() -> tuple[Path, str]:
    """The home of the invented history, built if it is not there, and the page of the lineage of its most changed act."""
    settings = Settings(home=Path(tempfile.gettempdir()) / f"linaje-pages-{INVENTED_ACTS}")
    build_if_needed(INVENTED_ACTS, settings)
    edition = Library(settings.releases, Journal(settings.ledger)).current()
    return settings.home, f"/es/linaje/{edition.corpus.statistics['most_amended'][0][0]}"


def main() -> int:
    """The exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=3, help="loads of each page; the first is the cold one")
    times = max(1, arguments.parse_args().times)
    chromium = os.environ.get("LINAJE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    over = False
    print(
        "| page | KB | budget | requests | first answer, ms | best | budget | work, ms | first words, ms | shift | elsewhere | |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for budget in BUDGETS:
            with served() as (base, process):
                loads = [measure(browser, base, process, budget.address) for _ in range(times)]
            cold, best = loads[0], min(one.answered for one in loads)
            kept = cold.within(budget)
            over = over or not kept
            cells = [budget.name, f"{cold.octets / 1024:.1f}", budget.kilobytes, cold.requests, f"{cold.answered:.0f}"]
            cells += [
                f"{best:.0f}",
                budget.milliseconds,
                f"{cold.worked:.0f}",
                f"{cold.painted:.0f}",
                f"{cold.shift:.3f}",
                cold.elsewhere,
                "ok" if kept else "OVER",
            ]
            print("|", " | ".join(str(cell) for cell in cells), "|", flush=True)
        over = _largest(browser, times) or over
        browser.close()
    return int(over)


def _largest(browser: Browser, times: int) -> bool:
    """Whether the largest lineage takes more work than a second until it can be used; its rows are printed."""
    home, address = largest()
    with served(home) as (base, process):
        loads = [explore(browser, base, process, address) for _ in range(times)]
    best = min(loads, key=lambda one: one.served + one.laid)
    over = best.octets > 350 * 1024 or best.served + best.laid > USABLE
    head = ("lineage of", "KB", "answer, ms", "drawn, ms", "key, ms", "work: server, ms", "page, ms", "key, ms", "")
    print("\n|", " | ".join(head), "|\n|---|" + "---:|" * 7 + "---|")
    for name, one in (("first", loads[0]), ("best", best)):
        cells = [f"{one.acts} acts, {name}", f"{one.octets / 1024:.1f}"]
        cells += [f"{told:.0f}" for told in (one.answered, one.drawn, one.key, one.served, one.laid, one.moved)]
        print("|", " | ".join([*cells, "OVER" if over else "ok"]), "|", flush=True)
    return over


if __name__ == "__main__":
    sys.exit(main())
