"""How a fact is borne out: texts in two languages, sources, evidence, the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.vocabulary import Confidence

#: An identifier relative to the base IRI, such as ``co/decreto/2015/1078``.
Id = str


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Spanish and in English."""

    es: str
    en: str

    def in_(self, lang: str) -> str:
        """The wording in `lang`; Spanish for any language but English."""
        return self.en if lang == "en" else self.es


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a fact was read and how far it may be trusted.

    `unverified` names the fields of the record that rest on general knowledge or on an assumption, inside a record whose
    other fields were read in a source.
    """

    sources: tuple[Id, ...]
    confidence: Confidence
    locator: str = ""
    unverified: tuple[str, ...] = ()
    quote: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or page that facts were read in."""

    id: Id
    title: Text
    kind: Id
    url: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The book itself: until which day law was looked for, and when its facts were recorded."""

    id: Id
    title: Text
    known_through: date
    recorded_on: date
    editor: Id
