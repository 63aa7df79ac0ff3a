"""How time grows with works n, outputs m, dimensions d and neighbours k: slopes on logarithms, and what two cores gain.

CPU seconds on one thread, so that a busy machine does not bend the slopes. 1 is linear.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, process_time
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from simulator.kernels.attribution import attribute
from simulator.kernels.nearest import nearest
from simulator.kernels.similarity import norms

MIDDLE = {"n": 20_000, "m": 256, "d": 64, "k": 32}
FACTORS = (1, 2, 4, 8)
METHODS = ("knn_shapley", "nearest")


def drawn(rows: int, dimensions: int, seed: int) -> Any:
    """Whole numbers in -127 to 127."""
    return np.random.default_rng(seed).integers(-127, 128, (rows, dimensions)).astype(np.int8)


def call(method: str, n: int, m: int, d: int, k: int) -> Callable[[], object]:
    """One method on one world."""
    works, outputs = drawn(n, d, 1), drawn(m, d, 2)
    if method == "nearest":
        return lambda: nearest(works, outputs, k)
    lengths, everything = norms(works), np.ones(n, bool)
    return lambda: attribute(works, lengths, everything, outputs, method, k, np.ones(n))


def least(function: Callable[[], object]) -> float:
    """The least CPU time of three calls after one that does not count."""
    times = []
    for _ in range(4):
        start = process_time()
        function()
        times.append(process_time() - start)
    return min(times[1:])


def slopes() -> None:
    """One size after the other, the rest at the middle."""
    print("growth (slope of log time on log size):")
    for method in METHODS:
        for size, middle in MIDDLE.items():
            at = [MIDDLE | {size: middle * factor // 2} for factor in FACTORS]
            times = [least(call(method, **sizes)) for sizes in at]
            slope = np.polyfit(np.log(FACTORS), np.log(times), 1)[0]
            print(f"  {method:<12} {size}: {slope:5.2f}   {' '.join(f'{time * 1e3:8.1f}' for time in times)} ms")


def two_cores() -> None:
    """Two chunks of outputs by two threads, against one after the other."""
    for method in METHODS:
        run = call(method, **MIDDLE)
        times = []
        for workers in (1, 2):
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(lambda _: run(), range(2)))  # noqa: B023 - used at once
                start = perf_counter()
                list(pool.map(lambda _: run(), range(4)))  # noqa: B023
                times.append(perf_counter() - start)
        print(f"  {method:<12} two threads: {times[0] / times[1]:.2f} x one")


if __name__ == "__main__":
    with threadpool_limits(1):
        slopes()
        two_cores()
