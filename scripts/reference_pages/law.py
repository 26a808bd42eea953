"""The pages on the rules and on the competency questions."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

from app.core import rules as rule_modules
from app.core.identifiers import natural_key
from app.core.rules.registry import RULES, Rule
from reference_pages.markdown import ROOT, code, facts, page, table


def rules() -> str:
    """The page on the rules."""
    for found in pkgutil.walk_packages(rule_modules.__path__, "app.core.rules."):
        importlib.import_module(found.name)
    importlib.import_module("app.core.judging")  # holds rule H1
    known = sorted(RULES.values(), key=lambda rule: natural_key(rule.id))
    return page(
        "Rules",
        "Each rule of law about force in time is one named function, which cites its norm. The number of the rule stands in the"
        " steps of an answer. How they work together: [how force is decided](../explanation/how-force-is-decided.md). Norms are"
        " cited as Colombian lawyers cite them.",
        table(["Rule", "What it says", "Norm"], [[f"[{one.id}](#{one.id.lower()})", one.title.en, one.norm] for one in known]),
        *(_rule(one) for one in known),
    )


def _rule(rule: Rule) -> str:
    module, _, name = rule.function.rpartition(".")
    function = getattr(importlib.import_module(module), name)
    return f"## {rule.id}\n\n" + facts(
        [
            ("English", rule.title.en),
            ("Español", rule.title.es),
            ("Norm", rule.norm),
            ("Computes", (inspect.getdoc(function) or "").partition(">>>")[0]),
            ("In the code", code(rule.function)),
        ]
    )


def questions() -> str:
    """The page on the competency questions."""
    files = sorted((ROOT / "ontology/questions").glob("cq*.rq"))
    return page(
        "Competency questions",
        "What the graph must be able to answer, each as one SPARQL query. A question is a requirement, a test and an example at"
        " once. How to run one: [query the graph](../how-to/query-the-graph.md). The values to ask for stand in the line marked"
        " `# parameters`, where a question has any.",
        table(["Question", "Asks"], [[f"[{_number(one)}](#{_number(one)})", _header(one)[0]] for one in files]),
        *(_question(one) for one in files),
    )


def _number(file: Path) -> str:
    return file.name.partition("-")[0]


def _header(file: Path) -> tuple[str, str]:
    """The title and the description: the comment lines before the query, without the Spanish title, which is the second."""
    lines = []
    for line in file.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").strip())
    return lines[0] if lines else file.stem, "\n".join(lines[2:]).strip()


def _question(file: Path) -> str:
    title, description = _header(file)
    columns = ", ".join(code(one) for one in _columns(file.read_text("utf-8")))
    link = f"[`{file.name}`](../../ontology/questions/{file.name})"
    return f"## {_number(file)}\n\n**{title}**\n\n{description}\n\n" + facts([("Columns", columns), ("Query", link)])


def _columns(query: str) -> list[str]:
    """The columns of the outermost SELECT; none for other forms."""
    found = re.search(r"^SELECT\s+(?:DISTINCT\s+)?(.*?)\s*(?:WHERE\s*)?\{", query, re.MULTILINE | re.DOTALL)
    if found is None:
        return []
    head, depth, columns = found.group(1), 0, []
    for match in re.finditer(r"\(|\)|\?\w+", head):
        if match.group() == "(":
            depth += 1
        elif match.group() == ")":
            depth -= 1
        elif depth == 0 or re.search(r"\bAS\s+$", head[: match.start()], re.IGNORECASE):
            columns.append(match.group())
    return columns
