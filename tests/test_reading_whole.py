"""What is read of a clause, a title, a note or a rule of force, to the last field: marks, days, how sure, and the words behind it.

All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import effects_whole, entry_whole, notes_whole

from app.core.reading.act import read_act

CLAUSES = [
    ("Artículo 9°. Derógase el artículo 5 del Decreto 3 de 1990, a partir del 1º de enero de 2003.", ["repeals (deroga) decreto 3/1990 articulo:5; from 2003-01-01 «Derógase el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Modifícase parcialmente el artículo 5 del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 articulo:5; partial «Modifícase parcialmente el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Modifícanse parcialmente los Decretos 3 y 4 de 1990.", ["amends (modifica) decreto 3/1990; partial «Modifícanse parcialmente los Decretos 3 y 4 de 1990»", "amends (modifica) decreto 4/1990; partial «Modifícanse parcialmente los Decretos 3 y 4 de 1990»"]),
    ("Artículo 9°. Modifícase y adiciónase el artículo 5 del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 articulo:5 «Modifícase y adiciónase el artículo 5 del Decreto 3 de 1990»", "adds (adiciona) decreto 3/1990 articulo:5 «adiciónase el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Deróganse los artículos 3, 4 y 5 del Decreto 3 de 1990 y el Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 articulo:3 «Deróganse los artículos 3, 4 y 5 del Decreto 3 de 1990 y el Decreto 4 de 1991»", "repeals (deroga) decreto 3/1990 articulo:4 «Deróganse los artículos 3, 4 y 5 del Decreto 3 de 1990 y el Decreto 4 de 1991»", "repeals (deroga) decreto 3/1990 articulo:5 «Deróganse los artículos 3, 4 y 5 del Decreto 3 de 1990 y el Decreto 4 de 1991»", "repeals (deroga) decreto 4/1991 «Deróganse los artículos 3, 4 y 5 del Decreto 3 de 1990 y el Decreto 4 de 1991»"]),
    ("Artículo 9°. Deróganse todas las disposiciones del Decreto 3 de 1990 que sean contrarias a este decreto.", ["repeals (deroga) decreto 3/1990; partial «Deróganse todas las disposiciones del Decreto 3 de 1990»"]),
    ("Artículo 9°. El presente decreto deroga el Decreto 3 de 1990 y las demás normas que le sean contrarias.", ["repeals (deroga) decreto 3/1990 «deroga el Decreto 3 de 1990»"]),
    ("Artículo 9°. Este decreto rige desde su publicación, modifica en lo pertinente el Decreto 3 de 1990 y deroga el Decreto 4 de 1991.", ["amends (modifica) decreto 3/1990; partial; qualifier en lo pertinente «modifica en lo pertinente el Decreto 3 de 1990»", "repeals (deroga) decreto 4/1991 «deroga el Decreto 4 de 1991»"]),
    ("Artículo 9°. La presente resolución rige a partir de su publicación y deroga la Resolución 3 de 1990 del Ministerio de Educación y todas las demás.", ["repeals (deroga) resolucion 3/1990 «deroga la Resolución 3 de 1990»"]),
    ("Artículo 9°. Modifícase el nombre del Título II del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 titulo:2; aspect nombre «Modifícase el nombre del Título II del Decreto 3 de 1990»"]),
    ("Artículo 9°. Modifícase el epígrafe del artículo 5 del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 articulo:5; aspect epigrafe «Modifícase el epígrafe del artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Corrígese el yerro contenido en el artículo 5 de la Ley 10 de 1990.", ["corrects (corrige) ley 10/1990 articulo:5 «Corrígese el yerro contenido en el artículo 5 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Corrígese el error mecanográfico del artículo 5 de la Ley 10 de 1990.", ["corrects (corrige) ley 10/1990 articulo:5 «Corrígese el error mecanográfico del artículo 5 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Prorrógase hasta el 31 de diciembre de 2003 la vigencia del Decreto 3 de 1990.", ["extends (prorroga) decreto 3/1990; until 2003-12-31 «Prorrógase hasta el 31 de diciembre de 2003 la vigencia del Decreto 3 de 1990»"]),
    ("Artículo 9°. Prorrógase por seis (6) meses el plazo establecido en el artículo 5 del Decreto 3 de 1990.", ["extends (prorroga) decreto 3/1990 articulo:5; term 6 meses «Prorrógase por seis (6) meses el plazo establecido en el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Amplíase el término señalado en el artículo 5 del Decreto 3 de 1990 por dos (2) años.", ["extends (amplía) decreto 3/1990 articulo:5; term 2 años «Amplíase el término señalado en el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Suspéndese provisionalmente el Decreto 3 de 1990.", ["suspends (suspende) decreto 3/1990 «Suspéndese provisionalmente el Decreto 3 de 1990»"]),
    ("Artículo 9°. Suspéndense los efectos del Decreto 3 de 1990 hasta el 1 de enero de 2003.", ["suspends (suspende) decreto 3/1990; until 2003-01-01 «Suspéndense los efectos del Decreto 3 de 1990»"]),
    ('Artículo 9°. Sustitúyese el texto del artículo 5 del Decreto 3 de 1990 por el siguiente:\n\n"Artículo 5. Los ríos."', ["substitutes (sustituye) decreto 3/1990 articulo:5 «Sustitúyese el texto del artículo 5 del Decreto 3 de 1990»"]),
    ('Artículo 9°. Suprímense las palabras "los ríos" y "los mares" del artículo 5 del Decreto 3 de 1990.', ['repeals (suprime) decreto 3/1990 articulo:5/expresion:los ríos «Suprímense las palabras "los ríos" y "los mares" del artículo 5 del Decreto 3 de 1990»', 'repeals (suprime) decreto 3/1990 articulo:5/expresion:los mares «Suprímense las palabras "los ríos" y "los mares" del artículo 5 del Decreto 3 de 1990»']),
    ("Artículo 9°. Revívese el Decreto 3 de 1990.", ["revives (revive) decreto 3/1990 «Revívese el Decreto 3 de 1990»"]),
    ("Artículo 9°. Compílase el Decreto 3 de 1990.", ["incorporates (compila) decreto 3/1990 «Compílase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Reglaméntase el artículo 5 de la Ley 10 de 1990.", ["implements (reglamenta) ley 10/1990 articulo:5 «Reglaméntase el artículo 5 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Créase un parágrafo en el artículo 5 del Decreto 3 de 1990, así:\n\nParágrafo. Los ríos.", ["adds (crea) decreto 3/1990 articulo:5/paragrafo:? «Créase un parágrafo en el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Adiciónase el siguiente parágrafo transitorio al artículo 5 del Decreto 3 de 1990:\n\nParágrafo transitorio. Uno.", ["adds (adiciona) decreto 3/1990 articulo:5/paragrafoT:? «Adiciónase el siguiente parágrafo transitorio al artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Adiciónase un inciso al artículo 5 del Decreto 3 de 1990.", ["adds (adiciona) decreto 3/1990 articulo:5/inciso:? «Adiciónase un inciso al artículo 5 del Decreto 3 de 1990»"]),
    ('Artículo 9°. Adiciónanse los siguientes numerales al artículo 5 del Decreto 3 de 1990:\n\n"8. Los ríos.\n\n9. Los mares."', ["adds (adiciona) decreto 3/1990 articulo:5/numeral:8 «Adiciónanse los siguientes numerales al artículo 5 del Decreto 3 de 1990»", "adds (adiciona) decreto 3/1990 articulo:5/numeral:9 «Adiciónanse los siguientes numerales al artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Adiciónanse los literales e) y f) al numeral 3 del artículo 5 del Decreto 3 de 1990.", ["adds (adiciona) decreto 3/1990 articulo:5/numeral:3/literal:e «Adiciónanse los literales e) y f) al numeral 3 del artículo 5 del Decreto 3 de 1990»", "adds (adiciona) decreto 3/1990 articulo:5/numeral:3/literal:f «Adiciónanse los literales e) y f) al numeral 3 del artículo 5 del Decreto 3 de 1990»"]),
    ('Artículo 9°. Adiciónase el Capítulo 5 al Título 2 de la Parte 3 del Libro 1 del Decreto 3 de 1990, así:\n\n"Capítulo 5. Los ríos"', ["adds (adiciona) decreto 3/1990 libro:1/parte:3/titulo:2/capitulo:5 «Adiciónase el Capítulo 5 al Título 2 de la Parte 3 del Libro 1 del Decreto 3 de 1990»"]),
    ('Artículo 9°. Adiciónase el artículo 5 del Decreto 3 de 1990 con el siguiente parágrafo:\n\n"Parágrafo 4. Los ríos."', ["adds (adiciona) decreto 3/1990 articulo:5/paragrafo:4 «Adiciónase el artículo 5 del Decreto 3 de 1990 con el siguiente parágrafo»"]),
    ("Artículo 9°. Adiciónese un nuevo artículo a la Ley 10 de 1990, el cual quedará así:\n\nArtículo 7A. Los ríos.", ["adds (adiciona) ley 10/1990 articulo:7A «Adiciónese un nuevo artículo a la Ley 10 de 1990»"]),
    ("Artículo 9°. Quedan derogados el artículo 5 de la Ley 10 de 1990 y el Decreto 3 de 1990.", ["repeals (deroga) ley 10/1990 articulo:5 «derogados el artículo 5 de la Ley 10 de 1990 y el Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990 «derogados el artículo 5 de la Ley 10 de 1990 y el Decreto 3 de 1990»"]),
    ("Artículo 9°. Queda derogado parcialmente el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990; partial «derogado parcialmente el Decreto 3 de 1990»"]),
    ("Artículo 9°. Dejar sin efectos la Resolución 3 de 1990.", ["repeals (deja sin efecto) resolucion 3/1990 «Dejar sin efectos la Resolución 3 de 1990»"]),
    ("Artículo 9°. Los artículos 3 y 4 de la Ley 10 de 1990 quedan modificados.", ["amends (modifica) ley 10/1990 articulo:3 «artículos 3 y 4 de la Ley 10 de 1990 quedan modificados»", "amends (modifica) ley 10/1990 articulo:4 «artículos 3 y 4 de la Ley 10 de 1990 quedan modificados»"]),
    ('Artículo 9°. El inciso 2 del artículo 4 de la Ley 10 de 1990 quedará así:\n\n"Los ríos."', ["amends (quedará así) ley 10/1990 articulo:4/inciso:2 «inciso 2 del artículo 4 de la Ley 10 de 1990»"]),
    ("Artículo 9°. A partir de la vigencia de esta ley, el texto del artículo 4 de la Ley 10 de 1990 quedará así:\n\nLos ríos.", ["amends (quedará así) ley 10/1990 articulo:4 «artículo 4 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Deróganse, a partir de la vigencia de esta ley, los artículos 3 y 4 de la Ley 10 de 1990.", ["repeals (deroga) ley 10/1990 articulo:3 «Deróganse, a partir de la vigencia de esta ley, los artículos 3 y 4 de la Ley 10 de 1990»", "repeals (deroga) ley 10/1990 articulo:4 «Deróganse, a partir de la vigencia de esta ley, los artículos 3 y 4 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Deróganse las siguientes normas:\n\nEl Decreto 3 de 1990;\n\nEl Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 «Deróganse las siguientes normas:\n\nEl Decreto 3 de 1990;\n\nEl Decreto 4 de 1991»", "repeals (deroga) decreto 4/1991 «Deróganse las siguientes normas:\n\nEl Decreto 3 de 1990;\n\nEl Decreto 4 de 1991»"]),
    ('Artículo 9°. Derógase el Decreto 3 de 1990, "por el cual se dictan normas sobre los ríos", y el Decreto 4 de 1991.', ['repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990, "por el cual se dictan normas sobre los ríos", y el Decreto 4 de 1991»', 'repeals (deroga) decreto 4/1991 «Derógase el Decreto 3 de 1990, "por el cual se dictan normas sobre los ríos", y el Decreto 4 de 1991»']),
    ("Artículo 9°. Derógase el Decreto 3 de 1990, modificado por el Decreto 4 de 1991, y el Decreto 5 de 1992.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990, modificado por el Decreto 4 de 1991, y el Decreto 5 de 1992»", "repeals (deroga) decreto 5/1992 «Derógase el Decreto 3 de 1990, modificado por el Decreto 4 de 1991, y el Decreto 5 de 1992»"]),
    ("Artículo 9°. Derógase el Estatuto Pesquero contenido en el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «Derógase el Estatuto Pesquero contenido en el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase la Ley 10 y el artículo 5 de la misma.", ["repeals (deroga) ley 10; medium: the text gives no year «Derógase la Ley 10 y el artículo 5 de la misma»", "repeals (deroga) ley 10 articulo:5; medium: points back to an act named before «Derógase la Ley 10 y el artículo 5 de la misma»"]),
    ("Artículo 9°. Modifícase el artículo 5 del Código Civil.", ["amends (modifica) codigo Código Civil articulo:5 «Modifícase el artículo 5 del Código Civil»"]),
    ("Artículo 9°. No se deroga el Decreto 3 de 1990.", []),
    ("Artículo 9°. El Decreto 3 de 1990, que derogó el Decreto 2 de 1989, sigue vigente.", []),
    ("Artículo 9°. Deróganse el artículo 5 y el parágrafo del artículo 6 de la Ley 10 de 1990, así como el Decreto 3 de 1990.", ["repeals (deroga) ley 10/1990 articulo:5 «Deróganse el artículo 5 y el parágrafo del artículo 6 de la Ley 10 de 1990, así como el Decreto 3 de 1990»", "repeals (deroga) ley 10/1990 articulo:6/paragrafo:? «Deróganse el artículo 5 y el parágrafo del artículo 6 de la Ley 10 de 1990, así como el Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990 «Deróganse el artículo 5 y el parágrafo del artículo 6 de la Ley 10 de 1990, así como el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase expresamente el Decreto 3 de 1990 y todas sus modificaciones.", ["repeals (deroga) decreto 3/1990 «Derógase expresamente el Decreto 3 de 1990»"]),
]  # fmt: skip

TITLES = [
    ("por el cual se modifica parcialmente el Decreto 3 de 1990 y se dictan otras disposiciones", ["amends (modifica) decreto 3/1990; partial «modifica parcialmente el Decreto 3 de 1990»"]),
    ("por la cual se modifica la Ley 10 de 1990, se adiciona el Decreto 3 de 1990 y se dictan otras disposiciones", ["amends (modifica) ley 10/1990 «modifica la Ley 10 de 1990»", "adds (adiciona) decreto 3/1990 «adiciona el Decreto 3 de 1990»"]),
    ("por el cual se adiciona el Capítulo 5 al Título 2 de la Parte 2 del Libro 2 del Decreto 1078 de 2015, Decreto Único Reglamentario del Sector TIC", ["adds (adiciona) decreto 1078/2015 libro:2/parte:2/titulo:2/capitulo:5 «adiciona el Capítulo 5 al Título 2 de la Parte 2 del Libro 2 del Decreto 1078 de 2015, Decreto Único Reglamentario del Sector TIC»"]),
    ('por el cual se deroga el Decreto 3 de 1990, "por el cual se dictan normas sobre ríos"', ["repeals (deroga) decreto 3/1990 «deroga el Decreto 3 de 1990»"]),
    ("por el cual se reglamenta parcialmente la Ley 10 de 1990", ["implements (reglamenta) ley 10/1990; partial «reglamenta parcialmente la Ley 10 de 1990»"]),
    ("por el cual se reglamentan los artículos 3, 4 y 5 de la Ley 10 de 1990", ["implements (reglamenta) ley 10/1990 articulo:3 «reglamentan los artículos 3, 4 y 5 de la Ley 10 de 1990»", "implements (reglamenta) ley 10/1990 articulo:4 «reglamentan los artículos 3, 4 y 5 de la Ley 10 de 1990»", "implements (reglamenta) ley 10/1990 articulo:5 «reglamentan los artículos 3, 4 y 5 de la Ley 10 de 1990»"]),
    ("por la cual se deroga la Resolución 3 de 1990 y se crea un comité", ["repeals (deroga) resolucion 3/1990 «deroga la Resolución 3 de 1990»"]),
    ("por el cual se dictan normas para modificar el Decreto 3 de 1990", []),
    ("por medio de la cual se modifica el artículo 5 de la Ley 10 de 1990", ["amends (modifica) ley 10/1990 articulo:5 «modifica el artículo 5 de la Ley 10 de 1990»"]),
    ("por el cual se suspende temporalmente la vigencia del Decreto 3 de 1990", ["suspends (suspende) decreto 3/1990 «suspende temporalmente la vigencia del Decreto 3 de 1990»"]),
    ("por el cual se aclara el Decreto 3 de 1990", ["corrects (aclara) decreto 3/1990 «aclara el Decreto 3 de 1990»"]),
    ("por el cual se sustituye el Título 9 del Libro 2 del Decreto 1078 de 2015", ["substitutes (sustituye) decreto 1078/2015 libro:2/titulo:9 «sustituye el Título 9 del Libro 2 del Decreto 1078 de 2015»"]),
    ("por el cual se amplía el plazo fijado en el artículo 5 del Decreto 3 de 1990", ["extends (amplía) decreto 3/1990 articulo:5 «amplía el plazo fijado en el artículo 5 del Decreto 3 de 1990»"]),
    ("por el cual se introducen modificaciones a la Ley 10 de 1990", ["amends (modifica) ley 10/1990 «modificaciones a la Ley 10 de 1990»"]),
    ("Aclaratoria del Decreto 3 de 1990", ["corrects (aclara) decreto 3/1990 «Aclaratoria del Decreto 3 de 1990»"]),
    ("Derogatorio y sustitutivo de la Ley 10 de 1990", ["repeals (deroga) ley 10/1990 «Derogatorio y sustitutivo de la Ley 10 de 1990»", "substitutes (sustituye) ley 10/1990 «sustitutivo de la Ley 10 de 1990»"]),
    ("por el cual se modifica el artículo 5 de la Ley 10 de 1990, y se reglamenta el artículo 6 de la misma", ["amends (modifica) ley 10/1990 articulo:5 «modifica el artículo 5 de la Ley 10 de 1990»", "implements (reglamenta) ley 10/1990 articulo:6; medium: points back to an act named before «reglamenta el artículo 6 de la misma»"]),
    ("por el cual se desarrolla el artículo 5 de la Ley 10 de 1990", ["implements (desarrolla) ley 10/1990 articulo:5 «desarrolla el artículo 5 de la Ley 10 de 1990»"]),
    ("por la cual se expide el Código Pesquero y se derogan los Decretos 3 y 4 de 1990", ["repeals (deroga) decreto 3/1990 «derogan los Decretos 3 y 4 de 1990»", "repeals (deroga) decreto 4/1990 «derogan los Decretos 3 y 4 de 1990»"]),
]  # fmt: skip

NOTES = [
    ("Declarado nulo por el Consejo de Estado, Sección Tercera, Expediente 12345 de 5 de mayo de 1999", ["annuls (anula) articulo:7 by sentencia 12345/1999 (Consejo de Estado, 1999-05-05) «nulo por el Consejo de Estado, Sección Tercera, Expediente 12345 de 5 de mayo de 1999»"]),
    ("Anulado por el Consejo de Estado, Sección Primera, Rad. 11001-03-24-000-2005-00110-01 de 5 de mayo de 2010", ["annuls (anula) articulo:7 by sentencia 11001-03-24-000-2005-00110-01/2010 (Consejo de Estado, 2010-05-05) «Anulado por el Consejo de Estado, Sección Primera, Rad. 11001-03-24-000-2005-00110-01 de 5 de mayo de 2010»"]),
    ("Inciso 2° declarado EXEQUIBLE, en el entendido de que comprende a los ríos, por la Sentencia C-33 de 2010", ["upholds (exequible) articulo:7/inciso:2 by sentencia C-33/2010 (Corte Constitucional); conditional «EXEQUIBLE, en el entendido de que comprende a los ríos, por la Sentencia C-33 de 2010»"]),
    ('Expresión "los ríos" declarada INEXEQUIBLE por la Sentencia C-330 de 2010', ["annuls (inexequible) articulo:7/expresion:los ríos by sentencia C-330/2010 (Corte Constitucional); partial «INEXEQUIBLE por la Sentencia C-330 de 2010»"]),
    ("Aparte subrayado del inciso 3 declarado EXEQUIBLE por la Sentencia C-33 de 2010", ["upholds (exequible) articulo:7/inciso:3/expresion:aparte subrayado by sentencia C-33/2010 (Corte Constitucional); partial «EXEQUIBLE por la Sentencia C-33 de 2010»"]),
    ("Modificado por la Ley 20 de 2001, a partir del 1 de enero de 2003", ["amends (modifica) articulo:7 by ley 20/2001; from 2003-01-01 «Modificado por la Ley 20 de 2001»"]),
    ("Modificado por el artículo 5 de la Ley 20 de 2001 y el artículo 6 de la Ley 21 de 2002", ["amends (modifica) articulo:7 by ley 20/2001 articulo:5 «Modificado por el artículo 5 de la Ley 20 de 2001 y el artículo 6 de la Ley 21 de 2002»", "amends (modifica) articulo:7 by ley 21/2002 articulo:6 «Modificado por el artículo 5 de la Ley 20 de 2001 y el artículo 6 de la Ley 21 de 2002»"]),
    ("Modificado por la Ley 20 de 2001 y por el Decreto Nacional 21 de 2002", ["amends (modifica) articulo:7 by ley 20/2001 «Modificado por la Ley 20 de 2001 y por el Decreto Nacional 21 de 2002»", "amends (modifica) articulo:7 by decreto 21/2002 «Modificado por la Ley 20 de 2001 y por el Decreto Nacional 21 de 2002»"]),
    ("Adicionado y modificado por la Ley 20 de 2001", ["adds (adiciona) articulo:7 by ley 20/2001 «Adicionado y modificado por la Ley 20 de 2001»", "amends (modifica) articulo:7 by ley 20/2001 «modificado por la Ley 20 de 2001»"]),
    ("Reglamentado parcialmente por el Decreto Nacional 20 de 2001", ["implements (reglamenta) articulo:7 by decreto 20/2001; partial «Reglamentado parcialmente por el Decreto Nacional 20 de 2001»"]),
    ("Ver la Ley 20 de 2001, modificado por la Ley 21 de 2002", []),
    ("Véase el Decreto 20 de 2001. Derogado por la Ley 21 de 2002", []),
    ("Derogado por la Ley 21 de 2002. Ver el Decreto 20 de 2001", ["repeals (deroga) articulo:7 by ley 21/2002 «Derogado por la Ley 21 de 2002»"]),
    ("Concordancias: modificado por la Ley 20 de 2001", []),
    ("Parágrafo transitorio adicionado por el art. 4 de la Ley 20 de 2001", ["adds (adiciona) articulo:7/paragrafoT:? by ley 20/2001 articulo:4 «adicionado por el art. 4 de la Ley 20 de 2001»"]),
    ("Literal b) del numeral 3 suspendido por el Decreto 20 de 2001", ["suspends (suspende) articulo:7/numeral:3/literal:b by decreto 20/2001 «suspendido por el Decreto 20 de 2001»"]),
    ("Numeral 3 del artículo 7 corregido por el artículo 1 del Decreto 20 de 2001", ["corrects (corrige) articulo:7/numeral:3 by decreto 20/2001 articulo:1 «corregido por el artículo 1 del Decreto 20 de 2001»"]),
    ("Título II modificado por la Ley 20 de 2001", ["amends (modifica) titulo:2 by ley 20/2001 «modificado por la Ley 20 de 2001»"]),
    ("Inexequible el artículo por Sentencia C-33 de 2010, Corte Constitucional", ["annuls (inexequible) articulo:7 by sentencia C-33/2010 (Corte Constitucional) «Inexequible el artículo por Sentencia C-33 de 2010»"]),
    ("Declarada la nulidad del artículo por el Consejo de Estado, radicado 12345 de 5 de mayo de 1999", ["annuls (anula) articulo:7 by sentencia 12345/1999 (Consejo de Estado, 1999-05-05) «nulidad del artículo por el Consejo de Estado, radicado 12345 de 5 de mayo de 1999»"]),
]  # fmt: skip

ENTRIES = [
    ("Artículo 9. Esta ley rige a partir de su promulgación y publicación.", ["publication; word promulgación y publicación «Esta ley rige a partir de su promulgación y publicación»"]),
    ("Artículo 9. Este decreto rige a partir de la fecha de su expedición y publicación.", ["publication; word expedición y publicación «Este decreto rige a partir de la fecha de su expedición y publicación»"]),
    ("Artículo 9. Este decreto rige desde su sanción y su publicación en el Diario Oficial.", ["publication; word sanción y publicación «Este decreto rige desde su sanción y su publicación»"]),
    ("Artículo 9. Este decreto rige desde su expedición, publicación y demás.", ["publication; word expedición y publicación «Este decreto rige desde su expedición, publicación»"]),
    ("Artículo 9. Este decreto rige desde la fecha de su firma.", ["expedition; word firma «Este decreto rige desde la fecha de su firma»"]),
    ("Artículo 9. Este decreto rige a partir de su inserción en el Diario Oficial.", ["publication; word inserción «Este decreto rige a partir de su inserción»"]),
    ("Artículo 9. El presente acto entrará a regir el 1 de enero de 2003.", ["fixed-date 2003-01-01 «El presente acto entrará a regir el 1 de enero de 2003»"]),
    ("Artículo 9. La presente resolución entra en vigor a los treinta (30) días de su publicación.", ["delay 30 days publication «La presente resolución entra en vigor a los treinta (30) días de su publicación»"]),
    ("Artículo 9. Esta ley comenzará a regir dos años después de su promulgación.", ["delay 2 years publication; word promulgación «Esta ley comenzará a regir dos años después de su promulgación»"]),
    ("Artículo 9. El presente decreto rige por el término de un (1) año a partir de su publicación.", ["publication «El presente decreto rige por el término de un (1) año a partir de su publicación»", "expires-after 1 years publication «El presente decreto rige por el término de un (1) año a partir de su publicación»"]),
    ("Artículo 9. El presente decreto surtirá efectos legales a partir de su expedición.", ["effects-from expedition; word expedición «El presente decreto surtirá efectos legales a partir de su expedición»"]),
    ("Artículo 9. El presente decreto surte efectos fiscales y contables desde el 1 de enero de 2003.", ["effects-from 2003-01-01; kind fiscal «El presente decreto surte efectos fiscales y contables desde el 1 de enero de 2003»"]),
    ("Artículo 9. Los artículos 3 y 4 de esta ley entrarán en vigencia el 1 de enero de 2003.", ["fixed-date 2003-01-01 articulo:3 articulo:4; medium: only for part of the act «Los artículos 3 y 4 de esta ley entrarán en vigencia el 1 de enero de 2003»"]),
    ("Artículo 9. Lo dispuesto en el artículo 3 de la presente ley rige a partir del 1 de enero de 2003.", ["fixed-date 2003-01-01 articulo:3; medium: only for part of the act «Lo dispuesto en el artículo 3 de la presente ley rige a partir del 1 de enero de 2003»"]),
    ("Artículo 9. La presente ley rige a partir de su promulgación, con excepción de los artículos 5 y 6, los cuales regirán a partir del 1 de enero de 2003.", ["publication but articulo:5 but articulo:6; word promulgación «La presente ley rige a partir de su promulgación»", "fixed-date 2003-01-01 articulo:5 articulo:6; medium: only for part of the act «La presente ley rige a partir de su promulgación, con excepción de los artículos 5 y 6, los cuales regirán a partir del 1 de enero de 2003»"]),
    ("Artículo 9. Vigencia. El presente decreto rige a partir de la fecha de su publicación y deroga el Decreto 3 de 1990.", ["publication «El presente decreto rige a partir de la fecha de su publicación»"]),
    ("Artículo 9. Rige a partir de su publicación.", ["publication «Rige a partir de su publicación»"]),
    ("Artículo 9. Las disposiciones de este decreto rigen desde el día siguiente al de su publicación.", ["delay 1 days publication «Las disposiciones de este decreto rigen desde el día siguiente al de su publicación»"]),
    ("Artículo 9. Este decreto empezará a regir el día 1 de enero de 2003.", ["fixed-date 2003-01-01 «Este decreto empezará a regir el día 1 de enero de 2003»"]),
    ("Artículo 9. La ordenanza rige a partir de su sanción.", ["sanction; word sanción «La ordenanza rige a partir de su sanción»"]),
    ("Artículo 9. Esta ley inicia su vigencia en la fecha de su publicación.", ["publication «Esta ley inicia su vigencia en la fecha de su publicación»"]),
    ("Artículo 9. La presente ley rige a partir de la fecha de su publicación, la cual debe regir sin más.", ["publication «La presente ley rige a partir de la fecha de su publicación»"]),
    ("Artículo 9. El decreto que rige a partir de su publicación es otro.", []),
    ("Artículo 9. Parágrafo. El artículo 3 rige a partir de su publicación. El artículo 4 rige a partir del 1 de enero de 2003.", ["publication articulo:3; medium: only for part of the act «El artículo 3 rige a partir de su publicación»", "fixed-date 2003-01-01 articulo:4; medium: only for part of the act «El artículo 4 rige a partir del 1 de enero de 2003»"]),
    ("Artículo 9. La presente ley rige seis (6) meses después de su promulgación, con excepción de los artículos 1 y 2, los cuales entrarán en vigencia a partir de su promulgación.", ["delay 6 months publication but articulo:1 but articulo:2; word promulgación «La presente ley rige seis (6) meses después de su promulgación»", "publication articulo:1 articulo:2; word promulgación; medium: only for part of the act «La presente ley rige seis (6) meses después de su promulgación, con excepción de los artículos 1 y 2, los cuales entrarán en vigencia a partir de su promulgación»"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_is_told_with_its_marks_and_the_words_from_its_verb_to_its_last_object(text: str, expected: list[str]) -> None:
    assert effects_whole(text) == expected


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_is_told_with_its_marks_and_the_words_from_its_verb_to_its_last_object(text: str, expected: list[str]) -> None:
    assert effects_whole(text, "titles") == expected


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_a_note_is_told_with_its_court_its_day_and_the_words_from_what_was_done_to_who_did_it(
    text: str, expected: list[str]
) -> None:
    assert notes_whole(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_a_rule_of_force_is_told_with_the_word_of_the_text_and_the_whole_sentence_so_far(text: str, expected: list[str]) -> None:
    assert entry_whole(text) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_forms_and_other_systems_end_them(end: str) -> None:
    text = (
        "DECRETO 100 DE 2026\n\n(noviembre 30)\n\nPor el cual se modifica el Decreto 3 de 2015\n\nEL PRESIDENTE DE LA REPÚBLICA,\n\n"
        "DECRETA:\n\nArtículo 1. Derógase el artículo 5 del Decreto 4 de 2018\n\nArtículo 2. Este decreto rige desde su publicación."
    )
    as_it_is, read = read_act(text), read_act(text.replace("\n", end))
    assert read.title == as_it_is.title == "Por el cual se modifica el Decreto 3 de 2015"
    assert [(one.type, one.span) for one in read.effects] == [(one.type, one.span) for one in as_it_is.effects]
    assert [one.rule for one in read.entry_into_force] == ["publication"]
    assert [article.number for article in read.outline.articles] == ["1", "2"]
