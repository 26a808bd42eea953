"""Figures for those who watch over a server, in the text format that Prometheus and OpenTelemetry collectors read."""

from __future__ import annotations

import threading
import time
from bisect import bisect_left
from collections import Counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BOUNDS = (0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 5.0, 10.0)


class _Histogram:
    def __init__(self) -> None:
        self.counts = [0] * (len(_BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        self.counts[bisect_left(_BOUNDS, seconds)] += 1
        self.total += seconds

    def lines(self, name: str) -> list[str]:
        told, running = [f"# TYPE {name} histogram"], 0
        for bound, count in zip((*map(str, _BOUNDS), "+Inf"), self.counts, strict=True):
            running += count
            told.append(f'{name}_bucket{{le="{bound}"}} {running}')
        return [*told, f"{name}_sum {self.total:.6f}", f"{name}_count {running}"]


class Metrics:
    """The counters of one server process; several processes are told apart by whoever collects."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.begin()

    def begin(self) -> None:
        """Count from nothing: what the service asked itself before its port answered is no reader's request."""
        self._requests: Counter[tuple[str, int]] = Counter()
        self._queries: Counter[str] = Counter()
        self._request_seconds = _Histogram()
        self._query_seconds = _Histogram()
        self._started = time.time()

    def request(self, method: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        with self._lock:
            known = method if method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
            self._requests[known, status] += 1
            self._request_seconds.add(seconds)

    def query(self, outcome: str, seconds: float) -> None:
        """Count one query: "answered", or the problem it met."""
        with self._lock:
            self._queries[outcome] += 1
            self._query_seconds.add(seconds)

    def text(self, gauges: dict[str, float], release: str, software: str) -> str:
        """All figures, in a fixed order."""
        with self._lock:
            lines = ["# TYPE linaje_info gauge", f'linaje_info{{release="{release}",version="{software}"}} 1']
            lines += ["# TYPE linaje_started_seconds gauge", f"linaje_started_seconds {self._started:.0f}"]
            for name, value in gauges.items():
                lines += [f"# TYPE linaje_{name} gauge", f"linaje_{name} {value:g}"]
            lines.append("# TYPE linaje_requests_total counter")
            lines += [
                f'linaje_requests_total{{method="{method}",status="{status}"}} {count}'
                for (method, status), count in sorted(self._requests.items())
            ]
            lines += self._request_seconds.lines("linaje_request_seconds")
            lines.append("# TYPE linaje_queries_total counter")
            lines += [f'linaje_queries_total{{outcome="{outcome}"}} {count}' for outcome, count in sorted(self._queries.items())]
            lines += self._query_seconds.lines("linaje_query_seconds")
        return "\n".join(lines) + "\n"


class Measured:
    """Counts every request as it is answered."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wrap one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            self.metrics.request(scope["method"], status, time.perf_counter() - begun)
