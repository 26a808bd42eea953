"""Acts as they are named: "Decreto número 4.800 de 2011", "Decretos 326 y 1818 de 1996", "Sentencia C-185/99", "Código Penal"."""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.dates import year_at
from app.core.reading.issuers import issuer_after, issuer_at
from app.core.reading.names import NAMED_ACTS, SINGLE_DECREES, Resolved
from app.core.reading.naming import OF, Named, past_number_words, plain_number, trie, when_at, words_at
from app.core.reading.reference import ActName
from app.core.reading.rulings import ruling_at
from app.core.reading.tokens import NUMBER, WORD, Token
from app.core.reading.vocabulary import ACT_WORDS, SEPARATORS, words

_ACTS = trie([(phrase, kind) for kind, phrases in ACT_WORDS.items() for phrase in phrases])
_NAMES = trie([(phrase, entry) for phrase, entry in NAMED_ACTS.items()])
_SECTORS = sorted(((tuple(name.split()), number) for name, number in SINGLE_DECREES.items()), key=lambda entry: -len(entry[0]))

#: The first words of any act: the scanner's anchors.
ACT_ANCHORS = frozenset(_ACTS) | frozenset(_NAMES) | {"codigos"}
_CODES = trie([(phrase.removeprefix("codigo "), entry) for phrase, entry in NAMED_ACTS.items() if phrase.startswith("codigo ")])
_PLURAL = words("decretos leyes resoluciones acuerdos actos circulares directivas sentencias autos decisiones ordenanzas")
_COUNTED = frozenset(("numero", "no", "nro"))
_CHARACTER = trie([("de caracter extraordinario", ""), ("de caracter legislativo", "")])
_AGAIN = frozenset(("bis", "ter"))
_MASCULINE = words("decreto decreto-ley decreto-legislativo acuerdo acto-legislativo auto")
_RULINGS = frozenset(("sentencia", "auto"))
_ANDEAN = words("acuerdo comision convenio comunidad can consejo junta")


def act_word_at(run: list[Token], at: int) -> tuple[str, int] | None:
    """The kind of act that the words at `at` name, and where they end."""
    return words_at(run, at, _ACTS)


def acts_at(run: list[Token], at: int, year: int | None = None, now: int | None = None) -> list[Named]:
    """The acts that the words at `at` name: one, or a list ("Decretos 1359 de 1995 y 1605 de 1996")."""
    if run[at].kind != WORD:
        return []
    if ruling := ruling_at(run, at):
        return ruling
    word = act_word_at(run, at)
    if word is None:
        return []
    kind, after = word
    plural = run[at].text in _PLURAL
    first = past_number_words(run, after)
    if kind == "decreto" and first < len(run) and run[first].text in ("ley", "legislativo", "extraordinario"):
        kind, first = (
            ("decreto-legislativo" if run[first].text == "legislativo" else "decreto-ley"),
            past_number_words(run, first + 1),
        )
    if first < len(run) and words_at(run, first, _CHARACTER):  # "el Decreto de carácter extraordinario número 289 de 1950"
        kind, first = "decreto-ley" if kind == "decreto" else kind, past_number_words(run, first + 3)
    if kind == "decreto" and first < len(run) and run[first].text == "de":  # "el decreto de distribución número 181"
        first = next((place + 1 for place in range(first + 2, min(first + 4, len(run))) if run[place].text in _COUNTED), first)
    issuer = ""
    if said := issuer_at(run, first, kind):
        issuer, first = said[0], past_number_words(run, said[1])
    if first >= len(run) or run[first].kind != NUMBER:
        return []
    if run[first].ordinal and kind not in ("acto-legislativo", "ley", "decreto") and not _year_follows(run, first):
        return []
    if hyphened := _hyphened(run, at, first, ActName(kind, issuer=issuer)):
        return hyphened
    if not _is_number(run[first], 17 if issuer else 6):
        return []
    named = _list_of(run, at, first, ActName(kind, issuer=issuer), plural, year, now)
    # "Acuerdo 25", "auto 6" may be anything; a year among them tells acts.
    return named if kind not in ("auto", "acuerdo", "otro") or named[0].act.year else []


def _year_follows(run: list[Token], at: int) -> bool:
    """Whether "de 1995" stands right after a number."""
    return at + 2 < len(run) and run[at + 1].text in OF and year_at(run, at + 2) is not None


def _hyphened(run: list[Token], at: int, number: int, told: ActName) -> list[Named]:
    """As in "Resolución 40-2004", whose second half is the year, and "Circular 100-005 de 2011", whose number has two parts."""
    first, _, second = run[number].text.partition("-")
    if not second or "-" in second or not _is_number(run[number]._replace(text=first)) or not second.isdigit():
        return []
    if len(second) == len("2004") and second.startswith(("19", "20")) and len(first) < len(second):
        return [Named(replace(told, number=plain_number(first), year=int(second)), at, number + 1)]
    if told.type not in ("resolucion", "circular") or not _year_follows(run, number):
        return []
    when = when_at(run, number + 1)
    return [Named(replace(told, number=run[number].text, year=when[0], date=when[1]), at, when[2])] if when else []


def _past_feminine(run: list[Token], at: int) -> int:
    """Past the letter of an ordinal that lies apart from its number: "Ley 6a de 1928", "Ley 4.a de 1992", "Ley 2 a de 1976"."""
    place = at + (at + 1 < len(run) and run[at].text == "." and run[at + 1].text == "a")
    if place >= len(run) or run[place].text != "a":
        return at
    after = place + 1 + (place + 1 < len(run) and run[place + 1].text == ".")
    return after if after < len(run) and (run[after].text in OF or run[after].text == "/") else at


def _letter_after(run: list[Token], at: int, kind: str) -> tuple[str, int]:
    """The letter that tells one act from another: "Decreto 1742A de 1994", "1742-A", "1742 A"; and where it ends."""
    place = at + 1 + (at + 1 < len(run) and run[at + 1].text == "-")
    letter = run[place].text if place < len(run) and run[place].kind == WORD else ""
    ordinal = letter == "a" and kind not in _MASCULINE and len(run[at].text) < len("100")  # "Ley 6a de 1928"
    touching = letter and run[place].start == run[place - 1].end
    if len(letter) != 1 or letter not in "abcdefg" or ordinal or not (touching or _year_follows(run, place)):
        return "", at + 1
    return letter.upper(), place + 1


def _is_number(token: Token, longest: int = 6) -> bool:
    """Whether a token may number an act; some bodies number by the day and the file, in fourteen digits and more."""
    plain = token.text.replace(".", "")
    return plain.isdigit() and len(plain) <= longest


def _list_of(
    run: list[Token], at: int, first: int, told: ActName, plural: bool, year: int | None, now: int | None = None
) -> list[Named]:
    kind, issuer = told.type, told.issuer
    found: list[tuple[str, int, int, tuple[int, str, int] | None]] = []
    start, place = at, first
    while True:
        letter, after = _letter_after(run, place, kind)
        after = after if letter else _past_feminine(run, place + 1)
        suffix = run[after].text if after < len(run) and run[after].text in _AGAIN else ""
        after += bool(suffix)
        when = when_at(run, after, found[-1][3][0] if found and found[-1][3] else year, now)
        if when is None and not found and (said := issuer_after(run, after, kind)):
            issuer, when = said[0], when_at(run, said[1], year, now)
        end = when[2] if when else after
        found.append((f"{plain_number(run[place].text)}{letter} {suffix}".strip(), start, end, when))
        if kind in ("proyecto-ley", "decision"):
            break
        following = _next_in_list(run, end, plural, kind, now)
        if following is None:
            break
        start = place = following
    named: list[Named] = []
    shared: tuple[int, str, int] | None = None
    for number, begin, end, when in reversed(found):
        shared = when or (shared if plural else None)
        value = ActName(kind, number, shared[0] if shared else None, (when[1] if when else ""), issuer)
        named.append(Named(value, begin, end))
    named.reverse()
    if kind in ("decision", "proyecto-ley"):
        named = [replace(named[0], end=_tail_of(run, named[0].end, kind))]
    return named


def _next_in_list(run: list[Token], end: int, plural: bool, kind: str, now: int | None) -> int | None:
    """Where the next number of a list of acts stands, if it goes on: one with its own year, or any under a plural."""
    place = end
    if place >= len(run) or run[place].text not in SEPARATORS or (run[place].text == ";" and not plural):
        return None
    while place < len(run) and run[place].text in SEPARATORS:
        place += 1
    # "las Leyes 12 de 1923 y la 33 de 1925"; under a singular only where it says so: "la Ley 12 de 1923 y la número 33 de 1925".
    numbered = place + 1 < len(run) and run[place + 1].text in _COUNTED
    if (plural or numbered) and place < len(run) and run[place].text in ("el", "la", "los", "las"):
        place += 1
    place = past_number_words(run, place) if place < len(run) and run[place].text in _COUNTED else place
    if place >= len(run) or run[place].kind != NUMBER or not _is_number(run[place]):
        return None
    # "las Leyes 6ª de 1971, 7ª de 1991 y 172 de 1994"; others only where the year comes at once: "las Resoluciones 1º de 1995".
    if run[place].ordinal and kind != "ley" and not (plural and _year_follows(run, place)):
        return None
    letter, after = _letter_after(run, place, kind)
    when = when_at(run, after if letter else _past_feminine(run, after), 1900, now)
    if when is not None:
        return place
    if not plural:
        return None
    if len(run[place].text) > 2 and after < len(run) and run[after].text in SEPARATORS:
        return place  # "los Decretos 3083, 3084 y 3085": no year is told
    last = after >= len(run) or run[after].text in (".", ")")
    if last and len(run[place].text) > 2 and run[place - 1].text in ("y", "e"):
        return place
    later = after
    while later < len(run) and (run[later].text in SEPARATORS or (run[later].kind == NUMBER and not run[later].ordinal)):
        if run[later].kind == NUMBER and when_at(run, later + 1, 1900, now):
            return place
        later += 1
    return None


def _tail_of(run: list[Token], at: int, kind: str) -> int:
    """The words that belong to the name of a project of law or an Andean decision: "Senado, 046 de 2010 Cámara"."""
    place = at
    if kind == "proyecto-ley":
        while place < len(run) and (run[place].text in ("senado", "camara", ",", "y", "de", "-") or run[place].kind == NUMBER):
            place += 1
        while place > at and run[place - 1].text in (",", "y", "de"):
            place -= 1
        return place
    if place + 1 < len(run) and run[place].text in OF:
        after = place + 1 + (run[place + 1].text == "la")
        if after < len(run) and run[after].text in _ANDEAN:
            while after < len(run) and (
                (run[after].kind == WORD and run[after].text not in ("que", "el", "en", "y", "sobre", "por"))
                or run[after].text in "()"
            ):
                after += 1
            return after - 1 if run[after - 1].text == "(" else after
    return place


def name_at(run: list[Token], at: int) -> Named | None:
    """An act called by its name alone, with what it stands for where the table says."""
    if run[at].kind != WORD:
        return None
    if run[at].text == "decreto" and (single := _single_decree_at(run, at)):
        return single
    found = words_at(run, at, _NAMES)
    if found is None:
        return None
    entry, end = found
    act = _called(entry)
    told = year_at(run, end + 1) if end < len(run) and run[end].text == "de" else None
    if act.type == "constitucion":
        if told:
            return Named(replace(act, year=told[0]), at, told[1])  # "la Constitución Política de 1886"
        return Named(replace(act, year=1991), at, _past_country(run, end))
    if told and act.resolved is not None and told[0] != act.resolved.year:
        return Named(replace(act, resolved=None), at, told[1])  # "el Código Penal de 1980" is not that of today
    return Named(act, at, end)


def _called(entry: tuple[str, str, Resolved | None]) -> ActName:
    """An act of the table of names, with what it stands for."""
    kind, name, resolved = entry
    return ActName(kind, None, None, name=name, resolved=ActName(*resolved) if resolved else None)


def codes_at(run: list[Token], at: int) -> list[Named]:
    """Codes named together: "los Códigos Penal y de Procedimiento Penal"."""
    named: list[Named] = []
    place = at + 1
    while place < len(run) and (found := words_at(run, place, _CODES)):
        entry, end = found
        named.append(Named(_called(entry), place if named else at, end))
        if end >= len(run) or run[end].text not in SEPARATORS:
            break
        place = end + 1
    return named if len(named) > 1 else []


def _past_country(run: list[Token], end: int) -> int:
    words = [token.text for token in run[end : end + 4]]
    if words[:2] == ["de", "colombia"]:
        return end + 2
    return end


def _single_decree_at(run: list[Token], at: int) -> Named | None:
    if [token.text for token in run[at : at + 2]] != ["decreto", "unico"]:
        return None
    place = at + 2 + (at + 2 < len(run) and run[at + 2].text == "reglamentario")
    while place < len(run) and run[place].text in ("del", "de", "sector", "la", "el", "administrativo", "en", "materia"):
        place += 1
    if place == at + 2 or place >= len(run) or run[place].kind != WORD:
        return None
    words = [token for token in run[place : place + 18] if token.kind == WORD or token.text == ","]
    plain = tuple(token.text for token in words if token.text != ",")
    for sector, (number, year) in _SECTORS:
        if plain[: len(sector)] == sector:
            end = place
            for _ in sector:
                while run[end].text == ",":
                    end += 1
                end += 1
            name = "Decreto Único Reglamentario del Sector " + " ".join(sector)
            return Named(ActName("decreto", None, None, name=name, resolved=ActName("decreto", number, year)), at, end)
    return None
