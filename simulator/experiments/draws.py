"""Free parameters drawn for each replication: a Latin hypercube over their ranges, the same for every regime.

Each draw belongs to a parameter's path and a replication, so that neither the number of workers nor another
free parameter moves it. McKay, Beckman and Conover (1979), "A Comparison of Three Methods for Selecting Values
of Input Variables in the Analysis of Output from a Computer Code", Technometrics 21(2), pages 239 to 245.
"""

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

from simulator.kernels.philox import uniforms
from simulator.randomness import Luck, purpose
from simulator.units import Figure

F8 = npt.NDArray[np.float64]

_STRATUM, _WITHIN = 0, 1  # two uniforms a parameter and replication, told apart by the quarter of the counter


def draws(free: Mapping[str, Figure], replications: int, seed: int) -> list[dict[str, float]]:
    """For each replication the value of each free parameter: one in every n-th part of its range."""
    points = latin_hypercube(sorted(free), replications, seed)
    low, high = (np.array([_range(free[path])[end] for path in sorted(free)]) for end in (0, 1))
    return [dict(zip(sorted(free), map(float, row), strict=True)) for row in low + (high - low) * points]


def latin_hypercube(paths: list[str], replications: int, seed: int) -> F8:
    """Points in the unit cube, (replications, paths): each of n equal strata of each axis holds one point."""
    strata = np.argsort(np.argsort(_uniforms(paths, replications, seed, _STRATUM), axis=0), axis=0)
    return (strata + _uniforms(paths, replications, seed, _WITHIN)) / max(replications, 1)


def _uniforms(paths: list[str], replications: int, seed: int, which: int) -> F8:
    """Uniforms (replications, paths), keyed by path and replication."""
    ids = np.array([crc32(path.encode()) for path in paths], dtype=np.uint32)
    key, stream = int(Luck(seed, 0).key), purpose("parameters")
    rows = [uniforms(key, ids, which, stream, replication) for replication in range(replications)]
    return np.array(rows).reshape(replications, len(paths))


def _range(figure: Figure) -> tuple[float, float]:
    """The range of a free figure; a Figure that is free has one."""
    return figure.range or (figure.value, figure.value)
