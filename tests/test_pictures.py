"""Pictures of points that the server draws: real, of the size told, not blank, with our own letters, and where they are named."""

from __future__ import annotations

import re
import struct
import zlib
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from serving import Page

from app.render import bitmap
from app.web.templating import tokens

ACT, TOPIC = "co/decreto/2018/1008", "gobierno-digital"
PICTURES = [f"/embed/image/{one}.png" for one in (f"lineage/{ACT}", f"topic/{TOPIC}", f"timeline/{TOPIC}", "coverage")]


def measured(png: bytes) -> tuple[int, int]:
    """The width and the height that a PNG tells of itself."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def points_of(png: bytes) -> tuple[int, int, list[bytes]]:
    """The width, the height and the points (four bytes each) of a PNG as this house makes them."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, packed, head = 8, b"", b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        head, packed = (body if kind == b"IHDR" else head), packed + (body if kind == b"IDAT" else b"")
        at += 12 + length
    wide, high, depth, colour = struct.unpack(">IIBB", head[:10])
    assert (depth, colour) == (8, 6)
    rows, before, raw, stride = [], bytes(4 * wide), zlib.decompress(packed), 4 * wide + 1
    for place in range(high):
        line = raw[place * stride : (place + 1) * stride]
        before = bytes(_unfiltered(line[0], line[1:], before))
        rows.append(before)
    data = b"".join(rows)
    return wide, high, [data[n : n + 4] for n in range(0, len(data), 4)]


def _unfiltered(kind: int, line: bytes, above: bytes) -> bytearray:
    out = bytearray(line)
    for n, value in enumerate(line):
        left, up, corner = (out[n - 4] if n >= 4 else 0), above[n], (above[n - 4] if n >= 4 else 0)
        near = left + up - corner
        paeth = min((abs(near - one), place, one) for place, one in enumerate((left, up, corner)))[2]
        out[n] = (value + (0, left, up, (left + up) // 2, paeth)[kind]) & 255
    return out


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", PICTURES)
def test_a_picture_is_a_png_of_the_size_asked_and_shows_something_on_its_ground(
    address: str, theme: str, client: TestClient
) -> None:
    answer = client.get(f"{address}?lang=es&theme={theme}&width=300&height=200")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    wide, high, points = points_of(answer.content)
    assert (wide, high) == (300, 200)
    ground = bytes.fromhex(tokens(theme)["ground"][1:]) + b"\xff"
    assert points[-1] == ground
    assert len(set(points)) > 20
    assert 300 < sum(one != ground for one in points) < len(points) * 0.9


def test_without_a_height_a_picture_keeps_the_proportions_of_the_drawing(client: TestClient) -> None:
    drawn = bitmap.size_of(client.get(f"/embed/image/timeline/{TOPIC}.svg").text)
    wide, high = measured(client.get(f"/embed/image/timeline/{TOPIC}.png?width=590").content)
    assert (wide, high) == (590, round(590 * drawn[1] / drawn[0]))
    wide, _ = measured(client.get(f"/embed/image/timeline/{TOPIC}.png").content)
    assert wide == 2 * drawn[0]


@given(
    natural=st.tuples(st.integers(1, 100_000), st.integers(1, 100_000)),
    width=st.none() | st.integers(bitmap.LEAST, bitmap.MOST),
    height=st.none() | st.integers(bitmap.LEAST, bitmap.MOST),
)
def test_no_picture_is_larger_than_a_memory_bears(natural: tuple[int, int], width: int | None, height: int | None) -> None:
    """However long a lineage is, the points of its picture stay bounded."""
    wide, high = bitmap.measured(natural, width, height)
    assert wide >= 1
    assert high >= 1
    assert wide * high <= 1.01 * bitmap.AREA + max(wide, high)


@pytest.mark.parametrize("asked", ["width=99", "width=2401", "height=0", "width=x", "theme=blue"])
def test_a_size_that_is_not_drawn_is_refused(asked: str, client: TestClient) -> None:
    answer = client.get(f"/embed/image/coverage.png?{asked}")
    assert answer.status_code == 422
    assert asked.partition("=")[0] in answer.text


def test_a_picture_is_kept_and_not_sent_twice(client: TestClient) -> None:
    address = f"/embed/image/topic/{TOPIC}.png?lang=es&on=2020-01-01&width=300"
    answer = client.get(address)
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["access-control-allow-origin"] == "*"
    again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address).content == answer.content
    assert client.get(f"{address}&theme=dark").headers["etag"] != answer.headers["etag"]


def test_the_letters_are_those_of_the_house_whatever_the_machine_has() -> None:
    def drawn(family: str) -> bytes:
        text = f'<text x="10" y="60" font-size="40" font-family="{family}">Ñandú ◆ ←</text>'
        return bitmap.png(f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100">{text}</svg>', 300, 100, "#ffffff")

    ours = drawn("'DejaVu Sans'")
    assert len(set(points_of(ours)[2])) > 10
    assert drawn("Verdana, 'DejaVu Sans', sans-serif") == ours


def test_what_is_no_drawing_is_told_and_not_drawn() -> None:
    with pytest.raises(bitmap.PictureFailed):
        bitmap.png('<svg width="10" height="10"><g', 10, 10, "#ffffff")
    with pytest.raises(ValueError, match="how large"):
        bitmap.size_of("<svg></svg>")


@pytest.mark.parametrize(
    ("page", "view"),
    [
        (f"/es/linaje/{ACT}?depth=2", f"lineage/{ACT}"),
        (f"/en/lineage/{ACT}", f"lineage/{ACT}"),
        (f"/es/actos/{ACT}", f"lineage/{ACT}"),
        (f"/es/respuesta?topic={TOPIC}&on=2016-03-01", f"topic/{TOPIC}"),
        (f"/en/topics/{TOPIC}", f"timeline/{TOPIC}"),
        ("/es/cobertura?on=2019-01-01", "coverage"),
    ],
)
def test_a_link_to_a_page_can_be_shown_with_its_picture(page: str, view: str, client: TestClient) -> None:
    metas = {one.get("property", ""): one["content"] for one in Page(client.get(page).text).all("meta") if "content" in one}
    place = urlsplit(metas["og:image"])
    assert place.path == f"/embed/image/{view}.png"
    asked = parse_qs(place.query)
    assert asked["lang"] == [page.split("/")[1]]
    assert {name: asked[name] for name in ("on", "depth") if name in page} == {
        name: values for name, values in parse_qs(urlsplit(page).query).items() if name in ("on", "depth")
    }
    wide, high = measured(client.get(f"{place.path}?{place.query}").content)
    assert (metas["og:image:width"], metas["og:image:height"]) == (str(wide), str(high)) == ("1200", "630")


@pytest.mark.parametrize("page", ["/es/", "/es/metodo", "/es/nada", "/es/linaje/co/decreto/1900/1", "/es/respuesta?topic=sello"])
def test_a_page_without_a_view_names_no_picture(page: str, client: TestClient) -> None:
    assert "og:image" not in client.get(page).text


def test_oembed_names_a_picture_within_the_room_there_is(client: TestClient) -> None:
    told = client.get("/oembed", params={"url": "http://localhost/en/coverage?on=2019-01-01", "maxwidth": 400}).json()
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (400, 630)
    place = urlsplit(told["thumbnail_url"])
    assert parse_qs(place.query)["on"] == ["2019-01-01"]
    assert measured(client.get(f"{place.path}?{place.query}").content) == (400, 630)
    small = client.get("/oembed", params={"url": "http://localhost/en/coverage", "maxwidth": 40}).json()
    assert not [name for name in small if name.startswith("thumbnail")]


def test_the_builder_offers_points_that_are_there(client: TestClient) -> None:
    codes = re.findall(r"<code>(.*?)</code>", client.get(f"/en/embed?view=topic&topic={TOPIC}&language=es").text, re.DOTALL)
    sources = [one["src"] for code in codes for one in Page(Page(code).text).all("img")]
    assert len(sources) == 2
    for source in sources:
        place = urlsplit(source)
        assert place.path.endswith(".png")
        assert client.get(f"{place.path}?{place.query}").headers["content-type"] == "image/png"


def test_a_picture_that_takes_too_long_is_a_problem_with_a_way_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bitmap, "_PATIENCE", 0.0001)
    told = client.get("/embed/image/coverage.png", params={"width": 777, "lang": "es"})
    assert told.status_code == 503
    assert "Pida una imagen más pequeña" in told.text
    assert client.get("/embed/image/coverage.svg", params={"lang": "es"}).status_code == 200
