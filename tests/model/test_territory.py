"""Receipts from abroad: they are the studio's, enter a royalty where it is worldwide, and are nobody's surplus here."""

import numpy as np
import pytest

from simulator.model.account import consumers_surplus, parties_of, resources_of
from simulator.model.commission import counted_rate, kept_of_all, tasks
from simulator.terms.royalty.gross import Gross
from simulator.terms.sheet import TermSheet
from simulator.units import assumption
from tests.model.quiet import at_rest, stepped
from tests.model.worlds import hollywood, regime

ABROAD = 0.3


def gross(territory: str, rate: float = 0.04) -> TermSheet:
    return regime("status_quo").replaced(Gross(rate=assumption(rate, "share"), territory=territory))


def world(share: float = ABROAD):
    return hollywood().with_values({"demand.foreign_receipts": share})


def test_a_worldwide_royalty_counts_receipts_from_abroad_and_a_domestic_one_does_not() -> None:
    for territory, factor in (("domestic", 1.0), ("worldwide", 1.0 + ABROAD)):
        model = stepped(gross(territory), 6, sector=world())
        flows, owed = model.economy.flows, model.accrued.owed[len(model.cast.ai_firms) :]
        expected = 0.04 * factor * flows.ai_made * flows.gross_by_studio
        assert owed / 1e8 == pytest.approx(expected, rel=1e-8)
        revenue = [studio.revenue for studio in model.cast.studios]
        assert revenue == pytest.approx((1.0 + ABROAD) * flows.gross_by_studio)


def test_without_receipts_from_abroad_the_territory_is_a_word() -> None:
    sheets = gross("domestic"), gross("worldwide")
    one, other = (stepped(sheet, 6, sector=world(0.0)) for sheet in sheets)
    assert np.array_equal(one.accrued.owed, other.accrued.owed)
    assert one.economy.flows.studio_profit == other.economy.flows.studio_profit


def test_the_base_year_is_the_same_for_people_and_viewers_and_larger_for_studios() -> None:
    home, both = (stepped("status_quo", 1, sector=at_rest(demand__foreign_receipts=share)) for share in (0.0, ABROAD))
    assert both.economy.flows.hours == pytest.approx(home.economy.flows.hours, rel=1e-3)
    assert consumers_surplus(both) == pytest.approx(consumers_surplus(home), rel=0.02)  # wages adjust a little
    ratio = both.economy.flows.studio_profit / home.economy.flows.studio_profit
    assert ratio == pytest.approx(1.0 + ABROAD, rel=0.02)


def test_what_a_royalty_leaves_of_all_receipts_by_hand() -> None:
    # of 1 at home and 0.3 abroad a royalty of 10 % at home leaves 1.2 of 1.3, a worldwide one 1.17
    for territory, kept in (("domestic", 1.2), ("worldwide", 1.17)):
        model = stepped(gross(territory), 1, sector=world())
        assert float(kept_of_all(model, 0.1)) * 1.3 == pytest.approx(kept)


def test_a_worldwide_royalty_saves_more_human_hours_as_the_wage_subsidy_says() -> None:
    models = [stepped(gross(territory), 1, sector=world()) for territory in ("domestic", "worldwide")]
    odds = [(mix := tasks(model)).ai_share / (1.0 - mix.ai_share) for model in models]
    theta = 0.72 * 0.38
    subsidies = [1.0 - rate / theta for rate in (0.04, 0.04 * 1.3)]  # w_eff = w (1 - rho/thL), MODEL.md (5)
    prices = [model.economy.wages for model in models]
    expected = (subsidies[1] * prices[1] / (subsidies[0] * prices[0])) ** 0.5
    assert odds[1] / odds[0] == pytest.approx(expected, rel=1e-2)
    assert counted_rate(models[1], 0.5) == pytest.approx(0.02)


@pytest.mark.parametrize("territory", ["domestic", "worldwide"])
def test_the_account_adds_up(territory: str) -> None:
    def watch(model) -> None:
        parties, sources = parties_of(model), resources_of(model)
        assert parties.total == pytest.approx(sources.total, rel=1e-9)

    stepped(gross(territory), 6, sector=world(), watch=watch)
