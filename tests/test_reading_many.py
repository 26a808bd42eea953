"""Words that may stand in one place of a clause: whichever of them does, the clause is read alike. All examples are invented."""

from __future__ import annotations

import pytest
from reading import cited, cited_whole, effects, effects_whole, entry, notes, notes_whole


@pytest.mark.parametrize("verb", ["surte", "surtirá", "surten", "surtirán", "surtiendo", "produce", "producirá"])
def test_effects_begin_by_whichever_verb_says_so(verb: str) -> None:
    text = f"Artículo 9. Este decreto rige desde su publicación y {verb} efectos fiscales desde el 1 de enero de 2003."
    assert entry(text) == ["publication", "effects-from 2003-01-01 fiscal"]


@pytest.mark.parametrize("kind", ["", "legales ", "jurídicos ", "presupuestales ", "contables ", "tributarios "])
def test_effects_of_any_kind_begin_and_only_fiscal_ones_are_called_so(kind: str) -> None:
    assert entry(f"Artículo 9. Este decreto surte efectos {kind}1 de enero de 2003.") == []
    assert entry(f"Artículo 9. Este decreto surte efectos {kind}desde el 1 de enero de 2003.") == ["effects-from 2003-01-01"]
    assert entry(f"Artículo 9. Este decreto surte efectos {kind}y fiscales desde su sanción.") == ["effects-from sanction"]
    assert entry(f"Artículo 9. Este decreto surte efectos fiscales {kind}desde su sanción.") == ["effects-from sanction fiscal"]


@pytest.mark.parametrize("before", ["que", "para", "por", "la", "se"])
def test_a_verb_of_force_that_is_not_said_of_the_act_fixes_no_day(before: str) -> None:
    assert entry(f"Artículo 9. El presente decreto {before} regirá desde el 1 de enero de 2003.") == []


@pytest.mark.parametrize(
    "verb",
    ["entrará a regir", "entra en vigencia", "entrará en vigor", "entra su vigencia", "comienza a regir", "tendrá vigencia"],
)
def test_force_begins_by_whichever_verb_says_so(verb: str) -> None:
    assert entry(f"Artículo 9. El presente decreto {verb} desde el 1 de enero de 2003.") == ["fixed-date 2003-01-01"]
    assert entry(f"Artículo 9. El Decreto 5 de 1990 {verb} desde el 1 de enero de 2003") == []


@pytest.mark.parametrize("verb", ["entrará vigencia", "entrará en ríos", "entrará a pescar", "empezará vigencia"])
def test_a_verb_of_beginning_alone_says_nothing_of_force(verb: str) -> None:
    assert entry(f"Artículo 9. El presente decreto {verb} desde el 1 de enero de 2003, vigencia del vigor.") == []


@pytest.mark.parametrize(
    "subject",
    [
        "Esta ley", "Este decreto", "La ley", "El código", "El acto", "La resolución", "La ordenanza", "Las disposiciones",
        "Estas disposiciones", "El mismo decreto", "La misma ley", "Las presentes disposiciones", "La presente",
    ],
)  # fmt: skip
def test_the_act_speaks_of_itself_by_any_of_its_names(subject: str) -> None:
    text = f"Artículo 9. {subject} sobre pesca y navegación en los ríos rigen desde su publicación."
    assert entry(text) == ["publication"]
    assert entry(text.replace(subject, "Los pescadores")) == []


@pytest.mark.parametrize("before", ["del", "desde el", "a partir del", "el día", "en la fecha", "desde el año", "de"])
def test_a_day_of_force_may_follow_any_of_the_words_that_lead_to_one(before: str) -> None:
    assert entry(f"Artículo 9. Este decreto rige {before} 1 de enero de 2003.") == ["fixed-date 2003-01-01"]


@pytest.mark.parametrize("joint", [" y ", " y su ", ", ", " o "])
def test_of_two_events_the_publication_counts_and_both_are_named(joint: str) -> None:
    text = f"Artículo 9. Este decreto rige desde su expedición{joint}publicación."
    assert entry(text) == ["publication"]
    assert entry(f"Artículo 9. Este decreto rige desde su sanción{joint}firma.") == ["sanction"]


@pytest.mark.parametrize(
    "unit", [("días", "days"), ("meses", "months"), ("años", "years"), ("semanas", "weeks"), ("horas", "hours")]
)
def test_a_delay_is_told_in_its_own_unit(unit: tuple[str, str]) -> None:
    text = f"Artículo 9. Este decreto rige dos (2) {unit[0]} después de su publicación."
    assert entry(text) == [f"delay 2 {unit[1]} publication"]
    assert effects_whole(f"Artículo 9. Suspéndese el Decreto 3 de 1990 por 2 {unit[0]}.") == [
        f"suspends (suspende) decreto 3/1990; term 2 {unit[0]} «Suspéndese el Decreto 3 de 1990»"
    ]


@pytest.mark.parametrize(
    "counted",
    [
        "", " más", " calendario", " hábiles", ", contados desde su publicación",
        " contados a partir de la fecha de publicación del presente",
        ", contadas a partir de la expedición de la presente", " contado a partir de la vigencia del presente",
        " contados a partir del 5 de agosto de 1995",
    ],
)  # fmt: skip
def test_a_term_may_say_from_when_it_is_counted(counted: str) -> None:
    text = f"Artículo 9. Suspéndese por tres (3) meses{counted} el artículo 6 del Decreto 3 de 1990."
    assert effects_whole(text) == [
        f"suspends (suspende) decreto 3/1990 articulo:6; term 3 meses «{text[len('Artículo 9. ') : -1]}»"
    ]


@pytest.mark.parametrize("verb", ["rige", "regirá", "surte efectos", "entrará a regir", "déjase sin efecto", "se publica"])
@pytest.mark.parametrize("joint", [" y ", ", ", "; "])
def test_the_next_verb_ends_the_objects_of_the_verb_before(verb: str, joint: str) -> None:
    text = f"Artículo 9. Este decreto deroga el Decreto 3 de 1990{joint}{verb} con el Decreto 4 de 1991 y el Decreto 5 de 1992."
    assert "repeals decreto 3/1990" in effects(text)
    assert "repeals decreto 5/1992" not in effects(text)


@pytest.mark.parametrize(
    "issuer",
    [
        "del Ministerio de Minas", "de la Superintendencia de Puertos y Transporte", "de la Comisión de los Ríos",
        "de la Unidad para las Víctimas", "del Instituto para el Deporte", "de la Dirección del Agua", "de los Ministerios",
    ],
)  # fmt: skip
def test_who_issued_a_resolution_does_not_end_the_list_it_stands_in(issuer: str) -> None:
    expected = ["repeals resolucion 3/1990", "repeals resolucion 4/1991"]
    for joint in (" y la ", ", la ", " y el texto de la "):
        assert effects(f"Artículo 9. Deróganse la Resolución 3 de 1990 {issuer}{joint}Resolución 4 de 1991.") == expected


@pytest.mark.parametrize("said", ["en el entendido de que obliga", "condicionado a que obligue", "condicionalmente"])
def test_a_text_upheld_under_a_reading_is_told_so(said: str) -> None:
    assert "; conditional" in notes_whole(f"Declarado EXEQUIBLE {said}, por la Sentencia C-33 de 2010")[0]
    assert "; conditional" not in notes_whole("Declarado EXEQUIBLE por la Sentencia C-33 de 2010")[0]


@pytest.mark.parametrize("word", ["Ver", "Véase", "Concordancias", "Concordante"])
def test_what_a_note_only_refers_to_did_nothing(word: str) -> None:
    told = "Modificado por la Ley 20 de 2001."
    assert notes(f"{told} {word} artículo derogado por la Ley 21 de 2002") == ["amends articulo:7 by ley 20/2001"]


@pytest.mark.parametrize("joint", [" y la ", ", ", ", la ", " y por la ", " e ", " y mediante la ", ", por el ", " y los "])
def test_all_acts_that_a_note_lists_did_it(joint: str) -> None:
    assert notes(f"Modificado por la Ley 20 de 2001{joint}Ley 21 de 2002") == [
        "amends articulo:7 by ley 20/2001",
        "amends articulo:7 by ley 21/2002",
    ]
    assert notes(f"Modificado por la Ley 20 de 2001{joint}vieja Ley 21 de 2002") == ["amends articulo:7 by ley 20/2001"]


@pytest.mark.parametrize(
    "between",
    [
        "por el", "por los", "parcialmente por el", "mediante el", "por lo dispuesto en el", "en virtud de lo dispuesto por el",
        "y adicionado por el", "a su vez por el", "por un", "por el artículo 3 del", "por la vez en el",
    ],
)  # fmt: skip
def test_a_chain_is_seen_through_the_words_between_its_verb_and_its_act(between: str) -> None:
    (first, second) = cited_whole(f"el Decreto 3 de 1990, modificado {between} Decreto 4 de 1991")
    assert "relation" not in first
    assert ("; relation amended-by" in second) or ("; relation added-by" in second)
    (_, apart) = cited_whole("el Decreto 3 de 1990, modificado ayer según el Decreto 4 de 1991")
    assert "relation" not in apart


RELATIONS = {
    "modificado": "amended-by", "derogado": "repealed-by", "sustituido": "substituted-by", "adicionado": "added-by",
    "reglamentado": "implemented-by", "corregido": "corrected-by", "suspendido": "suspended-by", "prorrogado": "extended-by",
    "compilado": "compiled-in", "revivido": "revived-by",
}  # fmt: skip


@pytest.mark.parametrize(("verb", "relation"), RELATIONS.items())
def test_every_verb_tells_its_own_relation(verb: str, relation: str) -> None:
    assert f"; relation {relation}" in cited_whole(f"el Decreto 3 de 1990, {verb} por el Decreto 4 de 1991")[1]


@pytest.mark.parametrize(
    "number", ["número", "No.", "Nro.", "N°", "num.", "números", "distinguido con el número", "marcado con el no"]
)
def test_the_number_of_an_act_may_be_announced(number: str) -> None:
    assert cited(f"el artículo 5 del Decreto {number} 1.078 de 2015") == ["decreto 1078/2015 articulo:5"]


@pytest.mark.parametrize("between", ["y", ", el", ";", "o", "y el", "y también el", ", así como el", "y además el", "y/o el"])
def test_sister_provisions_of_one_act_may_be_joined_in_many_ways(between: str) -> None:
    expected = ["ley 10/1990 articulo:5/numeral:2", "ley 10/1990 articulo:5/inciso:3"]
    assert cited(f"el numeral 2 {between} inciso 3 del artículo 5 de la Ley 10 de 1990") == expected


@pytest.mark.parametrize("more", ["siguientes", "ss", "ss.", "sgtes.", "sigs."])
def test_and_those_that_follow_is_an_open_range(more: str) -> None:
    assert cited(f"los artículos 5 y {more} de la Ley 10 de 1990") == ["ley 10/1990 articulo:5-ss"]


@pytest.mark.parametrize(
    "unit", ["artículo", "parágrafo", "capítulo", "título", "sección", "libro", "parte", "anexo", "inciso", "numeral", "ordinal"]
)
def test_a_provision_of_any_kind_is_cited_and_the_mere_word_is_not(unit: str) -> None:
    kind = unit.translate(str.maketrans("áéíóú", "aeiou"))
    assert cited(f"el {unit} 5 de la Ley 10 de 1990") == [f"ley 10/1990 {kind}:5"]
    assert cited(f"el {unit} de los ríos") == []


@pytest.mark.parametrize("held", ["vigente ", "actual ", "nuevo ", "contenido ", "texto "])
def test_the_text_of_an_act_is_the_act(held: str) -> None:
    assert cited(f"el parágrafo 2 del artículo 5 de la {held}Ley 10 de 1990") == ["ley 10/1990 articulo:5/paragrafo:2"]


@pytest.mark.parametrize("noun", ["ley", "norma", "decreto", "resolución", "acuerdo"])
def test_this_act_means_the_act_that_speaks(noun: str) -> None:
    assert cited(f"el artículo 5 de la presente {noun}") == ["self articulo:5"]
    assert cited(f"el artículo 5 del presenta {noun}") == ["self articulo:5"]
    assert cited(f"el artículo 5 de las {noun}") == []


@pytest.mark.parametrize(
    "unit", ["la parte", "el título", "el libro", "el capítulo", "la sección", "el anexo", "el ordinal", "el ítem", "el epígrafe"]
)
def test_a_word_that_may_name_a_provision_and_does_not_is_no_object(unit: str) -> None:
    assert effects(f"Artículo 9°. Suprímase {unit} de los ríos, y el Decreto 3 de 1990.") == []


@pytest.mark.parametrize("joint", [", ", " y ", " o ", " y/o ", "; ", " e ", ", y el ", " y la "])
def test_numbers_of_one_list_may_be_joined_in_many_ways(joint: str) -> None:
    expected = ["ley 10/1990 articulo:5", "ley 10/1990 articulo:6"]
    assert cited(f"los artículos 5{joint}6 de la Ley 10 de 1990") == expected


@pytest.mark.parametrize("joint", [" a ", " al ", " hasta ", " hasta el ", " a la ", "-"])
def test_a_range_may_be_written_in_many_ways(joint: str) -> None:
    assert cited(f"los artículos 5{joint}9 y 12 de la Ley 10 de 1990") == ["ley 10/1990 articulo:5-9", "ley 10/1990 articulo:12"]
    assert cited(f"los artículos quinto{joint}noveno de la Ley 10 de 1990".replace("-", " a ")) == ["ley 10/1990 articulo:5-9"]


@pytest.mark.parametrize("said", ["transitorio 5", "5 transitorio", "nuevo 5", "No. 5", "número 5", "nro. 5", "5º", "5o.", "(5)"])
def test_the_number_of_an_article_may_be_announced(said: str) -> None:
    temporary = "T" if "transitorio" in said else ""
    expected = [f"ley 10/1990 articulo{temporary}:5"] if said != "(5)" else ["ley 10/1990"]
    assert cited(f"el artículo {said} de la Ley 10 de 1990") == expected


@pytest.mark.parametrize(("noun", "kind"), [("ley", "ley"), ("resolución", "resolucion"), ("circular", "circular")])
@pytest.mark.parametrize("pointing", ["dicha", "citada", "mencionada", "referida", "aludida", "precitada", "misma"])
def test_an_act_named_before_is_found_again_by_its_kind(noun: str, kind: str, pointing: str) -> None:
    text = f"la {noun} 10 de 1990 y el Decreto 3 de 1991; según el artículo 5 de la {pointing} {noun}"
    assert cited(text) == [f"{kind} 10/1990", "decreto 3/1991", f"{kind} 10/1990 articulo:5"]


@pytest.mark.parametrize(
    "said", ["en mención", "en cita", "antes citada", "ya mencionada", "citada", "arriba mencionada", "en comento"]
)
def test_an_act_named_before_may_be_pointed_at_after_its_kind(said: str) -> None:
    text = f"la Resolución 10 de 1990 y el Decreto 3 de 1991, y el artículo 5 de la resolución {said}, que rige"
    assert cited(text)[-1] == "resolucion 10/1990 articulo:5"
    assert cited_whole(text)[-1].endswith(f"«artículo 5 de la resolución {said}»")


@pytest.mark.parametrize(
    "word", ["parcialmente", "totalmente", "expresamente", "también", "igualmente", "en su totalidad", "íntegramente"]
)
def test_an_adverb_between_verb_and_object_changes_only_how_far_it_reaches(word: str) -> None:
    (told,) = effects_whole(f"Artículo 9°. Derógase {word} el Decreto 3 de 1990.") or [""]
    assert told.startswith("repeals (deroga) decreto 3/1990") or word == "en su totalidad"
    assert ("; partial" in told) is (word == "parcialmente")


@pytest.mark.parametrize("word", ["algunos artículos", "varias disposiciones", "unas normas", "apartes", "algunos apartes"])
def test_what_acts_on_some_of_an_act_acts_on_part_of_it(word: str) -> None:
    (told,) = effects_whole(f"Artículo 9°. Modifícanse {word} del Decreto 3 de 1990.")
    assert told.startswith("amends (modifica) decreto 3/1990; partial")


@pytest.mark.parametrize("word", ["excepto", "salvo", "con excepción de", "exceptuando"])
def test_what_is_spared_is_told_and_not_acted_on(word: str) -> None:
    (told,) = effects_whole(f"Artículo 9°. Derógase el Decreto 3 de 1990, {word} el artículo 5.")
    assert told.startswith("repeals (deroga) decreto 3/1990 but articulo:5 ")
    (told,) = effects_whole(f"Artículo 9°. Derógase el Decreto 3 de 1990, {word} las relativas a las pensiones de los jueces.")
    assert told.startswith("repeals (deroga) decreto 3/1990; partial ")


@pytest.mark.parametrize("before", ["no", "para", "podrá", "podrán", "deberá", "puede", "pueden", "a", "de", "sin"])
def test_what_is_only_allowed_asked_for_or_denied_is_not_done(before: str) -> None:
    assert effects(f"Artículo 9°. El presente decreto {before} deroga el Decreto 3 de 1990.") == []
