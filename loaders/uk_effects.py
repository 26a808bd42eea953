"""Effects of legislation.gov.uk: the feeds of changes, and the unapplied effects that a document lists.

Its "applied" says whether editors have worked a change into the text they publish. The change is law either way, so it says
nothing about force here: it is kept as a note. A change is told once, whether the feed is of the affected or the affecting act.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from app.core.errors import DayError
from app.core.model import Id, Text
from app.core.period import Moment, parse_day
from app.core.vocabulary import Confidence, EffectType, Incorporation
from app.graph.exchange.akn_words import plain
from loaders.gathering import Gathering, imported_source
from loaders.source import Loaded
from loaders.xml import elements, local, words

ATOM = "http://www.w3.org/2005/Atom"
LEGISLATION = "http://www.legislation.gov.uk/namespaces/legislation"
METADATA = "http://www.legislation.gov.uk/namespaces/metadata"
_NS = {"atom": ATOM, "leg": LEGISLATION, "ukm": METADATA}

SOURCE = imported_source(
    "legislation-gov-uk",
    "Efectos de legislation.gov.uk",
    "Effects of legislation.gov.uk",
    "https://www.legislation.gov.uk/changes",
)
_CURE = "Record the change in Turtle, if it changes law."

_URI = re.compile(
    r"\Ahttps?://www\.legislation\.gov\.uk/(?:id/)?([a-z]+/(?:\d{4}|[A-Za-z0-9-]+/[0-9-]+)/[A-Za-z0-9-]+)(?:/(.*))?\Z"
)
#: Units in addresses and their short names in text -> ours. A section is the unit an Act is numbered by.
_UNITS = {
    "section": "seccion",
    "s": "seccion",
    "ss": "seccion",
    "article": "articulo",
    "art": "articulo",
    "regulation": "articulo",
    "reg": "articulo",
    "rule": "articulo",
    "schedule": "anexo",
    "sch": "anexo",
    "part": "parte",
    "pt": "parte",
    "chapter": "capitulo",
    "ch": "capitulo",
    "paragraph": "numeral",
    "para": "numeral",
}
#: What stands below a numbered unit, by depth: (1), (a), (i).
_BELOW = ("numeral", "literal", "ordinal")
_TEXT = re.compile(r"\A([A-Za-z]+)\.?\s*([0-9]+[A-Z]*)((?:\([0-9A-Za-z]+\))*)\Z")


def effect_type(told: str) -> EffectType | None:
    """What a type of effect means to us; ``None`` where it changes no text and no force.

    >>> effect_type("words substituted"), effect_type("revoked"), effect_type("power to amend conferred")
    (<EffectType.AMENDS: 'amends'>, <EffectType.REPEALS: 'repeals'>, None)
    """
    said = told.strip().lower()
    part = said.startswith(("word", "sum", "figure", "entr", "definition"))
    if said.startswith(("coming into force", "commenced", "in force")):
        return EffectType.COMMENCES
    if said.startswith(("power", "applied", "excluded", "disapplied", "restricted", "saved")):
        return None
    for stems, whole in (
        (("repealed", "revoked", "omitted", "ceases to have effect"), EffectType.REPEALS),
        (("substituted", "replaced"), EffectType.SUBSTITUTES),
        (("inserted", "added"), EffectType.ADDS),
    ):
        if any(stem in said for stem in stems):
            return EffectType.AMENDS if part else whole
    return EffectType.AMENDS if said in ("amended", "am.", "renumbered", "text amended") or said.endswith(" amended") else None


def gather_effects(path: Path, content: bytes, root: Any) -> Loaded:
    """What a feed or a document says of changes, as records; its faults as findings."""
    gathering = Gathering(path, content, SOURCE)
    updated = [
        _day(words(one)) for one in (*root.iterfind("atom:updated", _NS), *root.iterfind(".//atom:entry/atom:updated", _NS))
    ]
    seen = max((day for day in updated if day), default=None)
    for element in elements(root):
        if element.tag in (f"{{{METADATA}}}Effect", f"{{{METADATA}}}UnappliedEffect"):
            _effect(gathering, element, seen)
    days = [_day(one.get("Date")) for one in root.iterfind(".//ukm:InForce", _NS)]
    return gathering.done(seen or max((day for day in days if day), default=None))


def _effect(gathering: Gathering, element: Any, seen: date | None) -> None:
    line = element.sourceline or 1
    told = element.get("Type", "")
    label = element.get("EffectId") or f"{element.get('AffectingURI')} -> {element.get('AffectedURI')}"
    type_ = effect_type(told)
    if type_ is None:
        message = f"an effect of type {told!r} has no counterpart; it was left out."
        gathering.warn("uk-effect-type", label, message, _CURE, line)
        return
    affected = _act(gathering, element, "Affected", seen)
    affecting = _act(gathering, element, "Affecting", seen)
    if affected is None or affecting is None:
        message = "an address of the affected or affecting act is missing or not of legislation.gov.uk; the effect was left out."
        gathering.warn("uk-effect-address", label, message, "Give AffectedURI and AffectingURI.", line)
        return
    targets, said = _units(gathering, element, "Affected", affected)
    sources, _ = _units(gathering, element, "Affecting", affecting)
    start, grade = _moment(element, affecting)
    vague = targets == [affected] and bool(said) and said.lower() not in ("act", "order", "regulations")
    applied = element.get("Applied") == "true"
    note = Text(
        f"El editor del Reino Unido {'ya incorporó' if applied else 'aún no ha incorporado'} este cambio en su texto.",
        f"The United Kingdom's editors have {'' if applied else 'not yet '}worked this change into their text.",
    )
    for target in targets:
        gathering.effect(
            type_,
            sources[0],
            target,
            start,
            line,
            incorporation=Incorporation.OUTSTANDING if vague else Incorporation.APPLIED,
            target_locator=said,
            evidence=gathering.evidence(grade, locator=element.get("AffectingProvisions") or "", note=note),
        )


def _act(gathering: Gathering, element: Any, side: str, seen: date | None) -> Id | None:
    found = _URI.match(element.get(f"{side}URI", ""))
    if found is None:
        return None
    identifier = f"uk/{found[1]}"
    title = words(element.find(f"ukm:{side}Title", _NS))
    year = element.get(f"{side}Year", "")
    more: dict[str, Any] = {"number": element.get(f"{side}Number", ""), "recorded_until": seen}
    if re.fullmatch(r"[12]\d{3}", year):
        more |= {"year": int(year), "issued_in": year}
    gathering.act(identifier, title, element.sourceline or 1, stub=True, kind=identifier.split("/")[1], **more)
    return identifier


def _units(gathering: Gathering, element: Any, side: str, act: Id) -> tuple[list[Id], str]:
    """The units that one side names, or the act as a whole; and the words in which it names them."""
    line = element.sourceline or 1
    listed = element.find(f"ukm:{side}Provisions", _NS)
    said = element.get(f"{side}Provisions") or words(listed)
    paths = []
    if listed is not None:
        for one in elements(listed):
            found = _URI.match(one.get("URI", ""))
            if found and found[2] and local(one) != f"{side}Provisions":
                paths.append(_path_of_address(found[2]))
    if not paths and said:
        paths = [_path_of_words(said)]
    found_units = []
    for path in paths:
        unit = gathering.provision("/".join((act, *path)), line) if path else None
        if unit and unit not in found_units:
            found_units.append(unit)
    return found_units or [act], said


def _path_of_address(tail: str) -> list[str]:
    """The units in the tail of an address, such as section/18/3/a or schedule/1/paragraph/2."""
    segments = [plain(one) for one in tail.split("/") if plain(one)]
    path: list[str] = []
    below = 0
    place = 0
    while place < len(segments):
        kind = _UNITS.get(segments[place])
        if kind and place + 1 < len(segments):
            path += [kind, segments[place + 1]]
            below = 1 if kind == "numeral" else 0
            place += 2
        elif path and below < len(_BELOW):
            path += [_BELOW[below], segments[place]]
            below += 1
            place += 1
        else:
            break
    return path


def _path_of_words(said: str) -> list[str]:
    """The units in words such as "s. 18(3)"; none where several or others are named."""
    found = _TEXT.match(said.strip())
    kind = _UNITS.get(found[1].lower()) if found else None
    if found is None or kind is None:
        return []
    path = [kind, found[2]]
    for depth, inner in enumerate(re.findall(r"\(([0-9A-Za-z]+)\)", found[3])[: len(_BELOW)]):
        path += [_BELOW[depth], inner]
    return path


def _moment(element: Any, affecting: Id) -> tuple[Moment | None, Confidence]:
    """When a change takes effect. A staged start is a window; one that nobody has appointed is open, never "at once"."""
    rows = element.findall("ukm:InForceDates/ukm:InForce", _NS)
    dated = [(day, (row.get("Qualification") or "wholly in force").lower()) for row in rows if (day := _day(row.get("Date")))]
    if dated:
        first = min(day for day, _ in dated)
        wholly = [day for day, said in dated if said == "wholly in force"]
        moment = Moment(first, max(wholly) if wholly else None)
        return moment, Confidence.MEDIUM if moment.exact else Confidence.LOW
    year = re.search(r"/([12]\d{3})/", f"{affecting}/")
    return (Moment(date(int(year[1]), 1, 1), None) if year else None), Confidence.LOW


def _day(text: str | None) -> date | None:
    try:
        return parse_day((text or "")[:10])
    except DayError:
        return None
