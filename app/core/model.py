"""The records of the model: what an act, a provision, a version, an effect and a claim are.

Four layers, never mixed: identity (`Act`, `Provision`), version (`Version`), effect (`Effect`, the only place where legal
change lives) and assertion (`Evidence`: who says so, where, how surely). All values are frozen; identifiers are relative to
the base IRI (see `identifiers`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.period import Moment
from app.core.vocabulary import (
    AbsenceKind,
    Anchor,
    Basis,
    ClaimBasis,
    ConditionState,
    Confidence,
    EffectType,
    Incorporation,
    Rank,
    ReferenceKind,
    Relation,
    Role,
    StartRule,
    Verdict,
)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A norm or document with its own identity: law, decree, resolution, directive, manual, model, recommendation, ruling.

    `issued_in` is a year or month where the day is not known; `addressees` are the classes it binds (none = not stated);
    `edition_of` is the family a manual or model belongs to; after `recorded_until` its later fate was not looked for.
    """

    id: Id
    kind: Id
    rank: Rank
    label: Text
    short: Text
    year: int | None = None
    number: str = ""
    title: str = ""
    summary: Text | None = None
    issued: date | None = None
    issued_in: str = ""
    published: date | None = None
    gazette: str = ""
    issuers: tuple[Id, ...] = ()
    addressees: tuple[Id, ...] = ()
    edition_of: Id = ""
    recorded_until: date | None = None
    also_known_as: tuple[str, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStatus:
    """A publisher's word for the status of an act: evidence beside the computed status, never a fact (rule R25)."""

    id: Id
    act: Id
    value: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A slot: a place inside an act that successive texts fill. Its identity is (act, path) and survives every substitution."""

    id: Id
    parent: Id
    kind: str
    number: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """That a version governs a topic, and in which role."""

    topic: Id
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What fills a slot from a day on: made by an effect (or by the commencement of its own act), in a text some act gave.

    Its period is computed from effects, never stored. `text_from` names the provision or act whose words it holds; empty
    means its own act.
    """

    id: Id
    slot: Id
    heading: Text
    produced_by: tuple[Id, ...]
    text_from: tuple[Id, ...] = ()
    text_locator: str = ""
    summary: Text | None = None
    governs: tuple[Governance, ...] = ()
    addressees: tuple[Id, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Commencement:
    """How the first day of force of an act is found; several with different scopes make a staggered start (rule R1)."""

    rule: StartRule
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One legal change: what, by whom, to which slot, from when, on what basis, for whom.

    `start` is ``None`` where the effect travels with its acting act (rule R3); for a commencement it is the day that its
    rule gives, or the window that sources leave. `part_of` names the wider effect of which this is the article-by-article
    detail. `exceptions` says in words what a whole-act repeal spares.
    """

    id: Id
    type: EffectType
    actor: Id
    target: Id
    start: Moment | None = None
    basis: Basis = Basis.EXPRESS
    scope: tuple[Id, ...] = ()
    condition: Id = ""
    sequence: int = 0
    part_of: Id = ""
    exceptions: Text | None = None
    incorporation: Incorporation = Incorporation.APPLIED
    target_locator: str = ""
    commencement: Commencement | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """An event an effect waits for."""

    id: Id
    text: Text
    state: ConditionState
    resolved_by: Id = ""
    resolved: Moment | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """Somebody's signed view on an effect that is not express: who holds it, since when, why, and who disagrees."""

    id: Id
    about: Id
    holder: Id
    day: date
    position: Text
    dissent: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A relation that changes no status: implements, is based on, continues under, makes binding, repeals "contrary norms".

    `under` is the version of a slot that the relation rests on, where the act it targets lent its words to that slot.
    """

    id: Id
    kind: ReferenceKind
    origin: Id
    target: Id = ""
    under: Id = ""
    since: Moment | None = None
    target_locator: str = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A phase, component, enabler, purpose or other element of the policy, alive while a version that sets it is."""

    id: Id
    kind: Id
    label: Text
    established_by: tuple[Id, ...]
    number: int | None = None
    part_of: Id = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A time limit or target, alive while a version that sets it is (rule R22).

    Fixed ones carry `due`, or `due_year` with a target `value`; counted ones an `anchor` on `anchor_act` and `months`.
    """

    id: Id
    obligation: Text
    addressee: Text
    addressees: tuple[Id, ...]
    established_by: tuple[Id, ...]
    anchor: Anchor
    anchor_act: Id = ""
    months: int | None = None
    due: date | None = None
    due_year: int | None = None
    value: Text | None = None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a controlled list: a type of act, a kind of unit, of element, of thing, of source, a class of addressee."""

    id: Id
    label: Text
    scheme: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject people ask about, with the words they use for it."""

    id: Id
    slug: str
    label: Text
    definition: Text
    synonyms_es: tuple[str, ...] = ()
    synonyms_en: tuple[str, ...] = ()
    broader: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A recorded absence: that no norm governs a topic from one day to another, known or merely not found, and why."""

    id: Id
    topic: Id
    kind: AbsenceKind
    start: date | None
    end: date | None
    reason: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One of the principles of a recommendation, in its pillar."""

    id: Id
    number: int
    pillar: Id
    label: Text
    short: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pillar:
    """A group of principles."""

    id: Id
    number: int
    label: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageClaim:
    """That provisions support a principle: how far, who says so, on what evidence, when it was assessed.

    `versions` are what the claim rests on; it dies with them. `retrospective` marks provisions older than the principle.
    """

    id: Id
    principle: Id
    versions: tuple[Id, ...]
    relation: Relation
    basis: ClaimBasis
    reason: Text
    assessor: Id
    assessed_on: date
    retrospective: bool = False
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Anything else the framework or the source document names: an institution, a partner, a website, an indicator, a scheme."""

    id: Id
    kind: Id
    label: Text
    note: Text | None = None
    page: str = ""
    part_of: Id = ""
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHolding:
    """That an institution plays a role in an act or in the policy."""

    id: Id
    holder: Id
    role: Text
    inside: Id
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a document says, kept as its statement, with how it stands to the law that is modelled."""

    id: Id
    says: Text
    about: tuple[Id, ...]
    verdict: Verdict
    law_says: Text | None = None
    evidence: Evidence


Record = (
    Source
    | Dataset
    | Act
    | StatedStatus
    | Provision
    | Version
    | Effect
    | Condition
    | Opinion
    | Reference
    | Element
    | Deadline
    | Term
    | Topic
    | Absence
    | Principle
    | Pillar
    | CoverageClaim
    | Thing
    | RoleHolding
    | Statement
)
