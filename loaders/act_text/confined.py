"""The text of one document, read where nothing it holds can do harm: no network, no other program, no file written.

A program of its own: the bytes come on the input, the end of the name as its argument, and a JSON object goes to the output.
"""

from __future__ import annotations

import io
import json
import logging
import sys
import warnings
from pathlib import Path

from app.core.findings import has_errors
from app.graph.confinement import confine, limit_resources
from loaders.act_text import documents
from loaders.act_text.limits import PDF_MEMORY, PDF_SECONDS, Refused


def main() -> int:
    """Read, and tell the text or what is wrong."""
    import resource

    from pypdf import PdfReader

    warnings.simplefilter("ignore")
    logging.disable()
    suffix = sys.argv[1] if len(sys.argv) > 1 else ""
    content = sys.stdin.buffer.read()
    limit_resources(PDF_MEMORY >> 20)
    resource.setrlimit(resource.RLIMIT_CPU, (PDF_SECONDS // 2, PDF_SECONDS // 2))
    confine()

    def pdf(held: bytes) -> str:
        try:
            text = "\n\n".join(page.extract_text() for page in PdfReader(io.BytesIO(held)).pages)
        except MemoryError:
            raise
        except Exception as error:
            raise Refused(f"the PDF cannot be read: {error}.", "Give the text of the act as .txt, .md or .docx.") from error
        if not text.strip():
            raise Refused("the PDF has no text layer: it holds pictures of pages.", "Give the text of the act as .docx.")
        return text

    made = documents.opened(Path(f"document{suffix}"), content, pdf=pdf)
    faults = [f"{finding.message} {finding.cure}" for finding in made.findings]
    text = "" if has_errors(made.findings) else made.text.encode("utf-8", "replace").decode("utf-8")
    sys.stdout.write(json.dumps({"text": text, "faults": faults}))
    return 0
