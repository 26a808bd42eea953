"""Faults in the data, as values with a place: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """`ERROR` stops a build; `WARNING` is printed and recorded, and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one record.

    `code` is stable and documented in docs/reference/findings.md; `focus` is the identifier of the record and `property`
    the IRI of the property at fault, if one is; `file` and `line` (1-based) are filled in by the loader that knows them.
    """

    code: str
    severity: Severity
    focus: str
    message: str
    cure: str
    property: str = ""
    file: str = ""
    line: int = 0

    def at(self, file: str, line: int) -> Finding:
        """The same finding, placed in a file."""
        return replace(self, file=file, line=line)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: " if self.file else ""
        return f"{place}{self.severity} {self.code} {self.focus}: {self.message} {self.cure}".rstrip()


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding forbids a release."""
    return any(finding.severity is Severity.ERROR for finding in findings)
