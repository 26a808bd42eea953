"""One norm of a corpus, read: its identity, its articles, what it says it does, what it cites; plain values for a file."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from app.core.reading.places import name_of, paths_of
from app.core.reading.reference import Target
from loaders.act_text import read_document

#: The first year of the republic's law, and how far a day of publication may lie from the year of an act.
FIRST_YEAR, LATE = 1819, 3
#: A text longer than this is not read at once: the longest act of the corpus holds 2.1 million characters.
LONGEST_TEXT = 8_000_000

_TYPES = {"ley": "ley", "decreto": "decreto", "acto_legislativo": "acto-legislativo", "resolucion": "resolucion"}
#: A decree so issued has the force of a statute (Constitución de 1886, arts. 76.12, 121 y 122; de 1991, arts. 150.10 y 212-215).
_FORCE_OF_LAW = re.compile(
    r"facultades\s+(?:constitucionales\s+y\s+legales\s+)?(?:pro\s*tempore|extraordinarias)|art[íi]culos?\s+12[12]\s+de\s+la\s+constituci"
    r"|estado\s+de\s+sitio|conmoci[óo]n\s+interior|estado\s+de\s+emergencia|decreto[- ](?:ley|legislativo|extraordinario)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^[\s*_#>]*art[íi]culo\s+(?P<number>\d[\d.]*(?:-\d+)?[A-Z]?|[úu]nico|primero)\b[°ºo.]*", re.IGNORECASE | re.MULTILINE
)


class Unreadable(ValueError):
    """A line of a corpus that is no norm: what is wrong with it, in a sentence."""


@dataclass(slots=True)
class Norm:
    """What a program read in one norm. `effects`, `cites` and `entry` are as `app.core.reading` gives them, shortened."""

    id: str
    file: str
    type: str
    number: str
    year: int
    title: str
    statutory: bool
    published: str
    issued: str
    stated: str
    address: str
    sha256: str
    size: int
    articles: list[str] = field(default_factory=list)
    effects: list[dict[str, Any]] = field(default_factory=list)
    cites: list[dict[str, Any]] = field(default_factory=list)
    entry: dict[str, Any] = field(default_factory=dict)
    general: dict[str, Any] = field(default_factory=dict)
    findings: list[list[str]] = field(default_factory=list)

    def line(self) -> str:
        """As a line of a file."""
        told = {key: getattr(self, key) for key in _KEYS}  # plain values: `asdict` would copy each of them
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


_KEYS = tuple(one.name for one in fields(Norm))


def read_norm(line: str, today: date) -> tuple[Norm, list[tuple[str, str]]]:
    """A norm and its texts (locator and words), from a line of a corpus; `Unreadable` says what is wrong with it."""
    told = _told(line)
    text = told["text"]
    kind, number, year = _identity(told)
    norm = Norm(
        id=f"co/{kind}/{year}/{number}",
        file=str(told.get("file", "")),
        type=kind,
        number=number,
        year=year,
        title=str(told.get("titulo", "")).partition(" - ")[2].strip()[:1_000],
        statutory=kind == "ley" or (kind == "decreto" and _FORCE_OF_LAW.search(text[:4_000]) is not None),
        published="",
        issued="",
        stated=str(told.get("estado", "")),
        address=str(told.get("fuente", "")),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        size=len(text.encode()),
    )
    norm.published = _day(norm, str(told.get("fecha_publicacion", "")), today)
    passages = _passages(text)
    norm.articles = list(dict.fromkeys(number for number, _, _ in passages if number))
    reading = read_document(text)
    read = reading.act
    if read.number is not None and (read.number, read.year) != (number, year):
        norm.findings.append(["identity-differs", f"the text calls itself {read.type} {read.number} of {read.year}"])
    elif read.date and (norm.published == "" or read.date <= norm.published):
        norm.issued = read.date if read.date[:4] == str(year) else ""
    for effect in reading.effects:
        norm.effects.append(
            {
                "type": effect.type,
                "act": name_of(effect.target.act),
                "paths": paths_of(effect.target.path),
                "whole": not effect.target.path,
                "partial": bool(effect.marks.get("partial")) or any(unit.kind == "expresion" for unit in effect.target.path),
                "except": ["; ".join(" ".join(filter(None, (unit.kind, unit.n))) for unit in path) for path in effect.exceptions],
                "where": effect.where,
                "start": effect.start,
                "end": effect.end,
                "span": effect.span[:400],
                "confidence": effect.confidence,
                "reason": effect.reason,
            }
        )
    norm.cites = _cites(reading.citations)
    if reading.entry_into_force:
        entry = next((one for one in reading.entry_into_force if not one.scope), reading.entry_into_force[0])
        norm.entry = {key: getattr(entry, key) for key in ("rule", "date", "n", "unit", "start", "end", "confidence")}
        norm.entry["span"] = entry.span[:300]
    if reading.general:
        norm.general = {"start": reading.general[0].start, "end": reading.general[0].end, "span": reading.general[0].span[:300]}
    return norm, [(locator, words) for _, locator, words in passages]


def _told(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise Unreadable(f"the line is no JSON ({error})") from error
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise Unreadable("the object has no text")
    if len(told["text"]) > LONGEST_TEXT:
        raise Unreadable(f"the text has more than {LONGEST_TEXT:,} characters")
    if not told["text"].strip():
        raise Unreadable("the text is empty")
    return told


def _identity(told: dict[str, Any]) -> tuple[str, str, int]:
    kind = _TYPES.get(str(told.get("rango", "")), "")
    found = re.fullmatch(r".*?-(\d+)(?:-?([A-Z]|BIS))?-(\d{4})", str(told.get("identificador", "")).strip())
    if not kind or found is None:
        raise Unreadable(f"its type and number are not understood ({told.get('rango')!r}, {told.get('identificador')!r})")
    number = (found.group(1).lstrip("0") or "0") + (f"-{found.group(2).lower()}" if found.group(2) else "")
    return kind, number, int(found.group(3))


def _day(norm: Norm, text: str, today: date) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        norm.findings.append(["date-unreadable", f"the day of publication {text[:40]!r} is no day"])
        return ""
    if not day.year >= FIRST_YEAR or day > today or abs(day.year - norm.year) > LATE:
        norm.findings.append(["date-out-of-range", f"the day of publication {day} does not fit an act of {norm.year}"])
        return ""
    return day.isoformat()


def _passages(text: str) -> list[tuple[str, str, str]]:
    """The articles of a text with their numbers and names; what comes before the first has none."""
    marks = list(_ARTICLE.finditer(text))
    found = [("", "encabezado", text[: marks[0].start() if marks else len(text)].strip())]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        number = _plain(mark.group("number").rstrip("."))
        found.append((number, f"artículo {number}", text[mark.start() : end].strip()))
    return [one for one in found if one[2]]


def _plain(number: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", number.casefold()) if unicodedata.category(letter) != "Mn")
    return {"primero": "1"}.get(bare, bare.upper() if bare[:1].isdigit() else bare)


def _cites(citations: list[Any]) -> list[dict[str, Any]]:
    """The acts cited, each once, at its first place."""
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for citation in citations:
        for target in citation.targets:
            named: Target = target
            act = name_of(named.act)
            if named.act.type != "self" and act[1] is not None:
                place = {"act": act, "start": citation.start, "end": citation.end, "span": citation.span[:120]}
                seen.setdefault(tuple(act), place)
    return list(seen.values())
