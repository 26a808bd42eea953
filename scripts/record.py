"""Write anew what the tests hold of the readings of real passages and of the checks of drafts. The diff is for a person to read.

The records say what the core says today, right or wrong: a line that changes is a change of what users are told.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import draft_recordings
import recordings


def main() -> None:
    """Both records, and how long they are."""
    for of in (recordings, draft_recordings):
        lines = of.lines()
        of.RECORD.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{of.RECORD.name}: {len(lines)} lines")


if __name__ == "__main__":
    main()
