"""What must hold between records before a release may exist: the invariants L02 to L19 and the rules that are also checks.

L01 (dates) and L17 (names) are checked where a file is read; L10 (derived edges) where they are derived. L14 and L18 bind
texts, which this data set does not hold: of L18 the part about quotes applies.
"""

from __future__ import annotations

from app.core.corpus import Corpus
from app.core.findings import Finding
from app.core.invariants.effects import EFFECT_CHECKS
from app.core.invariants.record import RECORD_CHECKS
from app.core.invariants.rulings import RULING_CHECKS
from app.core.invariants.structure import STRUCTURE_CHECKS

CHECKS = (*STRUCTURE_CHECKS, *EFFECT_CHECKS, *RULING_CHECKS, *RECORD_CHECKS)


def check(corpus: Corpus) -> list[Finding]:
    """Every finding of every check, by record then code. Structure comes first: a broken tree would mislead the rest."""
    broken = [finding for structure in STRUCTURE_CHECKS for finding in structure(corpus)]
    if not broken:
        broken = [finding for rest in (*EFFECT_CHECKS, *RULING_CHECKS, *RECORD_CHECKS) for finding in rest(corpus)]
    return sorted(broken, key=lambda finding: (finding.focus, finding.code, finding.message))
