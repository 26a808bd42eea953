"""The file of answers in short: what is written is found, and what is no such file is told."""

from __future__ import annotations

import tempfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.model import Topic
from app.core.period import FIRST_DAY
from app.core.steps import Ruling
from app.core.vocabulary import Outcome
from app.release.edition import RULINGS, Edition, ReleaseDamaged
from app.release.index import short_answers
from app.release.rulings import Rulings, write_rulings

START = FIRST_DAY.toordinal()
ANSWERS = [(START, Ruling(Outcome.NONE)), (730_000, Ruling(Outcome.GOVERNED, "rv/decreto/2005/1/articulo/1@2005", 2))]


def written(folder: Path, *answers: tuple[str, str, list[tuple[int, Ruling]]]) -> Rulings:
    write_rulings(folder / RULINGS, answers)
    return Rulings(folder / RULINGS)


def test_an_answer_stands_from_its_day_until_the_next(tmp_path: Path) -> None:
    held = written(tmp_path, ("topic/a", "", ANSWERS), ("topic/b", "", ANSWERS[:1]))
    told = [held.at("topic/a", day, "") for day in (START, 729_999, 730_000, 800_000)]
    assert told == [ANSWERS[0][1], ANSWERS[0][1], ANSWERS[1][1], ANSWERS[1][1]]
    assert held.at("topic/b", 800_000, "") == Ruling(Outcome.NONE)


def test_a_class_that_makes_no_difference_is_answered_as_everybody(tmp_path: Path) -> None:
    held = written(tmp_path, ("topic/a", "", ANSWERS), ("topic/a", "nacion", ANSWERS[:1]))
    assert held.at("topic/a", 800_000, "territorial") == ANSWERS[1][1]
    assert held.at("topic/a", 800_000, "nacion") == ANSWERS[0][1]


def test_a_topic_that_is_not_there_and_a_day_before_all_have_no_answer(tmp_path: Path) -> None:
    held = written(tmp_path, ("topic/a", "", ANSWERS[1:]))
    assert held.at("topic/z", 800_000, "") == Ruling(Outcome.NONE)
    assert held.at("topic/a", 1, "") == Ruling(Outcome.NONE)


def test_questions_with_one_checksum_keep_their_own_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zlib, "crc32", lambda _: 7)
    held = written(tmp_path, ("topic/a", "", ANSWERS), ("topic/b", "", ANSWERS[:1]))
    assert [held.at(one, 800_000, "").outcome for one in ("topic/a", "topic/b", "topic/z")] == ["governed", "none", "none"]


@given(st.dictionaries(st.sampled_from(["a", "b", "ñandú", "c"]), st.lists(st.integers(START, 800_000), min_size=1, unique=True)))
def test_what_is_written_is_found_on_every_day_of_it(asked: dict[str, list[int]]) -> None:
    told = {
        topic: [(day, Ruling(Outcome.GOVERNED, f"{topic}@{day}", place + 1)) for place, day in enumerate(sorted(days))]
        for topic, days in asked.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        held = written(Path(folder), *((topic, "", answers) for topic, answers in told.items()))
    for topic, answers in told.items():
        assert [held.at(topic, day, "") for day, _ in answers] == [answer for _, answer in answers]


def test_the_release_holds_what_follows_from_its_records(edition: Edition) -> None:
    answers = [(topic, scope, list(found)) for topic, scope, found in short_answers(edition.corpus)]
    assert {topic for topic, _, _ in answers} == {topic.id for topic in edition.corpus.all(Topic)}
    for topic, addressee, found in answers:
        assert [edition.ruling(topic, date.fromordinal(day), addressee) for day, _ in found] == [told for _, told in found]


@pytest.mark.parametrize("left", [0, 39, 40, 150, -1])
def test_a_file_that_was_cut_is_told(tmp_path: Path, left: int) -> None:
    written(tmp_path, ("topic/a", "", ANSWERS))
    path = tmp_path / RULINGS
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(ValueError, match=RULINGS):
        Rulings(path)


def test_a_file_of_another_kind_of_processor_is_told(tmp_path: Path) -> None:
    written(tmp_path, ("topic/a", "", ANSWERS))
    path = tmp_path / RULINGS
    whole = path.read_bytes()
    path.write_bytes(whole[7::-1] + whole[8:])
    with pytest.raises(ValueError, match=RULINGS):
        Rulings(path)


def test_a_release_without_its_answers_is_damaged(edition: Edition, tmp_path: Path) -> None:
    for file in edition.folder.iterdir():
        if file.name not in (RULINGS, "store"):
            (tmp_path / file.name).symlink_to(file)
    with pytest.raises(ReleaseDamaged, match=RULINGS):
        Edition(tmp_path).ruling("topic/a", date(2020, 1, 1))
