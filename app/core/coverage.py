"""Which principles are supported on a day, by what, and who says so; a claim dies with the provision version it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.corpus import Corpus, ancestors
from app.core.identifiers import act_of, slot_of
from app.core.model import CoverageClaim, Effect, Id, Principle, Version
from app.core.standing import ALIVE, primary_end, standing
from app.core.vocabulary import ClaimBasis, CoverageState, Relation


@dataclass(frozen=True, slots=True)
class LivingClaim:
    """A claim that stands on a day, with those of its versions that do."""

    claim: CoverageClaim
    versions: tuple[Version, ...]

    @property
    def acts(self) -> tuple[Id, ...]:
        """The acts whose words carry the claim that day (the giver of the text, not its host), each once."""
        given = (version.text_from[0] if version.text_from else version.slot for version in self.versions)
        return tuple(dict.fromkeys(act_of(place) for place in given))

    @property
    def strength(self) -> tuple[int, int]:
        """For sorting and shading: the ministry's claims first, then by confidence."""
        return (self.claim.basis is not ClaimBasis.MINISTRY, self.claim.evidence.confidence.weakness)


@dataclass(frozen=True, slots=True)
class PrincipleCoverage:
    """One principle on a day: its state, the claims that stand, those whose force is unknown, and those that have ended."""

    principle: Principle
    state: CoverageState
    claims: tuple[LivingClaim, ...]
    in_doubt: tuple[CoverageClaim, ...]
    ended: tuple[CoverageClaim, ...]
    not_yet: tuple[CoverageClaim, ...]


def coverage(corpus: Corpus, on: date) -> tuple[PrincipleCoverage, ...]:
    """Every principle on a day, in number order."""
    return tuple(principle_coverage(corpus, principle, on) for principle in _principles(corpus))


def _principles(corpus: Corpus) -> list[Principle]:
    return sorted(corpus.all(Principle), key=lambda principle: principle.number)


def principle_coverage(corpus: Corpus, principle: Principle, on: date) -> PrincipleCoverage:
    """One principle on a day.

    `claimed` needs a living claim of support; `assessed-none` a living assessment that found none; otherwise nobody has
    assessed it for that day, which is not the same as no support.
    """
    living: list[LivingClaim] = []
    in_doubt: list[CoverageClaim] = []
    ended: list[CoverageClaim] = []
    not_yet: list[CoverageClaim] = []
    for claim in corpus.linked(CoverageClaim, "claim_of", principle.id):
        standing_versions, doubtful, to_come = _lives(corpus, claim, on)
        if standing_versions:
            living.append(LivingClaim(claim, standing_versions))
        elif doubtful:
            in_doubt.append(claim)
        else:
            (not_yet if to_come else ended).append(claim)
    living.sort(key=lambda one: (*one.strength, one.claim.id))
    supports = [one for one in living if one.claim.relation is not Relation.NONE]
    unsupported = CoverageState.ASSESSED_NONE if living else CoverageState.NOT_ASSESSED
    state = CoverageState.CLAIMED if supports else unsupported
    return PrincipleCoverage(principle, state, tuple(living), tuple(in_doubt), tuple(ended), tuple(not_yet))


def _lives(corpus: Corpus, claim: CoverageClaim, on: date) -> tuple[tuple[Version, ...], bool, bool]:
    """The versions of a claim that stand on the day; whether some may; whether all are still to come."""
    found: list[Version] = []
    doubtful = False
    to_come = True
    for identifier in claim.versions:
        version = corpus.get(Version, identifier)
        if version is None:
            continue
        place = standing(corpus, version.slot, on)
        if place.status in ALIVE and place.spell.version == version:
            found.append(version)
        doubtful = doubtful or version in place.spell.possible
        first = next((spell for spell in place.spells if spell.version == version or version in spell.possible), None)
        to_come = to_come and first is not None and on < first.period.start
    return tuple(found), doubtful, to_come


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """What changed for a principle between two days; `causes` are, by claim, the effects that began or ended its texts."""

    principle: Principle
    before: CoverageState
    after: CoverageState
    gained: tuple[LivingClaim, ...]
    lost: tuple[LivingClaim, ...]
    causes: Mapping[Id, tuple[Effect, ...]]


def coverage_diff(corpus: Corpus, earlier: date, later: date) -> tuple[CoverageChange, ...]:
    """The principles whose state or living claims differ between two days, with the claims gained and lost."""
    changes = []
    for principle in _principles(corpus):
        before, after = (principle_coverage(corpus, principle, on) for on in (earlier, later))
        had = {one.claim.id for one in before.claims}
        has = {one.claim.id for one in after.claims}
        gained = tuple(one for one in after.claims if one.claim.id not in had)
        lost = tuple(one for one in before.claims if one.claim.id not in has)
        if gained or lost or before.state is not after.state:
            causes = {one.claim.id: _causes(corpus, one, later, began=True) for one in gained}
            causes |= {one.claim.id: _causes(corpus, one, earlier, began=False) for one in lost}
            changes.append(CoverageChange(principle, before.state, after.state, gained, lost, causes))
    return tuple(changes)


def _causes(corpus: Corpus, living: LivingClaim, on: date, *, began: bool) -> tuple[Effect, ...]:
    """The effects that brought the texts a claim stands on that day, or those that were to end them; each once."""
    found: dict[Id, Effect] = {}
    for version in living.versions:
        spell = standing(corpus, version.slot, on).spell
        effect = spell.opened if began else primary_end(spell)
        if effect is not None:
            found[effect.id] = effect
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class CoverageLoss:
    """What a principle would lose if a provision or an act ended: the claims that fall, and those that would be left."""

    principle: Principle
    lost: tuple[LivingClaim, ...]
    left: tuple[LivingClaim, ...]

    @property
    def only_support(self) -> bool:
        """Whether no claim of support would be left."""
        return not any(one.claim.relation is not Relation.NONE for one in self.left)


def coverage_without(corpus: Corpus, unit: Id, on: date) -> tuple[CoverageLoss, ...]:
    """The principles that would lose support on a day if `unit` ended, those that would lose their only one first.

    A claim falls when every version it stands on lies in the unit, or takes its words from it: who asks about a decree means
    its text, wherever that stands.
    """
    losses = []
    for one in coverage(corpus, on):
        falling = tuple(living for living in one.claims if _rests_on(corpus, living, unit))
        supports = tuple(living for living in falling if living.claim.relation is not Relation.NONE)
        if supports:
            left = tuple(living for living in one.claims if living not in falling)
            losses.append(CoverageLoss(one.principle, supports, left))
    return tuple(sorted(losses, key=lambda loss: (not loss.only_support, loss.principle.number)))


def _rests_on(corpus: Corpus, living: LivingClaim, unit: Id) -> bool:
    return all(
        any(unit in ancestors(corpus, slot_of(place)) for place in (version.slot, *version.text_from))
        for version in living.versions
    )


def matrix_cell(claims: tuple[LivingClaim, ...], act: Id) -> LivingClaim | None:
    """The strongest living claim an act carries, for a heat map; ``None`` when it carries none."""
    return min((one for one in claims if act in one.acts), key=lambda one: one.strength, default=None)
