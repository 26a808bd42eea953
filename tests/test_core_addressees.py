"""Classes of addressee as sets of atoms."""

from __future__ import annotations

from itertools import chain

import pytest

from app.core.addressees import ATOMS, CLASSES, PREFIX, AddresseeClass, atoms_of
from app.core.corpus import MemoryCorpus
from app.core.model import Term


def test_the_classes_are_those_of_the_public_contract_and_of_the_lists(memory: MemoryCorpus) -> None:
    recorded = {term.id for term in memory.all(Term) if term.id.startswith(PREFIX)}
    assert recorded == {PREFIX + one for one in AddresseeClass} == {PREFIX + one for one in CLASSES}


def test_every_atom_belongs_to_a_class_and_no_class_has_a_foreign_atom() -> None:
    assert set(chain.from_iterable(CLASSES.values())) == set(ATOMS)
    assert len(set(ATOMS)) == len(ATOMS)


@pytest.mark.parametrize("one", list(AddresseeClass))
def test_a_class_is_named_by_slug_or_by_identifier(one: AddresseeClass) -> None:
    assert atoms_of((one,)) == atoms_of((PREFIX + one,)) == CLASSES[one]


def test_no_class_at_all_means_everyone() -> None:
    assert atoms_of(()) == set(ATOMS)


def test_several_classes_are_joined() -> None:
    assert atoms_of(("nacional", "territorial")) == set(ATOMS) - CLASSES[AddresseeClass.PRIVATE_PARTIES]


def test_the_levels_do_not_share_an_atom_and_cross_the_branches() -> None:
    national, territorial = CLASSES[AddresseeClass.NATIONAL], CLASSES[AddresseeClass.TERRITORIAL]
    executive, other = CLASSES[AddresseeClass.EXECUTIVE], CLASSES[AddresseeClass.OTHER_BRANCHES]
    assert not national & territorial
    assert not executive & other
    assert national | territorial == executive | other
    assert all(len(level & branch) == 1 for level in (national, territorial) for branch in (executive, other))


def test_a_class_that_nobody_defined_is_an_error_and_not_everyone() -> None:
    with pytest.raises(KeyError):
        atoms_of(("municipal",))
