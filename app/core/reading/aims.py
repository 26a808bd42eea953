"""What a verb may act on: the words that may stand before it, and what is aimed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from app.core.reading.pieces import Piece
from app.core.reading.reference import ActName, Path
from app.core.reading.vocabulary import SEPARATORS, words

BETWEEN = SEPARATORS | {"/"}

DETERMINERS = words("el la los las lo del de al a en un una unos unas su sus")

#: Words that may stand between any verb and its object.
FILLERS = DETERMINERS | words(
    "parcialmente totalmente integramente expresamente transitoriamente temporalmente tambien igualmente asimismo "
    "especial particular especialmente particularmente pertinente todas todos sus partes parte contenido texto "
    "normas disposiciones articulado siguientes siguiente entre otras otros otra algunos algunas unos unas nuevo "
    "nueva asi como cada uno numero mencionado citado mismo dispuesto establecido previsto vigencia entrada "
    "aplicacion efectos solamente unicamente medio conformidad manera forma expresa ademas inclusive referido "
    "aparte apartes varios varias dispuesta prevista senalada contenidas contenidos referente vigentes presente nuevamente "
    "no obstante toda disposicion contraria norma contrario que le sea sean resulte resulten resultaren fuere fueren "
    "contrarias contrarios mas demas reglamentarias complementarias concordantes se opongan legales fecha partir "
    "igual jerarquia rango inferior desde esta integridad totalidad nuevos nuevas transitoria definitiva virtud ordenado"
)

#: What a verb may act on that belongs to a provision: "la vigencia del artículo 6º", "un yerro en el artículo 75".
ASPECTS: dict[str, frozenset[str]] = {
    "amends": words(
        "denominacion nombre epigrafe titulo redaccion plazo termino terminos encabezado alcance sentido fecha fechas tabla"
        " tablas"
    ),
    "corrects": words(
    "yerro yerros error errores mecanografico tipografico caligrafico transcripcion digitacion formal unos unas "
    "yerro contenido contenidos contenida"
),
    "extends": words("medidas plazo plazos termino terminos vigencia duracion existencia periodo suspension"),
    "suspends": words("plazo plazos termino terminos vigencia aplicacion efectos provisionalmente"),
    "repeals": frozenset(["contenido"]),
    "substitutes": frozenset(["contenido", "texto"]),
    "implements": frozenset(["aplicacion"]),
}  # fmt: skip

SET_OUT = (
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
    "incluid",
    "vigencia",
)

#: What an act may hold that is called by a name nobody knows: its holder is meant.
CODIFIED = words("estatuto codigo")
#: What a provision sets out and another changes: "las fechas contenidas en el artículo 1°".
SET_OUT_THERE = words("plazo termino fecha fechas tabla tablas")

LOOSE = frozenset(("extends", "suspends"))

#: "La Resolución 7 de 1992 sigue vigente": nothing is done to it.
STAYS = words("sigue siguen continua continuan seguira seguiran continuara continuaran conserva conservan")

EXCEPT = frozenset(["excepcion", "salvo", "excepto", "exceptuando"])


@dataclass(slots=True)
class Aim:
    """One provision aimed at, and the piece that names it."""

    act: ActName
    path: Path
    piece: int
    plural: bool = False
    partial: bool = False
    reason: str = ""
    #: Named after an exception was over, which does not reach it.
    entire: bool = False


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


NOWHERE = ActName("otro")


def excepted_from(stream: Sequence[Piece], at: int) -> list[Piece]:
    """What is said after "excepto", "salvo" or "con excepción" at a place, to the end of the sentence; nothing without them."""
    place = at + (at < len(stream) and stream[at].text == ",")
    said = [piece.text for piece in stream[place : place + 2]]
    if said[:1] == ["con"] and said[1:] == ["excepcion"]:
        place += 1
    elif not said or said[0] not in EXCEPT:
        return []
    return list(takewhile(lambda piece: piece.text not in (".", ";", "\n"), stream[place + 1 :]))
