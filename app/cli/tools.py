"""`linaje mcp`: the tools for language models, on the standard streams or over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from app import __version__
from app.cli.console import err, open_library
from app.settings import Settings


def mcp(
    http: Annotated[bool, typer.Option("--http", help="Serve HTTP at /mcp instead of the standard streams.")] = False,
    host: Annotated[str, typer.Option(help="Address to listen on, with --http.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on, with --http.")] = 8765,
) -> None:
    """Serve the answers as tools for language models (Model Context Protocol)."""
    import asyncio

    from mcp.server.transport_security import TransportSecuritySettings

    from app.cli.assistants import server

    settings = Settings()
    library = open_library(settings)
    library.current()
    made = server(library, settings)
    if not http:
        asyncio.run(made.run_stdio_async())
        return
    names = [f"{name}:*" for name in settings.allowed_hosts] + [*settings.allowed_hosts]
    origins = [f"{scheme}://{name}" for scheme in ("http", "https") for name in names]
    guard = TransportSecuritySettings(allowed_hosts=names, allowed_origins=origins)
    err.print(f"Linaje {__version__}: http://{host}:{port}/mcp", markup=False)
    asyncio.run(
        made.run_streamable_http_async(host=host, port=port, json_response=True, stateless_http=True, transport_security=guard)
    )
