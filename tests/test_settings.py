"""Settings: each read from its variable, with a default that works; a value that does not fit is told by variable."""

from __future__ import annotations

import getpass
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from app import cli
from app.settings import PREFIX, SettingInvalid, Settings

SHA = "sha256-" + "0af" * 21 + "0"

#: For each setting: its default, a text that fits with its value, and texts that do not fit.
TABLE: dict[str, tuple[Any, str, Any, list[str]]] = {
    "home": (Path("var"), "data/linaje", Path("data/linaje"), []),
    "base_iri": (
        "https://w3id.org/linaje/id/",
        "http://localhost:8000/id/",
        "http://localhost:8000/id/",
        ["", "id/", "https://w3id.org/linaje/id", "ftp://x/", "https://a b/", "https://x/?q=/", "javascript:alert(1)/", "urn:x/"],
    ),
    "ledger_url": ("", "sqlite:///elsewhere.sqlite", "sqlite:///elsewhere.sqlite", []),
    "actor": ("", "Ana María", "Ana María", []),
    "release": ("", SHA, SHA, ["latest", SHA[:-1], SHA.upper(), SHA + "0", "../" + SHA, SHA + "\n"]),
    "signing_key": ("", "keys/one.pem", "keys/one.pem", []),
    "host": ("127.0.0.1", "0.0.0.0", "0.0.0.0", []),  # noqa: S104 - only a value that is read
    "port": (8000, "65535", 65535, ["", "0", "65536", "-1", "http", "80.5", "8 0"]),
    "workers": (1, "64", 64, ["", "0", "65", "many"]),
    "language": ("es", "en", "en", ["", "fr", "ES", "es-CO", "es\n"]),
    "embedders": ((), '["https://mintic.gov.co"]', ("https://mintic.gov.co",), ["https://x", "{}", "[1", '"x"', "5", "[[]]"]),
    "stale_after": (180, "30", 30, ["0", "3651", "soon", "-1"]),
    "allowed_hosts": (
        ("localhost", "127.0.0.1", "[::1]"),
        '["linaje.example.org", "x"]',
        ("linaje.example.org", "x"),
        ["localhost", "{}", "["],
    ),
    "answers_kept_mb": (32, "0", 0, ["-1", "4097", "", "much"]),
    "graph_max_nodes": (300, "10", 10, ["9", "2001", "", "all"]),
    "sparql_enabled": (True, "false", False, ["", "maybe"]),
    "sparql_max_chars": (16_384, "100", 100, ["99", "", "many"]),
    "sparql_max_depth": (32, "1", 1, ["0", ""]),
    "sparql_max_patterns": (200, "1", 1, ["0", ""]),
    "sparql_max_operators": (400, "1", 1, ["0", ""]),
    "sparql_timeout_ms": (10_000, "100", 100, ["99", "600001", ""]),
    "sparql_page_timeout_ms": (5_000, "100", 100, ["99", "600001", ""]),
    "sparql_max_rows": (10_000, "1", 1, ["0", ""]),
    "sparql_result_bytes": (20 << 20, "1024", 1024, ["1023", ""]),
    "sparql_workers": (0, "64", 64, ["-1", "65", ""]),
    "sparql_queue": (32, "0", 0, ["-1", "1001", ""]),
    "sparql_memory_mb": (1024, "256", 256, ["255", ""]),
    "sparql_recycle": (500, "1", 1, ["0", ""]),
    "rate_query_seconds_per_min": (60, "1", 1, ["0", ""]),
    "rate_query_burst": (120, "1", 1, ["0", ""]),
    "rate_errors_per_min": (30, "1", 1, ["0", ""]),
    "rate_concurrent": (5, "1", 1, ["0", ""]),
    "graph_url": (
        "",
        "http://graph:8890/sparql",
        "http://graph:8890/sparql",
        ["graph:8890", "ftp://x/", "http://a b/", "http://"],
    ),
    "graph_update_url": ("", "https://graph/update", "https://graph/update", ["update", "file:///etc/passwd"]),
    "graph_store_url": ("", "https://graph/data", "https://graph/data", ["data"]),
    "graph_user": ("", "dba", "dba", []),
    "graph_password": (SecretStr(""), "dba", SecretStr("dba"), []),
    "graph_auth": ("basic", "digest", "digest", ["", "none", "BASIC"]),
    "graph_timeout": (4.5, "2", 2.0, ["0", "-1", "5.1", "", "soon", "nan"]),
    "graph_max_bytes": (20 * 2**20, "1024", 1024, ["1023", "0", "", "1e12"]),
    "log_level": ("info", "warning", "warning", ["", "loud", "INFO"]),
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without any of our variables."""
    for name in list(os.environ):
        if name.upper().startswith(PREFIX):
            monkeypatch.delenv(name)


def test_every_setting_is_in_the_table() -> None:
    assert sorted(Settings.model_fields) == sorted(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_a_setting_has_its_default_and_is_read_from_its_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    default, text, value, _ = TABLE[name]
    assert getattr(Settings(), name) == default
    monkeypatch.setenv(f"LINAJE_{name.upper()}", text)
    assert getattr(Settings(), name) == value
    others = [other for other in TABLE if other != name]
    assert [getattr(Settings(), other) for other in others] == [TABLE[other][0] for other in others]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, row in TABLE.items() for text in row[3]])
def test_a_value_that_does_not_fit_is_told_by_its_variable(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LINAJE_{name.upper()}", text)
    with pytest.raises(SettingInvalid) as refused:
        Settings()
    told = str(refused.value)
    assert re.match(rf"LINAJE_{name.upper()}: [a-z]", told)
    assert "\n" not in told
    assert "pydantic" not in told


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINAJE_PORT", "x")
    monkeypatch.setenv("LINAJE_WORKERS", "x")
    with pytest.raises(SettingInvalid, match=r"LINAJE_PORT: .*; LINAJE_WORKERS: "):
        Settings()


def test_settings_do_not_change_once_read() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 9


def test_an_unknown_variable_and_an_unprefixed_one_are_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "1")
    monkeypatch.setenv("HOME_", "x")
    monkeypatch.setenv("LINAJE_NOTHING", "x")
    assert Settings().port == 8000


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINAJE_PORT", "9000")
    assert Settings(port=9001).port == 9001
    with pytest.raises(SettingInvalid, match="LINAJE_PORT"):
        Settings(port=0)
    with pytest.raises(SettingInvalid, match="NONSENSE"):
        Settings(nonsense=1)


def test_folders_follow_from_the_home(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert settings.releases == tmp_path / "releases"
    assert settings.ledger == f"sqlite:///{tmp_path / 'ledger.sqlite'}"


def test_who_builds_is_the_actor_or_the_user_or_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(actor="ana").recorded_as == "ana"
    monkeypatch.setattr(getpass, "getuser", lambda: "beto")
    assert Settings().recorded_as == "beto"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert Settings().recorded_as == "unknown"


def test_every_setting_says_what_it_is_for() -> None:
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.endswith(".")


@pytest.mark.parametrize(
    ("variable", "text"),
    [("LINAJE_PORT", "x"), ("LINAJE_ALLOWED_HOSTS", "localhost"), ("LINAJE_LEDGER_URL", "nonsense"), ("LINAJE_BASE_IRI", "id/")],
)
def test_a_command_ends_with_a_line_that_names_the_variable(
    variable: str, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, text)
    monkeypatch.setattr(sys, "argv", ["linaje", "release", "list"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("linaje: ")
    assert variable in told
    assert told.count("\n") == 1


def test_no_trace_of_the_program_is_shown_where_it_is_run() -> None:
    command = [sys.executable, "-m", "app", "release", "list"]
    ended = subprocess.run(command, env={**os.environ, "LINAJE_PORT": "x"}, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("linaje: LINAJE_PORT: ")
