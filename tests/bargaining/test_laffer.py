"""Laffer and Nash rates, MODEL.md (10), against the markets that they summarise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from simulator.bargaining.laffer import (
    ai_revenue_elasticity,
    industry_over_single_firm,
    laffer_rate,
    laffer_unit_levy,
    nash_rate,
)
from simulator.behaviour.pricing import industry_elasticity, work_price
from simulator.behaviour.slate import Market, green_light
from simulator.behaviour.task_mix import choose


def highest(income, top):
    return minimize_scalar(lambda r: -income(r), bounds=(0, top), method="bounded", options={"xatol": 1e-9}).x


@given(st.floats(1.2, 6))
def test_one_studio_raises_most_at_one_over_sd(sd):
    """Revenue p x p^-sd at its own price under the royalty."""
    best = highest(lambda rate: rate * float(work_price(1.0, sd, rate)) ** (1 - sd), 0.999)
    assert laffer_rate(sd) == pytest.approx(best, abs=1e-5)


def studios(rate, eps, has_entry):
    """Royalty from an industry of equal works, by the slate; without entry the number of works stays."""
    count = 20_000 if has_entry else 100
    fixed = 0.01 if has_entry else 1e-9
    market = Market(100.0, 0.2, eps, 3.7)
    got = green_light(np.ones(count), np.ones(count), fixed, np.full(count, rate), market)
    return rate * got.revenues.sum()


@pytest.mark.parametrize("eps", [1.1, 1.5, 2.0])
@pytest.mark.parametrize("has_entry", [False, True])
def test_an_industry_raises_most_at_one_over_its_elasticity(eps, has_entry):
    best = highest(lambda rate: studios(rate, eps, has_entry), 0.99)
    assert laffer_rate(industry_elasticity(eps, 3.7, has_entry)) == pytest.approx(best, abs=2e-4)


@given(st.floats(1.1, 6), st.floats(0.05, 1))
def test_nash_rate_maximises_the_product(elasticity, power):
    best = highest(
        lambda r: (r * (1 - r) ** (elasticity - 1)) ** power * ((1 - r) ** elasticity / elasticity) ** (1 - power),
        0.9999,
    )
    assert nash_rate(power, elasticity) == pytest.approx(best, abs=1e-4)


def test_corners():
    assert laffer_rate(0.8) == 1.0
    assert nash_rate(0.9, 0.8) == 1.0
    with pytest.raises(ValueError, match="raises more"):
        laffer_unit_levy(1.0, 1.0)


@given(st.floats(1.3, 6), st.floats(0.2, 3))
def test_unit_levy_raises_most_at_cost_over_e_less_one(elasticity, cost):
    best = highest(lambda t: t * (cost + t) ** -elasticity, 40 * cost)
    assert laffer_unit_levy(cost, elasticity) == pytest.approx(best, rel=1e-4)


@given(st.floats(1.01, 2), st.floats(2.5, 6), st.booleans())
def test_sector_wide_over_one_firm(eps, sd, has_entry):
    industry = industry_elasticity(eps, sd, has_entry)
    assert industry_over_single_firm(eps, sd, has_entry) == pytest.approx(laffer_rate(industry) / laffer_rate(sd))


@given(st.floats(0.05, 1), st.floats(1.2, 5), st.floats(0.1, 5), st.floats(0, 2))
def test_ai_elasticity_is_the_slope_of_ai_use(kappa, sigma, price, craft_elasticity):
    def use(x):
        mix = choose(np.ones(1), np.ones(1), x, np.array([kappa]), sigma, 0.3)
        return mix.ai_input[0] / x * mix.unit_cost[0] ** -craft_elasticity

    step = 1e-5
    slope = np.log(use(price * np.exp(step)) / use(price * np.exp(-step))) / (2 * step)
    share = choose(np.ones(1), np.ones(1), price, np.array([kappa]), sigma, 0.3).ai_share[0]
    assert ai_revenue_elasticity(sigma, share, kappa, craft_elasticity) == pytest.approx(-slope, abs=1e-6)
