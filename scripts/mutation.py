"""Change the core in thousands of small ways, one at a time, and count how many of the faults the tests notice.

``python scripts/mutation.py`` works on a copy, in a folder outside the repository, so that nothing here is touched and a run
that is stopped goes on where it was. Names choose modules: ``python scripts/mutation.py app.core.timeline app.core.rules``.
mutmut passes over decorated functions; in the copy, `@rule` and `@property` are therefore written as calls after the function.
``--sample 400`` makes only so many of the changes, drawn evenly from all by ``--seed``, and gives the share with its error.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from math import sqrt
from pathlib import Path
from random import Random

import libcst as cst

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("app", "benchmarks", "loaders", "ontology", "data", "tests", "scripts", "pyproject.toml")
MOVED = ("rule", "property")
#: What the exit code of the tests means; any other code is a fault that was noticed.
STATES = {0: "survived", 5: "survived", 33: "untested", None: "not run", 36: "timeout", 24: "timeout", -24: "timeout"}


class _Undecorated(cst.CSTTransformer):  # type: ignore[misc]  # libcst is there only where mutations are made
    """`@rule(...)` over a function becomes `f = rule(...)(f)` under it."""

    def leave_FunctionDef(  # noqa: N802 - named by libcst
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        if len(original_node.decorators) != 1:
            return updated_node
        made = original_node.decorators[0].decorator
        named = made.func if isinstance(made, cst.Call) else made
        if not isinstance(named, cst.Name) or named.value not in MOVED:
            return updated_node
        call = cst.Call(made, [cst.Arg(cst.Name(original_node.name.value))])
        after = cst.Assign([cst.AssignTarget(cst.Name(original_node.name.value))], call)
        return cst.FlattenSentinel([updated_node.with_changes(decorators=[]), cst.SimpleStatementLine([after])])


def prepare(folder: Path) -> None:
    """Copy what is needed, write decorators as calls, and build the release the tests read."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        for file in [source] if source.is_file() else sorted(source.rglob("*")):
            if file.is_dir() or "__pycache__" in file.parts:
                continue
            text = file.read_bytes()
            if file.is_relative_to(ROOT / "app" / "core") and file.suffix == ".py":
                text = cst.parse_module(text).visit(_Undecorated()).bytes
            copy = folder / file.relative_to(ROOT)
            if not copy.is_file() or copy.read_bytes() != text:
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(text)
    # mutmut copies the tests once and never again, and asks for single tests by names that need not be names any more.
    shutil.rmtree(folder / "mutants" / "tests", ignore_errors=True)
    (folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)


def run(folder: Path, names: list[str], environment: dict[str, str], processes: int) -> None:
    """Run mutmut over the copy, for all of the core or for the modules or changes named."""
    patterns = [name if "__mutmut_" in name else f"{name}{end}" for name in names for end in (".x*", ".*.x*")]
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", str(processes), *dict.fromkeys(patterns)]
    subprocess.run(command, cwd=folder, env=environment, check=False)  # noqa: S603 - our own command


def drawn(folder: Path, names: list[str], sample: int, seed: int, environment: dict[str, str], processes: int) -> list[str]:
    """So many of the changes, every one as likely as another; the same for a seed."""
    run(folder, ["none"], environment, processes)  # makes every change and tries none
    keys = [key for module, meta in _metas(folder, names) for key in json.loads(meta.read_text("utf-8"))["exit_code_by_key"]]
    return Random(seed).sample(sorted(keys), min(sample, len(keys)))  # noqa: S311 - no secret


def _metas(folder: Path, names: list[str]) -> Iterator[tuple[str, Path]]:
    """What is known of the changes of each module chosen."""
    for meta in sorted((folder / "mutants" / "app" / "core").rglob("*.py.meta")):
        module = str(meta.relative_to(folder / "mutants")).removesuffix(".py.meta").replace(os.sep, ".")
        if not names or any(module == name or module.startswith(f"{name}.") for name in names):
            yield module, meta


def report(folder: Path, names: list[str], only: Collection[str] = ()) -> bool:
    """Print the figures by module, of all that was tried or of what was drawn, and write what survived to a file.

    True if nine of ten faults were noticed.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    survivors = []
    for module, meta in _metas(folder, names):
        for mutant, code in json.loads(meta.read_text("utf-8"))["exit_code_by_key"].items():
            state = STATES.get(code, "noticed") if not only or mutant in only else "not run"
            counts[module][state] += 1
            if state in ("survived", "untested"):
                survivors.append((state, mutant))
    whole = sum(counts.values(), Counter[str]())
    for module, found in [*counts.items(), ("all", whole)]:
        run_ = sum(found.values()) - found["not run"]
        noticed = found["noticed"] + found["timeout"]
        share = f"{noticed / run_:6.1%}" if run_ else "     -"
        rest = ", ".join(f"{number} {state}" for state, number in sorted(found.items()) if state != "noticed")
        print(f"{share}  {noticed:5} of {run_:5}  {module}" + (f"  ({rest})" if rest else ""))
    listed = folder / "survivors.txt"
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    with listed.open("w", encoding="utf-8") as out:
        for state, mutant in survivors:
            shown = subprocess.run([mutmut, "show", mutant], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
            out.write(f"{state}: {mutant}\n{shown.stdout}\n")
    print(f"What survived, change by change: {listed}")
    ran = sum(whole.values()) - whole["not run"]
    if ran and whole["not run"]:
        part = (whole["noticed"] + whole["timeout"]) / ran
        error = 1.96 * sqrt(part * (1 - part) / ran)  # of a proportion, at 95 %
        print(f"{ran} of {sum(whole.values())} changes were tried: {part:.1%} noticed, give or take {error:.1%}")
    return ran > 0 and (whole["noticed"] + whole["timeout"]) / ran >= 0.9


def main() -> int:
    """Prepare, run, report."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("names", nargs="*", help="modules or packages of the core; all of them when none is named")
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "linaje-mutation", help="where to work")
    arguments.add_argument("--report", action="store_true", help="tell the figures of the last run, without running")
    arguments.add_argument("--sample", type=int, default=0, help="try only so many changes, drawn evenly")
    arguments.add_argument("--seed", type=int, default=1, help="which ones are drawn")
    arguments.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many changes are tried at a time")
    arguments.add_argument("--anew", action="store_true", help="forget earlier runs")
    chosen = arguments.parse_args()
    if chosen.anew:
        shutil.rmtree(chosen.folder, ignore_errors=True)
    keys: list[str] = []
    if not chosen.report:
        began = time.monotonic()
        prepare(chosen.folder)
        home = chosen.folder / "home"
        environment = {**os.environ, "LINAJE_TESTS_RELEASE": str(home), "PYTHONHASHSEED": "0"}
        if not home.is_dir():
            # The release is built by the core as it is, once; every changed core reads it.
            build = [sys.executable, "-m", "app", "build"]
            told = {**environment, "LINAJE_HOME": str(home)}
            subprocess.run(build, cwd=chosen.folder, env=told, check=True)  # noqa: S603
        if chosen.sample:
            keys = drawn(chosen.folder, chosen.names, chosen.sample, chosen.seed, environment, chosen.processes)
        run(chosen.folder, keys or chosen.names, environment, chosen.processes)
        print(f"{time.monotonic() - began:,.0f} seconds")
    return int(not report(chosen.folder, chosen.names, frozenset(keys)))


if __name__ == "__main__":
    sys.exit(main())
