"""The pages on the command line, the settings and the problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, get_origin

import typer

from app.cli import app as command_line
from app.render.language import Language
from app.settings import Settings
from app.web.problems import KINDS
from reference_pages import words
from reference_pages.markdown import ROOT, code, facts, page, table
from reference_pages.scan import settings_read

_ENGLISH, _SPANISH = Language("en"), Language("es")


# ------------------------------------------------------------------ command line


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, in the order of the help."""
    group: Any = typer.main.get_command(command_line)
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items())
        else:
            yield name, command


def cli() -> str:
    """The page on the command line."""
    parts = [
        (
            "`linaje`, also `python -m app`. After `make serve` it lies in the virtual environment: `.venv/bin/linaje`.\n\n"
            "Answers go to the standard output, everything else to the error stream. The exit code is 0 for success, 1 for a"
            " negative result and 2 for misuse; where a command means something narrower, its section says so. The commands of"
            " readers build the bundled data first where no release exists. [Settings](settings.md) apply to every command."
        ),
        "`linaje --version` prints the version; `--help` explains any command.",
        table(
            ["Command", "What it does"],
            [[f"[`{name}`](#linaje-{name.replace(' ', '-')})", _first(one.help)] for name, one in commands()],
        ),
    ]
    return page("Command line", *parts, *(_command(name, one) for name, one in commands()))


def _command(name: str, command: Any) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join([f"linaje {name}", *(["[OPTIONS]"] if options else []), *(_argument(one) for one in arguments)])
    mark = f"<!-- not run: {words.NOT_RUN[name]} -->\n" if name in words.NOT_RUN else ""
    parts = [f"## linaje {name}", command.help, f"```text\n{usage}\n```"]
    rows = [[code(_argument(one)), _kind(one), "", one.help or ""] for one in arguments]
    rows += [[code(one.opts[0]), _kind(one), _default_of(one), one.help or ""] for one in options]
    if rows:
        parts.append(table(["Argument or option", "Type", "Default", "Meaning"], rows))
    if name in words.EXITS:
        parts.append(f"Exit code: {words.EXITS[name]}")
    parts.append(f"{mark}```console\n$ {words.COMMANDS.get(name, f'linaje {name} --help')}\n```")
    return "\n\n".join(parts)


def _argument(one: Any) -> str:
    called = one.metavar or one.name.upper()
    many = "..." if one.nargs == -1 else ""
    return f"{called}{many}" if one.required else f"[{called}]{many}"


def _kind(one: Any) -> str:
    annotation = one.type_descriptor.annotation
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(code(one.value) for one in annotation)
    if one.metavar and one.param_type_name == "option":
        return code(one.metavar)
    if get_origin(annotation) is list:
        return "files"
    if annotation is bool:
        return "flag"
    if annotation is int and one.min is not None and one.max is not None:
        return f"integer from {one.min} to {one.max}"
    return {str: "text", int: "integer", Path: "folder"}.get(annotation, "text")


def _default_of(one: Any) -> str:
    if one.default is None or one.default is False:
        return ""
    return code(str(getattr(one.default, "value", one.default)))


def _first(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


# ------------------------------------------------------------------ settings


def settings() -> str:
    """The page on the settings."""
    read = settings_read()
    rows = []
    for name, field in Settings.model_fields.items():
        where = read.get(name, [])
        rows.append(
            [
                code(f"LINAJE_{name.upper()}"),
                _annotated(field.annotation),
                code(_written(field.default)) if _written(field.default) else "",
                field.description or "",
                ", ".join(code(one) for one in where) or "nothing reads it in this version",
            ]
        )
    return page(
        "Settings",
        "Settings are read from the environment once, when a command starts. There is no settings file. The options `--host`,"
        " `--port`, `--workers`, `--release` of `serve` and `--out` of `build` win over the setting of the same meaning."
        " A list is written as JSON: `LINAJE_ALLOWED_HOSTS='[\"linaje.example.org\"]'`. A value that does not fit stops the"
        " command with the name of the setting.",
        table(["Variable", "Type", "Default", "Meaning", "Read in"], rows),
        "`HOST` and `PORT`, without the prefix, are read by `make serve` alone.",
    )


def _annotated(annotation: Any) -> str:
    return {str: "text", int: "integer", Path: "path"}.get(annotation, "list of text")


def _written(default: Any) -> str:
    if isinstance(default, tuple):
        return "[" + ", ".join(f'"{one}"' for one in default) + "]" if default else ""
    return str(default)


# ------------------------------------------------------------------ problems


def problems() -> str:
    """The page on the problems."""
    told = _told_of_problems()
    sections = []
    for kind in KINDS:
        english = told.get(kind.name, told[""])
        sections.append(
            f"## {kind.name}\n\n"
            + facts(
                [
                    ("Status", str(kind.status)),
                    ("Type", code(f"/problems/{kind.name}")),
                    ("Title", f"{_ENGLISH.say(kind.title)} · {_SPANISH.say(kind.title)}"),
                    ("What it means, and what to do", english),
                    ("En español", _SPANISH.say(english)),
                    ("Extra members", words.PROBLEM_EXTENSIONS[kind.name]),
                ]
            )
        )
    return page(
        "Problems",
        "Every error of the API is an `application/problem+json` object (RFC 9457) with `type`, `title`, `status`, `detail` and"
        " `instance`. `type` is an address of this service that explains the kind; `title` is fixed for the kind, in the reader's"
        " language; `detail` speaks of this request; `instance` is a fresh `urn:uuid:` that the log of a failure names too."
        " Problems are never cached. Where a page was asked for, the same facts come as a page.",
        "A request whose `Host` is not among the allowed hosts is always answered in JSON, even where a page was asked for.",
        *sections,
    )


def _told_of_problems() -> dict[str, str]:
    """What the page of each kind says, from its template; under "" what it says of every other kind."""
    template = (ROOT / "app/web/templates/problem_kind.html").read_text("utf-8")
    told = dict(re.findall(r'kind\.name == "([\w-]+)" %}\{\{ _\("([^"]+)"\) }}', template))
    other = re.search(r'{% else %}\{\{ _\("([^"]+)"\) }}', template)
    assert other is not None
    return told | {"": other.group(1)}
