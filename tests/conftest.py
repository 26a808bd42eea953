"""What the tests share: the bundled data, built once for each worker."""

from __future__ import annotations

import pytest

from app import build, resources
from app.release.edition import Edition, IndexCorpus, open_edition
from app.settings import Settings


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose home holds a release of the bundled data."""
    chosen = Settings(home=tmp_path_factory.mktemp("home"))
    built = build.build(resources.bundled_sources(), chosen)
    assert built.release, [str(finding) for finding in built.findings]
    return chosen


@pytest.fixture(scope="session")
def edition(settings: Settings) -> Edition:
    """The release of the bundled data."""
    (folder,) = settings.releases.iterdir()
    return open_edition(settings.releases, folder.name)


@pytest.fixture(scope="session")
def corpus(edition: Edition) -> IndexCorpus:
    """The body of law of the release."""
    return edition.corpus
