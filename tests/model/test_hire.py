"""Hours, pay and wages of a quarter, by hand and by what people are paid."""

import numpy as np
import pytest

from simulator.agents.workforce import EMPLOYED, IDLE
from simulator.model import hire
from simulator.model.model import ResidualModel
from simulator.model.run import start
from tests.model.quiet import at_rest, stepped
from tests.model.worlds import REGIMES, a_run, hollywood, regime


def paid_out(model: ResidualModel) -> np.ndarray:
    """Dollars that rows were paid in the last quarter, by craft."""
    column = (model.now - 1) % 4
    return np.bincount(model.people.craft, model.people.wages[column], model.base.crafts)


@pytest.mark.parametrize("name", REGIMES)
def test_what_people_are_paid_is_the_wage_bill(name: str) -> None:
    seen: list[bool] = []

    def watch(model: ResidualModel) -> None:
        # Newcomers of this quarter stand at the end and were paid nothing.
        assert paid_out(model) == pytest.approx(model.economy.flows.wage_bill, rel=1e-12)
        seen.append(True)

    stepped(name, 6, watch=watch)
    assert len(seen) == 6


def test_hours_are_the_short_side_and_wages_follow_their_rule() -> None:
    model = stepped("status_quo", 7)
    base, wages = model.base, model.economy.wages.copy()
    heads = model.people.headcount(base.crafts)
    asked = sum(cohort.hours for cohort in list(model.economy.cohorts)[-4:]) / 4.0
    hire.hire(model)
    offered = heads * 1800.0 / 4.0 * wages**0.25
    assert model.economy.flows.hours == pytest.approx(np.minimum(asked, offered))
    expected = np.maximum(0.9, wages * np.clip(asked / offered, 0.5, 2.0) ** 0.05)
    assert model.economy.wages == pytest.approx(expected)
    bill = np.minimum(asked, offered) * wages * base.census.pay / 1800.0
    assert model.economy.flows.wage_bill == pytest.approx(bill)


def test_without_luck_or_incumbency_the_skilled_work_first() -> None:
    sector = hollywood().with_values({"labour.match_noise": 0.0, "labour.incumbency": 0.0})
    model = stepped("status_quo", 0, sector=sector)
    share = hire.match(model, np.full(model.base.crafts, 0.5))
    people, active = model.people, model.people.is_active
    for craft in range(model.base.crafts):
        own = active & (people.craft == craft)
        at_work, idle = own & (share > 0.0), own & (share == 0.0)
        assert share[own].sum() == pytest.approx(0.5 * own.sum())
        # a bin of scores is 1/256 of a log point wide, and shares what is left
        assert people.skill[at_work].min() >= people.skill[idle].max() * np.exp(-1.0 / 256.0)


def test_who_has_work_keeps_it_and_who_has_none_is_idle() -> None:
    model = stepped("status_quo", 4)
    people = model.people
    before = people.employer.copy()
    stayed = people.state == EMPLOYED
    hire.match(model, np.full(model.base.crafts, 0.7))
    still = stayed & (people.state == EMPLOYED)
    assert np.array_equal(people.employer[still], before[still])
    assert set(people.employer[people.state == IDLE].tolist()) == {-1}
    assert people.employer[people.state == EMPLOYED].min() >= 0
    assert people.employer.max() < len(model.cast.studios)


def test_pay_is_by_hours_and_skill_within_a_craft() -> None:
    model = start(a_run(regime("status_quo")))
    share = np.where(np.arange(model.people.size) % 2 == 0, 1.0, 0.25) * model.people.is_active
    bills = np.arange(1.0, model.base.crafts + 1.0) * 1e6
    hire.pay(model, share, bills)
    column = model.people.wages[model.now % 4]
    for craft in range(model.base.crafts):
        own = model.people.is_active & (model.people.craft == craft)
        rates = column[own] / (share[own] * model.people.skill[own])
        assert rates == pytest.approx(np.full(own.sum(), rates[0]))
        assert column[own].sum() == pytest.approx(bills[craft])


def test_a_craft_without_people_costs_nothing_and_breaks_nothing() -> None:
    model = stepped("status_quo", 0, sector=at_rest())
    gone = model.people.craft == 3
    model.people.state[gone] = 0
    hire.hire(model)
    flows = model.economy.flows
    assert flows.hours[3] == flows.wage_bill[3] == 0.0
    assert np.isfinite(model.economy.wages).all()
    # nobody offers hours and somebody asks: as tight as it gets, 2 to the power 0.05
    assert model.economy.wages[3] == pytest.approx(2.0**0.05, rel=0.02)
    assert not model.people.wages[model.now % 4, gone].any()
