"""The verifier and the core, two readings of one law, agree on invented histories: exact days, windows, and addressees."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from histories import DAY_ZERO, LENGTH, Event, histories, records_of
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from realm import REALM, enacted, governs, topic
from whole_histories import corpus_of as corpus_of_whole
from whole_histories import history as whole_history
from written import written

from app import build, verifier
from app.core.addressees import AddresseeClass
from app.core.governing import topic_breakpoints
from app.core.model import Effect, Record, Topic, Version
from app.core.vocabulary import Role
from app.release.certificate import certify
from app.release.edition import Edition, open_edition
from app.release.signing import Signer
from app.release.trees import Trees
from app.settings import Settings

SIGNER = Signer(Ed25519PrivateKey.generate())
T = topic("t")


def holds(edition: Edition, asked: Topic, day: date, addressee: str | None = None) -> dict[str, Any]:
    told = certify(edition, SIGNER, asked, day, addressee)
    verifier.verify(json.dumps(told, ensure_ascii=False), [SIGNER.public_key])
    return told


def of(history: list[Event], scopes: tuple[str, ...] = ()) -> Edition:
    """The release of a history whose texts all claim one topic; the last effect may be for some addressees only."""
    records: list[Record] = [T]
    for record in records_of(history):
        if isinstance(record, Version):
            records.append(replace(record, governs=governs("t", Role.POLICY)))
        elif isinstance(record, Effect) and scopes and record.id == f"effect/{history[-1].name}":
            records.append(replace(record, scope=scopes))
        else:
            records.append(record)
    return written(records)


@hypothesis_settings(max_examples=60, deadline=None)
@given(history=histories(), days=st.lists(st.integers(-1, LENGTH + 2), min_size=3, max_size=3))
def test_they_agree_on_histories_with_windows(history: list[Event], days: list[int]) -> None:
    edition = of(history)
    for day in days:
        holds(edition, T, DAY_ZERO + timedelta(day))


@hypothesis_settings(max_examples=40, deadline=None)
@given(
    history=histories(),
    day=st.integers(0, LENGTH),
    scope=st.sampled_from(sorted(AddresseeClass)),
    who=st.sampled_from([None, *sorted(AddresseeClass)]),
)
def test_they_agree_on_what_begins_or_ends_for_some_only(history: list[Event], day: int, scope: str, who: str | None) -> None:
    holds(of(history, (f"addressee/{scope}",)), T, DAY_ZERO + timedelta(day), who)


def test_they_agree_on_histories_with_every_kind_of_effect() -> None:
    """Suspensions, annulments, corrections, effects on effects: the two name the same texts, for the same reasons and days."""
    random = Random(4)  # noqa: S311 - no secret
    reasons: Counter[str] = Counter()
    for _ in range(200):
        records: list[Record] = [T]
        for record in corpus_of_whole(whole_history(random)):
            records.append(replace(record, governs=governs("t", Role.POLICY)) if isinstance(record, Version) else record)
        edition = written(records)
        for _ in range(2):
            answer = holds(edition, T, DAY_ZERO + timedelta(random.randint(0, 18)))["body"]["answer"]
            reasons.update(one["why_not"] for one in answer["considered"])
    assert {"suspended", "annulled", "corrected", "expired", "lapsed", "withdrawn", "not_yet", "unknown"} <= set(reasons)


def test_they_agree_on_the_invented_realm(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = Settings(home=tmp_path_factory.mktemp("realm"))
    built = build.build((REALM,), settings)
    assert built.release
    edition = open_edition(settings.releases, built.release)
    outcomes = set()
    for asked in edition.corpus.all(Topic):
        for day in topic_breakpoints(edition.corpus, asked):
            for who in (None, *(one.value for one in AddresseeClass)):
                answer = holds(edition, asked, day, who)["body"]["answer"]
                outcomes |= {answer["outcome"], *(one["why_not"] for one in answer["considered"])}
    assert {"governed", "none", "unknown", "not_binding", "not_addressed"} <= outcomes


@pytest.mark.parametrize(
    ("statement", "becomes"),
    [
        ('"2014-01-01"', '"2014-13-45"'),
        ("effect/commences", "effect/forgets"),
        ("ontology#basis", "ontology#retroactive"),
        ("basis/express", "basis/prophetic"),
        ("assertion/effect/S-", "assertion/effect/T-"),
    ],
)
def test_what_the_verifier_does_not_know_it_refuses(statement: str, becomes: str) -> None:
    """A release of another version of the software, honest and signed, may hold what would change the answer."""
    edition = written([T, *enacted("rv/decreto/2014/1", "2014-01-01", policy="t")])
    holds(edition, T, date(2015, 1, 1))
    lines = sorted(line.replace(statement, becomes) for line in edition.trees.statements.lines)
    assert lines != edition.trees.statements.lines
    vars(edition)["trees"] = Trees.of(lines, edition.manifest["base_iri"])
    with pytest.raises(verifier.Invalid, match="cannot check"):
        holds(edition, T, date(2015, 1, 1))
