"""Who issued an act, where that stands between its kind and its number: "Decreto Distrital 270", "Resolución CREG 024"."""

from __future__ import annotations

from app.core.reading.naming import OF, past_number_words, when_at
from app.core.reading.reference import ActName
from app.core.reading.tokens import NUMBER, WORD, Token
from app.core.reading.vocabulary import ACT_WORDS, INSTITUTIONS, NUMBERED, SCOPES, words

CONGRESS, PRESIDENCY = "Congreso de la República", "Presidencia de la República"
#: Kinds of act that many authorities number each for itself. A law or a legislative act has no such word.
ISSUED = frozenset(("decreto", "resolucion", "acuerdo", "circular", "directiva", "otro"))
_NOT_NAMES = words(
    "de del la el las los lo en con por para y o u e a al que se su sus un una unos unas no ni entre sobre segun hasta desde"
    " este esta estos estas dicho dicha mismo misma presente citado citada ley numero"
)
_SHORT = words("min dpto depto supt d c")
#: Kinds of act that are called by the initials of a body.
_INITIALLED = ISSUED - {"decreto", "otro"}
_BY = words("expedido expedida emitido emitida por de del la el los")
_ACT_WORDS = frozenset(phrase.split()[0] for phrases in ACT_WORDS.values() for phrase in phrases)
_LONGEST = 14


def own_kind(act: ActName) -> str:
    """The kind of an act with the issuer that numbers it, where a text says one: "decreto-distrital", "resolucion-mintic"."""
    if act.type not in ISSUED or act.issuer in ("", CONGRESS, PRESIDENCY):
        return act.type
    return f"{act.type}-{act.issuer.replace(' ', '-')}"


def issuer_at(run: list[Token], at: int, kind: str) -> tuple[str, int] | None:
    """The issuer that stands at `at`, folded, and where it ends: only where a number with its year follows."""
    if kind not in ISSUED or at >= len(run) or run[at].kind != WORD:
        return None
    if run[at].text in SCOPES:
        return (SCOPES[run[at].text], at + 1) if _numbered(run, at + 1, dated=False) else None
    for issuer in (_institution(run, at), _initials(run, at) if kind in _INITIALLED else None):
        if issuer and _numbered(run, issuer[1]):
            return issuer
    return None


def issuer_after(run: list[Token], at: int, kind: str) -> tuple[str, int] | None:
    """The issuer between a number and its year, which ends it: "Resolución 1409 del Ministerio de Trabajo de 2012"."""
    if kind not in ISSUED or at >= len(run) or run[at].text not in OF:
        return None
    for end in range(at + 2, min(at + _LONGEST, len(run))):
        if run[end].kind != WORD:
            return None
        if run[end].text in OF and when_at(run, end):
            return (issuer[0], end) if (issuer := _institution(run, at, end)) else None
    return None


def _numbered(run: list[Token], at: int, *, dated: bool = True) -> bool:
    place = past_number_words(run, at)
    if place >= len(run) or run[place].kind != NUMBER or run[place].ordinal:
        return False
    return not dated or when_at(run, place + 1, 1900) is not None


def _initials(run: list[Token], at: int) -> tuple[str, int] | None:
    """Initials or a short name, one word: "CREG", "MinTIC"; with its hyphen ("PSAA-10715") or without."""
    word = run[at].text
    if word in _NOT_NAMES or word in _ACT_WORDS or not 2 <= len(word) <= 12:
        return None
    end = at + 1
    while end < len(run) and run[end].text == "-":
        end += 1
    return word, end


def _institution(run: list[Token], at: int, stop: int = 0) -> tuple[str, int] | None:
    """A body by its name: "del Min. Transporte", "expedida por la Superintendencia de Sociedades"."""
    place = at
    while place < len(run) and run[place].text in _BY:
        place += 1
    if place in (at, len(run)) or run[place].text not in INSTITUTIONS or run[at].text in ("la", "el", "los"):
        return None
    end = place
    for end in range(place, stop or min(at + _LONGEST, len(run))):
        if not stop and (run[end].kind == NUMBER or run[end].text in NUMBERED - {"."}):
            break
        if run[end].text in _ACT_WORDS and end > place:
            return None  # another act is named
        if run[end].kind != WORD and (run[end].text != "." or run[end - 1].text not in _SHORT):
            return None
    else:
        if not stop:
            return None
        end = stop
    return " ".join(token.text for token in run[place:end] if token.kind == WORD), end
