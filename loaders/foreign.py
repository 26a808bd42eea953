"""XML files of other publishers: the root says which format it is."""

from __future__ import annotations

from pathlib import Path

from app.core.findings import Finding, Severity
from app.graph.codecs import Base
from app.graph.exchange.akn_words import AKN
from loaders.akoma_ntoso import gather_akn
from loaders.source import Loaded, SourceFile
from loaders.uk_effects import ATOM, LEGISLATION, gather_effects
from loaders.xml import parse_xml


def load_xml(path: Path, content: bytes, base: Base) -> Loaded:
    """Load Akoma Ntoso 3.0 or effects of legislation.gov.uk; see `loaders.source.Loader`."""
    loaded = Loaded(SourceFile.of(path, content))
    root = parse_xml(content, loaded)
    if root is None:
        return loaded
    if root.tag == f"{{{AKN}}}akomaNtoso":
        return gather_akn(path, content, root, base)
    if root.tag in (f"{{{ATOM}}}feed", f"{{{LEGISLATION}}}Legislation"):
        return gather_effects(path, content, root)
    message = f"its root is {root.tag}, which is no format that is read."
    cure = "Give Akoma Ntoso 3.0, or an effects feed or document of legislation.gov.uk."
    finding = Finding("unsupported-format", Severity.ERROR, str(path), message, cure)
    loaded.findings.append(finding.at(str(path), root.sourceline or 1))
    return loaded
