"""Acts that many bodies number, each for itself, and what publishers note of them. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, notes

from app.core.drafts.targets import Finder
from app.core.reading.asked import answer
from app.core.reading.places import name_of
from app.core.reading.reference import ActName
from app.release.edition import Edition

#: What is cited, and as which kind of act the number counts.
CITED = [
    ("el artículo 5 de la Resolución CREG 024 de 1999", ["resolucion 24/1999 articulo:5"], "resolucion-creg"),
    ("la Resolución SSPD 20061300025985 de 2006", ["resolucion 20061300025985/2006"], "resolucion-sspd"),
    ("la Resolución DIAN número 12 de 2020", ["resolucion 12/2020"], "resolucion-dian"),
    ("el Acuerdo PSAA-10715 de 2017", ["acuerdo 10715/2017"], "acuerdo-psaa"),
    ("el Acuerdo del Concejo de Bogotá 257 de 2006", ["acuerdo 257/2006"], "acuerdo-concejo-de-bogota"),
    ("la Resolución del Min. Transporte 584 de 2010", ["resolucion 584/2010"], "resolucion-min-transporte"),
    ("la Resolución 1409 del Ministerio de Trabajo de 2012", ["resolucion 1409/2012"], "resolucion-ministerio-de-trabajo"),
    ("el Acuerdo Local 02 de 2003", ["acuerdo 2/2003"], "acuerdo-local"),
    ("los Decretos Distritales 1 y 2 de 2019", ["decreto 1/2019", "decreto 2/2019"], "decreto-distrital"),
    ("la Resolución Conjunta 4 de 2012", ["resolucion 4/2012"], "resolucion-conjunta"),
    ("el Decreto Nacional 27 de 1999", ["decreto 27/1999"], "decreto"),
    ("el DUR 107 de 2015", ["decreto 107/2015"], "decreto"),
    ("la Resolución 10 de 1999 de la Superintendencia", ["resolucion 10/1999"], "resolucion"),
]  # fmt: skip

NOT_ISSUERS = [
    ("de acuerdo con el Decreto 267 de 1967", ["decreto 267/1967"]),
    ("La Junta Directiva. La Junta ejercerá las funciones previstas en la Ley 30 de 1992", ["ley 30/1992"]),
    ("el Decreto dejativo número 14 de 1955", []),
    ("el acuerdo con 5 de los socios", []),
]

NOTES = [
    ("Derogada por el art. 15, Resolución CD 028 de 2013", ["repeals articulo:7 by resolucion 28/2013 articulo:15"]),
    ("Derogado por el art. 90, Acuerdo Local 02 de 2003", ["repeals articulo:7 by acuerdo 2/2003 articulo:90"]),
    (
        "Prorrogado por el art. 1º, Decreto Distrital 27 de 2022 hasta el 31 de diciembre de 2022., Prorrogado por el art. 1, Decreto Distrital 084 de 2024",
        ["extends articulo:7 by decreto 27/2022 articulo:1", "extends articulo:7 by decreto 84/2024 articulo:1"],
    ),
    (
        "(Numerales 19 y 20 adicionados por el Art. 41 de la Ley 20 de 2001)",
        ["adds articulo:7/numeral:19 by ley 20/2001 articulo:41", "adds articulo:7/numeral:20 by ley 20/2001 articulo:41"],
    ),
]


@pytest.mark.parametrize(("text", "expected", "kind"), CITED)
def test_an_issuer_may_stand_before_the_number_and_tells_the_series(text: str, expected: list[str], kind: str) -> None:
    assert cited(text) == expected
    told = answer({"kind": "citations", "text": text})["citations"][-1]["targets"][-1]["act"]
    assert name_of(ActName(told["type"], told["number"], told["year"], issuer=told.get("issuer", "")))[0] == kind


@pytest.mark.parametrize(("text", "expected"), NOT_ISSUERS)
def test_other_words_before_a_number_are_no_issuer(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_a_note_names_the_act_of_a_body_that_did_it(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


@pytest.mark.parametrize("told", ["", ", que adicionó el numeral 3 al artículo 2° de la Ley 69 de 1993"])
def test_what_a_court_judged_is_not_who_judged(told: str) -> None:
    found = answer({"kind": "notes", "text": f"Declarado inexequible el Decreto 126 de 2011{told}, Sentencia C-254 de 2011"})[
        "effects"
    ]
    assert [(one["type"], one["target"]["act"]["number"], one["by"]["act"]["number"]) for one in found] == [
        ("annuls", "126", "C-254")
    ]


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (ActName("decreto", "1008", 2018), ["co/decreto/2018/1008"]),
        (ActName("decreto", "1008", 2018, issuer="distrital"), []),
        (ActName("resolucion", "2710", 2017), ["co/resolucion-mintic/2017/2710"]),
        (ActName("resolucion", "2710", 2017, issuer="mintic"), ["co/resolucion-mintic/2017/2710"]),
        (ActName("resolucion", "2710", 2017, issuer="creg"), []),
        (ActName("resolucion", "2710", 2017, issuer="ministerio de tecnologias"), ["co/resolucion-mintic/2017/2710"]),
    ],
)
def test_an_act_of_another_body_is_not_the_act_with_its_number(act: ActName, found: list[str], edition: Edition) -> None:
    assert Finder(edition.corpus).acts(*name_of(act)) == found
