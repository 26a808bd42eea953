"""Identifiers of acts, provisions and versions: taking apart, putting together, ordering, refusing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.corpus import MemoryCorpus
from app.core.errors import IdentifierError
from app.core.identifiers import PROVISION_KINDS, Address, act_of, natural_key, parse, slot_of
from app.core.model import Act, Provision, Version

NUMBERS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,8}", fullmatch=True).filter(lambda text: text not in PROVISION_KINDS)
ACTS = st.lists(NUMBERS, min_size=2, max_size=4).map("/".join)
PATHS = st.lists(st.tuples(st.sampled_from(PROVISION_KINDS), NUMBERS), max_size=5).map(tuple)
TAGS = st.sampled_from(["", "2018", "2018-06", "2018-06-14", "undated"])


@given(ACTS, PATHS, TAGS)
def test_taking_apart_what_was_put_together_gives_it_back(act: str, path: tuple[tuple[str, str], ...], tag: str) -> None:
    """Parse ∘ str is the identity on addresses."""
    address = Address(act, path, tag)
    assert parse(str(address)) == address
    assert parse(str(address)).slot == str(Address(act, path))


@given(st.text(alphabet="abz/@.-_~09 é?#%", max_size=30))
def test_any_text_is_either_refused_or_is_its_own_name(text: str) -> None:
    """Str ∘ parse is the identity on whatever is accepted."""
    try:
        address = parse(text)
    except IdentifierError:
        return
    assert str(address) == text


@pytest.mark.parametrize(
    ("text", "act", "path", "tag"),
    [
        ("co/decreto/2015/1078", "co/decreto/2015/1078", (), ""),
        ("co/manual/gobierno-digital/v7", "co/manual/gobierno-digital/v7", (), ""),
        ("oecd/recommendation/2014/LEGAL-0406", "oecd/recommendation/2014/LEGAL-0406", (), ""),
        (
            "co/decreto/2015/1078/libro/2/parte/2/titulo/9/capitulo/1",
            "co/decreto/2015/1078",
            (("libro", "2"), ("parte", "2"), ("titulo", "9"), ("capitulo", "1")),
            "",
        ),
        (
            "co/decreto/2015/1078/articulo/2.2.9.1.2.1/numeral/4@2018-06-14",
            "co/decreto/2015/1078",
            (("articulo", "2.2.9.1.2.1"), ("numeral", "4")),
            "2018-06-14",
        ),
        ("co/modelo/mipg@undated", "co/modelo/mipg", (), "undated"),
    ],
)
def test_an_identifier_of_the_contract_is_taken_apart(text: str, act: str, path: tuple[tuple[str, str], ...], tag: str) -> None:
    assert parse(text) == Address(act, path, tag)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("co", "names no act"),
        ("articulo/1", "names no act"),
        ("co/articulo/1", "names no act"),
        ("co//decreto", "empty"),
        ("/co/decreto", "empty"),
        ("co/decreto/", "empty"),
        ("co/decreto/2015/10 78", "foreign character"),
        ("co/decreto/2015/1078?on=2016", "foreign character"),
        ("co/decreto/2015/1078#art", "foreign character"),
        ("co/decreto/2015/número", "foreign character"),
        ("co/../decreto", "foreign character"),
        ("co/-decreto/1", "foreign character"),
        ("co/decreto/2015/1078/articulo", "has no number"),
        ("co/decreto/2015/1078/articulo/1/numeral", "has no number"),
        ("co/decreto/2015/1078/articulo/1/apartado/2", "is not a unit"),
        ("co/decreto/2015/1078@ayer", "version tag"),
        ("co/decreto/2015/1078@", "version tag"),
        ("co/decreto/2015/1078@2015-5-26", "version tag"),
        ("co/decreto/2015/1078@2015@2016", "version tag"),
        ("https://w3id.org/linaje/id/co/decreto/2015/1078", "empty"),
    ],
)
def test_what_is_no_identifier_is_refused_with_the_reason_and_an_example(text: str, reason: str) -> None:
    with pytest.raises(IdentifierError) as refused:
        parse(text)
    foreign = "empty or holds a character outside" if reason in ("empty", "foreign character") else reason
    assert foreign in refused.value.reason
    assert refused.value.text == text
    assert "co/decreto/2015/1078/articulo/2.2.9.1.2.1" in str(refused.value)


def test_the_act_and_the_slot_of_a_version_are_found() -> None:
    name = "co/decreto/2015/1078/articulo/2.2.9.1.2.1@2018-06-14"
    assert act_of(name) == "co/decreto/2015/1078"
    assert slot_of(name) == "co/decreto/2015/1078/articulo/2.2.9.1.2.1"
    assert slot_of(slot_of(name)) == slot_of(name)


def test_articles_sort_as_a_reader_counts() -> None:
    numbers = ["2.2.9.1.2.1", "2.2.9.1.2.2", "2.2.9.1.2.10", "2.2.9.1.10.1", "2.2.17.1.1", "10", "9", "unico"]
    assert sorted(numbers, key=natural_key) == [
        "2.2.9.1.2.1",
        "2.2.9.1.2.2",
        "2.2.9.1.2.10",
        "2.2.9.1.10.1",
        "2.2.17.1.1",
        "9",
        "10",
        "unico",
    ]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_natural_order_exists_for_any_texts_and_does_not_depend_on_their_order(texts: list[str]) -> None:
    """Any texts can be sorted by the natural key, to the same order from any start, as far as the key tells them apart."""
    forwards = [natural_key(text) for text in sorted(texts, key=natural_key)]
    reverse = texts[::-1]
    backwards = [natural_key(text) for text in sorted(reverse, key=natural_key)]
    assert forwards == backwards == sorted(forwards)


@pytest.mark.parametrize("text", ["5²", "²", "x/½", "①", "\u0661\u0662", "a/5²/b"])
def test_letters_that_look_like_numbers_can_be_sorted_too(text: str) -> None:
    assert sorted([text, "10", "9"], key=natural_key)


@pytest.mark.parametrize("kind", [Act, Provision, Version])
def test_every_recorded_identifier_is_its_own_canonical_form(kind: type[Act | Provision | Version], memory: MemoryCorpus) -> None:
    identifiers = [record.id for record in memory.all(kind)]
    assert len(identifiers) > 50
    assert [str(parse(identifier)) for identifier in identifiers] == identifiers
