"""The check of a draft in words."""

from __future__ import annotations

from datetime import date

from app.core.corpus import Corpus
from app.core.drafts import FirstDay
from app.core.drafts.consequences import BaseFate, DeadlineFate, GuidelineFate, PrincipleFate
from app.core.drafts.proposing import Declared
from app.core.drafts.targets import Found, State
from app.core.reading.places import taken_apart
from app.core.reading.reference import Target
from app.core.vocabulary import Status
from app.render.language import Language
from app.render.names import name, phrase
from app.render.prose import capital


def as_read(target: Target) -> str:
    """A target as it was read, innermost unit first: "artículo 4, decreto 5 de 1990"."""
    units = [f"{unit.kind} {unit.n or ''}{f' a {unit.to}' if unit.to else ''}".strip() for unit in reversed(target.path)]
    act = target.act
    called = act.name if act.name and not act.number else f"{act.type} {act.number or ''}{f' de {act.year}' if act.year else ''}"
    return ", ".join([*units, " ".join(called.split())])


def named(corpus: Corpus, found: Found, target: Target, lang: Language) -> str:
    """What a target is called: by its recorded act where there is one, else as it was read."""
    return name(corpus, found.slot + found.path, lang) if found.slot else as_read(target)


def day_says(first: FirstDay, lang: Language) -> str:
    """Which day is told, and where it comes from."""
    match first.origin:
        case "asked":
            return lang.say("Told for {day}, the day asked for.", day=first.day)
        case "text":
            return lang.say("Told for {day}, as the text of the draft says.", day=first.day)
        case _:
            return lang.say("The draft names no day on which it starts to rule: told for today, {day}.", day=first.day)


def found_says(corpus: Corpus, found: Found, lang: Language) -> str:
    """How a target stands on the day."""
    say = lang.say
    called = capital(phrase(corpus, found.slot + found.path, lang)) if found.slot else ""
    match found.state:
        case State.RESOLVED if found.status is Status.PARTLY:
            return say("{target} is in force in part.", target=called)
        case State.RESOLVED:
            return say("{target} is in force.", target=called)
        case State.NEW:
            return say("{target} would be new.", target=called)
        case State.ENDED:
            by = phrase(corpus, found.ended_by.actor, lang) if found.ended_by else ""
            if found.since and by:
                return say("{target} ended on {day}, by {by}.", target=called, day=found.since, by=by)
            return say("{target} is no longer in force.", target=called)
        case State.UNIT_REPLACED:
            by = phrase(corpus, found.ended_by.actor, lang) if found.ended_by else ""
            told = phrase(corpus, found.slot + found.path, lang)
            return say(
                "What held {target} was replaced by {by}; whether the new text has it is not recorded.", target=told, by=by
            )
        case State.NOT_YET:
            return say("{target} does not rule yet on that day.", target=called)
        case State.SUSPENDED:
            return say("{target} is suspended on that day.", target=called)
        case State.MISSING:
            return say("There is no {target}: those recorded there have other numbers.", target=phrase_of(corpus, found, lang))
        case State.AMBIGUOUS:
            return say("It may mean several provisions: write the whole path.")
        case State.ACT_NOT_RECORDED:
            return say("The act is not in this collection: nothing can be said of it.")
        case State.PLACE_NOT_RECORDED:
            return say("{target} is not in this collection: nothing can be said of it.", target=called)
        case _:
            return say("It is not known whether {target} is in force on that day.", target=phrase_of(corpus, found, lang))


def phrase_of(corpus: Corpus, found: Found, lang: Language) -> str:
    """A target inside a sentence, without its article."""
    said = phrase(corpus, found.slot + found.path, lang)
    return said.removeprefix("el ").removeprefix("la ")


def notes_of(corpus: Corpus, one: Declared, lang: Language) -> list[str]:
    """What a drafter should know of an effect besides how its target stands."""
    say = lang.say
    told = []
    if one.found.carried_on:
        places = ", ".join(name(corpus, place, lang) for place in one.found.carried_on)
        told.append(say("Its words were carried to: {places}.", places=places))
    if one.outranked:
        told.append(say("The target ranks higher than the draft: check the power to act on it."))
    if not taken_apart(one.read.target.path):
        told.append(say("It names a range that cannot be taken apart: only its first provision is told."))
    if one.read.type == "adds" and one.effect is not None and not one.found.path:
        told.append(say("What is added to is taken to go on as it stands."))
    match one.unapplied:
        case "kind":
            told.append(say("This kind of effect is read, but not carried out here."))
        case "repeated":
            told.append(say("The draft says it more than once; it counts once."))
        case "target":
            told.append(say("It is left out of what follows."))
        case "partial":
            told.append(say("It reaches a part that is not told apart: nothing is taken to end by it."))
        case _:
            pass
    return told


def deadline_says(one: DeadlineFate, until: date | None, lang: Language) -> str:
    """What would become of a time limit; `until` is the day to which the draft extends it, where it says one."""
    match one.fate:
        case "moved" if until is not None:
            return lang.say("The draft extends what sets it until {day}.", day=until)
        case "orphaned":
            return lang.say("The provision that sets it would end, and the draft puts nothing in its place.")
        case "replaced":
            return lang.say("Its provision would hold a text of the draft: it goes on only if that text sets it again.")
        case _:
            return lang.say("The draft extends what sets it.")


def guideline_says(corpus: Corpus, one: GuidelineFate, lang: Language) -> str:
    """What would become of a family of manuals or models."""
    norm = name(corpus, one.family, lang)
    if one.left:
        return lang.say("{norm} would lose a provision that makes it binding; another is left.", norm=norm)
    return lang.say("No provision would make {norm} binding any more.", norm=norm)


def base_says(corpus: Corpus, one: BaseFate, lang: Language) -> str:
    """What would become of an act whose base ends."""
    norm = name(corpus, one.act, lang)
    if one.lost:
        return lang.say("{norm} would lose every recorded legal base: it may lapse (CPACA, article 91).", norm=norm)
    return lang.say("{norm} would lose a recorded base; what else holds it up is left.", norm=norm)


def principle_says(one: PrincipleFate, lang: Language) -> str:
    """What a principle would lose."""
    if one.loss.only_support:
        return lang.say("It would lose its only support.")
    left = len(one.loss.left)
    return lang.count("It would lose support; {count} claim is left.", "It would lose support; {count} claims are left.", left)
