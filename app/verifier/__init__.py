"""Checks a certificate without trusting, or needing, the system that made it: see docs/reference/certificates.md.

Uses the standard library and `cryptography`, and nothing else of Linaje: it may be copied and read alone.
"""

from app.verifier.certificate import Checked, key_of, release_root, verify
from app.verifier.trees import Invalid

__all__ = ["Checked", "Invalid", "key_of", "release_root", "verify"]
