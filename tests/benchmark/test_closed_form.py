"""M0 is the base year in the base year, and close to M1 while little has changed."""

import pytest

from simulator.benchmark.closed_form import glance
from simulator.benchmark.industry import Industry, Policy
from simulator.benchmark.path import path
from tests.benchmark.twin import homogeneous

BASE = 2025 * 4 + 2  # the middle of the base year: adoption and capability of the base year until its end


def test_the_base_year_is_reproduced() -> None:
    industry = Industry.of(homogeneous())
    found = glance(industry, Policy(), BASE - 4)
    assert found.hours == pytest.approx(industry.hours)
    assert found.ai_spending == pytest.approx(industry.ai_spending)


@pytest.mark.parametrize("policy", [Policy(), Policy(on_ai_revenue=0.1), Policy(on_gross=0.02)])
def test_closed_forms_are_near_the_equilibrium_a_year_on(policy: Policy) -> None:
    industry = Industry.of(homogeneous())
    near, exact = glance(industry, policy, BASE + 4), path(industry, policy, BASE + 4, 5)
    assert near.hours == pytest.approx(exact.hours[0], rel=0.02)
    assert near.ai_made_share == pytest.approx(exact.ai_made_share[4], rel=1e-9)  # out a year after it was begun


def test_dearer_ai_gives_people_more_hours_where_the_sign_expression_is_positive() -> None:
    industry = Industry.of(homogeneous())
    hours = [glance(industry, Policy(on_ai_revenue=rate), BASE + 20).hours for rate in (0.0, 0.1, 0.3)]
    assert hours == sorted(hours)
    assert len(set(hours)) == 3
