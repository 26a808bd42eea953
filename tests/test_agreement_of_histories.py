"""The two oracles agree on invented histories with every type of effect, not only on those that have happened.

`campaign` plays as many histories as wanted (``python tests/test_agreement_of_histories.py 20000 7``); a disagreement is made
as small as it gets, and then kept below as an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from judged_histories import History, days_that_matter, history, records_of, smaller, topic_of
from pyoxigraph import Quad, QuerySolutions, Store

from app.core.answer import Question, WhyNot
from app.core.corpus import MemoryCorpus
from app.core.governing import determine
from app.graph.codecs import Base
from app.graph.mapping import to_triples
from app.resources import ontology

BASE = Base("https://w3id.org/linaje/id/")
QUERY = (ontology("questions") / "cq01-which-provision-governs.rq").read_text("utf-8")
BATCH = 4

#: What stands on a day: pairs of a text and "in_force", "suspended" or "unknown".
Named = frozenset[tuple[str, str]]


def by_core(events: History, number: int) -> dict[date, Named]:
    """What the core names on every day that matters."""
    corpus = MemoryCorpus(records_of(events, number))
    return {day: _named(corpus, number, day) for day in days_that_matter(events)}


def _named(corpus: MemoryCorpus, number: int, day: date) -> Named:
    answer = determine(corpus, Question(topic_of(number), day))
    ruling = {(item.version.id, "in_force") for item in answer.governing}
    return frozenset(ruling | {(item.version.id, "suspended") for item in answer.considered if item.why_not is WhyNot.SUSPENDED})


def by_sparql(histories: Mapping[int, History]) -> dict[int, dict[date, Named]]:
    """What the question names, for many histories at once."""
    store = Store()
    for number, events in histories.items():
        store.extend(Quad(*triple) for record in records_of(events, number) for triple in to_triples(record, BASE))
    asked = [(number, day) for number, events in histories.items() for day in days_that_matter(events)]
    values = " ".join(f'("{topic_of(number).slug}" "{day}"^^xsd:date)' for number, day in asked)
    found = store.query(re.sub(r"\{ .* \}  # parameters", lambda _: f"{{ {values} }}", QUERY), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    named: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in found:
        topic, day, text, standing = (row[name].value for name in ("topic", "day", "version", "standing"))
        named.setdefault((topic, day), set()).add((text.removeprefix(BASE.iri), standing))
    told: dict[int, dict[date, Named]] = {number: {} for number in histories}
    for number, day in asked:
        told[number][day] = frozenset(named.get((topic_of(number).slug, day.isoformat()), ()))
    return told


def disagreements(histories: Sequence[History]) -> Iterator[tuple[History, date, Named, Named]]:
    """The histories on which the two differ, each with the first such day, and what the core and the question say."""
    for start in range(0, len(histories), BATCH):
        batch = dict(enumerate(histories[start : start + BATCH], 1))
        told = by_sparql(batch)
        for number, events in batch.items():
            core = by_core(events, number)
            for day, named in core.items():
                if named != told[number][day]:
                    yield events, day, named, told[number][day]
                    break


def smallest(events: History) -> History:
    """A history on which the two still differ and that cannot be made smaller by one step."""
    for fewer in smaller(events):
        if next(disagreements([fewer]), None):
            return smallest(fewer)
    return events


def campaign(count: int, seed: int) -> list[tuple[History, date, Named, Named]]:
    """Plays `count` histories and returns the disagreements, each made small."""
    random = Random(seed)  # noqa: S311 - no secret
    differing = [events for events, *_ in disagreements([history(random) for _ in range(count)])]
    return [found for events in differing[:5] for found in disagreements([smallest(events)])]


def test_the_two_oracles_agree_on_invented_histories() -> None:
    assert campaign(150, 1) == []
