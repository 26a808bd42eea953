"""Compare the computed status of imported norms with what their publisher states, and draw a sample to be read.

    python scripts/stated_status.py imported/records.jsonl.gz [--sample 200] [--seed 2026] [--out stated.jsonl]

Told are the norms stated to be in force though a later norm of the corpus expressly repeals them whole, with the clause as
evidence, and those stated to be repealed that nothing in the corpus repeals.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.core.acts import act_standing
from app.core.corpus import MemoryCorpus
from app.core.identifiers import act_of
from app.core.model import Act, Effect, StatedStatus
from app.core.period import LAST_DAY
from app.core.vocabulary import EffectType, Incorporation, Status
from app.graph.codecs import Base
from app.settings import Settings
from loaders.records import load_records


def differences(corpus: MemoryCorpus) -> Iterator[dict[str, Any]]:
    """Every act whose publisher says otherwise than what is computed for the last day of the corpus."""
    for stated in corpus.all(StatedStatus):
        act = corpus.get(Act, stated.act)
        if act is None:
            continue
        day = act.recorded_until or LAST_DAY
        status = act_standing(corpus, act.id, day).status
        repeals = [
            one
            for one in corpus.linked(Effect, "effect_on", act.id)
            if one.type is EffectType.REPEALS and one.incorporation is Incorporation.APPLIED and one.exceptions is None
        ]
        said = stated.value.es
        if said == "vigente" and status is Status.NO_LONGER and repeals:
            for one in repeals:
                where = {"by": act_of(one.actor), "clause": one.evidence.quote, "locator": one.evidence.locator}
                yield {"kind": "stated-in-force-but-repealed", "act": act.id, "title": act.title[:160], **where}
        elif said == "derogada" and status in (Status.IN_FORCE, Status.PARTLY):
            yield {"kind": "stated-repealed-but-none-found", "act": act.id, "title": act.title[:160]}


def main() -> None:
    """Print the counts and write the differences and the sample."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("records", type=Path)
    asked.add_argument("--sample", type=int, default=200)
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument("--out", type=Path, default=Path("stated.jsonl"))
    given = asked.parse_args()
    loaded = load_records(given.records, given.records.read_bytes(), Base(Settings().base_iri))
    if loaded.findings:
        sys.exit("\n".join(map(str, loaded.findings)))
    found = sorted(differences(MemoryCorpus(loaded.records)), key=lambda one: json.dumps(one, sort_keys=True))
    given.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found), "utf-8")
    for kind, count in sorted(Counter(one["kind"] for one in found).items()):
        print(f"{count:6}  {kind}")
    repealed = [one for one in found if one["kind"] == "stated-in-force-but-repealed"]
    drawn = random.Random(given.seed).sample(repealed, min(given.sample, len(repealed)))  # noqa: S311 - a sample to be drawn again
    sample = given.out.with_name(f"{given.out.stem}-sample.jsonl")
    sample.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in drawn), "utf-8")
    print(f"{len(drawn):6}  drawn with seed {given.seed}, in {sample}")


if __name__ == "__main__":
    main()
