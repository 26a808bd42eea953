"""What is read of many passages is what is recorded: every effect, day of entry, citation and note, to the last field.

The record says what the reading says today. Where the reading changes, `make record` writes it anew, and a person reads the diff.
"""

from __future__ import annotations

from typing import Any

import pytest
from recordings import groups, passages, recorded, told


@pytest.mark.parametrize("some", groups(passages()), ids=lambda some: f"{some[0]['id']}-{some[-1]['id']}")
def test_what_is_read_of_passages_is_what_is_recorded(some: list[dict[str, Any]]) -> None:
    record = recorded()
    assert {one["id"]: told(one) for one in some} == {one["id"]: record.get(one["id"]) for one in some}


def test_every_passage_has_a_name_of_its_own_and_nothing_else_is_recorded() -> None:
    names = [one["id"] for one in passages()]
    assert len(names) == len(set(names))
    assert list(recorded()) == names
