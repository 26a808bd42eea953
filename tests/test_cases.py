"""The twenty hard cases: each a small history in Turtle, asked on chosen days, with the answers a lawyer would give.

The expectations stand in tables: what governs, what is set aside and why, and what the answer was as the law was that day.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from app import build
from app.core.acts import act_standing
from app.core.corpus import MemoryCorpus
from app.core.governing import governing
from app.core.model import Topic
from app.graph.codecs import Base
from app.render import prose
from app.render.language import Language
from app.resources import ontology
from app.settings import Settings

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("[0-9]*.ttl"))


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ANSWERS = _rows("cases")
ACTS = _rows("case-acts")


@cache
def corpus_of(case: int) -> MemoryCorpus:
    """The history of a case, read and checked as any curated file is."""
    (path,) = (HERE / "cases").glob(f"{case:02d}-*.ttl")
    checked = build.check((ontology("lists.ttl"), HERE / "cases" / "commons.ttl", path), Base(Settings().base_iri))
    assert [str(finding) for finding in checked.findings] == []
    return MemoryCorpus(checked.records)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ANSWERS, ids=lambda row: f"{row['case']}-{row['on']}-{row['addressee'] or row['began'] or 'all'}")
def test_the_answer_of_a_case_is_the_one_expected(row: dict[str, str]) -> None:
    corpus = corpus_of(int(row["case"]))
    topic = corpus.get(Topic, "topic/faros")
    on = _day(row["on"])
    assert topic is not None
    assert on is not None
    answer = governing(corpus, topic, on, row["addressee"] or None, _day(row["began"]))
    assert answer.outcome == row["outcome"]
    assert ";".join(item.version.id for item in answer.governing) == row["governs"]
    reasons = {f"{one.version.id}={one.why_not}" for one in answer.considered}
    assert set(filter(None, row["set_aside"].split(";"))) <= reasons
    then = answer.as_then
    said = f"{then.outcome}:{';'.join(item.version.id for item in then.governing)}" if then else ""
    assert said == row["as_then"]
    if row["why"].startswith("deadline/"):
        assert " ".join(deadline.id for deadline in answer.deadlines) == row["why"]


@pytest.mark.parametrize("row", ACTS, ids=lambda row: f"{row['case']}-{row['act']}-{row['on']}")
def test_the_status_of_an_act_of_a_case_is_the_one_expected(row: dict[str, str]) -> None:
    on = _day(row["on"])
    assert on is not None
    answer = act_standing(corpus_of(int(row["case"])), row["act"], on)
    assert answer.status == row["status"]
    assert ("yes" if answer.contested else "no") == row["contested"]
    assert (answer.as_then or "") == row["as_then"]
    assert row["reason"] in {ground.reason for ground in answer.grounds}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_asked_and_every_step_is_told_in_both_languages(path: Path) -> None:
    case = int(path.name[:2])
    assert [row for row in ANSWERS if row["case"] == str(case)]
    corpus = corpus_of(case)
    topic = corpus.get(Topic, "topic/faros")
    assert topic is not None
    for row in ANSWERS:
        on = _day(row["on"])
        if row["case"] == str(case) and on is not None:
            answer = governing(corpus, topic, on, row["addressee"] or None, _day(row["began"]))
            for lang in (Language("es"), Language("en")):
                for step in answer.steps:
                    said = prose.step(corpus, step, lang)
                    assert said.endswith((".", "!", "?", ")")), said
                    assert said != step.code


def test_there_are_twenty() -> None:
    assert [int(path.name[:2]) for path in CASES] == list(range(1, 21))
