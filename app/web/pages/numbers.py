"""The numbers of the whole collection: who ended what and when, long chains, much amended acts, orphaned regulations."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from app.web import national
from app.web.pages.frame import Reader, cache_headers, page
from app.web.templating import render


@page("statistics")
def statistics_page(request: Request, response: Response, view: Reader) -> HTMLResponse:
    """The statistics of the release, as compiled, with a chart and a table for each."""
    told = national.statistics_item(view)
    return render(
        request,
        "statistics.html",
        view,
        view.lang,
        page="statistics",
        headers=cache_headers(response),
        told=told,
        decades=national.decade_chart(told),
        amended=national.amended_chart(told),
    )
