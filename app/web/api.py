"""The JSON API under /api/v1."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from app.core.coverage import coverage, coverage_diff
from app.core.errors import NotRecorded
from app.core.governing import governing, history
from app.core.identifiers import act_of, natural_key, parse, slot_of
from app.core.lineage import Direction, lineage
from app.core.model import Act, Id, Pillar, Provision, Topic, Version
from app.core.standing import act_standing, standing
from app.core.vocabulary import Status
from app.release.resolve import find_topic, looks_like_slug, nearest_acts, nearest_topics, resolve
from app.render import prose
from app.render.names import name
from app.web import acts, schemas, views
from app.web.deps import Addressee, CurrentView, Day, MaybeDay, On, today
from app.web.problems import UNKNOWN_TOPIC, ProblemRaised, echo
from app.web.views import View

router = APIRouter(prefix="/api/v1", tags=["law"])

_PROBLEM: dict[int | str, dict[str, Any]] = {
    404: {"model": schemas.Problem, "description": "Nothing recorded under that name; the nearest names are suggested."},
    422: {"model": schemas.Problem, "description": "A parameter cannot be understood; the field is named."},
}

ActPath = Annotated[str, Path(description="Identifier of an act.", examples=["co/decreto/2015/1078"])]
SlotPath = Annotated[str, Path(description="Identifier of a provision.", examples=["co/decreto/2015/1078/articulo/2.2.9.1.2.1"])]
SlugPath = Annotated[str, Path(description="Slug of a topic.", examples=["gobierno-digital"])]


@router.get("/governing", responses=_PROBLEM, summary="Which provision governs a topic on a day")
def get_governing(
    view: CurrentView,
    topic: Annotated[
        str,
        Query(
            description="Slug, IRI, or plain words in Spanish or English; words that name no topic are searched instead.",
            examples=["gobierno-digital"],
            min_length=1,
            max_length=300,
        ),
    ],
    on: On = None,
    addressee: Addressee = None,
    known_at: Annotated[str | None, Query(include_in_schema=False)] = None,
) -> schemas.Determination:
    """The determination: what governs, whose text it is, from when until when, what was considered, and every step.

    `GET /api/v1/governing?topic=gobierno-digital&on=2016-03-01` answers Decreto 1078 de 2015, Libro 2, Parte 2,
    Título 9, Capítulo 1, in the text of Decreto 2573 de 2014.
    """
    day = on or today()
    found = find_topic(view.corpus, topic, view.base)
    if found is not None:
        return views.determination(view, governing(view.corpus, found, day, addressee), known_at)
    return search_instead(view, topic, day, addressee, known_at)


def search_instead(view: View, text: str, day: date, addressee: str | None, known_at: str | None) -> schemas.Determination:
    """What a search finds for words that name no topic, labelled as no determination; a problem when it finds nothing."""
    matches = [views.match_item(view, hit) for hit in view.edition.search(text, on=day)]
    if looks_like_slug(text, view.base) or not matches:
        suggestions = [{"slug": topic.slug, "label": view.words(topic.label)} for topic in nearest_topics(view.corpus, text)]
        detail = view.lang.say("“{text}” is no topic. The nearest ones are suggested.", text=echo(text))
        raise ProblemRaised(UNKNOWN_TOPIC, detail, suggestions=suggestions)
    return schemas.Determination(
        id="",
        question=schemas.QuestionItem(topic=text, on=day, known_at=known_at, addressee=addressee),
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


@router.get("/acts", responses=_PROBLEM, summary="The acts, filtered")
def get_acts(
    view: CurrentView,
    q: Annotated[str, Query(description="Words in the name, title or summary.", max_length=300)] = "",
    type: Annotated[str, Query(description="Type of act.", examples=["decreto"], max_length=60)] = "",
    year: Annotated[int | None, Query(description="Year of the act.", ge=1500, le=2999)] = None,
    status: Annotated[Status | None, Query(description="Status on the day.")] = None,
    on: On = None,
    cursor: Annotated[str, Query(description="Where the page before ended.", max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> schemas.ActPage:
    """The acts in identifier order, a page at a time; each with its status on the day."""
    day = on or today()
    found = acts.select(view, q=q, kind=type, year=year)
    listed = [(act, act_standing(view.corpus, act.id, day)) for act in found]
    listed = [(act, answer) for act, answer in listed if status is None or answer.status is status]
    after = [(act, answer) for act, answer in listed if not cursor or natural_key(act.id) > natural_key(cursor)]
    page = after[:limit]
    return schemas.ActPage(
        on=day,
        total=len(listed),
        items=[acts.summary(view, act, answer) for act, answer in page],
        next=page[-1][0].id if len(after) > limit else None,
    )


@router.get("/acts/{act:path}/lineage", responses=_PROBLEM, summary="The lineage round an act")
def get_lineage(
    view: CurrentView,
    act: ActPath,
    direction: Annotated[Direction, Query(description="Towards older acts, newer acts, or both.")] = Direction.BOTH,
    depth: Annotated[int, Query(ge=1, le=4, description="How many steps.")] = 1,
    on: Annotated[MaybeDay, Query(description="Leave out what had not happened by that day.")] = None,
    kinds: Annotated[str, Query(description="Kinds of edge to keep, separated by commas.", max_length=300)] = "",
) -> schemas.LineageGraph:
    """Acts as nodes, effects and references as edges from the acting act to the affected one; never cut silently."""
    found = acts.must_have(view, act)
    wanted = tuple(kind for kind in kinds.split(",") if kind)
    graph = lineage(view.corpus, found.id, direction=direction, depth=depth, on=on, kinds=wanted)
    return acts.lineage_graph(view, graph, on or today())


@router.get("/acts/{act:path}/provisions", responses=_PROBLEM, summary="The provisions of an act on a day")
def get_provisions(view: CurrentView, act: ActPath, on: On = None) -> schemas.ProvisionTree:
    """The tree of provisions with the status and the text of each on the day."""
    found = acts.must_have(view, act)
    day = on or today()
    return schemas.ProvisionTree(act=view.ref(found.id), on=day, provisions=acts.tree(view, found.id, day))


@router.get("/acts/{act:path}", responses=_PROBLEM, summary="An act on a day")
def get_act(view: CurrentView, act: ActPath, on: On = None) -> schemas.ActDetail:
    """Identity, dates, status with reasons, what it did and what was done to it, versions, sources."""
    return acts.detail(view, acts.must_have(view, act), on or today())


@router.get("/provisions/{slot:path}/versions", responses=_PROBLEM, summary="Every text a provision has held")
def get_versions(view: CurrentView, slot: SlotPath) -> schemas.Versions:
    """The successive fillings of a slot. The same number has held different content after each substitution."""
    provision = must_have_slot(view, slot)
    found = sorted(view.corpus.linked(Version, "slot", provision), key=lambda version: parse(version.id).tag)
    items = [views.version_item(view, version) for version in found]
    return schemas.Versions(id=provision, label=name(view.corpus, provision, view.lang), versions=items)


@router.get("/provisions/{slot:path}", responses=_PROBLEM, summary="A provision on a day")
def get_provision(view: CurrentView, slot: SlotPath, on: On = None, addressee: Addressee = None) -> schemas.ProvisionDetail:
    """The status of a slot on a day and the text that fills it."""
    identifier = must_have_slot(view, slot)
    day = on or today()
    place = standing(view.corpus, identifier, day, (addressee,) if addressee else ())
    provision = view.corpus.get(Provision, identifier)
    version = place.spell.version if place.status in (Status.IN_FORCE, Status.PARTLY) else None
    return schemas.ProvisionDetail(
        id=identifier,
        iri=view.base + identifier,
        label=name(view.corpus, identifier, view.lang),
        act=view.ref(act_of(identifier)),
        parent=view.ref(provision.parent if provision else identifier),
        on=day,
        status=place.status.value,
        version=views.version_item(view, version, day) if version else None,
        by_class=views.by_class(view, place.by_class),
        dataset=view.dataset(),
    )


@router.get("/topics", summary="The topics")
def get_topics(view: CurrentView) -> list[schemas.TopicItem]:
    """Every topic with the words people use for it."""
    return [views.topic_item(view, topic) for topic in view.corpus.all(Topic)]


@router.get("/topics/{slug}", responses=_PROBLEM, summary="A topic")
def get_topic(view: CurrentView, slug: SlugPath) -> schemas.TopicItem:
    """A topic with its definition and words."""
    return views.topic_item(view, must_have_topic(view, slug))


@router.get("/topics/{slug}/history", responses=_PROBLEM, summary="Every answer a topic has had")
def get_history(view: CurrentView, slug: SlugPath, addressee: Addressee = None) -> schemas.TopicHistory:
    """Every governing interval in order, with "none" and "unknown" explained."""
    topic = must_have_topic(view, slug)
    return schemas.TopicHistory(
        topic=views.topic_item(view, topic), entries=history_entries(view, topic, addressee), dataset=view.dataset()
    )


def history_entries(view: View, topic: Topic, addressee: str | None) -> list[schemas.HistoryEntry]:
    """The entries of a topic's history."""
    told = history(view.corpus, topic, addressee)
    entries = []
    for (start, answer), after in zip(told, [*told[1:], None], strict=True):
        why = [prose.step(view.corpus, one, view.lang) for one in answer.steps if one.rule == "R24" or one.code == "cannot-tell"]
        entries.append(
            schemas.HistoryEntry.model_validate(
                {
                    "from": start,
                    "until": after[0] if after else None,
                    "outcome": answer.outcome.value,
                    "says": prose.verdict(view.corpus, answer, view.lang),
                    "governing": [views.governing_item(view, item) for item in answer.governing],
                    "explanation": " ".join(why),
                }
            )
        )
    return entries


@router.get("/coverage", responses=_PROBLEM, summary="Which principles are covered on a day")
def get_coverage(
    view: CurrentView,
    on: On = None,
    principle: Annotated[int | None, Query(ge=1, le=12, description="Only this principle.")] = None,
) -> schemas.CoverageReport:
    """For each principle its state and claims. "Not assessed" is not "no support"."""
    day = on or today()
    items = []
    for one in coverage(view.corpus, day):
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
                claims=[views.claim_item(view, claim) for claim in one.claims],
                in_doubt=[claim.id for claim in one.in_doubt],
                ended=[claim.id for claim in one.ended],
            )
        )
    return schemas.CoverageReport(
        on=day, recommendation="oecd/recommendation/2014/LEGAL-0406", principles=items, dataset=view.dataset()
    )


@router.get("/coverage/diff", responses=_PROBLEM, summary="What changed in coverage between two days")
def get_coverage_diff(
    view: CurrentView,
    from_: Annotated[Day, Query(alias="from", description="Earlier day.", examples=["2015-06-01"])],
    to: Annotated[Day, Query(description="Later day.", examples=["2018-06-14"])],
) -> schemas.CoverageDiff:
    """The principles whose claims differ between two days, with those gained and lost."""
    changes = [
        schemas.CoverageChangeItem(
            principle=one.principle.number,
            label=view.words(one.principle.label),
            before=one.before.value,
            after=one.after.value,
            gained=[views.claim_item(view, claim) for claim in one.gained],
            lost=[views.claim_item(view, claim) for claim in one.lost],
        )
        for one in coverage_diff(view.corpus, from_, to)
    ]
    return schemas.CoverageDiff.model_validate({"from": from_, "to": to, "changes": changes, "dataset": view.dataset()})


@router.get("/search", responses=_PROBLEM, summary="Search names, headings and elements")
def get_search(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=300, description="Words; the last may be a beginning.")],
    on: Annotated[MaybeDay, Query(description="Only texts that stand on that day.")] = None,
    type: Annotated[str, Query(description="act, provision, topic, element or thing.", max_length=20)] = "",
) -> schemas.SearchResults:
    """What matches all words; a word only in a repealed text is found only when its own day is asked for."""
    hits = view.edition.search(q, on=on, kind=type)
    return schemas.SearchResults(q=q, on=on, items=[views.match_item(view, hit) for hit in hits])


@router.get("/resolve", summary="What a citation or name means")
def get_resolve(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=300, description="A citation, name, slug or IRI.", examples=["D. 1008/18"])],
    on: Annotated[MaybeDay, Query(description="Say which text stood there on that day.")] = None,
) -> schemas.Resolution:
    """What a text means, best first: "Decreto 1078 de 2015", "D. 1008/18", "Ley 1.341 de 2009", "gobierno en línea"."""
    found = resolve(view.corpus, q, view.base)
    items = []
    for one in found:
        version = None
        if on is not None and one.kind != "topic":
            spell = standing(view.corpus, one.id, on).spell
            version = spell.version.id if spell.version and spell.status in (Status.IN_FORCE, Status.PARTLY) else None
        label = name(view.corpus, one.id, view.lang)
        items.append(
            schemas.CandidateItem(
                id=one.id,
                kind=one.kind,
                label=label,
                score=one.score,
                found_by=one.axis.value,
                missing=one.missing,
                version=version,
            )
        )
    ambiguous = len(found) > 1 and found[0].score - found[1].score < 1
    return schemas.Resolution(q=q, ambiguous=ambiguous, candidates=items)


def must_have_topic(view: View, slug: str) -> Topic:
    """The topic under a slug, or a problem with the nearest ones."""
    topic = view.corpus.get(Topic, f"topic/{slug}")
    if topic is None:
        suggestions = [{"slug": one.slug, "label": view.words(one.label)} for one in nearest_topics(view.corpus, slug)]
        detail = view.lang.say("“{text}” is no topic. The nearest ones are suggested.", text=echo(slug))
        raise ProblemRaised(UNKNOWN_TOPIC, detail, suggestions=suggestions)
    return topic


def must_have_slot(view: View, slot: str) -> Id:
    """The identifier of a recorded provision or act, or a problem with the nearest acts."""
    identifier = slot_of(slot)
    if view.corpus.get(Provision, identifier) or view.corpus.get(Act, identifier):
        return identifier
    near = tuple(act.id for act in nearest_acts(view.corpus, identifier))
    raise NotRecorded("provision", identifier, near)
