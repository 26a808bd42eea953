"""The check of a draft in the published form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from app.core.answer import Determination
from app.core.corpus import Corpus
from app.core.drafts import DraftCheck, FirstDay, check_draft, first_day
from app.core.drafts.checking import Cited, broken_citation, broken_effect
from app.core.drafts.consequences import BaseFate, DeadlineFate, Ended, GuidelineFate
from app.core.drafts.proposing import Declared
from app.core.drafts.targets import Found, State
from app.core.drafts.touched import lineage_with
from app.core.identifiers import slot_of
from app.core.lineage import Lineage
from app.core.model import Id, Version
from app.core.reading import ActReading
from app.core.reading.reference import Citation
from app.core.reading.reference import Effect as ReadEffect
from app.core.rules.answering import due_day
from app.core.vocabulary import Confidence, weakest
from app.render import drafts as words_of
from app.render import words
from app.web import coverages, lineages, schemas
from app.web.view import View


@dataclass(frozen=True, slots=True)
class DraftView(View):
    """A release seen by one reader with a draft laid over it."""

    laid: Corpus | None = None

    @property
    def corpus(self) -> Corpus:
        """The corpus with the draft."""
        return self.laid if self.laid is not None else self.edition.corpus


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft that was checked: the reader's view of the law with it, and all that was found."""

    view: DraftView
    first: FirstDay
    check: DraftCheck
    report: schemas.DraftReport

    @property
    def lineage(self) -> Lineage:
        """The acts the draft would touch, how, and what is between them."""
        return lineage_with(self.check)


def checked(view: View, reading: ActReading, asked: date | None, today: date) -> Drafted:
    """Check a draft and tell what was found, for the day asked for, or the one its text says, or today."""
    first = first_day(reading, asked, today)
    check = check_draft(view.corpus, reading, first.day)
    over = DraftView(view.edition, view.lang, view.base, view.known_at, check.after)
    return Drafted(over, first, check, report(over, first, check))


def report(view: DraftView, first: FirstDay, check: DraftCheck) -> schemas.DraftReport:
    """Everything that was found, in the published form."""
    return schemas.DraftReport(
        draft=view.ref(check.act.id),
        title=check.reading.title,
        on=check.day,
        on_from=first.origin,
        on_says=words_of.day_says(first, view.lang),
        broken=check.broken,
        effects=[_effect(view, one) for one in check.declared],
        citations=[_citation(view, one) for one in check.citations],
        versions_created=[_created(view, check, one) for one in check.versions],
        versions_ended=[_ended(view, check, one) for one in check.ended],
        deadlines=[_deadline(view, check, one) for one in check.deadlines],
        guidelines=[_norm(view, check, one) for one in check.guidelines],
        regulations=[_norm(view, check, one) for one in check.bases],
        principles=[
            schemas.DraftPrinciple(
                principle=one.loss.principle.number,
                label=view.words(one.loss.principle.label),
                says=words_of.principle_says(one, view.lang),
                only_support=one.loss.only_support,
                lost=[coverages.claim_item(view, claim) for claim in one.loss.lost],
                left=len(one.loss.left),
                **_because(check, one.by, *(claim.claim.evidence.confidence for claim in one.loss.lost)),
            )
            for one in check.principles
        ],
        topics=[
            schemas.DraftTopic(
                topic=view.ref(one.topic.id),
                says=_topic_says(view, one.before, one.after),
                before=_side(view, one.before),
                after=_side(view, one.after),
                assumed=not check.proposed.assumed.isdisjoint(item.version.id for item in one.after.governing),
                **_because(check, one.by),
            )
            for one in check.topics
        ],
        lineage=lineages.lineage_graph(view, lineage_with(check), check.day),
        cautions=cautions(view, check),
        dataset=view.dataset(),
    )


def cautions(view: DraftView, check: DraftCheck) -> list[str]:
    """What a reader must know before relying on the check."""
    say = view.lang.say
    told = []
    if not check.declared and not check.citations:
        told.append(say("No effect and no citation was read: check that this is the text of a draft."))
    elif not check.declared:
        told.append(say("No effect was read: as it is written, the draft changes nothing that stands."))
    if check.cut:
        told.append(say("There is more in the draft than is looked at: split it."))
    if check.recorded_as:
        name = view.ref(check.recorded_as).label
        told.append(
            say("The text calls itself {act}, which is recorded: the law it is compared with holds it already.", act=name)
        )
    if check.reading.general:
        told.append(say("It repeals whatever is contrary without naming it: what that reaches cannot be computed."))
    if check.proposed.assumed:
        told.append(say("A new text is taken to govern the topics of the one it replaces; the draft cannot say so itself."))
    if len(check.days) > 1:
        last = check.days[-1]
        told.append(say("Parts of the draft start later: what hangs on its texts is told for {day}.", day=last))
    if check.day > view.corpus.known_through:
        told.append(say("Law was looked for until {day}; what comes later is not known.", day=view.corpus.known_through))
    return told


def _span(read: ReadEffect | Citation | None) -> schemas.DraftSpan | None:
    return schemas.DraftSpan(start=read.start, end=read.end, span=read.span) if read else None


class _Because(TypedDict):
    evidence: schemas.DraftSpan | None
    confidence: str


def _because(check: DraftCheck, by: Id, *grades: Confidence) -> _Because:
    read = check.read_for(by)
    grade = Confidence.MEDIUM if read and read.confidence == "high" else Confidence.LOW
    return {"evidence": _span(read), "confidence": weakest(grade, *grades).value}


def _target(view: DraftView, found: Found) -> dict[str, object]:
    corpus = view.corpus
    known = found.slot and found.state is not State.AMBIGUOUS
    ender = found.ended_by
    return {
        "says": words_of.found_says(corpus, found, view.lang),
        "target": view.provision(found.slot) if known else None,
        "state": found.state.value,
        "ended_by": view.ref(slot_of(ender.actor)) if ender else None,
        "ended_on": found.since if found.state is State.ENDED else None,
        "nearest": [view.ref(one) for one in found.nearest],
    }


def _effect(view: DraftView, one: Declared) -> schemas.DraftTarget:
    notes = words_of.notes_of(view.corpus, one, view.lang)
    sure = one.read.confidence == "high" and one.found.state is not State.MISSING
    return schemas.DraftTarget.model_validate(
        {
            **_target(view, one.found),
            "kind": "effect",
            "effect": one.read.type,
            "named": words_of.named(view.corpus, one.found, one.read.target, view.lang),
            "broken": broken_effect(one),
            "applied": not one.unapplied,
            "notes": notes,
            "reason": one.read.reason,
            "evidence": _span(one.read),
            "confidence": (Confidence.MEDIUM if sure else Confidence.LOW).value,
        }
    )


def _citation(view: DraftView, one: Cited) -> schemas.DraftTarget:
    sure = one.citation.confidence == "high" and one.found.state is not State.MISSING
    return schemas.DraftTarget.model_validate(
        {
            **_target(view, one.found),
            "kind": "citation",
            "named": words_of.named(view.corpus, one.found, one.target, view.lang),
            "broken": broken_citation(one),
            "applied": False,
            "reason": one.citation.reason,
            "evidence": _span(one.citation),
            "confidence": (Confidence.MEDIUM if sure else Confidence.LOW).value,
        }
    )


def _created(view: DraftView, check: DraftCheck, version: Version) -> schemas.DraftVersion:
    topics = version.governs if version.id in check.proposed.assumed else ()
    return schemas.DraftVersion.model_validate(
        {
            "id": version.id,
            "provision": view.provision(version.slot),
            "heading": view.words(version.heading),
            "says": view.lang.say("A text of the draft would begin here."),
            "same_topics": [view.ref(one.topic) for one in topics],
            **_because(check, version.produced_by[0]),
        }
    )


def _ended(view: DraftView, check: DraftCheck, one: Ended) -> schemas.DraftVersion:
    if one.replaced_by is None:
        says = view.lang.say("It would end, and no text of the draft was read for its place.")
    elif one.replaced_by.slot == one.version.slot:
        says = view.lang.say("It would end; a text of the draft would stand in its place.")
    else:
        says = view.lang.say("It would end; what holds it would have a text of the draft.")
    return schemas.DraftVersion.model_validate(
        {
            "id": one.version.id,
            "provision": view.provision(one.version.slot),
            "heading": view.words(one.version.heading),
            "says": says,
            "replaced_by": one.replaced_by.id if one.replaced_by else None,
            **_because(check, one.by, one.version.evidence.confidence),
        }
    )


def _deadline(view: DraftView, check: DraftCheck, one: DeadlineFate) -> schemas.DraftDeadline:
    read = check.read_for(one.by)
    until = str(read.marks.get("until", "")) if read and one.fate == "moved" else ""
    moved = date.fromisoformat(until) if until else None
    due = due_day(view.corpus, one.deadline)
    return schemas.DraftDeadline(
        id=one.deadline.id,
        says=f"{view.words(one.deadline.obligation)}: {words_of.deadline_says(one, moved, view.lang)}",
        fate=one.fate,
        due=due.exact if due else None,
        due_year=one.deadline.due_year,
        moved_to=moved,
        **_because(check, one.by, one.deadline.evidence.confidence),
    )


def _norm(view: DraftView, check: DraftCheck, one: GuidelineFate | BaseFate) -> schemas.DraftNorm:
    corpus = view.corpus
    if isinstance(one, GuidelineFate):
        norm, lost, says = one.family, not one.left, words_of.guideline_says(corpus, one, view.lang)
        fallen = [slot_of(reference.origin) for reference in one.fallen]
    else:
        norm, lost, says = one.act, one.lost, words_of.base_says(corpus, one, view.lang)
        fallen = [slot_of(reference.under or reference.target) for reference in one.fallen]
    grades = (reference.evidence.confidence for reference in one.fallen)
    told = {"norm": view.ref(norm), "lost": lost, "says": says, "fallen": [view.ref(each) for each in fallen]}
    return schemas.DraftNorm.model_validate({**told, **_because(check, one.by, *grades)})


def _side(view: DraftView, answer: Determination) -> schemas.DraftSide:
    return schemas.DraftSide(
        outcome=answer.outcome.value,
        governing=[view.ref(item.version.slot) for item in answer.governing],
        versions=[item.version.id for item in answer.governing],
    )


def _topic_says(view: DraftView, before: Determination, after: Determination) -> str:
    was, now = ({item.version.id for item in answer.governing} for answer in (before, after))
    if was and not now:
        return view.lang.say("No norm would govern it any more.")
    if before.outcome is not after.outcome:
        outcomes = {"before": words.outcome(before.outcome, view.lang), "after": words.outcome(after.outcome, view.lang)}
        return view.lang.say("Its answer would go from “{before}” to “{after}”.", **outcomes)
    lost, new = len(was - now), len(now - was)
    return view.lang.say("{lost} of the texts that govern it would go, {new} would come.", lost=lost, new=new)
