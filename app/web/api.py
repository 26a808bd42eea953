"""The JSON API under /api/v1."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.lineage import Direction, lineage
from app.core.model import Topic
from app.core.standing import standing
from app.core.vocabulary import EffectType, ReferenceKind, Status
from app.release.certificate import certify
from app.release.resolve import find_topic, resolve
from app.release.signing import signer_of
from app.render.names import name
from app.settings import Settings
from app.web import acts, answers, coverages, lineages, national, provisions, schemas, topics
from app.web.deps import PROBLEMS, Addressee, CaseDay, CurrentView, Day, MaybeDay, On, settings_here, today
from app.web.problems import REQUEST_INVALID, ProblemRaised

router = APIRouter(prefix="/api/v1", tags=["law"], responses=PROBLEMS)


ActPath = Annotated[str, Path(description="Identifier of an act.", examples=["co/decreto/2015/1078"])]


SlotPath = Annotated[str, Path(description="Identifier of a provision.", examples=["co/decreto/2015/1078/articulo/2.2.9.1.2.1"])]


SlugPath = Annotated[str, Path(description="Slug of a topic.", examples=["gobierno-digital"])]


def read_kinds(text: str) -> str:
    """Kinds of edge; a word that is none is refused, lest a lineage look empty for a slip of the pen."""
    known = sorted({*EffectType, *ReferenceKind})
    if any(kind and kind not in known for kind in text.split(",")):
        raise PydanticCustomError("enum", "no such kind", {"expected": ", ".join(known)})
    return text


@router.get("/governing", summary="Which provision governs a topic on a day")
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
    settings: Annotated[Settings, Depends(settings_here)],
    on: On = None,
    addressee: Addressee = None,
    case: CaseDay = None,
    certificate: Annotated[
        bool, Query(description="Answer with a certificate of the determination, which can be checked offline; not for a `case`.")
    ] = False,
) -> schemas.Determination | schemas.Certificate:
    """The determination: what governs, whose text it is, from when until when, what was considered, and every step.

    For `gobierno-digital` on 2016-03-01 it is Decreto 1078 de 2015, Libro 2, Parte 2,
    Título 9, Capítulo 1, in the text of Decreto 2573 de 2014.
    """
    day = on or today()
    found = find_topic(view.corpus, topic, view.base)
    if certificate:
        if case is not None:
            detail = view.lang.say("A certificate is about a day, not about a case begun before.")
            raise ProblemRaised(REQUEST_INVALID, detail)
        topic_asked = found or topics.must_have_topic(view, topic)
        told = certify(view.edition, signer_of(settings), topic_asked, day, addressee)
        return schemas.Certificate.model_validate(told)
    if found is not None:
        return answers.determination(view, view.edition.governing(found, day, addressee, case))
    return answers.search_instead(view, topic, day, addressee)


@router.get("/acts", summary="The acts, filtered")
def get_acts(
    view: CurrentView,
    q: Annotated[str, Query(description="Words in the name, title or summary.", max_length=300)] = "",
    type: Annotated[str, Query(description="Type of act.", examples=["decreto"], max_length=60)] = "",
    year: Annotated[int | None, Query(description="Year of the act.", ge=1500, le=2999)] = None,
    status: Annotated[Status | None, Query(description="Status on the day.")] = None,
    on: On = None,
    cursor: Annotated[str, Query(description="Where the page before ended.", max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=200, description="Acts on a page.")] = 50,
) -> schemas.ActPage:
    """The acts in identifier order, a page at a time; each with its status on the day."""
    day = on or today()
    chosen = acts.select(view, q=q, kind=type, year=year, status=status, on=day, after=cursor, limit=limit)
    return schemas.ActPage(
        on=day,
        total=chosen.total,
        items=[acts.summary(view, act, told, day) for act, told in chosen.acts],
        next=chosen.acts[-1][0].id if chosen.more else None,
    )


@router.get("/acts/{act:path}/lineage", summary="The lineage round an act")
def get_lineage(
    view: CurrentView,
    act: ActPath,
    direction: Annotated[Direction, Query(description="Towards older acts, newer acts, or both.")] = Direction.BOTH,
    depth: Annotated[int, Query(ge=1, le=4, description="How many steps.")] = 1,
    on: Annotated[MaybeDay, Query(description="Leave out what had not happened by that day.")] = None,
    kinds: Annotated[
        str, AfterValidator(read_kinds), Query(description="Kinds of edge to keep, separated by commas.", max_length=300)
    ] = "",
) -> schemas.LineageGraph:
    """Acts as nodes, effects and references as edges from the acting act to the affected one; never cut silently."""
    found = acts.must_have(view, act)
    wanted = tuple(kind for kind in kinds.split(",") if kind)
    graph = lineage(view.corpus, found.id, direction=direction, depth=depth, on=on, kinds=wanted)
    return lineages.lineage_graph(view, graph, on or today())


@router.get("/acts/{act:path}/provisions", summary="The provisions of an act on a day")
def get_provisions(view: CurrentView, act: ActPath, on: On = None) -> schemas.ProvisionTree:
    """The tree of provisions with the status and the text of each on the day."""
    found = acts.must_have(view, act)
    day = on or today()
    return schemas.ProvisionTree(act=view.ref(found.id), on=day, provisions=provisions.tree(view, found.id, day))


@router.get("/acts/{act:path}/relations", summary="What an act did, what was done to it, or its references")
def get_relations(
    view: CurrentView,
    act: ActPath,
    name: Annotated[
        Literal["effects_done", "effects_suffered", "references"],
        Query(alias="of", description="Which list.", examples=["effects_suffered"]),
    ],
    cursor: Annotated[int, Query(ge=0, le=10_000_000, description="The `next` of the page before.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000, description="Relations on a page.")] = acts.LISTED,
) -> schemas.RelationPage:
    """One list of the relations of an act, whole, a page at a time."""
    return acts.relation_page(view, acts.must_have(view, act), name, cursor, limit)


@router.get("/acts/{act:path}", summary="An act on a day")
def get_act(
    view: CurrentView,
    act: ActPath,
    on: On = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="Relations listed of each kind; `more` leads on.")] = acts.LISTED,
) -> schemas.ActDetail:
    """Identity, dates, status with reasons, what it did and what was done to it, versions, sources."""
    return acts.detail(view, acts.must_have(view, act), on or today(), limit)


@router.get("/provisions/{slot:path}/versions", summary="Every text a provision has held")
def get_versions(view: CurrentView, slot: SlotPath) -> schemas.Versions:
    """The successive fillings of a slot. The same number has held different content after each substitution."""
    return provisions.versions(view, slot)


@router.get("/provisions/{slot:path}", summary="A provision on a day")
def get_provision(view: CurrentView, slot: SlotPath, on: On = None, addressee: Addressee = None) -> schemas.ProvisionDetail:
    """The status of a slot on a day and the text that fills it."""
    return provisions.detail(view, provisions.must_have_slot(view, slot), on or today(), addressee)


@router.get("/topics", summary="The topics")
def get_topics(view: CurrentView) -> list[schemas.TopicItem]:
    """Every topic with the words people use for it."""
    return [topics.topic_item(view, topic) for topic in view.corpus.all(Topic)]


@router.get("/topics/{slug}", summary="A topic")
def get_topic(view: CurrentView, slug: SlugPath) -> schemas.TopicItem:
    """A topic with its definition and words."""
    return topics.topic_item(view, topics.must_have_topic(view, slug))


@router.get("/topics/{slug}/history", summary="Every answer a topic has had")
def get_history(view: CurrentView, slug: SlugPath, addressee: Addressee = None) -> schemas.TopicHistory:
    """Every governing interval in order, with "none" and "unknown" explained."""
    topic = topics.must_have_topic(view, slug)
    return schemas.TopicHistory(
        topic=topics.topic_item(view, topic), entries=topics.history_entries(view, topic, addressee), dataset=view.dataset()
    )


@router.get("/coverage", summary="Which principles are covered on a day")
def get_coverage(
    view: CurrentView,
    on: On = None,
    principle: Annotated[int | None, Query(ge=1, le=12, description="Only this principle.")] = None,
) -> schemas.CoverageReport:
    """For each principle its state and claims. "Not assessed" is not "no support"."""
    return coverages.report(view, on or today(), principle)


@router.get("/coverage/diff", summary="What changed in coverage between two days")
def get_coverage_diff(
    view: CurrentView,
    from_: Annotated[Day, Query(alias="from", description="Earlier day.", examples=["2015-06-01"])],
    to: Annotated[Day, Query(description="Later day.", examples=["2018-06-14"])],
) -> schemas.CoverageDiff:
    """The principles whose claims differ between two days, with those gained and lost."""
    return coverages.difference(view, from_, to)


@router.get("/coverage/without", summary="What coverage would lose if a norm ended")
def get_coverage_without(
    view: CurrentView,
    norm: Annotated[
        str,
        Query(description="Identifier of an act or a provision.", examples=["co/ley/2019/1955"], min_length=1, max_length=300),
    ],
    on: On = None,
) -> schemas.CoverageWithout:
    """The principles that would lose support if the norm ended that day, those that would lose their only one first."""
    return coverages.without(view, norm, on or today())


@router.get("/search", summary="Search names, headings and elements")
def get_search(
    view: CurrentView,
    q: Annotated[
        str,
        Query(min_length=1, max_length=300, description="Words; the last may be a beginning.", examples=["sello excelencia"]),
    ],
    on: Annotated[MaybeDay, Query(description="Only texts that stand on that day.")] = None,
    type: Annotated[
        Literal["", "act", "provision", "topic", "element", "thing", "text"], Query(description="Only this kind.")
    ] = "",
) -> schemas.SearchResults:
    """What matches all words; a word only in a repealed text is found only when its own day is asked for."""
    hits = view.edition.search(q, on=on, kind=type)
    return schemas.SearchResults(q=q, on=on, items=[answers.match_item(view, hit) for hit in hits])


@router.get("/statistics", summary="The numbers of the whole")
def get_statistics(view: CurrentView) -> schemas.Statistics:
    """What ended what by decade, the most amended acts, the longest chains of change, regulations whose grounds are gone."""
    return national.statistics_item(view)


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
