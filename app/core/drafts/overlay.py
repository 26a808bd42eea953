"""A body of law with the records of a draft laid over it: nothing is written, and the body underneath stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from app.core.corpus import Corpus, MemoryCorpus
from app.core.identifiers import natural_key
from app.core.model import Id, Record

R = TypeVar("R", bound=Record)


class Overlaid:
    """A corpus in which the records of a draft stand beside those of another corpus; where both name one, the draft's."""

    def __init__(self, base: Corpus, records: Iterable[Record]) -> None:
        self._base = base
        self._laid = MemoryCorpus(records)
        self._named = {(type(record), record.id) for record in self._laid}

    @property
    def known_through(self) -> date:
        """That of the body underneath."""
        return self._base.known_through

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """See `Corpus.get`."""
        return self._laid.get(kind, identifier) or self._base.get(kind, identifier)

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """See `Corpus.linked`."""
        return self._joined(self._base.linked(kind, relation, identifier), self._laid.linked(kind, relation, identifier))

    def all(self, kind: type[R]) -> Sequence[R]:
        """See `Corpus.all`."""
        return self._joined(self._base.all(kind), self._laid.all(kind))

    def premises(self, identifier: Id) -> Sequence[str]:
        """Those of the body underneath: a draft has no statements."""
        return self._base.premises(identifier)

    def _joined(self, under: Sequence[R], over: Sequence[R]) -> Sequence[R]:
        if not over:
            return under
        kept = [record for record in under if (type(record), record.id) not in self._named]
        return sorted([*kept, *over], key=lambda record: natural_key(record.id))
