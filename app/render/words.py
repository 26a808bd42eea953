"""The closed lists in words: statuses, outcomes, roles, ranks, confidence, kinds of effect, reasons."""

from __future__ import annotations

from app.core.answer import WhyNot
from app.core.vocabulary import (
    ClaimBasis,
    Confidence,
    CoverageState,
    EffectType,
    Outcome,
    Rank,
    ReferenceKind,
    Relation,
    Role,
    Status,
    Verdict,
)
from app.render.language import Language, mark


def status(value: Status, lang: Language) -> str:
    """A status in words."""
    match value:
        case Status.IN_FORCE:
            return lang.say("In force")
        case Status.NOT_YET:
            return lang.say("Not yet in force")
        case Status.NO_LONGER:
            return lang.say("No longer in force")
        case Status.SUSPENDED:
            return lang.say("Suspended")
        case Status.PARTLY:
            return lang.say("Partly in force")
        case _:
            return lang.say("Not known")


def outcome(value: Outcome, lang: Language) -> str:
    """An outcome in words."""
    match value:
        case Outcome.GOVERNED:
            return lang.say("Governed")
        case Outcome.CONTESTED:
            return lang.say("Contested")
        case Outcome.NONE:
            return lang.say("No norm")
        case _:
            return lang.say("Not known")


def role(value: Role, lang: Language) -> str:
    """A role in words."""
    match value:
        case Role.MANDATE:
            return lang.say("Mandate")
        case Role.POLICY:
            return lang.say("Policy")
        case Role.STANDARD:
            return lang.say("Standard")
        case _:
            return lang.say("Guideline")


def rank(value: Rank, lang: Language) -> str:
    """A rank in words, plural, as a heading."""
    match value:
        case Rank.CONSTITUTION:
            return lang.say("Constitution")
        case Rank.STATUTE:
            return lang.say("Statutes")
        case Rank.DECREE:
            return lang.say("Decrees")
        case Rank.RESOLUTION:
            return lang.say("Resolutions")
        case Rank.DIRECTIVE:
            return lang.say("Directives")
        case Rank.MANUAL:
            return lang.say("Manuals and models")
        case Rank.RULING:
            return lang.say("Rulings")
        case _:
            return lang.say("Recommendations")


def confidence(value: Confidence, lang: Language) -> str:
    """A confidence in words."""
    match value:
        case Confidence.HIGH:
            return lang.say("High confidence")
        case Confidence.MEDIUM:
            return lang.say("Medium confidence")
        case Confidence.LOW:
            return lang.say("Low confidence")
        case _:
            return lang.say("Unverified")


def edge_kind(value: str, lang: Language) -> str:
    """A kind of effect or reference as a verb: "repeals", "is based on"."""
    match value:
        case EffectType.REPEALS:
            return lang.say("repeals")
        case EffectType.SUBSTITUTES:
            return lang.say("substitutes")
        case EffectType.AMENDS:
            return lang.say("amends")
        case EffectType.ADDS:
            return lang.say("adds to")
        case EffectType.INCORPORATES:
            return lang.say("compiles")
        case EffectType.DISPLACES:
            return lang.say("displaces the text of")
        case EffectType.SUPERSEDES:
            return lang.say("takes the place of")
        case EffectType.EXTENDS:
            return lang.say("keeps alive")
        case EffectType.COMPLEMENTS:
            return lang.say("complements")
        case EffectType.COMMENCES:
            return lang.say("starts to rule")
        case EffectType.SUSPENDS:
            return lang.say("suspends")
        case EffectType.LIFTS:
            return lang.say("lifts the suspension of")
        case EffectType.ANNULS:
            return lang.say("annuls")
        case EffectType.QUALIFIES:
            return lang.say("lets stand under one reading")
        case EffectType.CORRECTS:
            return lang.say("corrects")
        case EffectType.REVIVES:
            return lang.say("revives")
        case EffectType.EXPIRES:
            return lang.say("sets the end of")
        case EffectType.LAPSES:
            return lang.say("makes lapse")
        case EffectType.POSTPONES:
            return lang.say("puts off")
        case EffectType.SAVES:
            return lang.say("saves for earlier cases")
        case ReferenceKind.IMPLEMENTS:
            return lang.say("implements")
        case ReferenceKind.BASED_ON:
            return lang.say("is based on")
        case ReferenceKind.CONTINUES_UNDER:
            return lang.say("continues under")
        case ReferenceKind.MAKES_BINDING:
            return lang.say("makes binding")
        case ReferenceKind.GENERIC_REPEAL:
            return lang.say("repeals whatever is contrary to it")
        case ReferenceKind.SUSPENSION_DENIED:
            return lang.say("refuses to suspend")
        case _:
            return lang.say("cites")


def why_not(value: WhyNot, lang: Language) -> str:
    """Why a norm was set aside, in words."""
    match value:
        case WhyNot.NOT_YET:
            return lang.say("had not started to rule")
        case WhyNot.REPEALED:
            return lang.say("had been repealed")
        case WhyNot.SUBSTITUTED:
            return lang.say("had been substituted")
        case WhyNot.AMENDED:
            return lang.say("had been rewritten")
        case WhyNot.COMPILED:
            return lang.say("had been compiled")
        case WhyNot.SUPERSEDED:
            return lang.say("had been replaced by a later edition")
        case WhyNot.EXHAUSTED:
            return lang.say("its effect was spent")
        case WhyNot.NOT_ADDRESSED:
            return lang.say("does not speak to this class of addressee")
        case WhyNot.NOT_BINDING:
            return lang.say("no provision in force made it binding")
        case WhyNot.SUSPENDED:
            return lang.say("was suspended")
        case WhyNot.ANNULLED:
            return lang.say("had been annulled")
        case WhyNot.CORRECTED:
            return lang.say("had been corrected")
        case WhyNot.EXPIRED:
            return lang.say("had expired by its own clause")
        case WhyNot.LAPSED:
            return lang.say("had lost its force with its grounds")
        case WhyNot.WITHDRAWN:
            return lang.say("was withdrawn before it ruled, or is deemed never to have been")
        case WhyNot.OLD_CASE:
            return lang.say("leaves earlier cases to the norm before it")
        case _:
            return lang.say("its force that day is not known")


def coverage_state(value: CoverageState, lang: Language) -> str:
    """The state of a principle in words."""
    match value:
        case CoverageState.CLAIMED:
            return lang.say("Claimed")
        case CoverageState.ASSESSED_NONE:
            return lang.say("Assessed, no support found")
        case _:
            return lang.say("Not assessed")


def claim_basis(value: ClaimBasis, lang: Language) -> str:
    """Who makes a claim, in words."""
    if value is ClaimBasis.MINISTRY:
        return lang.say("Claimed by the ministry for the practice as a whole")
    return lang.say("Editorial reading")


def relation(value: Relation, lang: Language) -> str:
    """How far a claim goes, in words."""
    match value:
        case Relation.FULL:
            return lang.say("full support")
        case Relation.PARTIAL:
            return lang.say("partial support")
        case Relation.CONTEXTUAL:
            return lang.say("context only")
        case _:
            return lang.say("no support")


def verdict(value: Verdict, lang: Language) -> str:
    """How a statement stands to the law, in words."""
    match value:
        case Verdict.AGREES:
            return lang.say("Agrees with the law")
        case Verdict.OUTDATED:
            return lang.say("True once, no longer")
        case Verdict.DIFFERS:
            return lang.say("Differs from the law")
        case _:
            return lang.say("Not a legal claim")


def field(value: str, lang: Language) -> str:
    """A field of a record in words, as it follows "not verified"."""
    match value:
        case "issued":
            return lang.say("the day of issue")
        case "published":
            return lang.say("the day of publication")
        case "start":
            return lang.say("the day it takes effect")
        case "number":
            return lang.say("its number")
        case "heading":
            return lang.say("its heading")
        case "produced_by":
            return lang.say("which change put its text there")
        case "target":
            return lang.say("what the change acts on")
        case "actor":
            return lang.say("which provision makes the change")
        case _:
            return lang.say("a fact that decides")


#: The kinds of records, as a list of how many there are names them.
_KINDS = {
    "Absence": mark("Absences"),
    "Act": mark("Acts"),
    "Condition": mark("Conditions"),
    "CoverageClaim": mark("Coverage claims"),
    "Dataset": mark("Data sets"),
    "Deadline": mark("Deadlines"),
    "Effect": mark("Effects"),
    "Element": mark("Elements of the policy"),
    "Opinion": mark("Opinions"),
    "Pillar": mark("Pillars"),
    "Principle": mark("Principles"),
    "Provision": mark("Provisions"),
    "Reference": mark("References"),
    "RoleHolding": mark("Roles held"),
    "Source": mark("Sources"),
    "StatedStatus": mark("Stated statuses"),
    "Statement": mark("Statements of the source document"),
    "Term": mark("Terms"),
    "Thing": mark("Things it names"),
    "Topic": mark("Topics"),
    "Version": mark("Versions of texts"),
}


def record_kind(value: str, lang: Language) -> str:
    """A kind of record in words, in the plural; as the model names it where it is not foreseen."""
    return lang.say(_KINDS.get(value, value))
