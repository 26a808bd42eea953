"""The reasons of a status as sentences."""

from __future__ import annotations

from app.core.acts import ActStanding, Ground, Reason
from app.core.corpus import Corpus
from app.core.identifiers import act_of
from app.core.model import Effect, Reference, StatedStatus
from app.render import words
from app.render.language import Language
from app.render.names import phrase, place
from app.render.prose import capital, period


def ground(corpus: Corpus, one: Ground, lang: Language) -> str:
    """One reason of the status of an act as a sentence."""
    return capital(_ground(corpus, one, lang))


def _ground(corpus: Corpus, one: Ground, lang: Language) -> str:
    say = lang.say
    spell = one.spell
    since = spell.since if spell else None
    effect = corpus.get(Effect, one.facts[0]) if one.facts else None
    by = phrase(corpus, effect.actor, lang) if effect else ""
    ended = next((e for e in (corpus.get(Effect, fact) for fact in one.facts) if e), None)
    moment = spell.period.start if spell else None
    match one.reason:
        case Reason.STARTS_LATER:
            return say("It starts to rule {moment}.", moment=since)
        case Reason.IN_FORCE_SINCE:
            return say("In force {period}.", period=period(since, spell.until if spell else None, lang)) if since else ""
        case Reason.REPEALED:
            return say("Repealed by {act}, from {day}.", act=by, day=moment)
        case Reason.SUBSTITUTED:
            return say("Substituted by {act}, from {day}.", act=by, day=moment)
        case Reason.COMPILED:
            return say("Compiled by {act}, from {day}: its content goes on there.", act=by, day=moment)
        case Reason.SUPERSEDED:
            return say("Replaced by {act}, from {day}.", act=by, day=moment)
        case Reason.EFFECT_EXHAUSTED:
            end = spell.until.exact if spell and spell.until and spell.until.exact else None
            act = phrase(corpus, act_of(ended.actor), lang) if ended else by
            if end is None:
                return say("Its effect is spent: {act} replaced the text it had given. Nobody repealed it by name.", act=act)
            return say(
                "Its effect is spent since {day}: {act} replaced the text it had given. Nobody repealed it by name.",
                day=end,
                act=act,
            )
        case Reason.ANNULLED:
            return say("Annulled by {act}, from {day}.", act=by, day=moment)
        case Reason.EXPIRED:
            return say("It expired by its own clause on {day}.", day=moment)
        case Reason.LAPSED:
            return say("It lost its force on {day}: its grounds were gone.", day=moment)
        case Reason.SUSPENDED:
            return say("Suspended by {act}: it exists and is not applied.", act=by)
        case Reason.SUSPENDED_IN_PART:
            return say("{slot} is suspended by {act}.", slot=phrase(corpus, one.slot, lang), act=by)
        case Reason.GROUNDS_LOST:
            return say("Every legal base recorded for it is gone: it may have lost its force, and no ruling says so.")
        case Reason.READ_AS:
            reading = effect.reading.in_(lang.code) if effect and effect.reading else ""
            return say("{act} lets it stand under one reading only: {reading}", act=by, reading=reading)
        case Reason.LIVES_ON_AS:
            return say("Its text rules as {slot}.", slot=phrase(corpus, one.slot, lang))
        case Reason.REPEALED_IN_PART:
            if one.slot and one.facts:
                return say(
                    "{slot} is gone: {act} {verb} it.", slot=phrase(corpus, one.slot, lang), act=by, verb=_verb(effect, lang)
                )
            return say("Part of it has been repealed.")
        case Reason.STAGGERED_START:
            return say("It starts on different days for different addressees.")
        case Reason.START_UNKNOWN:
            return say("Its first day of force is not known.")
        case Reason.END_UNKNOWN:
            return say("Whether {act} had already ended it is not known.", act=by)
        case Reason.NOTHING_RECORDED:
            return say("Nothing is recorded about its force.")
        case Reason.NOT_FOLLOWED_SINCE:
            return say(
                "What became of it after {day} has not been looked for.", day=lang.last_day(spell.period.start) if spell else ""
            )
        case Reason.OUTSTANDING_EFFECT:
            return say("{act} changes part of it, but the sources do not say which provisions.", act=by)
        case Reason.TACIT_CLAIM:
            return say("Somebody holds that {act} tacitly repealed it; that is an opinion, not a fact.", act=by)
        case Reason.SUSPENSION_DENIED:
            return say("A request to suspend it was refused: it was never suspended.")
        case Reason.GENERIC_CLAUSE:
            reference = corpus.get(Reference, one.facts[0])
            where = place(corpus, reference.origin, lang) if reference else ""
            if not where:
                return say("It repeals whatever is contrary to it, naming nothing.")
            return say("{where} repeals whatever is contrary to it, naming nothing.", where=where)
        case Reason.STATED_STATUS | Reason.STATED_OTHERWISE:
            stated = corpus.get(StatedStatus, one.facts[0])
            said = stated.value.in_(lang.code) if stated else ""
            if one.reason is Reason.STATED_OTHERWISE:
                return say("Publishers say otherwise: {words}", words=said)
            return say("Publishers say: {words}", words=said)


def _verb(effect: Effect | None, lang: Language) -> str:
    return words.edge_kind(effect.type, lang) if effect else ""


def standing_line(answer: ActStanding, lang: Language) -> str:
    """The status of an act in words, with whether it is contested."""
    said = words.status(answer.status, lang)
    return lang.say("{status}, contested", status=said) if answer.contested else said
