"""The check of a draft: its targets as they stand on its first day, and the law as it would be."""

from __future__ import annotations

from datetime import date

import pytest
from drafts import CHAPTER, HEAD, draft

from app.core.corpus import Corpus, MemoryCorpus
from app.core.drafts import DraftCheck, check_draft, first_day
from app.core.drafts.overlay import Overlaid
from app.core.drafts.proposing import MOST_EFFECTS
from app.core.drafts.targets import State
from app.core.governing import face, governing
from app.core.model import Act, Effect, Provision, Topic, Version
from app.core.reading import read_act
from app.core.standing import standing
from app.core.vocabulary import Incorporation, Outcome, Status

NEW_YEAR = date(2027, 1, 1)
CHAPTER_SLOT = "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1"


def checked(corpus: Corpus, text: str, on: date = NEW_YEAR) -> DraftCheck:
    return check_draft(corpus, read_act(text), on)


def state(corpus: Corpus, clause: str, on: date = NEW_YEAR) -> tuple[State, ...]:
    return tuple(one.found.state for one in checked(corpus, draft(clause), on).declared)


@pytest.fixture(scope="module")
def chapter(corpus: Corpus) -> DraftCheck:
    return checked(corpus, CHAPTER)


def test_a_substituted_chapter_is_found_and_its_texts_begin_and_end(chapter: DraftCheck) -> None:
    (declared,) = chapter.declared
    assert (declared.found.state, declared.found.slot) == (State.RESOLVED, CHAPTER_SLOT)
    assert chapter.broken == 0
    begun = {one.id for one in chapter.versions}
    assert {f"{CHAPTER_SLOT}@2027-01-01", f"{CHAPTER_SLOT}/seccion/1@2027-01-01"} <= begun
    assert "co/decreto/2015/1078/articulo/2.2.9.1.1.1@2027-01-01" in begun
    assert "co/decreto/2015/1078/articulo/2.2.9.1.1.9@2027-01-01" in begun
    ended = {one.version.id: one.replaced_by and one.replaced_by.id for one in chapter.ended}
    assert ended[f"{CHAPTER_SLOT}@2022-05-16"] == f"{CHAPTER_SLOT}@2027-01-01"
    assert ended["co/decreto/2015/1078/articulo/2.2.9.1.1.3@2022-05-16"] is None
    numeral = "co/decreto/2015/1078/articulo/2.2.9.1.2.1/numeral/1@2022-05-16"
    assert ended[numeral] == "co/decreto/2015/1078/articulo/2.2.9.1.2.1@2027-01-01"


def test_the_new_texts_are_told_as_the_real_core_tells_them(chapter: DraftCheck) -> None:
    there = standing(chapter.after, CHAPTER_SLOT, NEW_YEAR)
    assert there.status is Status.IN_FORCE
    assert there.spell.version is not None
    assert there.spell.version.id == f"{CHAPTER_SLOT}@2027-01-01"
    before = standing(chapter.after, CHAPTER_SLOT, date(2026, 12, 31)).spell.version
    assert before is not None
    assert before.id == f"{CHAPTER_SLOT}@2022-05-16"


def test_every_consequence_has_a_clause_of_the_draft_behind_it(chapter: DraftCheck) -> None:
    causes = [one.by for part in (chapter.ended, chapter.guidelines, chapter.bases, chapter.principles) for one in part]
    causes += [one.by for one in chapter.topics]
    assert causes
    for cause in causes:
        read = chapter.read_for(cause)
        assert read is not None
        assert CHAPTER[read.start : read.end] == read.span


def test_guidelines_bases_principles_and_topics_hang_on_the_chapter(chapter: DraftCheck) -> None:
    assert [(one.family, one.left) for one in chapter.guidelines] == [("co/marco/mrae", ())]
    assert "co/resolucion-mintic/2023/1978" in {one.act for one in chapter.bases}
    assert {one.loss.principle.number for one in chapter.principles} == {2, 3, 7, 10}
    answers = {one.topic.slug: one for one in chapter.topics}
    assert [item.version.id for item in answers["gobierno-digital"].after.governing] == [f"{CHAPTER_SLOT}@2027-01-01"]
    assert answers["manual-gobierno-digital"].after.outcome is Outcome.NONE


def test_that_a_new_text_governs_the_same_topics_is_told_as_an_assumption(chapter: DraftCheck) -> None:
    assert f"{CHAPTER_SLOT}@2027-01-01" in chapter.proposed.assumed
    (new,) = [one for one in chapter.versions if one.slot == CHAPTER_SLOT]
    assert "governs" in new.evidence.unverified


def test_deadlines_end_with_the_text_that_sets_them(corpus: Corpus) -> None:
    found = checked(corpus, CHAPTER, date(2017, 1, 1))
    assert found.deadlines
    assert {one.fate for one in found.deadlines} <= {"orphaned", "replaced"}
    assert "orphaned" in {one.fate for one in found.deadlines}


def test_the_body_of_law_underneath_stays_as_it_is(corpus: Corpus) -> None:
    topics = corpus.all(Topic)
    before = [face(governing(corpus, topic, NEW_YEAR)) for topic in topics]
    found = checked(corpus, CHAPTER)
    assert [face(governing(corpus, topic, NEW_YEAR)) for topic in topics] == before
    assert corpus.get(Act, found.act.id) is None
    assert found.after.get(Act, found.act.id) is not None


def test_a_decree_repealed_before_is_a_broken_target_with_what_repealed_it(corpus: Corpus) -> None:
    found = checked(corpus, draft("Deróguese el Decreto 1151 de 2008."))
    (one,) = found.declared
    assert one.found.state is State.ENDED
    assert one.found.since == date(2012, 12, 21)
    assert one.found.ended_by is not None
    assert one.found.ended_by.actor == "co/decreto/2012/2693/articulo/12"
    assert (one.unapplied, one.effect, found.broken) == ("target", None, 1)
    assert not found.ended
    assert not found.topics


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Deróguese el artículo 40 del Decreto 1151 de 2008.", State.MISSING),
        ("Modifíquese el artículo 2.2.9.1.2.9 del Decreto 1078 de 2015.", State.MISSING),
        ("Deróguese el artículo 2.2.1.1.1 del Decreto 1078 de 2015.", State.PLACE_NOT_RECORDED),
        ("Deróguese el Decreto 9999 de 1999.", State.ACT_NOT_RECORDED),
        ("Sustitúyase el Capítulo 1 del Decreto 1078 de 2015.", State.AMBIGUOUS),
        ("Sustitúyase el Capítulo 1 del Título 9 del Decreto 1078 de 2015.", State.RESOLVED),
        ("Deróguese el artículo 2.2.17.1.1 del Decreto 1078 de 2015.", State.UNIT_REPLACED),
        ("Deróguese el Decreto 415 de 2016.", State.RESOLVED),
    ],
)
def test_a_target_is_found_missing_ambiguous_or_not_known(clause: str, expected: State, corpus: Corpus) -> None:
    assert state(corpus, clause) == (expected,)


def test_what_is_not_yet_there_is_no_target(corpus: Corpus) -> None:
    assert state(corpus, "Deróguese el Decreto 767 de 2022.", date(2020, 1, 1)) == (State.NOT_YET,)


def test_a_missing_article_is_told_with_its_neighbours(corpus: Corpus) -> None:
    (one,) = checked(corpus, draft("Deróguese el artículo 2.2.9.1.2.9 del Decreto 1078 de 2015.")).declared
    assert one.found.nearest[0] == "co/decreto/2015/1078/articulo/2.2.9.1.2.4"
    (other,) = checked(corpus, draft("Deróguese el Decreto 1078 de 2016.")).declared
    assert other.found.nearest == ("co/decreto/2015/1078",)


def test_a_citation_to_an_article_that_does_not_exist_breaks_and_history_does_not(corpus: Corpus) -> None:
    text = HEAD.replace("DECRETA:", "CONSIDERANDO\n\nQue el {} dispuso algo.\n\nDECRETA:") + "Artículo 1. Publíquese."
    broken = checked(corpus, text.format("artículo 2.2.9.1.2.9 del Decreto 1078 de 2015"))
    assert [one.found.state for one in broken.citations] == [State.MISSING]
    assert broken.broken == 1
    told = checked(corpus, text.format("Decreto 1151 de 2008"))
    assert [one.found.state for one in told.citations] == [State.ENDED]
    assert told.broken == 0


def test_a_text_without_effects_and_garbage_change_nothing(corpus: Corpus) -> None:
    for text in (HEAD + "Artículo 1. Publíquese en la página web.", "\x07 1 2 3 ]]] <<< %%%", "", "a" * 5_000):
        found = checked(corpus, text)
        assert (found.declared, found.ended, found.topics, found.broken) == ((), (), (), 0)


def test_a_vague_effect_ends_nothing(corpus: Corpus) -> None:
    (one,) = checked(corpus, draft("Deróguese parcialmente el Decreto 415 de 2016.")).declared
    assert one.unapplied == "partial"
    assert one.effect is not None
    assert one.effect.incorporation is Incorporation.OUTSTANDING


def test_a_decree_that_acts_on_a_statute_is_told_so(corpus: Corpus) -> None:
    (one,) = checked(corpus, draft("Deróguese el artículo 230 de la Ley 1450 de 2011.")).declared
    assert one.outranked
    (other,) = checked(corpus, draft("Deróguese el Decreto 415 de 2016.")).declared
    assert not other.outranked


def test_a_new_article_lies_where_its_neighbours_do(corpus: Corpus) -> None:
    clause = "Adiciónese el artículo 2.2.9.1.2.5 al Decreto 1078 de 2015, el cual quedará así:\n\n"
    found = checked(corpus, draft(clause + '"ARTÍCULO 2.2.9.1.2.5. Informe. Se publica un informe."'))
    assert [one.id for one in found.versions] == ["co/decreto/2015/1078/articulo/2.2.9.1.2.5@2027-01-01"]
    assert found.broken == 0
    assert standing(found.after, found.versions[0].slot, NEW_YEAR).status is Status.IN_FORCE


def test_what_is_added_to_goes_on_and_what_is_added_is_new(corpus: Corpus) -> None:
    text = draft('Adiciónese un parágrafo al artículo 2.2.9.1.1.2 del Decreto 1078 de 2015, así:\n\n"Parágrafo. Algo."')
    found = checked(corpus, text)
    assert [one.found.state for one in found.declared] == [State.RESOLVED]
    assert (found.versions, found.ended, found.topics) == ((), (), ())
    clause = "Adiciónese la Sección 5 al Capítulo 1 del Título 9 de la Parte 2 del Libro 2 del Decreto 1078 de 2015, así:\n\n"
    section = checked(corpus, draft(clause + '"SECCIÓN 5\nNUEVA\n\nARTÍCULO 2.2.9.1.5.1. Informe. Algo."'))
    assert [one.found.state for one in section.declared] == [State.NEW]
    assert {one.slot for one in section.versions} == {f"{CHAPTER_SLOT}/seccion/5", "co/decreto/2015/1078/articulo/2.2.9.1.5.1"}
    article = section.after.get(Provision, "co/decreto/2015/1078/articulo/2.2.9.1.5.1")
    assert article is not None
    assert article.parent == f"{CHAPTER_SLOT}/seccion/5"
    assert not section.ended
    ended = checked(corpus, draft("Adiciónese el artículo 99 al Decreto 1151 de 2008, así:\n\n«Artículo 99. Algo.»"))
    assert ended.broken == 1


def test_a_range_is_told_provision_by_provision(corpus: Corpus) -> None:
    found = checked(corpus, draft("Deróguense los artículos 2.2.9.1.1.1 a 2.2.9.1.1.3 del Decreto 1078 de 2015."))
    assert [one.found.slot.rpartition(".")[2] for one in found.declared] == ["1", "2", "3"]


def test_what_is_said_twice_counts_once_and_too_much_is_cut(corpus: Corpus) -> None:
    twice = checked(corpus, draft("Deróguese el Decreto 415 de 2016.\n\nArtículo 2. Deróguese el Decreto 415 de 2016."))
    assert [one.unapplied for one in twice.declared] == ["", "repeated"]
    assert not twice.cut
    clauses = "\n\n".join(f"Artículo {n}. Deróguense los artículos 1 a 300 del Decreto 1151 de 2008." for n in range(1, 9))
    many = checked(corpus, HEAD + clauses)
    assert many.cut
    assert len(many.declared) == MOST_EFFECTS


def test_the_day_is_asked_for_or_read_or_today() -> None:
    today = date(2026, 11, 1)
    text = draft("Deróguese el Decreto 415 de 2016.")
    assert first_day(read_act(text), date(2030, 1, 1), today).origin == "asked"
    read = first_day(read_act(text), None, today)
    assert (read.day, read.origin) == (NEW_YEAR, "text")
    silent = first_day(read_act(draft("Deróguese el Decreto 415 de 2016.", "")), None, today)
    assert (silent.day, silent.origin) == (today, "today")
    later = text.replace("a partir del 1 de enero de 2027", "seis (6) meses después de su publicación")
    dated = "DECRETO NÚMERO 5 DE 2027\n\n(enero 15)\n\n" + later.partition("\n\n")[2]
    assert first_day(read_act(dated), None, today).day == date(2027, 7, 15)


def test_a_draft_that_bears_the_name_of_a_recorded_decree_is_another_act(corpus: Corpus) -> None:
    found = checked(corpus, "DECRETO 767 DE 2022\n\n(mayo 16)\n\nPor el cual se deroga el Decreto 415 de 2016\n\nDECRETA:\n\n")
    assert found.recorded_as == "co/decreto/2022/767"
    assert found.act.id != found.recorded_as


def test_an_overlay_answers_with_the_records_of_both(memory: MemoryCorpus) -> None:
    act = memory.all(Act)[0]
    laid = Overlaid(memory, checked(memory, CHAPTER).proposed.records)
    for kind in (Act, Provision, Version, Effect):
        assert len(laid.all(kind)) > len(memory.all(kind))
        assert [one.id for one in laid.all(kind) if memory.get(kind, one.id)] == [one.id for one in memory.all(kind)]
    assert laid.get(Act, act.id) == act
    assert laid.known_through == memory.known_through
