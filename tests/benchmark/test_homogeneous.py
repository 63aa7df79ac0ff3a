"""M1 by its own limits: base year, pass-through, free entry, neutrality of AI where nothing is exposed."""

from dataclasses import replace

import pytest

from simulator.benchmark.homogeneous import Conditions, solve
from simulator.benchmark.industry import Industry
from tests.benchmark.twin import homogeneous

INDUSTRY = Industry.of(homogeneous())
REST = Conditions(adoption=INDUSTRY.adoption, ai_price=1.0)


def test_the_base_year_is_its_own_equilibrium() -> None:
    # viewers' mood about AI is not in the base year, so without it
    indifferent = replace(INDUSTRY, distaste=0.0)
    found = solve(indifferent, REST)
    assert found.works == pytest.approx(INDUSTRY.works)
    assert found.price_index == pytest.approx(1.0)
    assert found.hours == pytest.approx(INDUSTRY.hours)
    assert found.ai_spending == pytest.approx(INDUSTRY.ai_spending)


def test_a_royalty_on_the_gross_is_shifted_by_one_over_one_less_it() -> None:
    # no newcomers, equal ideas, eps = 1 (spending fixed), AI makes everything it can whatever the wage: N falls by
    # (1-rho) with free entry, MODEL.md (5): N = (1-rho) E/(sd f C), and P = (N/N0)^(1/(1-sd)) C/(1-rho)
    bare = replace(INDUSTRY, distaste=0.0, entrant_share=1e-12, tail=1e9, demand_elasticity=1.0, input_substitution=0.0)
    free, taxed = solve(bare, REST), solve(bare, replace(REST, rate_on_gross=0.05))
    rate = 0.05 * taxed.ai_made
    cost = (taxed.price_index * (taxed.works / bare.works) ** (1.0 / (bare.work_substitution - 1.0))) * (1.0 - rate)
    assert taxed.works / free.works == pytest.approx((1.0 - rate) / cost, rel=1e-6)


def test_where_nothing_is_exposed_its_price_moves_nothing() -> None:
    closed = replace(INDUSTRY, exposure=1e-8, ai_spending=1e-10 * INDUSTRY.wage_bill)
    cheap, dear = solve(closed, replace(REST, ai_price=0.01)), solve(closed, REST)
    assert cheap.hours == pytest.approx(dear.hours, rel=1e-5)
