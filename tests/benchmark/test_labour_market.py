"""M1's labour market at rest: closed forms where there are any, and M2 in its homogeneous limit comes to rest there."""

from dataclasses import replace

import pytest

from simulator.benchmark.homogeneous import Conditions
from simulator.benchmark.industry import Industry
from simulator.benchmark.labour_market import at_rest
from simulator.model.run import simulate
from simulator.terms.price.statute import Statute
from tests.benchmark.twin import homogeneous
from tests.model.worlds import a_run, regime

INDUSTRY = Industry.of(homogeneous())
REST = Conditions(adoption=INDUSTRY.adoption, ai_price=1.0)
SUPPLY, MINIMUM = 0.25, 0.9
WITHIN = 2e-3  # as in test_path: luck of some hundred ideas


def test_the_base_year_rests_at_its_own_wage() -> None:
    found = at_rest(replace(INDUSTRY, distaste=0.0), REST, SUPPLY, MINIMUM)
    assert found.wage == pytest.approx(1.0)
    assert found.idle_share == pytest.approx(0.0, abs=1e-12)


def test_a_minimum_above_that_wage_leaves_people_idle_by_its_closed_form() -> None:
    # nothing exposed, all cost is labour, equal ideas: hours = w^-eps_X with eps_X = eps (sd-1)/(sd-eps), MODEL.md (1),
    # and offer = w^0.25, so a minimum m leaves 1 - m^-(eps_X + 0.25) of the hours on offer unused
    sd, eps, minimum = INDUSTRY.work_substitution, INDUSTRY.demand_elasticity, 1.1
    equal = replace(INDUSTRY, exposure=1e-9, ai_spending=1e-10, distaste=0.0, entrant_share=1e-12, tail=1e9)
    labour_only = replace(equal, wage_bill=equal.spending * (1 - 1e-9))
    found = at_rest(labour_only, REST, SUPPLY, minimum)
    assert found.idle_share == pytest.approx(1 - minimum ** -(eps * (sd - 1) / (sd - eps) + SUPPLY), rel=1e-6)


def test_where_ai_is_cheap_the_wage_rests_at_its_minimum_and_people_idle() -> None:
    found = at_rest(INDUSTRY, replace(REST, adoption=0.9, ai_price=0.01), SUPPLY, MINIMUM)
    assert found.wage == MINIMUM
    assert found.industry.hours < found.hours_offered
    assert found.idle_share > 0.0


def test_hours_that_no_wage_brings_forth_are_an_error() -> None:
    with pytest.raises(ValueError, match="hours are short at 8"):
        at_rest(INDUSTRY, REST, supply_elasticity=-2.0, minimum_wage=1.01)  # the more is paid, the less is offered


def test_the_model_in_its_homogeneous_limit_comes_to_rest_where_the_benchmark_does() -> None:
    # technology stands still; a royalty on the gross asks for more human hours from the first quarter on, and wages
    # move until offer and demand meet again
    still = {
        "technology.substitution_progress": 0.0,
        "technology.bass_innovation": 0.0,
        "technology.bass_imitation": 0.0,
        "labour.wage_adjustment": 0.2,
    }
    sector, rate = homogeneous().with_values(still), 0.1
    terms = regime("union_negotiated").replaced(Statute()).with_rate(rate)
    last = simulate(a_run(terms, sector=sector, quarters=60)).rows[-1]
    industry = Industry.of(sector)
    supply = sector.labour.supply_elasticity.value
    rest = at_rest(industry, Conditions(industry.adoption, 1.0, rate), supply, sector.labour.minimum_pay.value)
    assert rest.wage > 1.0
    assert last["hours"] == pytest.approx(rest.industry.hours, rel=WITHIN)
    paid = rest.wage * industry.wage_bill / industry.hours * rest.industry.hours
    assert last["wage_income"] == pytest.approx(paid, rel=WITHIN)
