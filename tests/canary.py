"""A listener on this machine that counts who calls: the proof that nothing called, and that a caller would be heard."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Canary:
    """Its address, and the requests it heard."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.heard: list[str] = []


@contextmanager
def canary() -> Iterator[Canary]:
    """A canary that answers every request with an empty result."""
    told: list[Canary] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            told[0].heard.append(f"{self.command} {self.path}")
            self.rfile.read(int(self.headers.get("content-length") or 0))
            body = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = _answer  # noqa: N815 - the names the server looks for
        do_POST = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.append(Canary(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield told[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
