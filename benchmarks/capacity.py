"""Measure what one machine serves: answers a second over HTTP, their 50th and 99th percentile, by number of server processes.

Usage: python benchmarks/capacity.py [seconds for each line]

It serves the current release of the settings on a free port of this machine, and asks from this machine too, so the two share the
processors: the figures are a lower bound. The machine and its load are printed with them.
"""

from __future__ import annotations

import http.client
import os
import platform
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent / name) for name in ("", "tests")]

from serving import free_port  # noqa: E402 - where the tests lie is said above

ADDRESSES = {
    "health": "/api/v1/health",
    "governing": "/api/v1/governing?topic=gobierno-digital&on={day}",
    "page": "/es/?q=gobierno-digital&on={day}",
}
READERS = 8


def measure(port: int, address: str, seconds: float) -> tuple[float, float, float, int]:
    """Answers a second, 50th and 99th percentile in milliseconds, and failures."""
    times: list[float] = []
    failures = [0]
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        turn = number
        while time.monotonic() < end:
            day = f"20{10 + turn % 15}-{1 + turn % 12:02}-{1 + turn % 28:02}"  # so that no answer is asked for twice in a row
            began = time.monotonic()
            connection.request("GET", address.format(day=day))
            answer = connection.getresponse()
            answer.read()
            times.append(time.monotonic() - began)
            failures[0] += answer.status != 200
            turn += READERS
        connection.close()

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    times.sort()
    return len(times) / seconds, 1000 * times[len(times) // 2], 1000 * times[int(len(times) * 0.99)], failures[0]


def main() -> None:
    """Print a line for each address and number of processes."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    print(f"{'workers':>7} {'answer':<10} {'a second':>9} {'p50 ms':>8} {'p99 ms':>8} {'failed':>7}")
    for workers in (1, 2, 4):
        port = free_port()
        env = {**os.environ, "LINAJE_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "app", "serve", "--port", str(port), "--workers", str(workers)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)  # noqa: S603
        try:
            _wait(port)
            for name, address in ADDRESSES.items():
                measure(port, address, 2)
                rate, middle, tail, failed = measure(port, address, seconds)
                print(f"{workers:>7} {name:<10} {rate:>9.0f} {middle:>8.1f} {tail:>8.1f} {failed:>7}", flush=True)
        finally:
            server.terminate()
            server.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/api/v1/health")
            connection.getresponse().read()
            connection.close()
        except OSError:
            time.sleep(0.5)
        else:
            return


if __name__ == "__main__":
    main()
