"""The index of a release: it holds and answers what memory does, and several threads may read it."""

from __future__ import annotations

import threading
from typing import get_args

from sampled import DAYS, answers

from app.core.acts import act_standing
from app.core.corpus import LINKS, MemoryCorpus, links_of
from app.core.coverage import coverage
from app.core.governing import governing
from app.core.lineage import lineage
from app.core.model import Act, Provision, Record, Topic
from app.core.standing import standing
from app.release.edition import Edition, IndexCorpus


def test_index_and_memory_hold_the_same_records(corpus: IndexCorpus, memory: MemoryCorpus) -> None:
    assert corpus.known_through == memory.known_through
    for kind in get_args(Record):
        assert list(corpus.all(kind)) == list(memory.all(kind))
        for record in memory.all(kind):
            assert corpus.get(kind, record.id) == record
        assert corpus.get(kind, "co/none") is None


def test_index_and_memory_link_the_same_records(corpus: IndexCorpus, memory: MemoryCorpus) -> None:
    identifiers = {record.id for record in memory} | {to for record in memory for _, to in links_of(record)} | {"co/none"}
    linked = 0
    for relation, kind in LINKS.items():
        for identifier in identifiers:
            found = memory.linked(kind, relation, identifier)
            assert list(corpus.linked(kind, relation, identifier)) == list(found)
            linked += len(found)
    assert linked > 2_000


def test_index_and_memory_give_the_same_answers(corpus: IndexCorpus, memory: MemoryCorpus) -> None:
    for topic in memory.all(Topic):
        assert answers(corpus, topic) == answers(memory, topic)
    for day in DAYS:
        assert coverage(corpus, day) == coverage(memory, day)


def test_index_and_memory_give_the_same_standings_and_lineages(corpus: IndexCorpus, memory: MemoryCorpus) -> None:
    for act in memory.all(Act):
        here, there = lineage(corpus, act.id, depth=2), lineage(memory, act.id, depth=2)
        assert (here.nodes, here.edges, here.hidden) == (there.nodes, there.edges, there.hidden)
        for day in DAYS[3::2]:
            assert act_standing(corpus, act.id, day) == act_standing(memory, act.id, day)
    for provision in memory.all(Provision):
        assert standing(corpus, provision.id, DAYS[4]) == standing(memory, provision.id, DAYS[4])


def test_several_threads_read_one_release_at_once(edition: Edition) -> None:
    fresh = Edition(edition.folder)
    topics = fresh.corpus.all(Topic)
    expected = [governing(edition.corpus, topic, DAYS[4]) for topic in topics]
    told: list[object] = []

    def read() -> None:
        try:
            told.append([governing(fresh.corpus, topic, DAYS[4]) for topic in topics])
            fresh.search("gobierno")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test is about
            told.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [expected] * 8
