"""What pages say as ELI is said with terms that the ontology has, of things of the class it asks for, with values of its kind."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

ELI = "http://data.europa.eu/eli/ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: Classes of the ELI ontology (1.x), each with those it lies in.
CLASSES = {
    "LegalResource": {"LegalResource", "Work"},
    "LegalResourceSubdivision": {"LegalResourceSubdivision", "WorkSubdivision", "LegalResource", "Work"},
    "LegalExpression": {"LegalExpression", "Expression"},
}
#: Properties, each with the class of what it is said of (`None` for anything) and the kind of its value.
PROPERTIES: dict[str, tuple[str | None, str]] = {
    "type_document": ("LegalResource", "thing"),
    "type_subdivision": ("WorkSubdivision", "thing"),
    "is_part_of": ("Work", "thing"),
    "is_member_of": ("Work", "thing"),
    "is_realized_by": ("Work", "thing"),
    "passed_by": ("LegalResource", "thing"),
    "in_force": (None, "thing"),
    "language": ("Expression", "thing"),
    "title": ("Expression", "langString"),
    "id_local": (None, "string"),
    "number": (None, "string"),
    "date_document": ("Work", "date"),
    "date_publication": (None, "date"),
    "first_date_entry_in_force": (None, "date"),
    "date_no_longer_in_force": (None, "date"),
}
IN_FORCE = {f"{ELI}InForce-{name}" for name in ("inForce", "notInForce", "partiallyInForce")}

PAGES = [
    "/es/actos/co/decreto/2015/1078",
    "/en/acts/co/ley/2009/1341",
    "/es/actos/co/decreto/2014/2573",
    "/en/acts/co/resolucion-mintic/2017/2710",
    "/es/disposiciones/co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1",
    "/en/provisions/co/decreto/2014/2573/articulo/14",
]


def told(client: TestClient, address: str) -> list[pyoxigraph.Quad]:
    """The statements that a page makes to machines."""
    found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', client.get(address).text, re.DOTALL)
    assert found is not None, address
    return list(pyoxigraph.parse(found[1], format=pyoxigraph.RdfFormat.JSON_LD))


def said_of(statements: list[pyoxigraph.Quad], predicate: str, subject: object = None) -> list[Any]:
    """The values of a property, of one subject or of all."""
    return [one.object for one in statements if one.predicate.value == predicate and subject in (None, one.subject)]


@pytest.mark.parametrize("address", PAGES)
def test_every_word_of_eli_is_used_as_the_ontology_has_it(client: TestClient, address: str) -> None:
    statements = told(client, address)
    spoken = [one for one in statements if one.predicate.value.startswith(ELI)]
    assert len(spoken) >= 5
    for one in spoken:
        name, value = one.predicate.value.removeprefix(ELI), one.object
        domain, kind = PROPERTIES[name]
        classes = {str(each.value).removeprefix(ELI) for each in said_of(statements, TYPE, one.subject) if ELI in str(each)}
        assert domain is None or any(domain in CLASSES[each] for each in classes), (name, classes)
        if kind == "thing":
            assert not isinstance(value, pyoxigraph.Literal), (name, value)
        else:
            assert isinstance(value, pyoxigraph.Literal)
            assert value.datatype.value.rpartition("#")[2] == kind, (name, value)
        if name == "in_force":
            assert str(value).strip("<>") in IN_FORCE


def test_an_act_with_a_title_has_an_expression_in_a_language_that_bears_it(client: TestClient) -> None:
    statements = told(client, "/es/actos/co/decreto/2014/2573")
    (expression,) = said_of(statements, ELI + "is_realized_by")
    (title,) = said_of(statements, ELI + "title", expression)
    assert isinstance(title, pyoxigraph.Literal)
    assert (title.language, title.value[:11]) == ("es", "por el cual")
    assert said_of(statements, ELI + "language", expression)
