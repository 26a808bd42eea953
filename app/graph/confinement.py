"""How a worker process gives up what it does not need: memory beyond a cap, the network, other programs, writing files.

The first line is the kernel's: a seccomp filter, written here as BPF so that no system package is needed, on Linux for x86-64 and
aarch64. The second is Python's audit hook, which sees what Python code does but not what compiled libraries do.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from typing import Any

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_SECCOMP_SET_MODE_FILTER, _TSYNC = 1, 1
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000

#: BPF: load a word of the call, jump if equal, jump if any bit is set, jump if at least, return.
_LOAD, _EQUAL, _ANY_BIT, _AT_LEAST, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER_AT, _ARCH_AT, _ARGUMENTS_AT = 0, 4, 16

_CLONE_THREAD = 0x00010000
#: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC and O_APPEND, which have the same values on both architectures.
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000
_X32 = 0x40000000

#: Numbers of system calls by architecture: sockets; programs; what changes files; other ways out. From the kernel's tables.
TABLES: dict[str, dict[str, Any]] = {
    "x86_64": {
        "arch": 0xC000003E,
        "seccomp": 317,
        "refused": [
            *(41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 53, 288, 299, 307),
            *(57, 58, 59, 322),
            *(76, 77, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94, 133, 258, 259, 260, 263, 264, 265, 266, 268, 316, 280),
            *(
                62,
                101,
                129,
                155,
                165,
                166,
                161,
                248,
                249,
                250,
                272,
                298,
                304,
                308,
                310,
                311,
                321,
                323,
                424,
                434,
                438,
                425,
                426,
                427,
            ),
        ],
        "absent": [435, 437],
        "clone": 56,
        "open": [(2, 1), (257, 2)],
    },
    "aarch64": {
        "arch": 0xC00000B7,
        "seccomp": 277,
        "refused": [
            *(198, 199, 200, 201, 202, 203, 206, 207, 211, 212, 242, 243, 269),
            *(221, 281),
            *(33, 34, 35, 36, 37, 38, 45, 46, 52, 53, 54, 55, 88, 276),
            *(129, 117, 138, 40, 39, 41, 51, 217, 218, 219, 97, 241, 265, 268, 270, 271, 280, 282, 424, 434, 438, 425, 426, 427),
        ],
        "absent": [435, 437],
        "clone": 220,
        "open": [(56, 2)],
    },
}


def supported() -> str:
    """Empty where the kernel can hold a worker off the network; else the reason why not."""
    if sys.platform != "linux":
        return f"no seccomp on {sys.platform}"
    if sys.byteorder != "little" or platform.machine() not in TABLES:
        return f"no seccomp filter for {platform.machine()}"
    return ""


def limit_resources(memory_mb: int) -> None:
    """Cap memory, forbid core dumps, and end with the parent."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_mb << 20, memory_mb << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def confine() -> str:
    """Give up network, programs and writing for good, in every thread; the reason if the kernel's filter could not be set.

    The audit hook is set in either case.
    """
    reason = supported() or _set_filter()
    sys.addaudithook(_refuse)
    return reason


def program_of(table: dict[str, Any]) -> bytes:
    """The filter as BPF instructions; each check jumps over nothing but its own return, so no offset can be miscounted."""
    refuse, absent = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS
    steps = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, table["arch"]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if table["arch"] == TABLES["x86_64"]["arch"]:
        steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, refuse)]
    for number in table["refused"]:
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refuse)]
    for number in table["absent"]:  # their arguments lie in memory, out of sight; libraries fall back on the older call
        steps += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, absent)]
    # A thread may be made, a process not.
    steps += [
        (_EQUAL, 0, 4, table["clone"]),
        (_LOAD, 0, 0, _ARGUMENTS_AT),
        (_ANY_BIT, 1, 0, _CLONE_THREAD),
        (_RETURN, 0, 0, refuse),
        (_RETURN, 0, 0, _ALLOW),
    ]
    for number, place in table["open"]:
        steps += [
            (_EQUAL, 0, 4, number),
            (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * place),
            (_ANY_BIT, 0, 1, _WRITING),
            (_RETURN, 0, 0, refuse),
            (_RETURN, 0, 0, _ALLOW),
        ]
    steps.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _set_filter() -> str:
    table = TABLES[platform.machine()]
    code = program_of(table)
    instructions = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("@HP", len(code) // 8, ctypes.addressof(instructions))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return f"the kernel refused: {os.strerror(ctypes.get_errno())}"
    failed = library.syscall(
        ctypes.c_long(table["seccomp"]),
        ctypes.c_long(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_long(_TSYNC),  # every thread, also those that the store has started
        ctypes.create_string_buffer(program, len(program)),
    )
    return f"the kernel refused: {os.strerror(ctypes.get_errno())}" if failed else ""


_REFUSED_EVENTS = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.remove", "os.rename"),
    *("os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate", "os.kill", "shutil."),
    *("urllib.", "http.", "ftplib.", "smtplib.", "sqlite3.", "ctypes.", "mmap."),
)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError(f"a query may not do this: {event}")
    if event == "open" and len(arguments) > 2 and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a query may not write files")
