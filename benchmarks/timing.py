"""How long a call takes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def median(act: Callable[[], object], repeats: int) -> float:
    """Seconds of one call, the median of several."""
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
