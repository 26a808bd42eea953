"""What the source says of itself: the codes it raises, the sentences it tells, the settings it reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reference_pages.markdown import ROOT

#: Where findings are made.
_FINDERS = ("app/core/invariants", "app/core/proposals.py", "app/graph", "loaders", "app/build.py")


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that makes a finding: its code, and the function or class as a dotted name."""

    code: str
    function: str


def findings_raised() -> list[Raised]:
    """Every place that makes a finding under a code of its own; the codes of shapes are made from their names."""
    found = []
    for path in _python_files(*_FINDERS):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for made in ast.parse(path.read_text("utf-8")).body:
            if isinstance(made, ast.FunctionDef | ast.ClassDef):
                found += [Raised(code, f"{module}.{made.name}") for code in _codes_in(made)]
    return sorted(set(found), key=lambda one: (one.code, one.function))


def _codes_in(function: ast.FunctionDef | ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(function):
        first: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("error", "Finding", "_refuse"):
            first = node.args[0]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("warn", "fault"):
            first = node.args[0] if node.args else None
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            first = node.value.elts[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def sentences(path: str, function: str) -> dict[str, str]:
    """The English sentence that a function tells for each code it matches: the longest one of the case."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    body = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == function)
    told = {}
    for case in (case for node in ast.walk(body) if isinstance(node, ast.Match) for case in node.cases):
        said = [
            node.args[0].value
            for statement in case.body
            for node in ast.walk(statement)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name | ast.Attribute)
            and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) == "say"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ]
        for key in _keys_of(case.pattern):
            told[key] = max((text for text in said if isinstance(text, str)), key=len, default="")
    return told


def _keys_of(pattern: ast.pattern) -> Iterator[str]:
    if isinstance(pattern, ast.MatchOr):
        for one in pattern.patterns:
            yield from _keys_of(one)
    elif isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant):
        yield str(pattern.value.value)
    elif isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Attribute):
        yield pattern.value.attr


def settings_read() -> dict[str, list[str]]:
    """Setting -> the modules that read it, directly or through one of the properties made from it."""
    read: dict[str, set[str]] = {}
    for path in _python_files("app"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and _is_settings(node.value, module):
                read.setdefault(node.attr, set()).add(module)
    for made, part in _made_from():
        read.setdefault(part, set()).update(read.get(made, ()))
    return {name: sorted(modules - {"app.settings"}) for name, modules in read.items()}


def _made_from() -> Iterator[tuple[str, str]]:
    """Every property of the settings with each field it is made from."""
    for function in ast.walk(ast.parse((ROOT / "app/settings.py").read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
                    yield function.name, node.attr


def _is_settings(value: ast.expr, module: str) -> bool:
    if isinstance(value, ast.Name):
        return value.id in ("settings", "chosen") or (module == "app.settings" and value.id == "self")
    if isinstance(value, ast.Attribute):
        return value.attr == "settings"
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in ("settings_of", "Settings")


def _python_files(*places: str) -> Iterator[Path]:
    for place in places:
        found = ROOT / place
        yield from [found] if found.is_file() else sorted(found.rglob("*.py"))
