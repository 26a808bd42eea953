"""What an import came to, in numbers and findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """What importing came to, in numbers, with the first findings of each kind and the targets that are not in the corpus."""

    norms: int = 0
    bytes: int = 0
    read: Counter[str] = field(default_factory=Counter)
    recorded: Counter[str] = field(default_factory=Counter)
    unresolved: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[str, str, str]] = field(default_factory=list)

    def found(self, code: str, focus: str, what: str) -> None:
        """Count a finding; the first two hundred of a kind are kept whole."""
        self.codes[code] += 1
        if self.codes[code] <= 200:
            self.findings.append((code, focus, what))
