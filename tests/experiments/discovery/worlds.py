"""Worlds with a known answer, in whole numbers of Philox, so that any other tool can be given the same."""

import numpy as np

from simulator.experiments.draws import latin_hypercube
from simulator.kernels.philox import uniforms

AXES = ["a", "b", "c", "d", "e"]
INSIDE, OUTSIDE = 0.9, 0.02  # chance of a case


def boxed(worlds=600, seed=7):
    """Five axes in [0, 1]; a case is likely where a < 0.5, c > 0.3 and 0.2 < d < 0.8, and rare elsewhere."""
    points = latin_hypercube(AXES, worlds, seed)
    inside = (points[:, 0] < 0.5) & (points[:, 2] > 0.3) & (points[:, 3] > 0.2) & (points[:, 3] < 0.8)
    return points, luck(worlds, seed) < np.where(inside, INSIDE, OUTSIDE)


def lucky(worlds=300, axes=25, seed=11, share=0.3):
    """Outcomes that nothing explains."""
    return latin_hypercube([f"axis {axis}" for axis in range(axes)], worlds, seed), luck(worlds, seed) < share


def luck(worlds, seed):
    return uniforms(seed, np.arange(worlds, dtype=np.uint32), 9, 21, 0)
