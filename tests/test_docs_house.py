"""The pages about the house: decisions, licence, changelog, and the properties with the tests that show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
LEFT_OUT = {"var", "build", "dist", "htmlcov", "test-results", "node_modules"}
PAGES = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not any(part.startswith(".") or part in LEFT_OUT for part in path.relative_to(ROOT).parts)
]


@cache
def prose(page: Path) -> str:
    """The text of a page without its code blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors of the headings of a page, as the forges make them."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        found.append(f"{slug}-{found.count(slug)}" if slug in found else slug)
    return frozenset(found)


def links(page: Path) -> Iterator[str]:
    """The targets of the links and pictures of a page."""
    yield from re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(page)))


def section(page: str, heading: str) -> str:
    """What stands under a heading of a reference page, up to the next heading of its level or above."""
    text = (REFERENCE / page).read_text("utf-8")
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}$(.*?)(?=^#{{1,{level}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no section {heading!r}"
    return found.group(1)


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
