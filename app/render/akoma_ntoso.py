"""A lineage as Akoma Ntoso 3.0: a collection of acts with their lifecycles, periods and modifications, told from both sides.

Akoma Ntoso's own words come first: events, temporal groups, active and passive modifications, with their closed lists. Where
its list says less than ours, `refersTo` names the exact kind. The few values for which it has no place, and which a reader
must not miss (such as the grade of confidence), stand in attributes of our namespace, which the schema allows and others skip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree

from app.core.identifiers import act_of, natural_key, parse
from app.core.model import Act, Effect, Evidence, Id, Provision, Record, Reference, Text
from app.core.period import Moment
from app.core.vocabulary import EffectType, Incorporation
from app.graph.exchange.akn_words import AKN, ELEMENTS, MODIFICATIONS, UNKNOWN_DATE, frbr_uri
from app.graph.vocab import LIN_NS, ONTOLOGY
from app.render.language import Language

SOURCE = "#linaje"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENDING = frozenset({EffectType.REPEALS, EffectType.EXPIRES, EffectType.LAPSES, EffectType.SUPERSEDES, EffectType.ANNULS})


def akoma_ntoso(records: Sequence[Record], base: str, lang: Language, known_through: date, release: str) -> bytes:
    """The records of a lineage as one document; the same records give the same bytes."""
    root = _Writer(records, base, lang, known_through, release).document()
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


class _Writer:
    """Writes one document; keeps count of the identifiers of its elements, which must differ."""

    def __init__(self, records: Sequence[Record], base: str, lang: Language, known_through: date, release: str) -> None:
        self.base, self.lang, self.known_through, self.release = base, lang, known_through, release
        self.acts = [record for record in records if isinstance(record, Act)]
        self.effects = [record for record in records if isinstance(record, Effect)]
        self.by_id = {record.id: record for record in records}
        self.provisions: dict[Id, list[Provision]] = defaultdict(list)
        for record in records:
            if isinstance(record, Provision):
                self.provisions[record.parent].append(record)
        self.references = [record for record in records if isinstance(record, Reference)]

    def document(self) -> Any:
        root = etree.Element(_tag("akomaNtoso"), nsmap={None: AKN, "lin": LIN_NS})
        collection = _add(root, "documentCollection", name="lineage")
        meta = _add(collection, "meta")
        self._identification(meta, "/akn/un/lineage/" + self.release, [("generation", self.known_through)], "un", ["#linaje"])
        _add(_add(meta, "references", source=SOURCE), "TLCOrganization", eId="linaje", href=self.base, showAs="Linaje")
        preface = _add(collection, "preface")
        _add(preface, "p").text = self.lang.say("Legal lineage; law looked for until {day}.", day=self.known_through.isoformat())
        body = _add(collection, "collectionBody")
        for number, act in enumerate(self.acts, 1):
            component = _add(body, "component", eId=f"cmp_{number}")
            self._act(component, act, f"cmp_{number}__")
        return root

    def _act(self, parent: Any, act: Act, prefix: str) -> None:
        element = _add(parent, "act", name=act.kind.rpartition("/")[2], contains="singleVersion")
        meta = _add(element, "meta")
        self._act_identity(meta, act)
        if act.published is not None:
            shown = act.gazette or self.lang.say("Publication")
            _add(meta, "publication", date=act.published.isoformat(), name=shown, showAs=shown)
        self._keywords(meta, act)
        active = [effect for effect in self.effects if act_of(effect.actor) == act.id]
        passive = [effect for effect in self.effects if self._host(effect.target) == act.id and effect not in active]
        events = self._lifecycle(meta, act, active, passive, prefix)
        analysis = etree.Element(_tag("analysis"), source=SOURCE)
        for name, side in (("activeModifications", active), ("passiveModifications", passive)):
            if side:
                modifications = _add(analysis, name)
                for number, effect in enumerate(side, 1):
                    self._modification(modifications, effect, f"{prefix}{'am' if name[0] == 'a' else 'pm'}_{number}", events)
        self._other_references(analysis, act, prefix)
        if len(analysis):
            meta.append(analysis)
        self._temporal_data(meta, events, prefix)
        self._tlc(meta, act, [*active, *passive])
        body = _add(element, "body")
        for provision in sorted(self.provisions[act.id], key=lambda one: natural_key(one.id)):
            self._unit(body, provision, prefix)
        if not len(body):
            empty = _add(body, "hcontainer", name="body", eId=f"{prefix}hcontainer_1")
            _add(_add(empty, "content"), "p")

    def _host(self, target: Id) -> Id:
        """The act that a target lies in; that of an effect's own act where the target is an effect."""
        seen = self.by_id.get(target)
        return act_of(seen.actor) if isinstance(seen, Effect) else act_of(target)

    # ------------------------------------------------------------------ meta

    def _identification(self, meta: Any, uri: str, dates: list[tuple[str, date]], country: str, authors: list[str]) -> Any:
        identification = _add(meta, "identification", source=SOURCE)
        work = _add(identification, "FRBRWork")
        language = self.lang.code
        names = ((work, uri), (_add(identification, "FRBRExpression"), f"{uri}/{'spa' if language == 'es' else 'eng'}@"))
        manifestation = _add(identification, "FRBRManifestation")
        for element, name in (*names, (manifestation, f"{names[1][1]}.xml")):
            _add(element, "FRBRthis", value=f"{name}/!main" if element is not manifestation else name)
            _add(element, "FRBRuri", value=name)
        for name, day in dates:
            _add(work, "FRBRdate", date=day.isoformat(), name=name)
        for author in authors:
            _add(work, "FRBRauthor", href=author)
        _add(work, "FRBRcountry", value=country)
        for element in (names[1][0], manifestation):
            _add(element, "FRBRdate", date=self.known_through.isoformat(), name="known-through")
            _add(element, "FRBRauthor", href=SOURCE)
        _add(names[1][0], "FRBRlanguage", language="spa" if language == "es" else "eng")
        _add(manifestation, "FRBRformat", value="application/akn+xml")
        return work

    def _act_identity(self, meta: Any, act: Act) -> None:
        dates = [("recorded-until", act.recorded_until)] if act.recorded_until else []
        dates.insert(0, ("issued", act.issued) if act.issued else (UNKNOWN_DATE, self.known_through))
        authors = [self.base + issuer for issuer in act.issuers] or ["#unknown"]
        work = self._identification(meta, frbr_uri(act.id), dates, parse(act.id).act.split("/")[0], authors)
        told = [("iri", self.base + act.id)]
        for name, text in (("label", act.label), ("short", act.short)):
            told += [(f"{name}-es", text.es), (f"{name}-en", text.en)]
        told += [("title", act.title), ("issued-in", act.issued_in), ("edition-of", act.edition_of)]
        told += [("gazette", act.gazette), ("year", str(act.year) if act.year is not None else "")]
        told += [("also-known-as", other) for other in act.also_known_as]
        place = 2
        for name, value in told:
            if value:
                work.insert(place, etree.Element(_tag("FRBRalias"), name=name, value=value))
                place += 1
        if act.number:
            _add(work, "FRBRnumber", value=act.number)
        _grade(work[2], act.evidence)

    def _keywords(self, meta: Any, act: Act) -> None:
        classification = _add(meta, "classification", source=SOURCE)
        for dictionary, value in (("act-type", act.kind), ("rank", act.rank.value), *(("binds", one) for one in act.addressees)):
            _add(classification, "keyword", value=value, showAs=value, dictionary=f"{ONTOLOGY}#{dictionary}")

    def _lifecycle(
        self, meta: Any, act: Act, active: Sequence[Effect], passive: Sequence[Effect], prefix: str
    ) -> dict[date, str]:
        """The events of an act in order, one a day and kind; those that modifications start on are found by their day."""
        days: dict[tuple[date, str], str] = {}
        if act.issued:
            days[act.issued, "generation"] = self.base + act.id
        for effect in (*active, *passive):
            day = effect.start.exact if effect.start else None
            if day is not None:
                whole = effect.target == act.id and effect.type in _ENDING and effect not in active
                own = act_of(effect.actor) == act.id  # what an act does elsewhere is no change of its own text: no type
                kind = "repeal" if whole else "" if own else "amendment"
                days.setdefault((day, kind), self.base + act_of(effect.actor))
        if not days:
            return {}
        lifecycle = _add(meta, "lifecycle", source=SOURCE)
        events: dict[date, str] = {}
        for number, ((day, kind), source) in enumerate(sorted(days.items()), 1):
            event = f"{prefix}e_{number}"
            element = _add(lifecycle, "eventRef", eId=event, date=day.isoformat(), source=SOURCE, href=source)
            if kind:
                element.set("type", kind)
            events.setdefault(day, event)
        return events

    def _temporal_data(self, meta: Any, events: dict[date, str], prefix: str) -> None:
        if events:
            data = _add(meta, "temporalData", source=SOURCE)
            for day, event in sorted(events.items()):
                group = _add(data, "temporalGroup", eId=f"{prefix}tg_{day.isoformat()}")
                _add(group, "timeInterval", start=f"#{event}", refersTo="#inForce")

    def _tlc(self, meta: Any, act: Act, effects: Sequence[Effect]) -> None:
        references = _add(meta, "references", source=SOURCE)
        _add(references, "original", href=frbr_uri(act.id), showAs=act.label.in_(self.lang.code))
        for name, others in (
            ("activeRef", {self._host(effect.target) for effect in effects if act_of(effect.actor) == act.id}),
            ("passiveRef", {act_of(effect.actor) for effect in effects}),
        ):
            for other in sorted(others - {act.id}, key=natural_key):
                found = self.by_id.get(other)
                shown = found.label.in_(self.lang.code) if isinstance(found, Act) else other
                _add(references, name, href=frbr_uri(other), showAs=shown)
        if act is self.acts[0]:  # concepts are named once: their identifiers must differ in the whole document
            _add(references, "TLCConcept", eId="inForce", href=f"{ONTOLOGY}#inForce", showAs="in force")
            _add(references, "TLCConcept", eId="unknown", href=f"{ONTOLOGY}#unknown", showAs="unknown")
            for kind in sorted({effect.type.value for effect in self.effects}):
                _add(references, "TLCConcept", eId=f"effect.{kind}", href=f"{ONTOLOGY}/effect/{kind}", showAs=kind)
            for basis in sorted({effect.basis.value for effect in self.effects}):
                _add(references, "TLCConcept", eId=f"basis.{basis}", href=f"{ONTOLOGY}/basis/{basis}", showAs=basis)
            for kind in sorted({reference.kind.value for reference in self.references}):
                _add(references, "TLCConcept", eId=f"reference.{kind}", href=f"{ONTOLOGY}/reference/{kind}", showAs=kind)

    # -------------------------------------------------------------- analysis

    def _modification(self, parent: Any, effect: Effect, eid: str, events: dict[date, str]) -> None:
        name, kind, _ = MODIFICATIONS[effect.type]
        element = _add(parent, name, type=kind, eId=eid, wId=effect.id)
        element.set("refersTo", f"#effect.{effect.type.value} #basis.{effect.basis.value}")
        if effect.incorporation is Incorporation.OUTSTANDING:
            element.set("incomplete", "true")
        _add(element, "source", href=self.base + effect.actor)
        destination = _add(element, "destination", href=self.base + effect.target)
        for word, text in (("exceptions", effect.exceptions), ("reading", effect.reading)):
            _texts(destination, word, text)
        if effect.start is not None and effect.start.exact is not None:
            _add(element, "force", period=f"#{eid.rpartition('__')[0]}__tg_{effect.start.exact.isoformat()}")
            assert effect.start.exact in events
        if effect.condition:
            _add(element, "condition", href=self.base + effect.condition)
        clause = effect.commencement
        extras: dict[str, Any] = {
            "scope": " ".join(effect.scope),
            "sequence": effect.sequence or None,
            "partOf": effect.part_of,
            "reach": effect.reach.value if effect.reach else None,
            "worksFrom": effect.works_from,
            "targetLocator": effect.target_locator,
            "startRule": clause.rule.value if clause else None,
            "startMonths": clause.months if clause else None,
        }
        _extend(element, extras, effect.start)
        _grade(element, effect.evidence)

    def _other_references(self, analysis: Any, act: Act, prefix: str) -> None:
        mine = [reference for reference in self.references if act_of(reference.origin) == act.id]
        if not mine:
            return
        parent = _add(analysis, "otherReferences", source=SOURCE)
        for number, reference in enumerate(mine, 1):
            element = _add(parent, "implicitReference", eId=f"{prefix}ref_{number}", wId=reference.id)
            element.set("refersTo", f"#reference.{reference.kind.value}")
            element.set("for", self.base + reference.origin)
            if reference.target:
                element.set("href", self.base + reference.target)
            extras = {"pinned": reference.pinned, "targetLocator": reference.target_locator}
            _extend(element, extras, reference.since, day="since")
            _grade(element, reference.evidence)

    def _unit(self, parent: Any, provision: Provision, prefix: str) -> None:
        kind, number = parse(provision.id).path[-1]
        name = ELEMENTS.get(kind, "hcontainer")
        eid = prefix + "__".join(f"{one}_{two}" for one, two in parse(provision.id).path)
        element = _add(parent, name, eId=eid, wId=self.base + provision.id)
        if name == "hcontainer":
            element.set("name", kind)
        element.set("class", provision.kind)
        _grade(element, provision.evidence)
        _add(element, "num").text = provision.number or number
        children = sorted(self.provisions[provision.id], key=lambda one: natural_key(one.id))
        for child in children:
            self._unit(element, child, prefix)
        if not children:
            _add(_add(element, "content"), "p")


def _extend(element: Any, extras: dict[str, Any], moment: Moment | None, day: str = "") -> None:
    """Values that Akoma Ntoso has no place for; a day that is not known exactly is two days, never one."""
    for name, value in extras.items():
        if value not in (None, ""):
            element.set(f"{{{LIN_NS}}}{name}", str(value))
    if moment is None:
        return
    if moment.exact is not None:
        if day:
            element.set(f"{{{LIN_NS}}}{day}", moment.exact.isoformat())
        return
    element.set(f"{{{LIN_NS}}}earliest", moment.earliest.isoformat())
    if moment.latest is not None:
        element.set(f"{{{LIN_NS}}}latest", moment.latest.isoformat())


def _grade(element: Any, evidence: Evidence) -> None:
    element.set(f"{{{LIN_NS}}}confidence", evidence.confidence.value)
    if evidence.unverified:
        element.set(f"{{{LIN_NS}}}unverified", " ".join(evidence.unverified))


def _texts(parent: Any, word: str, text: Text | None) -> None:
    if text is None:
        return
    for code in ("es", "en"):
        element = etree.SubElement(parent, f"{{{LIN_NS}}}{word}")
        element.set(_XML_LANG, code)
        element.text = text.in_(code)


def _tag(name: str) -> str:
    return f"{{{AKN}}}{name}"


def _add(parent: Any, name: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, _tag(name), attributes)
