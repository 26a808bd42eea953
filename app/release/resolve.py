"""What a reader means: topics, acts and provisions from slugs, identifiers, citations, names and plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from app.core.citation import Citation, fold, read_citation
from app.core.corpus import Corpus
from app.core.identifiers import natural_key, parse, slot_of
from app.core.model import Act, Id, Provision, Topic
from app.release.finding import finder_of

_SLUG = re.compile(r"\A[a-z0-9]+(?:-[a-z0-9]+)+\Z")

#: A name this close to what was typed is taken for it (0 to 100).
CLOSE = 88.0


class Axis(StrEnum):
    """By which way a candidate was found."""

    IDENTIFIER = "identifier"
    CITATION = "citation"
    NAME = "name"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a text may mean. `missing` is the part of a provision's path that is not recorded."""

    id: Id
    kind: str
    axis: Axis
    score: float
    missing: str = ""


def resolve(corpus: Corpus, text: str, base: str = "") -> list[Candidate]:
    """What `text` may mean, best first; several candidates of one score mean that the text is ambiguous."""
    cleaned = text.strip().removeprefix(base)
    found = [*_by_identifier(corpus, cleaned), *_by_citation(corpus, read_citation(cleaned)), *_by_name(corpus, cleaned)]
    topic = find_topic(corpus, cleaned)
    if topic is not None:
        found.append(Candidate(topic.id, "topic", Axis.NAME, 95.0))
    best: dict[Id, Candidate] = {}
    for candidate in found:
        if candidate.id not in best or candidate.score > best[candidate.id].score:
            best[candidate.id] = candidate
    return sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.id))


def find_topic(corpus: Corpus, text: str, base: str = "") -> Topic | None:
    """The topic a slug, an identifier, a label, a synonym or a question containing one names; ``None`` if none does."""
    cleaned = text.strip().removeprefix(base)
    for identifier in (cleaned, f"topic/{cleaned}"):
        topic = corpus.get(Topic, identifier)
        if topic is not None:
            return topic
    folded = fold(cleaned)
    names = list(_topic_names(corpus))
    for topic, called in names:
        if called == folded:
            return topic
    inside = [
        (len(called), topic) for topic, called in names if len(called) > 3 and re.search(rf"\b{re.escape(called)}\b", folded)
    ]
    if inside and not read_citation(cleaned).names_act:
        return max(inside, key=lambda pair: (pair[0], pair[1].id))[1]
    close = process.extractOne(folded, [called for _, called in names], scorer=fuzz.ratio, score_cutoff=CLOSE)
    return names[close[2]][0] if close else None


def nearest_topics(corpus: Corpus, text: str, limit: int = 5) -> list[Topic]:
    """The topics whose names come closest to `text`."""
    names = list(_topic_names(corpus))
    ranked = process.extract(fold(text).replace("-", " "), [called for _, called in names], scorer=fuzz.WRatio, limit=40)
    return list({names[index][0].id: names[index][0] for _, _, index in ranked}.values())[:limit]


def looks_like_slug(text: str, base: str = "") -> bool:
    """Whether a text can only be meant as the name of a topic: a hyphenated slug or an IRI."""
    cleaned = text.strip()
    return (
        bool(_SLUG.match(cleaned))
        or cleaned.startswith(("topic/", "http://", "https://"))
        or bool(base and cleaned.startswith(base))
    )


def nearest_acts(corpus: Corpus, text: str, limit: int = 5) -> list[Act]:
    """The acts whose names or identifiers come closest to `text`."""
    folded = fold(text)
    best: dict[Id, float] = {}
    for identifier, called in finder_of(corpus).candidates(" ".join(folded.split("/"))):
        close = max(_closeness(folded, called), _closeness(folded, identifier))
        best[identifier] = max(close, best.get(identifier, 0.0))
    ranked = sorted(best, key=lambda identifier: (-best[identifier], natural_key(identifier)))[:limit]
    return [act for identifier in ranked if (act := corpus.get(Act, identifier))]


def _closeness(folded: str, called: str) -> float:
    """How close a name is: as a whole, or at a discount as a part, so that a word that many names share decides little."""
    name = fold(called)
    return max(fuzz.ratio(folded, name), 0.75 * fuzz.WRatio(folded, name))


def _by_identifier(corpus: Corpus, text: str) -> Iterator[Candidate]:
    identifier = slot_of(text)
    if corpus.get(Act, identifier):
        yield Candidate(identifier, "act", Axis.IDENTIFIER, 100.0)
    elif corpus.get(Provision, identifier):
        yield Candidate(identifier, "provision", Axis.IDENTIFIER, 100.0)


def _by_citation(corpus: Corpus, citation: Citation) -> Iterator[Candidate]:
    if not citation.names_act:
        if citation.path and citation.path[0][0] == "articulo" and "." in citation.path[0][1]:
            yield from _anywhere(corpus, citation)
        return
    for act in finder_of(corpus).numbered(citation.number, citation.year):
        kind = act.id.split("/")[1] if "/" in act.id else ""
        if kind.startswith(citation.type) and not (citation.type == "decreto" and kind == "decreto-ley"):
            yield from _inside(corpus, act.id, citation, 98.0 if citation.year else 80.0)


def _inside(corpus: Corpus, act: Id, citation: Citation, score: float) -> Iterator[Candidate]:
    """The provision cited inside an act, or the nearest recorded one that holds it, with what is missing."""
    if not citation.path:
        yield Candidate(act, "act", Axis.CITATION, score)
        return
    path = [part for pair in citation.path for part in pair]
    for length in range(len(path), 0, -2):
        slot = "/".join((act, *path[:length]))
        if corpus.get(Provision, slot):
            missing = " ".join(path[length:])
            yield Candidate(slot, "provision", Axis.CITATION, score if not missing else score - 10, missing)
            return
        deeper = _ending_in(corpus, act, "/" + "/".join(path[:length]))
        if len(deeper) == 1:
            yield Candidate(deeper[0], "provision", Axis.CITATION, score - 2, " ".join(path[length:]))
            return
    yield Candidate(act, "act", Axis.CITATION, score - 20, " ".join(path))


def _ending_in(corpus: Corpus, act: Id, tail: str) -> Sequence[Id]:
    """The provisions of an act whose path ends so: "título 9" alone means .../libro/2/parte/2/titulo/9 if only one fits."""
    found = []
    pending = [act]
    while pending:
        for provision in corpus.linked(Provision, "parent", pending.pop()):
            pending.append(provision.id)
            if provision.id.endswith(tail):
                found.append(provision.id)
    return found


def _anywhere(corpus: Corpus, citation: Citation) -> Iterator[Candidate]:
    """An article number of a single decree cited alone: every recorded article with that number."""
    for identifier in finder_of(corpus).dotted(citation.path[0][1]):
        yield from _inside(corpus, parse(identifier).act, citation, 90.0)


def _by_name(corpus: Corpus, text: str) -> Iterator[Candidate]:
    folded = fold(text)
    if not folded:
        return
    finder = finder_of(corpus)
    exact = finder.named(folded)
    if exact:
        yield from (Candidate(identifier, "act", Axis.NAME, 97.0) for identifier in exact)
        return
    if read_citation(text).names_act:
        return
    names = finder.candidates(folded)
    scores = process.extract(folded, [called for _, called in names], scorer=fuzz.ratio, score_cutoff=CLOSE, limit=5)
    yield from (Candidate(names[index][0], "act", Axis.SIMILAR, score * 0.9) for _, score, index in scores)


def _topic_names(corpus: Corpus) -> Iterator[tuple[Topic, str]]:
    for topic in corpus.all(Topic):
        for called in (topic.label.es, topic.label.en, *topic.synonyms_es, *topic.synonyms_en, topic.slug.replace("-", " ")):
            yield topic, fold(called)
