"""The table of headlines: what is set beside a baseline that has no value, or none in some worlds."""

import math

import pytest

from simulator.charts.headline import HEADLINES
from simulator.commands.headlines import probability_above
from tests.charts.tiny import tiny

BY_NAME = {headline.name: headline for headline in HEADLINES}


def test_a_baseline_without_a_value_is_not_below_anything():
    """Nothing is due under the old rule, so that no part of it can reach anybody."""
    read = tiny({
        "paid_people": {("old", "ensemble"): [0.0, 0.0], ("new", "ensemble"): [30.0, 40.0]},
        "royalty_owed": {("old", "ensemble"): [0.0, 0.0], ("new", "ensemble"): [100.0, 100.0]},
    }, flows=["paid_people", "royalty_owed"])  # fmt: skip
    assert math.isnan(probability_above(read, BY_NAME["reaching_share"], "new"))


def test_a_world_whose_baseline_failed_is_no_win():
    """Three worlds: one is won, one lost, in one the baseline failed."""
    read = tiny({
        "paid_people": {("old", "ensemble"): [10.0, 20.0, math.nan], ("new", "ensemble"): [11.0, 19.0, 5.0]},
        "headcount": {("old", "ensemble"): [1.0, 1.0, math.nan], ("new", "ensemble"): [1.0, 1.0, 1.0]},
    }, flows=["paid_people"])  # fmt: skip
    assert probability_above(read, BY_NAME["money_per_worker"], "new") == pytest.approx(0.5)
