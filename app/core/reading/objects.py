"""The object of a verb: the provisions it acts on, past adverbs, chains, epigraphs and apposed text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.core.reading.dates import date_at, span_at
from app.core.reading.pieces import Antecedents, Piece
from app.core.reading.reference import ActName, Path
from app.core.reading.units import Reader
from app.core.reading.vocabulary import RELATION_WORDS, verb_table, words

_VERBS = verb_table()
_SEPARATORS = words(", y e ; o u /")
_DETERMINERS = words("el la los las lo del de al a en un una unos unas su sus")
#: Words that may stand between any verb and its object.
_FILLERS = _DETERMINERS | words(
    "parcialmente totalmente integramente expresamente transitoriamente temporalmente tambien igualmente asimismo "
    "especial particular especialmente particularmente pertinente todas todos sus partes parte contenido texto "
    "normas disposiciones articulado siguientes siguiente entre otras otros otra algunos algunas unos unas nuevo "
    "nueva asi como cada uno numero mencionado citado mismo dispuesto establecido previsto vigencia entrada "
    "aplicacion efectos solamente unicamente medio conformidad manera forma expresa ademas inclusive referido "
    "aparte apartes varios dispuesta prevista senalada contenidas contenidos referente vigentes presente nuevamente no obstante toda disposicion contraria norma contrario que le sea sean "
    "contrarias contrarios mas demas reglamentarias complementarias concordantes se opongan legales fecha partir "
    "desde"
)
#: What a verb may act on that belongs to a provision: "la vigencia del artículo 6º", "un yerro en el artículo 75".
_ASPECTS: dict[str, frozenset[str]] = {
    "amends": words("denominacion nombre epigrafe titulo redaccion plazo termino encabezado alcance sentido"),
    "corrects": words(
    "yerro yerros error errores mecanografico tipografico caligrafico transcripcion digitacion formal unos unas "
    "yerro contenido contenidos contenida"
),
    "extends": words("plazo plazos termino terminos vigencia duracion existencia periodo"),
    "suspends": words("plazo plazos termino terminos vigencia aplicacion efectos provisionalmente"),
    "repeals": frozenset(["contenido"]),
    "substitutes": frozenset(["contenido", "texto"]),
    "implements": frozenset(["aplicacion"]),
}  # fmt: skip
_SET_OUT = (
    "establecid",
    "senalad",
    "previst",
    "dispuest",
    "fijad",
    "contemplad",
    "consagrad",
    "contenid",
    "otorgad",
    "conferid",
    "concedid",
    "estipulad",
    "determinad",
    "indicad",
    "vigencia",
)
_LOOSE = frozenset(("extends", "suspends"))
_EXCEPT = frozenset(["excepcion", "salvo", "excepto", "exceptuando"])
_ISSUERS = words("resolucion acuerdo circular directiva otro decision")


@dataclass(slots=True)
class Aim:
    """One provision aimed at, and the piece that names it."""

    act: ActName
    path: Path
    piece: int
    plural: bool = False
    partial: bool = False
    fresh: bool = False
    reason: str = ""


@dataclass(slots=True)
class Objects:
    """All that one verb acts on, and what qualifies it."""

    targets: list[Aim] = field(default_factory=list)
    end: int = 0
    partial: bool = False
    general: bool = False
    marks: dict[str, str] = field(default_factory=dict)
    exceptions: list[Path] = field(default_factory=list)
    waiting: list[Aim] = field(default_factory=list)


def targets_after(read: Reader, stream: list[Piece], at: int, kind: str, seen: Antecedents, until: int | None = None) -> Objects:
    """What stands after a verb, from `at`."""
    return _Object(read, stream, kind, seen, len(stream) if until is None else until).walk(at)


class _Object:
    def __init__(self, read: Reader, stream: list[Piece], kind: str, seen: Antecedents, limit: int) -> None:
        self.read, self.stream, self.kind, self.seen, self.limit = read, stream, kind, seen, limit
        self.made = Objects()
        self.pending: list[tuple[int, Piece]] = []
        self.header: ActName | None = None
        self.part_next = False

    def word(self, at: int) -> str:
        """The text of a piece, or nothing past the end."""
        return self.stream[at].text if at < len(self.stream) else ""

    def walk(self, at: int) -> Objects:
        """To the first provision, then along the list."""
        self.made.end = at
        first = self._first(at)
        if first is None:
            return self.made
        self._list(first)
        self._settle()
        return self.made

    # -- to the first provision

    def _first(self, at: int) -> int | None:
        loose = False
        place = at
        while place < self.limit:
            piece = self.stream[place]
            word = piece.text
            if piece.kind in ("mention", "units"):
                if piece.kind == "mention" and piece.acts[0].type == "self":
                    if piece.paths and self.kind not in _LOOSE and not self._while_in_force(place):
                        return None
                    place += 1
                    continue
                if piece.kind == "units" and self._when(place):
                    place += 2
                    continue
                return place
            if piece.kind == '"' and self.kind != "adds":
                return None
            if piece.text == "." or piece.kind == "heading":
                return None
            if piece.kind == "\n" and self.word(place - 1) not in (":", ",", ";"):
                return None
            if piece.kind == "word":
                if word in _EXCEPT:
                    return None
                if word == "pertinente" or (
                    word in ("algunos", "algunas", "unos", "unas", "varios", "parte", "aparte", "apartes") and self.kind != "adds"
                ):
                    self.part_next = True
                    if word == "pertinente":
                        self.made.marks["qualifier"] = "en lo pertinente"
                        self.made.partial = self.word(place - 2) == "en"
                if word.startswith("parcialm"):
                    self.made.partial = True
                if word == "hasta":
                    place = self._until(place)
                    continue
                if word == "por" and (term := self._term(place)):
                    place = term
                    continue
                if word in _ASPECTS.get(self.kind, ()):
                    if self.kind == "amends" and word in ("denominacion", "nombre", "epigrafe", "titulo"):
                        self.made.marks["aspect"] = "denominación" if word == "denominacion" else word
                    loose = self.kind in _LOOSE or word in ("plazo", "termino")
                elif (
                    word in _FILLERS
                    or word in _SEPARATORS
                    or word.startswith("parcialm")
                    or word.endswith("mente")
                    or (word.startswith(_SET_OUT) and loose)
                ):
                    pass
                elif (
                    not loose
                    or place - at > 60
                    or (word in ("que",) and not self.word(place + 1).startswith(("trata", "se", "hace")))
                ):
                    return None
            place += 1
        return None

    def _when(self, place: int) -> bool:
        """ "a partir de la vigencia dispuesta en el artículo anterior"."""
        return self.word(place + 1) in ("anterior", "siguiente", "precedente") and self._while_in_force(place)

    def _while_in_force(self, place: int) -> bool:
        """ "Deróganse, a partir de la vigencia de esta ley, ...": the act names itself only to say when."""
        return any(
            self.word(before) in ("vigencia", "partir", "medio", "conformidad", "virtud")
            for before in range(max(0, place - 5), place)
        )

    def _until(self, at: int) -> int:
        start = self.stream[at].end
        day = date_at(self.read.run, start)
        if day is None:
            return at + 1
        self.made.marks["until"] = day[0]
        return self._piece_at(day[1], at + 1)

    def _term(self, at: int) -> int | None:
        run = self.read.run
        for start in range(self.stream[at].end, min(self.stream[at].end + 7, len(run))):
            if span := span_at(run, start):
                self.made.marks["term"] = f"{span[0]} {_SPANISH[span[1]]}"
                place = self._piece_at(span[2], at + 1)
                while (
                    place < self.limit
                    and self.stream[place].kind == "word"
                    and self.word(place)
                    in (
                        "mas",
                        "contados",
                        "contado",
                        "contadas",
                        "calendario",
                        "habiles",
                        "a",
                        "partir",
                        "de",
                        "la",
                        "fecha",
                        "publicacion",
                        "del",
                        "su",
                        "expedicion",
                        "vigencia",
                        "desde",
                    )
                ):
                    place += 1
                    if place < self.limit and self.stream[place].kind == "mention" and self.stream[place].acts[0].type == "self":
                        place += 1
                return place
            if run[start].text in (",", ".", ";", "articulo", "decreto", "ley"):
                break
        return None

    def _piece_at(self, token: int, fallback: int) -> int:
        place = fallback
        while place < len(self.stream) and self.stream[place].start < token:
            place += 1
        return place

    # -- along the list

    def _list(self, at: int) -> None:
        place = at
        prose = epigraph = chained = excepted = False
        self._take(place)
        place += 1
        self.made.end = place
        while place < self.limit:
            piece = self.stream[place]
            word = piece.text
            if piece.kind == '"':
                place = self._quotation(place)
                continue
            if piece.text == "." or piece.kind == "heading":
                break
            if piece.kind == "\n":
                if self.word(place - 1) not in (",", ";", ":", "y"):
                    break
                place += 1
                continue
            if piece.kind in ("mention", "units"):
                if excepted:
                    self.made.exceptions.extend(piece.paths)
                elif piece.relation or (chained and not self._separated(place)):
                    chained = True
                elif piece.kind == "mention" and piece.acts[0].type == "self":
                    prose = True
                elif self._expression_of_last(place):
                    pass
                elif not (prose or epigraph):
                    if not self._separated(place):
                        prose = True
                    else:
                        self._take(place)
                        chained = False
                self.made.end = place + 1 if not (prose or epigraph) else self.made.end
                place += 1
                continue
            if piece.kind == "word":
                if self._next_verb(place):
                    break
                if word in _EXCEPT:
                    excepted = True
                elif word in ("que", "cual", "cuales", "cuyo", "cuya"):
                    if self._tells_all(place):
                        self.made.general = True
                        break
                    if word.startswith("cuy") or self.word(place + 1).startswith("qued"):
                        break
                    epigraph = True
                elif word == "hasta":
                    self._until(place)
                elif word == "por" and self.kind in _LOOSE and not chained:
                    self._term(place)
                elif word == "pertinente" and self.word(place - 1) == "lo" and self._is_last(place):
                    self._mark_partial()
                elif word == "cuanto" and self.word(place - 1) == "en":
                    self._mark_partial(all_of_them="todos" in [self.word(back) for back in range(max(0, place - 5), place)])
                    prose = True
                elif word == "pertinente":
                    self.part_next = True
                elif word == "parcialmente":
                    self._mark_partial()
                elif word in RELATION_WORDS or (word in _VERBS and _VERBS[word][2] == "participle"):
                    chained = True
                elif (word == "por" and (chained or self.word(place + 1) in ("el", "la", "medio"))) or word in ("mediante",):
                    pass
                elif word == "partir":
                    self._from(place)
                elif word in ("respectivamente", "inclusive", "parcialmente", "inciso"):
                    pass
                elif word in _SEPARATORS or word in _FILLERS or word in ("ambos", "vez", "medio", "otros", "demas"):
                    if word in ("disposiciones", "normas") and not self._of_an_act(place):
                        prose = True
                elif self._issuer(place):
                    place = self._past_issuer(place)
                    continue
                else:
                    prose = True
            elif word == ";":
                if epigraph or excepted:
                    epigraph = excepted = False
                prose = False if self.kind == "repeals" else prose
                chained = False
            elif word == ":" and self.made.targets:
                if not self._header_list(place):
                    break
            elif piece.kind == "n":
                prose = prose or not chained
            place += 1

    def _of_an_act(self, place: int) -> bool:
        """ "... y demás disposiciones de la Ley 65 de 1963": part of that act."""
        later = place + 1
        while self.word(later) in ("de", "del", "la", "el", "los", "las") and later < place + 4:
            later += 1
        found = (
            later > place + 1
            and later < len(self.stream)
            and self.stream[later].kind == "mention"
            and self.stream[later].acts[0].type != "self"
        )
        self.part_next = self.part_next or found
        return found

    def _header_list(self, place: int) -> bool:
        return (
            any(self.word(back) in ("siguientes", "siguiente") for back in range(max(0, place - 6), place))
            or self.header is not None
        )

    def _separated(self, place: int) -> bool:
        back = place - 1
        while (
            back >= 0
            and (self.word(back) in _DETERMINERS or (self.word(back) in _FILLERS and self.word(back) not in ("y",)))
            and self.stream[back].kind == "word"
        ):
            back -= 1
        if back < 0:
            return True
        before = self.stream[back]
        return (
            before.text in _SEPARATORS
            or before.text in (":", ")", "(", "-", "como")
            or before.kind in ('"', "\n")
            or before.kind == "n"
        )

    def _next_verb(self, place: int) -> bool:
        word = self.word(place)
        if word == "se" and self.word(place - 1) in ("y", ",", ";", "e", "cual"):
            return True
        entry = _VERBS.get(word)
        if entry is None or entry[2] != "active" or not self.made.targets:
            return word in ("rige", "regira", "surte", "surtira", "entrara", "dejase", "deja") and self.word(place - 1) in (
                "y",
                ",",
                ";",
                "e",
            )
        return self.word(place - 1) in ("y", ",", ";", "e", "o", "tambien")

    def _tells_all(self, place: int) -> bool:
        return any(
            self.word(later).startswith("contrari") or self.word(later) == "opongan"
            for later in range(place, min(place + 8, len(self.stream)))
        )

    def _is_last(self, place: int) -> bool:
        return self.word(place + 1) in (".", ",", ";", "y", "")

    def _mark_partial(self, *, all_of_them: bool = False) -> None:
        self._settle()
        if all_of_them or len({id(aim) for aim in self.made.targets}) == 1:
            for aim in self.made.targets:
                aim.partial = True
            return
        last = self.made.targets[-1].piece if self.made.targets else -1
        for aim in self.made.targets:
            aim.partial = aim.partial or aim.piece == last

    def _from(self, place: int) -> None:
        day = date_at(self.read.run, self.stream[place].end)
        if day and self.kind not in ("extends",):
            self.made.marks["from"] = day[0]

    def _issuer(self, place: int) -> bool:
        if not self.made.targets:
            return False
        last = self.made.targets[-1]
        return (
            last.act.type in _ISSUERS
            and self.read.capital(self.stream[place].start)
            and self.word(place - 1) in ("del", "de", "la", "los")
        )

    def _past_issuer(self, place: int) -> int:
        while (
            place < self.limit
            and self.stream[place].kind == "word"
            and (
                self.read.capital(self.stream[place].start)
                or self.word(place) in ("de", "la", "del", "y", "los", "las", "para", "el")
            )
        ):
            if self.word(place) == "y" and not (
                place + 1 < self.limit
                and self.stream[place + 1].kind == "word"
                and self.read.capital(self.stream[place + 1].start)
            ):
                break
            place += 1
        while self.word(place - 1) in ("y", "el", "la", "los", "las", "de", "del"):
            place -= 1
        return place

    def _quotation(self, at: int) -> int:
        """A quotation after an act is its title; after "la siguiente frase", the words aimed at."""
        for place in range(at + 1, self.limit):
            if self.stream[place].kind == '"':
                return place + 1
            if self.stream[place].kind == "\n":
                break
        return self.limit if self.made.targets else at + 1

    def _expression_of_last(self, place: int) -> bool:
        """ "... en la siguiente frase: «...»" narrows the provision named before."""
        piece = self.stream[place]
        if (
            piece.lead != "expresion"
            or not self.made.targets
            or piece.kind == "mention"
            or self.word(place - 1) not in ("siguiente", "la", "las", "siguientes")
        ):
            return False
        back = [self.word(before) for before in range(max(0, place - 4), place)]
        if "en" not in back:
            return False
        last = self.made.targets.pop()
        self.made.targets.extend(replace(last, path=(*last.path, *path)) for path in piece.paths)
        return True

    # -- what is aimed at

    def _take(self, place: int) -> None:
        piece = self.stream[place]
        if piece.kind == "units":
            self.pending.append((place, piece))
            return
        part, self.part_next = self.part_next, False
        if self.pending and not self.header:
            for at, waiting in self.pending:
                self._aim(at, waiting, piece.acts, part, "the act is named only later in the list")
            self.pending = []
        if (
            piece.paths
            and all(len(path) == 1 and path[0].n is None and path[0].kind != "expresion" for path in piece.paths)
            and self._lists_after(place)
        ):
            self.header = piece.acts[0]
            return
        self._aim(place, piece, piece.acts, part, "")

    def _lists_after(self, place: int) -> bool:
        if not self.stream[place].header:
            return False
        following = [self.stream[later] for later in range(place + 1, min(place + 5, len(self.stream)))]
        return any(piece.kind == "units" for piece in following)

    def _aim(self, place: int, piece: Piece, acts: list[ActName], part: bool, reason: str) -> None:
        for act in acts:
            for path in piece.paths or [()]:
                why = reason or piece.reason or ("points back to an act named before" if piece.anaphoric else "")
                self.made.targets.append(Aim(act, path, place, piece.plural, part, piece.fresh, why))

    def _settle(self) -> None:
        """Provisions left without an act belong to the act that headed the list, or to the one named last."""
        act = self.header or (self.made.targets[-1].act if self.made.targets else None)
        if act is not None:
            for place, piece in self.pending:
                self._aim(place, piece, [act], False, "" if self.header else "no act is named: taken as the act before it")
            self.pending = []
        for place, piece in self.pending:
            self.made.waiting.extend(
                Aim(NOWHERE, path, place, piece.plural, False, piece.fresh, "the act is named only with the next verb")
                for path in piece.paths
            )


NOWHERE = ActName("otro")
_SPANISH = {"days": "días", "months": "meses", "years": "años", "weeks": "semanas", "hours": "horas"}
