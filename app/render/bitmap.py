"""Drawings as points (PNG), for where no SVG is shown: at a width, or fitted into a frame; with fonts of our own."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path

from app.core.errors import LinajeError

_HERE = Path(__file__).parent
_FONTS = tuple(str(_HERE / "fonts" / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))

#: Points along a side that may be asked for, and of a whole picture: what a memory and a reader's patience bear.
LEAST, MOST, AREA = 100, 2400, 8_000_000

#: Seconds after which a drawing is given up, drawings made at one time, and pictures kept.
_PATIENCE, _AT_ONCE, _KEPT = 20, 2, 64

_SIZE = re.compile(r'(<svg [^>]*?)width="([\d.]+)" height="([\d.]+)"')
_turn = threading.BoundedSemaphore(_AT_ONCE)


class PictureFailed(LinajeError):
    """A drawing that could not be turned into points."""


def size_of(drawing: str) -> tuple[float, float]:
    """The width and height that a drawing says of itself.

    >>> size_of('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300"></svg>')
    (900.0, 300.0)
    """
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError("the drawing does not say how large it is")
    return float(found.group(2)), float(found.group(3))


def measured(natural: tuple[float, float], width: int | None, height: int | None) -> tuple[int, int]:
    """The size of the picture of a drawing: twice its own where nothing is asked, else as asked, in its proportions or fitted.

    >>> measured((900, 300), None, None), measured((900, 300), 600, None), measured((900, 300), 1200, 630)
    ((1800, 600), (600, 200), (1200, 630))
    >>> measured((900, 9000), 2400, None)
    (894, 8944)
    """
    if width and height:
        return width, height
    wide, high = natural
    scale = width / wide if width else height / high if height else min(2.0, MOST / wide)
    scale = min(scale, (AREA / (wide * high)) ** 0.5)
    return max(1, round(wide * scale)), max(1, round(high * scale))


@lru_cache(maxsize=_KEPT)
def png(drawing: str, width: int, height: int, ground: str) -> bytes:
    """A drawing as a PNG of exactly this size, in its proportions, in the middle, on a ground; `PictureFailed` if it cannot be.

    The same drawing and size give the same bytes on every machine.
    """
    framed = _SIZE.sub(rf'\g<1>width="{width}" height="{height}"', drawing, count=1)
    command = [sys.executable, "-I", str(_HERE / "rasterise.py"), str(width), str(height), ground, *_FONTS]
    with _turn:
        try:
            done = subprocess.run(  # noqa: S603 - our own interpreter and code, numbers and colours of our own
                command, input=framed.encode(), capture_output=True, timeout=_PATIENCE, check=True
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise PictureFailed(f"a drawing of {len(framed)} characters at {width} x {height}: {error}") from error
    return done.stdout
