"""What the moments tell about each parameter, by two estimators, in plain data.

An interval is compared with the range that was assumed: a parameter is identified where 90% of what is left is at
most half of 90% of the range, by both estimators. Estimator one recovers drawn worlds from the other draws. Of
estimator two only the design is looked at here: how far the slopes at the middle of the ranges could tell parameters
apart if the model were right; nothing is looked for. `recovery` does that, with the model itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from simulator.experiments.calibration.design import Known, ends
from simulator.experiments.calibration.moments import Moment
from simulator.experiments.calibration.recovered import IDENTIFIED, IN_PART, Recovered
from simulator.experiments.calibration.regression_abc import posterior
from simulator.experiments.calibration.simulated_moments import CONFIDENCE, profile
from simulator.kernels.philox import normals
from simulator.randomness import Luck, purpose
from simulator.units import Figure

F8 = npt.NDArray[np.float64]
Plain = dict[str, Any]

SERIES_ERROR = 0.05  # of a series' central value: what a careful survey of an industry may reach, assumed
LEAST_MOVED = 0.3  # of a moment's error: one that all ranges together move less tells nothing and adds noise
TESTED = 300  # drawn worlds that are set as truths and recovered from the other draws
WITHIN = 2.0  # errors: a world that close to a published figure comes near it
LEAST_REACHED = 0.05  # of drawn worlds: the usual level of a prior predictive check (Box 1980); fewer is a miss
BY_A_MISS = {
    "identified": "identified by a figure that the model misses",
    "in part": "in part, by a figure that the model misses",
}
ORDER = ("identified", "in part", *BY_A_MISS.values(), "estimators differ", "not identified")


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


def reached(moments: list[Moment], data: Scaled) -> F8:
    """The share of drawn worlds that come near each kept figure, (kept,); NaN where nobody has published it."""
    observed = {moment.name: moment.observed for moment in moments}
    seen = np.array([observed[name] for name in data.names], np.float64) / data.errors
    near = (np.abs(data.moments - seen) <= WITHIN).mean(axis=0)
    return np.asarray(np.where(np.isnan(seen), np.nan, near))


def without_misses(data: Scaled, shares: F8) -> Scaled | None:
    """The figures that drawn worlds come near, or that nobody has published; None where none is left out."""
    good = ~(shares < LEAST_REACHED)
    names = tuple(name for name, is_good in zip(data.names, good, strict=True) if is_good)
    return None if good.all() else Scaled(
        data.points, data.moments[:, good], data.noisy[:, good], data.centre[good], data.slopes[good],
        data.errors[good], names,
    )  # fmt: skip


def left(data: Scaled) -> tuple[F8, F8]:
    """What both estimators leave of each range, (parameters,) each; all of it where there is no figure."""
    whole = np.ones(data.slopes.shape[1])
    return (left_out(data).width, at_centre(data)) if data.names else (whole, whole)


def verdicts(first: F8, second: F8, believed: tuple[F8, F8] | None) -> list[str]:
    """A verdict a parameter; `believed` is what is left by figures that the model does not miss, None for all."""
    words = [verdict(*pair) for pair in zip(first, second, strict=True)]
    others = [verdict(*pair) for pair in zip(*(believed or (first, second)), strict=True)]
    pairs = zip(words, others, strict=True)
    return [BY_A_MISS.get(word, word) if ORDER.index(other) > ORDER.index(word) else word for word, other in pairs]


def rows(
    free: Mapping[str, Figure], first: Recovered, second: F8, data: Scaled, believed: tuple[F8, F8] | None = None
) -> list[Plain]:
    """A row a parameter: its range, what is left of it by both estimators, the verdict, and what moves most with it.

    `pull` is by how many errors that figure changes from one end of the range to the other.
    """
    low, high = ends(free)
    words = verdicts(first.width, second, believed)
    found = []
    for axis, path in enumerate(sorted(free)):
        found.append({
            "path": path, "unit": free[path].unit, "range": [float(low[axis]), float(high[axis])],
            "abc": float(first.width[axis]), "smm": float(second[axis]), "verdict": words[axis],
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
