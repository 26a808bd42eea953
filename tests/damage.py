"""Certificates damaged at one point, at random: by somebody without a key, or by somebody who signs again."""

from __future__ import annotations

import copy
import hashlib
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from app.release.certificate import sealed
from app.release.signing import Signer

Certificate = dict[str, Any]
Damage = Callable[[Certificate, random.Random], None]

WORDS = {
    "outcome": ["governed", "contested", "none", "unknown"],
    "status": ["in_force", "partly", "unknown"],
    "confidence": ["high", "medium", "low", "unverified"],
    "role": ["mandate", "policy", "standard", "guideline"],
    "rank": ["ley", "decreto", "resolucion", "manual"],
    "why_not": ["repealed", "substituted", "unknown", "not_yet", "not_binding", "compiled"],
}


def other(text: str, rng: random.Random) -> str:
    """The text with one character changed, of the same kind where it is a digit."""
    place = rng.randrange(len(text))
    old = text[place]
    letters = "0123456789abcdef" if old in "0123456789abcdef" else 'abcxyz ñ<>"0'
    return text[:place] + rng.choice([one for one in letters if one != old]) + text[place + 1 :]


def _any_line(held: str) -> Damage:
    def damage(told: Certificate, rng: random.Random) -> None:
        one = rng.choice(told["body"][held])
        one["line"] = other(one["line"], rng)
        if "sha256" in one:
            one["sha256"] = hashlib.sha256(one["line"].encode()).hexdigest()

    return damage


def _any_date_of_a_premise(told: Certificate, rng: random.Random) -> None:
    dated = [one for one in told["body"]["premises"] if "XMLSchema#date>" in one["line"]]
    one = rng.choice(dated)
    day = one["line"].partition('"')[2][:10]
    one["line"] = one["line"].replace(day, (date.fromisoformat(day) + timedelta(rng.choice((-400, -1, 1, 400)))).isoformat())
    one["sha256"] = hashlib.sha256(one["line"].encode()).hexdigest()


def _drop(held: str) -> Damage:
    def damage(told: Certificate, rng: random.Random) -> None:
        told["body"][held].pop(rng.randrange(len(told["body"][held])))

    return damage


def _double(held: str) -> Damage:
    def damage(told: Certificate, rng: random.Random) -> None:
        place = rng.randrange(len(told["body"][held]))
        told["body"][held].insert(place, dict(told["body"][held][place]))

    return damage


def _swap(held: str) -> Damage:
    def damage(told: Certificate, rng: random.Random) -> None:
        one, two = rng.sample(range(len(told["body"][held])), 2)
        rows = told["body"][held]
        rows[one], rows[two] = rows[two], rows[one]

    return damage


def _move(held: str) -> Damage:
    def damage(told: Certificate, rng: random.Random) -> None:
        rng.choice(told["body"][held])["place"] += rng.choice((-1, 1, 1000))

    return damage


def _subject_of_a_lookup(told: Certificate, rng: random.Random) -> None:
    one = rng.choice(told["body"]["lookups"])
    one["line"] = one["line"].rpartition(" ")[0]


def _proof(told: Certificate, rng: random.Random) -> None:
    hashes = told["body"]["proofs"][rng.choice(("statements", "lookups"))]
    place = rng.randrange(len(hashes))
    hashes[place] = other(hashes[place], rng)


def _proof_dropped(told: Certificate, rng: random.Random) -> None:
    hashes = told["body"]["proofs"][rng.choice(("statements", "lookups"))]
    hashes.pop(rng.randrange(len(hashes)))


def _proof_added(told: Certificate, rng: random.Random) -> None:
    hashes = told["body"]["proofs"][rng.choice(("statements", "lookups"))]
    hashes.insert(rng.randrange(len(hashes)), hashes[0])


def _release(told: Certificate, rng: random.Random) -> None:
    release = told["body"]["release"]
    name = rng.choice(("id", "root", "known_through", "base_iri", "statements", "lookups"))
    if name in ("statements", "lookups"):
        release[name]["size"] += rng.choice((-1, 1))
    else:
        release[name] = other(release[name], rng)


def _outcome(told: Certificate, rng: random.Random) -> None:
    answer = told["body"]["answer"]
    answer["outcome"] = rng.choice([one for one in WORDS["outcome"] if one != answer["outcome"]])


def _verdict(told: Certificate, rng: random.Random) -> None:
    """Change one member of one norm that governs or was considered."""
    answer = told["body"]["answer"]
    one = rng.choice([*answer["governing"], *answer["considered"]])
    name = rng.choice(sorted(one))
    value = one[name]
    if name in WORDS:
        one[name] = rng.choice([word for word in WORDS[name] if word != value])
    elif name == "contested":
        one[name] = not value
    elif name in ("since", "until"):
        day = date(2001, 1, 1) if value is None else date.fromisoformat(value["earliest"]) + timedelta(rng.choice((-1, 1, 90)))
        one[name] = {"earliest": day.isoformat(), "latest": day.isoformat()}
    elif name == "text_from":
        one[name] = [*value, "co/ley/1/1"]
    else:
        one[name] = other(value, rng) if value else "co/ley/1/1"


def _norm_dropped(told: Certificate, rng: random.Random) -> None:
    answer = told["body"]["answer"]
    held = rng.choice([name for name in ("governing", "considered") if answer[name]])
    answer[held].pop(rng.randrange(len(answer[held])))


def _norm_added(told: Certificate, rng: random.Random) -> None:
    answer = told["body"]["answer"]
    held = rng.choice([name for name in ("governing", "considered") if answer[name]])
    answer[held].append(dict(rng.choice(answer[held])))


def _absence(told: Certificate, _: random.Random) -> None:
    answer = told["body"]["answer"]
    answer["absence"] = None if answer["absence"] else "absence/none"


def _question(told: Certificate, rng: random.Random) -> None:
    question = told["body"]["question"]
    name = rng.choice(("topic", "on", "addressee"))
    if name == "on":
        question["on"] = (date.fromisoformat(question["on"]) + timedelta(rng.choice((-1, 1)))).isoformat()
    elif name == "topic":
        question["topic"] += "x"
    else:
        question["addressee"] = None if question["addressee"] else "nacional"


def _topic_unknown(told: Certificate, _: random.Random) -> None:
    told["body"]["question"]["topic"] += "x"


def _explanation(told: Certificate, rng: random.Random) -> None:
    held = rng.choice(("rules", "steps"))
    one = rng.choice(told["body"][held])
    name = rng.choice([name for name in sorted(one) if isinstance(one[name], str) and one[name]])
    one[name] = other(one[name], rng)


def _envelope(told: Certificate, rng: random.Random) -> None:
    name = rng.choice(("sha256", "public_key", "value", "format", "version", "algorithm", "upper", "extra", "missing"))
    signature = told["signature"]
    if name in ("sha256", "format"):
        told[name] = other(told[name], rng)
    elif name == "version":
        told[name] = rng.choice((0, 2, True, 1.0, "1"))
    elif name == "upper":
        signature["value"] = signature["value"].upper()
    elif name == "extra":
        rng.choice((told, told["body"], told["body"]["answer"], signature))["note"] = "trust me"
    elif name == "missing":
        told["body"].pop(rng.choice(sorted(told["body"])))
    else:
        signature[name] = other(signature[name], rng)


def _hash_of_a_premise(told: Certificate, rng: random.Random) -> None:
    one = rng.choice(told["body"]["premises"])
    one["sha256"] = other(one["sha256"], rng)


#: What makes a certificate say something else, whoever signs it: caught by the proofs or by the law played again.
OF_SUBSTANCE: tuple[Damage, ...] = (
    _any_line("premises"), _any_line("lookups"), _any_date_of_a_premise, _drop("premises"), _drop("lookups"), _double("premises"),
    _double("lookups"), _swap("premises"), _swap("lookups"), _move("premises"), _move("lookups"), _subject_of_a_lookup, _proof,
    _proof_dropped, _proof_added, _release, _outcome, _verdict, _verdict, _verdict, _norm_dropped, _norm_added, _absence,
    _topic_unknown, _hash_of_a_premise,
)  # fmt: skip
#: What the signature alone vouches for.
OF_FORM: tuple[Damage, ...] = (_question, _explanation, _envelope, _envelope)
ANSWERS: tuple[Damage, ...] = (_outcome, _verdict, _verdict, _norm_dropped, _norm_added, _absence)


def damaged(certificate: Certificate, kinds: tuple[Damage, ...], rng: random.Random) -> Certificate:
    """A copy of a certificate, damaged at one point in one of the ways that apply to it."""
    while True:
        told = copy.deepcopy(certificate)
        try:
            rng.choice(kinds)(told, rng)
        except (IndexError, ValueError):  # nothing of that kind is in this certificate
            continue
        if told != certificate or repr(told) != repr(certificate):
            return told


def signed_again(certificate: Certificate, signer: Signer) -> Certificate:
    """The certificate with the hash of its body and the signature of somebody put right."""
    return sealed(certificate["body"], signer)
