"""What the grammar knows of letters, numbers and verbs: signs folded, numbers in words and in roman figures, forms of verbs."""

# ruff: noqa: E501, RUF001, SIM905 - rows of a table, signs of printers, and words as a line of them

from __future__ import annotations

import pytest
from reading import cited, effects

from app.core.reading import folding, names, vocabulary
from app.core.reading.dates import date_at, span_at
from app.core.reading.folding import fold
from app.core.reading.naming import trie, words_at
from app.core.reading.tokens import roman, spelled, tokens
from app.core.reading.vocabulary import LEMMAS, VERBS, verb_form, verb_table

TENS = "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
UNITS = "uno dos tres cuatro cinco seis siete ocho nueve".split()
TEENS = "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve".split()
TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split()
HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split()


def in_words(number: int) -> str:
    """A number below two thousand and one hundred, as a notary writes it."""
    if number >= 1000:
        thousand = "mil" if number < 2000 else "dos mil"
        return f"{thousand} {in_words(number % 1000)}".strip()
    if number > 100:
        return f"{HUNDREDS[number // 100 - 1]} {in_words(number % 100)}".strip()
    if number in (0, 100):
        return "cien" if number else ""
    if number < 10:
        return UNITS[number - 1]
    if number % 10 == 0:
        return TENS[number // 10 - 1]
    if number < 30:
        return (TEENS if number < 20 else TWENTIES)[number % 10 - 1]
    return f"{TENS[number // 10 - 1]} y {UNITS[number % 10 - 1]}"


def test_every_number_in_words_is_read_as_it_is_counted() -> None:
    for number in range(1, 2100):
        run = tokens(fold(in_words(number)))
        assert spelled(run, 0) == (number, len(run)), in_words(number)
    for words in ("artículo", "y dos", ""):
        assert spelled(tokens(fold(words)), 0) is None
    assert spelled(tokens(fold("treinta y artículo")), 0) == (30, 1)
    assert spelled(tokens(fold("treinta y veinte")), 0) == (30, 1)
    assert spelled(tokens(fold("cinco y tres")), 0) == (5, 1)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("primero", 1), ("segunda", 2), ("tercer", 3), ("décimo", 10), ("undécimo", 11), ("duodécima", 12), ("décimo segundo", 12),
        ("vigésimo quinto", 25), ("trigésimo", 30), ("cuadragésimo tercero", 43), ("quincuagésimo", 50), ("décimo tercero", 13),
    ],
)  # fmt: skip
def test_ordinals_in_words_are_numbers(words: str, number: int) -> None:
    assert cited(f"el artículo {words} de la Ley 10 de 1990") == [f"ley 10/1990 articulo:{number}"]


def test_every_roman_number_up_to_a_hundred_and_some_is_read_and_what_is_none_is_not() -> None:
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
    for number in range(1, 400):
        written = "c" * (number // 100) + tens[number // 10 % 10] + ones[number % 10]
        assert roman(written) == number, written
    assert [roman(word) for word in ("iiii", "vv", "ic", "d", "", "xi1", "de")] == [4, None, None, None, None, None, None]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5 de mayo de 1990", "1990-05-05"), ("mayo 5 de 1990", "1990-05-05"), ("el día 1º de enero de 2.003", "2003-01-01"),
        ("primero (1º) de diciembre de mil novecientos noventa", "1990-12-01"), ("21/09/2022", "2022-09-21"),
        ("31 de diciembre del año 2003", "2003-12-31"), ("32 de enero de 1990", None), ("5 de brumario de 1990", None),
        ("5/13/1990", None), ("5 de mayo", None), ("mayo 32 de 1990", None), ("5/3-1990", None), ("5 de mayo, 1990", "1990-05-05"),
        ("5 de mayo de 1799", None), ("5 de mayo de 2101", None), ("1 de setiembre de 1800", "1800-09-01"), ("5/0/1990", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_any_form_and_only_where_there_is_one(written: str, day: str | None) -> None:
    found = date_at(tokens(fold(written)), 0)
    assert (found and found[0]) == day


def test_a_year_that_is_pointed_at_is_the_one_named_last_or_the_acts_own() -> None:
    for written, day in [
        ("5 de mayo del mismo año", "1990-05-05"), ("5 de mayo de dicho año", "1990-05-05"), ("5 de mayo del citado año", "1990-05-05"),
        ("5 de mayo del presente año", "2001-05-05"), ("5 de mayo del corriente año", "2001-05-05"), ("5 de mayo del otro año", None),
        ("5 de mayo del año en curso", "2001-05-05"),
    ]:  # fmt: skip
        found = date_at(tokens(fold(written)), 0, 1990, 2001)
        assert (found and found[0]) == day, written
        assert date_at(tokens(fold(written)), 0) is None


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("6 meses", (6, "months")), ("seis (6) meses", (6, "months")), ("un año", (1, "years")), ("sesenta (60) días calendario", (60, "days")),
        ("dos semanas", (2, "weeks")), ("24 horas", (24, "hours")), ("seis (meses)", None), ("seis ríos", None), ("meses", None), ("6", None),
    ],
)  # fmt: skip
def test_a_span_of_time_is_a_number_and_a_unit(written: str, span: tuple[int, str] | None) -> None:
    found = span_at(tokens(fold(written)), 0)
    assert (found and found[:2]) == span


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("ARTÍCULO 5° «Ñandú»", 'articulo 5º "nandu"'), ("1ª – 2˚ — “x”…", '1º - 2º - "x".'), ("el *texto*\u00a0‘así’", "el  texto  'asi'"),
        ("Ley&nbsp;10&ordm; &aacute;", "ley 10º a"), ("<p>Uno</p><b>Dos</b> y <i>tres</i>", "\nuno\n dos y  tres"), ("a<!-- nada -->b", "ab"),
        ("<Artículo modificado>", "<articulo modificado>"), ("<script>x=1</script>y", " y"), ("mu\u0301sica", "musica"), ("5 < 6 & 7", "5 < 6 & 7"),
        ("arti<b>culo</b> 5", "articulo 5"), ("&#241;&#xF1;", "nn"),
    ],
)  # fmt: skip
def test_a_text_is_folded_sign_by_sign_and_every_place_leads_back(source: str, text: str) -> None:
    folded = fold(source)
    assert folded.text == text
    for at, sign in enumerate(text):
        if sign.isalnum() and source[folded.place(at)] != "&":
            assert fold(source[folded.place(at)]).text == sign, (at, sign)
    assert folded.quote(0, 0) == ""


def test_a_quotation_of_what_was_folded_is_the_source_word_for_word() -> None:
    source = "<p>Según el art&iacute;culo&nbsp;5 de la <b>Ley</b> 10</p>"
    folded = fold(source)
    start, end = folded.text.index("articulo"), folded.text.index("10") + 2
    assert folded.quote(start, end) == "art&iacute;culo&nbsp;5 de la <b>Ley</b> 10"
    assert folded.span(start, end) == (source.index("art&"), source.index("10") + 2)


def test_the_tables_that_are_made_when_modules_are_read_are_made_alike_again() -> None:
    assert folding._table() == folding._FOLD  # noqa: SLF001 - made once, before anything can be changed
    assert names._named() == names.NAMED_ACTS  # noqa: SLF001
    assert names._sectors() == names.SINGLE_DECREES  # noqa: SLF001
    assert vocabulary._forms() == verb_table()  # noqa: SLF001
    assert vocabulary.words("a b  a") == frozenset({"a", "b"})


def test_the_longest_of_several_phrases_is_read_over_hyphens_too() -> None:
    table = trie([("decreto", 1), ("decreto unico", 2), ("decreto unico reglamentario", 3), ("ley", 4)])
    for text, found in [
        ("decreto único", (2, 2)),
        ("decreto-único", (2, 3)),
        ("decreto ley", (1, 1)),
        ("ley", (4, 1)),
        ("x", None),
    ]:
        assert words_at(tokens(fold(text)), 0, table) == found


def test_the_forms_of_a_verb_are_those_of_spanish() -> None:
    active = "deroga derogan derogase deroganse deroguese deroguense derogue deroguen derogar derogando"
    forms = dict.fromkeys(active.split(), "active")
    forms |= dict.fromkeys("derogo derogaron derogaba".split(), "past")
    forms |= dict.fromkeys("derogado derogada derogados derogadas".split(), "participle")
    assert {word: verb_form(word) for word in forms} == forms
    assert [verb_form(word) for word in ("modifiquese", "aplacese", "corrigese", "suspendese", "sustituyese", "rio", "reforma")] == [
        "active", "active", "active", "active", "active", "", "",
    ]  # fmt: skip
    assert verb_table()["suspenso" + "s"] == ("suspends", "suspende", "participle")
    for kind, stems in VERBS.items():
        for stem in stems:
            told = {verb_table()[word] for word in (stem + "ado", stem + "ido") if word in verb_table()}
            assert told <= {(kind, LEMMAS[stem], "participle")}


@pytest.mark.parametrize(
    ("verb", "kind"),
    [
        ("Derógase", "repeals"), ("Revócase", "repeals"), ("Suprímase", "repeals"), ("Abrógase", "repeals"), ("Modifícase", "amends"),
        ("Refórmase", "amends"), ("Enmiéndase", "amends"), ("Sustitúyase", "substitutes"), ("Subrógase", "substitutes"), ("Reemplázase", "substitutes"),
        ("Adiciónase", "adds"), ("Agrégase", "adds"), ("Añádase", "adds"), ("Compílase", "incorporates"), ("Reglaméntase", "implements"),
        ("Corríjase", "corrects"), ("Aclárase", "corrects"), ("Suspéndase", "suspends"), ("Aplázase", "suspends"), ("Prorrógase", "extends"),
        ("Amplíase", "extends"), ("Revívese", "revives"), ("Deróguese", "repeals"), ("Modifíquese", "amends"), ("Adiciónese", "adds"),
    ],
)  # fmt: skip
def test_every_verb_of_the_trade_opens_a_clause(verb: str, kind: str) -> None:
    assert effects(f"Artículo 9°. {verb} el artículo 5 del Decreto 3 de 1990.") == (
        [f"{kind} decreto 3/1990 articulo:5"] if kind else []
    )
