"""The records of the model: what an act, a provision, a version, an effect and a claim are.

Four layers, never mixed: identity (`Act`, `Provision`), version (`Version`), effect (`Effect`, the only place where legal
change lives) and assertion (`Evidence`: who says so, where, how surely). All values are frozen; identifiers are relative to
the base IRI (see `identifiers`).
"""

from app.core.model.evidence import Dataset, Evidence, Id, Source, Text
from app.core.model.law import (
    Act,
    Commencement,
    Condition,
    Effect,
    Governance,
    Opinion,
    Provision,
    Reference,
    StatedStatus,
    Version,
)
from app.core.model.policy import (
    Absence,
    CoverageClaim,
    Deadline,
    Element,
    Pillar,
    Principle,
    Record,
    RoleHolding,
    Statement,
    Term,
    Thing,
    Topic,
)

__all__ = [
    "Absence",
    "Act",
    "Commencement",
    "Condition",
    "CoverageClaim",
    "Dataset",
    "Deadline",
    "Effect",
    "Element",
    "Evidence",
    "Governance",
    "Id",
    "Opinion",
    "Pillar",
    "Principle",
    "Provision",
    "Record",
    "Reference",
    "RoleHolding",
    "Source",
    "StatedStatus",
    "Statement",
    "Term",
    "Text",
    "Thing",
    "Topic",
    "Version",
]
