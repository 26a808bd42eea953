"""Property P11: build, refuse, kill, roll back, restart, in any order: the shelves are as a simple model says."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from app import build
from app.core.corpus import MemoryCorpus
from app.core.governing import history
from app.core.model import Topic
from app.graph.codecs import Base
from app.ledger.journal import FAILED, PUBLISHED, ROLLED_BACK, Journal
from app.release.library import Library
from app.resources import ontology
from app.settings import Settings

CASES = Path(__file__).parent / "cases"
LISTS = ontology("lists.ttl")
#: Three books that answer differently: another case each.
BOOKS = tuple((LISTS, CASES / "commons.ttl", next(CASES.glob(f"{number:02d}-*.ttl"))) for number in (3, 5, 14))
#: A book that nothing may be built of: the case without what it is about.
BROKEN = (LISTS, BOOKS[0][2])
BEGAN = datetime(2021, 3, 1, 12, 0, tzinfo=UTC)


def _answers(corpus: MemoryCorpus) -> list[tuple[object, ...]]:
    (topic,) = (one for one in corpus.all(Topic) if one.slug == "faros")
    return [(day, answer.outcome, [one.version.id for one in answer.governing]) for day, answer in history(corpus, topic)]


EXPECTED = [_answers(MemoryCorpus(build.check(book, Base(Settings().base_iri)).records)) for book in BOOKS]


class Shelves(RuleBasedStateMachine):
    """The program on one side; on the other what was made current when, which books are there, and what the ledger should say."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.settings = Settings(home=self.folder / "var", actor="ana")
        self.names: dict[int, str] = {}
        self.current: int | None = None
        self.kinds: list[str] = []
        self.moments: list[tuple[datetime, int]] = []
        self.now = BEGAN
        self.library = self._opened()

    def _opened(self) -> Library:
        return Library(self.settings.releases, Journal(self.settings.ledger))

    def _later(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @rule(number=st.integers(0, len(BOOKS) - 1))
    def build(self, number: int) -> None:
        """A good book becomes current."""
        built = build.build(BOOKS[number], self.settings, now=self._later())
        assert built.release is not None
        assert self.names.setdefault(number, built.release) == built.release, "equal data, equal name"
        self.current = number
        self.kinds.append(PUBLISHED)
        self.moments.append((self.now, number))
        self.library = self._opened()

    @rule()
    def refuse(self) -> None:
        """A broken book changes nothing."""
        assert build.build(BROKEN, self.settings, now=self._later()).release is None
        self.kinds.append(FAILED)

    @rule()
    def kill(self) -> None:
        """A build that was killed leaves what it wrote aside, under a name that is none."""
        left = self.settings.releases / ".being-written-x"
        left.mkdir(parents=True, exist_ok=True)
        (left / "statements.nq").write_text("<half", "utf-8")

    @precondition(lambda self: self.names)
    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        """Any release that was built may be made current again."""
        number = data.draw(st.sampled_from(sorted(self.names)))
        self.library.roll_back(self.names[number], "beto")
        self.current = number
        self.kinds.append(ROLLED_BACK)

    @rule()
    def restart(self) -> None:
        """Nothing that counts is held in memory."""
        self.library = self._opened()

    @invariant()
    def as_the_model_says(self) -> None:
        """The current release answers as its book does; every built release is there; the ledger is whole."""
        assert self.library.names() == sorted(self.names.values())
        assert [one.kind for one in self.library.journal.entries()] == self.kinds
        assert self.library.journal.faults() == []
        if self.current is not None:
            edition = self.library.current()
            assert edition.id == self.names[self.current]
            assert _answers(edition.corpus) == EXPECTED[self.current]  # type: ignore[arg-type]
        for moment, number in self.moments:
            assert self.library.at(moment).id == self.names[number], "the release that was current then"

    def teardown(self) -> None:
        """Leave no folder behind."""
        shutil.rmtree(self.folder, ignore_errors=True)


def test_the_shelves_are_as_the_model_says_whatever_happens() -> None:
    run_state_machine_as_test(
        Shelves,
        settings=hypothesis_settings(
            max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
