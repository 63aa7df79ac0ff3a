"""Published results on who is paid from a pool (LITERATURE.md A7)."""

from statistics import NormalDist

import numpy as np
import pytest
from scipy.optimize import brentq

from simulator.behaviour.payout import (
    cents_per_dollar,
    money_below,
    payees_below,
    pro_rata,
    pro_rata_advantage,
    user_centric,
)


def test_spotify_threshold_fits_one_lognormal():
    """Spotify's 1,000-stream rule, Music Business Worldwide 2023: 62.5% of tracks with 0.5% of the money.

    Both facts hold for s = 2.894, whose Gini 2 Phi(s/sqrt 2) - 1 is .959 (LITERATURE.md A7). Tolerance 0.05 points.
    """
    spread = brentq(lambda s: money_below(np.exp(s * NormalDist().inv_cdf(0.625)), 0.0, s) - 0.005, 0.5, 6)
    assert spread == pytest.approx(2.894, abs=0.005)
    threshold = np.exp(2.894 * NormalDist().inv_cdf(0.625))
    assert payees_below(threshold, 0.0, 2.894) == pytest.approx(0.625)
    assert money_below(threshold, 0.0, 2.894) == pytest.approx(0.005, abs=5e-4)
    assert 2 * NormalDist().cdf(2.894 / np.sqrt(2)) - 1 == pytest.approx(0.959, abs=5e-4)


def listeners():
    """A fifth of users listen four times as much and give the ten top artists 11.97% instead of 6.63%."""
    artists = np.arange(1, 20_001)
    tail = np.where(artists > 10, artists**-0.9, 0.0)
    top = np.where(artists <= 10, 0.1, 0.0)
    tastes = [share * top + (1 - share) * tail / tail.sum() for share in (0.1197, 0.0663, 0.0663, 0.0663, 0.0663)]
    return np.array([4.0, 1, 1, 1, 1])[:, None] * np.array(tastes)


def test_user_centric_moves_money_from_the_top_ten_to_all_others():
    """CNM/Deloitte 2021: top ten 9.3% to 7.7% of the pool (-17.2%), every other group of ranks gains.

    Two kinds of listener chosen to fit the first line; that the rest gains 1.8% on average is then arithmetic
    (CNM: +1.3, +2.2, +0.5, +5.2 by group). Tolerance 0.1 points.
    """
    volumes = listeners()
    before, after = pro_rata(volumes), user_centric(volumes)
    assert (before[:10].sum(), after[:10].sum()) == pytest.approx((0.093, 0.077), abs=1e-3)
    assert after[:10].sum() / before[:10].sum() - 1 == pytest.approx(-0.172, abs=2e-3)
    assert (after[10:] > before[10:]).all()
    assert after[10:].sum() / before[10:].sum() - 1 == pytest.approx(0.0176, abs=1e-3)


def test_the_difference_is_a_covariance_of_volume_and_taste():
    """Alaei, Makhdoumi, Malekian, Pekec 2022, Management Science 68, as an identity. Tolerance 1e-15."""
    volumes = listeners()
    assert pro_rata(volumes) - user_centric(volumes) == pytest.approx(pro_rata_advantage(volumes), abs=1e-15)


@pytest.mark.parametrize(("pool", "cents"), [(10e6, 50.0), (1e9, 99.5)])
def test_a_fee_per_payee_eats_small_pools(pool, cents):
    """LITERATURE.md B: a million payees at $5 are 50% of $10m and 0.5% of $1bn. Exact."""
    got = cents_per_dollar(
        administration=0.0,
        contributors=1.0,
        fund=0.0,
        holder=0.0,
        flow_through=0.0,
        matching_rate=1.0,
        payees=1e6,
        payee_fee=5.0,
        pool=pool,
    )
    assert got == pytest.approx(cents)
