"""Names that stand at the very end of a text, quotations and headings in between: where one step further would be one too far."""

from __future__ import annotations

import pytest
from reading import cited_whole, effects_whole, entry, entry_whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("según la Ley 6 a", "ley 6; medium: the text gives no year «Ley 6»"),
        ("según la Sentencia C-123 de 1999 y", "sentencia C-123/1999 (Corte Constitucional) «Sentencia C-123 de 1999»"),
    ],
)
def test_a_name_may_break_off_with_the_text(text: str, told: str) -> None:
    assert cited_whole(text) == [told]


def test_a_ruling_may_tell_its_day_after_its_year() -> None:
    words = "Sentencia C-123 de 1999 de 5 de mayo de 1999"
    assert cited_whole(f"la {words}") == [f"sentencia C-123/1999 (Corte Constitucional, 1999-05-05) «{words}»"]


def test_what_stands_in_quotation_marks_inside_a_sentence_does_nothing() -> None:
    clause = 'Modifícase el artículo 5 de la Ley 3 de 1990, "y deroga la Ley 7 de 1991", y deroga la Ley 9 de 1992.'
    assert effects_whole(clause) == [
        "amends (modifica) ley 3/1990 articulo:5 «Modifícase el artículo 5 de la Ley 3 de 1990»",
        "repeals (deroga) ley 9/1992 «deroga la Ley 9 de 1992»",
    ]


def test_a_heading_ends_the_sentence_that_tells_the_first_day() -> None:
    assert entry_whole("El presente decreto rige a partir de lo dicho\nCAPÍTULO 2\nPublicación") == []
    assert entry("El presente decreto rige a partir de su publicación\nCAPÍTULO 2\nExpedición") == ["publication"]


@pytest.mark.parametrize(
    ("done", "relation"),
    [
        ("corregido", "corrected-by"),
        ("compilado", "compiled-in"),
        ("reglamentado", "implemented-by"),
        ("revivido", "revived-by"),
        ("prorrogado", "extended-by"),
        ("suspendido", "suspended-by"),
    ],
)
def test_what_was_done_to_an_act_is_the_relation_of_the_act_that_did_it(done: str, relation: str) -> None:
    words = f"el artículo 5 de la Ley 3 de 1990, {done} por el Decreto 7 de 1995"
    assert cited_whole(words)[1] == f"decreto 7/1995; relation {relation} «Decreto 7 de 1995»"


def test_an_article_before_or_after_this_one_is_not_of_the_act_named_before_it() -> None:
    assert cited_whole("el Decreto 2163 de 1970, artículo 44 anterior") == [
        "decreto 2163/1970 «Decreto 2163 de 1970»",
        "self articulo:44 «artículo 44 anterior»",
    ]


def test_what_stands_in_brackets_behind_an_article_is_part_of_it() -> None:
    words = "artículo 5 (inciso final) de la Ley 6 de 1945"
    assert cited_whole(f"el {words}") == [f"ley 6/1945 articulo:5/inciso:final «{words}»"]
