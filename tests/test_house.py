"""The house rules: rooms, import contracts, style, types, and what a reader of the repository must never meet."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CODE = sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "loaders").rglob("*.py")])
ALLOWED_IN_CORE = {*sys.stdlib_module_names, "networkx", "app"}
LONGEST = 300


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool of the virtual environment, run at the root of the repository."""
    return subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def tracked() -> list[Path]:
    """The files of the repository that are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.split("\0") if name] or [path for path in ROOT.glob("*") if path.is_file()]
    return [path for path in files if path.is_file() and path.suffix not in (".png", ".ico", ".ttf")]


@pytest.mark.parametrize(
    "command",
    [
        ("lint-imports", "--no-logo"),
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "app", "loaders", "tests", "scripts"),
    ],
    ids=["import contracts", "style", "format", "types"],
)
def test_the_tools_find_nothing(command: tuple[str, ...]) -> None:
    told = run(*command)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_core_imports_only_the_standard_library_networkx_and_itself() -> None:
    for path in (ROOT / "app" / "core").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                assert name.partition(".")[0] in ALLOWED_IN_CORE, f"{path}: {name}"
                assert not name.startswith("app.") or name.startswith("app.core"), f"{path}: {name}"


def test_the_core_asks_no_clock_and_opens_no_file() -> None:
    forbidden = re.compile(r"\b(today\(\)|now\(\)|utcnow\(\)|open\(|Path\(|environ|getenv)")
    for path in (ROOT / "app" / "core").rglob("*.py"):
        assert not forbidden.search(path.read_text("utf-8")), path


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    files = [*CODE, *(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    long = {
        str(path.relative_to(ROOT)): count for path in files if (count := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_room_is_named_after_nothing_in_particular() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "services", "managers", "manager", "misc", "lib"}
    assert not [path for path in CODE if vague & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}]


def test_every_module_says_what_it_is_for() -> None:
    assert not [path for path in CODE if ast.get_docstring(ast.parse(path.read_text("utf-8"))) is None]


def test_the_repository_speaks_of_linaje_only() -> None:
    """No path of a machine, no index of packages, no word of how the work was done."""
    machine = re.compile(r"/[w]ork/|/[h]ome/\w|/[r]oot/|[p]ypi\.org/simple|[i]ndex-url|[e]xtra-index|/[t]mp/\w")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in tracked()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if machine.search(line)
    ]
    assert not found


def test_the_locks_name_a_hash_for_every_package_and_no_index() -> None:
    for name in ("serve", "test"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert len(packages) > 40
        assert all("--hash=sha256:" in package for package in packages)
        assert "http" + "s://" not in text
        assert "http" + "://" not in text


def test_every_dependency_of_the_project_is_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    block = project[project.index("dependencies = [") : project.index("[project.scripts]")]
    wanted = set(re.findall(r'^\s+"([a-z0-9-]+)', block, re.MULTILINE))
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements" / "serve.txt").read_text("utf-8"), re.MULTILINE))
    assert len(wanted) > 10
    assert not wanted - locked


def test_what_the_user_fixed_stands_at_the_top() -> None:
    for name in ("pyproject.toml", "app", "ontology", "data/decrees.ttl", "loaders", "tests", "README.md"):
        assert (ROOT / name).exists(), name
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for package in ("networkx", "rdflib", "fastapi", "uvicorn", "pyvis", "sqlmodel"):
        assert f'"{package}' in project, package
