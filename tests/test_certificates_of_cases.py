"""The certificates of the twenty hard cases: each holds, and none does that hides an effect or turns the outcome round."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from damage import signed_again
from test_cases import ANSWERS, corpus_of
from written import written

from app import verifier
from app.core.model import Topic
from app.release.certificate import certify
from app.release.edition import Edition
from app.release.signing import Signer
from app.release.trees import Tree

SIGNER = Signer(Ed25519PrivateKey.generate())
#: Questions that name the day on which a case began have no certificate.
ASKED = [row for row in ANSWERS if not row["began"]]
#: Per case: a day, and what decides it.
DECISIVE = {
    5: ("2011-03-01", ("suspends",)),
    6: ("2010-01-01", ("annuls",)),
    7: ("2010-02-01", ("corrects",)),
    8: ("2011-05-01", ("substitutes",)),
    9: ("2012-03-01", ("repeals",)),
    10: ("2010-01-10", ("makes-binding",)),
    13: ("2014-04-01", ("repeals", "revives")),
    14: ("2014-06-01", ("expires",)),
    15: ("2012-02-01", ("based-on", "lapses", "repeals", "extends")),
    16: ("2016-01-01", ("repeals", "postpones")),
    17: ("2011-09-01", ("substitutes",)),
}


@cache
def edition_of(case: int) -> Edition:
    """The release of a case."""
    return written(list(corpus_of(case)))


def certificate_of(row: dict[str, str]) -> dict[str, Any]:
    """The certificate of an answer of a case."""
    edition = edition_of(int(row["case"]))
    topic = edition.corpus.get(Topic, "topic/faros")
    assert topic is not None
    return certify(edition, SIGNER, topic, date.fromisoformat(row["on"]), row["addressee"] or None)


def check(certificate: dict[str, Any]) -> None:
    verifier.verify(json.dumps(certificate, ensure_ascii=False), [SIGNER.public_key])


def without(body: dict[str, Any], held: str, tree: Tree, name: str, begins: str) -> dict[str, Any]:
    """A body that shows fewer lines, with a proof for those that are left."""
    kept = [one for one in body[held] if not one["line"].startswith(begins)]
    assert len(kept) < len(body[held])
    return {**body, held: kept, "proofs": {**body["proofs"], name: tree.proof(one["place"] for one in kept)}}


@pytest.mark.parametrize("row", ASKED, ids=lambda row: f"{row['case']}-{row['on']}-{row['addressee'] or 'all'}")
def test_the_certificate_of_a_case_holds_and_its_opposite_does_not(row: dict[str, str]) -> None:
    told = certificate_of(row)
    answer = told["body"]["answer"]
    assert answer["outcome"] == row["outcome"]
    assert ";".join(one["version"] for one in answer["governing"]) == row["governs"]
    check(told)
    for outcome in {"governed", "contested", "none", "unknown"} - {row["outcome"]}:
        turned = {**told["body"], "answer": {**answer, "outcome": outcome}}
        with pytest.raises(verifier.Invalid, match="gives another answer"):
            check(signed_again({"body": turned}, SIGNER))


@pytest.mark.parametrize("row", ASKED, ids=lambda row: f"{row['case']}-{row['on']}-{row['addressee'] or 'all'}")
def test_no_effect_and_no_legal_base_of_a_case_can_be_hidden(row: dict[str, str]) -> None:
    """Each effect and each reference is hidden in two ways: its record, and the lookups that name it."""
    trees, body = edition_of(int(row["case"])).trees, certificate_of(row)["body"]
    kinds = ("ontology#Effect> ", "ontology#Reference> ")
    records = {one["line"].partition(" ")[0] for one in body["premises"] if any(kind in one["line"] for kind in kinds)}
    assert records
    for record in records:
        hidden = [without(body, "premises", trees.statements, "statements", f"{record} ")]
        naming = [one["line"] for one in body["lookups"] if record in one["line"].split(" ")[2:]]
        for line in naming:
            if "LegalResource> " in line or "#refers" in line:
                hidden.append(without(body, "lookups", trees.lookups, "lookups", line))
        for changed in hidden:
            with pytest.raises(verifier.Invalid, match="nothing is left out"):
                check(signed_again({"body": changed}, SIGNER))


@pytest.mark.parametrize("case", DECISIVE)
def test_what_decides_a_case_is_among_the_premises(case: int) -> None:
    on, kinds = DECISIVE[case]
    (row,) = (row for row in ASKED if row["case"] == str(case) and row["on"] == on)
    lines = [one["line"] for one in certificate_of(row)["body"]["premises"]]
    for kind in kinds:
        assert any(f"/{kind}> <" in line for line in lines), kind
