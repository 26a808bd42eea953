"""The key that signs certificates: named by a setting, or made once in the home folder."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, load_pem_private_key

from app.core.errors import LinajeError
from app.settings import Settings

#: The file of the key in the home folder.
KEY = "signing-key.pem"


class SigningKeyUnavailable(LinajeError):
    """There is no key to sign with: the file cannot be read or written, or holds no Ed25519 key."""


class Signer:
    """Signs with an Ed25519 key. Equal messages have equal signatures (RFC 8032)."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public_key(self) -> str:
        """The public key: 32 bytes in hexadecimal."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    @property
    def pem(self) -> str:
        """The public key as PEM."""
        return self._key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    def sign(self, message: bytes) -> str:
        """The signature of a message: 64 bytes in hexadecimal."""
        return self._key.sign(message).hex()


def signer_of(settings: Settings) -> Signer:
    """The signer that the settings name; without a setting, that of the home folder, made if there is none.

    Raises `SigningKeyUnavailable`.
    """
    path = Path(settings.signing_key) if settings.signing_key else settings.home / KEY
    try:
        if not settings.signing_key and not path.exists():
            _make(path)
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise SigningKeyUnavailable(f"{path} holds no key that can be read ({error})") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningKeyUnavailable(f"{path} holds a key of another kind than Ed25519")
    return Signer(key)


def _make(path: Path) -> None:
    """Write a new key that only its owner can read; of two programs that do so at once, the first wins."""
    key = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{KEY}-{uuid.uuid4().hex}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(key)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return
    finally:
        aside.unlink()
