"""Writes the reference pages that follow from the code, the ontology and the data.

``python scripts/docs_reference.py`` writes them; with ``--check`` it writes nothing, names each stale page and ends with 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from reference_pages import api, cases, drafting, faults, figures, law, losses, ontology, service
from reference_pages.markdown import ROOT

PAGES = {
    "docs/reference/api.md": api.routes,
    "docs/reference/cli.md": service.cli,
    "docs/reference/settings.md": service.settings,
    "docs/reference/problems.md": service.problems,
    "docs/reference/findings.md": faults.findings,
    "docs/reference/losses.md": losses.losses,
    "docs/reference/rules.md": law.rules,
    "docs/reference/drafting-glossary.md": drafting.glossary,
    "docs/reference/ontology.md": ontology.classes_and_properties,
    "docs/reference/questions.md": law.questions,
}

FIGURES = {"README.md": figures.short, "data/README.md": figures.long}


def fresh() -> Iterator[tuple[str, str]]:
    """Every page as it should read."""
    for name, write in PAGES.items():
        yield name, write()
    yield from cases.pages().items()
    for name, tell in FIGURES.items():
        yield name, figures.put_in((ROOT / name).read_text("utf-8"), tell())


def main() -> int:
    """Write, or check; 1 when something was stale and only checked."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    only_check = arguments.parse_args().check
    stale = []
    for name, text in fresh():
        path = ROOT / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(name)
            if not only_check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    for name in stale:
        print(f"{name}: {'stale; run python scripts/docs_reference.py' if only_check else 'written'}")
    return int(bool(stale) and only_check)


if __name__ == "__main__":
    sys.exit(main())
