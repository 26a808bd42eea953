"""What a citation says of the act it names: court and day, what a name stands for, how it is joined, and the words that cite it.

All examples are invented.
"""

# ruff: noqa: E501 - an example and what is read of it stand on one line

from __future__ import annotations

import pytest
from reading import cited_whole

RULINGS = [
    ("la Sentencia C-120 de 2010", ["sentencia C-120/2010 (Corte Constitucional) «Sentencia C-120 de 2010»"]),
    ("la sentencia de la Corte Suprema de Justicia de 5 de mayo de 1980", ["sentencia None/1980 (Corte Suprema de Justicia, 1980-05-05) «sentencia de la Corte Suprema de Justicia de 5 de mayo de 1980»"]),
    ("las Sentencias C-1 y C-2 de 2001", ["sentencia C-1/2001 (Corte Constitucional) «Sentencias C-1»", "sentencia C-2/2001 (Corte Constitucional) «C-2 de 2001»"]),
    ("el Auto A-120 de 2010", ["auto A-120/2010 (Corte Constitucional) «Auto A-120 de 2010»"]),
    ("el auto del Consejo de Estado de 5 de mayo de 2010, expediente 12345", ["auto 12345/2010 (Consejo de Estado, 2010-05-05) «auto del Consejo de Estado de 5 de mayo de 2010, expediente 12345»"]),
    ("la Sentencia del Consejo de Estado de fecha 14 de abril de 2010, radicación número: 11001-03-24-000-2008-00116-00", ["sentencia 11001-03-24-000-2008-00116-00/2010 (Consejo de Estado, 2010-04-14) «Sentencia del Consejo de Estado de fecha 14 de abril de 2010, radicación número: 11001-03-24-000-2008-00116-00»"]),
    ("la Sentencia 11001-03-26-000-2008-00101-00(36054)B", ["sentencia 11001-03-26-000-2008-00101-00(36054)B (Consejo de Estado) «Sentencia 11001-03-26-000-2008-00101-00(36054)B»"]),
]  # fmt: skip

ACTS = [
    ("la Decisión 351 de 1993 de la Comisión del Acuerdo de Cartagena sobre derechos", ["decision 351/1993 «Decisión 351 de 1993 de la Comisión del Acuerdo de Cartagena»"]),
    ("los proyectos y el proyecto de ley 046 de 2010 Senado - 047 de 2010 Cámara", ["proyecto-ley 46/2010 «proyecto de ley 046 de 2010 Senado - 047 de 2010 Cámara»"]),
    ("el Acuerdo 7 de 2010 y la Ordenanza 5 de 1999", ["acuerdo 7/2010 «Acuerdo 7 de 2010»", "otro 5/1999 «Ordenanza 5 de 1999»"]),
    ("la Directiva Presidencial 04 de 2012 y la Circular Externa 5 de 2010", ["directiva-presidencial 4/2012 «Directiva Presidencial 04 de 2012»", "circular 5/2010 «Circular Externa 5 de 2010»"]),
    ("el Documento CONPES 3975 de 2019", ["conpes 3975/2019 «Documento CONPES 3975 de 2019»"]),
    ("la Resolución 1519 de 2020 del Ministerio", ["resolucion 1519/2020 «Resolución 1519 de 2020»"]),
    ("el Decreto Legislativo 491 de 2020 y los Decretos Leyes 19 y 20 de 2012", ["decreto-legislativo 491/2020 «Decreto Legislativo 491 de 2020»", "decreto-ley 19/2012 + decreto-ley 20/2012 «Decretos Leyes 19 y 20 de 2012»"]),
    ("el Decreto ordinario No. 1.078 de 2015", ["decreto 1078/2015 «Decreto ordinario No. 1.078 de 2015»"]),
    ("el Acto Legislativo 1º de 2003", ["acto-legislativo 1/2003 «Acto Legislativo 1º de 2003»"]),
    ("la Ley 1ª de 1945 y la Ley 100/93", ["ley 1/1945 «Ley 1ª de 1945»", "ley 100/1993 «Ley 100/93»"]),
    ("la Ley 80/1993", ["ley 80/1993 «Ley 80/1993»"]),
    ("el Decreto 624 de marzo 30 de 1989", ["decreto 624/1989 (1989-03-30) «Decreto 624 de marzo 30 de 1989»"]),
    ("el Decreto 1 de enero 2 de 1984", ["decreto 1/1984 (1984-01-02) «Decreto 1 de enero 2 de 1984»"]),
    ("el Decreto 7 del 5 de mayo del mismo año", ["decreto 7; medium: the text gives no year «Decreto 7»"]),
    ("la Ley 10 de 1990, el Decreto 7 del 5 de mayo del mismo año", ["ley 10/1990 «Ley 10 de 1990»", "decreto 7/1990 (1990-05-05) «Decreto 7 del 5 de mayo del mismo año»"]),
    ("el Código Civil, la Constitución Política y el Estatuto Tributario", ["codigo Código Civil (= ley 84/1873) «Código Civil»", "constitucion Constitución Política/1991 «Constitución Política»", "estatuto Estatuto Tributario (= decreto 624/1989) «Estatuto Tributario»"]),
    ("los Códigos Civil, Penal y de Comercio", ["codigo Código Civil (= ley 84/1873) + codigo Código Penal (= ley 599/2000) + codigo Código de Comercio (= decreto 410/1971) «Códigos Civil, Penal y de Comercio»"]),
    ("el artículo 15 del Código Sustantivo del Trabajo (Decreto 2663 de 1950)", ["decreto 2663/1950 articulo:15 «artículo 15 del Código Sustantivo del Trabajo (Decreto 2663 de 1950)»"]),
    ("el Código Nacional de Tránsito Terrestre, Ley 769 de 2002", ["ley 769/2002 «Código Nacional de Tránsito Terrestre, Ley 769 de 2002»"]),
    ("la Ley 769 de 2002 (Código Nacional de Tránsito Terrestre) manda", ["ley 769/2002 «Ley 769 de 2002»"]),
    ("la Ley 599 de 2000, Código Penal", ["ley 599/2000 «Ley 599 de 2000»"]),
    ("el Decreto Único Reglamentario 1078 de 2015", ["decreto 1078/2015 «Decreto Único Reglamentario 1078 de 2015»"]),
    ("el Decreto Único Reglamentario del Sector Administrativo de Planeación Nacional", ["decreto Decreto Único Reglamentario del Sector planeacion nacional (= decreto 1082/2015) «Decreto Único Reglamentario del Sector Administrativo de Planeación Nacional»"]),
]  # fmt: skip

PROVISIONS = [
    ("el artículo 2.2.9.1.1.1 del Decreto 1078 de 2015", ["decreto 1078/2015 articulo:2.2.9.1.1.1 «artículo 2.2.9.1.1.1 del Decreto 1078 de 2015»"]),
    ("los artículos 2.2.9.1.1.1 al 2.2.9.1.1.3 del Decreto 1078 de 2015", ["decreto 1078/2015 articulo:2.2.9.1.1.1-2.2.9.1.1.3 «artículos 2.2.9.1.1.1 al 2.2.9.1.1.3 del Decreto 1078 de 2015»"]),
    ("los artículos 3 y siguientes de la Ley 10 de 1990", ["ley 10/1990 articulo:3-ss «artículos 3 y siguientes de la Ley 10 de 1990»"]),
    ("los artículos 3 y ss. de la Ley 10 de 1990", ["ley 10/1990 articulo:3-ss «artículos 3 y ss. de la Ley 10 de 1990»"]),
    ("el artículo 3 hasta el 9 de la Ley 10 de 1990", ["ley 10/1990 articulo:3-9 «artículo 3 hasta el 9 de la Ley 10 de 1990»"]),
    ("los artículos 30 a 63 y 164 del Capítulo V de la Ley 10 de 1990", ["ley 10/1990 capitulo:5/articulo:30-63 + ley 10/1990 capitulo:5/articulo:164 «artículos 30 a 63 y 164 del Capítulo V de la Ley 10 de 1990»"]),
    ("los numerales 1, 2 y 3 y el parágrafo 2 del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:1 + ley 10/1990 articulo:5/numeral:2 + ley 10/1990 articulo:5/numeral:3 + ley 10/1990 articulo:5/paragrafo:2 «numerales 1, 2 y 3 y el parágrafo 2 del artículo 5 de la Ley 10 de 1990»"]),
    ("el artículo 5, el inciso 2º y el parágrafo del artículo 6 y el artículo 7 de la Ley 10 de 1990", ["ley 10/1990 articulo:5 + ley 10/1990 articulo:6/inciso:2 + ley 10/1990 articulo:6/paragrafo:? + ley 10/1990 articulo:7 «artículo 5, el inciso 2º y el parágrafo del artículo 6 y el artículo 7 de la Ley 10 de 1990»"]),
    ("el literal a) del numeral 2 y el numeral 3 del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:2/literal:a + ley 10/1990 articulo:5/numeral:3 «literal a) del numeral 2 y el numeral 3 del artículo 5 de la Ley 10 de 1990»"]),
    ("los literales a, b y c del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/literal:a + ley 10/1990 articulo:5/literal:b + ley 10/1990 articulo:5/literal:c «literales a, b y c del artículo 5 de la Ley 10 de 1990»"]),
    ("los literales aa) y bb) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/literal:aa + ley 10/1990 articulo:5/literal:bb «literales aa) y bb) del artículo 5 de la Ley 10 de 1990»"]),
    ("el numeral iv) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:4 «numeral iv) del artículo 5 de la Ley 10 de 1990»"]),
    ("el artículo XIV de la Ley 10 de 1990", ["ley 10/1990 articulo:14 «artículo XIV de la Ley 10 de 1990»"]),
    ("los Capítulos I, II y III del Título IV de la Ley 10 de 1990", ["ley 10/1990 titulo:4/capitulo:1 + ley 10/1990 titulo:4/capitulo:2 + ley 10/1990 titulo:4/capitulo:3 «Capítulos I, II y III del Título IV de la Ley 10 de 1990»"]),
    ("el Título IV BIS de la Ley 10 de 1990", ["ley 10/1990 titulo:4-bis «Título IV BIS de la Ley 10 de 1990»"]),
    ("el artículo 5 TER de la Ley 10 de 1990", ["ley 10/1990 articulo:5-ter «artículo 5 TER de la Ley 10 de 1990»"]),
    ("el artículo 5A y el artículo 368-2 de la Ley 10 de 1990", ["ley 10/1990 articulo:5A + ley 10/1990 articulo:368-2 «artículo 5A y el artículo 368-2 de la Ley 10 de 1990»"]),
    ("el artículo 48-A de la Ley 10 de 1990", ["ley 10/1990 articulo:48-A «artículo 48-A de la Ley 10 de 1990»"]),
    ("el artículo vigésimo quinto de la Ley 10 de 1990", ["ley 10/1990 articulo:25 «artículo vigésimo quinto de la Ley 10 de 1990»"]),
    ("el artículo treinta y dos de la Ley 10 de 1990", ["ley 10/1990 articulo:32 «artículo treinta y dos de la Ley 10 de 1990»"]),
    ("el artículo décimo segundo (12) de la Ley 10 de 1990", ["ley 10/1990 articulo:12 «artículo décimo segundo (12) de la Ley 10 de 1990»"]),
    ("el parágrafo transitorio del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/paragrafoT:? «parágrafo transitorio del artículo 5 de la Ley 10 de 1990»"]),
    ("los artículos transitorios 5 y 6 de la Constitución Política", ["constitucion Constitución Política/1991 articuloT:5 + constitucion Constitución Política/1991 articuloT:6 «artículos transitorios 5 y 6 de la Constitución Política»"]),
    ("el artículo único de la Ley 10 de 1990", ["ley 10/1990 articulo:unico «artículo único de la Ley 10 de 1990»"]),
    ("el considerando 3 y el anexo 2 del Decreto 3 de 1990", ["decreto 3/1990 considerando:3 + decreto 3/1990 anexo:2 «considerando 3 y el anexo 2 del Decreto 3 de 1990»"]),
    ("los artículos 25, 29 y demás concordantes de la Ley 10 de 1990", ["ley 10/1990 articulo:25 + ley 10/1990 articulo:29 «artículos 25, 29 y demás concordantes de la Ley 10 de 1990»"]),
    ("el artículo 5 todos de la Ley 10 de 1990", ["ley 10/1990 articulo:5 «artículo 5 todos de la Ley 10 de 1990»"]),
    ("artículo 5, Ley 10 de 1990", ["ley 10/1990 articulo:5 «artículo 5, Ley 10 de 1990»"]),
    ("el artículo 5 de dicha ley", []),
    ("la Ley 10 de 1990 y el artículo 5 de dicha ley, y el artículo 6 de la ley citada", ["ley 10/1990 «Ley 10 de 1990»", "ley 10/1990 articulo:5; anaphoric; medium: points back: taken as the act named last before it «artículo 5 de dicha ley»", "ley 10/1990 articulo:6; anaphoric; medium: points back: taken as the act named last before it «artículo 6 de la ley citada»"]),
    ("la Ley 10 de 1990 y el artículo 5 de la ley en mención", ["ley 10/1990 «Ley 10 de 1990»", "ley 10/1990 articulo:5; anaphoric; medium: points back: taken as the act named last before it «artículo 5 de la ley en mención»"]),
    ("la Ley 10 de 1990, el Decreto 7 de 1991 y el artículo 5 de la citada ley", ["ley 10/1990 «Ley 10 de 1990»", "decreto 7/1991 «Decreto 7 de 1991»", "ley 10/1990 articulo:5; anaphoric; medium: points back: taken as the act named last before it «artículo 5 de la citada ley»"]),
    ("el Código Civil y el artículo 5 del mismo código", ["codigo Código Civil (= ley 84/1873) «Código Civil»", "codigo Código Civil articulo:5 (= ley 84/1873); anaphoric; medium: points back: taken as the act named last before it «artículo 5 del mismo código»"]),
    ("el Estatuto Tributario y el artículo 5 del citado estatuto", ["estatuto Estatuto Tributario (= decreto 624/1989) «Estatuto Tributario»", "estatuto Estatuto Tributario articulo:5 (= decreto 624/1989); anaphoric; medium: points back: taken as the act named last before it «artículo 5 del citado estatuto»"]),
    ("la Constitución Política y el artículo 5 de la misma Constitución", ["constitucion Constitución Política/1991 «Constitución Política»", "constitucion Constitución Política/1991 articulo:5 «artículo 5 de la misma Constitución»"]),
    ("el Decreto 3 de 1990, derogado por el Decreto 4 de 1991 y modificatorio del Decreto 2 de 1989", ["decreto 3/1990 «Decreto 3 de 1990»", "decreto 4/1991; relation repealed-by «Decreto 4 de 1991»", "decreto 2/1989; relation amends «Decreto 2 de 1989»"]),
    ("el Decreto 3 de 1990, adicionado por la Ley 5 de 1991 y por la Ley 6 de 1992", ["decreto 3/1990 «Decreto 3 de 1990»", "ley 5/1991; relation added-by «Ley 5 de 1991»", "ley 6/1992; relation added-by «Ley 6 de 1992»"]),
    ("el Decreto 3 de 1990, reglamentario de la Ley 10 de 1989", ["decreto 3/1990 «Decreto 3 de 1990»", "ley 10/1989; relation implements «Ley 10 de 1989»"]),
    ("el Decreto 3 de 1990 modificado mediante el Decreto 4 de 1991", ["decreto 3/1990 «Decreto 3 de 1990»", "decreto 4/1991; relation amended-by «Decreto 4 de 1991»"]),
    ("el Decreto 3 de 1990 y el artículo anterior", ["decreto 3/1990 «Decreto 3 de 1990»"]),
    ("los artículos precedentes y el artículo 4 siguiente", ["self articulo:4 «artículo 4 siguiente»"]),
    ("la letra b) del artículo 5 de la Ley 10 de 1990", ["ley 10/1990 articulo:5/literal:b «letra b) del artículo 5 de la Ley 10 de 1990»"]),
    ("art. 5 num. 3 lit. b) de la Ley 10 de 1990", ["ley 10/1990 articulo:5/numeral:3/literal:b «art. 5 num. 3 lit. b) de la Ley 10 de 1990»"]),
    ('la frase "los ríos" contenida en el inciso 2 del artículo 5 de la Ley 10 de 1990', ['ley 10/1990 articulo:5/inciso:2/expresion:los ríos «frase "los ríos" contenida en el inciso 2 del artículo 5 de la Ley 10 de 1990»']),
    ('las palabras "los ríos" y "los mares" del artículo 5 de la Ley 10 de 1990', ['ley 10/1990 articulo:5/expresion:los ríos + ley 10/1990 articulo:5/expresion:los mares «palabras "los ríos" y "los mares" del artículo 5 de la Ley 10 de 1990»']),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RULINGS)
def test_a_ruling_is_told_with_its_court_its_day_and_its_docket(text: str, expected: list[str]) -> None:
    assert cited_whole(text) == expected


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_an_act_is_told_with_its_day_and_with_what_its_name_stands_for(text: str, expected: list[str]) -> None:
    assert cited_whole(text) == expected


@pytest.mark.parametrize(("text", "expected"), PROVISIONS)
def test_a_provision_is_told_by_its_whole_path_and_the_words_from_its_first_to_its_act(text: str, expected: list[str]) -> None:
    assert cited_whole(text) == expected
