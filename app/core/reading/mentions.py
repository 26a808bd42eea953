"""An act at a place: by number, by name, the act itself ("el presente decreto"), or one named before ("ibídem", "dicha ley")."""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.acts import act_word_at, acts_at, codes_at, name_at
from app.core.reading.labels import Reader
from app.core.reading.naming import Named, when_at
from app.core.reading.pieces import CLASS, Antecedents, Piece
from app.core.reading.reference import SELF, ActName
from app.core.reading.tokens import NUMBER, WORD
from app.core.reading.units import _HELD
from app.core.reading.vocabulary import ANAPHORIC_ADJECTIVES, IBIDEM, SELF_MISPRINTS, SELF_WORDS, verb_table, words

_LINKS = frozenset(["de", "del", "al", "a", "en"])

MARKED = words("marcado marcada distinguido distinguida numero")

_VERBS = verb_table()

#: Kinds of act that are named by their number alone where it is plain that an act is meant.
_SERIES = ("decreto", "ley", "decreto-ley", "resolucion")
#: "El presente acuerdo" in a decree speaks for itself: the decree approves it and sets out its text.
_APPROVED = frozenset(("acuerdo",))
SAME_KIND = "the text omits the kind of act: taken as the kind of this act"

_AKIN = words("pertinentes concordantes correspondientes")

_ARTICLES = frozenset(["el", "la", "los", "las", "lo"])

_NOUNS = words(
    "decreto decretos ley leyes codigo estatuto resolucion resoluciones acto acuerdo circular norma reglamento "
    "constitucion carta sentencia directiva ordenanza"
)


def _meant_in(year: int | None, name: Named) -> Named:
    """What an act of a year means by a name without number: nothing younger than itself, even if that bears the name today.

    Before 1991 another constitution was in force, and most often the text does not say which. Of two acts of one year it is
    not known which is the older.
    """
    if year is None:
        return name
    if name.act.type == "constitucion" and year < 1991 == name.act.year:
        return replace(name, act=replace(name.act, year=None))
    if name.act.resolved is not None and (name.act.resolved.year or 0) >= year:
        return replace(name, act=replace(name.act, resolved=None))
    return name


class Mentions:
    """What every walk has, and how it finds an act."""

    def __init__(self, read: Reader, seen: Antecedents, headings: bool) -> None:
        self.read, self.run, self.seen, self.headings = read, read.run, seen, headings
        self.out: list[Piece] = []
        self.lead = ""

    def _link(self, end: int) -> tuple[list[Named], bool, str] | None:
        """The act that provisions are tied to: "de la Ley 5 de 1992", ", Ley 2383 de 2024", "ibídem", "de la 716 de 2001"."""
        read, run = self.read, self.run
        place = end
        while read.text(place) in (".", ",", "-"):
            place += 1
            if place - end > 2:
                return None
        if read.text(place) in IBIDEM:
            return ([Named(self.seen.last, place, place + 1)], True, "") if self.seen.last else None
        besides = place + 2 + (read.text(place + 2) in ("disposiciones", "normas"))
        if [read.text(place), read.text(place + 1)] == ["y", "demas"] and read.text(besides) in _AKIN:
            place = end = besides + 1  # "los artículos 25, 29 y demás (disposiciones) pertinentes del Decreto 1405"
        elif read.text(place) in _AKIN and read.text(place + 1) in _LINKS:
            place, end = place + 1, place + 1  # "los artículos pertinentes del Decreto 505"
        bare = place > end or read.text(place) not in _LINKS
        held = read.text(place) in _HELD
        if held or read.text(place) in ("todos", "todas"):
            place += 1
        if read.text(place) in _LINKS:
            if read.text(place) in ("a", "en") and place > end + held and read.text(end) != ".":
                return None
            bare = False
            place += 1
        determined = read.text(place) in _ARTICLES
        if determined and bare:
            return None
        if [read.text(place), read.text(place + 2)] == ["texto", "de"]:
            place += 3  # "del texto vigente de la Ley 10"
        while read.text(place) in _ARTICLES or read.text(place) in ("texto", "contenido", "vigente", "actual", "nuevo"):
            place += 1
        if place >= len(run):
            return None
        named, anaphoric, reason = self._act(place, alone=False)
        if named and bare and named[0].act.type in ("self", "sentencia", "auto"):
            return None  # "Sin perjuicio del artículo 5º, esta ley rige ...", "inexequible el inciso 2º, sentencia C-10 de 2005"
        if named:
            return named, anaphoric, reason
        if (
            run[place].kind == NUMBER
            and not bare
            and (determined or read.text(place - 1) == "del")
            and (when := when_at(run, place + 1))
        ):
            kind = "ley" if read.text(place - 1) == "la" else "decreto"
            number = run[place].text.replace(".", "").lstrip("0")
            return [Named(ActName(kind, number, when[0], when[1]), place, when[2])], False, "the text omits the kind of act"
        return None

    def _act(self, at: int, *, alone: bool) -> tuple[list[Named], bool, str]:
        """An act at a place: by number, by name, the act itself, or one named before."""
        read, seen = self.read, self.seen
        run = self.run
        place = at
        pointing = ""
        while place < len(run) and run[place].text in ANAPHORIC_ADJECTIVES:
            pointing = run[place].text
            place += 1
        if place >= len(run) or run[place].kind != WORD:
            if pointing in ("misma", "mismo") and not alone and seen.last:
                return [Named(seen.last, at, place)], True, ""
            return [], False, ""
        if named := acts_at(run, place, seen.last.year if seen.last else None, seen.year):
            return named, False, ""
        if name := name_at(run, place):
            if run[place].text == "constitucion" and alone and (not read.capital(place) or self._constitutes(place + 1)):
                return [], False, ""
            return [self._apposed(_meant_in(seen.year, name))], False, ""
        if run[place].text == "codigos" and (codes := codes_at(run, place)):
            return [_meant_in(seen.year, code) for code in codes], False, ""
        if not pointing and (marked := self._marked(place)):
            return [marked], False, SAME_KIND
        word = run[place].text
        misread = word in SELF_MISPRINTS and read.text(place - 1) in ("el", "la", "del")
        if (word in SELF_WORDS or misread) and read.text(place + 1) in _NOUNS:
            noun = act_word_at(run, place + 1)
            if noun and noun[0] in _APPROVED and seen.own and seen.own.type in _SERIES[:3]:
                return [Named(ActName(noun[0]), at, noun[1])], False, ""
            return [Named(SELF, at, noun[1] if noun else place + 2)], False, ""
        if word in _NOUNS and pointing:
            return self._back(at, place, word)
        if word in _NOUNS and (
            read.text(place + 1) in ANAPHORIC_ADJECTIVES
            or (
                read.text(place + 1) in ("en", "antes", "ya", "arriba")
                and read.text(place + 2) in ("mencion", "cita", "citado", "citada", "comento", "mencionado", "mencionada")
            )
        ):
            end = place + 2 if read.text(place + 1) in ANAPHORIC_ADJECTIVES else place + 3
            named, anaphoric, reason = self._back(at, place, word)
            return [replace(each, end=end) for each in named], anaphoric, reason
        if pointing in ("misma", "mismo") and not alone and seen.last:
            return [Named(seen.last, at, place)], True, ""
        return [], False, ""

    def _constitutes(self, at: int) -> bool:
        """As in "La Constitución y delimitación de Zonas de Reserva": a deed that begins its sentence, no norm."""
        return (
            self.read.text(at) in ("y", "e")
            and self.read.text(at + 1).endswith("cion")
            and self.read.text(at + 2) in ("de", "del")
        )

    def _marked(self, at: int) -> Named | None:
        """As in "el marcado con el número 1302 de 1939": an act of the same kind as this one."""
        run = self.run
        if run[at].text == "numero" and not (self.read.text(at - 1) == "el" and self.read.text(at - 2) in _VERBS):
            return None  # only as in "se modifica el número 827 de 1931"
        if run[at].text not in MARKED:
            return None
        place = at + 1
        while self.read.text(place) in ("con", "el", "los", "numero", "numeros", "no", ".", "bajo", "marcado", "marcada"):
            place += 1
        if place == at + 1 and run[at].text != "numero":
            return None
        named = self.numbered(place)
        return replace(named, start=at) if named else None

    def numbered(self, at: int, kind: str | None = None, *, listed: bool = False) -> Named | None:
        """The act of a kind, that of this one if none is told, with the number at a place, where its year follows."""
        run, own = self.run, self.seen.own
        kind = kind if kind is not None or own is None else own.type
        if kind not in _SERIES or at >= len(run) or run[at].kind != NUMBER or (run[at].ordinal and not listed):
            return None
        when = when_at(run, at + 1, None, self.seen.year)
        number = run[at].text.replace(".", "").lstrip("0")
        if when is None or not number.isdigit():
            return None
        return Named(ActName(kind, number, when[0], when[1]), at, when[2])

    def _back(self, at: int, place: int, noun: str) -> tuple[list[Named], bool, str]:
        kind = act_word_at(self.run, place)
        end = kind[1] if kind else place + 1
        wanted = CLASS.get(kind[0], kind[0]) if kind else noun
        wanted = {"constitucion": "constitucion", "carta": "constitucion", "estatuto": "estatuto", "codigo": "codigo"}.get(
            noun, wanted
        )
        found = self.seen.by_class.get(wanted)
        if found is None:
            return [], False, ""
        return [Named(found, at, end)], True, ""

    def _apposed(self, name: Named) -> Named:
        """As in "Código de Policía, Decreto 1355 de 1970": the number tells which act the name means."""
        place = name.end
        if self.read.text(place) not in (",", "-", "("):
            return name
        closed = self.read.text(place) == "("
        place += 1
        while self.read.text(place) in ("-", "contenido", "en") or self.read.text(place - 1) == "en":
            place += 1
        if place >= len(self.run):
            return name
        named = acts_at(self.run, place)
        if (
            len(named) != 1
            or named[0].act.type in ("sentencia", "auto", "resolucion")
            or named[0].act.year is None
            or name.act.type == "constitucion"
        ):
            return name
        end = named[0].end + (closed and self.read.text(named[0].end) == ")")
        return Named(replace(named[0].act, name=name.act.name), name.start, end)

    def _past_journal(self, piece: Piece) -> None:
        """As in "Decreto número 600 de 1899 (Diario Oficial número 11.175)": where it was printed adds nothing."""
        if [self.read.text(place) for place in range(piece.end, piece.end + 3)] != ["(", "diario", "oficial"]:
            return
        closed = next((place for place in range(piece.end + 3, piece.end + 16) if self.read.text(place) == ")"), None)
        piece.end = closed + 1 if closed else piece.end

    def _past_name(self, piece: Piece) -> None:
        """As in "Ley 769 de 2002-Código Nacional de Tránsito Terrestre": the name after the number adds nothing."""
        place = piece.end
        if piece.acts[-1].number is None or self.read.text(place) not in (",", "-", "(", "o"):
            return
        opened = self.read.text(place) == "("
        place += 1
        while self.read.text(place) == "-":
            place += 1
        if place < len(self.run) and (name := name_at(self.run, place)) and name.act.type != "constitucion":
            piece.end = name.end + (opened and self.read.text(name.end) == ")")
