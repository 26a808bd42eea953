"""HTTP to a graph store on another machine: every exchange ends by its deadline, within its size, whole or not at all."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import httpx2

from app.core.errors import LinajeError

T = TypeVar("T")

#: Seconds a server has to take a connection; a machine that is gone does not refuse, it is silent.
CONNECT_WITHIN = 3.0


class StoreUnavailable(LinajeError):
    """The store does not answer, or not in time; `retry_after` is in seconds."""

    def __init__(self, message: str, retry_after: int = 5) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class StoreBadAnswer(LinajeError):
    """The store answered what cannot be trusted: cut, malformed, too large, of another kind, or of another release."""


class StoreRefused(StoreBadAnswer):
    """The store is well, but refuses this request: its engine does not understand the query, or the name is not let in."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its status, its headers (lower case), its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The content type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


# The name of a graph that nobody has.
_NOTHING = {"graph": "urn:uuid:00000000-0000-0000-0000-000000000000"}


class Wire:
    """Exchanges with one store. Safe to use from several threads.

    Each exchange has a connection of its own: one kept open that the store has closed meanwhile cannot be told from a fault.
    The deadline is kept by an event loop, as a limit on single reads is no limit on a store that sends one byte a second.
    """

    def __init__(self, user: str = "", password: str = "", scheme: str = "basic") -> None:
        self._auth = (httpx2.DigestAuth if scheme == "digest" else httpx2.BasicAuth)(user, password) if user else None

    def exchange(
        self,
        method: str,
        url: str,
        *,
        params: Sequence[tuple[str, str]] = (),
        form: Mapping[str, str | list[str]] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        within: float,
        at_most: int,
    ) -> Reply:
        """The answer to a request, read to its end within so many seconds and bytes."""
        end = time.monotonic() + within

        async def talk() -> Reply:
            limits = httpx2.Timeout(within, connect=min(within, CONNECT_WITHIN))
            tls = _certified() if url.lower().startswith("https:") else _no_tls()
            client = httpx2.AsyncClient(auth=self._auth, timeout=limits, verify=tls, trust_env=False, follow_redirects=False)
            asked = {"Accept-Encoding": "identity", **(headers or {})}
            async with asyncio.timeout(end - time.monotonic()), client:
                if content and isinstance(self._auth, httpx2.DigestAuth):
                    # A server that wants a digest refuses a first request before it has read a long body, and breaks off.
                    await client.get(url, params=_NOTHING)
                sent = client.stream(method, url, params=list(params), data=form, content=content, headers=asked)
                async with sent as response:
                    return await _whole(response, at_most)

        try:
            return _run(talk())
        except TimeoutError as error:
            raise StoreUnavailable(f"the graph store did not answer within {within:g} s") from error
        except (httpx2.RemoteProtocolError, httpx2.DecodingError) as error:
            raise StoreBadAnswer(f"the graph store broke off its answer or does not speak HTTP ({error})") from error
        except httpx2.TimeoutException as error:
            raise StoreUnavailable(f"the graph store did not answer within {within:g} s ({type(error).__name__})") from error
        except (StoreUnavailable, StoreBadAnswer):
            raise
        except Exception as error:  # an address that is none fails in ways of its own, below the library too
            raise StoreUnavailable(f"the graph store cannot be reached ({str(error) or type(error).__name__})") from error


@cache
def _certified() -> ssl.SSLContext:
    """The certificates this machine trusts; read once, as that takes longer than many an exchange."""
    return ssl.create_default_context()


@cache
def _no_tls() -> ssl.SSLContext:
    """For addresses without TLS: no certificates are read, and none would be trusted."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


async def _whole(response: httpx2.Response, at_most: int) -> Reply:
    """The answer with its body, if the store said how long it is: what ends with the connection may have been cut."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status_code == 204:
        return Reply(response.status_code, headers, b"")
    stated = headers.get("content-length", "")
    if response.is_success and not stated and headers.get("transfer-encoding", "").lower() != "chunked":
        raise StoreBadAnswer("the graph store does not say how long its answer is, so it may have been cut")
    if stated.isdigit() and int(stated) > at_most:
        raise StoreBadAnswer(f"the graph store announced {stated} bytes; {at_most} are read at most")
    body = bytearray()
    async for part in response.aiter_raw():
        body += part
        if len(body) > at_most:
            raise StoreBadAnswer(f"the graph store sent more than {at_most} bytes")
    return Reply(response.status_code, headers, bytes(body))


class _Loop:
    """One event loop in a thread of its own, made when first needed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def get(self) -> asyncio.AbstractEventLoop:
        """The loop, running."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="graph-store", daemon=True).start()
            return self._loop


_LOOP = _Loop()


def _run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run_coroutine_threadsafe(work, _LOOP.get()).result()
