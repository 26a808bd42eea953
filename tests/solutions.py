"""The rows of a query, read where nothing is left behind.

What reads results in pyoxigraph may be let go of by its own thread only. A test that keeps it in a variable and calls the service
leaves it in a frame that the test client's frames refer to, which another thread may collect (seen on Python 3.13). So it is read
here, in a frame that calls nobody.
"""

from __future__ import annotations

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolution, QuerySolutions, QueryTriples, parse_query_results


def rows(found: QuerySolutions | QueryBoolean | QueryTriples) -> list[QuerySolution]:
    """The rows of what a store answered."""
    assert isinstance(found, QuerySolutions)
    return list(found)


def rows_of(body: bytes, format: QueryResultsFormat) -> list[QuerySolution]:
    """The rows of results as they travel."""
    return rows(parse_query_results(body, format=format))
