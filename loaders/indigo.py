"""Tables of works as Laws.Africa's Indigo exchanges them: works, and who amends, commences, repeals or empowers whom.

Each link may be told from the acting side (``amends``) or from the suffering one (``amended_by``): it is one fact.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.core.errors import DayError
from app.core.model import Commencement, Id, Reference
from app.core.period import Moment, parse_day
from app.core.vocabulary import Confidence, EffectType, ReferenceKind, StartRule
from app.graph.codecs import Base
from app.graph.exchange.akn_words import act_of_frbr, plain
from loaders.gathering import Gathering, imported_source
from loaders.source import Loaded

SOURCE = imported_source("indigo", "Tablas de obras de Indigo", "Indigo tables of works")

MAX_BYTES = 16 << 20
_NEEDED = ("country", "title", "number", "year")
_COUNTRY = re.compile(r"\A[a-z]{2}\Z")
_NUMBER = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9_.-]*\Z")
_LINK = re.compile(r"\A\s*(/\S+?)\s*(?:[\u2013-]\s+(.*))?\Z", re.DOTALL)

#: Column -> (kind, whether the row's own work is the acting one, columns that may give the day).
_EFFECTS: dict[str, tuple[EffectType, bool, tuple[str, ...]]] = {
    "amends": (EffectType.AMENDS, True, ("amends_on_date",)),
    "amended_by": (EffectType.AMENDS, False, ("amended_on_date",)),
    "repeals": (EffectType.REPEALS, True, ("repeals_on_date",)),
    "repealed_by": (EffectType.REPEALS, False, ("repealed_on_date",)),
    "commences": (EffectType.COMMENCES, True, ("commences_on_date",)),
    "commenced_by": (EffectType.COMMENCES, False, ("commenced_on_date", "commencement_date")),
}
#: Subsidiary legislation is based on its primary work, told from either side.
_BASED = {"primary_work": True, "subleg": False}


def load_indigo(path: Path, content: bytes, base: Base) -> Loaded:  # noqa: ARG001 - a loader is called with the base
    """Load a table of works; see `loaders.source.Loader`."""
    gathering = Gathering(path, content, SOURCE)
    rows = list(_rows(gathering, content))
    works = [(line, row, work) for line, row in rows if (work := _work(gathering, row, line))]
    for line, row, work in works:
        _links(gathering, row, work, line)
    days = [_day(row.get(name, "")) for _, row in rows for name in ("publication_date", "assent_date")]
    return gathering.done(max((day for day in days if day), default=None))


def _rows(gathering: Gathering, content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with the line each begins on, columns by the first word of their name."""
    name = gathering.name
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content)} bytes; {MAX_BYTES} are read."
        gathering.fault("too-large", name, message, "Split the table.", 1)
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        gathering.fault("encoding", name, f"byte {error.start} is not UTF-8.", "Save the file as UTF-8.", line)
        return
    if "\ufffd" in text or "\x00" in text:
        gathering.fault("encoding", name, "the text holds a lost letter or a NUL.", "Write the letter that belongs there.", 1)
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    heads: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            if heads is None:
                heads = [cell.split(" (", 1)[0].strip().lower() for cell in cells]
                if missing := [one for one in _NEEDED if one not in heads]:
                    message = f"the columns {', '.join(missing)} are missing: this is no table of works."
                    gathering.fault("unsupported-format", name, message, "Give a table as Indigo exports it.", 1)
                    return
            elif len(cells) != len(heads):
                if any(cells):
                    message = f"the row has {len(cells)} cells, the first one {len(heads)}."
                    gathering.fault("csv-row", name, message, "Give each row as many cells as there are columns.", line)
            elif any(cells):
                yield line, dict(zip(heads, (cell.strip() for cell in cells), strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        gathering.fault("csv-syntax", name, f"{error}.", "Mend the quotation marks.", line)


def _work(gathering: Gathering, row: dict[str, str], line: int) -> Id | None:
    """The work of a row, with its own commencement; a row without a sound identity is a fault and is left out."""
    place = "-".join(one for one in (row["country"].lower(), row.get("locality", "").lower()) if one)
    focus = row["title"] or gathering.name
    if not _COUNTRY.match(row["country"].lower()) or not re.fullmatch(r"[a-z]{2}(-[a-z0-9]+)?", place):
        message = f"{row['country']!r} is no country of two letters."
        gathering.fault("indigo-identity", focus, message, "Give the country's code, such as ZA.", line)
        return None
    if not re.fullmatch(r"[12]\d{3}", row["year"]):
        gathering.fault("indigo-identity", focus, f"{row['year']!r} is no year.", "Give the year of the work.", line)
        return None
    if not _NUMBER.match(row["number"]):
        message = f"{row['number']!r} is no number of a work."
        gathering.fault("indigo-identity", focus, message, "Use letters, digits, full stops and hyphens only.", line)
        return None
    subtype = plain(row.get("subtype", "").lower())
    work = "/".join(one for one in (place, "act", subtype, row["year"], row["number"]) if one)
    days: dict[str, date | None] = {}
    for column in ("assent_date", "publication_date", "commencement_date", "commenced_on_date"):
        days[column] = _said_day(gathering, row, column, work, line)
    gathering.act(
        work,
        row["title"],
        line,
        kind=subtype or "act",
        year=int(row["year"]),
        number=row["number"],
        issued=days["assent_date"],
        issued_in="" if days["assent_date"] else row["year"],
        published=days["publication_date"],
        gazette=" ".join(one for one in (row.get("publication_name", ""), row.get("publication_number", "")) if one),
    )
    began = days["commencement_date"] or days["commenced_on_date"]
    if began and not row.get("commenced_by"):
        attested = Commencement(rule=StartRule.ATTESTED)
        gathering.effect(EffectType.COMMENCES, work, work, began, line, commencement=attested)
    return work


def _links(gathering: Gathering, row: dict[str, str], work: Id, line: int) -> None:
    for column, (type_, acting, day_columns) in _EFFECTS.items():
        for other in _others(gathering, row, column, work, line):
            day = next((day for name in day_columns if (day := _said_day(gathering, row, name, work, line))), None)
            actor, target = (work, other) if acting else (other, work)
            if type_ is EffectType.COMMENCES:
                _commence(gathering, actor, target, day, line)
            else:  # without a day of its own it takes effect with the act that makes it
                gathering.effect(type_, actor, target, day, line)
    for column, child in _BASED.items():
        for other in _others(gathering, row, column, work, line):
            origin, target = (work, other) if child else (other, work)
            identifier = f"effect/based-on-{origin.replace('/', '-')}-{target.replace('/', '-')}"
            made = Reference(
                id=identifier, kind=ReferenceKind.BASED_ON, origin=origin, target=target, evidence=gathering.evidence()
            )
            gathering.add(made, line)


def _commence(gathering: Gathering, actor: Id, target: Id, day: date | None, line: int) -> None:
    """A commencement by another work. One that nobody dated happened some day since the works' year, perhaps never."""
    clause = Commencement(rule=StartRule.ATTESTED)
    if day is not None:
        gathering.effect(EffectType.COMMENCES, actor, target, day, line, commencement=clause)
        return
    years = [int(found[0]) for one in (actor, target) if (found := re.findall(r"/([12]\d{3})/", one))]
    since = Moment(date(max(years), 1, 1), None)
    gathering.effect(EffectType.COMMENCES, actor, target, since, line, commencement=clause, confidence=Confidence.LOW)


def _others(gathering: Gathering, row: dict[str, str], column: str, work: Id, line: int) -> Iterator[Id]:
    """The works that a cell of links names, one a line or parted by semicolons."""
    for told in re.split(r"[\n;]", row.get(column, "")):
        if not told.strip():
            continue
        found = _LINK.match(told)
        other = act_of_frbr(found[1]) if found else None
        if found is None or other is None:
            message = f"{column} names {told.strip()!r}, which is no work; the link was left out."
            gathering.warn("indigo-link", work, message, "Write it as /akn/za/act/2020/1.", line)
            continue
        if other == work:
            message = f"{column} names the work itself; the link was left out."
            gathering.warn("indigo-link", work, message, "Name the other work.", line)
            continue
        if gathering.get(other) is None:
            message = f"{column} names {other}, which this table does not describe."
            gathering.warn("import-stub", work, message, "Give the table that describes it too, or correct the link.", line)
            gathering.act(other, (found[2] or "").strip(), line, stub=True)
        yield other


def _said_day(gathering: Gathering, row: dict[str, str], column: str, work: Id, line: int) -> date | None:
    told = row.get(column, "")
    if not told:
        return None
    day = _day(told)
    if day is None:
        message = f"{column} is {told!r}, which is no day."
        gathering.fault("indigo-day", work, message, "Write it as YYYY-MM-DD.", line)
    return day


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except DayError:
        return None
