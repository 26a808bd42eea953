"""Print what the service makes of each fault of a graph store, and how soon. Exit code 1 if any is taken for an answer."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / name) for name in ("", "tests")]

from faults import FAULTS, faulty, timed  # noqa: E402 - where the tests lie is said above

from app.graph.remote import Endpoints, RemoteGraph  # noqa: E402

STATUS = {
    "StoreUnavailable": "503 store-unavailable, Retry-After",
    "StoreBadAnswer": "502 store-bad-answer",
    "StoreRefused": "502 store-bad-answer",
}


def main() -> int:
    """Bring each fault about once, with the limit that is the default."""
    wrong = 0
    print(f"{'fault':<32} {'answer of the service':<36} seconds")
    worst = 0.0
    with faulty("http://127.0.0.1:9") as proxy:
        for fault in FAULTS:
            proxy.fault = fault
            remote = RemoteGraph(Endpoints(f"{proxy.url}/sparql"))
            error, seconds = timed(lambda remote=remote: remote.query("SELECT ?x WHERE { ?x ?y ?z }", []))
            wrong += error not in STATUS
            worst = max(worst, seconds)
            print(f"{fault:<32} {STATUS.get(error, error or 'AN ANSWER'):<36} {seconds:7.3f}", flush=True)
    print(f"{len(FAULTS)} faults, {wrong} taken for an answer, the slowest told after {worst:.1f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
