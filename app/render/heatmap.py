"""The coverage of a day as one picture: principles across, acts down, with its key; it looks the same wherever it is put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from app.render.language import Language

_LEFT, _TOP, _WIDE, _HIGH = 190, 190, 58, 30

#: Ground, ink and rim of each shade; the sign says the same without colour.
_SHADES = {
    "ministry": ("#0943b5", "#ffffff", "#0943b5"),
    "high": ("#b5c8ee", "#14202e", "#b5c8ee"),
    "medium": ("#e1e9fa", "#14202e", "#0943b5"),
    "none": ("#eceef2", "#39424f", "#39424f"),
    "blank": ("#ffffff", "#4a5563", "#dfe4ec"),
}
_SIGNS = {"ministry": "●", "high": "◆", "medium": "◇", "none": "○", "blank": ""}


@dataclass(frozen=True, slots=True)
class Picture:
    """What the picture shows: principles by number and name, and for each act the shade of its cells."""

    principles: tuple[tuple[int, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def heatmap(shown: Picture, lang: Language, on: date, release: str) -> str:
    """The picture as SVG, by attributes alone: no style sheet, no script, no font from elsewhere."""
    say = lang.say
    meanings = [
        ("ministry", say("claimed by the ministry for the practice as a whole")),
        ("high", say("editorial reading, high confidence")),
        ("medium", say("editorial reading, medium or low confidence")),
        ("none", say("assessed, no support found")),
        ("blank", say("not assessed")),
    ]
    width = _LEFT + _WIDE * len(shown.principles) + 20
    foot = _TOP + _HIGH * len(shown.rows) + 24
    height = foot + 24 * len(meanings) + 34
    title = say("Coverage on {day}", day=on)
    label = escape(title, {'"': "&quot;"})
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    font = 'font-family="Verdana, DejaVu Sans, sans-serif" font-size="13"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{label}" lang="{lang.code}" {font}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(12, 28, title, size=18, weight=True),
    ]
    for place, (number, name) in enumerate(shown.principles):
        x = _LEFT + _WIDE * place + _WIDE / 2
        parts.append(_text(x, _TOP - 8, str(number), anchor="middle", weight=True))
        parts.append(
            f'<text transform="translate({x + 4} {_TOP - 28}) rotate(-90)" font-size="11" fill="#14202e">{escape(name)}</text>'
        )
    for place, (label, shades) in enumerate(shown.rows):
        y = _TOP + _HIGH * place
        parts.append(_text(_LEFT - 10, y + 20, label, anchor="end"))
        parts += [_cell(_LEFT + _WIDE * across, y, shade) for across, shade in enumerate(shades)]
    for place, (shade, meaning) in enumerate(meanings):
        y = foot + 24 * place
        parts += [_cell(12, y, shade, wide=34, high=20), _text(56, y + 15, meaning)]
    parts.append(_text(12, height - 12, f"Linaje · {release[:23]}", size=11, fill="#4a5563"))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", size: int = 13, weight: bool = False, fill: str = "#14202e"
) -> str:
    bold = ' font-weight="700"' if weight else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="{size}" fill="{fill}"{bold}>{escape(words)}</text>'


def _cell(x: float, y: float, shade: str, *, wide: float = _WIDE - 3, high: float = _HIGH - 3) -> str:
    ground, ink, rim = _SHADES[shade]
    dashed = ' stroke-dasharray="4 3"' if shade in ("medium", "blank") else ""
    box = f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="3" fill="{ground}" stroke="{rim}"{dashed}/>'
    sign = _SIGNS[shade]
    return box + (_text(x + wide / 2, y + high / 2 + 5, sign, anchor="middle", fill=ink) if sign else "")
