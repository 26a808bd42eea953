"""Every topic of the public contract is there, is found by the words people use, and has a history without unexplained gaps."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from app.core.corpus import Corpus
from app.core.governing import history
from app.core.model import Topic
from app.core.period import FIRST_DAY
from app.core.vocabulary import Outcome
from app.main import create_app
from app.release.resolve import find_topic
from app.settings import Settings

SLUGS = [
    "gobierno-digital",
    "componentes-gobierno-digital",
    "manual-gobierno-digital",
    "sello-excelencia",
    "plazos-gobierno-digital",
    "gobernanza-institucional-gobierno-digital",
    "servicios-ciudadanos-digitales",
    "seguridad-privacidad-informacion",
    "arquitectura-empresarial",
    "datos-abiertos",
    "adopcion-ipv6",
    "fortalecimiento-institucional-ti",
    "modelo-integrado-planeacion-gestion",
    "transparencia-acceso-informacion",
    "estandares-publicacion-accesibilidad-web",
    "digitalizacion-tramites",
    "sede-electronica",
    "gobernanza-seguridad-digital",
    "transformacion-digital-publica",
    "gobernanza-infraestructura-datos",
    "mandato-legal-gobierno-digital",
]

SAID = {
    "gobierno en línea": "gobierno-digital",
    "GOBIERNO EN LINEA": "gobierno-digital",
    "e-government": "gobierno-digital",
    "digital government": "gobierno-digital",
    "ipv6": "adopcion-ipv6",
    "open data": "datos-abiertos",
    "MIPG": "modelo-integrado-planeacion-gestion",
    "sello de excelencia": "sello-excelencia",
    "MSPI": "seguridad-privacidad-informacion",
    "https://w3id.org/linaje/id/topic/sede-electronica": "sede-electronica",
}


@pytest.fixture(scope="module")
def client(settings: Settings) -> TestClient:
    """The API over the bundled data."""
    return TestClient(create_app(settings), base_url="http://localhost")


def topic(corpus: Corpus, slug: str) -> Topic:
    """The topic of a slug, which must be there."""
    found = corpus.get(Topic, f"topic/{slug}")
    assert found is not None, slug
    return found


def test_the_topics_are_those_of_the_contract(corpus: Corpus) -> None:
    assert {one.slug for one in corpus.all(Topic)} == set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_topic_has_names_in_both_languages_and_synonyms(slug: str, corpus: Corpus) -> None:
    found = topic(corpus, slug)
    assert found.label.es
    assert found.label.en
    assert found.synonyms_es
    assert found.synonyms_en


@pytest.mark.parametrize(("said", "slug"), SAID.items())
def test_a_topic_is_found_by_the_words_people_use(said: str, slug: str, corpus: Corpus, settings: Settings) -> None:
    found = find_topic(corpus, said, settings.base_iri)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("slug", SLUGS)
def test_the_history_of_a_topic_covers_all_time_in_order(slug: str, corpus: Corpus) -> None:
    days = [day for day, _ in history(corpus, topic(corpus, slug))]
    assert days[0] == FIRST_DAY or days == sorted(days)
    assert days == sorted(set(days))
    assert any(answer.outcome in (Outcome.GOVERNED, Outcome.CONTESTED) for _, answer in history(corpus, topic(corpus, slug)))


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("slug", SLUGS)
def test_every_gap_in_a_history_is_explained(slug: str, lang: str, client: TestClient) -> None:
    told = client.get(f"/api/v1/topics/{slug}/history", params={"lang": lang}).json()
    entries = told["entries"]
    for entry, after in zip(entries, [*entries[1:], None], strict=True):
        assert entry["until"] == (after["from"] if after else None)
        assert entry["says"]
        if entry["outcome"] in ("none", "unknown"):
            assert entry["explanation"], entry
            assert not entry["governing"]
        else:
            assert entry["governing"]
