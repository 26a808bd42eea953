"""The evidence of a proposal: where the words stand that it rests on, and that nobody has reviewed it."""

from __future__ import annotations

from typing import Any

from app.core.model import Evidence, Id, Text
from app.core.vocabulary import Confidence

NOTE = Text("Propuesta leída por un programa; nadie la ha revisado.", "A proposal read by a program; nobody has reviewed it.")


def evidence_of(source: Id, grade: Confidence, locator: str = "", quote: str = "", unverified: tuple[str, ...] = ()) -> Evidence:
    """The evidence of a fact that a program read."""
    return Evidence(
        sources=(source,), confidence=grade, locator=locator, quote=" ".join(quote.split()), unverified=unverified, note=NOTE
    )


def span_of(told: dict[str, Any]) -> str:
    """The characters of a text where something was read, as a locator."""
    return f"caracteres {told['start']}-{told['end']}"
