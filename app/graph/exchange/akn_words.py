"""Akoma Ntoso's words for ours: modifications, units, names of acts; and ours for theirs."""

from __future__ import annotations

import re

from app.core.errors import IdentifierError
from app.core.identifiers import parse
from app.core.model import Id
from app.core.vocabulary import EffectType

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: Day written where the schema wants one and none is known: the name of the date then says so.
UNKNOWN_DATE = "unknown"

#: Kind of effect -> (element, value of its closed list, whether the value says less or other than ours).
MODIFICATIONS: dict[EffectType, tuple[str, str, bool]] = {
    EffectType.COMMENCES: ("forceMod", "entryIntoForce", False),
    EffectType.ADDS: ("textualMod", "insertion", False),
    EffectType.SUBSTITUTES: ("textualMod", "substitution", False),
    EffectType.AMENDS: ("textualMod", "substitution", True),
    EffectType.REPEALS: ("textualMod", "repeal", False),
    EffectType.INCORPORATES: ("legalSystemMod", "republication", True),
    EffectType.DISPLACES: ("forceMod", "endOfEnactment", True),
    EffectType.SUPERSEDES: ("forceMod", "endOfEnactment", True),
    EffectType.EXTENDS: ("forceMod", "prorogationOfForce", False),
    EffectType.COMPLEMENTS: ("meaningMod", "variation", True),
    EffectType.SUSPENDS: ("efficacyMod", "inapplication", False),
    EffectType.LIFTS: ("efficacyMod", "entryIntoEfficacy", True),
    EffectType.ANNULS: ("forceMod", "endOfEnactment", True),
    EffectType.QUALIFIES: ("meaningMod", "authenticInterpretation", False),
    EffectType.CORRECTS: ("textualMod", "replacement", True),
    EffectType.REVIVES: ("forceMod", "reEnactment", False),
    EffectType.EXPIRES: ("legalSystemMod", "expiration", False),
    EffectType.LAPSES: ("forceMod", "endOfEnactment", False),
    EffectType.POSTPONES: ("forceMod", "postponementOfEntryIntoForce", False),
    EffectType.SAVES: ("scopeMod", "exceptionOfScope", False),
}

#: What a modification of another publisher means to us; what is not listed has no counterpart and is a finding.
EFFECTS: dict[tuple[str, str], EffectType] = {
    ("textualMod", "repeal"): EffectType.REPEALS,
    ("textualMod", "substitution"): EffectType.SUBSTITUTES,
    ("textualMod", "replacement"): EffectType.SUBSTITUTES,
    ("textualMod", "insertion"): EffectType.ADDS,
    ("forceMod", "entryIntoForce"): EffectType.COMMENCES,
    ("forceMod", "endOfEnactment"): EffectType.LAPSES,
    ("forceMod", "postponementOfEntryIntoForce"): EffectType.POSTPONES,
    ("forceMod", "prorogationOfForce"): EffectType.EXTENDS,
    ("forceMod", "reEnactment"): EffectType.REVIVES,
    ("forceMod", "unconstitutionality"): EffectType.ANNULS,
    ("efficacyMod", "inapplication"): EffectType.SUSPENDS,
    ("meaningMod", "authenticInterpretation"): EffectType.QUALIFIES,
    ("meaningMod", "variation"): EffectType.AMENDS,
    ("legalSystemMod", "expiration"): EffectType.EXPIRES,
    ("scopeMod", "exceptionOfScope"): EffectType.SAVES,
}

#: Our units -> Akoma Ntoso's elements; a unit without a counterpart is an `hcontainer` that bears its name.
ELEMENTS = {
    "libro": "book",
    "parte": "part",
    "titulo": "title",
    "capitulo": "chapter",
    "seccion": "section",
    "subseccion": "subsection",
    "articulo": "article",
    "paragrafo": "paragraph",
    "inciso": "alinea",
    "numeral": "point",
    "literal": "indent",
    "anexo": "hcontainer",
    "ordinal": "hcontainer",
}

#: Akoma Ntoso's units -> ours, for documents of others. Below a section stand numbered and lettered units.
UNITS = {
    "book": "libro",
    "tome": "libro",
    "part": "parte",
    "title": "titulo",
    "chapter": "capitulo",
    "section": "seccion",
    "article": "articulo",
    "rule": "articulo",
    "subsection": "numeral",
    "clause": "numeral",
    "paragraph": "literal",
    "point": "literal",
    "alinea": "inciso",
    "subparagraph": "ordinal",
    "indent": "ordinal",
    "hcontainer": "anexo",
    "attachment": "anexo",
}

#: Short names of units in identifiers of elements (AKN naming convention, section 5) -> ours.
SHORT_UNITS = {
    "book": "libro",
    "part": "parte",
    "title": "titulo",
    "chp": "capitulo",
    "sec": "seccion",
    "art": "articulo",
    "rule": "articulo",
    "subsec": "numeral",
    "clause": "numeral",
    "para": "literal",
    "point": "literal",
    "al": "inciso",
    "subpara": "ordinal",
    "indent": "ordinal",
    "att": "anexo",
    "hcontainer": "anexo",
}

_FOREIGN = re.compile(r"[^A-Za-z0-9._~-]+")
_LANGUAGE = re.compile(r"\A[a-z]{3}[@:]")


def frbr_uri(act: Id) -> str:
    """The name of an act as Akoma Ntoso builds names: country, kind of document, subtype, and the rest.

    >>> frbr_uri("co/decreto/2015/1078"), frbr_uri("za/act/2020/1")
    ('/akn/co/act/decreto/2015/1078', '/akn/za/act/2020/1')
    """
    country, _, rest = act.partition("/")
    return f"/akn/{country}/{rest}" if rest.startswith("act/") else f"/akn/{country}/act/{rest}"


def act_of_frbr(uri: str) -> Id | None:
    """The identifier of an act named as Akoma Ntoso names it, of any country; ``None`` where it is no such name.

    >>> act_of_frbr("/akn/za/act/2020/1/eng@2020-01-01/!main"), act_of_frbr("/akn/co/act/decreto/2015/1078")
    ('za/act/2020/1', 'co/decreto/2015/1078')
    """
    work = uri.strip().partition("~")[0]
    segments = [one for one in work.split("/") if one and not one.startswith("!")]
    if segments[:1] == ["akn"]:
        segments = segments[1:]
    elif not work.startswith("/"):
        return None
    segments = segments[: next((i for i, one in enumerate(segments) if _LANGUAGE.match(one)), len(segments))]
    if len(segments) < 3:
        return None
    if segments[0] == "co" and segments[1] == "act":
        del segments[1]
    try:
        address = parse("/".join(segments))
    except IdentifierError:
        return None
    return None if address.path else address.act


def path_of_eid(eid: str) -> list[tuple[str, str]] | None:
    """The units that an identifier of an element names, widest first; ``None`` where it names none.

    >>> path_of_eid("sec_2__subsec_1__para_b")
    [('seccion', '2'), ('numeral', '1'), ('literal', 'b')]
    """
    path = []
    for part in eid.split("__"):
        short, _, number = part.partition("_")
        kind = SHORT_UNITS.get(short)
        if kind is None or not number:
            return None
        path.append((kind, plain(number)))
    return path


def plain(text: str) -> str:
    """A number as a segment of an identifier: without brackets, stops at the ends, or signs that have no place there.

    >>> plain("(a)"), plain("18A."), plain("§ 3")
    ('a', '18A', '3')
    """
    return _FOREIGN.sub("-", text.strip()).strip("-._~")
