"""Pages as files of a static site: every link relative, nothing asked of a server, so that a subfolder or a disk will do."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.web.addresses import SEGMENTS, locate

#: Groups of pages that may be chosen, each with the pages it holds.
VIEWS: dict[str, tuple[str, ...]] = {
    "topics": ("home", "topics", "answer"),
    "acts": ("acts", "provisions"),
    "lineage": ("lineage",),
    "coverage": ("coverage",),
    "about": ("document", "method", "accessibility"),
}

#: Pages that tell one day; in a static site that is the day of the export.
DAILY = ("answer", "topics", "acts", "provisions", "coverage")

_ASSETS = ("/static/", "/embed/image/")

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self' data: blob: file:; "
    "base-uri 'none'; form-action 'none'"
)


def page_key(url: str, day: str) -> str | None:
    """The address under which a page is exported; nothing where only a server can answer.

    >>> page_key("/es/actos/co/ley/2009/1341?on=2026-01-01", "2026-11-24")
    '/es/actos/co/ley/2009/1341'
    >>> page_key("/en/lineage/co/ley/2009/1341?expand=co/ley/2009/1", "2026-11-24") is None
    True
    """
    parts = urlsplit(url)
    if parts.netloc or parts.scheme or not parts.path.startswith(("/es", "/en")):
        return None
    path = unquote(parts.path)
    page, identifier = locate(path)
    lang = path.split("/")[1]
    if page == "home" and path.rstrip("/") != f"/{lang}":
        return None
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if page == "answer":
        topic, on = query.get("topic", ""), query.get("on", "")
        if not topic or set(query) - {"topic", "on"}:
            return None
        return f"/{lang}/{SEGMENTS[page][lang]}?{urlencode({'topic': topic, **({'on': on} if on and on != day else {})})}"
    if set(query) - ({"on"} if page in DAILY else set()):
        return None
    return f"/{lang}/" if page == "home" else f"/{lang}/{SEGMENTS[page][lang]}" + (f"/{identifier}" if identifier else "")


def asset_key(url: str) -> str | None:
    """The address of a file that pages load or offer, if it is one of ours."""
    parts = urlsplit(url)
    if parts.netloc or parts.scheme or not parts.path.startswith(_ASSETS) or parts.path.endswith(".png"):
        return None  # the script makes points from the drawing
    return url


def file_of(key: str) -> str:
    """The file of an exported address, from the root of the site.

    >>> file_of("/es/respuesta?topic=gobierno-digital&on=2016-03-01"), file_of("/en/lineage/co/ley/2009/1341"), file_of("/es/")
    ('es/respuesta/gobierno-digital_2016-03-01.html', 'en/lineage/co/ley/2009/1341.html', 'es/index.html')
    """
    parts = urlsplit(key)
    path = unquote(parts.path).strip("/")
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.path.startswith(_ASSETS):
        if parts.path.startswith("/embed/"):
            stem, _, form = path.removeprefix("embed/").rpartition(".")
            return f"{stem}.{query.get('lang', 'es')}.{form}"
        return path
    if query:
        return f"{path}/{'_'.join(query.values())}.html"
    return f"{path}/index.html" if "/" not in path else f"{path}.html"


def relative(here: str, there: str) -> str:
    """The link from one file of the site to another."""
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


@dataclass(frozen=True, slots=True)
class Copy:
    """What the files of a site share: their day, how a link says it, and the address of a running service, if one was named."""

    day: str
    says: str = ""
    public: str = ""


def of_another_day(url: str, day: str) -> bool:
    """Whether an address asks for a day of which the site has no page: only answers are written for days of their own.

    >>> of_another_day("/es/actos/co/ley/2009/1341?on=2016-03-01", "2026-11-24")
    True
    >>> of_another_day("/es/respuesta?topic=datos-abiertos&on=2016-03-01", "2026-11-24")
    False
    """
    parts = urlsplit(url)
    on = parse_qs(parts.query).get("on", [day])[-1]
    page = locate(unquote(parts.path))[0] if parts.path.startswith(("/es", "/en")) else ""
    return on != day and page in DAILY and page != "answer"


def as_file(html: str, here: str, copy: Copy, *, target: Callable[[str], str | None], note: str, nonce: str) -> str:
    """A page as a file. `target` gives the file that an address became; addresses without one lead to the service, or nowhere.

    A link to a day of which there is no page leads to the service too; without one it leads to the page of the site's own
    day, and says so in its words.
    """
    tree = LexborHTMLParser(html)
    for node in tree.css('link[rel="alternate"][type*="oembed"], a[data-expand], .tools a.button[data-image]:not([href])'):
        node.decompose()
    for node in tree.css("link[hreflang]"):  # written with their server, which a copy has not
        whole = urlsplit(node.attributes.get("href") or "")
        node.attrs["href"] = whole._replace(scheme="", netloc="").geturl()
    _without_forms(tree)
    for node in tree.css('meta[property^="og:image"], meta[name="twitter:card"]'):
        node.decompose()  # the picture of a link is asked of a server by its whole address
    for node in tree.css('a[data-do="png"]'):
        node.attrs["href"] = "#explorer"
    if not copy.public:
        for node in tree.css('li:has(> a[href^="/embed/image/"][href*=".png"])'):
            node.decompose()
    for node in tree.css("[href], [src], [data-centre]"):
        for name in ("href", "src", "data-centre"):
            value = node.attributes.get(name)
            if value and value.startswith("/"):
                _relink(node, name, value, here, copy, target)
    for node in tree.css("nav li"):
        if not node.css("a[href]"):
            node.decompose()
    for node in tree.css("a:not([href])"):
        if node.attributes.get("data-act") is None and node.attributes.get("data-more") is None:
            node.unwrap()
    for node in tree.css("[nonce]"):
        node.attrs["nonce"] = nonce
    policy = escape(_POLICY.format(nonce=nonce))
    text = (tree.html or "").replace("<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
    main = '<main id="main" class="wide" tabindex="-1">'
    return text.replace(main, f'{main}<p class="quiet">{escape(note)}</p>', 1)


def _relink(node: LexborNode, name: str, value: str, here: str, copy: Copy, target: Callable[[str], str | None]) -> None:
    address, _, fragment = value.partition("#")
    file = target(address)
    elsewhere = node.tag == "a" and name == "href" and of_another_day(address, copy.day)
    if file is not None and not (elsewhere and (copy.public or _drawn(node))):
        node.attrs[name] = relative(here, file) + (f"#{fragment}" if fragment else "")
        if elsewhere and copy.says:
            node.insert_child(f" ({copy.says})")
    elif copy.public and name == "href" and node.tag == "a":
        node.attrs[name] = copy.public.rstrip("/") + value
    elif node.tag == "link":
        node.decompose()
    else:
        del node.attrs[name]


def _drawn(node: LexborNode) -> bool:
    """Whether a link is a part of a figure, which has no room for more words."""
    parent = node.parent
    while parent is not None:
        if parent.tag == "svg":
            return True
        parent = parent.parent
    return False


def _without_forms(tree: LexborHTMLParser) -> None:
    """Forms ask a server: they go. The legend of a lineage stays, a script makes it work."""
    for form in tree.css("form"):
        if form.attributes.get("id") == "ask-lineage":
            for part in form.css(".choices-row, .choose, input[type=hidden]"):
                part.decompose()
            form.unwrap()
            continue
        holder = form.parent
        form.decompose()
        if holder is not None and holder.tag == "section" and not holder.css("p, ul, dl, table, form, a"):
            holder.decompose()
