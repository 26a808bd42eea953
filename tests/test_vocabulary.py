"""The words of the model: the code, the ontology and the word lists hold the same ones, and foreign ones were published.

`published_terms` holds, for each foreign vocabulary, what it publishes; its README says where each list comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from app import resources
from app.graph.derived import ELI_OF_EFFECT, ELI_OF_REFERENCE
from app.graph.table import SHAPES
from app.graph.vocab import CLASSES, ELI, LIN_NS, LISTS, ONTOLOGY, PREFIXES, PROPERTIES, RDF, expand, lin
from app.release.edition import DERIVED, Edition
from app.settings import Settings

TERMS = Path(__file__).parent / "published_terms"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0#"
OWN = ("https://w3id.org/linaje/", Settings().base_iri)
#: What is named as a document, not used as a term.
DOCUMENTS = {"https://www.apache.org/licenses/LICENSE-2.0"}
ONTOLOGY_FILES = sorted(resources.ontology("lineage.ttl").parent.glob("*.ttl"))


@dataclass(frozen=True)
class Published:
    """The list of one vocabulary."""

    namespace: str
    full: bool
    names: frozenset[str]


def _lists() -> dict[str, Published]:
    found = {}
    for path in sorted(TERMS.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        head = dict(re.findall(r"^# (namespace|checked): (\S+)", "\n".join(lines), re.MULTILINE))
        names = frozenset(line for line in lines if line and not line.startswith("#"))
        found[path.stem] = Published(head["namespace"], head["checked"].rstrip(",") == "full", names)
    return found


PUBLISHED = _lists()
AKN_VALUES = PUBLISHED.pop("akn")


def quads(name: str) -> list[Quad]:
    """The statements of a file of the ontology."""
    return list(parse(resources.ontology(name).read_bytes(), format=RdfFormat.TURTLE))


def iris(statements: Iterator[Quad]) -> Iterator[str]:
    """Every IRI that is used as a term: in a predicate, as a subject or value, or as the datatype of a text."""
    for quad in statements:
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, NamedNode):
                yield node.value
            elif isinstance(node, Literal) and node.language is None:
                yield node.datatype.value


def pages(statements: list[Quad]) -> set[str]:
    """What is pointed to as a page on the web and so is nobody's term."""
    pointing = {PREFIXES["foaf"] + "page", "http://www.w3.org/2000/01/rdf-schema#seeAlso"}
    return {quad.object.value for quad in statements if quad.predicate.value in pointing and isinstance(quad.object, NamedNode)}


def published(iri: str) -> bool:
    """Whether the vocabulary that an IRI belongs to publishes it."""
    return any(iri.startswith(one.namespace) and iri[len(one.namespace) :] in one.names for one in PUBLISHED.values())


def unpublished(statements: list[Quad]) -> set[str]:
    """The foreign IRIs that no list of published terms holds."""
    terms = set(iris(iter(statements))) - pages(statements) - DOCUMENTS
    return {iri for iri in terms if not iri.startswith((*OWN, AKN)) and not published(iri)}


def test_the_code_and_the_ontology_have_the_same_classes_and_properties() -> None:
    kinds = {OWL + "Class": "class", OWL + "ObjectProperty": "property", OWL + "DatatypeProperty": "property"}
    declared: dict[str, set[str]] = {"class": set(), "property": set()}
    for quad in quads("lineage.ttl"):
        if quad.predicate.value == RDF + "type" and str(quad.subject).startswith(f"<{LIN_NS}"):
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            assert quad.object.value in kinds, f"{quad.subject} is a {quad.object}"
            declared[kinds[quad.object.value]].add(quad.subject.value.removeprefix(LIN_NS))
    assert declared["class"] == CLASSES
    assert declared["property"] == PROPERTIES
    assert not CLASSES & PROPERTIES


def test_the_code_and_the_ontology_have_the_same_word_lists() -> None:
    declared: dict[str, set[str]] = {}
    schemes = set()
    for quad in quads("lineage.ttl"):
        if quad.predicate.value == SKOS + "inScheme":
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            name, _, word = quad.subject.value.removeprefix(f"{ONTOLOGY}/").partition("/")
            assert quad.object.value == f"{ONTOLOGY}/{name}", f"{quad.subject} stands in another list than its name says"
            declared.setdefault(name, set()).add(word)
        elif quad.object == NamedNode(SKOS + "ConceptScheme"):
            assert isinstance(quad.subject, NamedNode)
            schemes.add(quad.subject.value.removeprefix(f"{ONTOLOGY}/"))
    assert declared == {name: {str(word.value) for word in listed} for name, listed in LISTS.items()}
    assert schemes == set(LISTS)


def test_every_word_of_ours_in_any_file_is_one_the_ontology_declares() -> None:
    listed = {f"{ONTOLOGY}/{name}/{word.value}" for name, entries in LISTS.items() for word in entries}
    known = {lin(name) for name in CLASSES | PROPERTIES} | listed | {f"{ONTOLOGY}/{name}" for name in LISTS}
    for path in ONTOLOGY_FILES:
        used = {
            iri for iri in iris(iter(quads(path.name))) if iri.startswith((LIN_NS, *(f"{ONTOLOGY}/{name}/" for name in LISTS)))
        }
        assert used <= known, path.name


def test_a_misspelt_word_of_ours_is_refused() -> None:
    with pytest.raises(KeyError, match="lin:confidense"):
        expand("lin:confidense")


@pytest.mark.parametrize("path", ONTOLOGY_FILES, ids=lambda path: path.name)
def test_every_foreign_term_of_the_ontology_was_published(path: Path) -> None:
    assert unpublished(quads(path.name)) == set()


def test_every_foreign_term_of_a_release_was_published(edition: Edition) -> None:
    text = (edition.folder / DERIVED).read_bytes() + (edition.folder / "statements.nq").read_bytes()
    statements = list(parse(text, format=RdfFormat.N_QUADS))
    assert len(statements) > 10_000
    assert unpublished(statements) == set()


def test_every_foreign_term_the_code_may_write_was_published() -> None:
    """The data do not use all of them today."""
    names = {name for shape in SHAPES.values() for codec in shape.attributes.values() for name in codec.properties}
    names |= {expand(name) for shape in SHAPES.values() for name in shape.classes}
    names |= {ELI + name for name in (*ELI_OF_EFFECT.values(), *ELI_OF_REFERENCE.values())}
    foreign = {name for name in names if not name.startswith(LIN_NS)}
    assert len(foreign) > 30
    assert {name for name in foreign if not published(name)} == set()


def test_a_term_known_only_from_an_incomplete_list_is_told_in_the_alignments() -> None:
    """The names of datatypes aside, which everybody knows from the standard itself."""
    notes = " ".join(
        quad.object.value
        for quad in quads("alignments.ttl")
        if quad.predicate.value == SKOS + "editorialNote" and isinstance(quad.object, Literal)
    )
    told = set(re.findall(r"\w+:(\w+) was checked against", notes))
    partial = {name: one for name, one in PUBLISHED.items() if not one.full and name != "xsd"}
    files = [quads(path.name) for path in ONTOLOGY_FILES]
    used = {iri for statements in files for iri in set(iris(iter(statements))) - pages(statements)}
    found = {iri[len(one.namespace) :] for one in partial.values() for iri in used if iri.startswith(one.namespace)}
    assert {"isModifiedBy", "F1_Work"} <= found
    assert found == told


def test_every_value_of_akoma_ntoso_is_one_its_schema_has() -> None:
    given = {
        f"{quad.object.datatype.value.removeprefix(AKN)} {quad.object.value}"
        for quad in quads("alignments.ttl")
        if isinstance(quad.object, Literal) and quad.object.datatype.value.startswith(AKN)
    }
    assert given
    assert given <= {" ".join(line.split()) for line in AKN_VALUES.names}


def test_the_lists_of_published_terms_are_as_their_page_says() -> None:
    readme = (TERMS / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)\.txt` \| `(\S+)` \| (\d+) \| .* \| (full|partial) \|$", readme, re.MULTILINE)
    counted = {**PUBLISHED, "akn": AKN_VALUES}
    assert {(name, one.namespace, len(one.names), one.full) for name, one in counted.items()} == {
        (name, namespace, int(count), checked == "full") for name, namespace, count, checked in rows
    }


def test_a_term_that_nobody_published_is_noticed() -> None:
    (quad,) = parse(b"<https://w3id.org/linaje/id/x> <http://data.europa.eu/eli/ontology#repeels> 1 .", format=RdfFormat.TURTLE)
    assert unpublished([quad]) == {"http://data.europa.eu/eli/ontology#repeels"}
