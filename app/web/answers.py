"""Determinations in the published form: names, words and sources put in, nothing decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core.answer import Considered, Determination, Governing, Step
from app.core.answer import Warning as Caution
from app.core.corpus import Corpus
from app.core.identifiers import slot_of
from app.core.model import Absence, Act, Deadline, Effect, Element, Evidence, Id, Reference, Version
from app.core.period import Moment
from app.core.rules.answering import due_day
from app.core.timeline import Spell
from app.release.edition import Hit
from app.release.resolve import looks_like_slug, nearest_topics
from app.render import prose, words
from app.render.names import name
from app.web import schemas
from app.web.problems import UNKNOWN_TOPIC, ProblemRaised, echo
from app.web.view import View


def window(moment: Moment | None) -> schemas.Window | None:
    """The window of an inexact moment; ``None`` for an exact one."""
    if moment is None or moment.exact is not None:
        return None
    return schemas.Window(earliest=moment.earliest, latest=moment.latest)


def in_force(since: Moment | None, until: Moment | None) -> schemas.InForce:
    """A period of force as well as it is known."""
    return schemas.InForce.model_validate(
        {
            "from": since.exact if since else None,
            "until": until.exact if until else None,
            "from_between": window(since),
            "until_between": window(until),
        }
    )


def by_class(spells: Iterable[tuple[Id, Spell]]) -> list[schemas.ByClass]:
    """The status class by class."""
    return [
        schemas.ByClass(addressee=scope.rpartition("/")[2], status=spell.status, in_force=in_force(spell.since, spell.until))
        for scope, spell in spells
    ]


def determination(view: View, answer: Determination) -> schemas.Determination:
    """An answer in the published form, named by the hash of what it says."""
    return schemas.Determination(
        id=f"{view.base}determination/sha256-{answer.digest(view.edition.id)}",
        question=schemas.QuestionItem(
            topic=answer.question.topic.slug,
            on=answer.question.on,
            known_at=view.known_at,
            addressee=answer.question.addressee,
            case=answer.question.case,
        ),
        outcome=answer.outcome.value,
        says=prose.verdict(view.corpus, answer, view.lang),
        governing=[governing_item(view, item) for item in answer.governing],
        considered=[considered_item(view, one) for one in answer.considered],
        absent_ranks=[rank.value for rank in answer.absent_ranks],
        absence=absence_item(view, answer.gap),
        deadlines=[deadline_item(view, deadline) for deadline in answer.deadlines],
        steps=[step_item(view, one) for one in answer.steps],
        warnings=[warning_item(view, one) for one in answer.warnings],
        as_then=as_then(view, answer.as_then) if answer.as_then else None,
        dataset=view.dataset(),
    )


def as_then(view: View, answer: Determination) -> schemas.AsThen:
    """The answer as the law was on the day asked."""
    return schemas.AsThen(
        outcome=answer.outcome.value,
        says=prose.verdict(view.corpus, answer, view.lang),
        governing=[governing_item(view, item) for item in answer.governing],
        considered=[considered_item(view, one) for one in answer.considered],
        steps=[step_item(view, one) for one in answer.steps],
        warnings=[warning_item(view, one) for one in answer.warnings],
    )


def governing_item(view: View, item: Governing) -> schemas.GoverningItem:
    """A governing provision."""
    return schemas.GoverningItem(
        role=item.role.value,
        rank=item.rank.value,
        provision=view.provision(item.version.slot),
        heading=view.words(item.version.heading),
        text_from=view.text_from(item.version.slot, item.text_from, item.version.text_locator),
        in_force=in_force(item.since, item.until),
        status="contested" if item.contested else item.status.value,
        confidence=item.confidence.value,
        by_class=by_class(item.standing.by_class),
        regime="ultractive" if item.saved_by else "ordinary",
        readings=[view.words(effect.reading) for one in item.readings if (effect := view.corpus.get(Effect, one))],
    )


def considered_item(view: View, one: Considered) -> schemas.ConsideredItem:
    """A norm set aside."""
    return schemas.ConsideredItem(
        provision=view.provision(one.version.slot),
        version=one.version.id,
        role=one.role.value,
        rank=one.rank.value,
        why_not=one.why_not.value,
        says=prose.considered(view.corpus, one, view.lang),
        since=one.since.exact if one.since else None,
        since_between=window(one.since),
        by=view.ref(one.by) if one.by else None,
    )


def absence_item(view: View, gap: Absence | None) -> schemas.AbsenceItem | None:
    """A recorded absence."""
    if gap is None:
        return None
    return schemas.AbsenceItem.model_validate(
        {"id": gap.id, "kind": gap.kind.value, "reason": view.words(gap.reason), "from": gap.start, "until": gap.end}
    )


def deadline_item(view: View, deadline: Deadline) -> schemas.DeadlineItem:
    """A time limit, its last day counted from its anchor."""
    due = due_day(view.corpus, deadline)
    return schemas.DeadlineItem(
        id=deadline.id,
        obligation=view.words(deadline.obligation),
        addressee=view.words(deadline.addressee),
        due=due.exact if due else None,
        due_year=deadline.due_year,
        value=view.words(deadline.value),
        set_by=[view.ref(slot_of(version)) for version in deadline.established_by],
        confidence=deadline.evidence.confidence.value,
        sources=view.sources(deadline.evidence),
    )


def step_item(view: View, one: Step) -> schemas.StepItem:
    """A step with its premises and sources."""
    rests_on = (one.effect, *one.facts) if one.effect else one.facts
    evidence = next((found for identifier in rests_on if (found := evidence_of(view.corpus, identifier))), None)
    sources = view.sources(evidence) if evidence else []
    return schemas.StepItem(
        rule=one.rule,
        code=one.code,
        says=prose.step(view.corpus, one, view.lang),
        subject=view.ref(slot_of(one.subject)),
        effect=schemas.Ref(id=one.effect, label=effect_label(view, one.effect)) if one.effect else None,
        premises=[digest for identifier in dict.fromkeys(rests_on) for digest in view.corpus.premises(identifier)],
        source=sources[0] if sources else None,
        sources=sources,
        quote=evidence.quote if evidence else "",
        confidence=evidence.confidence.value if evidence else None,
    )


def effect_label(view: View, identifier: Id) -> str:
    """What an effect does, in a few words."""
    effect = view.corpus.get(Effect, identifier)
    if effect is None:
        return identifier
    verb = words.edge_kind(effect.type, view.lang)
    return f"{name(view.corpus, effect.actor, view.lang)} {verb} {name(view.corpus, effect.target, view.lang)}"


def evidence_of(corpus: Corpus, identifier: Id) -> Evidence | None:
    """The evidence of an effect, reference, version, act, absence or deadline."""
    for kind in (Effect, Reference, Version, Act, Absence, Deadline):
        record = corpus.get(kind, identifier)
        if record is not None:
            found: Evidence = getattr(record, "evidence")  # noqa: B009  (each of these kinds has one)
            return found
    return None


def warning_item(view: View, one: Caution) -> schemas.WarningItem:
    """A warning in words."""
    effect = view.corpus.get(Effect, one.subject)
    subject = effect.target if effect else one.subject
    return schemas.WarningItem(
        code=one.code, message=prose.warning(view.corpus, one, view.lang), subject=view.ref(slot_of(subject))
    )


def match_item(view: View, hit: Hit) -> schemas.MatchItem:
    """A search hit with its name."""
    period = None
    if hit.start or hit.end:
        period = schemas.InForce.model_validate({"from": hit.start, "until": hit.end})
    return schemas.MatchItem(
        kind=hit.kind,
        id=hit.id,
        label=hit_label(view, hit),
        snippet=hit.snippet,
        in_force=period,
        version=hit.version,
        locator=hit.locator,
    )


def hit_label(view: View, hit: Hit) -> str:
    """What a hit is called: its name, or the words that matched for records without one."""
    element = view.corpus.get(Element, hit.id) if hit.kind == "element" else None
    if element is not None:
        return view.words(element.label)
    return name(view.corpus, hit.id, view.lang)


def search_instead(view: View, text: str, day: date, addressee: str | None) -> schemas.Determination:
    """What a search finds for words that name no topic, labelled as no determination; a problem when it finds nothing."""
    matches = [match_item(view, hit) for hit in view.edition.search(text, on=day)]
    if looks_like_slug(text, view.base) or not matches:
        suggestions = [{"slug": topic.slug, "label": view.words(topic.label)} for topic in nearest_topics(view.corpus, text)]
        detail = view.lang.say("“{text}” is no topic. The nearest ones are suggested.", text=echo(text))
        raise ProblemRaised(UNKNOWN_TOPIC, detail, suggestions=suggestions)
    return schemas.Determination(
        id="",
        question=schemas.QuestionItem(topic=text, on=day, known_at=view.known_at, addressee=addressee),
        outcome="unknown",
        says=view.lang.say(
            "“{text}” is no topic of this collection. These texts mention it; that is a search, not an answer.", text=echo(text)
        ),
        governing=[],
        considered=[],
        absent_ranks=[],
        deadlines=[],
        steps=[],
        warnings=[],
        matches=matches,
        dataset=view.dataset(),
    )
