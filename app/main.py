"""The composition root: settings and releases in, a web application out."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette_compress import CompressMiddleware

from app import __version__
from app.core.errors import LinajeError
from app.ledger.journal import Journal
from app.release.library import Library
from app.release.published import Published, remote_of
from app.settings import Settings
from app.web import (
    api,
    dereference,
    discovery,
    drafting,
    exchanges,
    extraction,
    feeds,
    inside,
    pages,
    problems,
    service,
    short,
    sparql,
    taken,
    templating,
)
from app.web.deps import NotModified, today
from app.web.early import EarlyPages
from app.web.headers import AllowedHosts, HeadLikeGet, SecurityHeaders
from app.web.kept import Kept
from app.web.metrics import Measured, Metrics
from app.web.querying import Querying

_DESCRIPTION = """
Which provision governs a topic on a day, whose text it is, and why — with a proof.

Every answer names the release it was read from. Dates are civil days in Bogotá; periods are half-open: `until` is the
first day out. Errors are `application/problem+json` (RFC 9457). `lang=es|en` chooses the language of labels.
"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application over the releases of the settings' home folder."""
    chosen = settings or Settings()
    metrics = Metrics()
    remote = remote_of(chosen)
    published = Published(remote) if remote else None
    library = Library(chosen.releases, Journal(chosen.ledger), chosen.release)
    querying = Querying.of(chosen, metrics, published)

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with contextlib.suppress(LinajeError):  # without a release to read, readers are told so, page by page
            await inside.ask_ahead(app, app.state.library.current(), _own_host(chosen))
        metrics.begin()
        yield
        querying.sandbox.close()

    app = FastAPI(
        title="Linaje",
        version=__version__,
        summary="Legal lineage and coverage of Colombian digital-government law",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    templating.read_ahead()
    app.state.settings = chosen
    app.state.library = library
    app.state.published = published
    app.state.metrics = metrics
    app.state.querying = querying
    app.include_router(short.router)  # first: whoever asks much should not wait while other addresses are tried
    app.include_router(exchanges.router)  # its addresses are longer than those of `api`, which take any tail
    app.include_router(taken.router)  # before the routes of acts, whose identifiers take every path
    app.include_router(api.router)
    app.include_router(extraction.router)
    app.include_router(drafting.router)
    app.include_router(service.router)
    app.include_router(sparql.router)
    app.include_router(dereference.router)
    app.include_router(discovery.router)
    app.include_router(feeds.router)
    app.include_router(pages.router)
    problems.install(app, pages.service.problem_page)

    @app.exception_handler(NotModified)
    async def not_modified(_: Request, error: NotModified) -> Response:
        return Response(status_code=304, headers=error.headers)

    app.add_middleware(AllowedHosts, hosts=chosen.allowed_hosts, refuse=problems.refuse_host)
    app.add_middleware(CompressMiddleware, minimum_size=1024)
    app.add_middleware(EarlyPages)
    app.add_middleware(Kept, room=chosen.answers_kept_mb << 20, current=library.current_name, today=today)
    app.add_middleware(SecurityHeaders, embedders=chosen.embedders)
    app.add_middleware(HeadLikeGet)
    app.add_middleware(Measured, metrics=metrics)
    return app


def _own_host(settings: Settings) -> str:
    """A name under which the service answers itself."""
    return next((host for host in settings.allowed_hosts if "*" not in host), "localhost")
