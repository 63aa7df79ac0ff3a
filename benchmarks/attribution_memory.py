"""Peak memory of a million works beyond what was there before, against half the inputs and 64 MB.

Each method runs in a process of its own, on one thread: the peak of a process never falls.
"""

import resource
import subprocess
import sys

import numpy as np
from threadpoolctl import threadpool_limits

from simulator.kernels.attribution import attribute
from simulator.kernels.nearest import nearest
from simulator.kernels.similarity import norms

WORKS, OUTPUTS, DIMENSIONS, NEIGHBOURS = 1_000_000, 64, 64, 100
METHODS = ("nearest", "cosine_topk", "knn_shapley")
SPARE_BYTES = 64e6
MEGABYTE = 1e6


def peak_bytes() -> int:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def called(method: str, works: int) -> int:
    """Run a method on a drawn world; the bytes of its inputs."""
    luck = np.random.default_rng(1)
    catalogue = luck.integers(-127, 128, (works, DIMENSIONS), dtype=np.int8)
    made = luck.integers(-127, 128, (OUTPUTS, DIMENSIONS), dtype=np.int8)
    if method == "nearest":
        nearest(catalogue, made, NEIGHBOURS)
        return catalogue.nbytes + made.nbytes
    lengths, usage, everything = norms(catalogue), np.ones(works), np.ones(works, dtype=bool)
    attribute(catalogue, lengths, everything, made, method, NEIGHBOURS, usage)
    return sum(array.nbytes for array in (catalogue, made, lengths, usage, everything))


def measure(method: str) -> None:
    """Compile on a small world first; the growth of the peak is inputs and whatever the method adds."""
    called(method, 1000)
    before = peak_bytes()
    inputs = called(method, WORKS)
    bar = 1.5 * inputs + SPARE_BYTES
    grown = peak_bytes() - before
    print(
        f"  {method:<12} inputs {inputs / MEGABYTE:6.0f} MB, peak {grown / MEGABYTE:6.0f} MB, "
        f"bar {bar / MEGABYTE:6.0f} MB: {'met' if grown <= bar else 'missed'}"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with threadpool_limits(1):
            measure(sys.argv[1])
    else:
        print(f"peak memory beyond an idle process, {WORKS:,} works x {DIMENSIONS} int8, {OUTPUTS} outputs:")
        for name in METHODS:
            subprocess.run([sys.executable, __file__, name], check=True)
