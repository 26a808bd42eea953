"""Tables, addresses of the checkout, and the note on top of every generated page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NOTE = "<!-- Written by `python scripts/docs_reference.py` from the code, the ontology and the data: do not edit by hand. -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; bars inside cells are escaped, line ends become spaces."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Text as code; nothing for nothing."""
    return f"`{text}`" if text else ""


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A list of named facts."""
    return "\n".join(f"- **{name}:** {' '.join(text.split())}" for name, text in rows if text)


def page(title: str, *parts: str) -> str:
    """A page: title, note, parts with a blank line between."""
    return "\n\n".join((f"# {title}", NOTE, *(part.strip("\n") for part in parts if part))) + "\n"
