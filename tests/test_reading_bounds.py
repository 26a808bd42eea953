"""Where the object of a verb begins and ends, what stands between, and which verbs are the act's own.

All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import effects_whole

CLAUSES = [
    ("Artículo 9°. Derógase el Decreto 3 de 1990. Y el Decreto 4 de 1991 rige.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990\n\nArtículo 10. Y el Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Deróganse el Decreto 3 de 1990; los ríos, y el Decreto 4 de 1991; y el Decreto 5 de 1992.", ["repeals (deroga) decreto 3/1990 «Deróganse el Decreto 3 de 1990; los ríos, y el Decreto 4 de 1991; y el Decreto 5 de 1992»", "repeals (deroga) decreto 5/1992 «Deróganse el Decreto 3 de 1990; los ríos, y el Decreto 4 de 1991; y el Decreto 5 de 1992»"]),
    ("Artículo 9°. Derógase el reglamento contenido en el Decreto 3 de 1990.", []),
    ("Artículo 9°. Derógase gradualmente el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «Derógase gradualmente el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el Código de los ríos, adoptado por el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «Derógase el Código de los ríos, adoptado por el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el Código de los ríos, adoptado por el artículo 5 del Decreto 3 de 1990.", []),
    ("Artículo 9°. Derógase el Decreto 3 de 1990, cuyo artículo 5 rige con el Decreto 4 de 1991 y el Decreto 5 de 1992.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990, reglamentario de la Ley 10 de 1989, y el Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990, reglamentario de la Ley 10 de 1989, y el Decreto 4 de 1991»", "repeals (deroga) decreto 4/1991 «Derógase el Decreto 3 de 1990, reglamentario de la Ley 10 de 1989, y el Decreto 4 de 1991»"]),
    ("Artículo 9°. Deróganse los artículos 5 y 6 del Decreto 3 de 1990 en cuanto se refieren a los ríos.", ["repeals (deroga) decreto 3/1990 articulo:5; partial «Deróganse los artículos 5 y 6 del Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990 articulo:6; partial «Deróganse los artículos 5 y 6 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el Decreto 3 de 1990 para que rija el Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 «Derógase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Deróganse el artículo 5 y las disposiciones del Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 articulo:5; medium: the act is named only later in the list «Deróganse el artículo 5 y las disposiciones del Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990; partial «Deróganse el artículo 5 y las disposiciones del Decreto 3 de 1990»"]),
    ("Artículo 9°. Deróganse el Decreto 4 de 1991 y demás normas del Decreto 3 de 1990.", ["repeals (deroga) decreto 4/1991 «Deróganse el Decreto 4 de 1991 y demás normas del Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990; partial «Deróganse el Decreto 4 de 1991 y demás normas del Decreto 3 de 1990»"]),
    ("Artículo 9°. Deróganse (el Decreto 4 de 1991) - el Decreto 3 de 1990.", ["repeals (deroga) decreto 4/1991 «Deróganse (el Decreto 4 de 1991) - el Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990 «Deróganse (el Decreto 4 de 1991) - el Decreto 3 de 1990»"]),
    ('Artículo 9°. Adiciónase al Decreto 3 de 1990 un Capítulo V, con el siguiente texto:\n\n"Capítulo V\n\nArtículo 50. Uno."', ["adds (adiciona) decreto 3/1990 capitulo:5 «Adiciónase al Decreto 3 de 1990 un Capítulo V»"]),
    ("Artículo 9°. Adiciónase el parágrafo 3 al artículo 5 de la Ley 10 de 1990, y un parágrafo al artículo 6 de la misma.", ["adds (adiciona) ley 10/1990 articulo:5/paragrafo:3 «Adiciónase el parágrafo 3 al artículo 5 de la Ley 10 de 1990, y un parágrafo al artículo 6 de la misma»", "adds (adiciona) ley 10/1990 articulo:6/paragrafo:?; medium: points back to an act named before «Adiciónase el parágrafo 3 al artículo 5 de la Ley 10 de 1990, y un parágrafo al artículo 6 de la misma»"]),
    ('Artículo 9°. Sustitúyase el numeral 15 del artículo 178 de la Ley 10 de 1990 y adiciónesele un parágrafo, así:\n\n"15. Uno.\n\nParágrafo 4. Dos."', ["substitutes (sustituye) ley 10/1990 articulo:178/numeral:15 «Sustitúyase el numeral 15 del artículo 178 de la Ley 10 de 1990»", "adds (adiciona) ley 10/1990 articulo:178/paragrafo:4; medium: added to the provision named before «adiciónesele un parágrafo»"]),
    ("Artículo 9°. Adiciónase un artículo a la Ley 10 de 1990, así:\n\nArtículo 20-1. Uno.", ["adds (adiciona) ley 10/1990 articulo:20-1 «Adiciónase un artículo a la Ley 10 de 1990»"]),
    ("Artículo 9°. Adiciónase la Ley 10 de 1990 en el siguiente literal al artículo 5:\n\nm) Uno.", ["adds (adiciona) ley 10/1990 articulo:5/literal:m «Adiciónase la Ley 10 de 1990 en el siguiente literal al artículo 5»"]),
    ("Artículo 9°. El presente decreto adiciona los Decretos 3 y 4 de 1990 y deroga los artículos 5 y 6 del Decreto 7 de 1991.", ["adds (adiciona) decreto 3/1990 «adiciona los Decretos 3 y 4 de 1990»", "adds (adiciona) decreto 4/1990 «adiciona los Decretos 3 y 4 de 1990»", "repeals (deroga) decreto 7/1991 articulo:5 «deroga los artículos 5 y 6 del Decreto 7 de 1991»", "repeals (deroga) decreto 7/1991 articulo:6 «deroga los artículos 5 y 6 del Decreto 7 de 1991»"]),
    ("Artículo 9°. La presente ley modifica, adiciona y deroga en lo pertinente la Ley 10 de 1990.", ["amends (modifica) ley 10/1990; partial; qualifier en lo pertinente «modifica, adiciona y deroga en lo pertinente la Ley 10 de 1990»", "adds (adiciona) ley 10/1990; partial; qualifier en lo pertinente «adiciona y deroga en lo pertinente la Ley 10 de 1990»", "repeals (deroga) ley 10/1990; partial; qualifier en lo pertinente «deroga en lo pertinente la Ley 10 de 1990»"]),
    ("Artículo 9°. El Decreto 3 de 1990 y el Decreto 4 de 1991 quedan derogados.", ["repeals (deroga) decreto 3/1990 «Decreto 3 de 1990 y el Decreto 4 de 1991 quedan derogados»", "repeals (deroga) decreto 4/1991 «Decreto 4 de 1991 quedan derogados»"]),
    ("Artículo 9°. Queda derogado el Decreto 3 de 1990 y modificado el Decreto 4 de 1991.", ["repeals (deroga) decreto 3/1990 «derogado el Decreto 3 de 1990»", "amends (modifica) decreto 4/1991 «modificado el Decreto 4 de 1991»"]),
    ("Artículo 9°. Quedan por el presente decreto suspendidos los artículos 3 y 4 de la Ley 10 de 1990.", ["suspends (suspende) ley 10/1990 articulo:3 «suspendidos los artículos 3 y 4 de la Ley 10 de 1990»", "suspends (suspende) ley 10/1990 articulo:4 «suspendidos los artículos 3 y 4 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Queda modificado en los siguientes términos el artículo 5 de la Ley 10 de 1990.", ["amends (modifica) ley 10/1990 articulo:5 «modificado en los siguientes términos el artículo 5 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Declárase derogado el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «derogado el Decreto 3 de 1990»"]),
    ("Artículo 9°. En consecuencia, derógase el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «derógase el Decreto 3 de 1990»"]),
    ("Artículo 9°. Por lo tanto, se deroga el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «deroga el Decreto 3 de 1990»"]),
    ("Artículo 9°. Desde ahora se deroga el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «deroga el Decreto 3 de 1990»"]),
    ("Artículo 9°. Deroga el Decreto 3 de 1990.", []),
    ("Artículo 9°. El Gobierno deroga el Decreto 3 de 1990.", []),
    ("Artículo 9°. Esta ley, que cuida los ríos, deroga el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «deroga el Decreto 3 de 1990»"]),
    ("Artículo 9°. Esta ley cuida los ríos. Derógase, además, el Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 «Derógase, además, el Decreto 3 de 1990»"]),
    ("Artículo 9°. Los Ministros que suspendan el Decreto 3 de 1990 lo dirán.", []),
    ("Artículo 9°. Cuando se derogue el Decreto 3 de 1990 habrá fiesta.", []),
    ("Artículo 9°. Conforme se deroga el Decreto 3 de 1990.", []),
    ("Artículo 9°. a) Derogar el Decreto 3 de 1990;\n\nb) Modificar el Decreto 4 de 1991.", []),
    ("Artículo 9°. Introdúcense las siguientes modificaciones al artículo 5 de la Ley 10 de 1990.", ["amends (modifica) ley 10/1990 articulo:5 «modificaciones al artículo 5 de la Ley 10 de 1990»"]),
    ("Artículo 9°. Suspéndese la vigencia del presente decreto y del Decreto 3 de 1990.", ["suspends (suspende) decreto 3/1990 «Suspéndese la vigencia del presente decreto y del Decreto 3 de 1990»"]),
    ("Artículo 9°. Prorrógase la vigencia de este decreto.", []),
    ("Artículo 9°. Prorrógase el plazo a que se refiere el artículo 5 del Decreto 3 de 1990.", ["extends (prorroga) decreto 3/1990 articulo:5 «Prorrógase el plazo a que se refiere el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Modifícase la fecha prevista en el artículo 5 del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 articulo:5 «Modifícase la fecha prevista en el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Modifícase el plazo de pago para los que viven en los ríos de que trata el artículo 5 del Decreto 3 de 1990.", ["amends (modifica) decreto 3/1990 articulo:5 «Modifícase el plazo de pago para los que viven en los ríos de que trata el artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el contenido del artículo 5 del Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 articulo:5 «Derógase el contenido del artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Derógase el literal b) del numeral 2 del artículo 5 y el artículo 6 del Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 articulo:5/numeral:2/literal:b «Derógase el literal b) del numeral 2 del artículo 5 y el artículo 6 del Decreto 3 de 1990»", "repeals (deroga) decreto 3/1990 articulo:6 «Derógase el literal b) del numeral 2 del artículo 5 y el artículo 6 del Decreto 3 de 1990»"]),
    ('Artículo 9°. Derógase la frase "los ríos" contenida en el artículo 5 del Decreto 3 de 1990.', ['repeals (deroga) decreto 3/1990 articulo:5/expresion:los ríos «Derógase la frase "los ríos" contenida en el artículo 5 del Decreto 3 de 1990»']),
    ("Artículo 9°. Derógase una frase del artículo 5 del Decreto 3 de 1990.", ["repeals (deroga) decreto 3/1990 articulo:5; partial «Derógase una frase del artículo 5 del Decreto 3 de 1990»"]),
    ("Artículo 9°. Este decreto modifica el Decreto 3 de 1990, modificado a su vez por el Decreto 4 de 1991, y deroga el Decreto 5 de 1992.", ["amends (modifica) decreto 3/1990 «modifica el Decreto 3 de 1990, modificado a su vez por el Decreto 4 de 1991»", "repeals (deroga) decreto 5/1992 «deroga el Decreto 5 de 1992»"]),
    ("Artículo 9°. Este decreto subroga los artículos 3 y 4 del Decreto 3 de 1990 y rige desde su publicación, con el Decreto 9 de 1991.", ["substitutes (subroga) decreto 3/1990 articulo:3 «subroga los artículos 3 y 4 del Decreto 3 de 1990»", "substitutes (subroga) decreto 3/1990 articulo:4 «subroga los artículos 3 y 4 del Decreto 3 de 1990»"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_verb_acts_on_what_is_its_object_and_on_nothing_beyond(text: str, expected: list[str]) -> None:
    assert effects_whole(text) == expected
