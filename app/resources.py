"""Where the ontology and the bundled data lie: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    bundled = _PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def ontology(name: str) -> Path:
    """A file of the ontology."""
    return _root() / "ontology" / name


def bundled_sources() -> tuple[Path, ...]:
    """The files that make up the bundled release, in the order they are read."""
    return (
        ontology("lists.ttl"),
        ontology("topics.ttl"),
        ontology("oecd-2014.ttl"),
        _root() / "data" / "decrees.ttl",
    )


def vocabulary_files() -> tuple[Path, ...]:
    """The files that say what the words mean, published beside the data."""
    return ontology("lineage.ttl"), ontology("alignments.ttl")


def shapes() -> bytes:
    """The shapes every record must meet."""
    return ontology("shapes.ttl").read_bytes()
