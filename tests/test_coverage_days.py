"""The coverage of the real data between the days on which its chapter changed hands: every line has what caused it."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

#: From, to: principles that changed, claims gained and lost, and principles that had no support before.
BETWEEN = [
    ("2014-12-31", "2015-06-01", 9, 11, 9, []),
    ("2015-06-01", "2018-06-14", 9, 21, 9, []),
    ("2018-06-14", "2022-05-16", 11, 19, 13, [9, 11]),
]


@pytest.mark.parametrize(("start", "end", "principles", "gained", "lost", "first"), BETWEEN)
def test_each_claim_gained_or_lost_names_what_began_or_ended_its_texts(
    start: str, end: str, principles: int, gained: int, lost: int, first: list[int], client: TestClient
) -> None:
    changes = client.get("/api/v1/coverage/diff", params={"from": start, "to": end, "lang": "en"}).json()["changes"]
    assert len(changes) == principles
    assert sum(len(one["gained"]) for one in changes) == gained
    assert sum(len(one["lost"]) for one in changes) == lost
    assert [one["principle"] for one in changes if one["before"] == "not-assessed" and one["after"] == "claimed"] == first
    for one in changes:
        assert set(one["because"]) == {claim["id"] for claim in (*one["gained"], *one["lost"])}
        for told in one["because"].values():
            assert told, one["label"]
            assert all(
                any(word in line for word in ("substitutes", "repeals", "compiles", "adds", "amends", "starts")) for line in told
            )
