"""Core answers as the published schemas: names, words and sources put in, nothing decided."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.answer import Considered, Determination, Governing, Step
from app.core.answer import Warning as Caution
from app.core.corpus import Corpus
from app.core.coverage import LivingClaim
from app.core.identifiers import act_of, slot_of
from app.core.lineage import Edge
from app.core.model import Absence, Act, Deadline, Effect, Evidence, Id, Reference, Source, Text, Topic, Version
from app.core.period import LAST_DAY, Moment
from app.core.rules.answering import due_day
from app.core.rules.existence import moment_of
from app.core.standing import ALIVE, standing
from app.core.timeline import Spell
from app.release.edition import Edition, Hit
from app.render import prose, words
from app.render.language import Language
from app.render.names import name
from app.web import schemas


@dataclass(frozen=True, slots=True)
class View:
    """A release seen by one reader: everything a schema needs to be filled."""

    edition: Edition
    lang: Language
    base: str

    @property
    def corpus(self) -> Corpus:
        """The corpus of the release."""
        return self.edition.corpus

    def words(self, text: Text | None) -> str:
        """A text in the reader's language."""
        return text.in_(self.lang.code) if text else ""

    def ref(self, identifier: Id) -> schemas.Ref:
        """A reference with its name."""
        return schemas.Ref(id=identifier, label=name(self.corpus, identifier, self.lang))

    def provision(self, identifier: Id) -> schemas.ProvisionRef:
        """A provision or whole act, with its act."""
        slot = slot_of(identifier)
        return schemas.ProvisionRef(id=slot, label=name(self.corpus, slot, self.lang), act=self.ref(act_of(slot)))

    def dataset(self) -> schemas.DatasetItem:
        """The release, to be named in every answer."""
        return schemas.DatasetItem(
            release=self.edition.id, known_through=self.corpus.known_through, built_at=self.edition.built_at.isoformat()
        )

    def sources(self, evidence: Evidence) -> list[schemas.SourceRef]:
        """The sources of a fact."""
        found = []
        for identifier in evidence.sources:
            source = self.corpus.get(Source, identifier)
            if source is not None:
                title = self.words(source.title)
                iri = self.base + identifier
                found.append(schemas.SourceRef(iri=iri, title=title, url=source.url, locator=evidence.locator))
        return found

    def text_from(self, slot: Id, given: Sequence[Id], locator: str = "") -> schemas.TextFrom:
        """Whose words a version holds; its own act's when no other is named."""
        place = given[0] if given else slot
        return schemas.TextFrom(act=self.ref(act_of(place)), provision=self.ref(slot_of(place)), locator=locator)


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


def by_class(view: View, spells: Iterable[tuple[Id, Spell]]) -> list[schemas.ByClass]:
    """The status class by class."""
    return [
        schemas.ByClass(addressee=scope.rpartition("/")[2], status=spell.status, in_force=in_force(spell.since, spell.until))
        for scope, spell in spells
    ]


def determination(view: View, answer: Determination, known_at: str | None = None) -> schemas.Determination:
    """An answer in the published form, named by the hash of its content."""
    found = schemas.Determination(
        id="",
        question=schemas.QuestionItem(
            topic=answer.question.topic.slug, on=answer.question.on, known_at=known_at, addressee=answer.question.addressee
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
        dataset=view.dataset(),
    )
    content = found.model_dump(mode="json", by_alias=True, exclude={"id"})
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    found.id = f"{view.base}determination/sha256-{hashlib.sha256(canonical.encode()).hexdigest()}"
    return found


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
        by_class=by_class(view, item.standing.by_class),
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


def version_item(view: View, version: Version, on: date | None = None) -> schemas.VersionItem:
    """A text with the period in which it stood, for whoever it first stood."""
    place = standing(view.corpus, version.slot, on or LAST_DAY)
    life = next((spell for spell in place.spells if spell.version == version and spell.status in ALIVE), None)
    return schemas.VersionItem(
        id=version.id,
        heading=view.words(version.heading),
        in_force=in_force(life.since, life.until) if life else None,
        status_reason="" if life else view.lang.say("It is not known to have stood on any day."),
        text_from=view.text_from(version.slot, version.text_from, version.text_locator),
        confidence=version.evidence.confidence.value,
        topics=[one.topic.rpartition("/")[2] for one in version.governs],
        sources=view.sources(version.evidence),
    )


def effect_item(view: View, record: Effect | Reference) -> schemas.EffectItem:
    """An effect or reference with its evidence."""
    changes = isinstance(record, Effect)
    moment = moment_of(view.corpus, record, None) if isinstance(record, Effect) else record.since
    kind = record.type.value if isinstance(record, Effect) else record.kind.value
    origin = record.actor if isinstance(record, Effect) else record.origin
    evidence = record.evidence
    return schemas.EffectItem.model_validate(
        {
            "id": record.id,
            "kind": kind,
            "says": words.edge_kind(kind, view.lang),
            "changes_law": changes,
            "from": view.provision(origin),
            "to": view.provision(record.target) if record.target else None,
            "date": moment.exact if moment else None,
            "between": window(moment),
            "basis": record.basis.value if isinstance(record, Effect) else None,
            "applied": not isinstance(record, Effect) or record.incorporation.value == "applied",
            "confidence": evidence.confidence.value,
            "locator": evidence.locator,
            "target_locator": record.target_locator,
            "quote": evidence.quote,
            "note": view.words(evidence.note),
            "sources": view.sources(evidence),
        }
    )


def edge_item(view: View, edge: Edge) -> schemas.LineageEdge:
    """A lineage edge."""
    return schemas.LineageEdge(
        id=edge.id,
        kind=edge.kind,
        says=words.edge_kind(edge.kind, view.lang),
        source=edge.origin,
        target=edge.target,
        from_provision=slot_of(edge.origin_place),
        to_provision=slot_of(edge.target_place),
        date=edge.moment.exact if edge.moment else None,
        between=window(edge.moment),
        confidence=edge.confidence.value,
        changes_law=edge.changes_law,
        applied=edge.applied,
        details=edge.details,
    )


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


def topic_item(view: View, topic: Topic) -> schemas.TopicItem:
    """A topic with its words."""
    return schemas.TopicItem(
        slug=topic.slug,
        label=view.words(topic.label),
        definition=view.words(topic.definition),
        synonyms=list(topic.synonyms_en if view.lang.code == "en" else topic.synonyms_es),
        broader=[one.rpartition("/")[2] for one in topic.broader],
        related=[one.rpartition("/")[2] for one in topic.related],
    )


def match_item(view: View, hit: Hit) -> schemas.MatchItem:
    """A search hit with its name."""
    period = None
    if hit.start or hit.end:
        period = schemas.InForce.model_validate({"from": hit.start, "until": hit.end})
    return schemas.MatchItem(kind=hit.kind, id=hit.id, label=hit_label(view, hit), snippet=hit.snippet, in_force=period)


def hit_label(view: View, hit: Hit) -> str:
    """What a hit is called: its name, or the words that matched for records without one."""
    if hit.kind == "element":
        return hit.snippet.replace("[", "").replace("]", "")
    return name(view.corpus, hit.id, view.lang)
