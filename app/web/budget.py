"""What one client may spend on queries: seconds and failures that come back with time, and queries at once."""

from __future__ import annotations

import ipaddress
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.core.errors import LinajeError
from app.settings import Settings

#: Clients remembered; beyond it those who owe nothing are forgotten.
_REMEMBERED = 10_000


class Spent(LinajeError):
    """A client has no more of a budget; `retry_after` is in whole seconds."""

    def __init__(self, budget: str, limit: int, retry_after: int) -> None:
        self.budget = budget
        self.limit = limit
        self.retry_after = retry_after
        super().__init__(f"{budget} are spent for {retry_after} s")


@dataclass(slots=True)
class _Bucket:
    """An amount that is spent, and comes back at a rate until it is full."""

    full: float
    rate: float
    level: float
    at: float

    def refill(self, now: float) -> None:
        self.level = min(self.full, self.level + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True)
class _Client:
    seconds: _Bucket
    errors: _Bucket
    running: int = 0


@dataclass(slots=True)
class Use:
    """One query of a client, while it runs: what it costs is written here."""

    seconds: float = 0.0
    failed: bool = False


@dataclass(slots=True)
class Budgets:
    """The budgets of all clients of this server process."""

    settings: Settings
    clock: Callable[[], float] = time.monotonic
    _clients: dict[str, _Client] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def using(self, address: str) -> Iterator[Use]:
        """Room for one query of the client at an address; `Spent` if it has none."""
        key = client_of(address)
        use = Use()
        with self._lock:
            client = self._client(key)
            self._must_have(client)
            client.running += 1
        try:
            yield use
        finally:
            with self._lock:
                client.running -= 1
                client.seconds.level -= use.seconds
                client.errors.level -= use.failed

    def _client(self, key: str) -> _Client:
        now = self.clock()
        if len(self._clients) > _REMEMBERED:
            self._forget(now)
        if key not in self._clients:
            settings = self.settings
            seconds, errors = settings.rate_query_burst, settings.rate_errors_per_min
            self._clients[key] = _Client(
                _Bucket(seconds, settings.rate_query_seconds_per_min / 60, seconds, now),
                _Bucket(errors, errors / 60, errors, now),
            )
        client = self._clients[key]
        client.seconds.refill(now)
        client.errors.refill(now)
        return client

    def _must_have(self, client: _Client) -> None:
        if client.running >= self.settings.rate_concurrent:
            raise Spent("concurrent", self.settings.rate_concurrent, 1)
        for name, bucket, least in (("query-seconds", client.seconds, 0.0), ("errors", client.errors, 1.0)):
            if bucket.level < least or bucket.level <= 0:
                raise Spent(name, int(bucket.full), max(1, math.ceil((least - bucket.level) / bucket.rate)))

    def _forget(self, now: float) -> None:
        for client in self._clients.values():
            client.seconds.refill(now)
            client.errors.refill(now)
        self._clients = {
            key: client
            for key, client in self._clients.items()
            if client.running or client.seconds.level < client.seconds.full or client.errors.level < client.errors.full
        }


def client_of(address: str) -> str:
    """Whose budget an address spends: an IPv6 client owns a whole /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
