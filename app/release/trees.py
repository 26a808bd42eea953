"""The Merkle trees of a release (RFC 6962), one of its statements and one of its lookups: roots, and proofs for certificates.

A lookup is the list of all the subjects that name one object by one property. It lets a certificate prove that none was left out.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.graph.vocab import expand

#: The relations of the corpus that a lookup proves, with the properties that state them.
RELATIONS: dict[str, tuple[str, ...]] = {
    "slot": ("eli:is_member_of",),
    "parent": ("eli:is_part_of",),
    "produced_by": ("lin:producedBy",),
    "text_from_act": ("lin:textFrom",),
    "governs": ("lin:mandateFor", "lin:policyFor", "lin:standardFor", "lin:guidelineFor"),
    "effect_on": ("jolux:impactToLegalResource",),
    "effect_by": ("jolux:impactFromLegalResource",),
    "conditioned": ("lin:condition",),
    "reference_from": ("lin:refersFrom",),
    "reference_to": ("lin:refersTo",),
    "edition": ("lin:editionOf",),
    "absence": ("lin:absenceOf",),
}
#: The relations by which records hang on an act though they name a unit or a version of it; and what then follows its name.
BY_ACT = frozenset({"text_from_act", "reference_from"})
WITHIN = ("> ", "/", "@")
_LISTED = frozenset(f"<{expand(name)}>" for names in RELATIONS.values() for name in names)


@dataclass(frozen=True)
class Tree:
    """A Merkle tree over sorted lines, every level kept: `levels[n][i]` covers the lines from ``i * 2**n``."""

    lines: Sequence[str]

    @cached_property
    def levels(self) -> list[list[bytes]]:
        """The hashes, from the leaves to the root; the last of an odd number is carried up as it is, as in RFC 6962."""
        rows = [[hashlib.sha256(b"\0" + line.encode()).digest() for line in self.lines]]
        while len(row := rows[-1]) > 1:
            pairs = [hashlib.sha256(b"\1" + left + right).digest() for left, right in zip(row[::2], row[1::2], strict=False)]
            rows.append([*pairs, row[-1]] if len(row) % 2 else pairs)
        return rows

    @property
    def root(self) -> str:
        """The root in hexadecimal."""
        return (self.levels[-1][0] if self.lines else hashlib.sha256(b"").digest()).hex()

    def described(self) -> dict[str, Any]:
        """The tree as manifests and certificates name it."""
        return {"size": len(self.lines), "root": self.root}

    def places(self, prefix: str) -> range:
        """The places of the lines that begin so."""
        start = end = bisect_left(self.lines, prefix)
        while end < len(self.lines) and self.lines[end].startswith(prefix):
            end += 1
        return range(start, end)

    def around(self, found: range) -> range:
        """These places and their neighbours, which prove that nothing lies between."""
        return range(max(found.start - 1, 0), min(found.stop + 1, len(self.lines)))

    def proof(self, places: Iterable[int]) -> list[str]:
        """The hashes that, with the lines at these places, lead to the root: left to right, the widest subtrees first."""
        wanted = sorted(set(places))
        found: list[str] = []

        def walk(level: int, index: int) -> None:
            low = index << level
            first = bisect_left(wanted, low)
            if first == len(wanted) or wanted[first] >= low + (1 << level):
                found.append(self.levels[level][index].hex())
            elif level:
                for child in (2 * index, 2 * index + 1):
                    if child < len(self.levels[level - 1]):
                        walk(level - 1, child)

        if self.lines:
            walk(len(self.levels) - 1, 0)
        return found


class Root:
    """The root of a tree whose lines come one by one, with the hashes of no more than one subtree of each height held."""

    def __init__(self) -> None:
        self.size = 0
        self._waiting: list[tuple[int, bytes]] = []

    def add(self, line: str) -> None:
        """The next line, in order."""
        height, found = 0, hashlib.sha256(b"\0" + line.encode()).digest()
        self.size += 1
        while self._waiting and self._waiting[-1][0] == height:
            found = hashlib.sha256(b"\1" + self._waiting.pop()[1] + found).digest()
            height += 1
        self._waiting.append((height, found))

    def described(self) -> dict[str, Any]:
        """The tree as manifests and certificates name it; equal to that of `Tree`."""
        if not self._waiting:
            return {"size": 0, "root": hashlib.sha256(b"").hexdigest()}
        *rest, (_, found) = self._waiting
        for _, left in reversed(rest):
            found = hashlib.sha256(b"\1" + left + found).digest()
        return {"size": self.size, "root": found.hex()}


def lookup_of(line: str, base_iri: str) -> tuple[str, str] | None:
    """The key of the lookup that a statement line belongs to, and its subject; ``None`` for a line of no lookup."""
    subject, predicate, rest = line.split(" ", 2)
    if predicate in _LISTED and rest.startswith(f"<{base_iri}"):
        return f"{predicate} {rest.partition(' ')[0]}", subject
    return None


def rooted(
    statements: dict[str, Any], lookups: dict[str, Any], release: str, base_iri: str, known_through: str
) -> dict[str, Any]:
    """The `root` of a release, over its name, base, horizon and both trees, and the two trees."""
    trees = {"statements": statements, "lookups": lookups}
    told = [release, base_iri, known_through, *(f"{tree['size']} {tree['root']}" for tree in trees.values())]
    return {"root": hashlib.sha256("\n".join(("linaje-release-1", *told)).encode()).hexdigest(), **trees}


@dataclass(frozen=True)
class Trees:
    """Both trees of a release."""

    statements: Tree
    lookups: Tree

    @classmethod
    def of(cls, lines: Sequence[str], base_iri: str) -> Trees:
        """The trees of the sorted statement lines of a release."""
        named: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            found = lookup_of(line, base_iri)
            if found is not None:
                named[found[0]].append(found[1])
        return cls(Tree(lines), Tree(sorted(" ".join((key, *sorted(set(subjects)))) for key, subjects in named.items())))

    def described(self, release: str, base_iri: str, known_through: str) -> dict[str, Any]:
        """The `root` of the release, over its name, base, horizon and both trees, and the two trees."""
        return rooted(self.statements.described(), self.lookups.described(), release, base_iri, known_through)
