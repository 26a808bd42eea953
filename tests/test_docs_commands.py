"""What the documentation shows is what happens: every command is run, and its shown output appears in the real one.

In a `console` block each line that begins with `$ ` is run, in order, in a folder that holds a copy of the data; the lines below
it are its output, where `…` stands for what is left out. A comment before a block may say: `not run:` and why; `exits` and the
exit code; `file:` and the name under which the block is saved, or how a file is made from others.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.settings import Settings

ROOT = Path(__file__).parent.parent
PUBLISHED = "http://127.0.0.1:8000"
ALLOWED = ("linaje ", "LINAJE_HOME=", "python ", "curl -s ", "cp -a ")

_PART = re.compile(r"^<!-- (?P<said>.*?) -->$|^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Block:
    """A fenced block, with what the comments before it say."""

    kind: str
    body: str
    said: list[str] = field(default_factory=list)

    def told(self, word: str) -> str:
        """What a comment says after `word`; empty if none does."""
        return next((one.removeprefix(word).strip() for one in self.said if one.startswith(word)), "")


def blocks(page: Path) -> Iterator[Block]:
    """The comments and blocks of a page, in order; a comment that makes a file stands alone."""
    said: list[str] = []
    for part in _PART.finditer(page.read_text("utf-8")):
        if part["said"] is not None:
            if re.match(r"file: \S+ (=|\+=) ", part["said"]):
                yield Block("make", part["said"].removeprefix("file: "))
            else:
                said.append(part["said"])
        else:
            yield Block(part["kind"], part["body"], said)
            said = []


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown."""
    for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command.replace(".venv/bin/linaje", "linaje"), shown


def pattern(shown: str) -> re.Pattern[str]:
    """What the real output must look like: the lines shown, `…` for any run of characters or, alone, of lines."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == "…" else ".*?".join(map(re.escape, line.split("…"))) + r"\n"
        for line in shown.rstrip("\n").split("\n")
    ]
    return re.compile("".join(lines))


def make(line: str, folder: Path) -> None:
    """Make a file as a comment says: `a += b`, or `a = b with x -> y`."""
    name, how, rest = line.split(" ", 2)
    if how == "+=":
        with (folder / name).open("a", encoding="utf-8") as out:
            out.write((folder / rest).read_text("utf-8"))
        return
    source, _, change = rest.partition(" with ")
    old, _, new = change.partition(" -> ")
    text = (folder / source).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def environment(home: Path) -> dict[str, str]:
    """The environment of a reader with the virtual environment activated and nothing else set."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LINAJE_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return {**kept, "PATH": path, "LINAJE_HOME": str(home), "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "80", "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def server(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server started as the documentation says, over a copy of the data."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(settings.home, home)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["linaje", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}/api/v1/health", timeout=5).close()  # noqa: S310 - this machine
                break
            except OSError:
                time.sleep(0.1)
        yield address
        process.terminate()


def run(command: str, folder: Path, home: Path, server: str) -> tuple[int, str]:
    """Run one command as a reader would; an address is asked of the server of this test."""
    if command.startswith("curl -s "):
        address = command.removeprefix("curl -s ").strip("'").replace(PUBLISHED, server)
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - this machine
            return 0, answer.read().decode()
    told = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(home), capture_output=True, timeout=300, check=False
    )
    return told.returncode, (told.stdout + told.stderr).decode()


PAGES = [
    page
    for page in sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    if any(block.kind == "console" and not block.told("not run:") for block in blocks(page))
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_runs_and_says_what_is_shown(page: Path, settings: Settings, tmp_path: Path, server: str) -> None:
    home, folder = tmp_path / "home", tmp_path / "checkout"
    shutil.copytree(settings.home, home)
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "ontology", folder / "ontology")
    for block in blocks(page):
        if block.kind == "make":
            make(block.body, folder)
        elif name := block.told("file:"):
            (folder / name).write_text(block.body, "utf-8")
        elif block.kind == "console" and not block.told("not run:"):
            for command, shown in commands(block):
                assert command.startswith(ALLOWED), f"{command}: how to run this is not said"
                code, output = run(command, folder, home, server)
                assert code == int(block.told("exits") or 0), f"{command}\n{output}"
                if shown.strip():
                    assert pattern(shown).match(output + "\n"), f"{command}\n{output}\nis not what is shown:\n{shown}"


def test_every_reason_for_not_running_a_command_is_said() -> None:
    """A command is left out only for one of these reasons: it serves without end, it takes minutes, or it needs what it names."""
    reasons = [block.told("not run:") for page in sorted((ROOT / "docs").rglob("*.md")) for block in blocks(page)]
    known = r"it (would go on serving|serves until|measures for minutes|starts a Virtuoso|needs )|the names? differs?; the guide "
    assert any(reasons)
    assert not [reason for reason in reasons if reason and not re.match(known, reason)]


@pytest.mark.parametrize(
    ("shown", "real", "fits"),
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("sha256-…\n", "sha256-abc\n", True),
        ("one\nthree\n", "one\ntwo\nthree\n", False),
        ("two\n", "one\ntwo\n", False),
        ("One\n", "one\n", False),
    ],
)
def test_what_is_left_out_is_marked_and_nothing_else_may_be(shown: str, real: str, fits: bool) -> None:
    assert bool(pattern(shown).match(real)) is fits
