"""How well, and how fast, acts are read: the gold of LINAJE_TESTDATA, class by class, with every miss.

``make bench-extraction``, or ``python benchmarks/extraction.py --gold FOLDER --errors 20``. The scorer is the one that comes with
the gold of the test data; ``--gold tests/gold`` scores the acts that were drawn and annotated afterwards.
With ``--speed N`` the reading of N acts of the corpus is timed as well.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import lzma
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from app.core.reading.act import read_act
from app.core.reading.asked import answer

TASKS = ("titles", "clauses", "notes", "citations", "documents")
CORPUS = "corpus/co-norms-sample.jsonl.xz"


def scorer(gold: Path) -> ModuleType:
    """score.py of the gold, or of the gold of the test data where it has none, as a module."""
    if not (gold / "score.py").is_file():
        gold = Path(os.environ["LINAJE_TESTDATA"]) / "gold"
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def questions(gold: Path, task: str) -> Iterator[dict[str, Any]]:
    """What is asked of the reading: never what the gold answers."""
    if task != "documents":
        for line in (gold / f"{task}.jsonl").read_text("utf-8").splitlines():
            item = json.loads(line)
            kept = ("id", "text", "host", "context_act") if task in ("notes", "citations") else ("id", "text", "act")
            yield {"kind": task} | {key: item[key] for key in kept if key in item}
        return
    for path in sorted((gold / "documents").glob("*.gold.json")):
        item = json.loads(path.read_text("utf-8"))
        yield {"kind": task, "id": item["id"], "text": (path.parent / item["file"]).read_text("utf-8")}


def scores(gold: Path, task: str, errors: int = 0) -> dict[str, Any]:
    """The table of one task."""
    judge = scorer(gold)
    told = [answer(one) for one in questions(gold, task)]
    made: dict[str, Any] = judge.score(task, annotated(gold, task), told, errors)
    return made


def annotated(gold: Path, task: str) -> list[dict[str, Any]]:
    """What the annotators say."""
    if task == "documents":
        return [json.loads(path.read_text("utf-8")) for path in sorted((gold / "documents").glob("*.gold.json"))]
    return [json.loads(line) for line in (gold / f"{task}.jsonl").read_text("utf-8").splitlines() if line.strip()]


def speed(corpus: Path, count: int) -> None:
    """Megabytes of text a second on one core, over a spread of the corpus; and whether every span quotes its source."""
    texts: list[str] = []
    with lzma.open(corpus, "rt", encoding="utf-8") as stream:
        for place, line in enumerate(stream):
            if place % 40 == 7:
                texts.append(json.loads(line)["text"])
            if len(texts) == count:
                break
    size = sum(len(text.encode()) for text in texts) / 1e6
    started = time.process_time()
    readings = [read_act(text) for text in texts]
    spent = time.process_time() - started
    astray = sum(
        text[start:end] != span for text, reading in zip(texts, readings, strict=True) for start, end, span in reading.spans()
    )
    effects = sum(len(reading.effects) for reading in readings)
    cited = sum(len(reading.citations) for reading in readings)
    print(f"\n{len(texts)} acts, {size:.1f} MB: {size / spent:.2f} MB/s of one core; {effects} effects, {cited} citations")
    print(f"spans that do not quote their source: {astray}")


def main() -> int:
    """Print every table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = os.environ.get("LINAJE_TESTDATA", "")
    arguments.add_argument("--gold", type=Path, default=Path(data) / "gold" if data else None, help="folder of the gold")
    arguments.add_argument("--errors", type=int, default=40, help="differences shown for each task")
    arguments.add_argument("--speed", type=int, default=0, metavar="N", help="time N acts of the corpus beside the gold")
    given = arguments.parse_args()
    if given.gold is None or not given.gold.is_dir():
        print("No gold: set LINAJE_TESTDATA to the folder of the test data, or give --gold.", file=sys.stderr)
        return 2
    for task in TASKS:
        print(f"\n===== {task}")
        scorer(given.gold).show(scores(given.gold, task, given.errors))
    if given.speed:
        speed(given.gold.parent / CORPUS, given.speed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
