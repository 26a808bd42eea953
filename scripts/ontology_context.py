"""Write ontology/context.jsonld from the table of the bridge; with --check, fail when the file is stale."""

from __future__ import annotations

import sys

from app import resources
from app.graph.context import as_text
from app.settings import Settings


def main() -> int:
    """The exit code."""
    path = resources.ontology("context.jsonld")
    text = as_text(Settings().base_iri)
    if "--check" in sys.argv:
        return 0 if path.read_text("utf-8") == text else 1
    path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
