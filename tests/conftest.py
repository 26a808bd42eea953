"""What the tests share: the bundled data, built once for a whole run and copied for each worker."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from serving import client_over, listening

from app import build, resources
from app.core.corpus import MemoryCorpus
from app.graph.codecs import Base
from app.release.edition import Edition, IndexCorpus, open_edition
from app.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


#: Fixtures that take long to make, in the order in which it is worth to wait for them.
_LAST = ("corpus", "chapter")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where the first failure ends the run (scripts/mutation.py), what takes long to make is made last, and once."""
    if os.environ.get("LINAJE_TESTS_RELEASE"):
        asked = {item: getattr(item, "fixturenames", ()) for item in items}
        items.sort(key=lambda item: max((_LAST.index(name) for name in asked[item] if name in _LAST), default=-1))


def _built_once(shared: Path) -> Path:
    """A home with the release of the bundled data; the first worker that asks builds it, the others wait."""
    home = shared / "bundled"
    with (shared / "bundled.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.is_dir():
            aside = shared / "bundled-being-built"
            built = build.build(resources.bundled_sources(), Settings(home=aside))
            assert built.release, [str(finding) for finding in built.findings]
            aside.rename(home)
    return home


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Settings:
    """Settings whose home holds a release of the bundled data; the home belongs to this worker alone."""
    ready = os.environ.get("LINAJE_TESTS_RELEASE")
    if ready:  # scripts/mutation.py runs these tests thousands of times over one release, and none that writes
        return Settings(home=Path(ready))
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own
    home = tmp_path_factory.mktemp("home") / "var"
    shutil.copytree(_built_once(shared), home)
    return Settings(home=home)


@pytest.fixture(scope="session")
def edition(settings: Settings) -> Edition:
    """The release of the bundled data."""
    (folder,) = settings.releases.iterdir()
    return open_edition(settings.releases, folder.name)


@pytest.fixture(scope="session")
def built(edition: Edition) -> Edition:
    """The release of the bundled data, under the name that says how it came about."""
    return edition


@pytest.fixture(scope="session")
def corpus(edition: Edition) -> IndexCorpus:
    """The body of law of the release, as the web reads it."""
    return edition.corpus


@pytest.fixture(scope="session")
def base() -> Base:
    """The base IRI of the bundled data."""
    return Base(Settings().base_iri)


@pytest.fixture(scope="session")
def bundled(base: Base) -> build.Checked:
    """The bundled sources, read and checked together."""
    return build.check(resources.bundled_sources(), base)


@pytest.fixture(scope="session")
def memory(bundled: build.Checked) -> MemoryCorpus:
    """The bundled body of law in memory: the same records as `corpus`, behind the other implementation."""
    return MemoryCorpus(bundled.records)


@pytest.fixture(scope="session")
def client(settings: Settings) -> TestClient:
    """The service over the bundled data, in this process; redirections are answers too."""
    return client_over(settings)


@pytest.fixture(scope="session")
def served(settings: Settings) -> Iterator[str]:
    """The address of a real server over the bundled data."""
    with listening(settings) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the machine has it."""
    from playwright.sync_api import sync_playwright  # needed by the tests in a browser alone

    chromium = os.environ.get("LINAJE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield found
        found.close()
