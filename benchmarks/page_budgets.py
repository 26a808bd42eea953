"""Measures the pages in Chromium against their budgets and prints a table; exit code 1 when a page is over.

``python benchmarks/page_budgets.py`` serves the releases of ``LINAJE_HOME`` on a free port here. Every page is loaded in
a new window without a cache, from a server that has just started. Counted are the bytes as they travel (compressed), the time
until the answer had come whole, the time until the first words were painted, requests to anybody else, and how much the layout
moved.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright


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
    answered: float
    painted: float
    shift: float
    elsewhere: int

    def within(self, budget: Budget) -> bool:
        """Whether it kept to its budget."""
        small = self.octets <= budget.kilobytes * 1024 and self.answered <= budget.milliseconds
        return small and self.shift == 0 and self.elsewhere == 0


@contextmanager
def served() -> Iterator[str]:
    """A server that has just started, on a free port; it has read its release and answered no page yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603 - this very program
        base = f"http://127.0.0.1:{port}"
        try:
            _wait_for(base, server)
            yield base
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


def measure(browser: Browser, base: str, address: str) -> Measured:
    """One load of a page in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    octets, elsewhere = _counted(page, base)
    page.goto(base + address, wait_until="networkidle")
    answered, painted, shift = page.evaluate(_TIMES)
    context.close()
    return Measured(sum(octets), answered, painted, shift, len(elsewhere))


def _counted(page: Page, base: str) -> tuple[list[int], list[str]]:
    octets: list[int] = []
    elsewhere: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda one: octets.append(int(one["encodedDataLength"])))
    host = urlsplit(base).netloc
    page.on("request", lambda one: elsewhere.append(one.url) if urlsplit(one.url).netloc not in (host, "") else None)
    return octets, elsewhere


def main() -> int:
    """The exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=3, help="loads of each page; the first is the cold one")
    times = max(1, arguments.parse_args().times)
    chromium = os.environ.get("LINAJE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    over = False
    print("| page | KB | budget | first answer, ms | best, ms | budget | first words, ms | shift | elsewhere | |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for budget in BUDGETS:
            with served() as base:
                loads = [measure(browser, base, budget.address) for _ in range(times)]
            cold, best = loads[0], min(one.answered for one in loads)
            kept = cold.within(budget)
            over = over or not kept
            cells = [budget.name, f"{cold.octets / 1024:.1f}", budget.kilobytes, f"{cold.answered:.0f}", f"{best:.0f}"]
            cells += [budget.milliseconds, f"{cold.painted:.0f}", f"{cold.shift:.3f}", cold.elsewhere, "ok" if kept else "OVER"]
            print("|", " | ".join(str(cell) for cell in cells), "|", flush=True)
        browser.close()
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
