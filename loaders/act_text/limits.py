"""What a document may measure, and how one that may not enter is refused."""

from __future__ import annotations

MAX_BYTES = 25 * 2**20
MAX_DEPTH = 200
MAX_UNPACKED = 100 * 2**20
MAX_RATIO = 50
MAX_ENTRIES = 1_000
PDF_SECONDS = 60
PDF_MEMORY = 2**30


class Refused(Exception):
    """A document that may not enter: what is wrong, at which line, and what to do."""

    def __init__(self, message: str, cure: str, line: int = 1) -> None:
        self.message, self.cure, self.line = message, cure, line
        super().__init__(message)
