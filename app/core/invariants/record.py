"""Checks on the record itself: L15 (horizon), L16 (time of record), L18 (quotes), tacit repeals without an opinion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.core.corpus import Corpus
from app.core.findings import Finding
from app.core.invariants.structure import Check, error
from app.core.model import Act, CoverageClaim, Dataset, Effect, Opinion, Source
from app.core.vocabulary import Basis, Confidence


def the_book_has_a_horizon(corpus: Corpus) -> Iterator[Finding]:
    """L15: a data set says until which day law was looked for, and no act claims to have been followed for longer."""
    books = corpus.all(Dataset)
    if not books:
        yield error("L15", "dataset", "no data set says until when law was looked for.", "Add a lin:Dataset record.")
        return
    for act in corpus.all(Act):
        if act.recorded_until is not None and act.recorded_until > corpus.known_through:
            message = f"it was followed until {act.recorded_until}, after the book's own {corpus.known_through}."
            yield error("L15", act.id, message, "Leave lin:recordedUntil out, or move the book's horizon.")


def recorded_after_it_was_known(corpus: Corpus) -> Iterator[Finding]:
    """L16: nothing was recorded before somebody knew it."""
    recorded = min((book.recorded_on for book in corpus.all(Dataset)), default=date.max)
    for claim in corpus.all(CoverageClaim):
        if claim.assessed_on > recorded:
            message = f"it was assessed on {claim.assessed_on}, after it was recorded on {recorded}."
            yield error("L16", claim.id, message, "Move the day the book was recorded on.")
    for opinion in corpus.all(Opinion):
        if opinion.day > recorded:
            message = f"it was given on {opinion.day}, after it was recorded on {recorded}."
            yield error("L16", opinion.id, message, "Move the day the book was recorded on.")


def quotes_have_been_read(corpus: Corpus) -> Iterator[Finding]:
    """L18: words put in quotation marks were read somewhere, and what has no source is not called more than unverified."""
    for effect in corpus.all(Effect):
        sources = [corpus.get(Source, identifier) for identifier in effect.evidence.sources]
        nowhere = all(source is not None and source.kind == "source-kind/none" for source in sources)
        if nowhere and effect.evidence.quote:
            yield error("L18", effect.id, "it quotes words but has no source.", "Name the source, or drop the quote.")
        if nowhere and effect.evidence.confidence is not Confidence.UNVERIFIED:
            message = f"it has no source but claims confidence {effect.evidence.confidence.value}."
            yield error("L18", effect.id, message, "Set confidence:unverified, or name the source.")


def tacit_effects_are_signed(corpus: Corpus) -> Iterator[Finding]:
    """R5: a tacit effect is somebody's thesis, so it has an opinion with a holder."""
    for effect in corpus.all(Effect):
        if effect.basis is Basis.TACIT and not corpus.linked(Opinion, "opinion", effect.id):
            message = "it is tacit, but nobody signs for it."
            yield error("R5", effect.id, message, "Add a lin:Opinion about it, or record a reference instead.")


RECORD_CHECKS: tuple[Check, ...] = (
    the_book_has_a_horizon,
    recorded_after_it_was_known,
    quotes_have_been_read,
    tacit_effects_are_signed,
)
