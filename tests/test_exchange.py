"""Lineages in and out of Akoma Ntoso and JOLux: valid, and the same graph again up to the losses that are declared.

The schema of Akoma Ntoso is test data outside the repository, found by the setting LINAJE_TESTDATA.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from histories import A, histories
from histories import records_of as history_records
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from lxml import etree
from realm import act, both, commences, effect, law, provision, reference, window

from app import build, resources
from app.build import LOADERS
from app.core.corpus import Corpus, MemoryCorpus
from app.core.findings import Severity
from app.core.lineage import lineage
from app.core.model import Act, Effect, Provision, Record, Reference
from app.core.vocabulary import Basis, EffectType, Incorporation, ReferenceKind
from app.graph.codecs import Base
from app.graph.exchange.akn_words import EFFECTS, MODIFICATIONS
from app.graph.exchange.jolux_words import CLASSES, EXPRESSION_LABELS, PROPERTIES
from app.graph.exchange.losses import Cause, Form, declared, losses
from app.graph.exchange.scope import records_of
from app.graph.vocab import JOLUX
from app.render.akoma_ntoso import akoma_ntoso
from app.render.jolux import jolux
from app.render.language import Language
from loaders.source import Loaded

BASE = Base("https://w3id.org/linaje/id/")
EN = Language("en")
ON = date(2026, 11, 1)
EXCHANGED = (Form.AKN, Form.JOLUX)
PUBLISHED = Path(__file__).parent / "published_terms"


def written(corpus: Corpus, records: Sequence[Record], form: Form) -> tuple[Path, bytes]:
    """A file in the format, under a name that says which one it is."""
    if form is Form.AKN:
        return Path("lineage.akn"), akoma_ntoso(records, BASE.iri, EN, ON, "release")
    return Path("lineage.jolux.ttl"), jolux(corpus, records, BASE, ON).encode()


def read_back(path: Path, content: bytes) -> Loaded:
    loader = next(one for suffix, one in LOADERS.items() if path.name.endswith(suffix))
    return loader(path, content, BASE)


def differences(corpus: Corpus, records: Sequence[Record], form: Form) -> list[tuple[Record | None, Record | None]]:
    """What went out, as declared, beside what came back, where they differ."""
    source = f"source/import/{'akoma-ntoso' if form is Form.AKN else 'jolux'}"
    sent = {one.id: one for record in records if (one := declared(record, form, source)) is not None}
    loaded = read_back(*written(corpus, records, form))
    assert loaded.findings == []
    back = {record.id: record for record in loaded.records if record.id not in loaded.stubs}
    return [(sent.get(key), back.get(key)) for key in sorted(sent.keys() | back.keys()) if sent.get(key) != back.get(key)]


@pytest.mark.parametrize("form", EXCHANGED)
def test_the_whole_book_comes_back_as_declared(corpus: Corpus, form: Form) -> None:
    kinds = (Act, Provision, Effect, Reference)
    records = [record for kind in kinds for record in corpus.all(kind)]
    assert len(records) > 400
    assert differences(corpus, records, form) == []


@pytest.mark.parametrize("form", EXCHANGED)
def test_the_lineage_of_every_act_comes_back_as_declared(memory: MemoryCorpus, form: Form) -> None:
    for one in memory.all(Act):
        assert differences(memory, records_of(memory, lineage(memory, one.id)), form) == [], one.id


@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_any_history_comes_back_as_declared(history: list) -> None:  # type: ignore[type-arg]
    corpus = MemoryCorpus(history_records(history))
    records = records_of(corpus, lineage(corpus, A))
    assert {record.id for record in records if isinstance(record, Effect)} >= {f"effect/{event.name}" for event in history}
    for form in EXCHANGED:
        assert differences(corpus, records, form) == []


def test_what_a_reader_must_not_miss_comes_back() -> None:
    """Doubt, scope, exceptions, order, windows and rulings' reaches survive both formats."""
    older, newer = "rv/decreto/2003/10", "rv/decreto/2009/9"
    corpus = law(
        act(older),
        act(newer, also_known_as=("El “nuevo” & <otro>",)),
        provision(f"{older}/articulo/3"),
        commences(older, "2003-01-05"),
        commences(newer, window("2009-01-01", None)),
        effect(
            "tacit",
            EffectType.REPEALS,
            newer,
            f"{older}/articulo/3",
            window("2009-02-01", "2009-03-01"),
            basis=Basis.TACIT,
            scope=("addressee/territorial",),
            sequence=2,
            exceptions=both("save <this> & that"),
            incorporation=Incorporation.OUTSTANDING,
            target_locator="art. 3",
        ),
        effect("put-off", EffectType.POSTPONES, newer, "effect/tacit", "2009-02-01", works_from=date(2010, 1, 1)),
        reference("basis", ReferenceKind.BASED_ON, newer, older, since=window("2009-01-01", "2009-12-31")),
    )
    records = records_of(corpus, lineage(corpus, newer))
    assert {record.id for record in records} >= {"effect/tacit", "effect/put-off", "effect/basis", newer, older}
    for form in EXCHANGED:
        assert differences(corpus, records, form) == []


def test_losses_are_all_that_is_not_carried(memory: MemoryCorpus) -> None:
    """What is neither lost nor carried does not exist: a record without the lost fields equals its declared form."""
    records = records_of(memory, lineage(memory, "co/decreto/2015/1078"))
    for form in EXCHANGED:
        lost = losses(records, form)
        whole = {one for loss in lost if loss.cause is Cause.NOT_A_RECORD for one in loss.records}
        fields = {(one, loss.field) for loss in lost if loss.cause is Cause.NO_PLACE for one in loss.records}
        for record in records:
            kept = declared(record, form, "source/x")
            assert (kept is None) == (record.id in whole)
            if kept is None:
                continue
            changed = {
                name
                for name in record.__dataclass_fields__
                if name != "evidence" and getattr(kept, name) != getattr(record, name)
            }
            assert changed == {field for one, field in fields if one == record.id and not field.startswith("evidence.")}


def test_every_format_declares_something_and_counts_it(memory: MemoryCorpus) -> None:
    records = records_of(memory, lineage(memory, "co/decreto/2015/1078"))
    known = {record.id for record in records}
    for one in Form:
        lost = losses(records, one)
        assert lost == sorted(lost, key=lambda loss: (loss.cause, loss.kind, loss.field))
        for loss in lost:
            assert loss.records
            assert set(loss.records) <= known


# ---------------------------------------------------------------------------- the words of others


def schemas_of_others() -> Path | None:
    found = os.environ.get("LINAJE_TESTDATA")
    return Path(found) / "testdata" if found else None


def test_every_act_of_the_book_is_valid_akoma_ntoso(memory: MemoryCorpus) -> None:
    home = schemas_of_others()
    if home is None:
        pytest.skip("LINAJE_TESTDATA is not set: Akoma Ntoso was not validated")
    schema = etree.XMLSchema(etree.parse(home / "akn-xsd" / "akomantoso30.xsd"))
    valid = 0
    for one in memory.all(Act):
        content = akoma_ntoso(records_of(memory, lineage(memory, one.id)), BASE.iri, EN, ON, "release")
        assert schema.validate(etree.fromstring(content)), (one.id, schema.error_log)
        valid += 1
    assert valid == len(memory.all(Act)) == 72
    everything = [record for kind in (Act, Provision, Effect, Reference) for record in memory.all(kind)]
    assert schema.validate(etree.fromstring(akoma_ntoso(everything, BASE.iri, EN, ON, "release"))), schema.error_log


def test_akoma_ntoso_words_are_in_its_lists() -> None:
    """Every kind of effect has a modification, of a type that the schema lists."""
    listed = {tuple(line.split()) for line in (PUBLISHED / "akn.txt").read_text("utf-8").splitlines() if not line.startswith("#")}
    assert set(MODIFICATIONS) == set(EffectType)
    for exact, (element, kind, coarser) in MODIFICATIONS.items():
        assert (f"{element[0].upper()}{element[1:]}s", kind) in listed
        assert coarser or EFFECTS[element, kind] is exact


def test_jolux_words_are_declared_by_its_ontology() -> None:
    listed = set((PUBLISHED / "jolux.txt").read_text("utf-8").split())
    used = {*CLASSES.values(), *EXPRESSION_LABELS.values(), *(term for terms in PROPERTIES.values() for term in terms.values())}
    used |= {JOLUX + name for name in ("isRealizedBy", "Expression", "language", "dateEntryInForce", "dateNoLongerInForce")}
    assert {term.removeprefix(JOLUX) for term in used} <= listed


def test_jolux_ends_on_the_first_day_out_where_eli_names_the_last_day_in(corpus: Corpus) -> None:
    """Decreto 1151 de 2008 was repealed on 2012-12-21: that day is JOLux's; ELI's would be the day before."""
    repealed = "co/decreto/2008/1151"
    told = written(corpus, records_of(corpus, lineage(corpus, repealed)), Form.JOLUX)[1].decode()
    (end,) = re.findall(rf"<{BASE.iri}{repealed}> [^.]*?jolux:dateNoLongerInForce \"([0-9-]+)\"", told)
    assert end == "2012-12-21"


def test_an_act_tells_its_modifications_as_active_and_the_other_as_passive(memory: MemoryCorpus) -> None:
    content = akoma_ntoso(records_of(memory, lineage(memory, "co/decreto/2012/2693")), BASE.iri, EN, ON, "release")
    spaces = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
    told = etree.fromstring(content).xpath("//a:textualMod[@wId='effect/E-0005']", namespaces=spaces)
    assert [(one.getparent().tag.rpartition("}")[2], one.get("type")) for one in told] == [
        ("passiveModifications", "repeal"),
        ("activeModifications", "repeal"),
    ]
    assert json.dumps([one.get("refersTo") for one in told]) == json.dumps(["#effect.repeals #basis.express"] * 2)


@pytest.mark.parametrize("form", EXCHANGED)
def test_what_comes_back_can_be_built_alone(memory: MemoryCorpus, tmp_path: Path, form: Form) -> None:
    """A lineage read back passes every check beside the bundled lists: what it only names stands in, and nothing dangles."""
    name, content = written(memory, records_of(memory, lineage(memory, "co/decreto/2018/1008")), form)
    path = tmp_path / name.name
    path.write_bytes(content)
    found = build.check([*resources.bundled_sources()[:-1], path], BASE).findings
    assert [str(finding) for finding in found if finding.severity is Severity.ERROR] == []
