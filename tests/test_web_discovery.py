"""What programs find the data by: dumps that are the same bytes anywhere, VoID, DCAT, feeds, the map of the pages."""

from __future__ import annotations

import base64
import gzip
import hashlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Literal, NamedNode, RdfFormat
from serving import client_over
from solutions import rows

from app import build
from app.release.dumps import DUMPS, dump
from app.release.edition import STATEMENTS, Edition, open_edition
from app.settings import Settings
from app.web import discovery

ATOM = "{http://www.w3.org/2005/Atom}"
REALM = Path(__file__).parent / "questions" / "the-realm.ttl"
COURTS = REALM.parent / "the-courts.ttl"


def test_the_canonical_dump_unpacked_has_the_hash_that_names_the_release(client: TestClient, built: Edition) -> None:
    answer = client.get(f"/dump/{built.id}.nq.gz")
    assert answer.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in answer.headers
    assert "immutable" in answer.headers["cache-control"]
    assert "sha256-" + hashlib.sha256(gzip.decompress(answer.content)).hexdigest() == built.id
    told = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.headers["repr-digest"] == f"sha-256=:{told}:"


def test_every_dump_holds_the_statements_of_the_release(client: TestClient, built: Edition) -> None:
    quads = set(pyoxigraph.parse(path=str(built.folder / STATEMENTS), format=RdfFormat.N_QUADS))
    jsonld = gzip.decompress(client.get(f"/dump/{built.id}.jsonld.gz").content)
    assert set(pyoxigraph.parse(jsonld, format=RdfFormat.JSON_LD)) == quads
    turtle = gzip.decompress(client.get(f"/dump/{built.id}.ttl.gz").content)
    assert {quad.triple for quad in pyoxigraph.parse(turtle, format=RdfFormat.TURTLE)} == {quad.triple for quad in quads}


def test_two_fresh_builds_give_the_same_bytes(tmp_path: Path) -> None:
    hashes: list[list[str]] = []
    for name in ("one", "other"):
        settings = Settings(home=tmp_path / name)
        made = build.build((REALM, COURTS), settings)
        assert made.release
        edition = open_edition(settings.releases, made.release)
        hashes.append([hashlib.sha256(dump(edition, one, tmp_path / name / "dumps").read_bytes()).hexdigest() for one in DUMPS])
        edition.close()
    assert hashes[0] == hashes[1]
    assert len(set(hashes[0])) == 3


def test_a_dump_that_cannot_be_kept_is_written_elsewhere(
    client: TestClient, built: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "dumps_folder", lambda _: Path("/proc/no-such-place"))
    answer = client.get(f"/dump/{built.id}.nq.gz")
    assert "sha256-" + hashlib.sha256(gzip.decompress(answer.content)).hexdigest() == built.id


@pytest.mark.parametrize("name", [f"sha256-{'0' * 64}.nq.gz", "x.nq.gz", "..%2f..%2fetc%2fpasswd", f"sha256-{'0' * 64}.zip"])
def test_there_are_no_other_dumps(name: str, client: TestClient) -> None:
    assert client.get(f"/dump/{name}").status_code in (404, 422)


def _read(client: TestClient, path: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    answers = {}
    for kind, known in (
        ("text/turtle", RdfFormat.TURTLE),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/n-triples", RdfFormat.N_TRIPLES),
    ):
        answer = client.get(path, headers={"accept": kind})
        assert answer.headers["content-type"].partition(";")[0] == kind
        answers[kind] = {str(quad.triple) for quad in pyoxigraph.parse(answer.content, format=known)}
        store.load(answer.content, format=known)
    assert len({frozenset(said) for said in answers.values()}) == 1
    assert client.get(path, headers={"accept": "image/png"}).status_code == 406
    return store


def _value(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value


def test_void_tells_size_dumps_endpoint_and_words(client: TestClient, built: Edition) -> None:
    store = _read(client, "/.well-known/void")
    void = "PREFIX void: <http://rdfs.org/ns/void#> "
    query = "SELECT ?n ?dump ?at { ?d a void:Dataset ; void:triples ?n ; void:dataDump ?dump ; void:sparqlEndpoint ?at }"
    found = rows(store.query(void + query))
    assert {row["n"].value for row in found} == {str(built.manifest["statements"])}
    assert {row["at"].value for row in found} == {"http://localhost/sparql"}
    for row in found:
        assert client.get(row["dump"].value).status_code == 200
    parts = rows(store.query(void + "SELECT ?class ?n { ?p void:class ?class ; void:entities ?n }"))
    counts = {row["class"].value.rpartition("#")[2]: int(row["n"].value) for row in parts}
    assert counts == built.manifest["counts"]


def test_dcat_tells_versions_files_and_services(client: TestClient, built: Edition) -> None:
    client.get(f"/dump/{built.id}.nq.gz")
    store = _read(client, "/dcat")
    dcat = "http://www.w3.org/ns/dcat#"
    for kind in ("Catalog", "Dataset", "Distribution", "DataService"):
        assert list(store.quads_for_pattern(None, None, NamedNode(dcat + kind), None)), kind
    (version,) = {
        _value(quad.object) for quad in store.quads_for_pattern(None, NamedNode(dcat + "hasCurrentVersion"), None, None)
    }
    assert version == f"http://localhost/dcat#{built.id}"
    files = {_value(quad.object) for quad in store.quads_for_pattern(None, NamedNode(dcat + "downloadURL"), None, None)}
    assert files == {f"http://localhost/dump/{built.id}.{suffix}" for suffix in DUMPS}
    sums = {
        _value(quad.object)
        for quad in store.quads_for_pattern(None, NamedNode("http://spdx.org/rdf/terms#checksumValue"), None, None)
    }
    assert hashlib.sha256(client.get(f"/dump/{built.id}.nq.gz").content).hexdigest() in sums


# ------------------------------------------------------------------ feeds


def _entries(client: TestClient, path: str) -> list[ET.Element]:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated"):
        assert feed.findtext(ATOM + needed)
    found = feed.findall(f"{ATOM}entry")
    ids = [one.findtext(f"{ATOM}id") for one in found]
    assert len(set(ids)) == len(ids)
    return found


def test_the_feed_of_a_topic_is_quiet_until_its_answer_changes(tmp_path: Path) -> None:
    """Three releases of the invented jurisdiction: the second only relabels, the third ends a text earlier."""
    settings = Settings(home=tmp_path)
    text = REALM.read_text("utf-8")
    relabelled = tmp_path / "relabelled.ttl"
    label = next(line for line in text.splitlines() if "skos:prefLabel" in line and "@en" in line)
    relabelled.write_text(text.replace(label, label.replace('"@en', ', told otherwise"@en', 1)), "utf-8")
    assert relabelled.read_text("utf-8") != text
    sources = [(REALM, COURTS), (relabelled, COURTS)]
    for one in sources:
        assert build.build(one, settings).release
    client = client_over(settings)
    assert len(_entries(client, "/feed.atom")) == 2
    slugs = [one["slug"] for one in client.get("/api/v1/topics").json()]
    assert slugs
    assert sum(len(_entries(client, f"/topics/{slug}/feed.atom")) for slug in slugs) == 0
    assert client.get("/topics/nothing/feed.atom").status_code == 404


def test_the_feed_of_a_topic_tells_a_changed_answer_with_its_days(tmp_path: Path) -> None:
    """The rulings of the invented courts, recorded in a second release, change answers; the feeds say which and from when."""
    settings = Settings(home=tmp_path)
    for sources in ((REALM,), (REALM, COURTS)):
        assert build.build(sources, settings).release
    client = client_over(settings)
    releases = [one["release"] for one in client.get("/api/v1/releases").json()["items"]]
    told = client.get("/api/v1/releases/diff", params={"a": releases[0], "b": releases[1], "answers": True}).json()["answers"]
    assert told
    for slug in {one["topic"] for one in told}:
        entries = _entries(client, f"/topics/{slug}/feed.atom?lang=en")
        assert len(entries) == len([one for one in told if one["topic"] == slug])
        (link,) = entries[0].findall(f"{ATOM}link")
        assert f"release={releases[1]}" in link.attrib["href"]
        assert client.get(link.attrib["href"]).status_code == 200
        assert "Before: " in (entries[0].findtext(f"{ATOM}summary") or "")
    quiet = {one["slug"] for one in client.get("/api/v1/topics").json()} - {one["topic"] for one in told}
    assert all(_entries(client, f"/topics/{slug}/feed.atom") == [] for slug in quiet)


# ------------------------------------------------------------------ robots


def test_the_map_names_pages_that_answer_in_both_languages(client: TestClient) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    places = [one.findtext(f"{space}loc") or "" for one in root.findall(f"{space}url")]
    assert len(set(places)) == len(places) > 150
    for place in places[::9]:
        assert client.get(place).status_code == 200, place
    robots = client.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    assert "Disallow: /sparql" in robots


def test_a_map_too_long_for_one_file_is_told_in_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "PART", 50)
    index = client.get("/sitemap.xml").text
    assert "<sitemapindex" in index
    assert index.count("<loc>") == 2
    parts = [client.get(f"/sitemap-{part}.xml") for part in range(3)]
    assert [one.status_code for one in parts] == [200, 200, 404]
    assert "/es/actos/co/decreto/2015/1078" in parts[0].text + parts[1].text
