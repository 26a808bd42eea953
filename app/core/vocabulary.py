"""The closed word lists of the model. Each word is also a term of ontology/lineage.ttl; a test keeps the two equal."""

from __future__ import annotations

from enum import StrEnum


class Confidence(StrEnum):
    """How far a fact may be trusted, weakest last."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNVERIFIED = "unverified"

    @property
    def weakness(self) -> int:
        """0 for high, 3 for unverified; an answer is as weak as its weakest deciding fact."""
        return list(Confidence).index(self)


def weakest(*grades: Confidence) -> Confidence:
    """The least trustworthy of the grades; `HIGH` when there are none."""
    return max(grades, key=lambda grade: grade.weakness, default=Confidence.HIGH)


class Rank(StrEnum):
    """Place in the hierarchy of norms, highest first (Ley 153 de 1887 arts. 2, 3 and 12; C-037 de 2000)."""

    CONSTITUTION = "constitucion"
    STATUTE = "ley"
    DECREE = "decreto"
    RESOLUTION = "resolucion"
    DIRECTIVE = "directiva"
    MANUAL = "manual"
    RECOMMENDATION = "recomendacion"
    RULING = "providencia"

    @property
    def order(self) -> int:
        """0 for the constitution; larger is lower."""
        return list(Rank).index(self)


class Role(StrEnum):
    """What a norm does for a topic: commands it, sets the policy, fixes the standard, or guides."""

    MANDATE = "mandate"
    POLICY = "policy"
    STANDARD = "standard"
    GUIDELINE = "guideline"


class EffectType(StrEnum):
    """What one act does to another (Decreto 1345 de 2010: a decree says what it repeals, subrogates, amends or adds)."""

    COMMENCES = "commences"
    ADDS = "adds"
    SUBSTITUTES = "substitutes"
    AMENDS = "amends"
    REPEALS = "repeals"
    INCORPORATES = "incorporates"
    DISPLACES = "displaces"
    SUPERSEDES = "supersedes"
    EXTENDS = "extends"
    COMPLEMENTS = "complements"
    SUSPENDS = "suspends"
    LIFTS = "lifts"
    ANNULS = "annuls"
    QUALIFIES = "qualifies"
    CORRECTS = "corrects"
    REVIVES = "revives"
    EXPIRES = "expires"
    LAPSES = "lapses"
    POSTPONES = "postpones"
    SAVES = "saves"


class ReferenceKind(StrEnum):
    """A relation that changes nothing: it never enters a timeline."""

    IMPLEMENTS = "implements"
    BASED_ON = "based-on"
    CONTINUES_UNDER = "continues-under"
    MAKES_BINDING = "makes-binding"
    GENERIC_REPEAL = "generic-repeal-clause"
    SUSPENSION_DENIED = "suspension-denied"
    CITES = "cites"


class Reach(StrEnum):
    """How far back an annulment works (CPACA art. 189): from the beginning, from the ruling on, or as the ruling says."""

    EX_TUNC = "ex-tunc"
    EX_NUNC = "ex-nunc"
    MODULATED = "modulated"


class Basis(StrEnum):
    """On what an effect rests. `ORGANIC` is an integral repeal that the acting act itself declares; `TACIT` covers the rest."""

    EXPRESS = "express"
    ORGANIC = "organic"
    TACIT = "tacit"
    JUDICIAL = "judicial"
    BY_OPERATION_OF_LAW = "by-operation-of-law"


class Incorporation(StrEnum):
    """Whether an effect can be carried out on the recorded text; `OUTSTANDING` when its target provisions are not identified."""

    APPLIED = "applied"
    OUTSTANDING = "outstanding"


class StartRule(StrEnum):
    """How the first day of force is found (Ley 4 de 1913 arts. 52-53; CPACA art. 65)."""

    ON_PUBLICATION = "on-publication"
    FIXED_DAY = "fixed-day"
    MONTHS_AFTER_PROMULGATION = "months-after-promulgation"
    TWO_MONTHS_DEFAULT = "two-months-default"
    ON_ISSUE = "on-issue"
    RECORDED_DAY = "recorded-day"
    ATTESTED = "attested"


class ConditionState(StrEnum):
    """Whether the event an effect waits for has come."""

    PENDING = "pending"
    MET = "met"
    FAILED = "failed"


class Status(StrEnum):
    """Whether a norm is in force on a day. Computed, never stored; "unknown" is an answer with a reason."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    SUSPENDED = "suspended"
    PARTLY = "partly"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What a determination says of its topic."""

    GOVERNED = "governed"
    CONTESTED = "contested"
    NONE = "none"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How far a provision supports a principle."""

    FULL = "full"
    PARTIAL = "partial"
    CONTEXTUAL = "contextual"
    NONE = "none"


class ClaimBasis(StrEnum):
    """Who says that a provision supports a principle: the ministry, for the practice as a whole, or an editor."""

    MINISTRY = "claimed-by-ministry"
    EDITORIAL = "editorial"


class CoverageState(StrEnum):
    """What is known of a principle on a day; "not assessed" is not "no support"."""

    CLAIMED = "claimed"
    ASSESSED_NONE = "assessed-none"
    NOT_ASSESSED = "not-assessed"


class AbsenceKind(StrEnum):
    """Why nothing is found for a topic: known not to exist, or not found."""

    KNOWN = "known"
    NOT_FOUND = "not-found"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """The fact a time limit runs from."""

    ISSUE = "issue"
    PUBLICATION = "publication"
    PROMULGATION = "promulgation"
    FIXED = "fixed"


class Verdict(StrEnum):
    """How a statement of a document stands to the law that is modelled."""

    AGREES = "agrees"
    OUTDATED = "outdated"
    DIFFERS = "differs"
    NOT_A_LEGAL_CLAIM = "not-a-legal-claim"
