"""Misuse of the core, as exceptions that carry the facts. Wrong *data* is a `findings.Finding` instead."""

from __future__ import annotations


class LinajeError(Exception):
    """Root of every error this project raises on purpose; HTTP status and exit codes are decided elsewhere."""


class DayError(LinajeError, ValueError):
    """A text that is not a calendar day in the form YYYY-MM-DD between 1500-01-01 and 9999-12-30."""

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason
        super().__init__(f"{text!r} is not a usable day: {reason}. Write it as YYYY-MM-DD, for example 2016-03-01.")


class PeriodError(LinajeError, ValueError):
    """A period or a window that ends before it begins."""


class IdentifierError(LinajeError, ValueError):
    """A text that is not an identifier of an act, a provision or a version."""

    def __init__(self, text: str, reason: str) -> None:
        self.text = text
        self.reason = reason
        super().__init__(f"{text!r} is not an identifier: {reason}. Valid: co/decreto/2015/1078/articulo/2.2.9.1.2.1.")


class NotRecorded(LinajeError, LookupError):
    """The corpus holds nothing under this identifier; `kind` says what was looked for."""

    def __init__(self, kind: str, identifier: str, nearest: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.identifier = identifier
        self.nearest = nearest
        super().__init__(f"no {kind} is recorded under {identifier!r}")
