"""Invented drafts, for the tests of their check."""

from __future__ import annotations

HEAD = "PROYECTO DE DECRETO NÚMERO ____ DE 2026\n\nPor el cual se dictan disposiciones inventadas\n\nDECRETA:\n\n"
LAST = "\n\nArtículo 9. Vigencia. El presente decreto rige a partir del 1 de enero de 2027.\n"

CHAPTER = (
    HEAD
    + "Artículo 1. Sustitúyase el Capítulo 1 del Título 9 de la Parte 2 del Libro 2 del Decreto 1078 de 2015, "
    + "el cual quedará así:\n\n"
    + '"CAPÍTULO 1\nPOLÍTICA DE GOBIERNO DIGITAL\n\nSECCIÓN 1\nOBJETO\n\n'
    + "ARTÍCULO 2.2.9.1.1.1. Objeto. El presente capítulo establece lineamientos.\n\n"
    + "ARTÍCULO 2.2.9.1.1.9. Artículo nuevo. La política se publica.\n\n"
    + 'ARTÍCULO 2.2.9.1.2.1. Estructura. La política se desarrolla así."'
    + LAST
)


def draft(clause: str, last: str = LAST) -> str:
    """A draft of one clause."""
    return f"{HEAD}Artículo 1. {clause}{last}"
