"""Count certificates: so many that `verify` accepts, and so many damaged at one random point that it refuses; 1 if any is not.

``python scripts/certificates.py --count 1000`` builds the bundled data, asks every topic on the days on which its answer may
change, and checks each certificate against the key of the publisher and the root of the release. Half of the damaged ones are
as somebody without a key leaves them; the others are signed again, and then the law they tell is all that can give them away.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from damage import OF_FORM, OF_SUBSTANCE, damaged, signed_again

from app import build, resources, verifier
from app.core.addressees import AddresseeClass
from app.core.governing import topic_breakpoints
from app.core.model import Topic
from app.release.certificate import certify
from app.release.edition import Edition, open_edition
from app.release.signing import Signer
from app.settings import Settings


def refusal(told: dict[str, Any], *keys: str, root: str) -> str | None:
    """Why a certificate is refused; nothing when it holds."""
    try:
        verifier.verify(json.dumps(told, ensure_ascii=False), keys, root)
    except verifier.Invalid as why:
        return str(why)
    return None


def asked(edition: Edition, count: int, rng: random.Random) -> list[tuple[Topic, Any, str | None]]:
    """As many different questions as wanted, or all that there are."""
    classes = [None, *(one.value for one in AddresseeClass)]
    days = [(topic, day) for topic in edition.corpus.all(Topic) for day in topic_breakpoints(edition.corpus, topic)]
    every = [(topic, day, who) for topic, day in days for who in classes]
    return rng.sample(every, min(count, len(every)))


def main() -> int:
    """Make, check, damage, check again, and tell the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--count", type=int, default=1000, help="how many of each kind")
    arguments.add_argument("--seed", type=int, default=1, help="what is asked and damaged depends on it alone")
    chosen = arguments.parse_args()
    rng, began = random.Random(chosen.seed), time.monotonic()  # noqa: S311 - damage needs no secrecy
    publisher, forger = Signer(Ed25519PrivateKey.generate()), Signer(Ed25519PrivateKey.generate())
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        built = build.build(resources.bundled_sources(), settings)
        assert built.release is not None
        edition = open_edition(settings.releases, built.release)
        root = verifier.release_root(edition.folder)
        held = [certify(edition, publisher, *question) for question in asked(edition, chosen.count, rng)]
        refused = [why for told in held if (why := refusal(told, publisher.public_key, root=root))]
        print(f"{len(held) - len(refused)} of {len(held)} certificates hold")
        accepted, reasons = 0, Counter[str]()
        for number in range(chosen.count):
            if number % 2:
                why = refusal(damaged(rng.choice(held), (*OF_SUBSTANCE, *OF_FORM), rng), root=root)
            else:
                why = refusal(signed_again(damaged(rng.choice(held), OF_SUBSTANCE, rng), forger), root=root)
            accepted += why is None
            reasons[(why or "accepted").partition(":")[0][:70]] += 1
    print(f"{chosen.count - accepted} of {chosen.count} damaged certificates are refused, seed {chosen.seed}")
    for reason, often in reasons.most_common(12):
        print(f"  {often:5}  {reason}")
    print(f"{time.monotonic() - began:,.0f} seconds")
    return int(bool(refused or accepted))


if __name__ == "__main__":
    sys.exit(main())
