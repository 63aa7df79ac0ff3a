"""Quantiles of what is known, and shares of worlds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.results.interval import BOUNDS, spanned

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]


def span(values: Any) -> list[float | None]:
    """Low, middle and high of what is known (`spanned`); three times None where nothing is."""
    known = np.asarray(values, dtype=np.float64)
    known = known[np.isfinite(known)]
    return [float(bound) for bound in spanned(known)] if known.size else [None] * len(BOUNDS)


def share(flags: Any) -> float:
    """Share of worlds in which something holds."""
    return float(np.mean(np.asarray(flags, dtype=np.float64)))
