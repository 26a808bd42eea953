"""What a client may spend on queries, by a clock that the test moves."""

from __future__ import annotations

import pytest

from app.settings import Settings
from app.web.budget import Budgets, Spent, client_of


class Clock:
    """A clock that stands until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def budgets(clock: Clock) -> Budgets:
    return Budgets(
        Settings(rate_query_seconds_per_min=60, rate_query_burst=120, rate_errors_per_min=30, rate_concurrent=5), clock
    )


def spend(budgets: Budgets, seconds: float = 0.0, *, failed: bool = False, client: str = "192.0.2.1") -> None:
    with budgets.using(client) as use:
        use.seconds, use.failed = seconds, failed


def test_saved_up_seconds_are_spent_and_come_back_with_time(budgets: Budgets, clock: Clock) -> None:
    for _ in range(12):
        spend(budgets, 10)
    with pytest.raises(Spent) as spent:
        spend(budgets, 1)
    assert (spent.value.budget, spent.value.retry_after) == ("query-seconds", 1)
    clock.now += 1.5
    spend(budgets, 11.5)  # what it has decides, what it then costs is owed
    with pytest.raises(Spent) as spent:
        spend(budgets)
    assert spent.value.retry_after == 10
    clock.now += 3600
    for _ in range(12):
        spend(budgets, 10)
    with pytest.raises(Spent, match="query-seconds"):
        spend(budgets)


def test_failures_are_counted_apart(budgets: Budgets, clock: Clock) -> None:
    for _ in range(30):
        spend(budgets, failed=True)
    with pytest.raises(Spent, match="errors"):
        spend(budgets)
    clock.now += 2
    spend(budgets)


def test_so_many_at_once_and_not_one_more(budgets: Budgets) -> None:
    held = [budgets.using("192.0.2.1") for _ in range(5)]
    for one in held:
        one.__enter__()
    with pytest.raises(Spent, match="concurrent"):
        spend(budgets)
    spend(budgets, client="192.0.2.2")
    held[0].__exit__(None, None, None)
    spend(budgets)
    for one in held[1:]:
        one.__exit__(None, None, None)


def test_whose_budget_an_address_spends() -> None:
    assert client_of("192.0.2.1") == "192.0.2.1"
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff") != client_of("2001:db8:0:1::1")
    assert client_of("testclient") == "testclient"


def test_clients_who_owe_nothing_are_forgotten(budgets: Budgets, clock: Clock) -> None:
    spend(budgets, 50, client="owes")
    for number in range(10_001):
        spend(budgets, client=f"client {number}")
    spend(budgets, client="one more")
    known = budgets._clients  # noqa: SLF001 - what is remembered shows nowhere else
    assert len(known) < 10
    assert "owes" in known
