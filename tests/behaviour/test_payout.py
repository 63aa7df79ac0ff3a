"""Cents per dollar and who is paid, MODEL.md (8)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import quad

from simulator.behaviour.payout import (
    cents_per_dollar,
    money_below,
    payees_below,
    pro_rata,
    pro_rata_advantage,
    user_centric,
)

REGIMES = {  # MODEL.md section 6: administration, contributors, fund, holder, match, cents
    "copyright_holder": (0.05, 0.0, 0.0, 1.0, 1.0, 10),
    "statutory_levy": (0.10, 0.375, 0.25, 0.375, 0.84, 54),
    "opt_in_consent": (0.10, 0.5, 0.0, 0.5, 0.94, 47),
    "data_dignity": (0.15, 1.0, 0.0, 0.0, 0.84, 71),
    "union_negotiated": (0.05, 0.6, 0.4, 0.0, 0.965, 93),
}


@pytest.mark.parametrize("regime", REGIMES)
def test_cents_of_the_shipped_regimes(regime):
    administration, contributors, fund, holder, match, cents = REGIMES[regime]
    got = cents_per_dollar(
        administration=administration,
        contributors=contributors,
        fund=fund,
        holder=holder,
        flow_through=0.106,
        matching_rate=match,
    )
    assert got == pytest.approx(cents, abs=0.5)


def test_fees_that_eat_the_pool_leave_nothing():
    keys = {
        "administration": 0.0,
        "contributors": 1.0,
        "fund": 0.0,
        "holder": 0.0,
        "flow_through": 0.1,
        "matching_rate": 1.0,
    }
    assert cents_per_dollar(**keys, payees=1e6, payee_fee=8.0, pool=8e6) == 0.0
    assert cents_per_dollar(**keys, payees=1e6, payee_fee=5.0, pool=1e7) == pytest.approx(50)  # LITERATURE.md B


@given(st.floats(0.01, 1e4), st.floats(-2, 6), st.floats(0.1, 3))
def test_lognormal_thresholds_are_integrals_of_the_density(threshold, mean, sd):
    def density(z):
        return np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)

    edge = (np.log(threshold) - mean) / sd
    payees = quad(density, -12, np.clip(edge, -12, 12))[0]
    money = quad(lambda z: density(z) * np.exp(sd * z - sd**2 / 2), -12, np.clip(edge, -12, 12))[0]
    assert payees_below(threshold, mean, sd) == pytest.approx(payees, abs=1e-7)
    assert money_below(threshold, mean, sd) == pytest.approx(money, abs=1e-6)
    assert money_below(threshold, mean, sd) <= payees_below(threshold, mean, sd)


@given(arrays(np.float64, (5, 4), elements=st.floats(0.01, 100)))
def test_pro_rata_minus_user_centric_is_a_covariance(volumes):
    got = pro_rata_advantage(volumes)
    assert pro_rata(volumes) - user_centric(volumes) == pytest.approx(got, abs=1e-12)
    assert pro_rata(volumes).sum() == pytest.approx(1)
    assert user_centric(volumes).sum() == pytest.approx(1)


@given(arrays(np.float64, 4, elements=st.floats(0.01, 100)), arrays(np.float64, 5, elements=st.floats(0.01, 100)))
def test_the_two_agree_for_equal_tastes_or_equal_volumes(taste, volume):
    same_taste = np.outer(volume, taste / taste.sum())
    assert pro_rata_advantage(same_taste) == pytest.approx(np.zeros(4), abs=1e-12)
    same_volume = np.abs(np.random.default_rng(1).normal(size=(5, 4)))
    same_volume /= same_volume.sum(axis=1, keepdims=True)
    assert pro_rata_advantage(same_volume) == pytest.approx(np.zeros(4), abs=1e-12)


def test_heavy_users_favour_what_they_like():
    volumes = np.array([[90.0, 0.0], [5.0, 5.0]])  # totals 90 and 10; tastes (1, 0) and (1/2, 1/2)
    assert pro_rata(volumes) == pytest.approx([0.95, 0.05])
    assert user_centric(volumes) == pytest.approx([0.75, 0.25])
