"""Bring the Spanish catalogue up to date with the words in code and templates.

New messages come in with an empty translation, never a guessed one; messages that nothing says any more go out. With --check
nothing is written, and the exit code is 1 if the catalogue would change or a translation is missing.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from app.main import create_app
from app.web.pages.about import described

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "app" / "render" / "locale" / "es" / "LC_MESSAGES" / "linaje.po"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "say": (1,), "mark": (1,), "_n": (1, 2), "count": (1, 2)}
HEADER = "# Spanish messages of Linaje. The keys are the English messages; `make messages` adds new ones and keeps the order."


def brought_up_to_date(old: Catalog) -> Catalog:
    """The catalogue with exactly the messages that are said: those in code and templates, and what the API says of itself."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    new = Catalog(locale="es", fuzzy=False, header_comment=HEADER)
    found = extract_from_dir(str(ROOT / "app"), methods, options, keywords=KEYWORDS)
    told = {words for _, summary, text in described(create_app().openapi()) for words in (summary, text) if words}
    for message in sorted({entry[2] for entry in found} | told, key=str):
        known = old.get(message if isinstance(message, str) else message[0])
        string = known.string if known is not None else ("" if isinstance(message, str) else ("", ""))
        new.add(message, string)
    return new


def as_text(catalogue: Catalog) -> bytes:
    """The catalogue as the text of its file, without dates or places, so that a change shows as the lines it changes."""
    body = io.BytesIO()
    write_po(body, catalogue, omit_header=True, no_location=True, sort_output=True, width=118)
    headers = (
        "Language: es",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "Plural-Forms: nplurals=2; plural=(n != 1);",
    )
    head = "\n".join([HEADER, 'msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in headers)])
    return head.encode() + b"\n\n" + body.getvalue().strip() + b"\n"


def main() -> int:
    """The exit code."""
    with CATALOGUE.open("rb") as file:
        catalogue = brought_up_to_date(read_po(file, locale="es"))
    untranslated = [message.id for message in catalogue if message.id and not all(_forms(message.string))]
    for message in untranslated:
        print("not translated:", message)
    text = as_text(catalogue)
    if "--check" in sys.argv:
        return 1 if untranslated or CATALOGUE.read_bytes() != text else 0
    part = CATALOGUE.with_suffix(".part")
    part.write_bytes(text)
    os.replace(part, CATALOGUE)  # noqa: PTH105 - atomic: a failure leaves the old catalogue
    return 0


def _forms(string: object) -> tuple[object, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string,)


if __name__ == "__main__":
    sys.exit(main())
