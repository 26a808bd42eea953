"""What the check of drafts says over the books of the cases is what is recorded: what is found, and what would end."""

from __future__ import annotations

import pytest
from draft_recordings import CASES, lines_of, recorded


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_said_of_the_drafts_over_a_book_is_what_is_recorded(case: int) -> None:
    assert list(lines_of(case)) == recorded()[str(case)]
