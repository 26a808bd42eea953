"""Acts in the published form: lists, details, effects."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.acts import Reason, act_standing, contested
from app.core.brief import brief
from app.core.corpus import places_of
from app.core.errors import NotRecorded
from app.core.identifiers import natural_key, parse
from app.core.model import Act, Effect, Id, Reference, StatedStatus, Version
from app.core.rules.change import lent_texts
from app.core.rules.existence import moment_of
from app.core.vocabulary import EffectType, Status
from app.release.resolve import nearest_acts, resolve
from app.render import reasons, words
from app.web import answers, provisions, schemas
from app.web.addresses import api_address
from app.web.view import View

#: Acts whose status is computed for one page of a list at most.
EXAMINED = 500


def must_have(view: View, identifier: Id) -> Act:
    """The act under an identifier, or `NotRecorded` with the nearest ones."""
    act = view.corpus.get(Act, identifier)
    if act is None:
        raise NotRecorded("act", identifier, tuple(one.id for one in nearest_acts(view.corpus, identifier)))
    return act


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page of acts, each with its status; how many match in all (``None`` where that would mean computing every status)."""

    acts: Sequence[tuple[Act, Status]]
    total: int | None
    more: bool


def select(
    view: View,
    *,
    q: str = "",
    kind: str = "",
    year: int | None = None,
    status: Status | None = None,
    on: date,
    after: Id = "",
    limit: int = 50,
) -> Chosen:
    """The acts that match all the filters, in identifier order, a page at a time.

    Filters are those of the index; a status is computed for the acts of the page, and for no more than `EXAMINED` acts.
    """
    wanted = _matching(view, q) if q else None
    places = view.edition.corpus.acts_where(kind=kind, year=year, ids=wanted)
    start = bisect_right(places, view.edition.corpus.place_of(after)) if after else 0
    found: list[tuple[Act, Status]] = []
    examined = start
    for place in places[start:]:
        if len(found) == limit or examined - start == EXAMINED:
            break
        examined += 1
        act = view.edition.corpus.act_at(place)
        told = brief(view.corpus, act.id, on).status
        if status is None or told is status:
            found.append((act, told))
    more = examined < len(places) and (status is None or _any_more(view, places[examined:], status, on))
    total = len(places) if status is None else len(found) if not start and not more else _counted(view, places, status, on)
    return Chosen(found, total, more and bool(found))


def _any_more(view: View, places: Sequence[int], status: Status, on: date) -> bool:
    """Whether an act with a status follows; beyond `EXAMINED` acts it is taken for granted."""
    for place in places[:EXAMINED]:
        if brief(view.corpus, view.edition.corpus.act_at(place).id, on).status is status:
            return True
    return len(places) > EXAMINED


def _counted(view: View, places: Sequence[int], status: Status, on: date) -> int | None:
    if len(places) > EXAMINED:
        return None
    return sum(brief(view.corpus, view.edition.corpus.act_at(place).id, on).status is status for place in places)


def _matching(view: View, q: str) -> list[Id]:
    cited = [one.id for one in resolve(view.corpus, q, view.base) if one.kind == "act"]
    return [*cited, *(hit.id for hit in view.edition.search(q, kind="act", limit=200))]


def summary(view: View, act: Act, status: Status, on: date) -> schemas.ActSummary:
    """An act in a list, with its status on the day."""
    return schemas.ActSummary(
        id=act.id,
        label=view.words(act.label),
        short=view.words(act.short),
        type=act.kind.rpartition("/")[2],
        rank=act.rank.value,
        year=act.year,
        issued=act.issued,
        status=status.value,
        contested=contested(view.corpus, act.id, on, status),
        confidence=act.evidence.confidence.value,
    )


#: Relations of one list that an answer about an act holds, where nobody asks for another number.
LISTED = 100

#: The lists of relations of an act, by the names they have in `ActDetail`.
RELATIONS = ("effects_done", "effects_suffered", "references")


def relations(view: View, act: Id, name: str) -> list[Effect] | list[Reference]:
    """One of the lists of relations of an act, whole, always in the same order for a release."""
    corpus = view.corpus
    if name == "effects_done":
        return _ordered(corpus.linked(Effect, "effect_by", act))
    if name == "effects_suffered":
        return _ordered([one for place in places_of(corpus, act) for one in corpus.linked(Effect, "effect_on", place)])
    return [*corpus.linked(Reference, "reference_from", act), *corpus.linked(Reference, "reference_to", act)]


def relation_page(view: View, act: Act, name: str, start: int, limit: int) -> schemas.RelationPage:
    """So many relations of a list of an act, from a place on."""
    found = relations(view, act.id, name)
    end = start + limit
    items = [effect_item(view, one) for one in found[start:end]]
    following = str(end) if end < len(found) else None
    return schemas.RelationPage(act=view.ref(act.id), of=name, total=len(found), items=items, next=following)


def detail(view: View, act: Act, on: date, most: int | None = None) -> schemas.ActDetail:
    """Everything about an act on a day; of each list of relations `most` at most, with how many there are."""
    corpus = view.corpus
    lists = {name: relations(view, act.id, name) for name in RELATIONS}
    cut = [name for name, held in lists.items() if most is not None and len(held) > most]
    follow = {"cursor": most, "release": view.edition.id, "lang": view.lang.code}
    answer = act_standing(corpus, act.id, on)
    spell = answer.standing.spell
    spent = next((one.spell.until for one in answer.grounds if one.reason is Reason.EFFECT_EXHAUSTED and one.spell), None)
    return schemas.ActDetail(
        id=act.id,
        iri=view.base + act.id,
        label=view.words(act.label),
        short=view.words(act.short),
        title=act.title,
        summary=view.words(act.summary),
        type=view.ref(act.kind),
        rank=act.rank.value,
        number=act.number,
        year=act.year,
        issued=act.issued,
        issued_in=act.issued_in,
        published=act.published,
        gazette=act.gazette,
        issuers=[view.ref(issuer) for issuer in act.issuers],
        on=on,
        status=answer.status.value,
        contested=answer.contested,
        in_force=answers.in_force(spell.since, spent or spell.until) if spell.opened else None,
        by_class=answers.by_class(answer.standing.by_class),
        reasons=[
            schemas.ReasonItem(code=one.reason.value, says=reasons.ground(corpus, one, view.lang), effects=list(one.facts))
            for one in answer.grounds
            if one.reason is not Reason.STATED_STATUS
        ],
        effects_done=[effect_item(view, one) for one in lists["effects_done"][:most]],
        effects_suffered=[effect_item(view, one) for one in lists["effects_suffered"][:most]],
        references=[effect_item(view, one) for one in lists["references"][:most]],
        totals={name: len(held) for name, held in lists.items()},
        more={name: api_address(f"acts/{act.id}/relations", of=name, **follow) for name in cut},
        versions=[provisions.version_item(view, one) for one in _in_order(corpus.linked(Version, "slot", act.id))],
        lent_texts=[provisions.version_item(view, one) for one in _in_order(lent_texts(corpus, act.id))],
        stated=[view.words(one.value) for one in corpus.linked(StatedStatus, "stated", act.id)],
        confidence=act.evidence.confidence.value,
        unverified=list(act.evidence.unverified),
        note=view.words(act.evidence.note),
        sources=view.sources(act.evidence),
        dataset=view.dataset(),
    )


def _ordered(effects: Sequence[Effect]) -> list[Effect]:
    """Effects on other acts, wider ones before their details; an act's own commencement is told by its status."""
    return [one for one in effects if one.type is not EffectType.COMMENCES]


def _in_order(versions: Sequence[Version]) -> list[Version]:
    return sorted(versions, key=lambda version: (parse(version.id).tag, natural_key(version.slot)))


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
            "between": answers.window(moment),
            "basis": record.basis.value if isinstance(record, Effect) else None,
            "applied": not isinstance(record, Effect) or record.incorporation.value == "applied",
            "confidence": evidence.confidence.value,
            "locator": evidence.locator,
            "target_locator": record.target_locator,
            "quote": evidence.quote,
            "note": view.words(evidence.note),
            "part_of": (record.part_of or None) if isinstance(record, Effect) else None,
            "sources": view.sources(evidence),
        }
    )
