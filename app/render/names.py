"""What things are called, in Spanish and English: as a heading, in little room, and inside a sentence."""

from __future__ import annotations

from app.core.corpus import Corpus
from app.core.identifiers import parse, slot_of
from app.core.model import Act, Id, Principle, Provision, Term, Text, Thing, Topic
from app.render.language import Language

#: Spanish needs the gender of what it names; these units and acts are feminine, all others masculine.
_FEMININE_UNITS = frozenset({"parte", "seccion", "subseccion"})
_FEMININE_ACTS = frozenset({"ley", "ley-estatutaria", "resolucion", "directiva-presidencial", "recomendacion", "sentencia"})
_PLURAL_ACTS = frozenset({"guia"})

#: What has a label of its own, what is named most often first.
_LABELLED: tuple[type[Act | Topic | Thing | Term | Principle], ...] = (Act, Topic, Thing, Term, Principle)


def name(corpus: Corpus, identifier: Id, lang: Language) -> str:
    """What an identifier is called as a heading.

    A provision is called by its act and the path to it: "Decreto 1078 de 2015, Libro 2, Parte 2, Título 9, Capítulo 1".
    """
    label = label_of(corpus, identifier)
    if label is not None:
        return label.in_(lang.code)
    act = parse(slot_of(identifier)).act
    called = label_of(corpus, act)
    return ", ".join((called.in_(lang.code) if called else act, *units(corpus, identifier, lang)))


def short_name(corpus: Corpus, identifier: Id, lang: Language) -> str:
    """What an identifier is called where there is little room: "DUR 1078/2015, artículo 2.2.9.1.2.1"."""
    act = corpus.get(Act, parse(slot_of(identifier)).act)
    if act is None:
        return name(corpus, identifier, lang)
    return ", ".join((act.short.in_(lang.code), *units(corpus, identifier, lang)))


def place(corpus: Corpus, identifier: Id, lang: Language) -> str:
    """The path inside the act: "Libro 2, Parte 2, Título 9, Capítulo 1"; empty for a whole act."""
    return ", ".join(units(corpus, identifier, lang))


def unit(corpus: Corpus, identifier: Id, lang: Language) -> str:
    """The last unit of a provision alone: "Capítulo 1"."""
    path = units(corpus, identifier, lang)
    return path[-1] if path else name(corpus, identifier, lang)


def phrase(corpus: Corpus, identifier: Id, lang: Language) -> str:
    """What an identifier is called inside a sentence, from the narrow to the wide.

    "el Capítulo 1 del Título 9 de la Parte 2 del Libro 2 del Decreto 1078 de 2015".
    """
    address = parse(slot_of(identifier))
    act = corpus.get(Act, address.act)
    if act is None:
        return name(corpus, identifier, lang)
    called = units(corpus, identifier, lang)
    inner = address.path[0][0] == "articulo" if address.path else False
    words = [one[:1].lower() + one[1:] if inner else one for one in called]
    if lang.code == "en":
        return " of ".join((*reversed(words), act.label.en))
    kinds = [kind for kind, _ in address.path]
    parts = [f"{'la' if kind in _FEMININE_UNITS else 'el'} {word}" for kind, word in zip(kinds, words, strict=True)]
    return lang.contract(" de ".join((*reversed(parts), f"{_article(act)} {act.label.es}")))


def label_of(corpus: Corpus, identifier: Id) -> Text | None:
    """The label of an act, topic, thing, list entry or principle; ``None`` for provisions and for what is not recorded."""
    slot = slot_of(identifier)
    for kind in _LABELLED:
        record = corpus.get(kind, slot)
        if record is not None:
            return record.label
    return None


def units(corpus: Corpus, identifier: Id, lang: Language) -> list[str]:
    """The units of a provision, from the widest: "Libro 2", "Parte 2", ...; inside an article they are written small."""
    address = parse(slot_of(identifier))
    found: list[str] = []
    slot = address.act
    for kind, number in address.path:
        slot = f"{slot}/{kind}/{number}"
        term = corpus.get(Term, f"subdivision/{kind}")
        provision = corpus.get(Provision, slot)
        written = lang.say("only") if number == "unico" else provision.number if provision else number
        called = term.label.in_(lang.code) if term else kind.capitalize()
        found.append(f"{called.lower() if address.path[0][0] == 'articulo' else called} {written}")
    return found


def _article(act: Act) -> str:
    kind = act.kind.rpartition("/")[2]
    if kind in _PLURAL_ACTS:
        return "las"
    return "la" if kind in _FEMININE_ACTS else "el"
