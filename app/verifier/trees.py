"""Merkle trees over sorted lines (RFC 6962), and what a certificate shows of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise


class Invalid(Exception):
    """The first thing in a certificate that does not hold, in plain words."""


def tree_root(size: int, known: Sequence[tuple[int, str]], proof: Sequence[str]) -> str:
    """The root of a tree of `size` lines of which some are known by place, and the rest as hashes of subtrees, left to right.

    With every line known and no proof it is the root of the whole tree. Raises `Invalid` unless each hash is used once.
    """
    given: Iterator[str] = iter(proof)
    places = [place for place, _ in known]

    def root(low: int, high: int) -> bytes:
        first = bisect_left(places, low)
        if low == high:
            return sha256(b"").digest()
        if first == len(places) or places[first] >= high:
            missing = next(given, None)
            if missing is None:
                raise Invalid("a proof has too few hashes")
            return bytes.fromhex(missing)
        if high - low == 1:
            return sha256(b"\0" + known[first][1].encode()).digest()
        middle = low + (1 << (high - low - 1).bit_length() - 1)
        left = root(low, middle)
        return sha256(b"\1" + left + root(middle, high)).digest()

    if not 0 <= size < 1 << 40 or not all(one < other for one, other in pairwise([-1, *places, size])):
        raise Invalid("statements are not shown in order, each once")
    found = root(0, size).hex()
    if next(given, None) is not None:
        raise Invalid("a proof has more hashes than it needs")
    return found


class Shown:
    """The lines of a sorted tree that a certificate shows, and what they prove about those it does not show."""

    def __init__(self, size: int, known: Sequence[tuple[int, str]]) -> None:
        self.lines = [line for _, line in known]
        self._places = [-1, *(place for place, _ in known), size]
        if not all(one < other for one, other in pairwise(self.lines)):
            raise Invalid("the lines shown of a tree are not sorted")

    def beginning(self, prefix: str, *, unique: bool = False) -> list[str]:
        """Every line of the tree that begins so; `Invalid` unless no other can be hidden between the lines shown.

        Of `unique` beginnings a tree has one line at most, so that one shown needs no neighbours.
        """
        start = end = bisect_left(self.lines, prefix)
        while end < len(self.lines) and self.lines[end].startswith(prefix):
            end += 1
        gapless = all(one + 1 == other for one, other in pairwise(self._places[start : end + 2]))
        if not gapless and not (unique and end == start + 1):
            raise Invalid(f"it is not shown that nothing is left out of what begins with {prefix.strip()}")
        return self.lines[start:end]
