"""Chains: "modificado por", "modificatorio de" tell what one act did to another, never what the citing act does."""

from __future__ import annotations

from app.core.reading.pieces import Piece
from app.core.reading.vocabulary import RELATION_WORDS, verb_form, verb_table

_VERBS = verb_table()


_BY = {
    "amends": "amended-by", "repeals": "repealed-by", "substitutes": "substituted-by", "adds": "added-by",
    "implements": "implemented-by", "corrects": "corrected-by", "suspends": "suspended-by", "extends": "extended-by",
    "incorporates": "compiled-in", "revives": "revived-by",
}  # fmt: skip


def relation_of(out: list[Piece]) -> str:
    """Whether the mention tells what was done to, or by, the mention before it."""
    back = len(out) - 1
    steps = 0
    through = ""
    while back >= 0 and steps < 9:
        before = out[back]
        word = before.text
        if before.kind == "word" and word in RELATION_WORDS:
            return RELATION_WORDS[word]
        if before.kind == "word" and verb_form(word) == "participle":
            return _BY.get(_VERBS[word][0], "affected-by") if through in ("por", "mediante") else ""
        if before.kind == "word" and verb_form(word) == "past" and _relative(out, back):
            return _VERBS[word][0]
        if before.kind == "mention":
            return before.relation if through == "por" and before.relation.endswith("-by") else ""
        if before.kind == "word" and word in ("por", "mediante"):
            through = through or "por"
        elif (
            before.kind == "word"
            and word
            in (
                "el",
                "la",
                "los",
                "las",
                "y",
                "de",
                "del",
                "un",
                "parcialmente",
                "a",
                "su",
                "vez",
                "virtud",
                "lo",
                "dispuesto",
                "en",
            )
        ) or word in (",", "e"):
            pass
        else:
            return ""
        back -= 1
        steps += 1
    return ""


def _relative(out: list[Piece], back: int) -> bool:
    return back >= 1 and out[back - 1].text in ("que", "cual", "se")
