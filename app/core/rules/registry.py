"""The register of rules: each a named function that cites its norm, so that a step of an answer can be looked up and checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from app.core.model import Text

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of Colombian law about force in time: its number, what it says, its norm, the function that applies it."""

    id: str
    title: Text
    norm: str
    function: str


RULES: dict[str, Rule] = {}


def rule(identifier: str, *, norm: str, es: str, en: str) -> Callable[[F], F]:
    """Enter a function in the register under its rule number."""

    def enter(function: F) -> F:
        RULES[identifier] = Rule(identifier, Text(es, en), norm, f"{function.__module__}.{function.__name__}")
        return function

    return enter
