"""Lists, dates and words that point back, each written where one sign more or less is read as something else."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited_whole, effects_whole

ACT = {"type": "decreto", "number": "7", "year": 1939}
CLAUSES = [
    ("Adiciónanse algunas disposiciones al Decreto 3 de 1990.", ["adds (adiciona) decreto 3/1990 «Adiciónanse algunas disposiciones al Decreto 3 de 1990»"]),
    ("Adiciónanse unas disposiciones del Decreto 3 de 1990.", ["adds (adiciona) decreto 3/1990 «Adiciónanse unas disposiciones del Decreto 3 de 1990»"]),
    ("Deróganse los arts. 5 y ss. de la Ley 6 de 1945.", ["repeals (deroga) ley 6/1945 articulo:5-ss «Deróganse los arts. 5 y ss. de la Ley 6 de 1945»"]),
    ("Deróganse los artículos 5 y siguientes. Rige la Ley 6 de 1945.", []),
    ("Derógase el a rtículo 5-8 de la Ley 3 de 1990.", ["repeals (deroga) ley 3/1990 articulo:5-8 «Derógase el a rtículo 5-8 de la Ley 3 de 1990»"]),
    ("Derógase el a rtículo 5 a 8 de la Ley 3 de 1990.", []),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "told"), CLAUSES)
def test_what_a_clause_does_to_the_last_sign(clause: str, told: list[str]) -> None:
    assert effects_whole(f"Artículo 1°. {clause}") == told


@pytest.mark.parametrize(
    "words",
    ["los artículos 5 y el 6 de la Ley 3 de 1990", "los artículos 5, el 6 y los 8 de la Ley 3 de 1990"],
)
def test_a_number_with_an_article_of_its_own_goes_on_with_the_list(words: str) -> None:
    read = effects_whole(f"Artículo 1°. Deróganse {words}.")
    assert read == [
        f"repeals (deroga) ley 3/1990 articulo:{n} «Deróganse {words}»" for n in "568" if n in words.partition("Ley")[0]
    ]


def test_this_year_is_the_year_of_the_act_that_says_so() -> None:
    assert effects_whole("Derógase la Ley 89 del presente año.", act=ACT) == [
        "repeals (deroga) ley 89/1939 «Derógase la Ley 89 del presente año»"
    ]
    assert cited_whole("el Decreto 44 de 12 de enero del presente año", act=ACT) == [
        "decreto 44/1939 (1939-01-12) «Decreto 44 de 12 de enero del presente año»"
    ]
    assert cited_whole("el Decreto 44 de 12 de enero del presente año") == [
        "decreto 44; medium: the text gives no year «Decreto 44»"
    ]


@pytest.mark.parametrize(
    ("act", "constitution"), [(None, "constitucion Constitución Política/1991"), (ACT, "constitucion Constitución Política")]
)
def test_the_constitution_named_twice_is_the_one_of_the_day_of_the_act(act: dict[str, object] | None, constitution: str) -> None:
    assert cited_whole("el artículo 5 de la Constitución y el artículo 6 de dicha Constitución", act=act) == [
        f"{constitution} articulo:5 «artículo 5 de la Constitución»",
        f"{constitution} articulo:6 «artículo 6 de dicha Constitución»",
    ]


def test_a_charter_or_a_statute_that_nothing_names_is_not_cited() -> None:
    assert cited_whole("la Ley 3 de 1990 y el artículo 7 de dicha Carta") == ["ley 3/1990 «Ley 3 de 1990»"]
    assert cited_whole("el artículo 7 de dicho estatuto") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("las Leyes 3 de 1990 y número 5 de 1991", ["ley 3/1990 «Leyes 3 de 1990»", "ley 5/1991 «5 de 1991»"]),
        ("los Decretos números 3 de 1990 y No. 5", ["decreto 3/1990 «Decretos números 3 de 1990»"]),
        ('el artículo 2" del Decreto 1448 de 1990', ['decreto 1448/1990 articulo:2 «artículo 2" del Decreto 1448 de 1990»']),
        (
            "los artículos 5 (numeral 3) y 6 de la Ley 6 de 1945",
            ["ley 6/1945 articulo:5/numeral:3 + ley 6/1945 articulo:6 «artículos 5 (numeral 3) y 6 de la Ley 6 de 1945»"],
        ),
    ],
)
def test_numbers_of_a_list_are_read_to_its_end(text: str, told: list[str]) -> None:
    assert cited_whole(text) == told
