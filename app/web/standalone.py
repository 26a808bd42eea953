"""Pages as single files, for the command line: no script, no outside file, the sheet inside."""

from __future__ import annotations

from datetime import date

from app.core.lineage import Lineage
from app.core.model import Act
from app.render.network import draw
from app.web import figures
from app.web.templating import asset, render_text
from app.web.view import View


def lineage_file(view: View, act: Act, found: Lineage, on: date) -> str:
    """A lineage as one HTML file."""
    drawing = draw(view.corpus, found, on, view.lang)
    css = asset("linaje.css")[0].decode() + asset("lineage.css")[0].decode()
    return render_text("file_lineage.html", view, act=act, drawing=drawing, css=css, day_=on)


def coverage_file(view: View, on: date) -> str:
    """The coverage matrix of a day as one HTML file."""
    css = asset("linaje.css")[0].decode()
    return render_text("file_coverage.html", view, matrix=figures.matrix(view, on), css=css, day_=on)
