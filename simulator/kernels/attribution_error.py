"""What imperfect attribution does to weights: noise of a stated size, incomplete records, detectors that err.

Everything is keyed luck: the noise of a work belongs to its number, so that two methods under one seed share it.
"""

import math

import numpy as np
import numpy.typing as npt

from simulator.kernels.normal import inverse_normal
from simulator.kernels.philox import normals, uniforms

B1 = npt.NDArray[np.bool_]
F8 = npt.NDArray[np.float64]

# Streams of simulator.randomness, which kernels do not import; a test holds them together.
NOISE, RECORD, DETECTOR = 26, 27, 28
RANK_TO_NORMAL = (
    math.pi / 6.0
)  # rank correlation rho of normals with correlation r: rho = 6/pi asin(r/2) (Pearson 1907)


def with_rank_noise(weights: npt.ArrayLike, rank_correlation: float, key: int, replication: int) -> F8:
    """The same weights (n,) handed to others: their ranks correlate with the true ones as stated, on average.

    True ranks become normals z, noise makes r z + sqrt(1 - r**2) e with r = 2 sin(pi rho / 6), and the largest weight
    goes to the largest of these. So 1 changes nothing, 0 is a lottery, and the distribution stays. Ties go by row.
    Raises ValueError for a correlation outside 0 to 1.
    """
    given = np.asarray(weights, dtype=np.float64)
    if not 0.0 <= rank_correlation <= 1.0:
        raise ValueError(f"a rank correlation of {rank_correlation} is not in 0 to 1")
    strength = 2.0 * math.sin(RANK_TO_NORMAL * rank_correlation)
    order = np.argsort(given, kind="stable")
    scores = np.empty(given.size)
    scores[order] = [inverse_normal((place + 0.5) / given.size) for place in range(given.size)]
    drawn = normals(key, np.arange(given.size), 0, NOISE, replication)
    noisy = strength * scores + math.sqrt(max(1.0 - strength**2, 0.0)) * drawn
    result = np.empty_like(given)
    result[np.argsort(noisy, kind="stable")] = given[order]
    return result


def recorded(works: int, recorded_share: float, key: int, replication: int) -> B1:
    """Which works (works,) the training records hold, each with this chance; a larger share holds a superset."""
    checked_chance(recorded_share, "the recorded share")
    return np.asarray(uniforms(key, np.arange(works), 0, RECORD, replication) < recorded_share)


def detected(used: B1, hit_rate: float, false_alarm_rate: float, key: int, replication: int) -> B1:
    """What a detector takes for used in training, (works,): used works by hit_rate, others by false_alarm_rate."""
    chances = np.where(used, checked_chance(hit_rate, "the hit rate"), checked_chance(false_alarm_rate, "false alarms"))
    return np.asarray(uniforms(key, np.arange(used.size), 0, DETECTOR, replication) < chances)


def among(weights: npt.ArrayLike, seen: B1) -> tuple[F8, float]:
    """Weights (works,) when only seen works are paid, the rest spread in proportion; and what found no work."""
    kept = np.where(seen, np.asarray(weights, dtype=np.float64), 0.0)
    total = float(kept.sum())
    return (kept * (float(np.sum(weights)) / total), 0.0) if total > 0.0 else (kept, float(np.sum(weights)))


def explained(weights: npt.ArrayLike, explained_share: float) -> F8:
    """Weights (works,) of which only this share is traced; the remainder is spread evenly over all works."""
    given = np.asarray(weights, dtype=np.float64)
    share = checked_chance(explained_share, "the explained share")
    return np.asarray(share * given + (1.0 - share) * given.sum() / max(given.size, 1))


def checked_chance(chance: float, what: str) -> float:
    """A probability; ValueError for anything else."""
    if not 0.0 <= chance <= 1.0:
        raise ValueError(f"{what} is {chance}; it must lie in 0 to 1")
    return chance
