"""The strike calculator against closed forms of Kennan and Wilson."""

import numpy as np
import pytest

from simulator.bargaining.strikes import profit_ratio_for
from simulator.experiments.bargaining.screening import calculator, fund_days, quantiles, rounds
from simulator.experiments.bargaining.task import table_of
from simulator.scenario.figures import replaced
from tests.experiments.bargaining.tables import actors


def table(**dispute: float):
    changed = table_of(actors())
    for name, value in dispute.items():
        changed = replaced(changed, f"dispute.{name}", value)
    return changed


def test_one_strike_in_ten_and_one_round_of_it():
    settled = rounds(table(profit_ratio=profit_ratio_for(0.1)))
    assert settled == pytest.approx([0.9, 0.1], abs=2e-3)


def test_a_guild_that_knows_enough_strikes_never():
    assert rounds(table(profit_ratio=0.5)).tolist() == [1.0]
    found = calculator([table(profit_ratio=0.6)], 1000.0)
    assert found["probability"] == [0.0, 0.0, 0.0]
    assert found["days"]["mean"] is None


def test_incidence_and_length_are_calibrated_apart():
    short, long = (calculator([table(profit_ratio=0.4, round_quarters=r)], 1000.0) for r in (0.2, 0.4))
    assert short["probability"] == long["probability"]
    assert long["days"]["mean"] == pytest.approx(2 * short["days"]["mean"], rel=1e-2)


def test_days_that_a_fund_lasts():
    # 5,200 dollars a year is 14.24 a day; 16.6 m over 10,000 members pays 116.6 days
    assert fund_days(table(strike_pay=5200.0, fund=16.6e6), 10_000.0) == pytest.approx(116.6, abs=0.1)
    assert np.isnan(fund_days(table(strike_pay=0.0), 10_000.0))


def test_quantiles_by_weight():
    found = quantiles(np.array([10.0, 20.0, 30.0]), np.array([0.6, 0.3, 0.1]))
    assert found == {"mean": pytest.approx(15.0), "median": 10.0, "p90": 20.0}


def test_strikes_that_were_seen_stand_beside():
    observed = calculator([table()], 1000.0)["observed"]
    assert observed["manufacturing"]["median"] == 27.0
    assert observed["hollywood"]["writers 2023"] == 148
