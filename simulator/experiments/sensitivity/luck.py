"""How large luck is beside what the figures move: worlds that differ in luck alone, every figure at its central value.

With common luck no share and no effect holds any luck. This says what was left out so: of all that an outcome would
vary, had every point a world of its own, the share that would be luck. Bounds are those of a ratio of two variances (F
distribution), which takes both as normal.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import f as fisher

F8 = npt.NDArray[np.float64]

ENDS = (0.05, 0.95)
FEWEST = 3


def share(worlds: F8, points: F8, averaged_over: int = 1, free: int | None = None) -> F8:
    """Low, estimate, high of luck's share, from outcomes of worlds at the centre and of points in the same luck.

    `averaged_over` is the number of worlds whose mean an outcome at a point is; `free` the degrees of freedom of the
    points, where they do not stand for themselves. NaN where there are too few, or nothing varies.
    """
    worlds, points = worlds[np.isfinite(worlds)], points[np.isfinite(points)]
    nothing = np.full(3, np.nan)
    if min(worlds.size, points.size) < FEWEST:
        return nothing
    luck, figures = float(np.var(worlds, ddof=1)) / averaged_over, float(np.var(points, ddof=1))
    if figures == 0.0:
        return nothing if luck == 0.0 else np.ones(3)
    left, right = worlds.size - 1, free or points.size - 1
    low, high = (luck / figures / float(fisher.ppf(end, left, right)) for end in reversed(ENDS))
    ratios = np.array([low, luck / figures, high])
    return ratios / (1.0 + ratios)


def rows(
    worlds: Mapping[tuple[str, str], F8],
    points: Mapping[tuple[str, str], F8],
    averaged_over: int,
    free: int | None = None,
) -> list[dict[str, Any]]:
    """One row a regime and outcome."""
    return [
        {
            "regime": regime, "measure": measure, "worlds": int(np.isfinite(values).sum()),
            "share": share(values, points[regime, measure], averaged_over, free).tolist(),
        }
        for (regime, measure), values in worlds.items()
    ]  # fmt: skip
