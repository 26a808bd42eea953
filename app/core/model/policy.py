"""The records of policy: elements, deadlines, topics, principles, claims, things and statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.model.evidence import Dataset, Evidence, Id, Source, Text
from app.core.model.law import Act, Condition, Effect, Opinion, Provision, Reference, StatedStatus, Version
from app.core.vocabulary import AbsenceKind, Anchor, ClaimBasis, Relation, Verdict


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
