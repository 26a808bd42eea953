"""Words as the search compares them: without accents or case, and by their Spanish root."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

#: Letters and digits of any script; what FTS5's unicode61 tokenizer takes for a word, too.
_WORD = re.compile(r"[^\W_]+")
#: Words up to this length are never searched by their root.
SHORT = 3
_STEMMER = snowballstemmer.stemmer("spanish")


def words_of(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words_of("Trámites y Resolución n.º 5")
    ['tramites', 'y', 'resolucion', 'n', '5']
    """
    return _WORD.findall(fold(text))


def fold(text: str) -> str:
    """Lower case without accents; each letter stays in its place, as the snippets need.

    >>> fold("SEÑAL Ábaco")
    'senal abaco'
    """
    folded = text
    # A replacement for each foreign letter that occurs is many times faster than looking at every letter.
    for letter in set(text) if not text.isascii() else ():
        if letter > "\x7f":
            plain = _folded(letter)
            if not plain.isascii() and (plain != letter or letter.lower() != letter):
                return "".join(map(_folded, text))
            folded = folded.replace(letter, plain)
    return folded.lower()


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return (bare or letter).casefold()[:1] if not unicodedata.combining(letter) else ""


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The Spanish root of a folded word; equal for singular and plural, and for the forms of most verbs.

    >>> root("notificacion") == root("notificaciones")
    True
    """
    if not word.isalpha():
        return word
    # The stemmer knows the ending with its accent, which readers often leave out.
    written = f"{word[:-3]}ión" if word.endswith("ion") else word
    return fold(_STEMMER.stemWord(written))


def roots_of(text: str) -> str:
    """The roots of the words of a text, in order."""
    return " ".join(map(root, words_of(text)))


def match(text: str) -> str:
    """The FTS5 query for a text: every word, as it is or by its root, the last also as a beginning; empty without words."""
    words = words_of(text)[:20]
    parts = [f"({_forms(word)}{_by_root(word)})" for word in words]
    if parts:
        parts[-1] = f'("{words[-1]}"*{_by_root(words[-1])})'
    return " AND ".join(parts)


def _by_root(word: str) -> str:
    """A word of three letters or fewer is as likely the beginning of another as a form of it: it counts as written only."""
    return f' OR roots : "{root(word)}"' if len(word) > SHORT else ""


def _forms(word: str) -> str:
    return f'{{label body}} : "{word}"'


def snippet(text: str, asked: str, around: int = 6) -> str:
    """The words round the first place where a word asked for stands in a text, with what matched in brackets."""
    wanted = words_of(asked)[:20]
    roots = {root(word) for word in wanted}
    words = list(re.finditer(r"\S+", text))
    hits = [place for place, word in enumerate(words) if _matches(words_of(word.group()), wanted, roots)]
    if not hits:
        return text[:120]
    best = max(hits, key=lambda place: (sum(place <= other < place + 2 * around for other in hits), -place))
    first, last = max(0, best - around // 2), min(len(words), max(best - around // 2, 0) + 2 * around)
    shown = " ".join(_bracketed(words[place].group(), place in hits) for place in range(first, last))
    return f"{'…' if first else ''}{shown}{'…' if last < len(words) else ''}"


def _matches(parts: list[str], wanted: list[str], roots: set[str]) -> bool:
    return any(part in wanted or root(part) in roots or (bool(wanted) and part.startswith(wanted[-1])) for part in parts)


def _bracketed(word: str, hit: bool) -> str:
    """The word in brackets, its punctuation outside."""
    inside = re.search(r"[^\W_](?:.*[^\W_])?", word)
    return f"{word[: inside.start()]}[{inside.group()}]{word[inside.end() :]}" if hit and inside else word
