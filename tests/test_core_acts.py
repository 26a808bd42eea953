"""Where an act stands on a day, with every ground: its own slot, its parts, where its text lives, and what others say."""

from __future__ import annotations

from datetime import timedelta

import pytest
from realm import act, both, commences, day, effect, enacted, law, provision, reference, topic, version, window
from test_cases import corpus_of

from app.core.acts import Reason, act_standing
from app.core.corpus import MemoryCorpus
from app.core.model import Id, Record
from app.core.vocabulary import Basis, EffectType, Incorporation, Reach, ReferenceKind, Status

A, B, C = "rv/decreto/2005/100", "rv/decreto/2010/4", "rv/decreto/2012/7"
TITLE, FIRST, SECOND = f"{A}/titulo/1", f"{A}/titulo/1/articulo/1", f"{A}/titulo/1/articulo/2"


def told(corpus: MemoryCorpus, name: Id, when: str, *who: Id) -> tuple[Status, bool, list[str]]:
    """Status, whether it is contested, and each ground as ``reason facts @slot``."""
    answer = act_standing(corpus, name, day(when), who)
    grounds = [f"{one.reason} {','.join(one.facts)}" + (f" @{one.slot}" if one.slot else "") for one in answer.grounds]
    assert answer.act == name
    return answer.status, answer.contested, grounds


def tree(*more: Record) -> MemoryCorpus:
    """A decree with a title of two articles, which start with it, and two younger decrees."""
    start = commences(A, "2005-05-26")
    texts = [version(slot, "2005-05-26", start.id) for slot in (TITLE, FIRST, SECOND)]
    units = [provision(TITLE), provision(FIRST, TITLE), provision(SECOND, TITLE)]
    head: list[Record] = [topic("faros"), act(A), start, version(A, "2005-05-26", start.id, policy="faros")]
    return law(head, units, texts, enacted(B, "2010-01-01"), enacted(C, "2012-01-01"), *more)


@pytest.mark.parametrize(
    ("case", "name", "when", "slot"),
    [
        (1, "rv/decreto/2008/10", "2008-06-14", "rv/decreto/2006/78/titulo/9/capitulo/1"),
        (1, "rv/decreto/2012/76", "2012-05-16", "rv/decreto/2006/78/titulo/9/capitulo/1"),
        (2, "rv/decreto/2008/10", "2008-06-14", "rv/decreto/2004/40/titulo/1"),
        (7, "rv/decreto/2010/5", "2010-02-01", "rv/decreto/2009/30/articulo/1"),
    ],
)
def test_an_act_lives_on_where_the_text_it_gave_stands(case: int, name: Id, when: str, slot: Id) -> None:
    own = "effect/S-" + name.partition("/")[2].replace("/", "-")
    assert told(corpus_of(case), name, when) == (
        Status.IN_FORCE,
        False,
        [f"in-force-since {own}", f"lives-on-as {slot}@{when} @{slot}"],
    )


def test_an_act_whose_every_text_was_replaced_is_spent() -> None:
    """Case 1: the decree that gave the chapter its text is spent on the day another text takes its place (R13)."""
    name, slot = "rv/decreto/2008/10", "rv/decreto/2006/78/titulo/9/capitulo/1"
    eve = str(day("2012-05-16") - timedelta(1))
    assert told(corpus_of(1), name, eve)[0] is Status.IN_FORCE
    status, contested, grounds = told(corpus_of(1), name, "2012-05-16")
    assert (status, contested) == (Status.NO_LONGER, False)
    (ground,) = grounds
    assert ground.startswith("effect-exhausted effect/")
    assert ground.endswith(f"@{slot}")
    (whole,) = act_standing(corpus_of(1), name, day("2012-05-16")).grounds
    assert whole.spell is not None
    assert whole.spell.version is not None
    assert whole.spell.version.id == f"{slot}@2008-06-14"


def test_an_act_that_gave_texts_and_rules_by_itself_is_not_spent() -> None:
    given = effect("G", EffectType.SUBSTITUTES, B, FIRST, "2010-01-01")
    over = effect("H", EffectType.SUBSTITUTES, C, FIRST, "2012-01-01")
    texts = [version(FIRST, "2010-01-01", given.id, text_from=(B,)), version(FIRST, "2012-01-01", over.id, text_from=(C,))]
    spent = tree(given, over, *texts)
    assert told(spent, B, "2011-12-31")[2] == [
        "in-force-since effect/S-decreto-2010-4",
        f"lives-on-as {FIRST}@2010-01-01 @{FIRST}",
    ]
    assert told(spent, B, "2012-01-01") == (Status.NO_LONGER, False, [f"effect-exhausted effect/H @{FIRST}"])
    own = f"{B}/articulo/1"
    ruling = tree(given, over, *texts, provision(own), version(own, "2010-01-01", "effect/S-decreto-2010-4", policy="faros"))
    assert told(ruling, B, "2012-01-01") == (Status.IN_FORCE, False, ["in-force-since effect/S-decreto-2010-4"])
    # A text that was replaced on the very day it came tells nothing of its giver.
    at_once = effect("H", EffectType.SUBSTITUTES, C, FIRST, "2010-01-01", sequence=1)
    never = tree(given, at_once, texts[0], version(FIRST, "2010-01-01-b", at_once.id, text_from=(C,)))
    assert told(never, B, "2012-01-01")[0] is Status.IN_FORCE


def test_what_may_still_stand_or_is_to_come_keeps_its_giver() -> None:
    given = effect("G", EffectType.SUBSTITUTES, B, FIRST, "2011-01-01")
    text = version(FIRST, "2011-01-01", given.id, text_from=(B,))
    assert told(tree(given, text), B, "2010-06-01") == (Status.IN_FORCE, False, ["in-force-since effect/S-decreto-2010-4"])
    perhaps = effect("R", EffectType.REPEALS, C, FIRST, window("2012-01-01", "2013-01-01"))
    assert told(tree(given, text, perhaps), B, "2012-06-01") == (
        Status.IN_FORCE,
        False,
        ["in-force-since effect/S-decreto-2010-4"],
    )


def test_only_the_widest_place_is_named() -> None:
    moved = effect("G", EffectType.SUBSTITUTES, B, TITLE, "2010-01-01")
    texts = [version(slot, "2010-01-01", moved.id, text_from=(B,)) for slot in (TITLE, FIRST)]
    assert told(tree(moved, *texts), B, "2011-01-01")[2][1:] == [f"lives-on-as {TITLE}@2010-01-01 @{TITLE}"]


@pytest.mark.parametrize("place", [TITLE, SECOND])
def test_an_act_that_lost_a_part_is_in_force_in_part_however_deep_it_lay(place: Id) -> None:
    gone = effect("R", EffectType.REPEALS, B, place, "2010-01-01")
    assert told(tree(gone), A, "2009-12-31") == (Status.IN_FORCE, False, ["in-force-since effect/S-decreto-2005-100"])
    assert told(tree(gone), A, "2010-01-01") == (
        Status.PARTLY,
        False,
        ["in-force-since effect/S-decreto-2005-100", f"repealed-in-part effect/R @{place}"],
    )


def test_a_part_that_is_suspended_or_replaced() -> None:
    held = effect("P", EffectType.SUSPENDS, "rv/auto/2011/9", SECOND, "2011-03-01", basis=Basis.JUDICIAL)
    status, _, grounds = told(tree(act("rv/auto/2011/9"), held), A, "2011-03-01")
    assert (status, grounds[1:]) == (Status.PARTLY, [f"suspended-in-part effect/P @{SECOND}"])
    whole = effect("P", EffectType.SUSPENDS, "rv/auto/2011/9", A, "2011-03-01", basis=Basis.JUDICIAL)
    (ground,) = act_standing(tree(act("rv/auto/2011/9"), whole), A, day("2011-03-01")).grounds
    assert (ground.reason, ground.facts, ground.spell is not None and ground.spell.held) == (
        Reason.SUSPENDED,
        ("effect/P",),
        (whole,),
    )
    other = effect("S", EffectType.SUBSTITUTES, B, SECOND, "2010-01-01")
    assert told(tree(other, version(SECOND, "2010-01-01", other.id)), A, "2010-01-01")[0] is Status.IN_FORCE


@pytest.mark.parametrize(
    ("type", "reason"),
    [
        (EffectType.REPEALS, Reason.REPEALED),
        (EffectType.SUBSTITUTES, Reason.SUBSTITUTED),
        (EffectType.SUPERSEDES, Reason.SUPERSEDED),
        (EffectType.EXPIRES, Reason.EXPIRED),
        (EffectType.LAPSES, Reason.LAPSED),
    ],
)
def test_the_end_of_an_act_says_how_and_by_what(type: EffectType, reason: Reason) -> None:
    status, contested, grounds = told(tree(effect("Z", type, B, A, "2010-01-01")), A, "2010-01-01")
    assert (status, contested, grounds[0]) == (Status.NO_LONGER, False, f"{reason} effect/Z")


def test_what_is_not_known_says_why() -> None:
    empty = law(act(A))
    assert told(empty, A, "2010-01-01") == (Status.UNKNOWN, False, ["nothing-recorded "])
    undated = law(act(A), commences(A, window("2005-01-01", None)), version(A, "x", "effect/S-decreto-2005-100"))
    assert told(undated, A, "2010-01-01") == (Status.UNKNOWN, False, ["start-unknown effect/S-decreto-2005-100"])
    ended = tree(effect("Z", EffectType.REPEALS, B, A, window("2010-01-01", "2011-01-01")))
    assert told(ended, A, "2010-06-01") == (Status.UNKNOWN, False, ["end-unknown effect/Z"])
    followed = law([act(A, recorded_until=day("2012-01-01")), *enacted(A, "2005-05-26")[1:]])
    status, _, grounds = told(followed, A, "2012-06-01")
    assert (status, grounds) == (Status.UNKNOWN, ["not-followed-since "])
    later = law(enacted(A, "2005-05-26"))
    assert told(later, A, "2005-05-25") == (Status.NOT_YET, False, ["starts-later effect/S-decreto-2005-100"])


def test_a_part_annulled_later_from_the_beginning_was_whole_then() -> None:
    court = "rv/auto/2018/9"
    gone = effect("N", EffectType.ANNULS, court, FIRST, "2018-07-01", basis=Basis.JUDICIAL, reach=Reach.EX_TUNC)
    found = act_standing(tree(act(court), gone), A, day("2010-06-01"))
    assert (found.status, found.as_then) == (Status.PARTLY, Status.IN_FORCE)
    after = act_standing(tree(act(court), gone), A, day("2018-07-01"))
    assert (after.status, after.as_then) == (Status.PARTLY, None)


def test_what_others_say_of_an_act_is_told_and_a_tacit_repeal_contests_it() -> None:
    known = effect("O", EffectType.AMENDS, B, A, "2010-01-01", incorporation=Incorporation.OUTSTANDING)
    tacit = effect("T", EffectType.REPEALS, C, A, "2012-01-01", basis=Basis.TACIT)
    denied = reference("D", ReferenceKind.SUSPENSION_DENIED, "rv/auto/2011/9", A)
    generic = reference("K", ReferenceKind.GENERIC_REPEAL, A)
    corpus = tree(known, tacit, denied, generic, act("rv/auto/2011/9"))
    status, contested, grounds = told(corpus, A, "2013-01-01")
    assert (status, contested) == (Status.IN_FORCE, True)
    assert grounds == [
        "in-force-since effect/S-decreto-2005-100",
        "outstanding-effect effect/O",
        "tacit-claim effect/T",
        "suspension-denied effect/D",
        "generic-clause effect/K",
    ]
    assert "outstanding-effect effect/O" not in told(corpus, A, "2009-12-31")[2]
    assert told(corpus, A, "2005-05-25")[1] is False  # what has not begun is not contested


def test_an_act_that_begins_on_several_days_is_told_by_class() -> None:
    early = commences(A, "2005-05-26", scope=("addressee/nacional",), suffix="-n")
    late = commences(A, "2008-01-01", scope=("addressee/territorial",), suffix="-t")
    corpus = law(act(A), early, late, version(A, "2005-05-26", early.id, late.id, heading=both("x")))
    status, _, grounds = told(corpus, A, "2006-01-01")
    assert status is Status.PARTLY
    assert grounds == ["staggered-start effect/S-decreto-2005-100-n,effect/S-decreto-2005-100-t"]
    assert told(corpus, A, "2006-01-01", "addressee/nacional")[0] is Status.IN_FORCE
    assert told(corpus, A, "2006-01-01", "addressee/territorial")[0] is Status.NOT_YET
