"""From tokens to mentions: provisions joined to their act, names, anaphora and elided lists, in one pass from left to right.

The result is a stream of pieces: mentions of acts and provisions, and the words and signs between them. The grammar of
effects reads this stream, not the letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.reading.acts import ACT_ANCHORS
from app.core.reading.chains import relation_of
from app.core.reading.labels import KIND_OF, Reader, label_at
from app.core.reading.mentions import MARKED, SAME_KIND, Mentions
from app.core.reading.naming import Named
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.provisions import elided_at, phrase_at
from app.core.reading.reference import SELF, ActName, Path
from app.core.reading.tokens import BREAK, NUMBER, QUOTE, WORD
from app.core.reading.units import _ONLY, UNIT_ANCHORS, Units, _is_act_number
from app.core.reading.vocabulary import (
    ANAPHORIC_ADJECTIVES,
    LAST_WORDS,
    ORDINALS,
    SELF_MISPRINTS,
    SELF_WORDS,
    SEPARATORS,
    UNIT_RANK,
    verb_form,
)

_STARTS = (
    UNIT_ANCHORS
    | MARKED
    | ACT_ANCHORS
    | SELF_WORDS
    | ANAPHORIC_ADJECTIVES
    | frozenset(ORDINALS)
    | LAST_WORDS
    | _ONLY
    | SELF_MISPRINTS
    | {"a"}
)

#: "El artículo anterior", "los artículos siguientes": of this act.
_BESIDE = frozenset(("anterior", "anteriores", "precedente", "siguiente"))


def pieces(read: Reader, seen: Antecedents, *, headings: bool = True) -> list[Piece]:
    """The stream of pieces of a run."""
    return _Walk(read, seen, headings).walk()


class _Walk(Mentions):
    def walk(self) -> list[Piece]:
        at, size, run, out = 0, len(self.run), self.run, self.out
        while at < size:
            kind, text = run[at][:2]
            if kind == WORD:
                # Most words begin nothing: this loop sees every one that is read.
                made = self._mention(at) if text in _STARTS else None
                if made is None:
                    made = Piece("word", at, at + 1, text)
            else:
                made = (self._elided(at) or self._bare(at)) if kind == NUMBER else None
                if made is None:
                    if kind == BREAK:
                        self.lead = ""
                    made = Piece(kind, at, at + 1, text)
            out.append(made)
            at = made.end
        return out

    # -- where a mention begins

    def _mention(self, at: int) -> Piece | None:
        word = self.run[at].text
        if self.headings and word in KIND_OF and (heading := self._heading(at)):
            return heading
        if word in UNIT_ANCHORS or word in ORDINALS or word in LAST_WORDS or word in _ONLY or word == "a":
            phrase = phrase_at(self.read, at)
            if phrase is not None and (made := self._with_act(phrase)):
                return made
        named, anaphoric, reason = self._act(at, alone=True)
        if not named:
            return None
        piece = Piece("mention", at, named[-1].end)
        piece.anaphoric, piece.reason = anaphoric, reason
        made = self._made(piece, named)
        if len(named) == 1 and (made.acts[0].number or (made.acts[0].name and made.acts[0] is not SELF)):
            self._provisions_after(made)
        return made

    def _provisions_after(self, piece: Piece) -> None:
        """As in "Decreto 2163 de 1970, artículo 44, inciso 2°": the provisions of an act, named after it."""
        if self.read.text(piece.end) != "," or KIND_OF.get(self.read.text(piece.end + 1)) != "articulo":
            return
        phrase = phrase_at(self.read, piece.end + 1)
        if phrase is None or not all(path[0].n for path in phrase.paths) or self._link(phrase.end) is not None:
            return
        if self.read.text(phrase.end) in _BESIDE:
            return
        piece.paths, piece.lead, piece.plural = phrase.paths, phrase.lead, phrase.plural
        piece.end = piece.cite_end = phrase.end

    def _heading(self, at: int) -> Piece | None:
        """As in "Artículo 12. Vigencia." at the head of a paragraph is no mention."""
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
        if following == "," and self.read.text(end + 1) in ("este", "esta") and self.read.capital(end + 1):
            following = "."  # "Artículo 7º, Este decreto rige ...": a misprint
        if (
            following in ("de", "del", ",", "y", "al", "a")
            or following in KIND_OF
            or (verb_form(following) == "participle" and self.read.text(end - 1) != "." and not self.run[end - 1].ordinal)
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
        made = Piece("units", phrase.start, phrase.end)
        made.paths, made.lead, made.plural = phrase.paths, phrase.lead, phrase.plural
        made.header = before in ("siguiente", "siguientes")
        if before in ("su", "sus") and self.seen.last and any(path[0].n for path in phrase.paths):
            made.cite_start = phrase.start - 1
            made.anaphoric = True
            # "se modifica el Decreto 3, ampliado por el Decreto 4, y se deroga su artículo 2": that of the first
            meant = next((one.acts[-1] for one in reversed(self.out) if one.acts and not one.relation), self.seen.last)
            own = meant.type == "self"
            return self._made(made, [Named(self.seen.last if own else meant, phrase.start - 1, phrase.end)])
        link = self._link(phrase.end)
        if link is not None:
            named, anaphoric, reason = link
            made.anaphoric, made.reason = anaphoric, reason
            return self._made(made, named)
        if (again := self._the_same(phrase)) is not None:
            made.anaphoric, made.paths = True, again[1]
            return self._made(made, [Named(again[0], phrase.start, phrase.end)])
        if read.text(phrase.end) in _BESIDE and all(path[0].n for path in phrase.paths):
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
        if phrase.plural or made.header:
            self.lead = phrase.lead
        return made

    def _the_same(self, phrase: Units) -> tuple[ActName, Sequence[Path]] | None:
        """As in "el parágrafo 2º del mismo artículo (9º)": the act of the article 9 named before, or the article named last."""
        said = any(
            self.read.text(at) in ("mismo", "citado", "referido") and self.read.text(at + 1) == "articulo"
            for at in range(phrase.start - 1, phrase.end - 1)
        )
        meant = {unit for path in phrase.paths for unit in path if unit.kind == "articulo"}
        if not said or len(meant) != 1:
            return None
        (article,) = meant
        if article.n is None and any(len(path) == 1 for path in phrase.paths):
            return None  # "el mismo artículo" alone cites nothing
        for piece in reversed(self.out):
            named = [unit for path in piece.paths for unit in path if unit.kind == "articulo" and unit.n]
            if piece.kind == "mention" and (article in named or (named and article.n is None)):
                known = article if article.n else named[-1]
                return piece.acts[-1], [tuple(known if unit is article else unit for unit in path) for path in phrase.paths]
        return None

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
        self._past_journal(piece)
        piece.relation = relation_of(self.out)
        if piece.plural or piece.header:
            self.lead = piece.lead
        return piece

    # -- numbers alone

    def _bare(self, at: int) -> Piece | None:
        """As in "deroga el 684 de 2002": an act of the same kind as this one, right after the verb."""
        if self.read.text(at - 1) == ";":
            named = self.numbered(at, self._series_before())  # "los Decretos 41 de 1994, con excepción de ...; 262 de 1994"
        elif self._after_its_parts():
            named = self.numbered(at, self._series_before(), listed=True)
        elif self.read.text(at - 1) in ("el", "la") and self._names_bare(at - 2):
            named = self.numbered(at, "ley" if self.read.text(at - 1) == "la" else None)
        else:
            return None
        if named is None:
            return None
        piece = Piece("mention", at, named.end)
        piece.reason = SAME_KIND
        return self._made(piece, [named])

    def _after_its_parts(self) -> bool:
        """As in "las Leyes 4ª de 1990, artículo primero, y 5ª de 1992": past the provisions of an act of the list."""
        place = len(self.out) - 1
        while place >= 0 and self.out[place].text in SEPARATORS:
            place -= 1
        before = self.out[place] if 0 <= place < len(self.out) - 1 else None
        return before is not None and bool(before.spans) and any(before.paths) and before.spans[0][0] == before.start

    def _names_bare(self, at: int) -> bool:
        """Whether a verb stands there, or a list of numbers alone goes on: "quedan reformadas la 37 de 1915 y la 10 de 1922"."""
        if verb_form(self.read.text(at)) in ("active", "participle"):
            return True
        before = next((piece for piece in reversed(self.out[-3:]) if piece.kind == "mention"), None)
        return self.read.text(at) in SEPARATORS and before is not None and before.reason == SAME_KIND

    def _series_before(self) -> str:
        """The kind of act that the list at hand began with: "los Decretos"; nothing after the sentence it stood in."""
        for place in range(len(self.out) - 1, -1, -1):
            piece = self.out[place]
            if piece.text == "." or piece.kind == BREAK or (piece.kind == "word" and piece.text in ACT_ANCHORS):
                break  # ", y las resoluciones de la Comisión, marcadas con los números 1 de 1932; 2 de 1932": of another kind
            if piece.kind == "mention" and piece.start < piece.end and self.read.text(piece.start) in ("decretos", "leyes"):
                return piece.acts[0].type
        return ""

    def _elided(self, at: int) -> Piece | None:
        """As in "los artículos 182 de la Ley 1450 de 2011, 62, 64 ... de la Ley 1448 de 2011"."""
        if not self.out:
            return None
        before, listed = self.out[-1], self.lead
        wide = not listed or UNIT_RANK[listed] < UNIT_RANK["articulo"]  # "... los capítulos ..., el artículo 323 ... y el 341 de"
        if wide and before.text == "el" and self.read.text(at + 1) in ("de", "del"):
            listed = self._one_of() or listed
        if not listed:
            return None
        listing = before.text == ":" and self.out[-2:-1] and self.out[-2].header
        if (before.text not in (",", "y", "e", "el", "la", ";") and not listing) or not any(
            piece.kind in ("mention", "units") for piece in self.out[-4:]
        ):
            return None
        if _is_act_number(self.read, at, at + 1):
            return None
        phrase = elided_at(self.read, at, listed)
        lead = self.lead
        made = self._with_act(phrase)
        if made is None or made.kind == "mention":
            chain = next((piece for piece in reversed(self.out[-4:]) if piece.kind == "mention"), None)
            if made is not None and chain is not None and chain.plural and chain.relation.endswith("-by"):
                # "modificado por los artículos 4º del Decreto 2209 y 1º del Decreto 85": the list is that of the chain
                made.relation, made.plural = chain.relation, True
            return made
        if not lead:
            return None
        following = self.read.text(phrase.end)
        noted = (
            following == "(" and self.read.text(phrase.end + 1) in UNIT_ANCHORS | ACT_ANCHORS
        )  # "427 (artículo 39, Ley 2 de 1984)"
        ends = following in ("", ".", ";", ",", "y", "\n", ":") or noted or verb_form(following) == "participle"
        self.lead = lead
        return made if ends else None

    def _one_of(self) -> str:
        """As in "el artículo 13 de la Ley 48 de 1887, el 1º de la Ley 43": what the number after a single article is."""
        before = [piece for piece in self.out[-4:-1] if piece.kind in ("mention", "units")]
        articles = before and any(unit.kind == "articulo" for unit in (before[-1].paths or [()])[-1])
        return "articulo" if articles and self.out[-2].text in SEPARATORS else ""
