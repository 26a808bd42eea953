"""One reader's language: messages from the catalogue, days, windows of days, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.core.model import Text
from app.core.period import ONE_DAY, Moment

LANGUAGES = ("es", "en")

#: Spanish "de el" and "a el" are written "del" and "al".
_CONTRACTION = re.compile(r"\b(de|a) el (?=\w)")

_LOCALES = {"es": "es_CO", "en": "en_GB"}
_CATALOGUE = Path(__file__).parent / "locale" / "es" / "LC_MESSAGES" / "linaje.po"


def mark(message: str) -> str:
    """A message that is translated later, where it is said: marked here so that the catalogue learns of it."""
    return message


@cache
def _catalogue() -> Catalog:
    with _CATALOGUE.open("rb") as file:
        return read_po(file, locale="es")


@lru_cache(maxsize=4096)
def _translated(message: str) -> str:
    """A message in Spanish; kept, since a page of hundreds of rows says the same few again and again."""
    found = _catalogue().get(message)
    return str(found.string) if found and isinstance(found.string, str) and found.string else message


def read_ahead() -> None:
    """Read the catalogue before the first reader asks, who would wait for it."""
    _catalogue()


@lru_cache(maxsize=8192)
def _written(day: date, form: str, code: str) -> str:
    """A day in a form of Babel's; an answer names the same few days again and again."""
    return format_date(day, form, locale=_LOCALES[code])


class Language:
    """Spanish or English. English messages are the keys; Spanish ones come from the catalogue."""

    def __init__(self, code: str) -> None:
        self.code = code if code in LANGUAGES else "es"

    def say(self, message: str, **values: Any) -> str:
        """A message in this language with its values put in; days and windows among them are written out."""
        return self._fill(_translated(message) if self.code == "es" else message, values)

    def count(self, one: str, many: str, number: int, **values: Any) -> str:
        """A message that depends on a number; `{count}` in it is the number."""
        template = one if number == 1 else many
        if self.code == "es":
            found = _catalogue().get(one)
            forms = found.string if found and isinstance(found.string, tuple | list) else ()
            if len(forms) == 2 and all(forms):
                template = forms[0] if number == 1 else forms[1]
        return self._fill(template, {"count": number, **values})

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        if not values and "{" not in template:
            return template
        said = template.format_map({key: self.value(value) for key, value in values.items()})
        return self.contract(said)

    def contract(self, text: str) -> str:
        """Spanish text with "de el" and "a el" contracted; English text as it is."""
        return _CONTRACTION.sub(lambda found: f"{found.group(1)}l ", text) if self.code == "es" else text

    def value(self, value: Any) -> str:
        """Any value as words."""
        if isinstance(value, Moment):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, Text):
            return value.in_(self.code)
        return str(value)

    def day(self, day: date) -> str:
        """A day in full.

        >>> Language("en").day(date(2016, 3, 1))
        '1 March 2016'
        """
        return _written(day, "long", self.code)

    def short_day(self, day: date) -> str:
        """A day in little room, the month as a word so that no order of numbers can be mistaken."""
        return _written(day, "d MMM y", self.code)

    def last_day(self, end: date) -> str:
        """The last day of a half-open period, written out."""
        return self.day(end - ONE_DAY)

    def moment(self, moment: Moment) -> str:
        """A moment as well as it is known, as a phrase that can follow a verb."""
        if moment.exact is not None:
            return self.say("on {day}", day=moment.exact)
        if moment.latest is None:
            return self.say("at a time not recorded, not before {day}", day=moment.earliest)
        if moment.earliest.replace(day=1) == moment.earliest and (moment.latest + ONE_DAY).day == 1:
            if (moment.earliest.year, moment.earliest.month) == (moment.latest.year, moment.latest.month):
                month = _written(moment.earliest, "LLLL y" if self.code == "en" else "LLLL 'de' y", self.code)
                return self.say("on some day of {month}", month=month)
            if moment.earliest.year == moment.latest.year and moment.earliest.month == 1 and moment.latest.month == 12:
                return self.say("on some day of {month}", month=moment.earliest.year)
        return self.say("between {first} and {last}", first=moment.earliest, last=moment.latest)
