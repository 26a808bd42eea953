"""Small files of other publishers' formats, about acts that nobody made."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from app import build
from app.core.model import Effect, Record, Reference
from app.graph.codecs import Base
from loaders.source import Loaded

BASE = Base("https://w3id.org/linaje/id/")
HEADS = (
    "country,title,number,year,publication_date,commencement_date,commenced_by,commences,commences_on_date,amends,amends_on_date"
)
HEADS += ",amended_by,amended_on_date,repeals,repeals_on_date,repealed_by,repealed_on_date,primary_work,subleg"

ONE, TWO = "/akn/qx/act/2001/1 \u2013 Act 1", "/akn/qx/act/2001/2 \u2013 Act 2"


def load(name: str, content: str | bytes) -> Loaded:
    loader = next(one for suffix, one in build.LOADERS.items() if name.endswith(suffix))
    return loader(Path(name), content.encode() if isinstance(content, str) else content, BASE)


def table(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADS.split(","), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def work(number: str, **more: str) -> dict[str, str]:
    return {"country": "QX", "title": f"Act {number}", "number": number, "year": "2001", "publication_date": "2001-01-01", **more}


def feed(*effects: str) -> str:
    spaces = 'xmlns="http://www.w3.org/2005/Atom" xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata"'
    entries = "".join(f'<entry><content type="text/xml">{one}</content></entry>' for one in effects)
    return f"<feed {spaces}><updated>2024-03-07T00:54:43Z</updated>\n{entries}</feed>"


def uk(
    type: str, provisions: str, dates: str = '<ukm:InForce Date="2020-06-01" Qualification="wholly in force"/>', **more: str
) -> str:
    given = {
        "AffectedURI": "http://www.legislation.gov.uk/id/ukpga/1999/7",
        "AffectingURI": "http://www.legislation.gov.uk/id/uksi/2020/31",
        "AffectedYear": "1999",
        "AffectingYear": "2020",
        "AffectedProvisions": provisions,
        "AffectingProvisions": "reg. 4",
        "Applied": "false",
        "RequiresApplied": "true",
        **more,
    }
    attributes = " ".join(f'{name}="{value}"' for name, value in given.items())
    titles = "<ukm:AffectedTitle>Old Act</ukm:AffectedTitle><ukm:AffectingTitle>New Regulations</ukm:AffectingTitle>"
    return f'<ukm:Effect Type="{type}" {attributes}>{titles}<ukm:InForceDates>{dates}</ukm:InForceDates></ukm:Effect>'


NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def akn(number: str, *, meta: str = "", body: str = "") -> str:
    work_name = f"/akn/qx/act/2001/{number}"
    return (
        f'<akomaNtoso xmlns="{NS}"><act name="act"><meta><identification source="">'
        f'<FRBRWork><FRBRthis value="{work_name}/!main"/><FRBRuri value="{work_name}"/><FRBRalias value="Act {number}"/>'
        '<FRBRdate date="2001-01-01" name="Generation"/><FRBRauthor href="#x"/><FRBRcountry value="qx"/></FRBRWork>'
        f'<FRBRExpression><FRBRthis value="{work_name}/eng@"/><FRBRuri value="{work_name}/eng@"/>'
        '<FRBRdate date="2003-01-01" name="Generation"/><FRBRauthor href="#x"/><FRBRlanguage language="eng"/></FRBRExpression>'
        f"</identification>\n{meta}</meta><body>{body}</body></act></akomaNtoso>"
    )


REFERENCES = (
    '<references source="#x"><passiveRef eId="am1" href="/akn/qx/act/2001/2" showAs="Act 2"/>'
    '<activeRef eId="t1" href="/akn/qx/act/2001/1" showAs="Act 1"/></references>'
)
SECTION = (
    '<section eId="sec_3"><num>3.</num>'
    '<subsection eId="sec_3__subsec_1"><num>(1)</num><content><p/></content></subsection></section>'
)
LIFECYCLE = '<lifecycle source="#x"><eventRef eId="e1" date="2002-05-01" type="amendment" source="#am1"/></lifecycle>'
PERIOD = (
    '<temporalData source="#x"><temporalGroup eId="tg1"><timeInterval start="#e1" refersTo="#f"/></temporalGroup></temporalData>'
)


def modification(side: str, source: str, destination: str) -> str:
    inner = f'<source href="{source}"/><destination href="{destination}"/><force period="#tg1"/>'
    return f'<analysis source="#x"><{side}><textualMod type="substitution" eId="m1">{inner}</textualMod></{side}></analysis>'


JOLUX = """@prefix jolux: <http://data.legilux.public.lu/resource/ontology/jolux#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://fedlex.data.admin.ch/eli/oc/2001/1> a jolux:Act ; jolux:dateDocument "2001-01-01"^^xsd:date ;
  jolux:dateEntryInForce "2001-03-01"^^xsd:date ; jolux:basedOn <https://fedlex.data.admin.ch/eli/cc/1999/404> .
<https://fedlex.data.admin.ch/eli/cc/1990/7> a jolux:ConsolidationAbstract ; jolux:dateNoLongerInForce "2001-03-01"^^xsd:date .
<https://fedlex.data.admin.ch/eli/oc/2001/1/x/1> a jolux:LegalResourceImpact ;
  jolux:impactFromLegalResource <https://fedlex.data.admin.ch/eli/oc/2001/1/art_9> ;
  jolux:impactToLegalResource <https://fedlex.data.admin.ch/eli/cc/1990/7/art_2> ;
  jolux:legalResourceImpactHasType <https://fedlex.data.admin.ch/vocabulary/impact-type/2> ;
  jolux:legalResourceImpactHasDateEntryInForce "2001-03-01"^^xsd:date .
"""


def codes(loaded: Loaded) -> list[tuple[str, int]]:
    """The code and line of each finding."""
    return [(finding.code, finding.line) for finding in loaded.findings]


def told(records: Iterable[Record]) -> set[Record]:
    """What is told of law: the graph without the file's own acts' days and without bookkeeping."""
    return {record for record in records if isinstance(record, Effect | Reference)}
