"""Days as people write them, in Spanish and English: "1 de marzo de 2016", "1.º mar. 2016", "March 1, 2016", "01/03/2016".

A day written in figures alone is read as Colombia writes it, the day before the month, whatever the language.
"""

from __future__ import annotations

import re
from datetime import date

from app.core.citation import fold

_MONTHS = (
    ("enero", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("septiembre", "setiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
)
_NUMBER_OF = {word[:size]: place for place, words in enumerate(_MONTHS, 1) for word in words for size in (3, 4, len(word))}
_MONTH = r"(?P<month>[a-z]{3,10})\.?"
_DAY = r"(?P<day>\d{1,2})(?:\.?[ºo°]|st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

_FORMS = tuple(
    re.compile(rf"\A(?:el |on |al )?(?:dia )?{form}\Z")
    for form in (
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
        r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})",
        rf"{_DAY}(?: de | of | |-){_MONTH}(?: del? |,? |-){_YEAR}",
        rf"{_MONTH} {_DAY}(?:,| de| del)? {_YEAR}",
    )
)


def read_written_day(text: str) -> date | None:
    """The day a text names; ``None`` if it names none, or one that no calendar has.

    >>> read_written_day("1.º de marzo de 2016"), read_written_day("March 1, 2016"), read_written_day("01/03/2016")
    (datetime.date(2016, 3, 1), datetime.date(2016, 3, 1), datetime.date(2016, 3, 1))
    """
    folded = fold(text)
    for form in _FORMS:
        found = form.match(folded)
        if found is None:
            continue
        written = found["month"]
        month = int(written) if written.isdigit() else _NUMBER_OF.get(written, 0)
        try:
            return date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            return None
    return None
