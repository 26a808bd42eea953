"""Provisions and their texts in the published form."""

from __future__ import annotations

from datetime import date

from app.core.errors import NotRecorded
from app.core.identifiers import act_of, natural_key, parse, slot_of
from app.core.model import Act, Id, Provision, Version
from app.core.period import LAST_DAY
from app.core.standing import ALIVE, standing
from app.core.vocabulary import Status
from app.release.resolve import nearest_acts
from app.render.names import name, unit
from app.web import answers, schemas
from app.web.view import View


def tree(view: View, holder: Id, on: date) -> list[schemas.ProvisionNode]:
    """The provisions held by an act or provision, each with its status and text on the day.

    A unit with no text of its own that day, but with living units inside, is shown with theirs.
    """
    nodes = []
    for provision in sorted(view.corpus.linked(Provision, "parent", holder), key=lambda one: natural_key(one.id)):
        place = standing(view.corpus, provision.id, on)
        version = place.spell.version if place.status in ALIVE else None
        given = version.text_from[0] if version and version.text_from else None
        grades = [provision.evidence.confidence] + ([version.evidence.confidence] if version else [])
        nodes.append(
            schemas.ProvisionNode(
                id=provision.id,
                label=unit(view.corpus, provision.id, view.lang),
                heading=view.words(version.heading) if version else "",
                status=place.status.value,
                text_from=view.ref(given) if given else None,
                confidence=max(grades, key=lambda grade: grade.weakness).value,
                children=tree(view, provision.id, on),
            )
        )
    return nodes


def version_item(view: View, version: Version, on: date | None = None) -> schemas.VersionItem:
    """A text with the period in which it stood, for whoever it first stood."""
    place = standing(view.corpus, version.slot, on or LAST_DAY)
    life = next((spell for spell in place.spells if spell.version == version and spell.status in ALIVE), None)
    return schemas.VersionItem(
        id=version.id,
        heading=view.words(version.heading),
        in_force=answers.in_force(life.since, life.until) if life else None,
        status_reason="" if life else view.lang.say("It is not known to have stood on any day."),
        text_from=view.text_from(version.slot, version.text_from, version.text_locator),
        confidence=version.evidence.confidence.value,
        topics=[one.topic.rpartition("/")[2] for one in version.governs],
        sources=view.sources(version.evidence),
    )


def must_have_slot(view: View, slot: str) -> Id:
    """The identifier of a recorded provision or act, or a problem with the nearest acts."""
    identifier = slot_of(slot)
    if view.corpus.get(Provision, identifier) or view.corpus.get(Act, identifier):
        return identifier
    near = tuple(act.id for act in nearest_acts(view.corpus, identifier))
    raise NotRecorded("provision", identifier, near)


def detail(view: View, slot: Id, on: date, addressee: str | None = None) -> schemas.ProvisionDetail:
    """The status of a slot on a day and the text that fills it."""
    identifier = must_have_slot(view, slot)
    place = standing(view.corpus, identifier, on, (addressee,) if addressee else ())
    provision = view.corpus.get(Provision, identifier)
    version = place.spell.version if place.status in (Status.IN_FORCE, Status.PARTLY) else None
    return schemas.ProvisionDetail(
        id=identifier,
        iri=view.base + identifier,
        label=name(view.corpus, identifier, view.lang),
        act=view.ref(act_of(identifier)),
        parent=view.ref(provision.parent if provision else identifier),
        on=on,
        status=place.status.value,
        version=version_item(view, version, on) if version else None,
        by_class=answers.by_class(place.by_class),
        dataset=view.dataset(),
    )


def versions(view: View, slot: Id) -> schemas.Versions:
    """The successive fillings of a slot, in order."""
    provision = must_have_slot(view, slot)
    found = sorted(view.corpus.linked(Version, "slot", provision), key=lambda version: parse(version.id).tag)
    items = [version_item(view, version) for version in found]
    return schemas.Versions(id=provision, label=name(view.corpus, provision, view.lang), versions=items)
