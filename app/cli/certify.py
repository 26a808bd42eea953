"""Commands for certificates: make one, check one, print the key."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app import verifier
from app.cli.console import err, out
from app.core.model import Topic
from app.release.certificate import certify
from app.release.signing import signer_of
from app.settings import Settings
from app.verifier.__main__ import check
from app.web.view import View


def write(view: View, topic: Topic, day: date, addressee: str | None, file: Path | None) -> None:
    """Write the certificate of an answer to a file, or to the standard output."""
    told = certify(view.edition, signer_of(Settings()), topic, day, addressee)
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if file is None:
        sys.stdout.write(text)
        return
    file.write_text(text, "utf-8")
    outcome = told["body"]["answer"]["outcome"]
    out.print(f"{file}: {topic.slug}, {day}, {outcome}, {len(told['body']['premises'])} premises", markup=False)


def verify(
    file: Annotated[Path, typer.Argument(help="A certificate; - reads the standard input.")],
    key: Annotated[
        list[str] | None, typer.Option("--key", help="Public key you trust, in hexadecimal or as a file; may be repeated.")
    ] = None,
    release: Annotated[Path | None, typer.Option("--release", help="Folder of the release, to compute its root from.")] = None,
    root: Annotated[str | None, typer.Option("--root", help="Root of the release you trust, in hexadecimal.")] = None,
) -> None:
    """Check a certificate, offline: its hash, its signature, its proofs, and the law, played again from its premises."""
    try:
        lines = check(file, key or [], release, root)
    except verifier.Invalid as error:
        err.print(f"Not valid: {error}.", style="red", markup=False)
        raise typer.Exit(1) from error
    except (OSError, ValueError) as error:
        err.print(f"linaje: {error}", style="red", markup=False)
        raise typer.Exit(2) from error
    for line in lines:
        out.print(line, markup=False)


def show_key(pem: Annotated[bool, typer.Option("--pem", help="As PEM.")] = False) -> None:
    """Print the public key that certificates are signed with; it is made if there is none."""
    signer = signer_of(Settings())
    sys.stdout.write(signer.pem if pem else signer.public_key + "\n")
