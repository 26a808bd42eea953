"""The page on the API."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from app.core.acts import Reason
from app.core.addressees import ATOMS, CLASSES, AddresseeClass
from app.core.answer import WhyNot
from app.core.vocabulary import Confidence, CoverageState, EffectType, Outcome, Rank, ReferenceKind, Role, Status
from app.graph.exchange.losses import Form
from app.main import create_app
from app.render import words as said
from app.render.language import Language
from app.settings import Settings
from app.web.addresses import SEGMENTS
from reference_pages import words
from reference_pages.markdown import code, page, table
from reference_pages.scan import sentences

Schema = Mapping[str, Any]

_ENGLISH, _SPANISH = Language("en"), Language("es")


def described_api() -> dict[str, Any]:
    """The OpenAPI description of the application."""
    with tempfile.TemporaryDirectory() as folder:
        return create_app(Settings(home=Path(folder))).openapi()


def routes() -> str:
    """The page on the API."""
    told = described_api()
    known = [(path, verbs.get("get") or verbs["post"]) for path, verbs in told["paths"].items()]
    return page(
        "API",
        _API_INTRODUCTION,
        "## Routes",
        table(
            ["Route", "What it answers"],
            [[f"[`{path}`](#{_slug(path, _verb(one))})", one["summary"]] for path, one in known],
        ),
        *(_route(path, one) for path, one in known),
        "## Words used in answers",
        *_word_lists(),
        "## Shapes of the answers",
        "A member without a mark is always there; one marked *may be null* or with a default may be empty.",
        *(
            _schema(name, one)
            for name, one in told["components"]["schemas"].items()
            if "properties" in one and name in _own(told)
        ),
        "## Pages",
        "The same service answers pages, in Spanish and in English. Each page names its twin in the other language.",
        table(
            ["Page", "Spanish", "English"],
            [[name, *(_page_address(one[lang], lang) for lang in ("es", "en"))] for name, one in SEGMENTS.items()],
        ),
        "Views for other sites are under `/embed/`, oEmbed is at `/oembed`, the element at `/legal-lineage.js`: see "
        "[put a view on a ministry's site](../how-to/embed.md).",
    )


_API_INTRODUCTION = """
Everything is read with `GET` or `HEAD` under `/api/v1`, but for `extract` and `draft`, which take a text by `POST`.
No key is needed. Answers are JSON in UTF-8 and may be read from any
origin. `GET /openapi.json` is the machine-readable description from which this page is written.

- **Days** are civil days in Bogotá, written YYYY-MM-DD. Periods are half-open: `until` is the first day out. `null` means that
  no day is known, and a window (`from_between`, `until_between`) then says between which days it lies.
- **Two clocks.** `on` is the day of the law. `known_at` reads the release that was current at that moment; `release` reads one by
  name. Every answer repeats the day it was computed for and, where law is told, the release it was read from.
- **Language.** `lang=es` or `lang=en`; else the `Accept-Language` header; else Spanish. Identifiers and codes never change with
  the language.
- **Caching.** Answers carry an `ETag`; sending it back as `If-None-Match` gets `304`. An answer may be kept for five minutes; one
  whose address names both `release` and `on` never changes and may be kept for a year. `/releases` and `/health` are not cached.
- **Errors** are [problems](problems.md).
"""


def _verb(one: Schema) -> str:
    return "post" if "requestBody" in one else "get"


def _slug(path: str, verb: str = "get") -> str:
    return re.sub(r"[^\w\- ]", "", f"{verb} {path}".lower()).replace(" ", "-")


def _route(path: str, one: Schema) -> str:
    parameters = one.get("parameters", [])
    if "requestBody" in one:
        return _posted(path, one)
    content = one["responses"]["200"]["content"]
    json = content.get("application/json")
    answer = f"Answers {_type(json['schema'])}." if json else f"Answers a file: {', '.join(code(kind) for kind in content)}."
    rows = [
        [code(each["name"]), each["in"], _type(each["schema"]), _default(each), each.get("description", "")]
        for each in parameters
    ]
    parts = [
        f"### GET {path}",
        f"{one['summary']}. {one.get('description', '')}".strip(),
        f"Example: `{example_address(path, parameters)}`",
        table(["Parameter", "In", "Type", "Default", "Meaning"], rows) if rows else "No parameters.",
        answer,
    ]
    return "\n\n".join(parts)


def _posted(path: str, one: Schema) -> str:
    """A route that takes a body: its members as a table, and an example to send."""
    body = one["requestBody"]["content"]["application/json"]["schema"]
    rows = [
        [code(name), _type(each) if "anyOf" not in each else "", each.get("description", "")]
        for name, each in body["properties"].items()
    ]
    asked = [
        [code(each["name"]), each["in"], _type(each["schema"]), _default(each), each.get("description", "")]
        for each in one.get("parameters", [])
    ]
    parts = [
        f"### POST {path}",
        f"{one['summary']}. {one.get('description', '')}".strip(),
        *([table(["Parameter", "In", "Type", "If absent", "Meaning"], asked)] if asked else []),
        table(["Member of the body", "Type", "Meaning"], rows),
        f"Answers {_type(one['responses']['200']['content']['application/json']['schema'])}.",
    ]
    return "\n\n".join(parts)


def example_address(path: str, parameters: list[Schema]) -> str:
    """An address of a route that answers 200 on the bundled data."""
    query = dict(words.QUERY_EXAMPLES.get(path, {}))
    for one in parameters:
        examples = [value for value in one["schema"].get("examples", ()) if value is not None]
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(examples[0])))
        elif one.get("required") and examples:
            query.setdefault(one["name"], str(examples[0]))
        elif one["name"] == "on" and path.endswith("governing"):
            query["on"] = str(examples[0])
    return f"{path}?{urlencode(query)}".replace(quote("…"), "…") if query else path


def _default(one: Schema) -> str:
    if one.get("required"):
        return "required"
    default = one["schema"].get("default")
    return code(str(default)) if default not in (None, "") else ""


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        named: dict[str, type[StrEnum]] = {"Status": Status, "AddresseeClass": AddresseeClass, "Form": Form}
        if name in named:
            return ", ".join(code(one.value) for one in named[name])
        return (
            ", ".join(code(one) for one in ("both", "ancestors", "descendants"))
            if name == "Direction"
            else f"[{name}](#{name.lower()})"
        )
    if "anyOf" in schema:
        inner = " or ".join(_type(one) for one in schema["anyOf"] if one.get("type") != "null")
        return f"{inner}, may be null" if any(one.get("type") == "null" for one in schema["anyOf"]) else inner
    if "enum" in schema or "const" in schema:
        return ", ".join(code(one) for one in schema.get("enum", [schema.get("const")]))
    match schema.get("type"):
        case "array":
            return f"list of {_type(schema['items'])}"
        case "object":
            values = schema.get("additionalProperties")
            return f"object of {_type(values)}" if isinstance(values, dict) and values else "object"
        case "string" if schema.get("format") == "date":
            return "day"
        case "string" if schema.get("format") == "date-time":
            return "moment"
        case "string" if "pattern" in schema:
            return f"string like `{schema['pattern']}`"
        case "integer" if "minimum" in schema and "maximum" in schema:
            return f"integer from {schema['minimum']} to {schema['maximum']}"
        case kind:
            return str(kind or "anything")


def _own(told: Schema) -> frozenset[str]:
    """The shapes that belong to the contract, without those that the framework adds."""
    return frozenset(told["components"]["schemas"]) - {"HTTPValidationError", "ValidationError"}


def _schema(name: str, schema: Schema) -> str:
    required = set(schema.get("required", ()))
    rows = []
    for member, one in schema["properties"].items():
        kind = _type(one) + ("" if member in required else ", optional")
        rows.append([code(member), kind, one.get("description", "")])
    return f"### {name}\n\n{schema.get('description', '')}\n\n" + table(["Member", "Type", "Meaning"], rows)


def _word_lists() -> Iterator[str]:
    yield "### Outcome\n\n" + table(["Word", "Meaning"], [[code(one.value), words.OUTCOME[one.value]] for one in Outcome])
    rows = [[code(one.value), said.status(one, _ENGLISH), said.status(one, _SPANISH), words.STATUS[one.value]] for one in Status]
    yield "### Status\n\n" + table(["Word", "English", "Spanish", "Meaning"], rows)
    yield "A governing provision whose tacit repeal somebody claims has the status `contested` in place of its own."
    rows = [[code(one.value), said.role(one, _ENGLISH), said.role(one, _SPANISH), words.ROLE[one.value]] for one in Role]
    yield "### Role\n\n" + table(["Word", "English", "Spanish", "Meaning"], rows)
    rows = [[code(one.value), said.rank(one, _ENGLISH), said.rank(one, _SPANISH)] for one in Rank]
    yield "### Rank\n\nHighest first.\n\n" + table(["Word", "English", "Spanish"], rows)
    rows = [[code(one.value), said.why_not(one, _ENGLISH), words.WHY_NOT[one.value]] for one in WhyNot]
    yield "### Why not\n\n" + table(["Word", "As told", "Meaning"], rows)
    rows = [[code(one.value), said.confidence(one, _ENGLISH), said.confidence(one, _SPANISH)] for one in Confidence]
    yield (
        "### Confidence\n\nWhat each grade means: [confidence and sources](../explanation/confidence-and-sources.md).\n\n"
        + table(["Word", "English", "Spanish"], rows)
    )
    yield "### Class of addressee\n\n" + table(
        ["Word", "Covers"],
        [[code(str(slug)), "; ".join(words.ATOMS[one] for one in ATOMS if one in atoms)] for slug, atoms in CLASSES.items()],
    )
    rows = [[code(one.value), said.edge_kind(one.value, _ENGLISH), said.edge_kind(one.value, _SPANISH)] for one in EffectType]
    yield "### Kinds of effect\n\nThey change the law.\n\n" + table(["Word", "English", "Spanish"], rows)
    rows = [[code(one.value), said.edge_kind(one.value, _ENGLISH), said.edge_kind(one.value, _SPANISH)] for one in ReferenceKind]
    yield "### Kinds of reference\n\nThey change nothing.\n\n" + table(["Word", "English", "Spanish"], rows)
    yield "### State of a principle\n\n" + table(
        ["Word", "Meaning"], [[code(one.value), words.COVERAGE[one.value]] for one in CoverageState]
    )
    told = sentences("app/render/prose.py", "_step")
    rows = [[code(key), text or "The recorded reason of the absence."] for key, text in told.items()]
    yield "### Codes of steps\n\nThe words in braces are filled in.\n\n" + table(["Code", "Sentence"], rows)
    told = sentences("app/render/prose.py", "_warning")
    yield "### Codes of warnings\n\n" + table(["Code", "Sentence"], [[code(key), text] for key, text in told.items()])
    told = sentences("app/render/reasons.py", "_ground")
    rows = [[code(one.value), told[one.name]] for one in Reason]
    yield "### Codes of reasons\n\nWhy an act has its status.\n\n" + table(["Code", "Sentence"], rows)


def _page_address(segment: str, lang: str) -> str:
    return code(f"/{lang}/{segment}")
