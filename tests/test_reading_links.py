"""Words between a provision, its act and its verb: whichever of them stands there, the act is found alike.

All examples are invented.
"""

# ruff: noqa: E501 - the words of a list stand on one line

from __future__ import annotations

import pytest
from reading import cited, cited_whole, effects, effects_whole, entry, notes, notes_whole

from app.core.reading.act import read_act


def head(text: str) -> str:
    """The number and the day that an act gives itself."""
    act = read_act(f"{text}\n\nPor el cual se dictan normas\n\nArtículo 1. Uno.").act
    return f"{act.type} {act.number} {act.date}"


@pytest.mark.parametrize(
    "sector", ["del Sector", "de la", "del Sector Administrativo de", "en materia de", "del Sector de la", "el sector"]
)
def test_a_single_decree_is_known_by_its_sector(sector: str) -> None:
    for name in ("Decreto Único", "Decreto Único Reglamentario"):
        (told,) = cited_whole(f"el {name} {sector} Cultura, y otros")
        assert "(= decreto 1080/2015)" in told
        assert told.endswith(f"«{name} {sector} Cultura»")


@pytest.mark.parametrize("end", ["que rige", "el cual", "en vigor", "y la Ley", "sobre marcas", "por ahora"])
def test_the_name_of_an_andean_decision_ends_where_prose_begins(end: str) -> None:
    (told, *_) = cited_whole(f"la Decisión 351 de la Comisión de la Comunidad Andina {end} 10 de 1990")
    assert told == "decision 351 «Decisión 351 de la Comisión de la Comunidad Andina»"


@pytest.mark.parametrize("end", ["", ",", " y", " de", ", y de"])
def test_the_name_of_a_project_of_law_ends_with_its_chambers(end: str) -> None:
    (told,) = cited_whole(f"el proyecto de ley 046 de 2010 Senado, 047 de 2010 Cámara{end}")
    assert told.endswith("«proyecto de ley 046 de 2010 Senado, 047 de 2010 Cámara»")


@pytest.mark.parametrize("joint", [", el ", " y el ", " y la ", " y los ", " y las ", ", ", " y "])
def test_acts_of_one_plural_go_on_over_articles(joint: str) -> None:
    assert cited(f"los Decretos 3 de 1990{joint}4 de 1991 rigen") == ["decreto 3/1990", "decreto 4/1991"]


@pytest.mark.parametrize(
    ("said", "found"), [("y la número 11", True), ("y el no. 11", True), ("y la nro. 11", True), ("y la 11", False)]
)
def test_under_a_singular_a_list_goes_on_only_where_it_says_so(said: str, found: bool) -> None:
    assert (cited(f"la Ley 10 de 1990 {said} de 1991") == ["ley 10/1990", "ley 11/1991"]) is found


@pytest.mark.parametrize("kind", ["Acuerdo", "Ordenanza"])
def test_an_act_whose_word_means_much_needs_a_year(kind: str) -> None:
    assert cited(f"el {kind} 7 de los ríos") == []
    assert len(cited(f"el {kind} 7 de 1990")) == 1


@pytest.mark.parametrize("pointing", ["mismo", "citado", "ese", "dicho"])
def test_the_same_year_is_the_one_named_last(pointing: str) -> None:
    assert cited(f"la Ley 10 de 1990 y el Decreto 7 de {pointing} año") == ["ley 10/1990", "decreto 7/1990"]


@pytest.mark.parametrize("said", ["del presente año", "del corriente año", "del actual año", "del año en curso"])
def test_this_year_is_the_acts_own(said: str) -> None:
    own = {"type": "decreto", "number": "5", "year": 1950}
    assert cited(f"la Ley 10 {said}", act=own) == ["ley 10/1950"]
    assert cited(f"la Ley 10 {said}") == ["ley 10"]


@pytest.mark.parametrize("of", ["a la", "al", "de la", "del"])
@pytest.mark.parametrize(
    "kind", [("Adicional", "adds"), ("Reformatoria", "amends"), ("Aclaratoria", "corrects"), ("Derogatoria", "repeals")]
)
def test_a_title_of_old_says_what_the_act_does_by_an_adjective(kind: tuple[str, str], of: str) -> None:
    act = ("Ley 10 de 1890", "ley 10/1890") if of.endswith("la") else ("Decreto 10 de 1890", "decreto 10/1890")
    assert effects(f"{kind[0]} {of} {act[0]}", "titles") == [f"{kind[1]} {act[1]}"]
    assert effects(f"{kind[0]} sobre {act[0]}", "titles") == []


@pytest.mark.parametrize("which", ["una", "unas", "algunas", "varias", "otras", "las siguientes", "las", ""])
def test_what_is_done_may_be_said_by_a_noun(which: str) -> None:
    assert effects(f"por el cual se introducen {which} modificaciones al Decreto 3 de 1990", "titles") == [
        "amends decreto 3/1990"
    ]
    assert effects(f"por el cual se hace {which} reforma a la Ley 10 de 1990", "titles") == ["amends ley 10/1990"]
    assert effects(f"por el cual se hace {which} reforma de la Ley 10 de 1990", "titles") == []


@pytest.mark.parametrize("joint", [" y ", " y se ", ", se ", " o ", "/", " (y) ", " e ", " y/o "])
def test_two_verbs_act_on_one_object(joint: str) -> None:
    assert effects(f"por el cual se modifica{joint}adiciona la Ley 10 de 1990", "titles") == [
        "amends ley 10/1990",
        "adds ley 10/1990",
    ]


@pytest.mark.parametrize("spared", ["con excepción del", "excepto el", "salvo el"])
def test_an_act_that_rules_but_for_an_article_rules_as_a_whole(spared: str) -> None:
    text = f"Artículo 9. El presente decreto, {spared} artículo 3, rige desde su publicación."
    assert entry(text) == ["publication"]
    late = f"Artículo 9. El presente decreto, {spared} artículo 3, los cuales regirán desde el 1 de enero de 2003."
    assert entry(late) == ["fixed-date 2003-01-01 articulo:3"]


@pytest.mark.parametrize("said", ["así", "de la siguiente forma", "los siguientes", "al tenor siguiente", "quedará"])
def test_what_an_article_inserts_fixes_no_day_of_its_own(said: str) -> None:
    text = f"Artículo 9. El artículo 3 del Decreto 3 de 1990 dirá {said}: este decreto rige desde su publicación."
    assert entry(text) == []


@pytest.mark.parametrize(("fecha", "found"), [("su fecha.", True), ("la fecha,", True), ("esta fecha;", True), ("su fecha y", True), ("su fecha real", False), ("una fecha.", False)])  # fmt: skip
def test_its_day_is_the_day_of_issue_where_nothing_says_of_what(fecha: str, found: bool) -> None:
    assert (entry(f"Artículo 9. Esta ley rige desde {fecha}") == ["expedition"]) is found


@pytest.mark.parametrize("by", ["por", "por el término de", "por un lapso de"])
def test_a_rule_for_a_time_expires_after_it(by: str) -> None:
    text = f"Artículo 9. El presente decreto rige {by} seis (6) meses a partir de su publicación."
    assert entry(text) == ["publication", "expires-after 6 months publication"]


@pytest.mark.parametrize("said", ["1)", "único", "única", "final", "último", "a)", "IV", "IV)"])
def test_an_ordinal_or_numeral_may_be_counted_in_any_way(said: str) -> None:
    number = {
        "1)": "1",
        "único": "unico",
        "única": "unico",
        "final": "final",
        "último": "final",
        "a)": "a",
        "IV": "4",
        "IV)": "4",
    }[said]
    assert cited(f"el numeral {said} del artículo 5 de la Ley 10 de 1990") == [f"ley 10/1990 articulo:5/numeral:{number}"]


@pytest.mark.parametrize("letter", ["de", "el", "la", "y", "en"])
def test_a_small_word_is_no_letter(letter: str) -> None:
    assert not any(f"literal:{letter}" in one for one in cited(f"el literal {letter} la Ley 10 de 1990"))


@pytest.mark.parametrize(
    "link", ["de la ", "de ", ", ", ", de la ", "- ", " ", "a la ", "todos de la ", "y demás pertinentes de la ", "en la "]
)
def test_a_provision_is_tied_to_its_act_in_many_ways(link: str) -> None:
    assert cited(f"los artículos 5 y 6 {link}Ley 10 de 1990") == ["ley 10/1990 articulo:5", "ley 10/1990 articulo:6"]


@pytest.mark.parametrize("joint", [", ", " (", " - ", ", contenido en el ", " - contenido en el "])
def test_a_code_and_the_act_that_holds_it_are_one(joint: str) -> None:
    close = ")" if "(" in joint else ""
    (told,) = cited_whole(f"el Código de Policía{joint}Decreto 1355 de 1970{close} rige")
    assert told == f"decreto 1355/1970 «Código de Policía{joint}Decreto 1355 de 1970{close}»"
    for other in ("Sentencia C-33 de 2010", "Auto A-33 de 2010", "Resolución 5 de 1990", "Decreto 1355"):
        assert len(cited(f"el Código de Policía, {other} rige")) == 2


@pytest.mark.parametrize(
    "said",
    [
        "marcado con el número",
        "distinguido con el número",
        "marcado bajo el número",
        "distinguida con los números",
        "marcado con el no.",
    ],
)
def test_an_act_told_by_its_number_alone_is_of_the_kind_of_this_one(said: str) -> None:
    for kind in ("decreto", "ley", "decreto-ley", "resolucion"):
        assert cited(f"el {said} 1302 de 1939", act={"type": kind, "number": "5", "year": 1950}) == [f"{kind} 1302/1939"]
    assert cited(f"el {said} 1302 de 1939", act={"type": "circular", "number": "5", "year": 1950}) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Texto subrayado",
        "Aparte subrayado",
        "Apartes resaltados",
        "Expresión subrayada",
        "Texto en cursiva",
    ],
)
def test_words_that_are_marked_in_print_are_a_part(marked: str) -> None:
    (told,) = notes_whole(f"{marked} declarado INEXEQUIBLE por la Sentencia C-33 de 2010")
    assert "/expresion:" in told
    assert "; partial" in told


@pytest.mark.parametrize(
    "court",
    [
        "la Sentencia C-33 de 2010",
        "el Decreto Nacional 7 de 1990",
        "la sentencia, Sentencia C-33 de 2010",
    ],
)
def test_who_did_it_may_be_said_with_more_words(court: str) -> None:
    assert len(notes(f"Modificado por la Ley 20 de 2001 y {court}")) == 2


@pytest.mark.parametrize("aspect", ["la denominación", "el nombre", "el epígrafe", "el título"])
def test_what_names_a_provision_is_an_aspect_of_it(aspect: str) -> None:
    (told,) = effects_whole(f"Artículo 9°. Modifícase {aspect} del artículo 5 del Decreto 3 de 1990.")
    assert told.startswith("amends (modifica) decreto 3/1990 articulo:5")


@pytest.mark.parametrize("word", ["trata", "se hace mención", "hace mención"])
def test_a_term_may_be_that_of_which_a_provision_treats(word: str) -> None:
    text = f"Artículo 9°. Prorrógase el plazo de pago de los impuestos de que {word} el artículo 5 del Decreto 3 de 1990."
    assert effects(text) == ["extends decreto 3/1990 articulo:5"]


@pytest.mark.parametrize("while_", ["a partir de la vigencia de", "desde la vigencia de", "a partir de"])
def test_an_act_that_names_itself_to_say_how_or_when_is_no_object(while_: str) -> None:
    text = f"Artículo 9°. Deróganse, {while_} la presente ley, los artículos 3 y 4 de la Ley 10 de 1990."
    assert effects(text) == ["repeals ley 10/1990 articulo:3", "repeals ley 10/1990 articulo:4"]


@pytest.mark.parametrize(
    "subject", ["El texto del", "El contenido del", "A partir de la fecha, el", "Desde la vigencia, el", "El"]
)
def test_what_is_left_repealed_may_be_named_first(subject: str) -> None:
    assert effects(f"Artículo 9°. {subject} Decreto 3 de 1990 queda derogado.") == ["repeals decreto 3/1990"]
    assert effects(f"Artículo 9°. Quien viole {subject.lower()} Decreto 3 de 1990 queda suspendido.") == []


@pytest.mark.parametrize("said", ["así", "como sigue", "redactado así", "así, en adelante"])
def test_a_provision_that_will_read_otherwise_is_amended(said: str) -> None:
    assert effects(f"Artículo 9°. El artículo 4 de la Ley 10 de 1990 quedará {said}:\n\nLos ríos.") == [
        "amends ley 10/1990 articulo:4"
    ]


@pytest.mark.parametrize("clitic", ["adiciónesele", "agréguesele"])
def test_what_is_added_to_it_is_added_to_the_provision_named_before(clitic: str) -> None:
    text = f'Artículo 9°. Sustitúyase el numeral 15 del artículo 178 de la Ley 10 de 1990 y {clitic} un parágrafo, así:\n\n"Parágrafo 4. Dos."'
    assert effects(text) == ["substitutes ley 10/1990 articulo:178/numeral:15", "adds ley 10/1990 articulo:178/paragrafo:4"]


@pytest.mark.parametrize("sign", [".", ")", "-"])
def test_a_numeral_that_is_added_is_known_by_its_sign(sign: str) -> None:
    text = f"Artículo 9°. Adiciónase el artículo 5 de la Ley 10 de 1990 con el siguiente numeral:\n\n10{sign} Los bosques."
    assert effects(text) == ["adds ley 10/1990 articulo:5/numeral:10"]


@pytest.mark.parametrize(
    "after", ["rad.", "radicado", "radicación número", "expediente", "exp. No.", "(expediente", "dentro del expediente", ", rad:"]
)
def test_a_ruling_known_by_its_day_has_its_docket(after: str) -> None:
    (told,) = cited_whole(f"la sentencia del Consejo de Estado de 5 de mayo de 2010 {after} 12345 que rige")
    assert told.startswith("sentencia 12345/2010 (Consejo de Estado, 2010-05-05)")
    assert told.endswith("12345»")


@pytest.mark.parametrize("stop", ["que declaró", "se dictó", "según el artículo", "de la Ley", "del Decreto", "declaró"])
def test_a_sentence_that_names_no_ruling_takes_none_from_further_on(stop: str) -> None:
    assert "sentencia" not in " ".join(cited(f"la sentencia {stop} 5 de C-33 de 2010"))


@pytest.mark.parametrize("series", ["C-33", "C 33", "C. 33", "T-33", "SU-33", "A-33", "C-033"])
def test_a_ruling_of_the_constitutional_court_is_known_by_its_series(series: str) -> None:
    letter = series.partition("-")[0].partition(" ")[0].strip(".")
    assert cited(f"la Sentencia {series} de 2010") == [f"sentencia {letter}-33/2010"]


@pytest.mark.parametrize(
    "opening",
    ["ARTÍCULO 1.", "Artículo 1º.", "Art. 1.", "ARTICULO No. 1.", "Artículo número 1.", "## Artículo 1.", "> Artículo 1."],
)
def test_an_article_opens_in_any_print(opening: str) -> None:
    read = read_act(f"DECRETO 5 DE 1990\n\nPor el cual se dictan normas\n\n{opening} Uno.\n\nArtículo 2. Dos.")
    assert [one.number for one in read.outline.articles] == ["1", "2"]


@pytest.mark.parametrize("after", ["de la Ley", "del Decreto", ", y otros", "y otros", "al final", "a tiempo"])
def test_a_line_that_begins_with_a_citation_opens_no_article(after: str) -> None:
    read = read_act(
        f"DECRETO 5 DE 1990\n\nPor el cual se dictan normas\n\nArtículo 1. Uno.\n\nArtículo 2 {after} dos.\n\nArtículo 2. Tres."
    )
    assert [one.number for one in read.outline.articles] == ["1", "2"]


@pytest.mark.parametrize(("kind", "number"), [("paragrafo", "2"), ("articulo", "5")])
def test_a_temporary_unit_is_marked_so(kind: str, number: str) -> None:
    word = {"paragrafo": "PARÁGRAFO", "articulo": "ARTÍCULO"}[kind]
    read = read_act(f"DECRETO 5 DE 1990\n\nPor el cual se dictan normas\n\nArtículo 1. Uno.\n\n{word} TRANSITORIO {number}. Dos.")
    parts = [*read.outline.parts, *(unit for article in read.outline.articles for unit in article.units)]
    assert [(one.number, one.temporary) for one in parts if one.kind == kind][-1] == (number, True)
    assert not any(one.temporary for one in parts if one.number != number)


@pytest.mark.parametrize("day", ["(mayo 5)", "(5 de mayo)", "mayo 5 de 1990", "5 de mayo de 1990", "Mayo 5"])
def test_the_day_under_the_number_is_the_day_of_issue(day: str) -> None:
    assert head(f"DECRETO 7 DE 1990\n{day}") == "decreto 7 1990-05-05"
    assert head("DECRETO 7 DE 1990\n(mayo 32)") == "decreto 7 "
