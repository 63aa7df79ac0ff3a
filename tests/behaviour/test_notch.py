"""A threshold of AI-made work is a notch: who bunches, at what cost, MODEL.md (4)."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from simulator.behaviour.notch import stays_below, wage_factor_below
from simulator.behaviour.task_mix import choose, displaced_share

SHARES = np.array([0.3, 0.7])


def mixed(factors, price, exposures=(0.8, 0.4)):
    wages = np.ones(2)
    return choose(wages, wages * factors, price, np.array(exposures), 1.5, 0.3)


def made(factor, price):
    return displaced_share(SHARES, mixed(factor, price).human_hours)


@given(st.floats(0.05, 3), st.floats(0.02, 0.6))
def test_factor_puts_the_work_just_below(price, threshold):
    factor = wage_factor_below(lambda f: made(f, price), threshold)
    if factor is None:
        assert made(0.05, price) > threshold * (1 - 1e-8)
    elif factor == 1.0:
        assert made(1.0, price) < threshold
    else:
        assert made(factor, price) < threshold
        assert made(factor, price) == pytest.approx(threshold, rel=1e-6)


@given(st.floats(0.2, 1), st.floats(0.1, 2), st.floats(0.5, 0.95))
def test_no_other_way_below_is_cheaper(other, price, part):
    """With different factors for the two crafts, none that stays below costs less at real wages."""
    threshold = part * made(1.0, price)
    factor = wage_factor_below(lambda f: made(f, price), threshold)
    assume(factor is not None)

    def second(f):
        return displaced_share(SHARES, mixed(np.array([other, f]), price).human_hours)

    rival = wage_factor_below(second, threshold)
    assume(rival is not None)
    rival_mix = mixed(np.array([other, rival]), price)
    assert SHARES @ mixed(factor, price).unit_cost <= SHARES @ rival_mix.unit_cost + 1e-9


@given(st.floats(0.5, 2), st.floats(0.8, 3), st.floats(0, 0.5))
def test_marginal_work_takes_the_better_side(free, extra, rate):
    """Zero-profit works: merit (1-rho)^sd C^-sd above, C^-sd below (MODEL.md (5))."""
    below = free * extra
    assume(abs(below * (1 - rate) / free - 1) > 1e-9)
    assert stays_below(below, free, rate) == (below**-3.7 > (1 - rate) ** 3.7 * free**-3.7)


def test_works_bunch_below_the_threshold_and_leave_a_hole_above():
    """Many studios with AI prices of their own; a royalty of 4% on works with a fifth or more made by AI."""
    threshold, rate = 0.2, 0.04
    shares = []
    for price in np.geomspace(0.1, 2, 400):
        factor = wage_factor_below(lambda f, p=price: made(f, p), threshold)
        chosen = 1.0
        if factor is not None:
            costs = [float(SHARES @ mixed(f, price).unit_cost) for f in (factor, 1.0)]
            chosen = factor if stays_below(*costs, rate) else 1.0
        shares.append(made(chosen, price))
    counts = {
        "below": sum(0.17 <= s < 0.1999 for s in shares),
        "at": sum(0.1999 <= s < 0.2 for s in shares),
        "above": sum(0.2 <= s < 0.23 for s in shares),
    }
    assert counts["above"] == 0
    assert counts["at"] > 2 * counts["below"]
    assert max(shares) > 0.25  # those far above do not bother
