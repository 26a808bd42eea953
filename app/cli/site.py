"""The command that writes the explorer as a folder of files."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections import deque
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import typer
from rich.progress import Progress
from starlette.types import ASGIApp

from app.cli.console import Lang, OnOption, err, open_library, out
from app.core.model import Act, Topic
from app.render.language import Language
from app.settings import Settings
from app.web import moments
from app.web.addresses import address, locate
from app.web.deps import today
from app.web.inside import ask
from app.web.offline import DAILY, VIEWS, Copy, as_file, asset_key, file_of, page_key
from app.web.view import View

#: The file that says what a folder is; only a folder that holds it is written anew.
MARK = "linaje-site.json"


class SiteView(StrEnum):
    """A group of pages."""

    TOPICS = "topics"
    ACTS = "acts"
    LINEAGE = "lineage"
    COVERAGE = "coverage"
    ABOUT = "about"


def export_site(
    folder: Annotated[Path, typer.Argument(help="Folder to write; made anew if an export wrote it before.", metavar="DIR")],
    view: Annotated[list[SiteView] | None, typer.Option("--view", help="Pages to write; may be repeated; all if absent.")] = None,
    lang: Annotated[list[Lang] | None, typer.Option("--lang", help="Language; may be repeated; both if absent.")] = None,
    on: OnOption = None,
    link_to: Annotated[
        str, typer.Option("--link-to", help="Address of a running Linaje, for what a file cannot answer.", metavar="URL")
    ] = "",
) -> None:
    """Write the explorer as static files that any server, or none, can show."""
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).is_file())):
        raise typer.BadParameter(f"{folder} holds something else; name an empty or a new folder.")
    if link_to and urlsplit(link_to).scheme not in ("http", "https"):
        raise typer.BadParameter("--link-to is an address that begins with https://")
    settings = Settings()
    edition = open_library(settings).current()
    langs = [one.value for one in lang or list(Lang)]
    pages = {page for one in view or list(SiteView) for page in VIEWS[one.value]}
    day = on or today()
    from app.main import create_app

    app = create_app(settings.model_copy(update={"allowed_hosts": ("localhost",), "release": edition.id}))
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    starts = list(_starts(edition.corpus, langs, pages))
    try:
        written = asyncio.run(
            _write(app, View(edition, Language("es"), settings.base_iri), part, starts, day, langs, pages, link_to)
        )
        facts = {"release": edition.id, "day": day.isoformat(), "views": sorted(pages), "languages": langs, "files": written}
        (part / MARK).write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    out.print(f"{folder}: {written} files, {day}, {edition.id[:17]}", markup=False)


def _starts(corpus: Any, langs: list[str], pages: set[str]) -> list[str]:
    """The addresses from which everything chosen can be reached."""
    found = []
    for code in langs:
        found += [address(code, page) for page in ("home", "topics", "acts", "coverage", "document", "method", "accessibility")]
        found += [address(code, "topics", topic.slug) for topic in corpus.all(Topic)]
        found += [address(code, "answer", topic=topic.slug) for topic in corpus.all(Topic)]
        for act in corpus.all(Act):
            found += [address(code, "acts", act.id), address(code, "lineage", act.id)]
    return [one for one in found if locate(urlsplit(one).path)[0] in pages]


async def _write(
    app: ASGIApp, view: View, root: Path, starts: list[str], day: date, langs: list[str], pages: set[str], public: str
) -> int:
    told = day.isoformat()
    known: dict[str, str] = {}
    pending: deque[str] = deque()
    first = dict.fromkeys(langs, "")

    def target(url: str) -> str | None:
        """The file of an address, which is then written too; nothing for what is left out."""
        key = page_key(url, told)
        if key is not None:
            page = locate(urlsplit(key).path)[0]
            if page not in pages or key.split("/")[1] not in langs:
                return None
        else:
            key = asset_key(url)
        if key is None:
            return None
        if key not in known:
            known[key] = file_of(key)
            pending.append(key)
        return known[key]

    for one in starts:
        file = target(one)
        code = one.split("/")[1]
        first[code] = first[code] or file or ""
    with Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=None)
        while pending:
            key = pending.popleft()
            body, kind = await _page(app, view, key, day)
            if kind.startswith("text/html"):
                lang = Language(key.split("/")[1])
                note = lang.say(
                    "A copy as files, release {release}: all is told as of {day}, unless the page names another day.",
                    release=view.edition.id[:17],
                    day=day,
                )
                copy = Copy(told, lang.say("as of {day}", day=lang.short_day(day)), public)
                nonce = view.edition.id.rpartition("-")[2][:16]
                body = as_file(body.decode(), known[key], copy, target=target, note=note, nonce=nonce).encode()
            place = root / known[key]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(body)
            bar.update(task, completed=len(known) - len(pending), total=len(known))
    (root / "index.html").write_text(_door(first), "utf-8")
    return len(known) + 1


def _asked(view: View, key: str, day: date) -> str:
    """The address to ask for what a key names, on the day of the export; a question that ends with its own day keeps it."""
    parts = urlsplit(key)
    if not parts.path.startswith(("/es", "/en")):
        return key
    query = parse_qs(parts.query)
    in_words = query.get("topic", [""])[-1]
    has_day = "on" in query or (in_words and moments.split_question(view, in_words, day)[1] is not None)
    extra = {} if has_day or locate(parts.path)[0] not in DAILY else {"on": day.isoformat()}
    asked = "&".join(part for part in (parts.query, urlencode(extra)) if part)
    return quote(parts.path) + (f"?{asked}" if asked else "")


def _door(first: dict[str, str]) -> str:
    """The first page: the languages there are."""
    names = {"es": "Español", "en": "English"}
    links = "".join(f'<li lang="{code}"><a href="{quote(file)}">{names[code]}</a></li>' for code, file in first.items() if file)
    lang = next(iter(first))
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Linaje</title></head><body><main><h1>Linaje</h1><ul>{links}</ul></main></body></html>\n"
    )


async def _page(app: ASGIApp, view: View, key: str, day: date) -> tuple[bytes, str]:
    """What a key names, and its type: a question that the service answers with another page is that page, on the same day."""
    url = _asked(view, key, day)
    for _ in range(3):
        status, headers, body = await ask(app, url)
        if status == HTTPStatus.SEE_OTHER and (parts := urlsplit(headers.get("location", ""))).path:
            url = _asked(view, f"{parts.path}?{parts.query}" if parts.query else parts.path, day)
            continue
        if status == HTTPStatus.OK:
            return body, headers.get("content-type", "")
        break
    raise RuntimeError(f"{url} answered {status}")
