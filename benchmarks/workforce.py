"""The workforce's quarter against plain Mesa, NumPy, pandas, polars, mesa-frames, naive Numba and the memory bound.

One process, in turns, medians. Peers that are not installed are named and left out:

    uv pip install --target DIR --no-deps polars polars-runtime-32 mesa-frames
    PYTHONPATH=DIR POLARS_MAX_THREADS=1 python benchmarks/workforce.py
"""

import os
import tracemalloc
from collections.abc import Callable
from importlib import import_module

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import numba
import numpy as np
from alternating import medians
from bars import measured
from workforce_peers import mesa_loop, naive_numba, numpy_columns, pandas_frame, polars_frame, readable
from workforce_world import World, drawn, ours

from simulator.kernels.philox import normals, uniforms


class Keyed:
    """Our luck for the NumPy peer, so that both can be seen to do the same."""

    def normals(self, world: World) -> np.ndarray:
        """The draws of `ours`."""
        return normals(7, world.luck_id, 3, 1, 0)

    def uniforms(self, world: World, purpose: int) -> np.ndarray:
        """The draws of `ours`."""
        return uniforms(7, world.luck_id, 3, purpose, 0)


def check() -> None:
    """Ours, the NumPy peer and the readable kernel, given the same luck, agree on every person for two years."""
    one, *others = (drawn(20_000) for _ in range(3))
    steps = (ours(one), numpy_columns.make(others[0], Keyed()), readable.make(others[1]))
    for _ in range(8):
        (sums, gone), *found = (step() for step in steps)
        for other, (peer_sums, peer_gone) in zip(others, found, strict=True):
            np.testing.assert_allclose(sums, peer_sums, rtol=1e-12)
            np.testing.assert_array_equal(gone, peer_gone)
            np.testing.assert_array_equal(one.employer, other.employer)
            np.testing.assert_allclose(one.wages, other.wages, rtol=1e-12)


def peers(people: int) -> dict[str, Callable[[], object]]:
    """Every peer that is installed, each on a world of its own."""
    made: dict[str, Callable[[], object]] = {
        "readable": readable.make(drawn(people)),
        "numpy": numpy_columns.make(drawn(people)),
        "naive_numba": naive_numba.make(drawn(people)),
        "pandas": pandas_frame.make(drawn(people)),
    }
    try:
        polars = import_module("polars")
        made["polars"] = polars_frame.make(drawn(people), polars)
        made["mesa_frames"] = polars_frame.make_agent_set(drawn(people), polars, import_module("mesa_frames"))
    except ImportError as error:
        print(f"  not installed: {error}")
    if people <= MESA_AT_MOST:
        made["mesa"] = mesa_loop.make(drawn(people))
    return made


MESA_AT_MOST = 100_000  # a million Mesa agents take 2 GiB


def against_peers(people: int, rounds: int) -> None:
    """One table: times, and ratios beside their bars."""
    seconds = medians(rounds, ours=ours(drawn(people)), **peers(people))
    print(f"one quarter, {people:,} workers; ours {seconds['ours'] / people * 1e9:.1f} ns a worker")
    for name, taken in seconds.items():
        if name != "ours":
            ratio = taken / seconds["ours"]
            said = measured(name, ratio, f"{people:,} workers")
            print(f"  {name:<12}{taken / people * 1e9:9.1f} ns{ratio:8.1f} x   {said}")


@numba.njit
def triad(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> None:
    """STREAM's triad; 24 bytes a turn."""
    for i in range(a.size):
        a[i] = b[i] + 3.0 * c[i]


def against_memory(people: int, rounds: int) -> None:
    """Against moving each column once, and the memory beyond the columns."""
    world = drawn(people)
    arrays = [np.ones(4 * people) for _ in range(3)]
    seconds = medians(rounds, ours=ours(world), triad=lambda: triad(*arrays))
    bandwidth = 24 * arrays[0].size / seconds["triad"]
    written = world.state.nbytes + world.employer.nbytes + world.wages[3].nbytes
    bound = (world.nbytes + written) / bandwidth
    over = seconds["ours"] / bound
    print(f"memory bound, {people:,} workers: triad {bandwidth / 1e9:.1f} GB/s, {bound / people * 1e9:.1f} ns a worker")
    print(f"  ours over it {over:.1f} x   {measured('memory_bound', over, f'{people:,} workers')}")
    tracemalloc.start()
    ours(world)()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    beyond = 1 + peak / world.nbytes
    print(f"  memory over columns {beyond:.2f} x   {measured('memory', beyond, f'{people:,} workers')}")


if __name__ == "__main__":
    check()
    against_peers(10_000, 15)
    against_peers(100_000, 9)
    against_peers(1_000_000, 3)
    against_memory(1_000_000, 7)
