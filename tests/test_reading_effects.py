"""Effects: what an act does, and all that looks like it and is not. All examples are invented."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import effects

from app.core.reading.asked import answer

TITLES = [
    ("por el cual se derogan los Decretos 3 de 1990 y 4 de 1991", ["repeals decreto 3/1990", "repeals decreto 4/1991"]),
    ("por la cual se modifica y adiciona la Ley 10 de 1990", ["amends ley 10/1990", "adds ley 10/1990"]),
    ("por el cual se reglamenta la pesca y se subroga el Decreto 3 de 1990", ["substitutes decreto 3/1990"]),
    ("por el cual se suspende el artículo 2° y se deroga el artículo 9° del Decreto 3 de 1990", ["suspends decreto 3/1990 articulo:2", "repeals decreto 3/1990 articulo:9"]),
    ("por el cual se modifica el Decreto 3 de 1990, por el cual se deroga el Decreto 2 de 1989", ["amends decreto 3/1990"]),
    ("por el cual se modifica el Decreto 3 de 1990, modificado por el Decreto 4 de 1991", ["amends decreto 3/1990"]),
    ("por el cual se modifica el Decreto 3 de 1990 que reglamentó la Ley 10 de 1990 y se deroga el Decreto 5 de 1991", ["amends decreto 3/1990", "repeals decreto 5/1991"]),
    ("por la cual se crean los literales e) y f) del artículo 5º de la Ley 10 de 1990", ["adds ley 10/1990 articulo:5/literal:e", "adds ley 10/1990 articulo:5/literal:f"]),
    ("por el cual se adiciona el Título 20 a la Parte 2 del Libro 2 del Decreto 3 de 1990, para reglamentar el artículo 4º de la Ley 10 de 1990", ["adds decreto 3/1990 libro:2/parte:2/titulo:20", "implements ley 10/1990 articulo:4"]),
    ("por el cual se subroga el título 17 del Decreto 3 de 1990, para reglamentarse parcialmente el artículo 53 de la Ley 10 de 1990", ["substitutes decreto 3/1990 titulo:17", "implements ley 10/1990 articulo:53"]),
    ("por el cual se prorroga el plazo previsto en el artículo 8° del Decreto 3 de 1990", ["extends decreto 3/1990 articulo:8"]),
    ("por el cual se corrige un yerro en el artículo 5 de la Ley 10 de 1990", ["corrects ley 10/1990 articulo:5"]),
    ("por el cual se compilan las normas del Decreto 3 de 1990", ["incorporates decreto 3/1990"]),
    ("por el cual se modifica la estructura de un Ministerio", []),
    ("por el cual se reglamenta el trámite de que trata el artículo 5 de la Ley 10 de 1990", []),
    ("por la cual se aprueba el Acuerdo que reforma el Acuerdo 3 de 1990", []),
]  # fmt: skip

CLAUSES = [
    ('Artículo 9°. Derógase el artículo 2" del Decreto número 3 de 1990.', ["repeals decreto 3/1990 articulo:2"]),
    ("Artículo 9°. Queda adicionado en estos términos el Decreto número 3 de 1990.", ["adds decreto 3/1990"]),
    ("Artículo 9°. El presente decreto rige desde hoy y deroga las disposiciones de igual jerarquía que le sean contrarias, en especial el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Modifícase el artículo 2' de la Ley 10 de 1990.", ["amends ley 10/1990 articulo:2"]),
    ("Artículo 9°. Deróganse la Ley 10 de 1923 y la número 11 de 1925.", ["repeals ley 10/1923", "repeals ley 11/1925"]),
    ("Artículo 9°. El presente decreto rige a partir de su publicación y deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Derógase el inciso 2º del artículo 4 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:4/inciso:2"]),
    ("Artículo 9°. Quedan derogados los artículos 3 y 4 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:3", "repeals ley 10/1990 articulo:4"]),
    ('Artículo 9°. El artículo 4 de la Ley 10 de 1990 quedará así:\n\n"Artículo 4. Derógase el Decreto 3 de 1990."', ["amends ley 10/1990 articulo:4"]),
    ("Artículo 9°. Adiciónese al artículo 13 de la Ley 10 de 1990 el siguiente literal:\n\nj) Cuidar los ríos.", ["adds ley 10/1990 articulo:13/literal:j"]),
    ("Artículo 9°. Adiciónase el artículo 13 de la Ley 10 de 1990 con el siguiente numeral:\n\n10. Los bosques.", ["adds ley 10/1990 articulo:13/numeral:10"]),
    ('Artículo 9°. Adiciónese un artículo nuevo al Capítulo V de la Ley 10 de 1990, así:\n\n"Artículo 15 B. Los ríos."', ["adds ley 10/1990 capitulo:5/articulo:15B"]),
    ('Artículo 9°. Suprímase la expresión "y demás" del artículo 3 de la Ley 10 de 1990.', ["repeals ley 10/1990 articulo:3/expresion:y demás"]),
    ("Artículo 9°. Deróganse las siguientes disposiciones: el artículo 3; el inciso 4º del artículo 5 y el artículo 8 de la Ley 10 de 1990.", ["repeals ley 10/1990 articulo:3", "repeals ley 10/1990 articulo:5/inciso:4", "repeals ley 10/1990 articulo:8"]),
    ("Artículo 9°. Déjase sin efecto el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Las normas que modifican el Decreto 3 de 1990 se aplicarán a los ríos.", []),
    ("Artículo 9°. El Ministerio podrá modificar el Decreto 3 de 1990.", []),
    ("Artículo 9°. De conformidad con el Decreto 3 de 1990, que deroga el Decreto 2 de 1989, habrá pesca.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_an_epigraph_says_what_the_act_does(text: str, expected: list[str]) -> None:
    assert effects(text, "titles") == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_an_article_says_what_the_act_does(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in CLAUSES])
def test_the_evidence_quotes_its_source(text: str) -> None:
    for one in answer({"kind": "clauses", "text": text})["effects"]:
        evidence = one["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["span"]
        assert one["confidence"] in ("high", "medium", "low")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Artículo 1. Suspender por un periodo de tres (3) meses el artículo 6 del Decreto 3 de 1990.", "term", "3 meses"),
        ("Artículo 1. Suspender, hasta el 1º de mayo de 1995, la aplicación del Decreto 3 de 1990.", "until", "1995-05-01"),
        ("Artículo 1. El presente decreto modifica en lo pertinente el Decreto 3 de 1990.", "partial", True),
        (
            "Artículo 1. Este decreto deroga las disposiciones contenidas en el Decreto 3 de 1990 que sean contrarias a lo aquí dispuesto.",
            "partial",
            True,
        ),
        ("Artículo 1. El presente decreto deroga en su parte pertinente el Decreto 3 de 1990.", "partial", True),
        ("Artículo 1. Deróganse el Decreto 3 de 1990, con excepción de las normas relativas a pensiones.", "partial", True),
        ("Artículo 1. Modifícase la denominación del Capítulo II del Decreto 3 de 1990.", "aspect", "denominación"),
    ],
)
def test_what_qualifies_an_effect_is_kept(text: str, key: str, value: object) -> None:
    assert answer({"kind": "clauses", "text": text})["effects"][0][key] == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Artículo 9. La presente ley deroga las disposiciones que le sean contrarias.", True),
        ("Artículo 9. Este decreto deroga el Decreto 3 de 1990 y demás normas que se le opongan.", True),
        ("Artículo 9. El presente decreto deroga el Decreto 3 de 1990.", False),
        ("Artículo 9. Modifícase el artículo 3 de la Ley 10 de 1990, así:\n\nArtículo 3. Deroga las normas contrarias.", False),
    ],
)
def test_a_tacit_repeal_is_told_apart(text: str, said: bool) -> None:
    assert answer({"kind": "clauses", "text": text})["general_repeal"] is said


def test_how_far_one_verb_reaches_is_not_said_of_another() -> None:
    text = "por el cual se subroga el título 17 del Decreto 3 de 1990, para reglamentarse parcialmente el artículo 53 de la Ley 10 de 1990"
    replaced, implemented = answer({"kind": "titles", "text": text})["effects"]
    assert "partial" not in replaced
    assert implemented["partial"] is True
