"""The page on what each format for other programs leaves out, and in whose words it tells the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from app.core.model import Act, Effect, Evidence, Provision, Record, Reference, Version
from app.graph.exchange.akn_words import EFFECTS, ELEMENTS, MODIFICATIONS, UNITS
from app.graph.exchange.jolux_words import CLASSES, FEDLEX_IMPACTS, PROPERTIES
from app.graph.exchange.losses import CARRIED, EDGES_ONLY, SCHEMA_EFFECTS, SCHEMA_REFERENCES, Form
from app.graph.vocab import JOLUX, PREFIXES
from reference_pages.markdown import code, page, table

_KINDS: tuple[type[Record], ...] = (Act, Provision, Version, Effect, Reference)


def losses() -> str:
    """What is lost, by format and kind of record, and the words of the formats."""
    return page(
        "Losses",
        "What a lineage loses in each format for other programs. The report that comes with a file counts, from this same table,"
        " what its own records lose: [exchange](../how-to/exchange.md). Round trips through Akoma Ntoso and JOLux are tested"
        " against it.",
        "## Causes",
        table(
            ["Cause", "Means"],
            [
                [code("not-a-record"), "The format does not hold records of that kind at all."],
                [code("no-place"), "The format has no place for that field."],
                [
                    code("detail"),
                    "Only edges between acts are written; parts of effects, and what an act does to itself, are none.",
                ],
                [code("coarser"), "The format's own word is wider than ours; in Akoma Ntoso `refersTo` names the exact kind."],
                [code("unsure"), "The format cannot tell doubt: tacit, conditional and outstanding effects are left out."],
            ],
        ),
        "## What is left out",
        f"{code('none')} means that no record of the kind is written. Conditions and opinions are written in no format.",
        table(
            ["Format", *(kind.__name__ for kind in _KINDS), "Only edges"],
            [
                [code(form.value), *(_lost(CARRIED[form], kind) for kind in _KINDS), "yes" if form in EDGES_ONLY else "no"]
                for form in Form
            ],
        ),
        "## Words of Akoma Ntoso",
        "Out: each kind of effect. In: what is not in this table's last column has no counterpart, and is a finding.",
        table(
            ["Effect", "Element", "Type", "Wider than ours", "Read from others as"],
            [
                [code(kind.value), code(element), code(word), "yes" if wider else "no", _read(element, word)]
                for kind, (element, word, wider) in MODIFICATIONS.items()
            ],
        ),
        table(["Unit", "Element"], [[code(unit), code(element)] for unit, element in ELEMENTS.items()]),
        table(["Element of others", "Unit"], [[code(element), code(unit)] for element, unit in UNITS.items()]),
        "## Words of JOLux",
        "Labels are titles of an expression in each language; `jolux:dateEntryInForce` and `jolux:dateNoLongerInForce` are"
        " computed. All other properties keep the names of the [ontology](ontology.md).",
        table(
            ["Kind", "Ours", "JOLux"],
            [[kind.__name__, "its class", code(_short(name))] for kind, name in CLASSES.items()]
            + [
                [kind.__name__, code(_short(ours)), code(_short(theirs))]
                for kind, words in PROPERTIES.items()
                for ours, theirs in words.items()
            ],
        ),
        table(
            ["Impact of Fedlex", "Read as"],
            [[code(f"impact-type/{number}"), code(kind.value)] for number, kind in FEDLEX_IMPACTS.items()],
        ),
        "## Words of schema.org",
        "An effect of any other kind is `legislationChanges`.",
        table(
            ["Ours", "schema.org"],
            [[code(kind.value), code(word)] for kind, word in (*SCHEMA_EFFECTS.items(), *SCHEMA_REFERENCES.items())],
        ),
    )


def _lost(carried: Mapping[type[Record], frozenset[str]], kind: type[Record]) -> str:
    if kind not in carried:
        return code("none")
    every = [one.name for one in fields(kind) if one.name != "evidence"] + [f"evidence.{one.name}" for one in fields(Evidence)]
    return ", ".join(code(name) for name in every if name not in carried[kind]) or "nothing"


def _read(element: str, word: str) -> str:
    found = EFFECTS.get((element, word))
    return code(found.value) if found else ""


def _short(iri: str) -> str:
    for prefix, space in {**PREFIXES, "jolux": JOLUX}.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
