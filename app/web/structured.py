"""What a page says of an act or provision to machines that read pages: schema.org `Legislation` and ELI, as JSON-LD."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core.acts import act_standing
from app.core.corpus import ancestors
from app.core.identifiers import act_of, parse
from app.core.model import Act, Effect, Id, Provision
from app.core.standing import standing
from app.core.timeline import scopes_of, timeline
from app.core.vocabulary import EffectType, Status
from app.render.names import name
from app.web.deps import today
from app.web.view import View

#: schema.org and ELI words for a status; what is unknown or suspended is said in neither.
_FORCE = {
    Status.IN_FORCE: ("InForce", "InForce-inForce"),
    Status.NO_LONGER: ("NotInForce", "InForce-notInForce"),
    Status.NOT_YET: ("NotInForce", "InForce-notInForce"),
    Status.PARTLY: ("PartiallyInForce", "InForce-partiallyInForce"),
}
_CHANGING = frozenset({EffectType.AMENDS, EffectType.SUBSTITUTES, EffectType.ADDS, EffectType.COMPLEMENTS})
_SPANISH = "http://publications.europa.eu/resource/authority/language/SPA"
_ELI = "http://data.europa.eu/eli/ontology#"


def structured(view: View, identifier: Id, on: date | None = None) -> dict[str, Any] | None:
    """The description of a recorded act or provision, as it stands on the day; nothing for what is not recorded."""
    act = view.corpus.get(Act, act_of(identifier))
    if act is None:
        return None
    day = on or today()
    place = parse(identifier)
    slot = place.slot
    if place.path and view.corpus.get(Provision, slot) is None:
        return None
    status = standing(view.corpus, slot, day).status if place.path else act_standing(view.corpus, slot, day).status
    told: dict[str, Any] = {
        "@context": {"@vocab": "https://schema.org/", "eli": _ELI, "xsd": "http://www.w3.org/2001/XMLSchema#"},
        "@type": ["Legislation", "eli:LegalResourceSubdivision" if place.path else "eli:LegalResource"],
        "@id": view.base + slot,
        "legislationIdentifier": slot,
        "name": name(view.corpus, slot, view.lang),
        "inLanguage": "es",
        "legislationJurisdiction": "CO",
        "legislationType": act.kind.rpartition("/")[2],
        "eli:type_document": {"@id": view.base + act.kind},
        "eli:id_local": {"@value": slot, "@type": "xsd:string"},
    }
    if place.path:
        parent = ancestors(view.corpus, slot)[1]
        told |= {"isPartOf": {"@id": view.base + parent}, "eli:is_part_of": {"@id": view.base + parent}}
    else:
        told |= _of_act(view, act)
    words = _FORCE.get(status) if day <= max(view.corpus.known_through, today()) else None  # no word on days to come
    if words:
        told["legislationLegalForce"] = {"@id": f"https://schema.org/{words[0]}"}
        told["eli:in_force"] = {"@id": _ELI + words[1]}
    first = next((spell.since.exact for spell in timeline(view.corpus, slot) if spell.version and spell.since), None)
    if first and not scopes_of(view.corpus, slot):
        told["eli:first_date_entry_in_force"] = _day(first)
    return told


def _of_act(view: View, act: Act) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if act.title:
        told["alternateName"] = act.title
        told["eli:is_realized_by"] = {  # a title is of the words of an act, not of the act
            "@type": "eli:LegalExpression",
            "eli:language": {"@id": _SPANISH},
            "eli:title": {"@value": act.title, "@language": "es"},
        }
    if act.issued:
        told |= {"legislationDate": act.issued.isoformat(), "eli:date_document": _day(act.issued)}
    if act.published:
        told |= {"datePublished": act.published.isoformat(), "eli:date_publication": _day(act.published)}
    if act.issuers:
        told["legislationPassedBy"] = [
            {"@type": "Organization", "@id": view.base + one, "name": view.ref(one).label} for one in act.issuers
        ]
        told["eli:passed_by"] = [{"@id": view.base + one} for one in act.issuers]
    done = view.corpus.linked(Effect, "effect_by", act.id)
    for key, kinds in (("legislationChanges", _CHANGING), ("legislationRepeals", frozenset({EffectType.REPEALS}))):
        # A repeal of a part is no repeal of the act.
        whole = key == "legislationRepeals"
        reached = sorted({act_of(one.target) for one in done if one.type in kinds and _is_act(view, one.target, whole=whole)})
        others = [one for one in reached if one != act.id]
        if others:
            told[key] = [{"@id": view.base + one} for one in others]
    return told


def _is_act(view: View, target: Id, *, whole: bool) -> bool:
    return view.corpus.get(Act, target if whole else act_of(target)) is not None


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}
