"""Where each subject and property of a Turtle file is written, so that a finding can name its line.

Not a parser: the strict parser has already accepted the file. This only walks the tokens of valid Turtle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<long>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3})
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<iri><[^>\s]*>)
  | (?P<punctuation>[;,\[\]()]|\.(?=\s|\#|$))
  | (?P<word>(?:[^\s;,\[\]()<>"'\#.]|\.(?!\s|\#|$))+)
  | (?P<space>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def positions(text: str) -> Iterator[tuple[str, str, int]]:
    """Every (subject IRI, property IRI, line) of a Turtle text; the property is empty for the subject's own line."""
    prefixes: dict[str, str] = {}
    base = ""
    line = 1
    words: list[tuple[str, int]] = []
    subject = ""
    expect = "subject"
    depth = 0
    for match in _TOKEN.finditer(text):
        token, kind, at = match.group(), match.lastgroup, line
        line += token.count("\n")
        if kind in ("comment", "space"):
            continue
        if words or token.lower() in ("@prefix", "@base", "prefix", "base"):
            words.append((token, at))
            done = _directive(words, prefixes)
            if done is not None:
                base = done or base
                words = []
            continue
        if token in "[(":
            depth += 1
        elif token in "])":
            depth -= 1
        elif depth == 0 and token == ".":
            expect = "subject"
        elif depth == 0 and token == ";":
            expect = "property"
        elif depth == 0 and expect == "subject" and kind in ("iri", "word"):
            subject, expect = _resolve(token, prefixes, base), "property"
            yield subject, "", at
        elif depth == 0 and expect == "property" and kind in ("iri", "word"):
            expect = "object"
            yield subject, _resolve(token, prefixes, base), at


def _directive(words: list[tuple[str, int]], prefixes: dict[str, str]) -> str | None:
    """Take in a directive once it is complete; gives the new base, or "" for a prefix, or ``None`` while it is not."""
    name = words[0][0].lower()
    needed = (3 if "prefix" in name else 2) + name.startswith("@")
    if len(words) < needed:
        return None
    if "prefix" in name:
        prefixes[words[1][0].rstrip(":")] = words[2][0][1:-1]
        return ""
    return words[1][0][1:-1]


def _resolve(token: str, prefixes: dict[str, str], base: str) -> str:
    if token == "a":
        return "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    if token.startswith("<"):
        return urljoin(base, token[1:-1]) if base else token[1:-1]
    prefix, _, name = token.partition(":")
    return prefixes.get(prefix, prefix + ":") + name.replace("\\", "")
