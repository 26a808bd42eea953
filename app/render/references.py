"""A governing text as a reference: in words as a Colombian brief gives it, as BibTeX, and as CSL-JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from app.core.answer import Governing
from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Act, Id
from app.render import prose
from app.render.language import Language
from app.render.names import name, place

#: What TeX takes for a command, and how it is written so that it is shown.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"\~{}",
}


def in_words(corpus: Corpus, item: Governing, on: date, lang: Language, address: str) -> str:
    """The full reference: who issued it, what, the official title, the gazette, the place, whose text, the day, the address."""
    act = corpus.get(Act, act_of(item.version.slot))
    if act is None:
        return prose.citation(corpus, item, on, lang)
    parts = [", ".join(name(corpus, issuer, lang) for issuer in act.issuers), _called(act, lang), act.gazette]
    where = place(corpus, item.version.slot, lang)
    source = prose.provenance(corpus, item.version, lang)
    if where:
        parts.append(prose.capital(where))
    if source:
        parts.append(lang.say("Text of {source}", source=source))
    parts.append(lang.say("In force on {day}", day=on))
    return f"{'. '.join(part.rstrip('.') for part in parts if part)}. {address}"


def _called(act: Act, lang: Language) -> str:
    issued = f" ({lang.day(act.issued)})" if act.issued else ""
    title = f", «{act.title.rstrip('.')}»" if act.title else ""
    return f"{act.label.in_(lang.code)}{issued}{title}"


def csl(corpus: Corpus, item: Governing, on: date, lang: Language, address: str) -> dict[str, Any]:
    """One reference as a CSL item; what is not recorded is left out."""
    act = corpus.get(Act, act_of(item.version.slot))
    where = place(corpus, item.version.slot, lang)
    issued = act.issued if act else None
    year = act.year if act else None
    told: dict[str, Any] = {
        "id": _key(item.version.slot, on),
        "type": "legislation",
        "title": f"{name(corpus, act_of(item.version.slot), lang)}{': ' + act.title if act and act.title else ''}",
        "authority": ", ".join(name(corpus, issuer, lang) for issuer in act.issuers) if act else "",
        "number": act.number if act else "",
        "container-title": act.gazette if act else "",
        "section": where,
        "issued": {"date-parts": [[issued.year, issued.month, issued.day] if issued else [year]]} if issued or year else None,
        "note": prose.citation(corpus, item, on, lang),
        "language": "es",
        "URL": address,
    }
    return {key: value for key, value in told.items() if value}


def csl_json(items: list[dict[str, Any]]) -> str:
    """References as a CSL-JSON document."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def bibtex(items: list[dict[str, Any]]) -> str:
    """The same references as BibTeX entries that every style knows."""
    return "\n".join(_entry(item) for item in items)


def _entry(item: dict[str, Any]) -> str:
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    fields = {
        "author": f"{{{_tex(item['authority'])}}}" if item.get("authority") else "",
        "title": f"{{{_tex(item['title'])}}}",
        "year": str(issued[0]) if issued else "",
        "howpublished": _tex(item.get("container-title", "")),
        "note": _tex(item["note"]),
        "url": item["URL"].replace("%", "\\%"),
        "language": "spanish",
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in text)


def _key(slot: Id, on: date) -> str:
    return f"{re.sub(r'[^a-z0-9]+', '-', slot.lower())}-{on.isoformat()}"
