"""What a clause acts on where its list is broken: unnamed acts, exceptions, bare numbers. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import effects, entry

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}

CLAUSES = [
    ("El presente decreto rige a partir de su publicación, deroga el 684 de 2002 y surte efectos fiscales desde enero.", ["repeals decreto 684/2002"]),
    ("El presente decreto deroga el 5 de mayo de 2002.", []),
    ("Se deroga el decreto 62 de 1980 y las normas que lo desarrollen, el capítulo VI del Decreto 59 de 1981 y el Decreto 47 de 1984.", ["repeals decreto 62/1980", "repeals decreto 59/1981 capitulo:6", "repeals decreto 47/1984"]),
    ("Se deroga el decreto 62 de 1980, las normas que lo modifiquen o adicionen y el Decreto 47 de 1984.", ["repeals decreto 62/1980", "repeals decreto 47/1984"]),
    ("Se deroga el decreto 62 de 1980 y las normas que hablen de pesca, como el Decreto 47 de 1984.", ["repeals decreto 62/1980"]),
    ("Se deroga el Decreto 20 de 2003 excepto los artículos 20, 21 y 22 y el Decreto 93 de 2009.", ["repeals decreto 20/2003", "repeals decreto 93/2009"]),
    ("Se deroga el Decreto 20 de 2003, salvo el artículo 20, y los artículos 5 y 6 de la Ley 3 de 2001.", ["repeals decreto 20/2003"]),
    ("Se derogan el Decreto 20 de 2003 y la Ley 3 de 2001, salvo los artículos 20 del Decreto 20 de 2003 y 6 de la Ley 3 de 2001.", ["repeals decreto 20/2003", "repeals ley 3/2001"]),
    ("Se suspenden las disposiciones contrarias y la norma se extenderá según lo previsto en el artículo 21 de la Ley 3 de 2001.", []),
    ("Se suspenden las disposiciones que le sean contrarias, en especial el artículo 21 de la Ley 3 de 2001.", ["suspends ley 3/2001 articulo:21"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_broken_list_is_read_to_its_end_and_no_further(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


def test_an_exception_reaches_only_what_was_named_before_it() -> None:
    text = "Se deroga el Decreto 20 de 2003 excepto los artículos 20 y 21 y el Decreto 93 de 2009."
    found = answer({"kind": "clauses", "text": text, "act": OWN})["effects"]
    assert [len(one.get("except", ())) for one in found] == [2, 0]


def test_effects_on_the_budget_may_be_had_as_well_as_made() -> None:
    text = "El presente Decreto rige a partir de la fecha de publicación, tiene efectos fiscales a partir del primero de enero de 1994 y modifica el Decreto 18 de 1993."
    assert entry(text) == ["publication", "effects-from 1994-01-01 fiscal"]
