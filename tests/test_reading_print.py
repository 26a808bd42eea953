"""How acts stand in print: headings, temporary and new articles, notes set off, quotations, and what opens a paragraph.

All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited, cited_whole, effects, effects_whole, entry_whole, whole

from app.core.reading.act import ActReading, distinct_targets, read_act
from app.core.reading.asked import QuestionError, answer
from app.core.reading.hosts import host_path
from app.core.reading.notes import read_note
from app.core.reading.reference import Unit

TITLE = "DECRETO 5 DE 1990\n\nPor el cual se dictan normas\n\n"


def read(body: str) -> ActReading:
    """An act of one body."""
    return read_act(TITLE + body)


@pytest.mark.parametrize(
    "heading",
    [
        "Artículo 2.",
        "Artículo nuevo 2.",
        "Artículo No. 2.",
        "Artículo número 2.",
        "Artículo transitorio 2.",
        "ARTÍCULO 2º.",
        "Artículo 2°",
        "Artículo 2 -",
    ],
)
def test_an_article_may_be_announced_in_many_ways(heading: str) -> None:
    told = read(f"Artículo 1. Uno.\n\n{heading} Dos.\n\nArtículo 3. Tres.")
    assert [one.number for one in told.outline.articles] == ["1", "2", "3"]
    assert [one.temporary for one in told.outline.parts] == [False, "transitorio" in heading, False]


@pytest.mark.parametrize("after", ["de", "del", ",", "y", "al", "a"])
def test_a_paragraph_that_begins_with_a_provision_named_is_no_heading(after: str) -> None:
    told = read(f"Artículo 1. Uno.\n\nCapítulo 2 {after} la Ley 10 de 1990 rige.\n\nArtículo 2. Dos.")
    assert [one.kind for one in told.outline.parts] == ["articulo", "articulo"]
    assert [one.containers for one in told.outline.articles] == [(), ()]


@pytest.mark.parametrize("words", ["LIBRO", "PARTE", "TÍTULO", "CAPÍTULO", "SECCIÓN", "SUBSECCIÓN"])
def test_every_division_holds_the_articles_after_it(words: str) -> None:
    told = read(f"{words} II\nRíos\n\nArtículo 1. Uno.\n\n{words} III\nMares\n\nArtículo 2. Dos.")
    kind = words.lower().translate(str.maketrans("áéíóú", "aeiou"))
    assert [one.containers for one in told.outline.articles] == [((kind, "2"),), ((kind, "3"),)]
    assert [one.kind for one in told.outline.parts] == [kind, "articulo", kind, "articulo"]


@pytest.mark.parametrize(
    "said", ["así", "al tenor siguiente", "de la siguiente manera", "los siguientes", "quedará así", "el texto"]
)
def test_articles_that_a_clause_sets_out_for_another_act_are_no_articles_of_this_one(said: str) -> None:
    told = read(
        f"Artículo 1. Adiciónase el Decreto 3 de 1990, {said}:\n\nArtículo 40. Otro.\n\nArtículo 41. Otro más.\n\nArtículo 2. Dos."
    )
    assert [one.number for one in told.outline.articles] == ["1", "2"]
    quoted = read('Artículo 1. Uno.\n\n"Artículo 2. Citado."\n\nArtículo 2. Dos.\n\nArtículo 3. Tres.')
    assert [one.number for one in quoted.outline.articles] == ["1", "2", "3"]


def test_a_paragraph_belongs_to_the_article_before_it_with_its_span() -> None:
    told = read("Parágrafo. Nada.\n\nArtículo 1. Uno.\n\nPARÁGRAFO 1º. Dos.\n\nParágrafo segundo. Tres.\n\n'Parágrafo 3. Citado.")
    (article,) = told.outline.articles
    text = told.folded.source
    assert [(one.number, text[one.start : one.heading_end], one.depth) for one in article.units] == [
        ("1", "PARÁGRAFO 1º.", 6), ("2", "Parágrafo segundo", 6),
    ]  # fmt: skip


def test_a_title_ends_at_the_first_blank_line_or_where_the_articles_begin() -> None:
    assert read("Artículo 1. Uno.").title == "Por el cual se dictan normas"
    assert read_act("DECRETO 5 DE 1990\nPor el cual se dictan normas\nArtículo 1. Uno.").title == "Por el cual se dictan normas\n"
    assert (
        read_act("LEY 5 DE 1990\n\npor medio de la cual se cuidan\nlos ríos\n\nArtículo 1. Uno.").title
        == "por medio de la cual se cuidan\nlos ríos"
    )
    assert read_act("LEY 5 DE 1990\n\nArtículo 1. Uno.").title == ""


@pytest.mark.parametrize(
    "verb",
    ["Modificado", "Adicionado", "Derogado", "Subrogado", "Sustituido", "Reglamentado", "Corregido", "Suspendido", "Prorrogado"],
)
@pytest.mark.parametrize(
    "print_", ["({} por la Ley 20 de 2001)", "<Artículo {} por la Ley 20 de 2001>", "NOTA: {} por la Ley 20 de 2001."]
)
def test_a_note_set_off_under_an_article_is_what_was_done_to_it(verb: str, print_: str) -> None:
    told = read(
        f"Artículo 1. Uno.\n\nArtículo 2. {print_.format(verb) if 'NOTA' not in print_ else ''} Dos.\n\n{print_.format(verb) if 'NOTA' in print_ else ''}"
    )
    (note,) = told.notes
    assert (note.where, note.by and note.by.act.number, note.target.path) == ("2", "20", (Unit("articulo", "2"),))
    assert told.effects == []


@pytest.mark.parametrize("word", ["INEXEQUIBLE", "EXEQUIBLE"])
def test_a_note_of_a_court_is_seen_by_its_word(word: str) -> None:
    (note,) = read(f"Artículo 1. Uno. (Declarado {word} por la Sentencia C-33 de 2010)").notes
    assert note.type == ("annuls" if word.startswith("IN") else "upholds")
    (note,) = read("Artículo 1. Uno. (Inciso declarado nulo, sentencia del Consejo de Estado de 5 de mayo de 2010)").notes
    assert note.type == "annuls"


def test_the_host_of_a_note_is_the_path_it_was_given() -> None:
    told = {"path": [{"kind": "articulo", "n": 7, "to": "9", "transitorio": True}, {"kind": "numeral"}]}
    assert host_path(told) == (Unit("articulo", 7, "9", True), Unit("numeral"))  # type: ignore[arg-type]
    assert host_path(None) == host_path({}) == ()
    (note,) = read_note("Modificado por la Ley 20 de 2001")
    assert (note.target.path, note.target.act.type) == ((), "self")


@pytest.mark.parametrize(
    ("asked", "field", "reason"),
    [
        ("x", "question", "must be an object with kind and text"), ({"kind": "otro", "text": "x"}, "kind", "must be one of titles, clauses, notes, citations, documents"),
        ({"kind": "notes"}, "text", "is needed, as a string"), ({"kind": "notes", "text": "x", "host": 5}, "host", "must be an object with act and path"),
    ],
)  # fmt: skip
def test_a_question_that_is_badly_put_says_what_it_lacks(asked: object, field: str, reason: str) -> None:
    with pytest.raises(QuestionError) as refused:
        answer(asked)
    assert (refused.value.field, refused.value.reason, str(refused.value)) == (field, reason, f"{field}: {reason}")


def test_an_answer_holds_what_its_kind_asks_for() -> None:
    text = "Artículo 9. Este decreto rige desde su publicación y deroga el Decreto 3 de 1990 y las normas contrarias."
    told = {
        kind: answer({"id": "a", "kind": kind, "text": text}) for kind in ("titles", "clauses", "notes", "citations", "documents")
    }
    assert sorted(told["titles"]) == ["citations", "effects", "id"]
    assert sorted(told["clauses"]) == ["citations", "effects", "entry_into_force", "general_repeal", "id"]
    assert (told["notes"], sorted(told["citations"])) == ({"id": "a", "effects": []}, ["citations", "id"])
    assert told["clauses"]["general_repeal"] is True
    assert [whole(one) for one in told["clauses"]["citations"]] == ["self «Este decreto»", "decreto 3/1990 «Decreto 3 de 1990»"]
    assert answer({"text": ""})["confidence"] == "low"
    own = {"type": "decreto", "number": 5, "year": "1950"}
    assert cited("el artículo 3 de este decreto", act=own) == ["self articulo:3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("según este decreto y la Ley 10 de 1990", ["self «este decreto»", "ley 10/1990 «Ley 10 de 1990»"]),
        ("según el presente decreto", ["self «presente decreto»"]),
        ("la constitución de una sociedad y la Constitución", ["constitucion Constitución Política/1991 «Constitución»"]),
        ("la Sentencia C-0 de 2010 y la C-100 de 2010", ["sentencia C-0/2010 (Corte Constitucional) «Sentencia C-0 de 2010»"]),
        ("el artículo 8 de la 1.234 de 1990", ["ley 1234/1990 articulo:8; medium: the text omits the kind of act «artículo 8 de la 1.234 de 1990»"]),
        ("el artículo 8 del 0012 de 1990", ["decreto 12/1990 articulo:8; medium: the text omits the kind of act «artículo 8 del 0012 de 1990»"]),
        ("el Decreto 7 (mayo 15) de 1990", ["decreto 7/1990 (1990-05-15) «Decreto 7 (mayo 15) de 1990»"]),
        ('la expresión " los ríos, " del artículo 5 de la Ley 10 de 1990', ['ley 10/1990 articulo:5/expresion:los ríos «expresión " los ríos, " del artículo 5 de la Ley 10 de 1990»']),
        ("la Ley 10 de 1990, que modificó el Decreto 3 de 1989", ["ley 10/1990 «Ley 10 de 1990»", "decreto 3/1989; relation amends «Decreto 3 de 1989»"]),
        ("la Ley 10 de 1990, la cual derogó el Decreto 3 de 1989", ["ley 10/1990 «Ley 10 de 1990»", "decreto 3/1989; relation repeals «Decreto 3 de 1989»"]),
        ("la Ley 10 de 1990 modificó el Decreto 3 de 1989", ["ley 10/1990 «Ley 10 de 1990»", "decreto 3/1989 «Decreto 3 de 1989»"]),
        ("los artículos 1.001 y 10.5 de la Ley 10 de 1990", ["ley 10/1990 articulo:1001 + ley 10/1990 articulo:10.5 «artículos 1.001 y 10.5 de la Ley 10 de 1990»"]),
        ("los Capítulos IV y V, y los artículos 5 y 6 de la Ley 10 de 1990", ["ley 10/1990 capitulo:4 + ley 10/1990 capitulo:5 + ley 10/1990 articulo:5 + ley 10/1990 articulo:6 «Capítulos IV y V, y los artículos 5 y 6 de la Ley 10 de 1990»"]),
        ("el Título II en el Libro I de la Ley 10 de 1990", ["ley 10/1990 libro:1/titulo:2 «Título II en el Libro I de la Ley 10 de 1990»"]),
        ("el artículo 5 al Capítulo II de la Ley 10 de 1990", ["ley 10/1990 capitulo:2/articulo:5 «artículo 5 al Capítulo II de la Ley 10 de 1990»"]),
    ],
)  # fmt: skip
def test_what_a_passage_names_is_told_whole(text: str, expected: list[str]) -> None:
    assert cited_whole(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Derógase el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. 1° Derógase el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. Este decreto también deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. Este decreto expresamente deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. Este decreto (el único) deroga el Decreto 3 de 1990.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. Este decreto rige desde hoy, y deroga el Decreto 3 de 1990; modifica el Decreto 4 de 1991 y suprime el Decreto 5 de 1992.", ["repeals decreto 3/1990", "amends decreto 4/1991", "repeals decreto 5/1992"]),
        ("Artículo 9°. El presente decreto, que rige desde hoy y deroga el Decreto 3 de 1990, es bueno.", ["repeals decreto 3/1990"]),
        ("Artículo 9°. Ordénase la pesca y modifícase el Decreto 3 de 1990.", []),
        ("Artículo 9°. Derógase el Decreto 3 de 1990 y modifícase el Decreto 4 de 1991, y adiciónase el Decreto 5 de 1992.", ["repeals decreto 3/1990", "amends decreto 4/1991", "adds decreto 5/1992"]),
    ],
)  # fmt: skip
def test_a_verb_is_the_acts_own_where_the_act_speaks(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


def test_a_clause_knows_the_article_it_stands_in_and_a_passage_none() -> None:
    assert [one.where for one in read("Artículo 1. Derógase el Decreto 3 de 1990.").effects] == ["1"]
    assert "where" not in effects_whole("Derógase el Decreto 3 de 1990.")[0]
    assert entry_whole("Artículo 9. Este decreto rige desde su publicación.") == [
        "publication «Este decreto rige desde su publicación»"
    ]


def test_an_act_without_a_day_has_none_even_where_it_says_where_it_was_given() -> None:
    told = read_act(TITLE + "Artículo 1. Uno.\n\nDado en Bogotá, sin más.").act
    assert (told.year, told.date) == (1990, "")


def test_a_unit_only_being_added_is_counted_as_what_holds_it() -> None:
    told = read(
        "Artículo 1. Adiciónase el parágrafo 2 al artículo 3 de la Ley 10 de 1990.\n\nArtículo 2. Según un parágrafo del artículo 3 de la Ley 10 de 1990 y un parágrafo del artículo 4 de la Ley 10 de 1990."
    )
    paths = [one["path"] for one in distinct_targets(told.citations, told.effects)]
    third, fourth = {"kind": "articulo", "n": "3"}, {"kind": "articulo", "n": "4"}
    assert paths == [[third], [fourth, {"kind": "paragrafo", "n": None}]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Artículo 9°. Adiciónase a la Ley 10 de 1990 el nuevo artículo 5.", ["adds ley 10/1990 articulo:5"]),
        ("Artículo 9°. Adiciónanse a la Ley 10 de 1990 los nuevos artículos 5 y 6.", ["adds ley 10/1990 articulo:5", "adds ley 10/1990 articulo:6"]),
    ],
)  # fmt: skip
def test_a_list_takes_in_what_belongs_to_all_of_it(text: str, expected: list[str]) -> None:
    assert effects(text) == expected


def test_an_event_is_not_looked_for_beyond_its_sentence() -> None:
    assert entry_whole("Artículo 9. Este decreto rige desde el día siguiente. La publicación se hará luego.") == []
