"""What goes into the sandbox and comes out of it: a query with its limits, an answer, a fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.errors import LinajeError


class QueryFault(LinajeError):
    """A query that got no answer: `kind` names why, `facts` say more."""

    def __init__(self, kind: str, /, **facts: Any) -> None:
        self.kind = kind
        self.facts = facts
        super().__init__(kind)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the pool may use."""

    workers: int = 2
    queue: int = 32
    memory_mb: int = 1024
    recycle: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query with the form of its answer and its limits; formats by name, the best liked first."""

    query: str
    base: str
    results: tuple[str, ...] = ("json",)
    graphs: tuple[str, ...] = ("turtle",)
    default_graph: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    timeout_ms: int = 10_000
    max_rows: int = 10_000
    max_bytes: int = 20 << 20
    truncate: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: what it is (solutions, boolean, graph), its format, its rows, its body, and the seconds it took."""

    kind: str
    format: str
    rows: int
    truncated: bool
    body: bytes
    seconds: float


def frame(asked: Asked) -> dict[str, Any]:
    """A query as a worker reads it."""

    def listed(names: Sequence[str] | None) -> list[str] | None:
        return None if names is None else list(names)

    return {
        "query": asked.query,
        "base": asked.base,
        "results": listed(asked.results),
        "graphs": listed(asked.graphs),
        "default_graph": listed(asked.default_graph),
        "named_graphs": listed(asked.named_graphs),
        "timeout_ms": asked.timeout_ms,
        "max_rows": asked.max_rows,
        "max_bytes": asked.max_bytes,
        "truncate": asked.truncate,
    }
