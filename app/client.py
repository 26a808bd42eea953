"""A client of the API in Python: the published objects, typed, and problems as exceptions.

    from app.client import Linaje

    with Linaje("https://linaje.example") as linaje:
        told = linaje.governing("gobierno-digital", on="2016-03-01")
        print(told.governing[0].provision.label)

It needs httpx2 and pydantic, and of Linaje only the published objects (`app.web.schemas`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from urllib.parse import quote

import httpx2
from pydantic import BaseModel, TypeAdapter

from app.web import schemas

FileForm = Literal["akn", "jolux", "schema", "graphml", "gexf", "dot", "csv", "xlsx", "ttl"]
Day = date | str | None
_Model = TypeVar("_Model", bound=BaseModel)


class ProblemError(Exception):
    """A problem that the service answered (RFC 9457): its status, type, title, detail and what else it tells."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        self.status = status
        self.type = str(told.get("type", "about:blank"))
        self.title = str(told.get("title", ""))
        self.detail = str(told.get("detail", ""))
        self.told = told
        super().__init__(self.detail or self.title or f"HTTP {status}")


class Linaje:
    """The API at an address; `release` pins every answer to one release, so that it never changes."""

    def __init__(
        self,
        address: str,
        *,
        lang: Literal["es", "en"] = "es",
        release: str | None = None,
        timeout: float = 30.0,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._common = {"lang": lang, "release": release}
        self._http = httpx2.Client(
            base_url=address.rstrip("/") + "/api/v1/",
            timeout=timeout,
            transport=transport,
            headers={"User-Agent": "linaje-client"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    # ------------------------------------------------------------------------ answers

    def governing(
        self, topic: str, *, on: Day = None, known_at: str | None = None, addressee: str | None = None, case: Day = None
    ) -> schemas.Determination:
        """Which provision governs a topic on a day, and why."""
        asked = {"topic": topic, "on": on, "known_at": known_at, "addressee": addressee, "case": case}
        return self._told(schemas.Determination, "governing", asked)

    def ruling(self, topic: str, *, on: Day = None, addressee: str | None = None) -> schemas.RulingItem:
        """The answer in short: the first provision that governs a topic on a day, how sure it is, and until when that stands."""
        return self._told(schemas.RulingItem, "ruling", {"topic": topic, "on": on, "addressee": addressee})

    def certificate(self, topic: str, *, on: Day = None, addressee: str | None = None) -> bytes:
        """The same answer with its certificate, as the bytes that `linaje verify` checks."""
        return self._bytes("governing", {"topic": topic, "on": on, "addressee": addressee, "certificate": "1"})

    def history(self, topic: str, *, addressee: str | None = None) -> schemas.TopicHistory:
        """Every answer a topic has had, in order."""
        return self._told(schemas.TopicHistory, f"topics/{quote(topic)}/history", {"addressee": addressee})

    def topics(self) -> list[schemas.TopicItem]:
        """Every topic."""
        return TypeAdapter(list[schemas.TopicItem]).validate_json(self._bytes("topics", {}))

    def act(self, act: str, *, on: Day = None) -> schemas.ActDetail:
        """An act on a day."""
        return self._told(schemas.ActDetail, f"acts/{quote(act)}", {"on": on})

    def acts(self, *, q: str = "", type: str = "", year: int | None = None, on: Day = None) -> Iterator[schemas.ActSummary]:
        """The acts that match, page after page."""
        cursor: str | None = ""
        while cursor is not None:
            page = self._told(schemas.ActPage, "acts", {"q": q, "type": type, "year": year, "on": on, "cursor": cursor})
            yield from page.items
            cursor = page.next

    def provision(self, provision: str, *, on: Day = None, addressee: str | None = None) -> schemas.ProvisionDetail:
        """A provision on a day."""
        return self._told(schemas.ProvisionDetail, f"provisions/{quote(provision)}", {"on": on, "addressee": addressee})

    def lineage(
        self, act: str, *, direction: Literal["both", "ancestors", "descendants"] = "both", depth: int = 1, on: Day = None
    ) -> schemas.LineageGraph:
        """The acts round an act and who did what to whom."""
        return self._told(schemas.LineageGraph, f"acts/{quote(act)}/lineage", {"direction": direction, "depth": depth, "on": on})

    def lineage_file(self, act: str, form: FileForm, *, depth: int = 1, on: Day = None) -> bytes:
        """The lineage of an act as a file for other programs."""
        return self._bytes(f"acts/{quote(act)}/lineage.{form}", {"depth": depth, "on": on})

    def losses(self, act: str, form: FileForm, *, depth: int = 1, on: Day = None) -> schemas.LossReport:
        """What that file leaves out."""
        return self._told(schemas.LossReport, f"acts/{quote(act)}/lineage.{form}/losses", {"depth": depth, "on": on})

    def coverage(self, *, on: Day = None, principle: int | None = None) -> schemas.CoverageReport:
        """Which principles are covered on a day."""
        return self._told(schemas.CoverageReport, "coverage", {"on": on, "principle": principle})

    def search(self, q: str, *, on: Day = None, type: str = "") -> schemas.SearchResults:
        """What mentions some words."""
        return self._told(schemas.SearchResults, "search", {"q": q, "on": on, "type": type})

    def resolve(self, q: str, *, on: Day = None) -> schemas.Resolution:
        """What a citation or name means."""
        return self._told(schemas.Resolution, "resolve", {"q": q, "on": on})

    def health(self) -> schemas.Health:
        """The release in use."""
        return self._told(schemas.Health, "health", {})

    # ------------------------------------------------------------------------- asking

    def _told(self, model: type[_Model], address: str, asked: dict[str, Any]) -> _Model:
        return model.model_validate_json(self._bytes(address, asked))

    def _bytes(self, address: str, asked: dict[str, Any]) -> bytes:
        given = {name: str(value) for name, value in (asked | self._common).items() if value not in (None, "")}
        answer = self._http.get(address, params=given)
        if answer.status_code >= 400:
            try:
                told = answer.json()
            except ValueError:
                told = {}
            raise ProblemError(answer.status_code, told if isinstance(told, dict) else {})
        return answer.content
