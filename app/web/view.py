"""A release seen by one reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.corpus import Corpus
from app.core.identifiers import act_of, slot_of
from app.core.model import Evidence, Id, Source, Text
from app.release.edition import Edition
from app.render.language import Language
from app.render.names import name
from app.web import schemas


@dataclass(frozen=True, slots=True)
class View:
    """A release seen by one reader: everything a schema needs to be filled."""

    edition: Edition
    lang: Language
    base: str
    known_at: str | None = None

    @property
    def corpus(self) -> Corpus:
        """The corpus of the release."""
        return self.edition.corpus

    def words(self, text: Text | None) -> str:
        """A text in the reader's language."""
        return text.in_(self.lang.code) if text else ""

    def ref(self, identifier: Id) -> schemas.Ref:
        """A reference with its name."""
        return schemas.Ref(id=identifier, label=name(self.corpus, identifier, self.lang))

    def provision(self, identifier: Id) -> schemas.ProvisionRef:
        """A provision or whole act, with its act."""
        slot = slot_of(identifier)
        return schemas.ProvisionRef(id=slot, label=name(self.corpus, slot, self.lang), act=self.ref(act_of(slot)))

    def dataset(self) -> schemas.DatasetItem:
        """The release, to be named in every answer."""
        return schemas.DatasetItem(
            release=self.edition.id, known_through=self.corpus.known_through, built_at=self.edition.built_at.isoformat()
        )

    def sources(self, evidence: Evidence) -> list[schemas.SourceRef]:
        """The sources of a fact."""
        found = []
        for identifier in evidence.sources:
            source = self.corpus.get(Source, identifier)
            if source is not None:
                title = self.words(source.title)
                iri = self.base + identifier
                found.append(schemas.SourceRef(iri=iri, title=title, url=source.url, locator=evidence.locator))
        return found

    def text_from(self, slot: Id, given: Sequence[Id], locator: str = "") -> schemas.TextFrom:
        """Whose words a version holds; its own act's when no other is named."""
        place = given[0] if given else slot
        return schemas.TextFrom(act=self.ref(act_of(place)), provision=self.ref(slot_of(place)), locator=locator)
