"""Compare the core with the naive replay on as many made-up histories as one likes; 1 if they ever disagree.

``python scripts/campaign.py --histories 1000000 --seed 1`` uses all processors. A history on which the two disagree is
printed; it belongs in `KEPT` of tests/test_oracles.py, so that it is asked for ever after.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from test_oracles import campaign

PART = 2000


def main() -> int:
    """Run the campaign and tell its figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--histories", type=int, default=1_000_000, help="how many; rounded up to a whole part")
    arguments.add_argument("--seed", type=int, default=int(time.time()), help="the first seed; each part takes the next")
    chosen = arguments.parse_args()
    seeds = range(chosen.seed, chosen.seed + -(-chosen.histories // PART))
    began, done, failures = time.monotonic(), 0, []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(campaign, [PART] * len(seeds), seeds):
            done += PART
            failures += found
            pace = done / (time.monotonic() - began)
            told = f"\r{done:,} histories, {len(failures)} disagreements, {pace:,.0f} a second"
            print(told, end="", flush=True, file=sys.stderr)
    print(file=sys.stderr)
    print("\n".join(failures) or f"{done:,} histories from seed {chosen.seed}: no disagreement")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())
