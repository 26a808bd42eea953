"""Certificates as people meet them: commands, addresses, the key, the checker alone, and the examples of the specification."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from fastapi.testclient import TestClient
from serving import client_over

from app import cli, verifier
from app.release.certificate import sealed
from app.release.edition import Edition
from app.release.signing import KEY, Signer, SigningKeyUnavailable, signer_of
from app.release.trees import Tree
from app.settings import Settings
from app.verifier.certificate import _root
from app.verifier.trees import Shown, tree_root

ROOT = Path(__file__).parent.parent
SPECIFICATION = (ROOT / "docs/reference/certificates.md").read_text("utf-8")
ASKED = "/api/v1/governing?topic=gobierno-digital&on=2016-03-01&certificate=1"


def run(monkeypatch: pytest.MonkeyPatch, home: Path, *words: str) -> int:
    """The exit code of a command."""
    monkeypatch.setenv("LINAJE_HOME", str(home))
    monkeypatch.setattr(sys, "argv", ["linaje", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.fixture
def file(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A certificate that the command line wrote."""
    path = tmp_path / "answer.json"
    assert (
        run(monkeypatch, settings.home, "ask", "gobierno-digital", "--on", "2016-03-01", "--certificate", "--out", str(path)) == 0
    )
    return path


def test_verify_ends_with_0_1_or_2(
    file: Path, settings: Settings, edition: Edition, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key, root = signer_of(settings).public_key, edition.manifest["trees"]["root"]
    capsys.readouterr()
    assert run(monkeypatch, settings.home, "verify", str(file)) == 0
    told = capsys.readouterr().out
    assert "not known to this check" in told
    assert "was not checked" in told
    for more in (("--key", key), ("--key", "0" * 64, "--key", key), ("--root", root), ("--release", str(edition.folder))):
        assert run(monkeypatch, settings.home, "verify", str(file), *more) == 0
        assert "you trust" in capsys.readouterr().out
    assert run(monkeypatch, settings.home, "verify", str(file), "--key", "0" * 64) == 1
    assert "another key" in capsys.readouterr().err
    assert run(monkeypatch, settings.home, "verify", str(file), "--root", "0" * 64) == 1
    assert "release you trust" in capsys.readouterr().err
    assert run(monkeypatch, settings.home, "verify", str(file), "--release", str(edition.folder), "--root", "0" * 64) == 1
    assert run(monkeypatch, settings.home, "verify", str(file), "--release", str(file.parent)) == 1
    assert "no release" in capsys.readouterr().err
    assert run(monkeypatch, settings.home, "verify", str(file), "--key", "nobody") == 2
    assert run(monkeypatch, settings.home, "verify", str(file.parent / "none.json")) == 2
    assert run(monkeypatch, settings.home, "verify") == 2


def test_the_checker_needs_nothing_of_linaje_but_its_own_folder(file: Path, tmp_path: Path, settings: Settings) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(ROOT / "app" / "verifier", alone / "app" / "verifier")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(alone)}

    def alone_with(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "app.verifier", *words]
        return subprocess.run(command, cwd=alone, env=environment, input=given, capture_output=True, text=True, check=False)

    key = signer_of(settings).public_key
    told = alone_with(str(file), "--key", key)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Valid. topic/gobierno-digital on 2016-03-01: governed.")
    changed = file.read_text("utf-8").replace('"governed"', '"contested"')
    told = alone_with("-", given=changed)
    assert (told.returncode, told.stderr[:10]) == (1, "Not valid:")
    told = alone_with("none")
    assert told.returncode == 2


def test_the_checker_imports_only_the_standard_library_and_cryptography() -> None:
    for path in (ROOT / "app" / "verifier").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                known = name.partition(".")[0] in {*sys.stdlib_module_names, "cryptography"}
                assert known or name.startswith("app.verifier"), f"{path.name}: {name}"


def test_the_api_answers_a_certificate_that_holds(client: TestClient, settings: Settings) -> None:
    told = client.get("/api/v1/certificates/key").json()
    assert told["public_key"] == signer_of(settings).public_key
    for more in ("", "&addressee=territorial", "&lang=en"):
        answer = client.get(ASKED + more)
        assert answer.status_code == 200
        assert answer.headers["etag"]
        found = verifier.verify(answer.content, [told["public_key"]])
        assert found.answer["outcome"] == "governed"
    assert client.get(ASKED).content == client.get(ASKED).content


def test_without_a_key_the_answer_is_given_and_the_certificate_is_a_problem(settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("no key")
    service = client_over(Settings(home=settings.home, signing_key=str(broken)))
    for address in (ASKED, "/api/v1/certificates/key"):
        told = service.get(address)
        assert told.status_code == 503
        assert told.headers["content-type"] == "application/problem+json"
        assert told.json()["type"] == "/problems/signing-unavailable"
        assert str(tmp_path) not in told.text
    assert service.get(ASKED.replace("&certificate=1", "")).status_code == 200


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "new")
    first = signer_of(settings)
    assert stat.S_IMODE((settings.home / KEY).stat().st_mode) == 0o600
    assert signer_of(settings).public_key == first.public_key
    assert [path.name for path in settings.home.iterdir()] == [KEY]
    named = Settings(home=tmp_path / "other", signing_key=str(settings.home / KEY))
    assert signer_of(named).public_key == first.public_key
    assert not named.home.exists()
    assert verifier.key_of(first.public_key) == first.public_key
    (tmp_path / "public.pem").write_text(first.pem)
    assert verifier.key_of(str(tmp_path / "public.pem")) == first.public_key


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(SigningKeyUnavailable, match="Ed25519"):
        signer_of(Settings(home=tmp_path, signing_key=str(path)))
    with pytest.raises(SigningKeyUnavailable, match="can be read"):
        signer_of(Settings(home=tmp_path, signing_key=str(tmp_path / "none.pem")))


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 8, 21, 100])
def test_the_two_trees_are_the_same_and_every_proof_leads_to_the_root(size: int) -> None:
    lines = sorted(f"line {number:03}" for number in range(size))
    tree = Tree(lines)
    assert tree.root == tree_root(size, list(enumerate(lines)), ())
    assert Shown(0, []).beginning("line") == []
    for step in (1, 2, 3, 7):
        places = range(0, size, step)
        known = [(place, lines[place]) for place in places]
        assert tree_root(size, known, tree.proof(places)) == tree.root
        with pytest.raises(verifier.Invalid, match="more hashes"):
            tree_root(size, known, [*tree.proof(places), tree.root])


def test_the_examples_of_the_specification_are_true() -> None:
    told = dict(
        re.findall(r"^\| (leaf of `\w+`|node of the first two|root) \| `([0-9a-f]{64})` \|$", SPECIFICATION, re.MULTILINE)
    )
    tree = Tree(["alpha", "beta", "gamma"])
    leaves = [told[f"leaf of `{name}`"] for name in tree.lines]
    assert leaves == [one.hex() for one in tree.levels[0]]
    assert told["node of the first two"] == tree.levels[1][0].hex() == Tree(["alpha", "beta"]).root
    assert told["root"] == tree.root
    assert tree.proof([1]) == [leaves[0], leaves[2]]
    assert Shown(3, [(1, "beta"), (2, "gamma")]).beginning("delta") == []
    with pytest.raises(verifier.Invalid):
        Shown(3, [(1, "beta")]).beginning("delta")
    described = re.search(r"```text\nlinaje-release-1\n(.*?)```", SPECIFICATION, re.DOTALL)
    assert described
    name, base, through, *_ = described[1].split("\n")
    trees = {"size": 3, "root": told["root"]}, {"size": 2, "root": told["node of the first two"]}
    assert f"`{_root(name, base, through, *trees)}`" in SPECIFICATION
    secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    signed = sealed({"b": [2, None, True], "a": "ñ"}, Signer(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))))
    for value in (signed["sha256"], signed["signature"]["public_key"], signed["signature"]["value"]):
        assert f"`{value}`" in SPECIFICATION


def test_every_member_of_a_certificate_is_in_the_specification(client: TestClient) -> None:
    def members(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(members, value.values()))
        return set().union(*map(members, value)) if isinstance(value, list) else set()

    missing = {name for name in members(json.loads(client.get(ASKED).content)) if f"`{name}`" not in SPECIFICATION}
    assert not missing
