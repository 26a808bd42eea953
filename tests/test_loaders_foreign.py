"""Other publishers' files as records: Akoma Ntoso, JOLux, effects of legislation.gov.uk and Indigo's tables.

Samples here are made up; the publishers' own test data are read in test_loaders_published.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from foreign import (
    BASE,
    JOLUX,
    LIFECYCLE,
    NS,
    ONE,
    PERIOD,
    REFERENCES,
    SECTION,
    TWO,
    akn,
    codes,
    feed,
    load,
    modification,
    table,
    told,
    uk,
    work,
)

from app import build, resources
from app.core.findings import Finding, Severity
from app.core.model import Act, Dataset, Effect, Reference
from app.core.period import Moment
from app.core.vocabulary import EffectType, Incorporation, ReferenceKind


def errors(findings: Iterable[Finding]) -> list[str]:
    return [str(finding) for finding in findings if finding.severity is Severity.ERROR]


def checked(tmp_path: Path, **files: str) -> build.Checked:
    """Files checked together with the bundled lists, as `linaje check` does."""
    paths = []
    for name, content in files.items():
        paths.append(tmp_path / name.replace("__", "."))
        paths[-1].write_text(content, "utf-8")
    return build.check([*resources.bundled_sources()[:-1], *paths], BASE)


# ---------------------------------------------------------------------------------------- Indigo


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ({"amends": ONE, "amends_on_date": "2001-06-01"}, {"amended_by": TWO, "amended_on_date": "2001-06-01"}),
        ({"amends": ONE}, {"amended_by": TWO}),
        ({"repeals": ONE, "repeals_on_date": "2001-07-01"}, {"repealed_by": TWO, "repealed_on_date": "2001-07-01"}),
        ({"commences": ONE, "commences_on_date": "2001-03-01"}, {"commenced_by": TWO, "commencement_date": "2001-03-01"}),
        ({"commences": ONE}, {"commenced_by": TWO}),
        ({"subleg": ONE}, {}),
    ],
)
def test_one_fact_told_from_either_side_is_one_graph(tmp_path: Path, active: dict[str, str], passive: dict[str, str]) -> None:
    second = work("2", commencement_date="2001-02-01")
    by_actor = load("active.csv", table(work("1"), second | active))
    by_target = load("passive.csv", table(work("1") | (passive or {"primary_work": TWO}), second))
    assert len(told(by_actor.records)) == 2
    assert told(by_actor.records) == told(by_target.records)
    # Both files together are that same graph, not two facts and not a conflict.
    both = checked(
        tmp_path,
        active__csv=table(work("1"), second | active),
        passive__csv=table(work("1") | (passive or {"primary_work": TWO}), second),
    )
    assert both.findings == ()
    assert told(both.records) == told(by_actor.records)


def test_an_undated_commencement_is_open_and_an_undated_amendment_goes_with_its_act() -> None:
    loaded = load("x.csv", table(work("1"), work("2", commencement_date="2001-02-01", commences=ONE, amends=ONE)))
    starts = {
        record.type: record.start for record in loaded.records if isinstance(record, Effect) and record.target.endswith("/1")
    }
    assert starts == {EffectType.COMMENCES: Moment(date(2001, 1, 1), None), EffectType.AMENDS: None}


def test_a_work_that_is_only_mentioned_yields_to_the_table_that_describes_it(tmp_path: Path) -> None:
    later = table(work("2", commences=ONE, commences_on_date="2001-05-01"))
    alone = load("later.csv", later)
    assert codes(alone) == [("import-stub", 2)]
    together = checked(tmp_path, first__csv=table(work("1")), later__csv=later)
    assert errors(together.findings) == []
    (first,) = [record for record in together.records if record.id == "qx/act/2001/1"]
    assert isinstance(first, Act)
    assert (first.label.en, first.published) == ("Act 1", date(2001, 1, 1))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (table(work("1", country="QXX")), [("indigo-identity", 2)]),
        (table(work("1", year="Typo")), [("indigo-identity", 2)]),
        (table(work("a space")), [("indigo-identity", 2)]),
        (table(work("1"), work("2", commencement_date="2001 21 Oct")), [("indigo-day", 3)]),
        (table(work("1", amends="Nonexistent")), [("indigo-link", 2)]),
        (table(work("1", amends=ONE)), [("indigo-link", 2)]),
        (table(work("1")) + "QX,short\n", [("csv-row", 3)]),
        (table(work("1")) + '"never closed', [("csv-syntax", 3)]),
        ("a,b\n1,2\n", [("unsupported-format", 1)]),
        (table(work("1"), work("1", title="Another title")), [("import-conflict", 3)]),
    ],
)
def test_a_faulty_table_is_told_with_its_line(content: str, found: list[tuple[str, int]]) -> None:
    loaded = load("x.csv", content)
    assert codes(loaded) == found
    assert all(finding.cure and finding.message for finding in loaded.findings)


def test_bytes_that_are_no_text_are_refused() -> None:
    assert codes(load("x.csv", table(work("1")).encode() + b"\xff")) == [("encoding", 3)]
    assert codes(load("x.csv", "\ufffd")) == [("encoding", 1)]


# ----------------------------------------------------------------------- effects of legislation.gov.uk


@pytest.mark.parametrize(
    ("effect", "type", "target", "start"),
    [
        (uk("substituted", "s. 18(3)(a)"), "substitutes", "/seccion/18/numeral/3/literal/a", Moment.on(date(2020, 6, 1))),
        (uk("words substituted", "s. 18"), "amends", "/seccion/18", Moment.on(date(2020, 6, 1))),
        (uk("repealed", "Act"), "repeals", "", Moment.on(date(2020, 6, 1))),
        (uk("inserted", "Sch. 2"), "adds", "/anexo/2", Moment.on(date(2020, 6, 1))),
        (uk("repealed", "s. 2", '<ukm:InForce Prospective="true"/>'), "repeals", "/seccion/2", Moment(date(2020, 1, 1), None)),
        (
            uk(
                "repealed",
                "s. 2",
                '<ukm:InForce Date="2020-02-01" Qualification="for specified purposes"/>'
                '<ukm:InForce Date="2020-09-01" Qualification="wholly in force"/>',
            ),
            "repeals",
            "/seccion/2",
            Moment(date(2020, 2, 1), date(2020, 9, 1)),
        ),
    ],
)
def test_a_change_is_an_effect(tmp_path: Path, effect: str, type: str, target: str, start: Moment) -> None:
    together = checked(tmp_path, feed__xml=feed(effect))
    assert errors(together.findings) == []
    (found,) = [record for record in together.records if isinstance(record, Effect)]
    assert (found.type.value, found.target, found.start) == (type, f"uk/ukpga/1999/7{target}", start)
    assert found.actor == "uk/uksi/2020/31/articulo/4"
    (book,) = [record for record in together.records if isinstance(record, Dataset)]
    assert book.known_through == date(2024, 3, 7)


def test_a_change_not_yet_in_the_text_is_law_all_the_same() -> None:
    """What the editors have applied to their text is a note; only a change whose place cannot be told is outstanding."""
    found = {}
    for applied in ("true", "false"):
        (found[applied],) = [
            one for one in load("x.xml", feed(uk("repealed", "s. 2", Applied=applied))).records if isinstance(one, Effect)
        ]
    assert found["true"].incorporation is found["false"].incorporation is Incorporation.APPLIED
    assert found["true"].evidence.note != found["false"].evidence.note
    (vague,) = [one for one in load("x.xml", feed(uk("amended", "ss. 2-9, Sch. 3 para. 1"))).records if isinstance(one, Effect)]
    assert (vague.incorporation, vague.target_locator) == (Incorporation.OUTSTANDING, "ss. 2-9, Sch. 3 para. 1")


def test_one_change_in_two_feeds_is_one(tmp_path: Path) -> None:
    one = uk("repealed", "s. 2")
    together = checked(tmp_path, affected__xml=feed(one), affecting__xml=feed(one, uk("repealed", "s. 3")))
    assert errors(together.findings) == []
    assert len([record for record in together.records if isinstance(record, Effect)]) == 2


def test_a_change_without_counterpart_is_told() -> None:
    assert codes(load("x.xml", feed(uk("power to appoint conferred", "s. 2")))) == [("uk-effect-type", 2)]
    assert codes(load("x.xml", feed(uk("repealed", "s. 2", AffectedURI="http://elsewhere.example/")))) == [
        ("uk-effect-address", 2)
    ]


# ---------------------------------------------------------------------------------- Akoma Ntoso of others


def test_a_modification_is_one_fact_whether_active_or_passive(tmp_path: Path) -> None:
    passive = modification("passiveModifications", "/akn/qx/act/2001/2/~sec_7", "#sec_3__subsec_1")
    active = modification("activeModifications", "#sec_7", "/akn/qx/act/2001/1/~sec_3__subsec_1")
    section_7 = '<section eId="sec_7"><num>7</num><content><p/></content></section>'
    one = akn("1", meta=LIFECYCLE + passive + PERIOD + REFERENCES, body=SECTION)
    two = akn("2", meta=LIFECYCLE + active + PERIOD + REFERENCES, body=section_7)
    (by_target,) = told(load("1.xml", one).records)
    (by_actor,) = [record for record in told(load("2.xml", two).records) if record.id == by_target.id]
    assert by_target == by_actor
    assert isinstance(by_target, Effect)
    assert (by_target.type, by_target.actor, by_target.target, by_target.start) == (
        EffectType.SUBSTITUTES,
        "qx/act/2001/2/seccion/7",
        "qx/act/2001/1/seccion/3/numeral/1",
        Moment.on(date(2002, 5, 1)),
    )
    together = checked(tmp_path, one__xml=one, two__akn=two)
    assert errors(together.findings) == []


def test_a_lifecycle_alone_tells_amendments() -> None:
    loaded = load("1.xml", akn("1", meta=LIFECYCLE + REFERENCES, body=SECTION))
    (found,) = told(loaded.records)
    assert isinstance(found, Effect)
    assert (found.type, found.actor, found.target) == (EffectType.AMENDS, "qx/act/2001/2", "qx/act/2001/1")
    (act,) = [record for record in loaded.records if record.id == "qx/act/2001/1"]
    assert isinstance(act, Act)
    assert (act.recorded_until, act.evidence.unverified) == (date(2003, 1, 1), ("rank",))


def test_a_modification_that_cannot_be_understood_is_left_out_and_told() -> None:
    strange = '<analysis source="#x"><activeModifications><legalSystemMod type="deregulation" eId="m1"><source href="#"/>'
    strange += '<destination href="#t1"/></legalSystemMod></activeModifications></analysis>'
    assert codes(load("1.xml", akn("1", meta=strange + REFERENCES))) == [("akn-unknown-modification", 2)]
    assert codes(load("1.xml", f'<akomaNtoso xmlns="{NS}"/>')) == [("akn-unnamed", 1)]
    twice = SECTION + SECTION.replace("sec_3", "sec_x")
    assert ("akn-twin-unit", 2) in codes(load("1.xml", akn("1", body=twice)))


# ---------------------------------------------------------------------------------------- JOLux of others


def test_impacts_of_another_publisher_are_effects(tmp_path: Path) -> None:
    loaded = load("x.jolux.ttl", JOLUX)
    assert codes(loaded) == [("jolux-end", 5)]  # it ended, but nothing says by what
    effects = {(one.type, one.actor, one.target) for one in loaded.records if isinstance(one, Effect)}
    assert effects == {
        (EffectType.COMMENCES, "ch/eli/oc/2001/1", "ch/eli/oc/2001/1"),
        (EffectType.REPEALS, "ch/eli/oc/2001/1/articulo/9", "ch/eli/cc/1990/7/articulo/2"),
    }
    (based,) = [one for one in loaded.records if isinstance(one, Reference)]
    assert (based.kind, based.target) == (ReferenceKind.BASED_ON, "ch/eli/cc/1999/404")
    assert errors(checked(tmp_path, x__jolux__ttl=JOLUX).findings) == []


def test_an_impact_that_cannot_be_understood_is_left_out_and_told() -> None:
    strange = JOLUX.replace("impact-type/2", "impact-type/12").replace("jolux:dateNoLongerInForce", "jolux:dateApplicability")
    assert codes(load("x.jolux.ttl", strange)) == [("jolux-impact", 6)]
    assert codes(load("x.jolux.ttl", JOLUX[:-40])) == [("rdf-syntax", 10)]
