"""The guard before strangers' queries: what reaches outside or writes is refused by name, what is too involved by number."""

from __future__ import annotations

import pytest

from app.graph.questions import must_pass, saved_questions
from app.graph.sparql import Limits, QueryForbidden, QueryTooComplex, guard

LIMITS = Limits()


@pytest.mark.parametrize(
    ("query", "keyword"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent ?e { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { FILTER EXISTS { SERVICE <urn:x> { ?s ?p ?o } } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <urn:x> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { \\U00000053ERVICE <urn:x> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p trueSERVICE <urn:x> { ?s ?p ?o } }", "SERVICE"),
        ("PREFIX s: <urn:> SELECT * { SERVICEs:x { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { 'a # b' SERVICE <urn:x> {} }", "SERVICE"),
        ('SELECT * { ?s ?p """a "b" \\"""" . SERVICE <urn:x> {} }', "SERVICE"),
        ("# comment\nSELECT * FROM <file:///etc/passwd> {}", "FROM"),
        ("SELECT * FROM NAMED <http://127.0.0.1/> {}", "FROM"),
        ("CONSTRUCT FROM <http://127.0.0.1/> WHERE {}", "FROM"),
        ("SELECT(1<2AS?x)FROM<urn:g>{ FILTER(1>2) }", "FROM"),
        ("LOAD <http://127.0.0.1/>", "LOAD"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("CLEAR ALL", "CLEAR"),
        ("DROP GRAPH <urn:g>", "DROP"),
    ],
)
def test_a_query_that_reaches_outside_or_writes_is_refused_by_its_word(query: str, keyword: str) -> None:
    with pytest.raises(QueryForbidden) as refused:
        guard(query, LIMITS)
    assert refused.value.keyword == keyword


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://x>" }',
        "SELECT * { ?s ?p 'it is FROM' } # FROM here on SERVICE",
        "SELECT * { ?s <urn:SERVICE> ?o . ?o <http://x/FROM#LOAD> ?from }",
        "SELECT ?service ?from { ?service ?from ?load }",
        "SELECT * { ?s ?p '''\nSERVICE 'x' FROM\n''' }",
        'SELECT * { ?s ?p "x"@from }',
        "PREFIX ex: <urn:> SELECT * { ?s ex:FROM ex:service . _:FROM ex:x 1 }",
        'SELECT * { ?s ?p "a\\"SERVICE" }',
        "PREFIX add: <urn:> SELECT * { ?s add:with ?o }",
    ],
)
def test_the_same_words_inside_strings_iris_names_and_comments_are_only_words(query: str) -> None:
    guard(query, LIMITS)


def _nested(depth: int) -> str:
    return "SELECT * " + "{" * depth + "}" * depth


def _patterns(count: int) -> str:  # the group is one, each full stop another
    return "SELECT * {" + " ?s ?p ?o ." * (count - 1) + "}"


def _operators(count: int) -> str:  # SELECT and BIND are two
    return "SELECT ?x { BIND((" + "!" * (count - 2) + "true) AS ?x) }"


def _chars(count: int) -> str:
    return "ASK {}".ljust(count)


@pytest.mark.parametrize(
    ("name", "make"), [("depth", _nested), ("patterns", _patterns), ("operators", _operators), ("chars", _chars)]
)
def test_each_limit_lets_its_number_pass_and_not_one_more(name: str, make: object) -> None:
    assert callable(make)
    limit = getattr(LIMITS, name)
    guard(make(limit - 1), Limits(**{**_WIDE, name: limit}))
    guard(make(limit), Limits(**{**_WIDE, name: limit}))
    with pytest.raises(QueryTooComplex) as refused:
        guard(make(limit + 1), Limits(**{**_WIDE, name: limit}))
    assert (refused.value.name, refused.value.limit, refused.value.found) == (name, limit, limit + 1)


_WIDE = {"chars": 10**6, "depth": 10**6, "patterns": 10**6, "operators": 10**6}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(" + "(" * 4693 + "1" + ")" * 4693 + ") }",
        "SELECT * " + "{" * 2198 + "}" * 2198,
        "SELECT * { FILTER(" + "||".join(["1"] * 3000) + ") }",
        "SELECT * {" + " UNION ".join(["{}"] * 1500) + "}",
        "SELECT * { ?s " + "(" * 3000 + "<urn:p>" + ")" * 3000 + " ?o }",
        "SELECT * { " + "<<( <urn:s> <urn:p> " * 600 + "<urn:o>" + " )>>" * 600 + " <urn:p> 1 }",
        "SELECT * {" + "?s ?p ?o." * 1000 + "}",
    ],
)
def test_what_overflows_or_holds_up_the_engine_is_too_involved(query: str) -> None:
    with pytest.raises(QueryTooComplex):
        guard(query, LIMITS)


def test_the_saved_questions_pass_and_their_parameters_may_change() -> None:
    assert len(saved_questions()) >= 35
    for question in saved_questions():
        must_pass(question.text, LIMITS)
        must_pass(question.text.replace("\n", "\r\n"), LIMITS)
    first = saved_questions()[0]
    changed = first.text.replace(
        '("gobierno-digital" "2016-03-01"^^xsd:date)', '("datos-abiertos" "2020-01-01"^^xsd:date) ("a" "b")'
    )
    assert changed != first.text
    must_pass(changed, LIMITS)


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ("} SERVICE <urn:x> {", QueryForbidden),
        ("} { ?s ?p ?o } VALUES ?y {", QueryTooComplex),
        ('"x" \\u007D UNION \\u007B', QueryTooComplex),
        ("(" * 40 + ")" * 40, QueryTooComplex),
    ],
)
def test_nothing_slips_through_in_the_parameters_of_a_saved_question(rows: str, error: type[Exception]) -> None:
    first = saved_questions()[0]
    with pytest.raises(error):
        must_pass(first.text.replace('("gobierno-digital" "2016-03-01"^^xsd:date)', rows), LIMITS)


def test_a_saved_question_that_was_changed_elsewhere_is_a_strangers_query() -> None:
    with pytest.raises(QueryTooComplex):
        must_pass(saved_questions()[0].text.replace("MAX", "MIN"), LIMITS)
