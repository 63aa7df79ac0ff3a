"""Employers' contributions to plans: a part of labour cost, by guild, by hand."""

import numpy as np
import pytest

from simulator.model.account import account
from simulator.model.plans import of_pay, plan_contributions
from tests.model.quiet import at_rest, stepped
from tests.model.worlds import hollywood


def test_of_121_dollars_that_a_performer_costs_21_go_to_plans() -> None:
    assert of_pay(0.21) * 121.0 == pytest.approx(21.0)
    assert of_pay(0.0) == 0.0


def test_each_guilds_crafts_pay_its_rate_and_the_sum_is_the_whole() -> None:
    model = stepped("status_quo", 2)
    row, bills = plan_contributions(model), model.economy.flows.wage_bill
    crafts = model.base.sector.crafts
    for guild in hollywood().guilds:
        rate = guild.plan_contribution.value if guild.plan_contribution else 0.0
        bill = sum(bills[k] for k, craft in enumerate(crafts) if craft.guild == guild.name)
        assert row[f"plan_contributions/guild={guild.name}"] == pytest.approx(bill * rate / (1.0 + rate))
    parts = [value for name, value in row.items() if "/guild=" in name]
    assert row["plan_contributions"] == pytest.approx(sum(parts))
    # $38.4 bn of wages a year; crafts of the five guilds at 15 to 21 % of earnings
    assert 3e9 < 4.0 * row["plan_contributions"] < 6.5e9
    assert row["plan_contributions/guild=none"] == 0.0


def test_at_fixed_spending_a_price_change_is_worth_e_times_it_and_follows_what_segments_spend() -> None:
    model = stepped("status_quo", 1, sector=at_rest())
    model.economy.flows.price_index = 0.98
    row = account(model)
    spending = model.base.market.base_spending
    assert row["compensating_variation"] == pytest.approx(0.02 * spending)
    # with an elasticity of 1.1 surplus is -E ln P to the first order, and both agree to the square of 2 %
    surplus = sum(value for name, value in row.items() if name.startswith("consumer_surplus_change/"))
    assert surplus == pytest.approx(0.02 * spending, rel=0.02)
    parts = np.array([row[f"compensating_variation/segment={segment.name}"] for segment in model.cast.households])
    assert parts == pytest.approx(0.02 * spending * np.array([0.12, 0.16, 0.20, 0.23, 0.29]))
