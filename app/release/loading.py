"""A process of its own that fills a store with files of N-Quads, while the index is compiled.

``python loading.py STORE FILE...``: reading statements is native code that lets nothing else of its process run meanwhile.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store

#: Statements given to the store at once: it holds them all until they are sorted.
LOADED = 200_000


def main() -> int:
    """Load, flush, and put the store in the form in which it is read fastest; what the disk says of a failure is told."""
    folder, *files = sys.argv[1:]
    try:
        store = Store(folder)
        for name in files:
            with Path(name).open("rb") as lines:
                while part := b"".join(islice(lines, LOADED)):
                    store.bulk_load(part, RdfFormat.N_QUADS)
        store.flush()
        store.optimize()
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
