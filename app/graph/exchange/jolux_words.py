"""JOLux's words for ours, and ours for theirs; what JOLux cannot say stays in the words of our own ontology."""

from __future__ import annotations

import re

from app.core.errors import IdentifierError
from app.core.identifiers import parse
from app.core.model import Act, Effect, Id, Provision, Record, Reference
from app.core.vocabulary import EffectType
from app.graph.exchange.akn_words import plain
from app.graph.vocab import DCTERMS, JOLUX, RDF, SKOS, expand

TYPE = RDF + "type"

CLASSES: dict[type[Record], str] = {
    Act: JOLUX + "Act",
    Provision: JOLUX + "LegalResourceSubdivision",
    Effect: JOLUX + "LegalResourceImpact",
    Reference: JOLUX + "Citation",
}

#: Our property -> JOLux's, by kind of record. `dateNoLongerInForce` and `dateEntryInForce` of acts are computed, not listed.
PROPERTIES: dict[type[Record], dict[str, str]] = {
    Act: {
        expand("eli:type_document"): JOLUX + "typeDocument",
        expand("eli:date_document"): JOLUX + "dateDocument",
        expand("eli:date_publication"): JOLUX + "publicationDate",
        expand("eli:passed_by"): JOLUX + "responsibilityOf",
        expand("eli:number"): JOLUX + "historicalLegalId",
    },
    Provision: {
        expand("eli:is_part_of"): JOLUX + "legalResourceSubdivisionIsPartOf",
        expand("eli:type_subdivision"): JOLUX + "legalResourceSubdivisionType",
        expand("eli:number"): JOLUX + "legalResourceSubdivisionNumber",
    },
    Effect: {expand("lin:targetLocator"): JOLUX + "impactToLegalResourceComment"},
    Reference: {
        expand("lin:refersFrom"): JOLUX + "citationFromLegalResource",
        expand("lin:refersTo"): JOLUX + "citationToLegalResource",
    },
}

#: Labels belong to the expression in each language.
EXPRESSION_LABELS = {SKOS + "prefLabel": JOLUX + "title", SKOS + "altLabel": JOLUX + "titleShort"}
LANGUAGES = {
    "es": "http://publications.europa.eu/resource/authority/language/SPA",
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
}
#: Left out of the file and made anew by who reads it: where our facts were read.
DROPPED = frozenset({DCTERMS + "source"})

#: The list of impacts of the Swiss official publication: its numbers -> what they mean to us.
FEDLEX_IMPACTS = {
    "1": EffectType.AMENDS,
    "2": EffectType.REPEALS,
    "5": EffectType.COMMENCES,
    "6": EffectType.CORRECTS,
    "7": EffectType.EXTENDS,
    "27": EffectType.REPEALS,
    "30": EffectType.COMMENCES,
}
_IMPACT = re.compile(r"\Ahttps://fedlex\.data\.admin\.ch/vocabulary/impact-type/(\d+)\Z")
#: Words in the addresses of other lists of impacts, in the languages of Switzerland and Luxembourg.
_STEMS = (
    ("abrog", EffectType.REPEALS),
    ("repeal", EffectType.REPEALS),
    ("modif", EffectType.AMENDS),
    ("amend", EffectType.AMENDS),
    ("entryintoforce", EffectType.COMMENCES),
    ("correct", EffectType.CORRECTS),
    ("rectif", EffectType.CORRECTS),
)

#: Publishers whose addresses are taken apart: host -> country.
HOSTS = {
    "fedlex.data.admin.ch": "ch",
    "data.legilux.public.lu": "lu",
    "legilux.public.lu": "lu",
}
_ADDRESS = re.compile(r"\Ahttps?://([^/]+)/(.+?)/?\Z")
_SUBDIVISION = re.compile(r"\A(art|lvl|annex|chap|sec|part|tit|para|num|let)_?([A-Za-z0-9._~-]+)\Z")
_UNITS = {
    "art": "articulo",
    "annex": "anexo",
    "chap": "capitulo",
    "sec": "seccion",
    "part": "parte",
    "tit": "titulo",
    "para": "paragrafo",
    "num": "numeral",
    "let": "literal",
    "lvl": "seccion",
}


def impact_type(iri: str) -> EffectType | None:
    """What a type of impact of another publisher means to us.

    >>> impact_type("https://fedlex.data.admin.ch/vocabulary/impact-type/2")
    <EffectType.REPEALS: 'repeals'>
    """
    if (found := _IMPACT.match(iri)) is not None:
        return FEDLEX_IMPACTS.get(found[1])
    last = re.split(r"[/#]", iri.rstrip("/"))[-1].lower().replace("-", "")
    return next((type_ for stem, type_ in _STEMS if stem in last), None)


def identifier_of(iri: str) -> Id | None:
    """Our identifier for an act or a unit of another publisher; ``None`` where its address cannot be taken apart.

    >>> identifier_of("https://fedlex.data.admin.ch/eli/cc/2022/491/art_5/para_1")
    'ch/eli/cc/2022/491/articulo/5/paragrafo/1'
    """
    found = _ADDRESS.match(iri)
    country = HOSTS.get(found[1]) if found else None
    if found is None or country is None:
        return None
    parts = [country]
    for segment in found[2].split("/"):
        unit = _SUBDIVISION.match(segment)
        if unit:
            parts += [_UNITS[unit[1]], plain(unit[2])]
        elif segment not in ("text", "jo") and plain(segment):
            parts.append(plain(segment))
    try:
        return str(parse("/".join(parts)))
    except IdentifierError:
        return None
