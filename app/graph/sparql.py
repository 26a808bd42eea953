"""The guard before strangers' queries: what may be asked at all, decided on the words alone, before any engine reads them.

An engine that parses by recursion overflows its stack on deep or long chains, and cannot be told to leave `SERVICE` out. So a
query is first taken apart here into words, with comments, strings and IRIs set aside; nothing nests in this reading, so nothing
overflows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.errors import LinajeError


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how involved a query may be."""

    chars: int = 16_384
    depth: int = 32
    patterns: int = 200
    operators: int = 400


class QueryForbidden(LinajeError):
    """A query that would read or write outside the release; `keyword` says by which word, `position` where."""

    def __init__(self, keyword: str, position: int) -> None:
        self.keyword = keyword
        self.position = position
        super().__init__(f"{keyword} at character {position} is not allowed here")


class QueryTooComplex(LinajeError):
    """A query beyond a limit; `found` is what it has."""

    def __init__(self, name: str, limit: int, found: int) -> None:
        self.name = name
        self.limit = limit
        self.found = found
        super().__init__(f"the query has {found} where {limit} is the limit ({name})")


#: Words that reach outside the release. The engine asks for no space after a keyword, so they are looked for inside words too,
#: and in the prefix of a name: `trueSERVICE:x{…}` is a call to the outside.
_OUTSIDE = ("SERVICE", "FROM")

#: Words that change data. The engine would refuse them as no query; here they are named for what they are.
_UPDATES = frozenset(("LOAD", "INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "USING", "WITH"))

#: Words that make the engine nest one operation in another.
_NESTING = frozenset(("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "VALUES", "SELECT", "EXISTS", "NOT", "IN"))

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

_TOKEN = re.compile(
    r"""(?P<space>\s+|\#[^\n\r]*)
      | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*+''' | \"""(?:"{0,2}(?:[^"\\]|\\.))*+\"""
          | '(?:[^'\\\n\r]|\\.)*+' | "(?:[^"\\\n\r]|\\.)*+")
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*+>)
      | (?P<set_aside>[?$][\w\u00b7]+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)? | _:[\w.\u00b7-]+)
      | (?P<name>(?:[^\W\d_][\w.\u00b7-]*)?:(?:[\w.:\u00b7-]|%[0-9A-Fa-f]{2}|\\.)*+)
      | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
      | (?P<word>[^\W\d]\w*)
      | (?P<open><<\(?|\{\||[({\[])
      | (?P<close>\)?>>|\|\}|[)}\]])
      | (?P<separator>[.;,])
      | (?P<datatype>\^\^)
      | (?P<operator>&&|\|\||[<>!]=|[-+*/|^!=<>?~])
      | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def _decoded(text: str) -> str:
    """The text with its Unicode escapes read: SPARQL reads them before anything else, so SERVICE may hide in them."""

    def letter(found: re.Match[str]) -> str:
        code = int(found.group(1) or found.group(2), 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"

    return _ESCAPE.sub(letter, text)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    for found in _TOKEN.finditer(text):
        if found.lastgroup and found.lastgroup != "space":
            yield found.lastgroup, found.group(), found.start()


def _may_not_reach_out(word: str, position: int) -> None:
    for keyword in _OUTSIDE:
        if keyword in word:
            raise QueryForbidden(keyword, position)


def guard(query: str, limits: Limits) -> None:
    """Let a query pass, or raise `QueryForbidden` or `QueryTooComplex`; whether it is SPARQL at all the engine says."""
    if len(query) > limits.chars:
        raise QueryTooComplex("chars", limits.chars, len(query))
    depth = deepest = patterns = operators = 0
    inside: list[str] = []
    for kind, text, position in _tokens(_decoded(query)):
        if kind == "word":
            word = text.upper()
            _may_not_reach_out(word, position)
            if word in _UPDATES:
                raise QueryForbidden(word, position)
            operators += word in _NESTING
        elif kind == "name":
            _may_not_reach_out(text.partition(":")[0].upper(), position)
        elif kind == "open":
            inside.append(text)
            depth += 1
            deepest = max(deepest, depth)
            patterns += text != "("
        elif kind == "close":
            depth = max(depth - 1, 0)
            if inside:
                inside.pop()
        elif kind == "separator":
            patterns += not inside or inside[-1] != "("
        elif kind == "operator":
            operators += 1
    for name, limit, found in (
        ("depth", limits.depth, deepest),
        ("patterns", limits.patterns, patterns),
        ("operators", limits.operators, operators),
    ):
        if found > limit:
            raise QueryTooComplex(name, limit, found)
