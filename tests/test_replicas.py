"""Two servers behind one SQL ledger serve one release, and take the next one together within a second of its build."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from engines import postgres
from realm import REALM
from serving import client_over, free_port

from app import build
from app.settings import Settings

pytestmark = pytest.mark.postgres

OTHER_TEXT = ("Faros del reino.", "Faros de todo el reino.")


@contextmanager
def replica(home: Path, ledger: str) -> Iterator[str]:
    """The address of a server process of its own."""
    port = free_port()
    env = {**os.environ, "LINAJE_HOME": str(home), "LINAJE_LEDGER_URL": ledger, "LINAJE_LOG_LEVEL": "error"}
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            if released(address):
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def released(address: str) -> str:
    """The release a server reads; empty while it does not listen."""
    try:
        with urllib.request.urlopen(f"{address}/api/v1/health", timeout=10) as answer:  # noqa: S310 - our own server
            return str(json.load(answer)["release"])
    except OSError:
        return ""


def test_two_replicas_serve_one_release_and_switch_together(tmp_path: Path) -> None:
    """Separate homes, with a folder of releases that they share, as two machines share a volume."""
    shared = tmp_path / "releases"
    shared.mkdir()
    homes = [tmp_path / name for name in ("one", "two")]
    for home in homes:
        home.mkdir()
        (home / "releases").symlink_to(shared)
    other = tmp_path / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace(*OTHER_TEXT), "utf-8")
    with postgres() as ledger:
        builder = Settings(home=homes[0], ledger_url=ledger)
        first = build.build((REALM,), builder).release
        assert first
        with replica(homes[0], ledger) as one, replica(homes[1], ledger) as two:
            assert released(one) == released(two) == first
            seen: dict[str, list[tuple[float, float, str]]] = {one: [], two: []}
            done = threading.Event()

            def watch(address: str) -> None:
                while not done.is_set():
                    asked = time.monotonic()
                    seen[address].append((asked, time.monotonic(), released(address)))
                    time.sleep(0.02)

            watchers = [threading.Thread(target=watch, args=(address,)) for address in seen]
            for watcher in watchers:
                watcher.start()
            second = build.build((other,), builder).release
            recorded = time.monotonic()
            time.sleep(4)
            done.set()
            for watcher in watchers:
                watcher.join()
            assert second not in (None, first)
            for told in seen.values():
                releases = [release for _, _, release in told]
                # First the one, then the other: never none, and never back.
                assert set(releases) == {first, second}
                assert releases == sorted(releases, key=[first, second].index)
                # Whoever asks a second after the entry in the ledger gets the new release.
                assert {release for asked, _, release in told if asked > recorded + 1.05} == {second}


def test_a_replica_without_the_release_of_the_ledger_says_so(tmp_path: Path) -> None:
    with postgres() as ledger:
        assert build.build((REALM,), Settings(home=tmp_path / "one", ledger_url=ledger)).release
        answer = client_over(Settings(home=tmp_path / "two", ledger_url=ledger)).get("/api/v1/health")
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("store-unavailable")
