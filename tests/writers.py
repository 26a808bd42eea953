"""Processes that open a ledger and write to it at the same time."""

from __future__ import annotations

import subprocess
import sys

WRITERS, ENTRIES = 5, 12

_CODE = f"""
import sys
from app.ledger.journal import Journal
print("ready", flush=True)
sys.stdin.readline()
journal = Journal(sys.argv[1])
for number in range({ENTRIES}):
    journal.append(actor=sys.argv[2], kind="release-published", facts={{"release": f"{{sys.argv[2]}}-{{number}}"}})
"""


def write_at_once(address: str) -> list[tuple[str, int]]:
    """Let all writers write `ENTRIES` entries each into one ledger; what each complained of, and its exit code."""
    command = [sys.executable, "-c", _CODE, address]
    writers = [
        subprocess.Popen([*command, f"w{one}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for one in range(WRITERS)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    return [(writer.communicate()[1], writer.returncode) for writer in writers]
