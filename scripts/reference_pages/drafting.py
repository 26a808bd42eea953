"""The page on the words of drafting, from the tables of the grammar."""

from __future__ import annotations

from app.core.reading import vocabulary as known
from app.core.reading.names import NAMED_ACTS, SINGLE_DECREES
from reference_pages.markdown import code, page, table

_TYPES = {
    "repeals": "takes out of the law",
    "amends": "changes the text; also “quedará así” with no other verb",
    "substitutes": "puts another text in the place",
    "adds": "puts in what was not there",
    "incorporates": "brings into a compilation",
    "implements": "regulates; “para reglamentar” too",
    "corrects": "mends a slip",
    "suspends": "stops for a time",
    "extends": "lengthens a term or a period of force",
    "revives": "brings back",
}


def glossary() -> str:
    """Every word that the grammar of acts knows."""
    forms: dict[tuple[str, str], list[str]] = {}
    for word, (kind, lemma, form) in sorted(known.verb_table().items()):
        if form != "past":
            forms.setdefault((kind, lemma), []).append(word)
    return page(
        "Words of drafting",
        "What `linaje extract` understands of the language of Colombian acts: every word, as the grammar has it. The page is"
        " written from `app/core/reading/vocabulary.py` and `names.py`; a jurist who finds a word missing or wrong need only"
        " say so."
        " Words are compared in lower case and without accents.",
        "## Verbs",
        "The verb decides the type of the effect, not the legal nature of what is done.",
        table(
            ["Type", "What it does", "Verb", "Stems"],
            [[code(kind), _TYPES[kind], known.LEMMAS[stem], code(stem)] for kind, stems in known.VERBS.items() for stem in stems],
        ),
        "Besides: *deja sin efecto* repeals; *inexequible* and *nulo* annul; *exequible* upholds. A participle with *por*"
        " (“modificado por”) tells what another act did, and is a relation between two other acts, never an effect.",
        "## Kinds of act",
        table(["Kind", "Words"], [[code(kind), ", ".join(words)] for kind, words in known.ACT_WORDS.items()]),
        "## Whose act it is",
        "Decrees of cities and departments, resolutions, agreements, circulars and directives are numbered by each body for"
        " itself. Between the kind and the number may stand: an adjective "
        f"({', '.join(sorted(known.SCOPES))}); the initials of a body (“Resolución CREG 024 de 1999”); or its name after *de*"
        f" or *expedida por*, which begins with one of: {', '.join(sorted(known.INSTITUTIONS))}."
        " A decree of a city, and an act of a body called by its initials, are never taken for another act with that number.",
        "## Kinds of provision",
        table(["Kind", "Words"], [[code(kind), ", ".join(words)] for kind, words in known.UNIT_WORDS.items()]),
        f"Words within a provision: {', '.join(sorted(known.EXPRESSION_WORDS))}.",
        "## Acts called by their name",
        "What a name stands for today, by our knowledge; a name that more than one act has borne is told as a name only.",
        table(
            ["Name", "Kind", "Stands for"],
            [
                [name, code(kind), f"{act[0]} {act[1]} de {act[2]}" if act else ""]
                for name, kind, act in sorted({(entry[1], entry[0], entry[2]) for entry in NAMED_ACTS.values()}, key=str)
            ],
        ),
        "## Single regulatory decrees, by sector",
        table(["Sector", "Decree"], [[sector, f"{number} de {year}"] for sector, (number, year) in SINGLE_DECREES.items()]),
        "## Courts",
        ", ".join(known.COURTS.values()) + ".",
    )
