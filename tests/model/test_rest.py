"""The base year at rest: without progress, diffusion or learning, work and pay stay where they were."""

import numpy as np
import pytest

from simulator.agents.workforce import RETIRED
from simulator.model.model import ResidualModel
from tests.model.quiet import at_rest, stepped


@pytest.mark.parametrize("replication", [0, 1])
def test_work_and_pay_stay_at_base_within_their_noise(replication: int) -> None:
    rows: list[list[float]] = []

    def watch(model: ResidualModel) -> None:
        base, flows = model.base, model.economy.flows
        rows.append(
            [
                flows.hours.sum() / base.hours.sum(),
                model.people.headcount(base.crafts).sum() / base.census.headcounts.sum(),
                (model.economy.wages * base.wage_bill).sum() / base.wage_bill.sum(),
                flows.wage_bill.sum() / base.wage_bill.sum(),
                flows.ai_spending / base.ai_spending.sum(),
                flows.consumer_spending / base.market.base_spending,
            ]
        )

    stepped(
        "status_quo", 40, sector=at_rest(demand__cost_dispersion=0.0), scale=0.02, replication=replication, watch=watch
    )
    table = np.array(rows)
    assert table.mean(axis=0) == pytest.approx(np.ones(6), abs=0.02)
    # no drift: the last two years are where the first two were
    assert table[-8:].mean(axis=0) == pytest.approx(table[:8].mean(axis=0), abs=0.02)


def test_nobody_is_driven_out_by_having_come_lately() -> None:
    model = stepped("status_quo", 8, sector=at_rest(), scale=0.02)
    people = model.people
    entered = (people.state != RETIRED) & (people.birth_quarter >= 0) & (people.birth_quarter < model.now - 8)
    # 9% a year leave, so about 0.91^(age) are still there; without pay for the time before them it was far fewer
    ages = (model.now - 1 - people.birth_quarter[entered]) / 4.0
    expected = (0.91**ages).sum()
    still = people.is_active[entered].sum()
    assert ages.size > 500
    assert still == pytest.approx(expected, abs=4.0 * np.sqrt(expected * 0.2))
