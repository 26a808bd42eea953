"""Lists that are broken by chains, told the other way round, or have lost their commas. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects

from app.core.reading.asked import answer

OWN = {"type": "decreto", "number": "7", "year": 2012}
CODE = "repeals codigo Código Procesal del Trabajo"

CLAUSES = [
    # The acts of a list after "por" changed the article; this decree does nothing to them.
    ("Modifícase el artículo 8º del Decreto 3 de 1998, modificado por los artículos 4º del Decreto 5 de 1998, 1º del Decreto 6 de 1999 y 2º del Decreto 7 de 2000.", ["amends decreto 3/1998 articulo:8"]),
    # One article alone after "por": the bare number belongs to the list before it.
    ("Deróganse los artículos 8º del Decreto 3 de 1998, modificado por el artículo 4º del Decreto 5 de 1998, 9º del Decreto 6 de 1999.", ["repeals decreto 3/1998 articulo:8", "repeals decreto 6/1999 articulo:9"]),
    ("Derógase del artículo 6° los numerales 15 y 16; del artículo 12 el numeral 20; los artículos 37 y 38 del Decreto 4 de 2008.", ["repeals decreto 4/2008 articulo:6/numeral:15", "repeals decreto 4/2008 articulo:6/numeral:16", "repeals decreto 4/2008 articulo:12/numeral:20", "repeals decreto 4/2008 articulo:37", "repeals decreto 4/2008 articulo:38"]),
    ("Deróganse los artículos 1º 2º 5º del Decreto 3 de 1988.", ["repeals decreto 3/1988 articulo:1", "repeals decreto 3/1988 articulo:2", "repeals decreto 3/1988 articulo:5"]),
    ("Derógase el artículo 4º y las demás disposiciones contenidas en el Decreto 280 de 2006 que le sean contrarias.", ["repeals decreto 280/2006 articulo:4", "repeals decreto 280/2006"]),
    # The code is named as that of its articles, after what changed them: not all of it is repealed.
    ("Deróganse los artículos 81 y 85, modificado por el artículo 42 de la Ley 12 de 2001, del Código Procesal del Trabajo.", [f"{CODE} articulo:81", f"{CODE} articulo:85"]),
    ("Deróganse los artículos 8 y 9, ambos inclusive, de la Ley 3 de 1998.", ["repeals ley 3/1998 articulo:8", "repeals ley 3/1998 articulo:9"]),
    ("Deróganse los artículos 8 y 9, ambos inclusive, y la Ley 3 de 1998.", ["repeals ley 3/1998 articulo:8", "repeals ley 3/1998 articulo:9", "repeals ley 3/1998"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_tangled_list_is_read_as_it_is_meant(text: str, expected: list[str]) -> None:
    assert effects(text, act=OWN) == expected


def test_the_rest_of_a_decree_is_repealed_in_part_only() -> None:
    text = "Derógase el artículo 4º y las demás disposiciones contenidas en el Decreto 280 de 2006 que le sean contrarias."
    found = answer({"kind": "clauses", "text": text, "act": OWN})["effects"]
    assert [one.get("partial", False) for one in found] == [False, True]


@pytest.mark.parametrize("words", ["este Decreto", "el presente Decreto", "esta ley"])
def test_an_act_that_names_itself_cites_itself(words: str) -> None:
    assert cited(f"según las normas de {words} y del artículo 4 de la Ley 3 de 1998") == ["self", "ley 3/1998 articulo:4"]
