"""What the service says of itself in RDF: SPARQL service description, VoID, DCAT 3. No blank nodes, so all can be cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from app.graph.formats import GRAPHS, RESULTS
from app.graph.vocab import DCAT, DCTERMS, ELI, FOAF, JOLUX, LIN_NS, ONTOLOGY, PROV, RDF, SKOS, XSD

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
SPDX = "http://spdx.org/rdf/terms#"
MEDIA = "https://www.iana.org/assignments/media-types/"
VCARD = "http://www.w3.org/2006/vcard/ns#"

PREFIXES = {
    "sd": SD,
    "void": VOID,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "spdx": SPDX,
    "xsd": XSD,
    "prov": PROV,
    "skos": SKOS,
    "vcard": VCARD,
}

_RESULT_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
}
_GRAPH_FORMATS = {"turtle": "Turtle", "jsonld": "JSON-LD", "rdfxml": "RDF_XML", "ntriples": "N-Triples"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """A file of a release: its suffix, media type, bytes and hash, where they are known."""

    suffix: str
    media_type: str
    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A release as the catalogue tells of it."""

    release: str
    published: datetime
    known_through: date
    statements: int
    counts: dict[str, int]
    graphs: int
    dumps: Sequence[Dump] = ()
    previous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the service is, and the base of its identifiers."""

    origin: str
    base: str

    def at(self, path: str) -> str:
        """An address of the service."""
        return self.origin + path


def _said(subject: str, predicate: str, *values: Any) -> Iterator[Triple]:
    for value in values:
        yield Triple(NamedNode(subject), NamedNode(predicate), value if isinstance(value, Literal) else NamedNode(value))


def _number(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(XSD + "nonNegativeInteger"))


def _both(spanish: str, english: str) -> tuple[Literal, Literal]:
    return Literal(spanish, language="es"), Literal(english, language="en")


def service_description(site: Site, release: Described) -> Iterator[Triple]:
    """The endpoint as SPARQL 1.1 Service Description tells of it: its default graph is the union of the named ones."""
    service, data, union = site.at("/sparql"), site.at("/sparql#dataset"), site.at("/sparql#default")
    yield from _said(service, RDF + "type", SD + "Service")
    yield from _said(service, SD + "endpoint", service)
    yield from _said(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    yield from _said(service, SD + "feature", SD + "UnionDefaultGraph")
    yield from _said(service, SD + "resultFormat", *(FORMATS + name for name in _RESULT_FORMATS.values()))
    yield from _said(service, SD + "resultFormat", *(FORMATS + name for name in _GRAPH_FORMATS.values()))
    yield from _said(service, SD + "defaultDataset", data)
    yield from _said(data, RDF + "type", SD + "Dataset")
    yield from _said(data, SD + "defaultGraph", union)
    yield from _said(union, RDF + "type", SD + "Graph")
    yield from _said(union, VOID + "triples", _number(release.statements))
    yield from _said(data, DCTERMS + "isVersionOf", site.at("/dcat#dataset"))
    yield from _said(data, DCTERMS + "identifier", Literal(release.release))


def void(site: Site, release: Described) -> Iterator[Triple]:
    """The data set as VoID tells of it: how large it is, where its dumps and its endpoint are, which words it uses."""
    data = site.at("/.well-known/void#dataset")
    description = site.at("/.well-known/void")
    yield from _said(description, RDF + "type", VOID + "DatasetDescription")
    yield from _said(description, FOAF + "primaryTopic", data)
    yield from _said(data, RDF + "type", VOID + "Dataset", DCAT + "Dataset")
    yield from _about(site, data, release)
    yield from _said(data, VOID + "sparqlEndpoint", site.at("/sparql"))
    yield from _said(data, VOID + "uriSpace", Literal(site.base))
    yield from _said(data, VOID + "triples", _number(release.statements))
    yield from _said(data, VOID + "vocabulary", LIN_NS, ELI, JOLUX, SKOS, PROV, DCTERMS)
    yield from _said(data, VOID + "exampleResource", site.base + "co/decreto/2015/1078")
    for dump in release.dumps:
        yield from _said(data, VOID + "dataDump", site.at(f"/dump/{release.release}.{dump.suffix}"))
    for kind, count in sorted(release.counts.items()):
        part = f"{data}-{kind.lower()}"
        yield from _said(data, VOID + "classPartition", part)
        yield from _said(part, VOID + "class", LIN_NS + kind)
        yield from _said(part, VOID + "entities", _number(count))


def _about(site: Site, subject: str, release: Described) -> Iterator[Triple]:
    """Title, licence, publisher and dates, as every description has them."""
    yield from _said(
        subject,
        DCTERMS + "title",
        *_both("Linaje: grafo del derecho del gobierno digital de Colombia", "Linaje: graph of Colombian digital-government law"),
    )
    yield from _said(
        subject,
        DCTERMS + "description",
        *_both(
            "Qué disposición rigió cada tema y cada día, en el texto de quién y por qué, con sus fuentes.",
            "Which provision governed each topic on each day, in whose text and why, with its sources.",
        ),
    )
    yield from _said(subject, DCTERMS + "license", _LICENCE)
    yield from _said(subject, DCTERMS + "publisher", site.base + "agent/editores-linaje")
    yield from _said(subject, DCTERMS + "modified", _moment(release.published))
    yield from _said(subject, DCTERMS + "identifier", Literal(release.release))
    yield from _said(subject, FOAF + "homepage", site.at("/"))


def dcat(site: Site, releases: Sequence[Described]) -> Iterator[Triple]:
    """The catalogue as DCAT 3 tells of it: a data set whose versions are the releases, the newest last in `releases`."""
    catalogue, data = site.at("/dcat"), site.at("/dcat#dataset")
    newest = releases[-1]
    publisher = site.base + "agent/editores-linaje"
    yield from _said(catalogue, RDF + "type", DCAT + "Catalog")
    yield from _about(site, catalogue, newest)
    yield from _said(catalogue, DCAT + "dataset", data)
    yield from _said(catalogue, DCTERMS + "issued", _moment(releases[0].published))
    yield from _coverage(catalogue)
    yield from _said(publisher, RDF + "type", FOAF + "Agent", FOAF + "Organization")
    yield from _said(publisher, FOAF + "name", *_both("Editores de Linaje", "Editors of Linaje"))
    yield from _said(data, RDF + "type", DCAT + "Dataset")
    yield from _about(site, data, newest)
    yield from _coverage(data)
    yield from _said(data, DCAT + "theme", _THEME)
    yield from _said(data, DCAT + "landingPage", site.at("/es/datos"), site.at("/en/data"))
    yield from _said(data, DCTERMS + "temporal", period := site.at("/dcat#period"))
    yield from _said(period, RDF + "type", DCTERMS + "PeriodOfTime")
    yield from _said(period, DCAT + "endDate", Literal(newest.known_through.isoformat(), datatype=NamedNode(XSD + "date")))
    yield from _said(data, DCAT + "contactPoint", contact := site.at("/dcat#contact"))
    yield from _said(contact, RDF + "type", VCARD + "Kind", VCARD + "Organization")
    yield from _said(contact, VCARD + "fn", *_both("Editores de Linaje", "Editors of Linaje"))
    yield from _said(contact, VCARD + "hasURL", site.at("/"))
    for dump in newest.dumps:
        yield from _said(data, DCAT + "distribution", f"{_version(site, newest.release)}.{dump.suffix}")
    yield from _said(data, DCAT + "keyword", *_both("derecho", "law"), *_both("gobierno digital", "digital government"))
    yield from _said(data, DCAT + "version", Literal(newest.release))
    yield from _said(data, DCAT + "hasCurrentVersion", _version(site, newest.release))
    for release in releases:
        yield from _versions(site, data, release)
    yield from _services(site, catalogue, data)
    yield from _kinds(site, newest)


_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_THEME = _AUTHORITY + "data-theme/GOVE"
_LANGUAGES = tuple(f"{_AUTHORITY}language/{code}" for code in ("SPA", "ENG"))
_COUNTRY = _AUTHORITY + "country/COL"
_FILE_TYPES = {"nq.gz": "RDF_N_QUADS", "ttl.gz": "RDF_TURTLE", "jsonld.gz": "JSON_LD"}
_SERVICES = (
    ("/sparql", "SPARQL", "/sparql", "https://www.w3.org/TR/sparql11-protocol/"),
    ("/api/v1/", "API", "/openapi.json", "https://spec.openapis.org/oas/v3.1.0"),
)


def _coverage(subject: str) -> Iterator[Triple]:
    """In which languages and about which country."""
    yield from _said(subject, DCTERMS + "language", *_LANGUAGES)
    yield from _said(subject, DCTERMS + "spatial", _COUNTRY)


def _kinds(site: Site, newest: Described) -> Iterator[Triple]:
    """What the values are that others define: DCAT-AP checks their classes, and would else have to fetch them."""
    media = {MEDIA + dump.media_type for dump in newest.dumps} | {MEDIA + "application/gzip"}
    files = {_AUTHORITY + "file-type/" + name for name in _FILE_TYPES.values()}
    for kind, values in (
        (DCTERMS + "LicenseDocument", {_LICENCE}),
        (DCTERMS + "MediaType", media),
        (DCTERMS + "MediaTypeOrExtent", files),
        (DCTERMS + "Standard", {standard for *_, standard in _SERVICES}),
        (DCTERMS + "LinguisticSystem", set(_LANGUAGES)),
        (DCTERMS + "Location", {_COUNTRY}),
        (SKOS + "Concept", {_THEME}),
        (FOAF + "Document", {site.at("/"), site.at("/es/datos"), site.at("/en/data")}),
    ):
        for value in sorted(values):
            yield from _said(value, RDF + "type", kind)
    yield from _said(_THEME, SKOS + "prefLabel", *_both("Gobierno y sector público", "Government and public sector"))


def _version(site: Site, release: str) -> str:
    return site.at(f"/dcat#{release}")


def _versions(site: Site, data: str, release: Described) -> Iterator[Triple]:
    version = _version(site, release.release)
    yield from _said(data, DCAT + "hasVersion", version)
    yield from _said(version, RDF + "type", DCAT + "Dataset")
    yield from _about(site, version, release)
    yield from _said(version, DCAT + "isVersionOf", data)
    yield from _said(version, DCAT + "version", Literal(release.release))
    yield from _said(version, DCTERMS + "issued", _moment(release.published))
    if release.previous:
        yield from _said(version, DCAT + "previousVersion", _version(site, release.previous))
    for dump in release.dumps:
        address = site.at(f"/dump/{release.release}.{dump.suffix}")
        told = f"{version}.{dump.suffix}"
        yield from _said(version, DCAT + "distribution", told)
        yield from _said(told, RDF + "type", DCAT + "Distribution")
        yield from _said(told, DCTERMS + "title", Literal(f"{release.release[:17]}.{dump.suffix}", language="en"))
        described = _both("Todos los enunciados de la edición, en un archivo.", "Every statement of the release, in one file.")
        yield from _said(told, DCTERMS + "description", *described)
        yield from _said(told, DCTERMS + "license", _LICENCE)
        yield from _said(told, DCTERMS + "format", _AUTHORITY + "file-type/" + _FILE_TYPES[dump.suffix])
        yield from _said(told, DCAT + "accessURL", address)
        yield from _said(told, DCAT + "downloadURL", address)
        yield from _said(told, DCAT + "mediaType", MEDIA + dump.media_type)
        yield from _said(told, DCAT + "compressFormat", MEDIA + "application/gzip")
        if dump.size is not None:
            yield from _said(told, DCAT + "byteSize", _number(dump.size))
        if dump.sha256:
            check = f"{told}-sha256"
            yield from _said(told, SPDX + "checksum", check)
            yield from _said(check, RDF + "type", SPDX + "Checksum")
            yield from _said(check, SPDX + "algorithm", SPDX + "checksumAlgorithm_sha256")
            yield from _said(check, SPDX + "checksumValue", Literal(dump.sha256, datatype=NamedNode(XSD + "hexBinary")))


def _services(site: Site, catalogue: str, data: str) -> Iterator[Triple]:
    for path, name, described, standard in _SERVICES:
        service = site.at(f"/dcat#{name.lower()}")
        yield from _said(catalogue, DCAT + "service", service)
        yield from _said(service, RDF + "type", DCAT + "DataService")
        yield from _said(service, DCTERMS + "title", Literal(f"Linaje: {name}", language="en"))
        yield from _said(service, DCAT + "endpointURL", site.at(path))
        yield from _said(service, DCAT + "endpointDescription", site.at(described))
        yield from _said(service, DCAT + "servesDataset", data)
        yield from _said(service, DCTERMS + "conformsTo", standard)
        yield from _said(service, DCTERMS + "publisher", site.base + "agent/editores-linaje")
        yield from _said(service, DCAT + "contactPoint", site.at("/dcat#contact"))
        yield from _said(service, DCAT + "keyword", *_both("derecho", "law"))
        yield from _said(service, DCAT + "theme", _THEME)


def _moment(value: datetime) -> Literal:
    return Literal(value.isoformat(timespec="seconds"), datatype=NamedNode(XSD + "dateTime"))


#: The ontology, for links of the kind "described by".
ONTOLOGY_IRI = ONTOLOGY
RESULT_TYPES = tuple(form.media_type for form in RESULTS.values())
GRAPH_TYPES = tuple(form.media_type for form in GRAPHS.values())
