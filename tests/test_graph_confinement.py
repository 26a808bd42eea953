"""The filter of the kernel: its instructions carried out for both architectures, and a process that is held in by it."""

from __future__ import annotations

import os
import platform
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from app.graph import confinement

linux = pytest.mark.skipif(bool(confinement.supported()), reason=confinement.supported())


def _decide(program: bytes, arch: int, number: int, arguments: tuple[int, ...] = ()) -> int:
    """What a filter answers to a system call: the few BPF instructions it uses, carried out here."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *(*arguments, 0, 0, 0, 0, 0, 0)[:6])
    place = value = 0
    steps = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    while True:
        code, yes, no, operand = steps[place]
        place += 1
        if code == 0x20:
            (value,) = struct.unpack_from("=I", data, operand)
        elif code == 0x06:
            return int(operand)
        else:
            holds = {0x15: value == operand, 0x45: bool(value & operand), 0x35: value >= operand}[code]
            place += yes if holds else no


X86, ARM = confinement.TABLES["x86_64"], confinement.TABLES["aarch64"]
EPERM, ENOSYS, ALLOW = 0x00050001, 0x00050026, 0x7FFF0000


@pytest.mark.parametrize(
    ("table", "number", "arguments", "answer"),
    [
        (X86, 41, (), EPERM),  # socket
        (X86, 42, (), EPERM),  # connect
        (X86, 59, (), EPERM),  # execve
        (X86, 425, (), EPERM),  # io_uring_setup, which opens sockets by another door
        (X86, 435, (), ENOSYS),  # clone3
        (X86, 56, (0x00010000 | 0x100,), ALLOW),  # clone of a thread
        (X86, 56, (17,), EPERM),  # clone of a process
        (X86, 257, (0, 0, os.O_RDONLY), ALLOW),  # openat to read
        (X86, 257, (0, 0, os.O_WRONLY), EPERM),
        (X86, 257, (0, 0, os.O_RDONLY | os.O_CREAT), EPERM),
        (X86, 2, (0, os.O_RDWR), EPERM),
        (X86, 0, (), ALLOW),  # read
        (X86, 1, (), ALLOW),  # write
        (X86, 234, (), ALLOW),  # tgkill, by which the engine aborts
        (X86, 0x40000000 + 41, (), EPERM),  # the same by the numbers of the x32 interface
        (ARM, 198, (), EPERM),  # socket
        (ARM, 203, (), EPERM),  # connect
        (ARM, 221, (), EPERM),  # execve
        (ARM, 220, (0x00010000,), ALLOW),
        (ARM, 220, (17,), EPERM),
        (ARM, 56, (0, 0, 0), ALLOW),
        (ARM, 56, (0, 0, 0o1), EPERM),
        (ARM, 63, (), ALLOW),  # read
    ],
)
def test_the_filter_decides_each_call_on_both_architectures(
    table: dict[str, int], number: int, arguments: tuple[int, ...], answer: int
) -> None:
    assert _decide(confinement.program_of(table), table["arch"], number, arguments) == answer


def test_a_call_by_another_architecture_is_death() -> None:
    assert _decide(confinement.program_of(X86), 0x40000003, 1) == 0x80000000


@linux
def test_a_confined_process_opens_no_socket_starts_no_program_and_writes_no_file(tmp_path: Path) -> None:
    code = f"""
import ctypes, os, sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from app.graph.confinement import confine
libc = ctypes.CDLL(None, use_errno=True)
libc.socket, libc.open, libc.fork, libc.execl, libc.kill  # found before, as the audit hook would not let them be found after
assert confine() == ""
def refused(call):
    return call < 0
# Past Python and its audit hook, as compiled code would: the kernel itself refuses.
print(refused(libc.socket(2, 1, 0)), refused(libc.socket(10, 1, 0)),
      refused(libc.open({str(tmp_path / "x").encode()!r}, 0o101, 0o600)),
      refused(libc.fork()), refused(libc.execl(b"/bin/true", b"true", None)), refused(libc.kill(os.getppid(), 0)))
try:
    import socket; socket.socket(); print("open")
except PermissionError: print("refused")
print(open("/etc/hostname").read() is not None)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["True"] * 6 + ["refused", "True"], ran.stderr


def test_a_platform_without_a_filter_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert confinement.supported() == (
        "no seccomp filter for riscv64" if sys.platform == "linux" else f"no seccomp on {sys.platform}"
    )
