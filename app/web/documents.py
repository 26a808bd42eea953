"""Documents that strangers send: opened by a program of its own, confined, never by the server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import LinajeError

#: Formats by the end of a file's name, as `loaders.act_text` reads them.
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
SECONDS = 40

_ROOT = Path(__file__).resolve().parent.parent.parent
_CODE = "import sys; sys.path.insert(0, {root!r}); from loaders.act_text.confined import main; sys.exit(main())"


#: Documents opened at the same time, and seconds that another waits for its turn.
AT_ONCE, WAITS = 2, 10.0
_room = threading.BoundedSemaphore(AT_ONCE)


class Busy(LinajeError):
    """Too many documents are being read at once."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as far as it could be read: its text, and what is wrong with it, each with its cure."""

    text: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether nothing could be read."""
        return not self.text.strip()


def text_of(name: str, content: bytes) -> Sent:
    """The text of a document, by the end of its name. It is read in a process without network, with limits, and forgotten.

    `Busy` where others wait already.
    """
    suffix = Path(name).suffix.lower()
    environment = {"PATH": os.defpath, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-I", "-c", _CODE.format(root=str(_ROOT)), suffix]
    if not _room.acquire(timeout=WAITS):
        raise Busy
    try:
        told = subprocess.run(  # noqa: S603 - our own interpreter and code
            command, input=content, capture_output=True, timeout=SECONDS, check=False, env=environment, cwd="/"
        )
    except subprocess.TimeoutExpired:
        return Sent(faults=[f"the document was not read within {SECONDS} seconds."])
    finally:
        _room.release()
    if told.returncode:
        return Sent(faults=["the document takes too much memory or time, or its file is damaged."])
    read = json.loads(told.stdout)
    return Sent(read["text"], read["faults"])
