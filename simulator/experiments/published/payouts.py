"""Who is paid from a pool, and superstars: results on payouts (LITERATURE.md A4, A7)."""

from functools import cache, partial
from statistics import NormalDist

import numpy as np
import numpy.typing as npt
from scipy.optimize import brentq

from simulator.behaviour.demand import revenues
from simulator.behaviour.payout import money_below, payees_below, pro_rata, pro_rata_advantage, user_centric
from simulator.experiments.published.result import Result

F8 = npt.NDArray[np.float64]

SPREAD = 2.894  # of a lognormal, LITERATURE.md A7
BELOW = 0.625
RANKS = {"1 to 10": (0, 10), "11 to 100": (10, 100), "101 to 1,000": (100, 1000), "1,001 to 10,000": (1000, 10_000)}
ARTISTS, TOP = 20_000, 10
HEAVY, LIGHT = 0.1197, 0.0663  # top ten's share of what two kinds of listener play, fitted to the first line of CNM
SD, COUNT = 3.7, 200_000


def threshold() -> float:
    """Payment below which 62.5% of payees lie, median 1."""
    return float(np.exp(SPREAD * NormalDist().inv_cdf(BELOW)))


def spread() -> float:
    """Spread of the one lognormal that has 62.5% of payees with 0.5% of the money below a threshold."""

    def gap(s: float) -> float:
        return money_below(float(np.exp(s * NormalDist().inv_cdf(BELOW))), 0.0, s) - 0.005

    return float(brentq(gap, 0.5, 6.0))


@cache
def listeners() -> F8:
    """Plays (users, artists): a fifth of users play four times as much, and more of the top ten."""
    artists = np.arange(1, ARTISTS + 1)
    tail = np.where(artists > TOP, artists**-0.9, 0.0)
    top = np.where(artists <= TOP, 1 / TOP, 0.0)
    tastes = [share * top + (1 - share) * tail / tail.sum() for share in (HEAVY, LIGHT, LIGHT, LIGHT, LIGHT)]
    return np.asarray(np.array([4.0, 1, 1, 1, 1])[:, None] * np.array(tastes))


def change_of(ranks: tuple[int, int]) -> float:
    """User-centric over pro-rata money of these ranks, less 1."""
    before, after = pro_rata(listeners()), user_centric(listeners())
    return float(after[slice(*ranks)].sum() / before[slice(*ranks)].sum() - 1)


def gainers() -> float:
    """Share of the groups of ranks below the top ten that gain."""
    groups = [*list(RANKS.values())[1:], (10_000, ARTISTS)]
    return float(np.mean([change_of(group) > 0 for group in groups]))


def covariance_gap() -> float:
    """Largest difference between pro-rata less user-centric and cov(volume, taste)/mean volume, over artists."""
    plays = listeners()
    return float(np.abs(pro_rata(plays) - user_centric(plays) - pro_rata_advantage(plays)).max())


def rosen_gini(tail: float) -> float:
    """Gini of revenue where appeal is Pareto and viewers substitute as in CES."""
    appeal = ((np.arange(COUNT) + 0.5) / COUNT) ** (-1 / tail)
    revenue = np.sort(revenues(np.ones(COUNT), appeal, np.ones(COUNT), SD, 1.0))
    return float(2 * (np.arange(1, COUNT + 1) @ revenue) / COUNT - (COUNT + 1) / COUNT)


CNM = "CNM/Deloitte 2021, user-centric payment system"
SPOTIFY = "Spotify's 1,000-stream rule, Music Business Worldwide 2023"
PAYOUTS = (
    Result(
        "user-centric",
        "money of the ten top artists, user-centric against pro-rata (two kinds of listener fitted to it)",
        CNM,
        "figure",
        "share",
        -0.172,
        partial(change_of, RANKS["1 to 10"]),
        0.002,
    ),
    Result(
        "user-centric",
        "groups of ranks below the top ten that gain (CNM: all four)",
        CNM,
        "sign",
        "share of groups",
        1.0,
        gainers,
        0.0,
    ),
    Result(
        "user-centric",
        "pro-rata less user-centric is cov(volume, taste) over mean volume: largest gap",
        "Alaei, Makhdoumi, Malekian, Pekec 2022, Management Science 68",
        "closed form",
        "",
        0.0,
        covariance_gap,
        1e-15,
    ),
    Result(
        "minimum payment",
        "spread of the one lognormal that fits 62.5% of tracks with 0.5% of the money",
        SPOTIFY,
        "figure",
        "",
        SPREAD,
        spread,
        0.005,
    ),
    Result(
        "minimum payment",
        "tracks below the threshold at that spread",
        SPOTIFY,
        "figure",
        "share",
        BELOW,
        lambda: payees_below(threshold(), 0.0, SPREAD),
        1e-9,
    ),
    Result(
        "minimum payment",
        "money below the threshold at that spread",
        SPOTIFY,
        "figure",
        "share",
        0.005,
        lambda: money_below(threshold(), 0.0, SPREAD),
        5e-4,
    ),
    Result(
        "Rosen tail",
        "Gini of revenue, 1/(2k/(sd-1)-1), where appeal is Pareto with k 6 and sd is 3.7",
        "Rosen 1981, AER 71",
        "closed form",
        "",
        1 / (2 * 6 / (SD - 1) - 1),
        partial(rosen_gini, 6.0),
        0.005,
    ),
)
