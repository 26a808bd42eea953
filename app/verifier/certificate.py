"""The envelope of a certificate: its form, its hash, its signature, its proofs, and the order in which they are checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

from app.verifier.answer import answer
from app.verifier.facts import LIN, PROPERTIES, Facts
from app.verifier.trees import Invalid, Shown, tree_root

FORMAT, VERSION = "linaje-certificate", 1
_LOOKUPS = """
    absenceOf actor condition editionOf guidelineFor is_member_of is_part_of mandateFor policyFor producedBy refersFrom refersTo
    standardFor target textFrom
"""
#: The properties by which the lookups of a release are listed.
LOOKUPS = frozenset(PROPERTIES[name] for name in _LOOKUPS.split())

_HASH, _DAY, _TEXT = r"[0-9a-f]{64}", r"\d{4}-\d\d-\d\d", "any text"
_TREE = {"size": int, "root": _HASH}
_MOMENT = {"earliest": _DAY, "latest": (_DAY,)}
_CLAIM = {"version": _TEXT, "slot": _TEXT, "role": _TEXT, "rank": _TEXT}
_FORM: Any = {
    "format": FORMAT,
    "version": int,
    "body": {
        "question": {"topic": r"topic/[a-z0-9-]+", "on": _DAY, "addressee": (r"[a-z-]+",)},
        "release": {"id": f"sha256-{_HASH}", "base_iri": r"https?://[^\s<>\"]+", "known_through": _DAY, "root": _HASH,
                    "statements": _TREE, "lookups": _TREE},
        "answer": {
            "outcome": _TEXT,
            "governing": [{**_CLAIM, "text_from": [_TEXT], "since": (_MOMENT,), "until": (_MOMENT,), "status": _TEXT,
                           "contested": bool, "confidence": _TEXT}],
            "considered": [{**_CLAIM, "why_not": _TEXT, "since": (_MOMENT,), "by": _TEXT}],
            "absence": (_TEXT,),
        },
        "rules": [{"id": _TEXT, "norm": _TEXT, "es": _TEXT, "en": _TEXT}],
        "steps": [{"rule": _TEXT, "code": _TEXT, "subject": _TEXT, "effect": _TEXT, "facts": [_TEXT]}],
        "premises": [{"place": int, "sha256": _HASH, "line": _TEXT}],
        "lookups": [{"place": int, "line": _TEXT}],
        "proofs": {"statements": [_HASH], "lookups": [_HASH]},
    },
    "sha256": _HASH,
    "signature": {"algorithm": "Ed25519", "public_key": _HASH, "value": r"[0-9a-f]{128}"},
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A certificate that holds: what it says, who signed it, and whether key and release root were known beforehand."""

    question: dict[str, Any]
    answer: dict[str, Any]
    release: dict[str, Any]
    public_key: str
    key_known: bool
    root_known: bool


def verify(text: str | bytes, keys: Iterable[str] = (), root: str | None = None) -> Checked:
    """Check a certificate, offline; keys and root are those the reader trusts, in hexadecimal.

    Raises `Invalid` with the first thing that does not hold.
    """
    told, canonical = _read(text)
    body, signature = told["body"], told["signature"]
    if told["version"] != VERSION:
        raise Invalid(f"cannot check: this version reads certificates of version {VERSION}, and this is one of {told['version']}")
    if sha256(canonical).hexdigest() != told["sha256"]:
        raise Invalid("the certificate was changed after it was made: its body does not have the hash it states")
    trusted = set(keys)
    if trusted and signature["public_key"] not in trusted:
        raise Invalid("it is signed with another key than the one you trust")
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["public_key"]))
        key.verify(bytes.fromhex(signature["value"]), f"{FORMAT}-{VERSION}\n".encode() + canonical)
    except (InvalidSignature, ValueError) as error:
        raise Invalid("the signature does not fit") from error
    facts = _proven(body, root)
    question = body["question"]
    try:
        derived = answer(facts, question["topic"], date.fromisoformat(question["on"]), question["addressee"])
    except (ValueError, KeyError, OverflowError, RecursionError) as error:
        raise Invalid(f"cannot check: a day, number or word is not written as in a release ({error})") from error
    for part, found in derived.items():
        if _canonical(found) != _canonical(body["answer"][part]):
            raise Invalid(f"the law played again from the premises gives another answer: the {part} should be {_short(found)}")
    rules = {one["id"] for one in body["rules"]}
    if len(rules) != len(body["rules"]) or rules != {one["rule"] for one in body["steps"]}:
        raise Invalid("the rules listed are not those of the steps")
    for step in body["steps"]:
        for cited in filter(None, (step["effect"], *step["facts"])):
            if not facts.states(cited):
                raise Invalid(f"a step cites {cited}, which the premises do not state")
    return Checked(question, body["answer"], body["release"], signature["public_key"], bool(trusted), root is not None)


def release_root(folder: Path) -> str:
    """The root of a release, computed from its statements alone. Raises `Invalid` where the folder is no whole release."""
    try:
        base = json.loads((folder / "manifest.json").read_text("utf-8"))["base_iri"]
        content = (folder / "statements.nq").read_bytes()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Invalid(f"{folder} holds no release that can be read") from error
    lines = content.decode().removesuffix("\n").split("\n")
    named: dict[tuple[str, str], set[str]] = {}
    days = []
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if not rest.rpartition(" <")[2].startswith(f"{base}assertion/"):
            raise Invalid(f"{folder}: a statement lies outside the base of the release")
        if predicate[1:-1] in LOOKUPS and rest.startswith(f"<{base}"):
            named.setdefault((predicate, rest.partition(" ")[0]), set()).add(subject)
        if predicate == f"<{LIN}knownThrough>":
            days.append(rest[1:11])
    looked = sorted(" ".join((*key, *sorted(subjects))) for key, subjects in named.items())
    trees = [{"size": len(one), "root": tree_root(len(one), list(enumerate(one)), ())} for one in (lines, looked)]
    return _root("sha256-" + sha256(content).hexdigest(), base, min(days, default="9999-12-31"), *trees)


def key_of(text: str) -> str:
    """The hexadecimal form of a public key given so, or as the path of a file that holds it so or as PEM; `ValueError` else."""
    if not re.fullmatch(_HASH, text):
        text = Path(text).read_text("ascii").strip()
    if text.startswith("-----BEGIN"):
        key = load_pem_public_key(text.encode())
        text = key.public_bytes(Encoding.Raw, PublicFormat.Raw).hex() if isinstance(key, Ed25519PublicKey) else ""
    if not re.fullmatch(_HASH, text):
        raise ValueError("not an Ed25519 public key")
    return text


def _proven(body: dict[str, Any], trusted: str | None) -> Facts:
    release = body["release"]
    trees = release["statements"], release["lookups"]
    if _root(release["id"], release["base_iri"], release["known_through"], *trees) != release["root"]:
        raise Invalid("the root of the release does not fit what the certificate says of the release")
    if trusted is not None and trusted != release["root"]:
        raise Invalid("the certificate is not of the release you trust: its root is another")
    for premise in body["premises"]:
        if sha256(premise["line"].encode()).hexdigest() != premise["sha256"]:
            raise Invalid(f"the premise {_short(premise['line'])} does not have the hash it states")
    shown = []
    for name, held, tree in (("statements", "premises", trees[0]), ("lookups", "lookups", trees[1])):
        known = [(one["place"], one["line"]) for one in body[held]]
        if tree_root(tree["size"], known, body["proofs"][name]) != tree["root"]:
            raise Invalid(f"the {held} are not part of the release: they do not lead to its root")
        shown.append(Shown(tree["size"], known))
    return Facts(shown[0], shown[1], release["base_iri"])


def _root(release: str, base: str, known_through: str, *trees: dict[str, Any]) -> str:
    told = [release, base, known_through, *(f"{tree['size']} {tree['root']}" for tree in trees)]
    return sha256("\n".join(("linaje-release-1", *told)).encode()).hexdigest()


def _read(text: str | bytes) -> tuple[dict[str, Any], bytes]:
    """A certificate, and its canonical body."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise Invalid("it has a member twice")
        return dict(pairs)

    try:
        told = json.loads(text, object_pairs_hook=members)
        _form(told, _FORM, "the certificate")
        return told, _canonical(told["body"])
    except (ValueError, RecursionError) as error:
        raise Invalid("it is not JSON in UTF-8") from error


def _form(value: Any, form: Any, where: str) -> None:
    """Raise `Invalid` unless a value has exactly the form: nothing missing, nothing unknown, nothing of another kind."""
    if isinstance(form, tuple):
        if value is not None:
            _form(value, form[0], where)
    elif isinstance(form, dict):
        if not isinstance(value, dict) or set(value) != set(form):
            raise Invalid(f"{where} does not have exactly the members {', '.join(form)}")
        for name, inner in form.items():
            _form(value[name], inner, name)
    elif isinstance(form, list):
        if not isinstance(value, list):
            raise Invalid(f"{where} is not a list")
        for one in value:
            _form(one, form[0], where)
    elif isinstance(form, str):
        if not isinstance(value, str) or (form is not _TEXT and not re.fullmatch(form, value)):
            raise Invalid(f"{where} is not written as it should be")
    elif type(value) is not form:
        raise Invalid(f"{where} is not of its kind")


def _canonical(value: Any) -> bytes:
    """The one spelling of a value as JSON (RFC 8785, for texts, whole numbers, booleans and null)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else text[:297] + "…"
