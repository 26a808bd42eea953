"""Asking: the day in the question or beside it, suggestions, references, and what is refused with a reason."""

from __future__ import annotations

import json
import re

import pytest
from fastapi.testclient import TestClient
from serving import Page


def _heading(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return Page(answer.text).h1[0]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("gobierno digital antes del Decreto 1008 de 2018", "Gobierno digital, 13 de junio de 2018"),
        ("gobierno digital después del Decreto 1008 de 2018", "Gobierno digital, 14 de junio de 2018"),
        ("digital government before Decree 1008 of 2018", "Gobierno digital, 13 de junio de 2018"),
        ("gobierno digital después del D. 767/22", "Gobierno digital, 16 de mayo de 2022"),
        ("¿gobierno digital el 1 de marzo de 2016?", "Gobierno digital, 1 de marzo de 2016"),
        ("gobierno digital, 01/03/2016", "Gobierno digital, 1 de marzo de 2016"),
        ("gobierno digital 2016-03-01", "Gobierno digital, 1 de marzo de 2016"),
        ("digital government on March 1, 2016", "Gobierno digital, 1 de marzo de 2016"),
    ],
)
def test_a_question_may_end_with_its_day(question: str, heading: str, client: TestClient) -> None:
    answer = client.get("/es/respuesta", params={"topic": question})
    assert answer.status_code == 200
    assert Page(answer.text).h1 == [heading]


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        ("1 de marzo de 2016", "Digital government, 1 March 2016"),
        ("1 March 2016", "Digital government, 1 March 2016"),
        ("before Decree 1008 of 2018", "Digital government, 13 June 2018"),
        ("antes del Decreto 2573 de 2014", "Digital government, 31 December 2014"),
        ("after DUR 1078/2015", "Digital government, 26 May 2015"),
    ],
)
def test_the_day_beside_the_question_may_be_told_by_an_act(when: str, heading: str, client: TestClient) -> None:
    answer = client.get("/en/answer", params={"topic": "gobierno-digital", "when": when})
    assert answer.status_code == 200, answer.text
    page = Page(answer.text)
    assert page.h1 == [heading]
    assert ("read as" in page.text) == (not when[0].isdigit())


def test_an_act_and_its_day_are_one_citation_not_a_question_about_that_day(client: TestClient) -> None:
    answer = client.get("/es/respuesta", params={"topic": "Resolución 1519 del 24 de agosto de 2020"})
    assert answer.headers["location"] == "/es/actos/co/resolucion-mintic/2020/1519"


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"topic": "gobierno-digital", "when": "cuando sea"}, "no nombra ningún día"),
        ({"topic": "gobierno-digital", "when": "antes del Decreto 99999 de 2018"}, "no nombra un solo acto"),
        ({"topic": "gobierno digital antes del Decreto 99999 de 2018"}, "no nombra un solo acto"),
        ({"topic": "gobierno digital 2016-03-01", "when": "2017-01-01"}, "el campo de al lado el 1 de enero de 2017"),
    ],
)
def test_a_day_that_is_not_understood_is_refused_with_the_reason(params: dict[str, str], said: str, client: TestClient) -> None:
    answer = client.get("/es/respuesta", params=params, headers={"Accept": "text/html"})
    assert answer.status_code == 422
    assert said in Page(answer.text).text


def test_an_empty_day_is_today_and_two_that_agree_are_one(client: TestClient) -> None:
    today = _heading(client, "/es/respuesta?topic=gobierno-digital")
    assert _heading(client, "/es/respuesta?topic=gobierno-digital&when=&addressee=") == today
    assert _heading(client, "/es/respuesta?topic=gobierno+digital+hoy&when=hoy") == today


def test_suggestions_know_both_languages_citations_and_small_slips_of_case(client: TestClient) -> None:
    def found(q: str, lang: str = "es") -> list[str]:
        return [one["id"] for one in client.get("/api/v1/suggest", params={"q": q, "lang": lang}).json()["items"]]

    assert "topic/gobierno-digital" in found("gobierno dig")
    assert "topic/gobierno-digital" in found("GOBIERNO DÍG")
    assert "topic/gobierno-digital" in found("digital gov")
    assert found("D. 1008/18")[0] == "co/decreto/2018/1008"
    assert found("art. 2.2.9.1.2.1 del Decreto 1078 de 2015")[0] == "co/decreto/2015/1078/articulo/2.2.9.1.2.1"
    assert "co/decreto/2014/2573" in found("decreto 2573")
    assert found("zzzz") == []
    assert len(client.get("/api/v1/suggest?q=de&limit=3").json()["items"]) == 3


def test_references_say_the_same_in_every_form_and_their_address_answers(client: TestClient) -> None:
    asked = "/api/v1/governing/reference?topic=gobierno-digital&on=2016-03-01&lang=es"
    (item,) = json.loads(client.get(asked + "&format=csl").text)
    assert item["type"] == "legislation"
    assert item["number"] == "1078"
    assert item["issued"] == {"date-parts": [[2015, 5, 26]]}
    assert "compila el Decreto 2573 de 2014" in item["note"]
    words = client.get(asked).text
    bib = client.get(asked + "&format=bibtex").text
    assert item["container-title"] in words
    assert item["container-title"] in bib
    assert item["URL"] in words
    assert bib.count("{") == bib.count("}")
    assert re.match(r"@misc\{[a-z0-9-]+,\n", bib)
    page = client.get(item["URL"].removeprefix("http://localhost"))
    assert Page(page.text).h1 == ["Gobierno digital, 1 de marzo de 2016"]
    assert "immutable" in page.headers["cache-control"]


def test_no_norm_has_no_reference(client: TestClient) -> None:
    asked = "/api/v1/governing/reference?topic=gobierno-digital&on=1990-01-01"
    assert client.get(asked + "&format=csl").json() == []
    assert client.get(asked + "&format=bibtex").text == ""


def test_an_answer_page_offers_what_a_reader_takes_along(client: TestClient) -> None:
    page = Page(client.get("/en/answer?topic=gobierno-digital&on=2016-03-01").text)
    offered = [one for one in page.links if one.startswith("/api/v1/governing")]
    assert {re.search(r"format=(\w+)", one)[1] for one in offered if "format=" in one} == {"text", "bibtex", "csl"}  # type: ignore[index]
    (certificate,) = [one for one in offered if "certificate=true" in one]
    assert client.get(certificate).json()["format"] == "linaje-certificate"
    (permanent,) = [one for one in page.links if one.startswith("/en/answer?") and "release=sha256-" in one]
    assert client.get(permanent).status_code == 200
    for one in offered:
        assert client.get(one).status_code == 200, one
