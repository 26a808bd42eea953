"""Certificates: an answer with the statements it rests on, proofs that they are of the release and that none is left out, signed.

What an answer rests on is not written down a second time: the corpus is watched while the answer is computed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from app.core.answer import Considered, Determination, Governing, Question
from app.core.corpus import Corpus
from app.core.governing import claims, governing, recorded_absence
from app.core.judging import judge
from app.core.model import Effect, Id, Record, Topic
from app.core.period import Moment
from app.core.rules.registry import RULES
from app.core.vocabulary import EffectType
from app.graph.vocab import expand
from app.release.edition import Edition
from app.release.signing import Signer
from app.release.trees import BY_ACT, RELATIONS, WITHIN, Tree

R = TypeVar("R", bound=Record)

FORMAT, VERSION = "linaje-certificate", 1


class Watched:
    """A corpus that remembers which records and which lookups it was asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.records: set[Id] = set()
        self.lookups: set[tuple[str, Id]] = set()

    @property
    def known_through(self) -> date:
        """See `Corpus.known_through`."""
        return self._corpus.known_through

    def get(self, kind: type[R], identifier: Id) -> R | None:
        """See `Corpus.get`."""
        self.records.add(identifier)
        return self._corpus.get(kind, identifier)

    def linked(self, kind: type[R], relation: str, identifier: Id) -> Sequence[R]:
        """See `Corpus.linked`."""
        found = self._corpus.linked(kind, relation, identifier)
        if relation == "produced_by" and not self._rewrites(identifier):
            return found
        self.lookups.add((relation, identifier))
        self.records.update(record.id for record in found)
        return found

    def _rewrites(self, effect: Id) -> bool:
        """Whether it matters to the law which texts an effect produced: to amend or to correct touches only what is rewritten."""
        found = self._corpus.get(Effect, effect)
        return found is not None and found.type in (EffectType.AMENDS, EffectType.CORRECTS)

    def all(self, kind: type[R]) -> Sequence[R]:
        """See `Corpus.all`."""
        return self._corpus.all(kind)

    def premises(self, identifier: Id) -> Sequence[str]:
        """See `Corpus.premises`."""
        return self._corpus.premises(identifier)


def certify(edition: Edition, signer: Signer, topic: Topic, on: date, addressee: str | None = None) -> dict[str, Any]:
    """The certificate of the answer to a question, as docs/reference/certificates.md describes it."""
    found = governing(edition.corpus, topic, on, addressee)
    corpus = Watched(edition.corpus)
    for claim in claims(corpus, topic):
        judge(corpus, claim, Question(topic, on, addressee))
    recorded_absence(corpus, topic.id, on)
    corpus.records.add(topic.id)
    corpus.records.update(cited for step in found.steps for cited in (step.effect, *step.facts) if cited)
    trees, base = edition.trees, edition.manifest["base_iri"]
    statements: set[int] = set()
    for record in filter(None, corpus.records):
        statements.update(trees.statements.around(trees.statements.places(f"<{base}{record}> ")))
    lookups: set[int] = set()
    for relation, identifier in corpus.lookups:
        for name in RELATIONS.get(relation, ()):
            start = f"<{expand(name)}> <{base}{identifier}"
            places = trees.lookups.places(f"{start}> ")
            lookups.update(places or trees.lookups.around(places))
            if relation in BY_ACT:
                for mark in WITHIN:
                    lookups.update(trees.lookups.around(trees.lookups.places(f"{start}{mark}")))
    body = {
        "question": {"topic": topic.id, "on": on.isoformat(), "addressee": addressee},
        "release": {
            "id": edition.id,
            "base_iri": base,
            "known_through": corpus.known_through.isoformat(),
            **trees.described(edition.id, base, corpus.known_through.isoformat()),
        },
        "answer": answer_of(found),
        "rules": [
            {"id": one, "norm": RULES[one].norm, "es": RULES[one].title.es, "en": RULES[one].title.en}
            for one in sorted({step.rule for step in found.steps}, key=lambda rule: (rule[0], int(rule[1:])))
        ],
        "steps": [
            {"rule": step.rule, "code": step.code, "subject": step.subject, "effect": step.effect, "facts": list(step.facts)}
            for step in found.steps
        ],
        "premises": [
            {**one, "sha256": hashlib.sha256(one["line"].encode()).hexdigest()} for one in _shown(trees.statements, statements)
        ],
        "lookups": _shown(trees.lookups, lookups),
        "proofs": {"statements": trees.statements.proof(statements), "lookups": trees.lookups.proof(lookups)},
    }
    return sealed(body, signer)


def sealed(body: dict[str, Any], signer: Signer) -> dict[str, Any]:
    """A body with its hash and its signature."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {
        "format": FORMAT,
        "version": VERSION,
        "body": body,
        "sha256": _hash(canonical),
        "signature": {
            "algorithm": "Ed25519",
            "public_key": signer.public_key,
            "value": signer.sign(f"{FORMAT}-{VERSION}\n{canonical}".encode()),
        },
    }


def answer_of(found: Determination) -> dict[str, Any]:
    """What a certificate says of an answer."""
    return {
        "outcome": found.outcome.value,
        "governing": [_governing(one) for one in found.governing],
        "considered": [_considered(one) for one in found.considered],
        "absence": found.gap.id if found.gap else None,
    }


def _governing(one: Governing) -> dict[str, Any]:
    return {
        **_claim(one),
        "text_from": list(one.text_from),
        "since": _moment(one.since),
        "until": _moment(one.until),
        "status": one.status.value,
        "contested": one.contested,
        "confidence": one.confidence.value,
    }


def _considered(one: Considered) -> dict[str, Any]:
    return {**_claim(one), "why_not": one.why_not.value, "since": _moment(one.since), "by": one.by}


def _claim(one: Governing | Considered) -> dict[str, Any]:
    return {"version": one.version.id, "slot": one.version.slot, "role": one.role.value, "rank": one.rank.value}


def _moment(moment: Moment | None) -> dict[str, str | None] | None:
    if moment is None:
        return None
    return {"earliest": moment.earliest.isoformat(), "latest": moment.latest.isoformat() if moment.latest else None}


def _shown(tree: Tree, places: set[int]) -> list[dict[str, Any]]:
    return [{"place": place, "line": tree.lines[place]} for place in sorted(places)]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
