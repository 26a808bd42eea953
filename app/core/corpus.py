"""What the core asks of a body of law, and the in-memory one that builds and tests use.

The same pure functions serve seventy acts in memory and a hundred thousand behind a compiled index: both answer this protocol.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from app.core import identifiers
from app.core.model import (
    Absence,
    Act,
    CoverageClaim,
    Dataset,
    Deadline,
    Effect,
    Element,
    Id,
    Opinion,
    Provision,
    Record,
    Reference,
    RoleHolding,
    StatedStatus,
    Statement,
    Thing,
    Version,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")

#: So much (see `weight_of`) is kept by a corpus in memory: a build asks for the life of one slot many times, and close together.
RESULTS = 1_000_000

#: The relations by which records are looked up from another identifier, as (relation, record type).
LINKS: dict[str, type[Record]] = {
    "parent": Provision,
    "slot": Version,
    "produced_by": Version,
    "text_from_act": Version,
    "governs": Version,
    "effect_on": Effect,
    "effect_by": Effect,
    "effect_part": Effect,
    "opinion": Opinion,
    "reference_from": Reference,
    "reference_to": Reference,
    "edition": Act,
    "absence": Absence,
    "deadline": Deadline,
    "element": Element,
    "claim_of": CoverageClaim,
    "claim_on": CoverageClaim,
    "stated": StatedStatus,
    "role_in": RoleHolding,
    "role_of": RoleHolding,
    "statement": Statement,
    "part": Thing,
}


def links_of(record: Record) -> Iterable[tuple[str, Id]]:
    """The (relation, identifier) pairs under which `record` is found; the one place that says how records hang together."""
    match record:
        case Provision():
            yield "parent", record.parent
        case Version():
            yield "slot", record.slot
            for effect in record.produced_by:
                yield "produced_by", effect
            for act in sorted({identifiers.act_of(given) for given in record.text_from}):
                yield "text_from_act", act
            for governed in record.governs:
                yield "governs", governed.topic
        case Effect():
            yield "effect_on", record.target
            yield "effect_by", identifiers.act_of(record.actor)
            if record.part_of:
                yield "effect_part", record.part_of
        case Opinion():
            yield "opinion", record.about
        case Reference():
            yield "reference_from", identifiers.act_of(record.origin)
            if record.target:
                yield "reference_to", identifiers.act_of(record.target)
        case Act():
            if record.edition_of:
                yield "edition", record.edition_of
        case Absence():
            yield "absence", record.topic
        case Deadline():
            yield from (("deadline", version) for version in record.established_by)
        case Element():
            yield from (("element", version) for version in record.established_by)
        case CoverageClaim():
            yield "claim_of", record.principle
            yield from (("claim_on", act) for act in sorted({identifiers.act_of(version) for version in record.versions}))
        case StatedStatus():
            yield "stated", record.act
        case RoleHolding():
            yield "role_in", record.inside
            yield "role_of", record.holder
        case Statement():
            yield from (("statement", about) for about in record.about)
        case Thing():
            if record.part_of:
                yield "part", record.part_of
        case _:
            return


class Corpus(Protocol):
    """A body of law that can be asked for one record, or for the records that hang on an identifier."""

    @property
    def known_through(self) -> date:
        """The last day until which law was looked for."""

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """The record of this kind under `identifier`, or ``None``."""

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """The records of this kind that hang on `identifier` by `relation` (a key of `LINKS`), in identifier order."""

    def all(self, kind: type[R]) -> Sequence[R]:
        """Every record of this kind, in identifier order."""

    def premises(self, _: Id) -> Sequence[str]:
        """The hashes of the statements that make up the record, for proofs; empty where none are kept."""


class Keeping:
    """What follows from a corpus that never changes, kept with a bound on how much. Several threads may ask at once."""

    def __init__(self, most: int) -> None:
        self._results: dict[object, Any] = {}
        self._most = most
        self._weight = 0

    def once(self, key: object, made: Callable[[], T]) -> T:
        """What follows from this corpus alone under a key: made once, unless so much was made since that it was let go."""
        try:
            found: T = self._results[key]
        except KeyError:
            found = made()
            self._weight += weight_of(found)
            if self._weight > self._most:
                self._results.clear()
                self._weight = weight_of(found)
            self._results[key] = found
        return found

    def read_ahead(self, _: type[Record], __: str, ___: Sequence[Id]) -> None:
        """Told that `linked` will be asked for these: what reads from a disk may read them at once."""

    def compiled_brief(self, _: Id, __: int) -> tuple[str, int | None] | None:
        """The status of an act on a day, by its number, and since when, if worked out before; see `app.core.brief`."""
        return None


def weight_of(found: object) -> int:
    """How much a result holds: itself, its parts, and theirs.

    >>> weight_of(()), weight_of(("a", "b")), weight_of(({"a": 1, "b": 2, "c": 3}, ("d",)))
    (1, 3, 7)
    """
    parts = found if isinstance(found, tuple) else ()
    return 1 + sum(1 + (len(part) if isinstance(part, tuple | dict) else 0) for part in parts)


class MemoryCorpus(Keeping):
    """A corpus held in memory, made from records in any order; it never changes afterwards."""

    def __init__(self, records: Iterable[Record]) -> None:
        super().__init__(RESULTS)
        self._by_kind: dict[type[object], dict[Id, Record]] = defaultdict(dict)
        self._links: dict[tuple[str, Id], list[Record]] = defaultdict(list)
        for record in sorted(records, key=lambda record: identifiers.natural_key(record.id)):
            self._by_kind[type(record)][record.id] = record
            for relation, identifier in links_of(record):
                self._links[relation, identifier].append(record)

    @property
    def known_through(self) -> date:
        """The earliest horizon of the data sets inside; `date.max` for a corpus that declares none (an invented one)."""
        return min((book.known_through for book in self.all(Dataset)), default=date.max)

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """See `Corpus.get`."""
        found = self._by_kind[kind].get(identifier)
        return found if isinstance(found, kind) else None

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """See `Corpus.linked`."""
        return [record for record in self._links.get((relation, identifier), ()) if isinstance(record, kind)]

    def all(self, kind: type[R]) -> Sequence[R]:
        """See `Corpus.all`."""
        return [record for record in self._by_kind[kind].values() if isinstance(record, kind)]

    def premises(self, _: Id) -> Sequence[str]:
        """An in-memory corpus keeps no statements."""
        return ()

    def __iter__(self) -> Iterator[Record]:
        for kind in self._by_kind.values():
            yield from kind.values()


def once(corpus: Corpus, key: object, made: Callable[[], T]) -> T:
    """See `Keeping.once`; a corpus of another kind keeps its records, not what follows from them."""
    return corpus.once(key, made) if isinstance(corpus, Keeping) else made()


def ancestors(corpus: Corpus, slot: Id) -> tuple[Id, ...]:
    """The slot itself, the units that hold it, from the narrowest to the act."""
    chain = [slot]
    while (provision := corpus.get(Provision, chain[-1])) is not None:
        chain.append(provision.parent)
    return tuple(chain)


def places_of(corpus: Corpus, act: Id) -> Iterator[Id]:
    """The act and every provision recorded inside it."""
    pending = deque([act])
    while pending:
        place = pending.popleft()
        yield place
        pending.extend(provision.id for provision in corpus.linked(Provision, "parent", place))
