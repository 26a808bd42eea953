"""Content negotiation: which of the formats on offer a reader likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.graph.formats import Format

_WEIGHT = re.compile(r"q=([01](?:\.\d{0,3})?)", re.IGNORECASE)


def liked(accept: str, offered: Mapping[str, Format]) -> tuple[str, ...]:
    """The names of the formats that the header accepts, the best liked first; all of them where there is no header.

    The most specific range decides for a type. Of two liked equally, one that was named goes before one that a wildcard
    lets in, then the order of the offer counts.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return tuple(offered)
    found = []
    for place, (name, form) in enumerate(offered.items()):
        weight, closeness = max(_weight(kind, ranges) for kind in (form.media_type, *form.also))
        if weight > 0:
            found.append((-weight, -closeness, place, name))
    return tuple(name for *_, name in sorted(found))


def by_name(name: str, offered: Mapping[str, Format]) -> str:
    """The format meant by a name, suffix or media type in an address; empty if none."""
    asked = name.strip().lower().replace(" ", "+")  # a + in a query string reads as a space
    for key, form in offered.items():
        if asked in (key, form.suffix, form.media_type, form.media_type.partition("/")[2]):
            return key
    return ""


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (one.strip() for one in part.lower().split(";"))
    for parameter in parameters:
        if found := _WEIGHT.fullmatch(parameter):
            return kind, min(float(found.group(1)), 1.0)
    return kind, 1.0


def _weight(kind: str, ranges: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """The weight of a type, and how closely it was named: 2 by itself, 1 by its main type, 0 by a wildcard."""
    for closeness, wanted in ((2, kind), (1, kind.partition("/")[0] + "/*"), (0, "*/*")):
        weights = [weight for named, weight in ranges if named == wanted]
        if weights:
            return max(weights), closeness
    return 0.0, 0
