"""How much of a royalty dollar arrives, in closed form: MODEL.md (8)."""

import math
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def cents_per_dollar(  # noqa: PLR0913 - by name, in the order of the pipeline
    *,
    administration: float,
    contributors: float,
    fund: float,
    holder: float,
    flow_through: float,
    matching_rate: float,
    payees: float = 0.0,
    payee_fee: float = 0.0,
    pool: float = 1.0,
) -> float:
    """Cents of a royalty dollar that reach people or their plans, with minimums and carry-forward off.

    100 {(1-adm) [match (contributors + holder x flow-through) + fund] - payees x fee/pool}. MODEL.md (8)
    prints `match` before the fund too; the fund is paid before anyone is matched (its own pipeline), and
    only so do its figures 10, 54, 47, 71, 93 come out. Shares of 1; payee_fee and pool in the same money.
    Never below 0.
    """
    matched = matching_rate * (contributors + holder * flow_through)
    share = (1 - administration) * (matched + fund) - payees * payee_fee / pool
    return 100 * max(share, 0.0)


def payees_below(threshold: float, log_mean: float, log_sd: float) -> float:
    """Share of lognormal payees below T: Phi((ln T - mu)/s) (MODEL.md (8))."""
    return NormalDist(log_mean, log_sd).cdf(math.log(threshold))


def money_below(threshold: float, log_mean: float, log_sd: float) -> float:
    """Share of the money that goes to them: Phi((ln T - mu - s^2)/s) (MODEL.md (8))."""
    return NormalDist(log_mean + log_sd**2, log_sd).cdf(math.log(threshold))


def pro_rata(volumes: Floats) -> Floats:
    """Shares of the pool (works,) by total use, for volumes (users, works)."""
    return np.asarray(volumes.sum(axis=0) / volumes.sum())


def user_centric(volumes: Floats) -> Floats:
    """Shares of the pool (works,) when each user's equal fee follows its own use; volumes (users, works)."""
    return np.asarray((volumes / volumes.sum(axis=1, keepdims=True)).mean(axis=0))


def pro_rata_advantage(volumes: Floats) -> Floats:
    """Pro-rata minus user-centric (works,): cov(volume, taste) over users, over mean volume."""
    totals = volumes.sum(axis=1)
    tastes = volumes / totals[:, None]
    return np.asarray((totals - totals.mean()) @ (tastes - tastes.mean(axis=0)) / totals.size / totals.mean())
