"""Draws by name: the only way in which agents and the model come to their luck."""

import numpy as np
import numpy.typing as npt

from simulator.kernels import philox
from simulator.randomness import Luck, purpose

F8 = npt.NDArray[np.float64]
U4 = npt.NDArray[np.uint32]


def stream(luck: Luck, name: str, quarter: int = 0) -> philox.Stream:
    """The stream of this name, for a kernel that draws as it goes."""
    return philox.stream(int(luck.key), quarter, purpose(name), luck.replication)


def uniforms(luck: Luck, name: str, ids: U4, quarter: int = 0) -> F8:
    """One uniform (ids,) for each id in the stream of this name."""
    return philox.uniforms(int(luck.key), ids, quarter, purpose(name), luck.replication)


def normals(luck: Luck, name: str, ids: U4, quarter: int = 0) -> F8:
    """One standard normal (ids,) for each id in the stream of this name."""
    return philox.normals(int(luck.key), ids, quarter, purpose(name), luck.replication)


def normals_grid(luck: Luck, name: str, ids: U4, columns: int, quarter: int = 0) -> F8:
    """Standard normals (ids, columns) in the stream of this name."""
    return philox.normals_grid(int(luck.key), ids, quarter, purpose(name), luck.replication, columns)
