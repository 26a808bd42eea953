"""The service as readers meet it: in this process or on a port of this machine, and its pages taken apart."""

from __future__ import annotations

import csv
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

import uvicorn
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings

EXPECTED = Path(__file__).parent / "expected"


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of expectations."""
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


#: One address of every kind of page, in both languages.
PAGES = [row[lang] for row in table("pages") for lang in ("es", "en")]


def client_over(settings: Settings) -> TestClient:
    """The service in this process; a failure of its own is answered, as it is to readers, not raised."""
    return TestClient(create_app(settings), base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def listening(settings: Settings) -> Iterator[str]:
    """The address of a real server, in a thread of this process."""
    port = free_port()
    config = uvicorn.Config(create_app(settings), port=port, log_level="error", lifespan="off", ws="none", server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


class Page(HTMLParser):
    """A page taken apart: its elements, its ids, its title, its headings and all its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self.h1: list[str] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag in ("title", "h1", "script", "style"):
            self._inside.append(tag)
            if tag == "h1":
                self.h1.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep the words, those of scripts and sheets apart."""
        inside = self._inside[-1] if self._inside else ""
        if inside == "title" and not self.title:
            self.title = data
        elif inside == "h1":
            self.h1[-1] += data
        if inside not in ("script", "style"):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def links(self) -> list[str]:
        """Where its links go."""
        return [attrs["href"] for attrs in self.all("a") if "href" in attrs]
