"""The JSON-LD context: fresh, complete, and faithful: what is written with it reads back as the same statements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib import Graph
from rdflib.compare import isomorphic

from app import resources
from app.graph.context import as_text, context
from app.graph.table import SHAPES
from app.settings import Settings

REALM = Path(__file__).parent / "questions" / "the-realm.ttl"


def test_the_file_is_what_the_table_of_the_bridge_gives() -> None:
    assert resources.ontology("context.jsonld").read_text("utf-8") == as_text(Settings().base_iri)


def test_every_class_and_property_has_one_short_name() -> None:
    terms = context(Settings().base_iri)["@context"]
    told = [value["@id"] if isinstance(value, dict) else value for key, value in terms.items() if not key.startswith("@")]
    for shape in SHAPES.values():
        assert set(shape.classes) <= set(told)
    assert len(told) == len(set(told))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # raised inside the serialiser
def test_what_is_written_with_the_context_reads_back_as_the_same_statements() -> None:
    graph = Graph()
    graph.parse(REALM, format="turtle", publicID=Settings().base_iri)
    written = graph.serialize(format="json-ld", context=context(Settings().base_iri)["@context"], auto_compact=True)
    back = Graph()
    back.parse(data=written, format="json-ld")
    assert isomorphic(graph, back)


def test_a_record_written_by_hand_with_the_context_is_the_record_of_the_turtle() -> None:
    base = Settings().base_iri
    document = {
        **context(base),
        "id": "topic/faros",
        "type": ["Topic", "Concept"],
        "notation": "faros",
        "prefLabel": {"es": "Faros", "en": "Lighthouses"},
        "altLabel": {"es": ["luces de costa"], "en": ["coast lights"]},
        "definition": {"es": "Faros del reino.", "en": "Lighthouses of the realm."},
    }
    by_hand, realm = Store(), Store()
    by_hand.load(json.dumps(document).encode(), format=RdfFormat.JSON_LD)
    realm.load(REALM.read_bytes(), format=RdfFormat.TURTLE, base_iri=base)
    topic = NamedNode(f"{base}topic/faros")
    assert set(by_hand) == set(realm.quads_for_pattern(topic, None, None))
