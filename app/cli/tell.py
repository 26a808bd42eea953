"""Answers on the terminal, in sentences."""

from __future__ import annotations

import sys
from datetime import date

from app.cli.console import out
from app.core.acts import act_standing
from app.core.model import Id
from app.core.standing import standing
from app.core.vocabulary import CoverageState
from app.render import prose, reasons, words
from app.render.names import name
from app.web import acts, provisions, schemas
from app.web.view import View


def act(view: View, identifier: Id, day: date, json: bool) -> None:
    """An act: its status with reasons, what it did and what was done to it."""
    told = acts.detail(view, acts.must_have(view, identifier), day)
    if json:
        as_json(told)
        return
    core = act_standing(view.corpus, identifier, day)
    out.print(f"[bold]{_plain(told.label)}[/bold]  {_plain(told.summary)}")
    out.print(f"{view.lang.day(day)}: [bold]{reasons.standing_line(core, view.lang)}[/bold]")
    for reason in told.reasons:
        out.print(f"  · {reason.says}", markup=False)
    for title, effects in (
        (view.lang.say("What it did"), told.effects_done),
        (view.lang.say("What was done to it"), told.effects_suffered),
    ):
        if effects:
            out.print(f"[bold]{title}[/bold]")
        for one in effects:
            when = one.date.isoformat() if one.date else "?"
            target = one.to.label if one.to else ""
            out.print(f"  {when}  {one.from_.label} {one.says} {target}  ({one.id}, {one.confidence})", markup=False)


def provision(view: View, slot: Id, day: date, json: bool) -> None:
    """A provision: its status, its text and every text it has held."""
    if json:
        as_json(provisions.detail(view, slot, day))
        return
    place = standing(view.corpus, slot, day)
    out.print(f"[bold]{_plain(name(view.corpus, slot, view.lang))}[/bold]")
    out.print(f"{view.lang.day(day)}: [bold]{words.status(place.status, view.lang)}[/bold]")
    if place.spell.version is not None:
        version = place.spell.version
        source = prose.provenance(view.corpus, version, view.lang)
        out.print(f"  {view.words(version.heading)}" + (f" ({source})" if source else ""), markup=False)
    out.print(f"[bold]{view.lang.say('What this place has held')}[/bold]")
    for one in provisions.versions(view, slot).versions:
        period = one.in_force
        since = period.from_.isoformat() if period and period.from_ else "?"
        until = period.until.isoformat() if period and period.until else "…"
        out.print(f"  [{since}, {until})  {one.heading}  ← {one.text_from.provision.label}", markup=False)


def determination(view: View, told: schemas.Determination, periods: dict[Id, str]) -> None:
    """A determination: what governs, cautions, steps, deadlines, and what else was considered."""
    say = view.lang.say
    out.print(told.says, style="bold", markup=False)
    for item in told.governing:
        role = words.role(item.role, view.lang)  # type: ignore[arg-type]
        out.print(f"\n[bold green]{role}: {_plain(item.provision.label)}[/bold green]")
        out.print(f"  {item.heading}", markup=False)
        if item.text_from.act.id != item.provision.act.id:
            where = f" ({item.text_from.locator})" if item.text_from.locator else ""
            out.print(f"  {say('Text given by')} {item.text_from.provision.label}{where}", markup=False)
        out.print(f"  {say('In force {period}.', period=periods[item.provision.id])} [{item.confidence}]", markup=False)
        for reading in item.readings:
            out.print(f"  {say('Under one reading only:')} {reading}", markup=False)
        if item.regime == "ultractive":
            out.print(f"  {say('It has ended, and rules on for a case begun before.')}", markup=False)
    if told.absence:
        out.print(told.absence.reason, markup=False)
    if told.as_then:
        out.print(f"\n[bold]{say('As the law was on that day')}[/bold]")
        out.print(f"  {told.as_then.says}", markup=False)
    if told.warnings:
        out.print(f"\n[bold yellow]{say('Before relying on this')}[/bold yellow]")
        for warning in told.warnings:
            out.print(f"  ! {warning.message}", markup=False)
    if told.steps:
        out.print(f"\n[bold]{view.lang.count('Why: {count} step', 'Why: {count} steps', len(told.steps))}[/bold]")
    for number, step in enumerate(told.steps, 1):
        out.print(f"  {number}. {step.says}", markup=False)
        told_by = "; ".join(source.title for source in step.sources)
        effect = step.effect.id.rpartition("/")[2] if step.effect else ""
        locator = step.sources[0].locator if step.sources else ""
        out.print("     " + " · ".join(part for part in (step.rule, effect, locator, told_by) if part), style="dim", markup=False)
    if told.deadlines:
        out.print(f"\n[bold]{say('Deadlines and targets in force that day')}[/bold]")
    for deadline in told.deadlines:
        due = deadline.due.isoformat() if deadline.due else str(deadline.due_year or "")
        out.print(f"  {deadline.addressee}: {deadline.obligation} {due} {deadline.value} [{deadline.confidence}]", markup=False)
    if told.considered:
        out.print(f"\n[bold]{say('What else was considered')}[/bold]")
    for one in told.considered:
        out.print(f"  {one.provision.label}: {one.says}", markup=False)


def _plain(text: str) -> str:
    return text.replace("[", "\\[")


def as_json(value: schemas.Schema) -> None:
    """The JSON of the API."""
    sys.stdout.write(value.model_dump_json(by_alias=True, indent=2) + "\n")


def coverage_change(told: schemas.CoverageDiff, view: View, plain: bool) -> None:
    """What changed in coverage between two days: principle by principle, what was gained and what was lost."""
    if plain:
        as_json(told)
        return
    say = view.lang.say
    out.print(say("Coverage from {earlier} to {later}", earlier=told.from_, later=told.to), style="bold", markup=False)
    for change in told.changes:
        out.print(
            f"\n{change.principle}. {change.label}: {_states(view, change.before, change.after)}", style="bold", markup=False
        )
        for sign, claims in (("+", change.gained), ("-", change.lost)):
            for claim in claims:
                out.print(f"  {sign} {_carried(claim)}: {claim.reason} [{claim.confidence}]", markup=False)
                for cause in change.because[claim.id]:
                    out.print(f"      {cause}", style="dim", markup=False)
    if not told.changes:
        out.print(say("Nothing changed."), markup=False)


def coverage_loss(told: schemas.CoverageWithout, view: View, plain: bool) -> None:
    """What coverage would lose if a norm ended."""
    if plain:
        as_json(told)
        return
    say = view.lang.say
    out.print(say("If {norm} ended on {day}", norm=told.without.label, day=told.on), style="bold", markup=False)
    for loss in told.losses:
        left = (
            say("its only support")
            if loss.only_support
            else view.lang.count("{count} claim left", "{count} claims left", len(loss.left))
        )
        out.print(f"  {loss.principle}. {loss.label}: {left}", markup=False)
    if not told.losses:
        out.print(say("No principle would lose support."), markup=False)


def _carried(claim: schemas.ClaimItem) -> str:
    return ", ".join(ref.label for ref in claim.provision) or claim.act.label


def _states(view: View, before: str, after: str) -> str:
    said = [words.coverage_state(CoverageState(one), view.lang) for one in (before, after)]
    return said[0] if before == after else " -> ".join(said)
