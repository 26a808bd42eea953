"""One query, from a reader's text to an answer or a problem: the guard, the client's budget, the sandbox."""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from app.graph.asking import Answered, Asked, Bounds, QueryFault
from app.graph.questions import must_pass
from app.graph.sandbox import Sandbox
from app.graph.sparql import Limits, QueryForbidden, QueryTooComplex
from app.release.edition import STORE, Edition
from app.release.published import Published
from app.render.language import Language
from app.settings import Settings
from app.web import problems
from app.web.budget import Budgets, Spent
from app.web.elsewhere import ask_there
from app.web.metrics import Metrics
from app.web.problems import ProblemRaised, echo, language_of

_LOG = logging.getLogger("linaje.web")

#: Named graphs that one request may choose.
MAX_GRAPHS = 100


@dataclass(slots=True)
class Querying:
    """What this server process needs to answer queries."""

    settings: Settings
    sandbox: Sandbox
    budgets: Budgets
    metrics: Metrics
    published: Published | None = None

    @classmethod
    def of(cls, settings: Settings, metrics: Metrics, published: Published | None = None) -> Querying:
        """As the settings say; no process is started before the first query."""
        bounds = Bounds(
            workers=settings.sparql_workers or os.cpu_count() or 1,
            queue=settings.sparql_queue,
            memory_mb=settings.sparql_memory_mb,
            recycle=settings.sparql_recycle,
        )
        return cls(settings, Sandbox(bounds), Budgets(settings), metrics, published)

    async def answer(self, request: Request, edition: Edition, asked: Asked) -> Answered:
        """The answer to a query over a release; every fault is a `ProblemRaised`."""
        lang = language_of(request)
        if not self.settings.sparql_enabled:
            raise ProblemRaised(problems.NOT_FOUND, lang.say("Queries are turned off on this server."))
        client = request.client.host if request.client else ""
        try:
            with self.budgets.using(client) as use:
                try:
                    found = await self._run(edition, asked, lang)
                except ProblemRaised as problem:
                    use.seconds = float(problem.extensions.pop("seconds", 0.0))
                    use.failed = problem.kind not in (problems.BUSY, problems.STORE_UNAVAILABLE)
                    self.metrics.query(problem.kind.name, use.seconds)
                    raise
                use.seconds = found.seconds
                self.metrics.query("answered", found.seconds)
                return found
        except Spent as spent:
            self.metrics.query(problems.RATE_LIMITED.name, 0.0)
            raise _limited(spent, lang) from spent

    async def _run(self, edition: Edition, asked: Asked, lang: Language) -> Answered:
        settings = self.settings
        limits = Limits(
            settings.sparql_max_chars, settings.sparql_max_depth, settings.sparql_max_patterns, settings.sparql_max_operators
        )
        try:
            must_pass(asked.query, limits)
        except QueryForbidden as error:
            raise forbidden(error.keyword, error.position, lang) from error
        except QueryTooComplex as error:
            detail = lang.say(
                "It has {found} where {limit} is the most: {name}.", found=error.found, limit=error.limit, name=error.name
            )
            raise ProblemRaised(
                problems.SPARQL_COMPLEX, detail, limit_name=error.name, limit=error.limit, found=error.found
            ) from error
        bounded = replace(asked, max_rows=settings.sparql_max_rows, max_bytes=settings.sparql_result_bytes)
        try:
            if self.published is not None:
                there = await run_in_threadpool(ask_there, self.published, edition, bounded)
                if there is not None:
                    return there
            future = self.sandbox.submit((edition.folder / STORE).resolve(), bounded)
            return await asyncio.wrap_future(future)
        except QueryFault as fault:
            raise _problem(fault, bounded, lang) from fault


def forbidden(keyword: str, position: int, lang: Language) -> ProblemRaised:
    """The problem of a query that reaches outside the release, or writes."""
    detail = lang.say(
        "{keyword}: queries read this release only, and change nothing. Nothing outside is fetched.", keyword=echo(keyword)
    )
    return ProblemRaised(problems.SPARQL_FORBIDDEN, detail, keyword=echo(keyword), position=position)


def _limited(spent: Spent, lang: Language) -> ProblemRaised:
    headers = {
        "Retry-After": str(spent.retry_after),
        "RateLimit": f'"{spent.budget}";r=0;t={spent.retry_after}',
        "RateLimit-Policy": f'"{spent.budget}";q={spent.limit};w=60',
    }
    detail = lang.say(
        "Your budget of queries is spent ({budget}). Wait {seconds} s.", budget=spent.budget, seconds=spent.retry_after
    )
    return ProblemRaised(problems.RATE_LIMITED, detail, headers=headers, budget=spent.budget)


def _problem(fault: QueryFault, asked: Asked, lang: Language) -> ProblemRaised:
    facts: dict[str, Any] = dict(fault.facts)
    seconds = facts.pop("seconds", 0.0)
    match fault.kind:
        case "busy":
            detail = lang.say("All places are taken. Ask again in a few seconds.")
            return ProblemRaised(problems.BUSY, detail, headers={"Retry-After": "2"})
        case "syntax":
            detail = lang.say("Line {line}, column {column}: the query cannot be read there.", **_place(facts))
            return ProblemRaised(problems.SPARQL_SYNTAX, detail, **_place(facts), seconds=seconds)
        case "timeout":
            detail = lang.say(
                "It did not end within {limit} ms. It would not the next time: ask for less, or load a dump.",
                limit=facts["limit_ms"],
            )
            return ProblemRaised(problems.QUERY_TIMEOUT, detail, limit_ms=facts["limit_ms"], seconds=seconds)
        case "memory":
            detail = lang.say("It asked for more than {limit} MiB. Ask for less, or load a dump.", limit=facts["limit_mb"])
            return ProblemRaised(problems.QUERY_MEMORY, detail, limit_mb=facts["limit_mb"], seconds=seconds)
        case "too-large":
            rows = facts["limit_name"] == "rows"
            limit = asked.max_rows if rows else asked.max_bytes
            detail = lang.say(
                "The answer has more than {limit} {unit}. Add LIMIT, or load a dump.", limit=limit, unit=facts["limit_name"]
            )
            return ProblemRaised(
                problems.RESULT_TOO_LARGE,
                detail,
                limit_rows=asked.max_rows,
                limit_name=facts["limit_name"],
                limit=limit,
                seconds=seconds,
            )
        case "foreign-graph":
            return forbidden(facts["graph"], 0, lang)
        case "not-acceptable":
            detail = lang.say("This kind of answer is not written in the formats that were asked for.")
            return ProblemRaised(problems.NOT_ACCEPTABLE, detail, answer=facts["kind"], seconds=seconds)
        case "too-deep":
            detail = lang.say("The query is nested too deeply for the engine.")
            return ProblemRaised(problems.SPARQL_COMPLEX, detail, limit_name="depth", seconds=seconds)
    _LOG.error("a query failed: %s %s", fault.kind, fault.facts)
    detail = lang.say("The query could not be answered. Try again later.")
    return ProblemRaised(problems.STORE_UNAVAILABLE, detail, headers={"Retry-After": "5"}, seconds=seconds)


def _place(facts: dict[str, Any]) -> dict[str, Any]:
    return {"line": facts["line"], "column": facts["column"]}
