"""From tokens to mentions: provisions joined to their act, names, anaphora and elided lists, in one pass from left to right.

The result is a stream of pieces: mentions of acts and provisions, and the words and signs between them. The grammar of
effects reads this stream, not the letters.
"""

from __future__ import annotations

from dataclasses import replace

from app.core.reading.acts import ACT_ANCHORS, Named, act_word_at, acts_at, name_at, when_at
from app.core.reading.chains import relation_of
from app.core.reading.pieces import CLASS, Antecedents, Piece
from app.core.reading.provisions import elided_at, phrase_at
from app.core.reading.reference import SELF, ActName
from app.core.reading.tokens import BREAK, NUMBER, QUOTE, WORD
from app.core.reading.units import _HELD, INDEFINITE, KIND_OF, UNIT_ANCHORS, Reader, Units, _is_act_number, label_at
from app.core.reading.vocabulary import ANAPHORIC_ADJECTIVES, IBIDEM, LAST_WORDS, ORDINALS, SELF_WORDS, verb_table, words

_VERBS = verb_table()
_LINKS = frozenset(["de", "del", "al", "a", "en"])
_MARKED = words("marcado marcada distinguido distinguida")
_ARTICLES = frozenset(["el", "la", "los", "las", "lo"])
_STARTS = UNIT_ANCHORS | _MARKED | ACT_ANCHORS | SELF_WORDS | ANAPHORIC_ADJECTIVES | frozenset(ORDINALS) | LAST_WORDS | {"a"}
_NOUNS = words(
    "decreto decretos ley leyes codigo estatuto resolucion resoluciones acto acuerdo circular norma reglamento "
    "constitucion carta sentencia directiva ordenanza"
)






def pieces(read: Reader, seen: Antecedents, *, headings: bool = True) -> list[Piece]:
    """The stream of pieces of a run."""
    return _Walk(read, seen, headings).walk()


class _Walk:
    def __init__(self, read: Reader, seen: Antecedents, headings: bool) -> None:
        self.read, self.run, self.seen, self.headings = read, read.run, seen, headings
        self.out: list[Piece] = []
        self.lead = ""

    def walk(self) -> list[Piece]:
        at, size, run = 0, len(self.run), self.run
        while at < size:
            token = run[at]
            made = None
            if token.kind == WORD:
                if token.text in _STARTS:
                    made = self._mention(at)
            elif token.kind == NUMBER:
                made = self._elided(at)
            if made is None:
                if token.kind == BREAK or (token.text in (".", ";") and token.text == "."):
                    self.lead = "" if token.kind == BREAK else self.lead
                made = Piece("word" if token.kind == WORD else token.kind, at, at + 1, token.text)
            self.out.append(made)
            at = made.end
        return self.out

    # -- where a mention begins

    def _mention(self, at: int) -> Piece | None:
        word = self.run[at].text
        if self.headings and word in KIND_OF and (heading := self._heading(at)):
            return heading
        if word in UNIT_ANCHORS or word in ORDINALS or word in LAST_WORDS or word == "a":
            phrase = phrase_at(self.read, at)
            if phrase is not None and (made := self._with_act(phrase)):
                return made
        named, anaphoric, reason = self._act(at, alone=True)
        if not named:
            return None
        piece = Piece("mention", at, named[-1].end)
        piece.anaphoric, piece.reason = anaphoric, reason
        made = self._made(piece, named)
        made.silent = word in SELF_WORDS and not word.startswith("presente") and made.acts[0].type == "self"
        return made

    def _heading(self, at: int) -> Piece | None:
        """ "Artículo 12. Vigencia." at the head of a paragraph is no mention."""
        before = self.run[at - 1] if at else None
        opens = before is None or before.kind in (BREAK, QUOTE) or "\n" in self.read.folded.text[before.end : self.run[at].start]
        if not opens or not (self.read.capital(at) or before is None):
            return None
        kind = KIND_OF[self.run[at].text]
        place = at + 1
        while self.read.text(place) in (".", "transitorio", "nuevo"):
            place += 1
        label = label_at(self.read, place, kind)
        end = label[1] if label else place
        if label is None and kind != "paragrafo":
            return None
        following = self.read.text(end)
        if (
            following in ("de", "del", ",", "y", "al", "a")
            or following in KIND_OF
            or (
                following in _VERBS
                and _VERBS[following][2] == "participle"
                and self.read.text(end - 1) not in (".",)
                and not self.run[end - 1].ordinal
            )
        ):
            return None
        while self.read.text(end) in (".", "-", ":", "º", "transitorio"):
            end += 1
        made = Piece("heading", at, end, kind)
        made.lead = label[0] if label else ""
        return made

    # -- provisions and their act

    def _with_act(self, phrase: Units) -> Piece | None:
        read = self.read
        before = read.text(phrase.start - 1)
        fresh = before in INDEFINITE or (before == "nuevo" and read.text(phrase.start - 2) in INDEFINITE)
        made = Piece("units", phrase.start, phrase.end)
        made.paths, made.lead, made.plural, made.fresh = phrase.paths, phrase.lead, phrase.plural, fresh
        made.header = before in ("siguiente", "siguientes")
        if before in ("su", "sus") and self.seen.last and any(path[0].n for path in phrase.paths):
            made.cite_start = phrase.start - 1
            made.anaphoric = True
            return self._made(made, [Named(self.seen.last, phrase.start - 1, phrase.end)])
        link = self._link(phrase.end)
        if link is not None:
            named, anaphoric, reason = link
            made.anaphoric, made.reason = anaphoric, reason
            return self._made(made, named)
        if read.text(phrase.end) in ("anterior", "anteriores", "precedente", "siguiente") and all(
            path[0].n for path in phrase.paths
        ):
            return self._made(made, [Named(SELF, phrase.end, phrase.end + 1)])
        if all(
            path[-1].n is None and len(path) == 1 and path[0].kind != "expresion" for path in phrase.paths
        ) and phrase.lead in (
            "parte",
            "titulo",
            "libro",
            "capitulo",
            "seccion",
            "anexo",
            "ordinal",
            "item",
            "considerando",
            "epigrafe",
        ):
            return None
        if phrase.plural:
            self.lead = phrase.lead
        return made

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
        bare = place > end or read.text(place) not in _LINKS
        if read.text(place) in _HELD or read.text(place) in ("todos", "todas"):
            place += 1
        if read.text(place) in _LINKS:
            if read.text(place) in ("a", "en") and place > end and read.text(end) != ".":
                return None
            bare = False
            place += 1
        determined = read.text(place) in _ARTICLES
        if determined and bare:
            return None
        while read.text(place) in _ARTICLES or read.text(place) in ("texto", "contenido", "vigente", "actual", "nuevo"):
            place += 1
        if place >= len(run):
            return None
        named, anaphoric, reason = self._act(place, alone=False)
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
        if named := acts_at(run, place, seen.last.year if seen.last else None, seen.own.year if seen.own else None):
            return named, False, ""
        if name := name_at(run, place):
            if run[place].text == "constitucion" and alone and not read.capital(place):
                return [], False, ""
            return [self._apposed(name)], False, ""
        if not pointing and (marked := self._marked(place)):
            return [marked], False, "the text omits the kind of act: taken as the kind of this act"
        word = run[place].text
        if word in SELF_WORDS and read.text(place + 1) in _NOUNS:
            noun = act_word_at(run, place + 1)
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

    def _marked(self, at: int) -> Named | None:
        """ "el marcado con el número 1302 de 1939": an act of the same kind as this one."""
        run, own = self.run, self.seen.own
        if run[at].text not in _MARKED or own is None or own.type not in ("decreto", "ley", "decreto-ley", "resolucion"):
            return None
        place = at + 1
        while self.read.text(place) in ("con", "el", "los", "numero", "numeros", "no", ".", "bajo", "marcado", "marcada"):
            place += 1
        if place >= len(run) or run[place].kind != NUMBER or run[place].ordinal:
            return None
        when = when_at(run, place + 1, None, own.year)
        if when is None or place == at + 1:
            return None
        number = run[place].text.replace(".", "").lstrip("0")
        return Named(ActName(own.type, number, when[0], when[1]), at, when[2])

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
        """ "Código de Policía, Decreto 1355 de 1970": the number tells which act the name means."""
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

    def _made(self, piece: Piece, named: list[Named]) -> Piece:
        piece.kind = "mention"
        piece.acts = [self.seen.known(each.act) for each in named]
        piece.spans = [(each.start, each.end) for each in named]
        piece.cite_start = piece.start if piece.cite_start < 0 else piece.cite_start
        piece.end = max(piece.end, named[-1].end)
        piece.cite_end = piece.end
        for act in piece.acts:
            self.seen.saw(act)
        self._past_name(piece)
        piece.relation = relation_of(self.out)
        if piece.plural:
            self.lead = piece.lead
        return piece

    def _past_name(self, piece: Piece) -> None:
        """ "Ley 769 de 2002-Código Nacional de Tránsito Terrestre": the name after the number adds nothing."""
        place = piece.end
        if piece.acts[-1].number is None or self.read.text(place) not in (",", "-", "(", "o"):
            return
        opened = self.read.text(place) == "("
        place += 1
        while self.read.text(place) == "-":
            place += 1
        if place < len(self.run) and (name := name_at(self.run, place)) and name.act.type != "constitucion":
            piece.end = name.end + (opened and self.read.text(name.end) == ")")

    # -- numbers alone

    def _elided(self, at: int) -> Piece | None:
        """ "los artículos 182 de la Ley 1450 de 2011, 62, 64 ... de la Ley 1448 de 2011"."""
        if not self.lead or not self.out:
            return None
        before = self.out[-1]
        if before.text not in (",", "y", "e", "el", "la", ";") or not any(
            piece.kind in ("mention", "units") for piece in self.out[-4:]
        ):
            return None
        if _is_act_number(self.read, at, at + 1):
            return None
        phrase = elided_at(self.read, at, self.lead)
        if phrase is None:
            return None
        lead = self.lead
        made = self._with_act(phrase)
        if made is None:
            return None
        if made.kind == "mention":
            return made
        following = self.read.text(phrase.end)
        ends = following in ("", ".", ";", ",", "y", "\n", ":") or (following in _VERBS and _VERBS[following][2] == "participle")
        self.lead = lead
        return made if ends else None
