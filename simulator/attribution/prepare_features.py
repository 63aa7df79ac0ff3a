"""Gradients that a user brings, made ready: for every output the direction that a work's gradient is measured along.

The score of a work is direction . gradient for grad_dot, tracin and trak, and the cosine for grad_cos. Directions are
made once, in float64 and in blocks of fixed size, so that no cut of the work into pieces changes a bit of them.
"""

import numpy as np
import numpy.typing as npt

from simulator.attribution.files import Source
from simulator.attribution.prepared import Array, Prepared
from simulator.attribution.request import Request, numbers

F8 = npt.NDArray[np.float64]

WORKS_AT_ONCE = 1 << 13


def prepare_directions(request: Request, into: Prepared, outputs: Source) -> None:
    """Store directions (outputs, p) float64."""
    made: F8 = into.array("outputs").astype(np.float64)
    if request.method == "tracin":
        widths = [outputs.width([column]) for column in request.vectors]
        made *= np.repeat(numbers(request.learning_rates), widths)
    if request.method == "trak":
        made = np.asarray(np.linalg.solve(curvature(into.array("embeddings"), request.lambda_reg), made.T).T)
    into.save("directions", np.ascontiguousarray(made))


def curvature(gradients: Array, lambda_reg: float) -> F8:
    """G'G + lambda I, (p, p), of gradients (works, p), a block of works at a time."""
    total = lambda_reg * np.eye(gradients.shape[1])
    for first in range(0, len(gradients), WORKS_AT_ONCE):
        block = gradients[first : first + WORKS_AT_ONCE].astype(np.float64)
        total += block.T @ block
    return np.asarray(total)
