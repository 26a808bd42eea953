"""Compare what the grammar reads in the texts of decrees with what the book of record says they do, effect by effect.

    python scripts/compare_reading.py [--texts FOLDER] [--act co/decreto/2014/2573 ...]

Texts are taken from FOLDER (Markdown files named as DECRETO-2573-2014.md) and from the corpus of LINAJE_TESTDATA. Each line of
the tables printed is one effect, the clause of entry into force, the repeal of whatever is contrary, or a legal base, and says
whether both have it, only the reading, or only the record. A difference is a question, not an error of either.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app import resources
from app.core.corpus import MemoryCorpus
from app.core.drafts.days import first_day
from app.core.identifiers import act_of
from app.core.model import Act, Effect, Id, Reference
from app.core.period import FIRST_DAY
from app.core.reading import ActReading, read_act
from app.core.reading.places import name_of, paths_of
from app.core.reading.reference import Target
from app.core.vocabulary import EffectType, ReferenceKind
from app.graph.codecs import Base
from app.settings import Settings
from loaders.turtle import load_turtle

ACTS = ("co/decreto/2008/1151", "co/decreto/2010/1345", "co/decreto/2012/2482", "co/decreto/2012/2693", "co/decreto/2014/2573")
CORPUS = "corpus/co-norms-sample.jsonl.xz"
SAME, PLACE, DAY, READ, RECORDED = "same", "same act, another place", "another day", "only read", "only recorded"


@dataclass(frozen=True, slots=True)
class Line:
    """One effect of an act: its kind, what it reaches, when, where it stands; and on which side it was found."""

    kind: str
    target: Id
    detail: str
    where: str
    day: str = ""
    verdict: str = ""

    def row(self) -> str:
        """As a row of a table."""
        return f"| {self.verdict} | {self.kind} | {f'`{self.target}`' if self.target else '—'} | {self.detail} | {self.where} |"


def texts_in(folder: Path | None, wanted: Sequence[Id]) -> Iterator[tuple[Id, str, str]]:
    """The texts of the acts wanted, each once: identifier, text, and where it was found."""
    names = {f"{kind.upper()}-{number}-{year}": one for one in wanted for _, kind, year, number in [one.split("/")]}
    left = dict(names)
    for name, act in names.items():
        file = folder / f"{name}.md" if folder else None
        if file and file.is_file():
            text = file.read_text("utf-8")
            yield act, text.split("---", 2)[2] if text.startswith("---") else text, "folder"
            del left[name]
    data = os.environ.get("LINAJE_TESTDATA", "")
    corpus = Path(data, CORPUS) if data else None
    if corpus and corpus.is_file() and left:
        with lzma.open(corpus, "rt", encoding="utf-8") as lines:
            for line in lines:
                if any(f'"{name}"' in line[:400] for name in left) and (told := json.loads(line))["identificador"] in left:
                    yield left.pop(told["identificador"]), told["text"], "corpus"
                    if not left:
                        return


def read_lines(reading: ActReading) -> Iterator[Line]:
    """What the grammar read: effects that the title only announces are left to the articles that say them in full."""
    said = {(one.type, one.target.act) for one in reading.effects if one.where != "title"}
    for one in reading.effects:
        if one.where == "title" and (one.type, one.target.act) in said:
            continue
        part = ", in part" if one.marks.get("partial") else ""
        yield from (
            Line(one.type, place, _words(one.span) + part, f"art. {one.where}".replace("art. title", "title"))
            for place in _places(one.target)
        )
    for place, span in powers(reading):
        yield Line(ReferenceKind.BASED_ON.value, place, f"cited among the powers: {_words(span)}", "preamble")
    first = first_day(reading, None, FIRST_DAY)
    for entry in reading.entry_into_force:
        day = first.day.isoformat() if first.origin == "text" and not entry.scope else ""
        yield Line("commences", "", f"{entry.rule} {day or 'no day'}: {_words(entry.span)}", "", day)
    for general in reading.general[:1]:
        yield Line("generic-repeal-clause", "", _words(general.span), "")


def powers(reading: ActReading) -> Iterator[tuple[Id, str]]:
    """The provisions cited where an act names its powers: between its title and its recitals, or its first article."""
    title, folded = reading.outline.title, reading.folded
    ends = [folded.text.find(word, title[1]) for word in ("considerando", "decreta")] if title else []
    stop = min((end for end in ends if end > 0), default=0)
    for citation in reading.citations:
        if title and folded.place(title[1]) <= citation.start < folded.place(stop):
            for target in citation.targets:
                yield from ((place, citation.span) for place in _places(target) if place.startswith("co/"))


def recorded_lines(corpus: MemoryCorpus, act: Id) -> Iterator[Line]:
    """What the book of record says that an act does; article-by-article details of a wider effect are left out."""
    for effect in corpus.linked(Effect, "effect_by", act):
        if effect.part_of:
            continue
        day = effect.start.exact.isoformat() if effect.start and effect.start.exact else "no day"
        if effect.type is EffectType.COMMENCES:
            rule = effect.commencement.rule.value if effect.commencement else "no rule"
            yield Line("commences", "", f"{rule} {day}", f"{effect.id} {effect.evidence.locator}", day)
        else:
            yield Line(effect.type.value, effect.target, f"{effect.basis.value}, {day}", f"{effect.id} {effect.evidence.locator}")
    for reference in corpus.linked(Reference, "reference_from", act):
        if reference.kind in (ReferenceKind.IMPLEMENTS, ReferenceKind.GENERIC_REPEAL, ReferenceKind.BASED_ON):
            told = f"{reference.id} {reference.evidence.locator}"
            yield Line(reference.kind.value, reference.target, reference.evidence.quote or reference.target_locator, told)


def compared(read: Sequence[Line], recorded: Sequence[Line], cited: set[Id]) -> Iterator[Line]:
    """Both sides as one list. A legal base counts as read where the text cites it: the grammar has no word for bases."""
    left = list(recorded)
    grounds = {act_of(one.target) for one in recorded if one.kind == ReferenceKind.IMPLEMENTS.value}
    for one in read:
        if one.kind == ReferenceKind.BASED_ON.value and act_of(one.target) in grounds:
            continue  # told as the law that the act implements
        twin = next((other for other in left if (other.kind, other.target) == (one.kind, one.target)), None)
        verdict = SAME if twin else READ
        if twin is None and one.target:
            twin = next((other for other in left if other.kind == one.kind and act_of(other.target) == act_of(one.target)), None)
            verdict = PLACE if twin else READ
        if twin is None:
            yield Line(one.kind, one.target, one.detail, one.where, one.day, verdict)
            continue
        left.remove(twin)
        if one.day and one.day != twin.day:
            verdict = DAY
        target = one.target if verdict != PLACE else f"{one.target}` → `{twin.target}"
        yield Line(one.kind, target, f"{one.detail} / {twin.detail}", f"{one.where} / {twin.where}".strip(" /"), one.day, verdict)
    for other in left:
        read_as_citation = other.kind == ReferenceKind.BASED_ON.value and other.target in cited
        yield Line(other.kind, other.target, other.detail, other.where, other.day, "cited" if read_as_citation else RECORDED)


def _places(target: Target) -> list[Id]:
    kind, number, year = name_of(target.act)
    if number is None or year is None:
        return [target.act.name or "self"]
    return [f"co/{kind}/{year}/{number}{path}" for path in paths_of(target.path) or [""]]


def _words(text: str) -> str:
    flat = " ".join(text.split()).replace("|", "/")
    return f"“{flat[:110]}{'…' if len(flat) > 110 else ''}”"


def main() -> int:
    """Print a table for each act whose text is there; 1 where fewer than all were found."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--texts", type=Path, help="folder with Markdown files of acts")
    asked.add_argument("--act", action="append", help="identifier of an act; may be repeated; five decrees if absent")
    told = asked.parse_args()
    wanted = tuple(told.act or ACTS)
    base = Base(Settings().base_iri)
    records = [record for path in resources.bundled_sources() for record in load_turtle(path, path.read_bytes(), base).records]
    corpus = MemoryCorpus(records)
    found = sorted(texts_in(told.texts, wanted), key=lambda one: wanted.index(one[0]))
    counts = dict.fromkeys((SAME, PLACE, DAY, "cited", READ, RECORDED), 0)
    for act, text, source in found:
        reading = read_act(text)
        cited = {place for citation in reading.citations for target in citation.targets for place in _places(target)}
        known = corpus.get(Act, act)
        print(f"\n## {known.label.en if known else act} ({len(text):,} characters, from the {source})\n")
        print("| Verdict | Kind | What it reaches | Read / recorded | Where |\n|---|---|---|---|---|")
        for line in compared(list(read_lines(reading)), list(recorded_lines(corpus, act)), cited):
            counts[line.verdict] += 1
            print(line.row())
    print(f"\n{len(found)} of {len(wanted)} texts; " + ", ".join(f"{number} {verdict}" for verdict, number in counts.items()))
    missing = [act for act in wanted if act not in {one[0] for one in found}]
    if missing:
        print(f"no text of {', '.join(missing)}: set LINAJE_TESTDATA, or give --texts", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
