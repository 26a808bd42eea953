"""Colours of other sites made readable: contrast as WCAG 2 computes it."""

from __future__ import annotations

#: The grounds of the two schemes, on which text stands.
LIGHT_GROUND, DARK_GROUND = "#f4f6fb", "#18212e"

_INKS = ("#ffffff", "#000000")
_ENOUGH = 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written `#rrggbb`.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: str) -> str:
    """The ink, light or dark, that is read best on a colour."""
    return max(_INKS, key=lambda ink: contrast(ink, ground))


def readable(colour: str, ground: str) -> str:
    """The colour, made darker or lighter in steps until text of it can be read on the ground."""
    target = 0 if contrast("#000000", ground) > contrast("#ffffff", ground) else 255
    parts = _parts(colour)
    for step in range(21):
        mixed = "#" + "".join(f"{round(part + (target - part) * step / 20):02x}" for part in parts)
        if contrast(mixed, ground) >= _ENOUGH:
            return mixed
    return "#000000" if target == 0 else "#ffffff"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [part / 255 / 12.92 if part <= 10.31 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
