"""A certificate and the key it is signed with, as published; docs/reference/certificates.md says how each part is checked."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from app.web.schemas.shared import Schema, Window

_SHA = r"^[0-9a-f]{64}$"


class CertifiedQuestion(Schema):
    """What was asked, by identifier."""

    topic: str
    on: date
    addressee: str | None


class TreeItem(Schema):
    """A Merkle tree (RFC 6962) of a release."""

    size: int = Field(description="How many lines it covers.")
    root: str = Field(pattern=_SHA)


class CertifiedRelease(Schema):
    """The release an answer was computed from."""

    id: str = Field(description="SHA-256 of its statements.")
    base_iri: str
    known_through: date
    root: str = Field(pattern=_SHA, description="The one hash that covers the release; a checker may know it beforehand.")
    statements: TreeItem
    lookups: TreeItem


class CertifiedGoverning(Schema):
    """A version that governs."""

    version: str
    slot: str
    role: str
    rank: str
    text_from: list[str]
    since: Window | None
    until: Window | None
    status: str
    contested: bool
    confidence: str


class CertifiedConsidered(Schema):
    """A version that claims the topic and does not govern."""

    version: str
    slot: str
    role: str
    rank: str
    why_not: str
    since: Window | None
    by: str


class CertifiedAnswer(Schema):
    """The answer. `earliest` and `latest` are equal where a day is known."""

    outcome: Literal["governed", "contested", "none", "unknown"]
    governing: list[CertifiedGoverning]
    considered: list[CertifiedConsidered] = Field(description="Every other version that claims the topic.")
    absence: str | None = Field(description="The recorded absence that covers the day.")


class CertifiedRule(Schema):
    """A rule that a step applies, with its norm."""

    id: str
    norm: str
    es: str
    en: str


class CertifiedStep(Schema):
    """A step of the explanation, by the records it cites."""

    rule: str
    code: str
    subject: str
    effect: str
    facts: list[str]


class Premise(Schema):
    """A statement of the release."""

    place: int = Field(description="Its place among the sorted statements, from 0.")
    sha256: str = Field(pattern=_SHA)
    line: str = Field(description="The N-Quads line.")


class LookupItem(Schema):
    """All the subjects that name one object by one property, or a neighbour that proves there are none."""

    place: int
    line: str


class Proofs(Schema):
    """The hashes that lead from the lines shown to the roots."""

    statements: list[str]
    lookups: list[str]


class CertificateBody(Schema):
    """What is hashed and signed."""

    question: CertifiedQuestion
    release: CertifiedRelease
    answer: CertifiedAnswer
    rules: list[CertifiedRule]
    steps: list[CertifiedStep]
    premises: list[Premise]
    lookups: list[LookupItem]
    proofs: Proofs


class Signature(Schema):
    """An Ed25519 signature (RFC 8032), in hexadecimal."""

    algorithm: Literal["Ed25519"]
    public_key: str = Field(pattern=_SHA)
    value: str = Field(pattern=r"^[0-9a-f]{128}$")


class Certificate(Schema):
    """An answer that can be checked offline, with what it rests on and proofs that nothing was left out."""

    format: Literal["linaje-certificate"]
    version: int
    body: CertificateBody
    sha256: str = Field(pattern=_SHA, description="SHA-256 of the canonical JSON of the body.")
    signature: Signature


class SigningKey(Schema):
    """The public key that certificates are signed with now."""

    algorithm: Literal["Ed25519"]
    public_key: str = Field(pattern=_SHA, description="In hexadecimal, as certificates name it.")
    pem: str = Field(description="The same as PEM.")
