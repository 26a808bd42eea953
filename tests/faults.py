"""A proxy between the service and its graph store that does, on request, what networks and servers do on bad days."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

JSON = "application/sparql-results+json"
NO_ROWS = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'


def answer(body: bytes, kind: str = JSON, status: str = "200 OK", length: int | None = None, more: str = "") -> bytes:
    """An HTTP answer."""
    told = len(body) if length is None else length
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {told}\r\n{more}Connection: close\r\n\r\n".encode() + body
    )


#: What is answered in place of the store, where it is something a string can hold.
SAID = {
    "500": answer(b"Internal error", "text/plain", "500 Internal Server Error"),
    "503": answer(b"Busy", "text/plain", "503 Service Unavailable"),
    "404": answer(b"Not here", "text/plain", "404 Not Found"),
    "redirect": answer(b"", "text/plain", "302 Found", more="Location: http://127.0.0.1:9/\r\n"),
    "half a body": answer(NO_ROWS[:20], length=len(NO_ROWS)),
    "half a body, no length": b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\nConnection: close\r\n\r\n" + NO_ROWS,
    "half a chunk": b"HTTP/1.1 200 OK\r\nContent-Type: "
    + JSON.encode()
    + b"\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n"
    + NO_ROWS[:5],
    "no HTTP": b"SSH-2.0-OpenSSH_9.2\r\n",
    "nothing": b"",
    "wrong JSON": answer(b'{"head": {"vars": ["x"]}, "results": {"bindings": [}'),
    "JSON of something else": answer(b'{"error": "maintenance"}'),
    "empty JSON": answer(b"{}"),
    "rows without a head": answer(b'{"results": {"bindings": []}}'),
    "rows the head does not name": answer(
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"y": {"type": "uri", "value": "u:x"}}]}}'
    ),
    "a term that is none": answer(
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": "not an IRI"}}]}}'
    ),
    "a page": answer(b"<html>Welcome</html>", "text/html"),
    "an empty body": answer(b""),
    "204": b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    "cut rows, as Virtuoso tells": answer(NO_ROWS, more="X-SPARQL-MaxRows: 10000\r\n"),
    "cut time, as Virtuoso tells": answer(NO_ROWS, more="X-SQL-State: S1TAT\r\n"),
    "huge, announced": answer(b"{", length=10**12),
}

#: What needs a hand of its own.
DONE = ("delay", "reset", "slow drip", "slow headers", "huge, on and on", "no connection")

FAULTS = (*SAID, *DONE)


class FaultyStore:
    """The proxy: passes everything on, until it is told a fault."""

    def __init__(self, store: str) -> None:
        target = urlsplit(store)
        self._target = (target.hostname or "", target.port or 80)
        self._server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        self.fault = ""
        self.asked = 0
        self._gone = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._gone.set()
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                reader, _ = self._server.accept()
                self.asked += 1
                threading.Thread(target=self._answer, args=(reader, self.fault), daemon=True).start()

    def _answer(self, reader: socket.socket, fault: str) -> None:
        with reader, contextlib.suppress(OSError):
            if not fault:
                self._pass_on(reader)
                return
            if fault != "no connection":
                reader.recv(65536)
            if fault in SAID:
                reader.sendall(SAID[fault])
                reader.shutdown(socket.SHUT_WR)
                reader.settimeout(1)
                while reader.recv(65536):  # what was still being sent is read, so that the end is an end and no reset
                    pass
            elif fault in ("delay", "no connection"):
                self._gone.wait(30)
            elif fault == "reset":
                reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                head, part, pause = {
                    "slow drip": (answer(b"", length=10**6), b" ", 0.3),
                    "slow headers": (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n", 0.3),
                    "huge, on and on": (
                        f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n".encode(),
                        b"10000\r\n" + b" " * 65536 + b"\r\n",
                        0.0,
                    ),
                }[fault]
                reader.sendall(head)
                while not self._gone.wait(pause):
                    reader.sendall(part)

    def _pass_on(self, reader: socket.socket) -> None:
        with socket.create_connection(self._target) as store:
            back = threading.Thread(target=_copy, args=(store, reader), daemon=True)
            back.start()
            _copy(reader, store)
            back.join(30)


def _copy(origin: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := origin.recv(65536):
            target.sendall(part)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def faulty(store: str) -> Iterator[FaultyStore]:
    """A proxy before a store."""
    proxy = FaultyStore(store)
    try:
        yield proxy
    finally:
        proxy.close()


def timed(work: object) -> tuple[str, float]:
    """The name of what was raised, or nothing, and the seconds it took."""
    began = time.monotonic()
    try:
        work()  # type: ignore[operator]
    except Exception as error:  # noqa: BLE001 - its name is the result
        return type(error).__name__, time.monotonic() - began
    return "", time.monotonic() - began
