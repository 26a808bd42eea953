"""The register of rules: each rule is a function that cites its norm, in two languages."""

from __future__ import annotations

import importlib

import pytest

from app.core import governing, judging, standing
from app.core.rules.registry import RULES, Rule

IMPORTED = (governing, judging, standing)  # importing them enters every rule


def test_every_rule_of_the_brief_has_a_function() -> None:
    assert IMPORTED
    numbers = {*(f"R{number}" for number in range(1, 26)), "H1", "H2", "H3"}
    assert set(RULES) == numbers


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_names_its_norm_and_says_itself_in_two_languages(rule: Rule) -> None:
    assert rule.norm
    assert rule.title.es.endswith(".")
    assert rule.title.en.endswith(".")
    assert rule.title.es != rule.title.en


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_leads_to_a_function_that_is_documented(rule: Rule) -> None:
    module, _, name = rule.function.rpartition(".")
    assert (getattr(importlib.import_module(module), name).__doc__ or "").strip()


def test_no_two_rules_are_the_same_function() -> None:
    assert len({rule.function for rule in RULES.values()}) == len(RULES)
