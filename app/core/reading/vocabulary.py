"""The words of Colombian legal drafting, in one place: what the grammar knows, and nothing else.

All words are folded: lower case, without accents. docs/reference/drafting-glossary.md is made from these tables, for jurists
to read and correct; a word added here is in the grammar and on that page.
"""

# ruff: noqa: E501 - a line of a table is a kind

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(text.split())


#: Effect type -> stems of its verbs. From a stem come the forms of `FORMS`: deroga, derogan, derogase, deroguese, derogado...
VERBS: dict[str, tuple[str, ...]] = {
    "repeals": ("derog", "revoc", "suprim", "abrog"),
    "amends": ("modific", "reform", "enmend", "enmiend"),
    "substitutes": ("sustitu", "substitu", "subrog", "reemplaz", "remplaz"),
    "adds": ("adicion", "agreg", "incorpor", "cre", "anad"),
    "incorporates": ("compil",),
    "implements": ("reglament", "desarroll"),
    "corrects": ("corrig", "corrij", "correg", "aclar"),
    "suspends": ("suspend", "aplaz"),
    "extends": ("prorrog", "ampli"),
    "revives": ("reviv",),
}

#: The verb a lawyer would name, by stem.
LEMMAS: dict[str, str] = {
    "derog": "deroga", "revoc": "revoca", "suprim": "suprime", "abrog": "abroga", "modific": "modifica", "reform": "reforma",
    "enmend": "enmienda", "enmiend": "enmienda", "sustitu": "sustituye", "substitu": "sustituye", "subrog": "subroga", "reemplaz": "reemplaza",
    "remplaz": "reemplaza", "adicion": "adiciona", "agreg": "agrega", "incorpor": "incorpora", "cre": "crea", "anad": "añade",
    "compil": "compila", "reglament": "reglamenta", "desarroll": "desarrolla", "corrig": "corrige", "correg": "corrige", "corrij": "corrige",
    "aclar": "aclara", "suspend": "suspende", "aplaz": "aplaza", "prorrog": "prorroga", "ampli": "amplía", "reviv": "revive",
}  # fmt: skip

#: Endings of a verb that acts: present, imperative with and without -se, infinitive, future, gerund.
ACTIVE_ENDINGS = (
    "a|an|anle|aronse|ase|anse|ar|arse|uese|uense|ue|uen|ese|ense|ee|esele|enseles|ensele"
    "|asele|aseles|ansele|anseles|uesele|ueseles|uensele|uenseles"
    "|e|en|er|ir|ye|yen|yese|yense|yase|yanse|ya|yan|uir|quese|quense|que|quen|ira|iran|era|eran"
    "|ando|iendo|yendo|uyendo|use|unse|case|canse|care|cese|cense|ce|cen|zca|ese|iase|ianse|iese|iense|ia|ian|iar|iara|iaran|iando|quesele|quenseles"
)
#: Endings of the past tense: another act's doing, told in a relative clause.
PAST_ENDINGS = "o|aron|io|ieron|yo|yeron|uyo|uyeron|aba|aban|ara|aran|ia|ian"
#: Endings of the participle: "modificado por", "quedan derogados".
PARTICIPLE_ENDINGS = "ado|ada|ados|adas|ido|ida|idos|idas|uido|uida|uidos|uidas|iado|iada|iados|iadas"
IRREGULAR_PARTICIPLES = {"suspenso": "suspends", "suspensos": "suspends"}

#: Nouns and adjectives that tell a relation between two other acts, never an effect of the one that cites.
RELATION_WORDS: dict[str, str] = {
    "modificatorio": "amends", "modificatoria": "amends", "modificatorios": "amends", "modificatorias": "amends",
    "reglamentario": "implements", "reglamentaria": "implements", "derogatorio": "repeals", "derogatoria": "repeals",
    "aclaratorio": "corrects", "aclaratoria": "corrects", "reformatorio": "amends", "reformatoria": "amends",
}  # fmt: skip

#: Kind of act -> its words. The order matters: the longest first.
ACT_WORDS: dict[str, tuple[str, ...]] = {
    "acto-legislativo": ("acto legislativo", "actos legislativos", "acto reformatorio", "actos reformatorios"),
    "proyecto-ley": ("proyecto de ley estatutaria", "proyecto de ley organica", "proyecto de ley"),
    "decreto-ley": (
        "decreto ley", "decretos leyes", "decretos ley", "decreto extraordinario", "decretos extraordinarios",
        "decreto con fuerza de ley", "decreto nacional ley",
    ),
    "decreto-legislativo": ("decreto legislativo", "decretos legislativos"),
    "decreto": (
        "decreto unico reglamentario", "decreto unico", "decreto reglamentario", "decretos reglamentarios", "decreto nacional", "decretos nacionales",
        "decreto ejecutivo", "decretos ejecutivos", "decreto ordinario", "decreto autonomo", "decreto supremo", "decreto", "decretos", "dcto", "dec", "dur", "drcreto", "drecreto", "decerto", "deereto",
    ),
    "ley": ("ley estatutaria", "leyes estatutarias", "ley organica", "leyes organicas", "ley marco", "ley", "leyes", "lei", "leies"),
    "resolucion": ("resolucion externa", "resolucion ejecutiva", "resoluciones ejecutivas", "resolucion organica", "resolucion reglamentaria", "resolucion", "resoluciones"),
    "acuerdo": ("acuerdo municipal", "acuerdo distrital", "acuerdo", "acuerdos"),
    "circular": ("circular basica juridica", "circular externa", "circular reglamentaria", "circular conjunta", "circular", "circulares"),
    "directiva-presidencial": ("directiva presidencial",),
    "directiva": ("directiva ministerial", "directiva", "directivas"),
    "conpes": ("documento conpes social", "documento conpes", "conpes social", "conpes"),
    "sentencia": ("sentencia de unificacion", "sentencia", "sentencias"),
    "auto": ("auto", "autos"),
    "decision": ("decision andina", "decision", "decisiones"),
    "otro": ("ordenanza", "ordenanzas"),
}  # fmt: skip

#: Words between the kind of an act and its number that name nothing: "Decreto número 5", "Ley distinguida con el No. 12".
NUMBERED = words("numero numeros no nos nro nros num n nums distinguido distinguida con el marcado marcada . º :")
#: Adjectives between the kind of an act and its number that say whose it is.
SCOPES: dict[str, str] = {
    word: issuer for issuer, found in (
        ("distrital", "distrital distritales"), ("departamental", "departamental departamentales"), ("municipal", "municipal municipales"),
        ("local", "local locales"), ("nacional", "nacional nacionales"), ("rectoral", "rectoral rectorales"),
        ("ministerial", "ministerial ministeriales"), ("conjunta", "conjunto conjunta conjuntas conjuntos"), ("interna", "interno interna internas"),
    ) for word in found.split()
}  # fmt: skip
#: First words of the names of bodies that issue acts.
INSTITUTIONS = words(
    "ministerio min minsalud minhacienda mintransporte mintic mineducacion minminas superintendencia superservicios comision concejo consejo direccion"
    " instituto departamento alcaldia alcalde gobernacion gobernador junta contraloria procuraduria secretaria fondo agencia banco fiscalia"
    " registraduria corporacion rectoria universidad unidad sala asamblea defensoria auditoria camara"
)

#: Kind of provision -> its words; plural words open a list.
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "libro": ("libro", "libros"),
    "parte": ("parte", "partes"),
    "titulo": ("titulo", "titulos", "tit"),
    "capitulo": ("capitulo", "capitulos", "cap", "caps"),
    "seccion": ("seccion", "secciones"),
    "subseccion": ("subseccion", "subsecciones"),
    "articulo": ("articulo", "articulos", "art", "arts", "artículo", "ariculo", "articu1o", "artculo", "articulu", "rticulo"),
    "paragrafo": ("paragrafo", "paragrafos", "par", "pargrafo"),
    "inciso": ("inciso", "incisos", "inc"),
    "numeral": ("numeral", "numerales", "num", "nral"),
    "literal": ("literal", "literales", "lit", "letra", "letras"),
    "ordinal": ("ordinal", "ordinales"),
    "anexo": ("anexo", "anexos"),
    "item": ("item", "items"),
    "considerando": ("considerando",),
    "epigrafe": ("epigrafe",),
}

#: Rank of a provision inside another: smaller is outer. Deeper ones nest by the text's own order.
UNIT_RANK: dict[str, int] = {
    "libro": 0, "parte": 0, "titulo": 1, "capitulo": 2, "seccion": 3, "subseccion": 4, "anexo": 0, "articulo": 5, "considerando": 5, "epigrafe": 5,
    "paragrafo": 6, "inciso": 7, "numeral": 8, "ordinal": 8, "literal": 9, "item": 10, "expresion": 11,
}  # fmt: skip

EXPRESSION_WORDS = words("expresion expresiones frase frases palabra palabras aparte apartes oracion locucion vocablo termino")

COURTS: dict[str, str] = {
    "corte constitucional": "Corte Constitucional", "consejo de estado": "Consejo de Estado", "corte suprema de justicia": "Corte Suprema de Justicia",
}  # fmt: skip

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(
        ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre", "octubre", "noviembre", "diciembre"), 1,
    ) for name in names.split()
}  # fmt: skip

_UNITS = "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiun veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta"
CARDINALS: dict[str, int] = {word: number for number, word in enumerate(_UNITS.split())} | {
    "uno": 1, "una": 1, "veintiuno": 21, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600,
    "setecientos": 700, "ochocientos": 800, "novecientos": 900, "mil": 1000,
}  # fmt: skip
_ORDINALS = "primer segund tercer cuart quint sext septim octav noven decim undecim duodecim"
ORDINALS: dict[str, int] = {
    stem + end: number for number, stem in enumerate(_ORDINALS.split(), 1) for end in ("o", "a", "os", "as")
} | {
    "primer": 1, "tercer": 3, "setimo": 7, "setima": 7, "vigesimo": 20, "vigesima": 20, "trigesimo": 30, "trigesima": 30, "decimotercero": 13,
    "decimocuarto": 14, "decimoquinto": 15, "decimosexto": 16, "decimoseptimo": 17, "decimoctavo": 18, "decimonoveno": 19, "onceavo": 11,
    "doceavo": 12, "nono": 9, "noveno": 9, "octogesimo": 80, "cuadragesimo": 40, "quincuagesimo": 50, "sexagesimo": 60, "septuagesimo": 70,
}  # fmt: skip
LAST_WORDS = frozenset(["final", "ultimo", "ultima"])
ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}|iiii)\Z")

#: "Sentencia": what opens the effects of a ruling, and its effect.
RULING_WORDS: dict[str, str] = {
    "inexequible": "annuls", "inexequibles": "annuls", "inexequibilidad": "annuls", "nulo": "annuls", "nula": "annuls", "nulos": "annuls", "nulas": "annuls",
    "nulidad": "annuls", "anulado": "annuls", "anulada": "annuls", "anulados": "annuls", "anuladas": "annuls",
    "exequible": "upholds", "exequibles": "upholds", "exequibilidad": "upholds",
}  # fmt: skip

SELF_WORDS = words("presente presentes este esta estos estas")
#: "El presenta Decreto": "presente" misprinted, where an article stands before it.
SELF_MISPRINTS = words("presenta presento")
#: What separates the members of a list.
SEPARATORS = words(", y e ; o u")
ANAPHORIC_ADJECTIVES = words(
    "mismo misma mismos mismas citado citada citados citadas dicho dicha dichos dichas mencionado mencionada "
    "referido referida aludido aludida precitado precitada"
)
IBIDEM = frozenset(["ibidem", "idem", "ibid"])


def verb_table() -> dict[str, tuple[str, str, str]]:
    """Word -> (effect type, lemma, form): form is `active`, `past`, `participle` or `noun`."""
    return _VERB_FORMS


def verb_form(word: str) -> str:
    """How a word stands: `active`, `past` or `participle` where it is a verb of an effect, else nothing."""
    return _VERB_FORMS[word][2] if word in _VERB_FORMS else ""


def _forms() -> dict[str, tuple[str, str, str]]:
    table: dict[str, tuple[str, str, str]] = {}
    active = list(dict.fromkeys(ACTIVE_ENDINGS.split("|")))
    for kind, stems in VERBS.items():
        for stem in stems:
            lemma = LEMMAS[stem]
            for end in PAST_ENDINGS.split("|"):
                table.setdefault(stem + end, (kind, lemma, "past"))
            for end in PARTICIPLE_ENDINGS.split("|"):
                table[stem + end] = (kind, lemma, "participle")
            for end in active:
                table[_spelled(stem, end)] = (kind, lemma, "active")
    for word, kind in IRREGULAR_PARTICIPLES.items():
        table[word] = (kind, "suspende", "participle")
    for word in NOT_VERBS:
        table.pop(word, None)
    return table


def _spelled(stem: str, end: str) -> str:
    """c, g, z change their spelling before e: modifique, derogue, aplace."""
    if end.startswith("e"):
        if stem[-1] == "c" and stem != "cre":
            return stem[:-1] + "qu" + end
        if stem[-1] == "g" and stem not in ("corrig", "corrij", "correg"):
            return stem + "u" + end
        if stem[-1] == "z":
            return stem[:-1] + "c" + end
    return stem + end


#: Forms that are first of all other words.
NOT_VERBS = words(
    "reforma reformas creo creia creian crecer crece crecen cree creen creer creyo creyeron creando suprimo "
    "amplia amplias prorroga prorrogas creado creada creados creadas desarrollo desarrollos anade reglamento "
    "reglamentos ampliar ampliando cria crean crea crear crease desarrollar desarrollan desarrollando desarrollen "
    "reglamentaria reglamentarian"
)
#: ... and those of them that do act when they open a sentence or follow "se".
SE_VERBS: dict[str, tuple[str, str]] = {
    "reforma": ("amends", "reforma"), "amplia": ("extends", "amplía"), "prorroga": ("extends", "prorroga"), "crea": ("adds", "crea"), "crean": ("adds", "crea"),
    "ampliar": ("extends", "amplía"), "desarrollan": ("implements", "desarrolla"), "crease": ("adds", "crea"), "creanse": ("adds", "crea"),
    "desarrolla": ("implements", "desarrolla"), "reglamentas": ("implements", "reglamenta"), "crear": ("adds", "crea"), "creese": ("adds", "crea"), "reformar": ("amends", "reforma"),
}  # fmt: skip
#: Misprints that act after "se" alone.
MISPRINTS: dict[str, tuple[str, str]] = {"adicional": ("adds", "adiciona")}
#: ... and those that act when joined to a verb that does: "se adiciona y reforma".
JOINED = words("reforma amplia prorroga")
#: Adjectives with which the titles of older acts say what they do: "Adicional al Código Judicial", "Reglamentario de la Ley 75".
TITLE_ADJECTIVES: dict[str, tuple[str, str]] = {
    word + end: told for word, told in (
        ("adicional", ("adds", "adiciona")), ("reglamentari", ("implements", "reglamenta")), ("reformatori", ("amends", "reforma")),
        ("modificatori", ("amends", "modifica")), ("aclaratori", ("corrects", "aclara")), ("derogatori", ("repeals", "deroga")),
        ("sustitutiv", ("substitutes", "sustituye")),
    ) for end in (("", "es") if word.endswith("l") else ("o", "a", "os", "as"))
}  # fmt: skip
#: Verbs that say nothing by themselves, and the nouns that say what is done: "se hacen unas modificaciones al Código".
LIGHT = words(
    "hace hacen hacer hacense introduce introducen introducir introducense introducese efectua efectuan efectuar efectuanse da dan"
)
ACTION_NOUNS: dict[str, tuple[str, str]] = {
    "modificacion": ("amends", "modifica"), "modificaciones": ("amends", "modifica"), "reforma": ("amends", "reforma"),
    "reformas": ("amends", "reforma"), "adicion": ("adds", "adiciona"), "adiciones": ("adds", "adiciona"),
    "aclaracion": ("corrects", "aclara"), "aclaraciones": ("corrects", "aclara"), "correccion": ("corrects", "corrige"),
    "correcciones": ("corrects", "corrige"), "reglamentacion": ("implements", "reglamenta"),
}  # fmt: skip
_VERB_FORMS: dict[str, tuple[str, str, str]] = {}
_VERB_FORMS.update(_forms())
