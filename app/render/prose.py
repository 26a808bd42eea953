"""Answers in sentences: the question, the answer in a line, each step of the why, each warning, each reason of a status."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core.answer import Considered, Determination, Governing, Step, Warning, WhyNot
from app.core.corpus import Corpus
from app.core.identifiers import act_of, slot_of
from app.core.model import Absence, Effect, Version
from app.core.period import Moment
from app.core.rules.existence import moment_of
from app.core.vocabulary import EffectType, Outcome, Rank
from app.render import rulings, words
from app.render.language import Language
from app.render.names import name, phrase


def question(answer: Determination, lang: Language) -> str:
    """The question as a heading: "Gobierno digital, 1 de marzo de 2016"."""
    topic = answer.question.topic.label.in_(lang.code)
    return lang.say("{topic}, {day}", topic=topic, day=answer.question.on)


def verdict(corpus: Corpus, answer: Determination, lang: Language) -> str:
    """The answer in one sentence."""
    topic = answer.question.topic.label.in_(lang.code)
    on = answer.question.on
    match answer.outcome:
        case Outcome.GOVERNED | Outcome.CONTESTED:
            if len(answer.governing) == 1:
                item = answer.governing[0]
                norm, givers = phrase(corpus, item.version.slot, lang), _givers(corpus, item, lang)
                if not givers:
                    return lang.say("On {day}, {topic} is governed by {norm}.", day=on, topic=topic, norm=norm)
                return lang.say(
                    "On {day}, {topic} is governed by {norm}, in the text of {acts}.", day=on, topic=topic, norm=norm, acts=givers
                )
            return lang.say(
                "On {day}, {topic} is governed by {count} provisions.", day=on, count=len(answer.governing), topic=topic
            )
        case Outcome.NONE:
            return lang.say("On {day}, no norm governs {topic}, as far as is recorded.", day=on, topic=topic)
        case _:
            return lang.say("Which norm governs {topic} on {day} is not known.", day=on, topic=topic)


def _givers(corpus: Corpus, item: Governing, lang: Language) -> str:
    """The acts that gave the text, when they are others than the one it stands in."""
    givers = dict.fromkeys(act_of(given) for given in item.text_from)
    if set(givers) <= {act_of(item.version.slot)}:
        return ""
    return _list([phrase(corpus, act, lang) for act in givers], lang)


def period(since: Moment, until: Moment | None, lang: Language) -> str:
    """From when until when, with the last day in force: "desde el 26 de mayo de 2015 hasta el 13 de junio de 2018"."""
    start = lang.say("since {day}", day=since.exact) if since.exact else lang.say("having started {moment}", moment=since)
    if until is None:
        return lang.say("{start}, with no end recorded", start=start)
    if until.exact is not None:
        return lang.say("{start} until {day}", start=start, day=lang.last_day(until.exact))
    return lang.say("{start}, ended {moment}", start=start, moment=until)


def considered(corpus: Corpus, one: Considered, lang: Language) -> str:
    """Why a norm was set aside, with the day and the provision it comes from."""
    why = words.why_not(one.why_not, lang)
    if one.since is None or not one.by:
        return lang.say("{why}.", why=capital(why))
    by = phrase(corpus, one.by, lang)
    if one.why_not is WhyNot.NOT_YET:
        return lang.say("Starts to rule {moment}, through {act}.", moment=one.since, act=by)
    if act_of(one.by) == act_of(one.version.slot):
        return lang.say("{why} ({moment}).", why=capital(why), moment=one.since)
    return lang.say("{why} ({moment}, by {act}).", why=capital(why), moment=one.since, act=by)


def step(corpus: Corpus, one: Step, lang: Language) -> str:
    """One step of the reasoning as a sentence or two."""
    return capital(_step(corpus, one, lang))


def _step(corpus: Corpus, one: Step, lang: Language) -> str:
    values: dict[str, Any] = {**one.values, "subject": phrase(corpus, one.subject, lang)}
    for key in ("host", "text_from", "target", "by", "slot", "base"):
        if isinstance(values.get(key), str) and values[key]:
            values[key] = phrase(corpus, values[key], lang)
    if "rank" in values:
        values["rank"] = words.rank(Rank(values["rank"]), lang).lower()
    say = lang.say
    match one.code:
        case "starts-on-publication":
            return say("{subject} rules from its publication, {published}.", **values)
        case "starts-fixed-day":
            said = say("{subject} fixes the day on which it starts to rule: {day}.", day=_day(values["moment"], lang), **values)
            if values.get("issued") and values["moment"].exact and values["issued"] < values["moment"].exact:
                said += " " + say("It had been issued on {issued}, but it did not rule yet.", **values)
            return said
        case "starts-months-after-promulgation":
            scope = phrase(corpus, values["scope"], lang) if values.get("scope") else say("everybody")
            return say("{subject} starts to rule {moment} for this class of addressee: {who}.", who=scope, **values)
        case "starts-two-months-default":
            return say("{subject} is silent, so it starts two months after its promulgation: {moment}.", **values)
        case "starts-on-issue":
            return say("{subject} is not published in the gazette; it counts from its issue, {issued}.", **values)
        case "starts-recorded-day":
            return say(
                "{subject} started to rule {moment}, according to the sources; its own clause has not been read.", **values
            )
        case "starts-attested" | "starts":
            return say("{subject} started to rule {moment}: the publication day has not been found.", **values)
        case "text-incorporates":
            return say("{subject} compiled the text of {text_from} {moment}: the rule is the same, in a new place.", **values)
        case "text-substitutes":
            return say("{text_from} substituted {subject} {moment}: the place stays, its content is another.", **values)
        case "text-adds":
            return say("{text_from} added {subject} {moment}.", **values)
        case "text-amends":
            return say("{text_from} rewrote {subject} {moment}.", **values)
        case _ if one.code.startswith("text-") and one.code not in rulings.OPENINGS:
            return say("{subject} holds the text of {text_from}, {moment}.", **values)
        case "source-displaced":
            return say(
                "{subject} ceased to rule as a text of its own {moment}: its content goes on in the compilation.", **values
            )
        case "suspension-denied":
            return say("A request to suspend {subject} was refused: it was never suspended.", **values)
        case "binds-through":
            return say("{subject} binds because {host} says so.", **values)
        case "re-based":
            return say("{subject} was issued under a text that has been replaced; it goes on under {host}.", **values)
        case "base-replaced":
            return say(
                "The text under which {subject} was issued has been replaced; whether another base carries it is not recorded.",
                **values,
            )
        case "kept-alive":
            return say("{by} keeps {subject} alive {moment}.", **values)
        case "until":
            verb = words.edge_kind(str(values["type"]), lang)
            return say("It holds until {last}: {by} {verb} it {moment}.", last=_last(values["moment"], lang), verb=verb, **values)
        case "nothing-later":
            return say("No later change of {subject} is recorded; law was looked for until {known_through}.", **values)
        case "ordered":
            return say("The {count} provisions govern together: by rank, then the more special, then the later.", **values)
        case "cannot-tell":
            return say("Whether {subject} was in force that day is not known.", **values)
        case "not-binding":
            return say("{subject} existed, but no provision in force made it binding.", **values)
        case "not-addressed":
            return say("{subject} does not bind the class asked for.", **values)
        case "known-absence" | "not-found" | "gap-unknown":
            gap = corpus.get(Absence, one.facts[0])
            return gap.reason.in_(lang.code) if gap else ""
        case "nothing-recorded":
            return say("No norm on this topic is recorded.", **values)
        case "none-that-day":
            return say("The nearest norm is {slot}: {why}.", **{**values, "why": _why_day(values, lang)})
        case "none-at-rank":
            return say("Among {rank} there was none that day: {slot} {why}.", **{**values, "why": _why_day(values, lang)})
        case "deadlines":
            return say("The deadlines in force that day are listed below.", **values)
        case _:
            return rulings.step(corpus, one, values, lang)


def _why_day(values: dict[str, Any], lang: Language) -> str:
    why = words.why_not(WhyNot(values["why"]), lang)
    return lang.say("{why} ({moment})", why=why, moment=values["moment"])


def warning(corpus: Corpus, one: Warning, lang: Language) -> str:
    """One warning as a sentence."""
    return capital(_warning(corpus, one, lang))


def _warning(corpus: Corpus, one: Warning, lang: Language) -> str:
    effect = corpus.get(Effect, one.subject)
    subject = phrase(corpus, effect.target if effect else one.subject, lang)
    values: dict[str, Any] = {**one.values, "subject": subject}
    if isinstance(values.get("by"), str):
        values["by"] = phrase(corpus, values["by"], lang)
    say = lang.say
    match one.code:
        case "beyond-known":
            return say("Law was looked for until {known_through}; what came later is not in this answer.", **values)
        case "confidence-low":
            return say("What is recorded of {subject} rests on weak evidence.", **values)
        case "confidence-unverified":
            return say("What is recorded of {subject} has not been verified: no text was found.", **values)
        case "inexact-start":
            return say("{subject} started to rule {moment}; the day is not known.", **values)
        case "inexact-end":
            return say("{subject} ceased to rule {moment}; the day is not known.", **values)
        case "grounds-lost":
            return say("Every legal base recorded for {subject} is gone; whether it lost its force is disputed.", **values)
        case "staggered-start":
            return say("{subject} starts on different days for different addressees.", **values)
        case "tacit-repeal-claimed":
            return say("Somebody holds that {subject} was tacitly repealed; that is an opinion, not a fact.", **values)
        case "unverified-date" | "unverified-field":
            return say("Not verified, of {subject}: {field}.", **{**values, "field": words.field(str(values["field"]), lang)})
        case "unread-start-clause":
            return say("The clause by which {subject} starts to rule has not been read.", **values)
        case "outstanding-effect":
            return say("{by} changes part of {subject}, but the sources do not say which provisions.", **values)
        case "unknown-force":
            return say("Whether {subject} was in force that day is not known.", **values)
        case _:
            return one.code


def event(corpus: Corpus, effect: Effect, lang: Language) -> str:
    """One effect as a sentence: who does what to what, and when."""
    moment = moment_of(corpus, effect, None)
    by, target = phrase(corpus, effect.actor, lang), phrase(corpus, effect.target, lang)
    if effect.type is EffectType.COMMENCES:
        return capital(lang.say("{act} starts to rule {moment}.", act=target, moment=moment))
    verb = words.edge_kind(effect.type, lang)
    return capital(lang.say("{by} {verb} {target} {moment}.", by=by, verb=verb, target=target, moment=moment))


def provenance(corpus: Corpus, version: Version, lang: Language) -> str:
    """Where the words of a version come from, in a few words: "Decreto 2573 de 2014, artículo 5"."""
    given = [one for one in version.text_from if slot_of(one) != version.slot]
    return _list([phrase(corpus, one, lang) for one in given], lang)


def citation(corpus: Corpus, item: Governing, on: date, lang: Language) -> str:
    """How a Colombian lawyer cites the answer."""
    called = name(corpus, item.version.slot, lang)
    source = provenance(corpus, item.version, lang)
    effects = {effect.type for one in item.version.produced_by if (effect := corpus.get(Effect, one))}
    if not source:
        return lang.say("{norm}, in force on {day}.", norm=called, day=on)
    if EffectType.INCORPORATES in effects:
        return lang.say("{norm} (compiles {source}), in force on {day}.", norm=called, source=source, day=on)
    return lang.say("{norm} (text of {source}), in force on {day}.", norm=called, source=source, day=on)


def _list(items: list[str], lang: Language) -> str:
    if len(items) < 2:
        return "".join(items)
    return lang.say("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """A sentence with its first letter raised."""
    return text[:1].upper() + text[1:]


def _day(moment: Moment, lang: Language) -> str:
    return lang.day(moment.exact) if moment.exact else lang.moment(moment)


def _last(moment: Moment, lang: Language) -> str:
    return lang.last_day(moment.exact) if moment.exact else lang.moment(moment)
