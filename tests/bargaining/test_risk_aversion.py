"""Risk aversion at the table, MODEL.md (10)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from simulator.bargaining.nash import nash
from simulator.bargaining.risk_aversion import power_of_risk_averse, risk_averse_share


@given(st.floats(0, 0.95))
def test_share_maximises_the_nash_product(aversion):
    best = minimize_scalar(
        lambda x: -(((x ** (1 - aversion)) * (1 - x)) ** 0.5),
        bounds=(1e-9, 1 - 1e-9),
        method="bounded",
        options={"xatol": 1e-10},
    ).x
    assert risk_averse_share(aversion) == pytest.approx(best, abs=1e-5)


def test_by_hand():
    assert risk_averse_share(0.0) == 0.5
    assert risk_averse_share(0.5) == pytest.approx(1 / 3)
    with pytest.raises(ValueError, match="aversion"):
        risk_averse_share(1.0)


@settings(max_examples=25)
@given(st.floats(0.05, 0.95), st.floats(0, 0.9))
def test_risk_aversion_bargains_like_less_power(power, aversion):
    rates = np.linspace(0, 1, 41) ** 3  # finer where c^(1-g) is steep
    utility = nash(rates, rates ** (1 - aversion), 1 - rates, power)
    weaker = nash(rates, rates, 1 - rates, power_of_risk_averse(power, aversion))
    assert utility.rate == pytest.approx(weaker.rate, abs=1e-3)


@given(st.floats(0, 0.9))
def test_equal_power_is_the_closed_form(aversion):
    assert power_of_risk_averse(0.5, aversion) == pytest.approx(risk_averse_share(aversion))
