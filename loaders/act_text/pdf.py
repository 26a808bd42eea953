"""The text layer of a PDF, read in a process of its own with limits of time and memory: PDF is a language, and may not end."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import warnings

from loaders.act_text.limits import PDF_MEMORY, PDF_SECONDS, Refused

_CURE = "Give the text of the act as .txt, .md or .docx, or a PDF with a text layer."


def pdf_text(content: bytes) -> str:
    """The text of every page, in order."""
    command = [sys.executable, "-m", "loaders.act_text.pdf"]
    try:
        told = subprocess.run(command, input=content, capture_output=True, timeout=PDF_SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise Refused(f"the PDF was not read within {PDF_SECONDS} seconds.", _CURE) from error
    if told.returncode:
        reason = told.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200] or "it takes too much memory"
        raise Refused(f"the PDF cannot be read: {reason}.", _CURE)
    text = told.stdout.decode("utf-8")
    if not text.strip():
        raise Refused("the PDF has no text layer: it holds pictures of pages.", _CURE)
    return text


def main() -> int:
    """In the child: bytes from the input, text to the output."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (PDF_MEMORY, PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS, PDF_SECONDS))
    warnings.simplefilter("ignore")
    logging.disable()
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
    sys.stdout.buffer.write("\n\n".join(page.extract_text() for page in pages).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
