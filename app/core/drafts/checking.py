"""The check of a draft: every target looked for, the records laid over the law, and what would be otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.core.corpus import Corpus
from app.core.drafts import consequences
from app.core.drafts.consequences import BaseFate, DeadlineFate, Ended, GuidelineFate, PrincipleFate, TopicFate
from app.core.drafts.overlay import Overlaid
from app.core.drafts.proposing import MOST_EFFECTS, Declared, Proposed, propose
from app.core.drafts.targets import Finder, Found, State
from app.core.model import Act, Id, Version
from app.core.period import Moment
from app.core.reading import ActReading
from app.core.reading.places import name_of
from app.core.reading.reference import Citation, Target
from app.core.reading.reference import Effect as ReadEffect

#: More citations than this are not looked for: an act with so many is no draft that somebody wrote.
MOST_CITATIONS = 1_000

#: What makes an effect, or a citation, a fault of the draft. To cite what has ended is no fault: recitals tell history.
_BREAKS_EFFECT = frozenset({State.ENDED, State.NOT_YET, State.MISSING, State.AMBIGUOUS})
_BREAKS_CITATION = frozenset({State.MISSING})


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a draft, on one provision, and what was found."""

    citation: Citation
    target: Target
    found: Found


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What a draft would do on its first day. `after` is the body of law with the draft laid over it."""

    day: date
    reading: ActReading
    proposed: Proposed
    after: Overlaid
    citations: tuple[Cited, ...]
    ended: tuple[Ended, ...] = ()
    deadlines: tuple[DeadlineFate, ...] = ()
    guidelines: tuple[GuidelineFate, ...] = ()
    bases: tuple[BaseFate, ...] = ()
    principles: tuple[PrincipleFate, ...] = ()
    topics: tuple[TopicFate, ...] = ()
    recorded_as: Id = ""
    days: tuple[date, ...] = field(default=())

    @property
    def act(self) -> Act:
        """The act that the draft would be."""
        return self.proposed.act

    @property
    def declared(self) -> tuple[Declared, ...]:
        """The effects that the draft declares, each on one provision."""
        return tuple(self.proposed.declared)

    @property
    def versions(self) -> tuple[Version, ...]:
        """The texts that the draft would bring."""
        return tuple(self.proposed.versions)

    @property
    def broken(self) -> int:
        """How many effects and citations cannot be carried out or followed as they are written."""
        return sum(broken_effect(one) for one in self.declared) + sum(broken_citation(one) for one in self.citations)

    @property
    def cut(self) -> bool:
        """Whether there was more in the draft than is looked at."""
        return len(self.declared) >= MOST_EFFECTS or len(self.citations) >= MOST_CITATIONS

    def read_for(self, effect: Id) -> ReadEffect | None:
        """What was read in the draft for one of its effects."""
        return self.proposed.spans.get(effect)


def broken_effect(one: Declared) -> bool:
    """Whether an effect finds its target gone, not there or not told apart."""
    return one.found.state in _BREAKS_EFFECT


def broken_citation(one: Cited) -> bool:
    """Whether a citation names a provision that is not there."""
    return one.found.state in _BREAKS_CITATION


def check_draft(corpus: Corpus, reading: ActReading, day: date) -> DraftCheck:
    """Check a draft that starts to rule on `day` against a body of law. Parts with a later day of their own are seen on it.

    Nothing is written: the records of the draft are laid over the corpus for as long as the check lives.
    """
    finder = Finder(corpus)
    proposed = propose(corpus, reading, day, finder)
    after = Overlaid(corpus, proposed.records)
    effects = [one.effect for one in proposed.declared if one.effect is not None]
    starts = [effect.start.exact for effect in effects if isinstance(effect.start, Moment) and effect.start.exact]
    last = max([day, *starts])
    over = consequences.ended(corpus, after, effects, last)
    return DraftCheck(
        day=day,
        reading=reading,
        proposed=proposed,
        after=after,
        citations=tuple(_citations(reading, finder, day)),
        ended=over,
        deadlines=consequences.deadlines(corpus, after, over, effects, last),
        guidelines=consequences.guidelines(corpus, after, over, last),
        bases=consequences.bases(corpus, after, over, last),
        principles=consequences.principles(corpus, after, over, last),
        topics=tuple(consequences.topics(corpus, after, over, proposed.versions, last)) if effects else (),
        recorded_as=next(iter(finder.acts(*name_of(reading.act))), ""),
        days=tuple(sorted({day, *starts})),
    )


def _citations(reading: ActReading, finder: Finder, day: date) -> list[Cited]:
    """Each provision cited, at its first place; what an effect acts on is told with the effect."""
    acted = {one.target for one in reading.effects}
    seen: set[Target] = set()
    told: list[Cited] = []
    for citation in reading.citations:
        for target in citation.targets:
            if len(told) >= MOST_CITATIONS or target in seen or target in acted or target.act.type == "self":
                continue
            seen.add(target)
            told += [Cited(citation, target, found) for found in finder.find(target, day)]
    return told
