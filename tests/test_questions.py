"""Every competency question gives exactly the expected rows, over an invented jurisdiction and over the real data."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, Store

from app import build
from app.graph.vocab import LIN_NS, ONTOLOGY
from app.release.edition import Edition, open_edition
from app.resources import ontology
from app.settings import Settings

HERE = Path(__file__).parent / "questions"
QUESTIONS = sorted(ontology("questions").glob("cq*.rq"))
PARAMETERS = re.compile(r"\{ .* \}  # parameters")


def cases() -> dict[tuple[str, str], str]:
    """The parameters of the questions, by number and body of data."""
    with (HERE / "cases.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["question"], row["dataset"]): row["parameters"] for row in csv.DictReader(lines)}


def asked(path: Path, parameters: str | None) -> str:
    """A question with these parameters in the place of its own."""
    text = path.read_text("utf-8")
    if parameters is not None:
        text, replaced = PARAMETERS.subn(lambda _: f"{{ {parameters} }}  # parameters", text)
        assert replaced, f"{path.name} has no line of parameters"
    return text


def ask(store: Store, path: Path, parameters: str | None, base: str) -> list[list[str]]:
    """The header and the rows of a question, with identifiers shortened as in the expected tables."""
    found = store.query(asked(path, parameters), use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    header = [variable.value for variable in found.variables]
    rows = [[term.value if term is not None else "" for term in row] for row in found]
    return [header, *([shortened(value, base) for value in row] for row in rows)]


def shortened(text: str, base: str) -> str:
    """A text with the identifiers in it as in the expected tables."""
    for long, brief in ((base, ""), (f"{ONTOLOGY}/", "~"), (LIN_NS, "lin:")):
        text = text.replace(long, brief)
    return text


def expected(data: str, path: Path) -> list[list[str]]:
    """The expected table of a question."""
    with (HERE / "expected" / data / f"{path.stem}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


@pytest.fixture(scope="session")
def realm(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of a release of the invented jurisdiction."""
    settings = Settings(home=tmp_path_factory.mktemp("realm"))
    built = build.build((HERE / "the-realm.ttl", HERE / "the-courts.ttl"), settings)
    assert built.release, [str(finding) for finding in built.findings]
    return open_edition(settings.releases, built.release).store()


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_about_the_realm_has_exactly_the_expected_rows(path: Path, realm: Store, settings: Settings) -> None:
    found = ask(realm, path, cases().get((path.stem[:4], "realm")), settings.base_iri)
    assert found == expected("realm", path)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_about_the_real_data_has_exactly_the_expected_rows(path: Path, edition: Edition, settings: Settings) -> None:
    found = ask(edition.store(), path, cases().get((path.stem[:4], "real")), settings.base_iri)
    assert found == expected("real", path)


def test_there_are_at_least_twenty_questions_each_with_a_number_of_its_own() -> None:
    numbers = [path.stem[:4] for path in QUESTIONS]
    assert len(numbers) >= 20
    assert len(set(numbers)) == len(numbers)


def test_every_question_begins_with_what_it_asks() -> None:
    for path in QUESTIONS:
        first = path.read_text("utf-8").splitlines()[0]
        assert re.fullmatch(r"# [A-Z].*\?", first) or first.startswith("# "), path.name
        assert "?" in "".join(line for line in path.read_text("utf-8").splitlines() if line.startswith("#")), path.name


def test_every_question_finds_something_in_the_realm_or_in_the_real_data() -> None:
    for path in QUESTIONS:
        assert len(expected("realm", path)) > 1, path.name


def test_no_expected_table_is_left_without_its_question() -> None:
    names = {path.stem for path in QUESTIONS}
    for data in ("realm", "real"):
        assert {path.stem for path in (HERE / "expected" / data).iterdir()} == names
