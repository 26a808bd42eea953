"""Ways of writing that gazettes use often: lists broken off and taken up, rulings by docket, parts that are struck out.

All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, effects, entry, notes

from app.core.reading.act import read_act

CITED = [
    ("la Decisión 351 de la Comisión de la Comunidad Andina", ["decision 351"]),
    ("el artículo 4, contenido en la Ley 10 de 1990", ["ley 10/1990"]),
    ("artículos 5, numeral 3, 6 y 7 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:3", "ley 10/1990 articulo:6", "ley 10/1990 articulo:7"]),
    ("artículo final de la Ley 10 de 1990", ["ley 10/1990 articulo:final"]),
    ("arts 5 y 6 de la Ley 10 de 1990", ["ley 10/1990 articulo:5", "ley 10/1990 articulo:6"]),
    ("los artículos 5, de la Ley 10 de 1990, 6 y 7 de la Ley 11 de 1991", ["ley 10/1990 articulo:5", "ley 11/1991 articulo:6", "ley 11/1991 articulo:7"]),
    ("Sentencia del Consejo de Estado 11001-03-26-000-2009-00024-00 de 15 de mayo de 2017", ["sentencia 11001-03-26-000-2009-00024-00/2017"]),
    ("la Ley 10 de 1990, que modificó la Ley 9 de 1989", ["ley 10/1990", "ley 9/1989"]),
    ("la Sentencia del Consejo de Estado de 5 de mayo de 1999, Rad. 11001-03-15-000-2008-00101-00(36054)B", ["sentencia 11001-03-15-000-2008-00101-00(36054)B/1999"]),
    ("el Decreto 7 del 5/05/1990", ["decreto 7/1990"]),
    ("el Decreto 7 de dos (2) de mayo de 1990", ["decreto 7/1990"]),
    ("la Sentencia C-185 de 1999 del 5 de mayo de 1999", ["sentencia C-185/1999"]),
    ("el artículo 5 anterior", ["self articulo:5"]),
    ("el a rtículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5"]),
    ("el artículo 5 de la Ley 10 de 1990 y el artículo 6 del Decreto antes citado", ["ley 10/1990 articulo:5"]),
]  # fmt: skip

EFFECTS = [
    ("Artículo 9°. Derógase del presente decreto el artículo 5.", []),
    ("Artículo 9°. Derógase el Decreto 3 de 1990 en lo pertinente.", ["repeals decreto 3/1990"]),
    ('Artículo 9°. Suprímase el artículo 3 de la Ley 10 de 1990 en la siguiente frase: "y demás".', ["repeals ley 10/1990 articulo:3/expresion:y demás"]),
    ("Artículo 9°. Adiciónase el Decreto 3 de 1990 con los capítulos V y VI.", ["adds decreto 3/1990 capitulo:5", "adds decreto 3/1990 capitulo:6"]),
    ("Artículo 9°. Si se deroga el Decreto 3 de 1990 habrá pesca.", []),
    ("Artículo 9°. El presente decreto rige a partir de hoy, fecha a partir de la cual se deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
    ("Artículo 9°. Deróganse los artículos de la Ley 10 de 1990.", ["repeals ley 10/1990"]),
    ("Artículo 9°. Modifícanse los artículos pertinentes de la Ley 10 de 1990.", ["amends ley 10/1990"]),
    ("Artículo 9°. Derógase la Ley 10 de 1990 en cuanto a los ríos.", ["repeals ley 10/1990"]),
    ("Artículo 9°. El artículo 4 de la Ley 10 de 1990 quedará así\n\nLos ríos.", ["amends ley 10/1990 articulo:4"]),
    ("Artículo 9°. Suspéndese el numeral 2° y derógase el artículo 9° del Decreto 3 de 1990.", ["suspends decreto 3/1990 articulo:9/numeral:2", "repeals decreto 3/1990 articulo:9"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990, y lo pertinente del Decreto 4 de 1990.", ["repeals decreto 3/1990", "repeals decreto 4/1990"]),
    ("Artículo 9°. Deróganse los Decretos 3 y 4 de 1990, parcialmente.", ["repeals decreto 3/1990", "repeals decreto 4/1990"]),
    ("Artículo 9°. Deróganse los siguientes artículos de la Ley 10 de 1990: artículo 3, artículo 4 y artículo 5.", ["repeals ley 10/1990 articulo:3", "repeals ley 10/1990 articulo:4", "repeals ley 10/1990 articulo:5"]),
    ("Artículo 9°. Suspéndese por el término de tres (3) meses contados a partir de la vigencia del presente decreto el artículo 6 del Decreto 3 de 1990.", ["suspends decreto 3/1990 articulo:6"]),
    ("Artículo 9°. Adiciónase el parágrafo 2 al artículo 3 de la Ley 10 de 1990. Adiciónase un parágrafo al artículo 3 de la Ley 10 de 1990, así:\n\nParágrafo 3. Algo.", ["adds ley 10/1990 articulo:3/paragrafo:2", "adds ley 10/1990 articulo:3/paragrafo:?"]),
]  # fmt: skip

ENTRIES = [
    ("Artículo 9. Este decreto rige desde su sanción y publicación.", ["publication"]),
    ("Artículo 9. Este decreto surte efectos a partir de su publicación.", ["effects-from publication"]),
    ('Artículo 9. Este decreto "dirá" que rige desde su publicación.', []),
    ("Artículo 9. El presente decreto, con excepción del artículo 3, excepto su numeral 4, los cuales regirán desde el 5 de mayo de 2003.", ["fixed-date 2003-05-05 articulo:3"]),
]  # fmt: skip

NOTES = [
    ("La Sentencia C-33 de 2010 niega la nulidad", []),
    ("Artículo: niega la nulidad el Consejo de Estado, Expediente 12345 de 5 de mayo de 1999", ["upholds articulo:7 by sentencia 12345/1999"]),
    ("Artículo 7 modificado por la Ley 20 de 2001", ["amends articulo:7 by ley 20/2001"]),
    ('Declarado EXEQUIBLE por la Sentencia C-33 de 2010, excepto la expresión "los ríos", que se declara INEXEQUIBLE', ["upholds articulo:7 by sentencia C-33/2010", "annuls articulo:7/expresion:los ríos by sentencia C-33/2010"]),
    ("Modificado por el Decreto 20 de 2001, Arts. 5 y 6", ["amends articulo:7 by decreto 20/2001 articulo:5", "amends articulo:7 by decreto 20/2001 articulo:6"]),
    ("Texto subrayado declarado INEXEQUIBLE por la Sentencia C-33 de 2010", ["annuls articulo:7/expresion:texto subrayado by sentencia C-33/2010"]),
    ("Apartes subrayados declarados INEXEQUIBLES por la Sentencia C-33 de 2010, a partir del 1 de enero de 2011", ["annuls articulo:7/expresion:apartes subrayados by sentencia C-33/2010"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_a_citation_leads_to_its_provisions(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(("text", "expected"), EFFECTS)
def test_a_clause_does_what_it_says(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_a_clause_of_entry_into_force_tells_its_rule(text: str, expected: list[str]) -> None:
    assert entry(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_a_note_tells_what_was_done_and_by_whom(text: str, expected: list[str]) -> None:
    assert notes(text) == expected


def test_the_title_of_an_act_begins_with_its_words_whatever_signs_stand_before() -> None:
    text = 'DECRETO 7 DE 1990\n\n(mayo 5)\n\n- "por el cual se modifica la Ley 10 de 1990\n\nArtículo 1. Uno.'
    read = read_act(text)
    assert read.outline.title is not None
    assert text[slice(*read.outline.title)] == '"por el cual se modifica la Ley 10 de 1990'


def test_a_whole_act_tells_what_it_cites_besides_itself() -> None:
    first = "Artículo 1. Según este decreto y la Ley 10 de 1990 y la Sentencia C-33 de 2010, y según el artículo anterior de este decreto, el mismo decreto."
    read = read_act(f"DECRETO 7 DE 1990\n\n{first}\n\nArtículo 2. Adiciónase el artículo 5 a la Ley 10 de 1990.")
    cited_acts = {target.act.type for one in read.citations for target in one.targets}
    assert {"ley", "sentencia"} <= cited_acts
    assert [(one.type, one.target.act.number, one.where) for one in read.effects] == [("adds", "10", "2")]
