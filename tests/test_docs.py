"""The documentation is complete and true: links lead somewhere, everything public is described, generated pages are fresh.

That every command shown runs is in test_docs_commands.py.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rdflib
import typer
from rdflib.namespace import RDF, SKOS
from starlette.testclient import TestClient

from app.cli import app as command_line
from app.core.acts import act_standing
from app.core.addressees import AddresseeClass
from app.core.governing import governing, topic_breakpoints
from app.core.identifiers import PROVISION_KINDS
from app.core.model import Act, Provision, Topic, Version
from app.core.rules.registry import RULES
from app.graph.vocab import LIN_NS
from app.main import create_app
from app.release.edition import DERIVED, INDEX, MANIFEST, RULINGS, STATEMENTS, STORE, Edition
from app.settings import Settings
from app.web.addresses import SEGMENTS
from app.web.problems import KINDS

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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_anchor_leads_somewhere(page: Path) -> None:
    for target in links(page):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_page_of_the_documentation_is_on_its_index() -> None:
    index = ROOT / "docs" / "README.md"
    lists = (index, ROOT / "docs" / "adr" / "README.md", ROOT / "docs" / "explanation" / "hard-cases.md")
    listed = {(page.parent / target.partition("#")[0]).resolve() for page in lists for target in links(page)}
    assert not {page for page in (ROOT / "docs").rglob("*.md") if page != index} - listed


def test_the_generated_pages_are_fresh() -> None:
    told = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "docs_reference.py"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_setting_is_documented() -> None:
    text = (REFERENCE / "settings.md").read_text("utf-8")
    for name, described in Settings.model_fields.items():
        assert f"| `LINAJE_{name.upper()}` |" in text
        assert described.description
        assert described.description in text


def test_every_command_argument_and_option_is_documented() -> None:
    group = typer.main.get_command(command_line)
    commands = dict(group.commands)  # type: ignore[attr-defined]
    for name, command in list(commands.items()):
        if hasattr(command, "commands"):
            del commands[name]
            commands |= {f"{name} {inner}": one for inner, one in command.commands.items()}
    assert len(commands) > 8
    for name, command in commands.items():
        told = section("cli.md", f"## linaje {name}")
        assert command.help in told
        for one in command.params:
            written = one.opts[0] if one.opts[0].startswith("--") else one.metavar or one.name.upper()
            assert written in told, f"{name}: {written}"
            assert one.help in told, f"{name}: {written}"


def test_every_route_and_parameter_is_documented(settings: Settings) -> None:
    described = create_app(settings).openapi()
    names = ("api.py", "drafting.py", "exchanges.py", "extraction.py", "service.py", "short.py", "taken.py")
    code = "".join((ROOT / "app" / "web" / name).read_text("utf-8") for name in names)
    written = {f"/api/v1{path}".replace(":path", "") for path in re.findall(r'@router\.(?:get|post)\(\s*"([^"]+)"', code)}
    assert len(written) > 15
    assert written == set(described["paths"])
    for path, verbs in described["paths"].items():
        method, route = next(iter(verbs.items()))
        told = section("api.md", f"### {method.upper()} {path}")
        for one in route.get("parameters", ()):
            assert f"| `{one['name']}` |" in told, f"{path}: {one['name']}"
    framework = {"HTTPValidationError", "ValidationError"}
    for name, schema in described["components"]["schemas"].items():
        told = section("api.md", f"### {name}") if "properties" in schema and name not in framework else ""
        assert not [member for member in schema.get("properties", ()) if told and f"| `{member}` |" not in told], name


def test_every_example_address_answers(settings: Settings) -> None:
    text = (REFERENCE / "api.md").read_text("utf-8")
    examples = re.findall(r"^Example: `(.+)`$", text, re.MULTILINE)
    shared = (ROOT / "docs/how-to/share-an-answer.md").read_text("utf-8")
    pages = re.findall(r"^\| .* \| `(/en/.+)` \|$", shared, re.MULTILINE)
    assert len(examples) > 15
    assert len(pages) > 5
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        for address in (one for one in (*examples, *pages) if "…" not in one):
            assert client.get(address).status_code == 200, address


def test_every_page_of_the_site_has_its_addresses_documented() -> None:
    told = section("api.md", "## Pages")
    for segments in SEGMENTS.values():
        for lang, segment in segments.items():
            assert f"`/{lang}/{segment}`" in told


def test_every_finding_code_is_documented() -> None:
    loaders = "\n".join(path.read_text("utf-8") for path in (ROOT / "loaders").rglob("*.py"))
    code = loaders + "\n".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py"))
    raised = set(re.findall(r'(?:\berror|\bFinding)\(\s*"([\w-]+)"', code))
    raised |= set(re.findall(r'^\s+yield "(\w[\w-]*)", ', loaders, re.MULTILINE))
    shapes = re.findall(
        r"^shape:([\w-]+) a sh:PropertyShape", (ROOT / "ontology" / "shapes.ttl").read_text("utf-8"), re.MULTILINE
    )
    assert len(raised) > 25
    assert len(shapes) > 50
    for one in raised:
        told = section("findings.md", f"### {one}")
        assert "**What is wrong:**" in told
        assert "**What to do:**" in told
    listed = section("findings.md", "## Shapes")
    assert not [shape for shape in shapes if f"| `shape-{shape}` |" not in listed]


def test_every_rule_is_documented() -> None:
    assert len(RULES) > 15
    for rule in RULES.values():
        told = section("rules.md", f"## {rule.id}")
        for part in (rule.title.es, rule.title.en, rule.norm, rule.function):
            assert part in told


def test_every_kind_of_problem_is_documented() -> None:
    for kind in KINDS:
        told = section("problems.md", f"## {kind.name}")
        assert f"**Status:** {kind.status}" in told
        assert kind.title in told
        assert "**Extra members:**" in told


def test_every_term_of_the_ontology_is_documented() -> None:
    graph = rdflib.Graph().parse(ROOT / "ontology" / "lineage.ttl")
    terms = {str(one).removeprefix(LIN_NS) for one in graph.subjects(RDF.type, None) if str(one).startswith(LIN_NS)}
    assert len(terms) > 90
    for term in terms:
        told = section("ontology.md", f"### lin:{term}")
        for part in ("**English:**", "**Español:**", "**Example:**"):
            assert part in told, f"lin:{term}: {part}"
    for entry in graph.subjects(RDF.type, SKOS.Concept):
        scheme, _, word = str(entry).rpartition("/")
        assert f"| `{scheme.rpartition('/')[2]}:{word}` |" in section("ontology.md", "## Word lists")


def test_every_competency_question_is_documented() -> None:
    files = sorted((ROOT / "ontology" / "questions").glob("*.rq"))
    assert files
    for file in files:
        told = section("questions.md", f"## {file.name.partition('-')[0]}")
        assert file.read_text("utf-8").partition("\n")[0].removeprefix("# ") in told
        assert file.name in told


def test_every_code_that_an_answer_uses_is_documented(edition: Edition) -> None:
    corpus = edition.corpus
    known = section("api.md", "## Words used in answers")
    used: set[str] = set()
    for topic in corpus.all(Topic):
        for day in topic_breakpoints(corpus, topic):
            answer = governing(corpus, topic, day)
            used |= {str(answer.outcome.value), *(one.code for one in answer.steps), *(one.code for one in answer.warnings)}
            used |= {str(one.why_not.value) for one in answer.considered} | {str(one.role.value) for one in answer.governing}
    for act in corpus.all(Act):
        standing = act_standing(corpus, act.id, corpus.known_through)
        used |= {str(standing.status.value), *(str(ground.reason.value) for ground in standing.grounds)}
    assert len(used) > 40
    assert not {word for word in used if f"| `{word}` |" not in known}


def test_the_page_on_identifiers_names_every_unit_and_class_and_only_what_is_recorded(edition: Edition) -> None:
    text = (REFERENCE / "identifiers.md").read_text("utf-8")
    assert not [kind for kind in PROVISION_KINDS if f"`{kind}`" not in text]
    assert not [one for one in AddresseeClass if f"`{one.value}`" not in text]
    shown = re.findall(r"`((?:co|oecd)/[a-z-]+/[\w./@-]+\w)`", text)
    recorded = {one.id for kind in (Act, Provision, Version) for one in edition.corpus.all(kind)}
    families = {act.edition_of for act in edition.corpus.all(Act)}
    assert len(shown) > 12
    assert not [one for one in shown if one not in recorded | families]


def test_the_page_on_releases_names_what_a_release_holds(edition: Edition) -> None:
    text = (REFERENCE / "release-format.md").read_text("utf-8")
    held = {path.name for path in edition.folder.iterdir()}
    assert held == {STATEMENTS, DERIVED, MANIFEST, INDEX, RULINGS, STORE}
    assert not [name for name in held if f"`{name}" not in text]
    assert not [member for member in edition.manifest if f"| `{member}` |" not in text]
    tables = [row[0] for row in edition.corpus.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert not [name for name in tables if not name.startswith(("words_", "spelled_", "sqlite_")) and f"`{name}`" not in text]


def test_the_figures_told_are_those_of_the_built_data(edition: Edition) -> None:
    told = (ROOT / "README.md").read_text("utf-8")
    counts = edition.manifest["counts"]
    words = {"acts": "Act", "provisions": "Provision", "versions": "Version", "effects": "Effect", "references": "Reference"}
    for word, kind in {**words, "topics": "Topic", "coverage claims": "CoverageClaim"}.items():
        assert f"{counts[kind]} {word}" in told, kind
    assert f"{edition.manifest['statements']:,} statements" in told
    card = (ROOT / "data" / "README.md").read_text("utf-8")
    assert edition.manifest["known_through"] in card
    assert f"| Acts | {counts['Act']} |" in card


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"\bmake ([a-z]+)`|^make ([a-z]+)$", page.read_text("utf-8"), re.MULTILINE)
        for target in target
        if target
    }
    assert {"serve", "test", "docs"} <= named
    assert not named - targets
