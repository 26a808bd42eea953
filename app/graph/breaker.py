"""A breaker: after several failures in a row nobody is made to wait for a store that is down, and one asks whether it is back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

#: Failures in a row after which the store is taken to be down.
FAILURES = 5

#: Seconds until one request may try again.
PAUSE = 5.0


class Breaker:
    """Counts failures in a row. Safe to use from several threads."""

    def __init__(self, failures: int = FAILURES, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
        self._failures = failures
        self._pause = pause
        self._clock = clock
        self._lock = threading.Lock()
        self._count = 0
        self._closed_at: float | None = None

    def wait(self) -> float:
        """Seconds for which nothing is to be asked; 0 where one may ask. Once the pause is over, one asks and the others wait."""
        with self._lock:
            if self._closed_at is None:
                return 0.0
            left = self._closed_at + self._pause - self._clock()
            if left > 0:
                return left
            self._closed_at = self._clock()
            return 0.0

    def succeeded(self) -> None:
        """The store answered."""
        with self._lock:
            self._count, self._closed_at = 0, None

    def failed(self) -> None:
        """The store did not, or wrongly."""
        with self._lock:
            self._count += 1
            if self._count >= self._failures:
                self._closed_at = self._clock()

    @property
    def open(self) -> bool:
        """Whether the store is taken to be down."""
        with self._lock:
            return self._closed_at is not None
