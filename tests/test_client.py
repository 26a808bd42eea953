"""The Python client against a real server: typed answers, files, and problems as exceptions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app import verifier
from app.client import Linaje, ProblemError
from app.release.edition import Edition


@pytest.fixture
def linaje(served: str) -> Iterator[Linaje]:
    with Linaje(served, lang="en") as made:
        yield made


def test_it_tells_what_governs(linaje: Linaje, client: TestClient) -> None:
    told = linaje.governing("gobierno-digital", on="2016-03-01")
    assert told.outcome == "governed"
    (policy,) = [one for one in told.governing if one.role == "policy"]
    assert policy.text_from.act.id == "co/decreto/2014/2573"
    raw = client.get("/api/v1/governing?topic=gobierno-digital&on=2016-03-01&lang=en").json()
    assert told.model_dump(mode="json", by_alias=True) == raw


def test_it_tells_in_short_what_governs(linaje: Linaje) -> None:
    told = linaje.ruling("gobierno-digital", on="2016-03-01")
    assert told.first is not None
    assert (told.outcome, told.first.act.id, told.confidence) == ("governed", "co/decreto/2015/1078", "high")
    assert linaje.ruling("gobierno-digital", on="1990-01-01").first is None


def test_every_answer_has_its_type(linaje: Linaje, edition: Edition) -> None:
    assert linaje.health().release == edition.id
    assert linaje.act("co/decreto/2018/1008", on="2018-06-14").status == "in_force"
    assert len(list(linaje.acts(on="2020-01-01"))) == 72
    assert {one.slug for one in linaje.topics()} >= {"gobierno-digital"}
    assert linaje.history("gobierno-digital").entries
    assert linaje.provision("co/decreto/2015/1078/articulo/2.2.9.1.2.1", on="2019-01-01").status == "in_force"
    assert linaje.lineage("co/decreto/2018/1008", depth=2).edges
    assert linaje.coverage(on="2018-06-14", principle=1).principles
    assert linaje.search("sello excelencia").items
    assert linaje.resolve("D. 1008/18").candidates[0].id == "co/decreto/2018/1008"


def test_files_come_with_their_losses(linaje: Linaje) -> None:
    assert b"<akomaNtoso" in linaje.lineage_file("co/decreto/2018/1008", "akn")
    report = linaje.losses("co/decreto/2018/1008", "akn")
    assert (report.format, report.subject) == ("akn", "co/decreto/2018/1008")
    assert {(one.kind, one.field) for one in report.losses} >= {("Version", ""), ("Effect", "evidence.sources")}


def test_a_certificate_can_be_checked(linaje: Linaje) -> None:
    assert verifier.verify(linaje.certificate("gobierno-digital", on="2016-03-01")).answer["outcome"] == "governed"


def test_a_pinned_release_is_the_one_that_answers(served: str, edition: Edition) -> None:
    with Linaje(served, release=edition.id) as pinned:
        assert pinned.governing("gobierno-digital", on="2016-03-01").dataset.release == edition.id
    with Linaje(served, release="sha256-" + "0" * 64) as missing, pytest.raises(ProblemError) as problem:
        missing.act("co/decreto/2018/1008")
    assert problem.value.status == 404


def test_a_problem_is_an_exception_with_its_facts(linaje: Linaje) -> None:
    with pytest.raises(ProblemError) as problem:
        linaje.governing("xyzzyq")
    assert (problem.value.status, problem.value.type.rpartition("/")[2]) == (404, "unknown-topic")
    assert problem.value.told["suggestions"]
