"""What a strike costs and what comes after it, from worlds made by hand."""

import numpy as np
import pytest

from simulator.experiments.bargaining.summary.strike import renewed, strike

COSTS = {"days": 100.0, "members": 4e6, "other_crafts": 8e6, "studios": 2e6, "ai_firms": 0.0, "viewing": 1e6,
         "by_craft": np.array([4e6, 8e6]), "work_gap": np.array([0.9, 0.2]),
         "release_gap": np.array([0.0, 0.5])}  # fmt: skip


def test_costs_by_day_and_by_member():
    found = strike([{"strike": COSTS, "members": 1000.0, "crafts": ["actors", "camera"]}])
    assert found["cost_per_day"]["other_crafts"] == pytest.approx([8e4] * 3)
    assert found["cost_per_member"] == pytest.approx([4000.0] * 3)
    assert found["cost_per_member_day"] == pytest.approx([40.0] * 3)
    assert [ends[1] for ends in found["gaps"]["release"]] == [0.0, 0.5]
    assert found["by_craft_per_day"]["camera"] == pytest.approx([8e4] * 3)


def test_worlds_without_a_deal_after_a_strike_are_counted():
    ends = {"low": 0.1, "middle": 0.2, "high": 0.3}
    none = dict.fromkeys(ends, float("nan"))
    lines = [{"before": ends, "after": after, "lift": 5.0, "years_left": 2.0} for after in (ends, none)]
    found = renewed([{"renewed": one} for one in lines])
    assert found["deal_share"] == {"before": 1.0, "after": 0.5}
    assert found["after"]["middle"] == pytest.approx([0.2] * 3)
    assert found["lift"] == pytest.approx([5.0] * 3)
