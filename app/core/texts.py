"""The texts a slot has held, each with its first day: what travels in time, apart from the question of what was in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.addressees import atoms_of
from app.core.corpus import Corpus
from app.core.model import Id, Version
from app.core.timeline import scopes_of, timeline


@dataclass(frozen=True, slots=True)
class Held:
    """A text and the first day on which it stood, for anybody."""

    since: date
    version: Version


def texts(corpus: Corpus, slot: Id) -> tuple[Held, ...]:
    """The texts of a slot in order; those whose first day is not known exactly have no place in it."""
    scopes = scopes_of(corpus, slot)
    first: dict[Id, Held] = {}
    for atom in sorted(atoms_of(tuple(scopes))) if scopes else [None]:
        for spell in timeline(corpus, slot, atom):
            if spell.version is None or spell.since is None or spell.since.exact is None:
                continue
            known = first.get(spell.version.id)
            if known is None or spell.since.exact < known.since:
                first[spell.version.id] = Held(spell.since.exact, spell.version)
    return tuple(sorted(first.values(), key=lambda held: (held.since, held.version.id)))


def text_at(held: tuple[Held, ...], day: date) -> Held | None:
    """The text that a reader of texts gets for a day: the last that had begun, and before the first one the first."""
    begun = [one for one in held if one.since <= day]
    return begun[-1] if begun else (held[0] if held else None)
