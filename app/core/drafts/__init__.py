"""A draft checked before it is published: what it names, and what the law would be with it.

    check_draft(corpus, reading, day) -> DraftCheck        pure: nothing is written, the corpus stays as it is

The effects that a draft declares become records, laid over the body of law, and the same functions that answer every question
answer for both. There is no second engine.
"""

from app.core.drafts.checking import DraftCheck, check_draft
from app.core.drafts.days import FirstDay, first_day

__all__ = ["DraftCheck", "FirstDay", "check_draft", "first_day"]
