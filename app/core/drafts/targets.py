"""What a draft names, looked for in a body of law: there and in force, there no more, not there, ambiguous, or not known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.core.acts import act_standing
from app.core.corpus import Corpus, places_of
from app.core.identifiers import PROVISION_KINDS, act_of, natural_key, parse
from app.core.model import Act, Effect, Id, Provision, Version
from app.core.reading.issuers import ISSUED
from app.core.reading.places import name_of, paths_of
from app.core.reading.reference import Target
from app.core.rules.change import lent_texts
from app.core.rules.existence import moment_of
from app.core.standing import ALIVE, Standing, primary_end, standing
from app.core.vocabulary import EffectType, Status


class State(StrEnum):
    """What became of a target on the day of the draft."""

    RESOLVED = "resolved"
    NEW = "new"
    ENDED = "ended"
    NOT_YET = "not-yet"
    SUSPENDED = "suspended"
    MISSING = "no-such-provision"
    AMBIGUOUS = "ambiguous"
    ACT_NOT_RECORDED = "act-not-recorded"
    PLACE_NOT_RECORDED = "provision-not-recorded"
    FORCE_UNKNOWN = "force-unknown"
    UNIT_REPLACED = "unit-replaced"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for one target: the slot (of the act where the provision is not recorded), and how it stands.

    `path` is what was looked for inside the act and is not recorded. `ended_by` is the effect that ended it, `carried_on`
    the places to which its words were carried, `nearest` what else it may mean.
    """

    state: State
    slot: Id = ""
    path: str = ""
    status: Status | None = None
    since: date | None = None
    ended_by: Effect | None = None
    carried_on: tuple[Id, ...] = ()
    nearest: tuple[Id, ...] = ()


#: One series of numbers: a decree with the force of a statute is cited as a decree, and the other way round.
_DECREES = ("decreto", "decreto-ley", "decreto-legislativo")
_INNER = frozenset(PROVISION_KINDS[PROVISION_KINDS.index("articulo") + 1 :])
_LAST_NUMBER = re.compile(r"(?P<before>(?:\d+\.)*)(?P<last>\d+)")
#: So many numbers in a row, from 1 on and without a gap, show that a group is recorded as a whole.
_A_WHOLE_GROUP = 3
_NEAREST = 4
_YEARS_AROUND = 30


class Finder:
    """Looks for the targets of one draft, each act gone through once."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._by_number: dict[tuple[str, str, int], list[Id]] | None = None
        self._slots: dict[Id, list[Id]] = {}
        self._found: dict[tuple[Id, str, date, bool], Found] = {}

    def find(self, target: Target, day: date, *, adds: bool = False) -> Iterator[Found]:
        """Each provision that a target means, as it stands on the day; what is to be added is looked for by its container."""
        kind, number, year = name_of(target.act)
        acts = self.acts(kind, number, year)
        if len(acts) > 1:
            yield Found(State.AMBIGUOUS, nearest=tuple(acts))
            return
        if not acts:
            yield Found(State.ACT_NOT_RECORDED, nearest=tuple(self._near_acts(kind, number, year)))
            return
        for path in paths_of(target.path) or [""]:
            key = acts[0], path if target.path else "", day, adds
            if key not in self._found:
                whole = not target.path
                self._found[key] = self._standing_act(acts[0], day) if whole else self._inside(acts[0], path, day, adds=adds)
            yield self._found[key]

    def acts(self, kind: str, number: str | None, year: int | None) -> list[Id]:
        """The recorded acts of a type, number and year; several where no issuer tells resolutions apart.

        A decree of a city, or an act of a body named by its initials, is none other with that number; a body named in many
        words may be recorded by its initials, and then the number and year must do.
        """
        if number is None or year is None:
            return []
        direct = [f"co/{series}/{year}/{number}" for series in (_DECREES if kind in _DECREES else (kind,))]
        found = [one for one in direct if self.corpus.get(Act, one)]
        series, _, issuer = kind.partition("-")
        one_word = series in ISSUED and issuer and "-" not in issuer
        if found or kind in (*_DECREES, "ley") or series == "decreto" or one_word:
            return found
        if self._by_number is None:
            self._by_number = defaultdict(list)
            for act in self.corpus.all(Act):
                if act.number and act.year:
                    self._by_number[act.kind.rpartition("/")[2].partition("-")[0], act.number, act.year].append(act.id)
        return self._by_number.get((series, number, year), [])

    def slots(self, act: Id) -> list[Id]:
        """Every provision recorded inside an act."""
        if act not in self._slots:
            self._slots[act] = [place for place in places_of(self.corpus, act) if place != act]
        return self._slots[act]

    def _near_acts(self, kind: str, number: str | None, year: int | None) -> list[Id]:
        """Acts with the same number in other years, the nearest year first."""
        if number is None:
            return []
        around = year or 2015
        years = sorted(range(around - _YEARS_AROUND, around + _YEARS_AROUND + 1), key=lambda one: abs(one - around))
        near = (act for one in years if one != year for act in self.acts(kind, number, one))
        return [act for act, _ in zip(near, range(_NEAREST), strict=False)]

    def _standing_act(self, act: Id, day: date) -> Found:
        found = act_standing(self.corpus, act, day)
        told = self._stands(act, found.standing, found.status, day)
        if told.state is not State.ENDED or told.ended_by is not None:
            return told
        # An act whose words were all replaced elsewhere has ended without an effect on itself.
        facts = (self.corpus.get(Effect, fact) for ground in found.grounds for fact in ground.facts)
        effect = next((fact for fact in facts if fact is not None), None)
        moment = moment_of(self.corpus, effect, None) if effect else None
        return replace(told, ended_by=effect, since=moment.exact if moment else None)

    def _inside(self, act: Id, path: str, day: date, *, adds: bool) -> Found:
        slot = act + path
        if path and self.corpus.get(Provision, slot) is None:
            same = [one for one in self.slots(act) if one.endswith(path)] if "/articulo/" not in path else []
            if len(same) > 1:
                return Found(State.AMBIGUOUS, act, path, nearest=tuple(same[: 2 * _NEAREST]))
            if not same:
                return self._unrecorded(act, path, day, adds=adds)
            slot = same[0]
        found = standing(self.corpus, slot, day)
        if found.status is Status.UNKNOWN and not found.spell.possible and len(found.spells) == 1:
            # No text of it is recorded: it stands as what holds it does.
            held = standing(self.corpus, act, day)
            if held.status is Status.NO_LONGER:
                return self._stands(slot, held, held.status, day)
        return self._stands(slot, found, found.status, day)

    def _stands(self, slot: Id, found: Standing, status: Status, day: date) -> Found:
        spell = found.spell
        if status in ALIVE:
            return Found(State.RESOLVED, slot, status=status, since=spell.period.start)
        if status is Status.NO_LONGER:
            carried = [one for one in lent_texts(self.corpus, act_of(slot)) if slot in one.text_from or slot == act_of(slot)]
            places = tuple(dict.fromkeys(one.slot for one in carried))[:_NEAREST]
            since = spell.period.start if spell.status is Status.NO_LONGER else None
            end = primary_end(spell)
            state = State.UNIT_REPLACED if end and self._replaced_above(slot, end, day) else State.ENDED
            return Found(state, slot, status=status, since=since, ended_by=end, carried_on=places)
        state = {Status.NOT_YET: State.NOT_YET, Status.SUSPENDED: State.SUSPENDED}.get(status, State.FORCE_UNKNOWN)
        return Found(state, slot, status=status)

    def _replaced_above(self, slot: Id, end: Effect, day: date) -> bool:
        """Whether a unit round the slot was given a new text that stands: it may hold the slot, though nobody recorded so."""
        replacing = end.type in (EffectType.SUBSTITUTES, EffectType.AMENDS) and end.target != slot
        return replacing and standing(self.corpus, end.target, day).status in ALIVE

    def _unrecorded(self, act: Id, path: str, day: date, *, adds: bool) -> Found:
        """A provision that is not recorded: missing where its group is recorded as a whole, else not known."""
        kind, number = parse(act + path).path[-1]
        parent = (act + path).rpartition(f"/{kind}/")[0]
        group = self._group(act, path)
        if not adds and kind not in _INNER and (near := _gap(group, _last_of(number))):
            return Found(State.MISSING, act, path, nearest=tuple(near[:_NEAREST]))
        whole = standing(self.corpus, act, day)
        if whole.status is Status.NO_LONGER:
            return replace(self._stands(act, whole, whole.status, day), path=path)
        if parent != act and self.corpus.get(Provision, parent):
            # The unit lies inside a recorded one, which answers for it if it is an article, or if it is to hold something new.
            held = standing(self.corpus, parent, day)
            told = replace(self._stands(parent, held, held.status, day), path=f"/{kind}/{number}")
            if adds and told.state is State.RESOLVED:
                return replace(told, state=State.NEW)
            if adds or kind in _INNER:
                return told
        if adds:
            return Found(State.NEW, act, path, nearest=tuple(group[-_NEAREST:]))
        return Found(State.PLACE_NOT_RECORDED, act, path, nearest=tuple(group[:_NEAREST]))

    def _group(self, act: Id, path: str) -> list[Id]:
        """The recorded provisions that are counted together with one: of its kind, in its place, with its leading numbers."""
        kind, number = parse(act + path).path[-1]
        before = _LAST_NUMBER.fullmatch(number)
        stem = f"{(act + path).rpartition(f'/{kind}/')[0]}/{kind}/{before['before'] if before else ''}"
        same = (one for one in self.slots(act) if one.startswith(stem) and _LAST_NUMBER.fullmatch(one[len(stem) :]))
        return sorted((one for one in same if one[len(stem) :].isdigit()), key=natural_key)


def _gap(group: list[Id], wanted: int) -> list[Id]:
    """The members of a group nearest to one that it lacks; nothing where the group is not recorded as a whole."""
    numbers = {_last_of(one.rpartition("/")[2]): one for one in group}
    whole = len(numbers) >= _A_WHOLE_GROUP and set(numbers) == set(range(1, len(numbers) + 1))
    if not whole or not wanted or wanted in numbers:
        return []
    return [numbers[number] for number in sorted(numbers, key=lambda one: abs(one - wanted))]


def _last_of(number: str) -> int:
    """The last number of a number with dots; 0 for what is no number."""
    found = _LAST_NUMBER.fullmatch(number)
    return int(found["last"]) if found else 0


def text_of(corpus: Corpus, slot: Id, day: date) -> Version | None:
    """The text that stands in a slot on a day; ``None`` where none does or it is not known."""
    found = standing(corpus, slot, day)
    return found.spell.version if found.status in ALIVE else None
