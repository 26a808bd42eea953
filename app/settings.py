"""Settings from the environment (prefix ``LINAJE_``), each with its reason; frozen once read."""

from __future__ import annotations

import getpass
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

PREFIX = "LINAJE_"


class SettingInvalid(ValueError):
    """A setting whose value does not fit: the message names its variable and says what would fit."""


class Settings(BaseSettings):
    """What an operator may choose. Every field is documented in docs/reference/settings.md; a test keeps the two equal."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    home: Path = Field(default=Path("var"), description="Folder of the releases and of the default ledger.")
    base_iri: str = Field(
        default="https://w3id.org/linaje/id/",
        pattern=r"^https?://[A-Za-z0-9.:-]+/([A-Za-z0-9._~%/-]*/)?$",
        description="IRI under which the identifiers of the graph live.",
    )
    ledger_url: str = Field(
        default="", description="SQLAlchemy address of the ledger; empty means a SQLite file in the home folder."
    )
    actor: str = Field(default="", description="Name written in the ledger for builds; empty means the user of the system.")
    release: str = Field(
        default="",
        pattern="^(|sha256-[0-9a-f]{64})$",
        description="Release to read as the current one; empty means the ledger says.",
    )
    signing_key: str = Field(
        default="", description="PEM file of the Ed25519 key that signs certificates; empty means one made in the home folder."
    )
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=1, le=65535, description="Port the server listens on.")
    workers: int = Field(default=1, ge=1, le=64, description="Server processes; all read the same release.")
    language: str = Field(default="es", pattern="^(es|en)$", description="Language for readers who state none.")
    embedders: tuple[str, ...] = Field(default=(), description="Origins that may show embeds in a frame; none by default.")
    stale_after: int = Field(
        default=180, ge=1, le=3650, description="Days after which an embed says that its data has not been looked at since."
    )
    allowed_hosts: tuple[str, ...] = Field(
        default=("localhost", "127.0.0.1", "[::1]"),
        description="Host names the server answers to; set them to the public name in production.",
    )
    answers_kept_mb: int = Field(
        default=32, ge=0, le=4096, description="MiB of answers that each server process keeps to say them again; 0 keeps none."
    )
    graph_max_nodes: int = Field(default=300, ge=10, le=2000, description="Acts drawn in one lineage view before it is cut.")
    graph_url: str = Field(
        default="",
        pattern=r"^(|https?://\S+)$",
        description="Query address of a SPARQL 1.1 server that holds the releases; empty means the embedded engine.",
    )
    graph_update_url: str = Field(
        default="", pattern=r"^(|https?://\S+)$", description="Update address of that server; needed to publish."
    )
    graph_store_url: str = Field(
        default="", pattern=r"^(|https?://\S+)$", description="Graph Store Protocol address of that server; needed to publish."
    )
    graph_user: str = Field(default="", description="Name to use at the SPARQL server; empty means none.")
    graph_password: SecretStr = Field(default=SecretStr(""), description="Password to use at the SPARQL server.")
    graph_auth: Literal["basic", "digest"] = Field(default="basic", description="How that server asks for name and password.")
    graph_timeout: float = Field(
        default=4.5, gt=0, le=5, description="Seconds after which a question to the SPARQL server is given up, five at most."
    )
    graph_max_bytes: int = Field(
        default=20 * 2**20, ge=2**10, le=2**30, description="Bytes of an answer of the SPARQL server that are read at most."
    )
    sparql_enabled: bool = Field(default=True, description="Whether the SPARQL endpoint and the query page answer.")
    sparql_max_chars: int = Field(default=16_384, ge=100, description="Characters of a query.")
    sparql_max_depth: int = Field(default=32, ge=1, description="Brackets of a query inside each other.")
    sparql_max_patterns: int = Field(default=200, ge=1, description="Patterns of a query: triples and groups.")
    sparql_max_operators: int = Field(default=400, ge=1, description="Operators of a query, and words that combine patterns.")
    sparql_timeout_ms: int = Field(default=10_000, ge=100, le=600_000, description="Milliseconds a query may run.")
    sparql_page_timeout_ms: int = Field(default=5_000, ge=100, le=600_000, description="The same for the query page.")
    sparql_max_rows: int = Field(default=10_000, ge=1, description="Rows or statements of an answer.")
    sparql_result_bytes: int = Field(default=20 << 20, ge=1024, description="Bytes of an answer.")
    sparql_workers: int = Field(
        default=0, ge=0, le=64, description="Processes that answer queries, of each server process; 0 means one a processor."
    )
    sparql_queue: int = Field(default=32, ge=0, le=1000, description="Queries that may wait for a process.")
    sparql_memory_mb: int = Field(default=1024, ge=256, description="Memory of one such process, in MiB of addresses.")
    sparql_recycle: int = Field(default=500, ge=1, description="Queries after which such a process is replaced.")
    rate_query_seconds_per_min: int = Field(
        default=60, ge=1, description="Seconds of querying that a client earns back in a minute."
    )
    rate_query_burst: int = Field(default=120, ge=1, description="Seconds of querying that a client may save up.")
    rate_errors_per_min: int = Field(default=30, ge=1, description="Failed queries of a client in a minute.")
    rate_concurrent: int = Field(default=5, ge=1, description="Queries of a client at one time.")
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$", description="How much the server logs.")

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as error:
            told = "; ".join(_told(str(one["loc"][0]), one["msg"]) for one in error.errors() if one["loc"])
            raise SettingInvalid(told or str(error)) from error
        except SettingsError as error:
            field = re.search(r'field "(\w+)"', str(error))
            raise SettingInvalid(_told(field.group(1), "it is a list; write it as JSON") if field else str(error)) from error

    @property
    def recorded_as(self) -> str:
        """The name the ledger records for what is done here."""
        if self.actor:
            return self.actor
        try:
            return getpass.getuser()
        except (KeyError, OSError):  # a container may run under a number without a name
            return "unknown"

    @property
    def releases(self) -> Path:
        """The folder that holds one folder per release."""
        return self.home / "releases"

    @property
    def ledger(self) -> str:
        """The address of the ledger."""
        return self.ledger_url or f"sqlite:///{self.home / 'ledger.sqlite'}"


def _told(field: str, message: str) -> str:
    return f"{PREFIX}{field.upper()}: {message[:1].lower()}{message[1:]}"
