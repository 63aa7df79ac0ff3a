"""AI firms leave when a royalty that they cannot pass on outruns their cash; fresh ones come where they can live."""

import numpy as np
import pytest

from simulator.model.market import base_sales, leave
from simulator.model.train import TRAINING_QUARTER, forced_cost
from simulator.quarters import Quarter
from simulator.scenario.parameters import Switches
from simulator.terms.price.statute import Statute
from simulator.terms.royalty.lump_sum import LumpSum
from simulator.units import assumption
from tests.model.quiet import stepped
from tests.model.worlds import REGIMES, hollywood, regime

FIRST = Quarter(2027, 1)


def lump(dollars: float):
    royalty = LumpSum(kind="lump_sum", amount=assumption(dollars, "usd_per_year"))
    return regime("data_dignity").replaced(Statute(), royalty)


def selling(model) -> list[bool]:
    return [not firm.left_under for firm in model.cast.ai_firms if not firm.is_entrant]


def newcomers(model):
    return model.cast.ai_firms[-1]


@pytest.mark.parametrize("name", REGIMES)
def test_nobody_leaves_or_enters_under_the_shipped_regimes(name: str) -> None:
    model = stepped(name, 16)
    assert all(selling(model))
    assert newcomers(model).is_entrant
    assert newcomers(model).revenue == newcomers(model).base_share == 0.0


def test_a_lump_sum_is_not_owed_by_who_does_not_sell() -> None:
    model = stepped(lump(5e9), 12)
    sells = np.array([firm.revenue > 0.0 for firm in model.cast.ai_firms])
    assert sells.sum() == 1
    assert np.array_equal(model.accrued.owed[: sells.size] > 0, sells)


def test_new_firms_take_the_place_of_one_that_left_and_earn_nothing() -> None:
    seen = []

    def look(model) -> None:
        if model.calendar == FIRST + 1:
            leave(model, model.cast.ai_firms[0])  # a third of the market
        if model.calendar.quarter == 3 and model.calendar > FIRST:
            seen.append(newcomers(model).revenue / sum(firm.revenue for firm in model.cast.ai_firms))

    alike = hollywood().with_values({"technology.data_elasticity": 0.0})  # all firms are equally good
    model = stepped("status_quo", 11, sector=alike, watch=look)
    gone = model.cast.ai_firms[0].base_share
    assert seen[0] == 0.0  # who comes must learn first: the fourth quarter's model sells from January
    assert seen[-1] == pytest.approx(gone, rel=1e-9)  # exactly the share that became free
    assert newcomers(model).profit == pytest.approx(0.0, abs=1e-9 * newcomers(model).revenue)
    assert newcomers(model).claims.weights.sum() == pytest.approx(1.0)
    assert model.economy.ai_price * model.cast.ai_firms[1].capability == pytest.approx(1.0, rel=1e-9)


def test_where_the_fixed_cost_stays_what_it_was_the_number_of_firms_follows_the_market() -> None:
    sector = hollywood().model_copy(update={"switches": Switches(ai_fixed_cost="constant")})
    seen = []

    def look(model) -> None:
        if model.calendar.quarter == TRAINING_QUARTER:
            seen.append(sum(firm.revenue for firm in model.cast.ai_firms) / base_sales(model))

    model = stepped("status_quo", 13, sector=sector, watch=look)
    growth = seen[-1]  # when those who sell today entered; all firms are equally good
    assert 1.0 + newcomers(model).base_share == pytest.approx(growth, rel=0.05)
    assert newcomers(model).base_share > 0.5


def test_sales_that_the_royalty_does_not_count_do_not_carry_it() -> None:
    model = stepped("data_dignity", 4)  # 10 % of what studios pay
    others = model.base.sector.technology.other_users_share.value
    for firm in model.cast.ai_firms[:-1]:
        paid = firm.revenue - firm.studio_revenue
        assert paid == pytest.approx(firm.studio_revenue * 0.9 * others / (1.0 - others))
        # the markup stays on what is sold, wherever: profit over cost of sales is what it was
        kept = firm.profit + firm.fixed_cost
        assert kept / (firm.revenue - 0.1 * firm.studio_revenue) == pytest.approx(1.0 - 1.0 / 1.67, rel=1e-6)


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
