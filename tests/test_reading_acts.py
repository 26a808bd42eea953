"""A whole act as it is published: where its parts stand, what each of them says, and what stands in it that is another act's."""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import whole

from app.core.reading.act import ActReading, distinct_targets, read_act
from app.core.reading.asked import answer
from app.core.reading.reference import ActName

ACT = """# DECRETO NÚMERO 1.234 DE 2010

(mayo 5)

"Por el cual se reglamenta la Ley 10 de 1990, se adiciona el Decreto 3 de 1991
y se dictan otras disposiciones"

EL PRESIDENTE DE LA REPÚBLICA DE COLOMBIA

en ejercicio de las facultades que le confiere el artículo 189 de la Constitución Política, y

CONSIDERANDO

Que la Ley 10 de 1990 ordenó cuidar los ríos. Que el Decreto 5 de 1980 fue derogado.

DECRETA:

TÍTULO I
RÍOS

CAPÍTULO 1
Objeto

ARTÍCULO 1º. Objeto. El presente decreto cuida los ríos, según el art. 5 de la Ley 10 de 1990.

1. Los grandes.
2. Los pequeños:

a) de montaña;
b) de llanura.

PARÁGRAFO 1. Todos.

PARÁGRAFO TRANSITORIO. Por un año.

CAPÍTULO 2
Pesca

ARTÍCULO 2. Adiciónase el artículo 7A al Decreto 3 de 1991, el cual quedará así:

"ARTÍCULO 7A. Pesca. La pesca de que trata la Ley 11 de 1992 es libre."

Artículo 3. (Modificado por el artículo 4 del Decreto 9 de 2012). Los mares, como dispone la Sentencia C-33 de 2009.

NOTA: Artículo declarado EXEQUIBLE por la Sentencia C-40 de 2011.

TÍTULO II
FINAL

Artículo 4°. Vigencia. El presente decreto rige a partir de su publicación y deroga el Decreto 8 de 2001 y las normas que le sean contrarias.

PUBLÍQUESE Y CÚMPLASE

Dado en Bogotá, D. C., a 5 de mayo de 2010.

El Ministro, según la Ley 99 de 1993.
"""


@pytest.fixture
def read() -> ActReading:
    return read_act(ACT)


def test_an_act_knows_itself_by_its_head(read: ActReading) -> None:
    assert read.act == ActName("decreto", "1234", 2010, "2010-05-05", "Presidencia de la República")
    assert (read.confidence, read.reason) == ("high", "")
    assert read.title.splitlines()[0] == '"Por el cual se reglamenta la Ley 10 de 1990, se adiciona el Decreto 3 de 1991'
    assert read.title.splitlines()[1:] == ['y se dictan otras disposiciones"']


def test_the_parts_of_an_act_are_told_in_order_each_with_its_heading(read: ActReading) -> None:
    assert [(one["kind"], one["n"], ACT[one["start"] : one["end"]].strip(". ")) for one in read.structure()] == [
        ("titulo", "1", "TÍTULO I"), ("capitulo", "1", "CAPÍTULO 1"), ("articulo", "1", "ARTÍCULO 1º"),
        ("numeral", "1", "1"), ("numeral", "2", "2"), ("literal", "a", "a)"), ("literal", "b", "b)"),
        ("paragrafo", "1", "PARÁGRAFO 1"), ("paragrafo", None, "PARÁGRAFO TRANSITORIO"), ("capitulo", "2", "CAPÍTULO 2"),
        ("articulo", "2", "ARTÍCULO 2"), ("articulo", "3", "Artículo 3"), ("titulo", "2", "TÍTULO II"), ("articulo", "4", "Artículo 4°"),
    ]  # fmt: skip


def test_an_article_lies_in_its_title_and_chapter_and_ends_where_the_next_part_begins(read: ActReading) -> None:
    articles = read.outline.articles
    title, first, second = ("titulo", "1"), ("capitulo", "1"), ("capitulo", "2")
    assert [(one.number, one.containers) for one in articles] == [
        ("1", (title, first)), ("2", (title, second)), ("3", (title, second)), ("4", (("titulo", "2"),)),
    ]  # fmt: skip
    assert [ACT[one.start : one.end].split(maxsplit=1)[0] for one in articles] == ["ARTÍCULO", "ARTÍCULO", "Artículo", "Artículo"]
    assert [ACT[one.start : one.end].rsplit(maxsplit=1)[-1] for one in articles] == ["año.", 'libre."', "2011.", "contrarias."]
    assert [ACT[one.body : one.end].lstrip(". ")[:7] for one in articles] == ["Objeto.", "Adición", "(Modifi", "Vigenci"]
    assert [(one.kind, one.number, one.temporary, one.depth) for one in articles[0].units[-3:]] == [
        ("literal", "b", False, 9), ("paragrafo", "1", False, 6), ("paragrafo", "", True, 6),
    ]  # fmt: skip
    assert [(one.kind, one.depth) for one in read.outline.parts[:3]] == [("titulo", 1), ("capitulo", 2), ("articulo", 5)]
    assert ACT[read.outline.signatures :].lstrip().startswith("PUBLÍQUESE")


def test_every_part_says_what_is_its_own_and_inserted_text_only_cites(read: ActReading) -> None:
    assert [whole(one.as_dict()) for one in read.effects] == [
        "implements (reglamenta) ley 10/1990; where title «reglamenta la Ley 10 de 1990»",
        "adds (adiciona) decreto 3/1991; where title «adiciona el Decreto 3 de 1991»",
        "adds (adiciona) decreto 3/1991 articulo:7A; where 2 «Adiciónase el artículo 7A al Decreto 3 de 1991»",
        "repeals (deroga) decreto 8/2001; where 4 «deroga el Decreto 8 de 2001»",
    ]
    assert [whole(one.as_dict()) for one in read.notes] == [
        "amends (modifica) articulo:3 by decreto 9/2012 articulo:4; where 3 «Modificado por el artículo 4 del Decreto 9 de 2012»",
        "upholds (exequible) articulo:3 by sentencia C-40/2011 (Corte Constitucional); where 3 «EXEQUIBLE por la Sentencia C-40 de 2011»",
    ]
    assert [whole(one.as_dict()) for one in read.entry_into_force] == [
        "publication «El presente decreto rige a partir de su publicación»"
    ]
    assert [one.span for one in read.general] == ["deroga el Decreto 8 de 2001 y las normas que le sean contrarias"]
    assert read.general_repeal


def test_every_place_that_cites_is_told_in_order_and_the_signatures_cite_nothing(read: ActReading) -> None:
    assert [one.span for one in read.citations] == [
        "Ley 10 de 1990", "Decreto 3 de 1991", "artículo 189 de la Constitución Política", "Ley 10 de 1990", "Decreto 5 de 1980",
        "art. 5 de la Ley 10 de 1990", "artículo 7A al Decreto 3 de 1991", "Ley 11 de 1992", "artículo 4 del Decreto 9 de 2012",
        "Sentencia C-33 de 2009", "Sentencia C-40 de 2011", "Decreto 8 de 2001",
    ]  # fmt: skip
    assert all(ACT[start:end] == span for start, end, span in read.spans())
    assert len(read.spans()) == len(read.effects) + len(read.notes) + len(read.citations) + 2


def test_a_provision_is_counted_once_and_what_is_only_being_added_by_what_holds_it(read: ActReading) -> None:
    told = distinct_targets(read.citations, read.effects)
    assert [(one["act"]["type"], one["act"]["number"], one["path"]) for one in told if one["act"]["number"] == "3"] == [
        ("decreto", "3", [])
    ]
    paths = [one["path"] for one in told if one["act"]["number"] == "10"]
    assert paths == [[], [{"kind": "articulo", "n": "5"}]]
    assert len(told) == 10


def test_the_service_tells_the_same_of_an_act_as_published(read: ActReading) -> None:
    told = answer({"id": 7, "text": ACT})
    assert (told["id"], told["act"]["number"], told["title"], told["confidence"]) == (7, "1234", read.title, "high")
    assert told["effects"] == [one.as_dict() for one in read.effects]
    assert told["mentions"] == [one.as_dict() for one in read.citations]
    assert told["notes"] == [one.as_dict() for one in read.notes]
    assert told["entry_into_force"] == [one.as_dict() for one in read.entry_into_force]
    assert told["citations"] == distinct_targets(read.citations, read.effects)
    assert told["structure"] == read.structure()
    span = "deroga el Decreto 8 de 2001 y las normas que le sean contrarias"
    assert told["general_repeals"] == [{"start": ACT.index(span), "end": ACT.index(span) + len(span), "span": span}]
    assert told["general_repeal"] is True
    assert "reason" not in told


@pytest.mark.parametrize(
    ("head", "act", "confidence", "reason"),
    [
        ("LEY 10 DE 1990", ActName("ley", "10", 1990, "1990-05-02", "Congreso de la República"), "medium", "only at the close"),
        ("RESOLUCIÓN 5 DE 1990\n(mayo 4)", ActName("resolucion", "5", 1990, "1990-05-04"), "high", ""),
        ("DECRETO 5\n4 de mayo", ActName("decreto", "5", 1990, "1990-05-02", "Presidencia de la República"), "medium", "close"),
        ("ACTO LEGISLATIVO 2 DE 2003\n(diciembre 18)", ActName("acto-legislativo", "2", 2003, "2003-12-18", "Congreso de la República"), "high", ""),
        ("DIRECTIVA PRESIDENCIAL 4 DE 2012\n3 de abril", ActName("directiva-presidencial", "4", 2012, "2012-04-03", "Presidencia de la República"), "high", ""),
        ("SENTENCIA C-33 DE 2010", ActName("otro"), "low", "no type and number"),
    ],
)  # fmt: skip
def test_the_identity_of_an_act_says_who_issued_it_and_how_sure_its_day_is(
    head: str, act: ActName, confidence: str, reason: str
) -> None:
    text = f"{head}\n\nPor la cual se dictan normas\n\nArtículo 1. Uno.\n\nDada en Bogotá, a 2 de mayo de 1990."
    read = read_act(text)
    assert (read.act, read.confidence) == (act, confidence)
    assert reason in read.reason
    assert bool(read.reason) is bool(reason)


@pytest.mark.parametrize(
    "opening",
    ["Publíquese", "Comuníquese", "Dado en Bogotá", "Dada en Cali", "Notifíquese", "Cúmplase", "El Presidente del h. Senado"],
)
def test_an_act_ends_at_its_formulas(opening: str) -> None:
    read = read_act(
        f"DECRETO 5 DE 1990\n\nPor el cual se dictan normas\n\nArtículo 1. Uno.\n\n{opening}, según la Ley 10 de 1990."
    )
    assert read.citations == []


@pytest.mark.parametrize(
    "stem", ["deroga", "modifica", "suspende", "sustituye", "subroga", "abroga", "revoca", "deja sin efecto"]
)
@pytest.mark.parametrize("said", ["que le sean contrarias", "contrarias", "que se le opongan", "incompatibles con él"])
def test_a_tacit_repeal_is_seen_whatever_its_words(stem: str, said: str) -> None:
    text = f"DECRETO 5 DE 1990\n\nArtículo 1. Este decreto {stem} las disposiciones {said}."
    (found,) = read_act(text).general
    assert found.span.startswith(stem.rpartition(" ")[0] or stem[:5])
    assert not read_act(text.replace(stem, "estudia")).general


def test_what_is_long_is_read_only_round_its_names_and_reads_alike() -> None:
    filler = "y los ríos corren hacia el mar sin que nadie los detenga " * 12
    text = f"Que {filler}, según el artículo 5 de la Ley 10 de 1990, {filler} y el Decreto 7 del mismo año. Que {filler}el art. 6 ibídem."
    read = read_act(f"DECRETO 5 DE 1999\n\nPor el cual se dictan normas\n\n{text}\n\nArtículo 1. Uno.")
    assert [one.span for one in read.citations] == ["artículo 5 de la Ley 10 de 1990", "Decreto 7 del mismo año", "art. 6 ibídem"]
    assert [one.targets[0].act.number for one in read.citations] == ["10", "7", "7"]
