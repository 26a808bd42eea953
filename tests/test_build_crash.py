"""Builds that are killed, that run at once, or that meet a damaged release: never half a release, and the next build works."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from realm import BROKEN, REALM

from app import build
from app.ledger.journal import Journal
from app.release.edition import DERIVED, INDEX, MANIFEST, RULINGS, STATEMENTS, STORE, ReleaseDamaged, ReleaseMissing, open_edition
from app.release.library import Library
from app.settings import Settings

#: Seven records, for what does not depend on the facts.
SMALL = BROKEN / "files" / "whole.ttl"

#: Forks a build for each point, kills it there, and says what is left; then builds again. Nothing is opened before a fork.
KILLER = """
import json, os, signal, sys
from pathlib import Path
from app import build
from app.ledger.journal import Journal
from app.release.library import Library
from app.settings import Settings

realm, place = Path(sys.argv[1]), Path(sys.argv[2])
WATCHED = ("open", "os.mkdir", "os.rename", "os.rmdir", "os.remove", "sqlite3.connect", "shutil.rmtree")

def child(home, die_at, done):
    seen = 0
    last = ""
    def count(event, args):
        nonlocal seen, last
        if event in WATCHED and (event == "sqlite3.connect" or str(home) in str(args[0])):
            seen += 1
            if die_at in (seen, f"before {event}", f"after {last}"):
                os.kill(os.getpid(), signal.SIGKILL)
            last = event
    sys.addaudithook(count)
    built = build.build((realm,), Settings(home=home))
    done.write_text(json.dumps([seen, built.release]))
    os._exit(0)

def fork(function, *given):
    pid = os.fork()
    if not pid:
        try:
            function(*given)
        finally:
            os._exit(1)
    return os.waitpid(pid, 0)[1]

def look(home, said):
    settings = Settings(home=home)
    journal = Journal(settings.ledger)
    library = Library(settings.releases, journal)
    names = list(library.names())
    for name in names:
        library.named(name)
    current = journal.current_release()
    if current:
        library.current()
    rebuilt = build.build((realm,), settings).release
    Library(settings.releases, journal).current()
    said.write_text(json.dumps([names, current, rebuilt, journal.faults(), len(journal.entries())]))
    os._exit(0)

assert fork(child, place / "whole", 0, place / "whole.json") == 0
steps, release = json.loads((place / "whole.json").read_text())
points = [*(steps * part // 5 for part in (1, 3)), "before os.rename", "after os.rename", "after shutil.rmtree"]
told = []
for point in points:
    home, said = place / f"killed-{point}", place / f"killed-{point}.json"
    status = fork(child, home, point, said)
    assert fork(look, home, place / "look.json") == 0, point
    told.append([point, status, *json.loads((place / "look.json").read_text())])
print(json.dumps([steps, release, told]))
"""


def test_a_build_that_is_killed_leaves_no_half_release_and_the_next_one_works(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLER, str(SMALL), str(tmp_path)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    steps, release, told = json.loads(ended.stdout)
    assert steps > 20
    assert len(told) == 5
    for _, status, names, current, rebuilt, faults, entries in told:
        assert status == 9  # it was killed, and did not end by itself
        assert names in ([], [release])
        assert current in (None, release)
        assert current is None or names == [release]
        assert rebuilt == release
        assert faults == []
        assert entries == (2 if current else 1)
    assert any(names and not current for _, _, names, current, *_ in told), "none was killed between the folder and the ledger"


BUILDER = """
import sys
from pathlib import Path
from app import build
from app.settings import Settings
print("ready", flush=True)
sys.stdin.readline()
print(build.build((Path(sys.argv[1]),), Settings(home=Path(sys.argv[2]))).release)
"""


def test_builds_at_once_all_succeed_and_none_hinders_another(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text(REALM.read_text("utf-8").replace("Faros del reino.", "Faros de todo el reino."), "utf-8")
    home = tmp_path / "var"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    builders = [
        subprocess.Popen([sys.executable, "-c", BUILDER, str(path), str(home)], **pipes)  # type: ignore[call-overload]
        for path in (REALM, other, REALM, REALM)
    ]
    for builder in builders:
        assert builder.stdout.readline() == "ready\n"
    for builder in builders:
        builder.stdin.write("go\n")
        builder.stdin.flush()
    told = [builder.communicate() for builder in builders]
    assert [errors for _, errors in told] == [""] * 4
    one, two, *same = [output.strip() for output, _ in told]
    assert same == [one, one]
    assert one != two
    settings = Settings(home=home)
    journal = Journal(settings.ledger)
    assert sorted(path.name for path in settings.releases.iterdir()) == sorted({one, two})
    assert sorted(entry.facts["release"] for entry in journal.entries()) == sorted([one, one, one, two])
    library = Library(settings.releases, journal)
    assert {library.named(one).id, library.named(two).id} == {one, two}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a release; copied, never changed."""
    home = tmp_path_factory.mktemp("whole") / "var"
    assert build.build((REALM,), Settings(home=home)).release
    return home


@pytest.fixture
def settings(whole: Path, tmp_path: Path) -> Settings:
    """Settings over a copy of it."""
    shutil.copytree(whole, tmp_path / "var")
    return Settings(home=tmp_path / "var")


def only_release(settings: Settings) -> Path:
    """The folder of the one release."""
    (folder,) = settings.releases.glob("sha256-*")
    return folder


def flip(path: Path, part: float) -> None:
    """Change one bit of a file, at a part of its length."""
    content = bytearray(path.read_bytes())
    content[min(int(len(content) * part), len(content) - 1)] ^= 0x10
    path.write_bytes(content)


def opened(settings: Settings) -> None:
    """Open the release as the server does."""
    Library(settings.releases, Journal(settings.ledger)).current()


FILES = (STATEMENTS, DERIVED, INDEX, RULINGS)


@pytest.mark.parametrize("part", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_noticed_and_the_file_named(name: str, part: float, settings: Settings) -> None:
    path = only_release(settings) / name
    flip(path, part)
    with pytest.raises(ReleaseDamaged, match=rf"{path} is not the file that was built, .*; build the release again"):
        opened(settings)


def test_a_flipped_bit_in_any_table_of_the_store_is_noticed(settings: Settings) -> None:
    folder = only_release(settings)
    tables = sorted((folder / STORE).glob("*.sst"))
    assert len(tables) >= 5
    for table in tables:
        kept = table.read_bytes()
        flip(table, 0.3)
        with pytest.raises(ReleaseDamaged, match=table.name):
            opened(settings)
        table.write_bytes(kept)
    opened(settings)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["missing", "empty", "shorter", "longer"])
def test_a_file_that_is_not_whole_is_noticed(name: str, harm: str, settings: Settings) -> None:
    path = only_release(settings) / name
    content = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes({"empty": b"", "shorter": content[:-1], "longer": content + b"\n"}[harm])
    with pytest.raises(ReleaseDamaged, match=name):
        opened(settings)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", "\x00", '{"release": 5}', '{"release": "sha256-0", "built_at": "yesterday"}'],
)
def test_a_manifest_that_tells_nothing_is_noticed(text: str, settings: Settings) -> None:
    (only_release(settings) / MANIFEST).write_text(text)
    with pytest.raises(ReleaseDamaged, match=MANIFEST):
        opened(settings)


@pytest.mark.parametrize("changed", ["release", "files"])
def test_a_manifest_of_another_release_is_noticed(changed: str, settings: Settings) -> None:
    path = only_release(settings) / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    manifest[changed] = "sha256-" + "0" * 64 if changed == "release" else {}
    path.write_text(json.dumps(manifest))
    with pytest.raises(ReleaseDamaged, match=MANIFEST):
        opened(settings)


def test_a_release_under_the_name_of_another_is_noticed(settings: Settings) -> None:
    folder = only_release(settings)
    name = "sha256-" + "a" * 64
    shutil.copytree(folder, folder.parent / name)
    library = Library(settings.releases, Journal(settings.ledger))
    with pytest.raises(ReleaseDamaged, match=name):
        library.named(name)
    assert library.named(folder.name).id == folder.name


def test_a_release_that_is_gone_or_without_manifest_is_told_as_such(settings: Settings) -> None:
    folder = only_release(settings)
    (folder / MANIFEST).unlink()
    with pytest.raises(ReleaseMissing, match="linaje build"):
        open_edition(settings.releases, folder.name)
    shutil.rmtree(folder)
    with pytest.raises(ReleaseMissing, match=folder.name):
        opened(settings)


@pytest.mark.parametrize("name", [*FILES, MANIFEST])
def test_a_damaged_release_is_set_aside_and_written_anew(name: str, settings: Settings) -> None:
    folder = only_release(settings)
    flip(folder / name, 0.0)
    harmed = (folder / name).read_bytes()
    assert build.build((REALM,), settings).release == folder.name
    opened(settings)
    (aside,) = [path for path in settings.releases.iterdir() if path != folder]
    assert aside.name.startswith(".damaged-")
    assert (aside / name).read_bytes() == harmed
    assert Library(settings.releases, Journal(settings.ledger)).names() == [folder.name]
