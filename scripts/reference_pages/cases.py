"""The pages on the hard cases: their story, the answers expected on chosen days, and where each is tested."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from typing import Any

from app.core.rules.registry import RULES
from reference_pages.markdown import ROOT, code, facts, page, table

CASES = ROOT / "tests" / "cases"
PLACE = "docs/explanation/cases"


def _stories() -> dict[int, dict[str, Any]]:
    return {int(number): told for number, told in tomllib.loads((CASES / "stories.toml").read_text("utf-8")).items()}


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _titled() -> Iterator[tuple[int, str, str]]:
    """Number, file name without its end, and title of each case; the title is the first line of its history."""
    for path in sorted(CASES.glob("[0-9]*.ttl")):
        yield int(path.name[:2]), path.stem, path.read_text("utf-8").partition("\n")[0].removeprefix("# ")


def pages() -> dict[str, str]:
    """Every page by its place: the table of cases, and a page for each."""
    stories, answers, acts = _stories(), _rows("cases"), _rows("case-acts")
    titled = list(_titled())
    found = {"docs/explanation/hard-cases.md": _overview(titled, stories, answers)}
    for number, stem, title in titled:
        mine = [row for row in answers if row["case"] == str(number)]
        found[f"{PLACE}/{stem}.md"] = _case(title, stem, stories[number], mine, [a for a in acts if a["case"] == str(number)])
    return found


def _overview(titled: list[tuple[int, str, str]], stories: dict[int, dict[str, Any]], answers: list[dict[str, str]]) -> str:
    rows = [
        [
            str(number),
            f"[{title}](cases/{stem}.md)",
            ", ".join(f"[{rule}](../reference/rules.md#{rule.lower()})" for rule in stories[number]["rules"]),
            str(sum(row["case"] == str(number) for row in answers)),
        ]
        for number, stem, title in titled
    ]
    return page(
        "Twenty hard cases",
        "Histories that legal databases get wrong, each told for lawyers, written down as a small book of an invented country,"
        " and asked on the days that matter. `tests/test_cases.py` holds every answer below to its table"
        " (`tests/expected/cases.csv`, `case-acts.csv`). To try one:"
        " `linaje build tests/cases/commons.ttl tests/cases/05-suspended-and-lifted.ttl`, with `LINAJE_HOME` set to an empty"
        " folder, then `linaje ask faros --on 2011-03-01`.",
        table(["No.", "Case", "Rules", "Days asked"], rows),
    )


def _case(title: str, stem: str, told: dict[str, Any], answers: list[dict[str, str]], acts: list[dict[str, str]]) -> str:
    asked = [[_when(row), row["outcome"], _norms(row["governs"]), _reasons(row["set_aside"]), row["why"]] for row in answers]
    parts = [
        f"*{told['question']}*",
        told["story"],
        "## What holds",
        told["reasoning"],
        "## The answers",
        table(["Day", "Outcome", "Governs", "Set aside", "Because"], asked),
    ]
    then = [[row["on"], _then(row["as_then"])] for row in answers if row["as_then"]]
    if then:
        parts += ["As the law was on that day, before what later reached back:", table(["Day", "Answer then"], then)]
    if acts:
        status = [
            [row["on"], code(row["act"]), row["status"] + (", contested" if row["contested"] == "yes" else ""), row["as_then"]]
            for row in acts
        ]
        parts += ["The acts:", table(["Day", "Act", "Status", "As then"], status)]
    rules = "; ".join(f"[{one}](../../reference/rules.md#{one.lower()}) {RULES[one].title.en}" for one in told["rules"])
    queries = ", ".join(f"[{one}](../../reference/questions.md)" for one in told["questions"])
    parts += [
        "## In Colombia",
        told["colombia"],
        "## Where it stands",
        facts(
            [
                ("Rules", rules),
                ("Competency questions", queries),
                ("History", code(f"tests/cases/{stem}.ttl")),
                ("Test", code(f"tests/test_cases.py, case {int(stem[:2])}")),
                ("All cases", "[the table](../hard-cases.md)"),
            ]
        ),
    ]
    return page(title, *parts)


def _when(row: dict[str, str]) -> str:
    began = f", case begun on {row['began']}" if row["began"] else ""
    return row["on"] + (f", for {row['addressee']}" if row["addressee"] else "") + began


def _norms(text: str) -> str:
    return "<br>".join(code(one) for one in text.split(";") if one)


def _reasons(text: str) -> str:
    return "<br>".join(f"{code(one.partition('=')[0])}: {one.partition('=')[2]}" for one in text.split(";") if one)


def _then(text: str) -> str:
    outcome, _, norms = text.partition(":")
    return f"{outcome}: {_norms(norms)}"
