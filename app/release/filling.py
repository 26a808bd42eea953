"""The SPARQL store of a release, filled from its files by a process beside."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from app import resources
from app.graph.codecs import Base
from app.release.edition import DERIVED, STORE
from app.release.statements import STATEMENTS

_LOADING = Path(__file__).with_name("loading.py")


@contextmanager
def filling(folder: Path, base: Base) -> Iterator[None]:
    """Statements, derived statements and the vocabulary, so that a query can follow every term to its meaning.

    The store is being filled while the block runs and is whole when it ends; OSError says what stood in the way.
    """
    with tempfile.TemporaryDirectory(prefix="linaje-vocabulary-") as aside:
        vocabulary = Path(aside) / "vocabulary.nq"
        graph = base.node("graph/ontology")
        with vocabulary.open("wb") as out:
            for file in resources.vocabulary_files():
                quads = parse(file.read_bytes(), format=RdfFormat.TURTLE)
                serialize((Quad(one.subject, one.predicate, one.object, graph) for one in quads), out, RdfFormat.N_QUADS)
        files = [str(folder / STATEMENTS), str(folder / DERIVED), str(vocabulary)]
        command = [sys.executable, "-I", str(_LOADING), str(folder / STORE), *files]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own interpreter and code
            try:
                yield
                said = child.communicate()[1]
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            raise OSError(f"the store: {said.strip() or f'its process ended with {child.returncode}'}")
