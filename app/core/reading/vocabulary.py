"""The words of Colombian legal drafting, in one place: what the grammar knows, and nothing else.

All words are folded: lower case, without accents. docs/reference/drafting-glossary.md is made from these tables, for jurists
to read and correct; a word added here is in the grammar and on that page.
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(text.split())


#: Effect type -> stems of its verbs. From a stem come the forms of `FORMS`: deroga, derogan, derogase, deroguese, derogado...
VERBS: dict[str, tuple[str, ...]] = {
    "repeals": ("derog", "revoc", "suprim", "abrog"),
    "amends": ("modific", "reform", "enmend"),
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
    "enmend": "enmienda", "sustitu": "sustituye", "substitu": "sustituye", "subrog": "subroga", "reemplaz": "reemplaza",
    "remplaz": "reemplaza", "adicion": "adiciona", "agreg": "agrega", "incorpor": "incorpora", "cre": "crea", "anad": "añade",
    "compil": "compila", "reglament": "reglamenta", "desarroll": "desarrolla", "corrig": "corrige", "correg": "corrige", "corrij": "corrige",
    "aclar": "aclara", "suspend": "suspende", "aplaz": "aplaza", "prorrog": "prorroga", "ampli": "amplía", "reviv": "revive",
}  # fmt: skip

#: Endings of a verb that acts: present, imperative with and without -se, infinitive, future, gerund.
ACTIVE_ENDINGS = (
    "a|an|anle|aronse|ase|anse|ar|arse|uese|uense|ue|uen|ese|ense|ee|esele|enseles|ensele|aseles?|ansele|anseles?|ueseles?|uensele|uenseles?"
    "|e|en|er|ir|ye|yen|yese|yense|yase|yanse|ya|yan|uir|quese|quense|que|quen|aran?|ieran?|ira|iran|era|eran"
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
        "decreto ejecutivo", "decretos ejecutivos", "decreto ordinario", "decreto autonomo", "decreto supremo", "decreto", "decretos", "dcto", "dec",
    ),
    "ley": ("ley estatutaria", "leyes estatutarias", "ley organica", "leyes organicas", "ley marco", "ley", "leyes"),
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
    "literal": ("literal", "literales", "lit"),
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

#: Acts called by name: folded name -> (type, name, number, year, resolved type, resolved number, resolved year).
NAMED_ACTS: dict[str, tuple[str, str, tuple[str, str, int] | None]] = {
    "constitucion politica de colombia": ("constitucion", "Constitución Política", None),
    "constitucion politica de la republica de colombia": ("constitucion", "Constitución Política", None),
    "constitucion politica": ("constitucion", "Constitución Política", None),
    "constitucion nacional": ("constitucion", "Constitución Política", None),
    "constitucion de la republica": ("constitucion", "Constitución Política", None),
    "carta politica": ("constitucion", "Constitución Política", None),
    "carta fundamental": ("constitucion", "Constitución Política", None),
    "constitucion": ("constitucion", "Constitución Política", None),
    "estatuto tributario nacional": ("estatuto", "Estatuto Tributario", ("decreto", "624", 1989)),
    "estatuto tributario": ("estatuto", "Estatuto Tributario", ("decreto", "624", 1989)),
    "estatuto organico del sistema financiero": ("estatuto", "Estatuto Orgánico del Sistema Financiero", ("decreto", "663", 1993)),
    "estatuto organico del presupuesto general de la nacion": ("estatuto", "Estatuto Orgánico del Presupuesto", ("decreto", "111", 1996)),
    "estatuto organico de presupuesto": ("estatuto", "Estatuto Orgánico del Presupuesto", ("decreto", "111", 1996)),
    "estatuto organico del presupuesto": ("estatuto", "Estatuto Orgánico del Presupuesto", ("decreto", "111", 1996)),
    "estatuto aduanero": ("estatuto", "Estatuto Aduanero", ("decreto", "2685", 1999)),
    "estatuto docente": ("estatuto", "Estatuto Docente", ("decreto", "2277", 1979)),
    "estatuto general de contratacion de la administracion publica": ("estatuto", "Estatuto General de Contratación de la Administración Pública", ("ley", "80", 1993)),
    "estatuto general de contratacion": ("estatuto", "Estatuto General de Contratación de la Administración Pública", ("ley", "80", 1993)),
    "estatuto de la administracion de justicia": ("estatuto", "Ley Estatutaria de la Administración de Justicia", ("ley", "270", 1996)),
    "ley estatutaria de la administracion de justicia": ("ley", "Ley Estatutaria de la Administración de Justicia", ("ley", "270", 1996)),
    "ley estatutaria de administracion de justicia": ("ley", "Ley Estatutaria de la Administración de Justicia", ("ley", "270", 1996)),
    "ley organica de presupuesto": ("ley", "Ley Orgánica de Presupuesto", ("ley", "38", 1989)),
    "ley organica del presupuesto": ("ley", "Ley Orgánica de Presupuesto", ("ley", "38", 1989)),
    "codigo penal militar": ("codigo", "Código Penal Militar", None),
    "codigo penal": ("codigo", "Código Penal", ("ley", "599", 2000)),
    "codigo de procedimiento penal": ("codigo", "Código de Procedimiento Penal", ("ley", "906", 2004)),
    "codigo civil": ("codigo", "Código Civil", ("ley", "84", 1873)),
    "codigo de procedimiento civil": ("codigo", "Código de Procedimiento Civil", ("decreto", "1400", 1970)),
    "codigo general del proceso": ("codigo", "Código General del Proceso", ("ley", "1564", 2012)),
    "codigo de comercio": ("codigo", "Código de Comercio", ("decreto", "410", 1971)),
    "codigo sustantivo del trabajo": ("codigo", "Código Sustantivo del Trabajo", ("decreto", "2663", 1950)),
    "codigo sustantivo de trabajo": ("codigo", "Código Sustantivo del Trabajo", ("decreto", "2663", 1950)),
    "codigo procesal del trabajo y de la seguridad social": ("codigo", "Código Procesal del Trabajo", ("decreto", "2158", 1948)),
    "codigo procesal del trabajo": ("codigo", "Código Procesal del Trabajo", ("decreto", "2158", 1948)),
    "codigo de procedimiento laboral": ("codigo", "Código Procesal del Trabajo", ("decreto", "2158", 1948)),
    "codigo de procedimiento administrativo y de lo contencioso administrativo": ("codigo", "Código de Procedimiento Administrativo y de lo Contencioso Administrativo", ("ley", "1437", 2011)),
    "codigo contencioso administrativo": ("codigo", "Código Contencioso Administrativo", ("decreto", "1", 1984)),
    "codigo nacional de policia y convivencia": ("codigo", "Código Nacional de Policía y Convivencia", ("ley", "1801", 2016)),
    "codigo nacional de policia": ("codigo", "Código Nacional de Policía", ("decreto", "1355", 1970)),
    "codigo de policia": ("codigo", "Código de Policía", ("decreto", "1355", 1970)),
    "codigo nacional de transito terrestre": ("codigo", "Código Nacional de Tránsito Terrestre", ("ley", "769", 2002)),
    "codigo nacional de transito": ("codigo", "Código Nacional de Tránsito Terrestre", ("ley", "769", 2002)),
    "codigo de la infancia y la adolescencia": ("codigo", "Código de la Infancia y la Adolescencia", ("ley", "1098", 2006)),
    "codigo de infancia y adolescencia": ("codigo", "Código de la Infancia y la Adolescencia", ("ley", "1098", 2006)),
    "codigo del menor": ("codigo", "Código del Menor", ("decreto", "2737", 1989)),
    "codigo de minas": ("codigo", "Código de Minas", ("ley", "685", 2001)),
    "codigo disciplinario unico": ("codigo", "Código Disciplinario Único", ("ley", "734", 2002)),
    "codigo unico disciplinario": ("codigo", "Código Disciplinario Único", ("ley", "734", 2002)),
    "codigo general disciplinario": ("codigo", "Código General Disciplinario", ("ley", "1952", 2019)),
    "codigo electoral": ("codigo", "Código Electoral", ("decreto", "2241", 1986)),
    "codigo penitenciario y carcelario": ("codigo", "Código Penitenciario y Carcelario", ("ley", "65", 1993)),
    "codigo sanitario nacional": ("codigo", "Código Sanitario Nacional", ("ley", "9", 1979)),
    "codigo sanitario": ("codigo", "Código Sanitario Nacional", ("ley", "9", 1979)),
    "codigo nacional de recursos naturales renovables y de proteccion al medio ambiente": ("codigo", "Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente", ("decreto", "2811", 1974)),
    "codigo nacional de los recursos naturales renovables y de proteccion al medio ambiente": ("codigo", "Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente", ("decreto", "2811", 1974)),
    "codigo nacional de recursos naturales": ("codigo", "Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente", ("decreto", "2811", 1974)),
    "codigo de extincion de dominio": ("codigo", "Código de Extinción de Dominio", ("ley", "1708", 2014)),
    "codigo de petroleos": ("codigo", "Código de Petróleos", ("decreto", "1056", 1953)),
    "codigo de regimen departamental": ("codigo", "Código de Régimen Departamental", ("decreto", "1222", 1986)),
    "codigo de regimen municipal": ("codigo", "Código de Régimen Municipal", ("decreto", "1333", 1986)),
    "codigo de regimen politico y municipal": ("codigo", "Código de Régimen Político y Municipal", ("ley", "4", 1913)),
    "regimen politico y municipal": ("codigo", "Código de Régimen Político y Municipal", ("ley", "4", 1913)),
    "codigo judicial": ("codigo", "Código Judicial", ("ley", "105", 1931)),
    "codigo fiscal": ("codigo", "Código Fiscal", None),
    "codigo militar": ("codigo", "Código Militar", None),
    "codigo de aduanas": ("codigo", "Código de Aduanas", None),
    "arancel de aduanas": ("otro", "Arancel de Aduanas", None),
    "reglamento del congreso": ("ley", "Reglamento del Congreso", ("ley", "5", 1992)),
}  # fmt: skip

#: Sector of a single regulatory decree -> number and year (the compilation of 2015 and 2016).
SINGLE_DECREES: dict[str, tuple[str, int]] = {
    "hacienda y credito publico": ("1068", 2015), "justicia y del derecho": ("1069", 2015), "defensa": ("1070", 2015), "agropecuario": ("1071", 2015),
    "trabajo": ("1072", 2015), "minas y energia": ("1073", 2015), "comercio industria y turismo": ("1074", 2015), "educacion": ("1075", 2015),
    "ambiente y desarrollo sostenible": ("1076", 2015), "vivienda ciudad y territorio": ("1077", 2015),
    "tecnologias de la informacion y las comunicaciones": ("1078", 2015), "tic": ("1078", 2015), "transporte": ("1079", 2015), "cultura": ("1080", 2015),
    "presidencia de la republica": ("1081", 2015), "planeacion nacional": ("1082", 2015), "funcion publica": ("1083", 2015),
    "inclusion social y reconciliacion": ("1084", 2015), "deporte": ("1085", 2015), "interior": ("1066", 2015), "relaciones exteriores": ("1067", 2015),
    "salud y proteccion social": ("780", 2016), "inteligencia": ("1070", 2015), "estadistica": ("1170", 2015), "cultura y deporte": ("1080", 2015),
}  # fmt: skip

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
ANAPHORIC_ADJECTIVES = words(
    "mismo misma mismos mismas citado citada citados citadas dicho dicha dichos dichas mencionado mencionada "
    "referido referida aludido aludida precitado precitada"
)
IBIDEM = frozenset(["ibidem", "idem", "ibid"])


def verb_table() -> dict[str, tuple[str, str, str]]:
    """Word -> (effect type, lemma, form): form is `active`, `past`, `participle` or `noun`."""
    return _VERB_FORMS


def _forms() -> dict[str, tuple[str, str, str]]:
    table: dict[str, tuple[str, str, str]] = {}
    active = [end for end in dict.fromkeys(ACTIVE_ENDINGS.split("|"))]
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
    "suspenso reglamentaria reglamentarian"
)
#: ... and those of them that do act when they open a sentence or follow "se".
SE_VERBS: dict[str, tuple[str, str]] = {
    "reforma": ("amends", "reforma"), "amplia": ("extends", "amplía"), "prorroga": ("extends", "prorroga"), "crea": ("adds", "crea"), "crean": ("adds", "crea"),
    "ampliar": ("extends", "amplía"), "desarrollan": ("implements", "desarrolla"), "crease": ("adds", "crea"), "creanse": ("adds", "crea"),
    "desarrolla": ("implements", "desarrolla"), "crear": ("adds", "crea"), "creese": ("adds", "crea"), "reformar": ("amends", "reforma"),
}  # fmt: skip
_VERB_FORMS: dict[str, tuple[str, str, str]] = {}
_VERB_FORMS.update(_forms())
