"""``python -m app.verifier FILE [--key KEY]... [--release FOLDER] [--root ROOT]``: checks a certificate, offline.

Ends with 0 if it holds, 1 if it does not, 2 if it was not asked rightly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.verifier.certificate import Checked, key_of, release_root, verify
from app.verifier.trees import Invalid


def check(file: Path, keys: Sequence[str], release: Path | None, root: str | None) -> list[str]:
    """What a valid certificate says, in plain words. Raises `Invalid`; `OSError` and `ValueError` for misuse."""
    trusted = [key_of(key) for key in keys]
    text = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    computed = release_root(release) if release else None
    if root is not None and computed not in (None, root):
        raise Invalid("the folder holds another release than the root you trust")
    return list(_told(verify(text, trusted, root or computed)))


def _told(found: Checked) -> Iterator[str]:
    asked, answer = found.question, found.answer
    whom = f" for {asked['addressee']}" if asked["addressee"] else ""
    yield f"Valid. {asked['topic']} on {asked['on']}{whom}: {answer['outcome']}."
    for one in answer["governing"]:
        until = f" until {_moment(one['until'])}" if one["until"] else ""
        since = f"{one['status']} since {_moment(one['since'])}{until}"
        yield f"  governs: {one['version']} ({one['role']}, {since}, confidence {one['confidence']})"
    for one in answer["considered"]:
        yield f"  does not: {one['version']} ({one['why_not']}{' ' + _moment(one['since']) if one['since'] else ''})"
    yield f"As recorded in release {found.release['id']}, which knows the law through {found.release['known_through']}."
    if found.root_known:
        yield "The release is the one you trust."
    else:
        yield "Whether that is the publisher's release was not checked: give --release or --root."
    if found.key_known:
        yield f"Signed with the key you trust, {found.public_key}."
    else:
        yield f"Signed with {found.public_key}, a key not known to this check: compare it with the publisher's, or give --key."


def _moment(moment: dict[str, Any]) -> str:
    first, last = moment["earliest"], moment["latest"]
    return first if first == last else f"between {first} and {last}" if last else f"{first} or later, if at all"


def main() -> int:
    """Run from the command line."""
    asked = argparse.ArgumentParser(prog="python -m app.verifier", description="Check a Linaje certificate, offline.")
    asked.add_argument("file", type=Path)
    asked.add_argument("--key", action="append", default=[], help="public key you trust: hexadecimal, or a file")
    asked.add_argument("--release", type=Path, help="folder of the release, to compute its root from")
    asked.add_argument("--root", help="root of the release you trust")
    given = asked.parse_args()
    try:
        sys.stdout.write("\n".join(check(given.file, given.key, given.release, given.root)) + "\n")
    except Invalid as error:
        sys.stderr.write(f"Not valid: {error}.\n")
        return 1
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
