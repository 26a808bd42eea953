"""Two oracles, written apart, agree: the competency questions in SPARQL and the core in Python.

For every topic of the real data, and every day on which its answer may change, the day before and the day after, the set of
(role, text, standing) that `core.governing` names is the set that cq01 and cq02 name.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from pyoxigraph import Store
from solutions import rows

from app.core.answer import WhyNot
from app.core.corpus import Corpus
from app.core.governing import governing, topic_breakpoints
from app.core.model import Topic
from app.core.period import FIRST_DAY
from app.release.edition import Edition
from app.resources import ontology
from app.settings import Settings

ONE_DAY = timedelta(days=1)
ORACLES = ("cq01-which-provision-governs", "cq02-which-guideline-bound")

Named = set[tuple[str, str, str]]


def questions_of(corpus: Corpus) -> list[tuple[Topic, date]]:
    """Every topic on every breakpoint day, the day before and the day after."""
    pairs = []
    for topic in corpus.all(Topic):
        days = {
            day + shift
            for day in topic_breakpoints(corpus, topic)
            if day > FIRST_DAY
            for shift in (-ONE_DAY, 0 * ONE_DAY, ONE_DAY)
        }
        pairs += [(topic, day) for day in sorted(days)]
    return pairs


def by_sparql(store: Store, pairs: list[tuple[Topic, date]], base: str) -> dict[tuple[str, str], Named]:
    """What the two questions name, by topic and day."""
    values = " ".join(f'("{topic.slug}" "{day}"^^xsd:date)' for topic, day in pairs)
    named: dict[tuple[str, str], Named] = {}
    for name in ORACLES:
        text = (ontology("questions") / f"{name}.rq").read_text("utf-8")
        text = re.sub(r"\{ .* \}  # parameters", lambda _: f"{{ {values} }}", text)
        for row in rows(store.query(text, use_default_graph_as_union=True)):
            topic, day, role, version, standing = (row[key].value for key in ("topic", "day", "role", "version", "standing"))
            named.setdefault((topic, day), set()).add((role, version.removeprefix(base), standing))
    return named


def by_core(corpus: Corpus, topic: Topic, day: date) -> Named:
    """What the core names: what governs, and what may."""
    answer = governing(corpus, topic, day)
    ruling = {(item.role.value, item.version.id, "in_force") for item in answer.governing}
    in_doubt = {(item.role.value, item.version.id, "unknown") for item in answer.considered if item.why_not is WhyNot.UNKNOWN}
    return ruling | in_doubt


def test_sparql_and_the_core_name_the_same_norms_on_every_day_that_matters(edition: Edition, settings: Settings) -> None:
    pairs = questions_of(edition.corpus)
    assert len(pairs) > 400
    told = by_sparql(edition.store(), pairs, settings.base_iri)
    differ = {}
    for topic, day in pairs:
        core, sparql = by_core(edition.corpus, topic, day), told.get((topic.slug, day.isoformat()), set())
        if core != sparql:
            differ[topic.slug, day.isoformat()] = (core - sparql, sparql - core)
    assert not differ


@pytest.mark.parametrize("slug", ["gobierno-digital", "mandato-legal-gobierno-digital", "seguridad-privacidad-informacion"])
def test_the_comparison_is_not_between_two_empty_sets(slug: str, edition: Edition, settings: Settings) -> None:
    topic = edition.corpus.get(Topic, f"topic/{slug}")
    assert topic is not None
    told = by_sparql(edition.store(), [(topic, date(2019, 1, 1))], settings.base_iri)
    assert told[slug, "2019-01-01"]
