"""The pages about the house: decisions, licence, changelog, and the properties with the tests that show them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_decisions_are_numbered_and_say_what_was_refused() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04d}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:4]}: ")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Refused", "Consequences"]


def test_the_licence_and_the_changelog_are_whole() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "Copyright 2026 The Linaje contributors" in licence
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^### (.+)$", changes, re.MULTILINE)[:3] == ["Software", "Ontology", "Data"]


def test_every_property_names_tests_that_exist() -> None:
    """The page of properties has a row for each of the sixteen, and every test it names is there."""
    text = (ROOT / "docs" / "explanation" / "properties.md").read_text("utf-8")
    assert [f"P{number}" for number in range(1, 17)] == re.findall(r"^\| (P\d+) \|", text, re.MULTILINE)
    for file, name in re.findall(r"`(test_\w+\.py)(?:::(test_\w+))?`", text):
        source = (ROOT / "tests" / file).read_text("utf-8")
        assert not name or f"def {name}(" in source, (file, name)
