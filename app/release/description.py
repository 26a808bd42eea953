"""What a release says of one thing: its own statements, those derived for it, where they come from, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from app.core.model import Id
from app.graph.codecs import Base
from app.graph.vocab import expand
from app.release.edition import Edition

#: Relations that point at a thing from its parts, texts and effects; each is bounded by the thing itself.
_HANGING = tuple(
    expand(name)
    for name in (
        "eli:is_part_of",
        "eli:is_member_of",
        "jolux:impactToLegalResource",
        "jolux:impactFromLegalResource",
        "lin:establishedBy",
        "lin:principle",
    )
)


def describe(edition: Edition, identifiers: Iterable[Id]) -> list[Triple]:
    """The statements about some things, sorted; none where the release does not know them."""
    base = Base(edition.manifest["base_iri"])
    found: set[Triple] = set()
    for identifier in identifiers:
        node = base.node(identifier)
        own = [quad.triple for quad in edition.graph.quads_for_pattern(node, None, None, None)]
        if not own:
            continue
        found.update(own)
        assertion = base.node(f"assertion/{identifier}")
        found.update(quad.triple for quad in edition.graph.quads_for_pattern(assertion, None, None, None))
        for relation in _HANGING:
            found.update(quad.triple for quad in edition.graph.quads_for_pattern(None, NamedNode(relation), node, None))
    return sorted(found, key=_order)


def _order(triple: Triple) -> tuple[str, str, bool, str]:
    return str(triple.subject), str(triple.predicate), isinstance(triple.object, Literal), str(triple.object)
