"""The colours of the sheet: every pair of text and ground that a rule sets reaches 4.5:1, in both schemes."""

from __future__ import annotations

import re

import pytest

from app.web.templating import asset

SHEET = asset("linaje.css")[0].decode()
PAIRS = [
    ("ink", "ground"), ("ink", "raised"), ("quiet", "ground"), ("quiet", "raised"), ("link", "ground"), ("link", "raised"),
    ("brand-ink", "brand"), ("ok-ink", "ok-ground"), ("ok-ink", "ground"), ("warn-ink", "warn-ground"), ("ink", "ok-ground"),
    ("ink", "warn-ground"), ("ink", "off-ground"), ("link", "ok-ground"), ("link", "warn-ground"), ("link", "off-ground"),
    ("off-ink", "off-ground"), ("ink", "box"), ("ink", "cell-high"), ("ink", "cell-medium"), ("ground", "cell-ministry"),
    ("quiet", "lane"), ("ground", "ink"), ("focus-ink", "focus"), ("mark", "ground"), ("quiet", "ok-ground"),
    ("quiet", "warn-ground"),
]  # fmt: skip


def _tokens(scheme: str) -> dict[str, str]:
    """The colours of a scheme; the dark one inherits what it does not change."""
    blocks = re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)
    text = blocks[0] if scheme == "light" else blocks[0] + blocks[1]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=str)
def test_words_are_read_on_their_ground(text: str, ground: str, scheme: str) -> None:
    tokens = _tokens(scheme)
    assert _contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_the_lineage_are_seen_on_every_lane(scheme: str) -> None:
    tokens = _tokens(scheme)
    lines = [one for one in tokens if one.startswith("k-")]
    assert len(lines) > 10
    for one in [*lines, "box-line"]:
        for ground in ("ground", "lane"):
            assert _contrast(tokens[one], tokens[ground]) >= 3, (one, ground)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(_contrast("#000000", "#ffffff"), 2) == 21
