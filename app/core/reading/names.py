"""Acts called by name, and what each name stands for: the second half of the vocabulary, kept apart for its length."""

# ruff: noqa: E501 - a line of the table is an act

from __future__ import annotations

Resolved = tuple[str, str, int]

#: Name as folded | kind | name as told | what it stands for today; a dash where more than one act has borne the name.
_NAMES = """
constitucion politica de colombia | constitucion | Constitución Política | -
constitucion politica de la republica de colombia | constitucion | Constitución Política | -
constitucion politica | constitucion | Constitución Política | -
constitucion nacional | constitucion | Constitución Política | -
constitucion de la republica | constitucion | Constitución Política | -
carta politica | constitucion | Constitución Política | -
carta fundamental | constitucion | Constitución Política | -
constitucion | constitucion | Constitución Política | -
estatuto tributario nacional | estatuto | Estatuto Tributario | decreto 624 1989
estatuto tributario | estatuto | Estatuto Tributario | decreto 624 1989
estatuto organico del sistema financiero | estatuto | Estatuto Orgánico del Sistema Financiero | decreto 663 1993
estatuto organico del presupuesto general de la nacion | estatuto | Estatuto Orgánico del Presupuesto | decreto 111 1996
estatuto organico de presupuesto | estatuto | Estatuto Orgánico del Presupuesto | decreto 111 1996
estatuto organico del presupuesto | estatuto | Estatuto Orgánico del Presupuesto | decreto 111 1996
estatuto aduanero | estatuto | Estatuto Aduanero | decreto 2685 1999
estatuto docente | estatuto | Estatuto Docente | decreto 2277 1979
estatuto general de contratacion de la administracion publica | estatuto | Estatuto General de Contratación de la Administración Pública | ley 80 1993
estatuto general de contratacion | estatuto | Estatuto General de Contratación de la Administración Pública | ley 80 1993
estatuto de la administracion de justicia | estatuto | Ley Estatutaria de la Administración de Justicia | ley 270 1996
ley estatutaria de la administracion de justicia | ley | Ley Estatutaria de la Administración de Justicia | ley 270 1996
ley estatutaria de administracion de justicia | ley | Ley Estatutaria de la Administración de Justicia | ley 270 1996
ley organica de presupuesto | ley | Ley Orgánica de Presupuesto | ley 38 1989
ley organica del presupuesto | ley | Ley Orgánica de Presupuesto | ley 38 1989
codigo penal militar | codigo | Código Penal Militar | -
codigo penal | codigo | Código Penal | ley 599 2000
codigo de procedimiento penal | codigo | Código de Procedimiento Penal | ley 906 2004
codigo civil | codigo | Código Civil | ley 84 1873
codigo de procedimiento civil | codigo | Código de Procedimiento Civil | decreto 1400 1970
codigo general del proceso | codigo | Código General del Proceso | ley 1564 2012
codigo de comercio | codigo | Código de Comercio | decreto 410 1971
codigo sustantivo del trabajo | codigo | Código Sustantivo del Trabajo | decreto 2663 1950
codigo sustantivo de trabajo | codigo | Código Sustantivo del Trabajo | decreto 2663 1950
codigo procesal del trabajo y de la seguridad social | codigo | Código Procesal del Trabajo | decreto 2158 1948
codigo procesal del trabajo | codigo | Código Procesal del Trabajo | decreto 2158 1948
codigo de procedimiento laboral | codigo | Código Procesal del Trabajo | decreto 2158 1948
codigo de procedimiento administrativo y de lo contencioso administrativo | codigo | Código de Procedimiento Administrativo y de lo Contencioso Administrativo | ley 1437 2011
codigo contencioso administrativo | codigo | Código Contencioso Administrativo | decreto 1 1984
codigo nacional de policia y convivencia | codigo | Código Nacional de Policía y Convivencia | ley 1801 2016
codigo nacional de policia | codigo | Código Nacional de Policía | decreto 1355 1970
codigo de policia | codigo | Código de Policía | decreto 1355 1970
codigo nacional de transito terrestre | codigo | Código Nacional de Tránsito Terrestre | ley 769 2002
codigo nacional de transito | codigo | Código Nacional de Tránsito Terrestre | ley 769 2002
codigo de la infancia y la adolescencia | codigo | Código de la Infancia y la Adolescencia | ley 1098 2006
codigo de infancia y adolescencia | codigo | Código de la Infancia y la Adolescencia | ley 1098 2006
codigo del menor | codigo | Código del Menor | decreto 2737 1989
codigo de minas | codigo | Código de Minas | ley 685 2001
codigo disciplinario unico | codigo | Código Disciplinario Único | ley 734 2002
codigo unico disciplinario | codigo | Código Disciplinario Único | ley 734 2002
codigo general disciplinario | codigo | Código General Disciplinario | ley 1952 2019
codigo electoral | codigo | Código Electoral | decreto 2241 1986
codigo penitenciario y carcelario | codigo | Código Penitenciario y Carcelario | ley 65 1993
codigo sanitario nacional | codigo | Código Sanitario Nacional | ley 9 1979
codigo sanitario | codigo | Código Sanitario Nacional | ley 9 1979
codigo nacional de recursos naturales renovables y de proteccion al medio ambiente | codigo | Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente | decreto 2811 1974
codigo nacional de los recursos naturales renovables y de proteccion al medio ambiente | codigo | Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente | decreto 2811 1974
codigo nacional de recursos naturales | codigo | Código Nacional de Recursos Naturales Renovables y de Protección al Medio Ambiente | decreto 2811 1974
codigo de extincion de dominio | codigo | Código de Extinción de Dominio | ley 1708 2014
codigo de petroleos | codigo | Código de Petróleos | decreto 1056 1953
codigo de regimen departamental | codigo | Código de Régimen Departamental | decreto 1222 1986
codigo de regimen municipal | codigo | Código de Régimen Municipal | decreto 1333 1986
codigo de regimen politico y municipal | codigo | Código de Régimen Político y Municipal | ley 4 1913
regimen politico y municipal | codigo | Código de Régimen Político y Municipal | ley 4 1913
codigo politico y municipal | codigo | Código de Régimen Político y Municipal | ley 4 1913
codigo de lo contencioso administrativo | codigo | Código Contencioso Administrativo | -
codigo del trabajo | codigo | Código Sustantivo del Trabajo | decreto 2663 1950
codigo de organizacion judicial | codigo | Código de Organización Judicial | -
codigo postal | codigo | Código Postal | -
codigo postal y telegrafico | codigo | Código Postal y Telegráfico | -
codigo de elecciones | codigo | Código de Elecciones | -
codigo judicial | codigo | Código Judicial | ley 105 1931
codigo fiscal | codigo | Código Fiscal | -
codigo militar | codigo | Código Militar | -
codigo de aduanas | codigo | Código de Aduanas | -
arancel de aduanas | otro | Arancel de Aduanas | -
reglamento del congreso | ley | Reglamento del Congreso | ley 5 1992
"""

_SECTORS = """
hacienda y credito publico | 1068 | 2015
justicia y del derecho | 1069 | 2015
defensa | 1070 | 2015
agropecuario | 1071 | 2015
trabajo | 1072 | 2015
minas y energia | 1073 | 2015
comercio industria y turismo | 1074 | 2015
educacion | 1075 | 2015
ambiente y desarrollo sostenible | 1076 | 2015
vivienda ciudad y territorio | 1077 | 2015
tecnologias de la informacion y las comunicaciones | 1078 | 2015
tic | 1078 | 2015
transporte | 1079 | 2015
cultura | 1080 | 2015
presidencia de la republica | 1081 | 2015
planeacion nacional | 1082 | 2015
funcion publica | 1083 | 2015
inclusion social y reconciliacion | 1084 | 2015
deporte | 1085 | 2015
interior | 1066 | 2015
relaciones exteriores | 1067 | 2015
salud y proteccion social | 780 | 2016
inteligencia | 1070 | 2015
estadistica | 1170 | 2015
cultura y deporte | 1080 | 2015
"""


def _named() -> dict[str, tuple[str, str, Resolved | None]]:
    table: dict[str, tuple[str, str, Resolved | None]] = {}
    for line in _NAMES.strip().splitlines():
        folded, kind, name, act = (part.strip() for part in line.split(" | "))
        stands = act.split(" ")
        table[folded] = (kind, name, (stands[0], stands[1], int(stands[2])) if len(stands) == 3 else None)
    return table


def _sectors() -> dict[str, tuple[str, int]]:
    lines = (line.split(" | ") for line in _SECTORS.strip().splitlines())
    return {sector: (number, int(year)) for sector, number, year in lines}


#: Folded name -> (kind, name, what it stands for).
NAMED_ACTS = _named()
#: Sector of a single regulatory decree -> its number and year (the compilations of 2015 and 2016).
SINGLE_DECREES = _sectors()
