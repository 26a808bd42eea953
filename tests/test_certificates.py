"""Certificates: every answer has one that holds, and none holds that says something else."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any, NamedTuple

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from damage import ANSWERS, OF_FORM, OF_SUBSTANCE, damaged, signed_again
from written import written

from app import build, verifier
from app.core.addressees import AddresseeClass
from app.core.governing import topic_breakpoints
from app.core.model import Topic
from app.release.certificate import certify
from app.release.edition import Edition
from app.release.signing import Signer

PARTS = 4
EACH = 100


class Asked(NamedTuple):
    """A question."""

    topic: Topic
    on: date
    addressee: str | None


@pytest.fixture(scope="module")
def signer() -> Signer:
    """The key of the publisher."""
    return Signer(Ed25519PrivateKey.generate())


@pytest.fixture(scope="module")
def forger() -> Signer:
    """The key of somebody else."""
    return Signer(Ed25519PrivateKey.generate())


@pytest.fixture(scope="module")
def questions(edition: Edition) -> list[Asked]:
    """Every topic on every day on which its answer may change, for everybody and, in turn, for two classes of addressee."""
    classes = [one.value for one in AddresseeClass] * 2
    days = [(topic, day) for topic in edition.corpus.all(Topic) for day in topic_breakpoints(edition.corpus, topic)]
    return [
        Asked(topic, day, who)
        for turn, (topic, day) in enumerate(days)
        for who in (None, *classes[turn % len(AddresseeClass) :][:2])
    ]


@pytest.fixture(scope="module")
def root(edition: Edition) -> str:
    """The root of the release, computed by the verifier from the statements alone."""
    return verifier.release_root(edition.folder)


@pytest.fixture(scope="module")
def some(edition: Edition, signer: Signer, questions: list[Asked]) -> list[dict[str, Any]]:
    """Forty certificates."""
    return [certify(edition, signer, *asked) for asked in random.Random(7).sample(questions, 40)]  # noqa: S311


def check(certificate: dict[str, Any], *keys: str, root: str | None = None) -> None:
    verifier.verify(json.dumps(certificate, ensure_ascii=False), keys, root)


def test_the_root_of_the_manifest_is_that_of_the_statements(edition: Edition, root: str) -> None:
    assert edition.manifest["trees"]["root"] == root
    assert edition.manifest["trees"]["statements"]["size"] == edition.manifest["statements"]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_answer_has_a_certificate_that_holds(
    part: int, edition: Edition, signer: Signer, questions: list[Asked], root: str
) -> None:
    assert len(questions) > 500
    for asked in questions[part::PARTS]:
        told = certify(edition, signer, *asked)
        check(told, signer.public_key, root=root)


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_damaged_certificate_holds(seed: int, some: list[dict[str, Any]]) -> None:
    rng = random.Random(seed)  # noqa: S311 - damage needs no secrecy
    for _ in range(EACH):
        told = damaged(rng.choice(some), (*OF_SUBSTANCE, *OF_FORM), rng)
        with pytest.raises(verifier.Invalid):
            check(told)


@pytest.mark.parametrize("seed", range(PARTS))
def test_no_damaged_certificate_holds_that_somebody_signed_again(
    seed: int, some: list[dict[str, Any]], forger: Signer, root: str
) -> None:
    rng = random.Random(100 + seed)  # noqa: S311 - damage needs no secrecy
    for _ in range(EACH):
        told = signed_again(damaged(rng.choice(some), OF_SUBSTANCE, rng), forger)
        with pytest.raises(verifier.Invalid):
            check(told, root=root)


def test_what_is_signed_again_undamaged_holds_for_who_trusts_no_key_and_for_nobody_else(
    some: list[dict[str, Any]], signer: Signer, forger: Signer, root: str
) -> None:
    told = signed_again(some[0], forger)
    check(told, root=root)
    with pytest.raises(verifier.Invalid, match="another key"):
        check(told, signer.public_key, root=root)


def test_a_wrong_conclusion_is_refused_from_the_publisher_too(some: list[dict[str, Any]], signer: Signer) -> None:
    rng = random.Random(5)  # noqa: S311 - damage needs no secrecy
    for _ in range(100):
        told = signed_again(damaged(rng.choice(some), ANSWERS, rng), signer)
        with pytest.raises(verifier.Invalid, match=r"played again|not written as it should be"):
            check(told, signer.public_key)


def test_an_effect_left_out_is_missed_though_every_proof_is_honest(edition: Edition, signer: Signer) -> None:
    """Somebody who holds the release hides one effect, proves what is left, and signs: the lookups name what is hidden."""
    topic = edition.corpus.get(Topic, "topic/gobierno-digital")
    assert topic is not None
    told = certify(edition, signer, topic, date(2016, 3, 1))
    body, base = told["body"], edition.manifest["base_iri"]
    effects = {one["line"].partition(" ")[0] for one in body["premises"] if "ontology#Effect> " in one["line"]}
    named = {part for one in body["lookups"] for part in one["line"].split(" ")[2:]}
    assert len(effects & named) > 10
    for effect in effects & named:
        kept = [one for one in body["premises"] if not one["line"].startswith(f"{effect} ")]
        proof = edition.trees.statements.proof(one["place"] for one in kept)
        changed = {**body, "premises": kept, "proofs": {**body["proofs"], "statements": proof}}
        with pytest.raises(verifier.Invalid, match="nothing is left out"):
            check(signed_again({"body": changed}, signer), signer.public_key)
    for place, lookup in enumerate(body["lookups"]):
        if f"impactToLegalResource> <{base}co/decreto/2014/2573> " in lookup["line"]:
            kept = [one for number, one in enumerate(body["lookups"]) if number != place]
            proof = edition.trees.lookups.proof(one["place"] for one in kept)
            changed = {**body, "lookups": kept, "proofs": {**body["proofs"], "lookups": proof}}
            with pytest.raises(verifier.Invalid, match="nothing is left out"):
                check(signed_again({"body": changed}, signer), signer.public_key)
            break
    else:
        pytest.fail("the lookup of the effects on the decree is not shown")


def test_a_publisher_who_invents_a_release_is_refused_by_who_knows_the_root(
    bundled: build.Checked, signer: Signer, root: str
) -> None:
    """Without the effects that ended Decree 2573 of 2014 all is consistent, and false: only the root tells."""
    records = [record for record in bundled.records if record.id not in ("effect/E-0013", "effect/E-0014")]
    invented = written(records)
    topic = invented.corpus.get(Topic, "topic/gobierno-digital")
    assert topic is not None
    told = certify(invented, signer, topic, date(2016, 3, 1))
    assert "co/decreto/2014/2573@2015-01-01" in {one["version"] for one in told["body"]["answer"]["governing"]}
    check(told, signer.public_key)
    with pytest.raises(verifier.Invalid, match="not of the release you trust"):
        check(told, signer.public_key, root=root)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "JSON"),
        ("[]", "members"),
        ("null", "members"),
        ('{"format": "x", "format": "y"}', "twice"),
        ("[" * 100_000, "JSON"),
        ('{"format": NaN}', "members"),
        (b"\xff\xfe\xff", "JSON"),
    ],
)
def test_what_is_no_certificate_is_told(text: str | bytes, says: str) -> None:
    with pytest.raises(verifier.Invalid, match=says):
        verifier.verify(text)


def test_certificates_stay_small_and_say_each_thing_once(some: list[dict[str, Any]]) -> None:
    for told in some:
        assert len(json.dumps(told)) < 2_000_000
        lines = [one["line"] for one in told["body"]["premises"]]
        assert len(lines) == len(set(lines))
