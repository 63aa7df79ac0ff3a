"""What the moments tell about each parameter, by two estimators, in plain data.

An interval is compared with the range that was assumed: a parameter is identified where 90% of what is left is at
most half of 90% of the range, by both estimators.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration.design import Known, ends
from simulator.experiments.calibration.moments import Moment
from simulator.experiments.calibration.regression_abc import posterior
from simulator.experiments.calibration.simulated_moments import CONFIDENCE, profile
from simulator.kernels.philox import normals
from simulator.randomness import Luck, purpose
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]

SERIES_ERROR = 0.05  # of a series' central value: what a careful survey of an industry may reach, assumed
IDENTIFIED, IN_PART = 0.5, 0.85  # of the range
LEAST_MOVED = 0.3  # of a moment's error: one that all ranges together move less tells nothing and adds noise
TESTED = 60  # drawn worlds that are set as truths and recovered from the other draws


@dataclass(frozen=True, eq=False)
class Scaled:
    """Draws and slopes with moments in units of their errors; only moments that some parameter could move."""

    points: F8
    moments: F8
    noisy: F8
    centre: F8
    slopes: F8
    errors: F8
    names: tuple[str, ...]


def errors_of(moments: list[Moment], known: Known) -> F8:
    """Standard deviation of each moment as observed, (moments,): a band's, or a share of the central value."""
    given = [abs(middle) * SERIES_ERROR if moment.error is None else moment.error
             for moment, middle in zip(moments, known.centre, strict=True)]  # fmt: skip
    return np.array(given)


def scaled(moments: list[Moment], known: Known, seed: int) -> Scaled:
    """Moments over their errors, luck included; those that the parameters hardly move are left out."""
    errors = errors_of(moments, known)
    units = np.sqrt(errors**2 + 2.0 * known.luck**2)  # the observed world's luck and the simulated one's
    moved = known.moments.std(axis=0) > LEAST_MOVED * units
    units = units[moved]
    noise = np.array([noise_of(len(moments), number, seed) for number in range(len(known.points))])
    noisy = known.moments + noise * errors
    names = tuple(moment.name for moment, is_moved in zip(moments, moved, strict=True) if is_moved)
    return Scaled(
        known.points, known.moments[:, moved] / units, noisy[:, moved] / units, known.centre[moved] / units,
        known.slopes[moved] / units[:, None], units, names,
    )  # fmt: skip


def noise_of(moments: int, number: int, seed: int) -> F8:
    """Standard normal errors of observation of one world, (moments,), keyed."""
    ids = np.arange(moments, dtype=np.uint32)
    return normals(int(Luck(seed, 0).key), ids, 0, purpose("observation_error"), number)


@dataclass(frozen=True, eq=False)
class Recovered:
    """Truths and what an estimator said of them, each (truths, parameters), as shares of the ranges."""

    truth: F8
    point: F8
    low: F8
    high: F8

    @property
    def width(self) -> F8:
        """What is left of each range, (parameters,): the mean interval over 90% of the range, at most 1."""
        return np.asarray(np.minimum((self.high - self.low).mean(axis=0) / CONFIDENCE, 1.0))

    @property
    def covered(self) -> F8:
        """How often each parameter's interval holds the truth, (parameters,)."""
        return np.asarray(((self.low <= self.truth) & (self.truth <= self.high)).mean(axis=0))

    @property
    def correlation(self) -> F8:
        """Of truths and points, (parameters,); 0 where a point never moves."""
        both = zip(self.truth.T, self.point.T, strict=True)
        return np.array([np.corrcoef(*pair)[0, 1] if min(map(np.ptp, pair)) > 0.0 else 0.0 for pair in both])


def left_out(data: Scaled, tested: int = TESTED) -> Recovered:
    """Estimator one on draws that are set as truths, each recovered from all other draws."""
    told = []
    for number in range(min(tested, len(data.points))):
        rest = np.arange(len(data.points)) != number
        found = posterior(data.points[rest], data.noisy[rest], data.noisy[number])
        told.append((data.points[number], found.quantile(0.5), *ends_of(found)))
    return Recovered(*(np.array(column) for column in zip(*told, strict=True)))


def ends_of(found: Any) -> tuple[F8, F8]:
    """The middle 90% of a posterior."""
    return found.quantile((1.0 - CONFIDENCE) / 2.0), found.quantile((1.0 + CONFIDENCE) / 2.0)


def at_centre(data: Scaled) -> F8:
    """Estimator two at the middle of the ranges: what profiles leave of each, (parameters,), at most 1."""
    middle = np.full(data.slopes.shape[1], 0.5)
    low, high = profile(data.slopes, np.zeros(len(data.slopes)), middle)
    return np.minimum((high - low) / CONFIDENCE, 1.0)


def directions(data: Scaled) -> F8:
    """Singular values of the slopes: by how many errors a range-long move along each direction changes the moments."""
    return np.asarray(np.linalg.svd(data.slopes, compute_uv=False), np.float64)


def verdict(first: float, second: float) -> str:
    """One word for both estimators' shares of the range; the more doubtful of them decides."""
    if max(first, second) <= IDENTIFIED:
        return "identified"
    if max(first, second) <= IN_PART:
        return "in part"
    return "estimators differ" if min(first, second) <= IDENTIFIED else "not identified"


def rows(free: Mapping[str, Figure], first: Recovered, second: F8, data: Scaled) -> list[Plain]:
    """A row a parameter: its range, what is left of it by both estimators, the verdict, and what moves most with it.

    `pull` is by how many errors that figure changes from one end of the range to the other.
    """
    low, high = ends(free)
    found = []
    for axis, path in enumerate(sorted(free)):
        left = float(first.width[axis]), float(second[axis])
        found.append({
            "path": path, "unit": free[path].unit, "range": [float(low[axis]), float(high[axis])],
            "abc": left[0], "smm": left[1], "verdict": verdict(*left),
            "covered": float(first.covered[axis]), "correlation": float(first.correlation[axis]),
            **_teller(data, axis),
        })  # fmt: skip
    return found


def _teller(data: Scaled, axis: int) -> Plain:
    """The figure that changes most along a parameter's range, and by how many of its errors."""
    if not data.names:
        return {"teller": None, "pull": 0.0}
    sizes = np.abs(data.slopes[:, axis])
    return {"teller": data.names[int(sizes.argmax())], "pull": float(sizes.max())}
