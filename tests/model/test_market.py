"""AI firms leave when a royalty that they cannot pass on outruns their cash, and return with another law."""

import numpy as np
import pytest

from simulator.model.train import forced_cost
from simulator.terms.price.statute import Statute
from simulator.terms.royalty.lump_sum import LumpSum
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import regime


def lump(dollars: float):
    royalty = LumpSum(kind="lump_sum", amount=assumption(dollars, "usd_per_year"))
    return regime("data_dignity").replaced(Statute(), royalty)


def selling(model) -> list[bool]:
    return [not firm.left_under for firm in model.cast.ai_firms]


@pytest.mark.parametrize("name", ["status_quo", "data_dignity", "statutory_levy"])
def test_nobody_leaves_under_the_shipped_regimes(name: str) -> None:
    assert all(selling(stepped(name, 16)))


def test_a_ruinous_lump_sum_leaves_one_seller() -> None:
    model = stepped(lump(5e9), 12)
    assert sum(selling(model)) == 1
    left = [firm for firm in model.cast.ai_firms if firm.left_under]
    assert all(firm.revenue == 0.0 for firm in left)
    assert np.isinf(model.economy.firm_prices[[bool(firm.left_under) for firm in model.cast.ai_firms]]).all()
    assert model.economy.ai_price > 1.0 / max(firm.capability for firm in model.cast.ai_firms)


def test_a_retraining_that_the_law_forces_costs_a_part_of_a_year() -> None:
    model = stepped("data_dignity", 2)
    firm = model.cast.ai_firms[0]
    share = model.base.sector.technology.retraining_cost_share.value
    assert forced_cost(model, firm) == pytest.approx(share * 4 * firm.revenue)
    while model.calendar.quarter != 4:
        model.step()
    assert forced_cost(model, firm) == 0.0
