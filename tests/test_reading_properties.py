"""Where words stand, and how they are printed, does not change what is read: held over all recorded passages of real acts.

Each passage is read as it is and printed or placed otherwise: the findings must be the same, on the same words. Where they
are not, the passage is named with the reason: `RIGHT`, where the other print says something else, or `FAULTS` of the reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from recordings import groups, real

from app.core.reading.asked import answer

Place = Callable[[int], int]
Printed = tuple[str, Place]

#: The passage and the change, where another print says another thing.
RIGHT = {
    ("R109", "capitals"): "`constitución` of a council and the Constitution differ by their first letter",
    ("R272", "capitals"): "`constitución` of an insurance and the Constitution differ by their first letter",
    ("R505", "capitals"): "`anexo a la` and an annex A differ by the letter",
}
#: The passage and the change, where the reading is wrong: to be taken away when it is put right.
FAULTS = {
    **dict.fromkeys([("N011", "accents"), ("R405", "accents"), ("N011", "markup"), ("R405", "markup")], "the article is lost"),
    **dict.fromkeys([(name, "blanks") for name in ("R556", "R613")], "`acto  legislativo` is looked for with one blank"),
    **dict.fromkeys([(name, "blanks") for name in ("R573", "R575", "R583", "R609")], "so is `arancel  de  aduanas`"),
    ("VQ083", "broken off"): "the point after an ordinal at the end of a sentence is taken for part of it",
    **dict.fromkeys([(name, "markup") for name in ("D06", "D07", "R596", "R626")], "a numeral ends with the blank after it"),
}
BEFORE = "Considerando que el país es grande.\n\n"
WIDE = "El país es grande. " * 40
_BLANK = r"(?<=\S) (?=\S)"
_COUNTED = re.compile(
    r"(?<=\b(?:[Dd]ecreto|[Aa]cuerdo)\s)(?:n[uú]mero|No\.|N[°º]|N\.[°º])(?=\s\d)|(?<=\b[Ll]ey\s)(?:n[uú]mero|No\.|N[°º])(?=\s\d)"
)


def _with(text: str, pattern: str | re.Pattern[str], sign: Callable[[str], str] | str) -> Printed:
    """A text with other signs in place of some, and where each place of it has gone."""
    parts, ends, at = [], [], 0
    for found in re.finditer(pattern, text):
        other = sign if isinstance(sign, str) else sign(found.group())
        parts += [text[at : found.start()], other]
        at = found.end()
        ends.append((at, len(other) - len(found.group())))
    new = "".join([*parts, text[at:]])
    return new, lambda place: place + sum(longer for end, longer in ends if end <= place)


def _between(text: str, kind: str) -> Printed:
    """Far from both ends of a text. But a title is read from its first word, and what an act is stands at its head."""
    before = {"titles": "", "documents": BEFORE}.get(kind, f"{WIDE}\n\n")
    return f"{before}{text}\n\n{WIDE}", lambda place: place + len(before)


def _broken_off(text: str, kind: str) -> Printed:
    """The text ends with its last word, without a point."""
    return text.rstrip(" .\n"), lambda place: place


def _signs(text: str, kind: str) -> Printed:
    """No-break blanks, curly quotation marks, and one sign for every ordinal."""
    return text.translate(str.maketrans(' "“”°º', "\u00a0”»«º°")), lambda place: place


def _numbers(text: str, kind: str) -> Printed:
    """`número 5`, `No. 5` and `N° 5` are the same."""
    return _with(text, _COUNTED, lambda said: {"n": "No.", "N": "número"}[said[0]])


def _capitals(text: str, kind: str) -> Printed:
    return (text.upper() if len(text.upper()) == len(text) else text), lambda place: place


PRINTS: dict[str, Callable[[str, str], Printed]] = {
    "between": _between,
    "broken off": _broken_off,
    "signs": _signs,
    "numbers": _numbers,
    "capitals": _capitals,
    "blanks": lambda text, _: _with(text, _BLANK, "  "),
    "accents": lambda text, _: _with(text, "[áéíóúñÁÉÍÓÚÑ]", lambda letter: unicodedata.normalize("NFD", letter)),
    "markup": lambda text, _: _with(text, f"{_BLANK}|\n\n", lambda gap: "&nbsp;" if gap == " " else "</p><p>"),
}


def _moved(told: Any, place: Place) -> Any:
    """What was told, with its places moved and without its words: those may be printed otherwise."""
    if isinstance(told, list):
        return [_moved(one, place) for one in told]
    if not isinstance(told, dict):
        return told
    made = {key: _moved(value, place) for key, value in told.items() if key not in ("span", "title", "text")}
    if "start" in told:
        made |= {"start": place(told["start"]), "end": place(told["end"] - 1) + 1}
    return made


@pytest.mark.parametrize("some", groups(real()), ids=lambda some: f"{some[0]['id']}-{some[-1]['id']}")
@pytest.mark.parametrize("how", PRINTS)
def test_print_and_place_do_not_change_what_is_read(some: list[dict[str, Any]], how: str) -> None:
    differ = set()
    for one in some:
        text, place = PRINTS[how](one["text"], one["kind"])
        if text == one["text"]:
            continue
        told = answer(one | {"text": text})
        for words in _evidence(told):
            assert words["span"] == text[words["start"] : words["end"]] == words["span"].strip() != "", one["id"]
        if _moved(answer(one), place) != _moved(told, lambda at: at):
            differ.add((one["id"], how))
    names = {one["id"] for one in some}
    assert differ == {(name, change) for name, change in RIGHT | FAULTS if name in names and change == how}


def _evidence(told: Any) -> list[dict[str, Any]]:
    if isinstance(told, list):
        return [words for one in told for words in _evidence(one)]
    if not isinstance(told, dict):
        return []
    inside = _evidence(list(told.values()))
    return [told, *inside] if "span" in told else inside
