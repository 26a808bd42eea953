"""The records of law: acts, provisions, versions, effects and references."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.model.evidence import Evidence, Id, Text
from app.core.period import Moment
from app.core.vocabulary import Basis, ConditionState, EffectType, Incorporation, Rank, Reach, ReferenceKind, Role, StartRule


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

    `target` may also be another effect, which is then withdrawn, put off or annulled. `reach` is how far back an annulment
    works; `works_from` the legal day that the effect names when it is not its own first day: the day it reaches back to, or
    the new day of an effect it puts off. `reading` is the one under which a ruling lets a text stand.
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
    reach: Reach | None = None
    works_from: date | None = None
    reading: Text | None = None
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
    `pinned` is the one edition that a provision makes binding; without it the latest published edition binds.
    """

    id: Id
    kind: ReferenceKind
    origin: Id
    target: Id = ""
    under: Id = ""
    pinned: Id = ""
    since: Moment | None = None
    target_locator: str = ""
    evidence: Evidence
