"""Strangers' queries, answered by worker processes that can be killed: a bounded pool over the read-only store of a release.

The engine cannot be interrupted, can be made to overflow its stack or to ask for all memory, and speaks to the network when a
query says so. So it runs in processes of its own, started afresh (never forked from a process with threads), confined as
`app.graph.confinement` says, killed at the deadline and replaced after a number of queries.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from app.graph.asking import Answered, Asked, Bounds, QueryFault, frame

_ROOT = Path(__file__).resolve().parent.parent.parent
_STARTS_WITHIN = 20.0


class _Worker:
    """A process with a store open in it. Used by one thread at a time."""

    def __init__(self, store: Path, memory_mb: int) -> None:
        self.store = store
        self.asked = 0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        code = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from app.graph.worker import main; main()"
        # Nothing of our own environment: it may hold the password of a ledger, or name a proxy.
        environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-I", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            cwd="/",
            bufsize=0,
            close_fds=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        self._buffer = b""
        self._send({"store": str(store), "memory_mb": memory_mb})
        try:
            head, _ = self._receive(time.monotonic() + _STARTS_WITHIN)
        except (EOFError, TimeoutError) as error:
            told = self.end()
            raise QueryFault("store", message=told[-500:] or "the worker did not start") from error
        #: Why the kernel does not confine it; empty where it does.
        self.unconfined: str = head["unconfined"]

    def ask(self, asked: dict[str, Any], deadline: float) -> tuple[dict[str, Any], bytes]:
        """The head and body of its answer; `TimeoutError` past the deadline, `EOFError` if it died."""
        self.asked += 1
        self._send(asked)
        return self._receive(deadline)

    def _send(self, frame: dict[str, Any]) -> None:
        try:
            self._in.write(json.dumps(frame).encode() + b"\n")
        except BrokenPipeError as error:
            raise EOFError from error

    def _receive(self, deadline: float) -> tuple[dict[str, Any], bytes]:
        line = self._until(lambda: self._buffer.find(b"\n") + 1, deadline)
        head: dict[str, Any] = json.loads(line)
        wanted = head["bytes"]
        body = self._until(lambda: wanted if len(self._buffer) >= wanted else -1, deadline) if wanted else b""
        return head, body

    def _until(self, end: Callable[[], int], deadline: float) -> bytes:
        chunks = [self._buffer]
        while (cut := end()) <= 0:
            ready, _, _ = select.select([self._out], [], [], max(deadline - time.monotonic(), 0))
            if not ready:
                raise TimeoutError
            chunk = os.read(self._out.fileno(), 1 << 20)
            if not chunk:
                raise EOFError
            chunks.append(chunk)
            self._buffer = b"".join(chunks)
            chunks = [self._buffer]
        found, self._buffer = self._buffer[:cut], self._buffer[cut:]
        return found

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def kill(self) -> None:
        """End the process; whoever waits for its answer learns that it died."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def end(self) -> str:
        """Kill it, if it still lives, and say what it complained of."""
        told = self.last_words()
        for stream in (self._in, self._out, self._errors):
            stream.close()
        return told

    def last_words(self) -> str:
        """What it wrote to its error stream, once dead."""
        self.kill()
        self._errors.seek(0)
        return self._errors.read(4096).decode(errors="replace")

    @property
    def code(self) -> int | None:
        """The exit code, once it is dead; the number of a signal is negative."""
        return self._process.wait(5)


class Sandbox:
    """A pool of workers. `ask` may be called from any thread; what waits is bounded."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._threads = ThreadPoolExecutor(bounds.workers, thread_name_prefix="sparql")
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._waiting = 0
        #: Whether the kernel confines the workers: unknown before the first, then empty or the reason why not.
        self.unconfined: str | None = None
        self._finalizer = weakref.finalize(self, _end_all, self._idle, self._busy, self._threads)

    def submit(self, store: Path, asked: Asked) -> Future[Answered]:
        """Queue a query; `QueryFault` "busy" at once where the queue is full."""
        with self._lock:
            if self._waiting >= self.bounds.workers + self.bounds.queue:
                raise QueryFault("busy")
            self._waiting += 1
        queued = time.monotonic()
        try:
            future = self._threads.submit(self._answer, store, asked, queued)
        except BaseException:
            self._left()
            raise
        future.add_done_callback(lambda _: self._left())
        return future

    def ask(self, store: Path, asked: Asked) -> Answered:
        """Queue a query and wait for its answer."""
        return self.submit(store, asked).result()

    @property
    def processes(self) -> tuple[int, ...]:
        """The processes of its workers, the idle ones first."""
        with self._lock:
            return tuple(worker.pid for worker in (*self._idle, *self._busy))

    @property
    def waiting(self) -> int:
        """The queries under way or queued."""
        return self._waiting

    def close(self) -> None:
        """End every worker."""
        self._finalizer()

    def _left(self) -> None:
        with self._lock:
            self._waiting -= 1

    def _answer(self, store: Path, asked: Asked, queued: float) -> Answered:
        begun = time.monotonic()
        if begun - queued > asked.timeout_ms / 1000:
            raise QueryFault("busy")  # it waited as long as it might have run
        worker = self._take(store)
        begun = time.monotonic()
        whole = False
        try:
            head, body = worker.ask(frame(asked), begun + asked.timeout_ms / 1000)
            whole = head.get("fault") != "memory"
        except TimeoutError as error:
            raise QueryFault("timeout", limit_ms=asked.timeout_ms, seconds=time.monotonic() - begun) from error
        except EOFError as error:
            raise self._died(worker, time.monotonic() - begun) from error
        finally:
            self._give_back(worker, whole=whole)
        seconds = time.monotonic() - begun
        if "fault" in head:
            facts = {key: value for key, value in head.items() if key not in ("fault", "bytes")}
            if head["fault"] == "memory":
                facts["limit_mb"] = self.bounds.memory_mb
            raise QueryFault(head["fault"], **facts, seconds=seconds)
        return Answered(head["kind"], head["format"], head["rows"], head["truncated"], body, seconds)

    def _take(self, store: Path) -> _Worker:
        with self._lock:
            place = next((place for place, one in enumerate(self._idle) if one.store == store), None)
            worker = self._idle.pop(place) if place is not None else None
            # A worker for another release makes room: there are never more processes than workers.
            other = self._idle.pop(0) if worker is None and len(self._idle) >= self.bounds.workers else None
        if other is not None:
            other.end()
        if worker is None:
            worker = _Worker(store, self.bounds.memory_mb)
            self.unconfined = worker.unconfined
        with self._lock:
            self._busy.append(worker)
        return worker

    def _give_back(self, worker: _Worker, *, whole: bool) -> None:
        with self._lock:
            self._busy.remove(worker)
            kept = whole and worker.asked < self.bounds.recycle and self._finalizer.alive
            if kept:
                self._idle.append(worker)
        if not kept:
            worker.end()

    def _died(self, worker: _Worker, seconds: float) -> QueryFault:
        told = worker.last_words()
        code = worker.code or 0
        # -6: Rust ends so when memory is refused; -9: nobody here killed it, so the kernel did, for want of memory.
        if code == -9 or "memory allocation" in told or "MemoryError" in told:
            return QueryFault("memory", limit_mb=self.bounds.memory_mb, seconds=seconds)
        if code in (-11, -7) or "overflowed its stack" in told:
            return QueryFault("too-deep", seconds=seconds)
        return QueryFault("died", code=code, message=told.strip()[-300:], seconds=seconds)


def _end_all(idle: list[_Worker], busy: list[_Worker], threads: ThreadPoolExecutor) -> None:
    threads.shutdown(wait=False, cancel_futures=True)
    for worker in tuple(busy):
        worker.kill()
    while idle:
        idle.pop().end()
