"""The one table of the ledger, and the triggers that keep it append-only."""

from sqlalchemy import DDL, CheckConstraint, event
from sqlmodel import Field, SQLModel


class Entry(SQLModel, table=True):
    """One entry: who did what, when, with the canonical JSON of the facts, and the hash that chains it to the one before."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        CheckConstraint("seq > 0", name="seq_positive"),
        CheckConstraint("length(hash) = 64 AND length(prev) = 64", name="hashes_whole"),
    )

    seq: int = Field(primary_key=True)
    at: str = Field(max_length=32)
    actor: str = Field(max_length=200)
    kind: str = Field(max_length=40, index=True)
    payload: str
    prev: str = Field(max_length=64)
    hash: str = Field(max_length=64, unique=True)


_TABLE = Entry.__table__  # type: ignore[attr-defined]


def _after_create(statement: str, dialect: str) -> None:
    event.listen(_TABLE, "after_create", DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]


_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"

for _verb in ("UPDATE", "DELETE"):
    _after_create(f"CREATE TRIGGER ledger_no_{_verb.lower()} BEFORE {_verb} ON ledger_entry {_REFUSE}", "sqlite")
# REPLACE INTO deletes without firing the trigger above unless recursive triggers are on; this one refuses a taken number.
_after_create(
    "CREATE TRIGGER ledger_no_replace BEFORE INSERT ON ledger_entry "
    "WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE seq = NEW.seq) " + _REFUSE,
    "sqlite",
)
_after_create(
    "CREATE FUNCTION ledger_refuse() RETURNS trigger AS $$ BEGIN "
    "RAISE EXCEPTION 'the ledger is append-only'; END $$ LANGUAGE plpgsql",
    "postgresql",
)
_after_create(
    "CREATE TRIGGER ledger_append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
    "postgresql",
)
_after_create(
    "CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
    "postgresql",
)
