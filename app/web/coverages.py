"""Coverage in the published form."""

from __future__ import annotations

from datetime import date

from app.core.coverage import LivingClaim, coverage, coverage_diff, coverage_without
from app.core.errors import NotRecorded
from app.core.model import Act, Id, Pillar, Provision
from app.render import prose
from app.render.names import name
from app.web import schemas
from app.web.view import View


def claim_item(view: View, one: LivingClaim) -> schemas.ClaimItem:
    """A coverage claim with what carries it."""
    claim = one.claim
    return schemas.ClaimItem(
        id=claim.id,
        act=view.ref(one.acts[0]),
        provision=[view.ref(version.slot) for version in one.versions],
        relation=claim.relation.value,
        basis=claim.basis.value,
        reason=view.words(claim.reason),
        evidence=claim.evidence.locator,
        assessor=name(view.corpus, claim.assessor, view.lang),
        assessed_on=claim.assessed_on,
        confidence=claim.evidence.confidence.value,
        retrospective=claim.retrospective,
        sources=view.sources(claim.evidence),
    )


def report(view: View, on: date, principle: int | None = None) -> schemas.CoverageReport:
    """For each principle its state and claims on a day."""
    items = []
    for one in coverage(view.corpus, on):
        if principle is not None and one.principle.number != principle:
            continue
        pillar = view.corpus.get(Pillar, one.principle.pillar)
        items.append(
            schemas.PrincipleItem(
                principle=one.principle.number,
                label=view.words(one.principle.label),
                short=view.words(one.principle.short),
                pillar=view.words(pillar.label) if pillar else "",
                state=one.state.value,
                claims=[claim_item(view, claim) for claim in one.claims],
                in_doubt=[claim.id for claim in one.in_doubt],
                ended=[claim.id for claim in one.ended],
            )
        )
    return schemas.CoverageReport(
        on=on, recommendation="oecd/recommendation/2014/LEGAL-0406", principles=items, dataset=view.dataset()
    )


def difference(view: View, earlier: date, later: date) -> schemas.CoverageDiff:
    """The principles whose claims differ between two days."""
    changes = [
        schemas.CoverageChangeItem(
            principle=one.principle.number,
            label=view.words(one.principle.label),
            before=one.before.value,
            after=one.after.value,
            gained=[claim_item(view, claim) for claim in one.gained],
            lost=[claim_item(view, claim) for claim in one.lost],
            because={claim: [prose.event(view.corpus, effect, view.lang) for effect in by] for claim, by in one.causes.items()},
        )
        for one in coverage_diff(view.corpus, earlier, later)
    ]
    return schemas.CoverageDiff.model_validate({"from": earlier, "to": later, "changes": changes, "dataset": view.dataset()})


def without(view: View, unit: Id, on: date) -> schemas.CoverageWithout:
    """What the coverage of a day would lose if a recorded act or provision ended."""
    if view.corpus.get(Act, unit) is None and view.corpus.get(Provision, unit) is None:
        raise NotRecorded("norm", unit)
    losses = [
        schemas.CoverageLossItem(
            principle=one.principle.number,
            label=view.words(one.principle.label),
            only_support=one.only_support,
            lost=[claim_item(view, claim) for claim in one.lost],
            left=[claim_item(view, claim) for claim in one.left],
        )
        for one in coverage_without(view.corpus, unit, on)
    ]
    return schemas.CoverageWithout(on=on, without=view.ref(unit), losses=losses, dataset=view.dataset())
