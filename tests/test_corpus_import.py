"""A corpus of norms, good and bad, becomes proposals: resolved, resumable, beside the curated book, searchable on its day."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from realm import REALM

from app import build, resources
from app.core.acts import act_standing
from app.core.model import Act, Effect, Reference
from app.core.vocabulary import Confidence, EffectType, Incorporation, Status
from app.graph.codecs import Base
from app.release.edition import Edition, open_edition
from app.settings import Settings
from loaders.corpus.importing import import_corpus
from loaders.corpus.norm import Unreadable, read_norm

TODAY = date(2026, 11, 24)


def norm(kind: str, number: int, year: int, day: str, title: str, *articles: str, estado: str = "vigente") -> str:
    """An invented norm as the corpus writes it."""
    body = "\n\n".join(f"**Artículo {place}°.** {words}" for place, words in enumerate(articles, 1))
    text = f"# {kind.upper()} {number} DE {year}\n\n({'enero 2'})\n\n### {title}\n\n### DECRETA:\n\n{body}\n"
    told = {"identificador": f"{kind.upper()}-{number}-{year}", "titulo": f"{kind.upper()} {number} DE {year} - {title}",
            "rango": kind, "fecha_publicacion": day, "estado": estado, "file": f"{kind.upper()}-{number}-{year}",
            "fuente": f"https://www.suin-juriscol.gov.co/viewDocument.asp?id={number}", "text": text}  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


RULES = "El presente decreto rige a partir de la fecha de su publicación"
NORMS = [
    norm(
        "decreto",
        9001,
        1990,
        "1990-01-05",
        "Por el cual se regula la pesca del bocachico",
        "Pesque quien tenga licencia de bocachico.",
        f"{RULES}.",
    ),
    norm(
        "decreto",
        9002,
        1992,
        "1992-02-03",
        "Por el cual se regula la pesca del nicuro",
        "Pesque quien tenga licencia de nicuro.",
        f"{RULES} y deroga el Decreto 9001 de 1990.",
    ),
    norm(
        "decreto",
        9003,
        1993,
        "1993-03-04",
        "Por el cual se modifica el Decreto 9002 de 1992",
        "Modifícase el artículo 1 del Decreto 9002 de 1992, el cual quedará así: Pesque quien quiera.",
        f"{RULES} y deroga el Decreto 7777 de 1980.",
    ),
    norm("decreto", 9004, 1994, "3094-03-04", "Por el cual se dictan otras normas", "Nada más."),
    "this is no JSON",
    json.dumps({"rango": "decreto", "identificador": "?", "text": "x"}),
]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder an import of those norms wrote."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus = folder / "corpus.jsonl.gz"
    corpus.write_bytes(gzip.compress("\n".join(NORMS).encode()))
    out = folder / "out"
    import_corpus(corpus, out, today=TODAY, workers=1, horizon=date(2000, 12, 31), progress=lambda *_: None)
    again = import_corpus(corpus, out, today=TODAY, workers=1, horizon=date(2000, 12, 31), progress=lambda *_: None)
    assert again.report["chunks_kept"] == 1
    return out


@pytest.fixture(scope="module")
def nation(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A release of the invented realm with what was imported."""
    settings = Settings(home=tmp_path_factory.mktemp("nation"))
    built = build.build((REALM, imported / "records.jsonl.gz"), settings)
    assert built.release, built.findings
    return open_edition(settings.releases, built.release)


def test_bad_lines_become_findings_and_stop_nothing(imported: Path) -> None:
    report = json.loads((imported / "report.json").read_text("utf-8"))
    assert report["norms"] == 4
    assert report["findings"]["unreadable-norm"] == 2
    assert report["findings"]["date-out-of-range"] == 1
    assert json.loads((imported / "unresolved.json").read_text("utf-8")) == {"decreto 7777 1980": 1}


def test_effects_are_proposals_with_their_words_and_place(nation: Edition) -> None:
    on_it = nation.corpus.linked(Effect, "effect_on", "co/decreto/1990/9001")
    (found,) = [one for one in on_it if one.type is EffectType.REPEALS]
    assert found.actor == "co/decreto/1992/9002/articulo/2"
    assert found.evidence.confidence in (Confidence.MEDIUM, Confidence.LOW)
    assert "deroga" in found.evidence.quote
    assert "caracteres" in found.evidence.locator
    assert found.evidence.note is not None
    assert found.evidence.sources == ("source/suin/9002",)


def test_the_status_of_what_was_read_is_computed_and_a_wrong_date_is_unknown(nation: Edition) -> None:
    def status(act: str, day: str) -> Status:
        return act_standing(nation.corpus, act, date.fromisoformat(day)).status

    assert status("co/decreto/1990/9001", "1991-01-01") is Status.IN_FORCE
    assert status("co/decreto/1990/9001", "1992-02-03") is Status.NO_LONGER
    assert status("co/decreto/1992/9002", "2005-01-01") is Status.UNKNOWN  # after the corpus ends
    assert status("co/decreto/1994/9004", "1995-01-01") is Status.UNKNOWN


def test_a_word_of_a_repealed_text_is_found_on_its_day_only(nation: Edition) -> None:
    def found(text: str, day: str) -> list[tuple[str, str]]:
        hits = nation.search(text, on=date.fromisoformat(day), kind="text")
        assert all(hit.version.startswith(hit.id) for hit in hits)
        return [(hit.id, hit.locator) for hit in hits]

    assert ("co/decreto/1990/9001", "artículo 1") in found("licencias de bocachicos", "1991-05-05")
    assert found("bocachico", "1993-05-05") == []
    assert ("co/decreto/1992/9002", "artículo 1") in found("nicuros", "1993-01-01")
    assert found("nicuros", "1993-06-01") == [("co/decreto/1992/9002", "encabezado")]


def test_the_numbers_of_the_whole_are_in_the_release(nation: Edition) -> None:
    told = nation.corpus.statistics
    assert told["repeals"]["1990"]["1990"] >= 1
    assert ["co/decreto/1992/9002", 1] in told["most_amended"]
    assert nation.corpus.get(Act, "co/decreto/1992/9002") is not None
    assert [one.target for one in nation.corpus.linked(Reference, "reference_from", "co/decreto/1993/9003")]


def test_a_curated_act_is_not_changed_by_what_a_program_read(tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl"
    repealed = "Por el cual se deroga el Decreto 1078 de 2015"
    lines = [
        norm("decreto", 1078, 2015, "2015-05-26", "Por medio del cual se expide el Decreto Único", "Se compila."),
        norm("decreto", 9009, 2020, "2020-01-05", repealed, "Derógase el Decreto 1078 de 2015."),
    ]
    corpus.write_text("\n".join(lines), "utf-8")
    done = import_corpus(corpus, tmp_path / "out", today=TODAY, workers=1, progress=lambda *_: None)
    checked = build.check((*resources.bundled_sources(), done.records), Base(Settings().base_iri))
    (met,) = [one for one in checked.findings if one.code == "proposal-meets-curated"]
    assert "co/decreto/2015/1078" in met.message
    (effect,) = [one for one in checked.records if isinstance(one, Effect) and one.id == met.focus]
    assert effect.incorporation is Incorporation.OUTSTANDING


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"text": ""}', '{"text": "x", "rango": "sentencia"}'])
def test_what_is_no_norm_is_said_to_be_none(line: str) -> None:
    with pytest.raises(Unreadable):
        read_norm(line, TODAY)
